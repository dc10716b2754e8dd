//! [`Place`] and [`Practice`]: places named in a report, and what they are said to do.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::region::Adcode;
use crate::text::Span;
use crate::vocabulary::Theme;

/// Level of a place named in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceLevel {
    /// A province, an autonomous region or a municipality.
    Province,
    /// A city, a prefecture or a league.
    Prefecture,
    /// A county, a district or a banner.
    County,
    /// A place without a code: a new area, a development zone.
    Other,
}

/// A place named in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Where it stands in the original text.
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// Full official name; the name as written where it has no code.
    pub name: Cow<'static, str>,
    /// Its code; `None` where it has none or the name fits several.
    pub adcode: Option<Adcode>,
    /// Name of its province.
    pub province: Option<Cow<'static, str>>,
    /// Code of its province.
    pub province_adcode: Option<Adcode>,
    /// Its level.
    pub level: PlaceLevel,
    /// Codes it may be, where the name fits several and nothing decides.
    pub candidates: Vec<Adcode>,
}

/// A group of places and the clauses that say what they do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// Indices into the places of the report.
    pub places: Vec<usize>,
    /// The clauses of the group, without the final mark.
    pub span: Span,
    /// Closing clauses of the sentence that speak for several groups.
    pub shared_tail: Option<Span>,
    /// Index of the section among the sections of the report.
    pub section: Option<usize>,
    /// Theme of the passage.
    pub theme: Theme,
    /// Indices of the measures inside, into the mentions of the report.
    pub mentions: Vec<usize>,
}
