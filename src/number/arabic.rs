//! Numbers in Arabic digits: groups, decimals, and what only looks like one.

use super::Value;
use super::glyph::{arabic_digit, char_at};

/// Digits before the decimal point, at most: longer runs are codes.
const MOST_WHOLE: usize = 18;
/// Digits after the decimal point, at most.
const MOST_PLACES: usize = 9;

/// A number in Arabic digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arabic {
    /// One past its last byte.
    pub(super) end: usize,
    /// The digits without the point.
    pub(super) digits: i128,
    /// Digits after the point.
    pub(super) places: u32,
    /// Whether it is written as codes are: a nought in front of other digits.
    pub(super) padded: bool,
}

impl Arabic {
    /// Its value.
    pub(super) fn value(self) -> Option<Value> {
        if self.places == 0 {
            return Some(Value::from(self.digits));
        }
        Value::ratio(self.digits, 10_i128.checked_pow(self.places)?)
    }

    /// Weight of its last digit.
    pub(super) fn step(self) -> Option<Value> {
        if self.places == 0 {
            return Some(Value::ONE);
        }
        Value::ratio(1, 10_i128.checked_pow(self.places)?)
    }
}

/// Reads the number that starts at `at`; `None` for codes longer than any count, and for dotted ones (1.2.3).
pub(super) fn read(text: &str, at: usize) -> Option<Arabic> {
    let (mut end, mut digits, first) = run(text, at)?;
    let padded = first > 1 && char_at(text, at).and_then(arabic_digit) == Some(0);
    if first <= 3
        && !padded
        && digits > 0
        && let Some(grouped) = groups(text, end, digits)
    {
        (end, digits) = grouped;
    }
    let mut places = 0;
    if let Some(point @ ('.' | '．')) = char_at(text, end) {
        if let Some((after, fraction, count)) = run(text, end + point.len_utf8()) {
            if count > MOST_PLACES || dotted(text, after) {
                return None;
            }
            digits = digits.checked_mul(10_i128.checked_pow(count as u32)?)?.checked_add(fraction)?;
            (end, places) = (after, count as u32);
        } else if char_at(text, end + point.len_utf8()).and_then(arabic_digit).is_some() {
            return None;
        }
    }
    Some(Arabic { end, digits, places, padded })
}

/// A run of digits: its end, its value, how many; `None` where there is none or too long a one.
fn run(text: &str, at: usize) -> Option<(usize, i128, usize)> {
    let (mut end, mut value, mut count) = (at, 0_u64, 0);
    for c in text.get(at..)?.chars() {
        let Some(digit) = arabic_digit(c) else { break };
        count += 1;
        if count > MOST_WHOLE {
            return None;
        }
        value = value * 10 + u64::from(digit);
        end += c.len_utf8();
    }
    (count > 0).then_some((end, value.into(), count))
}

/// Groups of exactly three digits after commas. Any other comma is one of a list, and then none is a group's.
fn groups(text: &str, at: usize, head: i128) -> Option<(usize, i128)> {
    let (mut end, mut value, mut count) = (at, head, 0);
    while char_at(text, end) == Some(',') {
        match run(text, end + 1) {
            Some((after, group, 3)) => {
                count += 3;
                if count > MOST_WHOLE - 3 {
                    return None;
                }
                value = value * 1000 + group;
                end = after;
            }
            Some(_) => return None,
            None => break,
        }
    }
    (count > 0).then_some((end, value))
}

/// Whether another point and digit follow, as in versions, dates and addresses of machines.
fn dotted(text: &str, at: usize) -> bool {
    matches!(char_at(text, at), Some('.' | '．'))
        && text.get(at..).and_then(|rest| rest.chars().nth(1)).and_then(arabic_digit).is_some()
}
