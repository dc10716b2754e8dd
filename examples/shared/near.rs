//! Figures of two indicators that look alike and may not be compared.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use zongshu::compare::{Comparison, Engine, Fact, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::quantity::UnitClass;
use zongshu::vocabulary::{Indicator, Kind};

use super::pairs::common;
use super::side;

/// How many tempting pairs of different indicators are shown.
const TEMPTING: usize = 12;

/// How many figures of two wordings are tried for a tempting pair.
const TRIED: usize = 6;

/// Refused pairs of figures of two indicators whose subjects share words and units.
pub fn near_misses(corpus: &Corpus, engine: &Engine) -> Vec<Comparison> {
    // Figures of the same words are one: their number grows with the language and not with the reports.
    type Wording<'c> = (&'c str, UnitClass, String);
    type Worded<'c> = (Wording<'c>, Vec<(usize, &'c Entry, Fact<'c>)>);
    // The place of a pair among the figures, the first figure last.
    type Place = (usize, Reverse<(usize, usize)>);
    let mut places: BTreeMap<Wording<'_>, usize> = BTreeMap::new();
    let mut wordings: Vec<Worded<'_>> = Vec::new();
    let mut place = 0;
    for entry in corpus {
        for fact in entry.facts() {
            let counted = !matches!(fact.measure.kind, Kind::Structure | Kind::Parameter);
            if let (Some(id), Some(subject), true) = (&fact.measure.indicator, &fact.measure.subject, counted) {
                let wording = (id.as_str(), fact.measure.quantity.unit_class, side::simplified(subject));
                let at = *places.entry(wording.clone()).or_insert(wordings.len());
                if at == wordings.len() {
                    wordings.push((wording, Vec::new()));
                }
                wordings[at].1.push((place, entry, fact));
                place += 1;
            }
        }
    }
    let mut near: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    let mut found: BTreeMap<(&str, &str), (Place, Comparison)> = BTreeMap::new();
    for (at, ((id, class, subject), figures)) in wordings.iter().enumerate() {
        for ((other_id, other_class, other_subject), others) in wordings.iter().skip(at + 1) {
            if id == other_id || class != other_class {
                continue;
            }
            let alike = common(subject, other_subject);
            let longest = subject.chars().count().max(other_subject.chars().count());
            let key = (*id.min(other_id), *id.max(other_id));
            let mut is_near = || *near.entry(key).or_insert_with(|| near_of(engine, key.0, key.1));
            if alike < 2 || !(alike > 2 && alike * 3 >= longest * 2 || is_near()) {
                continue;
            }
            let rank = alike * 100 / longest;
            if found.get(&key).is_some_and(|((best, _), _)| *best > rank) {
                continue;
            }
            // The first two figures of different reports that may not be compared.
            let tried =
                figures.iter().take(TRIED).flat_map(|one| others.iter().take(TRIED).map(move |other| (one, other)));
            let apart = tried.filter(|((_, one, _), (_, other, _))| one.doc != other.doc);
            let ordered = apart.map(|(one, other)| if one.0 < other.0 { (one, other) } else { (other, one) });
            let mut ordered: Vec<_> = ordered.collect();
            ordered.sort_by_key(|(one, other)| (one.0, other.0));
            let judged = ordered.into_iter().map(|(one, other)| ((one.0, other.0), engine.judge(one.2, other.2)));
            let Some((places, comparison)) = judged.into_iter().find(|(_, pair)| pair.verdict() == Verdict::Refused)
            else {
                continue;
            };
            let rank = (rank, Reverse(places));
            if found.get(&key).is_none_or(|(best, _)| *best < rank) {
                found.insert(key, (rank, comparison));
            }
        }
    }
    let mut found: Vec<(_, Comparison)> = found.into_values().collect();
    found.sort_by_key(|((alike, _), _)| Reverse(*alike));
    found.into_iter().take(TEMPTING).map(|(_, comparison)| comparison).collect()
}

/// Whether the registry names one indicator as a near miss of the other.
fn near_of(engine: &Engine, one: &str, other: &str) -> bool {
    let registry = engine.registry();
    let misses = |one: &Indicator, other: &Indicator| {
        one.not_this.iter().any(|miss| {
            let names = other.synonyms.iter().chain([&other.zh]);
            names.into_iter().any(|name| name.contains(miss.as_str()))
        })
    };
    let both = registry.named(one).zip(registry.named(other));
    both.is_some_and(|(one, other)| misses(one, other) || misses(other, one))
}
