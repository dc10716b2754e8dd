//! What a report states, one line a thing, without where it stands: two readings are compared by it.

use zongshu::report::{Claim, Diagnostic, DiagnosticCode, Mention, Place, Practice, Report, Section};
use zongshu::text::Span;

use super::plain;

/// A report with the text that its spans lie in.
#[derive(Clone, Copy)]
pub struct Read<'r> {
    pub text: &'r str,
    pub report: &'r Report,
}

impl Read<'_> {
    fn slice(self, span: Span) -> String {
        plain(span.of(self.text).unwrap_or("?"))
    }

    /// How many characters of a span are no white space.
    fn size(self, span: Span) -> usize {
        span.of(self.text).map_or(0, |text| text.chars().filter(|c| !c.is_whitespace()).count())
    }

    fn linked(self, index: Option<usize>) -> Option<String> {
        index.map(|at| self.report.mentions.get(at).map_or("?".into(), |linked| plain(&linked.text)))
    }

    /// Everything but the mentions: heading, body, sections, places, claims, practices and diagnostics.
    pub fn around(self) -> Vec<String> {
        let report = self.report;
        let mut said = vec![self.heading(), format!("body of {}", self.size(report.body))];
        said.extend(report.sections.iter().flat_map(|section| self.section(section)));
        said.extend(report.places.iter().map(place));
        said.extend(report.claims.iter().map(claim));
        said.extend(report.practices.iter().map(|practice| self.practice(practice)));
        said.extend(report.diagnostics.iter().map(|diagnostic| self.diagnostic(diagnostic)));
        said
    }

    fn heading(self) -> String {
        let heading = &self.report.heading;
        let texts = [&heading.title, &heading.subtitle, &heading.region, &heading.publisher, &heading.byline];
        let (adcode, published, year) = (&heading.adcode, heading.published, heading.year_reviewed);
        format!("heading {:?} {adcode:?} {published:?} {year:?}", texts.map(optional))
    }

    /// A section, and its leads behind it.
    fn section(self, section: &Section) -> Vec<String> {
        let texts = [&section.heading, &section.subheading].map(optional);
        let theme = section.theme;
        let mut said = vec![format!("section {texts:?} {theme} of {}", self.size(section.span))];
        said.extend(section.leads.iter().map(|lead| format!("lead {} of {texts:?}", self.slice(*lead))));
        said
    }

    fn practice(self, practice: &Practice) -> String {
        let places = practice.places.iter().filter_map(|at| self.report.places.get(*at));
        let places: Vec<String> = places.map(|place| plain(&place.text)).collect();
        let mentions: Vec<_> = practice.mentions.iter().map(|at| self.linked(Some(*at))).collect();
        let (span, tail) = (self.slice(practice.span), practice.shared_tail.map(|tail| self.slice(tail)));
        format!("practice {span} {tail:?} {places:?} {mentions:?} {:?} {}", practice.section, practice.theme)
    }

    /// That a report has no date is told of its first measure, whichever it is.
    fn diagnostic(self, diagnostic: &Diagnostic) -> String {
        let is_of_all = matches!(diagnostic.code, DiagnosticCode::NoPeriod | DiagnosticCode::NoRegion);
        let of = if is_of_all { String::new() } else { self.slice(diagnostic.span) };
        format!("diagnostic {:?} of {of}", diagnostic.code)
    }

    /// Every mention.
    pub fn mentions(self) -> Vec<String> {
        self.report.mentions.iter().map(|mention| self.mention(mention)).collect()
    }

    /// What a mention states; those it is linked to are told by their texts.
    pub fn mention(self, mention: &Mention) -> String {
        format!("{} {}", plain(&mention.text), self.meaning(mention, |index| self.linked(index)))
    }

    /// What a mention states, its own words left out; `linked` names those it is linked to.
    pub fn meaning(self, mention: &Mention, linked: impl Fn(Option<usize>) -> Option<String>) -> String {
        let Some(measure) = &mention.measure else { return mention.class.to_string() };
        let change = measure.change.as_ref();
        let change = change.map(|own| (own.direction, own.base_period, linked(own.level), linked(own.from)));
        let quantity = &measure.quantity;
        format!(
            "{} | {} {:?} {} {} {:?} {} | {} | {:?} {:?} {change:?}",
            mention.class,
            quantity.value,
            quantity.upper.map(|upper| upper.to_string()),
            quantity.step,
            quantity.bound,
            optional(&quantity.unit),
            quantity.unit_class,
            self.context(mention),
            linked(measure.part_of),
            linked(measure.qualifies),
        )
    }

    /// What is said of the number of a mention: what is counted, when, where, and as what.
    pub fn context(self, mention: &Mention) -> String {
        let Some(measure) = &mention.measure else { return String::new() };
        let dims: Vec<_> =
            measure.dims.iter().map(|(name, value)| (name.to_string(), plain(&format!("{value:?}")))).collect();
        format!(
            "{:?} {:?} {:?} {} {:?} {} {} {:?} {dims:?} {:?} {} {:?}",
            optional(&measure.subject),
            optional(&measure.predicate),
            measure.stage,
            measure.kind,
            measure.period.map(|period| period.to_string()),
            plain(&measure.scope.to_string()),
            measure.theme,
            measure.indicator.as_ref().map(|id| id.to_string()),
            (optional(&measure.base), measure.base_count.map(|count| count.to_string())),
            measure.mobilised,
            measure.inferred,
        )
    }
}

fn optional(text: &Option<String>) -> Option<String> {
    text.as_deref().map(plain)
}

fn place(place: &Place) -> String {
    let (text, name) = (plain(&place.text), plain(&place.name));
    let codes = (&place.adcode, &place.province_adcode, &place.candidates);
    format!("place {text} {name} {codes:?} {:?}", place.level)
}

fn claim(claim: &Claim) -> String {
    format!("claim {} {:?} {:?} {}", plain(&claim.text), claim.kind, optional(&claim.subject), claim.theme)
}

/// The first things that are stated differently, and how many are.
pub fn differing(left: &[String], right: &[String]) -> Option<String> {
    let wrong: Vec<_> = left.iter().zip(right).filter(|(one, other)| one != other).collect();
    if wrong.is_empty() && left.len() == right.len() {
        return None;
    }
    if let Some(more) = left.get(right.len()..).or(right.get(left.len()..)).filter(|_| wrong.is_empty()) {
        return Some(format!("{} to {}, of them {}", left.len(), right.len(), more.join("\n  ")));
    }
    let first: Vec<String> = wrong.iter().take(4).map(|(one, other)| format!("  - {one}\n  + {other}")).collect();
    Some(format!("{} to {}, {} differ\n{}", left.len(), right.len(), wrong.len(), first.join("\n")))
}
