//! [`Interval`]: where a value lies, with exact ends that may be open. Arithmetic that overflows opens an end.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::number::{Rounding, Value};

/// Where a value lies: ends are included where they are stated, and open where they are not.
///
/// ```
/// use zongshu::compare::Interval;
/// let members = Interval::between(395_000.into(), 405_000.into());
/// let orgs = Interval::between(20_500.into(), 21_500.into());
/// let each = members.divided_by(&orgs).expect("the divisor is positive");
/// assert_eq!(each.to_decimal(2), "18.37-19.76");
/// assert_eq!(Interval::at_least(5.into()).to_string(), ">= 5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    low: Option<Value>,
    high: Option<Value>,
}

impl Interval {
    /// One exact value.
    pub const fn point(value: Value) -> Interval {
        Interval { low: Some(value), high: Some(value) }
    }

    /// From one value to another; the ends are put in order.
    pub fn between(one: Value, other: Value) -> Interval {
        Interval { low: Some(one.min(other)), high: Some(one.max(other)) }
    }

    /// No upper end.
    pub const fn at_least(value: Value) -> Interval {
        Interval { low: Some(value), high: None }
    }

    /// No lower end.
    pub const fn at_most(value: Value) -> Interval {
        Interval { low: None, high: Some(value) }
    }

    /// No end at all: nothing is known.
    pub const fn unbounded() -> Interval {
        Interval { low: None, high: None }
    }

    /// The lower end, if there is one.
    pub fn low(&self) -> Option<Value> {
        self.low
    }

    /// The upper end, if there is one.
    pub fn high(&self) -> Option<Value> {
        self.high
    }

