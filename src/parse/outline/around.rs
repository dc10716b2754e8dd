//! [`Themes`]: what the passage around a byte is about, asked for one place after another.
//!
//! The places of a long paragraph have most of their passages in common; what was looked at for the last place is not
//! looked at again.

use std::cell::Cell;

use super::{Outline, line};
use crate::text::Span;
use crate::vocabulary::{Theme, ThemeScore, ThemeWords};

/// Bytes looked back at for what a passage is about.
const BACK: usize = 600;
/// Bytes in which a clause must end that the passage goes on to.
const AHEAD: usize = 3 * BACK;

/// Tells what the passages of one text are about.
pub(crate) struct Themes<'a> {
    outline: &'a Outline,
    text: &'a str,
    last: Cell<Looked>,
}

/// What was looked at for the last place.
#[derive(Debug, Clone, Copy)]
struct Looked {
    paragraph: Span,
    /// The place.
    at: usize,
    /// Where its sentence starts: at the last mark before it that ends one.
    sentence: usize,
    /// Where its clause starts, without a beginning that is known to hold no word of any theme.
    clause: usize,
    /// The first mark behind it that ends a clause.
    end: Option<usize>,
    /// No clause ends between the start of the clause and here, where no such mark was found.
    goes_on_to: usize,
    /// The last clause that has ended and tells what it is about.
    telling: Option<(Span, Theme)>,
}

impl Looked {
    /// At the start of a paragraph.
    fn at_start(paragraph: Span) -> Looked {
        let start = paragraph.start;
        Looked { paragraph, at: start, sentence: start, clause: start, end: None, goes_on_to: start, telling: None }
    }

    /// Leaves a clause that ends with a mark.
    fn leave(&mut self, end: usize, mark: char) {
        if line::is_final(mark) {
            self.sentence = end;
        }
        self.start(end + mark.len_utf8());
    }

    /// Starts a clause.
    fn start(&mut self, clause: usize) {
        (self.clause, self.end, self.goes_on_to) = (clause, None, self.goes_on_to.max(clause));
    }
}

impl<'a> Themes<'a> {
    /// Of one text, its outline read.
    pub(crate) fn of(outline: &'a Outline, text: &'a str) -> Themes<'a> {
        Themes { outline, text, last: Cell::new(Looked::at_start(Span::default())) }
    }

    /// What the passage at a byte of the reading is about; see [`Outline::theme_at`].
    pub(crate) fn at(&self, at: usize) -> Theme {
        let Some(paragraph) = self.outline.paragraph_at(at) else {
            return if self.is_title(at) { self.whole() } else { Theme::Other };
        };
        if self.outline.is_told(paragraph) {
            return paragraph.theme;
        }
        if !self.text.is_char_boundary(at) {
            return Theme::Other;
        }
        let last = self.last.get();
        let is_behind = last.paragraph == paragraph.span && last.at <= at;
        let mut looked = if is_behind { last } else { Looked::at_start(paragraph.span) };
        let theme = self.theme(&mut looked, at);
        self.last.set(Looked { at, ..looked });
        theme
    }

    fn is_title(&self, at: usize) -> bool {
        self.outline.spans.title.is_some_and(|title| title.start <= at && at < title.end)
    }

    /// What the whole text is about: its title tells, else most of its paragraphs that have a theme.
    fn whole(&self) -> Theme {
        let title = self.outline.spans.title.and_then(|title| title.of(self.text)).unwrap_or("");
        let told = ThemeWords::get().theme_of(title);
        if told != Theme::Other {
            return told;
        }
        let length = |theme: Theme| -> usize {
            let told = self.outline.paragraphs.iter().filter(|paragraph| paragraph.theme == theme);
            told.map(|paragraph| paragraph.span.len()).sum()
        };
        let most = Theme::ALL.into_iter().filter(|theme| *theme != Theme::Other).max_by_key(|theme| length(*theme));
        most.filter(|theme| length(*theme) > 0).unwrap_or(Theme::Other)
    }

    /// What the sentence says up to the place and on to the end of its clause, both only as far as they are near: the last
    /// clause that tells something decides.
    fn theme(&self, looked: &mut Looked, at: usize) -> Theme {
        let nearest = self.boundary(at.saturating_sub(BACK).max(looked.paragraph.start));
        self.go_on(looked, nearest, at);
        if looked.end.is_none() {
            let said = self.said(Span::new(looked.clause, at));
            let theme = said.best(0);
            if theme != Theme::Other {
                return theme;
            }
            if said == ThemeScore::default() {
                // A word that begins further off would have ended.
                let known = at.saturating_sub(ThemeWords::get().longest());
                looked.clause = self.boundary(known.max(looked.clause));
            }
        }
        let start = looked.sentence.max(nearest);
        match looked.telling {
            Some((clause, theme)) if start <= clause.start => theme,
            // What is left of a clause may tell something else than the whole.
            Some((clause, _)) if start < clause.end => self.said(Span::new(start, clause.end)).best(0),
            _ => Theme::Other,
        }
    }

    /// Goes on to the clause that holds the place; nothing is read that is not near.
    fn go_on(&self, looked: &mut Looked, nearest: usize, at: usize) {
        let limit = self.boundary(at + AHEAD).min(looked.paragraph.end);
        while looked.end.is_none_or(|end| end < at) {
            if let Some(end) = looked.end {
                let mark = self.text.get(end..).and_then(|rest| rest.chars().next());
                looked.leave(end, mark.unwrap_or_default());
            }
            if looked.clause < nearest {
                looked.start(nearest);
            }
            let rest = self.text.get(looked.goes_on_to..limit).unwrap_or("");
            let Some(mark) = line::clause_end(rest) else {
                looked.goes_on_to = limit.max(looked.goes_on_to);
                return;
            };
            let clause = Span::new(looked.clause, looked.goes_on_to + mark);
            looked.end = Some(clause.end);
            let theme = self.said(clause).best(0);
            if theme != Theme::Other {
                looked.telling = Some((clause, theme));
            }
        }
    }

    fn said(&self, span: Span) -> ThemeScore {
        ThemeWords::get().score(span.of(self.text).unwrap_or(""))
    }

    /// The first place from here on where a character begins.
    fn boundary(&self, at: usize) -> usize {
        (at..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }
}
