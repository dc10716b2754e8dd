//! [`Lexicon`]: the classifiers, bound words and look-alikes that quantities are read with.
//!
//! The words stand in the tables beside this file; a user's pack of the same formats is added to them.

use std::sync::{Arc, LazyLock};

use super::dictionary::Dictionary;
use super::{Bound, UnitClass};
use crate::error::Result;
use crate::number::Value;
use crate::table::{Once, Pairs, Row, Table};

pub(super) const CLASSIFIERS: &str = include_str!("classifiers.tsv");
pub(super) const BOUNDS: &str = include_str!("bounds.tsv");
pub(super) const VAGUE: &str = include_str!("vague.tsv");
pub(super) const GUARDS: &str = include_str!("guards.tsv");
pub(super) const ORDINALS: &str = include_str!("ordinals.tsv");

/// A classifier or unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classifier {
    /// Its first spelling, that of the Simplified reading.
    pub unit: Arc<str>,
    /// What it counts where the noun does not say otherwise.
    pub class: UnitClass,
    /// Whether the noun decides what is counted (个, 家, 项).
    pub open: bool,
    /// What one of it is worth in base units: 1/10 for 角.
    pub scale: Value,
    /// Whether it is a classifier only where the clause or the measure ends after it.
    pub(super) last: bool,
    /// Whether it is one only behind a number that no length of time has: 12万小时.
    pub(super) many: bool,
}

/// What can stand behind a numeral.
#[derive(Debug, Clone)]
pub(super) enum Behind {
    Unit(Arc<Classifier>),
    /// A word that begins like a unit.
    Word,
    /// A unit of time, or the noun of a name: the numeral is no quantity.
    Foreign,
}

/// A word behind the numeral or its classifier.
#[derive(Debug, Clone, Copy)]
pub(super) enum After {
    Bound { bound: Bound, last: bool },
    Word,
}

/// A word before the numeral.
#[derive(Debug, Clone, Copy)]
pub(super) enum Before {
    Bound { bound: Bound, magnitude_only: bool },
    Word,
}

/// The classifiers, bound words and look-alikes that quantities are read with.
///
/// ```
/// use zongshu::quantity::{Lexicon, UnitClass};
/// let lexicon = Lexicon::bundled();
/// assert_eq!(lexicon.classifier("3万人次", 4).map(|found| found.class), Some(UnitClass::PersonTime));
///
/// let mut own = lexicon.clone();
/// own.add_classifiers("mine", "unit\tclass\tcertainty\n窑\tproduct\tcertain\n")?;
/// assert_eq!(own.read("烧了3窑", 6).map(|found| found.quantity.unit_class), Some(UnitClass::Product));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Lexicon {
    pub(super) behind: Dictionary<Behind>,
    pub(super) before: Dictionary<Before>,
    pub(super) after: Dictionary<After>,
    pub(super) inner: Dictionary<Bound>,
    /// What denies a one behind it.
    pub(super) denials: Dictionary<()>,
    /// What stands in brackets between a number and its bound word.
    pub(super) asides: Dictionary<()>,
    pub(super) starts: Dictionary<()>,
    pub(super) starts_back: Dictionary<()>,
    pub(super) idioms: Dictionary<Value>,
    pub(super) whole: Dictionary<()>,
    pub(super) ordinals: Dictionary<bool>,
    /// Characters of words in place of digits.
    openers: Characters,
    /// Ideographs that stand inside numbers and are no numerals.
    joints: Characters,
}

/// Some characters.
#[derive(Debug, Clone)]
struct Characters {
    /// In order.
    all: Vec<char>,
    /// One bit for each of them, by its last bits: most others are told from them by it.
    bits: u64,
}

impl Characters {
    fn of(word: &str) -> Characters {
        let mut characters = Characters { all: Vec::new(), bits: 0 };
        characters.add(word);
        characters
    }

    fn add(&mut self, word: &str) {
        self.all.extend(word.chars());
        self.bits |= word.chars().fold(0, |bits, character| bits | bit(character));
        self.all.sort_unstable();
        self.all.dedup();
    }

    fn has(&self, character: char) -> bool {
        self.bits & bit(character) != 0 && self.all.binary_search(&character).is_ok()
    }
}

