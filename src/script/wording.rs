//! Words of machine editions.

use super::edit::Edit;
use crate::text::Span;

/// The edits that give a machine edition the wording of the mainland.
pub(super) fn edits(_text: &str, _traditional: &[Span]) -> Vec<Edit> {
    Vec::new()
}
