//! The words that link the numbers of a sentence and tell their kind: `links.tsv` by role.
//!
//! What a link is stands in the rooms that use them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::table::Table;

/// The words of `links.tsv`.
#[derive(Default)]
pub(crate) struct Words {
    by_role: BTreeMap<&'static str, Vec<&'static str>>,
    groups: Vec<(&'static str, &'static str)>,
}

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let table = Table::read("links", include_str!("links.tsv"));
    for row in table.iter().flat_map(Table::rows) {
        match row.get("role") {
            "part" => words.groups.push((row.get("word"), row.get("group"))),
            role => words.by_role.entry(role).or_default().push(row.get("word")),
        }
    }
    for list in words.by_role.values_mut() {
        list.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    words.groups.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

impl Words {
    /// The words of the crate.
    pub(crate) fn get() -> &'static Words {
        &WORDS
    }

    /// The words of a role, longest first.
    pub(crate) fn of(&self, role: &str) -> &[&'static str] {
        self.by_role.get(role).map_or(&[], Vec::as_slice)
    }

    /// Whether a word of the role stands in the text.
    pub(crate) fn any(&self, role: &str, text: &str) -> bool {
        self.of(role).iter().any(|word| text.contains(word))
    }

    /// Whether a word of the role begins the text.
    pub(crate) fn starts(&self, role: &str, text: &str) -> bool {
        self.of(role).iter().any(|word| text.starts_with(word))
    }

    /// The group whose parts exclude each other, and the part of it that the text names.
    pub(crate) fn group(&self, text: &str) -> Option<(&'static str, &'static str)> {
        self.groups.iter().find(|(word, _)| text.contains(word)).map(|(word, group)| (*group, *word))
    }

    /// The longest word of the roles that ends the text, with its role.
    pub(crate) fn ending<'r>(&self, text: &str, roles: &[&'r str]) -> Option<(&'static str, &'r str)> {
        let of = |role: &&'r str| self.of(role).iter().find(|word| text.ends_with(**word)).map(|word| (*word, *role));
        roles.iter().filter_map(of).max_by_key(|(word, _)| word.len())
    }

    /// The text without the words of a role.
    pub(crate) fn without(&self, role: &str, text: &str) -> String {
        self.of(role).iter().fold(text.to_string(), |text, word| text.replace(word, ""))
    }
}
