//! Which pairs of figures are judged, where there are too many for all.

use std::collections::BTreeMap;

use zongshu::compare::{Base, Engine, Fact};
use zongshu::corpus::{Corpus, Entry};
use zongshu::text::Span;
use zongshu::vocabulary::Indicator;

/// How many pairs of one indicator are judged at most: their number grows with the square of the reports. Beyond it each
/// figure is judged beside those that stand next to it in the table of the indicator.
pub const PAIRS: usize = 5_000;

/// How many pairs of figures of different reports there are.
pub fn between_reports(facts: &[(&Entry, Fact<'_>)]) -> usize {
    let mut of_report: BTreeMap<&str, usize> = BTreeMap::new();
    facts.iter().for_each(|(entry, _)| *of_report.entry(entry.doc.as_str()).or_default() += 1);
    let pairs = |count: usize| count * count.saturating_sub(1) / 2;
    pairs(facts.len()) - of_report.values().map(|count| pairs(*count)).sum::<usize>()
}

/// The pairs that are judged: all, or where there are too many the neighbours in the table of the indicator, the nearest
/// first.
pub fn pairs_of(
    engine: &Engine,
    indicator: &Indicator,
    corpus: &Corpus,
    facts: &[(&Entry, Fact<'_>)],
) -> Vec<(usize, usize)> {
    let count = facts.len();
    let is_apart = |(one, other): &(usize, usize)| facts[*one].0.doc != facts[*other].0.doc;
    if between_reports(facts) <= PAIRS {
        return (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).filter(is_apart).collect();
    }
    let table = engine.regions(&indicator.id, &corpus.reports(), Base::First);
    let stands: BTreeMap<(&str, Span), usize> =
        table.rows().enumerate().map(|(at, row)| ((row.locator.source.as_str(), row.locator.span), at)).collect();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| {
        let fact = facts[*at].1;
        stands.get(&(fact.report.source.sha256.as_str(), fact.mention.span)).copied().unwrap_or(usize::MAX)
    });
    let apart = (1..count)
        .flat_map(|step| order.iter().zip(&order[step..]).map(|(one, other)| (*one.min(other), *one.max(other))));
    let mut chosen: Vec<(usize, usize)> = apart.filter(is_apart).take(PAIRS).collect();
    chosen.sort_unstable();
    chosen
}

/// Characters of the longest run that two texts share.
pub fn common(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut best = 0;
    let mut before = vec![0; other.len() + 1];
    for a in &one {
        let mut row = vec![0; other.len() + 1];
        for (place, b) in other.iter().enumerate() {
            if a == b {
                row[place + 1] = before[place] + 1;
                best = best.max(row[place + 1]);
            }
        }
        before = row;
    }
    best
}
