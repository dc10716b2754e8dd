//! Quantities: a number with its bound words and its unit.
//!
//! The words are data (`classifiers.tsv`, `bounds.tsv`, `vague.tsv`, `guards.tsv`, `ordinals.tsv`); the code holds how
//! they combine. Units of time are not known here except to be left alone: dates and durations are the matter of the
//! room `period`, which a scan asks first. What is counted is not known here either: a classifier that says little of it
//! is marked open.

mod beside;
mod bound;
mod core;
mod dictionary;
mod found;
mod lexicon;
mod ordinal;
mod reading;
mod unit_class;

use serde::{Deserialize, Serialize};

pub use bound::Bound;
pub use found::{Found, Ordinal, OrdinalForm};
pub use lexicon::{Classifier, Lexicon};
pub use unit_class::UnitClass;

use crate::number::Value;
use crate::table::Pairs;

/// A number with its bound and its unit, in base units: 2亿元 is 200000000 元, 70% is 0.7.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// The number in base units, below nought behind a minus; the lower end of a range.
    pub value: Value,
    /// The upper end of a range.
    pub upper: Option<Value>,
    /// Weight of the last written digit, in base units: 100 for 1.45万, 1 for 3247.
    pub step: Value,
    /// What the words around the number say of it.
    pub bound: Bound,
    /// Classifier or unit in the script of the text, without 万 or 亿; `%` for a percentage.
    pub unit: Option<String>,
    /// What kind of thing the unit counts.
    pub unit_class: UnitClass,
}

/// Reads the quantity whose numeral starts at byte `at`, with the words of the crate. See [`Lexicon::read`].
pub fn read(text: &str, at: usize) -> Option<Found> {
    Lexicon::bundled().read(text, at)
}

/// As [`read`], where it is enough to know where the unit stands: what it is called is not written.
pub(crate) fn find(text: &str, at: usize) -> Option<Found> {
    Lexicon::bundled().find(text, at)
}

/// Whether a number may hold a character: a quick test, true of all that are no ideographs.
pub(crate) fn may_hold(character: char) -> bool {
    Lexicon::bundled().may_hold(character)
}

/// A filter of the first two characters of the quantities that begin with a word in place of digits.
pub(crate) fn beginnings() -> Pairs {
    Lexicon::bundled().beginnings()
}

/// Reads the ordinal that starts at byte `at`, with the words of the crate. See [`Lexicon::read_ordinal`].
pub fn read_ordinal(text: &str, at: usize) -> Option<Ordinal> {
    Lexicon::bundled().read_ordinal(text, at)
}

/// Whether `c` may start a quantity or an ordinal: a quick test for a scan of a text.
pub fn is_start(c: char) -> bool {
    crate::number::is_start(c) || matches!(c, '数' | '數' | '几' | '幾' | '好' | '上' | '成' | '第' | '首' | '前')
}

#[cfg(test)]
mod tests;
