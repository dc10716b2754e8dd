//! [`Numeral`]: a number as it is written, with its value and precision.

use super::compound::{self, Compound};
use super::glyph::{Glyph, SIGNS, Set, arabic_digit, char_at, char_before, glyph};
use super::magnitude::Magnitude;
use super::words::Words;
use super::{Value, arabic};

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// 3247, 1,100, 75.8.
    Arabic,
    /// 三千五百, 十二三, 三点五.
    Chinese,
    /// 3万4000, 1千零1, 5.6万亿.
    Mixed,
    /// 三分之一, 1/3, 千分之三, 一半.
    Fraction,
    /// 65%, 百分之六十五, 三成.
    Percent,
    /// Digit by digit, as years and codes are: 二〇二二, 00006.
    Digits,
}

/// A number as it is written.
///
/// Bound words and classifiers are not part of it. A vague word inside a number (二百三十余万) ends the numeral; the
/// [`Magnitude`] behind the word is read apart.
///
/// `step` is the written precision: the weight of the last digit that is written (100 for 1.45万, 1 for 3000 and for
/// 3万4000). In Chinese numerals it is the weight of the last place that is named (三千 has 1000, 三千五百 has 100),
/// except that tens count as exact, since 二十 has no other spelling. A fraction is exact and has a step of nought.
///
/// ```
/// use zongshu::number::{Form, Numeral};
/// let found = Numeral::read("约十二三万人", 3).expect("a numeral");
/// assert_eq!((found.start, found.end, found.form), (3, 15, Form::Chinese));
/// assert_eq!(found.value.to_string(), "120000");
/// assert_eq!(found.upper.map(|upper| upper.to_string()).as_deref(), Some("130000"));
/// assert_eq!(found.step.to_string(), "10000");
/// assert_eq!(Numeral::read("192.168.1.1", 0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The value; of 三四百 the lower.
    pub value: Value,
    /// The upper value of 三四百, 十二三万, 两三.
    pub upper: Option<Value>,
    /// Weight of the last written digit.
    pub step: Value,
    /// Weight of the units the numeral ends in where they apply to all of it (10000 in 12万, 1 in 3万4000), so that 3至5万
    /// can be read as 3万 to 5万.
    pub magnitude: Value,
    /// How it is written.
    pub form: Form,
    /// Where the sign of a percentage starts: %, ‰, 成. It ends where the numeral ends.
    pub sign: Option<usize>,
}

impl Numeral {
    /// Reads the longest numeral that starts at byte `at`.
    ///
    /// `None` where none starts: inside a character, inside a longer number, at a unit without digits (see
    /// [`Magnitude`]), and at dotted or overlong strings of digits.
    pub fn read(text: &str, at: usize) -> Option<Numeral> {
        let first = char_at(text, at)?;
        let is_arabic = arabic_digit(first).is_some();
        if !is_arabic && first != '折' && !is_start(first) {
            return None;
        }
        if is_arabic && inside_number(text, at, first) || Words::get().ends_word(text, at, first) {
            return None;
        }
        if is_arabic {
            return read_suffixed(text, at);
        }
        if let Some(half) = read_half(text, at, first) {
            return Some(half);
        }
        if let Some(unit) = Magnitude::read(text, at) {
            // 百分之三, 千分之三: the denominator has no digit.
            if let Some(fraction) = fraction(text, at, unit.end, unit.weight) {
                return Some(fraction);
            }
        }
        read_suffixed(text, at)
    }
}

/// Whether `c` may start a numeral or a magnitude: a quick test for a scan of a text.
///
/// ```
/// assert!(zongshu::number::is_start('三') && zongshu::number::is_start('9'));
/// assert!(!zongshu::number::is_start('人'));
/// ```
pub fn is_start(c: char) -> bool {
    c.is_ascii_digit() || c == '半' || glyph(c).is_some()
}

/// The characters that [may start](is_start) a numeral or a magnitude.
pub(crate) fn starts() -> impl Iterator<Item = char> {
    SIGNS.chars().chain(['半'])
}

/// One past the run of digits and units that starts at `at`: where a scan may go on when nothing was read at `at`.
pub fn run_end(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..) else { return at };
    let inside = |c: &char| glyph(*c).is_some() || matches!(c, '.' | ',');
    at + rest.chars().take_while(inside).map(char::len_utf8).sum::<usize>()
}

/// The end of a 半 at `at` that adds a half to the count before it (两个半); `None` where 半 begins another word.
pub fn half_end(text: &str, at: usize) -> Option<usize> {
    (char_at(text, at) == Some('半') && !Words::get().starts_half_word(text, at)).then_some(at + '半'.len_utf8())
}

