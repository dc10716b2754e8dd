//! The figures of one indicator, one a row.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cell::Cell;
use super::super::column::{Column, ColumnKind};
use super::super::figure::Figure;
use super::super::number::Number;
use super::super::origin::Origin;
use super::super::table::Table;
use super::super::words::Words;
use super::pairs::{per_words, reasons};
use crate::compare::{Caveat, Code, Comparison, Denominator, Engine, Fact, Footing, RegionValue, Side};
use crate::corpus::Entry;
use crate::report::Scope;
use crate::vocabulary::Kind;

/// Where the value of a fact lies, by bound and written precision; a share in per cent.
pub fn figure_value(fact: &Fact<'_>) -> Number {
    let quantity = &fact.measure.quantity;
    let strict = crate::compare::Extent::of(quantity, fact.measure.kind).strict;
    Number::fitting(strict, Number::is_per_cent(quantity))
}

/// How figures stand in judged pairs: the best verdict of each, and the caveats that lower the verdict of any pair.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::{Corpus, qinghai_2020};
/// use zongshu::render::tables::Standing;
/// let (engine, corpus) = (Engine::new(), Corpus::bundled());
/// let reports = corpus.reports();
/// let judged: Vec<_> = engine.pairwise(&"civil_servants_recruited".parse()?, &reports).collect();
/// let fact = qinghai_2020().stated("civil_servants_recruited").next().expect("it is stated");
/// let (verdict, caveats) = Standing::of(&judged).get(qinghai_2020(), &fact).expect("it stands in pairs");
/// assert_eq!(verdict.as_str(), "normalised");
/// assert!(caveats.iter().any(|caveat| caveat.code.as_str() == "C-DEN"));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Standing<'p> {
    by_place: BTreeMap<(&'p str, usize), (Footing, BTreeSet<Code>)>,
}

impl<'p> Standing<'p> {
    /// How the figures of some pairs stand.
    pub fn of(pairs: impl IntoIterator<Item = &'p Comparison>) -> Standing<'p> {
        let mut standing = Standing::default();
        for pair in pairs {
            let codes: Vec<Code> = reasons(pair).into_iter().map(|caveat| caveat.code).collect();
            for side in [Side::Left, Side::Right] {
                let locator = pair.locator(side);
                let place = (locator.source.as_str(), locator.span.start);
                let own = standing.by_place.entry(place).or_insert((Footing::Refused, BTreeSet::new()));
                own.0 = own.0.min(pair.footing());
                own.1.extend(&codes);
            }
        }
        standing
    }

    /// Verdict and caveats of one figure; `None` where it stands in no pair.
    pub fn get(&self, entry: &Entry, fact: &Fact<'_>) -> Option<(Footing, Vec<Caveat>)> {
        let place = (entry.report.source.sha256.as_str(), fact.mention.span.start);
        let (verdict, codes) = self.by_place.get(&place)?;
        // The details speak of one pair each; here the caveat speaks of all.
        Some((*verdict, codes.iter().copied().map(Caveat::of).collect()))
    }
}

/// The figures of one indicator, one a row, each with the caveats of the pairs in which it stands. Where a denominator
/// is known, the value divided by it stands beside the stated one; where the windows of flows differ also by their months, as
/// the pairs are compared.
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
/// let table = tables::figures(&engine, &stated, &tables::Standing::of(&judged));
/// let text = |column| table.cell(1, column).map(|cell| cell.text(Language::En)).unwrap_or_default();
/// assert_eq!((text("stated"), text("value"), text("per")), ("1.45萬名".into(), "14,450-14,550".into(), "172.5-173.8".into()));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn figures(engine: &Engine, facts: &[(&Entry, Fact<'_>)], standing: &Standing<'_>) -> Table {
    let sized: Vec<Option<RegionValue>> = facts.iter().map(|(_, fact)| engine.sized(fact)).collect();
    let divisor = sized.iter().flatten().find_map(|sized| sized.denominator.as_ref());
    let own = |id: &str, kind, zh: &str, en: &str| Column::new(id, kind, Words::new(zh, en)).for_programs();
    let mut table = Table::new("figures", Words::new("原文数字", "Figures as stated"))
        .with(own("indicator", ColumnKind::Text, "指标", "indicator").told_above())
        .column("region", ColumnKind::Text, Words::new("地区", "region"))
        .column("stated", ColumnKind::Figure, Words::new("原文", "stated"))
        .column("value", ColumnKind::Number, Words::new("数值", "value"));
    let monthly = is_told_by_month(facts);
    let per = divisor.map(|one| divided_words(one, monthly));
    let words = match is_mixed(engine, facts) {
        true => Column::new("words", ColumnKind::Text, Words::new("词语", "words")).soft(),
        false => own("words", ColumnKind::Text, "词语", "words"),
    };
    let column =
        Column::new("per", ColumnKind::Number, per.clone().unwrap_or_else(|| Words::new("折算", "normalised")));
    table = table
        .with(if per.is_some() { column } else { column.for_programs() })
        .column("period", ColumnKind::Period, Words::new("时期", "period"))
        .with(own("verdict", ColumnKind::Verdict, "可比性", "best verdict"))
        .with(Column::new("caveats", ColumnKind::Caveats, Words::new("注意", "caveats")).soft())
        .with(words)
        .with(own("where", ColumnKind::Origin, "出处", "where"));
    for ((entry, fact), sized) in facts.iter().zip(&sized) {
        let scope = match &fact.measure.scope {
            Scope::Region | Scope::Nation => String::new(),
            other => format!(" ({other})"),
        };
        let divided = sized.as_ref().and_then(|sized| Some((sized.strict, sized.denominator.as_ref()?)));
        let divided = divided.and_then(|(strict, one)| {
            let value = if monthly { strict.divided_by(&fact.window()?.months()?.extent())? } else { strict };
            Some(Number::fitting(value, false).per(divided_words(one, monthly)))
        });
        let judged = standing.get(entry, fact);
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

/// Whether the figures are of several sorts, which only their words tell: 女党员 beside 党员, a target beside a result.
fn is_mixed(engine: &Engine, facts: &[(&Entry, Fact<'_>)]) -> bool {
    let differs = |one: &Fact<'_>, other: &Fact<'_>| {
        one.measure.kind != other.measure.kind || !engine.are_of_one_sort(one, other)
    };
    facts.first().is_some_and(|(_, first)| facts.iter().any(|(_, one)| differs(first, one)))
}

/// Whether the figures are flows of windows that differ, so that they can stand beside each other only by the month.
fn is_told_by_month(facts: &[(&Entry, Fact<'_>)]) -> bool {
    let months: BTreeSet<_> = facts.iter().map(|(_, fact)| fact.window().and_then(|window| window.months())).collect();
    months.len() > 1 && facts.iter().all(|(_, fact)| fact.measure.kind == Kind::Flow)
}

/// What a value was divided by, in words.
fn divided_words(one: &Denominator, monthly: bool) -> Words {
    let words = per_words(one.per, &one.zh, &one.en);
    match monthly {
        true => Words::new(format!("{}每月", words.zh), format!("{} a month", words.en)),
        false => words,
    }
}
