//! Marks of Markdown that are no text: emphasis, headings, quotations, items of lists.
//!
//! Tables keep their strokes. Stars that stand for what may not be told (投入**万元) stay.

use super::super::edit::{Edit, Removal};
use super::signs::{after, before, is_blank, is_unit};
use crate::text::Span;

/// The longest text that is looked for between two marks of emphasis, in bytes.
const LONGEST: usize = 600;

/// Two stars, which mark the emphasis of what stands between them and two others.
pub(super) const STARS: &str = "**";

/// Where the stars stand that close those at an offset, if they mark a text between them.
pub(super) fn emphasis(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix(STARS)?;
    let content = rest.get(..rest.find(STARS)?)?;
    let is_told = content.len() <= LONGEST && !content.is_empty() && !content.contains(['\n', '*']);
    let is_close = |sign: Option<char>| sign.is_some_and(|sign| !is_blank(sign));
    let is_marked = is_close(after(content, 0)) && is_close(before(content, content.len()));
    let close = at + STARS.len() + content.len();
    let is_run = before(text, at) == Some('*') || after(text, close + STARS.len()) == Some('*');
    // 投入**万元，新建**个: what is left out has a unit behind it.
    let is_censored = after(content, 0).is_some_and(is_unit);
    (is_told && is_marked && !is_run && !is_censored).then_some(close)
}

/// The mark that opens a line at an offset, with the blank behind it: #, >, *, -.
pub(super) fn opening(text: &str, at: usize) -> Option<Edit> {
    if before(text, at).is_some_and(|sign| sign != '\n') {
        return None;
    }
    let rest = text.get(at..)?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '#' | '>' | '*' | '-'))?;
    let many = if mark == '#' { 6 } else { 1 };
    let length = rest.chars().take_while(|sign| *sign == mark).count();
    let behind = rest.get(length..)?.strip_prefix(' ')?;
    // - 3 -: the number of a page.
    let opens = behind.chars().next().is_some_and(|sign| !is_blank(sign) && !sign.is_ascii_digit() && sign != '-');
    (length <= many && opens).then(|| Edit::remove(Span::new(at, at + length + 1), Removal::Markup))
}
