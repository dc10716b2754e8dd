//! [`Matcher`]: finds the indicator that a measure's parts speak of.
//!
//! The words live in `matching.tsv`, one row a wording; its head explains the cells. This file holds the grammar of
//! the cells and the weighing of the evidence. Names, synonyms and dims of the indicators belong to the registry.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use crate::error::{Error, Result};
use crate::quantity::{Bound, UnitClass};
use crate::table::{Row as Line, Table};

use super::{IndicatorId, Kind, Theme};

/// The parts of a measure that tell what it measures, all in Simplified characters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Candidate<'a> {
    /// What is counted.
    pub subject: &'a str,
    /// Governing verb, or empty.
    pub predicate: &'a str,
    /// What kind of thing the unit counts.
    pub unit_class: UnitClass,
    /// What sort of fact is stated.
    pub kind: Kind,
    /// The clause that holds the number.
    pub clause: &'a str,
    /// The sentence that holds the clause.
    pub sentence: &'a str,
    /// Theme of the passage.
    pub theme: Theme,
    /// What the words around the number say of it.
    pub bound: Bound,
    /// Base of a rate or share, or empty.
    pub base: &'a str,
    /// Whether the measure is a part (其中) of another.
    pub part: bool,
}

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

// What a piece of evidence weighs. A word adds to it by its length, so that the more specific wording wins.
const IN_SUBJECT: i32 = 100;
const NEAR_SUBJECT: i32 = 84;
const IN_CLAUSE: i32 = 44;
const IN_SENTENCE: i32 = 48;
const HEAD_OF_SUBJECT: i32 = 8;
const ANY_SUBJECT: i32 = 40;
const IN_PREDICATE: i32 = 30;
const PREDICATE_IN_CLAUSE: i32 = 14;
const PREDICATE_IN_SENTENCE: i32 = 4;
const CONTEXT_IN_CLAUSE: i32 = 22;
const CONTEXT_IN_SENTENCE: i32 = 10;
const PLANNED: i32 = -6;
const LEAST: i32 = 64;

/// One word of a term, with its anchors.
#[derive(Debug, Clone, Copy)]
struct Word {
    atom: usize,
    start: bool,
    end: bool,
    clause_too: bool,
}

/// Words that must all be seen.
#[derive(Debug, Clone, Default)]
struct Term {
    words: Vec<Word>,
    length: i32,
}

/// Alternative terms.
type Cell = Vec<Term>;

#[derive(Debug, Clone)]
struct Wording {
    /// `None` refuses: what is counted has no indicator.
    id: Option<IndicatorId>,
    any_subject: bool,
    subject: Cell,
    predicate: Cell,
    context: Cell,
    not: Cell,
    classes: u32,
    kinds: u16,
}

/// Finds the indicator that a measure's parts speak of.
///
/// A wrong indicator is worse than none: near misses are refused, and a tie gives nothing.
///
/// ```
/// use zongshu::quantity::UnitClass;
/// use zongshu::vocabulary::{Candidate, Kind, Matcher};
/// let clause = "全年共发展党员1200名";
/// let measure = Candidate {
///     subject: "党员",
///     predicate: "发展",
///     unit_class: UnitClass::Person,
///     kind: Kind::Flow,
///     clause,
///     sentence: clause,
///     ..Candidate::default()
/// };
/// let id = Matcher::get().identify(&measure).expect("a known indicator");
/// assert_eq!(id.as_str(), "party_members_developed");
/// ```
#[derive(Debug, Clone)]
pub struct Matcher {
    atoms: Vec<String>,
    search: Option<AhoCorasick>,
    wordings: Vec<Wording>,
    generic: Cell,
    by_class: Vec<Vec<usize>>,
}

