//! What the sentences before tell of time: the plan or the years of the section, the date its states are of, an event that
//! may be taken up, and the year a passage tells of.
//!
//! What a sentence itself says of time is read in `when`, and prevails.

use crate::period::{self, Date, Expression, Frame, Period, Standing};
use crate::text::Span;

use super::Assembly;
use super::chronicle::Told;
use super::event::Event;
use super::link_words::Words;
use super::outline::Paragraph;
use super::passage::Passage;
use super::scan::{Found, Item};
use super::when::Known;

/// A sentence as the timeline hears it.
pub(super) struct Sentenced<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// What the scan found in it.
    pub(super) own: &'a [Found],
    pub(super) paragraph: Option<&'a Paragraph>,
}

impl Sentenced<'_> {
    /// Where its paragraph begins.
    fn place(&self) -> usize {
        self.paragraph.map_or(self.span.start, |paragraph| paragraph.span.start)
    }

    /// The section it stands in. Outside the body it stands in none.
    fn section(&self) -> Option<usize> {
        self.paragraph.map(|paragraph| paragraph.section)
    }

    /// Whether a time stands in its first clause.
    fn opens_with_time(&self) -> bool {
        let Some(first) = self.own.iter().find(|found| matches!(found.item, Item::Time(_))) else { return false };
        let head = self.text.get(..first.span.end.saturating_sub(self.span.start));
        head.is_some_and(|head| !head.contains(['，', ',']))
    }

    /// Whether it counts up to a date.
    fn counts_up(&self) -> bool {
        self.own.iter().any(|found| matches!(&found.item, Item::Time(time) if is_dated(time)))
    }
}

/// The date the states of a section or a paragraph are of, as 截至2023年12月31日 says.
#[derive(Clone, Copy)]
struct Dated {
    section: Option<usize>,
    /// Where the paragraph begins that says so.
    place: usize,
    period: Period,
}

/// What is known of time when a sentence has been heard.
pub(super) struct Moment<'t> {
    /// The year the sentences before tell of.
    told_before: Option<Told>,
    /// The year this one tells of too.
    told_here: Option<Told>,
    event: Option<Event<'t>>,
}

/// What the report and the sentences so far tell of time.
pub(super) struct Timeline<'a> {
    assembly: &'a Assembly<'a>,
    frame: Frame,
    window: Option<Period>,
    until: Option<Date>,
    is_far: bool,
    is_undated: bool,
    /// What the title says of the whole.
    whole: Passage,
    /// The section that is read, and where its first paragraph begins.
    opening: (Option<usize>, Option<usize>),
    passage: Passage,
    standing: Option<Dated>,
    event: Option<Event<'a>>,
    told: Option<Told>,
}