/// Whether the Arabic digit at `at` is in the middle of others: behind a digit, or behind the point or comma of a number.
fn inside_number(text: &str, at: usize, first: char) -> bool {
    match char_before(text, at) {
        Some(point @ ('.' | '．')) => char_before(text, at - point.len_utf8()).and_then(arabic_digit).is_some(),
        // The nought of 二0二二 belongs to the digits before it.
        Some(before) => match glyph(before) {
            Some(Glyph::Digit(set, _)) => set == Set::Arabic || arabic_digit(first) == Some(0),
            _ => false,
        },
        None => false,
    }
}

fn read_half(text: &str, at: usize, first: char) -> Option<Numeral> {
    let length = match first {
        '半' if text.get(at..)?.starts_with("半数") => "半数".len(),
        '半' => '半'.len_utf8(),
        '折' | '一' => {
            let after = at + first.len_utf8();
            half_end(text, after)?;
            after + '半'.len_utf8() - at
        }
        _ => return None,
    };
    let value = Value::ratio(1, 2)?;
    Some(exact(at, at + length, value, Form::Fraction))
}

fn exact(start: usize, end: usize, value: Value, form: Form) -> Numeral {
    Numeral { start, end, value, upper: None, step: Value::ZERO, magnitude: Value::ONE, form, sign: None }
}

/// A number without fraction bar or sign of percentage.
fn read_plain(text: &str, at: usize) -> Option<Numeral> {
    let first = char_at(text, at)?;
    if arabic_digit(first).is_some() {
        let number = arabic::read(text, at)?;
        if number.places > 0 || number.padded {
            return read_decimal(text, at, number);
        }
        if char_at(text, number.end).and_then(glyph).is_none() {
            let whole = exact(at, number.end, Value::from(number.digits), Form::Arabic);
            return Some(Numeral { step: Value::ONE, ..whole });
        }
    }
    let Compound { end, low, high, step, magnitude, form } = compound::read(text, at)?;
    if matches!(glyph(first), Some(Glyph::Digit(Set::Financial, _))) && low == high && low < 10 {
        // A single cheque digit without a unit is an ordinary word: 肆意, 陆续.
        return None;
    }
    let mut numeral = Numeral {
        start: at,
        end,
        value: Value::from(low),
        upper: (high != low).then_some(Value::from(high)),
        step: Value::from(step),
        magnitude: Value::from(magnitude),
        form,
        sign: None,
    };
    if let Some(decimal) = read_spoken_decimal(text, &numeral) {
        numeral = decimal;
    }
    Some(numeral)
}

fn read_decimal(text: &str, at: usize, number: arabic::Arabic) -> Option<Numeral> {
    let mut numeral = Numeral {
        start: at,
        end: number.end,
        value: number.value()?,
        upper: None,
        step: number.step()?,
        magnitude: Value::ONE,
        form: if number.padded && number.places == 0 { Form::Digits } else { Form::Arabic },
        sign: None,
    };
    if numeral.form == Form::Arabic {
        lift(text, &mut numeral)?;
    }
    Some(numeral)
}

/// Takes in the magnitude behind a decimal.
fn lift(text: &str, numeral: &mut Numeral) -> Option<()> {
    if let Some(unit) = Magnitude::read(text, numeral.end) {
        let weight = Value::from(unit.weight);
        numeral.value = numeral.value.checked_mul(weight)?;
        numeral.step = numeral.step.checked_mul(weight)?;
        (numeral.magnitude, numeral.end) = (weight, unit.end);
        if numeral.form == Form::Arabic {
            numeral.form = Form::Mixed;
        }
    }
    Some(())
}

/// 三点五, 三点二五万.
fn read_spoken_decimal(text: &str, numeral: &Numeral) -> Option<Numeral> {
    let point = char_at(text, numeral.end).filter(|c| matches!(c, '点' | '點'))?;
    let simple = numeral.form == Form::Chinese && numeral.upper.is_none() && numeral.magnitude == Value::ONE;
    if !simple || Words::get().starts_point_word(text, numeral.end) {
        return None;
    }
    let (end, digits, places) = compound::chinese_digits(text, numeral.end + point.len_utf8())?;
    if matches!(char_at(text, end), Some('十' | '百' | '千' | '刻')) {
        // A time of day, 三点五十.
        return None;
    }
    let step = Value::ratio(1, 10_i128.checked_pow(places)?)?;
    let value = numeral.value.checked_add(step.checked_mul(Value::from(digits))?)?;
    let mut decimal = Numeral { end, value, step, ..*numeral };
    lift(text, &mut decimal)?;
    Some(decimal)
}

/// A number with what makes a fraction or a percentage of it.
fn read_suffixed(text: &str, at: usize) -> Option<Numeral> {
    let mut numeral = read_plain(text, at);
    // A numeral is long, and is not moved where nothing is made of it.
    if let Some(found) = numeral.as_ref().and_then(|plain| suffixed(text, plain)) {
        numeral = Some(found);
    }
    numeral
}

