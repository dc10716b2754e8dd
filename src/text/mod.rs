//! The original text: [`Source`], [`Span`], lines and the decoding of bytes.
//!
//! Nothing here knows what a report is.

mod source;
mod span;

pub use source::{Encoding, Source};
pub use span::{Position, Span};
