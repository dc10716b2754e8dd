//! [`Period`]: an interval of dates whose start may be open.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date::Date;
use crate::error::{Error, Result};

/// The time a measure speaks of, in ISO 8601 at the precision stated: `2022`, `2017-07`, `2013/2018`, or `../2018`
/// where the start is not stated.
///
/// ```
/// use zongshu::period::Period;
/// let period: Period = "../2018".parse()?;
/// assert!(period.start().is_none());
/// assert_eq!(period.end().year(), 2018);
/// assert_eq!(period.to_string(), "../2018");
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: Option<Date>,
    end: Date,
}

impl Period {
    /// A period that is one stated date: a year, a month or a day.
    pub const fn at(date: Date) -> Period {
        Period { start: Some(date), end: date }
    }

    /// From `start` to `end`, both included at their precision.
    pub const fn between(start: Date, end: Date) -> Period {
        Period { start: Some(start), end }
    }

    /// Up to `end`, from a date that is not stated.
    pub const fn until(end: Date) -> Period {
        Period { start: None, end }
    }

    /// The start, if it is stated.
    pub fn start(self) -> Option<Date> {
        self.start
    }

    /// The end.
    pub fn end(self) -> Date {
        self.end
    }

    /// Whether start and end are stated and lie in the same year.
    pub fn is_within_one_year(self) -> bool {
        self.start.is_some_and(|start| start.year() == self.end.year())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.start {
            Some(start) if start == self.end => write!(f, "{start}"),
            Some(start) => write!(f, "{start}/{}", self.end),
            None => write!(f, "../{}", self.end),
        }
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Period> {
        match text.split_once('/') {
            None => text.parse().map(Period::at),
            Some(("..", end)) => end.parse().map(Period::until),
            Some((start, end)) => Ok(Period::between(start.parse()?, end.parse()?)),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Period, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: Error| serde::de::Error::custom(error.fault()))
    }
}
