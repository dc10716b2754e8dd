//! [`Document`]: headings, sentences and tables in order, written in one of the four formats.

use std::io::{self, Write};
use std::str::FromStr;

use super::cell::Cell;
use super::column::Column;
use super::table::Table;
use super::words::{Language, Words};
use super::{csv, jsonl, markdown, terminal};
use crate::error::{Error, Result};

/// The four formats of a document.
///
/// ```
/// use zongshu::render::Format;
/// assert_eq!("jsonl".parse::<Format>()?, Format::Jsonl);
/// assert!("xml".parse::<Format>().unwrap_err().to_string().contains("table, markdown, csv or jsonl"));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Text with aligned columns, for a terminal.
    #[default]
    Table,
    /// Markdown with tables (GitHub's).
    Markdown,
    /// The tables as one CSV.
    Csv,
    /// The rows of the tables as JSON Lines.
    Jsonl,
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(text: &str) -> Result<Format> {
        match text {
            "table" => Ok(Format::Table),
            "markdown" => Ok(Format::Markdown),
            "csv" => Ok(Format::Csv),
            "jsonl" => Ok(Format::Jsonl),
            _ => Err(Error::form("table, markdown, csv or jsonl", text)),
        }
    }
}

/// How a document is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// The format.
    pub format: Format,
    /// Language of heads and states.
    pub language: Language,
    /// Columns of the terminal.
    pub columns: usize,
    /// Whether tables on the terminal have a rule under their head; plain text for a pipe has none.
    pub ruled: bool,
    /// The only table that is written, where one is named; in CSV it then has a column for each of its own, and for people
    /// one for what the headings around it would tell.
    pub table: Option<String>,
}

/// Columns where nothing else is known.
const COLUMNS: usize = 100;

impl Default for Face {
    fn default() -> Face {
        Face { format: Format::Table, language: Language::En, columns: COLUMNS, ruled: false, table: None }
    }
}

impl Face {
    /// A format with everything else as usual: English heads, 100 columns, plain.
    pub fn of(format: Format) -> Face {
        Face { format, ..Face::default() }
    }
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading(usize, Words),
    /// A label and a text; the lines of the text stand behind the label.
    Item(Words, Words),
    Table(usize, Table),
    /// What the sentences around it tell, for programs.
    Data(Table),
}

/// Headings, sentences and tables in order.
///
/// People see all of it. Programs see the tables: those that people see too, and those that hold in columns what
/// people read as sentences ([`Document::data`]). Tables with one id are one table to programs.
///
/// ```
/// use zongshu::render::{Cell, ColumnKind, Document, Face, Format, Table, Words};
/// let mut document = Document::default();
/// document.heading("Recruited");
/// document.item("  ", "All figures are invented.");
/// let mut table = Table::new("recruited", Words::new("招录", "recruited"))
///     .column("region", ColumnKind::Text, Words::new("地区", "region"))
///     .column("persons", ColumnKind::Count, Words::new("人数", "persons"));
/// table.push(["东省".into(), Cell::Count(1_180)]);
/// document.table(2, table);
/// let text = document.to_text(&Face::default());
/// assert!(text.contains("  region  persons\n  东省      1,180\n"));
/// assert!(document.to_text(&Face::of(Format::Markdown)).contains("| 东省 | 1,180 |"));
/// assert!(document.to_text(&Face::of(Format::Csv)).contains("\nrecruited,1,,persons,\"1,180\",,1180,"));
/// assert!(document.to_text(&Face::of(Format::Jsonl)).contains(r#""persons":{"text":"1,180","value":"1180"}"#));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub(super) blocks: Vec<Block>,
}

