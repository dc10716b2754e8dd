//! The integration tests, one binary.

// Each example names the modules it shares with others itself.
#![allow(clippy::duplicate_mod)]

mod broken;
mod changed;
mod changes;
mod check;
mod claims;
mod compare;
mod compare_laws;
mod consistency;
mod corpus;
mod examples;
mod fixtures;
mod floors;
mod folder;
mod footing;
mod gold;
mod growth;
mod judge;
mod language;
mod laws;
mod lexicon;
mod links;
mod made;
mod matching;
mod noise;
mod number;
mod numerals;
mod one_region;
mod outline;
mod packages;
mod packs;
mod page;
mod period;
mod pictures;
mod place_table;
mod practice;
mod quantity;
mod ranks;
mod region;
mod registry;
mod render;
mod rounding;
// One definition of the scores, shared with the example; not every part is used here.
#[allow(dead_code)]
#[path = "../../examples/accuracy/score/mod.rs"]
mod score;
mod scoring;
mod script;
mod seeds;
mod sentences;
mod shares;
mod stamps;
mod stated_changes;
mod statistics;
mod text;
mod themes;
mod times;
mod windows;
