//! [`Coverage`]: which report states which indicator, which only mentions it, and which is silent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::report::Report;
use crate::text::Span;
use crate::vocabulary::{Indicator, IndicatorId, Registry};

/// What one report says of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// A figure is stated: the indices of its mentions.
    Stated(Vec<usize>),
    /// Words of the indicator stand in the text, without a figure: where.
    Mentioned(Span),
    /// Nothing. This is not nought.
    Absent,
}

/// Which report says what of which indicator.
///
/// ```
/// use zongshu::compare::{Cell, Coverage};
/// use zongshu::vocabulary::Registry;
/// let coverage = Coverage::of(&[], Registry::bundled(), &|_, _| None);
/// assert_eq!(coverage.rows().count(), 126);
/// assert!(coverage.stated_by_some().next().is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    rows: Vec<(IndicatorId, Vec<Cell>)>,
}

impl Coverage {
    /// The coverage of reports. `mentions` tells where words of an indicator stand in the text of a report; it is
    /// asked only where no figure is stated.
    pub fn of(
        reports: &[&Report],
        registry: &Registry,
        mentions: &dyn Fn(&Report, &Indicator) -> Option<Span>,
    ) -> Coverage {
        let stated: Vec<BTreeMap<&IndicatorId, Vec<usize>>> = reports
            .iter()
            .map(|report| {
                let mut by_id: BTreeMap<&IndicatorId, Vec<usize>> = BTreeMap::new();
                for (index, _, measure) in report.measures() {
                    if let Some(id) = &measure.indicator {
                        by_id.entry(id).or_default().push(index);
                    }
                }
                by_id
            })
            .collect();
        let cell = |indicator: &Indicator, place: usize, report: &Report| {
            let indices = stated.get(place).and_then(|by_id| by_id.get(&indicator.id));
            match indices {
                Some(indices) => Cell::Stated(indices.clone()),
                None => mentions(report, indicator).map_or(Cell::Absent, Cell::Mentioned),
            }
        };
        let row = |indicator: &Indicator| {
            let cells = reports.iter().enumerate();
            cells.map(|(place, report)| cell(indicator, place, report)).collect()
        };
        Coverage { rows: registry.iter().map(|indicator| (indicator.id.clone(), row(indicator))).collect() }
    }

    /// Every indicator with its cells, in the order of the registry and of the reports.
    pub fn rows(&self) -> impl Iterator<Item = (&IndicatorId, &[Cell])> {
        self.rows.iter().map(|(id, cells)| (id, cells.as_slice()))
    }

    /// The cells of one indicator, in the order of the reports.
    pub fn row(&self, indicator: &IndicatorId) -> Option<&[Cell]> {
        let row = self.rows.iter().find(|(id, _)| id == indicator)?;
        Some(&row.1)
    }

    /// The indicators that at least one report states.
    pub fn stated_by_some(&self) -> impl Iterator<Item = (&IndicatorId, &[Cell])> {
        self.rows().filter(|(_, cells)| stated(cells) > 0)
    }

    /// The indicators that at least two reports state, so that there is something to judge.
    pub fn stated_by_several(&self) -> impl Iterator<Item = (&IndicatorId, &[Cell])> {
        self.rows().filter(|(_, cells)| stated(cells) > 1)
    }
}

fn stated(cells: &[Cell]) -> usize {
    cells.iter().filter(|cell| matches!(cell, Cell::Stated(_))).count()
}
