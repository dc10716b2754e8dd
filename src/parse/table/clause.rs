//! [`Clause`]: what a sentence would say of a cell, so that cells are read with the grammar of sentences.
//!
//! 发展党员 over 1200 under 名 says 发展党员1200名. Every part knows where it stands in the reading.

use crate::text::Span;

/// The words of a cell in the order of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Clause {
    pub(crate) text: String,
    /// Where the figure starts.
    pub(crate) figure: usize,
    /// Where each part starts, and where it stands in the reading.
    parts: Vec<(usize, Option<Span>)>,
}

impl Clause {
    /// Adds words of the reading.
    pub(super) fn take(&mut self, text: &str, span: Span) {
        if let Some(words) = span.of(text).filter(|words| !words.is_empty()) {
            self.parts.push((self.text.len(), Some(span)));
            self.text.push_str(words);
        }
    }

    /// Adds words that the reading implies.
    pub(super) fn add(&mut self, words: &str) {
        self.parts.push((self.text.len(), None));
        self.text.push_str(words);
    }

    /// Adds the figure.
    pub(super) fn figure(&mut self, figure: &str) {
        self.figure = self.text.len();
        self.add(figure);
    }

    /// The span of the reading that a span of the clause stands for, if it lies in one part that has one.
    pub(crate) fn origin(&self, span: Span) -> Option<Span> {
        let after = self.parts.partition_point(|(start, _)| *start <= span.start);
        let (start, place) = self.parts.get(after.checked_sub(1)?)?;
        let place = (*place)?;
        let found = Span::new(place.start + span.start - start, place.start + span.end - start);
        place.contains(found).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_know_where_they_stand() {
        let text = "发展党员\t名\t1200\n";
        let mut clause = Clause::default();
        clause.take(text, Span::new(0, 12));
        clause.figure("1200");
        clause.take(text, Span::new(13, 16));
        assert_eq!((clause.text.as_str(), clause.figure), ("发展党员1200名", 12));
        assert_eq!(clause.origin(Span::new(6, 12)), Some(Span::new(6, 12)));
        assert_eq!(clause.origin(Span::new(16, 19)), Some(Span::new(13, 16)));
        assert_eq!(clause.origin(Span::new(12, 16)), None);
        assert_eq!(clause.origin(Span::new(6, 14)), None);
    }
}
