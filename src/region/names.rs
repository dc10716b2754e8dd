//! The index of names: every written form of a division, longest first, without allocation at look-up.
//!
//! It knows spelling only. Which of several divisions a name means is decided by [`place`](super::place).

use std::borrow::Cow;

/// What a written form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// A division, by its index in the gazetteer.
    Division(u16),
    /// A unit without a code, by its index.
    Area(u16),
    /// An ordinary word that hides names.
    Word,
}

/// How a written form is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// The official name.
    Full,
    /// The bare name with the level word (屏边县), or a form of the hand-made table.
    Usual,
    /// The bare name.
    Bare,
    /// One character.
    Letter,
}

/// A written form.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: Cow<'static, str>,
    pub(super) form: Form,
    pub(super) target: Target,
}

/// All written forms in the order of their spelling.
#[derive(Debug)]
pub(super) struct Names {
    entries: Vec<Entry>,
    /// The first two characters of the forms, sorted, and where their forms begin.
    pairs: Vec<(u64, u32)>,
    /// First characters below U+10000 that begin any form.
    begins: Box<[u64; 1024]>,
}

/// Forms of one spelling, found at a place of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'n> {
    pub(super) length: usize,
    pub(super) entries: &'n [Entry],
}

impl Names {
    pub(super) fn new(mut entries: Vec<Entry>) -> Names {
        entries.sort_by(|a, b| (&a.name, a.target, a.form).cmp(&(&b.name, b.target, b.form)));
        entries.dedup_by(|b, a| a.name == b.name && a.target == b.target);
        let mut pairs: Vec<(u64, u32)> = Vec::new();
        let mut begins = Box::new([0u64; 1024]);
        for (index, entry) in (0u32..).zip(&entries) {
            let mut chars = entry.name.chars();
            let (Some(first), Some(second)) = (chars.next(), chars.next()) else {
                continue;
            };
            let code = first as usize;
            if let Some(word) = begins.get_mut(code >> 6) {
                *word |= 1 << (code & 63);
            }
            let key = pair(first, second);
            if pairs.last().is_none_or(|last| last.0 != key) {
                pairs.push((key, index));
            }
        }
        Names { entries, pairs, begins }
    }

    /// All forms of a name.
    pub(super) fn exactly(&self, name: &str) -> &[Entry] {
        let start = self.entries.partition_point(|entry| *entry.name < *name);
        self.run(start)
    }

    /// The entries from `start` on that share its spelling.
    fn run(&self, start: usize) -> &[Entry] {
        let rest = self.entries.get(start..).unwrap_or(&[]);
        let Some(first) = rest.first() else { return rest };
        let length = rest.iter().take_while(|entry| entry.name == first.name).count();
        rest.get(..length).unwrap_or(&[])
    }

    /// Whether any form of two characters or more begins with a character.
    pub(super) fn begins_with(&self, first: char) -> bool {
        let code = first as usize;
        self.begins.get(code >> 6).is_some_and(|word| word >> (code & 63) & 1 == 1)
    }

    /// The longest form that `text` begins with and that is shorter than `below` bytes.
    pub(super) fn longest(&self, text: &str, below: usize) -> Option<Hit<'_>> {
        let mut chars = text.chars();
        let first = chars.next()?;
        if !self.begins_with(first) {
            return None;
        }
        let key = pair(first, chars.next()?);
        let at = self.pairs.binary_search_by_key(&key, |entry| entry.0).ok()?;
        let start = self.pairs.get(at)?.1 as usize;
        let end = self.pairs.get(at + 1).map_or(self.entries.len(), |next| next.1 as usize);
        let mut best = None;
        for (offset, entry) in self.entries.get(start..end)?.iter().enumerate() {
            if entry.name.len() < below && text.starts_with(&*entry.name) {
                if best.is_none_or(|(_, length)| length < entry.name.len()) {
                    best = Some((start + offset, entry.name.len()));
                }
            }
        }
        // Forms of one character sort before their pair and are never found here.
        best.map(|(at, length)| Hit { length, entries: self.run(at) })
    }
}

fn pair(first: char, second: char) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(u32::from(second))
}
