//! All integration tests, in one binary.

mod script;
mod text;
//! The integration tests, one binary.

mod compare;
mod gold;
mod made;
mod registry;
