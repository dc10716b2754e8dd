//! [`Anchor`]: events and plans by which reports date things. The calendar is the table `anchors.tsv`.

use std::str::FromStr;
use std::sync::OnceLock;

use super::{Date, Period};
use crate::table::{Table, WordTree};

/// What kind of thing an anchor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnchorKind {
    /// A Party congress: 十八大.
    Congress,
    /// A plenary session: 十八届三中全会.
    Plenum,
    /// A five-year plan: 十三五.
    Plan,
    /// An education campaign or an action of some years.
    Campaign,
    /// An event that dates things: 改革开放.
    Event,
    /// The years in which leading bodies are elected anew.
    Turnover,
    /// The years of an epidemic.
    Epidemic,
}

impl AnchorKind {
    fn read(word: &str) -> Option<AnchorKind> {
        Some(match word {
            "congress" => AnchorKind::Congress,
            "plenum" => AnchorKind::Plenum,
            "plan" => AnchorKind::Plan,
            "campaign" => AnchorKind::Campaign,
            "event" => AnchorKind::Event,
            "turnover" => AnchorKind::Turnover,
            "epidemic" => AnchorKind::Epidemic,
            _ => return None,
        })
    }
}

/// An event or a plan with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Its name as reports write it; empty where it dates nothing in words.
    pub name: &'static str,
    /// What it is.
    pub kind: AnchorKind,
    /// First date.
    pub start: Date,
    /// Last date.
    pub end: Date,
    /// Whether the name alone, without quotes and without 期间 or 规划, is too common a word to be read.
    pub needs_mark: bool,
    /// Ways of dating by it, each with what it resolves to in a report published in July 2024 (`phrase=period`).
    pub examples: &'static str,
}

/// The calendar, in the order of its table.
///
/// ```
/// use zongshu::period::anchors;
/// assert!(anchors().iter().any(|anchor| anchor.name == "十八大" && anchor.start.to_string() == "2012-11"));
/// ```
pub fn anchors() -> &'static [Anchor] {
    static ANCHORS: OnceLock<Vec<Anchor>> = OnceLock::new();
    ANCHORS.get_or_init(|| {
        let Ok(table) = Table::read("anchors", include_str!("anchors.tsv")) else {
            return Vec::new();
        };
        let anchor = |row: crate::table::Row<'_, 'static>| {
            Some(Anchor {
                name: row.get("name"),
                kind: AnchorKind::read(row.get("kind"))?,
                start: Date::from_str(row.get("start")).ok()?,
                end: Date::from_str(row.get("end")).ok()?,
                needs_mark: row.get("mark") == "yes",
                examples: row.get("examples"),
            })
        };
        table.rows().filter_map(anchor).collect()
    })
}

/// The anchor with the longest name at the start of `text`.
pub(super) fn at(text: &str) -> Option<&'static Anchor> {
    // Of like names the last row counts.
    static INDEX: OnceLock<WordTree> = OnceLock::new();
    let names = INDEX.get_or_init(|| WordTree::of(anchors().iter().rev().map(|anchor| anchor.name)));
    let (_, from_the_end) = names.longest(text)?;
    anchors().iter().rev().nth(from_the_end)
}

fn is_year_of(year: i32, kind: AnchorKind) -> bool {
    anchors().iter().any(|anchor| anchor.kind == kind && anchor.start.year() <= year && year <= anchor.end.year())
}

/// Whether leading bodies of provinces, cities, counties or villages were elected anew in a year.
///
/// ```
/// assert!(zongshu::period::is_turnover_year(2021) && !zongshu::period::is_turnover_year(2019));
/// ```
pub fn is_turnover_year(year: i32) -> bool {
    is_year_of(year, AnchorKind::Turnover)
}

/// Whether a year was one of epidemic control.
///
/// ```
/// assert!(zongshu::period::is_epidemic_year(2020) && !zongshu::period::is_epidemic_year(2023));
/// ```
pub fn is_epidemic_year(year: i32) -> bool {
    is_year_of(year, AnchorKind::Epidemic)
}

impl Anchor {
    /// Its time as a period.
    pub fn period(self) -> Period {
        Period::between(self.start, self.end)
    }
}
