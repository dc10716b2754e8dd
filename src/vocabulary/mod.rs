//! The words of the field: themes, kinds, indicators, verbs, nouns and fixed phrases, as data files with their readers.

mod dims;
mod indicator;
mod kind;
mod registry;
mod theme;

pub use dims::{DimReader, DimRule, Passage, dims};
pub use indicator::IndicatorId;
pub use kind::Kind;
pub use registry::{Dim, Indicator, Registry, Tier};
pub use theme::Theme;
