//! [`Engine`]: judges pairs of measures by the axes.

use std::collections::BTreeSet;

use super::axes::Axis;
use super::code::{Caveat, Code};
use super::comparison::{Aligned, Comparison, Figures, Locator, Outcome, Overridden, Refusal, bounds_of};
use super::denominator::Denominators;
use super::fact::Fact;
use super::finding::{Effect, Findings};
use super::interval::Interval;
use super::knowledge::Knowledge;
use super::order::{Order, Side};
use super::pair::{Pair, Rules};
use super::verdict::Verdict;
use crate::vocabulary::{DimReader, Registry};

/// Judges pairs of measures. It holds the tables that the rules draw on, each of which a user may replace.
#[derive(Debug, Clone)]
pub struct Engine {
    registry: Registry,
    denominators: Denominators,
    dims: DimReader,
    knowledge: &'static Knowledge,
}

impl Default for Engine {
    fn default() -> Engine {
        Engine {
            registry: Registry::bundled().clone(),
            denominators: Denominators::bundled().clone(),
            dims: DimReader::bundled().clone(),
            knowledge: Knowledge::bundled(),
        }
    }
}

impl Engine {
    /// An engine with the tables of the crate.
    pub fn new() -> Engine {
        Engine::default()
    }

    /// The engine with another registry of indicators.
    pub fn with_registry(mut self, registry: Registry) -> Engine {
        self.registry = registry;
        self
    }

    /// The engine with other denominators.
    pub fn with_denominators(mut self, denominators: Denominators) -> Engine {
        self.denominators = denominators;
        self
    }

    /// The engine with another table of qualifiers.
    pub fn with_dims(mut self, dims: DimReader) -> Engine {
        self.dims = dims;
        self
    }

    /// The registry in use.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The denominators in use.
    pub fn denominators(&self) -> &Denominators {
        &self.denominators
    }

    /// Whether two figures of one indicator count the same sort by the qualifiers that are part of what is counted: 女党员
    /// are not all 党员.
    ///
    /// ```
    /// use zongshu::compare::{Engine, Fact};
    /// use zongshu::{parse::Parser, text::Source};
    /// let text = "柳江开新局\n——2031年组织工作综述\n\n全市党员12.3万名，其中女党员3.1万名。\n";
    /// let report = Parser::default().read(&Source::from_text(text));
    /// let members: Vec<_> = Fact::stated(&report, "party_members").collect();
    /// assert!(!Engine::new().are_of_one_sort(&members[0], &members[1]));
    /// ```
    pub fn are_of_one_sort(&self, one: &Fact<'_>, other: &Fact<'_>) -> bool {
        let rules = self.rules();
        rules.identity(one) == rules.identity(other)
    }

    pub(crate) fn rules(&self) -> Rules<'_> {
        Rules {
            registry: &self.registry,
            denominators: &self.denominators,
            dims: &self.dims,
            knowledge: self.knowledge,
        }
    }

    pub(crate) fn knowledge(&self) -> &'static Knowledge {
        self.knowledge
    }

    /// Judges two measures.
    pub fn judge(&self, left: Fact<'_>, right: Fact<'_>) -> Comparison {
        self.settle(&Pair::new(self.rules(), left, right, None))
    }

    /// Judges two measures, each divided by another that its own report states, such as members per organization.
    ///
    /// The divisors are judged as well: what refuses them refuses the pair, and their other caveats are added.
    pub fn judge_per(&self, left: Fact<'_>, right: Fact<'_>, divisors: (Fact<'_>, Fact<'_>)) -> Comparison {
        let pair = Pair::new(self.rules(), left, right, Some(divisors));
        let own = Pair::new(self.rules(), divisors.0, divisors.1, Some(divisors));
        let mut findings = Findings::default();
        for axis in Axis::all().iter().filter(|axis| !axis.weighs_figures()) {
            axis.judge(&own, &mut findings);
        }
        for axis in Axis::all() {
            axis.judge(&pair, &mut findings);
        }
        settle(&pair, findings)
    }

    fn settle(&self, pair: &Pair<'_>) -> Comparison {
        settle(pair, find(pair))
    }

    /// Takes the numbers of two measures as stated, against whatever the verdict is. What is returned names the
    /// verdict and the reason given wherever it is printed.
    pub fn override_verdict(&self, left: Fact<'_>, right: Fact<'_>, because: &str) -> Overridden {
        let pair = Pair::new(self.rules(), left, right, None);
        let comparison = self.settle(&pair);
        let (one, other) = (pair.stated(Side::Left).strict, pair.stated(Side::Right).strict);
        let mut caveats = comparison.caveats.clone();
        let raw = !pair.same_region && left.is_count() && right.is_count();
        if raw && !caveats.iter().any(|caveat| caveat.code == Code::Size) {
            caveats.push(Caveat::of(Code::Size));
            caveats.sort_by_key(|caveat| caveat.code);
        }
        Overridden {
            because: because.into(),
            comparison,
            caveats,
            order: pair.order_of(&one, &other),
            ratio: one.over(&other).filter(|_| !pair.is_of_ranks()),
            difference: Some(one.minus(&other)).filter(|_| !pair.is_of_ranks()),
        }
    }
}

fn find(pair: &Pair<'_>) -> Findings {
    let mut findings = Findings::default();
    for axis in Axis::all() {
        axis.judge(pair, &mut findings);
    }
    findings
}

