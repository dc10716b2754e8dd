//! Dates, periods and the calendar of political anchors.

mod date;
mod interval;

pub use date::Date;
pub use interval::Period;
