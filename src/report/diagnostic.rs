//! [`Diagnostic`]: what was not understood, or contradicts itself.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a diagnostic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DiagnosticCode {
    /// A numeral that no grammar reads.
    UnreadNumeral,
    /// A measure whose subject was not found.
    NoSubject,
    /// The report states no date that its flows could belong to.
    NoPeriod,
    /// The region of the report was not recognised.
    NoRegion,
    /// A paragraph that stands twice; only the first is measured.
    RepeatedParagraph,
    /// Level, change and base do not fit together.
    InconsistentChange,
    /// Parts do not add up to their whole.
    InconsistentSum,
    /// A place name that fits several divisions.
    AmbiguousPlace,
    /// Nothing of a report: an empty text, one of blanks, or one of page furniture alone.
    NoText,
}

/// Something a reader should know about how a passage was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where it stands in the original text.
    pub span: Span,
    /// What it is about.
    pub code: DiagnosticCode,
    /// One sentence in English.
    pub message: String,
}
