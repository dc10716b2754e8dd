//! [`Cell`]: one typed cell of a table, and [`Missing`]: why there is nothing in it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::figure::Figure;
use super::number::{Number, decimal};
use super::origin::Origin;
use super::words::{Language, Words};
use crate::compare::{Caveat, Footing, Interval, Verdict};
use crate::error::{Error, Result};
use crate::number::Value;
use crate::period::Period;
use crate::quantity::Bound;

/// Why a cell holds no figure. None of these is nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The words stand in the report, without a figure.
    Mentioned,
    /// The report says nothing.
    Absent,
    /// There are figures, and the verdict permits no number.
    Withheld,
    /// The question does not arise here: the first of a series has no change.
    NotApplicable,
    /// The report does not tell it of itself: the day it was published. People see a dash, programs nothing.
    Untold,
}

impl Missing {
    /// All of them, in a fixed order.
    pub const ALL: [Missing; 5] =
        [Missing::Mentioned, Missing::Absent, Missing::Withheld, Missing::NotApplicable, Missing::Untold];

    /// The word used in data: `mentioned`, `absent`.
    pub fn as_str(self) -> &'static str {
        match self {
            Missing::Mentioned => "mentioned",
            Missing::Absent => "absent",
            Missing::Withheld => "withheld",
            Missing::NotApplicable => "not_applicable",
            Missing::Untold => "untold",
        }
    }

    /// The mark that people see in a narrow table; a note of the table explains it.
    pub fn mark(self) -> &'static str {
        match self {
            Missing::Mentioned => "(…)",
            Missing::Absent => "·",
            Missing::Withheld => "×",
            Missing::NotApplicable => "",
            Missing::Untold => "-",
        }
    }

    /// The reason in words.
    pub fn words(self) -> Words {
        match self {
            Missing::Mentioned => Words::new("提及而无数字", "mentioned without a figure"),
            Missing::Absent => Words::new("未提及", "silent"),
            Missing::Withheld => Words::new("不可比，不列数", "not comparable, no number"),
            Missing::NotApplicable => Words::new("不适用", "not applicable"),
            Missing::Untold => Words::new("未载明", "not told"),
        }
    }
}

impl FromStr for Missing {
    type Err = Error;

    fn from_str(text: &str) -> Result<Missing> {
        Missing::ALL
            .into_iter()
            .find(|one| one.as_str() == text)
            .ok_or_else(|| Error::form("a reason (mentioned, absent, withheld, not_applicable, untold)", text))
    }
}

/// One typed cell.
///
/// ```
/// use zongshu::render::{Cell, Language, Missing, Words};
/// assert_eq!(Cell::from("成都市").text(Language::En), "成都市");
/// assert_eq!(Cell::Count(12_345).text(Language::En), "12,345");
/// assert_eq!(Cell::Missing(Missing::Absent, None).text(Language::Zh), "·");
/// assert_eq!(Cell::Words(Words::new("有", "at hand")).text(Language::Zh), "有");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// A text as it stands: a name, words of a report.
    Text(String),
    /// A label of this crate, in both languages.
    Words(Words),
    /// How many.
    Count(usize),
    /// So many of so many.
    Part {
        /// How many.
        part: usize,
        /// Of how many.
        whole: usize,
    },
    /// A computed value.
    Number(Number),
    /// A figure as stated.
    Figure(Box<Figure>),
    /// The first figure of several of one indicator, and how many more there are.
    Figures(Box<Figure>, usize),
    /// A verdict, and whether a denominator is missing.
    Verdict(Footing),
    /// Caveats, each with its sentences.
    Caveats(Vec<Caveat>),
    /// A period.
    Period(Period),
    /// What the words around a number say of it.
    Bound(Bound),
    /// Where words stand.
    Origin(Origin),
    /// Nothing, and why; with the place of the words where they are mentioned.
    Missing(Missing, Option<Origin>),
}

