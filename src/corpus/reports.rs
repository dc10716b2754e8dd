//! [`Corpus`]: many reports in a stable order.

use super::entry::Entry;
use super::names;
use crate::compare::{Cell, Consistency, Coverage, Engine, Fact, Locator};
use crate::region::Adcode;
use crate::report::{Mention, MentionClass, Report};
use crate::script::{Script, simplified};
use crate::text::{Source, Span};
use crate::vocabulary::{Indicator, Registry};

/// Many reports, in the order of their names. A name leads to one report.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::Corpus;
/// let corpus = Corpus::bundled();
/// let docs: Vec<&str> = corpus.iter().map(|entry| entry.doc.as_str()).collect();
/// assert_eq!(docs, ["chengdu-2018", "national-2023", "qinghai-2020", "sichuan-2022", "zhejiang-2024"]);
/// let recruited = "civil_servants_recruited".parse()?;
/// let table = Engine::new().regions(&recruited, &corpus.reports(), Default::default());
/// assert_eq!(table.silent, ["全国", "成都市"]);
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Corpus {
    entries: Vec<Entry>,
}

impl Corpus {
    /// A corpus of entries. One that is given twice is kept once; of others with one name the one with the smaller
    /// SHA-256 keeps it, and the rest are numbered.
    ///
    /// Files have names that differ from the start: see [`Reader::files`](super::Reader::files).
    ///
    /// ```
    /// use zongshu::corpus::{Corpus, Entry};
    /// use zongshu::parse::Parser;
    /// use zongshu::text::Source;
    /// let texts = ["全省招录公务员300名。", "全省招录公务员310名。", "全省招录公务员300名。"];
    /// let corpus: Corpus =
    ///     texts.into_iter().map(|text| Entry::read("made", Source::from_text(text), &Parser::default())).collect();
    /// let docs: Vec<&str> = corpus.iter().map(|entry| entry.doc.as_str()).collect();
    /// assert_eq!(docs, ["made", "made (2)"]);
    /// ```
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Corpus {
        let mut entries: Vec<Entry> = entries.into_iter().collect();
        let sort = |entries: &mut Vec<Entry>| {
            let key = |entry: &Entry| (entry.doc.clone(), entry.report.source.sha256.clone());
            entries.sort_by_cached_key(key);
        };
        sort(&mut entries);
        // Of two that are alike the one with its text is kept.
        entries.dedup_by(|later, kept| {
            let is_same = later == kept;
            if is_same && kept.source().is_none() {
                std::mem::swap(later, kept);
            }
            is_same
        });
        let docs = names::numbered(entries.iter().map(|entry| entry.doc.clone()).collect());
        entries.iter_mut().zip(docs).for_each(|(entry, doc)| entry.doc = doc);
        sort(&mut entries);
        Corpus { entries }
    }

    /// A corpus of reports made elsewhere, each with its name.
    pub fn from_reports(reports: impl IntoIterator<Item = (String, Report)>) -> Corpus {
        Corpus::new(reports.into_iter().map(|(doc, report)| Entry::new(doc, report)))
    }

    /// The entries in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.entries.iter()
    }

    /// How many reports.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no report.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The reports in order, as the comparisons take them.
    pub fn reports(&self) -> Vec<&Report> {
        self.entries.iter().map(|entry| &entry.report).collect()
    }

    /// The entry of a name.
    pub fn get(&self, doc: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.doc == doc)
    }

    /// The entries of a region, not of places inside it.
    pub fn of_region(&self, adcode: Adcode) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.report.heading.adcode == Some(adcode))
    }

    /// The entries that look back on a year, or else were published in it.
    pub fn of_year(&self, year: i32) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.year() == Some(year))
    }

    /// The entry that a locator leads into.
    pub fn holding(&self, locator: &Locator) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.holds(locator))
    }

    /// The corpus with texts attached to the reports that were read from them; other texts are passed over.
    pub fn with_sources(mut self, sources: impl IntoIterator<Item = Source>) -> Corpus {
        for source in sources {
            for entry in &mut self.entries {
                if let Ok(attached) = entry.clone().with_source(source.clone()) {
                    *entry = attached;
                }
            }
        }
        self
    }

    /// Which report states which indicator, which only mentions it, and which is silent.
    pub fn coverage(&self, registry: &Registry) -> Coverage {
        let mentions = |report: &Report, indicator: &Indicator| {
            let entry = self.entries.iter().find(|entry| std::ptr::eq(&entry.report, report))?;
            entry.mentioned.get(&indicator.id)
        };
        Coverage::of(&self.reports(), registry, &mentions)
    }

    /// What reports say twice, what adds up and what is implied. Where the texts are at hand two figures of one thing
    /// contradict each other only if their clauses have the same words.
    ///
    /// ```
    /// use zongshu::compare::{Engine, Likeness};
    /// use zongshu::corpus::{Corpus, Entry};
    /// use zongshu::parse::Parser;
    /// use zongshu::text::Source;
    /// let read = |text| Corpus::new([Entry::read("invented", Source::from_text(text), &Parser::default())]);
    /// let likeness = |text| read(text).consistency(&Engine::new()).duplicates[0].likeness;
    /// assert_eq!(likeness("招录公务员3120名。全年共招录公务员3050名。"), Likeness::Conflict);
    /// assert_eq!(likeness("从高校引进博士120名。从海外引进博士300名。"), Likeness::Apart);
    /// ```
    pub fn consistency(&self, engine: &Engine) -> Consistency {
        engine.consistency_by(&self.reports(), &|fact| self.clause(fact))
    }

    /// The words of the clause of a figure, in Simplified characters and without the figure and dates.
    fn clause(&self, fact: &Fact<'_>) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.report.source == fact.report.source)?;
        let attached = entry.attached()?;
        let clause = attached.clause_span(fact.mention.span);
        let is_inside = |span: Span| clause.start <= span.start && span.end <= clause.end;
        let is_cut = |mention: &&Mention| {
            is_inside(mention.span) && (mention.class == MentionClass::Date || mention.span == fact.mention.span)
        };
        let mut words = String::new();
        let mut at = clause.start;
        for mention in entry.report.mentions.iter().filter(is_cut) {
            words += attached.quote(Span::new(at, mention.span.start.max(at)));
            at = mention.span.end.max(at);
        }
        words += attached.quote(Span::new(at, clause.end));
        Some(match entry.report.source.script {
            Script::Hant => simplified(&words),
            Script::Hans => words,
        })
    }

    /// What each report says of one indicator, in order.
    pub fn cells(&self, indicator: &Indicator) -> impl Iterator<Item = (&Entry, Cell)> {
        self.entries.iter().map(move |entry| {
            let own = |measure: &crate::report::Measure| measure.indicator.as_ref() == Some(&indicator.id);
            let stated = entry.report.measures().filter(|(_, _, measure)| own(measure));
            let stated: Vec<usize> = stated.map(|(index, _, _)| index).collect();
            let cell = match stated.is_empty() {
                false => Cell::Stated(stated),
                true => entry.mentioned.get(&indicator.id).map_or(Cell::Absent, Cell::Mentioned),
            };
            (entry, cell)
        })
    }
}

impl<'c> IntoIterator for &'c Corpus {
    type Item = &'c Entry;
    type IntoIter = std::slice::Iter<'c, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl FromIterator<Entry> for Corpus {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Corpus {
        Corpus::new(entries)
    }
}
