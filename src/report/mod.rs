//! The model of a report: data only, no parsing, no input or output.

mod claim;
mod class;
mod diagnostic;
mod heading;
mod json;
mod measure;
mod practice;
mod section;
mod whole;

use serde::{Deserialize, Serialize};

pub use claim::{Claim, ClaimKind};
pub use class::MentionClass;
pub use diagnostic::{Diagnostic, DiagnosticCode};
pub use heading::{Heading, SourceInfo};
pub use measure::{Aspect, Change, Measure, Scope};
pub use practice::{Place, PlaceLevel, Practice};
pub use section::Section;
pub(crate) use whole::{Misfit, Part};

use crate::text::Span;

/// One numeral expression of the text with its class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands in the original text.
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// What it is.
    pub class: MentionClass,
    /// What it measures; present exactly for the classes measure and rank.
    pub measure: Option<Box<Measure>>,
}

/// One report, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Identity of the text the report was read from.
    pub source: SourceInfo,
    /// Heading data.
    pub heading: Heading,
    /// The text without page furniture before and after it.
    pub body: Span,
    /// Sections in text order, preamble and closing among them.
    pub sections: Vec<Section>,
    /// Every numeral expression, in text order; spans do not overlap.
    pub mentions: Vec<Mention>,
    /// Claims that carry no number.
    pub claims: Vec<Claim>,
    /// Places named in the text, in text order.
    pub places: Vec<Place>,
    /// Groups of places and what they do.
    pub practices: Vec<Practice>,
    /// What was not understood or contradicts itself.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The measures and ranks with their mentions, in text order, each with its index among the mentions.
    pub fn measures(&self) -> impl Iterator<Item = (usize, &Mention, &Measure)> {
        self.mentions
            .iter()
            .enumerate()
            .filter_map(|(index, mention)| mention.measure.as_deref().map(|measure| (index, mention, measure)))
    }

    /// The section that holds a byte of the original text.
    pub fn section_at(&self, offset: usize) -> Option<&Section> {
        self.sections.iter().find(|section| section.span.start <= offset && offset < section.span.end)
    }
}
