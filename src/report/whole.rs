//! Whether the parts of a report go together: what is asked of one that was written down and may have been edited.

use super::{Change, Measure, MentionClass, Report};
use crate::text::Span;

/// A part of a report, by its place in the list of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Body,
    Section(usize),
    Mention(usize),
    Claim(usize),
    Place(usize),
    Practice(usize),
    Diagnostic(usize),
}

/// A part that does not go with the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    pub(crate) part: Part,
    pub(crate) expected: String,
    pub(crate) found: String,
}

impl Part {
    fn misfit(self, expected: impl Into<String>, found: impl Into<String>) -> Misfit {
        Misfit { part: self, expected: expected.into(), found: found.into() }
    }

    /// Spans lie in a text of this length.
    fn lies_in(self, length: usize, spans: impl IntoIterator<Item = Span>) -> Result<(), Misfit> {
        match spans.into_iter().map(|span| span.end).find(|end| *end > length) {
            Some(end) => {
                Err(self.misfit(format!("a span of a text of {length} bytes"), format!("one up to byte {end}")))
            }
            None => Ok(()),
        }
    }

    /// A span starts where the one before it has ended.
    fn follows(self, end: usize, span: Span, what: &str) -> Result<(), Misfit> {
        if span.start >= end {
            return Ok(());
        }
        let found = format!("one at byte {} behind one that ends at byte {end}", span.start);
        Err(self.misfit(format!("{what} in the order of the text"), found))
    }

    /// Links lead to what is there.
    fn leads(self, links: &[usize], is_there: impl Fn(usize) -> bool, what: [&str; 2]) -> Result<(), Misfit> {
        let [expected, kind] = what;
        match links.iter().find(|link| !is_there(**link)) {
            Some(link) => Err(self.misfit(expected, format!("{kind} {link}"))),
            None => Ok(()),
        }
    }
}

impl Report {
    /// Spans lie in the text, mentions and sections stand in its order, what has a measure is of a class that has one,
    /// and links lead to what is there. The first part that does not is named.
    pub(crate) fn check(&self) -> Result<(), Misfit> {
        let length = self.source.length;
        Part::Body.lies_in(length, [self.body])?;
        self.check_sections(length)?;
        self.check_mentions(length)?;
        for (at, claim) in self.claims.iter().enumerate() {
            Part::Claim(at).lies_in(length, [claim.span])?;
        }
        for (at, place) in self.places.iter().enumerate() {
            Part::Place(at).lies_in(length, [place.span])?;
        }
        self.check_practices(length)?;
        for (at, diagnostic) in self.diagnostics.iter().enumerate() {
            Part::Diagnostic(at).lies_in(length, [diagnostic.span])?;
        }
        Ok(())
    }

    fn check_sections(&self, length: usize) -> Result<(), Misfit> {
        let mut end = 0;
        for (at, section) in self.sections.iter().enumerate() {
            let part = Part::Section(at);
            part.lies_in(length, [section.span])?;
            part.follows(end, section.span, "sections")?;
            let own = section.span;
            let inner = section.heading_span.iter().chain(&section.leads);
            if let Some(outside) = inner.copied().find(|inner| !own.contains(*inner)) {
                let expected = format!("a heading and leads inside bytes {} to {}", own.start, own.end);
                return Err(part.misfit(expected, format!("one of bytes {} to {}", outside.start, outside.end)));
            }
            end = own.end;
        }
        Ok(())
    }

    fn check_mentions(&self, length: usize) -> Result<(), Misfit> {
        let mut end = 0;
        for (at, mention) in self.mentions.iter().enumerate() {
            let part = Part::Mention(at);
            part.lies_in(length, [mention.span])?;
            part.follows(end, mention.span, "mentions")?;
            end = mention.span.end;
            let is_measure = matches!(mention.class, MentionClass::Measure | MentionClass::Rank);
            let Some(measure) = &mention.measure else {
                if is_measure {
                    return Err(part.misfit(format!("what a {} measures", mention.class), "nothing"));
                }
                continue;
            };
            if !is_measure {
                return Err(part.misfit("a measure or a rank where something is measured", mention.class.as_str()));
            }
            part.lies_in(length, measure.subject_span)?;
            let is_other = |link: usize| link != at && self.is_measure(link);
            part.leads(&measure.links(), is_other, ["a link to another measure of the report", "mention"])?;
        }
        Ok(())
    }

    fn check_practices(&self, length: usize) -> Result<(), Misfit> {
        for (at, practice) in self.practices.iter().enumerate() {
            let part = Part::Practice(at);
            part.lies_in(length, [practice.span].into_iter().chain(practice.shared_tail))?;
            part.leads(&practice.places, |link| link < self.places.len(), ["a place of the report", "place"])?;
            part.leads(&practice.mentions, |link| self.is_measure(link), ["a measure of the report", "mention"])?;
            let section = practice.section.as_slice();
            part.leads(section, |link| link < self.sections.len(), ["a section of the report", "section"])?;
        }
        Ok(())
    }

    fn is_measure(&self, mention: usize) -> bool {
        self.mentions.get(mention).is_some_and(|mention| mention.measure.is_some())
    }
}

impl Measure {
    /// The mentions it is linked to.
    fn links(&self) -> Vec<usize> {
        let change = |of: fn(&Change) -> Option<usize>| self.change.as_ref().and_then(of);
        let links = [self.part_of, self.qualifies, change(|one| one.level), change(|one| one.from)];
        links.into_iter().flatten().collect()
    }
}
