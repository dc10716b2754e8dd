//! [`Line`]: what one walk over the characters of a text tells of each of its lines.
//!
//! The walk counts the characters of Traditional text, and notes which kinds of noise a line may hold, so that a stage of
//! [`noise`](super::noise) passes over the lines that cannot concern it. What is noise is decided there.

use std::sync::LazyLock;

use super::characters::CHARACTERS;
use super::edit::Edit;
use super::noise::{self, Stage, Suspicion, beside, suspicion};
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
    Marks::of(|sign| hant(sign) | told(sign), bit(Stage::Width) << STAGES)
});

/// The characters that are found in Simplified text alone.
static HANS: LazyLock<Marks> = LazyLock::new(|| Marks::of(|sign| u8::from(CHARACTERS.tells(sign).1), 0));

/// What a character by itself tells of noise.
fn told(sign: char) -> u8 {
    match suspicion(sign) {
        _ if sign == '\n' => LOOK,
        Suspicion::None => 0,
        Suspicion::Beside => LOOK,
        Suspicion::Of(stage) => bit(stage) << STAGES,
    }
}

fn bit(stage: Stage) -> u8 {
    1 << stage as u32
}

/// A line with its line end.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Characters found in Traditional text alone, before any edit.
    pub(super) hant: usize,
    /// The stages whose noise the line may hold, one bit for each.
    suspected: u8,
    /// The stages that found no noise of theirs in it, one bit for each.
    cleared: u8,
    /// The range of the line, counted from its start, that holds all its characters of [`Stage::Width`].
    strange: Span,
}

impl Line {
    /// A line that begins at an offset, of which nothing is read.
    fn at(start: usize) -> Line {
        Line { span: Span::new(start, start), ..Line::default() }
    }

    /// Whether the line may hold noise of a stage.
    pub(super) fn concerns(&self, stage: Stage) -> bool {
        self.suspected & !self.cleared & bit(stage) != 0
    }

    /// Takes note that the line holds no noise of a stage, as it is.
    pub(super) fn clear(&mut self, stage: Stage) {
        self.cleared |= bit(stage);
    }

    /// Takes note that the line can hold no noise of a stage once the edits of the stage are made.
    pub(super) fn settle(&mut self, stage: Stage) {
        self.suspected &= !bit(stage);
    }

    /// Takes note of a character that stands at an offset of a text.
    #[inline]
    fn note(&mut self, text: &str, at: usize, Marked { code, marks, .. }: Marked) {
        self.hant += usize::from(marks & HANT);
        self.suspected |= marks >> STAGES;
        if marks >> STAGES & bit(Stage::Width) != 0 {
            self.note_strange(at - self.span.start, code);
        }
        if marks & LOOK != 0 {
            self.suspected |= char::from_u32(code).and_then(|sign| beside(text, at, sign)).map_or(0, bit);
        }
    }

    fn note_strange(&mut self, start: usize, code: u32) {
        let end = start + char::from_u32(code).map_or(0, char::len_utf8);
        let first = if self.strange.is_empty() { start } else { self.strange.start };
        self.strange = Span::new(first, end);
    }

    /// Calls `take` for every character of the line that by itself may be noise of [`Stage::Width`], with where it stands.
    pub(super) fn strange(&self, text: &str, mut take: impl FnMut(usize, char)) {
        let start = self.span.start + self.strange.start;
        let range = Span::new(start, start + self.strange.len());
        MARKS.each(range.of(text).unwrap_or(""), |Marked { at, code, marks }| {
            let is_strange = marks >> STAGES & bit(Stage::Width) != 0;
            if let Some(sign) = char::from_u32(code).filter(|_| is_strange) {
                take(range.start + at, sign);
            }
        });
    }

    /// Takes note of the characters of a range of a text.
    fn note_all(&mut self, text: &str, range: Span) {
        MARKS.each(range.of(text).unwrap_or(""), |marked| self.note(text, range.start + marked.at, marked));
    }

