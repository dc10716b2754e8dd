//! [`WordTree`]: many words, found where they begin.
//!
//! The tree branches by characters, not bytes: a Chinese word is two or three steps deep, and most places of a text are
//! left after the first. It knows spelling only; what a word means is told by its number in the list it was built from.

use super::pairs::{Pair, PairMap, Pairs};

/// First character of the dense part of the roots.
const FIRST: u32 = 0x2000;
/// One past its last character.
const LIMIT: u32 = 0xA000;
/// An edge that is not taken.
const FREE: u32 = u32::MAX;
/// A node where no word ends.
const NONE: u32 = u32::MAX;

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
    /// A filter of the pairs of characters that words begin with.
    pairs: Pairs,
    /// For each pair of characters that words begin with the node it leads to.
    seconds: PairMap,
    /// Whether a single character is a word.
    has_short: bool,
    /// Which single characters of the first plane are words, one bit for each.
    short: Vec<u64>,
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
        // A character has one byte that does not go on from another.
        let length = |word: &&str| word.bytes().filter(|byte| byte & 0xC0 != 0x80).count();
        let most: usize = words.iter().map(length).sum();
        let free = Edge { from: FREE, character: 0, to: 0 };
        let mut tree = WordTree {
            roots: vec![0; (LIMIT - FIRST) as usize],
            pairs: Pairs::default(),
            seconds: PairMap::for_pairs(words.len()),
            has_short: false,
            short: vec![0; 0x1_0000 / 64],
            nodes: Vec::with_capacity(most + 1),
            edges: vec![free; (most + most / 2 + 2).next_power_of_two()],
        };
        tree.nodes.push(Node { next: 0, word: NONE });
        for (word, text) in (0u32..).zip(words) {
            tree.pairs.add(text);
            tree.has_short |= text.chars().nth(1).is_none();
            match is_backwards {
                true => tree.insert(text.chars().rev(), word),
                false => tree.insert(text.chars(), word),
            }
            if !is_backwards {
                tree.enter_start(text);
            }
        }
        tree
    }

    /// Notes the first pair of a word, or its only character.
    fn enter_start(&mut self, word: &str) {
        let mut characters = word.chars();
        let (Some(first), second) = (characters.next(), characters.next()) else { return };
        let Some(second) = second else {
            if let Some(bits) = self.short.get_mut(first as usize / 64) {
                *bits |= bit(first);
            }
            return;
        };
        let node = self.step(0, first).and_then(|root| self.step(root, second));
        if let Some((pair, node)) = Pair::of_word(word).zip(node) {
            self.seconds.insert(pair, node);
        }
    }

    fn insert(&mut self, text: impl Iterator<Item = char>, word: u32) {
        let mut at = 0;
        for character in text {
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

    /// The node that a character leads to from another.
    #[inline]
    fn step(&self, from: u32, character: char) -> Option<u32> {
        if from == 0
            && let Some(place) = dense(character)
        {
            return self.roots.get(place).copied().filter(|root| *root != 0);
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

    /// A filter of the pairs of characters that words begin with.
    pub(crate) fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    /// The characters that words begin with, each with whether it is a word by itself.
    pub(crate) fn initials(&self) -> impl Iterator<Item = (char, bool)> {
        let roots = (FIRST..).zip(&self.roots).filter(|(_, root)| **root != 0).map(|(code, root)| (code, *root));
        let others = self.edges.iter().filter(|edge| edge.from == 0).map(|edge| (edge.character, edge.to));
        roots.chain(others).filter_map(|(code, node)| {
            let node = self.nodes.get(node as usize)?;
            Some((char::from_u32(code)?, node.word != NONE))
        })
    }

    /// Whether a word begins with a character.
    pub(crate) fn may_begin(&self, character: char) -> bool {
        self.step(0, character).is_some()
    }

    /// Whether a word may begin with two characters, or is the first of them; seldom true where none does.
    #[inline]
    pub(crate) fn may_begin_with(&self, first: char, second: Option<char>) -> bool {
        let node = self.step(0, first).and_then(|root| self.nodes.get(root as usize));
        node.is_some_and(|node| node.word != NONE || second.is_some_and(|second| node.next & bit(second) != 0))
    }

    /// Whether a word may begin with a pair of characters, or is the first of them.
    #[inline]
    fn may_begin_at(&self, pair: Pair) -> bool {
        self.pairs.may_begin(pair) || self.has_short && self.is_short(pair.first())
    }

    /// Whether a character of the first plane is a word by itself.
    #[inline]
    fn is_short(&self, character: u16) -> bool {
        self.short.get(usize::from(character / 64)).is_some_and(|bits| bits >> (character % 64) & 1 != 0)
    }

    /// Calls `take` for every word that `rest` begins with, the shortest first: its length in bytes and its number.
    #[inline]
    pub(crate) fn each_at(&self, rest: &str, take: impl FnMut(usize, usize)) {
        match Pair::at(rest.as_bytes(), 0) {
            Some(pair) => self.each_of(pair, rest, 0, take),
            None => self.walk(rest.chars(), take),
        }
    }

    /// As [`WordTree::each_at`] for what stands at a byte of a text and begins with a pair.
    #[inline]
    fn each_of(&self, pair: Pair, text: &str, start: usize, mut take: impl FnMut(usize, usize)) {
        let first = pair.first();
        if self.has_short
            && self.is_short(first)
            && let Some(root) = char::from_u32(first.into()).and_then(|first| self.step(0, first))
            && let Some(node) = self.nodes.get(root as usize)
        {
            take('　'.len_utf8(), node.word as usize);
        }
        let Some(second) = self.seconds.get(pair) else { return };
        let Some(node) = self.nodes.get(second as usize) else { return };
        let length = 2 * '　'.len_utf8();
        if node.word != NONE {
            take(length, node.word as usize);
        }
        // Most words are no longer than two characters.
        if node.next != 0
            && let Some(behind) = text.get(start + length..)
            && let Some(third) = behind.chars().next()
            && node.next & bit(third) != 0
            && let Some(deeper) = self.edge(second, third)
        {
            let behind = behind.get(third.len_utf8()..).unwrap_or("");
            self.walk_on(deeper, length + third.len_utf8(), behind.chars(), take);
        }
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
                let (start, rest) = places.next()?;
                if let Some((length, word)) = self.longest(rest) {
                    places.skip_to(start + length);
                    return Some(Hit { start, end: start + length, word });
                }
            }
        })
    }

    /// Whether one of the words that are `wanted` stands in a text.
    pub(crate) fn any(&self, text: &str, wanted: impl Fn(usize) -> bool) -> bool {
        let mut is_found = false;
        for (_, rest) in self.places(text) {
            self.each_at(rest, |_, word| is_found |= wanted(word));
            if is_found {
                return true;
            }
        }
        false
    }

    /// Calls `take` for every word of a text, also where words lie in each other.
    #[inline]
    pub(crate) fn every(&self, text: &str, mut take: impl FnMut(Hit)) {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let start = text.len() - rest.len();
            let mut take = |length, word| take(Hit { start, end: start + length, word });
            if let Some((pair, behind)) = Pair::opening(rest) {
                self.each_of(pair, text, start, take);
                rest = behind;
            } else {
                let mut characters = text.get(start..).unwrap_or("").chars();
                self.walk(characters.clone(), &mut take);
                rest = rest.get(characters.next().map_or(1, char::len_utf8)..).unwrap_or_default();
            }
        }
    }

    fn places<'t>(&'t self, text: &'t str) -> Places<'t> {
        Places { tree: self, text, at: 0 }
    }
}

/// The places of a text where a word may begin, told by two characters.
struct Places<'t> {
    tree: &'t WordTree,
    text: &'t str,
    at: usize,
}

impl Places<'_> {
    fn skip_to(&mut self, at: usize) {
        self.at = at;
    }
}

impl<'t> Iterator for Places<'t> {
    /// Where the place is, and the text from there on.
    type Item = (usize, &'t str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut rest = self.text.as_bytes().get(self.at..)?;
            let mut may_begin = false;
            while !may_begin && let Some((pair, behind)) = Pair::opening(rest) {
                may_begin = self.tree.may_begin_at(pair);
                if !may_begin {
                    rest = behind;
                }
            }
            let start = self.text.len() - rest.len();
            let rest = self.text.get(start..)?;
            let mut characters = rest.chars();
            let first = characters.next()?;
            self.at = start + first.len_utf8();
            if may_begin || self.tree.may_begin_with(first, characters.next()) {
                return Some((start, rest));
            }
        }
    }
}

/// The place of a character among the dense roots.
#[inline]
fn dense(character: char) -> Option<usize> {
    let code = u32::from(character);
    (FIRST..LIMIT).contains(&code).then(|| (code - FIRST) as usize)
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
