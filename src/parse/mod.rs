//! Text to [`Report`]: outline, mentions, measures.
//!
//! [`Parser::read`] cannot fail on text. The stages run in one direction: a source gets its reading, the reading its
//! outline and its numerals, every numeral a class, every measure its parts. Spans of the reading are turned into
//! spans of the source at the very end.

mod cells;
mod claims;
mod counted;
mod doubts;
mod ends;
mod link_words;
mod links;
mod meaning;
mod measures;
pub mod outline;
mod passage;
pub mod practice;
mod reach;
mod repeats;
mod scan;
mod sentence;
mod sentences;
mod subject;
mod table;
mod when;

use std::collections::HashSet;

use crate::period::{Frame, Period, Standing};
use crate::region::{self, Adcode, Gazetteer, Level, PlaceFound};
use crate::report::{
    Claim, Diagnostic, DiagnosticCode, Measure, Mention, Place, PlaceLevel, Practice, Report, Section, SourceInfo,
};
use crate::script::{Reading, Removal};
use crate::text::{Limits, Source, Span};
use crate::vocabulary::{Kind, Lexicon, Matcher};

use measures::{Previous, Setting};
use outline::Outline;
use passage::Passage;
use reach::{InnerPlace, Surroundings};
use scan::{Found, Item};
use sentence::Sentence;
use table::Cell;
use when::Known;

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
pub struct Parser {
    limits: Limits,
}

impl Parser {
    /// A parser with the knowledge of the crate.
    pub fn new() -> Parser {
        Parser::default()
    }

    /// The parser with other limits than [`Limits::DEFAULT`]. Reading a text uses [`Limits::numeral`]; the size of a text
    /// is for those who read files and streams.
    ///
    /// ```
    /// use zongshu::parse::Parser;
    /// use zongshu::text::{Limits, Source};
    /// let source = Source::from_text("全市共有党员123456名，公务员312名。");
    /// let parser = Parser::new().with_limits(Limits { numeral: 4, ..Limits::default() });
    /// let read: Vec<String> = parser.read(&source).mentions.into_iter().map(|mention| mention.text).collect();
    /// assert_eq!(read, ["312名"]);
    /// assert_eq!(parser.read(&source).diagnostics[0].message, "no grammar reads 123456");
    /// ```
    pub fn with_limits(self, limits: Limits) -> Parser {
        Parser { limits }
    }

    /// The limits of the parser.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Reads a report.
    pub fn read(&self, source: &Source) -> Report {
        let reading = Reading::of(source);
        let text = reading.text();
        let lexicon = Lexicon::get();
        let gazetteer = Gazetteer::get();
        let regions = |text: &str| gazetteer.first_region(text).map(|found| (found.name().to_string(), found.adcode()));
        let mut outline = outline::read(text, &regions);
        locate(&mut outline, text);
        let home = outline.heading.adcode;
        let places = region::places(text, home.filter(|home| *home != Adcode::NATION));
        let chrome: Vec<Span> = outline.chrome.iter().map(|chrome| chrome.span).collect();
        let mut found = scan::scan(text, &chrome, lexicon, self.limits.numeral);
        let repeats = repeats::repeats(&outline, text);
        let sentences = sentences::sentences(text).collect();
        for (repeat, _) in &repeats {
            let first = found.partition_point(|found| found.span.start < repeat.start);
            let inside = found.iter_mut().skip(first).take_while(|found| found.span.end <= repeat.end);
            inside.for_each(|found| found.item = Item::Chrome);
        }
        let mut tables = table::read(text);
        let is_outside = |span: Span| {
            let next = chrome.partition_point(|chrome| chrome.end <= span.start);
            !chrome.get(next).is_some_and(|chrome| chrome.overlaps(span))
        };
        tables.cells.retain(|cell| is_outside(cell.figure.span));
        tables.marks.retain(|(span, _)| is_outside(*span));
        let found = cells::settle(text, found, &tables);
        let cells = tables.cells;
        Assembly { source, reading: &reading, lexicon, outline, found, cells, places, repeats, sentences }.report()
    }
}

