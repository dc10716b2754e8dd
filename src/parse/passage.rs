//! What a passage says of time for all its sentences: that it looks back on several years, or that it plans ahead.
//!
//! A heading says so for its section (过去五年工作回顾, 2023年重点工作), the opening of a sentence for what follows it in
//! the section (下一步, 今年要…). What the sentences themselves say prevails; that is decided in `when`.

use crate::period::{self, Date, Expression, Frame, Period};

use super::link_words::Words;
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
    pub(crate) fn of_heading(heading: &str, frame: &Frame) -> Passage {
        let words = Words::get();
        let as_of = frame.as_of_year().map(Date::from_year);
        let time = first_time(heading, frame);
        let looks_back = words.any("looks_back", heading);
        let is_future = time.is_some_and(|(_, period)| is_after(period, as_of));
        if (words.any("looks_ahead", heading) || is_future) && !looks_back {
            return Passage { period: time.map(|(_, period)| period).filter(|_| is_future), is_planned: true };
        }
        let spans_years = matches!(time, Some((Expression::LastYears(years), _)) if years > 1);
        Passage { period: time.map(|(_, period)| period).filter(|_| spans_years), is_planned: false }
    }

    /// What the opening of a sentence says of what follows it in its section, if it says anything.
    pub(crate) fn of_opening(sentence: &str, frame: &Frame) -> Option<Passage> {
        let words = Words::get();
        let sentence = sentence.trim_start();
        let opening = sentence.split(['，', ',', '：', ':', '。']).next().unwrap_or("");
        let as_of = frame.as_of_year().map(Date::from_year);
        let time = first_time(opening, frame);
        if let Some((Expression::At(_) | Expression::NextYears(_), period)) = time
            && is_after(period, as_of)
        {
            return words
                .any("plans", sentence)
                .then_some(Passage { period: Some(period), is_planned: true });
        }
        if time.is_none() && words.starts("looks_ahead", opening) {
            return Some(Passage { period: None, is_planned: true });
        }
        // 刚刚过去的2021年: the year reviewed, inside a passage on several.
        let is_reviewed = |period: Period| as_of.is_some_and(|as_of| period == Period::at(as_of));
        match time {
            Some((Expression::At(_), period)) if is_reviewed(period) => Some(Passage::default()),
            _ => None,
        }
    }
}

/// The first time of a text that gives a period.
fn first_time(text: &str, frame: &Frame) -> Option<(Expression, Period)> {
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let time = period::may_start(c).then(|| period::read(text, at)).flatten();
        if let Some(time) = &time
            && let Some(resolved) = period::resolve(&time.expression, frame)
        {
            return Some((time.expression, resolved.period));
        }
        at = time.map_or(at + c.len_utf8(), |time| time.span.end.max(at + c.len_utf8()));
    }
    None
}
