//! The index of names: every written form of a division, longest first, without allocation at look-up.
//!
//! It knows spelling only. Which of several divisions a name means is decided by [`place`](super::place).

use std::borrow::Cow;

use crate::table::{self, Code, CodeMap, Pairs};

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
    /// The spellings, of those with the same first two characters the longest first.
    spellings: Vec<Spelling>,
    /// The first two characters of the forms in order, and where their spellings begin and end.
    pairs: Vec<Pair>,
    /// One bit for each hash of a pair, small enough for the nearest cache.
    filter: Box<[u64; FILTER_WORDS]>,
    /// The same for pairs as they stand in a text.
    written: Pairs,
    /// The index of each pair that has a code.
    places: CodeMap,
}

#[derive(Debug, Clone, Copy)]
struct Pair {
    first: char,
    second: char,
    start: u32,
    end: u32,
}

/// The entries that are written alike, and how many bytes they are written with.
#[derive(Debug, Clone, Copy)]
struct Spelling {
    start: usize,
    end: usize,
    length: usize,
}

const FILTER_WORDS: usize = 2_048;

/// Forms of one spelling, found at a place of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'n> {
    pub(super) length: usize,
    pub(super) entries: &'n [Entry],
}

impl Names {
    pub(super) fn new(mut entries: Vec<Entry>) -> Names {
        // The first bytes tell most names apart.
        let opening = |entry: &Entry| u64::from_be_bytes(table::first_bytes(&entry.name));
        entries.sort_unstable_by(|a, b| {
            let whole = || (&a.name, a.target, a.form).cmp(&(&b.name, b.target, b.form));
            opening(a).cmp(&opening(b)).then_with(whole)
        });
        entries.dedup_by(|b, a| a.target == b.target && a.name == b.name);
        let (mut pairs, mut spellings): (Vec<Pair>, Vec<Spelling>) = (Vec::new(), Vec::new());
        let mut start = 0;
        for alike in entries.chunk_by(|one, other| one.name == other.name) {
            let name = alike.first().map_or("", |entry| &entry.name);
            let spelling = Spelling { start, end: start + alike.len(), length: name.len() };
            start = spelling.end;
            let mut chars = name.chars();
            let (Some(first), Some(second)) = (chars.next(), chars.next()) else {
                continue;
            };
            let place = u32::try_from(spellings.len()).unwrap_or(u32::MAX);
            spellings.push(spelling);
            match pairs.last_mut() {
                Some(last) if (last.first, last.second) == (first, second) => last.end = place + 1,
                _ => pairs.push(Pair { first, second, start: place, end: place + 1 }),
            }
        }
        for pair in &pairs {
            let alike = spellings.get_mut(pair.start as usize..pair.end as usize).unwrap_or_default();
            alike.sort_by_key(|spelling| std::cmp::Reverse(spelling.length));
        }
        let mut written = Pairs::default();
        entries.iter().for_each(|entry| written.add(&entry.name));
        let (mut filter, mut places) = (Box::new([0; FILTER_WORDS]), CodeMap::with_room(pairs.len()));
        for (place, pair) in (0u32..).zip(&pairs) {
            if let Some(code) = Code::of(pair.first, Some(pair.second)) {
                places.insert(code, place);
            }
            let hash = hash(pair.first, pair.second);
            if let Some(word) = filter.get_mut(filter_word(hash)) {
                *word |= 1 << (hash & 63);
            }
        }
        Names { entries, spellings, pairs, filter, written, places }
    }

