//! [`PairData`]: one judged pair as the script of the page shows it. Of a refused pair it holds no number.

use std::collections::BTreeMap;

use serde::Serialize;

use super::facts::{is_difference, text};
use super::figure::Scale;
use super::texts::Texts;
use super::words::Words;
use crate::compare::{
    Agreement, Code, Comparison, Denominator, Engine, Fact, Footing, Interval, Order, Outcome, Side, Step,
};
use crate::corpus::Corpus;
use crate::vocabulary::Kind;

/// A figure: number of its report, index among the mentions there.
pub(super) type Figure = (usize, usize);

/// One judged pair.
#[derive(Debug, Serialize)]
pub(super) struct PairData {
    pub(super) left: Figure,
    pub(super) right: Figure,
    pub(super) verdict: Footing,
    pub(super) indicator: String,
    /// Code, number of its detail among the texts, and whether it lowers the verdict.
    caveats: Vec<(Code, Option<usize>, bool)>,
    /// Aspects in which the sides differ.
    different: Vec<String>,
    /// Aspects that one side does not tell.
    missing: Vec<String>,
    /// What the verdict permits; nothing where the pair is refused.
    numbers: Option<Numbers>,
}

/// The numbers and the order of a pair that may be compared.
#[derive(Debug, Serialize)]
struct Numbers {
    order: Order,
    likely: Order,
    /// Whether both are places in an order, of which the smaller is the better.
    ranks: bool,
    /// The side that contains the other, where no more is certain.
    whole: Option<Side>,
    /// Whether a denominator is missing, so that nothing is ranked.
    without_denominator: bool,
    values: Option<(String, String)>,
    ratio: Option<String>,
    difference: Option<String>,
    /// What each side would need to be level with the other, as its report counts.
    even: Option<(String, String)>,
    /// What the values are stated for, in a few words of both languages: 每百万常住人口.
    per: Option<[String; 2]>,
    /// The transformations, in both languages, by their numbers among the texts.
    basis: Vec<[usize; 2]>,
}

