//! [`Seen`]: which words of the table stand in the parts of a measure, and what each place weighs.
//!
//! The table, its wordings and the choice among them are in `matching`.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::mem;

use super::Candidate;
use crate::table::{Hit, WordTree};

// Where a word was seen, as bits.
const SUBJECT: u16 = 1;
const SUBJECT_START: u16 = 1 << 1;
const SUBJECT_END: u16 = 1 << 2;
const PREDICATE: u16 = 1 << 3;
const PREDICATE_START: u16 = 1 << 4;
const PREDICATE_END: u16 = 1 << 5;
const CLAUSE: u16 = 1 << 6;
const NEAR: u16 = 1 << 7;
const SENTENCE: u16 = 1 << 8;
const BEFORE: u16 = 1 << 9;
const CLAUSE_START: u16 = 1 << 10;

// What a piece of evidence weighs. A word adds to it by its length, so that the more specific wording wins.
const IN_SUBJECT: i32 = 100;
const NEAR_SUBJECT: i32 = 100;
const IN_CLAUSE: i32 = 44;
const IN_SENTENCE: i32 = 48;
const HEAD_OF_SUBJECT: i32 = 4;
const IN_PREDICATE: i32 = 30;
const PREDICATE_IN_CLAUSE: i32 = 14;
const PREDICATE_IN_SENTENCE: i32 = 4;
const CONTEXT_IN_CLAUSE: i32 = 22;
const CONTEXT_IN_SENTENCE: i32 = 10;

/// One word of a term, with its anchors.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) atom: usize,
    pub(super) start: bool,
    pub(super) end: bool,
    pub(super) clause_too: bool,
}

/// Words that must all be seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Term {
    pub(super) words: Vec<Word>,
    pub(super) length: i32,
}

/// Alternative terms.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) terms: Vec<Term>,
    /// The first atom of each term: where it was not seen, nothing more of the term is looked at.
    firsts: Vec<u32>,
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

/// The text without quotation marks, its brackets full width.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    // Quotes are E2 80 98 to 9D and E3 80 8C to 8F; other text is told by a look at its bytes, many at a time.
    let bytes = text.as_bytes();
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let is_quote = bytes.iter().zip(second).zip(third).fold(0u8, |found, ((lead, second), third)| {
        let is_curly = (*lead == 0xE2) & (third.wrapping_sub(0x98) < 6);
        let is_angled = (*lead == 0xE3) & (third.wrapping_sub(0x8C) < 4);
        found | u8::from((*second == 0x80) & (is_curly | is_angled))
    });
    let is_narrow = |byte: &u8| (*byte == b'"') | (*byte == b'\'') | (*byte == b'(') | (*byte == b')');
    if is_quote == 0 && !bytes.iter().fold(false, |found, byte| found | is_narrow(byte)) {
        return Cow::Borrowed(text);
    }
    let quotes = |mark: char| matches!(mark, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '"' | '\'');
    if !text.chars().any(|mark| quotes(mark) || matches!(mark, '(' | ')')) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|mark| !quotes(*mark));
    Cow::Owned(
        kept.map(|mark| match mark {
            '(' => '（',
            ')' => '）',
            mark => mark,
        })
        .collect(),
    )
}

/// The most that a context whose longest term has `length` characters can weigh.
pub(super) fn most_of_context(length: i32) -> i32 {
    CONTEXT_IN_CLAUSE + 2 * length
}

/// Where the words of the table stand in one sentence, and what is marked of them for the measure at hand.
///
/// The sentence is read once for all its measures. A clause is a part of it, so that its words are those of a range.
pub(super) struct Seen<'a> {
    search: &'a WordTree,
    /// For each atom the terms of subjects that begin with it.
    heads: &'a [Vec<Head>],
    /// The sentence as its words are compared.
    sentence: Cow<'a, str>,
    /// The words of the sentence, by where they start.
    hits: Vec<Hit>,
    /// What is marked of each atom.
    marks: Vec<u16>,
    /// Atoms that have marks.
    marked: Vec<usize>,
    /// Wordings of whose subject a word was seen, and how well the best of its terms fits the subject.
    live: Vec<(usize, Option<i32>)>,
}

