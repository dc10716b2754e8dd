//! The integration tests, one binary.

mod compare;
mod compare_laws;
mod floors;
mod gold;
mod lexicon;
mod made;
mod matching;
mod noise;
mod number;
mod outline;
mod period;
mod quantity;
mod registry;
mod script;
mod text;
