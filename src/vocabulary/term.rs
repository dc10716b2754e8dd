//! [`Cell`]: the words of a wording, and which wordings each word begins.
//!
//! Where they stand in a sentence is seen in `evidence`.

/// One word of a term, with its anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) atom: usize,
    pub(super) start: bool,
    pub(super) end: bool,
    pub(super) clause_too: bool,
}

/// Words that must all be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) words: Vec<Word>,
    pub(super) length: i32,
}

/// Alternative terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) terms: Vec<Term>,
    /// The first atom of each term: where it was not seen, nothing more of the term is looked at.
    pub(super) firsts: Vec<u32>,
}

impl Cell {
    pub(super) fn add(&mut self, term: Term) {
        let first = term.words.first().and_then(|word| u32::try_from(word.atom).ok());
        self.firsts.push(first.unwrap_or(u32::MAX));
        self.terms.push(term);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Wordings as a set: one bit each.
pub(super) type Rows = Vec<u64>;

/// For each atom the wordings of which a term begins with it, by the cell of the term. A cell fits only where one of
/// its terms has begun.
#[derive(Debug, Clone, Default)]
pub(super) struct Firsts {
    pub(super) width: usize,
    /// The three sets as they are where no word is seen: the wordings whose cell is empty.
    pub(super) free: Rows,
    /// Where the entries of each atom start, and where those of the last end.
    starts: Vec<usize>,
    /// Words of the three sets (of subjects, of predicates, of contexts) with their wordings. Few for each atom.
    entries: Vec<(usize, u64)>,
}

impl Firsts {
    /// For a number of atoms, and the subject, predicate and context of each wording.
    pub(super) fn of<'c>(atoms: usize, wordings: impl ExactSizeIterator<Item = [&'c Cell; 3]>) -> Firsts {
        let width = wordings.len().div_ceil(64);
        let mut all: Vec<(usize, usize, u64)> = Vec::new();
        let mut free = vec![0; 3 * width];
        for (row, cells) in wordings.enumerate() {
            for (column, cell) in cells.into_iter().enumerate() {
                let (place, bit) = (column * width + row / 64, 1 << (row % 64));
                all.extend(cell.firsts.iter().map(|first| (*first as usize, place, bit)));
                if let Some(rows) = free.get_mut(place).filter(|_| cell.is_empty()) {
                    *rows |= bit;
                }
            }
        }
        all.sort_unstable();
        all.dedup_by(|next, last| {
            let is_like = (next.0, next.1) == (last.0, last.1);
            last.2 |= if is_like { next.2 } else { 0 };
            is_like
        });
        let starts = (0..=atoms).map(|atom| all.partition_point(|(first, ..)| *first < atom)).collect();
        Firsts { width, free, starts, entries: all.into_iter().map(|(_, place, rows)| (place, rows)).collect() }
    }

    /// Adds the wordings that an atom begins to the three sets.
    #[inline]
    pub(super) fn join(&self, atom: usize, sets: &mut [u64]) {
        let Some([start, end]) = self.starts.get(atom..atom + 2) else { return };
        for (place, rows) in self.entries.get(*start..*end).unwrap_or_default() {
            if let Some(set) = sets.get_mut(*place) {
                *set |= rows;
            }
        }
    }
}
