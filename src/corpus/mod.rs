//! Many reports in a stable order: the five bundled ones as facts, and those read from files and folders.
//!
//! A bundled report holds facts and no text: heading data, themes and spans of its sections, measures, practices, and
//! the SHA-256 of the file it was read from. With [`Report::attach`](crate::report::Report::attach) a user who has the
//! file gets the words back. Reading text is the matter of `parse`, comparing that of `compare`.

mod attached;
mod bundled;
mod entry;
mod facts;
mod files;
mod mentioned;
mod names;
mod ordered;
mod reader;
mod reports;

pub use attached::Attached;
pub use bundled::{chengdu_2018, national_2023, qinghai_2020, sichuan_2022, zhejiang_2024};
pub use entry::Entry;
pub use files::{Failure, Loaded, Repeat};
pub use mentioned::Mentioned;
pub use ordered::Ordered;
pub use reader::{Files, Reader};
pub use reports::Corpus;
