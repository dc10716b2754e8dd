//! [`Fact`]: one measure with the report that states it. [`Window`]: the months it speaks of.

use std::collections::BTreeMap;

use super::basis::Months;
use crate::number::Value;
use crate::period::{Date, Period};
use crate::quantity::{Bound, UnitClass};
use crate::region::Adcode;
use crate::report::{Measure, Mention, Report, Scope};
use crate::vocabulary::Kind;

/// What the names of thresholds begin with: `threshold_cny`, `threshold_person`.
pub(crate) const THRESHOLD: &str = "threshold_";

/// One measure with the report that states it.
#[derive(Debug, Clone, Copy)]
pub struct Fact<'r> {
    /// The report.
    pub report: &'r Report,
    /// Index of the mention in the report.
    pub index: usize,
    /// The mention.
    pub mention: &'r Mention,
    /// What it measures.
    pub measure: &'r Measure,
}

impl<'r> Fact<'r> {
    /// The measure at an index among the mentions of a report; `None` where there is none.
    pub fn new(report: &'r Report, index: usize) -> Option<Fact<'r>> {
        let mention = report.mentions.get(index)?;
        Some(Fact { report, index, mention, measure: mention.measure.as_deref()? })
    }

    /// The measure whose mention starts at a byte of the original text.
    pub fn at(report: &'r Report, start: usize) -> Option<Fact<'r>> {
        let index = report.mentions.binary_search_by_key(&start, |mention| mention.span.start).ok()?;
        Fact::new(report, index)
    }

    /// The measures of a report, in text order.
    pub fn all(report: &'r Report) -> impl Iterator<Item = Fact<'r>> {
        report.measures().map(move |(index, mention, measure)| Fact { report, index, mention, measure })
    }

    /// The measures of one indicator that a report states, in text order: those with a change too.
    ///
    /// ```
    /// use zongshu::compare::Fact;
    /// use zongshu::parse::Parser;
    /// use zongshu::text::Source;
    /// let source = Source::from_text("一年来，全省招录公务员3120名，发展党员5000名。");
    /// let report = Parser::default().read(&source);
    /// let recruited: Vec<&str> =
    ///     Fact::stated(&report, "civil_servants_recruited").map(|fact| fact.mention.text.as_str()).collect();
    /// assert_eq!(recruited, ["3120名"]);
    /// ```
    pub fn stated(report: &'r Report, indicator: &str) -> impl Iterator<Item = Fact<'r>> {
        let named = move |fact: &Fact<'_>| fact.measure.indicator.as_ref().is_some_and(|id| id.as_str() == indicator);
        Fact::all(report).filter(named)
    }

    /// The region the figure is of: the nation for a figure of the nation, else the region of the report.
    pub fn adcode(&self) -> Option<Adcode> {
        match self.measure.scope {
            Scope::Nation => Some(Adcode::NATION),
            _ => self.report.heading.adcode,
        }
    }

    /// Name of the region.
    pub fn region(&self) -> &'r str {
        match self.measure.scope {
            Scope::Nation => "全国",
            _ => self.report.heading.region.as_deref().unwrap_or("?"),
        }
    }

    /// Whether both stand in one report.
    pub fn same_report(&self, other: &Fact<'_>) -> bool {
        std::ptr::eq(self.report, other.report) || self.report.source == other.report.source
    }

    /// The period, or for a stock without one the year of the report.
    pub fn period(&self) -> Option<Period> {
        let heading = &self.report.heading;
        let year = || heading.year_reviewed.or_else(|| heading.published.map(Date::year));
        match self.measure.kind {
            Kind::Stock => self.measure.period.or_else(|| year().map(|year| Period::at(Date::from_year(year)))),
            _ => self.measure.period,
        }
    }

    /// The window in months; `None` where the period is not known.
    pub(crate) fn window(&self) -> Option<Window> {
        let period = self.period()?;
        Some(Window { closes: self.closes(period), ..Window::of(period, self.measure.kind) })
    }

    /// The months between which a flow ends that is told up to the year of publication (2019年以来): not before the year
    /// reviewed was over, and not after the report was published. `None` where the end of the period is the end.
    fn closes(&self, period: Period) -> Option<(i32, i32)> {
        let heading = &self.report.heading;
        let (reviewed, published, end) = (heading.year_reviewed?, heading.published?, period.end());
        let is_open = end.month().is_none() && end.year() == published.year() && reviewed < end.year();
        (is_open && self.measure.kind == Kind::Flow)
            .then(|| (month(Date::from_year(reviewed), 12), month(published, 12)))
    }

    /// Whether another figure with the same aspects and another value contradicts it, as far as facts tell: one report tells
    /// acts piece by piece (引进 twice, from two places), and two states of one thing it does not.
    pub(crate) fn may_contradict(&self, other: &Fact<'_>) -> bool {
        !(self.same_report(other) && self.measure.kind == Kind::Flow)
    }

    /// Whether it is a count that grows with the size of a region.
    pub(crate) fn is_count(&self) -> bool {
        let unit = self.measure.quantity.unit_class;
        let sized = !matches!(
            unit,
            UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate | UnitClass::AgeYear | UnitClass::Position
        );
        sized && matches!(self.measure.kind, Kind::Flow | Kind::Stock | Kind::Target)
    }

    /// The qualifiers, and the thresholds that other mentions of the report set for it.
    pub(crate) fn dims(&self) -> BTreeMap<String, Qualifier> {
        let told = self.measure.dims.iter();
        let mut dims: BTreeMap<String, Qualifier> =
            told.map(|(name, value)| (name.clone(), Qualifier::Word(value.clone()))).collect();
        // Parameters stand beside what they qualify; the search stays near so that work grows with the text only.
        let near = self.report.mentions.iter().skip(self.index.saturating_sub(4)).take(9);
        for measure in near.filter_map(|mention| mention.measure.as_deref()) {
            if measure.qualifies == Some(self.index) && measure.kind == Kind::Parameter {
                let quantity = &measure.quantity;
                let name = match quantity.unit_class {
                    UnitClass::AgeYear => "age".to_string(),
                    UnitClass::MoneyCny => format!("{THRESHOLD}cny"),
                    class => format!("{THRESHOLD}{class}"),
                };
                dims.entry(name).or_insert(Qualifier::Threshold(quantity.value, quantity.bound));
            }
        }
        dims
    }
}

/// The value of a qualifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Qualifier {
    Word(String),
    Threshold(Value, Bound),
}

impl std::fmt::Display for Qualifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Qualifier::Word(word) => f.write_str(word),
            Qualifier::Threshold(value, Bound::AtLeast) => write!(f, ">= {value}"),
            Qualifier::Threshold(value, Bound::AtMost) => write!(f, "<= {value}"),
            Qualifier::Threshold(value, _) => write!(f, "{value}"),
        }
    }
}

