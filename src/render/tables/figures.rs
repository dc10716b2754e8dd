//! The figures of one indicator, one a row.

use super::super::cell::Cell;
use super::super::column::{Column, ColumnKind};
use super::super::figure::Figure;
use super::super::number::Number;
use super::super::origin::Origin;
use super::super::table::Table;
use super::super::words::Words;
use super::pairs::{per_words, reasons};
use crate::compare::{Caveat, Comparison, Engine, Fact, RegionValue, Side, Verdict};
use crate::corpus::Entry;
use crate::report::Scope;

/// Where the value of a fact lies, by bound and written precision; a share in per cent.
pub fn figure_value(fact: &Fact<'_>) -> Number {
    let quantity = &fact.measure.quantity;
    let strict = crate::compare::Extent::of(quantity, fact.measure.kind).strict;
    let per_cent = quantity.unit.as_deref() == Some("%");
    Number { per_cent, ..Number::of(strict, 2) }
}

/// The caveats that lower the verdict of any of the pairs in which a figure stands, in their fixed order, and the best
/// of the verdicts; `None` where it stands in no pair.
pub fn caveats_of<'p>(
    entry: &Entry,
    fact: &Fact<'_>,
    pairs: impl IntoIterator<Item = &'p Comparison>,
) -> Option<(Verdict, Vec<Caveat>)> {
    let here = |pair: &&Comparison| {
        [Side::Left, Side::Right].into_iter().any(|side| {
            let locator = pair.locator(side);
            entry.holds(locator) && locator.span == fact.mention.span
        })
    };
    let pairs: Vec<&Comparison> = pairs.into_iter().filter(here).collect();
    let best = pairs.iter().map(|pair| pair.verdict()).min()?;
    let mut caveats: Vec<Caveat> = Vec::new();
    for caveat in pairs.iter().flat_map(|pair| reasons(pair)) {
        if !caveats.iter().any(|one| one.code == caveat.code) {
            // The details speak of one pair; here the caveat speaks of all.
            caveats.push(Caveat::of(caveat.code));
        }
    }
    caveats.sort_by_key(|caveat| caveat.code);
    Some((best, caveats))
}

/// The figures of one indicator, one a row, each with the caveats of the pairs in which it stands. Where a denominator
/// is known, the value divided by it stands beside the stated one.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, tables};
/// let (engine, corpus) = (Engine::new(), Corpus::bundled());
/// let stated: Vec<_> = corpus
///     .iter()
///     .flat_map(|entry| entry.stated("civil_servants_recruited").map(move |fact| (entry, fact)))
///     .collect();
/// let reports = corpus.reports();
/// let judged: Vec<_> = engine.pairwise(&"civil_servants_recruited".parse()?, &reports).collect();
/// let table = tables::figures(&engine, &stated, &judged);
/// let text = |column| table.cell(1, column).map(|cell| cell.text(Language::En)).unwrap_or_default();
/// assert_eq!((text("stated"), text("value"), text("per")), ("1.45萬名".into(), "14,450-14,550".into(), "172.5-173.8".into()));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn figures(engine: &Engine, facts: &[(&Entry, Fact<'_>)], pairs: &[Comparison]) -> Table {
    let sized: Vec<Option<RegionValue>> = facts.iter().map(|(_, fact)| engine.sized(fact)).collect();
    let divisor = sized.iter().flatten().find_map(|sized| sized.denominator.as_ref());
    let own = |id: &str, kind, zh: &str, en: &str| Column::new(id, kind, Words::new(zh, en)).for_programs();
    let mut table = Table::new("figures", Words::new("原文数字", "Figures as stated"))
        .with(own("indicator", ColumnKind::Text, "指标", "indicator"))
        .column("region", ColumnKind::Text, Words::new("地区", "region"))
        .column("stated", ColumnKind::Figure, Words::new("原文", "stated"))
        .column("value", ColumnKind::Number, Words::new("数值", "value"));
    let per = divisor.map(|one| per_words(one.per, &one.zh, &one.en));
    let column =
        Column::new("per", ColumnKind::Number, per.clone().unwrap_or_else(|| Words::new("折算", "normalised")));
    table = table
        .with(if per.is_some() { column } else { column.for_programs() })
        .column("period", ColumnKind::Period, Words::new("时期", "period"))
        .with(own("verdict", ColumnKind::Verdict, "可比性", "best verdict"))
        .with(Column::new("caveats", ColumnKind::Caveats, Words::new("注意", "caveats")).soft())
        .with(own("words", ColumnKind::Text, "词语", "words"))
        .with(own("where", ColumnKind::Origin, "出处", "where"));
    for ((entry, fact), sized) in facts.iter().zip(&sized) {
        let scope = match &fact.measure.scope {
            Scope::Region | Scope::Nation => String::new(),
            other => format!(" ({other})"),
        };
        let divided = sized.as_ref().and_then(|sized| Some((sized.strict, sized.denominator.as_ref()?)));
        let divided = divided.map(|(strict, one)| Number::of(strict, 1).per(per_words(one.per, &one.zh, &one.en)));
        let judged = caveats_of(entry, fact, pairs);
        let words = [fact.measure.predicate.as_deref(), fact.measure.subject.as_deref()];
        table.push([
            fact.measure.indicator.as_ref().map_or(String::new(), ToString::to_string).into(),
            format!("{}{scope}", fact.region()).into(),
            Figure::of(entry, fact).into(),
            figure_value(fact).into(),
            divided.into(),
            fact.period().into(),
            judged.as_ref().map(|(verdict, _)| *verdict).into(),
            judged.map(|(_, caveats)| Cell::Caveats(caveats)).into(),
            words.into_iter().flatten().collect::<Vec<_>>().join(" ").into(),
            Origin::of(entry, fact.mention.span).into(),
        ]);
    }
    table
}
