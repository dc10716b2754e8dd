//! [`Bound`]: what the words around a number say of it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What the words around a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// No word qualifies the number.
    #[default]
    Exact,
    /// 余 多 超 突破 不低于: there is no upper end.
    AtLeast,
    /// 近 不足 以下: there is no lower end.
    AtMost,
    /// 约 左右: both ends are open to a doubt that is not stated.
    About,
    /// Two ends are written: 2至3名, 15%～20%.
    Range,
    /// An order of magnitude only: 亿元资金, 数十, 上千.
    Vague,
}

impl Bound {
    /// All of them, in a fixed order.
    pub const ALL: [Bound; 6] = [Bound::Exact, Bound::AtLeast, Bound::AtMost, Bound::About, Bound::Range, Bound::Vague];

    /// The word used in data: `exact`, `at_least`.
    pub fn as_str(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::AtLeast => "at_least",
            Bound::AtMost => "at_most",
            Bound::About => "about",
            Bound::Range => "range",
            Bound::Vague => "vague",
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Bound {
    type Err = Error;

    fn from_str(text: &str) -> Result<Bound> {
        Bound::ALL
            .into_iter()
            .find(|item| item.as_str() == text)
            .ok_or_else(|| Error::form("a bound (exact, at_least, at_most, about, range, vague)", text))
    }
}
