//! [`Line`]: what one walk over the characters of a text tells of each of its lines.
//!
//! The walk counts the characters of Traditional text, and notes which kinds of noise a line may hold, so that a stage of
//! [`noise`](super::noise) passes over the lines that cannot concern it. What is noise is decided there.

use std::sync::LazyLock;

use super::characters::CHARACTERS;
use super::edit::Edit;
use super::noise::{Stage, Suspicion, beside, suspicion};
use crate::table::{Marked, Marks};
use crate::text::Span;

/// The character is found in Traditional text alone.
const HANT: u8 = 1;
/// The character must be looked at with those beside it, or ends the line.
const LOOK: u8 = 2;
/// Above the marks of the table: the stages a character surely concerns, one bit for each.
const STAGES: u32 = 2;

/// The marks of each character; few characters of a Simplified text have any.
static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let hant = |sign: char| if CHARACTERS.tells(sign).0 { HANT } else { 0 };
    Marks::of(|sign| hant(sign) | noise(sign), bit(Stage::Width))
});

/// The characters that are found in Simplified text alone.
static HANS: LazyLock<Marks> = LazyLock::new(|| Marks::of(|sign| u8::from(CHARACTERS.tells(sign).1), 0));

fn noise(sign: char) -> u8 {
    match suspicion(sign) {
        _ if sign == '\n' => LOOK,
        Suspicion::None => 0,
        Suspicion::Beside => LOOK,
        Suspicion::Of(stage) => bit(stage),
    }
}

fn bit(stage: Stage) -> u8 {
    1 << (STAGES + stage as u32)
}

/// A line with its line end.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Characters found in Traditional text alone.
    pub(super) hant: usize,
    marks: u8,
}

impl Line {
    /// Whether the line may hold noise of a stage.
    pub(super) fn concerns(&self, stage: Stage) -> bool {
        self.marks & bit(stage) != 0
    }

    /// Takes note that the line holds no noise of a stage.
    pub(super) fn clear(&mut self, stage: Stage) {
        self.marks &= !bit(stage);
    }

    /// Characters of the line that are found in Simplified text alone. They are counted anew by each call: only where
    /// Traditional ones stand in a text are they asked for.
    pub(super) fn hans(&self, text: &str) -> usize {
        let mut count = 0;
        HANS.each(self.span.of(text).unwrap_or(""), |_| count += 1);
        count
    }
}

/// The lines of a text; behind a last line end there is none.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 128 + 1);
    read(text, Span::new(0, text.len()), &mut lines);
    lines
}

/// The lines of a text after some edits; those that no edit touches are not read again.
pub(super) fn edited(lines: &[Line], edits: &[Edit], text: &str) -> Vec<Line> {
    let mut new = Vec::with_capacity(lines.len());
    let (mut edits, mut rest) = (edits.iter().peekable(), lines.iter().peekable());
    // Where the line at hand begins in the new text.
    let mut start = 0;
    while let Some(line) = rest.next() {
        let (mut end, mut length) = (line.span.end, line.span.len());
        let mut is_touched = false;
        while let Some(edit) = edits.next_if(|edit| edit.span.start < end) {
            is_touched = true;
            // An edit of its line end joins a line to the next.
            while edit.span.end >= end
                && let Some(next) = rest.next()
            {
                end = next.span.end;
                length += next.span.len();
            }
            length = length + edit.text.len() - edit.span.len();
        }
        let span = Span::new(start, start + length);
        match is_touched {
            true => read(text, span, &mut new),
            false => new.push(Line { span, ..*line }),
        }
        start = span.end;
    }
    new
}

/// Reads the lines of a range of a text that begins and ends with lines.
fn read(text: &str, range: Span, lines: &mut Vec<Line>) {
    let mut line = Line { span: Span::new(range.start, range.start), ..Line::default() };
    MARKS.each(range.of(text).unwrap_or(""), |Marked { at, code, marks }| {
        line.hant += usize::from(marks & HANT);
        line.marks |= marks;
        if marks & LOOK != 0 {
            let at = range.start + at;
            match char::from_u32(code) {
                Some('\n') => {
                    line.span.end = at + 1;
                    lines.push(line);
                    line = Line { span: Span::new(at + 1, at + 1), ..Line::default() };
                }
                Some(character) => line.marks |= beside(text, at, character).map_or(0, bit),
                None => {}
            }
        }
    });
    if line.span.start < range.end {
        line.span.end = range.end;
        lines.push(line);
    }
}
