//! [`Value`]: an exact rational number.

use std::fmt;
use std::str::FromStr;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// How a number is rounded where it is written with few decimal places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest, half away from nought.
    Nearest,
    /// To the next that is not above it.
    Down,
    /// To the next that is not below it.
    Up,
}

/// An exact rational number.
///
/// It is written as a decimal where the decimal ends (`14500`, `0.758`), else as a fraction (`1/3`), and is read from
/// both forms.
///
/// ```
/// use zongshu::number::Value;
/// let share: Value = "75.8".parse()?;
/// let hundred = Value::from(100);
/// assert_eq!(share.checked_div(hundred).map(|v| v.to_string()).as_deref(), Some("0.758"));
/// assert_eq!(Value::ratio(1, 3).map(|v| v.to_string()).as_deref(), Some("1/3"));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Value(Ratio<i128>);

impl Value {
    /// Nought.
    pub const ZERO: Value = Value(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Value = Value(Ratio::new_raw(1, 1));

    /// `numerator / denominator`; `None` where the denominator is nought or the fraction cannot be held.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Value> {
        if denominator == 0 || denominator == i128::MIN || numerator == i128::MIN {
            return None;
        }
        Some(small(numerator, denominator).unwrap_or_else(|| Value(Ratio::new(numerator, denominator))))
    }

    /// The sum, or `None` on overflow.
    pub fn checked_add(self, other: Value) -> Option<Value> {
        match self.crossed(other).and_then(|(own, other, below)| small(own.checked_add(other)?, below)) {
            Some(sum) => Some(sum),
            None => self.0.checked_add(&other.0).map(Value),
        }
    }

    /// The difference, or `None` on overflow.
    pub fn checked_sub(self, other: Value) -> Option<Value> {
        match self.crossed(other).and_then(|(own, other, below)| small(own.checked_sub(other)?, below)) {
            Some(difference) => Some(difference),
            None => self.0.checked_sub(&other.0).map(Value),
        }
    }

    /// Two numerators over one denominator, where they can be held.
    fn crossed(self, other: Value) -> Option<(i128, i128, i128)> {
        let (own, below) = (self.denominator(), other.denominator());
        if own == below {
            return Some((self.numerator(), other.numerator(), own));
        }
        let numerators = self.numerator().checked_mul(below).zip(other.numerator().checked_mul(own));
        let ((own_above, above), below) = numerators.zip(own.checked_mul(below))?;
        Some((own_above, above, below))
    }

    /// The product, or `None` on overflow.
    pub fn checked_mul(self, other: Value) -> Option<Value> {
        let quick = self.numerator().checked_mul(other.numerator());
        let quick = quick.zip(self.denominator().checked_mul(other.denominator()));
        match quick.and_then(|(numerator, denominator)| small(numerator, denominator)) {
            Some(product) => Some(product),
            None => self.0.checked_mul(&other.0).map(Value),
        }
    }

    /// The quotient, or `None` on overflow or division by nought.
    pub fn checked_div(self, other: Value) -> Option<Value> {
        if other.0.is_zero() {
            return None;
        }
        let quick = self.numerator().checked_mul(other.denominator());
        let quick = quick.zip(self.denominator().checked_mul(other.numerator()));
        match quick.and_then(|(numerator, denominator)| small(numerator, denominator)) {
            Some(quotient) => Some(quotient),
            None => self.0.checked_div(&other.0).map(Value),
        }
    }

    /// Numerator of the reduced fraction; carries the sign.
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// Denominator of the reduced fraction, always positive.
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// Whether the value is a whole number.
    pub fn is_integer(self) -> bool {
        self.0.is_integer()
    }

    /// Whether the value is nought.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The nearest float. For pictures and statistics only.
    pub fn to_f64(self) -> f64 {
        self.numerator() as f64 / self.denominator() as f64
    }

    /// Rounds half away from nought to `places` decimal places and writes all of them.
    ///
    /// ```
    /// use zongshu::number::Value;
    /// assert_eq!(Value::ratio(2, 3).map(|v| v.to_decimal(2)).as_deref(), Some("0.67"));
    /// ```
    pub fn to_decimal(self, places: u32) -> String {
        self.to_decimal_by(Rounding::Nearest, places)
    }

