//! [`Signs`]: the characters of a reading that some scan looks for, found in one walk for all of them.
//!
//! A sign tells where something may begin or end: a numeral, a word of a short list, a sentence, a cell. What it is there
//! is decided by those who look.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{claims, outline, scan, story};
use crate::region::Gazetteer;
use crate::table::{Marked, Marks, Pair, Pairs, WordTree};
use crate::text::Span;
use crate::vocabulary::Lexicon;

/// The start of a numeral, a time or a code.
pub(crate) const NUMERAL: u8 = 1;
/// The start of a fixed phrase or an ordinary word that holds a numeral.
pub(crate) const FIXED: u8 = 2;
/// The start of a word that claims.
pub(crate) const CLAIM: u8 = 4;
/// The start of a word that tells the level of the region, or of the places that a passage tells of.
pub(crate) const LEVEL: u8 = 8;
/// The start of a name of a place.
pub(crate) const PLACE: u8 = 16;
/// A mark of punctuation that ends something, opens it or closes it.
pub(crate) const MARK: u8 = 32;
/// The end of a line, of any sort.
pub(crate) const LINE: u8 = 64;
/// What may part the cells of a line.
pub(crate) const GAP: u8 = 128;

/// The starts of words and names.
const WORDS: u8 = FIXED | CLAIM | LEVEL | PLACE;

/// What is looked for.
struct Wanted {
    marks: Marks,
    /// The lists of words, with the kind of each.
    trees: [(u8, &'static WordTree); 4],
    gazetteer: &'static Gazetteer,
    /// A filter of the first two characters of all words and names.
    pairs: Pairs,
    /// The kinds among whose words is one of a single character.
    short: u8,
}

static WANTED: LazyLock<Wanted> = LazyLock::new(|| {
    let gazetteer = Gazetteer::get();
    let trees = [
        (FIXED, Lexicon::get().fixed_tree()),
        (CLAIM, claims::tree()),
        (LEVEL, outline::levels()),
        (LEVEL, story::tree()),
    ];
    let firsts: HashSet<char> = gazetteer.firsts().collect();
    let of = |is: bool, kind: u8| if is { kind } else { 0 };
    let kinds = |c: char| {
        let words = trees.iter().fold(0, |kinds, (kind, tree)| kinds | of(tree.may_begin(c), *kind));
        words
            | of(scan::starts(c), NUMERAL)
            | of(firsts.contains(&c), PLACE)
            | of("。！？!?…；;：:，,、“”‘’（(）)《》「」\n\r".contains(c), MARK)
            | of(matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'), LINE)
            | of(matches!(c, ' ' | '\t' | '|' | '｜' | '\u{3000}'), GAP)
    };
    let mut pairs = gazetteer.pairs().clone();
    trees.iter().for_each(|(_, tree)| pairs.join(tree.pairs()));
    Wanted {
        marks: Marks::of(kinds, of(firsts.iter().any(|first| *first > '\u{FFFF}'), PLACE)),
        short: trees.iter().fold(0, |kinds, (kind, tree)| kinds | of(tree.has_short(), *kind)),
        trees,
        gazetteer,
        pairs,
    }
});

impl Wanted {
    /// Which of the kinds of words that begin with a character may begin with it and the next.
    fn words(&self, kinds: u8, first: char, second: Option<char>) -> u8 {
        let is_place = |second: char| kinds & PLACE != 0 && self.gazetteer.may_begin_with(first, second);
        let begins = |kind: u8, tree: &WordTree| kinds & kind != 0 && tree.may_begin_with(first, second);
        let words = self.trees.iter().filter(|(kind, tree)| begins(*kind, tree));
        words.fold(if second.is_some_and(is_place) { PLACE } else { 0 }, |words, (kind, _)| words | kind)
    }
}

/// A character that some scan looks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign {
    /// Its first byte.
    pub(crate) at: usize,
    pub(crate) character: char,
    kinds: u8,
}

impl Sign {
    /// Whether it is a sign of one of some kinds.
    pub(crate) fn is(&self, kinds: u8) -> bool {
        self.kinds & kinds != 0
    }

    /// Where the character ends.
    pub(crate) fn end(&self) -> usize {
        self.at + self.character.len_utf8()
    }
}

/// The signs of one reading.
pub(crate) struct Signs<'t> {
    pub(crate) text: &'t str,
    signs: Vec<Sign>,
}

impl<'t> Signs<'t> {
    /// Walks through a text.
    pub(crate) fn of(text: &'t str) -> Signs<'t> {
        let wanted = &*WANTED;
        let mut signs = Vec::with_capacity(text.len() / 8);
        let mut walk = wanted.marks.walk(text);
        while let Some(Marked { at, character, marks }) = walk.next() {
            let mut kinds = marks;
            // Words and names begin with all sorts of characters; two tell more than one.
            if kinds & WORDS != 0 {
                let is_begun = Pair::at(text.as_bytes(), at).is_none_or(|pair| wanted.pairs.may_begin(pair));
                let words = match is_begun || kinds & wanted.short != 0 {
                    true => wanted.words(kinds, character, walk.peek()),
                    false => 0,
                };
                kinds = kinds & !WORDS | words;
            }
            if kinds != 0 {
                signs.push(Sign { at, character, kinds });
            }
        }
        Signs { text, signs }
    }

    /// The signs of some kinds.
    pub(crate) fn all(&self, kinds: u8) -> impl Iterator<Item = &Sign> + Clone {
        self.signs.iter().filter(move |sign| sign.is(kinds))
    }

    /// The signs of some kinds in a range of the text.
    pub(crate) fn within(&self, span: Span, kinds: u8) -> impl Iterator<Item = &Sign> + Clone {
        let first = self.signs.partition_point(|sign| sign.at < span.start);
        let rest = self.signs.get(first..).unwrap_or_default().iter();
        rest.take_while(move |sign| sign.at < span.end).filter(move |sign| sign.is(kinds))
    }
}
