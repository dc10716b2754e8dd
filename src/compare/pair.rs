//! [`Pair`]: two measures laid side by side, with what the axes ask of both. No verdict is made here.

use std::collections::BTreeMap;

use super::basis::{Basis, Months, Step};
use super::denominator::Denominators;
use super::extent::Extent;
use super::fact::{Fact, Qualifier};
use super::interval::Interval;
use super::knowledge::Knowledge;
use super::order::{Order, Side};
use crate::number::Value;
use crate::quantity::{Bound, Quantity};
use crate::vocabulary::{DimReader, Indicator, Kind, Registry};

/// How far from its year a denominator may be dated, in years.
pub(crate) const NEAR: i32 = 5;

/// What the rules draw on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules<'k> {
    pub(crate) registry: &'k Registry,
    pub(crate) denominators: &'k Denominators,
    pub(crate) dims: &'k DimReader,
    pub(crate) knowledge: &'k Knowledge,
}

/// How the indicators of a pair are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kinship {
    Same,
    Broader(Side),
    Different,
}

/// Two extents of one side, after the transformations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Readings {
    pub(crate) strict: Interval,
    pub(crate) likely: Interval,
    /// By bound words alone, as if every digit were exact.
    pub(crate) unrounded: Interval,
}

/// Two measures side by side.
#[derive(Debug)]
pub(crate) struct Pair<'p> {
    pub(crate) rules: Rules<'p>,
    pub(crate) left: Fact<'p>,
    pub(crate) right: Fact<'p>,
    pub(crate) kinship: Kinship,
    /// The common indicator, or the left one of two related ones.
    pub(crate) indicator: Option<&'p Indicator>,
    /// The side that is the whole of the other by the text (其中).
    pub(crate) whole: Option<Side>,
    pub(crate) same_region: bool,
    /// What each side is divided by, where that was asked for.
    pub(crate) divisors: Option<(Fact<'p>, Fact<'p>)>,
    pub(crate) basis: Basis,
    /// Whether regions of different size have been brought to one; false where a denominator is missing.
    pub(crate) sized: bool,
}

impl<'p> Pair<'p> {
    pub(crate) fn new(
        rules: Rules<'p>,
        left: Fact<'p>,
        right: Fact<'p>,
        divisors: Option<(Fact<'p>, Fact<'p>)>,
    ) -> Self {
        let ids = (&left.measure.indicator, &right.measure.indicator);
        let kinship = match ids {
            (Some(one), Some(other)) if one == other => Kinship::Same,
            (Some(one), Some(other)) if rules.registry.contains(one, other) => Kinship::Broader(Side::Left),
            (Some(one), Some(other)) if rules.registry.contains(other, one) => Kinship::Broader(Side::Right),
            _ => Kinship::Different,
        };
        let same_report = left.same_report(&right);
        let whole = match same_report {
            true if right.measure.part_of == Some(left.index) => Some(Side::Left),
            true if left.measure.part_of == Some(right.index) => Some(Side::Right),
            _ => None,
        };
        let same_region = match (left.adcode(), right.adcode()) {
            (Some(one), Some(other)) => one == other,
            _ => same_report,
        };
        let mut pair = Pair {
            rules,
            left,
            right,
            kinship,
            indicator: ids.0.as_ref().and_then(|id| rules.registry.get(id)),
            whole,
            same_region,
            divisors,
            basis: Basis::default(),
            sized: true,
        };
        pair.choose_basis();
        pair
    }

    fn choose_basis(&mut self) {
        let mut steps = Vec::new();
        let bases = (self.left.measure.base_count, self.right.measure.base_count);
        if let (Some(left), Some(right)) = bases
            && left != right
            && right > Value::ZERO
            && left > Value::ZERO
        {
            steps.push(Step::PerBaseUnits { left, right });
        }
        if let Some((left, right)) = self.differing_months() {
            steps.push(Step::PerMonth { left, right });
        }
        steps.extend(self.bridges());
        if let Some((left, right)) = self.divisors {
            steps.push(Step::PerStated {
                left: left.mention.text.clone(),
                right: right.mention.text.clone(),
                left_extent: Extent::of(&left.measure.quantity, left.measure.kind).strict,
                right_extent: Extent::of(&right.measure.quantity, right.measure.kind).strict,
            });
        } else if !self.same_region && self.left.is_count() && self.right.is_count() {
            let step = self.per_denominator();
            self.sized = step.is_some();
            steps.extend(step);
        }
        self.basis = Basis::new(steps);
    }