impl Document {
    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<Words>) {
        self.blocks.push(Block::Heading(2, text.into()));
    }

    /// Adds a heading below that of [`Document::heading`].
    pub fn subheading(&mut self, text: impl Into<Words>) {
        self.blocks.push(Block::Heading(3, text.into()));
    }

    /// Adds a text behind a label; on the terminal its lines stand below each other, indented by the label.
    pub fn item(&mut self, label: impl Into<Words>, text: impl Into<Words>) {
        self.blocks.push(Block::Item(label.into(), text.into()));
    }

    /// Adds an empty line on the terminal.
    pub fn space(&mut self) {
        self.item("", "");
    }

    /// Adds a table, indented on the terminal. A table without rows is for programs only.
    pub fn table(&mut self, indent: usize, table: Table) {
        self.blocks.push(match table.is_empty() {
            true => Block::Data(table),
            false => Block::Table(indent, table),
        });
    }

    /// Adds a table for programs, of what the sentences around it tell people.
    pub fn data(&mut self, table: Table) {
        self.blocks.push(Block::Data(table));
    }

    /// Adds a whole document. Its tables get a column with the same cell in each row, which people read in the heading:
    /// the question that it answers, the report that it is of.
    ///
    /// ```
    /// use zongshu::render::{Cell, Column, ColumnKind, Document, Table, Words};
    /// let mut part = Document::default();
    /// let mut table = Table::new("t", Words::default()).column("region", ColumnKind::Text, Words::same("region"));
    /// table.push([Cell::from("东省")]);
    /// part.table(0, table);
    /// let mut whole = Document::default();
    /// whole.append(part, &Column::new("question", ColumnKind::Text, Words::same("question")), &Cell::from("1"));
    /// assert_eq!(whole.tables()[0].cell(0, "question"), Some(&Cell::from("1")));
    /// ```
    pub fn append(&mut self, part: Document, column: &Column, cell: &Cell) {
        for mut block in part.blocks {
            if let Block::Table(_, table) | Block::Data(table) = &mut block {
                table.mark(column.clone().told_above(), cell);
            }
            self.blocks.push(block);
        }
    }

    /// The tables as programs see them: those with one id joined, in the order of their first rows.
    ///
    /// ```
    /// use zongshu::render::{Cell, ColumnKind, Document, Table, Words};
    /// let mut document = Document::default();
    /// for region in ["东省", "西省"] {
    ///     let mut table = Table::new("t", Words::default()).column("region", ColumnKind::Text, Words::same("region"));
    ///     table.push([Cell::from(region)]);
    ///     document.table(0, table);
    /// }
    /// assert_eq!((document.tables().len(), document.tables()[0].rows().len()), (1, 2));
    /// ```
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        for block in &self.blocks {
            if let Block::Table(_, table) | Block::Data(table) = block {
                match tables.iter_mut().find(|one| one.id == table.id) {
                    Some(one) => one.absorb(table),
                    None => tables.push(table.clone()),
                }
            }
        }
        tables
    }

    /// The tables that a face shows to programs.
    ///
    /// # Errors
    /// [`Error::Form`] where it names a table that is not there.
    pub fn chosen(&self, face: &Face) -> Result<Vec<Table>> {
        let mut tables = self.tables();
        if let Some(wanted) = &face.table {
            let known: Vec<&str> = tables.iter().map(|table| table.id.as_str()).collect();
            if !known.contains(&wanted.as_str()) {
                let expected = format!("a table of this output ({})", known.join(", "));
                let next = "name one of these, or none for all".into();
                return Err(Error::Form { expected, found: wanted.clone(), next });
            }
            tables.retain(|table| table.id == *wanted);
        }
        Ok(tables)
    }

    /// Writes the document.
    ///
    /// # Errors
    /// Those of the writer; [`io::ErrorKind::InvalidInput`] where the face names a table that is not there.
    pub fn write(&self, face: &Face, out: &mut dyn Write) -> io::Result<()> {
        let named = |error: Error| io::Error::new(io::ErrorKind::InvalidInput, error);
        match (face.format, &face.table) {
            (Format::Csv, None) => csv::write_cells(&self.chosen(face).map_err(named)?, face.language, out),
            (Format::Csv, Some(_)) => {
                for table in self.chosen(face).map_err(named)? {
                    csv::write_table(&table, face.language, out)?;
                }
                Ok(())
            }
            (Format::Jsonl, _) => jsonl::write(&self.chosen(face).map_err(named)?, face.language, out),
            (Format::Table, None) => terminal::write(self, face, out),
            (Format::Markdown, None) => markdown::write(self, face, out),
            (Format::Table | Format::Markdown, Some(_)) => {
                let mut only = Document::default();
                for table in self.chosen(face).map_err(named)? {
                    only.heading(table.title.faced());
                    only.blocks.push(Block::Table(0, table.alone()));
                }
                only.write(&Face { table: None, ..face.clone() }, out)
            }
        }
    }

    /// The document as text; empty where the face names a table that is not there.
    pub fn to_text(&self, face: &Face) -> String {
        let mut out = Vec::new();
        match self.write(face, &mut out) {
            Ok(()) => String::from_utf8(out).unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// The metadata of the CSV that the face writes, as CSV on the Web (a JSON document): what each column is, what
    /// the notes say. `url` is the name of the CSV file, as seen from the metadata.
    ///
    /// # Errors
    /// [`Error::Form`] where the face names a table that is not there.
    pub fn csvw(&self, face: &Face, url: &str) -> Result<String> {
        let tables = self.chosen(face)?;
        Ok(match (&face.table, tables.as_slice()) {
            (Some(_), [table]) => super::csvw::of_table(table, url),
            _ => super::csvw::of_cells(&tables, url),
        })
    }
}
