//! [`Draft`]: a reading in the making, stretch by stretch, with its map.

use super::map::Map;
use crate::text::Span;

/// The text written so far and where each stretch of it comes from.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    map: Map,
}

impl Draft {
    /// A draft with room for a text.
    pub(super) fn with_capacity(length: usize) -> Draft {
        Draft { text: String::with_capacity(length), map: Map::default() }
    }

    /// The text and its map.
    pub(super) fn finish(self) -> (String, Map) {
        (self.text, self.map)
    }

    /// Bytes written so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Writes text that stands in the original as it is.
    pub(super) fn copy(&mut self, text: &str, start: usize) {
        self.text.push_str(text);
        self.map.push(text.len(), Span::new(start, start + text.len()), true);
    }

    /// Writes a phrase for a range of the original; no part of it stands for a part of the range.
    pub(super) fn phrase(&mut self, text: &str, original: Span) {
        self.text.push_str(text);
        self.map.push(text.len(), original, false);
    }

    /// Writes a text for another character by character where their numbers agree, else as a phrase.
    pub(super) fn characters(&mut self, text: &str, original: &str, start: usize) {
        if text.chars().count() != original.chars().count() {
            return self.phrase(text, Span::new(start, start + original.len()));
        }
        self.text.push_str(text);
        let mut at = start;
        for (new, old) in text.chars().zip(original.chars()) {
            let end = at + old.len_utf8();
            self.map.push(new.len_utf8(), Span::new(at, end), new.len_utf8() == old.len_utf8());
            at = end;
        }
    }

    /// Writes a part of a stretch that is as long as what it stands for; where that is is said by [`Draft::stretch`].
    pub(super) fn part(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes one character of such a stretch.
    pub(super) fn letter(&mut self, letter: char) {
        self.text.push(letter);
    }

    /// What was written since the map was told the last time stands for a range of the original, byte by byte.
    pub(super) fn stretch(&mut self, start: usize, end: usize) {
        self.map.push(end - start, Span::new(start, end), true);
    }

    /// Writes a converted text: character by character where their numbers agree, else line by line, and what is left
    /// of a line between the ends that both texts share as one phrase.
    pub(super) fn align(&mut self, text: &str, original: &str, start: usize) {
        if text.chars().count() == original.chars().count() {
            return self.characters(text, original, start);
        }
        let lines = |text: &str| text.matches('\n').count();
        if lines(text) > 0 && lines(text) == lines(original) {
            let mut at = start;
            for (new, old) in text.split_inclusive('\n').zip(original.split_inclusive('\n')) {
                self.align_line(new, old, at);
                at += old.len();
            }
        } else {
            self.align_line(text, original, start);
        }
    }

    fn align_line(&mut self, text: &str, original: &str, start: usize) {
        if text.chars().count() == original.chars().count() {
            return self.characters(text, original, start);
        }
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let length = |pair: (char, char)| pair.0.len_utf8();
        let head: usize = text.chars().zip(original.chars()).take_while(same).map(length).sum();
        let (new, old) = (text.get(head..).unwrap_or(""), original.get(head..).unwrap_or(""));
        let backward = new.chars().rev().zip(old.chars().rev());
        let tail: usize = backward.take_while(same).map(length).sum();
        let (new, new_tail) = new.split_at_checked(new.len() - tail).unwrap_or((new, ""));
        let old_end = start + head + old.len() - tail;
        self.copy(text.get(..head).unwrap_or(""), start);
        self.phrase(new, Span::new(start + head, old_end));
        self.copy(new_tail, old_end);
    }
}
