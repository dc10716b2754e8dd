//! [`Starts`]: where words of several kinds may begin and characters of several kinds stand, found in one walk.
//!
//! A kind is a bit. The first two characters tell nearly always whether a word begins; which word it is, and what the kinds
//! mean, is a matter of those who make the table.

use super::marks::decoded;
use super::pairs::{Pair, Pairs, TAILS, tail_of};
use super::tree::WordTree;

/// Kinds of the words of a single character stand so many bits above their own: those of words are the first six.
const SHORT: u32 = 10;
/// All kinds there may be.
const ALL: u16 = (1 << SHORT) - 1;

/// The kinds of characters, and of the pairs that words begin with.
#[derive(Debug)]
pub(crate) struct Starts {
    /// For each character of the first plane: its own kinds, those of the words that begin with it, and above them those of
    /// the words that it is.
    characters: Box<[u16; 0x1_0000]>,
    /// All that `characters` tells of those of three bytes that have the same tail: small, and asked first.
    tails: Box<[u16; TAILS]>,
    /// The kinds of every character outside the first plane.
    beyond: u16,
    /// The kinds of the words that begin with a pair, by its hash.
    pairs: Box<[u16; Pairs::BITS]>,
    /// The kinds of words.
    words: u16,
}

/// A place where something may begin or stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    /// The first byte of the character.
    pub(crate) at: usize,
    /// Its number.
    pub(crate) code: u32,
    pub(crate) kinds: u16,
    /// The two characters that tell its kinds of words, where not one does.
    pub(crate) pair: Option<Pair>,
}

impl Starts {
    /// A table of nothing yet. `words` are the kinds of words; `beyond` are those of every character outside the first plane.
    pub(crate) fn of(words: u16, beyond: u16) -> Starts {
        Starts {
            characters: Box::new([0; 0x1_0000]),
            tails: Box::new([0; TAILS]),
            beyond,
            pairs: Box::new([0; Pairs::BITS]),
            words,
        }
    }

    /// Adds some kinds to those of a character, itself or as the start of a word.
    pub(crate) fn mark(&mut self, kinds: u16, character: char) {
        self.tell(kinds & ALL, character);
    }

    fn tell(&mut self, kinds: u16, character: char) {
        let own = self.characters.get_mut(character as usize);
        let shared = tail_of(character).and_then(|tail| self.tails.get_mut(tail));
        own.into_iter().chain(shared).for_each(|place| *place |= kinds);
    }

    /// Adds the words of a tree as some kinds.
    pub(crate) fn add_words(&mut self, kinds: u16, tree: &WordTree) {
        for (initial, is_word) in tree.initials() {
            let short = if is_word { (kinds & self.words) << SHORT } else { 0 };
            self.tell(kinds & ALL | short, initial);
        }
        self.add_pairs(kinds, tree.pairs());
    }

    /// Adds the pairs that words of some kinds begin with.
    pub(crate) fn add_pairs(&mut self, kinds: u16, pairs: &Pairs) {
        for hash in pairs.hashes() {
            if let Some(place) = self.pairs.get_mut(hash) {
                *place |= kinds;
            }
        }
    }

    /// The places of a text where something may begin or stand, in order.
    #[inline]
    pub(crate) fn walk<'t>(&'t self, text: &'t str) -> Walk<'t> {
        Walk { starts: self, length: text.len(), rest: text.as_bytes() }
    }
}

/// A walk through a text.
pub(crate) struct Walk<'t> {
    starts: &'t Starts,
    length: usize,
    rest: &'t [u8],
}

impl Iterator for Walk<'_> {
    type Item = Start;

    #[inline(always)]
    fn next(&mut self) -> Option<Start> {
        let Starts { characters, tails, beyond, pairs, words } = self.starts;
        loop {
            let rest = self.rest;
            let (code, kinds, pair) = match Pair::opening(rest) {
                Some((pair, behind)) => {
                    self.rest = behind;
                    let begun = pairs.get(pair.hash()).copied().unwrap_or(0) | !words;
                    if tails.get(pair.tail()).is_none_or(|shared| shared & begun == 0) {
                        continue;
                    }
                    let own = characters.get(usize::from(pair.first())).copied().unwrap_or(0);
                    (u32::from(pair.first()), own & begun, Some(pair))
                }
                None => {
                    let (code, behind) = decoded(rest)?;
                    self.rest = behind;
                    (code, characters.get(code as usize).copied().unwrap_or(*beyond), None)
                }
            };
            if kinds != 0 {
                let kinds = (kinds | kinds >> SHORT & words) & ALL;
                return Some(Start { at: self.length - rest.len(), code, kinds, pair });
            }
        }
    }
}
