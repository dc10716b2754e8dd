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
    /// The last mark before it that ends a sentence.
    sentence: Option<usize>,
    /// The first mark behind it that ends a clause.
    clause: Option<usize>,
    /// No clause ends between the place and here, where no such mark was found.
    goes_on_to: usize,
    /// The passage, and what it is about.
    passage: Span,
    theme: Theme,
    /// What is known to hold no word of any theme.
    barren: Span,
}

impl Looked {
    /// At the start of a paragraph.
    fn at_start(paragraph: Span) -> Looked {
        let start = Span::new(paragraph.start, paragraph.start);
        Looked {
            paragraph,
            at: paragraph.start,
            sentence: None,
            clause: None,
            goes_on_to: paragraph.start,
            passage: start,
            theme: Theme::Other,
            barren: start,
        }
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
        let passage = self.passage(&mut looked, at);
        if passage != looked.passage {
            looked.theme = self.theme(&mut looked, passage);
            looked.passage = passage;
        }
        self.last.set(looked);
        looked.theme
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

    /// The sentence up to the place and on to the end of its clause, both only as far as they are near.
    fn passage(&self, looked: &mut Looked, at: usize) -> Span {
        let paragraph = looked.paragraph;
        let nearest = self.boundary(at.saturating_sub(BACK).max(paragraph.start));
        let from = looked.at.max(nearest);
        let between = self.text.get(from..at).unwrap_or("");
        looked.sentence = between.rfind(line::is_final).map(|mark| from + mark).or(looked.sentence);
        let start = looked.sentence.filter(|mark| *mark >= nearest).unwrap_or(nearest);

        let is_ahead = |mark: &usize| *mark >= at;
        if looked.clause.filter(is_ahead).is_none() {
            let from = looked.goes_on_to.max(at);
            let limit = self.boundary(at + AHEAD).min(paragraph.end);
            let rest = self.text.get(from..limit).unwrap_or("");
            looked.clause = rest.find(line::is_clause_end).map(|mark| from + mark);
            looked.goes_on_to = looked.clause.unwrap_or(limit);
        }
        looked.at = at;
        Span::new(start, looked.clause.unwrap_or(at))
    }

    /// The clause decides, else the clauses before it.
    fn theme(&self, looked: &mut Looked, passage: Span) -> Theme {
        let words = ThemeWords::get();
        let says = |span: Span| words.score(span.of(self.text).unwrap_or(""));
        if looked.barren.start <= passage.start && passage.start <= looked.barren.end {
            let known = looked.barren.end.saturating_sub(words.longest()).max(passage.start);
            let fresh = Span::new(self.boundary(known), passage.end);
            if passage.end <= looked.barren.end || says(fresh) == ThemeScore::default() {
                looked.barren.end = looked.barren.end.max(passage.end);
                return Theme::Other;
            }
        }
        let mut is_barren = true;
        for clause in passage.of(self.text).unwrap_or("").rsplit(line::is_clause_end) {
            let score = words.score(clause);
            let theme = score.best(0);
            if theme != Theme::Other {
                return theme;
            }
            is_barren &= score == ThemeScore::default();
        }
        if is_barren {
            looked.barren = passage;
        }
        Theme::Other
    }

    /// The first place from here on where a character begins.
    fn boundary(&self, at: usize) -> usize {
        (at..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }
}
