//! Facts of a report as JSON Lines: what [`Entry::to_facts`] writes and [`Entry::from_facts`] reads. No text beyond
//! titles and the words of single quantities: a run of words longer than [`LONGEST`] characters is cut.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::entry::Entry;
use super::mentioned::Mentioned;
use crate::error::{Error, Result};
use crate::report::{Claim, Diagnostic, Heading, Mention, Misfit, Part, Place, Practice, Report, Section, SourceInfo};
use crate::text::{Position, Span};
use crate::vocabulary::IndicatorId;

/// The longest run of words of a text that facts hold, in characters, the mark of the cut included.
const LONGEST: usize = 17;

/// One fact.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// Records live one at a time, while a line is written or read.
#[allow(clippy::large_enum_variant)]
enum Record {
    Report { doc: String, source: SourceInfo, heading: Heading, body: Span },
    Section(Section),
    Mention(Box<Mention>),
    Claim(Claim),
    Place(Place),
    Practice(Practice),
    Diagnostic(Diagnostic),
    Mentioned { indicator: IndicatorId, span: Span },
}

/// Line and column of the first byte, then the fact.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Line(usize, usize, Record);

impl Entry {
    /// The facts of the report as JSON Lines, without its text: one line a fact, each with its line and column.
    ///
    /// The title stands as it is; any other run of words longer than 17 characters is cut with `…`, and its span leads
    /// to the rest.
    pub fn to_facts(&self) -> String {
        let report = self.report.clone();
        let head =
            Record::Report { doc: self.doc.clone(), source: report.source, heading: report.heading, body: report.body };
        let mut lines = Vec::from([self.line(report.body, head)]);
        for mut section in report.sections {
            [&mut section.heading, &mut section.subheading].into_iter().flatten().for_each(cut);
            lines.push(self.line(section.span, Record::Section(section)));
        }
        for mut mention in report.mentions {
            cut(&mut mention.text);
            if let Some(measure) = &mut mention.measure {
                let texts = [&mut measure.subject, &mut measure.predicate, &mut measure.base];
                texts.into_iter().flatten().for_each(cut);
            }
            lines.push(self.line(mention.span, Record::Mention(Box::new(mention))));
        }
        for mut claim in report.claims {
            cut(&mut claim.text);
            claim.subject.iter_mut().for_each(cut);
            lines.push(self.line(claim.span, Record::Claim(claim)));
        }
        for place in report.places {
            lines.push(self.line(place.span, Record::Place(place)));
        }
        for practice in report.practices {
            lines.push(self.line(practice.span, Record::Practice(practice)));
        }
        for diagnostic in report.diagnostics {
            lines.push(self.line(diagnostic.span, Record::Diagnostic(diagnostic)));
        }
        for (indicator, span) in self.mentioned.iter() {
            let indicator = indicator.clone();
            lines.push(self.line(span, Record::Mentioned { indicator, span }));
        }
        lines.concat()
    }

    fn line(&self, span: Span, record: Record) -> String {
        let Position { line, column } = self.position(span.start).unwrap_or(Position { line: 0, column: 0 });
        let written = serde_json::to_value(Line(line, column, record)).map(without_nulls);
        match written {
            Ok(json) => format!("{json}\n"),
            Err(_) => String::new(),
        }
    }

    /// Reads what [`Entry::to_facts`] wrote.
    ///
    /// # Errors
    /// [`Error::Table`] where a line is not a fact, the first is not the head of a report, or the lines do not go together,
    /// of which the same is asked as by [`Report::from_json`].
    ///
    /// ```
    /// use zongshu::corpus::{Entry, sichuan_2022};
    /// let facts = sichuan_2022().to_facts();
    /// assert_eq!(Entry::from_facts(&facts)?, *sichuan_2022());
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn from_facts(facts: &str) -> Result<Entry> {
        let (mut head, mut mentioned, mut positions) = (None, Mentioned::default(), BTreeMap::new());
        let (mut lines, mut words) = (Lines::default(), Vec::new());
        for (number, line) in (1..).zip(facts.lines()) {
            let Line(line, column, record) =
                serde_json::from_str(line).map_err(|error| wrong(number, "a fact", error.to_string()))?;
            let span = record.span();
            match (record, &mut head) {
                (Record::Report { doc, source, heading, body }, None) => {
                    head = Some((doc, bare(source, heading, body)))
                }
                (_, None) => return Err(wrong(number, "the head of a report", "another fact")),
                (Record::Report { .. }, Some(_)) => return Err(wrong(number, "a fact of one report", "another head")),
                (Record::Mentioned { indicator, span }, Some(_)) => {
                    mentioned.insert(indicator, span);
                    words.push((number, span));
                }
                (record, Some((_, report))) => {
                    lines.of(&record).push(number);
                    record.put_into(report);
                }
            }
            if line > 0 {
                positions.insert(span.start, Position { line, column });
            }
        }
        let (doc, report) = head.ok_or_else(|| wrong(1, "the head of a report", "no line"))?;
        // A line that is taken out or put in by hand moves the links of all others.
        let misfit = |Misfit { part, expected, found }| wrong(lines.line(part), &expected, found);
        report.check().map_err(misfit)?;
        let length = report.source.length;
        if let Some((number, span)) = words.into_iter().find(|(_, span)| span.end > length) {
            let expected = format!("a span of a text of {length} bytes");
            return Err(wrong(number, &expected, format!("one up to byte {}", span.end)));
        }
        Ok(Entry::from_parts(doc, report, mentioned, positions))
    }
}

