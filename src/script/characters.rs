//! [`Characters`]: the table that turns Traditional into Simplified characters and tells the scripts apart.
//!
//! The words are in `conversion.tsv`; here is their layout for a text that is read character by character.

use std::sync::LazyLock;

/// First character of the dense part of the table.
const FIRST: u32 = 0x3400;
/// One past its last character.
const LIMIT: u32 = 0xA000;

/// The character is found in Traditional text alone.
const HANT: u8 = 1;
/// The character is found in Simplified text alone.
const HANS: u8 = 2;
/// The character is read as another of the dense part.
const OTHER: u8 = 4;
/// An entry that must be searched begins with the character.
const SEARCHED: u8 = 8;

/// The table, laid out when it is first used.
pub(super) static CHARACTERS: LazyLock<Characters> = LazyLock::new(|| Characters::read(include_str!("conversion.tsv")));

/// The conversion table.
#[derive(Debug)]
pub(super) struct Characters {
    /// What is known of each character of the dense part.
    marks: Vec<u8>,
    /// What each character of the dense part is read as; 0 is itself.
    simplified: Vec<u16>,
    /// Phrases, and characters that stand outside the dense part or lead there, in ascending order.
    searched: Vec<(&'static str, &'static str)>,
}

/// How the text at some place is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// The character as it stands.
    Same,
    /// The character as another one that is as long in UTF-8.
    Other(char),
    /// The written text as the other one.
    Phrase(&'static str, &'static str),
}

impl Characters {
    /// Lays out the table; later rows prevail, and lines that are no rows are passed over.
    fn read(table: &'static str) -> Characters {
        let size = (LIMIT - FIRST) as usize;
        let mut characters = Characters { marks: vec![0; size], simplified: vec![0; size], searched: Vec::new() };
        for (written, simplified, tells) in rows(table) {
            characters.insert(written, simplified, tells);
        }
        // The sort is stable: of several rows for one text the last stays last, and is moved to the first's place.
        characters.searched.sort_by_key(|(written, _)| *written);
        characters.searched.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 = later.1;
            }
            same
        });
        characters
    }

    fn insert(&mut self, written: &'static str, simplified: &'static str, tells: &str) {
        let mut letters = written.chars();
        let (Some(first), Some(other)) = (letters.next(), simplified.chars().next()) else {
            return;
        };
        if tells.contains('t') {
            self.mark(first, HANT);
        }
        if tells.contains('s') {
            self.mark(other, HANS);
        }
        let single = letters.next().is_none() && simplified.len() == other.len_utf8();
        match (dense(first), dense(other), u16::try_from(u32::from(other))) {
            (Some(index), Some(_), Ok(other)) if single => {
                self.mark(first, OTHER);
                if let Some(cell) = self.simplified.get_mut(index) {
                    *cell = other;
                }
            }
            _ => {
                self.mark(first, SEARCHED);
                self.searched.push((written, simplified));
            }
        }
    }

    fn mark(&mut self, character: char, mark: u8) {
        if let Some(marks) = dense(character).and_then(|index| self.marks.get_mut(index)) {
            *marks |= mark;
        }
    }

    fn marks(&self, character: char) -> u8 {
        match dense(character) {
            Some(index) => self.marks.get(index).copied().unwrap_or(0),
            None if character >= '\u{20000}' => SEARCHED,
            None => 0,
        }
    }

    /// Whether a character is found in Traditional text alone, and whether in Simplified text alone.
    pub(super) fn tells(&self, character: char) -> (bool, bool) {
        let marks = self.marks(character);
        (marks & HANT != 0, marks & HANS != 0)
    }

    /// How `rest`, which begins with `character`, begins in Simplified characters; the longest entry is taken.
    pub(super) fn read_at(&self, character: char, rest: &str) -> Read {
        let marks = self.marks(character);
        if marks & (OTHER | SEARCHED) == 0 {
            return Read::Same;
        }
        if marks & SEARCHED != 0
            && let Some((written, simplified)) = self.search(character, rest)
        {
            return Read::Phrase(written, simplified);
        }
        let other = dense(character).and_then(|index| self.simplified.get(index));
        match other.and_then(|other| char::from_u32(u32::from(*other))) {
            Some(other) if marks & OTHER != 0 => Read::Other(other),
            _ => Read::Same,
        }
    }

    /// The characters of the dense part that are read as another one, each with that one.
    pub(super) fn singles(&self) -> impl Iterator<Item = (char, char)> {
        let pairs = (FIRST..LIMIT).zip(&self.simplified).filter(|(_, other)| **other != 0);
        pairs.filter_map(|(written, other)| Some((char::from_u32(written)?, char::from_u32(u32::from(*other))?)))
    }

    /// The longest searched entry that `rest` begins with: all of them stand before it in order, the longest last.
    fn search(&self, character: char, rest: &str) -> Option<(&'static str, &'static str)> {
        let end = self.searched.partition_point(|(written, _)| *written <= rest);
        let entries = self.searched.get(..end)?.iter().rev();
        entries
            .take_while(|(written, _)| written.starts_with(character))
            .find(|(written, _)| rest.starts_with(written))
            .copied()
    }
}

/// The rows of the table.
fn rows(table: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

/// The place of a character in the dense part.
fn dense(character: char) -> Option<usize> {
    let code = u32::from(character);
    (FIRST..LIMIT).contains(&code).then(|| (code - FIRST) as usize)
}
