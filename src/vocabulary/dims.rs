//! [`DimReader`]: how the qualifiers of an indicator are told in a text (level, type, mode and so on).
//!
//! The words are data (`dims.tsv`). Thresholds and ages are numerals and are not read here.

use std::cell::{LazyCell, OnceCell};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::LazyLock;

use super::{Indicator, IndicatorId, Registry};
use crate::error::{Error, Result};
use crate::table::{self as tree, Once, Row, Table, WordTree};

/// What stands between the items of a list, in characters of distance.
const ITEM: usize = 12;

/// Where a rule looks for its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Reach {
    Subject,
    Clause,
    Sentence,
}

/// One row of the table: words that tell one value of one qualifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimRule {
    /// Name of the qualifier.
    pub dim: String,
    /// The value that the words tell.
    pub value: String,
    /// The words, in Simplified characters.
    pub words: Vec<String>,
    /// The indicators the rule is for; empty for all.
    pub only: Vec<IndicatorId>,
    /// Whether the qualifier is part of what is counted.
    pub identity: bool,
    /// An invented sentence whose quantity stands between 〔 and 〕.
    pub example: String,
    reach: Reach,
}

/// What a reader of qualifiers may look at: texts in Simplified characters.
#[derive(Debug, Clone)]
pub struct Passage<'t> {
    /// What is counted, as read; empty where it was not found.
    pub subject: &'t str,
    /// The governing verb; empty where there is none.
    pub predicate: &'t str,
    /// The sentence the quantity stands in.
    pub sentence: &'t str,
    /// Where in the sentence the quantity stands, in bytes.
    pub at: Range<usize>,
}

impl DimRule {
    /// Whether a word tells the same qualifier of the same indicators in the same reach as another rule.
    fn has(&self, word: &str, other: &DimRule) -> bool {
        (&self.dim, &self.only, self.reach) == (&other.dim, &other.only, other.reach)
            && self.words.iter().any(|own| own == word)
    }
}

/// The indicators a row is for.
fn only(row: &Row<'_, '_>, registry: Option<&Registry>) -> Result<Vec<IndicatorId>> {
    let ids = row.get("only").split(',').map(str::trim).filter(|id| !id.is_empty());
    let read = ids.map(|id| {
        let id = id.parse().map_err(|error| match error {
            Error::Form { expected, found, .. } => row.error(expected, found),
            other => other,
        })?;
        registry.map_or(Ok(()), |registry| registry.known(row, &id))?;
        Ok(id)
    });
    read.collect()
}

static BUNDLED: LazyLock<DimReader> =
    LazyLock::new(|| DimReader::default().extended("dims.tsv", include_str!("dims.tsv"), None).unwrap_or_default());

/// Reads the qualifiers of an indicator from a passage by the table of the crate.
///
/// ```
/// use zongshu::vocabulary::{Passage, Registry, dims};
/// let indicator = Registry::bundled().named("overseas_talent").expect("registered");
/// let sentence = "全年有60名海外人才来访考察。";
/// let at = sentence.find("60").map(|start| start..start + 5).expect("the quantity");
/// let read = dims(indicator, &Passage { subject: "海外人才", predicate: "来访", sentence, at });
/// assert_eq!(read.get("mode").map(String::as_str), Some("visit"));
/// ```
pub fn dims(indicator: &Indicator, passage: &Passage<'_>) -> BTreeMap<String, String> {
    BUNDLED.dims(indicator, passage)
}

/// The table of words that tell qualifiers.
#[derive(Debug, Clone, Default)]
pub struct DimReader {
    rules: Vec<DimRule>,
    identity: BTreeMap<String, bool>,
    /// All words of the rules.
    tree: WordTree,
    /// For each word of the tree the rules that have it, each with the place among its words.
    owners: Vec<Vec<(usize, usize)>>,
}

