//! Dates, periods, time expressions and the calendar of political anchors.
//!
//! [`read`] finds a time expression in a canonical reading (Simplified characters, ASCII digits, full-width marks);
//! [`resolve`] turns it into a [`Period`] against the frame of a report. Which measure a period belongs to is not
//! known here.

mod anchor;
mod clock;
mod cursor;
mod date;
mod digital;
mod expression;
mod interval;
mod numeral;
mod opening;
mod part;
mod reader;
mod resolve;
mod word;

pub use anchor::{Anchor, AnchorKind, anchors, is_epidemic_year, is_turnover_year};
pub(crate) use clock::part_of_day;
pub use date::Date;
pub use expression::{Base, Expression, Found, Length, Part, Point, TimeClass, TimeUnit};
pub use interval::Period;
pub use opening::may_start;
pub(crate) use opening::{beginnings, initials, needs_next};
pub use reader::read;
pub use resolve::{Frame, Resolved, Standing, resolve};
