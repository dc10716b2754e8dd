//! [`StatedChange`]: what a report says of a change (比上年增长…), held against the levels of the years.

use serde::Serialize;

use super::comparison::Locator;
use super::engine::locator;
use super::extent::Extent;
use super::fact::Fact;
use super::interval::Interval;
use super::years::YearChange;
use crate::number::Value;
use crate::period::{self, Frame};
use crate::quantity::{Bound, Quantity, UnitClass};
use crate::report::{Change, MentionClass};
use crate::vocabulary::Kind;

/// Whether a stated change fits the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// The intervals share a value.
    Fits,
    /// They share none.
    Contradicts,
    /// A level is missing, or the verdict permits no number.
    Unknown,
}

/// In what a change is stated, and so with which change of the levels it is compared.
///
/// ```
/// use zongshu::compare::ChangeUnit;
/// use zongshu::parse::Parser;
/// use zongshu::text::Source;
/// let source = Source::from_text("女党员占25.6%，较上年提高0.5个百分点。引进博士2000名，比上年翻了一番，净增1000名。");
/// let report = Parser::default().read(&source);
/// let units = report.measures().filter(|(_, _, measure)| measure.change.is_some());
/// let units: Vec<ChangeUnit> = units.map(|(_, _, measure)| ChangeUnit::of(&measure.quantity)).collect();
/// assert_eq!(units, [ChangeUnit::Points, ChangeUnit::PerCent, ChangeUnit::Own]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeUnit {
    /// In the unit of the level: 增加1200名.
    Own,
    /// In per cent of the level before: 增长5%, 增长1.5倍, 翻一番.
    PerCent,
    /// In percentage points of a share: 提高0.5个百分点.
    Points,
    /// As a multiple of the level before: 是上年的1.5倍.
    Times,
}

impl ChangeUnit {
    /// In what a change with this quantity is stated; a multiple of the level before is told by the words around it alone.
    pub fn of(quantity: &Quantity) -> ChangeUnit {
        let written = quantity.unit.as_deref().unwrap_or_default();
        match quantity.unit_class {
            UnitClass::Percent if written.ends_with(['点', '點']) => ChangeUnit::Points,
            UnitClass::Percent | UnitClass::Ratio => ChangeUnit::PerCent,
            _ => ChangeUnit::Own,
        }
    }
}

/// A stated change and the change computed from the levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatedChange {
    /// The words of the change.
    pub locator: Locator,
    /// The year it leads to.
    pub year: i32,
    /// In what it is stated.
    pub unit: ChangeUnit,
    /// The unit as written, of a change in the unit of the level: 名.
    pub written: Option<String>,
    /// The stated change: per cent, percentage points, a multiple, or units of the level.
    pub stated: Interval,
    /// The computed change in the same unit.
    pub computed: Option<Interval>,
    /// Whether they fit.
    pub fit: Fit,
}

impl StatedChange {
    /// A stated change against the computed one that leads to its year.
    pub(super) fn checked(fact: &Fact<'_>, changes: &[YearChange]) -> StatedChange {
        let quantity = &fact.measure.quantity;
        let year = fact.window().map_or(0, |window| window.last_year());
        let multiple = multiple(fact);
        let told = || fact.measure.change.as_ref()?.base_period.map(|base| base.end().year());
        let base = multiple.map(|(_, base)| base).or_else(told);
        let unit = if multiple.is_some() { ChangeUnit::Times } else { ChangeUnit::of(quantity) };
        let stated = stated(fact, unit);
        let leads = |change: &&YearChange| change.to == year && base.is_none_or(|base| base == change.from);
        let computed = changes.iter().find(leads).and_then(|change| match unit {
            ChangeUnit::Own => change.absolute,
            ChangeUnit::PerCent => change.per_cent,
            ChangeUnit::Points => change.absolute.map(|shares| shares.scaled(100.into())),
            ChangeUnit::Times => change.comparison.ratio().copied(),
        });
        let fit = match &computed {
            Some(computed) if computed.overlaps(&stated) => Fit::Fits,
            Some(_) => Fit::Contradicts,
            None => Fit::Unknown,
        };
        let written = quantity.unit.clone().filter(|_| unit == ChangeUnit::Own);
        StatedChange { locator: locator(fact), year, unit, written, stated, computed, fit }
    }
}

