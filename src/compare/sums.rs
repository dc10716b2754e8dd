//! [`Sum`]: parts and their whole.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::axes::nested;
use super::comparison::Locator;
use super::consistency::extent;
use super::engine::{Engine, locator};
use super::fact::{Fact, Qualifier};
use super::interval::Interval;
use super::qualified::PART;
use crate::number::Value;
use crate::period::Period;
use crate::quantity::{Bound, UnitClass};
use crate::vocabulary::{IndicatorId, Kind};

/// How many parts a sum without 其中 may have.
const PARTS: usize = 8;

/// How parts stand to their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SumFit {
    /// The parts add up to the whole.
    AddsUp,
    /// The parts are less than the whole.
    Partial,
    /// The parts are more than the whole.
    Exceeds,
    /// A bound is open, so that they may or may not add up.
    Undetermined,
}

/// Parts and their whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// The whole.
    pub whole: Locator,
    /// The parts, in text order.
    pub parts: Vec<Locator>,
    /// The sum of the parts.
    pub total: Interval,
    /// How it stands to the whole.
    pub fit: SumFit,
    /// Whether the text says that they are parts (其中); else it is only that the numbers add up.
    pub said: bool,
}

fn sum<'f>(parts: impl Iterator<Item = &'f Fact<'f>>) -> Interval {
    parts.fold(Interval::point(Value::ZERO), |sum, part| sum.plus(&extent(part).strict))
}

fn sum_fit(total: &Interval, whole: &Interval) -> SumFit {
    let above = total.low().zip(whole.high()).is_some_and(|(low, high)| low > high);
    let open = [total, whole].into_iter().any(|one| one.low().is_none() || one.high().is_none());
    match (total.overlaps(whole), above) {
        (true, _) if open => SumFit::Undetermined,
        (true, _) => SumFit::AddsUp,
        (false, true) => SumFit::Exceeds,
        (false, false) => SumFit::Partial,
    }
}

impl Engine {
    /// Parts that the text calls parts (其中), by their whole. Only parts of one dimension that exclude each other are added
    /// up: women and those under 35 overlap, and each of them is held against the whole by itself.
    pub(super) fn said_sums(&self, facts: &[Fact<'_>]) -> Vec<Sum> {
        let mut by_whole: BTreeMap<(usize, UnitClass), Vec<Fact<'_>>> = BTreeMap::new();
        for part in facts.iter().filter(|part| part.is_count()) {
            if let Some(whole) = part.measure.part_of {
                by_whole.entry((whole, part.measure.quantity.unit_class)).or_default().push(*part);
            }
        }
        let mut sums = Vec::new();
        for ((index, class), parts) in &by_whole {
            let whole = facts.binary_search_by_key(index, |fact| fact.index).ok().and_then(|place| facts.get(place));
            let Some(whole) = whole.filter(|whole| whole.measure.quantity.unit_class == *class) else {
                continue;
            };
            // Parts that make up the whole to the last digit are parts of one dimension, whatever they are called.
            let whole_sum = said(whole, parts);
            if whole_sum.fit == SumFit::AddsUp && whole_sum.total.is_point() {
                sums.push(whole_sum);
            } else {
                sums.extend(self.one_dimension_each(whole, parts).iter().map(|parts| said(whole, parts)));
            }
        }
        sums
    }

    /// Parts of one whole, those together that are told by the same qualifiers and exclude each other.
    fn one_dimension_each<'r>(&self, whole: &Fact<'r>, parts: &[Fact<'r>]) -> Vec<Vec<Fact<'r>>> {
        let rules = self.rules();
        let of_whole = rules.qualifiers(whole);
        let mut groups: Vec<(BTreeSet<String>, Vec<Told<'r>>)> = Vec::new();
        for part in parts {
            let mut told = rules.identity(part);
            told.retain(|name, value| of_whole.get(name) != Some(value));
            if told.is_empty() {
                told.extend(part.measure.subject.clone().map(|subject| (PART.to_string(), Qualifier::Word(subject))));
            }
            let names: BTreeSet<String> = told.keys().cloned().collect();
            match groups.iter_mut().find(|(one, _)| *one == names) {
                Some((_, group)) => group.push((*part, told)),
                None => groups.push((names, vec![(*part, told)])),
            }
        }
        let mut apart = Vec::new();
        for (_, group) in groups {
            let excludes = group.iter().enumerate().all(|(place, (_, one))| {
                group.iter().skip(place + 1).all(|(_, other)| {
                    one.iter().any(|(name, value)| {
                        other.get(name).is_some_and(|other| value != other && nested(value, other).is_none())
                    })
                })
            });
            let facts = group.into_iter().map(|(fact, _)| fact);
            match excludes {
                true => apart.push(facts.collect()),
                false => apart.extend(facts.map(|fact| vec![fact])),
            }
        }
        apart
    }
}

/// A part with what its own qualifiers tell.
type Told<'r> = (Fact<'r>, BTreeMap<String, Qualifier>);

/// Parts that the text says are parts, and their whole.
fn said(whole: &Fact<'_>, parts: &[Fact<'_>]) -> Sum {
    let total = sum(parts.iter());
    Sum {
        whole: locator(whole),
        parts: parts.iter().map(locator).collect(),
        total,
        fit: sum_fit(&total, &extent(whole).strict),
        said: true,
    }
}

/// Exact counts of one indicator that stand beside each other and add up to the one just before or behind them in the
/// same section.
pub(super) fn found_sums(facts: &[Fact<'_>]) -> Vec<Sum> {
    type Key<'k> = (&'k IndicatorId, UnitClass, Kind, Option<Period>, Option<usize>);
    let mut groups: BTreeMap<Key<'_>, Vec<Fact<'_>>> = BTreeMap::new();
    for fact in facts {
        let measure = fact.measure;
        let exact = measure.quantity.bound == Bound::Exact && measure.part_of.is_none() && fact.is_count();
        if let (Some(indicator), true) = (&measure.indicator, exact) {
            let section = fact.report.section_at(fact.mention.span.start).map(|section| section.span.start);
            let key = (indicator, measure.quantity.unit_class, measure.kind, measure.period, section);
            groups.entry(key).or_default().push(*fact);
        }
    }
    let mut sums = Vec::new();
    for group in groups.values().filter(|group| group.len() > 2) {
        for start in 0..group.len() {
            let mut total = Value::ZERO;
            for (length, part) in group.iter().skip(start).take(PARTS).enumerate() {
                let Some(next) = total.checked_add(part.measure.quantity.value) else {
                    break;
                };
                total = next;
                let beside = [start.checked_sub(1), Some(start + length + 1)];
                let mut beside = beside.into_iter().flatten().filter_map(|place| group.get(place));
                let whole = beside.find(|fact| fact.measure.quantity.value == total);
                if let Some(whole) = whole.filter(|_| length > 0) {
                    sums.push(Sum {
                        whole: locator(whole),
                        parts: group.iter().skip(start).take(length + 1).map(locator).collect(),
                        total: Interval::point(total),
                        fit: SumFit::AddsUp,
                        said: false,
                    });
                }
            }
        }
    }
    sums
}
