//! [`Line`]: one non-empty line of a text, and what its marks tell.

use crate::parse::signs::{self, Sign, Signs};
use crate::text::Span;

/// A line without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    pub span: Span,
    pub text: &'t str,
    /// Characters in it.
    pub length: usize,
    /// Whether an empty line or the start of the text stands before it.
    pub is_after_blank: bool,
    is_sentence: bool,
}

/// The non-empty lines of a text.
pub(super) fn lines<'t>(signs: &Signs<'t>) -> Vec<Line<'t>> {
    // A page has fewer lines; of a text of nothing but line ends most are empty.
    const USUAL: usize = 256;
    let ends = signs.list(signs::LINE);
    let mut found = Vec::with_capacity((ends.len() + 1).min(USUAL));
    let (mut offset, mut is_after_blank) = (0, true);
    let ends = ends.iter().map(Sign::end).chain([signs.text.len()]);
    for end in ends {
        let whole = signs.text.get(offset..end).unwrap_or("");
        let open = whole.trim_start_matches(is_space);
        let trimmed = open.trim_end_matches(is_space);
        if trimmed.is_empty() {
            is_after_blank |= !whole.ends_with('\n') || whole.len() <= offset.min(2) || !whole.is_empty();
        } else {
            let start = offset + whole.len() - open.len();
            let span = Span::new(start, start + trimmed.len());
            let (length, is_sentence) = (trimmed.chars().count(), ends_sentence(trimmed));
            found.push(Line { span, text: trimmed, length, is_after_blank, is_sentence });
            is_after_blank = false;
        }
        offset += whole.len();
    }
    found
}

/// White space, and the marks of an editor that look like it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// The first characters of a text, no more than some.
pub(super) fn opening(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// Where the first wide space of a text is, or two narrow ones, behind no more than some characters.
pub(super) fn wide_gap(text: &str, most: usize) -> Option<usize> {
    // Few lines have a blank near their start: the first bytes are looked at all at once.
    let near = text.as_bytes().get(..4 * (most + 2)).unwrap_or(text.as_bytes());
    let pairs = near.iter().zip(near.iter().skip(1));
    if !pairs.fold(false, |found, (left, right)| found | (*left == b' ') | ((*left == 0x80) & (*right == 0x80))) {
        return None;
    }
    let mut before = None;
    for (at, c) in text.char_indices().take(most + 2) {
        match c {
            '\u{3000}' => return Some(at),
            ' ' if before == Some(' ') => return Some(at - 1),
            _ => before = Some(c),
        }
    }
    None
}

/// Whether a mark ends a sentence.
pub(super) fn is_final(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…')
}

/// Whether a mark ends a clause.
pub(super) fn is_clause_end(c: char) -> bool {
    is_final(c) || matches!(c, '，' | ',' | '；' | ';' | '：' | ':')
}

/// The first mark of a text that ends a clause.
pub(super) fn clause_end(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(first) = text.as_bytes().get(at) {
        // Most characters are ideographs, and three bytes long.
        if matches!(first, 0xE4..=0xE9) {
            at += '党'.len_utf8();
            continue;
        }
        let mark = text.get(at..)?.chars().next()?;
        if is_clause_end(mark) {
            return Some(at);
        }
        at += mark.len_utf8();
    }
    None
}

/// Whether a line ends as a sentence does, quotes and brackets aside.
fn ends_sentence(line: &str) -> bool {
    let open = line.trim_end_matches(['”', '"', '’', '」', '』']);
    if open.ends_with(is_final) {
        return true;
    }
    // A signature or a note in brackets may stand behind the last sentence.
    open.ends_with(['）', ')'])
        && open.rfind(['（', '(']).is_some_and(|at| open.get(..at).is_some_and(|before| before.ends_with(is_final)))
}

impl Line<'_> {
    /// Whether it ends as a sentence does, quotes and brackets aside.
    pub fn is_sentence(&self) -> bool {
        self.is_sentence
    }

    /// Whether it ends with a figure set off from the words before it: 党员总数（万名） 28.3.
    fn ends_with_figure(&self) -> bool {
        let words = self.text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '%'));
        words.len() < self.text.len() && words.ends_with(|c: char| is_space(c) || matches!(c, '）' | ')' | '：' | ':'))
    }

    /// Whether it could be a heading by its marks and length.
    pub fn is_heading_like(&self) -> bool {
        let marks = ['，', ',', '；', ';', '：', ':', '、', '。', '…', '（', '('];
        const LONGEST: usize = 60;
        if self.length > LONGEST {
            return false;
        }
        let is_numbered = numbering(self.text).0 == Numbering::Chinese;
        let (longest, share_of_digits) = if is_numbered { (LONGEST, 2) } else { (45, 4) };
        (3..=longest).contains(&self.length)
            && !self.is_sentence()
            && !self.text.ends_with(marks)
            && !self.text.contains(['。', '\t', '；', '|', '│', '┃'])
            && !is_dashed(self.text)
            && !self.ends_with_figure()
            && self.text.chars().filter(char::is_ascii_digit).count() * share_of_digits < self.length
            && self.text.chars().any(|c| c as u32 >= 0x4e00)
    }
}