impl Cell {
    /// What people read.
    pub fn text(&self, language: Language) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Words(words) => words.to(language).into(),
            Cell::Count(count) => decimal(Value::from(*count as i128), 0),
            Cell::Part { part, whole } => match language {
                Language::Zh => format!("{part}/{whole}"),
                Language::En => format!("{part} of {whole}"),
            },
            Cell::Number(number) => number.text(language),
            Cell::Figure(figure) => figure.text.clone(),
            Cell::Figures(figure, 0) => figure.text.clone(),
            Cell::Figures(figure, more) => format!("{} +{more}", figure.text),
            Cell::Verdict(verdict) => footing_words(*verdict).to(language).into(),
            Cell::Caveats(caveats) => {
                let codes: Vec<&str> = caveats.iter().map(|caveat| caveat.code.as_str()).collect();
                codes.join(" ")
            }
            Cell::Period(period) => period.to_string(),
            Cell::Bound(bound) => bound_words(*bound).to(language).into(),
            Cell::Origin(origin) => origin.to_string(),
            Cell::Missing(missing, _) => missing.mark().into(),
        }
    }

    /// What programs read: the text, and the parts of it that have a name of their own.
    pub fn facets(&self, language: Language) -> Facets {
        let mut facets = Facets::default();
        facets.set(Facet::Text, self.text(language));
        match self {
            Cell::Text(_) | Cell::Words(_) => {}
            Cell::Count(count) => facets.set(Facet::Value, count.to_string()),
            Cell::Part { part, whole } => {
                let share = Value::ratio(*part as i128, *whole as i128);
                facets.put(Facet::Value, share.map(|share| share.to_string()));
                facets.set(Facet::Part, part.to_string());
                facets.set(Facet::Whole, whole.to_string());
            }
            Cell::Number(number) => {
                facets.ends(&number.interval);
                let (low, high) = number.decimals();
                facets.put(Facet::LowRounded, low);
                facets.put(Facet::HighRounded, high);
                facets.put(Facet::Unit, number.unit.as_ref().map(|unit| unit.to(language).into()));
            }
            Cell::Figure(figure) => facets.figure(figure),
            Cell::Figures(figure, more) => {
                facets.figure(figure);
                facets.set(Facet::More, more.to_string());
            }
            Cell::Verdict(verdict) => facets.set(Facet::Verdict, verdict.to_string()),
            Cell::Caveats(_) => facets.set(Facet::Caveats, self.text(language)),
            Cell::Period(period) => facets.set(Facet::Period, period.to_string()),
            Cell::Bound(bound) => facets.set(Facet::Bound, bound.to_string()),
            Cell::Origin(origin) => facets.origin(origin),
            Cell::Missing(missing, origin) => {
                facets.set(Facet::Missing, missing.as_str().into());
                if let Some(origin) = origin {
                    facets.origin(origin);
                }
            }
        }
        facets
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<Words> for Cell {
    fn from(words: Words) -> Cell {
        Cell::Words(words)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Cell {
        Cell::Count(count)
    }
}

impl From<Number> for Cell {
    fn from(number: Number) -> Cell {
        Cell::Number(number)
    }
}

impl From<Figure> for Cell {
    fn from(figure: Figure) -> Cell {
        Cell::Figure(Box::new(figure))
    }
}

impl From<Verdict> for Cell {
    fn from(verdict: Verdict) -> Cell {
        Cell::Verdict(verdict.into())
    }
}

impl From<Footing> for Cell {
    fn from(footing: Footing) -> Cell {
        Cell::Verdict(footing)
    }
}

impl From<Bound> for Cell {
    fn from(bound: Bound) -> Cell {
        Cell::Bound(bound)
    }
}

impl From<Origin> for Cell {
    fn from(origin: Origin) -> Cell {
        Cell::Origin(origin)
    }
}

impl From<Missing> for Cell {
    fn from(missing: Missing) -> Cell {
        Cell::Missing(missing, None)
    }
}

/// Nothing is shown where there is nothing to show.
impl<C: Into<Cell>> From<Option<C>> for Cell {
    fn from(cell: Option<C>) -> Cell {
        cell.map_or(Cell::Missing(Missing::NotApplicable, None), Into::into)
    }
}

impl From<Period> for Cell {
    fn from(period: Period) -> Cell {
        Cell::Period(period)
    }
}

/// A verdict in words.
///
/// ```
/// use zongshu::compare::Verdict;
/// assert_eq!(zongshu::render::verdict_words(Verdict::Refused).to_string(), "不可比 refused");
/// ```
pub fn verdict_words(verdict: Verdict) -> Words {
    footing_words(verdict.into())
}

/// How two measures stand, in words.
///
/// ```
/// use zongshu::compare::Footing;
/// assert_eq!(zongshu::render::footing_words(Footing::Unranked).to_string(), "缺分母，不排高低 no denominator");
/// ```
pub fn footing_words(footing: Footing) -> Words {
    let (zh, en) = match footing {
        Footing::Direct => ("可直接比较", "direct"),
        Footing::Normalised => ("折算后可比", "normalised"),
        Footing::Bounded => ("只可论高低或单边", "bounded"),
        Footing::Unranked => ("缺分母，不排高低", "no denominator"),
        Footing::Refused => ("不可比", "refused"),
    };
    Words::new(zh, en)
}

/// A bound in words.
///
/// ```
/// use zongshu::quantity::Bound;
/// assert_eq!(zongshu::render::bound_words(Bound::AtLeast).to_string(), "至少 at least");
/// ```
pub fn bound_words(bound: Bound) -> Words {
    let (zh, en) = match bound {
        Bound::Exact => ("无约数词", "exact"),
        Bound::AtLeast => ("至少", "at least"),
        Bound::AtMost => ("至多", "at most"),
        Bound::About => ("约", "about"),
        Bound::Range => ("区间", "range"),
        Bound::Vague => ("概数", "vague"),
    };
    Words::new(zh, en)
}

/// A part of a cell that programs read under a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// What people read.
    Text,
    /// Why there is nothing.
    Missing,
    /// The exact value, where it is one value: a decimal, or a fraction where the decimal does not end.
    Value,
    /// The exact lower end of the certain interval; empty where it is open.
    Low,
    /// The exact upper end of the certain interval; empty where it is open.
    High,
    /// The lower end as a decimal with the places that people see.
    LowRounded,
    /// The upper end as a decimal with the places that people see.
    HighRounded,
    /// The unit as written, or what was divided by.
    Unit,
    /// The class of the unit.
    UnitClass,
    /// What the words around the number say of it.
    Bound,
    /// Flow, stock and so on.
    Kind,
    /// The period, ISO 8601.
    Period,
    /// Where or for whom.
    Scope,
    /// Id of the indicator.
    Indicator,
    /// How many more figures there are.
    More,
    /// How many of the whole.
    Part,
    /// How many the whole has.
    Whole,
    /// The verdict.
    Verdict,
    /// Codes of the caveats, parted by spaces.
    Caveats,
    /// Name of the report.
    Doc,
    /// SHA-256 of the file of the report.
    Sha256,
    /// First byte.
    Start,
    /// One past the last byte.
    End,
}

impl Facet {
    /// All of them, in the order of the columns of a file.
    pub const ALL: [Facet; 23] = [
        Facet::Text,
        Facet::Missing,
        Facet::Value,
        Facet::Low,
        Facet::High,
        Facet::LowRounded,
        Facet::HighRounded,
        Facet::Unit,
        Facet::UnitClass,
        Facet::Bound,
        Facet::Kind,
        Facet::Period,
        Facet::Scope,
        Facet::Indicator,
        Facet::More,
        Facet::Part,
        Facet::Whole,
        Facet::Verdict,
        Facet::Caveats,
        Facet::Doc,
        Facet::Sha256,
        Facet::Start,
        Facet::End,
    ];

    /// The name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Facet::Text => "text",
            Facet::Missing => "missing",
            Facet::Value => "value",
            Facet::Low => "low",
            Facet::High => "high",
            Facet::LowRounded => "low_rounded",
            Facet::HighRounded => "high_rounded",
            Facet::Unit => "unit",
            Facet::UnitClass => "unit_class",
            Facet::Bound => "bound",
            Facet::Kind => "kind",
            Facet::Period => "period",
            Facet::Scope => "scope",
            Facet::Indicator => "indicator",
            Facet::More => "more",
            Facet::Part => "part",
            Facet::Whole => "whole",
            Facet::Verdict => "verdict",
            Facet::Caveats => "caveats",
            Facet::Doc => "doc",
            Facet::Sha256 => "sha256",
            Facet::Start => "start",
            Facet::End => "end",
        }
    }

    /// What it is, for the metadata of a file.
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Facet::Text => ("所见文字", "what people read"),
            Facet::Missing => ("无数字的原因", "why there is no figure: mentioned, absent, withheld, not_applicable"),
            Facet::Value => ("精确值", "exact value, a decimal or a fraction"),
            Facet::Low => ("确定区间下端", "exact lower end of the certain interval; empty where open"),
            Facet::High => ("确定区间上端", "exact upper end of the certain interval; empty where open"),
            Facet::LowRounded => ("下端(向下舍入)", "lower end rounded down to the places shown"),
            Facet::HighRounded => ("上端(向上舍入)", "upper end rounded up to the places shown"),
            Facet::Unit => ("单位", "unit as written, or what was divided by"),
            Facet::UnitClass => ("单位类", "class of the unit"),
            Facet::Bound => ("约数", "exact, at_least, at_most, about, range, vague"),
            Facet::Kind => ("性质", "flow, stock, target, share, rate, rank, structure, parameter"),
            Facet::Period => ("时期", "period, ISO 8601; ../2018 where the start is not stated"),
            Facet::Scope => ("范围", "self, nation, joint, group:…, or a place"),
            Facet::Indicator => ("指标", "id of the indicator"),
            Facet::More => ("另有几处", "how many more figures the report states of it"),
            Facet::Part => ("其中", "how many of the whole"),
            Facet::Whole => ("总数", "how many the whole has"),
            Facet::Verdict => ("可比性", "direct, normalised, bounded, unranked (a denominator is missing), refused"),
            Facet::Caveats => ("注意事项代码", "codes of the caveats, parted by spaces"),
            Facet::Doc => ("文档", "name of the report"),
            Facet::Sha256 => ("文件散列", "SHA-256 of the file of the report"),
            Facet::Start => ("起始字节", "first byte in the file"),
            Facet::End => ("终止字节", "one past the last byte in the file"),
        };
        Words::new(zh, en)
    }

    /// Whether it is a whole number that was counted.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Facet::Start | Facet::End | Facet::More | Facet::Part | Facet::Whole)
    }

    /// Whether it is a text of people, and not a number or a word of a closed list.
    pub(super) fn is_free_text(self) -> bool {
        matches!(self, Facet::Text | Facet::Unit | Facet::Scope | Facet::Doc)
    }
}

