//! Texts as the words of indicators are compared with them: without quotation marks, their brackets full width.
//!
//! What the words tell stands in `evidence`.

use std::borrow::Cow;
use std::ops::Range;

/// Whether the matcher reads a character as it stands.
pub(super) fn is_plain(mark: char) -> bool {
    !matches!(mark, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '"' | '\'' | '(' | ')')
}

/// The text without quotation marks, its brackets full width.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) { Cow::Borrowed(text) } else { Cow::Owned(without_quotes(text).0) }
}

/// The text without quotation marks, its brackets full width; and where what follows stands elsewhere from there on:
/// the place in the text, and the new place.
pub(super) fn without_quotes(text: &str) -> (String, Vec<(usize, usize)>) {
    without(text, text.char_indices().filter(|(_, mark)| !is_plain(*mark)))
}

/// As [`without_quotes`], where the marks are known.
pub(super) fn without(text: &str, marks: impl Iterator<Item = (usize, char)>) -> (String, Vec<(usize, usize)>) {
    let (mut plain, mut moves) = (String::with_capacity(text.len() + 8), Vec::new());
    let mut from = 0;
    for (at, mark) in marks {
        plain.push_str(text.get(from..at).unwrap_or(""));
        match mark {
            '(' => plain.push('（'),
            ')' => plain.push('）'),
            _ => {}
        }
        from = at + mark.len_utf8();
        moves.push((from, plain.len()));
    }
    plain.push_str(text.get(from..).unwrap_or(""));
    (plain, moves)
}

/// Where a part of a text stands in it, if it does once.
pub(super) fn stands_once(text: &str, part: &str) -> Option<Range<usize>> {
    let start = position(text, part)?;
    let end = start + part.len();
    text.get(end..).is_some_and(|rest| position(rest, part).is_none()).then_some(start..end)
}

/// Where a part of a text first stands in it.
pub(super) fn position(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    // The last byte of a character tells more than its first.
    let place = part.len().min(3).checked_sub(1)?;
    let byte = part.get(place)?;
    text.windows(part.len()).position(|window| window.get(place) == Some(byte) && window == part)
}
