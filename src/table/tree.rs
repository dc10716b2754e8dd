//! [`WordTree`]: many words, found where they begin.
//!
//! The tree branches by characters, not bytes, and its first branch is two characters wide: most places of a text are left
//! after a look at a small filter of pairs, and most words that are found are no longer than a pair. It knows spelling
//! only; what a word means is told by its number in the list it was built from.

use super::marks::decoded;
use super::pairs::{Code, CodeMap, Pair, Pairs, Tails, set_bits};

/// A node where no word ends.
const NONE: u32 = u32::MAX;
/// Marks a word in the place of a node behind which nothing goes on.
const LEAF: u32 = 1 << 31;
/// Bytes of each character of a [`Pair`].
const WIDE: usize = '　'.len_utf8();

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

/// What the characters of some words lead to.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// The last of those characters.
    character: char,
    /// The word that ends here.
    word: u32,
    /// The nodes that follow, in the order of their characters.
    first: u32,
    end: u32,
    /// One bit for each of them, by the last bits of its character.
    next: u32,
}

/// A word of which a tree is grown.
#[derive(Debug, Clone, Copy)]
struct Word<'w> {
    /// Its first four characters as one number, by which nearly all words are told apart. Behind one that has no
    /// [`Code`] none is counted.
    opening: u64,
    text: &'w str,
    number: u32,
}

impl<'w> Word<'w> {
    fn of((text, number): (&'w str, u32)) -> Word<'w> {
        let (mut opening, mut shift) = (0, 64);
        for character in text.chars().take(4) {
            shift -= 16;
            let code = Code::of(character, None).map_or(u16::MAX, Code::first);
            opening |= u64::from(code) << shift;
            if code == u16::MAX {
                break;
            }
        }
        Word { opening, text, number }
    }

    /// Its first two characters.
    fn initials(&self) -> (Option<char>, Option<char>) {
        let mut characters = self.text.chars();
        (characters.next(), characters.next())
    }

    /// The character behind its first bytes.
    fn behind(&self, bytes: usize) -> Option<char> {
        self.text.get(bytes..)?.chars().next()
    }

    fn is_like(&self, other: &Word<'_>) -> bool {
        self.opening == other.opening && self.text == other.text
    }
}

/// Words by their characters.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordTree {
    /// A filter of the pairs of characters that words begin with.
    pairs: Pairs,
    /// For each pair of characters that words begin with, and for each character that is a word, the node it leads to; where
    /// nothing goes on from there, the word that ends there, with [`LEAF`], so that no node need be looked up.
    openings: CodeMap,
    /// The characters that words begin with.
    initials: Characters,
    /// The characters that are words.
    short: Characters,
    /// A filter of those; none where there are none.
    tails: Option<Tails>,
    /// The first node is where words begin whose first characters have no [`Code`].
    nodes: Vec<Node>,
}

impl WordTree {
    /// A tree of some words; each is known by its place among them. Of like words the first counts.
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> WordTree {
        WordTree::grown(words.into_iter().zip(0..).map(Word::of).collect())
    }

    /// A tree of some words by their last characters, for [`WordTree::each_before`] alone.
    pub(crate) fn backwards<'w>(words: impl IntoIterator<Item = &'w str>) -> WordTree {
        let (mut turned, mut ends) = (String::new(), Vec::new());
        for word in words {
            turned.extend(word.chars().rev());
            ends.push(turned.len());
        }
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let spelled = starts.zip(&ends).map(|(start, end)| turned.get(start..*end).unwrap_or_default());
        WordTree::grown(spelled.zip(0..).map(Word::of).collect())
    }

