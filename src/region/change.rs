//! [`Change`]: a renamed, upgraded, merged, divided or created division.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Adcode;
use crate::error::{Error, Result};

/// What became of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// Another proper name, the same unit.
    Renamed,
    /// Another level word: a county became a city or a district.
    Upgraded,
    /// The same name under another code, mostly after its prefecture changed.
    Recoded,
    /// It went into another unit.
    Merged,
    /// Its parts went into several units.
    Divided,
    /// It ceased, and no one unit follows it.
    Abolished,
    /// It was made new.
    Created,
}

impl FromStr for ChangeKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<ChangeKind> {
        Ok(match text {
            "renamed" => ChangeKind::Renamed,
            "upgraded" => ChangeKind::Upgraded,
            "recoded" => ChangeKind::Recoded,
            "merged" => ChangeKind::Merged,
            "divided" => ChangeKind::Divided,
            "abolished" => ChangeKind::Abolished,
            "created" => ChangeKind::Created,
            _ => {
                return Err(Error::form("a kind of change such as renamed, upgraded or merged", text));
            }
        })
    }
}

/// A change of the divisions, from 2010 on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The year of the change.
    pub year: i32,
    /// Code of the unit that changed, or of the one created.
    pub adcode: Adcode,
    /// Its name before the change, or the name of the one created.
    pub name: &'static str,
    /// What became of it.
    pub kind: ChangeKind,
    /// The units that stand in its stead today.
    pub successors: Vec<Adcode>,
    /// What a created unit was taken from, where that is known.
    pub origins: Vec<Adcode>,
}
