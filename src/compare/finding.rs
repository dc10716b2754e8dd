//! [`Finding`]: what one axis says of a pair. [`Findings`] gathers them into a verdict.

use super::code::{Caveat, Code};
use super::order::Side;
use super::verdict::Verdict;

/// What may still be said of a bounded pair; later ones allow less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Remains {
    /// An order and one-sided figures, as the intervals tell them.
    OneSided,
    /// An order only.
    Order,
    /// That this side is the whole, and so not less than the other.
    Whole(Side),
    /// Nothing but that the order is undetermined.
    Nothing,
}

/// What a finding does to the verdict; later ones are worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effect {
    /// The verdict stays.
    Stays,
    /// Fair after a transformation.
    Normalises,
    /// Bounded, with what remains.
    Bounds(Remains),
    /// Refused.
    Refuses,
}

impl Effect {
    pub(crate) fn verdict(self) -> Verdict {
        match self {
            Effect::Stays => Verdict::Direct,
            Effect::Normalises => Verdict::Normalised,
            Effect::Bounds(_) => Verdict::Bounded,
            Effect::Refuses => Verdict::Refused,
        }
    }
}

/// What one axis says of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) code: Code,
    pub(crate) effect: Effect,
    pub(crate) detail: Option<String>,
}

/// All findings of a pair.
#[derive(Debug, Clone, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    steps_down: bool,
}

impl Findings {
    pub(crate) fn add(&mut self, code: Code, effect: Effect) {
        self.explain(code, effect, None);
    }

    pub(crate) fn explain(&mut self, code: Code, effect: Effect, detail: Option<String>) {
        match self.list.iter_mut().find(|finding| finding.code == code) {
            Some(old) => {
                old.effect = old.effect.max(effect);
                match (&mut old.detail, detail) {
                    (Some(old), Some(new)) if !old.contains(&new) => {
                        old.push_str("; ");
                        old.push_str(&new);
                    }
                    (old @ None, new) => *old = new,
                    _ => {}
                }
            }
            None => self.list.push(Finding { code, effect, detail }),
        }
    }

    /// An aspect was inferred: the verdict over all axes goes one step down.
    pub(crate) fn step_down(&mut self, detail: String) {
        self.steps_down = true;
        self.explain(Code::Inferred, Effect::Stays, Some(detail));
    }

    /// The worst over all axes.
    pub(crate) fn verdict(&self) -> Verdict {
        let worst = self.list.iter().map(|finding| finding.effect.verdict()).max();
        let worst = worst.unwrap_or(Verdict::Direct);
        match self.steps_down {
            true => worst.one_step_down(),
            false => worst,
        }
    }

    /// What remains of a bounded pair.
    pub(crate) fn remains(&self) -> Remains {
        let bounds = self.list.iter().filter_map(|finding| match finding.effect {
            Effect::Bounds(remains) => Some(remains),
            _ => None,
        });
        let mut wholes = [Side::Left, Side::Right].into_iter().filter(|side| {
            let whole = Effect::Bounds(Remains::Whole(*side));
            self.list.iter().any(|finding| finding.effect == whole)
        });
        match (wholes.next(), wholes.next()) {
            // Each would contain the other: nothing is certain.
            (Some(_), Some(_)) => Remains::Nothing,
            _ => bounds.max().unwrap_or(Remains::Order),
        }
    }

    /// The caveats with their effects, in the fixed order of the codes.
    pub(crate) fn into_caveats(mut self) -> Vec<(Effect, Caveat)> {
        self.list.sort_by_key(|finding| finding.code);
        let caveat = |finding: Finding| {
            let mut caveat = Caveat::of(finding.code);
            caveat.detail = finding.detail;
            (finding.effect, caveat)
        };
        self.list.into_iter().map(caveat).collect()
    }
}
