//! Numerals of every written form, read into exact values.
//!
//! Classifiers and bound words are not known here; see the room `quantity`. Dates are numerals too as far as this room
//! can tell: whoever scans a text asks the room `period` first.

mod arabic;
mod compound;
mod glyph;
mod magnitude;
mod numeral;
mod value;
mod words;

pub use magnitude::Magnitude;
pub(crate) use numeral::starts;
pub use numeral::{Form, Numeral, half_end, is_start, run_end};
pub use value::{Rounding, Value};

#[cfg(test)]
mod tests;
