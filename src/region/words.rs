//! [`Words`]: ordinary words around the names of divisions.

use crate::table::{Table, WordTree};

/// The words of `words.tsv` by their role.
#[derive(Debug, Default)]
pub(super) struct Words {
    plain: Vec<&'static str>,
    general: Vec<&'static str>,
    /// Words whose first character may be the last one of a name.
    follows: WordTree,
    extends: WordTree,
    before: Vec<char>,
    areas: WordTree,
}

impl Words {
    pub(super) fn read(text: &'static str) -> Words {
        let (mut words, mut follows) = (Words::default(), Vec::new());
        let (mut extends, mut areas) = (Vec::new(), Vec::new());
        for row in Table::read("words", text).iter().flat_map(Table::rows) {
            let word: &'static str = row.get("word");
            match row.get("role") {
                "plain" => words.plain.push(word),
                "general" => words.general.push(word),
                "follows" => follows.push(word),
                "extends" => extends.push(word),
                "before" => words.before.extend(word.chars().next_back()),
                "area" => areas.push(word),
                _ => {}
            }
        }
        words.plain.sort_unstable();
        words.general.sort_unstable();
        words.follows = WordTree::of(follows);
        (words.extends, words.areas) = (WordTree::of(extends), WordTree::of(areas));
        words
    }

    /// Whether a bare name is an ordinary word.
    pub(super) fn is_plain(&self, name: &str) -> bool {
        self.plain.binary_search(&name).is_ok()
    }

    /// Whether a full name is also a general word.
    pub(super) fn is_general(&self, name: &str) -> bool {
        self.general.binary_search(&name).is_ok()
    }

    /// Whether the end of a name and what stands after it make another word: 市场 after 上海. The name is the first
    /// bytes of `text`.
    pub(super) fn goes_on(&self, text: &str, name: usize) -> bool {
        let last = text.get(..name).and_then(|name| name.char_indices().next_back());
        let rest = last.and_then(|(at, _)| text.get(at..));
        rest.is_some_and(|rest| self.follows.longest(rest).is_some())
    }

    /// Whether a bare name before `rest` is part of another name.
    pub(super) fn is_extended(&self, rest: &str) -> bool {
        self.extends.longest(rest).is_some()
    }

    /// Whether a bare name may stand after a character in running text.
    pub(super) fn may_precede(&self, character: char) -> bool {
        self.before.contains(&character)
    }

    /// Length of the generic word for a development zone that `rest` begins with: of 高新技术产业开发区, not of 开发区.
    pub(super) fn area(&self, rest: &str) -> Option<usize> {
        self.areas.longest(rest).map(|(length, _)| length)
    }
}