/// The parts of one cell that are there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    parts: Vec<(Facet, String)>,
}

impl Facets {
    fn set(&mut self, facet: Facet, text: String) {
        self.parts.push((facet, text));
    }

    fn put(&mut self, facet: Facet, text: Option<String>) {
        self.parts.extend(text.map(|text| (facet, text)));
    }

    fn ends(&mut self, interval: &Interval) {
        self.put(Facet::Value, interval.low().filter(|_| interval.is_point()).map(|value| value.to_string()));
        self.put(Facet::Low, interval.low().map(|low| low.to_string()));
        self.put(Facet::High, interval.high().map(|high| high.to_string()));
    }

    fn figure(&mut self, figure: &Figure) {
        let strict = figure.extent().strict;
        self.set(Facet::Value, figure.quantity.value.to_string());
        self.put(Facet::Low, strict.low().map(|low| low.to_string()));
        self.put(Facet::High, strict.high().map(|high| high.to_string()));
        self.put(Facet::Unit, figure.quantity.unit.clone());
        self.set(Facet::UnitClass, figure.quantity.unit_class.to_string());
        self.set(Facet::Bound, figure.quantity.bound.to_string());
        self.set(Facet::Kind, figure.kind.to_string());
        self.put(Facet::Period, figure.period.map(|period| period.to_string()));
        self.set(Facet::Scope, figure.scope.to_string());
        self.put(Facet::Indicator, figure.indicator.as_ref().map(ToString::to_string));
        self.origin(&figure.origin);
    }

    fn origin(&mut self, origin: &Origin) {
        self.set(Facet::Doc, origin.doc.clone());
        self.set(Facet::Sha256, origin.sha256.clone());
        self.set(Facet::Start, origin.span.start.to_string());
        self.set(Facet::End, origin.span.end.to_string());
    }

    /// One part, if it is there.
    ///
    /// ```
    /// use zongshu::render::{Cell, Facet, Language};
    /// let facets = Cell::Count(1_180).facets(Language::En);
    /// assert_eq!((facets.get(Facet::Text), facets.get(Facet::Value)), (Some("1,180"), Some("1180")));
    /// assert_eq!(facets.get(Facet::Unit), None);
    /// ```
    pub fn get(&self, facet: Facet) -> Option<&str> {
        self.parts.iter().find(|(one, _)| *one == facet).map(|(_, text)| text.as_str())
    }

    /// The parts that are there, in the order of [`Facet::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        Facet::ALL.into_iter().filter_map(|facet| Some((facet, self.get(facet)?)))
    }
}
