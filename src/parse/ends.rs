//! [`Ends`]: where a stated number lies, for the checks of one report. Exact; an end may be open.
//!
//! What two reports may say of each other is no matter of this file.

use crate::number::Value;
use crate::quantity::{Bound, Quantity, UnitClass};
use crate::vocabulary::Kind;

/// Where a number lies. An open end is `None`; arithmetic that overflows opens an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ends {
    pub(crate) low: Option<Value>,
    pub(crate) high: Option<Value>,
}

impl Ends {
    /// One value.
    pub(crate) fn point(value: Value) -> Ends {
        Ends { low: Some(value), high: Some(value) }
    }

    /// What a quantity says for certain: its bound, and half of its last written digit to both sides. A count written to
    /// the last unit is exact.
    pub(crate) fn of(quantity: &Quantity, kind: Kind) -> Ends {
        let value = quantity.value;
        let is_count = quantity.step == Value::ONE && value.is_integer() && kind != Kind::Rate;
        let is_counted = !matches!(
            quantity.unit_class,
            UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate | UnitClass::MoneyCny
        );
        let half = match is_count && is_counted {
            true => Some(Value::ZERO),
            false => quantity.step.checked_div(2.into()),
        };
        let low = half.and_then(|half| value.checked_sub(half));
        let high = half.and_then(|half| quantity.upper.unwrap_or(value).checked_add(half));
        match quantity.bound {
            Bound::Exact | Bound::Range => Ends { low, high },
            Bound::AtLeast => Ends { low: Some(value), high: None },
            Bound::AtMost => Ends { low: None, high: Some(value) },
            Bound::About | Bound::Vague => Ends { low: None, high: None },
        }
    }

    /// The sum.
    pub(crate) fn plus(self, other: Ends) -> Ends {
        let add = |one: Option<Value>, other: Option<Value>| one?.checked_add(other?);
        Ends { low: add(self.low, other.low), high: add(self.high, other.high) }
    }

    /// The same with the sign changed.
    pub(crate) fn negated(self) -> Ends {
        let turned = |end: Option<Value>| end.and_then(|end| Value::ZERO.checked_sub(end));
        Ends { low: turned(self.high), high: turned(self.low) }
    }

    /// The difference.
    pub(crate) fn minus(self, other: Ends) -> Ends {
        self.plus(other.negated())
    }

    /// The product of two that are not negative; an end that may be is taken as nought.
    pub(crate) fn times(self, other: Ends) -> Ends {
        let product = |one: Option<Value>, other: Option<Value>| one?.checked_mul(other?);
        let floor = |end: Option<Value>| Some(end.unwrap_or_default().max(Value::ZERO));
        Ends { low: product(floor(self.low), floor(other.low)), high: product(self.high, other.high) }
    }

    /// Whether every value is below every value of the other.
    pub(crate) fn is_below(self, other: Ends) -> bool {
        matches!((self.high, other.low), (Some(high), Some(low)) if high < low)
    }

    /// Whether no value lies in both.
    pub(crate) fn is_apart_from(self, other: Ends) -> bool {
        self.is_below(other) || other.is_below(self)
    }
}
