//! [`Table`]: one model of a table, which every face shows.

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::column::{Column, ColumnKind};
use super::words::Words;
use crate::compare::{Code, Footing};

/// One row: its cells, and the group it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The group of rows it belongs to, told once above them.
    pub group: Option<Words>,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The codes of all caveats of the row, in their fixed order.
    pub fn codes(&self) -> Vec<Code> {
        let caveats = self.cells.iter().filter_map(|cell| match cell {
            Cell::Caveats(caveats) => Some(caveats),
            _ => None,
        });
        let mut codes: Vec<Code> = caveats.flatten().map(|caveat| caveat.code).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The worst verdict of the row, if it has one.
    pub fn verdict(&self) -> Option<Footing> {
        let verdicts = self.cells.iter().filter_map(|cell| match cell {
            Cell::Verdict(verdict) => Some(*verdict),
            _ => None,
        });
        verdicts.max()
    }
}

/// Rows of typed cells under typed columns, with a title and notes. What warns of a figure stands in its row.
///
/// ```
/// use zongshu::render::{Cell, ColumnKind, Language, Missing, Table, Words};
/// let mut table = Table::new("recruited", Words::new("招录公务员", "Civil servants recruited"))
///     .column("region", ColumnKind::Text, Words::new("地区", "region"))
///     .column("count", ColumnKind::Count, Words::new("人数", "persons"));
/// table.push([Cell::from("东省"), Cell::Count(1_180)]);
/// table.push([Cell::from("西省"), Missing::Absent.into()]);
/// assert_eq!(table.rows().len(), 2);
/// assert_eq!(table.cell(1, "count").map(|cell| cell.text(Language::En)).as_deref(), Some("·"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The name in files: lower-case letters, digits and underscores.
    pub id: String,
    /// The title.
    pub title: Words,
    /// Sentences that hold for the whole table.
    pub notes: Vec<Words>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    group: Option<Words>,
}

impl Table {
    /// A table without columns.
    pub fn new(id: impl Into<String>, title: Words) -> Table {
        Table { id: id.into(), title, notes: Vec::new(), columns: Vec::new(), rows: Vec::new(), group: None }
    }

    /// With one more column. Columns are told before rows.
    pub fn column(self, id: impl Into<String>, kind: ColumnKind, head: Words) -> Table {
        self.with(Column::new(id, kind, head))
    }

    /// With one more column, made elsewhere.
    ///
    /// ```
    /// use zongshu::render::{Column, ColumnKind, Table, Words};
    /// let column = Column::new("why", ColumnKind::Text, Words::new("原因", "why")).soft();
    /// assert_eq!(Table::new("t", Words::default()).with(column).columns().len(), 1);
    /// ```
    pub fn with(mut self, column: Column) -> Table {
        self.columns.push(column);
        for row in &mut self.rows {
            row.cells.push(None::<Cell>.into());
        }
        self
    }

    /// With a note.
    pub fn note(mut self, note: Words) -> Table {
        self.notes.push(note);
        self
    }

    /// Rows that are pushed from now on stand in this group.
    ///
    /// ```
    /// use zongshu::render::{Cell, ColumnKind, Table, Words};
    /// let mut table = Table::new("t", Words::default()).column("a", ColumnKind::Text, Words::same("a"));
    /// table.group(Words::new("干部", "cadre"));
    /// table.push([Cell::from("x")]);
    /// assert_eq!(table.rows()[0].group, Some(Words::new("干部", "cadre")));
    /// ```
    pub fn group(&mut self, group: Words) {
        self.group = Some(group);
    }

    /// Adds a row. Cells that are lacking are not applicable, cells without a column are left out.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let mut cells: Vec<Cell> = cells.into_iter().take(self.columns.len()).collect();
        cells.resize(self.columns.len(), None::<Cell>.into());
        self.rows.push(Row { group: self.group.clone(), cells });
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One cell by the place of its row and the id of its column.
    pub fn cell(&self, row: usize, column: &str) -> Option<&Cell> {
        let place = self.columns.iter().position(|one| one.id == column)?;
        self.rows.get(row)?.cells.get(place)
    }

    /// Puts a column before all others, with the same cell in each row.
    pub(super) fn mark(&mut self, column: Column, cell: &Cell) {
        self.columns.insert(0, column);
        for row in &mut self.rows {
            row.cells.insert(0, cell.clone());
        }
    }

    /// The table without the headings above it: what they tell has its column.
    pub(super) fn alone(mut self) -> Table {
        self.columns.iter_mut().filter(|column| column.told_above).for_each(|column| column.for_programs = false);
        self
    }

    /// The columns that people see, each with its place.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate().filter(|(_, column)| !column.for_programs)
    }

    /// Takes in the rows of a table with the same id: columns are joined by their ids.
    pub(super) fn absorb(&mut self, other: &Table) {
        for column in &other.columns {
            if !self.columns.iter().any(|own| own.id == column.id) {
                self.columns.push(column.clone());
                for row in &mut self.rows {
                    row.cells.push(None::<Cell>.into());
                }
            }
        }
        for row in &other.rows {
            let cell = |own: &Column| {
                let place = other.columns.iter().position(|column| column.id == own.id);
                place.and_then(|place| row.cells.get(place)).cloned().unwrap_or(None::<Cell>.into())
            };
            let cells = self.columns.iter().map(cell).collect();
            self.rows.push(Row { group: row.group.clone(), cells });
        }
        for note in &other.notes {
            if !self.notes.contains(note) {
                self.notes.push(note.clone());
            }
        }
    }
}
