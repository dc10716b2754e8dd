//! Provinces by the places that a roundup singles out, and their themes.

use super::super::cell::{Cell, Missing};
use super::super::column::ColumnKind;
use super::super::table::Table;
use super::super::words::Words;
use super::theme_words;
use crate::compare::PlaceTable;
use crate::region::Region;

/// Provinces and how often their places act, by theme; provinces of which no place acts are silent. The notes say why
/// the numbers tell of an editor's choice.
///
/// ```
/// use zongshu::compare::PlaceTable;
/// use zongshu::corpus::national_2023;
/// use zongshu::render::{Language, tables};
/// let table = tables::places(&PlaceTable::of(std::slice::from_ref(&national_2023().report)));
/// assert_eq!(table.cell(0, "province").map(|cell| cell.text(Language::Zh)).as_deref(), Some("浙江省"));
/// assert_eq!(table.notes.len(), 3);
/// ```
pub fn places(found: &PlaceTable) -> Table {
    let themes = found.themes();
    let mut table = Table::new("places", Words::new("各省被点到的地方", "Places named, by province"))
        .column("province", ColumnKind::Text, Words::new("省份", "province"))
        .column("times", ColumnKind::Count, Words::new("次数", "times"))
        .column("places", ColumnKind::Count, Words::new("地方", "places"));
    for theme in &themes {
        table = table.column(theme.as_str(), ColumnKind::Count, theme_words(*theme));
    }
    table = table.column("counties_named", ColumnKind::Count, Words::new("县级", "counties named")).column(
        "counties",
        ColumnKind::Count,
        Words::new("辖县数", "of all"),
    );
    for row in &found.rows {
        let by_theme = themes.iter().map(|theme| match row.times_under(*theme) {
            0 => Missing::Absent.into(),
            times => Cell::Count(times),
        });
        let head = [Cell::from(row.name), row.times.into(), row.places.into()];
        let tail = [Cell::from(row.counties_named), row.counties.into()];
        table.push(head.into_iter().chain(by_theme).chain(tail));
    }
    for code in &found.silent {
        if let Some(region) = Region::of(*code) {
            let silent = std::iter::repeat_n(Cell::from(Missing::Absent), themes.len() + 2);
            table.push(std::iter::once(Cell::from(region.name())).chain(silent));
        }
    }
    for caveat in PlaceTable::CAVEATS {
        table = table.note(Words::new(caveat.zh, caveat.en));
    }
    table
}