    fn grown(mut words: Vec<Word<'_>>) -> WordTree {
        words.retain(|word| !word.text.is_empty());
        words.sort_unstable_by(|one, other| {
            one.opening.cmp(&other.opening).then_with(|| (one.text, one.number).cmp(&(other.text, other.number)))
        });
        words.dedup_by(|one, other| one.is_like(other));
        let groups: Vec<&[Word<'_>]> = words.chunk_by(|one, other| one.opening >> 32 == other.opening >> 32).collect();
        let mut tree = WordTree { openings: CodeMap::with_room(groups.len()), ..WordTree::default() };
        tree.grow('\0');
        // Words that share their first bytes: how many they share, and the node those lead to.
        let mut waiting = Vec::new();
        let mut rare = Vec::new();
        for group in groups {
            let Some((word, (Some(first), second))) = group.first().map(|word| (word, word.initials())) else {
                continue;
            };
            let code = Code::of(first, second);
            // Only words whose first characters have no code differ in them.
            let alike = if code.is_some() { 1 } else { group.len() };
            for (initial, second) in group.iter().take(alike).map(Word::initials) {
                let Some(initial) = initial else { continue };
                tree.initials.add(initial);
                if second.is_none() {
                    tree.short.add(initial);
                    tree.tails.get_or_insert_default().add(initial);
                }
            }
            let Some(code) = code else {
                rare.extend_from_slice(group);
                continue;
            };
            if let Some(second) = second {
                tree.pairs.add_characters([first, second]);
            }
            let shared = first.len_utf8() + second.map_or(0, char::len_utf8);
            if group.len() == 1 && word.text.len() == shared {
                tree.openings.insert(code, LEAF | word.number);
                continue;
            }
            let node = tree.grow(second.unwrap_or(first));
            tree.openings.insert(code, node);
            waiting.push((group, shared, node));
        }
        rare.sort_unstable_by_key(|word| word.text);
        waiting.push((&rare, 0, 0));
        while let Some((group, shared, at)) = waiting.pop() {
            let longer = match group.first().filter(|word| word.text.len() == shared) {
                Some(word) => {
                    if let Some(node) = tree.nodes.get_mut(at as usize) {
                        node.word = word.number;
                    }
                    group.get(1..).unwrap_or_default()
                }
                None => group,
            };
            let first = tree.nodes.len();
            let mut next = 0;
            for branch in longer.chunk_by(|one, other| one.behind(shared) == other.behind(shared)) {
                let character = branch.first().and_then(|word| word.behind(shared)).unwrap_or_default();
                next |= bit(character);
                waiting.push((branch, shared + character.len_utf8(), tree.grow(character)));
            }
            let end = tree.nodes.len();
            if let Some(node) = tree.nodes.get_mut(at as usize) {
                (node.first, node.end, node.next) = (first as u32, end as u32, next);
            }
        }
        tree
    }

    /// A new node, and its place.
    fn grow(&mut self, character: char) -> u32 {
        self.nodes.push(Node { character, word: NONE, first: 0, end: 0, next: 0 });
        self.nodes.len() as u32 - 1
    }

    /// The node that a character leads to from another.
    #[inline]
    fn step(&self, from: &Node, character: char) -> Option<&Node> {
        if from.next & bit(character) == 0 {
            return None;
        }
        let following = self.nodes.get(from.first as usize..from.end as usize)?;
        following.binary_search_by_key(&character, |node| node.character).ok().and_then(|at| following.get(at))
    }

    /// A filter of the pairs of characters that words begin with.
    pub(crate) fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    /// The characters that words begin with, each with whether it is a word by itself.
    pub(crate) fn initials(&self) -> impl Iterator<Item = (char, bool)> {
        self.initials.each().map(|initial| (initial, self.short.has(initial)))
    }

    /// Whether a word begins with a character.
    pub(crate) fn may_begin(&self, character: char) -> bool {
        self.initials.has(character)
    }

    /// Whether a word begins with two characters, or is the first of them.
    #[inline]
    pub(crate) fn may_begin_with(&self, first: char, second: Option<char>) -> bool {
        let begins = || {
            second.is_some_and(|second| {
                Code::of(first, Some(second)).is_none_or(|code| self.openings.get(code).is_some())
            })
        };
        self.initials.has(first) && (self.short.has(first) || begins())
    }

    /// Calls `take` for every word that `rest` begins with, the shortest first: its length in bytes and its number.
    #[inline]
    pub(crate) fn each_at(&self, rest: &str, take: impl FnMut(usize, usize)) {
        let pair = Pair::at(rest.as_bytes(), 0);
        let opens = pair.is_none_or(|pair| self.pairs.may_begin(pair));
        if opens || pair.is_some_and(|pair| self.may_be_short(pair)) {
            self.each_of(Place { start: 0, pair, opens }, rest, take);
        }
    }

    /// Whether the first character of a pair may be a word.
    #[inline]
    fn may_be_short(&self, pair: Pair) -> bool {
        self.tails.as_ref().is_some_and(|tails| tails.may_have(pair))
    }

    /// The places of a text where a word may begin.
    #[inline]
    fn places<'t>(&'t self, text: &'t str) -> Places<'t> {
        Places { tree: self, length: text.len(), rest: text.as_bytes() }
    }

    /// As [`WordTree::each_at`], of a place of a text.
    #[inline]
    fn each_of(&self, place: Place, text: &str, mut take: impl FnMut(usize, usize)) {
        let Some(pair) = place.pair else {
            return self.walk(text.get(place.start..).unwrap_or("").chars(), take);
        };
        let (both, first) = Code::of_pair(pair);
        if (!place.opens || self.may_be_short(pair))
            && let Some(word) = self.openings.get(first)
        {
            take(WIDE, (word & !LEAF) as usize);
        }
        if place.opens
            && let Some(opening) = self.openings.get(both)
        {
            if opening & LEAF != 0 {
                return take(2 * WIDE, (opening & !LEAF) as usize);
            }
            // Mostly no word goes on as the text does.
            let Some(node) = self.nodes.get(opening as usize) else { return };
            let mut behind = text.get(place.start + 2 * WIDE..).unwrap_or("").chars();
            if node.word != NONE {
                take(2 * WIDE, node.word as usize);
            }
            if let Some(character) = behind.next().filter(|character| node.next & bit(*character) != 0) {
                let next = self.step(node, character);
                self.follow(next, 2 * WIDE + character.len_utf8(), behind, take);
            }
        }
    }

    /// Calls `take` for every word of a tree grown backwards that `head` ends with, the shortest first.
    #[inline]
    pub(crate) fn each_before(&self, head: &str, mut take: impl FnMut(usize, usize)) {
        let Some(pair) = Pair::ending(head.as_bytes()) else { return self.walk(head.chars().rev(), take) };
        if !self.initials.has_number(pair.second()) {
            return;
        }
        let (both, last) = Code::of_reversed(pair);
        if self.short.has_number(pair.second())
            && let Some(word) = self.openings.get(last)
        {
            take(WIDE, (word & !LEAF) as usize);
        }
        if let Some(opening) = self.openings.get(both) {
            let before = head.get(..head.len() - 2 * WIDE).unwrap_or("");
            self.go_on(opening, 2 * WIDE, before.chars().rev(), take);
        }
    }

    #[inline]
    fn walk(&self, text: impl Iterator<Item = char> + Clone, mut take: impl FnMut(usize, usize)) {
        let mut rest = text.clone();
        let Some(first) = rest.next().filter(|first| self.initials.has(*first)) else { return };
        if self.short.has(first)
            && let Some(word) = Code::of(first, None).and_then(|code| self.openings.get(code))
        {
            take(first.len_utf8(), (word & !LEAF) as usize);
        }
        let second = rest.next();
        match second.and_then(|second| Code::of(first, second.into())).zip(second) {
            Some((code, second)) => {
                if let Some(opening) = self.openings.get(code) {
                    self.go_on(opening, first.len_utf8() + second.len_utf8(), rest, take);
                }
            }
            None => self.go_on(0, 0, text, take),
        }
    }

    /// Goes on behind a pair of characters with those behind it.
    #[inline]
    fn go_on(&self, opening: u32, length: usize, rest: impl Iterator<Item = char>, mut take: impl FnMut(usize, usize)) {
        if opening & LEAF != 0 {
            return take(length, (opening & !LEAF) as usize);
        }
        self.follow(self.nodes.get(opening as usize), length, rest, take);
    }

    /// Goes on from a node with the characters behind it.
    fn follow(
        &self,
        node: Option<&Node>,
        length: usize,
        mut rest: impl Iterator<Item = char>,
        mut take: impl FnMut(usize, usize),
    ) {
        let (mut at, mut length) = (node, length);
        while let Some(node) = at {
            if node.word != NONE {
                take(length, node.word as usize);
            }
            if node.next == 0 {
                return;
            }
            let Some(character) = rest.next() else { return };
            length += character.len_utf8();
            at = self.step(node, character);
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
                let place = places.next()?;
                let (start, mut longest) = (place.start, None);
                self.each_of(place, text, |length, word| longest = Some((length, word)));
                if let Some((length, word)) = longest {
                    let end = start + length;
                    places.rest = text.as_bytes().get(end..)?;
                    return Some(Hit { start, end, word });
                }
            }
        })
    }

    /// Whether one of the words that are `wanted` stands in a text.
    pub(crate) fn any(&self, text: &str, wanted: impl Fn(usize) -> bool) -> bool {
        self.places(text).any(|place| {
            let mut is_found = false;
            self.each_of(place, text, |_, word| is_found |= wanted(word));
            is_found
        })
    }

    /// Calls `take` for every word of a text, also where words lie in each other.
    #[inline]
    pub(crate) fn every(&self, text: &str, mut take: impl FnMut(Hit)) {
        for place in self.places(text) {
            let start = place.start;
            self.each_of(place, text, |length, word| take(Hit { start, end: start + length, word }));
        }
    }
}

