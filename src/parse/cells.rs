//! From the cells of tables to measures: the clause of each cell is read as a sentence is.

use std::collections::HashSet;

use crate::number::Value;
use crate::period::{self, Date, Period};
use crate::quantity::{self, UnitClass};
use crate::report::{Change, Measure, Scope};
use crate::text::Span;
use crate::vocabulary::{Candidate, Lexicon, Match, MatcherReader, Theme, ThemeWords, Word};

use super::Assembly;
use super::measures::{self, Setting};
use super::reach::Surroundings;
use super::scan::{self, Found, Item};
use super::sentence::Sentence;
use super::spelled::Spelled;
use super::table::{self, Cell, Mark, Tables};
use super::when::Known;

/// The numerals of a reading, with those of its tables in the place of what a scan of sentences finds there.
pub(super) fn settle(text: &str, found: Vec<Found>, tables: &Tables) -> Vec<Found> {
    if tables.cells.is_empty() {
        return found;
    }
    let mut own: Vec<(Span, Option<Item>)> = Vec::new();
    for cell in &tables.cells {
        let span = cell.figure.span;
        if let Some(read) = quantity::find(&cell.clause.text, cell.clause.figure) {
            let read = quantity::Found { span, numeral: span, unit: None, lead: None, trail: None, ..read };
            own.push((span, Some(Item::Quantity(read))));
        }
    }
    for (span, mark) in &tables.marks {
        let content = span.of(text).unwrap_or("");
        let item = match mark {
            Mark::Unit => None,
            Mark::Serial if !content.contains(|c: char| c.is_ascii_digit()) => continue,
            Mark::Serial => Some(Item::Ordinal),
            Mark::Year => {
                let year = period::read(&format!("{content}年"), 0);
                let Some(year) = year else { continue };
                Some(Item::Time(period::Found { span: *span, ..year }))
            }
        };
        own.push((*span, item));
    }
    if own.is_empty() {
        return found;
    }
    own.sort_by_key(|(span, _)| *span);
    let mut settled: Vec<Found> = Vec::with_capacity(found.len() + own.len());
    let mut own = own.into_iter().peekable();
    let mut end = 0;
    let mut put = |settled: &mut Vec<Found>, span: Span, item: Option<Item>| {
        if span.start < end {
            return;
        }
        end = span.end;
        settled.extend(item.map(|item| Found { span, item, is_mention: true }));
    };
    for found in found {
        while let Some((span, item)) = own.next_if(|(span, _)| span.start <= found.span.start) {
            put(&mut settled, span, item);
        }
        if own.peek().is_none_or(|(span, _)| !span.overlaps(found.span)) {
            let before = settled.len();
            put(&mut settled, found.span, Some(found.item));
            if let Some(last) = settled.get_mut(before) {
                last.is_mention = found.is_mention;
            }
        }
    }
    for (span, item) in own {
        put(&mut settled, span, item);
    }
    settled
}

