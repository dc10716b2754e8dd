//! [`Matcher`]: finds the indicator that a measure's parts speak of.
//!
//! The words live in `matching.tsv`, one row a wording; its head explains the cells. This file holds the grammar of
//! the cells and the choice among the wordings; how a word is found is in `evidence`. Names, synonyms and dims of the indicators belong to the registry.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::error::Result;
use crate::quantity::{Bound, UnitClass};
use crate::table::{Hit, Index, Once, Pairs, Row as Line, Table, WordTree};

use super::evidence::{Parts, Seen, most_of_context};
use super::plain::plain;
use super::term::{Cell, Firsts, Rows, Term, Word};
use super::{IndicatorId, Kind, Registry, Theme};

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

// What weighs beside the evidence of the words.
const ANY_SUBJECT: i32 = 40;
const PLANNED: i32 = -6;
const LEAST: i32 = 64;
/// Predicates beside which a flow is only presumed.
const STATIVE: [&str; 8] = ["", "为", "有", "共有", "现有", "达", "达到", "是"];
/// How far the best of several guesses about a bare subject must stand out.
const LEAD: i32 = 12;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Wording {
    /// `None` refuses: what is counted has no indicator.
    id: Option<IndicatorId>,
    any_subject: bool,
    subject: Cell,
    predicate: Cell,
    context: Cell,
    /// The most that the context can add.
    context_most: i32,
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
    atoms: Index<String>,
    search: WordTree,
    /// The pairs of characters that stand beside each other in a word.
    joints: Pairs,
    wordings: Vec<Wording>,
    generic: Cell,
    firsts: Firsts,
    sets: Sets,
}

/// The wordings by what can be told of them before their words are looked at.
#[derive(Debug, Clone, Default)]
struct Sets {
    /// For each class of unit those of it.
    of_class: Vec<Rows>,
    /// For each kind those that may be of it.
    of_kind: Vec<Rows>,
}

impl Sets {
    /// The wordings that may be meant, by the class and the kind of a measure and the words that were seen.
    fn left(&self, candidate: &Candidate<'_>, seen: &Seen<'_>) -> impl Iterator<Item = u64> {
        let of_class = self.of_class.get(candidate.unit_class as usize).into_iter().flatten();
        let of_kind = self.of_kind.get(candidate.kind as usize).into_iter().flatten();
        of_class.zip(of_kind).zip(seen.begun()).map(|((class, kind), begun)| class & kind & begun)
    }
}

/// Reads sentences one after another, each once for all its measures.
///
/// ```
/// use zongshu::quantity::UnitClass;
/// use zongshu::vocabulary::{Candidate, Kind, Matcher};
/// let clause = "全年共发展党员1200名";
/// let mut reader = Matcher::get().reader();
/// reader.read(clause);
/// let (subject, predicate) = ("党员", "发展");
/// let parts = Candidate { subject, predicate, clause, sentence: clause, ..Candidate::default() };
/// let measure = Candidate { unit_class: UnitClass::Person, kind: Kind::Flow, ..parts };
/// assert_eq!(reader.identify(&measure), Matcher::get().identify(&measure));
/// ```
pub struct MatcherReader<'m> {
    matcher: &'m Matcher,
    seen: Seen<'m>,
    /// For a subject that is read by itself beside the sentence.
    aside: Option<Seen<'m>>,
}

