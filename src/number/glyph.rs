//! Characters that write numbers, and what each is worth.
//!
//! One character at a time; how they combine is the matter of the files beside this one.

/// Which set of digits a character belongs to. Sets do not mix within one numeral, nought apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    /// 0 to 9, half or full width.
    Arabic,
    /// 一二三, 〇, 两.
    Chinese,
    /// 壹贰叁: the forms of cheques and ledgers.
    Financial,
}

/// What a character is worth in a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// A digit from nought to nine.
    Digit(Set, u8),
    /// Ten, a hundred, a thousand.
    Small(Set, i128),
    /// Ten thousand and above.
    Big(i128),
    /// 廿 卅 卌: tens in one character.
    Tens(u8),
}

pub(super) const WAN: i128 = 10_000;
pub(super) const YI: i128 = 100_000_000;
pub(super) const ZHAO: i128 = 1_000_000_000_000;

/// All characters that can stand in a numeral; a test holds that [`glyph`] knows no others.
pub(super) const SIGNS: &str = "0123456789０１２３４５６７８９〇零○◯一二两兩俩倆三四五六七八九壹贰貳叁參叄参肆伍陆陸柒捌玖十百千拾佰仟万萬亿億兆廿卅卌";

/// What `c` is worth, if it can stand in a numeral at all.
pub(super) fn glyph(c: char) -> Option<Glyph> {
    use Set::{Arabic, Chinese, Financial};
    if let Some(digit) = arabic_digit(c) {
        return Some(Glyph::Digit(Arabic, digit));
    }
    Some(match c {
        '〇' | '零' | '○' | '◯' => Glyph::Digit(Chinese, 0),
        '一' => Glyph::Digit(Chinese, 1),
        '二' | '两' | '兩' | '俩' | '倆' => Glyph::Digit(Chinese, 2),
        '三' => Glyph::Digit(Chinese, 3),
        '四' => Glyph::Digit(Chinese, 4),
        '五' => Glyph::Digit(Chinese, 5),
        '六' => Glyph::Digit(Chinese, 6),
        '七' => Glyph::Digit(Chinese, 7),
        '八' => Glyph::Digit(Chinese, 8),
        '九' => Glyph::Digit(Chinese, 9),
        '壹' => Glyph::Digit(Financial, 1),
        '贰' | '貳' => Glyph::Digit(Financial, 2),
        '叁' | '參' | '叄' | '参' => Glyph::Digit(Financial, 3),
        '肆' => Glyph::Digit(Financial, 4),
        '伍' => Glyph::Digit(Financial, 5),
        '陆' | '陸' => Glyph::Digit(Financial, 6),
        '柒' => Glyph::Digit(Financial, 7),
        '捌' => Glyph::Digit(Financial, 8),
        '玖' => Glyph::Digit(Financial, 9),
        '十' => Glyph::Small(Chinese, 10),
        '百' => Glyph::Small(Chinese, 100),
        '千' => Glyph::Small(Chinese, 1000),
        '拾' => Glyph::Small(Financial, 10),
        '佰' => Glyph::Small(Financial, 100),
        '仟' => Glyph::Small(Financial, 1000),
        '万' | '萬' => Glyph::Big(WAN),
        '亿' | '億' => Glyph::Big(YI),
        '兆' => Glyph::Big(ZHAO),
        '廿' => Glyph::Tens(2),
        '卅' => Glyph::Tens(3),
        '卌' => Glyph::Tens(4),
        _ => return None,
    })
}

/// The character that starts at byte `at`; `None` at the end and inside a character.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The value of an Arabic digit of either width.
#[inline]
pub(super) fn arabic_digit(c: char) -> Option<u8> {
    let first = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(first)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_are_those_that_are_worth_something() {
        for sign in '\0'..=char::MAX {
            assert_eq!(SIGNS.contains(sign), glyph(sign).is_some(), "{sign}");
        }
    }
}
