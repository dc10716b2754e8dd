//! Words that name a time without stating it, from the table `words.tsv`.

use std::sync::OnceLock;

use super::{Base, Part};
use crate::table::{Table, WordTree};

/// What a word of the table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Point(Base, Part),
    Recent,
}

fn meaning(code: &str) -> Option<Meaning> {
    let (base, part) = match code.split_once(':') {
        Some((base, "end")) => (base, Part::End),
        Some((base, "beginning")) => (base, Part::Beginning),
        Some(_) => return None,
        None => (code, Part::Whole),
    };
    if let Some(years) = base.strip_prefix("publication") {
        return Some(Meaning::Point(Base::Publication(years.parse().ok()?), part));
    }
    if let Some(years) = base.strip_prefix("spoken") {
        return Some(Meaning::Point(Base::Spoken(years.parse().ok()?), part));
    }
    match base {
        "now" => Some(Meaning::Point(Base::Now, part)),
        "recent" => Some(Meaning::Recent),
        _ => None,
    }
}

/// A word of the table.
struct Word {
    word: &'static str,
    meaning: Meaning,
    not_after: &'static str,
    not_before: &'static str,
}

fn words() -> &'static [Word] {
    static WORDS: OnceLock<Vec<Word>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let Ok(table) = Table::read("words", include_str!("words.tsv")) else {
            return Vec::new();
        };
        let word = |row: crate::table::Row<'_, 'static>| {
            Some(Word {
                word: row.get("word"),
                meaning: meaning(row.get("meaning"))?,
                not_after: row.get("not_after"),
                not_before: row.get("not_before"),
            })
        };
        table.rows().filter_map(word).collect()
    })
}

/// The longest word of the table at byte `at` of `text`.
pub(super) fn at(text: &str, at: usize) -> Option<(&'static str, Meaning)> {
    let (before, rest) = text.split_at_checked(at)?;
    let stands_free = |word: &&'static Word| {
        let after = rest.get(word.word.len()..).and_then(|after| after.chars().next());
        !before.chars().next_back().is_some_and(|c| word.not_after.contains(c))
            && !after.is_some_and(|c| word.not_before.contains(c))
    };
    // Of like words the last row counts.
    static INDEX: OnceLock<WordTree> = OnceLock::new();
    let index = INDEX.get_or_init(|| WordTree::of(words().iter().rev().map(|word| word.word)));
    let (_, from_the_end) = index.longest(rest)?;
    words().iter().rev().nth(from_the_end).filter(stands_free).map(|word| (word.word, word.meaning))
}

/// The words of the table.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    words().iter().map(|word| word.word)
}

/// The characters words of the table open with.
pub(super) fn initials() -> impl Iterator<Item = char> {
    all().filter_map(|word| word.chars().next())
}