impl Lexicon {
    /// The lexicon of the crate.
    pub fn bundled() -> &'static Lexicon {
        static BUNDLED: LazyLock<Lexicon> = LazyLock::new(|| {
            let mut lexicon = Lexicon::empty();
            // The tables of the crate are in their formats: a test reads every row.
            let _ = lexicon.add_bundled();
            lexicon
        });
        &BUNDLED
    }

    /// A lexicon without a word: only numerals and percentages are read with it.
    pub fn empty() -> Lexicon {
        Lexicon {
            behind: Dictionary::forwards(),
            before: Dictionary::backwards(),
            after: Dictionary::forwards(),
            inner: Dictionary::forwards(),
            denials: Dictionary::backwards(),
            asides: Dictionary::forwards(),
            starts: Dictionary::forwards(),
            starts_back: Dictionary::backwards(),
            idioms: Dictionary::forwards(),
            whole: Dictionary::forwards(),
            ordinals: Dictionary::forwards(),
            openers: Characters::of("折"),
            joints: Characters::of("点點分之成数比个個至到"),
        }
    }

    /// A filter of the first two characters of the quantities that begin with a word in place of digits.
    pub(super) fn beginnings(&self) -> Pairs {
        let mut pairs = Pairs::default();
        for word in self.starts.words() {
            pairs.add(word);
            crate::number::starts().for_each(|sign| pairs.add(&format!("{word}{sign}")));
        }
        // An expression is read at any of its characters.
        for word in self.idioms.words() {
            word.char_indices().filter_map(|(at, _)| word.get(at..)).for_each(|rest| pairs.add(rest));
        }
        pairs
    }

    /// Whether a quantity may be read at a character: a numeral, or a word in place of one.
    pub(super) fn may_open(&self, character: char) -> bool {
        crate::number::is_start(character) || self.stands_for_digits(character)
    }

    /// Whether a character is one of a word in place of digits.
    pub(super) fn stands_for_digits(&self, character: char) -> bool {
        self.openers.has(character)
    }

    /// Whether a number may hold a character: a quick test, true of all that are no ideographs.
    pub(super) fn may_hold(&self, character: char) -> bool {
        !('\u{4e00}'..='\u{9fff}').contains(&character) || self.may_open(character) || self.joints.has(character)
    }

    pub(super) fn add_bundled(&mut self) -> Result<()> {
        self.add_guards("quantity/guards.tsv", GUARDS)?;
        self.add_classifiers("quantity/classifiers.tsv", CLASSIFIERS)?;
        self.add_bounds("quantity/bounds.tsv", BOUNDS)?;
        self.add_vague("quantity/vague.tsv", VAGUE)?;
        self.add_ordinals("quantity/ordinals.tsv", ORDINALS)
    }

    /// Adds classifiers: columns `unit`, `class`, `certainty`, `scale`, `where`. A unit that the lexicon knows already is
    /// replaced, here as in the tables of words below; in one table a unit or word stands once. `name` is used in errors
    /// only.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) where a line is not in the format, or has a unit that an earlier one has; the
    /// lines before it have been added.
    pub fn add_classifiers(&mut self, name: &str, text: &str) -> Result<()> {
        let mut once = Once::new();
        for row in Table::read(name, text)?.rows() {
            let open = match row.get("certainty") {
                "certain" => false,
                "" | "open" => true,
                other => return Err(row.error("certainty certain or open", other)),
            };
            let class = row.get("class").parse().map_err(|_| row.error("a unit class", row.get("class")))?;
            let scale = match row.get("scale") {
                "" => Value::ONE,
                scale => scale.parse().map_err(|_| row.error("a decimal under scale", scale))?,
            };
            let (last, many) = match row.get("where") {
                "" => (false, false),
                "final" => (true, false),
                "many" => (false, true),
                other => return Err(row.error("final, many or nothing under where", other)),
            };
            let Some(first) = row.list("unit").next() else {
                return Err(row.error("a unit", "nothing"));
            };
            let found = Arc::new(Classifier { unit: first.into(), class, open, scale, last, many });
            for spelling in row.list("unit") {
                once.note(&row, spelling, "a unit", spelling)?;
            }
            for spelling in row.list("unit") {
                self.behind.insert(spelling, Behind::Unit(found.clone()));
            }
        }
        Ok(())
    }

    /// Adds bound words: columns `word`, `bound`, `side`.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) where a line is not in the format, or has a word that an earlier one has
    /// in the same place; the lines before it have been added.
    pub fn add_bounds(&mut self, name: &str, text: &str) -> Result<()> {
        let mut once = Once::new();
        for row in Table::read(name, text)?.rows() {
            let word = filled(&row, "word")?;
            let bound = row.get("bound").parse().map_err(|_| row.error("a bound", row.get("bound")))?;
            let place = match row.get("side") {
                "magnitude" => "before",
                "final" => "after",
                side => side,
            };
            once.note(&row, (place, word), "a bound word", word)?;
            match row.get("side") {
                "before" => self.before.insert(word, Before::Bound { bound, magnitude_only: false }),
                "magnitude" => self.before.insert(word, Before::Bound { bound, magnitude_only: true }),
                "inner" => {
                    self.joints.add(word);
                    self.inner.insert(word, bound);
                }
                "after" => self.after.insert(word, After::Bound { bound, last: false }),
                "final" => self.after.insert(word, After::Bound { bound, last: true }),
                "start" => {
                    self.openers.add(word);
                    self.starts.insert(word, ());
                    self.starts_back.insert(word, ());
                }
                other => {
                    return Err(row.error("side before, magnitude, start, inner, after or final", other));
                }
            }
        }
        Ok(())
    }

    /// Adds look-alikes: columns `kind`, `word`.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) where a line is not in the format, or has a word that an earlier one has
    /// in the same place; the lines before it have been added.
    pub fn add_guards(&mut self, name: &str, text: &str) -> Result<()> {
        let mut once = Once::new();
        for row in Table::read(name, text)?.rows() {
            let word = filled(&row, "word")?;
            let place = match row.get("kind") {
                "unit" | "time" | "label" => "behind",
                kind => kind,
            };
            once.note(&row, (place, word), "a word", word)?;
            match row.get("kind") {
                "before" => self.before.insert(word, Before::Word),
                "after" => self.after.insert(word, After::Word),
                "unit" => self.behind.insert(word, Behind::Word),
                "time" | "label" => self.behind.insert(word, Behind::Foreign),
                "whole" => self.whole.insert(word, ()),
                "denied" => self.denials.insert(word, ()),
                "aside" => self.asides.insert(word, ()),
                other => {
                    return Err(row.error("kind before, unit, time, label, after, whole, denied or aside", other));
                }
            }
        }
        Ok(())
    }

    /// Adds expressions that state an order of magnitude only: columns `word`, `value`.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) where a line is not in the format, or has a word that an earlier one has
    /// in the same place; the lines before it have been added.
    pub fn add_vague(&mut self, name: &str, text: &str) -> Result<()> {
        let mut once = Once::new();
        for row in Table::read(name, text)?.rows() {
            let word = filled(&row, "word")?;
            let value = row.get("value").parse().map_err(|_| row.error("a decimal", row.get("value")))?;
            once.note(&row, word, "an expression", word)?;
            self.openers.add(word);
            self.idioms.insert(word, value);
        }
        Ok(())
    }

    /// Adds units of an order: columns `unit`, `rank`.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) where a line is not in the format, or has a word that an earlier one has
    /// in the same place; the lines before it have been added.
    pub fn add_ordinals(&mut self, name: &str, text: &str) -> Result<()> {
        let mut once = Once::new();
        for row in Table::read(name, text)?.rows() {
            let unit = filled(&row, "unit")?;
            once.note(&row, unit, "a unit", unit)?;
            self.ordinals.insert(unit, row.get("rank") == "yes");
        }
        Ok(())
    }

    /// The longest classifier that starts at byte `at`.
    pub fn classifier<'l>(&'l self, text: &'l str, at: usize) -> Option<&'l Classifier> {
        match self.unit(text, at) {
            Some((_, Behind::Unit(found))) if !found.many => Some(found),
            _ => None,
        }
    }

    /// The longest word at `at` that bears on the unit, and where it ends.
    pub(super) fn unit<'l>(&'l self, text: &'l str, at: usize) -> Option<(usize, &'l Behind)> {
        self.behind.at(text, at).map(|(length, found)| (at + length, found)).find(|(end, found)| match found {
            Behind::Unit(unit) => !unit.last || self.ends_measure(text, *end),
            _ => true,
        })
    }

    /// Whether the measure or its clause ends at `at`: at a mark, at the end, or at a bound word.
    pub(super) fn ends_measure(&self, text: &str, at: usize) -> bool {
        let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            return true;
        };
        let word = next.is_alphanumeric();
        !word || matches!(self.after.longest(text, at), Some((_, After::Bound { last: false, .. })))
    }
}

/// A cell that may not be empty.
fn filled<'t>(row: &Row<'_, 't>, column: &str) -> Result<&'t str> {
    match row.get(column) {
        "" => Err(row.error(format!("a word under {column}"), "an empty cell")),
        word => Ok(word),
    }
}

fn bit(character: char) -> u64 {
    1 << (u32::from(character) & 63)
}
