//! [`Told`]: the year that paragraphs tell of where the report itself reviews none: 2031年，…。进行了…，调整…65个。
//!
//! What a sentence says of its own time prevails; that is decided in `when`.

use crate::period::{self, Base, Date, Expression, Frame, Part, Period, Point};
use crate::text::Span;

use super::link_words::Words;
use super::scan::{Found, Item};
use super::when::is_after;

/// The year a passage tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// The year.
    pub(crate) period: Period,
    /// Whether what is told is a total up to its end: 至2031年底.
    pub(crate) is_total: bool,
    /// Whether states are of it too: the text has no date of its own, by which they could be.
    pub(crate) is_undated: bool,
    /// Where the paragraph starts that opened with it.
    paragraph: usize,
}

impl Told {
    /// What is told of behind a sentence that starts at `span` in the paragraph that starts at byte `paragraph`.
    pub(crate) fn behind<'f>(
        last: Option<Told>,
        sentence: &str,
        span: Span,
        paragraph: usize,
        found: impl Iterator<Item = &'f Found>,
        (frame, until, is_undated): (&Frame, Option<Date>, bool),
    ) -> Option<Told> {
        let last = last.filter(|told| told.holds_in(paragraph));
        let gap = sentence.len() - sentence.trim_start().len();
        let is_first = span.start + gap <= paragraph || last.is_some();
        let mut told = last;
        let is_planned = |at: usize| Words::get().any("plans", sentence.get(at..).unwrap_or(""));
        for found in found {
            let Item::Time(time) = &found.item else {
                continue;
            };
            let at = found.span.start - span.start;
            let before = sentence.get(..at).unwrap_or("").trim_end();
            // 据2031年底统计.
            let opens = before.is_empty() || before == "据";
            let opens_clause = opens || before.ends_with(['，', ',', '；', ';']);
            if !(opens && is_first || is_undated && opens_clause) {
                continue;
            }
            told = match time.expression {
                // What is planned for a year is not told of it.
                Expression::At(Point { base: Base::Year(year), .. })
                | Expression::AsOf(Point { base: Base::Year(year), .. })
                    if is_undated && (is_after(Period::at(Date::from_year(year)), until) || is_planned(at)) =>
                {
                    told
                }
                Expression::At(Point { base: Base::Year(year), part }) if !matches!(part, Part::Beginning) => {
                    let period = Period::at(Date::from_year(year));
                    Some(Told { period, is_total: false, is_undated, paragraph }).filter(|_| !is_after(period, until))
                }
                Expression::AsOf(Point { base: Base::Year(year), .. }) if is_undated => {
                    let period = Period::at(Date::from_year(year));
                    Some(Told { period, is_total: true, is_undated, paragraph })
                }
                // 去年，…: a year told from the day of publication.
                Expression::At(point @ Point { base: Base::Publication(_), part: Part::Whole }) => {
                    let year = period::resolve(&Expression::At(point), frame).map(|resolved| resolved.period);
                    // What calls a year the last one knows of a later one.
                    year.map(|period| Told { period, is_total: false, is_undated: false, paragraph })
                }
                // 同年11月, 3月: of the year told; 次年: of the one after it.
                Expression::At(Point { base: Base::Spoken(years), .. }) => told.map(|told| {
                    let year = told.period.end().year().saturating_add(years);
                    Told { period: Period::at(Date::from_year(year)), ..told }
                }),
                _ if is_undated => told,
                _ => None,
            };
        }
        told.filter(|_| !Words::get().starts("looks_ahead", sentence.trim_start()))
    }

    /// Whether it holds in the paragraph that starts at a byte.
    pub(crate) fn holds_in(&self, paragraph: usize) -> bool {
        self.is_undated || self.paragraph == paragraph
    }

    /// The frame of what it is told in: 同年11月 is of the year told.
    pub(crate) fn frame(told: Option<Told>, frame: Frame) -> Frame {
        told.and_then(|told| told.period.start()).map_or(frame, |date| frame.speaking_of(date.year()))
    }
}
