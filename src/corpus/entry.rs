//! [`Entry`]: one report of a corpus under its name, with its text where that is at hand.

use std::collections::BTreeMap;

use super::attached::Attached;
use super::mentioned::Mentioned;
use crate::compare::{Fact, Locator};
use crate::error::{Error, Result};
use crate::parse::Parser;
use crate::report::Report;
use crate::text::{Position, Source, Span};
use crate::vocabulary::Registry;

/// One report of a corpus.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name: the stem of the file it was read from, behind folders where several files have that stem. In a
    /// [`Corpus`](super::Corpus) no other report has it.
    pub doc: String,
    /// What was read.
    pub report: Report,
    /// Where words of indicators stand, whether or not with a figure.
    pub mentioned: Mentioned,
    source: Option<Source>,
    /// Lines and columns of the facts, for a report without text.
    positions: BTreeMap<usize, Position>,
}

/// Two entries are equal where they have the same name and facts, with or without text.
impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.doc == other.doc && self.report == other.report && self.mentioned == other.mentioned
    }
}

impl Entry {
    /// A report that was made elsewhere, without text.
    pub fn new(doc: impl Into<String>, report: Report) -> Entry {
        Entry { doc: doc.into(), report, mentioned: Mentioned::default(), source: None, positions: BTreeMap::new() }
    }

    /// Reads a text.
    ///
    /// ```
    /// use zongshu::corpus::Entry;
    /// use zongshu::parse::Parser;
    /// use zongshu::text::Source;
    /// let entry = Entry::read("made-2031", Source::from_text("一年来，\n招录公务员3120名。"), &Parser::default());
    /// let (_, mention, _) = entry.report.measures().next().expect("a measure");
    /// assert_eq!(entry.place(mention.span), "made-2031@2:6");
    /// ```
    pub fn read(doc: impl Into<String>, source: Source, parser: &Parser) -> Entry {
        let report = parser.read(&source);
        Entry {
            doc: doc.into(),
            mentioned: Mentioned::of(&source, &report, Registry::bundled()),
            report,
            source: Some(source),
            positions: BTreeMap::new(),
        }
    }

    pub(super) fn from_parts(
        doc: String,
        report: Report,
        mentioned: Mentioned,
        positions: BTreeMap<usize, Position>,
    ) -> Entry {
        Entry { doc, report, mentioned, source: None, positions }
    }

    /// The text, where it is at hand.
    pub fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// The entry with the text its report was read from.
    ///
    /// # Errors
    /// [`Error::SourceMismatch`] where the source is another text.
    pub fn with_source(mut self, source: Source) -> Result<Entry> {
        if source.sha256() != self.report.source.sha256 {
            return Err(Error::SourceMismatch { expected: self.report.source.sha256, found: source.sha256().into() });
        }
        self.source = Some(source);
        Ok(self)
    }

    /// The report with its text, where that is at hand.
    pub fn attached(&self) -> Option<Attached<'_>> {
        let source = self.source.clone()?;
        self.report.attach(source).ok()
    }

    /// The words of a span; `None` without text.
    pub fn quote(&self, span: Span) -> Option<&str> {
        self.source.as_ref().map(|source| source.slice(span))
    }

    /// The sentence that holds a span; `None` without text.
    pub fn sentence(&self, span: Span) -> Option<&str> {
        let sentence = self.attached()?.sentence_span(span);
        self.quote(sentence)
    }

    /// Line and column of a byte of the text. Without text they are known for the first byte of every fact.
    pub fn position(&self, offset: usize) -> Option<Position> {
        match &self.source {
            Some(source) => Some(source.position(offset)),
            None => self.positions.get(&offset).copied(),
        }
    }

    /// Where a span stands, for people: `doc@line:column`, or `doc@byte 1234` where the line is not known.
    pub fn place(&self, span: Span) -> String {
        match self.position(span.start) {
            Some(Position { line, column }) => format!("{}@{line}:{column}", self.doc),
            None => format!("{}@byte {}", self.doc, span.start),
        }
    }

    /// The measures of the report.
    pub fn facts(&self) -> impl Iterator<Item = Fact<'_>> {
        Fact::all(&self.report)
    }

    /// The measures of one indicator, by its id.
    ///
    /// ```
    /// use zongshu::corpus::qinghai_2020;
    /// let recruited: Vec<String> =
    ///     qinghai_2020().stated("civil_servants_recruited").map(|fact| fact.measure.quantity.value.to_string()).collect();
    /// assert_eq!(recruited, ["1180"]);
    /// ```
    pub fn stated<'e>(&'e self, indicator: &str) -> impl Iterator<Item = Fact<'e>> {
        Fact::stated(&self.report, indicator)
    }

    /// Whether a locator leads into this report.
    pub fn holds(&self, locator: &Locator) -> bool {
        self.report.source.sha256 == locator.source
    }

    /// The year the report looks back on, else that of its publication.
    pub fn year(&self) -> Option<i32> {
        let heading = &self.report.heading;
        heading.year_reviewed.or_else(|| heading.published.map(|published| published.year()))
    }
}
