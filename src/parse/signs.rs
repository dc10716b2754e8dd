//! [`Signs`]: the characters of a reading that some scan looks for, found in one walk for all of them.
//!
//! A sign tells where something may begin or end: a numeral, a word of a short list, a sentence, a cell. What it is there
//! is decided by those who look.

use std::sync::LazyLock;

use super::{claims, outline, scan};
use crate::region::Gazetteer;
use crate::table::{Marked, Marks};
use crate::text::Span;
use crate::vocabulary::Lexicon;

/// The start of a numeral, a time or a code.
pub(crate) const NUMERAL: u8 = 1;
/// The start of a fixed phrase or an ordinary word that holds a numeral.
pub(crate) const FIXED: u8 = 2;
/// The start of a word that claims.
pub(crate) const CLAIM: u8 = 4;
/// The start of a word that tells the level of the region.
pub(crate) const LEVEL: u8 = 8;
/// The start of a name of a place.
pub(crate) const PLACE: u8 = 16;
/// A mark of punctuation that ends something, opens it or closes it.
pub(crate) const MARK: u8 = 32;
/// The end of a line, of any sort.
pub(crate) const LINE: u8 = 64;
/// What may part the cells of a line.
pub(crate) const GAP: u8 = 128;

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let (lexicon, gazetteer) = (Lexicon::get(), Gazetteer::get());
    let kinds = |c: char| {
        let of = |is: bool, kind: u8| if is { kind } else { 0 };
        of(scan::starts(c), NUMERAL)
            | of(lexicon.may_begin_fixed(c), FIXED)
            | of(claims::may_begin(c), CLAIM)
            | of(outline::may_begin_level(c), LEVEL)
            | of(gazetteer.may_begin(c), PLACE)
            | of("。！？!?…；;：:，,、“”‘’（(）)《》「」\n\r".contains(c), MARK)
            | of(matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'), LINE)
            | of(matches!(c, ' ' | '\t' | '|' | '｜' | '\u{3000}'), GAP)
    };
    Marks::of(kinds, if gazetteer.may_begin('\u{20000}') { PLACE } else { 0 })
});

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
        let (lexicon, gazetteer) = (Lexicon::get(), Gazetteer::get());
        let mut signs = Vec::with_capacity(text.len() / 8);
        let mut walk = MARKS.walk(text);
        while let Some(Marked { at, character, marks }) = walk.next() {
            let mut kinds = marks;
            // Words and names begin with all sorts of characters; two tell more than one.
            if marks & (PLACE | FIXED | CLAIM | LEVEL) != 0 {
                let second = walk.peek();
                let mut keep = |kind: u8, may_begin: &dyn Fn(char, Option<char>) -> bool| {
                    if marks & kind != 0 && !may_begin(character, second) {
                        kinds &= !kind;
                    }
                };
                keep(PLACE, &|first, second| second.is_some_and(|second| gazetteer.may_begin_with(first, second)));
                keep(FIXED, &|first, second| lexicon.may_begin_fixed_with(first, second));
                keep(CLAIM, &claims::may_begin_with);
                keep(LEVEL, &outline::may_begin_level_with);
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
