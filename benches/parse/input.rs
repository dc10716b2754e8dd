//! The texts that are measured on, and the words that a report is scanned for.

use std::fs;

use zongshu::script::Script;
use zongshu::table::Table;

use crate::shared;

/// A text to measure on.
pub struct Input {
    pub name: &'static str,
    pub script: Script,
    pub text: String,
}

/// Each text in Simplified characters and, beside it, in Traditional ones, from the shortest to the longest.
pub fn pairs() -> Vec<[Input; 2]> {
    let mut sizes = vec![("hans-10kB", "hant-10kB", 10_000), ("hans-1MB", "hant-1MB", 1_000_000)];
    if std::env::var_os("ZONGSHU_BENCH_LARGE").is_some() {
        sizes.push(("hans-50MB", "hant-50MB", 50_000_000));
    }
    let pair = |(hans, hant, size)| {
        let text = shared::fixture_text(size);
        let traditional = hanconv::s2t(&text);
        [
            Input { name: hans, script: Script::Hans, text },
            Input { name: hant, script: Script::Hant, text: traditional },
        ]
    };
    sizes.into_iter().map(pair).collect()
}

/// The words of the vocabulary that a report is scanned for.
pub fn words() -> Vec<String> {
    let mut words = Vec::new();
    for path in shared::own_files("src/vocabulary", "tsv") {
        let text = fs::read_to_string(&path).expect("a readable table");
        let table = Table::read("vocabulary", &text).expect("a table of the crate");
        for row in table.rows() {
            let cells = ["word", "phrase", "noun", "verb", "keyword"].map(|column| row.get(column));
            words.extend(cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.to_string()));
            words.extend(row.list("synonyms").map(str::to_string));
        }
    }
    words.sort();
    words.dedup();
    assert!(words.len() > 3000, "only {} words were found", words.len());
    words
}
