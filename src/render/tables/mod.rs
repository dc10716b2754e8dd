//! The tables of this crate: what `compare` found, as rows of typed cells. Each keeps verdict and caveats in its rows.

mod claims;
mod coverage;
mod emphasis;
mod figures;
mod pairs;
mod places;
mod series;

pub use claims::claims;
pub use coverage::{coverage, coverage_counts, coverage_of};
pub use emphasis::{emphasis, hedging};
pub use figures::{Standing, figure_value, figures};
pub use pairs::{divided_by, pairs, per_words, reasons, refused, side_names};
pub use places::places;
pub use series::series;

use super::column::{Column, ColumnKind};
use super::words::Words;
use crate::corpus::Entry;
use crate::vocabulary::Theme;

/// A short name of a report: region and year, else its name.
///
/// ```
/// use zongshu::corpus::sichuan_2022;
/// assert_eq!(zongshu::render::tables::short_name(sichuan_2022()), "四川省 2022");
/// ```
pub fn short_name(entry: &Entry) -> String {
    match (&entry.report.heading.region, entry.year()) {
        (Some(region), Some(year)) => format!("{region} {year}"),
        (Some(region), None) => region.clone(),
        (None, _) => entry.doc.clone(),
    }
}

/// A theme in both languages.
///
/// ```
/// use zongshu::vocabulary::Theme;
/// assert_eq!(zongshu::render::tables::theme_words(Theme::Cadre).to_string(), "干部 cadre");
/// ```
pub fn theme_words(theme: Theme) -> Words {
    let zh = match theme {
        Theme::Politics => "政治",
        Theme::Theory => "教育",
        Theme::Cadre => "干部",
        Theme::Grassroots => "基层",
        Theme::Talent => "人才",
        Theme::SelfBuilding => "自身",
        Theme::Economy => "经济",
        Theme::Epidemic => "抗疫",
        Theme::Other => "其他",
    };
    Words::new(zh, theme.as_str())
}

/// One column a report, named after it; of two with one name the second is named after its report.
fn report_columns<'e>(entries: impl Iterator<Item = &'e Entry>, kind: ColumnKind) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for entry in entries {
        let short = short_name(entry);
        let taken = columns.iter().any(|column| column.head.zh == short);
        let head = if taken { entry.doc.clone() } else { short };
        columns.push(Column::new(entry.doc.clone(), kind, Words::same(head)));
    }
    columns
}