/// The fraction or percentage that what stands behind a number makes of it.
fn suffixed(text: &str, numeral: &Numeral) -> Option<Numeral> {
    match char_at(text, numeral.end)? {
        _ if numeral.form == Form::Digits => None,
        sign @ ('%' | '％' | '﹪' | '‰') => percentage(numeral, sign),
        '成' => tenths(text, numeral),
        '分' => denominated(text, numeral),
        bar @ ('/' | '／' | '⁄') => slashed(text, numeral, bar),
        _ => None,
    }
}

fn scaled(numeral: &Numeral, divisor: i128, end: usize, form: Form) -> Option<Numeral> {
    let divisor = Value::from(divisor);
    let upper = match numeral.upper {
        Some(upper) => Some(upper.checked_div(divisor)?),
        None => None,
    };
    Some(Numeral {
        value: numeral.value.checked_div(divisor)?,
        upper,
        step: numeral.step.checked_div(divisor)?,
        magnitude: Value::ONE,
        sign: Some(numeral.end),
        start: numeral.start,
        end,
        form,
    })
}

fn percentage(numeral: &Numeral, sign: char) -> Option<Numeral> {
    let end = numeral.end + sign.len_utf8();
    match sign {
        '‰' => scaled(numeral, 1000, end, Form::Fraction),
        _ => scaled(numeral, 100, end, Form::Percent),
    }
}

/// 三成, 三成五, 七八成.
fn tenths(text: &str, numeral: &Numeral) -> Option<Numeral> {
    let most = numeral.upper.unwrap_or(numeral.value);
    let small = most <= Value::from(10) && numeral.value.is_integer() && !numeral.value.is_zero();
    if !small || Words::get().starts_tenths_word(text, numeral.end) {
        return None;
    }
    let mut found = scaled(numeral, 10, numeral.end + '成'.len_utf8(), Form::Percent)?;
    let (digit, end) = match char_at(text, found.end) {
        Some('半') => (5, half_end(text, found.end)?),
        Some(c) => match glyph(c) {
            Some(Glyph::Digit(Set::Chinese, digit @ 1..)) if numeral.upper.is_none() => {
                (digit, found.end + c.len_utf8())
            }
            _ => return Some(found),
        },
        None => return Some(found),
    };
    if char_at(text, end).is_some_and(|c| c != '半' && glyph(c).is_some()) {
        return Some(found);
    }
    found.value = found.value.checked_add(Value::ratio(digit.into(), 100)?)?;
    found.step = Value::ratio(1, 100)?;
    found.end = end;
    Some(found)
}

/// 三分之一, 百分之六十五.
fn denominated(text: &str, numeral: &Numeral) -> Option<Numeral> {
    if numeral.upper.is_some() || !numeral.value.is_integer() {
        return None;
    }
    fraction(text, numeral.start, numeral.end, numeral.value.numerator())
}

fn fraction(text: &str, start: usize, end: usize, denominator: i128) -> Option<Numeral> {
    let rest = text.get(end..)?;
    if denominator == 100 && rest.starts_with("分百") {
        return Some(exact(start, end + "分百".len(), Value::ONE, Form::Percent));
    }
    let after = end + rest.starts_with("分之").then_some("分之".len())?;
    if denominator < 2 {
        return None;
    }
    let whole = text.get(after..)?.starts_with('百') && denominator == 100;
    let over = if whole {
        exact(after, after + '百'.len_utf8(), Value::from(100), Form::Chinese)
    } else {
        read_plain(text, after)?
    };
    let form = if denominator == 100 { Form::Percent } else { Form::Fraction };
    let mut found = scaled(&over, denominator, over.end, form)?;
    (found.start, found.sign) = (start, None);
    if !matches!(denominator, 100 | 1000 | 10_000) {
        found.step = Value::ZERO;
    }
    Some(found)
}

/// 1/3, but not 4/5G, 24/7 or 2024/05/01.
fn slashed(text: &str, numeral: &Numeral, bar: char) -> Option<Numeral> {
    if numeral.form != Form::Arabic || matches!(char_before(text, numeral.start), Some('/' | '／' | '⁄')) {
        return None;
    }
    let below = arabic::read(text, numeral.end + bar.len_utf8())?;
    let (top, bottom) = (numeral.value.numerator(), below.digits);
    let proper = numeral.value.is_integer() && below.places == 0 && !below.padded && top > 0 && top < bottom;
    let follows = char_at(text, below.end);
    // 2023/2024 is a year from one autumn to the next.
    let is_years = top + 1 == bottom && (1900..2100).contains(&top);
    if !proper || is_years || follows.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '／' | '⁄' | '.'))
    {
        return None;
    }
    Some(exact(numeral.start, below.end, Value::ratio(top, bottom)?, Form::Fraction))
}
