//! [`Spelled`]: which words of the crate's tables stand in a stretch of text, found in one walk for all tables.
//!
//! Whoever asks for the words of one table asks by position; what a word means stands in its own room.

use std::sync::LazyLock;

use crate::table::{Hit, Index, WordTree};
use crate::text::Span;
use crate::vocabulary::{DimReader, Lexicon, Matcher, Reaches};

use super::link_words::{Standing, Words};
use super::standing;

/// The words of a stretch of text by their tables, each list in the order of its first bytes; also those inside others.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spelled {
    /// Of the lexicon.
    words: Vec<Hit>,
    /// Of the links.
    pub(crate) links: Vec<Standing>,
    /// All roles that they have.
    pub(crate) roles: u64,
    /// Of the wordings of indicators.
    pub(crate) atoms: Vec<Hit>,
    /// Of the qualifiers.
    pub(crate) dims: Vec<Hit>,
    /// Of whom or where a figure covers.
    reaches: Vec<Hit>,
    /// Where marks stand that the wordings of indicators leave out or change.
    pub(crate) quotes: Vec<usize>,
    /// Of what bounds a number apart from it.
    bounds: Vec<Span>,
    /// All of them, by their numbers in the tree: told apart once they are found, so that the walk has nothing else to do.
    all: Vec<Hit>,
}

/// What a word is in each of the tables. Small, since it is looked up for every word of every sentence.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Its number in the lexicon, among the wordings of indicators, and among what else there is: [`NONE`] is none.
    word: u32,
    atom: u32,
    other: u32,
}

/// What a word is in the tables that few words are of.
#[derive(Debug, Clone, Copy, Default)]
struct Other {
    roles: u64,
    dim: Option<u32>,
    reach: Option<u32>,
    is_quote: bool,
    is_bound: bool,
}

const NONE: u32 = u32::MAX;

/// Bytes of a stretch for whose words there is room from the first on: sentences are seldom longer.
const USUAL: usize = 600;

struct Spelling {
    tree: WordTree,
    entries: Vec<Entry>,
    others: Vec<Other>,
}

static SPELLING: LazyLock<Spelling> = LazyLock::new(|| {
    let mut index: Index<&'static str> = Index::with_room(16_000);
    let mut entries: Vec<Entry> = Vec::with_capacity(16_384);
    let mut add = |text: &'static str, put: &mut dyn FnMut(&mut Entry)| {
        let (place, is_new) = index.add(text);
        if is_new {
            entries.push(Entry { word: NONE, atom: NONE, other: NONE });
        }
        entries.get_mut(place).map(put);
    };
    for (word, text) in (0..).zip(Lexicon::get().texts()) {
        add(text, &mut |entry| entry.word = word);
    }
    for (atom, text) in (0..).zip(Matcher::get().atoms()) {
        add(text, &mut |entry| entry.atom = atom);
    }
    let mut others: Vec<Other> = Vec::new();
    let mut add_other = |text: &'static str, put: &dyn Fn(&mut Other)| {
        add(text, &mut |entry| {
            if entry.other == NONE {
                entry.other = u32::try_from(others.len()).unwrap_or(NONE);
                others.push(Other::default());
            }
            others.get_mut(entry.other as usize).map(put);
        });
    };
    for (text, roles) in Words::get().texts() {
        add_other(text, &|other| other.roles = roles);
    }
    for (dim, text) in (0..).zip(DimReader::bundled().words()) {
        add_other(text, &|other| other.dim = Some(dim));
    }
    for (reach, text) in (0..).zip(Reaches::get().texts()) {
        add_other(text, &|other| other.reach = Some(reach));
    }
    for quote in Matcher::QUOTES {
        add_other(quote, &|other| other.is_quote = true);
    }
    for bound in standing::bounds() {
        add_other(bound, &|other| other.is_bound = true);
    }
    Spelling { tree: WordTree::of(index.into_words()), entries, others }
});

