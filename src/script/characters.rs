//! [`Characters`]: the table that turns Traditional into Simplified characters and tells the scripts apart.
//!
//! The words are in `conversion.tsv`; here is their layout for a text that is read character by character.

use std::sync::LazyLock;

use crate::table::{Marks, WordTree};

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

/// The characters that may be read as others, and the searched entries: what a conversion needs, and a text without a
/// Traditional paragraph does not.
static CHANGES: LazyLock<Changes> = LazyLock::new(|| Changes {
    marks: Marks::of(|character| CHARACTERS.marks(character) & (OTHER | SEARCHED), SEARCHED),
    searched: WordTree::of(CHARACTERS.searched.iter().map(|(written, _)| *written)),
});

/// What is looked for in a text that is converted.
struct Changes {
    marks: Marks,
    /// The searched entries, each by its place among them.
    searched: WordTree,
}

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

    /// Calls `take` for every place of a text that is read otherwise than it stands, in order, with how the text goes on
    /// there; an entry may begin inside the one before, and the longest of those that begin at a place is taken.
    #[inline]
    pub(super) fn changes(&self, text: &str, mut take: impl FnMut(usize, Read)) {
        CHANGES.marks.each(text, |first| {
            let phrase =
                if first.marks & SEARCHED != 0 { self.search(text.get(first.at..).unwrap_or("")) } else { None };
            let single = || self.single(first.code).map(Read::Other);
            if let Some(read) = phrase.or_else(single) {
                take(first.at, read);
            }
        });
    }

    /// The longest searched entry that a text begins with.
    fn search(&self, text: &str) -> Option<Read> {
        let (written, simplified) = self.searched.get(CHANGES.searched.longest(text)?.1)?;
        Some(Read::Phrase(written, simplified))
    }

    /// What a character of the dense part is read as when it stands alone; itself where it is no other.
    pub(super) fn simplified(&self, character: char) -> char {
        self.single(character.into()).unwrap_or(character)
    }

    fn single(&self, code: u32) -> Option<char> {
        let other = code.checked_sub(FIRST).and_then(|place| self.simplified.get(place as usize));
        other.filter(|other| **other != 0).and_then(|other| char::from_u32(u32::from(*other)))
    }

    /// The characters of the dense part that are read as another one, each with that one.
    pub(super) fn singles(&self) -> impl Iterator<Item = (char, char)> {
        let pairs = (FIRST..LIMIT).zip(&self.simplified).filter(|(_, other)| **other != 0);
        pairs.filter_map(|(written, other)| Some((char::from_u32(written)?, char::from_u32(u32::from(*other))?)))
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
