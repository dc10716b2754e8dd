//! All integration tests, in one binary.

mod number;
mod quantity;
