//! [`Origin`]: where the words of a cell stand in the file they were read from.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::corpus::Entry;
use crate::text::{Position, Span};

/// Where words stand: the report, the SHA-256 of its file, the bytes.
///
/// ```
/// use zongshu::corpus::{Corpus, qinghai_2020};
/// use zongshu::render::Origin;
/// let entry = qinghai_2020();
/// let fact = entry.stated("civil_servants_recruited").next().expect("it is stated");
/// let origin = Origin::of(entry, fact.mention.span);
/// assert_eq!(origin.to_string(), "qinghai-2020@22:76");
/// assert_eq!(origin.sha256.len(), 64);
/// # let _ = Corpus::bundled();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Origin {
    /// Name of the report.
    pub doc: String,
    /// SHA-256 of the bytes of its file, in lower-case hexadecimal.
    pub sha256: String,
    /// Bytes of the original text, half open.
    pub span: Span,
    /// Line and column of the first byte, where they are known.
    pub position: Option<Position>,
}

impl Origin {
    /// The place of a span of a report.
    pub fn of(entry: &Entry, span: Span) -> Origin {
        Origin {
            doc: entry.doc.clone(),
            sha256: entry.report.source.sha256.clone(),
            span,
            position: entry.position(span.start),
        }
    }
}

/// `doc@line:column`, or `doc@byte 1234` where the line is not known.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some(Position { line, column }) => write!(f, "{}@{line}:{column}", self.doc),
            None => write!(f, "{}@byte {}", self.doc, self.span.start),
        }
    }
}
