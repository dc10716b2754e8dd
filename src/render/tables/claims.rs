//! What reports claim without a number.

use super::super::column::ColumnKind;
use super::super::origin::Origin;
use super::super::table::Table;
use super::super::words::Words;
use super::theme_words;
use crate::corpus::Entry;
use crate::report::ClaimKind;

/// The claims of reports that carry no number, one a row.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::tables;
/// assert!(tables::claims(Corpus::bundled()).rows().len() > 5);
/// ```
pub fn claims<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Table {
    let mut table = Table::new("claims", Words::new("无数字的断言", "Claimed without a number"))
        .column("report", ColumnKind::Text, Words::new("文档", "report"))
        .column("kind", ColumnKind::Text, Words::new("类别", "kind"))
        .column("words", ColumnKind::Text, Words::new("原文", "words"))
        .column("subject", ColumnKind::Text, Words::new("对象", "subject"))
        .column("theme", ColumnKind::Text, Words::new("主题", "theme"))
        .column("where", ColumnKind::Origin, Words::new("出处", "where"));
    for entry in entries {
        for claim in &entry.report.claims {
            let kind = match claim.kind {
                ClaimKind::Universal => Words::new("全称", "universal"),
                ClaimKind::First => Words::new("首创", "first"),
                ClaimKind::Superlative => Words::new("最高级", "superlative"),
            };
            table.push([
                entry.doc.clone().into(),
                kind.into(),
                claim.text.clone().into(),
                claim.subject.clone().unwrap_or_default().into(),
                theme_words(claim.theme).into(),
                Origin::of(entry, claim.span).into(),
            ]);
        }
    }
    table
}
