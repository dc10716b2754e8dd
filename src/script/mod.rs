//! How a source is read: one Simplified reading of the whole text, with an exact offset map back.

use serde::{Deserialize, Serialize};

/// The script of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Script {
    /// Simplified characters.
    #[default]
    Hans,
    /// Traditional characters.
    Hant,
}
