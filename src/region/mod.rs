//! Administrative divisions: codes, regions, and places named in text.

mod adcode;

pub use adcode::Adcode;
