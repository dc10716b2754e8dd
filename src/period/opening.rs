//! Whether a time may begin at a place, and what begins it: quick tests before its grammar is asked.
//!
//! The tests may be true where no time is, and are never false where one is.

use std::sync::LazyLock;

use super::anchor::{self, Anchor, anchors};
use super::numeral::{self, Numeral};
use super::word::{self, Meaning};
use crate::table::{Pair, Pairs};

/// Whether a time expression may start with a character: a quick test before [`read`](super::read).
///
/// ```
/// assert!(zongshu::period::may_start('2') && zongshu::period::may_start('去') && !zongshu::period::may_start('省'));
/// ```
pub fn may_start(c: char) -> bool {
    static INITIALS: LazyLock<Box<[u64; 1024]>> = LazyLock::new(|| {
        let mut bits = Box::new([0u64; 1024]);
        for c in initials() {
            if let Some(word) = bits.get_mut(c as usize / 64) {
                *word |= 1 << (c as usize % 64);
            }
        }
        bits
    });
    INITIALS.get(c as usize / 64).is_some_and(|word| word >> (c as usize % 64) & 1 == 1)
}

/// The characters that a time expression [may start](may_start) with, some of them more than once.
pub(crate) fn initials() -> impl Iterator<Item = char> {
    let names = anchors().iter().filter_map(|anchor| anchor.name.chars().next());
    let fixed = "“‘「半近过最今未前首头上下第截到至多20一二三四五六七八九十百千零〇○两本";
    fixed.chars().chain('0'..='9').chain('０'..='９').chain(word::initials()).chain(names)
}

/// Whether a time begins with a character only where the next one tells so, and never as a numeral does.
pub(crate) fn needs_next(c: char) -> bool {
    may_start(c) && c != '半' && !numeral::is_sign(c)
}

/// A filter of the first two characters of the times whose first character [needs the next](needs_next).
pub(crate) fn beginnings() -> Pairs {
    let mut pairs = words();
    let follow: Vec<char> = initials().chain("止世季后来近去年".chars()).collect();
    let mut buffer = [0; 4];
    for first in initials() {
        for next in &follow {
            if may_go_on(first, next.encode_utf8(&mut buffer)) {
                pairs.add(&String::from_iter([first, *next]));
            }
        }
    }
    for anchor in anchors() {
        QUOTES.iter().for_each(|quote| pairs.add(&format!("{quote}{}", anchor.name)));
    }
    pairs
}

/// A filter of the first two characters of words that name a time and of names of events.
fn words() -> Pairs {
    let mut pairs = Pairs::default();
    word::all().chain(anchors().iter().map(|anchor| anchor.name)).for_each(|word| pairs.add(word));
    pairs
}

/// Marks before the name of an event.
const QUOTES: [char; 3] = ['“', '‘', '「'];

/// What the units of a length of time, the parts of a date and the names of years begin with.
fn is_unit_initial(c: char) -> bool {
    matches!(
        c,
        '年' | '月'
            | '日'
            | '天'
            | '周'
            | '小'
            | '分'
            | '秒'
            | '时'
            | '世'
            | '季'
            | '载'
            | '昼'
            | '星'
            | '礼'
            | '工'
            | '钟'
    )
}

/// Whether a numeral that `rest` follows may be that of a time.
fn may_follow(number: Numeral, rest: &str) -> bool {
    let mut chars = rest.chars();
    let Some(after) = chars.next() else {
        return false;
    };
    let next = chars.next().unwrap_or('\0');
    let is_year = number.digits == Some(4);
    match after {
        '、' | '和' | '及' | '，' | ',' => is_year && numeral::is_sign(next),
        '/' | '．' | '学' => is_year,
        '.' => {
            is_year
                || next == '5'
                    && chars.next().is_some_and(|c| is_unit_initial(c) || matches!(c, '个' | '多' | '余' | '几'))
        }
        '-' | '—' | '－' | '–' | '~' | '～' | '至' | '到' => {
            numeral::is_sign(next) || next == '—' || matches!(next, ' ') && number.value <= 12
        }
        ':' | '：' => number.digits.is_some_and(|digits| digits <= 2),
        '点' => number.value <= 24,
        '个' => {
            is_unit_initial(next) || matches!(next, '多' | '半' | '至' | '到' | '-' | '—' | '－' | '–' | '~' | '～')
        }
        '多' | '余' | '几' => is_unit_initial(next) || next == '个',
        ' ' => true,
        after => is_unit_initial(after),
    }
}

