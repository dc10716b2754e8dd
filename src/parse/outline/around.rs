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
    /// The last clause of it that tells what it is about.
    telling: Option<(Span, Theme)>,
    /// The clauses before here need not be read again.
    read_to: usize,
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
            telling: None,
            read_to: paragraph.start,
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

    /// The last clause that tells something decides.
    fn theme(&self, looked: &mut Looked, passage: Span) -> Theme {
        let words = ThemeWords::get();
        let says = |span: Span| words.score(span.of(self.text).unwrap_or(""));
        let unread = Span::new(looked.read_to.max(passage.start), passage.end);
        let is_open = looked.clause.is_none();
        looked.read_to = if is_open { looked.read_to } else { passage.end };
        let mut end = passage.end;
        for clause in unread.of(self.text).unwrap_or("").rsplit(line::is_clause_end) {
            let span = Span::new(end - clause.len(), end);
            let score = says(span);
            let theme = score.best(0);
            if is_open && end == passage.end {
                // Of a clause that goes on nothing is kept: more of it may tell something else.
                if theme != Theme::Other {
                    return theme;
                }
                let is_barren = score == ThemeScore::default();
                let known = if is_barren { end.saturating_sub(words.longest()) } else { span.start };
                looked.read_to = self.boundary(known.max(span.start));
            } else if theme != Theme::Other {
                looked.telling = Some((span, theme));
                break;
            }
            let mark = self.text.get(..span.start).and_then(|head| head.chars().next_back());
            end = span.start - mark.map_or(0, char::len_utf8);
        }
        match looked.telling {
            Some((clause, theme)) if passage.start <= clause.start => theme,
            // What is left of a clause may tell something else than the whole.
            Some((clause, _)) if passage.start < clause.end => says(Span::new(passage.start, clause.end)).best(0),
            _ => Theme::Other,
        }
    }

    /// The first place from here on where a character begins.
    fn boundary(&self, at: usize) -> usize {
        (at..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }
}
