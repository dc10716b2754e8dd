//! [`Date`]: a date at the precision stated.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// A date at the precision stated: a year, a month or a day. Written as in ISO 8601: `2022`, `2017-07`, `2023-01-31`.
///
/// ```
/// use zongshu::period::Date;
/// let date: Date = "2017-07".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2017, Some(7), None));
/// assert!(Date::new(2021, Some(2), Some(29)).is_none());
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// A date that exists in the calendar; `None` for any other, and for a day without a month.
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Date> {
        let days = match month {
            None => {
                return (day.is_none() && (0..=9999).contains(&year)).then_some(Date { year, month, day });
            }
            Some(2) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) => 31,
            Some(_) => return None,
        };
        let fits = (0..=9999).contains(&year) && day.is_none_or(|day| (1..=days).contains(&day));
        fits.then_some(Date { year, month, day })
    }

    /// A whole year.
    pub const fn from_year(year: i32) -> Date {
        Date { year, month: None, day: None }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, if stated.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if stated.
    pub fn day(self) -> Option<u8> {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Date> {
        let error = || Error::form("an ISO 8601 date (2022, 2017-07 or 2023-01-31)", text);
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| year.len() == 4).ok_or_else(error)?;
        let year = year.parse().map_err(|_| error())?;
        let mut number = || parts.next().map(|part| part.parse::<u8>().map_err(|_| error())).transpose();
        let (month, day) = (number()?, number()?);
        if parts.next().is_some() {
            return Err(error());
        }
        Date::new(year, month, day).ok_or_else(error)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: Error| serde::de::Error::custom(error.fault()))
    }
}
