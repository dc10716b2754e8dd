//! Quantities: a number with its bound words and its unit.

mod bound;
mod unit_class;

use serde::{Deserialize, Serialize};

pub use bound::Bound;
pub use unit_class::UnitClass;

use crate::number::Value;

/// A number with its bound and its unit, in base units: 2亿元 is 200000000 元, 70% is 0.7.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// The number in base units; the lower end of a range.
    pub value: Value,
    /// The upper end of a range.
    pub upper: Option<Value>,
    /// Weight of the last written digit, in base units: 100 for 1.45万, 1 for 3247.
    pub step: Value,
    /// What the words around the number say of it.
    pub bound: Bound,
    /// Classifier or unit in the script of the text, without 万 or 亿; `%` for a percentage.
    pub unit: Option<String>,
    /// What kind of thing the unit counts.
    pub unit_class: UnitClass,
}
