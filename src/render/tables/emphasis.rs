//! What reports spend their words and their figures on.

use super::super::cell::{Cell, Missing};
use super::super::column::ColumnKind;
use super::super::number::Number;
use super::super::table::Table;
use super::super::words::Words;
use super::{report_columns, theme_words};
use crate::compare::{Emphasis, Interval, Weight};
use crate::corpus::Entry;
use crate::number::Value;
use crate::vocabulary::Theme;

/// Shares of the text and of the figures, and how many of the figures are hedged, by theme; a column for each report.
/// A theme without a passage is silent, not nought.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, tables};
/// let table = tables::emphasis(Corpus::bundled());
/// assert_eq!(table.cell(0, "sichuan-2022").map(|cell| cell.text(Language::En)).as_deref(), Some("18%"));
/// ```
pub fn emphasis<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Table {
    let mut maker = Maker::new("emphasis", Words::new("着墨与用数", "Emphasis by theme"), entries);
    maker.part(Words::new("占篇幅", "share of the text"), |one, theme| {
        share(one.share_of_text(theme).filter(|_| one.weight(theme).bytes > 0))
    });
    maker.part(Words::new("占数字", "share of the figures"), |one, theme| {
        share(one.share_of_measures(theme).filter(|_| one.weight(theme).measures > 0))
    });
    maker.part(Words::new("其中用约数", "of these figures, hedged"), |one, theme| hedged(one.weight(theme)));
    maker.whole(Words::new("每千字数字", "figures per 1,000 characters"), |total| {
        total.density().map(|density| Number::of(Interval::point(density), 1).padded()).into()
    });
    maker.whole(Words::new("其中用约数", "of the figures, hedged"), hedged);
    maker.table
}

/// How many of the figures are hedged (余, 多, 超, 近, 约), by theme; a column for each report.
///
/// ```
/// use zongshu::corpus::zhejiang_2024;
/// use zongshu::render::{Language, tables};
/// let table = tables::hedging([zhejiang_2024()]);
/// let last = table.rows().len() - 1;
/// assert_eq!(table.cell(last, "zhejiang-2024").map(|cell| cell.text(Language::En)).as_deref(), Some("9 of 41"));
/// ```
pub fn hedging<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Table {
    let mut maker = Maker::new("hedging", Words::new("约数", "Hedged figures"), entries);
    maker.part(Words::new("用约数", "hedged figures"), |one, theme| hedged(one.weight(theme)));
    maker.whole(Words::new("全文", "the whole report"), hedged);
    maker.table
}

struct Maker {
    table: Table,
    all: Vec<Emphasis>,
}

impl Maker {
    fn new<'e>(id: &str, title: Words, entries: impl IntoIterator<Item = &'e Entry>) -> Maker {
        let entries: Vec<&Entry> = entries.into_iter().collect();
        let mut table = Table::new(id, title).column("theme", ColumnKind::Text, Words::new("主题", "theme"));
        for column in report_columns(entries.iter().copied(), ColumnKind::Number) {
            table = table.with(column);
        }
        Maker { table, all: entries.iter().map(|entry| Emphasis::of(&entry.report)).collect() }
    }

    /// A group with a row for each theme of which some report says something.
    fn part(&mut self, group: Words, cell: impl Fn(&Emphasis, Theme) -> Cell) {
        self.table.group(group);
        for theme in Theme::ALL {
            let cells: Vec<Cell> = self.all.iter().map(|one| cell(one, theme)).collect();
            if cells.iter().any(|cell| !matches!(cell, Cell::Missing(..))) {
                self.table.push(std::iter::once(Cell::Words(theme_words(theme))).chain(cells));
            }
        }
    }

    /// A row for the whole reports.
    fn whole(&mut self, name: Words, cell: impl Fn(Weight) -> Cell) {
        self.table.group(Words::new("全文", "the whole report"));
        let cells = self.all.iter().map(|one| cell(one.total()));
        self.table.push(std::iter::once(Cell::Words(name)).chain(cells));
    }
}

fn share(share: Option<Value>) -> Cell {
    share.map_or(Missing::Absent.into(), |share| Number::share(share).into())
}

fn hedged(weight: Weight) -> Cell {
    match weight.measures {
        0 => Missing::Absent.into(),
        whole => Cell::Part { part: weight.hedged, whole },
    }
}
