//! [`Claim`]: what a report claims without a number.

use serde::{Deserialize, Serialize};

use crate::text::Span;
use crate::vocabulary::Theme;

/// What sort of claim is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Everything or everyone: 全覆盖, 全部.
    Universal,
    /// Before all others: 率先, 首个, 填补空白.
    First,
    /// More than all others: 最大, 居全国前列.
    Superlative,
}

/// A claim that carries no number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Where the claiming words stand in the original text.
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// What sort of claim it is.
    pub kind: ClaimKind,
    /// What the claim is about, as written.
    pub subject: Option<String>,
    /// Theme of the passage.
    pub theme: Theme,
}