    /// Whether it is one exact value.
    pub fn is_point(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Whether a value lies inside.
    pub fn contains(&self, value: Value) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// Whether the other interval lies inside.
    pub fn encloses(&self, other: &Interval) -> bool {
        let low = self.low.is_none_or(|low| other.low.is_some_and(|end| low <= end));
        let high = self.high.is_none_or(|high| other.high.is_some_and(|end| end <= high));
        low && high
    }

    /// Whether some value lies in both.
    pub fn overlaps(&self, other: &Interval) -> bool {
        let below = |low: Option<Value>, high: Option<Value>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }

    /// The interval moved by a value and widened by `half` to both sides.
    pub(crate) fn widened(&self, half: Value) -> Interval {
        Interval {
            low: self.low.and_then(|low| low.checked_sub(half)),
            high: self.high.and_then(|high| high.checked_add(half)),
        }
    }

    /// The interval in a unit of which `factor` make one, such as a share in per cent; as it is where that overflows or
    /// the factor is negative.
    ///
    /// ```
    /// use zongshu::compare::Interval;
    /// assert_eq!(Interval::at_most("0.14".parse()?).scaled(100.into()).to_string(), "<= 14");
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn scaled(&self, factor: Value) -> Interval {
        self.times(&Interval::point(factor)).unwrap_or(*self)
    }

    /// The sum.
    pub fn plus(&self, other: &Interval) -> Interval {
        let add = |one: Option<Value>, other: Option<Value>| one?.checked_add(other?);
        Interval { low: add(self.low, other.low), high: add(self.high, other.high) }
    }

    /// The difference.
    pub fn minus(&self, other: &Interval) -> Interval {
        let sub = |one: Option<Value>, other: Option<Value>| one?.checked_sub(other?);
        Interval { low: sub(self.low, other.high), high: sub(self.high, other.low) }
    }

    /// The product with an interval that has no negative value; `None` where it may have one.
    pub fn times(&self, factor: &Interval) -> Option<Interval> {
        let least = factor.low.filter(|low| *low >= Value::ZERO)?;
        let product = |end: Value, near: Option<Value>| end.checked_mul(near?);
        let low = self.low.and_then(|low| match low >= Value::ZERO {
            true => product(low, Some(least)),
            false => product(low, factor.high),
        });
        let high = self.high.and_then(|high| match high >= Value::ZERO {
            true => product(high, factor.high),
            false => product(high, Some(least)),
        });
        Some(Interval { low, high })
    }

    /// The quotient by an interval of positive values; `None` where the divisor may be nought or negative.
    pub fn divided_by(&self, divisor: &Interval) -> Option<Interval> {
        let least = divisor.low.filter(|low| *low > Value::ZERO)?;
        let far = |end: Value| match divisor.high {
            Some(high) => end.checked_div(high),
            None => Some(Value::ZERO),
        };
        let low = self.low.and_then(|low| match low >= Value::ZERO {
            true => far(low),
            false => low.checked_div(least),
        });
        let high = self.high.and_then(|high| match high >= Value::ZERO {
            true => high.checked_div(least),
            false => far(high),
        });
        Some(Interval { low, high })
    }

    /// How many times the other, both taken as sizes that are not negative: where the other may be as small as nought,
    /// the quotient has no upper end. `None` where an end is negative.
    pub fn over(&self, other: &Interval) -> Option<Interval> {
        let negative = |end: Option<Value>| end.is_some_and(|end| end < Value::ZERO);
        if [self.low, self.high, other.low, other.high].into_iter().any(negative) {
            return None;
        }
        if other.low.is_some_and(|low| low > Value::ZERO) {
            let sized = Interval { low: Some(self.low.unwrap_or(Value::ZERO)), high: self.high };
            return sized.divided_by(other);
        }
        let low = match (self.low, other.high) {
            (Some(low), Some(high)) => low.checked_div(high)?,
            _ => Value::ZERO,
        };
        Some(Interval::at_least(low))
    }

    /// The whole numbers inside: from the lower end up and from the upper end down.
    pub fn whole_numbers(&self) -> Interval {
        let floor = |value: Value| Value::from(value.numerator().div_euclid(value.denominator()));
        let ceiling = |value: Value| match value.is_integer() {
            true => value,
            false => floor(value).checked_add(Value::ONE).unwrap_or(value),
        };
        Interval { low: self.low.map(ceiling), high: self.high.map(floor) }
    }

    /// The narrowest interval with whole ends around this one.
    ///
    /// ```
    /// use zongshu::compare::Interval;
    /// let share = Interval::between("0.7575".parse()?, "0.7585".parse()?);
    /// let villages = Interval::point(3145.into()).divided_by(&share).expect("positive");
    /// assert_eq!(villages.within_whole_ends().to_string(), "4146-4152");
    /// assert_eq!(villages.whole_numbers().to_string(), "4147-4151");
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn within_whole_ends(&self) -> Interval {
        let whole = |value: Value| value.is_integer();
        let inside = self.whole_numbers();
        let out = |end: Option<Value>, inner: Option<Value>, step: i32| match end {
            Some(end) if !whole(end) => inner?.checked_add(step.into()),
            other => other,
        };
        Interval { low: out(self.low, inside.low, -1), high: out(self.high, inside.high, 1) }
    }

    /// The interval with `places` decimal places: `134.10-134.12`, `>= 9.87`, `199.19`. Ends are rounded outward, so that
    /// what is written contains what is meant; one exact value is rounded to the nearest.
    ///
    /// ```
    /// use zongshu::compare::Interval;
    /// assert_eq!(Interval::at_most("0.14".parse()?).to_decimal(1), "<= 0.2");
    /// assert_eq!(Interval::between("1.21".parse()?, "1.22".parse()?).to_decimal(1), "1.2-1.3");
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn to_decimal(&self, places: u32) -> String {
        let (low, high) = self.ends(|end, rounding| end.to_decimal_by(rounding, places));
        write_ends(low, high)
    }

    /// Both ends written, each with the rounding that keeps the interval inside.
    pub(crate) fn ends(&self, write: impl Fn(Value, Rounding) -> String) -> (Option<String>, Option<String>) {
        let (down, up) = match self.is_point() {
            true => (Rounding::Nearest, Rounding::Nearest),
            false => (Rounding::Down, Rounding::Up),
        };
        (self.low.map(|end| write(end, down)), self.high.map(|end| write(end, up)))
    }

    /// As many decimal places as people need: by the size of the larger end none, one or two, and more where the value is
    /// small, where two more write both ends exactly, or where an end would look like a one that it is not.
    ///
    /// ```
    /// use zongshu::compare::Interval;
    /// let fitting = |one: &str, other: &str| -> zongshu::Result<String> {
    ///     let interval = Interval::between(one.parse()?, other.parse()?);
    ///     Ok(interval.to_decimal(interval.places()))
    /// };
    /// assert_eq!(fitting("14450", "14550")?, "14450-14550");
    /// assert_eq!(fitting("517/3", "521/3")?, "172.3-173.7");
    /// assert_eq!(fitting("93.05", "93.15")?, "93.05-93.15");
    /// assert_eq!(fitting("10001/10000", "4/3")?, "1.0001-1.3334");
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn places(&self) -> u32 {
        let ends = || [self.low, self.high].into_iter().flatten();
        let exact = |places| {
            let by = |end: Value, rounding| end.to_decimal_by(rounding, places);
            ends().all(|end| by(end, Rounding::Down) == by(end, Rounding::Up))
        };
        if exact(0) {
            return 0;
        }
        let size = |end: Value| end.max(Value::ZERO.checked_sub(end).unwrap_or(end));
        let largest = ends().map(size).max().unwrap_or(Value::ZERO);
        let below = |power: u32| largest < Value::ratio(1, 10_i128.pow(power)).unwrap_or(Value::ZERO);
        let least = match largest {
            size if size >= 10_000.into() => 0,
            size if size >= 100.into() => 1,
            _ => (1..=5).rev().find(|power| below(*power)).unwrap_or(0) + 2,
        };
        let like_one = |places: u32| {
            let (low, high) = self.ends(|end, rounding| end.to_decimal_by(rounding, places));
            let one = |end: Option<Value>, text: Option<String>| {
                end.is_some_and(|end| end != Value::ONE) && text.is_some_and(|text| text.parse() == Ok(Value::ONE))
            };
            one(self.low, low) || one(self.high, high)
        };
        let fitting = (least..=least + 2).find(|places| exact(*places)).unwrap_or(least);
        (fitting..=least.max(2) + 2).find(|places| !like_one(*places)).unwrap_or(fitting)
    }
}

fn write_ends(low: Option<String>, high: Option<String>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!(">= {low}"),
        (None, Some(high)) => format!("<= {high}"),
        (None, None) => "unknown".into(),
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |end: Option<Value>| end.map(|end| end.to_string());
        f.write_str(&write_ends(text(self.low), text(self.high)))
    }
}
