//! The integration tests, one binary.

mod compare;
mod compare_laws;
mod floors;
mod gold;
mod made;
mod matching;
mod noise;
mod number;
mod outline;
mod period;
mod place_table;
mod practice;
mod quantity;
mod region;
mod registry;
mod script;
mod text;
