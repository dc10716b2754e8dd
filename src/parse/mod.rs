//! Text to [`Report`]: outline, mentions, measures.
//!
//! [`Parser::read`] cannot fail on text. The stages run in one direction: a source gets its reading, the reading its
//! outline and its numerals, every numeral a class, every measure its parts. Spans of the reading are turned into
//! spans of the source at the very end.

mod meaning;
mod measures;
pub mod outline;
mod reach;
mod scan;
mod sentence;
mod subject;
mod when;

use crate::period::{Frame, Period, Standing};
use crate::report::{Diagnostic, DiagnosticCode, Mention, Report, Section, SourceInfo};
use crate::script::{Reading, Removal};
use crate::text::{Source, Span};
use crate::vocabulary::{Kind, Lexicon};

use measures::{Previous, Setting};
use outline::Outline;
use scan::{Found, Item};
use sentence::Sentence;

/// Reads reports. Built once, it may be shared between threads.
///
/// ```
/// use zongshu::parse::Parser;
/// use zongshu::text::Source;
/// let source = Source::from_text("云岭先锋展新篇\n——2031年全省组织工作综述\n\n一年来，全省招录公务员3120名。\n");
/// let report = Parser::default().read(&source);
/// let (_, mention, measure) = report.measures().next().expect("one measure");
/// assert_eq!(mention.text, "3120名");
/// assert_eq!(measure.subject.as_deref(), Some("公务员"));
/// assert_eq!(measure.period.map(|period| period.to_string()).as_deref(), Some("2031"));
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Parser {}

impl Parser {
    /// A parser with the knowledge of the crate.
    pub fn new() -> Parser {
        Parser::default()
    }

    /// Reads a report.
    pub fn read(&self, source: &Source) -> Report {
        let reading = Reading::of(source);
        let text = reading.text();
        let lexicon = Lexicon::get();
        let outline = outline::read(text, &outline::provinces);
        let chrome: Vec<Span> = outline.chrome.iter().map(|chrome| chrome.span).collect();
        let found = scan::scan(text, &chrome, lexicon);
        Assembly { source, reading: &reading, lexicon, outline, found }.report()
    }
}

/// Everything that is known before the measures are read.
struct Assembly<'a> {
    source: &'a Source,
    reading: &'a Reading,
    lexicon: &'static Lexicon,
    outline: Outline,
    found: Vec<Found>,
}

