//! The mentions of a report: every numeral that was found, as the source writes it.
//!
//! What a numeral is was decided in `scan`; what it measures is put in later.

use crate::report::{Mention, MentionClass};
use crate::script::{Removal, simplified};
use crate::text::Span;

use super::Assembly;
use super::scan;

impl Assembly<'_> {
    /// The mentions in text order, and for each numeral that was found the index of its mention.
    pub(super) fn mentions(&self) -> (Vec<Mention>, Vec<Option<usize>>) {
        let mut cursor = self.reading.cursor();
        let own = self.found.iter().enumerate().filter(|(_, found)| found.is_mention);
        let mut entries: Vec<(Span, MentionClass, Option<usize>)> = Vec::with_capacity(self.found.len());
        entries.extend(own.map(|(index, found)| (cursor.original(found.span), found.class(), Some(index))));
        // Page jumps are left out of the reading; their numerals are page furniture.
        let jumps = self.reading.removed().iter().filter(|(_, removal)| matches!(removal, Removal::PageJump));
        let mut has_jumps = false;
        for (span, _) in jumps {
            has_jumps = true;
            let written = self.source.slice(*span);
            // A reading has no words for what it leaves out.
            let simplified = simplified(written);
            let text = if simplified.len() == written.len() { &simplified } else { written };
            for found in scan::scan(text, &[Span::new(0, text.len())], self.lexicon, usize::MAX) {
                let span = Span::new(span.start + found.span.start, span.start + found.span.end);
                entries.push((span, found.class(), None));
            }
        }
        if has_jumps {
            entries.sort_by_key(|(span, ..)| (span.start, span.end));
        }
        let mut index_of = vec![None; self.found.len()];
        let mut mentions: Vec<Mention> = Vec::with_capacity(entries.len());
        for (span, class, found) in entries {
            // A number that goes on behind a page jump holds the jump.
            if found.is_none() && mentions.last().is_some_and(|last| last.span.overlaps(span)) {
                continue;
            }
            if let Some(slot) = found.and_then(|found| index_of.get_mut(found)) {
                *slot = Some(mentions.len());
            }
            mentions.push(Mention { span, text: self.source.slice(span).to_string(), class, measure: None });
        }
        (mentions, index_of)
    }
}