impl Assembly<'_> {
    /// The table cells in one line.
    pub(super) fn cells_in(&self, line: Span) -> &[Cell] {
        let first = self.cells.partition_point(|cell| cell.figure.span.start < line.start);
        let last = self.cells.partition_point(|cell| cell.figure.span.start < line.end);
        self.cells.get(first..last).unwrap_or_default()
    }

    /// Index of the numeral that stands at a span.
    fn found_at(&self, span: Span) -> Option<usize> {
        self.found.binary_search_by_key(&span.start, |found| found.span.start).ok()
    }

    /// The measures of the table cells in one line; each with the index of its numeral.
    pub(super) fn cell_measures<'s>(
        &'s self,
        line: Span,
        known: &Known,
        words: &mut MatcherReader<'s>,
    ) -> Vec<(usize, Box<Measure>)> {
        let mut taken = HashSet::new();
        let read = self.cells_in(line).iter().flat_map(|cell| self.cell_measure(cell, known, words));
        // The numerals in the name of a row are read with its first cell.
        read.filter(|(index, _)| taken.insert(*index)).collect()
    }

    /// The measures of the clause of a cell: of its figure, and of the numerals in its names.
    fn cell_measure<'s>(
        &'s self,
        cell: &'s Cell,
        known: &Known,
        words: &mut MatcherReader<'s>,
    ) -> Vec<(usize, Box<Measure>)> {
        let clause = &cell.clause;
        let Some(index) = self.found_at(cell.figure.span) else { return Vec::new() };
        let Some(quantity) = quantity::find(&clause.text, clause.figure) else { return Vec::new() };
        let names = clause.text.get(..clause.figure).unwrap_or("");
        let mut found = scan::scan(names, &[], self.lexicon, usize::MAX);
        found.retain(|found| found.span.end <= quantity.span.start);
        let number = found.len();
        found.push(Found { span: quantity.span, item: Item::Quantity(quantity), is_mention: true });
        let spelled = Spelled::of(&clause.text);
        let sentence = Sentence::cut(&clause.text, Span::new(0, clause.text.len()), &found, 0, &spelled);
        let place = |span: Span| clause.origin(span);
        let end = |span: Span| {
            let last = span.of(&clause.text)?.chars().next_back()?;
            clause.origin(Span::new(span.end - last.len_utf8(), span.end))
        };
        // A table at the end of a section may be on another matter: its title tells.
        let title = cell.title.and_then(|title| title.of(self.reading.text())).unwrap_or("");
        let told = ThemeWords::get().theme_of(title);
        let around = || self.outline.theme_at(self.reading.text(), cell.figure.span.start);
        let theme = if told == Theme::Other { around() } else { told };
        let setting = Setting {
            found: &found,
            known: *known,
            theme: &|_| theme,
            before: None,
            previous: &[],
            is_same_paragraph: false,
            population: None,
            preamble: None,
            is_headed: &|_| true,
            around: Surroundings::default(),
            original: &|span| match place(span) {
                Some(place) => self.name(place),
                None => span.of(&clause.text).unwrap_or("").to_string(),
            },
            origin: &|span| self.origin(place(span).or_else(|| end(span)).unwrap_or(cell.figure.span)),
        };
        let mut room = measures::Room::default();
        measures::measures(&sentence, &setting, words, &mut room);
        // The numerals of the clause are those of the reading where they stand in it and count something there too.
        let counts =
            |at: &usize| self.found.get(*at).is_some_and(|f| matches!(f.item, Item::Quantity(_) | Item::Rank(_)));
        let of_reading = |at: usize| match at {
            at if at == number => Some(index),
            at => self.found_at(place(found.get(at)?.span)?).filter(counts),
        };
        let mut read = Vec::new();
        for draft in room.drafts {
            let Some(at) = of_reading(draft.mention) else { continue };
            let mut measure = draft.measure;
            measure.part_of = measure.part_of.and_then(of_reading);
            measure.qualifies = measure.qualifies.and_then(of_reading);
            if draft.mention == number {
                self.complete(cell, &mut measure, words);
            }
            read.push((at, measure));
        }
        read
    }

    /// What the table says of a cell beside its clause.
    fn complete<'s>(&'s self, cell: &Cell, measure: &mut Measure, words: &mut MatcherReader<'s>) {
        // 人才投入3.6亿元: a name that holds no noun for what is counted is taken whole.
        if measure.subject.is_none() {
            let name = cell.name.of(self.reading.text()).unwrap_or("");
            let candidate = Candidate {
                subject: name,
                unit_class: measure.quantity.unit_class,
                kind: measure.kind,
                clause: name,
                sentence: name,
                theme: measure.theme,
                ..Candidate::default()
            };
            if measure.indicator.is_none() {
                words.read(name);
                measure.indicator = words.identify(&candidate);
            }
            measure.subject = Some(self.name(cell.name));
            measure.subject_span = Some(self.origin(cell.name));
        }
        if cell.is_portion {
            measure.indicator = None;
            measure.dims.clear();
        }
        if measure.predicate == measure.subject {
            measure.predicate = None;
        }
        if let Some(part) = cell.part {
            measure.scope = self.reach(part, cell.is_located);
        }
        measure.part_of = cell.whole.and_then(|whole| self.found_at(whole)).or(measure.part_of);
        if cell.figure.is_negative && cell.direction.is_none() {
            let negative = Value::ZERO.checked_sub(measure.quantity.value);
            measure.quantity.value = negative.unwrap_or(measure.quantity.value);
        }
        if let Some(direction) = cell.direction {
            let is_yearly = ["比上年", "较上年", "比去年", "较去年", "与上年", "同比"]
                .iter()
                .any(|base| cell.clause.text.contains(base));
            let base_period = measure.period.filter(|_| is_yearly).and_then(year_before);
            let level = cell.level.and_then(|level| self.found_at(level));
            measure.change = Some(Change { base_period, direction, level, from: None });
        }
    }

    /// The name of a row or a column that its figures are limited to: a place inside the region, or a group.
    fn reach(&self, part: Span, is_located: bool) -> Scope {
        let name = self.name(part);
        let at = self.places.partition_point(|place| place.span.start < part.start);
        let place = self.places.get(at).filter(|place| place.span == part);
        let home = self.outline.heading.adcode;
        if place.is_some_and(|place| home.is_some() && place.adcode() == home) {
            return Scope::Region;
        }
        // 市直机关: bodies may stand in a column of places.
        let is_body = |name: &str| {
            let ends = |found: &Match<'_>| {
                found.span.end == name.len()
                    && matches!(found.word, Word::Noun(UnitClass::Organization | UnitClass::Person))
            };
            Lexicon::get().words(name).any(|found| ends(&found))
        };
        let is_located = is_located && !part.of(self.reading.text()).is_some_and(is_body);
        let is_place = is_located || place.is_some() || part.of(self.reading.text()).is_some_and(table::is_place);
        if is_place { Scope::Place(name) } else { Scope::Group(name) }
    }
}

/// The same time one year before.
fn year_before(period: Period) -> Option<Period> {
    let before = |date: Date| Date::new(date.year().checked_sub(1)?, date.month(), date.day());
    let end = before(period.end())?;
    match period.start() {
        Some(start) if start == period.end() => Some(Period::at(end)),
        Some(start) => Some(Period::between(before(start)?, end)),
        None => None,
    }
}