impl<'a> Timeline<'a> {
    pub(super) fn of(assembly: &'a Assembly<'a>) -> Timeline<'a> {
        let frame = assembly.frame();
        let part = assembly.part_of_year(&frame);
        Timeline {
            assembly,
            frame,
            window: part.or_else(|| assembly.window(&frame)),
            until: assembly.until(&frame, part),
            is_far: assembly.looks_far_back(),
            is_undated: assembly.outline.heading.published.is_none(),
            whole: assembly.whole_passage(&frame),
            opening: (None, None),
            passage: Passage::default(),
            standing: None,
            event: None,
            told: None,
        }
    }

    /// Hears the next sentence.
    pub(super) fn hear(&mut self, sentence: &Sentenced<'a>) -> Moment<'a> {
        let section = sentence.section();
        if self.opening.0 != section {
            self.opening = (section, sentence.paragraph.map(|paragraph| paragraph.span.start));
            let passage = self.assembly.passage(section, &self.frame, self.until, self.whole);
            self.passage = passage.since(self.window);
        }
        let Timeline { frame, until, .. } = *self;
        let own = || sentence.own.iter();
        let states_time = own().any(|found| matches!(found.item, Item::Time(_)));
        let event = self.event.take().and_then(Event::aged);
        self.event = states_time.then(|| Event::of(sentence.text, own(), &frame)).flatten().or(event);
        let place = sentence.place();
        let counts_up = sentence.counts_up();
        let told_before = self.told.filter(|told| told.holds_in(place) && !counts_up);
        if frame.reviewed.is_none() && (states_time || self.told.is_some()) {
            let known = (&frame, until, self.is_undated);
            self.told = Told::behind(self.told, sentence.text, sentence.span, place, own(), known);
        }
        // A sentence that opens with a year is of that year, behind its semicolons too.
        let told = if sentence.opens_with_time() { self.told } else { told_before };
        if let Some(opened) = Passage::of_opening(sentence.text, sentence.span.start, own(), &frame, until) {
            // 下一步 under a heading that names the year keeps the year.
            let year = self.passage.period.filter(|_| self.passage.is_planned && opened.is_planned);
            self.passage = Passage { period: opened.period.or(year), ..opened };
        }
        self.standing = self.stands(sentence).or(self.standing);
        Moment { told_before, told_here: told.filter(|_| !counts_up), event }
    }

    /// What is known of time at a sentence that was heard.
    pub(super) fn known(&self, moment: &Moment<'_>, sentence: &Sentenced<'_>) -> Known {
        let Timeline { frame, until, passage, .. } = *self;
        Known {
            is_far: self.is_far,
            frame: Told::frame(moment.told_before, passage.frame(frame, until)),
            window: passage.period.filter(|_| !passage.is_planned).or(self.window),
            passage,
            standing: self.standing_at(sentence),
            until,
            told: moment.told_here,
            taken_up: moment
                .event
                .as_ref()
                .and_then(|event| event.taken_up(sentence.text, sentence.opens_with_time(), &frame)),
        }
    }

    /// The last date of a sentence that its states are of.
    fn stands(&self, sentence: &Sentenced<'_>) -> Option<Dated> {
        let text = self.assembly.reading.text();
        sentence.own.iter().rev().find_map(|found| {
            let Item::Time(time) = &found.item else { return None };
            let resolved = period::resolve(&time.expression, &self.frame)?;
            // 到2025年，…要达到…: what is planned for then does not stand.
            let is_plan = || {
                found.span.of(text).is_some_and(|time| time.starts_with('到'))
                    && Words::get().any("plans", sentence.text)
            };
            // Where nothing dates the text, no year told of in it tells that the one of a plan is over.
            let is_guessed = self.is_undated && self.frame.reviewed.is_none();
            let is_past = |period: Period| {
                !(is_guessed && is_plan()) && self.frame.as_of_year().is_none_or(|year| period.end().year() <= year)
            };
            let stands = resolved.standing == Standing::AsOf
                && is_dated(time)
                && is_past(resolved.period)
                && opens_clause(text, found.span);
            stands.then(|| Dated { section: sentence.section(), place: sentence.place(), period: resolved.period })
        })
    }

    /// The date the states of a sentence are of: one told in the first paragraph of a section holds for the whole of it,
    /// another for its own paragraph.
    fn standing_at(&self, sentence: &Sentenced<'_>) -> Option<Period> {
        let Dated { section, place, period } = self.standing?;
        let opens = self.opening.1 == Some(place);
        let is_here = place == sentence.place();
        // A later paragraph is of the year that was named.
        let told = if is_here { period } else { Period::at(Date::from_year(period.end().year())) };
        (section == sentence.section() && (is_here || opens)).then_some(told)
    }
}

/// Whether a time opens a clause: the 到2018年底 of 降到2018年底 does not.
pub(super) fn opens_clause(text: &str, time: Span) -> bool {
    let before = text.get(..time.start).and_then(|before| before.chars().next_back());
    before.is_none_or(|before| !before.is_alphanumeric())
}

/// Whether a time is dated to the month or the day, so that it may stand for a whole section.
fn is_dated(time: &period::Found) -> bool {
    matches!(time.expression, Expression::AsOf(point) if !matches!(point.base, period::Base::Now))
}
