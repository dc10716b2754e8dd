//! The integration tests, one binary.

mod compare;
mod floors;
mod compare_laws;
mod gold;
mod made;
mod registry;
mod noise;
mod script;
mod text;
mod matching;
//! All integration tests, in one binary.

mod outline;
mod period;
//! All integration tests, in one binary.

mod number;
mod quantity;
