//! [`Expression`]: what a time expression of a text says, before it is set against a report.

use super::Date;
use crate::text::Span;

/// Whether a time expression names a time or a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeClass {
    /// A time: 2022年5月, 去年, 2013年以来.
    Date,
    /// A length of time: 三年, 100周年, 72小时.
    Duration,
}

/// A time expression found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub span: Span,
    /// Time or length of time.
    pub class: TimeClass,
    /// What it says.
    pub expression: Expression,
    /// Whether it is written with a numeral that counts time; 目前 and 全年 are not.
    pub has_numeral: bool,
    /// Whether it is named by an event or a plan (十八大以来, 十三五时期), whose numeral is part of a name.
    pub is_named: bool,
}

/// What a time expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expression {
    /// At or within a point: 2022年5月, 去年.
    At(Point),
    /// The state at a point: 截至6月底, 到2025年, 目前.
    AsOf(Point),
    /// From one point to another, both included: 2019-2021年.
    Between(Point, Point),
    /// From a point to the time of writing: 2013年以来, 去年4月起.
    Since(Point),
    /// Up to a point from a start that is not stated: 2020年以前.
    Before(Point),
    /// The last years, not counted: 近年来.
    Recent,
    /// The last years, counted: 近三年, 五年来.
    LastYears(u32),
    /// The coming years, counted: 今后五年.
    NextYears(u32),
    /// A length of time alone: 三年, 30日内; of 3至5年 the longer end.
    Lasting(Length),
}

impl Expression {
    /// A time that is on no date: an hour of the day, a cohort of students.
    pub(crate) const UNDATED: Expression = Expression::At(Point { base: Base::Spoken(0), part: Part::DayOnly(0) });
}

/// A length of time in halves of its unit, so that 两年半 is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// Twice the number of units.
    pub halves: u32,
    /// The unit.
    pub unit: TimeUnit,
}

/// Units a length of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// 年, 周年, 载.
    Year,
    /// 季度.
    Quarter,
    /// 个月.
    Month,
    /// 周, 星期.
    Week,
    /// 天, 日, 工作日.
    Day,
    /// 小时.
    Hour,
    /// 分钟.
    Minute,
    /// 秒.
    Second,
    /// 世纪.
    Century,
}

/// A point of time at the precision stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The year, or what it is counted from.
    pub base: Base,
    /// The part of the year, if one is stated.
    pub part: Part,
}

/// What the year of a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// A stated year.
    Year(i32),
    /// Ten years: 90年代.
    Decade(i32),
    /// Years from the year of publication: 去年 is -1.
    Publication(i32),
    /// Years from the year the passage speaks of: 上年 is -1, 当年 and a bare 5月 are 0.
    Spoken(i32),
    /// The time of writing: 目前.
    Now,
    /// A named interval: the thirteenth five-year plan.
    Named(Date, Date),
}

/// Which part of the year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole year.
    Whole,
    /// Its beginning: 年初.
    Beginning,
    /// Its end: 年底, 年末.
    End,
    /// A half: 上半年 is 1.
    Half(u8),
    /// A quarter: 三季度 is 3.
    Quarter(u8),
    /// The months from the first to the second, both included: 1-6月, 前三季度.
    Months(u8, u8),
    /// One month.
    Month(u8),
    /// The end of a month: 6月底.
    MonthEnd(u8),
    /// One day.
    Day(u8, u8),
    /// A day whose month is not stated: 30日.
    DayOnly(u8),
}
