//! [`Scale`]: numbers and intervals as people read them, with marks between thousands. Exact: nothing passes through
//! floats.

use crate::compare::Interval;
use crate::number::{Rounding, Value};
use crate::quantity::Quantity;
use crate::render::number::{Number, rounded};

/// How the numbers of a measure are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// As they are.
    Plain,
    /// A share: a hundred times as much, with a sign.
    Percent,
}

impl Scale {
    /// Shares are shown with a sign of per cent.
    pub(super) fn of(quantity: &Quantity) -> Scale {
        if Number::is_per_cent(quantity) { Scale::Percent } else { Scale::Plain }
    }

    fn scaled(self, value: Value) -> Value {
        match self {
            Scale::Plain => value,
            Scale::Percent => value.checked_mul(100.into()).unwrap_or(value),
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Scale::Plain => "",
            Scale::Percent => "%",
        }
    }

    /// One number, exactly where it has few decimal places, else a fraction.
    pub(super) fn value(self, value: Value) -> String {
        let value = self.scaled(value);
        match exact_places(value) {
            Some(places) => format!("{}{}", signed(value, places, Rounding::Nearest), self.sign()),
            None => format!("{value}{}", self.sign()),
        }
    }

    /// An interval, its ends rounded outward: `14,450–14,550`, `≥ 934,000`; `None` where it says nothing.
    pub(super) fn interval(self, interval: &Interval) -> Option<String> {
        let interval = interval.scaled(self.scaled(Value::ONE));
        let places = interval.places();
        let written = interval.ends(|end, rounding| format!("{}{}", signed(end, places, rounding), self.sign()));
        Some(match written {
            (Some(low), Some(_)) if interval.is_point() => low,
            (Some(low), Some(high)) => format!("{low} – {high}"),
            (Some(low), None) => format!("≥ {low}"),
            (None, Some(high)) => format!("≤ {high}"),
            (None, None) => return None,
        })
    }
}

/// A number with commas between thousands and a true minus.
fn signed(value: Value, places: u32, rounding: Rounding) -> String {
    rounded(value, places, rounding).replace('-', "−")
}

/// The fewest decimal places that write a value exactly; `None` beyond six.
fn exact_places(value: Value) -> Option<u32> {
    (0..=6).find(|places| value.to_decimal(*places).parse::<Value>().is_ok_and(|read| read == value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        text.parse().expect("a value")
    }

    #[test]
    fn numbers_are_grouped_and_exact() {
        assert_eq!(Scale::Plain.value(value("1234567.5")), "1,234,567.5");
        assert_eq!(Scale::Percent.value(value("0.705")), "70.5%");
        assert_eq!(Scale::Plain.value(value("1/3")), "1/3");
        assert_eq!(Scale::Plain.value(value("-1200")), "−1,200");
    }

    #[test]
    fn intervals_keep_their_ends_apart() {
        let between = |one: &str, other: &str| Interval::between(value(one), value(other));
        let text = |interval: &Interval| Scale::Plain.interval(interval);
        assert_eq!(text(&between("14450", "14550")).as_deref(), Some("14,450 – 14,550"));
        assert_eq!(text(&between("172.54", "173.81")).as_deref(), Some("172.54 – 173.81"));
        assert_eq!(text(&between("1.001", "1.002")).as_deref(), Some("1.001 – 1.002"));
        assert_eq!(text(&between("1.485214", "1.485387")).as_deref(), Some("1.48 – 1.49"));
        assert_eq!(text(&Interval::at_least(value("934000"))).as_deref(), Some("≥ 934,000"));
        assert_eq!(text(&Interval::unbounded()), None);
    }
}
