//! Reports and measures of invented figures, for tests that need no text.

use std::collections::BTreeMap;

use zongshu::compare::{Comparison, Engine, Fact};
use zongshu::number::Value;
use zongshu::parse::Parser;
use zongshu::quantity::{Bound, Quantity, UnitClass};
use zongshu::report::{Heading, Measure, Mention, MentionClass, Report, Scope, SourceInfo};
use zongshu::script::Script;
use zongshu::text::{Encoding, Source, Span};
use zongshu::vocabulary::{Kind, Theme};

/// An empty report of a region and a year.
pub fn report(adcode: &str, year: i32) -> Report {
    Report {
        source: SourceInfo {
            sha256: format!("{adcode}-{year}"),
            length: 3_000,
            encoding: Encoding::Utf8,
            script: Script::Hans,
        },
        heading: Heading {
            region: Some(format!("region {adcode}")),
            adcode: Some(adcode.parse().expect("a code")),
            year_reviewed: Some(year),
            ..Heading::default()
        },
        body: Span::new(0, 3_000),
        sections: Vec::new(),
        mentions: Vec::new(),
        claims: Vec::new(),
        places: Vec::new(),
        practices: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// A mention of an exact flow of persons.
pub fn mention(value: &str) -> Mention {
    Mention {
        span: Span::default(),
        text: value.into(),
        class: MentionClass::Measure,
        measure: Some(Box::new(Measure {
            quantity: Quantity {
                value: value.parse().expect("a value"),
                upper: None,
                step: Value::ONE,
                bound: Bound::Exact,
                unit: Some("名".into()),
                unit_class: UnitClass::Person,
            },
            subject: None,
            subject_span: None,
            predicate: None,
            stage: None,
            kind: Kind::Flow,
            period: None,
            scope: Scope::Region,
            theme: Theme::Cadre,
            indicator: None,
            dims: BTreeMap::new(),
            mobilised: false,
            part_of: None,
            qualifies: None,
            base: None,
            base_count: None,
            change: None,
            inferred: Vec::new(),
        })),
    }
}

/// A report that grows by measures, each placed behind the last.
pub struct Maker {
    /// The report so far.
    pub report: Report,
}

impl Maker {
    /// A report of a region and a year.
    pub fn new(adcode: &str, year: i32) -> Maker {
        Maker { report: report(adcode, year) }
    }

    /// Adds a measure of the year of the report with the usual kind and class of its indicator.
    pub fn with(self, indicator: &str, value: &str) -> Maker {
        self.and(indicator, value, |_| ())
    }

    /// As `with`, and changes the measure.
    pub fn and(mut self, indicator: &str, value: &str, change: impl FnOnce(&mut Measure)) -> Maker {
        let known = zongshu::vocabulary::Registry::bundled().named(indicator);
        let mut mention = mention(value);
        let start = self.report.mentions.len() * 30;
        mention.span = Span::new(start, start + 10);
        if let (Some(measure), Some(known)) = (mention.measure.as_deref_mut(), known) {
            measure.indicator = Some(known.id.clone());
            measure.kind = known.kind;
            measure.theme = known.theme;
            measure.quantity.unit_class = known.unit_class;
            let year = self.report.heading.year_reviewed.unwrap_or(2020);
            measure.period = format!("{year:04}").parse().ok();
            change(measure);
        }
        self.report.mentions.push(mention);
        self
    }

    /// The fact of the measure that was added last.
    pub fn last(&self) -> Fact<'_> {
        Fact::new(&self.report, self.report.mentions.len() - 1).expect("a measure")
    }
}

/// Judges the last measures of two reports by the bundled tables.
pub fn judge(left: &Maker, right: &Maker) -> Comparison {
    Engine::new().judge(left.last(), right.last())
}

/// The codes of a comparison as one string.
pub fn codes(comparison: &Comparison) -> String {
    let codes: Vec<&str> = comparison.codes().map(|code| code.as_str()).collect();
    codes.join(" ")
}

/// An invented report of a region and a year with one paragraph, as the parser reads it.
pub fn written(region: &str, year: i32, body: &str) -> Report {
    let text = format!("组织工作\n——{year}年{region}组织工作综述\n\n{body}\n");
    Parser::default().read(&Source::from_text(text))
}