impl Assembly<'_> {
    fn report(self) -> Report {
        let (mut mentions, index_of) = self.mentions();
        let mut diagnostics = Vec::new();
        let link = |index: Option<usize>| index.and_then(|index| index_of.get(index).copied().flatten());
        self.measures(|mention, mut measure| {
            measure.part_of = link(measure.part_of);
            measure.qualifies = link(measure.qualifies);
            let Some(mention) = link(Some(mention)).and_then(|index| mentions.get_mut(index)) else {
                return;
            };
            if measure.subject.is_none() {
                diagnostics.push(Diagnostic {
                    span: mention.span,
                    code: DiagnosticCode::NoSubject,
                    message: format!("what {} counts was not found", mention.text),
                });
            }
            mention.measure = Some(measure);
        });
        let heading = self.heading();
        if heading.adcode.is_none() {
            diagnostics.push(Diagnostic {
                span: Span::default(),
                code: DiagnosticCode::NoRegion,
                message: "the region the report speaks of was not recognised".into(),
            });
        }
        Report {
            source: SourceInfo {
                sha256: self.source.sha256().into(),
                length: self.source.text().len(),
                encoding: self.source.encoding(),
                script: self.reading.script(),
            },
            body: self.reading.original(self.outline.body),
            sections: self.sections(),
            heading,
            mentions,
            claims: Vec::new(),
            places: Vec::new(),
            practices: Vec::new(),
            diagnostics,
        }
    }

    /// The mentions in text order, and for each numeral that was found the index of its mention.
    fn mentions(&self) -> (Vec<Mention>, Vec<Option<usize>>) {
        let mut entries: Vec<(Mention, Option<usize>)> = Vec::with_capacity(self.found.len());
        for (index, found) in self.found.iter().enumerate().filter(|(_, found)| found.is_mention) {
            let span = self.reading.original(found.span);
            let text = self.source.slice(span).to_string();
            entries.push((Mention { span, text, class: found.class(), measure: None }, Some(index)));
        }
        // Page jumps are left out of the reading; their numerals are page furniture.
        for (span, removal) in self.reading.removed() {
            if !matches!(removal, Removal::PageJump) {
                continue;
            }
            let text = self.source.slice(*span);
            for found in scan::scan(text, &[Span::new(0, text.len())], self.lexicon) {
                let span = Span::new(span.start + found.span.start, span.start + found.span.end);
                let text = self.source.slice(span).to_string();
                entries.push((Mention { span, text, class: found.class(), measure: None }, None));
            }
        }
        entries.sort_by_key(|(mention, _)| (mention.span.start, mention.span.end));
        let mut index_of = vec![None; self.found.len()];
        let mut mentions = Vec::with_capacity(entries.len());
        for (mention, found) in entries {
            if let Some(slot) = found.and_then(|found| index_of.get_mut(found)) {
                *slot = Some(mentions.len());
            }
            mentions.push(mention);
        }
        (mentions, index_of)
    }

    fn original(&self, span: Span) -> String {
        self.source.slice(self.reading.original(span)).to_string()
    }

    fn heading(&self) -> crate::report::Heading {
        let spans = self.outline.spans;
        let mut heading = self.outline.heading.clone();
        let text = |span: Option<Span>| span.map(|span| self.original(span));
        heading.title = text(spans.title);
        heading.subtitle = text(spans.subtitle);
        heading.publisher = text(spans.publisher);
        heading.byline = text(spans.byline);
        heading
    }

    fn sections(&self) -> Vec<Section> {
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

    /// The time a report without a reviewed year speaks of, as its first paragraphs say: since an event up to the day
    /// of publication, in the last years.
    fn window(&self, frame: &Frame) -> Option<Period> {
        if frame.reviewed.is_some() {
            return None;
        }
        let headed = self.outline.sections.iter().find_map(|section| section.heading_span);
        let end = headed.map_or(self.outline.body.end, |heading| heading.start);
        let times =
            self.found.iter().filter(|found| self.outline.body.start <= found.span.start && found.span.end <= end);
        times
            .filter_map(|found| match &found.item {
                Item::Time(time) => Some((time, crate::period::resolve(&time.expression, frame)?)),
                _ => None,
            })
            .find_map(|(time, resolved)| match (time.expression, resolved.standing) {
                (crate::period::Expression::Since(_), _) if time.is_named => {
                    let published = frame.published?;
                    let end = crate::period::Date::new(published.year(), published.month(), None)?;
                    Some(Period::between(resolved.period.start()?, end))
                }
                (_, Standing::Open) | (crate::period::Expression::LastYears(_), _) => Some(resolved.period),
                _ => None,
            })
    }

    /// Reads the measures sentence by sentence and hands each to `take`.
    fn measures(&self, mut take: impl FnMut(usize, crate::report::Measure)) {
        let text = self.reading.text();
        let frame = Frame::new(self.outline.heading.published, self.outline.heading.year_reviewed);
        let window = self.window(&frame);
        let is_national = self.outline.heading.adcode == Some(crate::region::Adcode::NATION);
        let mut paragraphs = self.outline.paragraphs.iter().peekable();
        let mut standing: Option<(usize, Period)> = None;
        let mut previous: Option<Previous> = None;
        let mut first = 0;
        for span in sentences(text) {
            while self.found.get(first).is_some_and(|found| found.span.start < span.start) {
                first += 1;
            }
            let within = || self.found.iter().skip(first).take_while(|found| found.span.start < span.end);
            let states_time = within().any(|found| matches!(found.item, Item::Time(_)));
            let has_number = within().any(|found| matches!(found.item, Item::Quantity(_) | Item::Rank(_)));
            if !has_number && !states_time {
                continue;
            }
            while paragraphs.next_if(|paragraph| paragraph.span.end <= span.start).is_some() {}
            let paragraph = paragraphs.peek().filter(|paragraph| paragraph.span.start < span.end);
            let section = paragraph.map_or(usize::MAX, |paragraph| paragraph.section);
            let sentence = Sentence::cut(text, span, &self.found, first, self.lexicon);
            // 截至2023年12月31日 holds for the states of its section.
            for found in within() {
                if let Item::Time(time) = &found.item {
                    let resolved = crate::period::resolve(&time.expression, &frame);
                    let is_past = |period: Period| frame.as_of_year().is_none_or(|year| period.end().year() <= year);
                    if let Some(resolved) =
                        resolved.filter(|r| r.standing == Standing::AsOf && is_dated(time) && is_past(r.period))
                    {
                        standing = Some((section, resolved.period));
                    }
                }
            }
            if !has_number {
                continue;
            }
            let setting = Setting {
                found: &self.found,
                frame,
                theme: &|at| self.outline.theme_at(text, at),
                window,
                previous,
                places: &[],
                is_national,
                standing: standing.filter(|(of, _)| *of == section).map(|(_, period)| period),
                original: &|span| self.original(span),
                origin: &|span| self.reading.original(span),
            };
            for draft in measures::measures(&sentence, &setting) {
                if draft.measure.part_of.is_none() && draft.measure.kind != Kind::Parameter {
                    previous = Some(Previous {
                        mention: draft.mention,
                        kind: draft.measure.kind,
                        unit_class: draft.measure.quantity.unit_class,
                    });
                }
                take(draft.mention, draft.measure);
            }
        }
    }
}

/// Whether a time is dated to the month or the day, so that it may stand for a whole section.
fn is_dated(time: &crate::period::Found) -> bool {
    matches!(time.expression, crate::period::Expression::AsOf(point) if !matches!(point.base, crate::period::Base::Now))
}

/// The sentences of a text: up to a full stop with the marks that close after it, or a line end.
fn sentences(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let rest = text.get(start..)?;
            let mut end = rest.len();
            let mut marks = rest.char_indices().peekable();
            while let Some((offset, mark)) = marks.next() {
                if mark == '\n' || matches!(mark, '。' | '！' | '？') {
                    end = offset + mark.len_utf8();
                    while let Some((offset, mark)) = marks.next_if(|(_, mark)| matches!(mark, '”' | '’' | '）' | '》'))
                    {
                        end = offset + mark.len_utf8();
                    }
                    break;
                }
            }
            at = start + end;
            if rest.get(..end).is_some_and(|sentence| !sentence.trim().is_empty()) {
                return Some(Span::new(start, at));
            }
        }
        None
    })
}
