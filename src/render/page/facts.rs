//! [`FactData`]: one measure as the script of the page shows it, every aspect already in words.

use serde::Serialize;

use super::figure::Scale;
use super::shown::shown;
use crate::compare::{Extent, Fact};
use crate::corpus::Entry;
use crate::report::Aspect;
use crate::text::Span;

/// A text of a report, with the unseen made visible.
pub(super) fn text(text: &str) -> String {
    shown(text).into_owned()
}

/// One measure of one report.
#[derive(Debug, Serialize)]
pub(super) struct FactData {
    /// The quantity as written.
    text: String,
    value: String,
    certain: Option<String>,
    /// Only where it differs from what is certain.
    likely: Option<String>,
    bound: &'static str,
    unit: Option<String>,
    unit_class: &'static str,
    subject: Option<String>,
    predicate: Option<String>,
    stage: Option<String>,
    kind: &'static str,
    class: &'static str,
    period: Option<String>,
    region: String,
    scope: String,
    theme: &'static str,
    indicator: Option<String>,
    base: Option<String>,
    mobilised: bool,
    dims: Vec<(String, String)>,
    inferred: Vec<Aspect>,
    /// Index of the mention this is a part of.
    part_of: Option<usize>,
    /// Index of the mention whose population this defines.
    qualifies: Option<usize>,
    /// Where the text states a change: which way, and the period it is measured against.
    change: Option<(i8, Option<String>)>,
    /// Whether it is a difference, which is compared with nothing.
    is_difference: bool,
    span: (usize, usize),
    /// Where the subject stands, where the text is at hand.
    subject_span: Option<(usize, usize)>,
    /// Where the sentence stands.
    sentence_span: Option<(usize, usize)>,
    /// Where it stands, for people.
    place: String,
    /// The sentence before, and after, the quantity, where the text is at hand.
    sentence: Option<(String, String)>,
    /// What the search looks through, beyond the names of the indicator.
    search: String,
}

/// Whether a figure is how much something changed and not how much there is.
pub(super) fn is_difference(fact: &Fact<'_>) -> bool {
    fact.measure.change.as_ref().is_some_and(|change| !change.is_of_level())
}

impl FactData {
    /// One measure of an entry.
    pub(super) fn of(entry: &Entry, fact: &Fact<'_>) -> FactData {
        let measure = fact.measure;
        let quantity = &measure.quantity;
        let scale = Scale::of(quantity);
        let extent = Extent::of(quantity, measure.kind);
        let certain = scale.interval(&extent.strict);
        let likely = scale.interval(&extent.likely).filter(|likely| Some(likely) != certain.as_ref());
        let optional = |words: &Option<String>| words.as_deref().map(text);
        let attached = entry.attached();
        let around = attached.as_ref().map(|attached| attached.sentence_span(fact.mention.span));
        let sentence = around.and_then(|around| sentence(entry, around, fact.mention.span));
        FactData {
            text: text(&fact.mention.text),
            value: match quantity.upper {
                Some(upper) => format!("{} – {}", scale.value(quantity.value), scale.value(upper)),
                None => scale.value(quantity.value),
            },
            certain,
            likely,
            bound: quantity.bound.as_str(),
            unit: optional(&quantity.unit),
            unit_class: quantity.unit_class.as_str(),
            subject: optional(&measure.subject),
            predicate: optional(&measure.predicate),
            stage: optional(&measure.stage),
            kind: measure.kind.as_str(),
            class: fact.mention.class.as_str(),
            period: fact.period().map(|period| period.to_string()),
            region: text(fact.region()),
            scope: text(&measure.scope.to_string()),
            theme: measure.theme.as_str(),
            indicator: measure.indicator.as_ref().map(ToString::to_string),
            base: optional(&measure.base),
            mobilised: measure.mobilised,
            dims: measure.dims.iter().map(|(name, value)| (text(name), text(value))).collect(),
            inferred: measure.inferred.clone(),
            part_of: measure.part_of,
            qualifies: measure.qualifies,
            change: measure.change.as_ref().map(|change| {
                let base = change.base_period.map(|period| period.to_string());
                (change.direction, base)
            }),
            is_difference: is_difference(fact),
            subject_span: measure.subject_span.filter(|_| around.is_some()).map(|span| (span.start, span.end)),
            sentence_span: around.map(|span| (span.start, span.end)),
            span: (fact.mention.span.start, fact.mention.span.end),
            place: text(&entry.place(fact.mention.span)),
            search: search(fact, sentence.as_ref()),
            sentence,
        }
    }
}

/// The sentence around a span, in two parts.
fn sentence(entry: &Entry, sentence: Span, span: Span) -> Option<(String, String)> {
    let part = |from: usize, to: usize| entry.quote(Span::new(from, to)).map(text);
    Some((part(sentence.start, span.start)?, part(span.end, sentence.end)?))
}

/// The words of a measure as written.
fn search(fact: &Fact<'_>, sentence: Option<&(String, String)>) -> String {
    let measure = fact.measure;
    let mut words = String::new();
    if let Some((before, _)) = sentence {
        words.push_str(before);
    }
    words.push_str(&fact.mention.text);
    if let Some((_, after)) = sentence {
        words.push_str(after);
    }
    let names = [&measure.subject, &measure.predicate];
    for name in names.into_iter().flatten() {
        if !words.contains(name.as_str()) {
            words.push(' ');
            words.push_str(name);
        }
    }
    words
}
