//! What holds for every report, whatever the text. Shared by the tests of this folder and the hostile inputs.

use zongshu::report::{DiagnosticCode, MentionClass, Report};
use zongshu::text::{Source, Span};

/// What holds for every report that is read from any text.
pub fn check(source: &Source, report: &Report) {
    let text = source.text();
    let mut end = 0;
    for mention in &report.mentions {
        assert_eq!(mention.span.of(text), Some(mention.text.as_str()), "a mention slices to its text");
        assert!(mention.span.start >= end, "{:?} overlaps what stands before it", mention.text);
        assert!(!mention.span.is_empty(), "a mention is not empty");
        end = mention.span.end;
        let is_measure = matches!(mention.class, MentionClass::Measure | MentionClass::Rank);
        assert_eq!(mention.measure.is_some(), is_measure, "{:?}", mention.text);
        let Some(measure) = &mention.measure else { continue };
        if let Some(span) = measure.subject_span {
            assert!(span.of(text).is_some(), "the span of {:?} lies in the text", measure.subject);
        }
        let change = measure.change.as_ref();
        let links = [measure.part_of, measure.qualifies, change.and_then(|c| c.level), change.and_then(|c| c.from)];
        for link in links.into_iter().flatten() {
            let linked = report.mentions.get(link).unwrap_or_else(|| panic!("{link} is no mention"));
            assert!(linked.measure.is_some(), "{:?} is linked to a measure", mention.text);
            assert_ne!(linked.span, mention.span, "{:?} is linked to itself", mention.text);
        }
    }
    if report.diagnostics.iter().any(|one| one.code == DiagnosticCode::NoText) {
        assert!(report.body.is_empty() && report.measures().count() == 0 && report.sections.is_empty(), "{report:?}");
    }
    let inside = |span: Span, what: &str| assert!(span.of(text).is_some(), "{what} {span:?} lies in the text");
    inside(report.body, "the body");
    let mut end = 0;
    for section in &report.sections {
        inside(section.span, "a section");
        assert!(section.span.start >= end, "sections stand in text order");
        end = section.span.end;
        section.leads.iter().for_each(|lead| inside(*lead, "a lead"));
        if let (Some(span), Some(heading)) = (section.heading_span, &section.heading) {
            assert_eq!(span.of(text), Some(heading.as_str()), "a heading slices to its text");
        }
    }
    for place in &report.places {
        assert_eq!(place.span.of(text), Some(place.text.as_str()), "a place slices to its text");
    }
    for practice in &report.practices {
        inside(practice.span, "a practice");
        assert!(practice.places.iter().all(|place| *place < report.places.len()));
        assert!(practice.mentions.iter().all(|mention| *mention < report.mentions.len()));
    }
    for claim in &report.claims {
        assert_eq!(claim.span.of(text), Some(claim.text.as_str()), "a claim slices to its text");
    }
    report.diagnostics.iter().for_each(|diagnostic| inside(diagnostic.span, "a diagnostic"));
}