/// The places of a text where a word may begin, told by two characters.
struct Places<'t> {
    tree: &'t WordTree,
    length: usize,
    /// What is not looked at yet.
    rest: &'t [u8],
}

/// A place where a word may begin.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    /// The characters there, if they make a pair.
    pair: Option<Pair>,
    /// Whether a word may begin with both, and not only be the first of them.
    opens: bool,
}

impl Iterator for Places<'_> {
    type Item = Place;

    // Mostly the next place is one character or two further on: a call would take as long as the look.
    #[inline(always)]
    fn next(&mut self) -> Option<Place> {
        let mut rest = self.rest;
        loop {
            let start = self.length - rest.len();
            let (pair, opens, is_short);
            (pair, opens, is_short, rest) = match Pair::opening(rest) {
                Some((pair, behind)) => {
                    let opens = self.tree.pairs.may_begin(pair);
                    (Some(pair), opens, !opens && self.tree.may_be_short(pair), behind)
                }
                None => {
                    let (code, behind) = decoded(rest)?;
                    (None, self.tree.initials.has_code(code), false, behind)
                }
            };
            if opens || is_short {
                self.rest = rest;
                return Some(Place { start, pair, opens });
            }
        }
    }
}

/// A set of characters; those beyond the first plane are all in it, or none.
#[derive(Debug, Clone)]
struct Characters {
    bits: Box<[u64; 0x1_0000 / 64]>,
    beyond: bool,
}

