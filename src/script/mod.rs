//! How a source is read: one Simplified reading of the whole text, with an exact offset map back.
//!
//! A [`Reading`] is what the parser works on; [`Reading::original`] carries every span back to the bytes of the
//! [`Source`](crate::text::Source). Nothing here knows what a sentence says.

mod characters;
mod conversion;
mod draft;
mod edit;
mod lines;
mod map;
mod noise;
#[cfg(feature = "opencc")]
mod opencc;
mod reading;
mod wording;

use serde::{Deserialize, Serialize};

pub(crate) use conversion::simplified;
pub use conversion::simplified_characters;
pub use edit::{Edit, Removal};
pub use reading::{Backend, Cursor, Reading};

/// The script of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Script {
    /// Simplified characters.
    #[default]
    Hans,
    /// Traditional characters.
    Hant,
}
