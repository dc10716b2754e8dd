//! [`Seen`]: which words of the table stand in the parts of a measure, and what each place weighs.
//!
//! The table, its wordings and the choice among them are in `matching`.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::mem;
use std::ops::Range;

use super::Candidate;
use super::plain::{is_plain, plain, position, stands_once, without, without_quotes};
use super::term::{Cell, Firsts, Rows, Term, Word};
use crate::table::{Hit, Pair, Pairs, WordTree};

// Where a word was seen, as bits.
const SUBJECT: u16 = 1;
const SUBJECT_START: u16 = 1 << 1;
const SUBJECT_END: u16 = 1 << 2;
const PREDICATE: u16 = 1 << 3;
const PREDICATE_START: u16 = 1 << 4;
const PREDICATE_END: u16 = 1 << 5;
const CLAUSE: u16 = 1 << 6;
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

/// The most that a context whose longest term has `length` characters can weigh.
pub(super) fn most_of_context(length: i32) -> i32 {
    CONTEXT_IN_CLAUSE + 2 * length
}

/// A part of a sentence: a range of it, or a text that is no slice of it.
#[derive(Debug, Clone)]
pub(super) enum Part<'c> {
    Within(Range<usize>),
    Aside(Cow<'c, str>),
}

impl Part<'_> {
    /// The part without some characters at its end.
    fn trimmed(self, length: usize) -> Self {
        match self {
            Part::Within(range) => Part::Within(range.start..range.start + length),
            Part::Aside(text) => Part::Aside(Cow::Owned(text.get(..length).unwrap_or("").to_string())),
        }
    }
}

/// The parts of a measure in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Parts<'c> {
    pub(super) subject: Part<'c>,
    pub(super) predicate: Part<'c>,
    pub(super) clause: Part<'c>,
}

/// The bytes of text before a quote in which a word that stands over it may begin; a test holds that none is longer.
pub(super) const LONGEST: usize = 36;

/// Words of a sentence for which there is room from the first on.
const USUAL: usize = 96;

/// Where the words of the table stand in one sentence, and what is marked of them for the measure at hand.
///
/// The sentence is read once for all its measures; subject, predicate and clause are ranges of it.
pub(super) struct Seen<'a> {
    search: &'a WordTree,
    firsts: &'a Firsts,
    /// The pairs of characters that stand beside each other in a word.
    joints: &'a Pairs,
    /// The sentence as its words are compared.
    sentence: Cow<'a, str>,
    /// The sentence as it was given, and where what follows stands elsewhere in `sentence`.
    given: &'a str,
    moves: Vec<(usize, usize)>,
    /// The words of the sentence, by where they start.
    hits: Vec<Hit>,
    /// What is marked of each atom.
    marks: Vec<u16>,
    /// Atoms that stand in the sentence.
    present: Vec<usize>,
    /// Atoms that have marks of the measure at hand.
    marked: Vec<usize>,
    /// Wordings with a subject, a predicate, a context that has begun in the sentence, or is empty: three sets.
    begun: Rows,
    /// The subject and the clause of the measure at hand, where they are ranges of the sentence.
    ranges: (Range<usize>, Range<usize>),
    /// Where the subject stands in the clause, if it does once. Asked for by few terms.
    near: OnceCell<Option<Range<usize>>>,
    /// The words of a clause that does not stand in the sentence.
    aside: Vec<Hit>,
}

