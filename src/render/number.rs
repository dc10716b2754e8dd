//! [`Number`]: a computed value as an interval, and how numbers are written for people.

use serde::{Deserialize, Serialize};

use super::words::{Language, Words};
use crate::compare::Interval;
use crate::number::{Rounding, Value};
use crate::quantity::{Quantity, UnitClass};

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

    /// A value somewhere in an interval, with as many decimal places as its size asks for.
    ///
    /// ```
    /// use zongshu::compare::Interval;
    /// use zongshu::render::Number;
    /// let share = Interval::between("0.9305".parse()?, "0.9315".parse()?);
    /// assert_eq!(Number::fitting(share, true).to_string(), "93.05-93.15%");
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn fitting(interval: Interval, per_cent: bool) -> Number {
        let number = Number { per_cent, ..Number::of(interval, 0) };
        Number { places: number.shown().places(), ..number }
    }

    /// Whether people see a quantity in per cent: shares and rates are, percentage points are not.
    pub(super) fn is_per_cent(quantity: &Quantity) -> bool {
        let points = quantity.unit.as_deref().is_some_and(|unit| unit.contains('点') || unit.contains('點'));
        quantity.unit_class == UnitClass::Percent && !points
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
        match self.per_cent {
            true => self.interval.scaled(100.into()),
            false => self.interval,
        }
    }

    /// Both ends as decimal numbers that programs read, rounded outward to the places that people see.
    pub(super) fn decimals(&self) -> (Option<String>, Option<String>) {
        let places = self.places + if self.per_cent { 2 } else { 0 };
        self.interval.ends(|end, rounding| end.to_decimal_by(rounding, places))
    }
}

impl Number {
    /// As people read it, in both languages.
    ///
    /// ```
    /// use zongshu::compare::Interval;
    /// use zongshu::render::Number;
    /// let words = Number::of(Interval::unbounded(), 0).words();
    /// assert_eq!((words.zh.as_str(), words.en.as_str()), ("不明", "not known"));
    /// ```
    pub fn words(&self) -> Words {
        Words::new(self.text(Language::Zh), self.text(Language::En))
    }

    /// As people read it in one language.
    pub(super) fn text(&self, language: Language) -> String {
        in_language(self.to_string(), language)
    }
}

/// The few words that may stand in a written interval, in one language.
pub(super) fn in_language(interval: String, language: Language) -> String {
    match language {
        Language::Zh => interval.replace(" to ", " 至 ").replace("not known", "不明"),
        Language::En => interval,
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = self.shown();
        let text = written(&shown, |end, rounding| match self.padded {
            true => grouped(&end.to_decimal_by(rounding, self.places)),
            false => rounded(end, self.places, rounding),
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
    rounded(value, places, Rounding::Nearest)
}

pub(super) fn rounded(value: Value, places: u32, rounding: Rounding) -> String {
    match value.is_integer() {
        true => grouped(&value.to_string()),
        false => grouped(&value.to_decimal_by(rounding, places)),
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

/// An interval with its thousands parted: `172.6-173.8`, `>= 934,000`, `-3 to 5`. Its ends are rounded outward.
///
/// ```
/// use zongshu::compare::Interval;
/// use zongshu::render::decimal_interval;
/// assert_eq!(decimal_interval(&Interval::at_least(934_000.into()), 0), ">= 934,000");
/// assert_eq!(decimal_interval(&Interval::between((-3).into(), 5.into()), 0), "-3 to 5");
/// ```
pub fn decimal_interval(interval: &Interval, places: u32) -> String {
    written(interval, |end, rounding| rounded(end, places, rounding))
}

/// An interval as people see it, with as many decimal places as its size asks for.
///
/// ```
/// use zongshu::compare::Interval;
/// use zongshu::render::fitting_interval;
/// assert_eq!(fitting_interval(&Interval::between("517/3".parse()?, "521/3".parse()?)), "172.3-173.7");
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn fitting_interval(interval: &Interval) -> String {
    decimal_interval(interval, interval.places())
}

fn written(interval: &Interval, write: impl Fn(Value, Rounding) -> String) -> String {
    let negative = |end: Option<Value>| end.is_some_and(|end| end < Value::ZERO);
    match interval.ends(write) {
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
