//! What the answers to an analyst's questions are made with: the figures of some indicators, their pairs, their tables.

use std::collections::{BTreeMap, BTreeSet};

use zongshu::compare::{Caveat, Code, Comparison, Engine, Fact, Footing, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::render::{Cell, ColumnKind, Document, Table, Words, footing_words, tables};

use super::side;

/// What the answers work with.
pub struct Desk<'c> {
    /// The reports.
    pub corpus: &'c Corpus,
    /// What judges.
    pub engine: &'c Engine,
}

impl<'c> Desk<'c> {
    /// The figures of some indicators, in the order of the reports.
    pub fn figures(&self, indicators: &[&str]) -> Vec<(&'c Entry, Fact<'c>)> {
        let of = |entry: &'c Entry| {
            let facts = indicators.iter().flat_map(|indicator| entry.stated(indicator));
            facts.map(move |fact| (entry, fact)).collect::<Vec<_>>()
        };
        self.corpus.iter().flat_map(of).collect()
    }

    /// All pairs of figures of two reports, judged.
    pub fn pairs(&self, figures: &[(&'c Entry, Fact<'c>)]) -> Vec<Comparison> {
        let mut pairs = Vec::new();
        for (place, (one, left)) in figures.iter().enumerate() {
            for (other, right) in figures.iter().skip(place + 1) {
                if one.doc != other.doc {
                    pairs.push(self.engine.judge(*left, *right));
                }
            }
        }
        pairs
    }

    /// Each figure with its sentence.
    pub fn list(&self, out: &mut Document, figures: &[(&Entry, Fact<'_>)]) {
        for (entry, fact) in figures {
            out.item("   - ", side::line(entry, fact));
            out.item("     ", side::told(entry, fact, 92));
        }
        out.data(tables::figures(self.engine, figures, &tables::Standing::default()));
    }

    /// Refused pairs in short: both sides and the codes.
    pub fn refusals(&self, out: &mut Document, pairs: &[Comparison]) {
        let refused = || pairs.iter().filter(|pair| pair.verdict() == Verdict::Refused);
        out.table(3, tables::refused(self.corpus, refused(), &|_, locator| locator.to_string()));
        for code in refused().flat_map(side::codes).collect::<BTreeSet<Code>>() {
            out.item("     ", side::caveat_words(&Caveat::of(code)));
        }
    }
}

/// A sentence of an answer, as a line and as data.
pub fn answer(out: &mut Document, text: Words) {
    out.item(" = ", text.clone());
    let mut table = Table::new("answers", Words::new("回答", "Answers")).column(
        "answer",
        ColumnKind::Text,
        Words::new("回答", "answer"),
    );
    table.push([Cell::Words(text)]);
    out.data(table);
}

/// How many pairs of a list stand how, in words.
pub fn verdicts(pairs: &[Comparison]) -> Words {
    if pairs.is_empty() {
        return Words::new("没有两篇都述及", "no two reports state figures of it");
    }
    let mut counts: BTreeMap<Footing, usize> = BTreeMap::new();
    for pair in pairs {
        *counts.entry(pair.footing()).or_default() += 1;
    }
    let told = counts.iter().map(|(footing, count)| {
        let Words { zh, en } = footing_words(*footing);
        Words::new(format!("{zh} {count}"), format!("{count} {en}"))
    });
    let Words { zh, en } = side::listed(&told.collect::<Vec<_>>(), "，", ", ");
    let noun = if pairs.len() == 1 { "pair" } else { "pairs" };
    Words::new(format!("共 {} 对：{zh}", pairs.len()), format!("{} {noun}: {en}", pairs.len()))
}