impl Matcher {
    /// The matcher of the crate's own table.
    pub fn get() -> &'static Matcher {
        static BUNDLED: OnceLock<Matcher> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            Matcher::from_table(include_str!("matching.tsv")).unwrap_or_else(|_| Matcher::empty())
        })
    }

    /// Reads a table of wordings that stands alone.
    ///
    /// # Errors
    /// [`Error::Table`] where a row is not in the format.
    pub fn from_table(text: &str) -> Result<Matcher> {
        Matcher::empty().extend_with(text)
    }

    /// This matcher with the wordings of a user's pack: they are added, and an id written `!id` first drops the
    /// wordings it had.
    ///
    /// ```
    /// use zongshu::vocabulary::Matcher;
    /// let pack = "id\tsubject\tpredicate\tcontext\tunit_class\tkind\tnot\ntea_houses\t茶馆$\t\t\tsite\tflow;stock\t\n";
    /// assert!(Matcher::get().extend_with(pack).is_ok());
    /// assert!(Matcher::get().extend_with("id\tsubject\ntea_houses\t\n").is_err());
    /// ```
    ///
    /// # Errors
    /// [`Error::Table`] where a row is not in the format.
    pub fn extend_with(&self, text: &str) -> Result<Matcher> {
        let mut grown = self.clone();
        let mut fresh: Vec<Wording> = Vec::new();
        for line in Table::read("matching", text)?.rows() {
            let (drop, id) = match line.get("id").strip_prefix('!') {
                Some(id) => (true, id),
                None => (false, line.get("id")),
            };
            if id == "~" {
                let cell = grown.cell(&line, "subject")?;
                grown.generic.extend(cell);
                continue;
            }
            let wording = grown.wording(&line, id)?;
            if drop {
                grown.wordings.retain(|old| old.id != wording.id);
            }
            fresh.push(wording);
        }
        grown.wordings.extend(fresh);
        grown.index()
    }

    /// The indicator that the parts speak of, or `None` where nothing fits or two fit equally well.
    pub fn identify(&self, candidate: &Candidate<'_>) -> Option<IndicatorId> {
        let mut seen = Seen::new(self, candidate);
        let bare =
            candidate.subject.is_empty() || self.generic.iter().any(|term| seen.subject(term).is_some());
        let class = UnitClass::ALL
            .iter()
            .position(|class| *class == candidate.unit_class)?;
        let mut best: Option<(i32, &Option<IndicatorId>)> = None;
        let mut tie = false;
        for wording in self
            .by_class
            .get(class)?
            .iter()
            .filter_map(|index| self.wordings.get(*index))
        {
            let Some(score) = wording.score(candidate, bare, &mut seen) else {
                continue;
            };
            if wording.id.is_none() && wording.any_subject {
                return None;
            }
            match best {
                Some((least, _)) if score < least => {}
                Some((least, id)) if score == least => tie |= *id != wording.id,
                _ => (best, tie) = (Some((score, &wording.id)), false),
            }
        }
        match best {
            Some((score, id)) if score >= LEAST && !tie => id.clone(),
            _ => None,
        }
    }

    fn empty() -> Matcher {
        Matcher {
            atoms: Vec::new(),
            search: None,
            wordings: Vec::new(),
            generic: Cell::new(),
            by_class: Vec::new(),
        }
    }

    fn index(mut self) -> Result<Matcher> {
        self.search = Some(AhoCorasick::new(&self.atoms).map_err(|reason| Error::Form {
            expected: "words that fit one automaton".into(),
            found: reason.to_string(),
        })?);
        let fits = |class: usize| {
            let rows = self.wordings.iter().enumerate();
            rows.filter(move |(_, wording)| wording.classes >> class & 1 == 1)
                .map(|(index, _)| index)
                .collect()
        };
        self.by_class = (0..UnitClass::ALL.len()).map(fits).collect();
        Ok(self)
    }

    fn wording(&mut self, line: &Line<'_, '_>, id: &str) -> Result<Wording> {
        let id = match id {
            "-" => None,
            id => Some(
                id.parse()
                    .map_err(|_| line.error("an indicator id, `-` or `~`", id))?,
            ),
        };
        let any_subject = line.get("subject") == "*";
        let wording = Wording {
            id,
            any_subject,
            subject: if any_subject {
                Cell::new()
            } else {
                self.cell(line, "subject")?
            },
            predicate: self.cell(line, "predicate")?,
            context: self.cell(line, "context")?,
            not: self.cell(line, "not")?,
            classes: classes(line)?,
            kinds: kinds(line)?,
        };
        if wording.subject.is_empty() && !any_subject {
            return Err(line.error("words of the subject, or * for any", "an empty cell"));
        }
        if any_subject && wording.predicate.is_empty() && wording.context.is_empty() {
            return Err(line.error(
                "words of the predicate or the context beside the subject *",
                "empty cells",
            ));
        }
        Ok(wording)
    }

    fn cell(&mut self, line: &Line<'_, '_>, column: &str) -> Result<Cell> {
        line.list(column)
            .map(|text| {
                let mut term = Term::default();
                for part in text.split('+') {
                    let (clause_too, part) =
                        part.strip_prefix('@').map_or((false, part), |part| (true, part));
                    let (start, part) = part.strip_prefix('^').map_or((false, part), |part| (true, part));
                    let (end, part) = part.strip_suffix('$').map_or((false, part), |part| (true, part));
                    if part.is_empty() {
                        return Err(line.error(format!("plain words in the cell {column}"), text));
                    }
                    let atom = self
                        .atoms
                        .iter()
                        .position(|atom| atom == part)
                        .unwrap_or_else(|| {
                            self.atoms.push(part.to_owned());
                            self.atoms.len() - 1
                        });
                    term.length += i32::try_from(part.chars().count()).unwrap_or(0);
                    term.words.push(Word {
                        atom,
                        start,
                        end,
                        clause_too,
                    });
                }
                Ok(term)
            })
            .collect()
    }
}

