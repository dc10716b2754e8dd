//! The mentions of a report: every numeral that was found, as the source writes it.
//!
//! What a numeral is was decided in `scan`; what it measures is put in later.

use crate::report::Mention;
use crate::script::Removal;
use crate::text::Span;

use super::Assembly;
use super::scan::{self, Found};

impl Assembly<'_> {
    /// The mentions in text order, and for each numeral that was found the index of its mention.
    pub(super) fn mentions(&self) -> (Vec<Mention>, Vec<Option<usize>>) {
        let own = self.found.iter().enumerate().filter(|(_, found)| found.is_mention);
        let mut cursor = self.reading.cursor();
        let mut mention = |found: &Found| {
            let span = cursor.original(found.span);
            Mention { span, text: self.source.slice(span).to_string(), class: found.class(), measure: None }
        };
        if !self.reading.removed().iter().any(|(_, removal)| matches!(removal, Removal::PageJump)) {
            let mut index_of = vec![None; self.found.len()];
            let mut mentions = Vec::with_capacity(self.found.len());
            for (index, found) in own {
                if let Some(slot) = index_of.get_mut(index) {
                    *slot = Some(mentions.len());
                }
                mentions.push(mention(found));
            }
            return (mentions, index_of);
        }
        let mut entries: Vec<(Mention, Option<usize>)> = Vec::with_capacity(self.found.len());
        entries.extend(own.map(|(index, found)| (mention(found), Some(index))));
        // Page jumps are left out of the reading; their numerals are page furniture.
        for (span, removal) in self.reading.removed() {
            if !matches!(removal, Removal::PageJump) {
                continue;
            }
            let text = self.source.slice(*span);
            for found in scan::scan(text, &[Span::new(0, text.len())], self.lexicon, usize::MAX) {
                let span = Span::new(span.start + found.span.start, span.start + found.span.end);
                let text = self.source.slice(span).to_string();
                entries.push((Mention { span, text, class: found.class(), measure: None }, None));
            }
        }
        entries.sort_by_key(|(mention, _)| (mention.span.start, mention.span.end));
        let mut index_of = vec![None; self.found.len()];
        let mut mentions = Vec::with_capacity(entries.len());
        for (mention, found) in entries {
            // A number that goes on behind a page jump holds the jump.
            let is_held = |last: &Mention| last.span.overlaps(mention.span);
            if found.is_none() && mentions.last().is_some_and(is_held) {
                continue;
            }
            if let Some(slot) = found.and_then(|found| index_of.get_mut(found)) {
                *slot = Some(mentions.len());
            }
            mentions.push(mention);
        }
        (mentions, index_of)
    }
}
