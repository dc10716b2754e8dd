//! [`Column`]: the head of a column and what its cells are.

use serde::{Deserialize, Serialize};

use super::cell::Facet;
use super::words::Words;

/// What the cells of a column are. A cell may be missing in any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Whole numbers that were counted here.
    Count,
    /// Computed values.
    Number,
    /// Figures as stated.
    Figure,
    /// Verdicts.
    Verdict,
    /// Caveats.
    Caveats,
    /// Periods.
    Period,
    /// Bounds.
    Bound,
    /// Places in files.
    Origin,
}

impl ColumnKind {
    /// The parts of its cells that have a column of their own in a file, after the text.
    pub fn facets(self) -> &'static [Facet] {
        match self {
            ColumnKind::Text | ColumnKind::Verdict | ColumnKind::Caveats | ColumnKind::Bound => &[],
            ColumnKind::Period => &[],
            ColumnKind::Count => &[Facet::Missing, Facet::Value, Facet::Part, Facet::Whole],
            ColumnKind::Number => &[
                Facet::Missing,
                Facet::Value,
                Facet::Low,
                Facet::High,
                Facet::LowRounded,
                Facet::HighRounded,
                Facet::Unit,
            ],
            ColumnKind::Figure => &[
                Facet::Missing,
                Facet::Value,
                Facet::Low,
                Facet::High,
                Facet::Unit,
                Facet::UnitClass,
                Facet::Bound,
                Facet::Kind,
                Facet::Period,
                Facet::Scope,
                Facet::Indicator,
                Facet::More,
                Facet::Doc,
                Facet::Sha256,
                Facet::Start,
                Facet::End,
            ],
            ColumnKind::Origin => &[Facet::Doc, Facet::Sha256, Facet::Start, Facet::End],
        }
    }

    /// The part that stands in the column of the name itself: a word of a closed list for verdicts, bounds and
    /// caveats, else what people read.
    pub fn own_facet(self) -> Facet {
        match self {
            ColumnKind::Verdict => Facet::Verdict,
            ColumnKind::Caveats => Facet::Caveats,
            ColumnKind::Bound => Facet::Bound,
            ColumnKind::Period => Facet::Period,
            _ => Facet::Text,
        }
    }
}

/// The head of a column.
///
/// ```
/// use zongshu::render::{Column, ColumnKind, Words};
/// let column = Column::new("stated", ColumnKind::Figure, Words::new("原文数字", "stated"));
/// assert!(!column.is_right());
/// assert!(Column::new("change", ColumnKind::Number, Words::new("增减", "change")).is_right());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The name in files: lower-case letters, digits, underscores and hyphens.
    pub id: String,
    /// What the cells are.
    pub kind: ColumnKind,
    /// The head.
    pub head: Words,
    /// Whether only programs see it.
    pub for_programs: bool,
    /// Whether people read it in the heading above the table, so that they see it only where the table stands alone.
    #[serde(default)]
    pub told_above: bool,
    /// Whether it gives way first where the screen is narrow.
    pub soft: bool,
}

impl Column {
    /// A column that everybody sees.
    pub fn new(id: impl Into<String>, kind: ColumnKind, head: Words) -> Column {
        Column { id: id.into(), kind, head, for_programs: false, told_above: false, soft: false }
    }

    /// A column that only programs see.
    ///
    /// ```
    /// use zongshu::render::{Column, ColumnKind, Words};
    /// assert!(Column::new("indicator", ColumnKind::Text, Words::same("indicator")).for_programs().for_programs);
    /// ```
    pub fn for_programs(mut self) -> Column {
        self.for_programs = true;
        self
    }

    /// A column that people read in the heading above the table; they see it where [`Face::table`](super::Face::table)
    /// asks for the table alone.
    ///
    /// ```
    /// use zongshu::render::{Cell, Column, ColumnKind, Document, Face, Table, Words};
    /// let mut table = Table::new("recruited", Words::same("Recruited"))
    ///     .with(Column::new("indicator", ColumnKind::Text, Words::same("indicator")).told_above())
    ///     .column("persons", ColumnKind::Count, Words::same("persons"));
    /// table.push([Cell::from("civil_servants_recruited"), Cell::Count(300)]);
    /// let mut document = Document::default();
    /// document.heading("Civil servants recruited");
    /// document.table(0, table);
    /// assert!(!document.to_text(&Face::default()).contains("indicator"));
    /// let alone = Face { table: Some("recruited".into()), ..Face::default() };
    /// assert!(document.to_text(&alone).contains("indicator"));
    /// ```
    pub fn told_above(mut self) -> Column {
        self.told_above = true;
        self.for_programs()
    }

    /// A column that gives way first.
    ///
    /// ```
    /// use zongshu::render::{Column, ColumnKind, Words};
    /// assert!(Column::new("note", ColumnKind::Text, Words::same("note")).soft().soft);
    /// ```
    pub fn soft(mut self) -> Column {
        self.soft = true;
        self
    }

    /// Whether its cells stand at the right.
    pub fn is_right(&self) -> bool {
        matches!(self.kind, ColumnKind::Count | ColumnKind::Number)
    }

    /// Whether its cells are kept whole where the screen is narrow.
    pub(super) fn is_firm(&self) -> bool {
        !matches!(self.kind, ColumnKind::Text | ColumnKind::Figure | ColumnKind::Caveats | ColumnKind::Origin)
    }
}