/// Judges every pair of figures of two reports that share an indicator.
pub(super) fn judged(corpus: &Corpus, engine: &Engine, texts: &mut Texts) -> Vec<PairData> {
    let mut by_indicator: BTreeMap<&str, Vec<(usize, Fact<'_>)>> = BTreeMap::new();
    for (number, entry) in corpus.iter().enumerate() {
        for fact in entry.facts().filter(|fact| !is_difference(fact)) {
            if let Some(id) = &fact.measure.indicator {
                by_indicator.entry(id.as_str()).or_default().push((number, fact));
            }
        }
    }
    let mut pairs = Vec::new();
    for (id, facts) in by_indicator {
        for (place, (one, left)) in facts.iter().enumerate() {
            for (other, right) in facts.iter().skip(place + 1).filter(|(other, _)| other != one) {
                let comparison = engine.judge(*left, *right);
                pairs.push(PairData::of(id, (*one, left), (*other, right), &comparison, texts));
            }
        }
    }
    pairs
}

impl PairData {
    /// The codes of its caveats.
    pub(super) fn codes(&self) -> impl Iterator<Item = Code> {
        self.caveats.iter().map(|(code, _, _)| *code)
    }

    fn of(
        id: &str,
        left: (usize, &Fact<'_>),
        right: (usize, &Fact<'_>),
        comparison: &Comparison,
        texts: &mut Texts,
    ) -> PairData {
        let lowers: Vec<Code> = match comparison.outcome() {
            Outcome::Refused(refusal) => refusal.reasons().iter().map(|caveat| caveat.code).collect(),
            _ => comparison.reasons().map(|caveat| caveat.code).collect(),
        };
        let caveats = comparison.caveats().iter().map(|caveat| {
            let detail = caveat.detail.as_deref().map(|detail| texts.number(text(detail)));
            (caveat.code, detail, lowers.contains(&caveat.code))
        });
        let caveats = caveats.collect();
        let named = |agreement: Agreement| {
            let own = comparison.aspects().iter().filter(|one| one.agreement() == agreement);
            own.map(|one| text(&one.aspect)).collect()
        };
        PairData {
            left: (left.0, left.1.index),
            right: (right.0, right.1.index),
            verdict: comparison.footing(),
            indicator: id.into(),
            caveats,
            different: named(Agreement::Different),
            missing: named(Agreement::Missing),
            numbers: Numbers::of(left.1, comparison, texts),
        }
    }
}

impl Numbers {
    fn of(left: &Fact<'_>, comparison: &Comparison, texts: &mut Texts) -> Option<Numbers> {
        let (basis, whole) = match comparison.outcome() {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => (figures.basis(), None),
            Outcome::Bounded(bounds) => (bounds.basis(), bounds.whole()),
            Outcome::Refused(_) => return None,
        };
        let figures = comparison.figures();
        let scale = match basis.steps().is_empty() {
            true => Scale::of(&left.measure.quantity),
            false => Scale::Plain,
        };
        let both = |one: Option<&Interval>, other: Option<&Interval>, scale: Scale| {
            // 约520人: nothing is certain of it.
            let write = |interval| scale.interval(interval).unwrap_or_else(|| "?".into());
            Some((write(one?), write(other?)))
        };
        let counts = matches!(left.measure.kind, Kind::Flow | Kind::Stock | Kind::Target);
        let even = figures.filter(|_| counts && !basis.steps().is_empty()).and_then(|figures| {
            let whole = |side| figures.break_even(side).map(Interval::within_whole_ends);
            both(whole(Side::Left).as_ref(), whole(Side::Right).as_ref(), Scale::Plain)
        });
        Some(Numbers {
            order: comparison.order().unwrap_or(Order::Undetermined),
            likely: comparison.likely_order().unwrap_or(Order::Undetermined),
            ranks: comparison.is_of_ranks(),
            whole,
            without_denominator: comparison.lacks_denominator(),
            values: both(comparison.value(Side::Left), comparison.value(Side::Right), scale),
            ratio: comparison.ratio().and_then(|ratio| Scale::Plain.interval(ratio)),
            difference: comparison.difference().and_then(|difference| scale.interval(difference)),
            even,
            per: basis.steps().iter().find_map(unit),
            basis: basis.steps().iter().map(|one| step(one).map(|text| texts.number(text))).collect(),
        })
    }
}

/// A round number in both languages, for 每…: nothing for one.
fn per(denominator: &Denominator) -> [String; 2] {
    let grouped = || Scale::Plain.value(denominator.per);
    match denominator.per.to_string().as_str() {
        "1" => [String::new(), "one".into()],
        "1000" => ["千".into(), "1,000".into()],
        "10000" => ["万".into(), "10,000".into()],
        "1000000" => ["百万".into(), "a million".into()],
        _ => [grouped(), grouped()],
    }
}

/// What a step states values for.
fn unit(step: &Step) -> Option<[String; 2]> {
    match step {
        Step::PerDenominator { left, .. } => {
            let [zh, en] = per(left);
            Some([format!("每{zh}{}", left.zh), format!("per {en} {}", left.en)])
        }
        Step::PerMonth { .. } => Some(["每月".into(), "a month".into()]),
        _ => None,
    }
}

fn step(step: &Step) -> [String; 2] {
    let filled = |key: &str, one: &str, other: &str| {
        Words::both(key).map(|words| words.replace("{a}", one).replace("{b}", other))
    };
    match step {
        Step::PerDenominator { left, right, .. } => {
            let [zh, en] = per(left);
            let both = [left, right].map(|one| {
                let value = Scale::Plain.value(one.value);
                text(&format!("{} {value} ({}, {})", one.region, one.date, one.source))
            });
            let both = both.join("; ");
            [format!("每{zh}{}: {both}", left.zh), format!("per {en} {}: {both}", left.en)]
        }
        Step::PerStated { left, right, .. } => filled("step.stated", &text(left), &text(right)),
        Step::PerMonth { left, right } => filled("step.month", &left.to_string(), &right.to_string()),
        Step::PerBaseUnits { left, right } => {
            filled("step.base", &Scale::Plain.value(*left), &Scale::Plain.value(*right))
        }
        Step::Bridge { factor, .. } => filled("step.bridge", &Scale::Plain.value(*factor), ""),
    }
}
