//! [`Alike`]: the aspects that must be the same before values may be put in one order. Two facts with one key are never
//! refused for what they count, so tables sort inside a key without judging every pair.

use std::collections::BTreeMap;

use super::basis::Months;
use super::engine::Engine;
use super::fact::Fact;
use super::region::RegionLevel;
use crate::quantity::{Bound, UnitClass};
use crate::report::Scope;
use crate::vocabulary::{IndicatorId, Kind};

/// What must be the same before values may be put in one order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Alike {
    indicator: Option<IndicatorId>,
    class: UnitClass,
    kind: Kind,
    months: Option<Months>,
    scope: String,
    level: Option<RegionLevel>,
    dims: BTreeMap<String, String>,
    stage: Option<(String, String)>,
    vague: bool,
    part: bool,
    base: Option<String>,
}

impl Engine {
    /// The key of a fact.
    pub(crate) fn alike(&self, fact: &Fact<'_>) -> Alike {
        let measure = fact.measure;
        let dims = self.rules().identity(fact);
        let stage = self.knowledge().stage(measure);
        let class = match measure.quantity.unit_class {
            UnitClass::Ratio => UnitClass::Percent,
            other => other,
        };
        Alike {
            indicator: measure.indicator.clone(),
            class,
            kind: measure.kind,
            months: fact.window().and_then(|window| window.months()),
            scope: match measure.scope {
                Scope::Nation => Scope::Region.to_string(),
                ref other => other.to_string(),
            },
            level: fact.adcode().map(RegionLevel::of),
            dims: dims.into_iter().map(|(name, value)| (name, value.to_string())).collect(),
            stage: stage.map(|stage| (stage.act.clone(), stage.group.clone())),
            vague: measure.quantity.bound == Bound::Vague,
            part: measure.part_of.is_some(),
            base: measure.base.clone(),
        }
    }
}

impl Alike {
    /// Whether values of this key may be ordered at all, apart from regions.
    pub(crate) fn orderable(&self) -> bool {
        let timed = self.months.is_some() || !matches!(self.kind, Kind::Flow | Kind::Target);
        let kinds = !matches!(self.kind, Kind::Structure | Kind::Parameter);
        timed && kinds && !self.vague && self.indicator.is_some() && self.scope != Scope::Joint.to_string()
    }
}
