//! Facts of a report as JSON Lines: what [`Entry::to_facts`] writes and [`Entry::from_facts`] reads. No text beyond
//! titles and the words of single quantities: a run of words longer than [`LONGEST`] characters is cut.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::entry::Entry;
use super::mentioned::Mentioned;
use crate::error::{Error, Result};
use crate::report::{Claim, Diagnostic, Heading, Mention, Place, Practice, Report, Section, SourceInfo};
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
    /// [`Error::Table`] where a line is not a fact, the first is not the head of a report, or the lines do not go together:
    /// a span beyond the text, mentions out of order, a link that leads to no other measure.
    ///
    /// ```
    /// use zongshu::corpus::{Entry, sichuan_2022};
    /// let facts = sichuan_2022().to_facts();
    /// assert_eq!(Entry::from_facts(&facts)?, *sichuan_2022());
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn from_facts(facts: &str) -> Result<Entry> {
        let wrong = |line: usize, expected: &str, found: String| Error::Table {
            table: "facts".into(),
            line,
            expected: expected.into(),
            found,
            next: "write the facts again from the report".into(),
        };
        let (mut head, mut mentioned, mut positions) = (None, Mentioned::default(), BTreeMap::new());
        let (mut length, mut end) = (0, 0);
        let mut lines: Vec<usize> = Vec::new();
        for (number, line) in (1..).zip(facts.lines()) {
            let Line(line, column, record) =
                serde_json::from_str(line).map_err(|error| wrong(number, "a fact", error.to_string()))?;
            let (span, report) = match (record, &mut head) {
                (Record::Report { doc, source, heading, body }, None) => {
                    length = source.length;
                    head = Some((doc, bare(source, heading, body)));
                    (body, None)
                }
                (record, Some((_, report))) => (record.span(), Some((record, report))),
                (_, None) => return Err(wrong(number, "the head of a report", "another fact".into())),
            };
            if span.end > length {
                let found = format!("one up to byte {}", span.end);
                return Err(wrong(number, &format!("a span of a text of {length} bytes"), found));
            }
            if line > 0 {
                positions.insert(span.start, Position { line, column });
            }
            match report {
                Some((Record::Mentioned { indicator, span }, _)) => mentioned.insert(indicator, span),
                Some((Record::Report { .. }, _)) => {
                    return Err(wrong(number, "a fact of one report", "another head".into()));
                }
                Some((record, report)) => {
                    if matches!(record, Record::Mention(_)) {
                        if span.start < end {
                            let found = format!("one at byte {} behind one that ends at byte {end}", span.start);
                            return Err(wrong(number, "mentions in the order of the text", found));
                        }
                        end = span.end;
                        lines.push(number);
                    }
                    record.put_into(report);
                }
                None => {}
            }
        }
        let (doc, report) = head.ok_or_else(|| wrong(1, "the head of a report", "no line".into()))?;
        // A line that is taken out or put in by hand moves the links of all others.
        for (own, (mention, number)) in report.mentions.iter().zip(lines).enumerate() {
            let Some(measure) = &mention.measure else { continue };
            let change = measure.change.as_ref();
            let links =
                [measure.part_of, measure.qualifies, change.and_then(|one| one.level), change.and_then(|one| one.from)];
            let leads =
                |link: &usize| *link != own && report.mentions.get(*link).is_some_and(|to| to.measure.is_some());
            if let Some(link) = links.into_iter().flatten().find(|link| !leads(link)) {
                let expected = "a link to another measure of the report";
                return Err(wrong(number, expected, format!("mention {link}")));
            }
        }
        Ok(Entry::from_parts(doc, report, mentioned, positions))
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