fn settle(pair: &Pair<'_>, findings: Findings) -> Comparison {
    let (verdict, remains) = (findings.verdict(), findings.remains());
    let caveats = findings.into_caveats();
    let outcome = match verdict {
        Verdict::Direct => Outcome::Direct(figures(pair)),
        Verdict::Normalised => Outcome::Normalised(figures(pair)),
        Verdict::Bounded => Outcome::Bounded(bounds_of(remains, figures(pair))),
        Verdict::Refused => {
            let refuses = caveats.iter().filter(|(effect, _)| *effect == Effect::Refuses);
            let mut reasons: Vec<Caveat> = refuses.map(|(_, caveat)| caveat.clone()).collect();
            // Nothing refuses by itself: what bounds the pair does, with the aspect that was inferred.
            if reasons.is_empty() {
                let decides = |effect: &Effect, code| matches!(effect, Effect::Bounds(_)) || code == Code::Inferred;
                let decides = caveats.iter().filter(|(effect, caveat)| decides(effect, caveat.code));
                reasons = decides.map(|(_, caveat)| caveat.clone()).collect();
            }
            Outcome::Refused(Refusal { reasons })
        }
    };
    let (effects, caveats) = caveats.into_iter().unzip();
    Comparison {
        left: locator(&pair.left),
        right: locator(&pair.right),
        aspects: aspects(pair),
        effects,
        caveats,
        lacks_denominator: !pair.sized && is_open(&outcome),
        outcome,
    }
}

/// Whether an order would be looked for if the sides were of one size: not where the pair is refused, nor where one side is
/// the whole of the other.
fn is_open(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Direct(_) | Outcome::Normalised(_) => true,
        Outcome::Bounded(bounds) => bounds.whole().is_none(),
        Outcome::Refused(_) => false,
    }
}

fn figures(pair: &Pair<'_>) -> Figures {
    let (left, right) = (pair.readings(Side::Left), pair.readings(Side::Right));
    let order_alone = |order, likely_order| Figures {
        values: None,
        order,
        likely_order,
        ratio: None,
        difference: None,
        break_even: None,
        basis: pair.basis.clone(),
    };
    if !pair.sized {
        return order_alone(Order::Undetermined, Order::Undetermined);
    }
    let order = pair.order_of(&left.strict, &right.strict);
    let likely_order = pair.order_of(&left.likely, &right.likely);
    // The sixth place is not six times the first, nor five less.
    if pair.is_of_ranks() {
        return order_alone(order, likely_order);
    }
    let even = |other: &Interval, side| pair.basis.undo(other, side).unwrap_or(Interval::unbounded());
    Figures {
        values: Some((left.strict, right.strict)),
        order,
        likely_order,
        ratio: left.strict.over(&right.strict),
        difference: Some(left.strict.minus(&right.strict)),
        break_even: Some((even(&right.strict, Side::Left), even(&left.strict, Side::Right))),
        basis: pair.basis.clone(),
    }
}

pub(crate) fn locator(fact: &Fact<'_>) -> Locator {
    Locator {
        source: fact.report.source.sha256.clone(),
        region: fact.region().into(),
        indicator: fact.measure.indicator.clone(),
        period: fact.period(),
        span: fact.mention.span,
        text: fact.mention.text.clone(),
    }
}

fn aspects(pair: &Pair<'_>) -> Vec<Aligned> {
    type Read = fn(&Fact<'_>) -> Option<String>;
    let table: [(&str, Read); 11] = [
        ("indicator", |fact| fact.measure.indicator.as_ref().map(ToString::to_string)),
        ("unit_class", |fact| Some(fact.measure.quantity.unit_class.to_string())),
        ("kind", |fact| Some(fact.measure.kind.to_string())),
        ("period", |fact| fact.period().map(|period| period.to_string())),
        ("region", |fact| Some(fact.region().to_string())),
        ("scope", |fact| Some(fact.measure.scope.to_string())),
        ("bound", |fact| Some(fact.measure.quantity.bound.to_string())),
        ("subject", |fact| fact.measure.subject.clone()),
        ("predicate", |fact| fact.measure.predicate.clone()),
        ("base", |fact| fact.measure.base.clone()),
        ("mobilised", |fact| fact.measure.mobilised.then(|| "yes".into())),
    ];
    let mut aligned: Vec<Aligned> = table
        .iter()
        .map(|(aspect, read)| Aligned { aspect: (*aspect).into(), left: read(&pair.left), right: read(&pair.right) })
        .filter(|aligned| aligned.left.is_some() || aligned.right.is_some())
        .collect();
    let stage = |fact: &Fact<'_>| pair.rules.knowledge.stage(fact.measure).map(|stage| stage.name.clone());
    let (left, right) = (stage(&pair.left), stage(&pair.right));
    if left.is_some() || right.is_some() {
        aligned.push(Aligned { aspect: "stage".into(), left, right });
    }
    let (left, right) = (pair.qualifiers(Side::Left), pair.qualifiers(Side::Right));
    let names: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    aligned.extend(names.into_iter().map(|name| Aligned {
        aspect: name.clone(),
        left: left.get(name).map(ToString::to_string),
        right: right.get(name).map(ToString::to_string),
    }));
    aligned
}
