//! Numerals that name a place in a row: tables and figures, grades of awards, sessions, volumes, marks of lists.
//!
//! Ordinals with 第 or 首 are read in `order`.

use super::words::words;
use super::{Item, LONGEST_LABEL, Scanner, is_chinese_digit, is_numeral};

/// Characters of the name of a body that meets: 人民代表大会常务委员会.
const LONGEST_BODY: usize = 14;

/// Length of the numeral of a label, with digits of either sort.
pub(super) fn digits(rest: &str) -> usize {
    let mut length = 0;
    for c in rest.chars().take(LONGEST_LABEL) {
        if !(c.is_ascii_digit() || !c.is_ascii() && is_chinese_digit(c)) {
            break;
        }
        length += c.len_utf8();
    }
    length
}

impl Scanner<'_> {
    /// Numbers of tables and figures, and grades of awards: 表1, 三等功.
    pub(super) fn labelled(&self, at: usize, digits: usize) -> Option<usize> {
        if digits == 0 {
            return None;
        }
        let after = self.after(at + digits);
        let before = self.slice(0, at);
        if digits <= 2
            && !after.starts_with(|c: char| c == '.' || is_numeral(c))
            && words().ends("label", before)
            && !words().ends("no_label", before)
        {
            return Some(at + digits);
        }
        let is_award = after.starts_with('等') && words().starts("award", after);
        is_award.then_some(at + digits + '等'.len_utf8())
    }

    /// The mark of a note behind what it is to: 党员总数。[4].
    pub(super) fn note_mark(&self, at: usize) -> Option<usize> {
        let before = self.slice(0, at);
        if !before.ends_with(['[', '〔']) {
            return None;
        }
        let rest = self.after(at);
        let digits = rest.bytes().take(LONGEST_LABEL).take_while(u8::is_ascii_digit).count();
        let after = rest.get(digits..)?;
        let is_noted =
            before.ends_with('[') && after.starts_with(']') || before.ends_with('〔') && after.starts_with('〕');
        (is_noted && (1..=3).contains(&digits)).then_some(at + digits)
    }

    /// Signs at random that a forum strews into its pages against copying: g3 q Q2 s) q8 Z9.
    pub(super) fn strewn(&self, at: usize) -> Option<usize> {
        /// Characters of a word of such signs, and how many words and letters among them there are at least.
        const LONGEST: usize = 3;
        const FEWEST: usize = 4;
        /// Characters on either side that are looked at.
        const REACH: usize = 48;
        let is_sign = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
        // A longer run is not looked at.
        let near = self.slice(0, at).bytes().rev().take(REACH).take_while(is_sign).count();
        let rest = self.after(at);
        let follows = rest.bytes().take(REACH).take_while(is_sign).count();
        if near + follows < 2 * FEWEST - 1 {
            return None;
        }
        let run = self.slice(at - near, at + follows);
        if !run.contains(' ') {
            return None;
        }
        let words = || run.split(' ').filter(|word| !word.is_empty());
        let lettered = words().filter(|word| word.chars().any(|c| c.is_ascii_alphabetic())).count();
        let is_odd =
            run.contains(['!', '@', '#', '$', '^', '&', '*', '{', '}', '[', ']', '|', '\\', '~', '`', '_', '+']);
        let is_strewn =
            is_odd && words().count() >= FEWEST && lettered >= FEWEST - 1 && words().all(|word| word.len() <= LONGEST);
        let digits = rest.bytes().take(LONGEST_LABEL).take_while(u8::is_ascii_digit).count();
        (is_strewn && digits > 0).then_some(at + digits)
    }

    /// Congresses and plenums: 二十届, 三中, 十二届二次, 20届三中. `digits`: the bytes of the digits.
    pub(super) fn session(&self, at: usize, digits: usize) -> Option<usize> {
        let end = at + digits;
        let rest = self.after(end);
        let is_arabic = self.after(at).starts_with(|c: char| c.is_ascii_digit());
        let follows = |text: &str| rest.starts_with(text).then_some(end + text.len());
        if let Some(end) = follows("届") {
            // 连续举办12届 counts; 20届三中全会 does not.
            let body = self.after(end);
            let meets = || words().starts("body", body) || body.starts_with(is_chinese_digit);
            return Some(end).filter(|_| !is_arabic || digits <= 2 && meets());
        }
        if rest.starts_with("中全会") {
            return Some(end + "中".len());
        }
        let after_session = self
            .found
            .last()
            .is_some_and(|last| matches!(last.item, Item::Ordinal) && self.slice(last.span.start, at).ends_with('届'));
        if after_session {
            return follows("次").or(follows("中"));
        }
        // 六届人大二次会议: the body that meets stands between.
        let meets = ["次会议", "次全会", "次全体", "次党代表", "次代表"].iter().any(|meets| rest.starts_with(meets));
        let last = self.found.last().filter(|last| meets && matches!(last.item, Item::Ordinal))?;
        let body = self.slice(last.span.end, at);
        let is_body = self.slice(last.span.start, last.span.end).ends_with('届')
            && body.chars().take(LONGEST_BODY + 1).count() <= LONGEST_BODY
            && body.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        follows("次").filter(|_| is_body)
    }

    /// 一、二、三卷: a row of numerals with one unit.
    pub(super) fn volumes(&self, at: usize) -> Option<usize> {
        let rest = self.after(at);
        let mut end = 0;
        let mut count = 0;
        for c in rest.chars().take(4 * LONGEST_LABEL) {
            if is_chinese_digit(c) || c == '、' {
                count += usize::from(c == '、');
                end += c.len_utf8();
            } else if count > 0 && words().starts("volume", rest.get(end..).unwrap_or("")) {
                return Some(at + end + if c == '等' { 0 } else { c.len_utf8() });
            } else {
                return None;
            }
        }
        None
    }

    /// The mark of a list at the start of a line: 1. 2、 一、 （三）.
    pub(super) fn list_mark(&self, at: usize, length: usize) -> Option<usize> {
        let rest = self.after(at);
        let after = rest.get(length..).unwrap_or("");
        let is_decimal = matches!(after.as_bytes(), [b'.', b'0'..=b'9', ..]);
        // 01 织网: a nought before it tells a mark without a sign.
        let is_noughted = length == 2 && rest.starts_with('0') && after.starts_with([' ', '\u{3000}']);
        let is_signed = after.starts_with(['、', '．', '.', '）', ')']);
        if !(1..=6).contains(&length) || is_decimal || !is_signed && !is_noughted {
            return None;
        }
        // The mark stands near the start of its line, or behind the end of a sentence; a longer way back is not searched.
        let mut near = self.slice(0, at).char_indices().rev().take(LONGEST_LABEL);
        let is_digits = rest.starts_with(|c: char| c.is_ascii_digit());
        let ends = |c: char| c == '\n' || is_digits && matches!(c, '。' | '；' | '：' | ';');
        let start = match near.clone().find(|(_, c)| ends(*c)) {
            Some((mark, c)) => mark + c.len_utf8(),
            None if near.by_ref().count() < LONGEST_LABEL => 0,
            None => return None,
        };
        let head = self.slice(start, at).trim_matches([' ', '\u{3000}', '\t', '|', '■', '●', '\u{feff}']);
        if !head.is_empty() && head != "（" && head != "(" {
            return None;
        }
        let is_inside = !self.slice(0, start).is_empty() && !self.slice(0, start).ends_with('\n');
        if is_inside && !after.chars().nth(1).is_some_and(|c| c.is_alphabetic() && !c.is_ascii()) {
            return None;
        }
        let mut marks = after.chars();
        let closes = match marks.next() {
            Some('、' | '．') => head.is_empty(),
            Some('.') => head.is_empty(),
            Some('）' | ')') => true,
            Some(_) => is_noughted && head.is_empty() && !is_inside,
            None => false,
        };
        closes.then_some(at + length)
    }
}