impl Spelled {
    /// The words of a whole text.
    pub(crate) fn of(text: &str) -> Spelled {
        let mut spelled = Spelled::default();
        spelled.read(text, Span::new(0, text.len()));
        spelled
    }

    /// Finds the words of a stretch of a text, in place of those found before.
    pub(crate) fn read(&mut self, text: &str, span: Span) {
        let Spelled { words, links, roles, atoms, dims, reaches, quotes, bounds, all } = self;
        words.clear();
        links.clear();
        atoms.clear();
        dims.clear();
        reaches.clear();
        quotes.clear();
        bounds.clear();
        all.clear();
        *roles = 0;
        let length = span.len().max(USUAL);
        words.reserve(length / 6);
        links.reserve(length / 16);
        atoms.reserve(length / 6);
        all.reserve(length / 4);
        let spelling = &*SPELLING;
        spelling.tree.every(span.of(text).unwrap_or(""), |hit| all.push(hit));
        for hit in all.iter() {
            let Some(entry) = spelling.entries.get(hit.word) else { continue };
            let (start, end) = (span.start + hit.start, span.start + hit.end);
            let hit = |word: u32| Hit { start, end, word: word as usize };
            if entry.word != NONE {
                words.push(hit(entry.word));
            }
            if entry.atom != NONE {
                atoms.push(hit(entry.atom));
            }
            if let Some(other) = spelling.others.get(entry.other as usize) {
                if other.roles != 0 {
                    links.push(Standing { start, end, roles: other.roles });
                    *roles |= other.roles;
                }
                dims.extend(other.dim.map(hit));
                reaches.extend(other.reach.map(hit));
                if other.is_quote {
                    quotes.push(start);
                }
                if other.is_bound {
                    bounds.push(Span::new(start, end));
                }
            }
        }
    }

    /// The words of the lexicon within a span from left to right; of overlapping words the leftmost, then the longest.
    pub(crate) fn words(&self, span: Span) -> impl Iterator<Item = Hit> {
        leftmost(&self.words, span)
    }

    /// Whether there is a word of reach.
    pub(crate) fn has_reach(&self) -> bool {
        !self.reaches.is_empty()
    }

    /// Whether a word that bounds a number apart from it stands within a span.
    pub(crate) fn bounds_within(&self, span: Span) -> bool {
        self.bounds.iter().any(|bound| span.contains(*bound))
    }

    /// The words of reach within a span from left to right; of overlapping words the leftmost, then the longest.
    pub(crate) fn reaches(&self, span: Span) -> impl Iterator<Item = Hit> {
        leftmost(&self.reaches, span)
    }
}

fn leftmost(hits: &[Hit], span: Span) -> impl Iterator<Item = Hit> {
    let first = hits.partition_point(|hit| hit.start < span.start);
    let mut rest = hits.get(first..).unwrap_or_default();
    let mut from = span.start;
    std::iter::from_fn(move || {
        loop {
            let (mut longest, mut others) = rest.split_first().filter(|(hit, _)| hit.start < span.end)?;
            rest = others;
            if longest.start < from || longest.end > span.end {
                continue;
            }
            while let Some((longer, behind)) = others.split_first()
                && longer.start == longest.start
                && longer.end <= span.end
            {
                (longest, others) = (longer, behind);
            }
            (rest, from) = (others, longest.end);
            return Some(*longest);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_tables_alone() {
        let text = "全省共培训基层党组织书记3.2万人次，比上年增加一成，“两新”组织党员占比提高到8%。";
        let spelled = Spelled::of(text);
        let lexicon: Vec<Span> = Lexicon::get().words(text).map(|found| found.span).collect();
        let own: Vec<Span> = spelled.words(Span::new(0, text.len())).map(|hit| Span::new(hit.start, hit.end)).collect();
        assert_eq!(own, lexicon);
        assert!(spelled.links.iter().any(|word| word.is(super::super::link_words::Roles::UP)));
        assert!(!spelled.atoms.is_empty() && !spelled.dims.is_empty());
    }
}
