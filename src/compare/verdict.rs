//! [`Verdict`]: whether two measures may be compared, and [`Footing`]: what becomes of it. Numbers are elsewhere.

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

/// How two measures stand after all: the verdict, and apart from it the pair that would be permitted and cannot be ranked,
/// as the counts are of regions of different size and no denominator is known for both. Worse ones are greater.
///
/// ```
/// use zongshu::compare::{Denominators, Engine, Fact, Footing, Stated, Verdict};
/// let recruited = |adcode, value| Stated::new("civil_servants_recruited", adcode, 2020, value).map(Stated::report);
/// let (one, other) = (recruited("510000", "8000")?, recruited("630000", "700")?);
/// let without = Engine::new().with_denominators(Denominators::default());
/// let comparison = without.judge(Fact::new(&one, 0).unwrap(), Fact::new(&other, 0).unwrap());
/// assert_eq!((comparison.verdict(), comparison.footing()), (Verdict::Normalised, Footing::Unranked));
/// assert!(!comparison.footing().is_comparable());
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Footing {
    /// The verdict is direct.
    Direct,
    /// The verdict is normalised.
    Normalised,
    /// The verdict is bounded.
    Bounded,
    /// Not refused, but a denominator is missing: no number and no order.
    Unranked,
    /// The verdict is refused.
    Refused,
}

impl Footing {
    /// All of them, the best first.
    pub const ALL: [Footing; 5] =
        [Footing::Direct, Footing::Normalised, Footing::Bounded, Footing::Unranked, Footing::Refused];

    /// Whether anything may be said of the two.
    pub fn is_comparable(self) -> bool {
        self < Footing::Unranked
    }

    /// The word used in data: `direct`, `unranked`.
    pub fn as_str(self) -> &'static str {
        match self {
            Footing::Direct => "direct",
            Footing::Normalised => "normalised",
            Footing::Bounded => "bounded",
            Footing::Unranked => "unranked",
            Footing::Refused => "refused",
        }
    }
}

impl From<Verdict> for Footing {
    fn from(verdict: Verdict) -> Footing {
        match verdict {
            Verdict::Direct => Footing::Direct,
            Verdict::Normalised => Footing::Normalised,
            Verdict::Bounded => Footing::Bounded,
            Verdict::Refused => Footing::Refused,
        }
    }
}

impl fmt::Display for Footing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
