//! The words of the field: themes, kinds, indicators, verbs, nouns and fixed phrases, as data files with their readers.

mod evidence;
mod indicator;
mod kind;
mod matching;
mod theme;

pub use indicator::IndicatorId;
pub use kind::Kind;
pub use matching::{Candidate, Matcher};
pub use theme::Theme;
