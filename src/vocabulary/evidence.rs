//! [`Seen`]: which words of the table stand in the parts of a measure, and what each place weighs.
//!
//! The table, its wordings and the choice among them are in `matching`.

use std::borrow::Cow;
use std::cell::Cell as Slot;
use std::mem;

use super::Candidate;
use crate::table::WordTree;

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
pub(super) type Cell = Vec<Term>;

/// The text without quotation marks, its brackets full width.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
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

/// What a measure has marked, kept for the next one so that only what was marked is cleared.
#[derive(Default)]
struct Sheet {
    marks: Vec<u16>,
    /// Wordings of whose subject a word was seen.
    live: Vec<bool>,
    /// Atoms that have marks.
    marked: Vec<usize>,
    /// Wordings that are live.
    revived: Vec<usize>,
}

thread_local! {
    static SHEET: Slot<Sheet> = Slot::default();
}

impl Sheet {
    /// A clean sheet of a size.
    fn take(atoms: usize, wordings: usize) -> Sheet {
        let mut sheet = SHEET.try_with(Slot::take).unwrap_or_default();
        for atom in sheet.marked.drain(..) {
            if let Some(marks) = sheet.marks.get_mut(atom) {
                *marks = 0;
            }
        }
        for wording in sheet.revived.drain(..) {
            if let Some(live) = sheet.live.get_mut(wording) {
                *live = false;
            }
        }
        sheet.marks.resize(atoms, 0);
        sheet.live.resize(wordings, false);
        sheet
    }
}

/// Which words were seen, and where.
pub(super) struct Seen<'a> {
    search: &'a WordTree,
    /// For each atom the wordings whose subject begins with it.
    heads: &'a [Vec<usize>],
    sheet: Sheet,
    clause: &'a str,
    sentence: Option<&'a str>,
}

impl Drop for Seen<'_> {
    fn drop(&mut self) {
        let sheet = mem::take(&mut self.sheet);
        // Where the thread ends nothing is kept.
        let _ = SHEET.try_with(|slot| slot.set(sheet));
    }
}

impl<'a> Seen<'a> {
    /// Reads subject, predicate and clause; the sentence waits until it is asked for.
    pub(super) fn new(
        search: &'a WordTree,
        heads: &'a [Vec<usize>],
        wordings: usize,
        candidate: &Candidate<'a>,
    ) -> Seen<'a> {
        let mut seen = Seen {
            search,
            heads,
            sheet: Sheet::take(heads.len(), wordings),
            clause: candidate.clause,
            sentence: Some(candidate.sentence),
        };
        seen.scan(candidate.subject, |start, end, length| {
            SUBJECT | if start == 0 { SUBJECT_START } else { 0 } | if end == length { SUBJECT_END } else { 0 }
        });
        seen.scan(candidate.predicate, |start, end, length| {
            PREDICATE | if start == 0 { PREDICATE_START } else { 0 } | if end == length { PREDICATE_END } else { 0 }
        });
        // A subject that stands twice in the clause does not tell which words hold it.
        let mut places = candidate.clause.match_indices(candidate.subject);
        let at = match (candidate.subject, places.next(), places.next()) {
            ("", ..) => None,
            (_, Some((start, found)), None) => Some((start, start + found.len())),
            _ => None,
        };
        seen.scan(candidate.clause, |start, end, _| {
            let near = at.is_some_and(|(from, to)| start < to && from < end);
            CLAUSE | if near { NEAR } else { 0 } | if start == 0 { CLAUSE_START } else { 0 }
        });
        seen
    }

    fn scan(&mut self, text: &str, mark: impl Fn(usize, usize, usize) -> u16) {
        let search = self.search;
        search.every(text, |found| {
            let atom = found.word;
            if let Some(marks) = self.sheet.marks.get_mut(atom) {
                if *marks == 0 {
                    self.sheet.marked.push(atom);
                }
                let fresh = *marks & (SUBJECT | CLAUSE) == 0;
                *marks |= mark(found.start, found.end, text.len());
                if fresh && *marks & (SUBJECT | CLAUSE) != 0 {
                    self.revive(atom);
                }
            }
        });
    }

    fn revive(&mut self, atom: usize) {
        for index in self.heads.get(atom).into_iter().flatten() {
            if let Some(live) = self.sheet.live.get_mut(*index)
                && !mem::replace(live, true)
            {
                self.sheet.revived.push(*index);
            }
        }
    }

    /// Whether a word of the wording's subject was seen in the subject or the clause.
    pub(super) fn is_live(&self, wording: usize) -> bool {
        self.sheet.live.get(wording).copied().unwrap_or(false)
    }

    fn marks(&self, word: &Word) -> u16 {
        self.sheet.marks.get(word.atom).copied().unwrap_or(0)
    }

    /// Reads the sentence when it is first asked for.
    fn read_sentence(&mut self) {
        if let Some(sentence) = self.sentence.take() {
            let sentence = plain(sentence);
            let clause = sentence.find(self.clause).unwrap_or(0);
            self.scan(&sentence, |_, end, _| SENTENCE | if end <= clause { BEFORE } else { 0 });
        }
    }

    fn all(&self, term: &Term, fits: impl Fn(&Word, u16) -> bool) -> bool {
        term.words.iter().all(|word| fits(word, self.marks(word)))
    }

    /// The term in the subject, or in the words of the clause that hold it.
    pub(super) fn subject(&self, term: &Term) -> Option<i32> {
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
    pub(super) fn loose(&self, term: &Term) -> Option<i32> {
        self.all(term, |word, marks| !word.start && !word.end && marks & (CLAUSE | SUBJECT) != 0)
            .then_some(IN_CLAUSE + 4 * term.length)
    }

    /// The term anywhere in the sentence, for a part of a whole that was named before.
    pub(super) fn far(&mut self, term: &Term) -> Option<i32> {
        self.read_sentence();
        self.all(term, |word, marks| !word.start && !word.end && marks & (BEFORE | CLAUSE | SUBJECT) != 0)
            .then_some(IN_SENTENCE + 4 * term.length)
    }

    /// The term in the predicate, in the clause, or for a part before the clause.
    pub(super) fn predicate(&mut self, term: &Term, candidate: &Candidate<'_>) -> Option<i32> {
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
        self.read_sentence();
        self.all(term, |word, marks| !word.start && !word.end && marks & BEFORE != 0)
            .then_some(PREDICATE_IN_SENTENCE + term.length)
    }

    /// The term in the clause, or in the sentence unless it is bound to the clause.
    pub(super) fn context(&mut self, term: &Term) -> Option<i32> {
        if self.all(term, |word, marks| match word.start {
            true => marks & CLAUSE_START != 0,
            false => marks & (CLAUSE | SUBJECT | PREDICATE) != 0,
        }) {
            return Some(CONTEXT_IN_CLAUSE + 2 * term.length);
        }
        if term.words.iter().any(|word| word.clause_too || word.start) {
            return None;
        }
        self.read_sentence();
        self.all(term, |_, marks| marks & (SENTENCE | CLAUSE | SUBJECT | PREDICATE) != 0)
            .then_some(CONTEXT_IN_SENTENCE + term.length)
    }

    /// Whether a near miss stands in the subject, in the predicate or, where it counts, in the clause.
    pub(super) fn refuses(&self, term: &Term, clause_too: bool) -> bool {
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
