//! Numerals of every written form, read into exact values.
//!
//! Classifiers and bound words are not known here; see the room `quantity`.

mod value;

pub use value::Value;
