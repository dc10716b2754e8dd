//! [`Theme`]: what a section or a passage is about.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What a section or a passage is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Political building.
    Politics,
    /// Theory, education and training.
    Theory,
    /// Cadres and civil servants.
    Cadre,
    /// Grassroots organizations and Party members.
    Grassroots,
    /// Talent.
    Talent,
    /// The organization departments themselves.
    #[serde(rename = "self")]
    SelfBuilding,
    /// The economy.
    Economy,
    /// Epidemic control.
    Epidemic,
    /// Anything else.
    #[default]
    Other,
}

impl Theme {
    /// All of them, in a fixed order.
    pub const ALL: [Theme; 9] = [
        Theme::Politics,
        Theme::Theory,
        Theme::Cadre,
        Theme::Grassroots,
        Theme::Talent,
        Theme::SelfBuilding,
        Theme::Economy,
        Theme::Epidemic,
        Theme::Other,
    ];

    /// The word used in data: `politics`, `theory`.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Politics => "politics",
            Theme::Theory => "theory",
            Theme::Cadre => "cadre",
            Theme::Grassroots => "grassroots",
            Theme::Talent => "talent",
            Theme::SelfBuilding => "self",
            Theme::Economy => "economy",
            Theme::Epidemic => "epidemic",
            Theme::Other => "other",
        }
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Theme {
    type Err = Error;

    fn from_str(text: &str) -> Result<Theme> {
        Theme::ALL
            .into_iter()
            .find(|item| item.as_str() == text)
            .ok_or_else(|| Error::form("a theme such as cadre, grassroots or talent", text))
    }
}
