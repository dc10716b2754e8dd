//! [`RegionTable`]: one indicator over many regions, sorted only inside groups that may be ordered.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::alike::Alike;
use super::code::{Caveat, Code};
use super::comparison::{Comparison, Locator};
use super::denominator::Denominator;
use super::engine::{Engine, locator};
use super::extent::Extent;
use super::fact::Fact;
use super::interval::Interval;
use super::order::Order;
use crate::quantity::Quantity;
use crate::region::Adcode;
use crate::report::Report;
use crate::vocabulary::{IndicatorId, Kind, Tier};

/// What the rows of a table are judged against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Base {
    /// The first row of each group.
    #[default]
    First,
    /// The first row of one region, for all groups.
    Region(Adcode),
}

/// A value after normalisation, with what it was divided by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionValue {
    /// Where it certainly lies.
    pub strict: Interval,
    /// Where it likely lies.
    pub likely: Interval,
    /// The denominator; `None` where the value needs none.
    pub denominator: Option<Denominator>,
}

/// One figure of one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionRow {
    /// The words.
    pub locator: Locator,
    /// Code of the region.
    pub adcode: Option<Adcode>,
    /// The quantity as stated.
    pub quantity: Quantity,
    /// Where its value lies.
    pub extent: Extent,
    /// The value by which it is sorted; `None` where a denominator is missing and nothing may be ranked.
    pub sized: Option<RegionValue>,
    /// Whether its order to the next row of the group is certain; `None` for the last.
    pub above_next: Option<Order>,
    /// The verdict against the base; `None` for the base itself.
    pub against_base: Option<Comparison>,
}

/// Rows that may be ordered among themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionGroup {
    /// Whether the rows are in descending order of their sized values, ranks from the best place; else they stand by region.
    pub ordered: bool,
    /// The rows.
    pub rows: Vec<RegionRow>,
}

/// One indicator over many regions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionTable {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The groups; the largest first.
    pub groups: Vec<RegionGroup>,
    /// Regions none of whose reports states a figure, each once.
    pub silent: Vec<String>,
}

