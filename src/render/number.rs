//! [`Number`]: a computed value as an interval, and how numbers are written for people.

use serde::{Deserialize, Serialize};

use super::words::Words;
use crate::compare::Interval;
use crate::number::Value;

/// A computed value: where it lies, exactly, and how many decimal places people see of it.
///
/// ```
/// use zongshu::compare::Interval;
/// use zongshu::render::Number;
/// let share = Number::share("0.375".parse()?);
/// assert_eq!(share.to_string(), "38%");
/// let change = Number::of(Interval::between(1250.into(), 2350.into()), 0).signed();
/// assert_eq!(change.to_string(), "+1,250-2,350");
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Number {
    /// Where the value lies.
    pub interval: Interval,
    /// Decimal places that people see.
    pub places: u32,
    /// What it counts, or what it was divided by.
    pub unit: Option<Words>,
    /// Whether it is shown in per cent: 0.375 is 38%.
    pub per_cent: bool,
    /// Whether a rise is shown with its sign.
    pub signed: bool,
    /// Whether whole numbers are shown with their decimal places too.
    pub padded: bool,
}

impl Number {
    /// A value somewhere in an interval.
    pub fn of(interval: Interval, places: u32) -> Number {
        Number { interval, places, unit: None, per_cent: false, signed: false, padded: false }
    }

    /// A share, shown in whole per cent.
    pub fn share(share: Value) -> Number {
        Number { per_cent: true, ..Number::of(Interval::point(share), 0) }
    }

    /// With the sign of a rise.
    pub fn signed(mut self) -> Number {
        self.signed = true;
        self
    }

    /// With all decimal places, for columns in which most values have some.
    pub fn padded(mut self) -> Number {
        self.padded = true;
        self
    }

    /// With a unit.
    pub fn per(mut self, unit: Words) -> Number {
        self.unit = Some(unit);
        self
    }

    /// The interval as shown: times a hundred where it is shown in per cent.
    fn shown(&self) -> Interval {
        let hundred = Interval::point(100.into());
        match self.per_cent {
            true => self.interval.times(&hundred).unwrap_or(self.interval),
            false => self.interval,
        }
    }

    /// One end as a decimal number that programs read, rounded to the places that people see.
    pub(super) fn decimal(&self, end: Option<Value>) -> Option<String> {
        end.map(|end| end.to_decimal(self.places + if self.per_cent { 2 } else { 0 }))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = self.shown();
        let text = written(&shown, |end| match self.padded {
            true => grouped(&end.to_decimal(self.places)),
            false => decimal(end, self.places),
        });
        let rises = self.signed && shown.low().is_some_and(|low| low > Value::ZERO);
        if rises && !text.starts_with('>') {
            f.write_str("+")?;
        }
        f.write_str(&text)?;
        if self.per_cent { f.write_str("%") } else { Ok(()) }
    }
}

/// A value with its thousands parted; whole numbers have no decimal places.
///
/// ```
/// use zongshu::render::decimal;
/// assert_eq!(decimal(16680.into(), 1), "16,680");
/// assert_eq!(decimal("172.55".parse()?, 1), "172.6");
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn decimal(value: Value, places: u32) -> String {
    match value.is_integer() {
        true => grouped(&value.to_string()),
        false => grouped(&value.to_decimal(places)),
    }
}

/// A decimal number with its thousands parted.
fn grouped(text: &str) -> String {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{grouped}.{fraction}"),
        None => grouped,
    }
}

/// An interval with its thousands parted: `172.6-173.8`, `>= 934,000`, `-3 to 5`.
///
/// ```
/// use zongshu::compare::Interval;
/// use zongshu::render::decimal_interval;
/// assert_eq!(decimal_interval(&Interval::at_least(934_000.into()), 0), ">= 934,000");
/// assert_eq!(decimal_interval(&Interval::between((-3).into(), 5.into()), 0), "-3 to 5");
/// ```
pub fn decimal_interval(interval: &Interval, places: u32) -> String {
    written(interval, |end| decimal(end, places))
}

fn written(interval: &Interval, write: impl Fn(Value) -> String) -> String {
    let text = |end: Option<Value>| end.map(&write);
    let negative = |end: Option<Value>| end.is_some_and(|end| end < Value::ZERO);
    match (text(interval.low()), text(interval.high())) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) if negative(interval.low()) || negative(interval.high()) => {
            format!("{low} to {high}")
        }
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!(">= {low}"),
        (None, Some(high)) => format!("<= {high}"),
        (None, None) => "not known".into(),
    }
}
