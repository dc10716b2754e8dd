//! [`Texts`]: sentences that many pairs share, kept once and named by their number.

use std::collections::BTreeMap;

/// Sentences by number.
#[derive(Debug, Default)]
pub(super) struct Texts {
    numbers: BTreeMap<String, usize>,
}

impl Texts {
    /// The number of a sentence, new or known.
    pub(super) fn number(&mut self, text: String) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(text).or_insert(next)
    }

    /// The sentences in the order of their numbers.
    pub(super) fn into_list(self) -> Vec<String> {
        let mut list: Vec<(usize, String)> = self.numbers.into_iter().map(|(text, number)| (number, text)).collect();
        list.sort_unstable();
        list.into_iter().map(|(_, text)| text).collect()
    }
}
