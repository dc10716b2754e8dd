//! [`Chrome`]: page furniture, told by the patterns of `../chrome.tsv`.

use std::str::FromStr;
use std::sync::OnceLock;

use regex::{RegexSet, RegexSetBuilder};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::table::Table;
use crate::text::Span;

/// What a piece of page furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChromeRole {
    /// Site headers, breadcrumbs, links.
    Navigation,
    /// Date and source of the page.
    Date,
    /// Who signed the text.
    Byline,
    /// Who edited it.
    Editor,
    /// View counts and font sizes.
    Views,
    /// A jump to or from another page of a newspaper.
    Jump,
    /// Who runs the site and how to reach them.
    Contact,
    /// Licences, copyright and other notices.
    Legal,
    /// Share and rating buttons.
    Share,
    /// Anything else outside the body.
    Other,
}

impl FromStr for ChromeRole {
    type Err = Error;

    fn from_str(text: &str) -> Result<ChromeRole> {
        Ok(match text {
            "navigation" => ChromeRole::Navigation,
            "date" => ChromeRole::Date,
            "byline" => ChromeRole::Byline,
            "editor" => ChromeRole::Editor,
            "views" => ChromeRole::Views,
            "jump" => ChromeRole::Jump,
            "contact" => ChromeRole::Contact,
            "legal" => ChromeRole::Legal,
            "share" => ChromeRole::Share,
            "other" => ChromeRole::Other,
            _ => {
                return Err(Error::Form {
                    expected: "a role of page furniture such as date or legal".into(),
                    found: text.into(),
                });
            }
        })
    }
}

/// A piece of page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chrome {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub role: ChromeRole,
}

/// Where furniture of a kind stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    Head,
    Foot,
    Any,
}

struct Patterns {
    set: RegexSet,
    kinds: Vec<(ChromeRole, Zone)>,
}

/// Bytes the states of the patterns may take; with fewer they are thrown away and built again and again.
const STATES: usize = 64 << 20;

/// Characters a line of furniture has at most.
const LONGEST: usize = 160;

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let (mut sources, mut kinds) = (Vec::new(), Vec::new());
        if let Ok(table) = Table::read("chrome", include_str!("../chrome.tsv")) {
            for row in table.rows() {
                let zone = match row.get("zone") {
                    "head" => Zone::Head,
                    "foot" => Zone::Foot,
                    _ => Zone::Any,
                };
                if let Ok(role) = row.get("role").parse() {
                    sources.push(row.get("pattern"));
                    kinds.push((role, zone));
                }
            }
        }
        let set = RegexSetBuilder::new(&sources).dfa_size_limit(STATES).build().unwrap_or_else(|_| RegexSet::empty());
        Patterns { set, kinds }
    })
}

/// The kinds of furniture a line may be, by the table.
pub(super) fn kinds(line: &str, length: usize) -> Vec<(ChromeRole, Zone)> {
    if length > LONGEST {
        return Vec::new();
    }
    let patterns = patterns();
    // Most lines are prose and match none: that is told without a look at each.
    if !patterns.set.is_match(line) {
        return Vec::new();
    }
    patterns.set.matches(line).iter().filter_map(|index| patterns.kinds.get(index).copied()).collect()
}
