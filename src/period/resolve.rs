//! [`resolve`]: what a time expression means in a report.

use super::{Base, Date, Expression, Part, Period, Point};

/// What a report knows of its own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    /// Day of publication.
    pub published: Option<Date>,
    /// The year the report looks back on.
    pub reviewed: Option<i32>,
    /// The year the passage spoke of last, if it stated one: 当年, 上年 and a bare month count from it.
    pub spoken: Option<i32>,
}

impl Frame {
    /// A frame of a report, before any passage.
    pub fn new(published: Option<Date>, reviewed: Option<i32>) -> Frame {
        Frame { published, reviewed, spoken: None }
    }

    /// The same frame within a passage that speaks of `year`.
    #[must_use]
    pub fn speaking_of(self, year: i32) -> Frame {
        Frame { spoken: Some(year), ..self }
    }

    /// The year states are of, where no time is given: the year reviewed, else the year of publication.
    pub fn as_of_year(&self) -> Option<i32> {
        self.reviewed.or(self.publication_year())
    }

    fn publication_year(&self) -> Option<i32> {
        self.published.map(Date::year)
    }

    /// Where an interval without an end ends: the year of publication, else the year reviewed.
    fn last_year(&self) -> Option<i32> {
        self.publication_year().or(self.reviewed)
    }
}

/// How a period bounds what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Things happen within it.
    Within,
    /// Things stand so at its end.
    AsOf,
    /// It runs from a stated start to the time of writing.
    Since,
    /// Its start is not stated.
    Open,
}

/// A time expression set against a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The period.
    pub period: Period,
    /// How it bounds what is said.
    pub standing: Standing,
}

/// Sets a time expression against a report; `None` where it gives no period (a length of time) or the report lacks
/// the date it counts from.
///
/// ```
/// use zongshu::period::{Frame, read, resolve};
/// let frame = Frame::new(Some("2025-02-25".parse()?), Some(2024));
/// let period = |text| read(text, 0).and_then(|found| resolve(&found.expression, &frame)).map(|r| r.period.to_string());
/// assert_eq!(period("去年10月").as_deref(), Some("2024-10"));
/// assert_eq!(period("2013年以来").as_deref(), Some("2013/2025"));
/// assert_eq!(period("近年来").as_deref(), Some("../2025"));
/// assert_eq!(period("三年"), None);
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn resolve(expression: &Expression, frame: &Frame) -> Option<Resolved> {
    let (period, standing) = match *expression {
        Expression::At(point) => {
            let standing = match (point.base, point.part) {
                (Base::Now, _) | (_, Part::End | Part::Beginning | Part::MonthEnd(_)) => Standing::AsOf,
                _ => Standing::Within,
            };
            (place(point, frame)?, standing)
        }
        Expression::AsOf(point) => (Period::at(place(point, frame)?.end()), Standing::AsOf),
        Expression::Between(first, last) => {
            let last = place(last, frame)?;
            let first = place(first, &Frame { spoken: Some(last.end().year()), ..*frame })?;
            (Period::between(first.start()?, last.end()), Standing::Within)
        }
        Expression::Since(point) => {
            let start = place(point, frame)?.start()?;
            if matches!(point, Point { base: Base::Spoken(_), part: Part::Beginning }) {
                return Some(Resolved { period: Period::at(start), standing: Standing::Since });
            }
            let end = frame.last_year()?;
            let is_later = start.year() > end || (start.year() == end && start.month().is_none());
            let period = if is_later { Period::at(start) } else { Period::between(start, Date::from_year(end)) };
            (period, Standing::Since)
        }
        Expression::Before(point) => (Period::until(place(point, frame)?.end()), Standing::Open),
        Expression::Recent => (Period::until(Date::from_year(frame.last_year()?)), Standing::Open),
        Expression::LastYears(years) => {
            let years = i32::try_from(years).ok().filter(|years| (1..=200).contains(years))?;
            let end = frame.reviewed.or(frame.spoken.and(frame.publication_year())).or(frame.publication_year())?;
            let counted = frame.spoken.filter(|spoken| spoken.saturating_add(years) == end);
            let start = counted.unwrap_or(end.saturating_sub(years - 1));
            (Period::between(Date::new(start, None, None)?, Date::from_year(end)), Standing::Within)
        }
        Expression::NextYears(years) => {
            let years = i32::try_from(years).ok().filter(|years| (1..=200).contains(years))?;
            let start = frame.publication_year().or(frame.reviewed.map(|year| year.saturating_add(1)))?;
            (
                Period::between(Date::from_year(start), Date::new(start.saturating_add(years - 1), None, None)?),
                Standing::Within,
            )
        }
        Expression::Lasting(_) => return None,
    };
    Some(Resolved { period, standing })
}

fn place(point: Point, frame: &Frame) -> Option<Period> {
    let year = match point.base {
        Base::Year(year) => year,
        Base::Decade(first) => {
            return Some(Period::between(
                Date::new(first, None, None)?,
                Date::new(first.saturating_add(9), None, None)?,
            ));
        }
        Base::Publication(years) => {
            frame.publication_year().or(frame.reviewed.map(|year| year.saturating_add(1)))?.saturating_add(years)
        }
        Base::Spoken(years) => frame.spoken.or_else(|| spoken_by_default(point.part, frame))?.saturating_add(years),
        Base::Now => frame.as_of_year()?,
        Base::Named(start, end) => {
            return Some(match point.part {
                Part::Beginning => Period::at(start),
                Part::End => Period::at(end),
                _ => Period::between(start, end),
            });
        }
    };
    let month = |month| Date::new(year, Some(month), None);
    Some(match point.part {
        Part::Whole | Part::Beginning | Part::End => Period::at(Date::new(year, None, None)?),
        Part::Half(half) => {
            Period::between(month(half.saturating_mul(6).saturating_sub(5))?, month(half.saturating_mul(6))?)
        }
        Part::Quarter(quarter) => {
            Period::between(month(quarter.saturating_mul(3).saturating_sub(2))?, month(quarter.saturating_mul(3))?)
        }
        Part::Months(first, last) => Period::between(month(first)?, month(last)?),
        Part::Month(number) | Part::MonthEnd(number) => Period::at(month(number)?),
        Part::Day(number, day) => Period::at(Date::new(year, Some(number), Some(day))?),
        Part::DayOnly(_) => return None,
    })
}

/// The year of a bare month: the year reviewed, else the last such month before publication.
fn spoken_by_default(part: Part, frame: &Frame) -> Option<i32> {
    let published = match (frame.reviewed, frame.published) {
        (Some(year), _) => return Some(year),
        (None, published) => published?,
    };
    let month = published.month();
    let is_ahead = match part {
        Part::Month(last) | Part::MonthEnd(last) | Part::Day(last, _) | Part::Months(_, last) => {
            month.is_some_and(|month| last > month)
        }
        // What is to be done in the second half of a year is planned in spring and early summer.
        Part::Half(half) => half > 1 && month.is_some_and(|month| month <= 3),
        Part::Quarter(quarter) => month.is_some_and(|month| quarter.saturating_mul(3) > month + 4),
        _ => false,
    };
    Some(published.year() - i32::from(is_ahead))
}
