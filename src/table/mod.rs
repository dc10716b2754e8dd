//! Knowledge tables: tab-separated lines with a header, `#` comments and blank lines.
//!
//! Every hand-edited data file of the crate, and every pack a user brings, goes through this one reader: packs are such
//! tables (TSV) and nothing else. It knows lines and columns, not what they mean.

mod index;
mod marks;
mod once;
mod pairs;
mod starts;
mod tree;

use crate::error::{Error, Result};

pub(crate) use index::Index;
pub(crate) use marks::{Marked, Marks};
pub(crate) use once::Once;
pub(crate) use pairs::{Code, CodeMap, Pair, Pairs, first_bytes};
pub(crate) use starts::{Start, Starts};
pub(crate) use tree::{Hit, WordTree};

/// A table read from text: named columns and the rows below them.
///
/// ```
/// let table = zongshu::table::Table::read("colours", "# two\nname\tcode\nred\t1\n")?;
/// let row = table.rows().next().expect("one row");
/// assert_eq!((row.get("name"), row.get("code"), row.line()), ("red", "1", 3));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Table<'t> {
    name: &'t str,
    columns: Vec<&'t str>,
    /// The lines of the rows.
    lines: Vec<usize>,
    /// The cells of all rows, each row as wide as the header.
    cells: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// Reads a table. `name` is used in errors only.
    ///
    /// # Errors
    /// [`Error::Table`] where the header is missing or a row has another number of columns than the header.
    pub fn read(name: &'t str, text: &'t str) -> Result<Table<'t>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let is_row = |line: &str| match line.as_bytes().first() {
            Some(first) if first.is_ascii_alphanumeric() => true,
            first => first != Some(&b'#') && !line.trim_start().is_empty(),
        };
        let mut lines = (1..).zip(text.lines()).filter(|(_, line)| is_row(line));
        let Some((_, header)) = lines.next() else {
            return Err(Error::Table {
                table: name.into(),
                line: 1,
                expected: "a header line".into(),
                found: "no line that is not a comment".into(),
                next: "name the columns in the first line, separated by tabs".into(),
            });
        };
        let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
        let (mut numbers, mut cells) = (Vec::new(), Vec::with_capacity(text.len() / 16));
        for (line, text) in lines {
            let mut rest = text;
            for _ in 1..columns.len() {
                let (cell, behind) = cut(rest).unwrap_or((rest, ""));
                cells.push(trimmed(cell));
                rest = behind;
            }
            cells.push(trimmed(rest));
            if cut(rest).is_some() {
                return Err(Error::Table {
                    table: name.into(),
                    line,
                    expected: format!("{} columns", columns.len()),
                    found: format!("{}", text.split('\t').count()),
                    next: "separate columns by one tab and use none inside a cell".into(),
                });
            }
            numbers.push(line);
        }
        Ok(Table { name, columns, lines: numbers, cells })
    }

    /// Name of the table, as given.
    pub fn name(&self) -> &'t str {
        self.name
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        let rows = self.lines.iter().zip(self.cells.chunks_exact(self.columns.len().max(1)));
        rows.map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

/// What stands before the first tab of a line, and what behind it.
fn cut(line: &str) -> Option<(&str, &str)> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = line.as_bytes();
    let mut at = 0;
    // Eight bytes at a time: the lowest that is a tab borrows from its highest bit.
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let tabs = u64::from_le_bytes(*eight) ^ (EACH * u64::from(b'\t'));
        let found = tabs.wrapping_sub(EACH) & !tabs & (EACH << 7);
        if found != 0 {
            at += found.trailing_zeros() as usize / 8;
            return Some((line.get(..at)?, line.get(at + 1..)?));
        }
        at += 8;
    }
    at += bytes.get(at..)?.iter().position(|byte| *byte == b'\t')?;
    Some((line.get(..at)?, line.get(at + 1..)?))
}

/// A cell without white space around it; most begin and end with letters or ideographs, and are as they should be.
fn trimmed(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    let is_ideograph = |lead: Option<&u8>| matches!(lead, Some(0xE4..=0xE9));
    let starts = bytes.first().is_none_or(u8::is_ascii_graphic) || is_ideograph(bytes.first());
    let lead = bytes.len().checked_sub(3).and_then(|at| bytes.get(at));
    let ends = bytes.last().is_none_or(u8::is_ascii_graphic) || is_ideograph(lead);
    if starts && ends { cell } else { cell.trim() }
}

/// One row of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'r, 't> {
    table: &'r Table<'t>,
    line: usize,
    cells: &'r [&'t str],
}

impl<'t> Row<'_, 't> {
    /// The cell under `column`; empty where the table has no such column.
    pub fn get(&self, column: &str) -> &'t str {
        self.table
            .columns
            .iter()
            .position(|name| *name == column)
            .and_then(|index| self.cells.get(index))
            .copied()
            .unwrap_or("")
    }

    /// Line of the row in the table, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The non-empty items of a cell separated by semicolons.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> {
        self.get(column).split(';').map(str::trim).filter(|item| !item.is_empty())
    }

    /// An error about this row.
    pub fn error(&self, expected: impl Into<String>, found: impl Into<String>) -> Error {
        let found = Some(found.into()).filter(|found| !found.is_empty());
        Error::Table {
            table: self.table.name.into(),
            line: self.line,
            expected: expected.into(),
            found: found.unwrap_or_else(|| "an empty cell".into()),
            next: "correct the line and load the table again".into(),
        }
    }
}

/// Checks for the tests of the rooms that own a table of words that each stands in its example.
#[cfg(test)]
pub(crate) fn every_word_stands_in_its_example(name: &'static str, text: &'static str) {
    let table = Table::read(name, text).unwrap_or_else(|error| panic!("{error}"));
    for row in table.rows() {
        assert!(row.get("example").contains(row.get("word")), "{name}, line {}", row.line());
    }
}
