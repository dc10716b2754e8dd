//! [`Extent`]: where the value of a quantity lies, by its bound and by its written precision, kept apart.

use serde::{Deserialize, Serialize};

use super::interval::Interval;
use crate::number::Value;
use crate::quantity::{Bound, Quantity};
use crate::vocabulary::Kind;

/// Where the value of a quantity lies.
///
/// ```
/// use zongshu::compare::Extent;
/// use zongshu::quantity::{Bound, Quantity, UnitClass};
/// use zongshu::vocabulary::Kind;
/// let mut quantity = Quantity {
///     value: 934_000.into(),
///     upper: None,
///     step: 1_000.into(),
///     bound: Bound::AtLeast,
///     unit: Some("名".into()),
///     unit_class: UnitClass::Person,
/// };
/// let extent = Extent::of(&quantity, Kind::Flow);
/// assert_eq!(extent.strict.to_string(), ">= 934000");
/// assert_eq!(extent.likely.to_string(), "934000-935000");
/// quantity.bound = Bound::Exact;
/// assert_eq!(Extent::of(&quantity, Kind::Flow).strict.to_string(), "933500-934500");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// By the words around the number alone: 余, 多, 超 leave the upper end open, 近 and 不足 the lower.
    pub bound: Interval,
    /// By the written precision alone: half a unit of the last written digit to both sides. A count written to the
    /// last unit, a rank and a share of 100% are exact.
    pub precision: Interval,
    /// By both: what is certain.
    pub strict: Interval,
    /// By the usual reading of the words: 93.4万余 lies between 93.4万 and 93.5万, 近500万 between 490万 and 500万.
    pub likely: Interval,
}

impl Extent {
    /// The extent of a quantity; a mean or a rate is rounded even where it is a whole number.
    pub fn of(quantity: &Quantity, kind: Kind) -> Extent {
        let value = quantity.value;
        let half = half_step(quantity, kind);
        let upper = quantity.upper.unwrap_or(value);
        let bound = match quantity.bound {
            Bound::Exact => Interval::point(value),
            Bound::AtLeast => Interval::at_least(value),
            Bound::AtMost => Interval::at_most(value),
            Bound::Range => Interval::between(value, upper),
            Bound::About | Bound::Vague => Interval::unbounded(),
        };
        let precision = Interval::between(value, upper).widened(half);
        let strict = match quantity.bound {
            Bound::Exact | Bound::Range => precision,
            _ => bound,
        };
        let likely = usual_reading(quantity).unwrap_or(strict);
        Extent { bound, precision, strict, likely }
    }
}

fn half_step(quantity: &Quantity, kind: Kind) -> Value {
    let whole = quantity.step == Value::ONE && quantity.value.is_integer();
    let all = kind == Kind::Share && quantity.value == Value::ONE;
    if all || kind == Kind::Rank || (whole && kind != Kind::Rate) {
        return Value::ZERO;
    }
    quantity.step.checked_div(2.into()).unwrap_or(Value::ZERO)
}

/// The interval that a reader takes the words to mean; `None` where no word hedges.
fn usual_reading(quantity: &Quantity) -> Option<Interval> {
    let value = quantity.value;
    let weight = weight_of_last_digit(quantity)?;
    let tenth = weight.checked_div(10.into())?;
    Some(match quantity.bound {
        Bound::Exact | Bound::Range => return None,
        Bound::AtLeast => Interval::between(value, value.checked_add(weight)?),
        Bound::AtMost => Interval::between(value.checked_sub(tenth)?, value),
        Bound::About => Interval::between(value.checked_sub(tenth)?, value.checked_add(tenth)?),
        Bound::Vague => Interval::between(value, value.checked_mul(10.into())?),
    })
}

/// Weight of the last digit that is not nought: 1000 for 93.4万, a thousand million for 40亿.
fn weight_of_last_digit(quantity: &Quantity) -> Option<Value> {
    let mut digits = quantity.value.checked_div(quantity.step)?;
    let mut weight = quantity.step;
    while digits.is_integer() && !digits.is_zero() && digits.numerator() % 10 == 0 {
        digits = digits.checked_div(10.into())?;
        weight = weight.checked_mul(10.into())?;
    }
    Some(weight)
}