impl Matcher {
    /// The matcher of the crate's own table.
    pub fn get() -> &'static Matcher {
        static BUNDLED: OnceLock<Matcher> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            Matcher::empty().grown(include_str!("matching.tsv"), None).unwrap_or_else(|_| Matcher::empty())
        })
    }

    /// Reads a table of wordings that stands alone, for the indicators of a registry.
    ///
    /// # Errors
    /// As [`Matcher::extend_with`].
    pub fn from_table(text: &str, registry: &Registry) -> Result<Matcher> {
        Matcher::empty().extend_with(text, registry)
    }

    /// This matcher with the wordings of a user's pack for the indicators of a registry: they are added, and an id
    /// written `!id` first drops the wordings it had.
    ///
    /// ```
    /// use zongshu::vocabulary::{Matcher, Registry};
    /// let head = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\n";
    /// let registry = Registry::bundled().with_pack(&format!("{head}tea_houses\t茶馆\tTea houses\tsite\tstock\tgrassroots\t3\n"))?;
    /// let pack = "id\tsubject\tunit_class\tkind\ntea_houses\t茶馆$\tsite\tflow;stock\n";
    /// assert!(Matcher::get().extend_with(pack, &registry).is_ok());
    /// let error = Matcher::get().extend_with(pack, Registry::bundled()).unwrap_err();
    /// assert_eq!((error.expected().as_str(), error.found().as_str()), ("the id of a registered indicator", "tea_houses"));
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) where a row is not in the format, has an id that is not registered, or words
    /// that stand in an earlier row.
    pub fn extend_with(&self, text: &str, registry: &Registry) -> Result<Matcher> {
        self.grown(text, Some(registry))
    }

    /// The table of the crate needs no registry: a test holds the two together.
    fn grown(&self, text: &str, registry: Option<&Registry>) -> Result<Matcher> {
        let mut grown = self.clone();
        let mut fresh: Vec<Wording> = Vec::new();
        let mut once = Once::new();
        for line in Table::read("matching", text)?.rows() {
            let (drop, id) = match line.get("id").strip_prefix('!') {
                Some(id) => (true, id),
                None => (false, line.get("id")),
            };
            let words = ["subject", "predicate", "context", "unit_class", "kind", "not"].map(|column| line.get(column));
            let is_generic = id == "~";
            once.note(&line, (is_generic, words), "a wording", line.get("subject"))?;
            if is_generic {
                let cell = grown.cell(&line, "subject")?;
                cell.terms.into_iter().for_each(|term| grown.generic.add(term));
                continue;
            }
            let wording = grown.wording(&line, id)?;
            if let (Some(registry), Some(id)) = (registry, &wording.id) {
                registry.known(&line, id)?;
            }
            if drop {
                grown.wordings.retain(|old| old.id != wording.id);
            }
            if grown.wordings.contains(&wording) {
                return Err(line.error("a wording that its id does not have yet", line.get("subject")));
            }
            fresh.push(wording);
        }
        grown.wordings.extend(fresh);
        Ok(grown.index())
    }

    /// The indicator that the parts speak of, or `None` where nothing fits or two fit equally well.
    pub fn identify<'m>(&'m self, candidate: &Candidate<'m>) -> Option<IndicatorId> {
        let mut reader = self.reader();
        reader.read(candidate.sentence);
        reader.identify(candidate)
    }

    /// A reader of sentences; it keeps what it needs from one to the next.
    pub fn reader(&self) -> MatcherReader<'_> {
        MatcherReader { matcher: self, seen: self.seen(), aside: None }
    }

    /// The marks that are left out of a text, or changed in it, before its words are compared.
    pub(crate) const QUOTES: [&str; 12] = ["“", "”", "‘", "’", "「", "」", "『", "』", "\"", "'", "(", ")"];

    /// The words that are looked for, in the order of their numbers.
    pub(crate) fn atoms(&self) -> impl Iterator<Item = &str> {
        self.atoms.words().iter().map(String::as_str)
    }

    fn empty() -> Matcher {
        Matcher {
            atoms: Index::default(),
            search: WordTree::default(),
            joints: Pairs::default(),
            wordings: Vec::new(),
            generic: Cell::default(),
            firsts: Firsts::default(),
            sets: Sets::default(),
        }
    }

    fn index(mut self) -> Matcher {
        self.search = WordTree::of(self.atoms.words().iter().map(String::as_str));
        self.joints = Pairs::default();
        for atom in self.atoms.words() {
            atom.char_indices().for_each(|(at, _)| self.joints.add(atom.get(at..).unwrap_or("")));
        }
        let width = self.wordings.len().div_ceil(64);
        let set = |is_in: &dyn Fn(&Wording) -> bool| -> Rows {
            let mut rows = vec![0; width];
            for (row, _) in self.wordings.iter().enumerate().filter(|(_, wording)| is_in(wording)) {
                if let Some(rows) = rows.get_mut(row / 64) {
                    *rows |= 1 << (row % 64);
                }
            }
            rows
        };
        self.sets = Sets {
            of_class: (0..UnitClass::ALL.len())
                .map(|class| set(&|wording| wording.classes >> class & 1 == 1))
                .collect(),
            of_kind: Kind::ALL.iter().map(|kind| set(&|wording| wording.may_be(*kind))).collect(),
        };
        let cells = self.wordings.iter().map(|wording| [&wording.subject, &wording.predicate, &wording.context]);
        self.firsts = Firsts::of(self.atoms.words().len(), cells);
        self
    }

    fn seen(&self) -> Seen<'_> {
        Seen::of(&self.search, &self.firsts, &self.joints, self.atoms.words().len())
    }

    fn wording(&mut self, line: &Line<'_, '_>, id: &str) -> Result<Wording> {
        let id = match id {
            "-" => None,
            id => Some(id.parse().map_err(|_| line.error("an indicator id, `-` or `~`", id))?),
        };
        let any_subject = line.get("subject") == "*";
        let context = self.cell(line, "context")?;
        let longest = context.terms.iter().map(|term| term.length).max().unwrap_or(0);
        let wording = Wording {
            id,
            any_subject,
            subject: if any_subject { Cell::default() } else { self.cell(line, "subject")? },
            predicate: self.cell(line, "predicate")?,
            context,
            context_most: most_of_context(longest),
            not: self.cell(line, "not")?,
            classes: classes(line)?,
            kinds: kinds(line)?,
        };
        if wording.subject.is_empty() && !any_subject {
            return Err(line.error("words of the subject, or * for any", "an empty cell"));
        }
        if any_subject && wording.predicate.is_empty() && wording.context.is_empty() {
            return Err(line.error("words of the predicate or the context beside the subject *", "empty cells"));
        }
        Ok(wording)
    }

    fn cell(&mut self, line: &Line<'_, '_>, column: &str) -> Result<Cell> {
        line.list(column)
            .map(|text| {
                let mut term = Term::default();
                for part in text.split('+') {
                    let (clause_too, part) = part.strip_prefix('@').map_or((false, part), |part| (true, part));
                    let (start, part) = part.strip_prefix('^').map_or((false, part), |part| (true, part));
                    let (end, part) = part.strip_suffix('$').map_or((false, part), |part| (true, part));
                    if part.is_empty() {
                        return Err(line.error(format!("plain words in the cell {column}"), text));
                    }
                    let part = &*plain(part);
                    let (atom, _) = self.atoms.add(part);
                    term.length += i32::try_from(part.chars().count()).unwrap_or(0);
                    term.words.push(Word { atom, start, end, clause_too });
                }
                Ok(term)
            })
            .try_fold(Cell::default(), |mut cell, term: Result<Term>| {
                cell.add(term?);
                Ok(cell)
            })
    }
}

