//! [`Signs`]: the characters of a reading that some scan looks for, found in one walk for all of them.
//!
//! A sign tells where something may begin or end: a numeral, a word of a short list, a sentence, a cell. What it is there
//! is decided by those who look.

use std::sync::LazyLock;

use super::{claims, outline, scan, story};
use crate::period;
use crate::quantity;
use crate::region::Gazetteer;
use crate::table::{Start, Starts, WordTree};
use crate::text::Span;
use crate::vocabulary::{Lexicon, ThemeScore, ThemeWords};

/// The start of a numeral, a time or a code.
pub(crate) const NUMERAL: u16 = 1;
/// The start of a fixed phrase or an ordinary word that holds a numeral.
pub(crate) const FIXED: u16 = 1 << 1;
/// The start of a word that claims.
pub(crate) const CLAIM: u16 = 1 << 2;
/// The start of a word that tells the level of the region, or of the places that a passage tells of, or that somebody
/// says something.
pub(crate) const LEVEL: u16 = 1 << 3;
/// The start of a name of a place.
pub(crate) const PLACE: u16 = 1 << 4;
/// The start of a word that page furniture has.
pub(crate) const FURNITURE: u16 = 1 << 5;
/// A mark of punctuation that ends something, opens it or closes it.
pub(crate) const MARK: u16 = 1 << 6;
/// The end of a line, of any sort.
pub(crate) const LINE: u16 = 1 << 7;
/// What may part the cells of a line.
pub(crate) const GAP: u16 = 1 << 8;

/// How many kinds there are.
const KINDS: usize = 9;

/// For each kind so many bytes of a usual text hold one sign.
const BYTES: [usize; KINDS] = [16, 32, 256, 48, 128, 128, 20, 128, 256];

/// What [`NUMERAL`] is for characters that begin a time or a number only where the next one tells so.
const TIME: u16 = 1 << 9;

/// The starts of words and names.
const WORDS: u16 = FIXED | CLAIM | LEVEL | PLACE | FURNITURE | TIME;

/// What is looked for.
struct Wanted {
    starts: Starts,
    /// The lists of words, with the kind of each.
    trees: [(u16, &'static WordTree); 5],
    gazetteer: &'static Gazetteer,
}

static WANTED: LazyLock<Wanted> = LazyLock::new(|| {
    let gazetteer = Gazetteer::get();
    let trees = [
        (FIXED, Lexicon::get().fixed_tree()),
        (CLAIM, claims::tree()),
        (LEVEL, outline::sought()),
        (LEVEL, story::tree()),
        (FURNITURE, outline::furniture()),
    ];
    let is_beyond = gazetteer.firsts().any(|first| first > '\u{FFFF}');
    let mut starts = Starts::of(WORDS, if is_beyond { PLACE } else { 0 });
    for c in scan::starts() {
        starts.mark(if scan::needs_next(c) { TIME } else { NUMERAL }, c);
    }
    gazetteer.firsts().for_each(|c| starts.mark(PLACE, c));
    "。！？!?…；;：:，,、“”‘’（(）)《》「」『』【】\n\r".chars().for_each(|c| starts.mark(MARK, c));
    ['\n', '\r', '\u{2028}', '\u{2029}'].into_iter().for_each(|c| starts.mark(LINE, c));
    [' ', '\t', '|', '｜', '\u{3000}'].into_iter().for_each(|c| starts.mark(GAP, c));
    starts.add_pairs(PLACE, gazetteer.pairs());
    starts.add_pairs(TIME, &period::beginnings());
    starts.add_pairs(TIME, &quantity::beginnings());
    trees.iter().for_each(|(kind, tree)| starts.add_words(*kind, tree));
    // 新冠疫情: a fixed phrase is read where a time might begin, too.
    starts.add_pairs(TIME, Lexicon::get().fixed_tree().pairs());
    Wanted { starts, trees, gazetteer }
});

impl Wanted {
    /// Which of some kinds of words and names may begin with the first two characters of `rest`.
    fn begun(&self, kinds: u16, rest: &str) -> u16 {
        let mut rest = rest.chars();
        let (Some(first), second) = (rest.next(), rest.next()) else { return 0 };
        let trees = self.trees.iter().filter(|(kind, _)| kinds & kind != 0);
        let words = trees.filter(|(_, tree)| tree.may_begin_with(first, second));
        let may_name = |second: char| kinds & PLACE != 0 && self.gazetteer.may_begin_with(first, second);
        let is_name = second.is_some_and(may_name);
        words.fold(TIME | if is_name { PLACE } else { 0 }, |kinds, (kind, _)| kinds | kind)
    }
}

/// A character that some scan looks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign {
    /// Its first byte.
    pub(crate) at: usize,
    pub(crate) character: char,
    kinds: u16,
}

impl Sign {
    /// Whether it is a sign of one of some kinds.
    pub(crate) fn is(&self, kinds: u16) -> bool {
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
    /// The signs of each kind, in order.
    lists: [Vec<Sign>; KINDS],
}

/// The signs of one kind or two, in order.
#[derive(Clone)]
pub(crate) struct Merged<'s> {
    one: &'s [Sign],
    other: &'s [Sign],
}

impl<'s> Iterator for Merged<'s> {
    type Item = &'s Sign;