impl DimReader {
    /// The table of the crate.
    pub fn bundled() -> &'static DimReader {
        &BUNDLED
    }

    /// Reads a table for the indicators of a registry. `name` is used in errors only.
    ///
    /// # Errors
    /// [`Error::Table`] where a cell is not in its form, the rows of one qualifier disagree on its identity, a word stands
    /// twice for one qualifier in the same reach, or an id is not registered.
    pub fn read(name: &str, text: &str, registry: &Registry) -> Result<DimReader> {
        DimReader::default().extended(name, text, Some(registry))
    }

    /// This table and the rows of a user's pack of the same columns, for the indicators of a registry.
    ///
    /// ```
    /// use zongshu::vocabulary::{DimReader, Registry};
    /// let pack = "dim\tvalue\twords\twhere\tonly\tidentity\nseason\tautumn\t秋季\tclause\tparty_members\tno\n";
    /// let grown = DimReader::bundled().with_pack(pack, Registry::bundled())?;
    /// assert_eq!(grown.rules().len(), DimReader::bundled().rules().len() + 1);
    /// assert!(grown.with_pack(pack, Registry::bundled()).is_err());
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`DimReader::read`].
    pub fn with_pack(&self, text: &str, registry: &Registry) -> Result<DimReader> {
        self.clone().extended("the pack of dims", text, Some(registry))
    }

    /// The table of the crate needs no registry: a test holds the two together.
    fn extended(mut self, name: &str, text: &str, registry: Option<&Registry>) -> Result<DimReader> {
        let table = Table::read(name, text)?;
        let (known, mut once) = (self.rules.len(), Once::new());
        for row in table.rows() {
            let identity = match row.get("identity") {
                "yes" => true,
                "no" => false,
                other => return Err(row.error("yes or no under identity", other)),
            };
            let reach = match row.get("where") {
                "subject" => Reach::Subject,
                "clause" => Reach::Clause,
                "sentence" => Reach::Sentence,
                other => return Err(row.error("subject, clause or sentence under where", other)),
            };
            let dim = row.get("dim").to_string();
            if *self.identity.entry(dim.clone()).or_insert(identity) != identity {
                return Err(row.error("one identity for all rows of a qualifier", dim));
            }
            let rule = DimRule {
                dim,
                value: row.get("value").into(),
                words: row.list("words").map(String::from).collect(),
                only: only(&row, registry)?,
                identity,
                example: row.get("example").into(),
                reach,
            };
            for word in row.list("words") {
                let key = (row.get("dim"), word, row.get("only"), reach);
                once.note(&row, key, "a word of a qualifier", word)?;
                if self.rules.iter().take(known).any(|old| old.has(word, &rule)) {
                    return Err(row.error("a word that the qualifier does not have yet", word));
                }
            }
            self.rules.push(rule);
        }
        self.index();
        Ok(self)
    }

    fn index(&mut self) {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut words: Vec<&str> = Vec::new();
        let mut owners: Vec<Vec<(usize, usize)>> = Vec::new();
        for (rule, row) in self.rules.iter().enumerate() {
            for (place, word) in row.words.iter().enumerate() {
                let at = *places.entry(word).or_insert(words.len());
                if at == words.len() {
                    words.push(word);
                    owners.push(Vec::new());
                }
                if let Some(owners) = owners.get_mut(at) {
                    owners.push((rule, place));
                }
            }
        }
        (self.tree, self.owners) = (WordTree::of(words), owners);
    }

    /// The rows of the table.
    pub fn rules(&self) -> &[DimRule] {
        &self.rules
    }

    /// Whether a qualifier is part of what is counted. Thresholds and ages are; unknown qualifiers are not.
    pub fn is_identity(&self, dim: &str) -> bool {
        self.identity.get(dim).copied().unwrap_or(false) || is_always_identity(dim)
    }

    /// The qualifiers of an indicator in a passage. A qualifier that is part of what is counted takes the value whose
    /// word stands in the subject, else nearest to the quantity; any other takes all values of its clause, else of its
    /// sentence, joined by `+`.
    pub fn dims(&self, indicator: &Indicator, passage: &Passage<'_>) -> BTreeMap<String, String> {
        if indicator.dims.is_empty() {
            return BTreeMap::new();
        }
        self.dims_among(indicator, passage, &self.hits(passage.sentence))
    }

    /// As [`DimReader::dims`], of a sentence whose words are found already.
    fn dims_among(
        &self,
        indicator: &Indicator,
        passage: &Passage<'_>,
        sentence: &[Hit<'_>],
    ) -> BTreeMap<String, String> {
        let mut read = BTreeMap::new();
        let aside = [passage.subject, passage.predicate].map(|part| match place_in(part, passage.sentence) {
            None if !part.is_empty() => self.hits(part),
            _ => Vec::new(),
        });
        if sentence.is_empty() && aside.iter().all(Vec::is_empty) {
            return read;
        }
        // Mostly the subject tells.
        let clause = LazyCell::new(|| clause(passage));
        for dim in &indicator.dims {
            let is_of = |hit: &&Hit<'_>| {
                let DimRule { dim: name, only, .. } = hit.rule;
                *name == dim.name && (only.is_empty() || only.contains(&indicator.id))
            };
            let sentence: Vec<&Hit<'_>> = sentence.iter().filter(is_of).collect();
            let aside = aside.each_ref().map(|hits| hits.iter().filter(is_of).collect::<Vec<_>>());
            if sentence.is_empty() && aside.iter().all(Vec::is_empty) {
                continue;
            }
            // All rows of a qualifier agree on its identity.
            let is_identity = sentence.iter().chain(aside.iter().flatten()).any(|hit| hit.rule.identity);
            let words = Words::of(passage, sentence, aside);
            let value = match is_identity || is_always_identity(&dim.name) {
                true => nearest(&words, passage, &clause),
                false => all(&words, &clause),
            };
            if let Some(value) = value {
                read.insert(dim.name.clone(), value);
            }
        }
        read
    }

    /// What a subject says of a population, whatever is counted: the identity qualifiers of the rows that are for all
    /// indicators, of those words that are `new` to what is counted. The last word of a qualifier prevails.
    pub(crate) fn of_population(&self, subject: &str, new: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
        let hits = self.hits(subject);
        let is_new = |hit: &&Hit<'_>| subject.get(hit.range.clone()).is_some_and(&new);
        let is_general = |hit: &&Hit<'_>| hit.rule.identity && hit.rule.only.is_empty();
        let hits: Vec<&Hit<'_>> = hits.iter().filter(is_general).collect();
        let mut told: Vec<&Hit<'_>> = kept(&hits, 0..usize::MAX, Reach::Subject).filter(is_new).collect();
        told.sort_by_key(|hit| hit.range.end);
        told.into_iter().map(|hit| (hit.rule.dim.clone(), hit.rule.value.clone())).collect()
    }

    /// The words of all rules, in the order of their numbers.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.owners.iter().filter_map(|owners| {
            let (rule, place) = owners.first()?;
            self.rules.get(*rule)?.words.get(*place).map(String::as_str)
        })
    }

    /// The words of the rules in a text, in the order of the rules and their words.
    fn hits(&self, text: &str) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        self.tree.every(text, |hit| self.take(hit, &mut hits));
        hits.sort_by_key(|hit| (hit.place, hit.range.start));
        hits
    }

    /// Enters a word under each of its rules.
    fn take<'r>(&'r self, hit: tree::Hit, hits: &mut Vec<Hit<'r>>) {
        for (rule, word) in self.owners.get(hit.word).into_iter().flatten() {
            if let Some(row) = self.rules.get(*rule) {
                hits.push(Hit { place: (*rule, *word), rule: row, range: hit.start..hit.end });
            }
        }
    }
}

