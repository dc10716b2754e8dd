//! [`Comparison`]: the verdict of a pair and, where it permits them, its numbers.

use std::fmt;

use serde::Serialize;

use super::basis::Basis;
use super::code::{Caveat, Code};
use super::finding::{Effect, Remains};
use super::interval::Interval;
use super::order::{Order, Side};
use super::verdict::Verdict;
use crate::period::Period;
use crate::text::Span;
use crate::vocabulary::IndicatorId;

/// Whether an aspect is the same on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The same.
    Equal,
    /// Two values.
    Different,
    /// At least one side does not state it.
    Missing,
}

/// One aspect of both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Aligned {
    /// Name of the aspect: `indicator`, `period`, `stage`, or that of a qualifier.
    pub aspect: String,
    /// Its value on the left, where stated.
    pub left: Option<String>,
    /// Its value on the right, where stated.
    pub right: Option<String>,
}

impl Aligned {
    /// Whether the sides agree.
    pub fn agreement(&self) -> Agreement {
        match (&self.left, &self.right) {
            (Some(left), Some(right)) if left == right => Agreement::Equal,
            (Some(_), Some(_)) => Agreement::Different,
            _ => Agreement::Missing,
        }
    }
}

/// Which words of which report a side is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Locator {
    /// SHA-256 of the source.
    pub source: String,
    /// Name of the region.
    pub region: String,
    /// The indicator.
    pub indicator: Option<IndicatorId>,
    /// The period.
    pub period: Option<Period>,
    /// Where the quantity stands in the original text.
    pub span: Span,
    /// The quantity as written.
    pub text: String,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.region, self.text)?;
        match self.period {
            Some(period) => write!(f, " ({period})"),
            None => Ok(()),
        }
    }
}

/// The numbers of a pair that is direct or normalised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    pub(crate) values: Option<(Interval, Interval)>,
    pub(crate) order: Order,
    pub(crate) likely_order: Order,
    pub(crate) ratio: Option<Interval>,
    pub(crate) difference: Option<Interval>,
    pub(crate) break_even: Option<(Interval, Interval)>,
    pub(crate) basis: Basis,
}

impl Figures {
    /// Where a side lies after the transformations; `None` where a denominator is missing and nothing may be ranked.
    pub fn value(&self, side: Side) -> Option<&Interval> {
        pick(&self.values, side)
    }

    /// Which side is certainly higher.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Which side is higher by the usual reading of 余, 多, 近; never stronger than a guess.
    pub fn likely_order(&self) -> Order {
        self.likely_order
    }

    /// How many times the right value the left one is.
    pub fn ratio(&self) -> Option<&Interval> {
        self.ratio.as_ref()
    }

    /// The left value less the right one.
    pub fn difference(&self) -> Option<&Interval> {
        self.difference.as_ref()
    }

    /// The value this side would need, as stated in its report, to be level with the other.
    pub fn break_even(&self, side: Side) -> Option<&Interval> {
        pick(&self.break_even, side)
    }

    /// The transformations, with their denominators.
    pub fn basis(&self) -> &Basis {
        &self.basis
    }
}

fn pick(both: &Option<(Interval, Interval)>, side: Side) -> Option<&Interval> {
    both.as_ref().map(|(left, right)| match side {
        Side::Left => left,
        Side::Right => right,
    })
}

/// What may be said of a bounded pair: an order, and one-sided numbers where only the bounds are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bounds {
    pub(crate) order: Order,
    pub(crate) likely_order: Order,
    pub(crate) whole: Option<Side>,
    pub(crate) ratio: Option<Interval>,
    pub(crate) difference: Option<Interval>,
    pub(crate) basis: Basis,
}

impl Bounds {
    /// Which side is certainly not lower.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Which side is higher by the usual reading of 余, 多, 近; never stronger than a guess.
    pub fn likely_order(&self) -> Order {
        self.likely_order
    }

    /// The side that is the whole of the other, where the order says no more than that.
    pub fn whole(&self) -> Option<Side> {
        self.whole
    }

    /// At least, or at most, how many times the right value the left one is.
    pub fn ratio(&self) -> Option<&Interval> {
        self.ratio.as_ref()
    }

    /// At least, or at most, how much the left value is above the right one.
    pub fn difference(&self) -> Option<&Interval> {
        self.difference.as_ref()
    }

    /// The transformations, with their denominators.
    pub fn basis(&self) -> &Basis {
        &self.basis
    }
}

/// Why nothing may be said. It carries no number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    pub(crate) reasons: Vec<Caveat>,
}

impl Refusal {
    /// The caveats that refuse.
    pub fn reasons(&self) -> &[Caveat] {
        &self.reasons
    }
}

/// What a verdict permits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Numbers as they stand.
    Direct(Figures),
    /// Numbers after stated transformations.
    Normalised(Figures),
    /// An order or a one-sided statement.
    Bounded(Bounds),
    /// Nothing.
    Refused(Refusal),
}

/// Two measures judged: verdict, caveats, aligned aspects, and the numbers that the verdict permits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    pub(crate) left: Locator,
    pub(crate) right: Locator,
    pub(crate) aspects: Vec<Aligned>,
    #[serde(skip)]
    pub(crate) effects: Vec<Effect>,
    pub(crate) caveats: Vec<Caveat>,
    pub(crate) outcome: Outcome,
}

impl Comparison {
    /// The worst over all axes.
    pub fn verdict(&self) -> Verdict {
        match self.outcome {
            Outcome::Direct(_) => Verdict::Direct,
            Outcome::Normalised(_) => Verdict::Normalised,
            Outcome::Bounded(_) => Verdict::Bounded,
            Outcome::Refused(_) => Verdict::Refused,
        }
    }

