//! [`Data`]: what the script of the page is given, and how it is written so that no text can end the element it stands in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::facts::{FactData, text};
use super::pairs::{PairData, judged};
use super::shown::acts_unseen;
use super::texts::Texts;
use super::words::{Words, pick};
use crate::compare::{Caveat, Code, Engine, Footing};
use crate::corpus::{Corpus, Entry};
use crate::render::Language;
use crate::script::simplified_characters;

/// One indicator that some report states.
#[derive(Debug, Serialize)]
struct IndicatorData {
    names: [String; 2],
    tier: u8,
    theme: &'static str,
    /// Numbers of the reports that speak of it without a figure.
    mentioned: Vec<usize>,
}

/// One report.
#[derive(Debug, Serialize)]
struct ReportData {
    doc: String,
    label: String,
    /// The measures by their index among the mentions.
    facts: BTreeMap<usize, FactData>,
}

/// What the script of the page is given.
#[derive(Debug, Serialize)]
pub(super) struct Data {
    language: usize,
    words: &'static BTreeMap<&'static str, [&'static str; 2]>,
    /// The sentences of the caveats that occur: zh, en, and what would be needed, zh, en.
    codes: BTreeMap<&'static str, [String; 4]>,
    indicators: BTreeMap<String, IndicatorData>,
    reports: Vec<ReportData>,
    pub(super) pairs: Vec<PairData>,
    /// Traditional characters, each followed by its Simplified one, so that a search in either script finds both.
    scripts: String,
    /// Details of caveats and steps of normalisations, which the pairs name by number.
    texts: Vec<String>,
    /// The two reports that are shown first.
    pub(super) first: (usize, usize),
}

impl Data {
    /// Gathers and judges all there is to show.
    pub(super) fn of(corpus: &Corpus, engine: &Engine, language: Language) -> Data {
        let mut texts = Texts::default();
        let pairs = judged(corpus, engine, &mut texts);
        let codes: BTreeSet<Code> = pairs.iter().flat_map(PairData::codes).collect();
        let reports: Vec<ReportData> = corpus
            .iter()
            .zip(labels(corpus))
            .map(|(entry, label)| ReportData {
                doc: text(&entry.doc),
                label,
                facts: entry.facts().map(|fact| (fact.index, FactData::of(entry, &fact))).collect(),
            })
            .collect();
        Data {
            language: pick(language, 0, 1),
            words: Words::all(),
            codes: codes.into_iter().map(|code| (code.as_str(), sentences(code))).collect(),
            indicators: indicators(corpus, engine),
            first: first(&pairs, corpus.len()),
            scripts: simplified_characters().flat_map(|(written, simplified)| [written, simplified]).collect(),
            reports,
            pairs,
            texts: texts.into_list(),
        }
    }

    /// The label of a report: region and year, and its name where these are not enough.
    pub(super) fn label(&self, report: usize) -> &str {
        self.reports.get(report).map_or("", |report| &report.label)
    }

    /// The best verdict over all pairs of an indicator.
    pub(super) fn best(&self, indicator: &str) -> Option<Footing> {
        let own = self.pairs.iter().filter(|pair| pair.indicator == indicator);
        own.map(|pair| pair.verdict).min()
    }

    /// As JSON in which no character stands that HTML gives a meaning to.
    pub(super) fn to_json(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_else(|_| "null".into());
        let mut safe = String::with_capacity(json.len() + json.len() / 16);
        for character in json.chars() {
            match character {
                '<' | '>' | '&' => escape(&mut safe, character),
                _ if acts_unseen(character) => escape(&mut safe, character),
                _ => safe.push(character),
            }
        }
        safe
    }
}

/// Writes a character by its code, as JSON allows inside its strings; outside of them no such character stands.
fn escape(json: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        // Writing to a string cannot fail.
        let _ = write!(json, "\\u{unit:04x}");
    }
}

fn sentences(code: Code) -> [String; 4] {
    let caveat = Caveat::of(code);
    let (zh, en) = caveat.needed().unwrap_or_default();
    [caveat.zh.clone(), caveat.en.clone(), zh.into(), en.into()]
}

fn indicators(corpus: &Corpus, engine: &Engine) -> BTreeMap<String, IndicatorData> {
    let ids: BTreeSet<_> =
        corpus.iter().flat_map(Entry::facts).filter_map(|fact| fact.measure.indicator.clone()).collect();
    let known = ids.into_iter().filter_map(|id| {
        let indicator = engine.registry().get(&id)?;
        let mentioned = corpus.iter().enumerate().filter(|(_, entry)| entry.mentioned.get(&id).is_some());
        let data = IndicatorData {
            names: [indicator.zh.clone(), indicator.en.clone()],
            tier: indicator.tier.number(),
            theme: indicator.theme.as_str(),
            mentioned: mentioned.map(|(number, _)| number).collect(),
        };
        Some((id.to_string(), data))
    });
    known.collect()
}

/// Region and year of each report; the name of the file as well where two would be alike.
fn labels(corpus: &Corpus) -> Vec<String> {
    let short = |entry: &Entry| {
        let region = entry.report.heading.region.clone().unwrap_or_else(|| entry.doc.clone());
        match entry.year() {
            Some(year) => text(&format!("{region} {year}")),
            None => text(&region),
        }
    };
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for entry in corpus {
        *count.entry(short(entry)).or_default() += 1;
    }
    let label = |entry: &Entry| {
        let short = short(entry);
        match count.get(&short) {
            Some(1) => short,
            _ => format!("{short} ({})", text(&entry.doc)),
        }
    };
    corpus.iter().map(label).collect()
}

/// The two reports with the most pairs that may be compared; the first two where there are none.
fn first(pairs: &[PairData], reports: usize) -> (usize, usize) {
    let mut open: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.verdict.is_comparable()) {
        let (left, right) = (pair.left.0, pair.right.0);
        *open.entry((left.min(right), left.max(right))).or_default() += 1;
    }
    let most = open.into_iter().max_by_key(|(both, count)| (*count, std::cmp::Reverse(*both)));
    most.map_or((0, 1.min(reports.saturating_sub(1))), |(both, _)| both)
}
