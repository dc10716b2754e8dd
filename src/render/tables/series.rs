//! One indicator of one region over the years.

use super::super::cell::{Cell, Missing};
use super::super::column::{Column, ColumnKind};
use super::super::figure::Figure;
use super::super::number::Number;
use super::super::origin::Origin;
use super::super::table::Table;
use super::super::words::Words;
use super::pairs::reasons;
use crate::compare::{Fact, Interval, Level, Order, Series, Verdict, YearChange};
use crate::corpus::Corpus;

/// The levels of a series, one year a row: years between that no report states are silent, a change that the verdict
/// does not permit is withheld.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::{Corpus, Entry};
/// use zongshu::parse::Parser;
/// use zongshu::render::{Language, tables};
/// use zongshu::text::Source;
/// let text = |year: i32, count: u32| format!("组织工作\n——{year}年云南省组织工作综述\n\n全省招录公务员{count}名。\n");
/// let entry = |year, count| Entry::read(format!("y-{year}"), Source::from_text(text(year, count)), &Parser::default());
/// let corpus = Corpus::new([entry(2031, 6120), entry(2033, 6486)]);
/// let series = Engine::new().years(&"civil_servants_recruited".parse()?, "530000".parse()?, &corpus.reports());
/// let table = tables::series(&corpus, &series[0]);
/// let text = |row, column| table.cell(row, column).map(|cell| cell.text(Language::En)).unwrap_or_default();
/// assert_eq!((text(1, "year"), text(1, "stated")), ("2032".into(), "·".into()));
/// assert_eq!((text(2, "change"), text(2, "since")), ("+366".into(), "2031".into()));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn series(corpus: &Corpus, series: &Series) -> Table {
    let own = |id: &str, kind, zh: &str, en: &str| Column::new(id, kind, Words::new(zh, en)).for_programs();
    let since = Column::new("since", ColumnKind::Text, Words::new("比", "since"));
    let mut table = Table::new("series", Words::new("逐年", "Over the years"))
        .with(own("indicator", ColumnKind::Text, "指标", "indicator").told_above())
        .with(own("region", ColumnKind::Text, "地区", "region").told_above())
        .column("year", ColumnKind::Text, Words::new("年份", "year"))
        .column("stated", ColumnKind::Figure, Words::new("原文", "stated"))
        .column("value", ColumnKind::Number, Words::new("数值", "value"))
        .with(if series.missing.is_empty() { since.for_programs() } else { since })
        .column("change", ColumnKind::Number, Words::new("增减", "change"))
        .column("per_cent", ColumnKind::Number, Words::new("增减%", "per cent"))
        .column("verdict", ColumnKind::Verdict, Words::new("可比性", "verdict"))
        .with(Column::new("caveats", ColumnKind::Caveats, Words::new("注意", "caveats")).soft())
        .column("where", ColumnKind::Origin, Words::new("出处", "where"));
    let (first, last) = (series.levels.first(), series.levels.last());
    for year in first.zip(last).into_iter().flat_map(|(first, last)| first.year..=last.year) {
        let head =
            [Cell::from(series.indicator.to_string()), series.adcode.to_string().into(), year.to_string().into()];
        let told = match series.levels.iter().find(|level| level.year == year) {
            Some(level) => {
                let change = series.changes.iter().find(|change| change.to == year);
                stated(corpus, level)
                    .into_iter()
                    .chain(changed(change, Number::is_per_cent(&level.quantity)))
                    .chain([place(corpus, level)])
                    .collect()
            }
            None => Vec::from([Cell::from(Missing::Absent)]),
        };
        table.push(head.into_iter().chain(told));
    }
    table
}

fn stated(corpus: &Corpus, level: &Level) -> [Cell; 2] {
    let entry = corpus.holding(&level.locator);
    let found = entry.and_then(|entry| Some((entry, Fact::at(&entry.report, level.locator.span.start)?)));
    let stated = match found {
        Some((entry, fact)) => Figure::of(entry, &fact).into(),
        None => level.locator.text.clone().into(),
    };
    [stated, Number::fitting(level.extent.strict, Number::is_per_cent(&level.quantity)).into()]
}

fn place(corpus: &Corpus, level: &Level) -> Cell {
    corpus.holding(&level.locator).map(|entry| Origin::of(entry, level.locator.span)).into()
}

/// A change; that of a share is told in percentage points.
fn changed(change: Option<&YearChange>, of_share: bool) -> Vec<Cell> {
    let Some(change) = change else {
        return std::iter::repeat_n(None::<Cell>.into(), 5).collect();
    };
    let comparison = &change.comparison;
    let absolute = |change: Interval| match of_share {
        true => Number::fitting(change.scaled(100.into()), false).per(Words::new("百分点", "percentage points")),
        false => Number::fitting(change, false),
    };
    let moved = comparison.order().filter(|_| comparison.is_of_ranks()).and_then(moved);
    let number = |value: Option<Number>| match value {
        Some(value) => value.signed().into(),
        None if comparison.verdict() == Verdict::Refused => Missing::Withheld.into(),
        None => Cell::from(None::<Cell>),
    };
    vec![
        change.from.to_string().into(),
        moved.map_or_else(|| number(change.absolute.map(absolute)), Cell::Words),
        number(change.per_cent.map(|change| Number::fitting(change, false))),
        comparison.footing().into(),
        Cell::Caveats(reasons(comparison).into_iter().cloned().collect()),
    ]
}

/// How a place in an order moved; `None` where that is not certain.
fn moved(order: Order) -> Option<Words> {
    match order {
        Order::Left => Some(Words::new("位次上升", "a better place")),
        Order::Right => Some(Words::new("位次下降", "a worse place")),
        Order::Equal => Some(Words::new("位次不变", "the same place")),
        Order::Undetermined => None,
    }
}
