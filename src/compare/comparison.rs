//! [`Comparison`]: the verdict of a pair and, where it permits them, its numbers.

use std::fmt;

use serde::Serialize;

use super::basis::Basis;
use super::code::{Caveat, Code};
use super::finding::{Effect, Remains};
use super::interval::Interval;
use super::order::{Order, Side};
use super::verdict::{Footing, Verdict};
use crate::period::Period;
use crate::text::Span;
use crate::vocabulary::{IndicatorId, Kind};

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
    pub(crate) values: Option<(Interval, Interval)>,
    pub(crate) order: Order,
    pub(crate) likely_order: Order,
    pub(crate) whole: Option<Side>,
    pub(crate) ratio: Option<Interval>,
    pub(crate) difference: Option<Interval>,
    pub(crate) basis: Basis,
}

impl Bounds {
    /// Where a side lies after the transformations, where nothing but the bounds of the figures is open.
    pub fn value(&self, side: Side) -> Option<&Interval> {
        pick(&self.values, side)
    }

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
    pub(crate) lacks_denominator: bool,
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

    /// All caveats in their fixed order, each with the verdict that it alone would leave: a caveat that changes nothing
    /// leaves a direct one. An aspect that was inferred takes the verdict of the others one step down, and stands with what
    /// comes of it.
    ///
    /// ```
    /// use zongshu::compare::{Code, Engine, Fact, Stated, Verdict};
    /// let gdp = |year, value| Stated::new("gdp", "510000", year, value).map(Stated::report);
    /// let (one, other) = (gdp(2018, "4000")?, gdp(2019, "4600")?);
    /// let comparison = Engine::new().judge(Fact::new(&one, 0).unwrap(), Fact::new(&other, 0).unwrap());
    /// let alone = |code| comparison.weighed().find(|(_, caveat)| caveat.code == code).map(|(verdict, _)| verdict);
    /// assert_eq!((alone(Code::Year), alone(Code::Nominal)), (Some(Verdict::Normalised), Some(Verdict::Bounded)));
    /// assert!(comparison.deciding().map(|caveat| caveat.code).eq([Code::Nominal]));
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn weighed(&self) -> impl Iterator<Item = (Verdict, &Caveat)> {
        let verdict = |(effect, caveat): (&Effect, _)| match caveat {
            &Caveat { code: Code::Inferred, .. } => (self.verdict(), caveat),
            _ => (effect.verdict(), caveat),
        };
        self.effects.iter().zip(&self.caveats).map(verdict)
    }

    /// What a caveat does to the verdict, in one word or two: `stays`, `bounded`, `one step down: refused`.
    pub fn effect(&self, code: Code) -> String {
        let alone = self.weighed().find(|(_, caveat)| caveat.code == code).map(|(verdict, _)| verdict);
        match alone.filter(|verdict| *verdict > Verdict::Direct) {
            Some(verdict) if code == Code::Inferred => format!("one step down: {verdict}"),
            Some(verdict) => verdict.to_string(),
            None => "stays".into(),
        }
    }

    /// The caveats that decide: without any of them the verdict would be better. An aspect that was inferred takes the
    /// verdict of the others one step down, so it decides beside the worst of them.
    pub fn deciding(&self) -> impl Iterator<Item = &Caveat> {
        let worst = self.effects.iter().map(|effect| effect.verdict()).max().unwrap_or(Verdict::Direct);
        let decides =
            move |verdict: Verdict, code: Code| verdict == worst && worst > Verdict::Direct || code == Code::Inferred;
        self.weighed().filter(move |(verdict, caveat)| decides(*verdict, caveat.code)).map(|(_, caveat)| caveat)
    }

    /// Whether both sides are places in an order: such a pair has no number, and its order says which place is better.
    ///
    /// ```
    /// use zongshu::compare::{Engine, Fact, Order, Stated};
    /// use zongshu::vocabulary::Kind;
    /// let place = |adcode, value| {
    ///     let stated = Stated::new("gdp_rank", adcode, 2021, value)?.kind(Kind::Rank).predicate("居全国");
    ///     Ok::<_, zongshu::Error>(stated.report())
    /// };
    /// let (sixth, eighth) = (place("420000", "6")?, place("520000", "8")?);
    /// let comparison = Engine::new().judge(Fact::new(&sixth, 0).unwrap(), Fact::new(&eighth, 0).unwrap());
    /// assert!(comparison.is_of_ranks() && comparison.ratio().is_none());
    /// assert_eq!(comparison.order(), Some(Order::Left));
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn is_of_ranks(&self) -> bool {
        let kind = self.aspects.iter().find(|aspect| aspect.aspect == "kind");
        kind.is_some_and(|kind| {
            [&kind.left, &kind.right].into_iter().all(|side| side.as_deref() == Some(Kind::Rank.as_str()))
        })
    }