/// The months a measure speaks of, counted from the year nought, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Window {
    /// First month; `None` where the start is not stated.
    pub(crate) first: Option<i32>,
    /// Last month.
    pub(crate) last: i32,
    /// The first and the last month in which it may have ended, where it is told up to the year of publication.
    closes: Option<(i32, i32)>,
}

/// The month of a date, counted from the year nought.
fn month(date: Date, default: u8) -> i32 {
    date.year().saturating_mul(12).saturating_add(i32::from(date.month().unwrap_or(default)) - 1)
}

impl Window {
    /// The window of a flow is its period; anything else is a state at the end of it.
    fn of(period: Period, kind: Kind) -> Window {
        let last = month(period.end(), 12);
        let first = match kind {
            Kind::Flow | Kind::Target => period.start().map(|start| month(start, 1)),
            _ => Some(last),
        };
        Window { first, last, closes: None }
    }

    /// How many months, where the start is stated.
    pub(crate) fn months(&self) -> Option<Months> {
        let first = self.first?;
        let until = |last: i32| last.saturating_sub(first).saturating_add(1).max(1);
        let (least, most) = self.closes.unwrap_or((self.last, self.last));
        Some(Months { least: until(least), most: until(most) })
    }

    /// The month of the year in which it begins, from nought; `None` where that is not stated.
    pub(crate) fn begins_in(&self) -> Option<i32> {
        self.first.map(|first| first.rem_euclid(12))
    }

    /// The first and the last month, from one, of what is a part of one year.
    pub(crate) fn part_of_year(&self) -> Option<(u8, u8)> {
        let first = self.first.filter(|_| self.closes.is_none())?;
        let month = |month: i32| u8::try_from(month.rem_euclid(12) + 1).ok();
        let is_part = first.div_euclid(12) == self.last_year() && self.last - first < 11;
        month(first).zip(month(self.last)).filter(|_| is_part)
    }

    pub(crate) fn first_year(&self) -> i32 {
        self.first.unwrap_or(self.last).div_euclid(12)
    }

    pub(crate) fn last_year(&self) -> i32 {
        self.last.div_euclid(12)
    }
}
