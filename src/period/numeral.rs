//! Small whole numbers as time expressions write them: 2022, 二〇二二, 二0二二, 十二, 两, 三十.
//!
//! Not the room `number`: values of measures are read there. Here a number is a year, a month, a day or a count of
//! units, and nothing larger than four digits.

/// A number at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub value: u32,
    /// Bytes it takes.
    pub len: usize,
    /// Digits written one by one (2022, 二〇二二); `None` for 十二 and 二十.
    pub digits: Option<u8>,
    /// Whether it is a bare magnitude, 百 or 千, that is rather part of a word.
    pub is_bare_magnitude: bool,
    /// Whether two digits stand for one or the other: 两三, 三五.
    pub is_guess: bool,
}

impl Numeral {
    /// The year it may be.
    pub fn year(self) -> Option<i32> {
        let is_year = self.digits == Some(4) && (1800..2200).contains(&self.value);
        i32::try_from(self.value).ok().filter(|_| is_year)
    }

    /// The month it may be.
    pub fn month(self) -> Option<u8> {
        let is_month = (1..=12).contains(&self.value) && self.digits.is_none_or(|digits| digits <= 2);
        u8::try_from(self.value).ok().filter(|_| is_month)
    }

    /// The day of a month it may be.
    pub fn day(self) -> Option<u8> {
        u8::try_from(self.value).ok().filter(|day| (1..=31).contains(day))
    }
}

fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    Some(match c {
        '０'..='９' => c as u32 - '０' as u32,
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn magnitude(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// Whether a number may hold a character.
pub(super) fn is_sign(c: char) -> bool {
    digit(c).or_else(|| magnitude(c)).is_some()
}

/// Reads a number of at most four digits at the start of `text`.
pub(super) fn read(text: &str) -> Option<Numeral> {
    let mut chars = text.chars();
    let mut next = chars.next();
    let (mut value, mut digits, mut len) = (0u32, 0u8, 0);
    while let Some((c, own)) = next.and_then(|c| Some((c, digit(c)?))) {
        if digits == 5 {
            return None;
        }
        (value, digits, len) = (value * 10 + own, digits + 1, len + c.len_utf8());
        next = chars.next();
    }
    if next.and_then(magnitude).is_none() {
        let is_guess = digits == 2 && text.starts_with(|c: char| !c.is_ascii_digit() && digit(c) != Some(0));
        let numeral = Numeral { value, len, digits: Some(digits), is_bare_magnitude: false, is_guess };
        return (1..=4).contains(&digits).then_some(numeral);
    }
    positional(text)
}

fn positional(text: &str) -> Option<Numeral> {
    let (mut total, mut pending, mut len, mut smallest) = (0u32, None::<u32>, 0usize, u32::MAX);
    for (count, c) in text.chars().enumerate() {
        if count == 9 {
            return None;
        }
        if let Some(value) = digit(c) {
            if pending.is_some_and(|before| before != 0) {
                return None;
            }
            pending = Some(value);
        } else if let Some(size) = magnitude(c) {
            if size >= smallest {
                return None;
            }
            smallest = size;
            total += pending.take().filter(|value| *value > 0).unwrap_or(1) * size;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    let is_bare_magnitude = matches!(text.get(..len), Some("百" | "千"));
    let value = total + pending.unwrap_or(0);
    (len > 0).then_some(Numeral { value, len, digits: None, is_bare_magnitude, is_guess: false })
}
