//! [`WordTree`]: many words, found where they begin.
//!
//! The tree branches by characters, not bytes: a Chinese word is two or three steps deep, and most places of a text are
//! left after the first. It knows spelling only; what a word means is told by its number in the list it was built from.

use std::str::Chars;

/// First character of the dense part of the roots.
const FIRST: u32 = 0x2000;
/// One past its last character.
const LIMIT: u32 = 0xA000;
/// An edge that is not taken.
const FREE: u32 = u32::MAX;
/// A node where no word ends.
const NONE: u32 = u32::MAX;
/// Marks a root whose character is a word by itself.
const ALONE: u32 = 1 << 31;
/// Bits of the filter of pairs, a power of two.
const PAIRS: usize = 1 << 16;

/// A word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// Number of the word in the list.
    pub(crate) word: usize,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// One bit for each character that goes on from here, by its last bits.
    next: u64,
    /// The word that ends here.
    word: u32,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    from: u32,
    character: u32,
    to: u32,
}

/// Words by their characters.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordTree {
    /// For each character of the dense part the node it leads to; nought is none.
    roots: Vec<u32>,
    /// A filter: one bit for each pair of characters that words begin with, by their hash.
    pairs: Vec<u64>,
    /// The first node is where all words begin.
    nodes: Vec<Node>,
    /// A hash table: its length is a power of two and more than the number of edges.
    edges: Vec<Edge>,
}

impl WordTree {
    /// A tree of some words; each is known by its place among them. Of like words the first counts.
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> WordTree {
        WordTree::grown(words.into_iter().collect(), false)
    }

