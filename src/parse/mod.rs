//! Text to [`Report`]: outline, mentions, measures.
//!
//! [`Parser::read`] cannot fail on text. The stages run in one direction: a source gets its reading, the reading its
//! outline and its numerals, every numeral a class, every measure its parts. Spans of the reading are turned into
//! spans of the source at the very end.

mod aside;
mod asked;
mod averages;
mod before;
mod beside;
mod carried;
mod cells;
mod chronicle;
mod claims;
mod counted;
mod counted_years;
mod course;
mod dating;
mod dealt;
mod deeds;
mod doubts;
mod elsewhere;
mod ends;
mod event;
mod evidence;
mod following;
mod fronted;
mod governing;
mod grouped;
mod headed;
mod headless;
mod holds;
mod identified;
mod items;
mod lasting;
mod limits;
mod link_words;
mod links;
mod local;
mod located;
mod meaning;
mod meant;
mod measures;
mod mentions;
mod money;
mod naming;
pub mod outline;
mod parts;
mod passage;
mod paths;
mod portion;
pub mod practice;
mod preceding;
mod ranked;
mod rated;
mod rates;
mod reach;
mod relative;
mod repeats;
mod rows;
mod scan;
mod sentence;
mod sentences;
mod shared;
mod signs;
mod sorted;
mod spelled;
mod standing;
mod stands;
mod stated;
mod story;
mod stretch;
mod subject;
mod table;
mod targets;
mod threshold;
mod timed;
mod timeline;
mod told;
mod unit;
mod usual;
mod when;

use std::cell::{self, LazyCell};

use crate::quantity::UnitClass;
use crate::region::{self, Adcode, Gazetteer, PlaceFound};
use crate::report::{Claim, Diagnostic, DiagnosticCode, Measure, Mention, Report, SourceInfo};
use crate::script::Reading;
use crate::text::{Limits, Source, Span};
use crate::vocabulary::{Kind, Lexicon, Matcher};

use claims::{Claimed, Sought};
use measures::{Previous, Setting};
use outline::{Outline, Themes};
use paths::Paths;
use reach::Surroundings;
use scan::{Found, Item};
use sentence::{Room, Sentence};
use signs::Signs;
use spelled::Spelled;
use table::Cell;
use timeline::{Sentenced, Timeline};

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
        let signs = Signs::of(text);
        let mut outline = outline::read_signs(&signs, &regions);
        locate(&mut outline, text);
        let home = outline.heading.adcode;
        let places = region::places_among(text, home, signs.all(signs::PLACE | signs::LINE).map(|sign| sign.at));
        let chrome: Vec<Span> = outline.chrome.iter().map(|chrome| chrome.span).collect();
        let mut found = scan::scan_signs(&signs, &chrome, lexicon, self.limits.numeral);
        let repeats = repeats::repeats(&outline, text);
        for (repeat, _) in &repeats {
            let first = found.partition_point(|found| found.span.start < repeat.start);
            let inside = found.iter_mut().skip(first).take_while(|found| found.span.end <= repeat.end);
            inside.for_each(|found| found.item = Item::Chrome);
        }
        let titles = [outline.spans.title, outline.spans.subtitle];
        for title in titles.into_iter().flatten() {
            dating::bare_years(text, title, &mut found);
        }
        let mut tables = table::read(&signs, &chrome);
        let is_outside = |span: Span| {
            let next = chrome.partition_point(|chrome| chrome.end <= span.start);
            !chrome.get(next).is_some_and(|chrome| chrome.overlaps(span))
        };
        tables.cells.retain(|cell| is_outside(cell.figure.span));
        tables.marks.retain(|(span, _)| is_outside(*span));
        let found = cells::settle(text, found, &tables);
        let sentences = sentences::sentences(&signs, &found);
        let cells = tables.cells;
        Assembly {
            source,
            reading: &reading,
            lexicon,
            outline,
            found,
            cells,
            places,
            repeats,
            sentences,
            signs,
            hint: cell::Cell::new(0),
        }
        .report()
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
    signs: Signs<'a>,
    /// Near which piece of the map of the reading the last span was found.
    hint: cell::Cell<usize>,
}

