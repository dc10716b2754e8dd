//! [`Tally`]: what is counted.

use super::alike::FIELDS;

/// Right ones among all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// How many are right.
    pub right: usize,
    /// How many there are.
    pub all: usize,
}

impl Part {
    pub(super) fn count(&mut self, is_right: bool) {
        self.all += 1;
        self.right += usize::from(is_right);
    }

    fn add(&mut self, other: Part) {
        self.right += other.right;
        self.all += other.all;
    }

    /// The part as a number from 0 to 1; 1 where there is nothing.
    pub fn share(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.right as f64 / self.all as f64 }
    }
}

/// Hits among what the reference has and what was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hits {
    /// In both.
    pub hits: usize,
    /// In the reference.
    pub reference: usize,
    /// Read.
    pub read: usize,
}

impl Hits {
    fn add(&mut self, other: Hits) {
        self.hits += other.hits;
        self.reference += other.reference;
        self.read += other.read;
    }

    /// Hits among what was read.
    pub fn precision(self) -> f64 {
        match (self.read, self.reference) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (read, _) => self.hits as f64 / read as f64,
        }
    }

    /// Hits among what the reference has.
    pub fn recall(self) -> f64 {
        if self.reference == 0 { 1.0 } else { self.hits as f64 / self.reference as f64 }
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

/// Everything that is counted of one document or of many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Measures of the reference data, debatable ones left out.
    pub reference: usize,
    /// Measures that were read, debatable ones left out.
    pub read: usize,
    /// Found with the right value.
    pub found: usize,
    /// Found, with the right bound and dimension.
    pub quantity: usize,
    /// A right quantity with the right subject, kind and period.
    pub fact: usize,
    /// Accuracy of each field among the found, in the order of [`FIELDS`].
    pub fields: [Part; FIELDS.len()],
    /// Numerals that are no measure and have the right class.
    pub typed: Part,
    /// Outline, where the document has one in the reference data.
    pub outline: Outline,
    /// Places, where the document has them in the reference data.
    pub places: Places,
}

/// Heading data, headings, themes and topic sentences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outline {
    /// Entries of the heading data.
    pub metadata: Part,
    /// Headings.
    pub headings: Hits,
    /// Themes of the headings that were found.
    pub themes: Part,
    /// Topic sentences.
    pub leads: Hits,
}

/// Places and what they do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Places {
    /// Places.
    pub places: Hits,
    /// Codes of the places that were found.
    pub codes: Part,
    /// Practices of the places that were found.
    pub practices: Part,
}

impl Tally {
    /// Adds another tally.
    pub fn add(&mut self, other: &Tally) {
        self.reference += other.reference;
        self.read += other.read;
        self.found += other.found;
        self.quantity += other.quantity;
        self.fact += other.fact;
        for (own, others) in self.fields.iter_mut().zip(other.fields) {
            own.add(others);
        }
        self.typed.add(other.typed);
        self.outline.metadata.add(other.outline.metadata);
        self.outline.headings.add(other.outline.headings);
        self.outline.themes.add(other.outline.themes);
        self.outline.leads.add(other.outline.leads);
        self.places.places.add(other.places.places);
        self.places.codes.add(other.places.codes);
        self.places.practices.add(other.places.practices);
    }

    /// Measures with the right value.
    pub fn find(&self) -> Hits {
        self.hits(self.found)
    }

    /// Measures with the right value, bound and dimension.
    pub fn quantities(&self) -> Hits {
        self.hits(self.quantity)
    }

    /// Measures with the right value, bound, dimension, subject, kind and period.
    pub fn facts(&self) -> Hits {
        self.hits(self.fact)
    }

    fn hits(&self, hits: usize) -> Hits {
        Hits { hits, reference: self.reference, read: self.read }
    }
}