    /// A tree of some words by their last characters, for [`WordTree::each_before`] alone.
    pub(crate) fn backwards<'w>(words: impl IntoIterator<Item = &'w str>) -> WordTree {
        WordTree::grown(words.into_iter().collect(), true)
    }

    fn grown(words: Vec<&str>, is_backwards: bool) -> WordTree {
        let most: usize = words.iter().map(|word| word.chars().count()).sum();
        let free = Edge { from: FREE, character: 0, to: 0 };
        let mut tree = WordTree {
            roots: vec![0; (LIMIT - FIRST) as usize],
            pairs: vec![0; PAIRS / 64],
            nodes: Vec::with_capacity(most + 1),
            edges: vec![free; (most + most / 2 + 2).next_power_of_two()],
        };
        tree.nodes.push(Node { next: 0, word: NONE });
        for (word, text) in (0u32..).zip(words) {
            match is_backwards {
                true => tree.insert(text.chars().rev(), word),
                false => tree.insert(text.chars(), word),
            }
        }
        for root in tree.roots.iter_mut().filter(|root| **root != 0) {
            if tree.nodes.get(*root as usize).is_some_and(|node| node.word != NONE) {
                *root |= ALONE;
            }
        }
        tree
    }

    fn insert(&mut self, text: impl Iterator<Item = char>, word: u32) {
        let (mut at, mut last) = (0, None);
        for (place, character) in text.enumerate() {
            if let Some(first) = last.filter(|_| place == 1) {
                let pair = pair(first, character);
                if let Some(bits) = self.pairs.get_mut(pair / 64) {
                    *bits |= 1 << (pair % 64);
                }
            }
            last = Some(character);
            at = match self.step(at, character) {
                Some(next) => next,
                None => self.grow(at, character),
            };
        }
        if let Some(node) = self.nodes.get_mut(at as usize).filter(|node| at != 0 && node.word == NONE) {
            node.word = word;
        }
    }

    fn grow(&mut self, from: u32, character: char) -> u32 {
        let to = u32::try_from(self.nodes.len()).unwrap_or(0);
        self.nodes.push(Node { next: 0, word: NONE });
        if let Some(node) = self.nodes.get_mut(from as usize) {
            node.next |= bit(character);
        }
        if let Some(root) = dense(character).filter(|_| from == 0).and_then(|place| self.roots.get_mut(place)) {
            *root = to;
            return to;
        }
        let mask = self.edges.len() - 1;
        let mut slot = hash(from, character) & mask;
        while self.edges.get(slot).is_some_and(|edge| edge.from != FREE) {
            slot = (slot + 1) & mask;
        }
        if let Some(edge) = self.edges.get_mut(slot) {
            *edge = Edge { from, character: u32::from(character), to };
        }
        to
    }

    /// The node that a first character leads to, and whether the character may be a word by itself.
    #[inline]
    fn root(&self, character: char) -> Option<(u32, bool)> {
        match dense(character) {
            Some(place) => {
                let root = self.roots.get(place).copied().filter(|root| *root != 0)?;
                Some((root & !ALONE, root & ALONE != 0))
            }
            None => Some((self.step(0, character)?, true)),
        }
    }

    /// Whether words may begin with two characters.
    #[inline]
    fn may_begin(&self, first: char, second: char) -> bool {
        let pair = pair(first, second);
        self.pairs.get(pair / 64).is_some_and(|bits| bits >> (pair % 64) & 1 != 0)
    }

    /// The node that a character leads to from another.
    #[inline]
    fn step(&self, from: u32, character: char) -> Option<u32> {
        if from == 0
            && let Some(place) = dense(character)
        {
            return self.roots.get(place).map(|root| root & !ALONE).filter(|root| *root != 0);
        }
        self.nodes.get(from as usize).filter(|node| node.next & bit(character) != 0)?;
        self.edge(from, character)
    }

    /// The node behind the edge of a character.
    #[inline]
    fn edge(&self, from: u32, character: char) -> Option<u32> {
        let mask = self.edges.len() - 1;
        let mut slot = hash(from, character) & mask;
        loop {
            let edge = self.edges.get(slot)?;
            if edge.from == from && edge.character == u32::from(character) {
                return Some(edge.to);
            }
            if edge.from == FREE {
                return None;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Calls `take` for every word that `rest` begins with, the shortest first: its length in bytes and its number.
    #[inline]
    pub(crate) fn each_at(&self, rest: &str, take: impl FnMut(usize, usize)) {
        self.walk(rest.chars(), take);
    }

    /// Calls `take` for every word of a tree grown backwards that `head` ends with, the shortest first.
    #[inline]
    pub(crate) fn each_before(&self, head: &str, take: impl FnMut(usize, usize)) {
        self.walk(head.chars().rev(), take);
    }

    #[inline]
    fn walk(&self, mut text: impl Iterator<Item = char>, take: impl FnMut(usize, usize)) {
        if let Some(first) = text.next()
            && let Some(root) = self.step(0, first)
        {
            self.walk_on(root, first.len_utf8(), text, take);
        }
    }

    /// Goes on from the node of a first character with those behind it.
    #[inline]
    fn walk_on(
        &self,
        root: u32,
        mut length: usize,
        text: impl Iterator<Item = char>,
        mut take: impl FnMut(usize, usize),
    ) {
        let mut at = root;
        let mut rest = text;
        loop {
            let Some(node) = self.nodes.get(at as usize) else { return };
            if node.word != NONE {
                take(length, node.word as usize);
            }
            if node.next == 0 {
                return;
            }
            let Some(character) = rest.next() else { return };
            let Some(next) = self.step(at, character) else { return };
            at = next;
            length += character.len_utf8();
        }
    }

    /// The longest word that `rest` begins with: its length in bytes and its number.
    #[inline]
    pub(crate) fn longest(&self, rest: &str) -> Option<(usize, usize)> {
        let mut longest = None;
        self.each_at(rest, |length, word| longest = Some((length, word)));
        longest
    }

    /// The words of a text from left to right; of overlapping words the leftmost, then the longest.
    pub(crate) fn words<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        let mut places = self.places(text);
        std::iter::from_fn(move || {
            loop {
                let (start, root, behind) = places.next()?;
                let first = text.len() - start - behind.len();
                let mut longest = None;
                self.walk_on(root, first, behind.chars(), |length, word| longest = Some((length, word)));
                if let Some((length, word)) = longest {
                    places.skip_to(start + length);
                    return Some(Hit { start, end: start + length, word });
                }
            }
        })
    }

    /// Whether one of the words that are `wanted` stands in a text.
    pub(crate) fn any(&self, text: &str, wanted: impl Fn(usize) -> bool) -> bool {
        let mut is_found = false;
        for (_, root, behind) in self.places(text) {
            self.walk_on(root, 0, behind.chars(), |_, word| is_found |= wanted(word));
            if is_found {
                return true;
            }
        }
        false
    }

    /// Calls `take` for every word of a text, also where words lie in each other.
    #[inline]
    pub(crate) fn every(&self, text: &str, mut take: impl FnMut(Hit)) {
        let mut rest = text.chars();
        let mut start = 0;
        let mut next = rest.next();
        while let Some(character) = next {
            next = rest.next();
            let length = character.len_utf8();
            if let Some((root, alone)) = self.root(character) {
                if alone && let Some(node) = self.nodes.get(root as usize).filter(|node| node.word != NONE) {
                    take(Hit { start, end: start + length, word: node.word as usize });
                }
                if let Some(second) = next.filter(|second| self.may_begin(character, *second))
                    && let Some(deeper) = self.edge(root, second)
                {
                    let length = length + second.len_utf8();
                    self.walk_on(deeper, length, rest.clone(), |length, word| {
                        take(Hit { start, end: start + length, word });
                    });
                }
            }
            start += length;
        }
    }

    fn places<'t>(&'t self, text: &'t str) -> Places<'t> {
        Places { tree: self, text, rest: text.chars(), character: None }
    }
}

/// The places of a text where a word may begin, told by two characters: the first is a root, and the second goes on
/// from it or the first is a word. Each character is looked at once.
struct Places<'t> {
    tree: &'t WordTree,
    text: &'t str,
    rest: Chars<'t>,
    /// A character that was taken from the rest already.
    character: Option<char>,
}