impl Default for Characters {
    fn default() -> Characters {
        Characters { bits: Box::new([0; 0x1_0000 / 64]), beyond: false }
    }
}

impl Characters {
    fn add(&mut self, character: char) {
        match self.bits.get_mut(character as usize / 64) {
            Some(bits) => *bits |= 1 << (character as usize % 64),
            None => self.beyond = true,
        }
    }

    #[inline]
    fn has(&self, character: char) -> bool {
        self.has_code(character.into())
    }

    /// Whether a character is in it, by its number.
    #[inline]
    fn has_code(&self, code: u32) -> bool {
        u16::try_from(code).map_or(self.beyond, |number| self.has_number(number))
    }

    /// Whether a character of the first plane is in it, by its number.
    #[inline]
    fn has_number(&self, number: u16) -> bool {
        self.bits.get(usize::from(number / 64)).is_some_and(|bits| bits >> (number % 64) & 1 != 0)
    }

    /// Its characters of the first plane.
    fn each(&self) -> impl Iterator<Item = char> {
        set_bits(self.bits.as_slice()).filter_map(|number| char::from_u32(number as u32))
    }
}

#[inline]
fn bit(character: char) -> u32 {
    1 << (u32::from(character) & 31)
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

    #[test]
    fn characters_beyond_the_first_plane_are_as_good_as_others() {
        let words = ["吉", "吉𠮷", "𠮷", "𠮷野家", "\0", "G"];
        assert_eq!(found(&words, "吉𠮷野家G"), ["1吉𠮷", "5G"]);
        assert_eq!(found(&words, "𠮷野家𠮷野吉"), ["3𠮷野家", "2𠮷", "0吉"]);
        assert_eq!(found(&words, "\0𠮷"), ["4\0", "2𠮷"]);
        let tree = WordTree::backwards(["家", "𠮷野家", "野家"]);
        let mut ends = Vec::new();
        tree.each_before("在𠮷野家", |length, word| ends.push((length, word)));
        assert_eq!(ends, [(3, 0), (6, 2), (10, 1)]);
    }
}
