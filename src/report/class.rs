//! [`MentionClass`]: what a numeral of the text is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What a numeral of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionClass {
    /// It counts, sizes or rates something.
    Measure,
    /// A place in an order that says how well.
    Rank,
    /// An edition or a sequence: 第三批, 首次.
    Ordinal,
    /// A date or a period.
    Date,
    /// A length of time.
    Duration,
    /// A numeral in a fixed phrase, a code or a quoted name.
    Slogan,
    /// Page furniture: time stamps, licence and phone numbers.
    Chrome,
}

impl MentionClass {
    /// All of them, in a fixed order.
    pub const ALL: [MentionClass; 7] = [
        MentionClass::Measure,
        MentionClass::Rank,
        MentionClass::Ordinal,
        MentionClass::Date,
        MentionClass::Duration,
        MentionClass::Slogan,
        MentionClass::Chrome,
    ];

    /// The word used in data: `measure`, `rank`.
    pub fn as_str(self) -> &'static str {
        match self {
            MentionClass::Measure => "measure",
            MentionClass::Rank => "rank",
            MentionClass::Ordinal => "ordinal",
            MentionClass::Date => "date",
            MentionClass::Duration => "duration",
            MentionClass::Slogan => "slogan",
            MentionClass::Chrome => "chrome",
        }
    }
}

impl fmt::Display for MentionClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MentionClass {
    type Err = Error;

    fn from_str(text: &str) -> Result<MentionClass> {
        MentionClass::ALL
            .into_iter()
            .find(|item| item.as_str() == text)
            .ok_or_else(|| Error::form("a class of mention such as measure, date or slogan", text))
    }
}
