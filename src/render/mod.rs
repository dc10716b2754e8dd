//! What was read and judged, shown to people: tables with several faces, pictures, and a page where every figure leads
//! to its sentence. Nothing is read or judged here, and nothing is shown beside its caveats.

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
mod table;
pub mod tables;
mod terminal;
mod words;
mod wrapping;

pub use cell::{Cell, Facet, Facets, Missing, bound_words, verdict_words};
pub use column::{Column, ColumnKind};
pub use csv::{from_cell, to_cell};
pub use document::{Document, Face, Format};
pub use figure::Figure;
pub use markdown::markdown_text;
pub use number::{Number, decimal, decimal_interval};
pub use origin::Origin;
pub use table::{Row, Table};
pub use words::{Language, Words};
pub use wrapping::{clipped, width, wrapped};
