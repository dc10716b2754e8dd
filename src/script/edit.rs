//! [`Edit`]: one change of a reading, and [`Removal`]: what was taken out by it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What was taken out of a text to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Removal {
    /// A mark of a markup language.
    Markup,
    /// A note that the text goes on on another page, or came from one.
    PageJump,
    /// A line end inside a sentence.
    LineBreak,
    /// A space that separates nothing.
    Space,
}

/// One change of a text: a span and what stands in its place.
///
/// ```
/// use zongshu::script::{Edit, Removal};
/// use zongshu::text::Span;
/// let edit = Edit::remove(Span::new(6, 9), Removal::Space);
/// assert!(edit.text.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The range in the text that is edited.
    pub span: Span,
    /// What stands there afterwards; may be empty or of another length.
    pub text: Cow<'static, str>,
    /// Set where the edit takes out something that is not of the text; such edits are recorded in the reading.
    pub removal: Option<Removal>,
}

impl Edit {
    /// A span read as another text.
    pub fn replace(span: Span, text: impl Into<Cow<'static, str>>) -> Edit {
        Edit { span, text: text.into(), removal: None }
    }

    /// A span that is not read at all.
    pub fn remove(span: Span, removal: Removal) -> Edit {
        Edit { span, text: Cow::Borrowed(""), removal: Some(removal) }
    }
}

/// What a range of a text reads after some edits inside it.
pub(super) fn edited(text: &str, edits: &[Edit], range: Span) -> String {
    let more: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut result = String::with_capacity(range.len() + more);
    let mut done = range.start;
    for edit in edits {
        result.push_str(text.get(done..edit.span.start).unwrap_or(""));
        result.push_str(&edit.text);
        done = edit.span.end;
    }
    result.push_str(text.get(done..range.end).unwrap_or(""));
    result
}