impl<'m> MatcherReader<'m> {
    /// Reads a sentence whose measures are to be identified.
    pub fn read(&mut self, sentence: impl Into<Cow<'m, str>>) {
        self.seen.read(sentence.into());
    }

    /// Reads a sentence whose words are found already: those of a text in which it starts at `start`, with the places of
    /// [`Matcher::QUOTES`] in it.
    pub(crate) fn read_found(&mut self, sentence: &'m str, start: usize, found: &[Hit], quotes: &[usize]) {
        self.seen.read_found(sentence, start, found, quotes);
    }

    /// The indicator that the subject tells by itself, whatever its sentence; the sentence stays read.
    pub(crate) fn identify_alone(&mut self, candidate: &Candidate<'m>) -> Option<IndicatorId> {
        let matcher = self.matcher;
        let aside = self.aside.take().unwrap_or_else(|| matcher.seen());
        let sentence = std::mem::replace(&mut self.seen, aside);
        self.read(candidate.subject);
        let told = self.identify(&Candidate { clause: candidate.subject, sentence: candidate.subject, ..*candidate });
        self.aside = Some(std::mem::replace(&mut self.seen, sentence));
        told
    }

    /// The indicator that the parts speak of, or `None` where nothing fits or two fit equally well. The clause is a part
    /// of the sentence that was read last.
    pub fn identify(&mut self, candidate: &Candidate<'_>) -> Option<IndicatorId> {
        let MatcherReader { matcher, seen, .. } = self;
        let parts = Parts {
            subject: seen.trimmed(seen.part(candidate.subject), &['等', '的', '、']),
            predicate: seen.part(candidate.predicate),
            clause: seen.part(candidate.clause),
        };
        // Many a sentence has no word of the wordings that class and kind leave.
        if seen.holds(&parts) && matcher.sets.left(candidate, seen).all(|rows| rows == 0) {
            return None;
        }
        seen.mark(&parts, candidate.part);
        let seen = &*seen;
        let candidate = &Candidate {
            subject: seen.text(&parts.subject),
            predicate: seen.text(&parts.predicate),
            clause: seen.text(&parts.clause),
            ..*candidate
        };
        let bare = candidate.subject.is_empty() || seen.is_in_subject(&matcher.generic);
        // Among several numbers nothing tells which words a number without a subject belongs to.
        let guess = bare && (candidate.part || numbers(candidate.clause) < 2);
        let mut best: Option<(i32, &Option<IndicatorId>)> = None;
        let mut next = i32::MIN;
        for row in members(matcher.sets.left(candidate, seen)) {
            let Some(wording) = matcher.wordings.get(row) else { continue };
            let floor = best.map_or(i32::MIN, |(top, _)| top - LEAD);
            let Some(score) = wording.score(candidate, guess, floor, seen) else {
                continue;
            };
            if wording.id.is_none() && wording.any_subject {
                return None;
            }
            match best {
                Some((top, id)) if score > top => {
                    if *id != wording.id {
                        next = top;
                    }
                    best = Some((score, &wording.id));
                }
                Some((_, id)) if *id == wording.id => {}
                Some(_) => next = next.max(score),
                None => best = Some((score, &wording.id)),
            }
        }
        let (top, id) = best?;
        let lead = if bare { LEAD } else { 1 };
        if top >= LEAST && (next < LEAST || top - next >= lead) { id.clone() } else { None }
    }
}

