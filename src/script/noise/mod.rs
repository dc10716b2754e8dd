//! The noise of the page: what stands in a text and is not of it, and the signs that stand for others.
//!
//! [`edits`] leads a Simplified text to its canonical reading: ASCII digits and letters, Chinese punctuation, whole
//! sentences and whole numbers. Each kind of noise is a stage in a file of its own, and reads what the stages before it
//! leave. Nothing here knows what a sentence says or what a number counts; a sign that could be meant stays as it is.

mod breaks;
mod compose;
mod flat;
mod jumps;
mod letters;
mod markdown;
mod markup;
mod punctuation;
mod runs;
mod signs;
mod spacing;
mod width;

use super::edit::Edit;
use super::lines::Line;
use crate::text::Span;
use compose::Page;

/// One kind of noise, told by single characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Markup,
    Width,
    Jumps,
    Spacing,
    Punctuation,
}

/// What a character tells of the noise in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suspicion {
    /// Nothing.
    None,
    /// That is told by the characters beside it.
    Beside,
    /// It may be noise of a stage.
    Of(Stage),
}

/// The edits of one stage.
type Edits = fn(&str, &mut [Line]) -> Vec<Edit>;

/// The stages in their order: marks first, then characters, lines, numbers and the signs between them. A stage gives its
/// edits in text order, and clears the lines that hold none of its noise.
const STAGES: [Edits; 7] =
    [markup::edits, width::edits, flat::edits, jumps::edits, breaks::edits, spacing::edits, punctuation::edits];

/// How often the stages are run at most; one may bring to light what an earlier one takes out.
const ROUNDS: usize = 12;

/// The edits that take the noise out of a reading, in text order, and what they lead to. `lines` are those of the text.
///
/// Text that is clean gives none, and so does the text that the edits lead to.
pub(super) fn edits(text: &str, lines: Vec<Line>) -> Option<(String, Vec<Edit>)> {
    let mut page = Page::of(text, lines);
    // Stages in a row that found nothing to change: when all have, another round would find nothing either.
    let mut clean = 0;
    for stage in std::iter::repeat_n(STAGES, ROUNDS).flatten() {
        if clean == STAGES.len() {
            break;
        }
        let (text, lines) = page.parts();
        let edits = stage(text, lines);
        clean = if page.apply(edits) { 0 } else { clean + 1 };
    }
    page.finish()
}

/// What a character by itself tells of the noise in its line. Two stages never share one. What a Traditional character
/// tells is what the Simplified one does.
pub(super) fn suspicion(sign: char) -> Suspicion {
    match sign {
        '<' | '&' | '*' | '#' | '>' => Suspicion::Of(Stage::Markup),
        'O' | 'o' | 'l' | 'I' | '○' | '◯' => Suspicion::Of(Stage::Spacing),
        '"' | '\'' | '(' | ')' | ',' | ';' | ':' | '!' | '?' | '~' => Suspicion::Of(Stage::Punctuation),
        ' ' | '\t' | '.' | '-' | '0' | '一' | '，' | '转' | '轉' | '接' => Suspicion::Beside,
        '\u{3400}'..='\u{9FFF}' => Suspicion::None,
        sign if width::may_change(sign) => Suspicion::Of(Stage::Width),
        _ => Suspicion::None,
    }
}

/// The stage that the character at an offset concerns, by the characters beside it.
pub(super) fn beside(text: &str, at: usize, sign: char) -> Option<Stage> {
    let bytes = text.as_bytes();
    let left = at.checked_sub(1).and_then(|left| bytes.get(left)).copied().unwrap_or(b'\n');
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let is = |found: bool, stage: Stage| found.then_some(stage);
    match sign {
        ' ' | '\t' => is(!matches!(left, b' ' | b'\t' | b'\n') && spacing::goes_on(text, at + 1), Stage::Spacing),
        '.' => is(!left.is_ascii_digit(), Stage::Punctuation),
        '-' => is(rest.first() == Some(&b'-'), Stage::Punctuation),
        '0' => is(!left.is_ascii(), Stage::Spacing),
        '一' | '，' => is(left.is_ascii_digit() && rest.get(2).is_some_and(u8::is_ascii_digit), Stage::Spacing),
        '转' | '轉' | '接' => is(jumps::is_note(text.get(..at).unwrap_or(""), sign), Stage::Jumps),
        _ => None,
    }
}

/// What stands so near to an edit within a line that [`beside`] may tell something else of it now, with what stands there
/// by the edit.
pub(super) fn near(text: &str, edit: Span, line: Span) -> Span {
    let mut head = text.get(line.start..edit.start).unwrap_or("").chars();
    // A blank is told by what stands behind it and the blanks that follow it.
    let _ = head.by_ref().rev().take(spacing::LONGEST + 1).find(|sign| !signs::is_blank(*sign));
    let start = line.start + head.as_str().len();
    let behind = text.get(edit.end..line.end).and_then(|tail| tail.chars().next());
    Span::new(start, edit.end + behind.map_or(0, char::len_utf8))
}

/// Whether a mark alone stands in a range of a text, and among characters that tell the same with any mark beside them:
/// ideographs, say.
pub(super) fn is_lone_mark(text: &str, range: Span) -> bool {
    let bytes = text.as_bytes();
    // A blank of more than one byte ends with one of two.
    let is_told = |byte: &u8| !byte.is_ascii() && !matches!(byte, 0x80 | 0xA0);
    let left = range.start.checked_sub(1).and_then(|left| bytes.get(left));
    let is_among = left.is_some_and(is_told) && bytes.get(range.end).is_some_and(|right| !right.is_ascii());
    let mut signs = range.of(text).filter(|_| is_among).unwrap_or("").chars();
    signs.next().is_some_and(signs::is_mark) && signs.as_str().is_empty()
}