    /// The line after some edits that leave its end as it is, now that it takes another range: what stands beside them is
    /// looked at, and what it was suspected of before it still is.
    fn edited(mut self, span: Span, edits: &[Edit], text: &str) -> Line {
        let (mut gained, mut lost) = (span.start, self.span.start);
        self.span = span;
        for edit in edits {
            let start = edit.span.start + gained - lost;
            gained += edit.text.len();
            lost += edit.span.len();
            let new = Span::new(start, edit.span.end + gained - lost);
            if !noise::is_lone_mark(text, new) {
                self.note_all(text, noise::near(text, new, span));
            }
        }
        Line { cleared: 0, strange: Span::new(0, span.len()), ..self }
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
    let (mut left, mut rest) = (edits, lines.iter());
    // Where the line at hand begins in the new text.
    let mut start = 0;
    while let Some(line) = rest.next() {
        let (mut end, mut count, mut length) = (line.span.end, 0, line.span.len());
        while let Some(edit) = left.get(count).filter(|edit| edit.span.start < end) {
            count += 1;
            // An edit of its line end joins a line to the next.
            while edit.span.end >= end
                && let Some(next) = rest.next()
            {
                end = next.span.end;
                length += next.span.len();
            }
            length = length + edit.text.len() - edit.span.len();
        }
        let (own, others) = left.split_at_checked(count).unwrap_or_default();
        left = others;
        let span = Span::new(start, start + length);
        if own.is_empty() {
            new.push(Line { span, ..*line });
        } else if own.iter().all(|edit| edit.span.end < line.span.end && edit.text.bytes().all(|byte| byte != b'\n')) {
            new.push(line.edited(span, own, text));
        } else {
            read(text, span, &mut new);
        }
        start = span.end;
    }
    new
}

/// Reads the lines of a range of a text that begins and ends with lines.
fn read(text: &str, range: Span, lines: &mut Vec<Line>) {
    let mut line = Line::at(range.start);
    MARKS.each(range.of(text).unwrap_or(""), |marked| {
        let at = range.start + marked.at;
        if marked.code == u32::from('\n') {
            line.span.end = at + 1;
            lines.push(line);
            line = Line::at(at + 1);
        } else {
            line.note(text, at, marked);
        }
    });
    if line.span.start < range.end {
        line.span.end = range.end;
        lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the lines are suspected of, whatever stage has cleared them.
    fn known(lines: &[Line]) -> Vec<(Span, u8)> {
        lines.iter().map(|line| (line.span, line.suspected)).collect()
    }

    #[test]
    fn edited_lines_are_suspected_of_all_that_they_would_be_if_they_were_read_anew() {
        let text = "全省  有黨員1 2，3名,4\n“下轉 0第--3版”.\n其中女性O名\t 1一0\n";
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let old = lines(text);
        for (index, start) in places.iter().enumerate() {
            for end in places.get(index + 1..).unwrap_or_default().iter().take(4) {
                for new in ["", " ", "0", "，", "下", "a\n", "党员  "] {
                    let edit = Edit::replace(Span::new(*start, *end), new);
                    let edited_text = format!("{}{new}{}", &text[..*start], &text[*end..]);
                    let mut edited = edited(&old, &[edit], &edited_text);
                    let anew = lines(&edited_text);
                    for (edited, anew) in edited.iter_mut().zip(&anew) {
                        assert_eq!(edited.suspected & anew.suspected, anew.suspected, "{edited_text:?}");
                        edited.suspected = anew.suspected;
                    }
                    assert_eq!(known(&edited), known(&anew), "{edited_text:?}");
                }
            }
        }
    }

    #[test]
    fn lines_are_told_the_same_of_before_and_after_a_conversion() {
        let rows = include_str!("conversion.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        for (written, simplified) in rows.filter_map(|row| row.split('\t').next().zip(row.split('\t').nth(1))) {
            let told = |text: &str| known(&lines(text)).into_iter().map(|(.., suspects)| suspects).collect::<Vec<_>>();
            for head in ["", "下", "緊", "0"].into_iter().filter(|_| written.len() == simplified.len()) {
                let after = format!("{}{simplified}", head.replace('緊', "紧"));
                assert_eq!(told(&format!("{head}{written}")), told(&after), "{after}");
            }
        }
    }
}
