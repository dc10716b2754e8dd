//! The faces for spreadsheets and statistics: CSV of one table, or of the cells of many.
//!
//! One CSV file holds one rectangle. Several tables therefore stand in it cell by cell, one record a cell, under the
//! same columns (`table, row, group, column`, then the parts of the cell); a single table that is named stands in it
//! row by row, each column followed by the parts of its cells (`stated`, `stated_value`, `stated_low`, …). Verdict and
//! caveats of a row stand in every record of it.
//!
//! A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula. Texts of people that begin so, and
//! are not plain numbers, get an apostrophe before them, which [`from_cell`] takes away again; so do texts that begin
//! with apostrophes and such a mark. Exact values are never changed: they hold digits, a sign, a point or a slash.

use std::io::{self, Write};

use super::cell::{Cell, Facet, Missing};
use super::table::{Row, Table};
use super::words::Language;

/// The columns before the parts of a cell.
pub(super) const KEYS: [&str; 4] = ["table", "row", "group", "column"];

/// Writes the cells of tables, one record a cell; cells that hold nothing are left out.
pub(super) fn write_cells(tables: &[Table], language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(KEYS.into_iter().chain(Facet::ALL.map(Facet::as_str)))?;
    for table in tables {
        for (number, row) in (1_usize..).zip(table.rows()) {
            for (column, cell) in table.columns().iter().zip(&row.cells) {
                if is_blank(cell) {
                    continue;
                }
                let group = row.group.as_ref().map_or("", |group| group.to(language));
                let keys = [table.id.clone(), number.to_string(), to_cell(group), column.id.clone()];
                let facets = cell.facets(language);
                let parts = Facet::ALL.map(|facet| match facet {
                    Facet::Verdict => row.verdict().map_or(String::new(), |verdict| verdict.to_string()),
                    Facet::Caveats => codes(row),
                    facet if facet.is_free_text() => to_cell(facets.get(facet).unwrap_or("")),
                    facet => facets.get(facet).unwrap_or("").to_string(),
                });
                writer.write_record(keys.into_iter().chain(parts))?;
            }
        }
    }
    writer.flush()
}

/// Writes one table, one record a row.
pub(super) fn write_table(table: &Table, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns_of(table).into_iter().map(|(name, ..)| name))?;
    for row in table.rows() {
        let part = |source: &Source| match source {
            Source::Group => to_cell(row.group.as_ref().map_or("", |group| group.to(language))),
            Source::Part(place, facet) => {
                let facets = row.cells.get(*place).filter(|cell| !is_blank(cell)).map(|cell| cell.facets(language));
                let text = facets.as_ref().and_then(|facets| facets.get(*facet).or(facets.get(Facet::Text)));
                let text = match facet {
                    Facet::Text | Facet::Verdict | Facet::Caveats | Facet::Bound | Facet::Period => text,
                    _ => facets.as_ref().and_then(|facets| facets.get(*facet)),
                };
                let text = text.unwrap_or("");
                if facet.is_free_text() { to_cell(text) } else { text.to_string() }
            }
        };
        writer.write_record(columns_of(table).iter().map(|(_, source, _)| part(source)))?;
    }
    writer.flush()
}

/// Where the text of a column of the file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Group,
    Part(usize, Facet),
}

/// The columns of the file of one table: name, source, and the place of the column of the table.
pub(super) fn columns_of(table: &Table) -> Vec<(String, Source, Option<usize>)> {
    let mut columns = Vec::new();
    if table.rows().iter().any(|row| row.group.is_some()) {
        columns.push(("group".to_string(), Source::Group, None));
    }
    for (place, column) in table.columns().iter().enumerate() {
        columns.push((column.id.clone(), Source::Part(place, column.kind.own_facet()), Some(place)));
        for facet in column.kind.facets() {
            columns.push((format!("{}_{}", column.id, facet.as_str()), Source::Part(place, *facet), Some(place)));
        }
    }
    columns
}

/// Whether a cell holds nothing for programs, not even a reason.
pub(super) fn is_blank(cell: &Cell) -> bool {
    matches!(cell, Cell::Missing(Missing::NotApplicable | Missing::Untold, _))
}

fn codes(row: &Row) -> String {
    let codes: Vec<&str> = row.codes().into_iter().map(|code| code.as_str()).collect();
    codes.join(" ")
}

/// Whether a spreadsheet may take the text for a formula.
fn may_be_formula(text: &str) -> bool {
    let plain =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'));
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins && !text.strip_prefix(['+', '-']).is_some_and(plain)
}

/// A text as it stands in a CSV: with an apostrophe where a spreadsheet would take it for a formula.
///
/// ```
/// use zongshu::render::{from_cell, to_cell};
/// assert_eq!(to_cell("=1+2"), "'=1+2");
/// assert_eq!((to_cell("-84").as_str(), to_cell("四川省").as_str()), ("-84", "四川省"));
/// for text in ["=1+2", "-84", "'=x", "@a", ""] {
///     assert_eq!(from_cell(&to_cell(text)), text);
/// }
/// ```
pub fn to_cell(text: &str) -> String {
    match may_be_formula(text.trim_start_matches('\'')) {
        true => format!("'{text}"),
        false => text.into(),
    }
}

/// The text that [`to_cell`] wrote.
pub fn from_cell(cell: &str) -> &str {
    match may_be_formula(cell.trim_start_matches('\'')) {
        true => cell.strip_prefix('\'').unwrap_or(cell),
        false => cell,
    }
}