    /// Rounds to `places` decimal places, at most 18, and writes all of them.
    ///
    /// ```
    /// use zongshu::number::{Rounding, Value};
    /// let both = |value: Value| (value.to_decimal_by(Rounding::Down, 2), value.to_decimal_by(Rounding::Up, 2));
    /// assert_eq!(Value::ratio(2, 3).map(both), Some(("0.66".into(), "0.67".into())));
    /// assert_eq!(Value::ratio(-2, 3).map(both), Some(("-0.67".into(), "-0.66".into())));
    /// ```
    pub fn to_decimal_by(self, rounding: Rounding, places: u32) -> String {
        let negative = self < Value::ZERO;
        self.written(places, |rest, divisor| match rounding {
            Rounding::Nearest => rest >= divisor - rest,
            Rounding::Down => rest > 0 && negative,
            Rounding::Up => rest > 0 && !negative,
        })
    }

    /// The size cut off after `places` decimal places, or the next larger one where `up` says so of what was cut off and
    /// the divisor.
    fn written(self, places: u32, up: impl Fn(u128, u128) -> bool) -> String {
        let places = places.min(18);
        let (numerator, denominator) = (self.numerator(), self.denominator().unsigned_abs());
        let (mut whole, mut rest) = (numerator.unsigned_abs() / denominator, numerator.unsigned_abs() % denominator);
        // Long division, a digit at a time: ten times the rest may not fit, ten additions of it below the divisor do.
        let mut fraction = 0_u64;
        for _ in 0..places {
            let (mut digit, mut sum) = (0, 0);
            for _ in 0..10 {
                sum += rest;
                if sum >= denominator {
                    (digit, sum) = (digit + 1, sum - denominator);
                }
            }
            (fraction, rest) = (fraction * 10 + digit, sum);
        }
        if up(rest, denominator) {
            fraction += 1;
        }
        if fraction == 10_u64.pow(places) {
            (whole, fraction) = (whole + 1, 0);
        }
        let sign = if numerator < 0 && (whole > 0 || fraction > 0) { "-" } else { "" };
        if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction:0width$}", width = places as usize)
        }
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Value) -> std::cmp::Ordering {
        match self.crossed(*other) {
            Some((own, other, _)) => own.cmp(&other),
            None => self.0.cmp(&other.0),
        }
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Value) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A fraction of small positive numbers, which most are: reduced in the arithmetic of the machine.
fn small(numerator: i128, denominator: i128) -> Option<Value> {
    let (above, below) = (u64::try_from(numerator).ok()?, u64::try_from(denominator).ok()?);
    if below == 1 {
        return Some(Value(Ratio::new_raw(numerator, 1)));
    }
    let (mut divisor, mut rest) = (below, above);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let reduced = |part: u64| i128::from(part.checked_div(divisor).unwrap_or(part));
    (divisor != 0).then(|| Value(Ratio::new_raw(reduced(above), reduced(below))))
}

impl From<i128> for Value {
    fn from(whole: i128) -> Value {
        Value(Ratio::from_integer(whole))
    }
}

impl From<i64> for Value {
    fn from(whole: i64) -> Value {
        Value::from(i128::from(whole))
    }
}

impl From<i32> for Value {
    fn from(whole: i32) -> Value {
        Value::from(i128::from(whole))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = (self.numerator(), self.denominator());
        if denominator == 1 {
            return write!(f, "{numerator}");
        }
        let (mut rest, mut twos, mut fives) = (denominator, 0_u32, 0_u32);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        let places = twos.max(fives);
        let scaled = 10_i128.checked_pow(places).and_then(|scale| numerator.checked_mul(scale / denominator));
        match scaled {
            Some(scaled) if rest == 1 && places <= 18 => {
                let scale = 10_u128.pow(places);
                let sign = if scaled < 0 { "-" } else { "" };
                let digits = scaled.unsigned_abs();
                write!(f, "{sign}{}.{:0width$}", digits / scale, digits % scale, width = places as usize)
            }
            _ => write!(f, "{numerator}/{denominator}"),
        }
    }
}

impl FromStr for Value {
    type Err = Error;

    fn from_str(text: &str) -> Result<Value> {
        let error = || Error::form("a decimal (14500, 0.758) or a fraction (1/3) that can be held exactly", text);
        if let Some((numerator, denominator)) = text.split_once('/') {
            let numerator = numerator.trim().parse().map_err(|_| error())?;
            let denominator = denominator.trim().parse().map_err(|_| error())?;
            return Value::ratio(numerator, denominator).ok_or_else(error);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if fraction.len() > 18 || (text.contains('.') && fraction.is_empty()) {
            return Err(error());
        }
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(error());
        }
        let digits: i128 = format!("{whole}{fraction}").parse().map_err(|_| error())?;
        let scale = 10_i128.pow(fraction.len() as u32);
        Value::ratio(digits, scale).ok_or_else(error)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Value, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: Error| serde::de::Error::custom(error.fault()))
    }
}
