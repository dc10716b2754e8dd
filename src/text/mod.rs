//! The original text: [`Source`], [`Span`], lines and the decoding of bytes.
//!
//! Nothing here knows what a report is.

mod decoding;
mod limits;
mod lines;
mod source;
mod span;

pub use decoding::Encoding;
pub use limits::Limits;
pub use source::Source;
pub use span::{Position, Span};