/// Whether a qualifier is part of what is counted whatever the tables say.
fn is_always_identity(dim: &str) -> bool {
    dim.starts_with("threshold") || dim == "age"
}

/// A word of a rule found in a text.
#[derive(Clone)]
struct Hit<'r> {
    /// Index of the rule, and of the word in it.
    place: (usize, usize),
    rule: &'r DimRule,
    range: Range<usize>,
}

impl<'r> Hit<'r> {
    /// The value that it tells.
    fn value(&self) -> &'r str {
        &self.rule.value
    }
}

/// The words of one qualifier in a passage: where its parts are, and the words of those that are no slices of it.
struct Words<'h, 'r> {
    sentence: Vec<&'h Hit<'r>>,
    subject: Part<'h, 'r>,
    predicate: Part<'h, 'r>,
}

/// A part of a passage: a range of its sentence, or words of its own.
enum Part<'h, 'r> {
    Within(Range<usize>),
    Aside(Vec<&'h Hit<'r>>),
}

/// Where a slice of a sentence stands in it.
fn place_in(part: &str, sentence: &str) -> Option<Range<usize>> {
    let start = part.as_ptr().addr().checked_sub(sentence.as_ptr().addr())?;
    Some(start..start + part.len()).filter(|part| part.end <= sentence.len())
}

/// The qualifiers of the measures of one sentence: its words are looked up once, by the table of the crate.
pub(crate) struct SentenceDims<'h> {
    /// The words of the sentence as they were found, in a text in which it starts at `start`.
    found: &'h [tree::Hit],
    start: usize,
    hits: OnceCell<Vec<Hit<'static>>>,
}

