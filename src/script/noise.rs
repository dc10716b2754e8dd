//! What stands in a text and is not of it: marks of the page inside sentences.

use super::edit::Edit;

/// The edits that take the noise out of a reading, in text order.
pub fn edits(_text: &str) -> Vec<Edit> {
    Vec::new()
}