/// Whether a time may begin with a character that is neither a numeral nor the start of a word or a name, and with
/// what follows it: 上 of 上半年 and not of 上级.
fn may_go_on(c: char, rest: &str) -> bool {
    let next = rest.chars().next().unwrap_or('\0');
    match c {
        '到' | '至' => may_start(next) || matches!(next, ' ' | '"'),
        '截' => matches!(next, '至' | '止'),
        '本' => next == '世',
        '上' => matches!(next, '半' | '世'),
        '下' => next == '半',
        '首' => next == '季',
        '今' => next == '后',
        '未' => next == '来',
        '最' => next == '近',
        '过' => next == '去',
        '多' => next == '年',
        '近' | '第' | '前' | '头' => numeral::is_sign(next),
        c if QUOTES.contains(&c) => anchor::at(rest).is_some(),
        '半' => is_unit_initial(next) || matches!(next, '个' | '多' | '余' | '几' | '.'),
        _ => false,
    }
}

/// What stands where a time may begin, read once for all rules.
#[derive(Clone, Copy)]
pub(super) struct Opening<'t> {
    pub first: char,
    pub number: Option<Numeral>,
    /// What stands behind the number; where there is none, behind the first character.
    pub behind: &'t str,
    /// A word that names a time.
    pub word: Option<(&'static str, Meaning)>,
    /// An event whose name stands there.
    pub anchor: Option<&'static Anchor>,
}

impl<'t> Opening<'t> {
    pub fn at(text: &'t str, at: usize) -> Option<Opening<'t>> {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let number = if numeral::is_sign(first) { numeral::read(rest) } else { None };
        let behind = rest.get(number.map_or(first.len_utf8(), |number| number.len)..)?;
        let (mut word, mut anchor) = (None, None);
        if may_name(text, at, first) {
            (word, anchor) = (word::at(text, at), anchor::at(rest));
        }
        Some(Opening { first, number, behind, word, anchor })
    }

    /// Whether a time may begin. Most numerals count things: what follows them tells. Chinese ones may begin a name or a
    /// word.
    pub fn may_begin(&self) -> bool {
        let goes_on = || match self.number {
            Some(number) => may_follow(number, self.behind),
            None => !numeral::is_sign(self.first) && may_go_on(self.first, self.behind),
        };
        self.word.is_some() || self.anchor.is_some() || goes_on()
    }

    /// The number, where it may be that of a year.
    pub fn year(&self) -> Option<i32> {
        self.number?.year()
    }

    /// Whether it may be that of a year with something else than its word behind it: 2019-2021年, 2023-01-31.
    pub fn is_wordless_year(&self) -> bool {
        !self.behind.starts_with('年') && self.year().is_some()
    }
}

/// Whether a word that names a time, or the name of an event, may stand at a byte: none begins with a digit, and the first
/// two characters tell most others from them.
fn may_name(text: &str, at: usize, first: char) -> bool {
    static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(words);
    !first.is_ascii_digit() && Pair::at(text.as_bytes(), at).is_none_or(|pair| BEGINNINGS.may_begin(pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_begins_with_a_digit() {
        assert!(
            word::initials()
                .chain(anchors().iter().filter_map(|anchor| anchor.name.chars().next()))
                .all(|c| !c.is_ascii_digit())
        );
    }

    #[test]
    fn the_filter_lets_every_time_begin() {
        let pairs = beginnings();
        let mut buffer = [0; 4];
        for first in initials().filter(|first| needs_next(*first)) {
            for next in ('\u{2010}'..='\u{303F}').chain('\u{4E00}'..='\u{9FFF}') {
                if may_go_on(first, next.encode_utf8(&mut buffer)) {
                    let text = String::from_iter([first, next, '。']);
                    let pair = Pair::at(text.as_bytes(), 0).expect("two characters of three bytes");
                    assert!(pairs.may_begin(pair), "{text}");
                }
            }
        }
        assert!(
            ["“十四五", "去年", "截至", "近三年", "上半年"]
                .iter()
                .all(|time| Pair::of_word(time).is_some_and(|pair| pairs.may_begin(pair)))
        );
    }
}