    #[inline]
    fn next(&mut self) -> Option<&'s Sign> {
        let (Some((one, ones)), other) = (self.one.split_first(), self.other.split_first()) else {
            let (other, others) = self.other.split_first()?;
            self.other = others;
            return Some(other);
        };
        match other {
            Some((other, others)) if other.at <= one.at => {
                self.other = others;
                if other.at == one.at {
                    self.one = ones;
                }
                Some(other)
            }
            _ => {
                self.one = ones;
                Some(one)
            }
        }
    }
}

impl<'t> Signs<'t> {
    /// Walks through a text.
    pub(crate) fn of(text: &'t str) -> Signs<'t> {
        let wanted = &*WANTED;
        let mut lists = [const { Vec::new() }; KINDS];
        lists.iter_mut().zip(BYTES).for_each(|(list, bytes)| list.reserve(text.len() / bytes));
        for Start { at, code, mut kinds, pair } in wanted.starts.walk(text) {
            match pair {
                Some(pair) if kinds & PLACE != 0 && !wanted.gazetteer.may_begin_at(pair) => kinds &= !PLACE,
                None if kinds & WORDS != 0 => kinds &= wanted.begun(kinds, text.get(at..).unwrap_or("")) | !WORDS,
                _ => {}
            }
            if kinds & TIME != 0 {
                kinds = kinds & !TIME | NUMERAL;
            }
            let Some(character) = char::from_u32(code) else { continue };
            let mut left = kinds;
            while left != 0 {
                if let Some(list) = lists.get_mut(left.trailing_zeros() as usize) {
                    list.push(Sign { at, character, kinds });
                }
                left &= left - 1;
            }
        }
        Signs { text, lists }
    }

    /// The signs of one kind; of several, those of the lowest.
    #[inline]
    pub(crate) fn list(&self, kinds: u16) -> &[Sign] {
        self.lists.get(kinds.trailing_zeros() as usize).map_or(&[], Vec::as_slice)
    }

    /// The signs of one kind or two.
    #[inline]
    pub(crate) fn all(&self, kinds: u16) -> Merged<'_> {
        Merged { one: self.list(kinds), other: self.list(kinds & (kinds - 1)) }
    }

    /// The signs of one kind or two in a range of the text.
    #[inline]
    pub(crate) fn within(&self, span: Span, kinds: u16) -> impl Iterator<Item = &Sign> + Clone {
        let from = |list: &'_ [Sign]| list.partition_point(|sign| sign.at < span.start);
        let Merged { one, other } = self.all(kinds);
        let one = one.get(from(one)..).unwrap_or_default();
        let other = other.get(from(other)..).unwrap_or_default();
        Merged { one, other }.take_while(move |sign| sign.at < span.end)
    }

    /// How much a range of the text says of each theme.
    pub(crate) fn score(&self, span: Span) -> ThemeScore {
        ThemeWords::get().score(span.of(self.text).unwrap_or(""))
    }
}
