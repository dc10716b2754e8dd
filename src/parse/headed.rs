//! The heading data and the sections of a report, with the words of its source.
//!
//! They are found in `outline`, in the reading.

use crate::report::{Heading, Section};
use crate::text::Span;

use super::Assembly;

impl Assembly<'_> {
    pub(super) fn heading(&self) -> Heading {
        let spans = self.outline.spans;
        let mut heading = self.outline.heading.clone();
        let text = |span: Option<Span>| span.map(|span| self.original(span));
        // <h1>标题&nbsp;</h1>: markup is no part of a title.
        heading.title = spans.title.map(|span| self.name(span));
        heading.subtitle = spans.subtitle.map(|span| self.name(span));
        heading.publisher = text(spans.publisher);
        heading.byline = text(spans.byline);
        heading
    }

    pub(super) fn sections(&self) -> Vec<Section> {
        let reading = self.reading;
        let text = |section: &Section, text: &Option<String>| {
            // Headings are found again in the section: the model keeps them as written in the source.
            let within = section.span.of(reading.text()).unwrap_or("");
            let at = text.as_ref().and_then(|text| within.find(text.as_str()).map(|at| (at, text.len())));
            at.map(|(at, length)| self.original(Span::new(section.span.start + at, section.span.start + at + length)))
                .or_else(|| text.clone())
        };
        self.outline
            .sections
            .iter()
            .map(|section| Section {
                heading_span: section.heading_span.map(|span| reading.original(span)),
                heading: section.heading_span.map(|span| self.original(span)),
                subheading: text(section, &section.subheading),
                theme: section.theme,
                span: reading.original(section.span),
                leads: section.leads.iter().map(|span| reading.original(*span)).collect(),
            })
            .collect()
    }
}