impl<'h> SentenceDims<'h> {
    /// Of a sentence that starts at `start` of the text in which the words were found.
    pub(crate) fn of(found: &'h [tree::Hit], start: usize) -> SentenceDims<'h> {
        SentenceDims { found, start, hits: OnceCell::new() }
    }

    /// The qualifiers of an indicator in a passage of the sentence.
    pub(crate) fn dims(&self, indicator: &Indicator, passage: &Passage<'_>) -> BTreeMap<String, String> {
        if indicator.dims.is_empty() || self.found.is_empty() {
            return BTreeMap::new();
        }
        let hits = self.hits.get_or_init(|| {
            let mut hits = Vec::with_capacity(self.found.len() * 2);
            for found in self.found {
                let own = tree::Hit { start: found.start - self.start, end: found.end - self.start, ..*found };
                BUNDLED.take(own, &mut hits);
            }
            hits.sort_by_key(|hit| (hit.place, hit.range.start));
            hits
        });
        BUNDLED.dims_among(indicator, passage, hits)
    }
}

impl<'h, 'r> Words<'h, 'r> {
    fn of(passage: &Passage<'_>, sentence: Vec<&'h Hit<'r>>, aside: [Vec<&'h Hit<'r>>; 2]) -> Words<'h, 'r> {
        let [subject, predicate] = aside;
        let part = |text: &str, aside| match place_in(text, passage.sentence) {
            Some(range) => Part::Within(range),
            None => Part::Aside(aside),
        };
        Words { sentence, subject: part(passage.subject, subject), predicate: part(passage.predicate, predicate) }
    }

    /// The hits in a part.
    fn of_part<'w>(&'w self, part: &'w Part<'h, 'r>) -> impl Iterator<Item = &'h Hit<'r>> {
        let (hits, range) = match part {
            Part::Within(range) => (&self.sentence, range.clone()),
            Part::Aside(hits) => (hits, 0..usize::MAX),
        };
        kept(hits, range, Reach::Subject)
    }

    /// The hits in a range of the sentence.
    fn within(&self, range: Range<usize>, reach: Reach) -> impl Iterator<Item = &'h Hit<'r>> {
        kept(&self.sentence, range, reach)
    }
}

/// The hits in a range that do not lie inside longer ones.
fn kept<'h, 'r>(hits: &[&'h Hit<'r>], range: Range<usize>, reach: Reach) -> impl Iterator<Item = &'h Hit<'r>> {
    let is_within = move |hit: &&Hit<'r>| range.start <= hit.range.start && hit.range.end <= range.end;
    let own = hits.iter().copied().filter(move |hit| hit.rule.reach >= reach && is_within(hit));
    let is_inside = |hit: &Hit<'r>, other: &Hit<'r>| {
        let (own, other) = (&hit.range, &other.range);
        other.start <= own.start && own.end <= other.end && other.len() > own.len()
    };
    own.clone().filter(move |hit| !own.clone().any(|other| is_inside(hit, other)))
}

fn nearest(words: &Words<'_, '_>, passage: &Passage<'_>, clause: &impl Deref<Target = Range<usize>>) -> Option<String> {
    for part in [&words.subject, &words.predicate] {
        if let Some(hit) = words.of_part(part).max_by_key(|hit| hit.range.end) {
            return Some(hit.value().to_string());
        }
    }
    let distance = |hit: &&Hit<'_>| {
        let Range { start, end } = hit.range;
        let between = if start >= passage.at.end { passage.at.end..start } else { end..passage.at.start };
        passage
            .sentence
            .get(between)
            .map_or(usize::MAX, |text| text.chars().map(|c| if c == '、' { ITEM } else { 1 }).sum())
    };
    let near = words.within((**clause).clone(), Reach::Clause).min_by_key(distance);
    let far = || words.within(0..passage.sentence.len(), Reach::Sentence).min_by_key(distance);
    near.or_else(far).map(|hit| hit.value().to_string())
}

fn all(words: &Words<'_, '_>, clause: &impl Deref<Target = Range<usize>>) -> Option<String> {
    let parts = words.of_part(&words.subject).chain(words.of_part(&words.predicate));
    let mut values: Vec<&str> = parts.chain(words.within((**clause).clone(), Reach::Clause)).map(Hit::value).collect();
    if values.is_empty() {
        values = words.within(0..usize::MAX, Reach::Sentence).map(Hit::value).collect();
    }
    values.sort_unstable();
    values.dedup();
    (!values.is_empty()).then(|| values.join("+"))
}

/// The clause of the sentence that holds the quantity.
fn clause(passage: &Passage<'_>) -> Range<usize> {
    let is_end = |c: char| matches!(c, ',' | '，' | ';' | '；' | '。' | '\n' | ':' | '：');
    let before = passage.sentence.get(..passage.at.start).unwrap_or("");
    let after = passage.sentence.get(passage.at.end..).unwrap_or("");
    let start = before.char_indices().rev().find(|(_, c)| is_end(*c)).map_or(0, |(place, c)| place + c.len_utf8());
    let end = after.find(is_end).unwrap_or(after.len());
    start..passage.at.end + end
}
