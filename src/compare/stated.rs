//! [`Stated`]: a figure that comes from a table or from hand, made into a report of one measure so that it may be judged.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::number::Value;
use crate::period::{Date, Period};
use crate::quantity::{Bound, Quantity};
use crate::region::Adcode;
use crate::report::{Heading, Measure, Mention, MentionClass, Report, Scope, SourceInfo};
use crate::script::Script;
use crate::text::{Encoding, Span};
use crate::vocabulary::{Kind, Registry};

/// A figure that comes from a table or from hand.
///
/// ```
/// use zongshu::compare::{Engine, Fact, Stated, Verdict};
/// let one = Stated::new("young_cadre_share_promotions", "510000", 2022, "0.21")?.step("0.01")?.report();
/// let other = Stated::new("young_cadre_share_promotions", "630000", 2022, "0.25")?.step("0.01")?.report();
/// let (left, right) = (Fact::new(&one, 0), Fact::new(&other, 0));
/// let comparison = left.zip(right).map(|(left, right)| Engine::new().judge(left, right));
/// assert_eq!(comparison.map(|one| one.verdict()), Some(Verdict::Normalised));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Stated {
    adcode: Adcode,
    year: i32,
    text: String,
    measure: Measure,
}

impl Stated {
    /// An exact figure of a registered indicator, with its usual kind and class of unit, of a region in a year.
    ///
    /// # Errors
    /// [`Error::Form`] where the indicator is not registered, or the code or the value is not in its form.
    pub fn new(indicator: &str, adcode: &str, year: i32, value: &str) -> Result<Stated> {
        let known = Registry::bundled().named(indicator).ok_or_else(|| Error::Form {
            expected: "the id of a registered indicator".into(),
            found: indicator.into(),
            next: "name one of those that `Registry::iter` gives".into(),
        })?;
        Ok(Stated {
            adcode: adcode.parse()?,
            year,
            text: value.into(),
            measure: Measure {
                quantity: Quantity {
                    value: value.parse()?,
                    upper: None,
                    step: Value::ONE,
                    bound: Bound::Exact,
                    unit: None,
                    unit_class: known.unit_class,
                },
                subject: None,
                subject_span: None,
                predicate: None,
                stage: None,
                kind: known.kind,
                period: Some(Period::at(Date::from_year(year))),
                scope: Scope::Region,
                theme: known.theme,
                indicator: Some(known.id.clone()),
                dims: BTreeMap::new(),
                mobilised: false,
                part_of: None,
                qualifies: None,
                base: None,
                base_count: None,
                change: None,
                inferred: Vec::new(),
            },
        })
    }

    /// Weight of the last written digit, such as 100 for 1.45万.
    ///
    /// # Errors
    /// [`Error::Form`] where it is no value.
    pub fn step(mut self, step: &str) -> Result<Stated> {
        self.measure.quantity.step = step.parse()?;
        Ok(self)
    }

    /// What the words around the figure say of it.
    pub fn bound(mut self, bound: Bound) -> Stated {
        self.measure.quantity.bound = bound;
        self
    }

    /// What sort of fact it is.
    pub fn kind(mut self, kind: Kind) -> Stated {
        self.measure.kind = kind;
        self
    }

    /// The period, in ISO 8601; `../2022` for one whose start is open.
    ///
    /// # Errors
    /// [`Error::Form`] where it is no period.
    pub fn period(mut self, period: &str) -> Result<Stated> {
        self.measure.period = Some(period.parse()?);
        Ok(self)
    }

    /// Where or for whom: `self`, `joint`, `group:省直单位`, the name of a place.
    ///
    /// # Errors
    /// [`Error::Form`] where it is no scope.
    pub fn scope(mut self, scope: &str) -> Result<Stated> {
        self.measure.scope = scope.parse()?;
        Ok(self)
    }

    /// The verb, which tells the stage of an act.
    pub fn predicate(mut self, predicate: &str) -> Stated {
        self.measure.predicate = Some(predicate.into());
        self
    }

    /// What is counted, as written.
    pub fn subject(mut self, subject: &str) -> Stated {
        self.measure.subject = Some(subject.into());
        self
    }

    /// A qualifier and its value.
    pub fn dim(mut self, name: &str, value: &str) -> Stated {
        self.measure.dims.insert(name.into(), value.into());
        self
    }

    /// Any other field of the measure.
    pub fn with(mut self, change: impl FnOnce(&mut Measure)) -> Stated {
        change(&mut self.measure);
        self
    }

    /// A report that states this figure and nothing else.
    pub fn report(self) -> Report {
        Stated::together(self, [])
    }

    /// A report of the region and year of the first figure that states all of them, in this order.
    pub fn together(first: Stated, others: impl IntoIterator<Item = Stated>) -> Report {
        let (adcode, year) = (first.adcode, first.year);
        let mut mentions = Vec::new();
        for (place, stated) in std::iter::once(first).chain(others).enumerate() {
            mentions.push(Mention {
                span: Span::new(place * 100, place * 100 + 10),
                text: stated.text,
                class: match stated.measure.kind {
                    Kind::Rank => MentionClass::Rank,
                    _ => MentionClass::Measure,
                },
                measure: Some(Box::new(stated.measure)),
            });
        }
        Report {
            source: SourceInfo {
                sha256: format!("stated, not read: {adcode} {year}"),
                length: 0,
                encoding: Encoding::Utf8,
                script: Script::Hans,
            },
            heading: Heading {
                region: Some(adcode.to_string()),
                adcode: Some(adcode),
                year_reviewed: Some(year),
                ..Heading::default()
            },
            body: Span::default(),
            sections: Vec::new(),
            mentions,
            claims: Vec::new(),
            places: Vec::new(),
            practices: Vec::new(),
            diagnostics: Vec::new(),
        }
    }
}