fn wrong(line: usize, expected: &str, found: impl Into<String>) -> Error {
    Error::Table {
        table: "facts".into(),
        line,
        expected: expected.into(),
        found: found.into(),
        next: "write the facts again from the report".into(),
    }
}

/// The lines on which the parts of a report stand, in the order of its lists.
#[derive(Debug, Default)]
struct Lines {
    sections: Vec<usize>,
    mentions: Vec<usize>,
    claims: Vec<usize>,
    places: Vec<usize>,
    practices: Vec<usize>,
    diagnostics: Vec<usize>,
    /// Of what has no list of its own.
    others: Vec<usize>,
}

impl Lines {
    /// The list a record belongs to.
    fn of(&mut self, record: &Record) -> &mut Vec<usize> {
        match record {
            Record::Section(_) => &mut self.sections,
            Record::Mention(_) => &mut self.mentions,
            Record::Claim(_) => &mut self.claims,
            Record::Place(_) => &mut self.places,
            Record::Practice(_) => &mut self.practices,
            Record::Diagnostic(_) => &mut self.diagnostics,
            Record::Report { .. } | Record::Mentioned { .. } => &mut self.others,
        }
    }

    /// The line of a part; the head is the first.
    fn line(&self, part: Part) -> usize {
        let line = match part {
            Part::Body => None,
            Part::Section(at) => self.sections.get(at),
            Part::Mention(at) => self.mentions.get(at),
            Part::Claim(at) => self.claims.get(at),
            Part::Place(at) => self.places.get(at),
            Part::Practice(at) => self.practices.get(at),
            Part::Diagnostic(at) => self.diagnostics.get(at),
        };
        line.copied().unwrap_or(1)
    }
}

impl Record {
    fn span(&self) -> Span {
        match self {
            Record::Report { body, .. } => *body,
            Record::Section(section) => section.span,
            Record::Mention(mention) => mention.span,
            Record::Claim(claim) => claim.span,
            Record::Place(place) => place.span,
            Record::Practice(practice) => practice.span,
            Record::Diagnostic(diagnostic) => diagnostic.span,
            Record::Mentioned { span, .. } => *span,
        }
    }

    fn put_into(self, report: &mut Report) {
        match self {
            Record::Section(section) => report.sections.push(section),
            Record::Mention(mention) => report.mentions.push(*mention),
            Record::Claim(claim) => report.claims.push(claim),
            Record::Place(place) => report.places.push(place),
            Record::Practice(practice) => report.practices.push(practice),
            Record::Diagnostic(diagnostic) => report.diagnostics.push(diagnostic),
            Record::Report { .. } | Record::Mentioned { .. } => {}
        }
    }
}

/// A report of which only the head is known.
pub(super) fn bare(source: SourceInfo, heading: Heading, body: Span) -> Report {
    Report {
        source,
        heading,
        body,
        sections: Vec::new(),
        mentions: Vec::new(),
        claims: Vec::new(),
        places: Vec::new(),
        practices: Vec::new(),
        diagnostics: Vec::new(),
    }
}

fn cut(text: &mut String) {
    if text.chars().count() > LONGEST {
        *text = text.chars().take(LONGEST - 1).chain(['…']).collect();
    }
}

fn without_nulls(json: Json) -> Json {
    match json {
        Json::Object(map) => {
            let kept = map.into_iter().filter(|(_, value)| !value.is_null());
            Json::Object(kept.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}
