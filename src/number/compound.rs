//! Whole numbers with units: 三千五百, 3万4000, 1千零1, 十二三万, and bare digits 二〇二二.
//!
//! One pass from left to right. A numeral that cannot be completed (万万, 一千二亿) is none; what merely stands behind
//! one (2024一季度) is left alone.

use super::arabic;
use super::glyph::{Glyph, Set, WAN, YI, char_at, glyph};
use super::numeral::Form;
use super::words::Words;

/// Characters of a run of Chinese digits, at most.
const MOST_DIGITS: usize = 18;

/// A whole number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compound {
    pub(super) end: usize,
    pub(super) low: i128,
    pub(super) high: i128,
    pub(super) step: i128,
    pub(super) magnitude: i128,
    pub(super) form: Form,
}

/// Two ends that are reckoned with together: 三四百 has 3 and 4.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Ends {
    low: i128,
    high: i128,
}

impl Ends {
    fn times(self, factor: i128) -> Option<Ends> {
        Some(Ends { low: self.low.checked_mul(factor)?, high: self.high.checked_mul(factor)? })
    }

    fn plus(self, other: Ends) -> Option<Ends> {
        Some(Ends { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    fn is_nought(self) -> bool {
        self.high == 0
    }
}

/// Digits whose unit has not been read yet.
#[derive(Debug, Clone, Copy)]
struct Pending {
    start: usize,
    ends: Ends,
    arabic: bool,
}

/// The sums so far: the section below 万, and what larger units have closed.
#[derive(Debug, Default)]
struct Reader {
    section: Ends,
    wan: Ends,
    yi: Ends,
    zhao: Ends,
    /// Weight of the last small unit of the section; the next must be smaller.
    floor: Option<i128>,
    last_unit: i128,
    noughted: bool,
    ranged: bool,
    step: i128,
    magnitude: i128,
    arabic: bool,
    chinese: bool,
    set: Option<Set>,
    pending: Option<Pending>,
}

/// Reads the whole number that starts at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Compound> {
    let mut reader = Reader::default();
    let mut end = at;
    while let Some(found) = char_at(text, end).and_then(glyph) {
        let next = match found {
            Glyph::Digit(Set::Arabic, _) => reader.arabic_digits(text, at, end)?,
            Glyph::Digit(set, digit) => {
                let set = if digit == 0 { reader.set.unwrap_or(set) } else { set };
                match chinese_run(text, end, set)? {
                    // 三五百: three to five hundred.
                    Run::Code { end: stop, value: 35 } if end == at && few(text, at, stop) => {
                        let run = Run::Digits { end: stop, low: 3, high: 5, nought: false };
                        reader.chinese_digits(text, set, run, end)?
                    }
                    Run::Code { end: stop, value } if end == at => {
                        let unit = matches!(
                            char_at(text, stop).and_then(glyph),
                            Some(Glyph::Small(..) | Glyph::Big(_) | Glyph::Tens(_))
                        );
                        if unit && !Words::get().starts_unit(text, stop) {
                            return None;
                        }
                        let form = Form::Digits;
                        return Some(Compound { end: stop, low: value, high: value, step: 1, magnitude: 1, form });
                    }
                    // Digits behind digits of the other kind belong to what follows: 2024一季度.
                    _ if reader.pending.is_some() => None,
                    Run::Code { .. } => return None,
                    run => reader.chinese_digits(text, set, run, end)?,
                }
            }
            Glyph::Small(set, weight) => {
                if Words::get().starts_unit(text, end) {
                    None
                } else {
                    reader.small(set, weight, end, text)?
                }
            }
            Glyph::Tens(tens) => reader.tens(tens, end, text)?,
            Glyph::Big(weight) => {
                if Words::get().starts_unit(text, end) {
                    None
                } else {
                    reader.big(weight)?;
                    Some(end + char_at(text, end)?.len_utf8())
                }
            }
        };
        match next {
            Some(next) => end = next,
            None => break,
        }
    }
    if end == at { None } else { reader.finish(end) }
}

impl Reader {
    fn arabic_digits(&mut self, text: &str, start: usize, at: usize) -> Option<Option<usize>> {
        if self.pending.is_some() || self.ranged {
            return Some(None);
        }
        let Some(number) = arabic::read(text, at) else {
            return if at == start { None } else { Some(None) };
        };
        if number.places > 0 {
            return Some(None);
        }
        let ends = Ends { low: number.digits, high: number.digits };
        self.pending = Some(Pending { start: at, ends, arabic: true });
        Some(Some(number.end))
    }

    fn chinese_digits(&mut self, text: &str, set: Set, run: Run, at: usize) -> Option<Option<usize>> {
        let (end, low, high, nought) = match run {
            Run::Nought { end } => {
                let digit = matches!(
                    char_at(text, end).and_then(glyph),
                    Some(Glyph::Digit(..) | Glyph::Small(_, 10) | Glyph::Tens(_))
                );
                if self.last_unit == 0 {
                    // Nought alone.
                    self.chinese = true;
                    self.pending = Some(Pending { start: at, ends: Ends::default(), arabic: false });
                    return Some(Some(end));
                }
                self.noughted = true;
                return Some(digit.then_some(end));
            }
            Run::Digits { end, low, high, nought } => (end, low, high, nought),
            Run::Code { .. } => return None,
        };
        if self.ranged || self.set.is_some_and(|known| known != set) {
            return Some(None);
        }
        self.set = Some(set);
        self.noughted |= nought;
        self.ranged = low != high;
        self.pending = Some(Pending { start: at, ends: Ends { low, high }, arabic: false });
        Some(Some(end))
    }

    fn small(&mut self, set: Set, weight: i128, at: usize, text: &str) -> Option<Option<usize>> {
        if self.set.is_some_and(|known| known != set) {
            return Some(None);
        }
        let factor = match self.pending.take() {
            Some(pending) if pending.ends.is_nought() => return None,
            Some(pending) => {
                self.arabic |= pending.arabic;
                pending.ends
            }
            None if weight == 10 && set == Set::Chinese => Ends { low: 1, high: 1 },
            None => return None,
        };
        if self.floor.is_some_and(|floor| weight >= floor) {
            return None;
        }
        self.section = self.section.plus(factor.times(weight)?)?;
        self.close_small(set, weight);
        // Counting by tens is exact in Chinese, where 二十 has no other spelling; by hundreds it may be rounded.
        self.step = if weight == 10 { 1 } else { weight };
        Some(Some(at + char_at(text, at)?.len_utf8()))
    }

    fn tens(&mut self, tens: u8, at: usize, text: &str) -> Option<Option<usize>> {
        if self.pending.is_some() || self.floor.is_some_and(|floor| floor <= 10) {
            return Some(None);
        }
        let value = i128::from(tens) * 10;
        self.section = self.section.plus(Ends { low: value, high: value })?;
        self.close_small(Set::Chinese, 10);
        self.step = 1;
        Some(Some(at + char_at(text, at)?.len_utf8()))
    }

    fn close_small(&mut self, set: Set, weight: i128) {
        self.magnitude = if self.last_unit == 0 && weight > 10 { weight } else { 1 };
        (self.floor, self.last_unit, self.noughted) = (Some(weight), weight, false);
        (self.set, self.chinese) = (Some(set), true);
    }

    fn big(&mut self, weight: i128) -> Option<()> {
        if let Some(pending) = self.pending.take() {
            if self.floor.is_some_and(|floor| floor > 10) && !self.noughted {
                return None;
            }
            self.arabic |= pending.arabic;
            self.section = self.section.plus(pending.ends)?;
            self.step = 1;
        }
        let closed = !self.yi.is_nought() || !self.zhao.is_nought();
        let (part, follows) = if weight == WAN {
            (self.section, !self.wan.is_nought())
        } else if weight == YI {
            (self.wan.plus(self.section)?, !self.yi.is_nought())
        } else {
            (self.wan.plus(self.section)?, closed)
        };
        if part.is_nought() || follows || (closed && part.high >= WAN) {
            return None;
        }
        // 万亿 is one unit; 亿…万 leaves no single unit for the whole.
        let joined = self.section.is_nought();
        self.magnitude = match (closed, joined) {
            (true, _) => 1,
            (false, true) => self.magnitude.checked_mul(weight)?,
            (false, false) => weight,
        };
        self.last_unit = if joined { self.last_unit.checked_mul(weight)? } else { weight };
        self.step = self.step.checked_mul(weight)?;
        let lifted = part.times(weight)?;
        if weight == WAN {
            self.wan = lifted;
        } else {
            self.wan = Ends::default();
            *(if weight == YI { &mut self.yi } else { &mut self.zhao }) = lifted;
        }
        self.section = Ends::default();
        (self.floor, self.noughted, self.chinese) = (None, false, true);
        Some(())
    }

    fn finish(mut self, mut end: usize) -> Option<Compound> {
        if let Some(pending) = self.pending.take() {
            let digit = pending.ends.high < 10;
            let pure = if pending.arabic { !self.chinese || self.arabic } else { !self.arabic };
            let weight = if self.last_unit <= 10 || self.noughted || (pending.arabic && !digit) {
                1
            } else {
                self.last_unit / 10
            };
            let fits = self.last_unit == 0 || pending.ends.high < self.last_unit;
            if !fits {
                return None;
            }
            if self.last_unit > 0 && digit && !pure && !self.noughted {
                // 3万一线职工: the digit is another word's.
                end = pending.start;
            } else {
                self.section = self.section.plus(pending.ends.times(weight)?)?;
                (self.step, self.magnitude) = (weight, 1);
                self.arabic |= pending.arabic;
                self.chinese |= !pending.arabic;
            }
        }
        let total = self.zhao.plus(self.yi)?.plus(self.wan)?.plus(self.section)?;
        let form = match (self.arabic, self.chinese) {
            (true, false) => Form::Arabic,
            (false, _) => Form::Chinese,
            (true, true) => Form::Mixed,
        };
        Some(Compound {
            end,
            low: total.low,
            high: total.high,
            step: self.step.max(1),
            magnitude: self.magnitude.max(1),
            form,
        })
    }
}

/// A run of Chinese digits.
#[derive(Debug, Clone, Copy)]
enum Run {
    /// Nothing but nought: 零.
    Nought { end: usize },
    /// One digit, or two neighbours (三四), with or without a nought before.
    Digits { end: usize, low: i128, high: i128, nought: bool },
    /// Digits one by one: 二〇二二.
    Code { end: usize, value: i128 },
}

/// Reads a run of digits of one set, with nought in any of its forms between them.
pub(super) fn chinese_digits(text: &str, at: usize) -> Option<(usize, i128, u32)> {
    let (mut end, mut value, mut count) = (at, 0_i128, 0);
    for c in text.get(at..)?.chars() {
        let Some(Glyph::Digit(Set::Chinese, digit)) = glyph(c) else {
            break;
        };
        count += 1;
        if count > 9 {
            return None;
        }
        value = value * 10 + i128::from(digit);
        end += c.len_utf8();
    }
    (count > 0).then_some((end, value, count))
}

fn chinese_run(text: &str, at: usize, set: Set) -> Option<Run> {
    let mut digits = [0_u8; MOST_DIGITS];
    let (mut end, mut count) = (at, 0);
    for (offset, c) in text.get(at..)?.char_indices() {
        let digit = match glyph(c) {
            Some(Glyph::Digit(_, 0)) if count == 0 || nought_fits(text, at + offset) => 0,
            Some(Glyph::Digit(known, digit)) if known == set || all_nought(&digits, count) => {
                if known == Set::Arabic {
                    break;
                }
                digit
            }
            None if matches!(c, 'O' | 'o' | 'Ｏ') && count > 0 && nought_fits(text, at + offset) => 0,
            _ => break,
        };
        *digits.get_mut(count)? = digit;
        count += 1;
        end = at + offset + c.len_utf8();
    }
    let run = digits.get(..count)?;
    let value = run.iter().fold(0_i128, |value, digit| value * 10 + i128::from(*digit));
    Some(match *run {
        [] => return None,
        [0] => Run::Nought { end },
        [0, digit] => Run::Digits { end, low: digit.into(), high: digit.into(), nought: true },
        [digit] => Run::Digits { end, low: digit.into(), high: digit.into(), nought: false },
        [0, low, high] if neighbours(low, high) => {
            Run::Digits { end, low: low.into(), high: high.into(), nought: true }
        }
        [low, high] if neighbours(low, high) => Run::Digits { end, low: low.into(), high: high.into(), nought: false },
        _ => Run::Code { end, value },
    })
}

/// Two digits said together for a doubt between them: 三四, 两三.
fn neighbours(low: u8, high: u8) -> bool {
    low > 0 && high == low + 1
}

/// 三五 for a few, and not the end of 十三五.
fn few(text: &str, start: usize, end: usize) -> bool {
    text.get(start..end) == Some("三五") && !text.get(..start).is_some_and(|before| before.ends_with('十'))
}

fn all_nought(digits: &[u8], count: usize) -> bool {
    digits.iter().take(count).all(|digit| *digit == 0)
}

/// Whether a nought of another set at `at` belongs to the Chinese digits before it: 二0二二, and not 一0.5.
fn nought_fits(text: &str, at: usize) -> bool {
    let Some(c) = char_at(text, at) else { return false };
    if glyph(c) == Some(Glyph::Digit(Set::Chinese, 0)) {
        return true;
    }
    let after = text.get(at + c.len_utf8()..).unwrap_or("");
    let next = after.chars().take(MOST_DIGITS).find(|next| !matches!(next, '0' | '０' | 'O' | 'o' | 'Ｏ'));
    if c.is_ascii_digit() || c == '０' {
        !next.is_some_and(|next| {
            matches!(next, '.' | ',' | '．' | '%')
                || next.is_alphabetic() && next.is_ascii()
                || matches!(glyph(next), Some(Glyph::Digit(Set::Arabic, _)))
        })
    } else {
        next.is_some_and(|next| matches!(glyph(next), Some(Glyph::Digit(Set::Chinese, _))))
    }
}
