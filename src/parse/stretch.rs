//! [`Stretch`]: a stretch of a text with the words of links that stand in it.
//!
//! The words are found once for a sentence; here they are asked for by where they stand.

use super::link_words::{Roles, Standing};
use crate::text::Span;

/// A stretch of a text and the words of links in it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stretch<'t> {
    /// The text of the stretch.
    pub(crate) text: &'t str,
    /// Where it starts in the text in which the words were found.
    start: usize,
    /// Words by their first bytes; those before and behind the stretch do not count.
    words: &'t [Standing],
}

impl<'t> Stretch<'t> {
    /// A stretch of `text`, whose words are `words`.
    pub(crate) fn of(text: &'t str, words: &'t [Standing], span: Span) -> Stretch<'t> {
        let first = words.partition_point(|word| word.start < span.start);
        Stretch::from_words(text, words.get(first..).unwrap_or_default(), span)
    }

    /// A stretch of `text`, none of whose `words` begins before it.
    pub(crate) fn from_words(text: &'t str, words: &'t [Standing], span: Span) -> Stretch<'t> {
        Stretch { text: span.of(text).unwrap_or(""), start: span.start, words }
    }

    fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// Where it stands in the text in which the words were found.
    pub(crate) fn span(self) -> Span {
        Span::new(self.start, self.end())
    }

    /// Its words of some roles, in their order.
    pub(crate) fn words(self, roles: Roles) -> impl Iterator<Item = &'t Standing> {
        let (start, end) = (self.start, self.end());
        let within = self.words.iter().take_while(move |word| word.start < end);
        within.filter(move |word| word.roles & roles.0 != 0 && start <= word.start && word.end <= end)
    }

    /// Whether a word of the roles stands in it.
    pub(crate) fn any(self, roles: Roles) -> bool {
        self.words(roles).next().is_some()
    }

    /// Whether a word of the roles begins it.
    pub(crate) fn starts(self, roles: Roles) -> bool {
        self.words(roles).take_while(|word| word.start == self.start).next().is_some()
    }

    /// Whether a word of the roles is all of it.
    pub(crate) fn is(self, roles: Roles) -> bool {
        self.words(roles).any(|word| word.start == self.start && word.end == self.end())
    }

    /// The longest word of the roles that ends it.
    pub(crate) fn ending(self, roles: Roles) -> Option<&'t Standing> {
        self.words(roles).find(|word| word.end == self.end())
    }

    /// Whether a word of the roles ends it.
    pub(crate) fn ends(self, roles: Roles) -> bool {
        self.ending(roles).is_some()
    }

    /// Where a word stands in it.
    pub(crate) fn place(self, word: &Standing) -> std::ops::Range<usize> {
        word.start.saturating_sub(self.start)..word.end.saturating_sub(self.start)
    }

    /// What stands in it before and behind a span of the text in which the words were found.
    pub(crate) fn around(self, span: Span) -> (Stretch<'t>, Stretch<'t>) {
        let before = self.to(span.start.saturating_sub(self.start));
        let behind = self.text.get(span.end.saturating_sub(self.start)..).unwrap_or("");
        let passed = self.words.iter().take_while(|word| word.start < span.end).count();
        let words = self.words.get(passed..).unwrap_or_default();
        (before, Stretch { text: behind, start: span.end, words })
    }

    /// What stands in it before a byte.
    pub(crate) fn to(self, end: usize) -> Stretch<'t> {
        Stretch { text: self.text.get(..end).unwrap_or(""), ..self }
    }

    /// What stands in it from a byte on.
    pub(crate) fn from(self, start: usize) -> Stretch<'t> {
        Stretch { text: self.text.get(start..).unwrap_or(""), start: self.start + start, ..self }
    }

    /// It without some characters at its end.
    #[inline]
    pub(crate) fn trim_end(self, marks: &[char]) -> Stretch<'t> {
        match self.text.chars().next_back() {
            Some(last) if marks.contains(&last) => self.to(self.text.trim_end_matches(marks).len()),
            _ => self,
        }
    }

    /// It without some characters at its start.
    #[inline]
    pub(crate) fn trim_start(self, marks: &[char]) -> Stretch<'t> {
        match self.text.chars().next() {
            Some(first) if marks.contains(&first) => {
                self.from(self.text.len() - self.text.trim_start_matches(marks).len())
            }
            _ => self,
        }
    }
}
