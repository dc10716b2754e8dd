//! [`Signs`]: the characters of a reading that some scan looks for, found in one walk for all of them.
//!
//! A sign tells where something may begin or end: a numeral, a word of a short list, a sentence, a cell. What it is there
//! is decided by those who look.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{claims, outline, scan, story};
use crate::region::Gazetteer;
use crate::table::{Kinds, Marked, Marks, Pair, WordTree};
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
    pairs: Kinds,
    /// The kinds of the words that are a single character, which are in no filter of pairs.
    words: Marks,
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
    let mut pairs = Kinds::new();
    pairs.add(PLACE, gazetteer.pairs());
    trees.iter().for_each(|(kind, tree)| pairs.add(*kind, tree.pairs()));
    Wanted {
        marks: Marks::of(kinds, of(firsts.iter().any(|first| *first > '\u{FFFF}'), PLACE)),
        words: Marks::of(|c| trees.iter().fold(0, |kinds, (kind, tree)| kinds | of(tree.is_word(c), *kind)), 0),
        trees,
        gazetteer,
        pairs,
    }
});

impl Wanted {
    /// Which kinds of words and names may begin with the first two characters of `rest`.
    fn begun(&self, rest: &str) -> u8 {
        let mut rest = rest.chars();
        let (Some(first), second) = (rest.next(), rest.next()) else { return 0 };
        let words = self.trees.iter().filter(|(_, tree)| tree.may_begin_with(first, second));
        words.fold(PLACE, |kinds, (kind, _)| kinds | kind)
    }

    /// Whether a name of a place may begin with the first two characters of `rest`.
    fn may_name(&self, rest: &str) -> bool {
        let mut rest = rest.chars();
        rest.next().zip(rest.next()).is_some_and(|(first, second)| self.gazetteer.may_begin_with(first, second))
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
        for Marked { at, code, marks } in wanted.marks.walk(text) {
            let mut kinds = marks;
            // Words and names begin with all sorts of characters; two tell more than one.
            if kinds & WORDS != 0 {
                kinds &= match Pair::at(text.as_bytes(), at) {
                    Some(pair) => wanted.pairs.of(pair) | wanted.words.of_code(code) | !WORDS,
                    None => wanted.begun(text.get(at..).unwrap_or("")) | !WORDS,
                };
                if kinds & PLACE != 0 && !wanted.may_name(text.get(at..).unwrap_or("")) {
                    kinds &= !PLACE;
                }
            }
            if kinds != 0
                && let Some(character) = char::from_u32(code)
            {
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
