//! The words of the field: themes, kinds, indicators, verbs, nouns and fixed phrases, as data files with their readers.

mod dims;
mod evidence;
mod indicator;
mod kind;
mod lexicon;
mod matching;
mod plain;
mod reaches;
mod registry;
mod term;
mod theme;
mod theme_words;

pub(crate) use dims::SentenceDims;
pub use dims::{DimReader, DimRule, Passage, dims};
pub use indicator::IndicatorId;
pub use kind::Kind;
pub use lexicon::{Lexicon, Match, Particle, VerbRole, Word};
pub use matching::{Candidate, Matcher, MatcherReader};
pub use reaches::Reaches;
pub use registry::{Dim, Indicator, Registry, Tier};
pub use theme::Theme;
pub use theme_words::{ThemeScore, ThemeWords};
