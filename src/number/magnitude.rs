//! [`Magnitude`]: a run of units without a digit, such as 百万 or 亿.

use super::glyph::{Glyph, Set, WAN, YI, char_at, glyph};
use super::words::Words;

/// A run of units without a digit: 十 百 千 万 亿, 百万, 千万, 万亿.
///
/// A numeral takes in the magnitude behind its digits by itself. What stands here is for magnitudes that stand apart:
/// behind a vague word (四十多*万*, 几*百*, 二百三十余*万*) or with no digit at all (*亿*元资金).
///
/// ```
/// use zongshu::number::Magnitude;
/// let found = Magnitude::read("上百万名", 3).expect("a magnitude");
/// assert_eq!((found.start, found.end, found.weight), (3, 9, 1_000_000));
/// assert_eq!(Magnitude::read("千瓦", 0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Magnitude {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What one of it is worth: 10000 for 万.
    pub weight: i128,
}

impl Magnitude {
    /// Reads the longest magnitude that starts at byte `at`; prefixes of units (千瓦) are none.
    pub fn read(text: &str, at: usize) -> Option<Magnitude> {
        let (mut end, mut weight) = (at, 1_i128);
        // 十 百 千 come first, then 万, then 亿 or 兆: each once.
        let mut rank = 0;
        while let Some(c) = char_at(text, end) {
            let (next, worth) = match glyph(c) {
                Some(Glyph::Small(Set::Chinese | Set::Financial, worth)) => (1, worth),
                Some(Glyph::Big(WAN)) => (2, WAN),
                Some(Glyph::Big(YI)) => (3, YI),
                Some(Glyph::Big(worth)) => (4, worth),
                _ => break,
            };
            if Words::get().starts_unit(text, end) {
                break;
            }
            if next <= rank || (rank == 3 && next == 4) {
                return None;
            }
            weight = weight.checked_mul(worth)?;
            (rank, end) = (next, end + c.len_utf8());
        }
        (end > at).then_some(Magnitude { start: at, end, weight })
    }
}
