//! All integration tests, in one binary.

mod script;
mod text;