impl Places<'_> {
    fn skip_to(&mut self, at: usize) {
        self.rest = self.text.get(at..).unwrap_or("").chars();
        self.character = None;
    }
}

impl<'t> Iterator for Places<'t> {
    /// Where the place is, the node of its first character, and the text behind that.
    type Item = (usize, u32, &'t str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let mut character = match self.character.take() {
            Some(character) => character,
            None => self.rest.next()?,
        };
        loop {
            let behind = self.rest.as_str();
            let second = self.rest.next();
            if let Some((root, alone)) = self.tree.root(character)
                && (alone || second.is_some_and(|second| self.tree.may_begin(character, second)))
            {
                self.character = second;
                return Some((self.text.len() - behind.len() - character.len_utf8(), root, behind));
            }
            character = second?;
        }
    }
}

/// The place of a character among the dense roots.
#[inline]
fn dense(character: char) -> Option<usize> {
    let code = u32::from(character);
    (FIRST..LIMIT).contains(&code).then(|| (code - FIRST) as usize)
}

/// The bit of two characters in the filter of pairs.
#[inline]
fn pair(first: char, second: char) -> usize {
    (u32::from(first).wrapping_mul(0x9E5) ^ u32::from(second)) as usize & (PAIRS - 1)
}

#[inline]
fn bit(character: char) -> u64 {
    1 << (u32::from(character) & 63)
}

#[inline]
fn hash(from: u32, character: char) -> usize {
    let key = u64::from(from) << 21 ^ u64::from(u32::from(character));
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&str], text: &str) -> Vec<String> {
        let tree = WordTree::of(words.iter().copied());
        tree.words(text).map(|hit| format!("{}{}", hit.word, &text[hit.start..hit.end])).collect()
    }

    #[test]
    fn the_leftmost_and_then_the_longest_word_is_found() {
        assert_eq!(found(&["党", "党员", "员工", "GDP", "G"], "党员工作GDPG"), ["1党员", "3GDP", "4G"]);
        assert_eq!(found(&["全国人大", "人大", "国"], "全国人民"), ["2国"]);
        assert_eq!(found(&["一", "一"], "一二"), ["0一"]);
        assert!(found(&["", "党"], "团").is_empty());
        assert!(found(&[], "团").is_empty());
    }

    #[test]
    fn every_word_is_found_also_inside_others() {
        let words = ["党", "党员", "员工", "工"];
        let tree = WordTree::of(words);
        let mut found = Vec::new();
        tree.every("党员工", |hit| found.push(words[hit.word]));
        assert_eq!(found, ["党", "党员", "员工", "工"]);
    }
}
