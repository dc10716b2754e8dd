//! [`Section`]: a headed part of a report.

use serde::{Deserialize, Serialize};

use crate::text::Span;
use crate::vocabulary::Theme;

/// A headed part of a report; preamble and closing have no heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Where the heading stands.
    pub heading_span: Option<Span>,
    /// The heading as written.
    pub heading: Option<String>,
    /// The second line of the heading, as written.
    pub subheading: Option<String>,
    /// What the section is about.
    pub theme: Theme,
    /// From the first byte of the heading to the end of the last paragraph.
    pub span: Span,
    /// Topic sentences that open its paragraphs, without their final mark.
    pub leads: Vec<Span>,
}
