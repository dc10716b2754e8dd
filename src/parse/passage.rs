//! What a passage says of time for all its sentences: that it looks back on several years, or that it plans ahead.
//!
//! A heading says so for its section (过去五年工作回顾, 2023年重点工作), the opening of a sentence for what follows it in
//! the section (下一步, 今年要…). What the sentences themselves say prevails; that is decided in `when`.

use crate::period::{self, Base, Date, Expression, Frame, Period};

use super::link_words::Words;
use super::scan::{Found, Item};
use super::when::is_after;

/// The time a passage speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Passage {
    /// When what happens in it happens, if that is said.
    pub(crate) period: Option<Period>,
    /// Whether it tells what is to be done.
    pub(crate) is_planned: bool,
}

impl Passage {
    /// What a heading says of its section.
    pub(crate) fn of_heading(heading: &str, frame: &Frame, until: Option<Date>) -> Passage {
        let words = Words::get();
        let time = first_time(heading, frame);
        let future = time.map(|time| time.period).filter(|period| is_after(*period, until));
        if (future.is_some() || words.any("looks_ahead", heading)) && !words.any("looks_back", heading) {
            return Passage { period: future, is_planned: true };
        }
        let years = time.filter(|time| matches!(time.expression, Expression::LastYears(years) if years > 1));
        Passage { period: years.map(|time| time.period), is_planned: false }
    }

    /// 过去五年工作回顾 in a report on the time since a month five years ago: that time.
    pub(crate) fn since(self, window: Option<Period>) -> Passage {
        let started = |window: &Period| {
            let (start, own) = (window.start(), self.period.and_then(Period::start));
            let is_like =
                start.zip(own).is_some_and(|(start, own)| start.month().is_some() && start.year() + 1 == own.year());
            is_like && self.period.is_some_and(|own| own.end().year() == window.end().year())
        };
        match window.filter(started) {
            Some(window) if !self.is_planned => Passage { period: Some(window), ..self },
            _ => self,
        }
    }

    /// The frame of its sentences: in a plan for a year 全年 is that year; behind the report on a whole year, which ended
    /// at `until`, it is the next.
    pub(crate) fn frame(&self, frame: Frame, until: Option<Date>) -> Frame {
        let planned = self.period.and_then(Period::start).map(Date::year);
        let next = || until.filter(|until| until.month().is_none()).map(|until| until.year() + 1);
        let year = planned.or_else(next).filter(|_| self.is_planned);
        year.map_or(frame, |year| frame.speaking_of(year))
    }

    /// What the opening of a sentence says of what follows it in its section, if it says anything. `found` are the
    /// numerals and times of the sentence, which starts at byte `start` of the reading.
    pub(crate) fn of_opening<'f>(
        sentence: &str,
        start: usize,
        found: impl Iterator<Item = &'f Found>,
        frame: &Frame,
        until: Option<Date>,
    ) -> Option<Passage> {
        let words = Words::get();
        let whole = sentence.len();
        let sentence = sentence.trim_start();
        let gap = whole - sentence.len();
        let mut found = found.filter(|found| matches!(found.item, Item::Time(_))).peekable();
        if found.peek().is_none() {
            // No word of links holds a mark, so that the sentence may stand for its opening.
            return words.starts("looks_ahead", sentence).then_some(Passage { period: None, is_planned: true });
        }
        let opening = sentence.split(['，', ',', '：', ':', '。']).next().unwrap_or("");
        let as_of = frame.as_of_year().map(Date::from_year);
        let end = start + gap + opening.len();
        let time = found.take_while(|found| found.span.start < end).find_map(|found| match &found.item {
            Item::Time(time) if time.span.end <= end => {
                let period = period::resolve(&time.expression, frame)?.period;
                Some(Timed { expression: time.expression, period, end: time.span.end - start - gap })
            }
            _ => None,
        });
        match time {
            Some(Timed { expression: Expression::At(_) | Expression::NextYears(_), period, .. })
                if is_after(period, until) =>
            {
                // “十四五”期间还将…: years that have begun plan for their own sentence alone.
                let has_begun = || period.start().zip(until).is_some_and(|(start, until)| start <= until);
                let plans = words.any("plans", sentence) && !has_begun();
                plans.then_some(Passage { period: Some(period), is_planned: true })
            }
            // 刚刚过去的2021年，…: the year reviewed, inside a passage on several.
            Some(Timed { expression: Expression::At(point), period, end }) => {
                // 现在，我代表…作报告: the time of speaking is no year that is told of.
                let is_reviewed = point.base != Base::Now && as_of.is_some_and(|as_of| period == Period::at(as_of));
                (is_reviewed && end == opening.len()).then_some(Passage::default())
            }
            None if words.starts("looks_ahead", opening) => Some(Passage { period: None, is_planned: true }),
            _ => None,
        }
    }
}

/// A time of a text, set against the report.
#[derive(Clone, Copy)]
pub(crate) struct Timed {
    pub(crate) expression: Expression,
    pub(crate) period: Period,
    /// Where it ends in the text.
    pub(crate) end: usize,
}

/// The first time of a text that gives a period.
pub(crate) fn first_time(text: &str, frame: &Frame) -> Option<Timed> {
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let time = period::may_start(c).then(|| period::read(text, at)).flatten();
        if let Some(time) = &time
            && let Some(resolved) = period::resolve(&time.expression, frame)
        {
            return Some(Timed { expression: time.expression, period: resolved.period, end: time.span.end });
        }
        at = time.map_or(at + c.len_utf8(), |time| time.span.end.max(at + c.len_utf8()));
    }
    None
}
