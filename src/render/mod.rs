//! What was read and judged, shown to people: tables with several faces, pictures, and a page where every figure leads
//! to its sentence. Nothing is read or judged here, and nothing is shown beside its caveats.
//!
//! # One model, four faces
//!
//! A [`Table`] has typed columns and rows of typed [`Cell`]s: figures as stated, computed intervals, verdicts, caveats,
//! places in files, or nothing with the reason ([`Missing`]). A [`Document`] is headings, sentences and tables in
//! order. It is written in one of four [`Format`]s, and all tell the same:
//!
//! | format | for | is |
//! | --- | --- | --- |
//! | `table` | a terminal | columns aligned by display width, wrapped where the screen is narrow, plain in a pipe |
//! | `markdown` | a paper | GitHub's tables; whatever a report holds is escaped |
//! | `csv` | a spreadsheet | all tables, one record a cell, under the same columns; or one table, one record a row |
//! | `jsonl` | a program | one object a row, each cell with its parts by name, caveats with their sentences |
//!
//! Values are exact in the last two: decimals, or fractions where the decimal does not end (`low`, `high`), with the
//! rounded decimals beside them (`low_rounded`, `high_rounded`). Caveats stand in the row of what they warn of.
//!
//! ```
//! use zongshu::compare::Engine;
//! use zongshu::corpus::Corpus;
//! use zongshu::render::{Document, Face, Format, tables};
//!
//! let (engine, corpus) = (Engine::new(), Corpus::bundled());
//! let reports = corpus.reports();
//! let judged: Vec<_> = engine.pairwise(&"civil_servants_recruited".parse()?, &reports).collect();
//! let mut document = Document::default();
//! document.heading("Civil servants recruited");
//! document.table(2, tables::pairs(corpus, &judged, &|locator| locator.region.clone()));
//!
//! let text = document.to_text(&Face::default());
//! assert!(text.contains("青海省 > 四川省, certain  1.14-1.16  normalised "));
//! // The same table by itself as CSV, and what its columns mean as CSV on the Web.
//! let face = Face { table: Some("pairs".into()), ..Face::of(Format::Csv) };
//! assert!(document.to_text(&face).starts_with("indicator,first,first_missing,first_value,first_low,"));
//! assert!(document.csvw(&face, "pairs.csv")?.contains("http://www.w3.org/ns/csvw"));
//! # Ok::<(), zongshu::Error>(())
//! ```
//!
//! # CSV that is safe to open
//!
//! One CSV file holds one rectangle. Several tables stand in it cell by cell: `table, row, group, column`, then the
//! parts of the cell ([`Facet`]). A single table that is named stands in it row by row; each column is followed by the
//! parts of its cells (`stated`, `stated_value`, `stated_low`, …). A text that a spreadsheet would take for a formula
//! (it begins with `=`, `+`, `-` or `@` and is no plain number) has an apostrophe before it: [`to_cell`], [`from_cell`].
//! Files are UTF-8 without a byte order mark; a spreadsheet that guesses another encoding is to be told so.
//!
//! # Rooms inside
//!
//! - [`tables`]: the tables of this crate, made from what `compare` found;
//! - [`pictures`]: the same as SVG, and as PNG behind the feature `png`;
//! - [`page`]: two reports side by side in a browser.

mod cell;
mod column;
mod csv;
mod csvw;
mod document;
mod figure;
mod jsonl;
mod markdown;
mod number;
mod origin;
pub mod page;
pub mod pictures;
mod table;
pub mod tables;
mod terminal;
mod whole;
mod words;
mod wrapping;

pub use cell::{Cell, Facet, Facets, Missing, bound_words, footing_words, verdict_words};
pub use column::{Column, ColumnKind};
pub use csv::{from_cell, to_cell};
pub use document::{Document, Face, Format};
pub use figure::Figure;
pub use markdown::markdown_text;
pub use number::{Number, decimal, decimal_interval, fitting_interval};
pub use origin::Origin;
pub use table::{Row, Table};
pub use whole::WholeFile;
pub use words::{Language, Words};
pub use wrapping::{clipped, width, wrapped};
