//! The integration tests, one binary.

mod matching;
