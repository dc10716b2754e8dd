//! [`Line`]: one mention, place or lead, of the reference data or as it was read, with spans in characters.

use std::collections::HashMap;

use serde::Deserialize;
use zongshu::report::Report;

/// A stretch of a text in characters, half open.
pub trait Stretch {
    /// First character.
    fn start(&self) -> usize;
    /// Behind the last character.
    fn end(&self) -> usize;

    /// How many characters two stretches share.
    fn shared(&self, other: &impl Stretch) -> usize {
        let end = self.end().min(other.end());
        end.saturating_sub(self.start().max(other.start()))
    }
}

/// One mention. The fields are those of the reference data; what a class does not have is absent.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Line {
    /// First character.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
    /// The surface.
    pub text: String,
    /// Class of the mention.
    pub class: String,
    /// Whether the line is debatable.
    #[serde(default)]
    pub optional: bool,
    /// Exact value.
    pub value: Option<String>,
    /// Upper end of a range.
    pub upper: Option<String>,
    /// Bound.
    pub bound: Option<String>,
    /// Class of the unit.
    pub unit_class: Option<String>,
    /// What is counted.
    pub subject: Option<String>,
    /// What sort of fact it is.
    pub kind: Option<String>,
    /// When.
    pub period: Option<String>,
    /// Where or for whom.
    pub scope: Option<String>,
    /// Theme of the passage.
    pub theme: Option<String>,
    /// Comparable concept.
    pub indicator: Option<String>,
}

impl Line {
    /// Whether the line counts, sizes or rates something.
    pub fn is_measure(&self) -> bool {
        matches!(self.class.as_str(), "measure" | "rank")
    }
}

/// One place with what it does.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct PlaceLine {
    /// First character.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
    /// The surface.
    pub text: String,
    /// Code of the place.
    pub adcode: Option<String>,
    /// Code of its province.
    pub province_adcode: Option<String>,
    /// First character of its practice.
    pub practice_start: Option<usize>,
    /// Behind the last character of its practice.
    pub practice_end: Option<usize>,
    /// End of closing clauses that speak for several groups.
    pub shared_tail_end: Option<usize>,
}

/// A bare stretch: a topic sentence.
#[derive(Debug, Clone, Copy)]
pub struct Bare {
    /// First character.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
}

macro_rules! stretch {
    ($($line:ty),*) => {
        $(impl Stretch for $line {
            fn start(&self) -> usize {
                self.start
            }

            fn end(&self) -> usize {
                self.end
            }
        })*
    };
}
stretch!(Line, PlaceLine, Bare);

/// The characters of a text by the bytes they start at.
pub struct Characters(HashMap<usize, usize>);

impl Characters {
    /// Counts the characters of a text.
    pub fn of(text: &str) -> Characters {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        Characters(bytes.zip(0..).collect())
    }

    /// Index of the character that starts at a byte.
    pub fn at(&self, byte: usize) -> usize {
        self.0.get(&byte).copied().unwrap_or(usize::MAX)
    }
}

/// The mentions of a report as lines.
pub fn mentions(report: &Report, characters: &Characters) -> Vec<Line> {
    let line = |mention: &zongshu::report::Mention| {
        let measure = mention.measure.as_deref();
        let quantity = measure.map(|measure| &measure.quantity);
        Line {
            start: characters.at(mention.span.start),
            end: characters.at(mention.span.end),
            text: mention.text.clone(),
            class: mention.class.to_string(),
            optional: false,
            value: quantity.map(|quantity| quantity.value.to_string()),
            upper: quantity.and_then(|quantity| quantity.upper.map(|upper| upper.to_string())),
            bound: quantity.map(|quantity| quantity.bound.to_string()),
            unit_class: quantity.map(|quantity| quantity.unit_class.to_string()),
            subject: measure.and_then(|measure| measure.subject.clone()),
            kind: measure.map(|measure| measure.kind.to_string()),
            period: measure.and_then(|measure| measure.period.map(|period| period.to_string())),
            scope: measure.map(|measure| measure.scope.to_string()),
            theme: measure.map(|measure| measure.theme.to_string()),
            indicator: measure.and_then(|measure| measure.indicator.as_ref().map(|id| id.to_string())),
        }
    };
    report.mentions.iter().map(line).collect()
}

/// The places of a report that have a practice, as lines.
pub fn places(report: &Report, characters: &Characters) -> Vec<PlaceLine> {
    let practice_of = |index: usize| report.practices.iter().find(|practice| practice.places.contains(&index));
    let places = report.places.iter().enumerate();
    places
        .filter_map(|(index, place)| {
            let practice = practice_of(index)?;
            Some(PlaceLine {
                start: characters.at(place.span.start),
                end: characters.at(place.span.end),
                text: place.text.clone(),
                adcode: place.adcode.map(|code| code.to_string()),
                province_adcode: place.province_adcode.map(|code| code.to_string()),
                practice_start: Some(characters.at(practice.span.start)),
                practice_end: Some(characters.at(practice.span.end)),
                shared_tail_end: None,
            })
        })
        .collect()
}
