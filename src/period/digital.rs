//! Times in digits and marks alone: 2023-01-31, 2023-05, 2023.1—2023.6, 2023/2024.

use super::cursor::Cursor;
use super::part::time_of_day;
use super::reader::{RANGE, Spot, year_number};
use super::{Base, Date, Part};

/// 2023-05, a month as forms and names of files write it.
pub(super) fn iso_month(cursor: &mut Cursor<'_>) -> Option<Spot> {
    cursor.attempt(|c| {
        let year = year_number(c)?;
        c.take_any(&["-", "/"])?;
        let month = c.numeral().filter(|n| n.digits == Some(2))?.month()?;
        let ends = !c.next_is("0123456789-/.%％年月日至到") && !c.rest().starts_with(|c: char| c.is_ascii_alphabetic());
        ends.then_some(Spot::plain(Base::Year(year), Part::Month(month), true))
    })
}

/// 2023-01-31, 2023/1/31, 2023.1.31, with a time of day after it.
pub(super) fn iso(cursor: &mut Cursor<'_>) -> Option<Spot> {
    cursor.attempt(|c| {
        let year = year_number(c)?;
        let mark = c.take_any(&["-", "/", ".", "－", "．"])?;
        let month = c.numeral()?.month()?;
        if !c.take(mark) {
            return None;
        }
        let day = c.numeral().filter(|n| n.digits.is_some_and(|digits| digits <= 2))?;
        let day = u8::try_from(day.value).ok()?;
        Date::new(year, Some(month), Some(day))?;
        let _ = c.attempt(|c| {
            let _ = c.take_any(&[" ", "T", "\u{3000}"]);
            time_of_day(c)
        });
        Some(Spot::plain(Base::Year(year), Part::Day(month, day), true))
    })
}

/// 2023.1—2023.6, or 2023/2024 of a year that begins in the one and ends in the other.
pub(super) fn range(c: &mut Cursor<'_>) -> Option<(Spot, Spot)> {
    let first = year_number(c)?;
    let year = |year| Spot::plain(Base::Year(year), Part::Whole, true);
    if c.take("/") {
        let last = year_number(c).filter(|last| *last == first.saturating_add(1))?;
        return (!c.next_is("0123456789/.-")).then(|| (year(first), year(last)));
    }
    let start = dotted(c)?;
    c.take_any(&RANGE)?;
    let last = year_number(c)?;
    let end = dotted(c)?;
    let month = |year, month| Spot::plain(Base::Year(year), Part::Month(month), true);
    let ends = !c.next_is("0123456789.%％");
    (ends && (first, start) < (last, end)).then(|| (month(first, start), month(last, end)))
}

/// The month behind a year and a point.
fn dotted(c: &mut Cursor<'_>) -> Option<u8> {
    c.take_any(&[".", "．"])?;
    c.numeral().filter(|n| n.digits.is_some_and(|digits| digits <= 2))?.month()
}