impl Assembly<'_> {
    fn report(self) -> Report {
        let body = self.outline.body;
        // Blanks before the first sentence are not of the body.
        let blanks = |sentence: Span| {
            let words = sentence.of(self.reading.text()).unwrap_or("");
            words.len() - words.trim_start().len()
        };
        let is_inside = |one: &Span| body.contains(Span::new(one.start + blanks(*one), one.end));
        let inside = practice::sentences_of(&self.signs).filter(is_inside);
        let drafts = practice::practices_of(&self.signs, inside, &self.places, self.home());
        let (mut mentions, index_of) = self.mentions();
        let mut diagnostics = Vec::new();
        let link = |index: Option<usize>| index.and_then(|index| index_of.get(index).copied().flatten());
        let mut sought = self.sought();
        let links = self.measures(&drafts, &mut sought, |mention, measure| {
            let Some(mention) = link(Some(mention)).and_then(|index| mentions.get_mut(index)) else {
                return;
            };
            let measure = mention.measure.insert(measure);
            measure.part_of = link(measure.part_of);
            measure.qualifies = link(measure.qualifies);
            if let Some(change) = &mut measure.change {
                change.level = link(change.level);
            }
            if measure.subject.is_none() {
                diagnostics.push(Diagnostic {
                    span: mention.span,
                    code: DiagnosticCode::NoSubject,
                    message: format!("what {} counts was not found", mention.text),
                });
            }
        });
        diagnostics.extend(self.link(&mut mentions, &index_of, &links));
        for (repeat, first) in &self.repeats {
            let line = self.source.position(self.origin(*first).start).line;
            diagnostics.push(Diagnostic {
                span: self.origin(*repeat),
                code: DiagnosticCode::RepeatedParagraph,
                message: format!("this paragraph repeats line {line}; its figures are measured there"),
            });
        }
        diagnostics.extend(self.no_text());
        let heading = self.heading();
        let practices = self.practices(drafts, &mentions);
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
            body: self.origin(self.outline.body),
            sections: self.sections(),
            heading,
            mentions,
            claims: self.claims(sought),
            places: self.places.iter().map(|place| self.place(place)).collect(),
            practices,
            diagnostics,
        }
    }

    /// That there is no report in the text, and what to give instead.
    fn no_text(&self) -> Option<Diagnostic> {
        let outline = &self.outline;
        if !outline.body.is_empty() || outline.spans.title.is_some() {
            return None;
        }
        let text = self.source.text();
        let found = match text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') {
            _ if text.is_empty() => "nothing",
            "" => "blanks alone",
            _ => "what is read as page furniture alone",
        };
        Some(Diagnostic {
            span: Span::new(0, text.len()),
            code: DiagnosticCode::NoText,
            message: format!("expected the text of a report, found {found}; give its paragraphs as they are printed"),
        })
    }

    /// Links the finished measures to each other and says what they contradict.
    fn link(
        &self,
        mentions: &mut [Mention],
        index_of: &[Option<usize>],
        links: &[link_words::Standing],
    ) -> Vec<Diagnostic> {
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
        let page = links::Page { text, links, at, frame: self.frame() };
        let names = LazyCell::new(|| {
            let mut names: Vec<&str> = self.places.iter().filter_map(|place| place.span.of(text)).collect();
            names.sort_unstable();
            names
        });
        let is_place = |words: &str| names.binary_search(&words).is_ok();
        let mut found = doubts::link_and_check(&page, mentions, self.sentences.iter().copied(), is_place);
        let read = self.found.iter().map(|found| found.span);
        for run in doubts::unread(&self.signs, self.outline.body, read, self.lexicon) {
            let span = self.origin(run);
            let message = format!("no grammar reads {}", self.source.slice(span));
            found.push(Diagnostic { span, code: DiagnosticCode::UnreadNumeral, message });
        }
        found
    }

    /// The words of the body that may claim something.
    fn sought(&self) -> Vec<Sought> {
        let is_repeat = |span: Span| self.repeats.binary_search_by_key(&span, |(repeat, _)| *repeat).is_ok();
        let chrome = &self.outline.chrome;
        let is_chrome = |span: Span| {
            let next = chrome.partition_point(|chrome| chrome.span.end <= span.start);
            chrome.get(next).is_some_and(|chrome| chrome.span.overlaps(span))
        };
        let paragraphs = self.outline.paragraphs.iter().map(|paragraph| paragraph.span);
        let paragraphs = paragraphs.filter(|span| !is_repeat(*span) && !is_chrome(*span));
        paragraphs.flat_map(|paragraph| claims::sought(&self.signs, paragraph, &self.found)).collect()
    }

    /// The claims of the body that carry no number.
    fn claims(&self, sought: Vec<Sought>) -> Vec<Claim> {
        let text = self.reading.text();
        let is_rank = |found: &Claimed| {
            // 居全国第一位 is a rank and carries its number.
            let after = self.found.partition_point(|mention| mention.span.end <= found.span.start);
            self.found.get(after).is_some_and(|mention| {
                let counts = matches!(&mention.item, Item::Rank(rank) if rank.unit.is_some());
                counts && mention.span.overlaps(found.span)
            })
        };
        let claims = claims::claims(text, sought, &self.found).into_iter().filter(|found| !is_rank(found));
        let claim = |found: Claimed| Claim {
            span: self.origin(found.span),
            text: self.original(found.span),
            kind: found.kind,
            subject: found.subject.map(|subject| self.original(subject)),
            theme: self.outline.theme_at(text, found.span.start),
        };
        claims.map(claim).collect()
    }

    /// The span of the source for a span of the reading.
    fn origin(&self, span: Span) -> Span {
        self.reading.original_near(span, &self.hint)
    }

    /// The text of a span as the source writes it.
    fn original(&self, span: Span) -> String {
        self.source.slice(self.origin(span)).to_string()
    }

    /// The words of a name as the source writes them, without the markup, the line breaks, the stray blanks and the notes
    /// of page jumps among them.
    fn name(&self, span: Span) -> String {
        let own = self.origin(span);
        let written = self.source.slice(own);
        let read = span.of(self.reading.text()).unwrap_or(written);
        // Most names are read as they are written.
        if read == written {
            return written.to_string();
        }
        // Among ideographs alone there is no noise, unless a page ends in the name.
        let is_usual = |byte: u8| matches!(byte, 0x80..0xC0 | 0xE4..=0xE9 | b'0'..=b'9' | b'.' | b'%');
        let is_cut = self.is_cut(own);
        if !is_cut && written.bytes().fold(true, |all, byte| all & is_usual(byte)) {
            return written.to_string();
        }
        let is_noise = |sign: char| {
            sign.is_whitespace()
                || sign.is_control()
                || matches!(sign, '<' | '&' | '*' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}')
        };
        if !is_cut && !written.contains(is_noise) {
            return written.to_string();
        }
        let mut cursor = self.reading.cursor();
        let (mut name, mut phrase) = (String::with_capacity(written.len()), None);
        for (at, letter) in read.char_indices() {
            let start = span.start + at;
            let own = cursor.original(Span::new(start, start + letter.len_utf8()));
            let written = self.source.slice(own);
            let mut letters = written.chars();
            let first = letters.next();
            if letters.next().is_some() && !written.contains(is_noise) {
                // A phrase that is read in other words (品質, read as 质量) is written as there, once.
                if phrase.replace(own) != Some(own) {
                    name.push_str(written);
                }
                continue;
            }
            // A letter that stands for one letter of the source is written as there.
            let one = first.filter(|first| written.len() == first.len_utf8() && !first.is_whitespace());
            name.push(one.unwrap_or(letter));
        }
        name
    }

    /// Whether something was taken out of a span of the source to read it.
    fn is_cut(&self, span: Span) -> bool {
        let removed = self.reading.removed();
        let next = removed.partition_point(|(removed, _)| removed.end <= span.start);
        removed.get(next).is_some_and(|(removed, _)| removed.start < span.end)
    }

    /// Reads the measures sentence by sentence and hands each to `take`, and what is sought in those sentences; returns the
    /// words of links in them.
    fn measures(
        &self,
        drafts: &[practice::Draft],
        sought: &mut [Sought],
        mut take: impl FnMut(usize, Box<Measure>),
    ) -> Vec<link_words::Standing> {
        // Bytes of a text that hold one word of links in a sentence with numbers, or more.
        const LINKS: usize = 32;
        let text = self.reading.text();
        let mut timeline = Timeline::of(self);
        let inner = self.inner_places();
        let outer = self.outer_places();
        let is_national = self.outline.heading.adcode == Some(Adcode::NATION);
        let home = self.outline.heading.region.as_deref().unwrap_or("");
        let mut paths = Paths::of(text, &inner);
        let stories = match is_national {
            true => story::of_roundup(text, &self.outline.paragraphs, drafts, &self.places),
            false => story::stories(&self.signs, &self.outline.paragraphs, &inner, home, &mut paths),
        };
        // The words of the indicators: each sentence is read once for all its numbers.
        let mut words = Matcher::get().reader();
        let (mut spelled, mut room, mut links) =
            (Spelled::default(), Room::default(), Vec::with_capacity(text.len() / LINKS));
        let mut measured = measures::Room::default();
        let themes = Themes::of(&self.outline, text);
        let mut paragraphs = self.outline.paragraphs.iter().peekable();
        let headed = self.outline.sections.iter().find_map(|section| section.heading_span);
        let headed = headed.map(|heading| heading.start);
        let preamble = self.outline.preamble_theme();
        let mut counted = CountedBefore::default();
        let mut first = 0;
        let mut last: Option<Span> = None;
        for span in self.sentences.iter().copied() {
            let before = last.replace(span);
            while self.found.get(first).is_some_and(|found| found.span.start < span.start) {
                first += 1;
            }
            let own = self.found.get(first..).unwrap_or_default();
            let count = own.iter().take_while(|found| found.span.start < span.end).count();
            let own = own.get(..count).unwrap_or_default();
            while paragraphs.next_if(|paragraph| paragraph.span.end <= span.start).is_some() {}
            let paragraph = paragraphs.peek().filter(|paragraph| paragraph.span.start < span.end).copied();
            let told = Sentenced { span, text: span.of(text).unwrap_or(""), own, paragraph };
            let moment = timeline.hear(&told);
            if !own.iter().any(|found| matches!(found.item, Item::Quantity(_) | Item::Rank(_))) {
                continue;
            }
            spelled.read(text, span);
            links.extend_from_slice(&spelled.links);
            let sentence = Sentence::cut_into(room, text, span, &self.found, first, &spelled);
            claims::read_in(sought, &sentence);
            let known = timeline.known(&moment, &told);
            // A number in the name of a row of a table is none of its cells, and is read as any other.
            let cells = self.cell_measures(span, &known, &mut words);
            let mut in_cells: Vec<usize> = cells.iter().map(|(index, _)| *index).collect();
            in_cells.sort_unstable();
            let is_in_cell = |at: usize| in_cells.binary_search(&at).is_ok();
            cells.into_iter().for_each(|(index, measure)| take(index, measure));
            let is_left = |at: usize| {
                let item = self.found.get(at).map(|found| &found.item);
                matches!(item, Some(Item::Quantity(_) | Item::Rank(_))) && !is_in_cell(at)
            };
            if !in_cells.is_empty() && !(first..first + count).any(is_left) {
                room = sentence.room();
                continue;
            }
            let setting = Setting {
                found: &self.found,
                known,
                theme: &|at| themes.at(at),
                before: before.filter(|before: &Span| {
                    text.get(before.end..span.start) == Some("") && !sentences::ends_line(text, *before)
                }),
                previous: &counted.previous,
                is_same_paragraph: paragraph.is_some() && counted.paragraph == paragraph.map(|one| one.span.start),
                population: counted.population.as_ref(),
                preamble: preamble.filter(|_| headed.is_some_and(|heading| span.start < heading)),
                is_headed: &|at| self.outline.is_told_at(at),
                around: Surroundings {
                    places: &inner,
                    outer: &outer,
                    practices: drafts,
                    stories: &stories,
                    paths: Some(&paths),
                    home,
                    is_national,
                    told_before: cell::Cell::default(),
                },
                original: &|span| self.name(span),
                origin: &|span| self.origin(span),
            };
            measures::measures(&sentence, &setting, &mut words, &mut measured);
            room = sentence.room();
            measured.drafts.retain(|draft| !is_in_cell(draft.mention));
            counted.keep(&measured.drafts, paragraph.map(|paragraph| paragraph.span.start));
            measured.drafts.drain(..).for_each(|draft| take(draft.mention, draft.measure));
        }
        links
    }
}

/// What the sentences before counted, as far as a later one may go on with it.
#[derive(Default)]
struct CountedBefore {
    /// The wholes of the last sentence that had any.
    previous: Vec<Previous>,
    /// Where the paragraph of that sentence begins.
    paragraph: Option<usize>,
    /// The people whom the report counts first.
    population: Option<Previous>,
}

impl CountedBefore {
    fn keep(&mut self, drafts: &[measures::Draft], paragraph: Option<usize>) {
        let is_whole = |draft: &&measures::Draft| {
            let Measure { kind, part_of, .. } = &*draft.measure;
            part_of.is_none() && !draft.is_change && *kind != Kind::Parameter
        };
        let wholes: Vec<Previous> = drafts.iter().filter(is_whole).map(Previous::of).collect();
        let counts_people = |one: &&Previous| one.kind == Kind::Stock && one.unit_class == UnitClass::Person;
        self.population = self.population.take().or_else(|| wholes.iter().find(counts_people).cloned());
        if !wholes.is_empty() {
            (self.previous, self.paragraph) = (wholes, paragraph);
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
