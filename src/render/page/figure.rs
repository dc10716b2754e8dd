//! [`Scale`]: numbers and intervals as people read them, with marks between thousands. Exact: nothing passes through
//! floats.

use crate::compare::Interval;
use crate::number::Value;
use crate::quantity::Quantity;
use crate::render::decimal;

/// How the numbers of a measure are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// As they are.
    Plain,
    /// A share: a hundred times as much, with a sign.
    Percent,
}

impl Scale {
    /// Shares written with a sign of per cent are shown with it.
    pub(super) fn of(quantity: &Quantity) -> Scale {
        let percent = quantity.unit.as_deref().is_some_and(|unit| unit.contains(['%', '％']));
        if percent { Scale::Percent } else { Scale::Plain }
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
            Some(places) => format!("{}{}", signed(value, places), self.sign()),
            None => format!("{value}{}", self.sign()),
        }
    }

    /// An interval: `14,450–14,550`, `≥ 934,000`; `None` where it says nothing.
    pub(super) fn interval(self, interval: &Interval) -> Option<String> {
        let low = interval.low().map(|end| self.scaled(end));
        let high = interval.high().map(|end| self.scaled(end));
        let places = places(low, high);
        let text = |end: Value| format!("{}{}", signed(end, places), self.sign());
        Some(match (low.map(text), high.map(text)) {
            (Some(low), Some(high)) if low == high && interval.is_point() => low,
            (Some(low), Some(high)) if low == high => format!("≈ {low}"),
            (Some(low), Some(high)) => format!("{low} – {high}"),
            (Some(low), None) => format!("≥ {low}"),
            (None, Some(high)) => format!("≤ {high}"),
            (None, None) => return None,
        })
    }
}

/// A number with commas between thousands and a true minus.
fn signed(value: Value, places: u32) -> String {
    decimal(value, places).replace('-', "−")
}

/// The fewest decimal places that write a value exactly; `None` beyond six.
fn exact_places(value: Value) -> Option<u32> {
    (0..=6).find(|places| value.to_decimal(*places).parse::<Value>().is_ok_and(|read| read == value))
}

/// Places that both ends need: none for whole numbers, more where the numbers are small or the ends near each other.
fn places(low: Option<Value>, high: Option<Value>) -> u32 {
    let ends = [low, high].into_iter().flatten();
    if ends.clone().all(Value::is_integer) {
        return 0;
    }
    let size = |end: Value| end.to_decimal(0).trim_start_matches('-').len();
    let least = match ends.map(size).max().unwrap_or(1) {
        0 | 1 => 2,
        2..=4 => 1,
        _ => 0,
    };
    let apart = |places: &u32| match (low, high) {
        (Some(low), Some(high)) if low != high => low.to_decimal(*places) != high.to_decimal(*places),
        _ => true,
    };
    (least..=3).find(apart).unwrap_or(least.max(2))
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
        assert_eq!(text(&between("172.54", "173.81")).as_deref(), Some("172.5 – 173.8"));
        assert_eq!(text(&between("1.001", "1.002")).as_deref(), Some("1.001 – 1.002"));
        assert_eq!(text(&between("1.48521", "1.48538")).as_deref(), Some("≈ 1.49"));
        assert_eq!(text(&Interval::at_least(value("934000"))).as_deref(), Some("≥ 934,000"));
        assert_eq!(text(&Interval::unbounded()), None);
    }
}