impl<'a> Seen<'a> {
    /// Has read no sentence yet.
    pub(super) fn of(search: &'a WordTree, firsts: &'a Firsts, joints: &'a Pairs, atoms: usize) -> Seen<'a> {
        Seen {
            search,
            firsts,
            joints,
            sentence: Cow::Borrowed(""),
            given: "",
            moves: Vec::new(),
            hits: Vec::with_capacity(USUAL),
            marks: vec![0; atoms],
            present: Vec::with_capacity(USUAL),
            marked: Vec::with_capacity(USUAL),
            begun: firsts.free.clone(),
            ranges: (0..0, 0..0),
            near: OnceCell::new(),
            aside: Vec::new(),
        }
    }

    /// Reads a sentence, in place of the one before.
    pub(super) fn read(&mut self, sentence: Cow<'a, str>) {
        self.moves.clear();
        self.given = "";
        self.sentence = match sentence {
            Cow::Borrowed(given) => {
                self.given = given;
                match given.chars().all(is_plain) {
                    true => Cow::Borrowed(given),
                    false => {
                        let (plain, moves) = without_quotes(given);
                        self.moves = moves;
                        Cow::Owned(plain)
                    }
                }
            }
            Cow::Owned(sentence) => Cow::Owned(plain(&sentence).into_owned()),
        };
        self.hits.clear();
        let hits = &mut self.hits;
        self.search.every(&self.sentence, |hit| hits.push(hit));
        self.enter();
    }

    /// Reads a sentence whose words are found already, and the marks that are left out: those of a text in which it
    /// starts at `start`.
    pub(super) fn read_found(&mut self, sentence: &'a str, start: usize, found: &[Hit], quotes: &[usize]) {
        self.given = sentence;
        let is_plain = quotes.is_empty();
        (self.sentence, self.moves) = match is_plain {
            true => (Cow::Borrowed(sentence), Vec::new()),
            false => {
                let mark = |at: usize| Some((at, sentence.get(at..)?.chars().next()?));
                let (plain, moves) = without(sentence, quotes.iter().filter_map(|at| mark(at.checked_sub(start)?)));
                (Cow::Owned(plain), moves)
            }
        };
        let mut hits = mem::take(&mut self.hits);
        hits.clear();
        let within = |hit: &&Hit| start <= hit.start && hit.end <= start + sentence.len();
        let own = found.iter().filter(within).map(|hit| Hit { start: hit.start - start, end: hit.end - start, ..*hit });
        if is_plain {
            hits.extend(own);
        } else {
            let mut next = 0;
            for hit in own {
                next = self.next_move(next, hit.start);
                let start = self.moved_before(next, hit.start);
                hits.push(Hit { start, end: self.moved_before(self.next_move(next, hit.end), hit.end), ..hit });
            }
            self.join_words(&mut hits);
        }
        self.hits = hits;
        self.enter();
    }

    /// Adds the words that the text has only without its quotes: those that stand over the place of one.
    fn join_words(&self, hits: &mut Vec<Hit>) {
        let (mut from, found) = (0, hits.len());
        for (_, to) in &self.moves {
            let head = self.sentence.get(..*to).unwrap_or("");
            let first = from.max(to.saturating_sub(LONGEST));
            from = *to;
            // A bracket is a character, a quote is none.
            let is_bracket = head.ends_with(['（', '）']);
            let mark = if is_bracket { *to - '（'.len_utf8() } else { *to };
            if !is_bracket && !self.may_join(mark) {
                continue;
            }
            for start in head.char_indices().rev().map(|(at, _)| at).take_while(|at| *at >= first) {
                self.search.each_at(self.sentence.get(start..).unwrap_or(""), |length, word| {
                    if start + length > mark {
                        hits.push(Hit { start, end: start + length, word });
                    }
                });
            }
        }
        if hits.len() > found {
            hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
        }
    }

    /// Whether a word may hold the characters on both sides of a place.
    fn may_join(&self, at: usize) -> bool {
        let pair = at.checked_sub('党'.len_utf8()).and_then(|before| Pair::at(self.sentence.as_bytes(), before));
        pair.is_none_or(|pair| self.joints.may_begin(pair))
    }

    /// The words of the sentence and where they stand.
    #[cfg(test)]
    pub(super) fn words(&self) -> Vec<(usize, usize, usize)> {
        self.hits.iter().map(|hit| (hit.start, hit.end, hit.word)).collect()
    }

    /// Marks the words of the sentence.
    fn enter(&mut self) {
        self.unmark();
        for atom in self.present.drain(..) {
            if let Some(marks) = self.marks.get_mut(atom) {
                *marks = 0;
            }
        }
        self.begun.clone_from(&self.firsts.free);
        for hit in &self.hits {
            let Some(marks) = self.marks.get_mut(hit.word).filter(|marks| **marks == 0) else { continue };
            *marks = SENTENCE;
            self.present.push(hit.word);
            self.firsts.join(hit.word, &mut self.begun);
        }
    }

    /// A part of the measure in the sentence.
    pub(super) fn part<'c>(&self, text: &'c str) -> Part<'c> {
        let start = text.as_ptr().addr().checked_sub(self.given.as_ptr().addr());
        let place = start.filter(|start| !text.is_empty() && start + text.len() <= self.given.len());
        match place {
            Some(start) => Part::Within(self.moved(start)..self.moved(start + text.len())),
            None => Part::Aside(plain(text)),
        }
    }

    /// Whether all parts stand in the sentence, or are empty.
    pub(super) fn holds(&self, parts: &Parts<'_>) -> bool {
        let stands = |part: &Part<'_>| matches!(part, Part::Within(_)) || self.text(part).is_empty();
        stands(&parts.subject) && stands(&parts.predicate) && stands(&parts.clause)
    }

    /// The place in the sentence of a place in the sentence as it was given.
    fn moved(&self, at: usize) -> usize {
        if self.moves.is_empty() {
            return at;
        }
        self.moved_before(self.moves.partition_point(|(from, _)| *from <= at), at)
    }

    /// The first move behind a place, from that on which is the first behind one before it.
    #[inline]
    fn next_move(&self, from: usize, at: usize) -> usize {
        let mut next = from;
        while self.moves.get(next).is_some_and(|(from, _)| *from <= at) {
            next += 1;
        }
        next
    }

    /// As [`Seen::moved`], where the first move behind the place is known.
    #[inline]
    fn moved_before(&self, next: usize, at: usize) -> usize {
        let (from, to) = next.checked_sub(1).and_then(|last| self.moves.get(last)).copied().unwrap_or_default();
        // A place inside a mark that was left out is where the mark stood.
        let end = self.moves.get(next).map_or(usize::MAX, |(_, to)| *to);
        (to + (at - from)).min(end)
    }

    /// The text of a part.
    pub(super) fn text<'p>(&'p self, part: &'p Part<'_>) -> &'p str {
        match part {
            Part::Within(range) => self.sentence.get(range.clone()).unwrap_or(""),
            Part::Aside(text) => text,
        }
    }

    /// The part without characters at its end.
    pub(super) fn trimmed<'c>(&self, part: Part<'c>, marks: &[char]) -> Part<'c> {
        let text = self.text(&part);
        if !text.chars().next_back().is_some_and(|last| marks.contains(&last)) {
            return part;
        }
        let length = text.trim_end_matches(marks).len();
        part.trimmed(length)
    }

    /// Marks the subject, the predicate and the clause of a measure, in place of those of the one before.
    pub(super) fn mark(&mut self, parts: &Parts<'_>, is_part: bool) {
        self.unmark();
        self.near = OnceCell::new();
        let within = |part: &Part<'_>| match part {
            Part::Within(range) => range.clone(),
            Part::Aside(_) => 0..0,
        };
        let clause = match &parts.clause {
            Part::Within(range) => range.clone(),
            Part::Aside(text) => match position(&self.sentence, text) {
                Some(start) => start..start + text.len(),
                None => 0..0,
            },
        };
        self.aside.clear();
        if matches!((&parts.subject, &parts.clause), (Part::Aside(_), _) | (_, Part::Aside(_))) {
            let near = stands_once(self.text(&parts.clause), self.text(&parts.subject));
            self.near = OnceCell::from(near.map(|near| clause.start + near.start..clause.start + near.end));
            if let (Part::Aside(text), true) = (&parts.clause, clause.is_empty()) {
                let aside = &mut self.aside;
                self.search.every(text, |hit| aside.push(hit));
            }
        }
        self.ranges = (within(&parts.subject), clause.clone());
        let hits = mem::take(&mut self.hits);
        self.scan(&hits, &parts.subject, |start, end| {
            SUBJECT | if start { SUBJECT_START } else { 0 } | if end { SUBJECT_END } else { 0 }
        });
        self.scan(&hits, &parts.predicate, |start, end| {
            PREDICATE | if start { PREDICATE_START } else { 0 } | if end { PREDICATE_END } else { 0 }
        });
        let clause = if clause.is_empty() { parts.clause.clone() } else { Part::Within(clause) };
        self.scan(&hits, &clause, |start, _| CLAUSE | if start { CLAUSE_START } else { 0 });
        if is_part {
            // What stands before the clause counts for a part alone, as far as the semicolon before what it is a part of.
            let before = self.ranges.1.start;
            let head = self.sentence.get(..before).unwrap_or("").trim_end_matches('；');
            let from = head.rfind('；').unwrap_or(0);
            let hits = hits.iter().skip_while(|hit| hit.start < from).take_while(|hit| hit.start < before);
            for hit in hits.filter(|hit| hit.end <= before) {
                self.add(hit.word, BEFORE);
            }
        }
        self.hits = hits;
    }

    fn unmark(&mut self) {
        for atom in self.marked.drain(..) {
            if let Some(marks) = self.marks.get_mut(atom) {
                *marks &= SENTENCE;
            }
        }
    }

    /// Marks the words of a part; `mark` is told whether a word stands at its start and at its end.
    fn scan(&mut self, hits: &[Hit], part: &Part<'_>, mark: impl Fn(bool, bool) -> u16) {
        match part {
            Part::Within(range) => {
                for hit in inside(hits, range) {
                    self.add(hit.word, mark(hit.start == range.start, hit.end == range.end));
                }
            }
            Part::Aside(text) if text.is_empty() => {}
            Part::Aside(text) => self.search.every(text, |hit| {
                self.add(hit.word, mark(hit.start == 0, hit.end == text.len()));
                self.firsts.join(hit.word, &mut self.begun);
            }),
        }
    }

    fn add(&mut self, atom: usize, mark: u16) {
        let Some(marks) = self.marks.get_mut(atom) else { return };
        if *marks & !SENTENCE == 0 {
            self.marked.push(atom);
        }
        *marks |= mark;
    }

    /// The wordings of which no cell wants a word that is not seen.
    pub(super) fn begun(&self) -> impl Iterator<Item = u64> {
        let set = |column: usize| self.begun.get(column * self.firsts.width..).unwrap_or_default();
        let [subjects, predicates, contexts] = [0, 1, 2].map(set);
        subjects
            .iter()
            .zip(predicates)
            .zip(contexts)
            .map(|((subject, predicate), context)| subject & predicate & context)
    }

    /// How well the best term of a cell fits the subject; see [`Seen::subject`].
    pub(super) fn best_subject(&self, cell: &Cell) -> Option<i32> {
        self.begun_in(cell, SUBJECT | CLAUSE).filter_map(|term| self.subject(term)).max()
    }

    /// The terms of a cell whose first word was seen in some places.
    fn begun_in<'c>(&self, cell: &'c Cell, places: u16) -> impl Iterator<Item = &'c Term> {
        let is_seen = move |first: u32| self.marks.get(first as usize).is_some_and(|marks| marks & places != 0);
        cell.firsts.iter().zip(&cell.terms).filter(move |(first, _)| is_seen(**first)).map(|(_, term)| term)
    }

    /// How well the best term of a cell fits the predicate; see [`Seen::predicate`].
    pub(super) fn best_predicate(&self, cell: &Cell, candidate: &Candidate<'_>) -> Option<i32> {
        self.begun_in(cell, PREDICATE | CLAUSE | BEFORE).filter_map(|term| self.predicate(term, candidate)).max()
    }

    /// How well the best term of a cell fits the context; see [`Seen::context`].
    pub(super) fn best_context(&self, cell: &Cell) -> Option<i32> {
        self.begun_in(cell, u16::MAX).filter_map(|term| self.context(term)).max()
    }

    /// How well the best term of a cell fits the clause, for a subject that tells nothing.
    pub(super) fn best_loose(&self, cell: &Cell) -> Option<i32> {
        self.begun_in(cell, CLAUSE | SUBJECT).filter_map(|term| self.loose(term)).max()
    }

    /// How well the best term of a cell fits the sentence, for a part.
    pub(super) fn best_far(&self, cell: &Cell) -> Option<i32> {
        self.begun_in(cell, BEFORE | CLAUSE | SUBJECT).filter_map(|term| self.far(term)).max()
    }

    /// Whether a term of a cell stands in the subject.
    pub(super) fn is_in_subject(&self, cell: &Cell) -> bool {
        self.begun_in(cell, SUBJECT | CLAUSE).any(|term| self.subject(term).is_some())
    }

    /// Whether a near miss of a cell refuses; see [`Seen::refuses`].
    pub(super) fn is_refused(&self, cell: &Cell, clause_too: bool) -> bool {
        self.begun_in(cell, SUBJECT | PREDICATE | CLAUSE).any(|term| self.refuses(term, clause_too))
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
        let may_be_near = |word: &Word, marks: u16| !word.start && !word.end && marks & CLAUSE != 0;
        if !self.all(term, |word, marks| anchored(word, marks) || may_be_near(word, marks)) {
            return None;
        }
        let near = self.near.get_or_init(|| self.subject_in_clause()).as_ref()?;
        let is_near = |word: &Word| {
            let inside = inside(&self.hits, &self.ranges.1).chain(&self.aside);
            inside.filter(|hit| hit.word == word.atom).any(|hit| hit.start < near.end && near.start < hit.end)
        };
        self.all(term, |word, marks| anchored(word, marks) || (may_be_near(word, marks) && is_near(word)))
            .then_some(NEAR_SUBJECT + 4 * term.length)
    }

    /// Where the subject stands in the clause. One that stands in it twice does not tell which words hold it.
    fn subject_in_clause(&self) -> Option<Range<usize>> {
        let (subject, clause) = &self.ranges;
        let (text, words) = (self.sentence.get(clause.clone())?, self.sentence.get(subject.clone())?);
        let near = stands_once(text, words)?;
        Some(clause.start + near.start..clause.start + near.end)
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
        if !self.all(term, |_, marks| marks & (SENTENCE | CLAUSE | SUBJECT | PREDICATE) != 0) {
            return None;
        }
        // What is told behind the next semicolon is told of something else.
        let clause = self.ranges.1.end;
        let rest = self.sentence.get(clause..).filter(|_| clause > 0).unwrap_or("");
        let end = rest.find('；').map_or(self.sentence.len(), |at| clause + at);
        let told = || self.hits.iter().take_while(|hit| hit.start < end);
        let is_told = |word: &Word| told().any(|hit| hit.word == word.atom);
        (rest.len() + clause == end || term.words.iter().all(is_told)).then_some(CONTEXT_IN_SENTENCE + term.length)
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
fn inside<'h>(hits: &'h [Hit], range: &Range<usize>) -> impl Iterator<Item = &'h Hit> {
    let Range { start, end } = *range;
    let first = hits.partition_point(|hit| hit.start < start);
    hits.get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(move |hit| hit.start < end)
        .filter(move |hit| hit.end <= end)
}