/// Everything that is known before the measures are read.
struct Assembly<'a> {
    source: &'a Source,
    reading: &'a Reading,
    lexicon: &'static Lexicon,
    outline: Outline,
    found: Vec<Found>,
    cells: Vec<Cell>,
    places: Vec<PlaceFound<'a>>,
    /// Paragraphs that stand twice, each with its first copy.
    repeats: Vec<(Span, Span)>,
    sentences: Vec<Span>,
}

impl Assembly<'_> {
    fn report(self) -> Report {
        let text = self.reading.text();
        let body = self.outline.body;
        let inside = practice::sentences(text).into_iter().filter(|sentence| body.contains(*sentence));
        let drafts = practice::practices(text, &inside.collect::<Vec<_>>(), &self.places, self.home());
        let (mut mentions, index_of) = self.mentions();
        let mut diagnostics = Vec::new();
        let link = |index: Option<usize>| index.and_then(|index| index_of.get(index).copied().flatten());
        self.measures(&drafts, |mention, mut measure| {
            measure.part_of = link(measure.part_of);
            measure.qualifies = link(measure.qualifies);
            if let Some(change) = &mut measure.change {
                change.level = link(change.level);
            }
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
        diagnostics.extend(self.link(&mut mentions, &index_of));
        for (repeat, first) in &self.repeats {
            let line = self.source.position(self.reading.original(*first).start).line;
            diagnostics.push(Diagnostic {
                span: self.reading.original(*repeat),
                code: DiagnosticCode::RepeatedParagraph,
                message: format!("this paragraph repeats line {line}; its figures are measured there"),
            });
        }
        let heading = self.heading();
        let practices = self.practices(&drafts, &mentions);
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
            claims: self.claims(),
            places: self.places.iter().map(|place| self.place(place)).collect(),
            practices,
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
            for found in scan::scan(text, &[Span::new(0, text.len())], self.lexicon, usize::MAX) {
                let span = Span::new(span.start + found.span.start, span.start + found.span.end);
                let text = self.source.slice(span).to_string();
                entries.push((Mention { span, text, class: found.class(), measure: None }, None));
            }
        }
        entries.sort_by_key(|(mention, _)| (mention.span.start, mention.span.end));
        let mut index_of = vec![None; self.found.len()];
        let mut mentions = Vec::with_capacity(entries.len());
        for (mention, found) in entries {
            // A number that goes on behind a page jump holds the jump.
            let is_held = |last: &Mention| last.span.overlaps(mention.span);
            if found.is_none() && mentions.last().is_some_and(is_held) {
                continue;
            }
            if let Some(slot) = found.and_then(|found| index_of.get_mut(found)) {
                *slot = Some(mentions.len());
            }
            mentions.push(mention);
        }
        (mentions, index_of)
    }

    /// Links the finished measures to each other and says what they contradict.
    fn link(&self, mentions: &mut [Mention], index_of: &[Option<usize>]) -> Vec<Diagnostic> {
        let text = self.reading.text();
        let mut at = vec![Span::default(); mentions.len()];
        for (found, index) in self.found.iter().zip(index_of) {
            if let Some(slot) = index.and_then(|index| at.get_mut(index)) {
                *slot = found.span;
            }
        }
        let mut end = 0;
        for span in &mut at {
            if span.is_empty() {
                *span = Span::new(end, end);
            }
            end = span.end;
        }
        let page = links::Page { text, at, frame: self.frame() };
        let places = self.places.iter().filter_map(|place| place.span.of(text)).collect();
        let mut found = doubts::link_and_check(&page, mentions, self.sentences.iter().copied(), &places);
        let read: Vec<Span> = self.found.iter().map(|found| found.span).collect();
        for run in doubts::unread(text, self.outline.body, &read, self.lexicon) {
            let span = self.reading.original(run);
            let message = format!("no grammar reads {}", self.source.slice(span));
            found.push(Diagnostic { span, code: DiagnosticCode::UnreadNumeral, message });
        }
        found
    }

    /// The claims of the body that carry no number.
    fn claims(&self) -> Vec<Claim> {
        let text = self.reading.text();
        let is_repeat = |span: Span| self.repeats.binary_search_by_key(&span, |(repeat, _)| *repeat).is_ok();
        let chrome = &self.outline.chrome;
        let is_chrome = |span: Span| {
            let next = chrome.partition_point(|chrome| chrome.span.end <= span.start);
            chrome.get(next).is_some_and(|chrome| chrome.span.overlaps(span))
        };
        let paragraphs = self.outline.paragraphs.iter().map(|paragraph| paragraph.span);
        let mut claims = Vec::new();
        for paragraph in paragraphs.filter(|span| !is_repeat(*span) && !is_chrome(*span)) {
            for found in claims::claims(text, paragraph, &self.found, self.lexicon) {
                // 居全国第一位 is a rank and carries its number.
                let after = self.found.partition_point(|mention| mention.span.end <= found.span.start);
                let is_rank = |mention: &Found| {
                    let counts = matches!(&mention.item, Item::Rank(rank) if rank.unit.is_some());
                    counts && mention.span.overlaps(found.span)
                };
                if self.found.get(after).is_some_and(is_rank) {
                    continue;
                }
                claims.push(Claim {
                    span: self.reading.original(found.span),
                    text: self.original(found.span),
                    kind: found.kind,
                    subject: found.subject.map(|subject| self.original(subject)),
                    theme: self.outline.theme_at(text, found.span.start),
                });
            }
        }
        claims
    }

    /// The region of the report, if it is smaller than the nation.
    fn home(&self) -> Option<Adcode> {
        self.outline.heading.adcode.filter(|home| *home != Adcode::NATION)
    }

    /// Places that a figure may be limited to: inside the region of the report, or any place in a report of the nation.
    fn inner_places(&self) -> Vec<InnerPlace> {
        let home = self.home().and_then(|home| Gazetteer::get().division(home));
        let is_inner = |place: &&PlaceFound| match (home, place.within()) {
            (Some(home), Some(within)) => within.adcode() != home.adcode() && home.contains(within),
            (None, within) => within.is_none_or(|within| within.adcode() != Adcode::NATION),
            (Some(_), None) => false,
        };
        let inner = self.places.iter().filter(is_inner);
        inner.map(|place| InnerPlace { span: place.span, is_bare: place.is_bare }).collect()
    }

    /// Places outside the region of the report.
    fn outer_places(&self) -> Vec<Span> {
        let Some(home) = self.home().and_then(|home| Gazetteer::get().division(home)) else {
            return Vec::new();
        };
        let is_outer =
            |place: &&PlaceFound| place.within().is_some_and(|within| !home.contains(within) && !within.contains(home));
        self.places.iter().filter(is_outer).map(|place| place.span).collect()
    }

    fn place(&self, place: &PlaceFound) -> Place {
        let span = self.reading.original(place.span);
        let province = place.province();
        Place {
            span,
            text: self.source.slice(span).to_string(),
            name: place.name.to_string(),
            adcode: place.adcode(),
            province: province.map(|province| province.name().to_string()),
            province_adcode: province.map(|province| province.adcode()),
            level: match place.level() {
                Some(Level::Nation | Level::Province) => PlaceLevel::Province,
                Some(Level::Prefecture) => PlaceLevel::Prefecture,
                Some(Level::County) => PlaceLevel::County,
                None => PlaceLevel::Other,
            },
            candidates: place.candidates(),
        }
    }

    fn practices(&self, drafts: &[practice::Draft], mentions: &[Mention]) -> Vec<Practice> {
        let practice = |draft: &practice::Draft| {
            let span = self.reading.original(draft.span);
            let first = mentions.partition_point(|mention| mention.span.start < span.start);
            let last = mentions.partition_point(|mention| mention.span.start < span.end);
            let is_measure = |index: &usize| mentions.get(*index).is_some_and(|mention| mention.measure.is_some());
            Practice {
                places: draft.places.clone(),
                span,
                shared_tail: draft.shared_tail.map(|tail| self.reading.original(tail)),
                section: self.section_of(draft.span),
                theme: self.outline.theme_at(self.reading.text(), draft.span.start),
                mentions: (first..last).filter(is_measure).collect(),
            }
        };
        drafts.iter().map(practice).collect()
    }

    /// The index of the section that holds a span of the reading.
    fn section_of(&self, span: Span) -> Option<usize> {
        let sections = &self.outline.sections;
        let at = sections.partition_point(|section| section.span.end < span.end);
        sections.get(at).filter(|section| section.span.contains(span)).map(|_| at)
    }

    /// The text of a span as the source writes it.
    fn original(&self, span: Span) -> String {
        self.source.slice(self.reading.original(span)).to_string()
    }

    /// The words of a name as the source writes them; as they are read, where markup or a line break stands among them.
    fn name(&self, span: Span) -> String {
        let written = self.source.slice(self.reading.original(span));
        let is_torn = written.contains(['<', '&', '\n', '\r']);
        if is_torn { span.of(self.reading.text()).unwrap_or(written) } else { written }.to_string()
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

    /// What the report knows of its own time. Without a day of publication, a text that speaks of 今年 was written in the
    /// year it reviews, any other in the year after.
    fn frame(&self) -> Frame {
        let heading = &self.outline.heading;
        let assumed = || {
            let body = self.outline.body.of(self.reading.text()).unwrap_or("");
            let year = heading.year_reviewed? + i32::from(!body.contains("今年"));
            crate::period::Date::new(year, None, None)
        };
        Frame::new(heading.published.or_else(assumed), heading.year_reviewed)
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
            .or_else(|| self.since_the_meeting(Span::new(self.outline.body.start, end), frame))
    }

    /// 大会召开以来: since the congress or plenum that the passage named last.
    fn since_the_meeting(&self, opening: Span, frame: &Frame) -> Option<Period> {
        let text = opening.of(self.reading.text())?;
        let marks = ["大会召开以来", "大会闭幕以来", "全会召开以来", "全会闭幕以来", "会议召开以来", "会议闭幕以来"];
        let before = marks.iter().find_map(|mark| text.find(mark)).and_then(|at| text.get(..at))?;
        let named = |anchor: &&crate::period::Anchor| !anchor.name.is_empty() && before.contains(anchor.name);
        let is_meeting = |anchor: &&crate::period::Anchor| {
            matches!(anchor.kind, crate::period::AnchorKind::Congress | crate::period::AnchorKind::Plenum)
        };
        let anchors = crate::period::anchors().iter().filter(is_meeting).filter(named);
        let anchor = anchors.max_by_key(|anchor| before.rfind(anchor.name))?;
        let published = frame.published?;
        let end = crate::period::Date::new(published.year(), published.month(), None)?;
        Some(Period::between(anchor.start, end))
    }

    /// What the heading of a section says of its time.
    fn passage(&self, section: usize, frame: &Frame) -> Passage {
        let heading = self.outline.sections.get(section).and_then(|section| section.heading.as_deref());
        heading.map(|heading| Passage::of_heading(heading, frame)).unwrap_or_default()
    }

    /// Reads the measures sentence by sentence and hands each to `take`.
    fn measures(&self, drafts: &[practice::Draft], mut take: impl FnMut(usize, Measure)) {
        let text = self.reading.text();
        let frame = self.frame();
        let window = self.window(&frame);
        let inner = self.inner_places();
        let outer = self.outer_places();
        let is_national = self.outline.heading.adcode == Some(Adcode::NATION);
        // The words of the indicators: each sentence is read once for all its numbers.
        let mut words = Matcher::get().reader();
        let mut paragraphs = self.outline.paragraphs.iter().peekable();
        let mut standing: Option<(usize, Period)> = None;
        let headed = self.outline.sections.iter().find_map(|section| section.heading_span);
        let headed = headed.map_or(0, |heading| heading.start);
        let mut passage = (usize::MAX, Passage::default());
        let mut previous: Option<Previous> = None;
        let mut first = 0;
        let mut last: Option<Span> = None;
        for span in self.sentences.iter().copied() {
            let before = last.replace(span);
            while self.found.get(first).is_some_and(|found| found.span.start < span.start) {
                first += 1;
            }
            let within = || self.found.iter().skip(first).take_while(|found| found.span.start < span.end);
            let states_time = within().any(|found| matches!(found.item, Item::Time(_)));
            let has_number = within().any(|found| matches!(found.item, Item::Quantity(_) | Item::Rank(_)));
            while paragraphs.next_if(|paragraph| paragraph.span.end <= span.start).is_some() {}
            let paragraph = paragraphs.peek().filter(|paragraph| paragraph.span.start < span.end);
            let section = paragraph.map_or(usize::MAX, |paragraph| paragraph.section);
            if passage.0 != section {
                passage = (section, self.passage(section, &frame));
            }
            let sentence_text = span.of(text).unwrap_or("");
            if let Some(opened) = Passage::of_opening(sentence_text, &frame) {
                passage.1 = opened;
            }
            if !has_number && !states_time {
                continue;
            }
            let sentence = Sentence::cut(text, span, &self.found, first, self.lexicon);
            // 截至2023年12月31日 holds for the states of its section.
            for found in within() {
                if let Item::Time(time) = &found.item {
                    let resolved = crate::period::resolve(&time.expression, &frame);
                    let is_past = |period: Period| frame.as_of_year().is_none_or(|year| period.end().year() <= year);
                    if let Some(resolved) = resolved.filter(|r| {
                        r.standing == Standing::AsOf
                            && is_dated(time)
                            && is_past(r.period)
                            && opens_clause(text, found.span)
                    }) {
                        standing = Some((section, resolved.period));
                    }
                }
            }
            if !has_number {
                continue;
            }
            let known = Known {
                frame: passage.1.frame(frame),
                window: passage.1.period.filter(|_| !passage.1.is_planned).or(window),
                passage: passage.1,
                standing: standing.filter(|(of, _)| *of == section).map(|(_, period)| period),
            };
            // A number in the name of a row of a table is none of its cells, and is read as any other.
            let cells = self.cell_measures(span, &known);
            let in_cells: HashSet<usize> = cells.iter().map(|(index, _)| *index).collect();
            cells.into_iter().for_each(|(index, measure)| take(index, measure));
            let is_left = |at: usize| {
                let item = self.found.get(at).map(|found| &found.item);
                matches!(item, Some(Item::Quantity(_) | Item::Rank(_))) && !in_cells.contains(&at)
            };
            if !in_cells.is_empty() && !(first..first + within().count()).any(is_left) {
                continue;
            }
            let setting = Setting {
                found: &self.found,
                known,
                theme: &|at| self.outline.theme_at(text, at),
                before: before.filter(|before: &Span| {
                    text.get(before.end..span.start) == Some("") && !sentences::ends_line(text, *before)
                }),
                previous: previous.clone(),
                is_preamble: span.start < headed,
                around: Surroundings { places: &inner, outer: &outer, practices: drafts, is_national },
                original: &|span| self.name(span),
                origin: &|span| self.reading.original(span),
            };
            let mut drafts = measures::measures(&sentence, &setting, &mut words);
            drafts.retain(|draft| !in_cells.contains(&draft.mention));
            let is_whole = |draft: &&measures::Draft| {
                let Measure { kind, part_of, .. } = &draft.measure;
                part_of.is_none() && !draft.is_change && *kind != Kind::Parameter
            };
            if let Some(whole) = drafts.iter().rev().find(is_whole) {
                previous = Some(Previous {
                    mention: whole.mention,
                    kind: whole.measure.kind,
                    unit_class: whole.measure.quantity.unit_class,
                    indicator: whole.measure.indicator.clone(),
                });
            }
            for draft in drafts {
                take(draft.mention, draft.measure);
            }
        }
    }
}

/// Names the region of the report where the heading alone does not: by its publisher, or by the place its text names most.
fn locate(outline: &mut Outline, text: &str) {
    if outline.heading.adcode.is_some() || outline.heading.region.is_some() {
        return;
    }
    let heading = &outline.heading;
    let title = [heading.title.as_deref(), heading.subtitle.as_deref()].map(Option::unwrap_or_default).join(" ");
    let publisher = heading.publisher.as_deref().unwrap_or("");
    let body = outline.body.of(text).unwrap_or("");
    if let Some(region) = Gazetteer::get().region_of(&title, publisher, body) {
        outline.heading.region = Some(region.name().to_string());
        outline.heading.adcode = Some(region.adcode());
    }
}

/// Whether a time opens a clause: the 到2018年底 of 降到2018年底 does not.
fn opens_clause(text: &str, time: Span) -> bool {
    let before = text.get(..time.start).and_then(|before| before.chars().next_back());
    before.is_none_or(|before| !before.is_alphanumeric())
}

/// Whether a time is dated to the month or the day, so that it may stand for a whole section.
fn is_dated(time: &crate::period::Found) -> bool {
    matches!(time.expression, crate::period::Expression::AsOf(point) if !matches!(point.base, crate::period::Base::Now))
}
