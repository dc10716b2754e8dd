//! The integration tests, one binary.

mod compare;
mod compare_laws;
mod gold;
mod made;
mod registry;