    /// The first denominator of the indicator that both regions have: one dated within the years before one that is
    /// only near.
    fn per_denominator(&self) -> Option<Step> {
        let indicator = self.indicator.filter(|_| self.kinship == Kinship::Same)?;
        let regions = (self.left.adcode()?, self.right.adcode()?);
        let years = (self.left.window()?.last_year(), self.right.window()?.last_year());
        let table = self.rules.denominators;
        let within = indicator.denominators.iter().find_map(|id| {
            let left = table.within(id, regions.0, years.0)?;
            Some((left, table.within(id, regions.1, years.1)?, true))
        });
        let near = || {
            indicator.denominators.iter().find_map(|id| {
                let left = table.nearest(id, regions.0, years.0, NEAR)?;
                Some((left, table.nearest(id, regions.1, years.1, NEAR)?, false))
            })
        };
        let (left, right, within_year) = within.or_else(near)?;
        Some(Step::PerDenominator { left: Box::new(left.clone()), right: Box::new(right.clone()), within_year })
    }

    /// The months of both windows, where both are flows with stated ends and the lengths differ or may differ.
    pub(crate) fn differing_months(&self) -> Option<(Months, Months)> {
        let windows = (self.left.window()?, self.right.window()?);
        let is_one = windows.0 == windows.1 && self.left.same_report(&self.right);
        if is_one || !self.both_flows() {
            return None;
        }
        let months = (windows.0.months()?, windows.1.months()?);
        (months.0 != months.1 || !months.0.is_exact()).then_some(months)
    }

    pub(crate) fn both_flows(&self) -> bool {
        self.left.measure.kind == Kind::Flow && self.right.measure.kind == Kind::Flow
    }

    /// Whether both are places in an order, of which the first is the best.
    pub(crate) fn is_of_ranks(&self) -> bool {
        self.left.measure.kind == Kind::Rank && self.right.measure.kind == Kind::Rank
    }

    fn bridges(&self) -> Vec<Step> {
        let (Some(indicator), Some((first, last, earlier))) = (self.indicator, self.years()) else {
            return Vec::new();
        };
        let breaks = self.rules.knowledge.breaks(&indicator.id, first, last);
        let bridged = breaks.filter_map(|one| one.bridge);
        bridged.map(|factor| Step::Bridge { side: earlier, factor }).collect()
    }

    /// The earlier and the later year, and the side that is earlier; `None` where they are the same.
    pub(crate) fn years(&self) -> Option<(i32, i32, Side)> {
        let (left, right) = (self.left.window()?.last_year(), self.right.window()?.last_year());
        match left.cmp(&right) {
            std::cmp::Ordering::Less => Some((left, right, Side::Left)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some((right, left, Side::Right)),
        }
    }

    /// Whether both speak of one closed window, or of states in one year.
    pub(crate) fn same_window(&self) -> bool {
        let closed = |fact: &Fact<'_>| fact.window().filter(|window| window.first.is_some());
        match (closed(&self.left), closed(&self.right)) {
            (Some(one), Some(other)) if self.both_flows() => one == other,
            (Some(one), Some(other)) => one.last_year() == other.last_year(),
            _ => false,
        }
    }

    pub(crate) fn fact(&self, side: Side) -> &Fact<'p> {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The qualifiers of one side.
    pub(crate) fn qualifiers(&self, side: Side) -> BTreeMap<String, Qualifier> {
        self.rules.qualifiers(self.fact(side))
    }

    /// Both sides, and their divisors where there are any.
    fn quantities(&self) -> impl Iterator<Item = &'p Quantity> {
        let divisors = self.divisors.into_iter().flat_map(|(left, right)| [left, right]);
        [self.left, self.right].into_iter().chain(divisors).map(|fact| &fact.measure.quantity)
    }

    pub(crate) fn hedged(&self) -> bool {
        self.quantities().any(|quantity| !matches!(quantity.bound, Bound::Exact | Bound::Range))
    }

    pub(crate) fn vague(&self) -> bool {
        self.quantities().any(|quantity| quantity.bound == Bound::Vague)
    }

    /// Which of two values is higher; of two ranks the better place is.
    pub(crate) fn order_of(&self, left: &Interval, right: &Interval) -> Order {
        let order = Order::of(left, right);
        if self.is_of_ranks() { order.mirrored() } else { order }
    }

    /// Where a side lies after the transformations.
    pub(crate) fn readings(&self, side: Side) -> Readings {
        let measure = self.fact(side).measure;
        let extent = Extent::of(&measure.quantity, measure.kind);
        Readings {
            strict: self.basis.apply(&extent.strict, side),
            likely: self.basis.apply(&extent.likely, side),
            unrounded: self.basis.apply(&extent.bound, side),
        }
    }

    /// Where a side lies as stated.
    pub(crate) fn stated(&self, side: Side) -> Extent {
        let measure = self.fact(side).measure;
        Extent::of(&measure.quantity, measure.kind)
    }
}
