//! [`RegionLevel`]: the administrative level that a division code tells.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::region::Adcode;

/// The administrative level of a region, by its code.
///
/// ```
/// use zongshu::compare::RegionLevel;
/// let level = |code: &str| code.parse().map(RegionLevel::of);
/// assert_eq!(level("510000")?, RegionLevel::Province);
/// assert_eq!(level("510104")?, RegionLevel::County);
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionLevel {
    /// The nation.
    Nation,
    /// A province, an autonomous region or a municipality.
    Province,
    /// A city, a prefecture or a league.
    Prefecture,
    /// A county, a district or a banner.
    County,
}

impl RegionLevel {
    /// The level of a code.
    pub fn of(code: Adcode) -> RegionLevel {
        match code.get() {
            0 => RegionLevel::Nation,
            code if code % 10_000 == 0 => RegionLevel::Province,
            code if code % 100 == 0 => RegionLevel::Prefecture,
            _ => RegionLevel::County,
        }
    }

    /// The word used in data: `province`.
    pub fn as_str(self) -> &'static str {
        match self {
            RegionLevel::Nation => "nation",
            RegionLevel::Province => "province",
            RegionLevel::Prefecture => "prefecture",
            RegionLevel::County => "county",
        }
    }
}

impl fmt::Display for RegionLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
