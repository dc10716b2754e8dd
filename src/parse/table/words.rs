//! The words of `words.tsv`, by which names of rows and columns are told apart.

use std::sync::LazyLock;

use crate::parse::link_words::Words;

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read("parse/table/words.tsv", include_str!("words.tsv")));

/// Whether a text is a word of a role.
pub(super) fn is(role: &str, text: &str) -> bool {
    WORDS.is(role, text)
}

/// The longest word of a role that opens a text.
pub(super) fn opening<'t>(role: &str, text: &'t str) -> Option<&'t str> {
    text.get(..WORDS.opening(role, text)?)
}

/// The longest word of a role that ends a text.
pub(super) fn ending(role: &str, text: &str) -> Option<&'static str> {
    WORDS.ending(text, &[role]).map(|(word, _)| word)
}

#[cfg(test)]
mod tests {
    use crate::table::every_word_stands_in_its_example;

    #[test]
    fn the_table_loads_and_examples_hold_their_words() {
        every_word_stands_in_its_example("parse/table/words.tsv", include_str!("words.tsv"));
        assert!(super::is("generic", "数量"));
    }
}
