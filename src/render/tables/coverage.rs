//! Which report states which indicator, which only mentions it, and which is silent.

use super::super::cell::{Cell, Missing};
use super::super::column::{Column, ColumnKind};
use super::super::figure::Figure;
use super::super::origin::Origin;
use super::super::table::Table;
use super::super::words::Words;
use super::{report_columns, theme_words};
use crate::compare::{Cell as Covered, Fact};
use crate::corpus::{Corpus, Entry};
use crate::vocabulary::{Indicator, Registry};

/// The indicators that at least one report states, by theme, one a row; a column for each report. A cell holds the
/// first figure and how many more there are, or says that words stand there without a figure, or that the report is
/// silent.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, tables};
/// use zongshu::vocabulary::Registry;
/// let table = tables::coverage(Corpus::bundled(), Registry::bundled());
/// assert_eq!(table.columns().len(), 2 + 5);
/// assert!(table.rows().iter().any(|row| row.cells.iter().any(|cell| cell.text(Language::En) == "(…)")));
/// ```
pub fn coverage(corpus: &Corpus, registry: &Registry) -> Table {
    matrix(corpus, rows(corpus, registry))
}

/// The same of some indicators only, whether or not a report states them.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::tables;
/// use zongshu::vocabulary::Registry;
/// let weak = Registry::bundled().named("weak_party_orgs_rectified");
/// assert_eq!(tables::coverage_of(Corpus::bundled(), weak).rows().len(), 1);
/// ```
pub fn coverage_of<'r>(corpus: &Corpus, indicators: impl IntoIterator<Item = &'r Indicator>) -> Table {
    let cells = |indicator: &'r Indicator| (indicator, corpus.cells(indicator).map(|(_, cell)| cell).collect());
    matrix(corpus, indicators.into_iter().map(cells).collect())
}

fn matrix(corpus: &Corpus, rows: Vec<(&Indicator, Vec<Covered>)>) -> Table {
    let mut table = Table::new("coverage", Words::new("指标覆盖", "Who states what"))
        .column("indicator", ColumnKind::Text, Words::new("指标", "indicator"))
        .with(Column::new("id", ColumnKind::Text, Words::new("编号", "id")).for_programs());
    for column in report_columns(corpus.iter(), ColumnKind::Figure) {
        table = table.with(column);
    }
    for (indicator, cells) in rows {
        table.group(theme_words(indicator.theme));
        // Names of indicators are shown in Chinese: the words that the reports use.
        let head = [Cell::from(indicator.zh.clone()), indicator.id.to_string().into()];
        let told = corpus.iter().zip(&cells).map(|(entry, cell)| told(entry, cell));
        table.push(head.into_iter().chain(told));
    }
    table
}

/// The same in numbers, for many reports: how many state it, only mention it, are silent.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::tables;
/// use zongshu::vocabulary::Registry;
/// let table = tables::coverage_counts(Corpus::bundled(), Registry::bundled());
/// assert_eq!(table.columns().len(), 5);
/// ```
pub fn coverage_counts(corpus: &Corpus, registry: &Registry) -> Table {
    let mut table = Table::new("coverage_counts", Words::new("指标覆盖篇数", "How many reports state what"))
        .column("indicator", ColumnKind::Text, Words::new("指标", "indicator"))
        .with(Column::new("id", ColumnKind::Text, Words::new("编号", "id")).for_programs())
        .column("stated", ColumnKind::Count, Words::new("有数字", "stated"))
        .column("mentioned", ColumnKind::Count, Words::new("提及", "mentioned"))
        .column("silent", ColumnKind::Count, Words::new("未提及", "silent"));
    for (indicator, cells) in rows(corpus, registry) {
        let count = |test: fn(&Covered) -> bool| Cell::Count(cells.iter().filter(|cell| test(cell)).count());
        table.push([
            format!("{} {}", indicator.zh, indicator.en).into(),
            indicator.id.to_string().into(),
            count(|cell| matches!(cell, Covered::Stated(_))),
            count(|cell| matches!(cell, Covered::Mentioned(_))),
            count(|cell| matches!(cell, Covered::Absent)),
        ]);
    }
    table
}

fn rows<'r>(corpus: &Corpus, registry: &'r Registry) -> Vec<(&'r Indicator, Vec<Covered>)> {
    let coverage = corpus.coverage(registry);
    let stated = coverage.stated_by_some();
    let mut rows: Vec<(&Indicator, Vec<Covered>)> =
        stated.filter_map(|(id, cells)| Some((registry.get(id)?, cells.to_vec()))).collect();
    rows.sort_by_key(|(indicator, _)| indicator.theme);
    rows
}

fn told(entry: &Entry, cell: &Covered) -> Cell {
    match cell {
        Covered::Stated(indices) => {
            let first = indices.first().and_then(|index| Fact::new(&entry.report, *index));
            match first {
                Some(fact) => Cell::Figures(Box::new(Figure::of(entry, &fact)), indices.len().saturating_sub(1)),
                None => Missing::Absent.into(),
            }
        }
        Covered::Mentioned(span) => Cell::Missing(Missing::Mentioned, Some(Origin::of(entry, *span))),
        Covered::Absent => Missing::Absent.into(),
    }
}
