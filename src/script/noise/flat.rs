//! Pages that were put into one line: their lines are found again where blanks stand behind sentences and headings.
//!
//! A page without any blank between its lines stays as it is.

use super::super::edit::Edit;
use super::super::lines::Line;
use super::signs::is_blank;
use crate::text::Span;

/// A line of fewer characters is no page.
const SHORTEST: usize = 300;
/// Sentences a page has at least.
const SENTENCES: usize = 5;
/// Characters of the longest heading.
const HEADING: usize = 36;

/// The edits that put line ends into the lines that are pages, in text order.
pub(super) fn edits(text: &str, lines: &mut [Line]) -> Vec<Edit> {
    let is_page = |line: &str| line.matches('。').count() >= SENTENCES && line.chars().count() >= SHORTEST;
    let parts = || lines.iter().filter_map(|line| line.span.of(text)).filter(|line| !line.trim().is_empty());
    // A text of several paragraphs is none.
    if parts().take(4).count() > 3 || !parts().any(is_page) {
        return Vec::new();
    }
    let pages = lines.iter().filter(|line| line.span.of(text).is_some_and(is_page));
    pages.flat_map(|line| page(line.span.of(text).unwrap_or(""), line.span.start)).collect()
}

/// The edits of one line that begins at an offset.
fn page(line: &str, base: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let body = body(line);
    // Where the line at hand begins.
    let mut start = 0;
    let mut at = 0;
    while let Some(blank) = line.get(at..).and_then(|rest| rest.find(is_blank)).map(|found| at + found) {
        let rest = line.get(blank..).unwrap_or("");
        let next = blank + (rest.len() - rest.trim_start_matches(is_blank).len());
        let (before, behind) = (line.get(start..blank).unwrap_or(""), line.get(next..).unwrap_or(""));
        let ends = match blank < body {
            true => next == body || opens_data(behind) && !opens_data(before),
            false => ends_sentence(before) || opens_heading(behind) || is_heading(before),
        };
        if ends && !before.is_empty() && !behind.trim().is_empty() {
            edits.push(Edit::replace(Span::new(base + blank, base + next), "\n"));
            start = next;
        }
        at = next.max(blank + 1);
    }
    edits
}

/// Where the body of a page begins: behind the last blank before its first comma or full stop.
fn body(line: &str) -> usize {
    let first = line.find(['，', ',', '。', '；']).unwrap_or(line.len());
    let head = line.get(..first).unwrap_or("");
    head.char_indices().rev().find(|(_, sign)| is_blank(*sign)).map_or(0, |(at, sign)| at + sign.len_utf8())
}

/// Whether a text begins with what a page prints below its title: a date, the name of its source.
fn opens_data(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_date = digits == 4 && text.get(digits..).is_some_and(|rest| rest.starts_with(['-', '/', '.', '年']));
    let names = ["来源", "发布", "日期", "时间", "记者", "通讯员", "作者", "本报", "发表"];
    is_date || names.iter().any(|name| text.starts_with(name))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '）']).ends_with(['。', '！', '？', '…'])
}

/// Whether a text begins with a numbered heading.
fn opens_heading(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(', '【']);
    let numeral = |sign: char| "一二三四五六七八九十".contains(sign);
    let rest = bare.trim_start_matches(numeral);
    text.starts_with('【') || rest.len() < bare.len() && rest.starts_with(['、', '）', ')'])
}

/// Whether a line is short and holds no mark of a sentence.
fn is_heading(line: &str) -> bool {
    let marks = ['，', ',', '。', '；', '：', '！', '？'];
    // A character takes four bytes at most.
    line.len() <= HEADING * 4 && line.chars().count() <= HEADING && !line.contains(marks)
}