/// The stated change with its sign; shares and multiples in hundredths.
fn stated(fact: &Fact<'_>, unit: ChangeUnit) -> Interval {
    let measure = fact.measure;
    let size = match unit {
        // 翻一番 is read as twice the level before, and so as a rise by 100%.
        ChangeUnit::PerCent if is_multiple(&measure.quantity) => {
            let times = Extent::of(&as_round(&measure.quantity), measure.kind).likely;
            times.minus(&Interval::point(Value::ONE)).scaled(100.into())
        }
        ChangeUnit::Own => Extent::of(&measure.quantity, measure.kind).strict,
        ChangeUnit::Times => return Extent::of(&measure.quantity, Kind::Rate).strict,
        ChangeUnit::PerCent | ChangeUnit::Points => Extent::of(&measure.quantity, Kind::Rate).strict.scaled(100.into()),
    };
    match measure.change.as_ref().map_or(0, |change| change.direction) {
        ..0 => Interval::point(Value::ZERO).minus(&size),
        _ => size,
    }
}

/// The level that a figure tells the change of, where it stands in the report.
pub(super) fn level_of<'r>(fact: &Fact<'r>) -> Option<Fact<'r>> {
    let linked = || Fact::new(fact.report, fact.measure.change.as_ref()?.level?);
    multiple(fact).map(|(level, _)| level).or_else(linked)
}

/// Whether a figure is how much something changed, or how many times an earlier level there is, and not how much there is.
pub(super) fn tells_change(fact: &Fact<'_>) -> bool {
    let change = fact.measure.change.as_ref();
    change.is_some_and(|change| !change.is_of_level()) || multiple(fact).is_some()
}

/// The level that a figure tells as a multiple of an earlier one, and the year of that one: 发展党员8.2万名，是上年的1.5倍.
///
/// The parts stand one behind the other: the level, a time, one character (的), and the multiple, which is no growth.
fn multiple<'r>(fact: &Fact<'r>) -> Option<(Fact<'r>, i32)> {
    let Fact { report, index, mention, measure } = *fact;
    let is_multiple = measure.quantity.unit.as_deref() == Some("倍") && measure.change.is_none();
    let time = report.mentions.get(index.checked_sub(1)?).filter(|_| is_multiple)?;
    let is_of_time = time.class == MentionClass::Date && time.span.end + "的".len() == mention.span.start;
    let level = Fact::new(report, index.checked_sub(2)?).filter(|_| is_of_time)?;
    let is_its = level.measure.subject == measure.subject && level.measure.scope == measure.scope;
    let is_level = level.measure.change.as_ref().is_none_or(Change::is_of_level);
    let year = level.window().filter(|_| is_its && is_level && level.is_count())?.last_year();
    let frame = Frame::new(report.heading.published, report.heading.year_reviewed).speaking_of(year);
    let found = time.text.char_indices().find_map(|(at, _)| period::read(&time.text, at))?;
    let base = period::resolve(&found.expression, &frame)?.period.end().year();
    (base < year).then_some((level, base))
}

/// Whether the quantity is how many times the level before there is, and not by how many times more.
fn is_multiple(quantity: &Quantity) -> bool {
    quantity.unit.as_deref() == Some("番")
}

/// A doubling is a round number: without a word of bound it is read as 约2倍 usually is.
fn as_round(quantity: &Quantity) -> Quantity {
    let bound = match quantity.bound {
        Bound::Exact => Bound::About,
        other => other,
    };
    Quantity { bound, ..quantity.clone() }
}