    /// What the verdict permits.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The words of one side.
    pub fn locator(&self, side: Side) -> &Locator {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The aspects of both sides.
    pub fn aspects(&self) -> &[Aligned] {
        &self.aspects
    }

    /// All caveats in their fixed order, those too that leave the verdict as it is.
    pub fn caveats(&self) -> &[Caveat] {
        &self.caveats
    }

    /// The caveats that lower the verdict, and mobilisation wording.
    pub fn reasons(&self) -> impl Iterator<Item = &Caveat> {
        let lowers = |effect: &Effect, code: Code| {
            *effect != Effect::Stays || matches!(code, Code::Mobilised | Code::Inferred | Code::Conflict)
        };
        let both = self.effects.iter().zip(&self.caveats);
        both.filter(move |(effect, caveat)| lowers(effect, caveat.code)).map(|(_, caveat)| caveat)
    }

    /// The codes of all caveats, in their fixed order.
    pub fn codes(&self) -> impl Iterator<Item = Code> {
        self.caveats.iter().map(|caveat| caveat.code)
    }

    /// What would be needed for the best verdict, in Chinese and English, in the order of the caveats that lower it.
    pub fn needed(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.reasons().filter_map(Caveat::needed)
    }

    /// Which side is certainly higher; `None` where the pair is refused.
    pub fn order(&self) -> Option<Order> {
        match &self.outcome {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => Some(figures.order()),
            Outcome::Bounded(bounds) => Some(bounds.order()),
            Outcome::Refused(_) => None,
        }
    }

    /// Which side is likely higher; `None` where the pair is refused.
    pub fn likely_order(&self) -> Option<Order> {
        match &self.outcome {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => Some(figures.likely_order()),
            Outcome::Bounded(bounds) => Some(bounds.likely_order()),
            Outcome::Refused(_) => None,
        }
    }

    /// How many times the right value the left one is, where the verdict permits it.
    pub fn ratio(&self) -> Option<&Interval> {
        match &self.outcome {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => figures.ratio(),
            Outcome::Bounded(bounds) => bounds.ratio(),
            Outcome::Refused(_) => None,
        }
    }

    /// The left value less the right one, where the verdict permits it.
    pub fn difference(&self) -> Option<&Interval> {
        match &self.outcome {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => figures.difference(),
            Outcome::Bounded(bounds) => bounds.difference(),
            Outcome::Refused(_) => None,
        }
    }

    /// The numbers of a direct or normalised pair.
    pub fn figures(&self) -> Option<&Figures> {
        match &self.outcome {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => Some(figures),
            Outcome::Bounded(_) | Outcome::Refused(_) => None,
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} | {}", self.left, self.right)?;
        write!(f, "{}", self.verdict())?;
        if let Some(order) = self.order() {
            write!(f, ", order {order}")?;
        }
        if let Some(ratio) = self.ratio() {
            write!(f, ", ratio {}", ratio.to_decimal(3))?;
        }
        for caveat in self.reasons() {
            write!(f, "\n  {caveat}")?;
        }
        Ok(())
    }
}

/// Numbers taken against a verdict, on explicit request: it says so wherever it is printed.
///
/// The values are those stated, without any transformation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overridden {
    pub(crate) because: String,
    pub(crate) comparison: Comparison,
    pub(crate) caveats: Vec<Caveat>,
    pub(crate) order: Order,
    pub(crate) ratio: Option<Interval>,
    pub(crate) difference: Option<Interval>,
}

impl Overridden {
    /// Why the caller set the verdict aside.
    pub fn because(&self) -> &str {
        &self.because
    }

    /// The judged pair whose verdict was set aside.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// The caveats of the pair, with C-SIZE where raw counts of two regions stand side by side.
    pub fn caveats(&self) -> &[Caveat] {
        &self.caveats
    }

    /// The order of the stated values.
    pub fn order(&self) -> Order {
        self.order
    }

    /// The ratio of the stated values.
    pub fn ratio(&self) -> Option<&Interval> {
        self.ratio.as_ref()
    }

    /// The difference of the stated values.
    pub fn difference(&self) -> Option<&Interval> {
        self.difference.as_ref()
    }
}

impl fmt::Display for Overridden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Overridden { comparison, order, .. } = self;
        write!(f, "AGAINST THE VERDICT ({}), because {}: ", comparison.verdict(), self.because)?;
        write!(f, "{} | {}, raw order {order}", comparison.left, comparison.right)?;
        if let Some(ratio) = &self.ratio {
            write!(f, ", raw ratio {}", ratio.to_decimal(3))?;
        }
        let codes: Vec<&str> = self.caveats.iter().map(|caveat| caveat.code.as_str()).collect();
        write!(f, " [{}]", codes.join(" "))
    }
}

/// The numbers of a bounded pair, by what remains of it.
pub(crate) fn bounds_of(remains: Remains, figures: Figures) -> Bounds {
    let Figures { order, likely_order, ratio, difference, basis, .. } = figures;
    let undetermined = Order::Undetermined;
    let (order, likely_order, whole) = match remains {
        Remains::OneSided | Remains::Order => (order, likely_order, None),
        Remains::Whole(Side::Left) => (Order::Left, Order::Left, Some(Side::Left)),
        Remains::Whole(Side::Right) => (Order::Right, Order::Right, Some(Side::Right)),
        Remains::Nothing => (undetermined, undetermined, None),
    };
    let one_sided = remains == Remains::OneSided;
    Bounds {
        order,
        likely_order,
        whole,
        ratio: ratio.filter(|_| one_sided),
        difference: difference.filter(|_| one_sided),
        basis,
    }
}
