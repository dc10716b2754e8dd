//! [`Verdict`]: whether two measures may be compared. Numbers are elsewhere.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether two measures may be compared; worse verdicts are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As they stand.
    Direct,
    /// Fair after a stated transformation.
    Normalised,
    /// Only an order or a one-sided statement is possible.
    Bounded,
    /// No number; the reasons and the missing pieces are returned.
    Refused,
}

impl Verdict {
    /// The word used in data: `direct`, `normalised`.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Direct => "direct",
            Verdict::Normalised => "normalised",
            Verdict::Bounded => "bounded",
            Verdict::Refused => "refused",
        }
    }

    /// The next worse verdict; a refusal stays one.
    pub fn one_step_down(self) -> Verdict {
        match self {
            Verdict::Direct => Verdict::Normalised,
            Verdict::Normalised => Verdict::Bounded,
            Verdict::Bounded | Verdict::Refused => Verdict::Refused,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