impl RegionTable {
    /// The caveat of silence, for tables with silent regions.
    pub fn silence(&self) -> Option<Caveat> {
        (!self.silent.is_empty()).then(|| Caveat::of(Code::Silence))
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &RegionRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

/// The key of a group: what must be alike, and the denominator with whether it is dated within the year.
type GroupKey = (Alike, Option<(String, bool)>);

struct Entry<'r> {
    fact: Fact<'r>,
    sized: Option<RegionValue>,
}

impl Engine {
    /// One indicator over the regions of many reports. The order of the reports does not matter.
    pub fn regions(&self, indicator: &IndicatorId, reports: &[&Report], base: Base) -> RegionTable {
        let mut groups: BTreeMap<GroupKey, Vec<Entry<'_>>> = BTreeMap::new();
        let (mut silent, mut stating) = (BTreeSet::new(), BTreeSet::new());
        for report in reports {
            let facts = Fact::all(report).filter(|fact| fact.measure.indicator.as_ref() == Some(indicator));
            let mut stated = false;
            for fact in facts {
                stated = true;
                let sized = self.sized(&fact);
                let year = fact.window().map_or(0, |window| window.last_year());
                let divided = sized.as_ref().and_then(|sized| sized.denominator.as_ref());
                let divided = divided.map(|one| (one.id.clone(), one.date.year() == year));
                groups.entry((self.alike(&fact), divided)).or_default().push(Entry { fact, sized });
            }
            let told = if stated { &mut stating } else { &mut silent };
            told.insert(report.heading.region.clone().unwrap_or_else(|| "?".into()));
        }
        let silent = silent.difference(&stating).cloned().collect();
        let brand = self.registry().get(indicator).is_some_and(|one| one.tier == Tier::Brand);
        let mut groups: Vec<(bool, Vec<Entry<'_>>)> = groups
            .into_iter()
            .map(|((alike, _), mut entries)| {
                let one_region = entries.windows(2).all(|pair| match pair {
                    [one, next] => one.fact.adcode() == next.fact.adcode(),
                    _ => true,
                });
                let ordered = alike.orderable()
                    && (one_region || !brand)
                    && entries.iter().all(|entry| entry.sized.is_some() || one_region);
                sort(&mut entries, ordered);
                (ordered, entries)
            })
            .collect();
        groups.sort_by_key(|(ordered, entries)| (!ordered, usize::MAX - entries.len()));
        let chosen = match base {
            Base::First => None,
            Base::Region(adcode) => {
                let entries = groups.iter().flat_map(|(_, entries)| entries);
                entries.map(|entry| entry.fact).find(|fact| fact.adcode() == Some(adcode))
            }
        };
        RegionTable {
            indicator: indicator.clone(),
            groups: groups.iter().map(|(ordered, entries)| self.group(*ordered, entries, chosen)).collect(),
            silent,
        }
    }

    /// Every pair of the figures of one indicator, judged; the work grows with the square of their number.
    pub fn pairwise<'e>(
        &'e self,
        indicator: &IndicatorId,
        reports: &[&'e Report],
    ) -> impl Iterator<Item = Comparison> + 'e {
        let mut facts: Vec<Fact<'e>> = reports
            .iter()
            .flat_map(|report| Fact::all(report))
            .filter(|fact| fact.measure.indicator.as_ref() == Some(indicator))
            .collect();
        facts.sort_by_key(place);
        let count = facts.len();
        let pairs = (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)));
        pairs.filter_map(move |(one, other)| Some(self.judge(*facts.get(one)?, *facts.get(other)?)))
    }

    fn group(&self, ordered: bool, entries: &[Entry<'_>], chosen: Option<Fact<'_>>) -> RegionGroup {
        let base = chosen.or_else(|| entries.first().map(|entry| entry.fact));
        let strict = |entry: &Entry<'_>| entry.sized.as_ref().map(|sized| sized.strict);
        let rows = entries.iter().enumerate().map(|(place, entry)| {
            let next = entries.get(place + 1);
            let above = |next: &Entry<'_>| {
                let order = Order::of(&strict(entry)?, &strict(next)?);
                Some(if is_rank(entry) { order.mirrored() } else { order })
            };
            let is_base = base.is_some_and(|base| base.same_report(&entry.fact) && base.index == entry.fact.index);
            RegionRow {
                locator: locator(&entry.fact),
                adcode: entry.fact.adcode(),
                quantity: entry.fact.measure.quantity.clone(),
                extent: Extent::of(&entry.fact.measure.quantity, entry.fact.measure.kind),
                sized: entry.sized.clone(),
                above_next: next.filter(|_| ordered).and_then(above),
                against_base: base.filter(|_| !is_base).map(|base| self.judge(entry.fact, base)),
            }
        });
        RegionGroup { ordered, rows: rows.collect() }
    }

    /// A value by which regions may be sorted: a share or a rate as it stands, a count by the first denominator of its
    /// indicator that is dated within its year, else by one that is near.
    pub fn sized(&self, fact: &Fact<'_>) -> Option<RegionValue> {
        let extent = Extent::of(&fact.measure.quantity, fact.measure.kind);
        if !fact.is_count() {
            return Some(RegionValue { strict: extent.strict, likely: extent.likely, denominator: None });
        }
        let indicator = self.registry().get(fact.measure.indicator.as_ref()?)?;
        let (adcode, year) = (fact.adcode()?, fact.window()?.last_year());
        let ids = || indicator.denominators.iter();
        let table = self.denominators();
        let denominator = ids()
            .find_map(|id| table.within(id, adcode, year))
            .or_else(|| ids().find_map(|id| table.nearest(id, adcode, year, super::pair::NEAR)))?;
        let factor = Interval::point(denominator.per).divided_by(&denominator.extent())?;
        Some(RegionValue {
            strict: extent.strict.times(&factor)?,
            likely: extent.likely.times(&factor)?,
            denominator: Some(denominator.clone()),
        })
    }
}

/// A place in a stable order that does not depend on the order of files.
pub(crate) fn place<'f>(fact: &Fact<'f>) -> (Option<Adcode>, Option<i32>, &'f str, usize) {
    let last = fact.window().map(|window| window.last);
    (fact.adcode(), last, fact.report.source.sha256.as_str(), fact.mention.span.start)
}

fn is_rank(entry: &Entry<'_>) -> bool {
    entry.fact.measure.kind == Kind::Rank
}

fn sort(entries: &mut [Entry<'_>], ordered: bool) {
    entries.sort_by(|one, other| {
        let places = || place(&one.fact).cmp(&place(&other.fact));
        let ends = |entry: &Entry<'_>| {
            let reading = entry.sized.as_ref().map(|sized| (sized.likely.low(), sized.likely.high()));
            let stated = Some(entry.fact.measure.quantity.value);
            reading.unwrap_or((stated, stated))
        };
        match ordered {
            // The first place is the best.
            true if is_rank(one) => ends(one).cmp(&ends(other)).then_with(places),
            true => ends(other).cmp(&ends(one)).then_with(places),
            false => places(),
        }
    });
}