fn classes(line: &Line<'_, '_>) -> Result<u32> {
    let bit = |class: UnitClass| {
        UnitClass::ALL
            .iter()
            .position(|item| *item == class)
            .map_or(0, |index| 1 << index)
    };
    let fractions = bit(UnitClass::Percent) | bit(UnitClass::Ratio) | bit(UnitClass::Rate);
    let mut mask = 0;
    for word in line.list("unit_class") {
        let class: UnitClass = word
            .parse()
            .map_err(|_| line.error("unit classes such as person", word))?;
        mask |= bit(class);
    }
    if mask & fractions != 0 {
        mask |= fractions;
    }
    Ok(if mask == 0 { u32::MAX } else { mask })
}

fn kind_bit(kind: Kind) -> u16 {
    Kind::ALL
        .iter()
        .position(|item| *item == kind)
        .map_or(0, |index| 1 << index)
}

fn kinds(line: &Line<'_, '_>) -> Result<u16> {
    let mut mask = 0;
    for word in line.list("kind") {
        let kind: Kind = word.parse().map_err(|_| line.error("kinds such as flow", word))?;
        mask |= kind_bit(kind);
    }
    Ok(if mask == 0 { u16::MAX } else { mask })
}

impl Wording {
    /// How well the wording fits, or `None` where it does not.
    fn score(&self, candidate: &Candidate<'_>, bare: bool, seen: &mut Seen<'_>) -> Option<i32> {
        let mut score = self.kind_score(candidate)?;
        score += if self.any_subject {
            ANY_SUBJECT
        } else {
            let best = |seen: &Seen<'_>| self.subject.iter().filter_map(|term| seen.subject(term)).max();
            match best(seen) {
                Some(score) => score,
                None if bare => self
                    .subject
                    .iter()
                    .filter_map(|term| seen.loose(term))
                    .max()
                    .or_else(|| {
                        let part = candidate.part;
                        if part {
                            self.subject.iter().filter_map(|term| seen.far(term)).max()
                        } else {
                            None
                        }
                    })?,
                None if candidate.part => self.subject.iter().filter_map(|term| seen.far(term)).max()?,
                None => return None,
            }
        };
        if !self.predicate.is_empty() {
            score += self
                .predicate
                .iter()
                .filter_map(|term| seen.predicate(term, candidate))
                .max()?;
        }
        if !self.context.is_empty() {
            score += self.context.iter().filter_map(|term| seen.context(term)).max()?;
        }
        if self.not.iter().any(|term| seen.refuses(term)) {
            None
        } else {
            Some(score)
        }
    }

    fn kind_score(&self, candidate: &Candidate<'_>) -> Option<i32> {
        if self.kinds & kind_bit(candidate.kind) != 0 {
            return Some(0);
        }
        let counts = kind_bit(Kind::Flow) | kind_bit(Kind::Stock);
        let yearly = || {
            candidate.base.contains('年')
                || ["年均", "每年"]
                    .iter()
                    .any(|word| candidate.clause.contains(word))
        };
        match candidate.kind {
            Kind::Target if self.kinds & (counts | kind_bit(Kind::Share)) != 0 => Some(PLANNED),
            Kind::Rate if self.kinds & counts != 0 && yearly() => Some(PLANNED),
            _ => None,
        }
    }
}

/// Which words were seen, and where.
struct Seen<'a> {
    matcher: &'a Matcher,
    marks: Vec<u16>,
    sentence: Option<&'a str>,
}