    /// All forms of a name.
    pub(super) fn exactly(&self, name: &str) -> &[Entry] {
        if let Some(pair) = table::Pair::of_word(name) {
            let own = self.places.get(Code::of_pair(pair).0).and_then(|place| self.pairs.get(place as usize));
            let own = own.and_then(|pair| self.spellings.get(pair.start as usize..pair.end as usize));
            let is_own = |spelling: &&Spelling| {
                let entry = self.entries.get(spelling.start).filter(|_| spelling.length == name.len());
                entry.is_some_and(|entry| *entry.name == *name)
            };
            let spelling = own.and_then(|own| own.iter().find(is_own));
            return spelling.and_then(|own| self.entries.get(own.start..own.end)).unwrap_or_default();
        }
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

    /// The places of a text where a form may begin, and its line ends.
    pub(super) fn starts<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                // Most characters are ideographs, and no name begins with most pairs of them.
                let (may_begin, length) = match table::Pair::at(text.as_bytes(), at) {
                    Some(pair) => (self.written.may_begin(pair), '　'.len_utf8()),
                    None => {
                        let mut chars = text.get(at..)?.chars();
                        let (first, second) = (chars.next()?, chars.next()?);
                        (first == '\n' || self.may_begin(first, second), first.len_utf8())
                    }
                };
                at += length;
                if may_begin {
                    return Some(at - length);
                }
            }
        })
    }

    /// The first characters of the forms.
    pub(super) fn firsts(&self) -> impl Iterator<Item = char> {
        self.pairs.iter().map(|pair| pair.first)
    }

    /// A filter of the first two characters of the forms.
    pub(super) fn written(&self) -> &Pairs {
        &self.written
    }

    /// Whether a form may begin with two characters; seldom true where none does.
    #[inline]
    pub(super) fn may_begin(&self, first: char, second: char) -> bool {
        self.has_hash(hash(first, second))
    }

    /// As [`Names::may_begin`], of two characters as they stand in a text.
    #[inline]
    pub(super) fn may_begin_at(&self, pair: table::Pair) -> bool {
        self.has_hash(hash(pair.first(), pair.second()))
    }

    #[inline]
    fn has_hash(&self, hash: u32) -> bool {
        self.filter.get(filter_word(hash)).is_some_and(|word| (word >> (hash & 63)) & 1 == 1)
    }

    fn pair(&self, first: char, second: char) -> Option<Pair> {
        let place = match Code::of(first, Some(second)) {
            Some(code) => self.places.get(code)? as usize,
            None => self.pairs.binary_search_by_key(&(first, second), |pair| (pair.first, pair.second)).ok()?,
        };
        self.pairs.get(place).copied()
    }

    /// The longest form that `text` begins with and that is shorter than `below` bytes.
    pub(super) fn longest(&self, text: &str, below: usize) -> Option<Hit<'_>> {
        let Pair { start, end, .. } = match table::Pair::at(text.as_bytes(), 0) {
            Some(pair) => *self.pairs.get(self.places.get(Code::of_pair(pair).0)? as usize)?,
            None => {
                let mut chars = text.chars();
                let (first, second) = (chars.next()?, chars.next()?);
                self.may_begin(first, second).then(|| self.pair(first, second)).flatten()?
            }
        };
        let (start, end) = (start as usize, end as usize);
        let fits = |spelling: &&Spelling| {
            let name = || self.entries.get(spelling.start).map(|entry| entry.name.as_bytes());
            spelling.length < below && text.as_bytes().get(..spelling.length).is_some_and(|head| Some(head) == name())
        };
        let Spelling { length, start, end, .. } = self.spellings.get(start..end)?.iter().find(fits)?;
        Some(Hit { length: *length, entries: self.entries.get(*start..*end)? })
    }
}

/// A number of 32 bits that mixes two characters.
#[inline]
fn hash<C: Into<u32>>(first: C, second: C) -> u32 {
    let mixed = first.into().wrapping_mul(0x9E37_79B1) ^ second.into().wrapping_mul(0x85EB_CA6B);
    mixed ^ (mixed >> 15)
}

/// The word of the filter for a hash; its lowest bits choose the bit.
#[inline]
fn filter_word(hash: u32) -> usize {
    (hash >> 6) as usize % FILTER_WORDS
}
