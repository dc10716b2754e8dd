//! [`Line`]: what one walk over the characters of a text tells of each of its lines.
//!
//! The walk counts the characters that tell the script, and notes which kinds of noise a line may hold, so that a stage of
//! [`noise`](super::noise) passes over the lines that cannot concern it. What is noise is decided there.

use std::sync::LazyLock;

use super::characters::CHARACTERS;
use super::edit::Edit;
use super::noise::{Stage, Suspicion, beside, suspicion};
use crate::text::Span;

/// The character is found in Traditional text alone.
const HANT: u8 = 1;
/// The character is found in Simplified text alone.
const HANS: u8 = 2;
/// The character must be looked at with those beside it, or ends the line.
const LOOK: u8 = 4;
/// Above the marks of the table: the stages a character surely concerns, one bit for each.
const STAGES: u32 = 3;

/// The marks of each character of the first plane.
static MARKS: LazyLock<Box<Table>> = LazyLock::new(|| {
    let mark = |code: u32| {
        let Some(sign) = char::from_u32(code) else { return 0 };
        let (hant, hans) = CHARACTERS.tells(sign);
        let noise = match suspicion(sign) {
            Suspicion::None => 0,
            Suspicion::Beside => LOOK,
            Suspicion::Of(stage) => bit(stage),
        };
        let end = if sign == '\n' { LOOK } else { 0 };
        u8::from(hant) * HANT | u8::from(hans) * HANS | noise | end
    };
    let mut table = Box::new([0; 0x1_0000]);
    for (code, marks) in (0..).zip(table.iter_mut()) {
        *marks = mark(code);
    }
    table
});

type Table = [u8; 0x1_0000];

fn bit(stage: Stage) -> u8 {
    1 << (STAGES + stage as u32)
}

/// A line with its line end.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Characters in it.
    pub(super) characters: usize,
    /// Characters found in Traditional text alone in the lower half, those found in Simplified text alone in the upper.
    census: u64,
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

    /// Characters found in Traditional text alone.
    pub(super) fn hant(&self) -> usize {
        (self.census & u64::from(u32::MAX)) as usize
    }

    /// Characters found in Simplified text alone.
    pub(super) fn hans(&self) -> usize {
        (self.census >> 32) as usize
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
    /// How many characters of each script a character with some marks is.
    const CENSUS: [u64; 4] = [0, 1, 1 << 32, 1 << 32 | 1];
    let table = &**MARKS;
    let mut rest = range.of(text).unwrap_or("").as_bytes();
    let mut line = Line { span: Span::new(range.start, range.start), ..Line::default() };
    loop {
        let (marks, behind) = match rest {
            // Most Chinese characters: decoded by hand, as this is done for every one of every text.
            [first @ 0xE0..=0xEF, second, third, behind @ ..] => {
                let code =
                    usize::from(first & 0x0F) << 12 | usize::from(second & 0x3F) << 6 | usize::from(third & 0x3F);
                (table.get(code).copied().unwrap_or(LOOK), behind)
            }
            [first @ ..=0x7F, behind @ ..] => (table.get(usize::from(*first)).copied().unwrap_or(LOOK), behind),
            // What is so rare is looked at.
            [_, behind @ ..] => {
                let more = behind.iter().take_while(|byte| **byte & 0xC0 == 0x80).count();
                (LOOK, behind.get(more..).unwrap_or_default())
            }
            [] => break,
        };
        line.characters += 1;
        line.census += CENSUS.get(usize::from(marks & (HANT | HANS))).copied().unwrap_or(0);
        line.marks |= marks;
        if marks & LOOK != 0 {
            let (at, end) = (range.end - rest.len(), range.end - behind.len());
            match text.get(at..end).and_then(|sign| sign.chars().next()) {
                Some('\n') => {
                    line.span.end = end;
                    lines.push(line);
                    line = Line { span: Span::new(end, end), ..Line::default() };
                }
                Some(sign) => line.marks |= beside(text, at, sign).map_or(0, bit),
                None => {}
            }
        }
        rest = behind;
    }
    if line.span.start < range.end {
        line.span.end = range.end;
        lines.push(line);
    }
}