impl<'a> Seen<'a> {
    fn new(matcher: &'a Matcher, candidate: &Candidate<'a>) -> Seen<'a> {
        let mut seen = Seen {
            matcher,
            marks: vec![0; matcher.atoms.len()],
            sentence: Some(candidate.sentence),
        };
        seen.scan(candidate.subject, |start, end, length| {
            SUBJECT | if start == 0 { SUBJECT_START } else { 0 } | if end == length { SUBJECT_END } else { 0 }
        });
        seen.scan(candidate.predicate, |start, end, length| {
            PREDICATE
                | if start == 0 { PREDICATE_START } else { 0 }
                | if end == length { PREDICATE_END } else { 0 }
        });
        let at = match candidate.subject {
            "" => None,
            subject => candidate
                .clause
                .find(subject)
                .map(|start| (start, start + subject.len())),
        };
        seen.scan(candidate.clause, |start, end, _| {
            CLAUSE
                | if at.is_some_and(|(from, to)| start < to && from < end) {
                    NEAR
                } else {
                    0
                }
        });
        seen
    }

    fn scan(&mut self, text: &str, mark: impl Fn(usize, usize, usize) -> u16) {
        let Some(search) = &self.matcher.search else {
            return;
        };
        for found in search.find_overlapping_iter(text) {
            if let Some(marks) = self.marks.get_mut(found.pattern().as_usize()) {
                *marks |= mark(found.start(), found.end(), text.len());
            }
        }
    }

    fn marks(&self, word: &Word) -> u16 {
        self.marks.get(word.atom).copied().unwrap_or(0)
    }

    /// Reads the sentence when it is first asked for.
    fn read_sentence(&mut self) {
        if let Some(sentence) = self.sentence.take() {
            self.scan(sentence, |_, _, _| SENTENCE);
        }
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
            let head = term
                .words
                .last()
                .is_some_and(|word| self.marks(word) & SUBJECT_END != 0);
            return Some(IN_SUBJECT + 4 * term.length + if head { HEAD_OF_SUBJECT } else { 0 });
        }
        let near = |word: &Word, marks: u16| {
            anchored(word, marks) || (!word.start && !word.end && marks & NEAR != 0)
        };
        self.all(term, near).then_some(NEAR_SUBJECT + 4 * term.length)
    }

    /// The term anywhere in the clause, for a subject that tells nothing.
    fn loose(&self, term: &Term) -> Option<i32> {
        self.all(term, |word, marks| !word.start && marks & (CLAUSE | SUBJECT) != 0)
            .then_some(IN_CLAUSE + 4 * term.length)
    }

    /// The term anywhere in the sentence, for a part of a whole that was named before.
    fn far(&mut self, term: &Term) -> Option<i32> {
        self.read_sentence();
        self.all(term, |word, marks| {
            !word.start && !word.end && marks & (SENTENCE | CLAUSE | SUBJECT) != 0
        })
        .then_some(IN_SENTENCE + 4 * term.length)
    }

    fn predicate(&mut self, term: &Term, candidate: &Candidate<'_>) -> Option<i32> {
        let anchored = |word: &Word, marks: u16| {
            marks & PREDICATE != 0
                && (!word.start || marks & PREDICATE_START != 0)
                && (!word.end || marks & PREDICATE_END != 0)
        };
        if self.all(term, anchored) {
            return Some(IN_PREDICATE + 2 * term.length);
        }
        if self.all(term, |word, marks| {
            !word.start && !word.end && marks & CLAUSE != 0
        }) {
            return Some(PREDICATE_IN_CLAUSE + term.length);
        }
        if !candidate.part {
            return None;
        }
        self.read_sentence();
        self.all(term, |word, marks| {
            !word.start && !word.end && marks & SENTENCE != 0
        })
        .then_some(PREDICATE_IN_SENTENCE + term.length)
    }

    fn context(&mut self, term: &Term) -> Option<i32> {
        if self.all(term, |_, marks| marks & (CLAUSE | SUBJECT | PREDICATE) != 0) {
            return Some(CONTEXT_IN_CLAUSE + 2 * term.length);
        }
        if term.words.iter().any(|word| word.clause_too) {
            return None;
        }
        self.read_sentence();
        self.all(term, |_, marks| {
            marks & (SENTENCE | CLAUSE | SUBJECT | PREDICATE) != 0
        })
        .then_some(CONTEXT_IN_SENTENCE + term.length)
    }

    fn refuses(&self, term: &Term) -> bool {
        self.all(term, |word, marks| {
            let subject = marks & SUBJECT != 0
                && (!word.start || marks & SUBJECT_START != 0)
                && (!word.end || marks & SUBJECT_END != 0);
            let predicate = marks & PREDICATE != 0
                && (!word.start || marks & PREDICATE_START != 0)
                && (!word.end || marks & PREDICATE_END != 0);
            subject || predicate || (word.clause_too && marks & CLAUSE != 0)
        })
    }
}
