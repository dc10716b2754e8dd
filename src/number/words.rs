//! The words in which a character of a number is none, from `words.tsv`.

use std::sync::LazyLock;

use super::glyph::char_at;
use crate::error::Result;
use crate::table::Table;

/// Text of the table.
pub(super) const TABLE: &str = include_str!("words.tsv");

/// The words by what they are not.
#[derive(Debug, Default)]
pub(super) struct Words {
    unit: Vec<String>,
    tenths: Vec<String>,
    half: Vec<String>,
    point: Vec<String>,
    /// The last character of each, and what stands before it.
    numeral: Vec<(char, String)>,
    /// One bit for each of those characters, by its last bits: most numerals are told from them by it.
    lasts: u64,
}

impl Words {
    /// The words of the table in the crate.
    pub(super) fn get() -> &'static Words {
        static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(TABLE).unwrap_or_default());
        &WORDS
    }

    /// Reads a table.
    pub(super) fn read(text: &str) -> Result<Words> {
        let mut words = Words::default();
        for row in Table::read("number/words.tsv", text)?.rows() {
            let list = match row.get("group") {
                "unit" => &mut words.unit,
                "tenths" => &mut words.tenths,
                "half" => &mut words.half,
                "point" => &mut words.point,
                "numeral" => {
                    let mut word = row.get("word").chars();
                    if let Some(last) = word.next_back() {
                        words.numeral.push((last, word.as_str().to_owned()));
                        words.lasts |= bit(last);
                    }
                    continue;
                }
                other => return Err(row.error("group unit, tenths, half, point or numeral", other)),
            };
            list.push(row.get("word").to_owned());
        }
        Ok(words)
    }

    /// Whether a unit of measurement whose first character looks like a magnitude starts at `at`.
    pub(super) fn starts_unit(&self, text: &str, at: usize) -> bool {
        matches!(char_at(text, at), Some('百' | '千' | '兆')) && starts(&self.unit, text, at)
    }

    /// Whether 成 at `at` begins another word.
    pub(super) fn starts_tenths_word(&self, text: &str, at: usize) -> bool {
        starts(&self.tenths, text, at)
    }

    /// Whether 半 at `at` begins another word.
    pub(super) fn starts_half_word(&self, text: &str, at: usize) -> bool {
        starts(&self.half, text, at)
    }

    /// Whether 点 at `at` begins another word.
    pub(super) fn starts_point_word(&self, text: &str, at: usize) -> bool {
        starts(&self.point, text, at)
    }

    /// Whether the character `last` at `at` is the last of another word.
    pub(super) fn ends_word(&self, text: &str, at: usize, last: char) -> bool {
        let head = || text.get(..at).unwrap_or("");
        self.lasts & bit(last) != 0
            && self.numeral.iter().any(|(own, before)| *own == last && head().ends_with(before.as_str()))
    }
}

fn bit(character: char) -> u64 {
    1 << (u32::from(character) & 63)
}

fn starts(words: &[String], text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| words.iter().any(|word| rest.starts_with(word.as_str())))
}
