//! The integration tests, one binary.

mod compare;
mod gold;
mod made;
mod registry;
