//! Words that name a time without stating it, from the table `words.tsv`.

use std::sync::OnceLock;

use super::{Base, Part};
use crate::table::Table;

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

fn words() -> &'static [(&'static str, Meaning)] {
    static WORDS: OnceLock<Vec<(&'static str, Meaning)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let Ok(table) = Table::read("words", include_str!("words.tsv")) else {
            return Vec::new();
        };
        table
            .rows()
            .filter_map(|row| Some((row.get("word"), meaning(row.get("meaning"))?)))
            .collect()
    })
}

/// The longest word of the table at the start of `text`.
pub(super) fn at(text: &str) -> Option<(&'static str, Meaning)> {
    words()
        .iter()
        .filter(|(word, _)| text.starts_with(word))
        .max_by_key(|(word, _)| word.len())
        .copied()
}

/// Whether a word of the table opens with a character.
pub(super) fn opens(c: char) -> bool {
    words().iter().any(|(word, _)| word.starts_with(c))
}
