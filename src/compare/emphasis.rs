//! [`Emphasis`]: what a report spends its words and its figures on, by theme; [`ClaimCount`]: what is claimed without a number.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::number::Value;
use crate::quantity::Bound;
use crate::report::{ClaimKind, Report};
use crate::vocabulary::{Kind, Theme};

/// Bytes of about a thousand Chinese characters.
const THOUSAND_CHARACTERS: i128 = 3_000;

/// What one report spends on one theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Weight {
    /// Bytes of the sections of the theme.
    pub bytes: usize,
    /// Measures and ranks whose passage has the theme.
    pub measures: usize,
    /// Those of them that the text hedges: 余, 多, 超, 近, 约, orders of magnitude; not the limits of targets and
    /// populations (不低于, 以下).
    pub hedged: usize,
    /// Claims without a number in passages of the theme.
    pub claims: usize,
}

impl Weight {
    /// Those that the text does not hedge.
    pub fn exact(&self) -> usize {
        self.measures - self.hedged.min(self.measures)
    }

    /// Measures for a thousand characters or so (3,000 bytes); `None` without text.
    pub fn density(&self) -> Option<Value> {
        let measures = self.measures as i128;
        Value::ratio(measures.checked_mul(THOUSAND_CHARACTERS)?, self.bytes as i128)
    }

    /// The hedged among the measures; `None` without measures.
    pub fn hedged_share(&self) -> Option<Value> {
        Value::ratio(self.hedged as i128, self.measures as i128)
    }
}

/// What one report spends on each theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emphasis {
    weights: BTreeMap<Theme, Weight>,
}

impl Emphasis {
    /// The emphasis of a report: text by the themes of its sections, figures and claims by those of their passages.
    pub fn of(report: &Report) -> Emphasis {
        let mut weights: BTreeMap<Theme, Weight> = BTreeMap::new();
        for section in &report.sections {
            let bytes = &mut weights.entry(section.theme).or_default().bytes;
            *bytes = bytes.saturating_add(section.span.len());
        }
        for (_, _, measure) in report.measures() {
            let weight = weights.entry(measure.theme).or_default();
            weight.measures += 1;
            // The floor of a target and the limit of a population are exact, whatever their words.
            let limit = matches!(measure.kind, Kind::Target | Kind::Parameter);
            let plain = limit || matches!(measure.quantity.bound, Bound::Exact | Bound::Range);
            weight.hedged += usize::from(!plain);
        }
        for claim in &report.claims {
            weights.entry(claim.theme).or_default().claims += 1;
        }
        Emphasis { weights }
    }

    /// What is spent on a theme.
    pub fn weight(&self, theme: Theme) -> Weight {
        self.weights.get(&theme).copied().unwrap_or_default()
    }

    /// All themes together.
    pub fn total(&self) -> Weight {
        self.weights.values().fold(Weight::default(), |sum, one| Weight {
            bytes: sum.bytes.saturating_add(one.bytes),
            measures: sum.measures + one.measures,
            hedged: sum.hedged + one.hedged,
            claims: sum.claims + one.claims,
        })
    }

    /// Share of the text; `None` without text.
    pub fn share_of_text(&self, theme: Theme) -> Option<Value> {
        Value::ratio(self.weight(theme).bytes as i128, self.total().bytes as i128)
    }

    /// Share of the measures; `None` without measures.
    pub fn share_of_measures(&self, theme: Theme) -> Option<Value> {
        Value::ratio(self.weight(theme).measures as i128, self.total().measures as i128)
    }

    /// Share of the hedged measures; `None` without any.
    pub fn share_of_hedged(&self, theme: Theme) -> Option<Value> {
        Value::ratio(self.weight(theme).hedged as i128, self.total().hedged as i128)
    }

    /// Share of the measures that are not hedged; `None` without any.
    pub fn share_of_exact(&self, theme: Theme) -> Option<Value> {
        Value::ratio(self.weight(theme).exact() as i128, self.total().exact() as i128)
    }
}

/// How often a report claims without a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimCount {
    /// What sort of claim.
    pub kind: ClaimKind,
    /// In passages of which theme.
    pub theme: Theme,
    /// How often.
    pub count: usize,
}

impl ClaimCount {
    /// The claims of a report by sort and theme; the claims themselves stand in the report with their spans.
    pub fn of(report: &Report) -> Vec<ClaimCount> {
        let mut counts: BTreeMap<(ClaimKind, Theme), usize> = BTreeMap::new();
        for claim in &report.claims {
            *counts.entry((claim.kind, claim.theme)).or_default() += 1;
        }
        let count = |((kind, theme), count)| ClaimCount { kind, theme, count };
        counts.into_iter().map(count).collect()
    }
}
