//! The axes that ask what the numbers allow: bound, precision, denominator, duplicates, inference, money, universals,
//! mobilisation.

use crate::compare::code::Code;
use crate::compare::finding::{Effect, Findings, Remains};
use crate::compare::order::{Order, Side};
use crate::compare::pair::{Kinship, Pair};
use crate::number::Value;
use crate::period::Date;
use crate::quantity::UnitClass;
use crate::report::Aspect;
use crate::vocabulary::Kind;

fn order(pair: &Pair<'_>) -> Order {
    Order::of(&pair.readings(Side::Left).strict, &pair.readings(Side::Right).strict)
}

/// Disjoint intervals keep the verdict; overlapping ones are bounded; an order of magnitude is refused.
pub(super) fn bound(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.vague() {
        findings.add(Code::Vague, Effect::Refuses);
    } else if pair.hedged() {
        let undetermined = pair.sized && pair.whole.is_none() && order(pair) == Order::Undetermined;
        let effect = match undetermined {
            true => Effect::Bounds(Remains::OneSided),
            false => Effect::Stays,
        };
        findings.add(Code::Hedge, effect);
    }
}

/// Half a unit of the last written digit to both sides: where only this makes the intervals overlap, bounded.
pub(super) fn precision(pair: &Pair<'_>, findings: &mut Findings) {
    if !pair.sized || pair.whole.is_some() || order(pair) != Order::Undetermined {
        return;
    }
    let unrounded = |side| pair.readings(side).unrounded;
    let decided = Order::of(&unrounded(Side::Left), &unrounded(Side::Right)) != Order::Undetermined;
    let is_open = pair.differing_months().is_some_and(|(left, right)| !left.is_exact() || !right.is_exact());
    if is_open {
        // How long a window is decides, and not the digits.
        findings.add(Code::Window, Effect::Bounds(Remains::OneSided));
    } else if decided || !pair.hedged() {
        findings.add(Code::Rounding, Effect::Bounds(Remains::OneSided));
    }
}

/// A dated denominator within the year is normalised and named; one of another year leaves an order only; bases that
/// differ are refused.
pub(super) fn denominator(pair: &Pair<'_>, findings: &mut Findings) {
    if let Some((left, right, within_year)) = pair.basis.denominators() {
        let both = format!("{left} | {right}");
        match within_year {
            true => findings.explain(Code::Denominator, Effect::Normalises, Some(both)),
            false => {
                let detail = format!("非当年，只论高低 / not of the year, an order only: {both}");
                findings.explain(Code::Denominator, Effect::Bounds(Remains::Order), Some(detail));
            }
        }
    } else if pair.divisors.is_some() {
        findings.explain(Code::Denominator, Effect::Normalises, Some(pair.basis.to_string()));
    }
    let bases = (&pair.left.measure.base, &pair.right.measure.base);
    if let (Some(left), Some(right), Kinship::Same) = (bases.0, bases.1, pair.kinship)
        && base_noun(left) != base_noun(right)
    {
        findings.explain(Code::Base, Effect::Refuses, Some(format!("{left} | {right}")));
    }
}

/// The noun of a base without its number and classifier: 每万名就业人员 is 就业人员.
fn base_noun(base: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || "每平均一二三四五六七八九十百千万亿萬億名个個人户戶".contains(c);
    let noun = base.trim_start_matches(number);
    if noun.is_empty() { base } else { noun }
}

/// All aspects equal: disjoint values are a conflict and reported as such, but for acts that one report tells piece by piece.
pub(super) fn duplicates(pair: &Pair<'_>, findings: &mut Findings) {
    let (left, right) = (pair.left.measure, pair.right.measure);
    let alike = pair.kinship == Kinship::Same
        && pair.same_region
        && pair.whole.is_none()
        && left.kind == right.kind
        && left.scope == right.scope
        && left.quantity.unit_class == right.quantity.unit_class
        && left.period == right.period
        && left.part_of == right.part_of
        && left.subject == right.subject
        && pair.left.may_contradict(&pair.right)
        && pair.qualifiers(Side::Left) == pair.qualifiers(Side::Right);
    if alike && matches!(order(pair), Order::Left | Order::Right) {
        findings.add(Code::Conflict, Effect::Stays);
    }
}

/// An aspect that the verdict needs and that was inferred rather than read takes the verdict one step down. Not needed is
/// a subject where an indicator stands for it; read, though elsewhere, are the year that the report looks back on (for a
/// state that of its publication) and a kind that the registry gives for the indicator.
pub(super) fn inference(pair: &Pair<'_>, findings: &mut Findings) {
    for side in [Side::Left, Side::Right] {
        let fact = pair.fact(side);
        let measure = fact.measure;
        let indicator = measure.indicator.as_ref().and_then(|id| pair.rules.registry.get(id));
        let heading = &fact.report.heading;
        let happened = matches!(measure.kind, Kind::Flow | Kind::Target);
        let published = heading.published.map(Date::year).filter(|_| !happened);
        let own_year = heading.year_reviewed.or(published);
        for aspect in &measure.inferred {
            let (name, told) = match aspect {
                Aspect::Subject => ("subject", indicator.is_some()),
                Aspect::Kind => ("kind", indicator.is_some_and(|one| one.kind == measure.kind)),
                Aspect::Period => {
                    let year = measure.period.map(|period| period.end().year());
                    ("period", year.is_some() && year == own_year)
                }
                Aspect::Scope => ("scope", false),
            };
            if !told && pair.whole.is_none() {
                findings.step_down(name.into());
            }
        }
    }
}

/// Money of one year is direct; of different years only an order is left, since no deflator is registered.
pub(super) fn money(pair: &Pair<'_>, findings: &mut Findings) {
    let money = |side| pair.fact(side).measure.quantity.unit_class == UnitClass::MoneyCny;
    if money(Side::Left) && money(Side::Right) && pair.years().is_some() {
        findings.add(Code::Nominal, Effect::Bounds(Remains::Order));
    }
}

/// 全部, 全覆盖, 100%: a share of one exactly; it may be ordered.
pub(super) fn universals(pair: &Pair<'_>, findings: &mut Findings) {
    for side in [Side::Left, Side::Right] {
        let measure = pair.fact(side).measure;
        if measure.kind == Kind::Share && measure.quantity.value == Value::ONE {
            findings.add(Code::Universal, Effect::Stays);
        }
    }
}

/// A force under a verb of mobilisation may not be the whole: the verdict stays.
pub(super) fn mobilisation(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.left.measure.mobilised || pair.right.measure.mobilised {
        findings.add(Code::Mobilised, Effect::Stays);
    }
}
