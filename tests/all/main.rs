//! All integration tests, in one binary.

mod noise;
mod script;
mod text;