    /// Whether the pair is not refused and yet nothing can be ranked, as the counts are of regions of different size and no
    /// denominator is known for both. It is the least that a verdict can leave: no number, no order.
    pub fn lacks_denominator(&self) -> bool {
        self.lacks_denominator
    }

    /// How the two stand after all: the verdict, unless a missing denominator leaves nothing of it.
    pub fn footing(&self) -> Footing {
        match self.lacks_denominator {
            true => Footing::Unranked,
            false => self.verdict().into(),
        }
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

    /// Where a side lies after the transformations, where the verdict permits a value: of a bounded pair only where
    /// nothing but the bounds of the figures is open.
    pub fn value(&self, side: Side) -> Option<&Interval> {
        match &self.outcome {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => figures.value(side),
            Outcome::Bounded(bounds) => bounds.value(side),
            Outcome::Refused(_) => None,
        }
    }

    /// The transformations, with their denominators; `None` where the pair is refused.
    pub fn basis(&self) -> Option<&Basis> {
        match &self.outcome {
            Outcome::Direct(figures) | Outcome::Normalised(figures) => Some(figures.basis()),
            Outcome::Bounded(bounds) => Some(bounds.basis()),
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

/// Both sides; the verdict; what it permits: values with what they are stated for, order, ratio; every caveat with what it
/// leaves of the verdict; what would be needed for a better one.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} | {}", self.left, self.right)?;
        write!(f, "{}", self.verdict())?;
        if self.lacks_denominator {
            write!(f, ", no denominator, so nothing is ranked")?;
        } else if let (Some(order), Some(likely)) = (self.order(), self.likely_order()) {
            write!(f, ", {} {order}", if self.is_of_ranks() { "better place" } else { "order" })?;
            if order == Order::Undetermined && likely != order {
                write!(f, " (likely {likely})")?;
            }
        }
        if let Some(ratio) = self.ratio() {
            write!(f, ", ratio {}", ratio.to_decimal(ratio.places()))?;
        }
        if let (Some(one), Some(other)) = (self.value(Side::Left), self.value(Side::Right)) {
            let fitting = |value: &Interval| value.to_decimal(value.places());
            write!(f, "\n  values {} | {}", fitting(one), fitting(other))?;
        }
        if let Some(basis) = self.basis().filter(|basis| !basis.steps().is_empty()) {
            write!(f, "\n  {basis}")?;
        }
        for caveat in &self.caveats {
            write!(f, "\n  {caveat} [{}]", self.effect(caveat.code))?;
        }
        for (zh, en) in self.needed() {
            write!(f, "\n  needed: {zh} / {en}")?;
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
            write!(f, ", raw ratio {}", ratio.to_decimal(ratio.places()))?;
        }
        let codes: Vec<&str> = self.caveats.iter().map(|caveat| caveat.code.as_str()).collect();
        write!(f, " [{}]", codes.join(" "))
    }
}

/// The numbers of a bounded pair, by what remains of it.
pub(crate) fn bounds_of(remains: Remains, figures: Figures) -> Bounds {
    let Figures { values, order, likely_order, ratio, difference, basis, .. } = figures;
    let undetermined = Order::Undetermined;
    let (order, likely_order, whole) = match remains {
        Remains::OneSided | Remains::Order => (order, likely_order, None),
        Remains::Whole(Side::Left) => (Order::Left, Order::Left, Some(Side::Left)),
        Remains::Whole(Side::Right) => (Order::Right, Order::Right, Some(Side::Right)),
        Remains::Nothing => (undetermined, undetermined, None),
    };
    let one_sided = remains == Remains::OneSided;
    Bounds {
        values: values.filter(|_| one_sided),
        order,
        likely_order,
        whole,
        ratio: ratio.filter(|_| one_sided),
        difference: difference.filter(|_| one_sided),
        basis,
    }
}
