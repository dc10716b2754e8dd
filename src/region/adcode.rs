//! [`Adcode`]: a code of GB/T 2260.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// A division code of GB/T 2260, six digits; `000000` is the nation.
///
/// ```
/// use zongshu::region::Adcode;
/// let chengdu: Adcode = "510100".parse()?;
/// let sichuan: Adcode = "510000".parse()?;
/// assert!(sichuan.contains(chengdu) && !chengdu.contains(sichuan));
/// assert_eq!(chengdu.province(), sichuan);
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Adcode(u32);

impl Adcode {
    /// The nation.
    pub const NATION: Adcode = Adcode(0);

    /// A code of at most six digits.
    pub fn new(code: u32) -> Option<Adcode> {
        (code <= 999_999).then_some(Adcode(code))
    }

    /// The code as a number.
    pub fn get(self) -> u32 {
        self.0
    }

    /// The province the code lies in; the nation for the nation.
    pub fn province(self) -> Adcode {
        Adcode(self.0 / 10_000 * 10_000)
    }

    /// The prefecture the code lies in; the province for a province.
    pub fn prefecture(self) -> Adcode {
        Adcode(self.0 / 100 * 100)
    }

    /// Whether `other` is this division or lies inside it, by the digits of the code.
    ///
    /// Counties that a province governs directly (codes such as 419001) lie in the province only.
    pub fn contains(self, other: Adcode) -> bool {
        self == Adcode::NATION
            || self == other
            || (self.0.is_multiple_of(10_000) && self == other.province())
            || (self.0.is_multiple_of(100) && self == other.prefecture())
    }
}

impl fmt::Display for Adcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl FromStr for Adcode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Adcode> {
        if text.len() == 6
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && let Some(code) = text.parse().ok().and_then(Adcode::new)
        {
            return Ok(code);
        }
        Err(Error::form("a division code of six digits", text))
    }
}

impl Serialize for Adcode {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Adcode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Adcode, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: Error| serde::de::Error::custom(error.fault()))
    }
}
