//! [`Words`]: the words of `words.tsv`, by role.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::table::Table;

/// The words by which names of rows and columns are told apart.
#[derive(Default)]
pub(super) struct Words {
    /// The words of each role, the longest first.
    by_role: BTreeMap<&'static str, Vec<&'static str>>,
}

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for row in Table::read("parse/table/words.tsv", include_str!("words.tsv")).iter().flat_map(Table::rows) {
        words.by_role.entry(row.get("role")).or_default().push(row.get("word"));
    }
    for list in words.by_role.values_mut() {
        list.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    words
});

impl Words {
    /// The words of the crate.
    pub(super) fn get() -> &'static Words {
        &WORDS
    }

    fn of(&self, role: &str) -> &[&'static str] {
        self.by_role.get(role).map_or(&[], Vec::as_slice)
    }

    /// Whether a text is a word of the role.
    pub(super) fn is(&self, role: &str, text: &str) -> bool {
        self.of(role).contains(&text)
    }

    /// The longest word of the role that opens a text.
    pub(super) fn opening(&self, role: &str, text: &str) -> Option<&'static str> {
        self.of(role).iter().copied().find(|word| text.starts_with(word))
    }

    /// The longest word of the role that ends a text.
    pub(super) fn ending(&self, role: &str, text: &str) -> Option<&'static str> {
        self.of(role).iter().copied().find(|word| text.ends_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_loads_and_examples_hold_their_words() -> crate::error::Result<()> {
        let table = Table::read("parse/table/words.tsv", include_str!("words.tsv"))?;
        assert!(table.rows().count() > 100);
        for row in table.rows() {
            assert!(row.get("example").contains(row.get("word")), "line {}", row.line());
        }
        assert!(Words::get().is("generic", "数量"));
        Ok(())
    }
}