/// A term of a wording's subject.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) wording: usize,
    pub(super) term: usize,
}

impl<'a> Seen<'a> {
    /// Has read no sentence yet.
    pub(super) fn of(search: &'a WordTree, heads: &'a [Vec<Head>]) -> Seen<'a> {
        Seen {
            search,
            heads,
            sentence: Cow::Borrowed(""),
            hits: Vec::new(),
            marks: vec![0; heads.len()],
            marked: Vec::new(),
            live: Vec::new(),
        }
    }

    /// Reads a sentence, in place of the one before.
    pub(super) fn read(&mut self, sentence: Cow<'a, str>) {
        self.sentence = match sentence {
            Cow::Borrowed(sentence) => plain(sentence),
            Cow::Owned(sentence) => Cow::Owned(plain(&sentence).into_owned()),
        };
        self.hits.clear();
        let hits = &mut self.hits;
        self.search.every(&self.sentence, |hit| hits.push(hit));
    }

    /// Marks the subject, the predicate and the clause of a measure, in place of those of the one before.
    pub(super) fn mark(&mut self, candidate: &Candidate<'_>) {
        for atom in self.marked.drain(..) {
            if let Some(marks) = self.marks.get_mut(atom) {
                *marks = 0;
            }
        }
        let hits = mem::take(&mut self.hits);
        self.scan(&hits, candidate.subject, |hit, length| {
            SUBJECT | if hit.start == 0 { SUBJECT_START } else { 0 } | if hit.end == length { SUBJECT_END } else { 0 }
        });
        self.scan(&hits, candidate.predicate, |hit, length| {
            PREDICATE
                | if hit.start == 0 { PREDICATE_START } else { 0 }
                | if hit.end == length { PREDICATE_END } else { 0 }
        });
        // A subject that stands twice in the clause does not tell which words hold it.
        let clause = candidate.clause;
        let first =
            Some(candidate.subject).filter(|subject| !subject.is_empty()).and_then(|part| position(clause, part));
        let at = first
            .map(|start| (start, start + candidate.subject.len()))
            .filter(|(_, end)| clause.get(*end..).is_some_and(|rest| position(rest, candidate.subject).is_none()));
        let mark = |start: usize, end: usize| {
            let near = at.is_some_and(|(from, to)| start < to && from < end);
            CLAUSE | if near { NEAR } else { 0 } | if start == 0 { CLAUSE_START } else { 0 }
        };
        let place = position(&self.sentence, clause);
        let before = place.unwrap_or(0);
        hits.iter().for_each(|hit| self.add(hit.word, SENTENCE | if hit.end <= before { BEFORE } else { 0 }));
        match place {
            Some(from) => {
                let inside = inside(&hits, from, from + clause.len());
                inside.for_each(|hit| self.add(hit.word, mark(hit.start - from, hit.end - from)));
            }
            None => self.scan(&hits, clause, |hit, _| mark(hit.start, hit.end)),
        }
        self.hits = hits;
    }

    /// Where a text lies in the sentence, if it is a slice of it.
    pub(super) fn offset(&self, text: &str) -> Option<usize> {
        let at = text.as_ptr().addr().checked_sub(self.sentence.as_ptr().addr())?;
        (at + text.len() <= self.sentence.len()).then_some(at)
    }

    /// Marks the words of a text; those of a slice of the sentence are among its hits.
    fn scan(&mut self, hits: &[Hit], text: &str, mark: impl Fn(Hit, usize) -> u16) {
        match self.offset(text) {
            Some(from) => inside(hits, from, from + text.len()).for_each(|hit| {
                let own = Hit { start: hit.start - from, end: hit.end - from, ..*hit };
                self.add(hit.word, mark(own, text.len()));
            }),
            None => self.search.every(text, |hit| self.add(hit.word, mark(hit, text.len()))),
        }
    }

    fn add(&mut self, atom: usize, mark: u16) {
        if let Some(marks) = self.marks.get_mut(atom) {
            if *marks == 0 {
                self.marked.push(atom);
            }
            *marks |= mark;
        }
    }

    /// The wordings of whose subject a word was seen in the subject or the clause, in their order: each with how well
    /// the best of its terms fits the subject. `is_wanted` tells which wordings, `term` gives the terms.
    pub(super) fn live(
        &mut self,
        is_wanted: impl Fn(Head) -> bool,
        term: impl Fn(Head) -> Option<&'a Term>,
    ) -> &[(usize, Option<i32>)] {
        let mut live = mem::take(&mut self.live);
        live.clear();
        let seen = |atom: &&usize| self.marks.get(**atom).is_some_and(|marks| marks & (SUBJECT | CLAUSE) != 0);
        for head in self.marked.iter().filter(seen).filter_map(|atom| self.heads.get(*atom)).flatten() {
            if !is_wanted(*head) {
                continue;
            }
            live.push((head.wording, term(*head).and_then(|term| self.subject(term))));
        }
        live.sort_unstable_by_key(|(wording, told)| (*wording, Reverse(*told)));
        live.dedup_by_key(|(wording, _)| *wording);
        self.live = live;
        &self.live
    }

    /// The terms of a cell whose first word was seen anywhere.
    fn seen<'c>(&self, cell: &'c Cell) -> impl Iterator<Item = &'c Term> {
        let is_seen = |first: u32| self.marks.get(first as usize).is_some_and(|marks| *marks != 0);
        cell.firsts.iter().zip(&cell.terms).filter(move |(first, _)| is_seen(**first)).map(|(_, term)| term)
    }

    /// How well the best term of a cell fits the predicate; see [`Seen::predicate`].
    pub(super) fn best_predicate(&self, cell: &Cell, candidate: &Candidate<'_>) -> Option<i32> {
        self.seen(cell).filter_map(|term| self.predicate(term, candidate)).max()
    }

    /// How well the best term of a cell fits the context; see [`Seen::context`].
    pub(super) fn best_context(&self, cell: &Cell) -> Option<i32> {
        self.seen(cell).filter_map(|term| self.context(term)).max()
    }

    /// How well the best term of a cell fits the clause, for a subject that tells nothing.
    pub(super) fn best_loose(&self, cell: &Cell) -> Option<i32> {
        self.seen(cell).filter_map(|term| self.loose(term)).max()
    }

    /// How well the best term of a cell fits the sentence, for a part.
    pub(super) fn best_far(&self, cell: &Cell) -> Option<i32> {
        self.seen(cell).filter_map(|term| self.far(term)).max()
    }

    /// Whether a term of a cell stands in the subject.
    pub(super) fn is_in_subject(&self, cell: &Cell) -> bool {
        self.seen(cell).any(|term| self.subject(term).is_some())
    }

    /// Whether a near miss of a cell refuses; see [`Seen::refuses`].
    pub(super) fn is_refused(&self, cell: &Cell, clause_too: bool) -> bool {
        self.seen(cell).any(|term| self.refuses(term, clause_too))
    }

    fn marks(&self, word: &Word) -> u16 {
        self.marks.get(word.atom).copied().unwrap_or(0)
    }

    fn all(&self, term: &Term, fits: impl Fn(&Word, u16) -> bool) -> bool {
        term.words.iter().all(|word| fits(word, self.marks(word)))
    }

    /// The term in the subject, or in the words of the clause that hold it.
    fn subject(&self, term: &Term) -> Option<i32> {
        let anchored = |word: &Word, marks: u16| {
            marks & SUBJECT != 0
                && (!word.start || marks & SUBJECT_START != 0)
                && (!word.end || marks & SUBJECT_END != 0)
        };
        if self.all(term, anchored) {
            let head = term.words.last().is_some_and(|word| self.marks(word) & SUBJECT_END != 0);
            return Some(IN_SUBJECT + 4 * term.length + if head { HEAD_OF_SUBJECT } else { 0 });
        }
        let near = |word: &Word, marks: u16| anchored(word, marks) || (!word.start && !word.end && marks & NEAR != 0);
        self.all(term, near).then_some(NEAR_SUBJECT + 4 * term.length)
    }

    /// The term anywhere in the clause, for a subject that tells nothing.
    fn loose(&self, term: &Term) -> Option<i32> {
        self.all(term, |word, marks| !word.start && !word.end && marks & (CLAUSE | SUBJECT) != 0)
            .then_some(IN_CLAUSE + 4 * term.length)
    }

    /// The term anywhere in the sentence, for a part of a whole that was named before.
    fn far(&self, term: &Term) -> Option<i32> {
        self.all(term, |word, marks| !word.start && !word.end && marks & (BEFORE | CLAUSE | SUBJECT) != 0)
            .then_some(IN_SENTENCE + 4 * term.length)
    }

    /// The term in the predicate, in the clause, or for a part before the clause.
    fn predicate(&self, term: &Term, candidate: &Candidate<'_>) -> Option<i32> {
        let anchored = |word: &Word, marks: u16| {
            marks & PREDICATE != 0
                && (!word.start || marks & PREDICATE_START != 0)
                && (!word.end || marks & PREDICATE_END != 0)
        };
        if self.all(term, anchored) {
            return Some(IN_PREDICATE + 2 * term.length);
        }
        if self.all(term, |word, marks| !word.start && !word.end && marks & CLAUSE != 0) {
            return Some(PREDICATE_IN_CLAUSE + term.length);
        }
        if !candidate.part {
            return None;
        }
        self.all(term, |word, marks| !word.start && !word.end && marks & BEFORE != 0)
            .then_some(PREDICATE_IN_SENTENCE + term.length)
    }

    /// The term in the clause, or in the sentence unless it is bound to the clause.
    fn context(&self, term: &Term) -> Option<i32> {
        if self.all(term, |word, marks| match word.start {
            true => marks & CLAUSE_START != 0,
            false => marks & (CLAUSE | SUBJECT | PREDICATE) != 0,
        }) {
            return Some(CONTEXT_IN_CLAUSE + 2 * term.length);
        }
        if term.words.iter().any(|word| word.clause_too || word.start) {
            return None;
        }
        self.all(term, |_, marks| marks & (SENTENCE | CLAUSE | SUBJECT | PREDICATE) != 0)
            .then_some(CONTEXT_IN_SENTENCE + term.length)
    }

    /// Whether a near miss stands in the subject, in the predicate or, where it counts, in the clause.
    fn refuses(&self, term: &Term, clause_too: bool) -> bool {
        self.all(term, |word, marks| {
            let subject = marks & SUBJECT != 0
                && (!word.start || marks & SUBJECT_START != 0)
                && (!word.end || marks & SUBJECT_END != 0);
            let predicate = marks & PREDICATE != 0
                && (!word.start || marks & PREDICATE_START != 0)
                && (!word.end || marks & PREDICATE_END != 0);
            let clause = word.clause_too || (clause_too && !word.start && !word.end);
            subject || predicate || (clause && marks & CLAUSE != 0)
        })
    }
}

/// The hits within a range of the sentence.
fn inside(hits: &[Hit], from: usize, to: usize) -> impl Iterator<Item = &Hit> {
    let first = hits.partition_point(|hit| hit.start < from);
    hits.iter().skip(first).take_while(move |hit| hit.start < to).filter(move |hit| hit.end <= to)
}

/// Where a part of a text first stands in it.
fn position(text: &str, part: &str) -> Option<usize> {
    let first = part.chars().next()?;
    let starts = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(part));
    text.char_indices().filter(|(_, character)| *character == first).map(|(at, _)| at).find(starts)
}
