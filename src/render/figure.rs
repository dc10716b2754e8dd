//! [`Figure`]: a figure as a report states it, with all that must stand beside it.

use serde::{Deserialize, Serialize};

use super::origin::Origin;
use crate::compare::{Extent, Fact};
use crate::corpus::Entry;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::report::Scope;
use crate::vocabulary::{IndicatorId, Kind};

/// A figure as a report states it: words, exact value, bound, unit, kind, period, and where it stands.
///
/// ```
/// use zongshu::corpus::sichuan_2022;
/// use zongshu::render::Figure;
/// let entry = sichuan_2022();
/// let fact = entry.stated("civil_servants_recruited").next().expect("it is stated");
/// let figure = Figure::of(entry, &fact);
/// assert_eq!(figure.text, "1.45萬名");
/// assert_eq!(figure.extent().strict.to_string(), "14450-14550");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What people read: the quantity as written, or more words with it.
    pub text: String,
    /// Value, bound and unit.
    pub quantity: Quantity,
    /// What sort of fact it is.
    pub kind: Kind,
    /// When.
    pub period: Option<Period>,
    /// Where or for whom.
    pub scope: Scope,
    /// The indicator.
    pub indicator: Option<IndicatorId>,
    /// Where it stands.
    pub origin: Origin,
}

impl Figure {
    /// A figure of a report.
    pub fn of(entry: &Entry, fact: &Fact<'_>) -> Figure {
        let measure = fact.measure;
        Figure {
            text: fact.mention.text.clone(),
            quantity: measure.quantity.clone(),
            kind: measure.kind,
            period: fact.period(),
            scope: measure.scope.clone(),
            indicator: measure.indicator.clone(),
            origin: Origin::of(entry, fact.mention.span),
        }
    }

    /// The same figure with other words for people.
    pub fn told(mut self, text: impl Into<String>) -> Figure {
        self.text = text.into();
        self
    }

    /// Where the value lies.
    pub fn extent(&self) -> Extent {
        Extent::of(&self.quantity, self.kind)
    }
}
