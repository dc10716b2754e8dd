//! [`Kind`]: what sort of fact a measure states.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What sort of fact a measure states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It happened within the period.
    #[default]
    Flow,
    /// A state at a date.
    Stock,
    /// Planned, required, a floor or a ceiling.
    Target,
    /// Part of a whole, coverage.
    Share,
    /// A per-unit figure, an average, a growth.
    Rate,
    /// A place in an order.
    Rank,
    /// How many parts, levels, aspects or ways.
    Structure,
    /// A threshold that defines the population of another measure.
    Parameter,
}

impl Kind {
    /// All of them, in a fixed order.
    pub const ALL: [Kind; 8] =
        [Kind::Flow, Kind::Stock, Kind::Target, Kind::Share, Kind::Rate, Kind::Rank, Kind::Structure, Kind::Parameter];

    /// The word used in data: `flow`, `stock`.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Flow => "flow",
            Kind::Stock => "stock",
            Kind::Target => "target",
            Kind::Share => "share",
            Kind::Rate => "rate",
            Kind::Rank => "rank",
            Kind::Structure => "structure",
            Kind::Parameter => "parameter",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Kind> {
        Kind::ALL
            .into_iter()
            .find(|item| item.as_str() == text)
            .ok_or_else(|| Error::form("a kind such as flow, stock or target", text))
    }
}