/// Whether a text opens with the dash of a subtitle or of a listed paragraph.
pub(super) fn is_dashed(text: &str) -> bool {
    ["——", "—", "──", "－－", "--", "―"].iter().any(|dash| text.starts_with(dash))
}

/// A text without the dash and the white space it opens with.
pub(super) fn undashed(text: &str) -> &str {
    text.trim_start_matches(|c: char| matches!(c, '—' | '─' | '－' | '-' | '―') || is_space(c))
}

/// How a heading or a paragraph is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Numbering {
    /// 第一部分, 一、.
    Chinese,
    /// ■ and the like.
    Symbol,
    /// None.
    Plain,
    /// （一）.
    Bracketed,
    /// 1. 1、 (1) ①.
    Arabic,
}

/// Whether a sign marks an item.
fn is_symbol(c: char) -> bool {
    matches!(
        c,
        '■' | '●'
            | '◆'
            | '★'
            | '▲'
            | '◎'
            | '○'
            | '□'
            | '◇'
            | '▶'
            | '►'
            | '※'
            | '☆'
            | '▪'
            | '•'
            | '·'
    )
}

/// What follows 一是, 十二是 at the start of a text.
pub(super) fn past_count(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    (rest.len() < text.len()).then(|| rest.strip_prefix('是')).flatten()
}

/// How a text is numbered, and how many bytes the number takes.
pub(super) fn numbering(text: &str) -> (Numbering, usize) {
    let is_chinese =
        |c: char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '〇' | '零' | '百');
    let mut chars = text.char_indices();
    let Some((_, first)) = chars.next() else {
        return (Numbering::Plain, 0);
    };
    let run = |from: usize, is: &dyn Fn(char) -> bool| {
        let rest = text.get(from..).unwrap_or("");
        from + rest.find(|c: char| !is(c)).unwrap_or(rest.len())
    };
    let mark = |at: usize, marks: &[&str]| {
        let rest = text.get(at..).unwrap_or("");
        marks.iter().find(|mark| rest.starts_with(**mark)).map(|mark| at + mark.len())
    };
    if is_chinese(first) {
        let end = run(0, &is_chinese);
        if let Some(end) = mark(end, &["、", ".", "．", "，是"]).filter(|_| end <= 9) {
            return (Numbering::Chinese, end);
        }
    } else if first == '第' {
        let end = run(first.len_utf8(), &is_chinese);
        if let Some(end) = mark(end, &["部分", "篇章", "章", "节", "篇"]).filter(|_| end > 3) {
            return (Numbering::Chinese, end);
        }
    } else if matches!(first, '（' | '(') {
        let open = first.len_utf8();
        let (chinese, arabic) = (run(open, &is_chinese), run(open, &|c| c.is_ascii_digit()));
        if let Some(end) = mark(chinese, &["）", ")"]).filter(|_| chinese > open && chinese - open <= 9) {
            return (Numbering::Bracketed, end);
        }
        if let Some(end) = mark(arabic, &["）", ")"]).filter(|_| arabic > open && arabic - open <= 2) {
            return (Numbering::Arabic, end);
        }
    } else if first.is_ascii_digit() {
        let end = run(0, &|c| c.is_ascii_digit());
        let is_decimal = text.get(end + 1..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(end) = mark(end, &["、", ".", "．", "）", ")"]).filter(|_| end <= 2 && !is_decimal) {
            return (Numbering::Arabic, end);
        }
    } else if ('①'..='⑳').contains(&first) {
        return (Numbering::Arabic, first.len_utf8());
    } else if is_symbol(first) {
        return (Numbering::Symbol, first.len_utf8());
    }
    (Numbering::Plain, 0)
}
