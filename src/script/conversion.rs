//! From Traditional to Simplified characters.

use super::Script;
use super::draft::Draft;
use crate::text::Span;

/// What a conversion gives.
#[derive(Debug)]
pub(super) struct Conversion {
    /// The script that prevails.
    pub(super) script: Script,
    /// The converted text; none where nothing was converted.
    pub(super) draft: Option<Draft>,
    /// The converted paragraphs, as ranges of the converted text.
    pub(super) traditional: Vec<Span>,
}

/// Converts the Traditional paragraphs of a text.
pub(super) fn convert(_text: &str) -> Conversion {
    Conversion {
        script: Script::Hans,
        draft: None,
        traditional: Vec::new(),
    }
}