/// The numbers of a set of one bit each, in order.
fn members(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(place, word)| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let bit = rest.trailing_zeros();
            rest &= rest.checked_sub(1)?;
            Some(place * 64 + bit as usize)
        })
    })
}

fn classes(line: &Line<'_, '_>) -> Result<u32> {
    let bit = |class: UnitClass| 1 << class as u32;
    let fractions = bit(UnitClass::Percent) | bit(UnitClass::Ratio) | bit(UnitClass::Rate);
    let mut mask = 0;
    for word in line.list("unit_class") {
        let class: UnitClass = word.parse().map_err(|_| line.error("unit classes such as person", word))?;
        mask |= bit(class);
    }
    if mask & fractions != 0 {
        mask |= fractions;
    }
    Ok(if mask == 0 { u32::MAX } else { mask })
}

/// How many runs of digits the text has; a point inside a number does not end it.
fn numbers(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|run| !run.is_empty()).count()
}

fn kind_bit(kind: Kind) -> u16 {
    1 << kind as u16
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
    fn score(&self, candidate: &Candidate<'_>, guess: bool, floor: i32, seen: &Seen<'_>) -> Option<i32> {
        let mut score = self.kind_score(candidate)?;
        let told = match self.any_subject {
            true => Some(ANY_SUBJECT),
            false => seen.best_subject(&self.subject),
        };
        score += match told {
            Some(score) => score,
            None if !guess && !candidate.part => return None,
            None => {
                let loose = seen.best_loose(&self.subject);
                match loose.filter(|_| guess) {
                    Some(score) => score,
                    None if candidate.part => seen.best_far(&self.subject)?,
                    None => return None,
                }
            }
        };
        if !self.predicate.is_empty() {
            score += seen.best_predicate(&self.predicate, candidate)?;
        }
        if !self.context.is_empty() {
            // What the context can add does not reach the best wording so far.
            if score + self.context_most < floor {
                return None;
            }
            score += seen.best_context(&self.context)?;
        }
        if seen.is_refused(&self.not, told.is_none()) { None } else { Some(score) }
    }

    /// Whether a measure of the kind can be meant.
    fn may_be(&self, kind: Kind) -> bool {
        let counts = kind_bit(Kind::Flow) | kind_bit(Kind::Stock);
        let also = match kind {
            Kind::Target => counts | kind_bit(Kind::Share),
            Kind::Flow => kind_bit(Kind::Stock),
            Kind::Rate => kind_bit(Kind::Flow),
            _ => 0,
        };
        self.kinds & (kind_bit(kind) | also) != 0
    }

    fn kind_score(&self, candidate: &Candidate<'_>) -> Option<i32> {
        if self.kinds & kind_bit(candidate.kind) != 0 {
            return Some(0);
        }
        let counts = kind_bit(Kind::Flow) | kind_bit(Kind::Stock);
        let yearly =
            || candidate.base.contains('年') || ["年均", "每年"].iter().any(|word| candidate.clause.contains(word));
        match candidate.kind {
            Kind::Target if self.kinds & (counts | kind_bit(Kind::Share)) != 0 => Some(PLANNED),
            Kind::Flow if self.kinds & kind_bit(Kind::Stock) != 0 && STATIVE.contains(&candidate.predicate) => {
                Some(PLANNED)
            }
            Kind::Rate if self.kinds & kind_bit(Kind::Flow) != 0 && yearly() => Some(PLANNED),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::evidence::LONGEST;

    #[test]
    fn a_sentence_with_quotes_is_read_as_one_without() {
        let matcher = Matcher::get();
        assert!(matcher.atoms().all(|atom| atom.len() < LONGEST && plain(atom) == *atom));
        let clause = "全市“两新”组织发展(新)党员“1200”名，建成‘党群’服务中心";
        let mut found = Vec::new();
        matcher.search.every(clause, |hit| found.push(hit));
        let mut own = matcher.seen();
        let is_quote = |text: &str| Matcher::QUOTES.iter().any(|quote| text.starts_with(quote));
        let quotes: Vec<usize> =
            clause.char_indices().map(|(at, _)| at).filter(|at| is_quote(&clause[*at..])).collect();
        own.read_found(clause, 0, &found, &quotes);
        let mut walked = matcher.seen();
        walked.read(Cow::Borrowed(clause));
        assert_eq!(own.words(), walked.words());
        assert!(own.words().len() > found.len());
    }
}
