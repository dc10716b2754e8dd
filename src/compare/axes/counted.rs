//! The axes that ask what is counted: indicator, unit, kind, subject, stage, parameter.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::code::Code;
use crate::compare::fact::{Qualifier, THRESHOLD};
use crate::compare::finding::{Effect, Findings, Remains};
use crate::compare::order::Side;
use crate::compare::pair::{Kinship, Pair};
use crate::compare::qualified::{AMONG, PART};
use crate::quantity::{Bound, UnitClass};
use crate::report::Aspect;
use crate::vocabulary::{Kind, Tier};

/// The same id is direct; a broader id allows part <= whole only; other ids are refused. A local definition is at best
/// normalised between regions, a local brand refused.
pub(super) fn indicator(pair: &Pair<'_>, findings: &mut Findings) {
    match pair.kinship {
        Kinship::Same => {}
        Kinship::Broader(side) if pair.same_region && pair.same_window() => {
            findings.add(Code::Subset, Effect::Bounds(Remains::Whole(side)));
        }
        Kinship::Broader(_) => findings.add(Code::Subset, Effect::Bounds(Remains::Nothing)),
        Kinship::Different => {
            let id = |side| match &pair.fact(side).measure.indicator {
                Some(id) => id.as_str(),
                None => "none",
            };
            let detail = format!("{} | {}", id(Side::Left), id(Side::Right));
            findings.explain(Code::Indicator, Effect::Refuses, Some(detail));
            return;
        }
    }
    if pair.same_region {
        return;
    }
    let ids = [Side::Left, Side::Right].map(|side| pair.fact(side).measure.indicator.as_ref());
    let tier = ids.into_iter().flatten().filter_map(|id| pair.rules.registry.get(id)).map(|one| one.tier).max();
    match tier {
        Some(Tier::Local) => findings.add(Code::Definition, Effect::Normalises),
        Some(Tier::Brand) => findings.add(Code::Brand, Effect::Refuses),
        Some(Tier::National) | None => {}
    }
}

/// The same class is direct after exact conversion, percentages and fractions are one; other classes are refused.
pub(super) fn unit_class(pair: &Pair<'_>, findings: &mut Findings) {
    let class = |side| match pair.fact(side).measure.quantity.unit_class {
        UnitClass::Ratio => UnitClass::Percent,
        other => other,
    };
    let (left, right) = (class(Side::Left), class(Side::Right));
    if left != right {
        findings.explain(Code::Unit, Effect::Refuses, Some(format!("{left} | {right}")));
    }
}

/// The same kind is direct; a target or a rule against an outcome, and any two other kinds, are refused; two shares are
/// refused unless part and whole match. A part (其中) has the kind of its whole where its own was only inferred.
pub(super) fn kind(pair: &Pair<'_>, findings: &mut Findings) {
    let (left, right) = (pair.left.measure.kind, pair.right.measure.kind);
    let inferred = |side| pair.fact(side).measure.inferred.contains(&Aspect::Kind);
    if pair.whole.is_some() && (inferred(Side::Left) || inferred(Side::Right)) {
        return;
    }
    if left != right {
        let code = match left == Kind::Target || right == Kind::Target {
            true => Code::Target,
            false => Code::Kind,
        };
        findings.explain(code, Effect::Refuses, Some(format!("{left} | {right}")));
    } else if left == Kind::Share && pair.kinship != Kinship::Same {
        findings.add(Code::Base, Effect::Refuses);
    } else if [&pair.left, &pair.right].into_iter().any(|fact| pair.rules.is_share_of_another_whole(fact)) {
        // 党员占常住人口的6.4%: the part is the whole of the indicator, and so it is the share of something else.
        let subject = |side| pair.fact(side).measure.subject.as_deref().unwrap_or("not stated").to_string();
        let detail = format!("share of {} | share of {}", subject(Side::Left), subject(Side::Right));
        findings.explain(Code::Base, Effect::Refuses, Some(detail));
    }
}

/// Joined subjects against simple ones, and parts (其中) against their whole.
pub(super) fn subject(pair: &Pair<'_>, findings: &mut Findings) {
    if let Some(side) = pair.whole {
        findings.add(Code::Subset, Effect::Bounds(Remains::Whole(side)));
        return;
    }
    let knowledge = pair.rules.knowledge;
    let parts = |side| {
        let subject = pair.fact(side).measure.subject.as_deref();
        knowledge.parts(subject.unwrap_or(""))
    };
    let (left, right) = (parts(Side::Left), parts(Side::Right));
    let holds = |whole: &[&str], part: &[&str]| whole.len() > part.len() && part.iter().all(|one| whole.contains(one));
    if (left.len() < 2 && right.len() < 2) || left == right || left.is_empty() || right.is_empty() {
        return;
    }
    let composite = match (holds(&left, &right), holds(&right, &left)) {
        (true, _) => Some(Side::Left),
        (_, true) => Some(Side::Right),
        _ => None,
    };
    let effect = match composite {
        Some(side) if pair.same_region && pair.same_window() => Effect::Bounds(Remains::Whole(side)),
        // One registered concept covers both wordings: fair with the caveat.
        _ if pair.kinship == Kinship::Same => Effect::Normalises,
        _ => Effect::Refuses,
    };
    let detail = format!("{} | {}", left.join("+"), right.join("+"));
    findings.explain(Code::Composite, effect, Some(detail));
}

/// Equal stages are direct, neighbours normalised, distant ones refused.
pub(super) fn stage(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.whole.is_some() {
        return;
    }
    let told = |side| pair.rules.knowledge.stage(pair.fact(side).measure);
    let (Some(left), Some(right)) = (told(Side::Left), told(Side::Right)) else {
        return;
    };
    if left.act != right.act || left.name == right.name {
        return;
    }
    let effect = match left.group == right.group {
        true => Effect::Normalises,
        false => Effect::Refuses,
    };
    findings.explain(Code::Stage, effect, Some(format!("{} | {}", left.name, right.name)));
}

type Qualifiers = BTreeMap<String, Qualifier>;

/// Equal qualifiers are direct. Of those that are part of what is counted, nested ones are bounded and others refused;
/// where one side states none it may be wider, and no order is certain. Those that only describe are normalised.
pub(super) fn parameter(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.kinship != Kinship::Same || pair.whole.is_some() {
        return;
    }
    let (left, right) = (pair.qualifiers(Side::Left), pair.qualifiers(Side::Right));
    let names: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    let is_group = pair.rules.is_share_of_group(&pair.left) && pair.rules.is_share_of_group(&pair.right);
    let only = |own: &Qualifiers, other: &Qualifiers| {
        own.keys().any(|name| pair.rules.is_identity(name) && !other.contains_key(name))
    };
    // Women and those under 35 are two groups, and neither is a part of the other.
    let are_two_groups = is_group && only(&left, &right) && only(&right, &left);
    if is_group && !names.iter().any(|name| pair.rules.is_identity(name)) {
        let detail = format!("{PART}: not stated | not stated");
        findings.explain(Code::Parameter, Effect::Bounds(Remains::Nothing), Some(detail));
    }
    for name in names {
        let identity = pair.rules.is_identity(name);
        let effect = match (left.get(name), right.get(name)) {
            (Some(one), Some(other)) if one == other => continue,
            (Some(_), Some(_)) if !identity => Effect::Normalises,
            (Some(one), Some(other)) => match nested(one, other) {
                Some(side) if pair.same_region && pair.same_window() => Effect::Bounds(Remains::Whole(side)),
                Some(_) => Effect::Bounds(Remains::Nothing),
                None => Effect::Refuses,
            },
            _ if identity && are_two_groups => Effect::Refuses,
            _ if identity => Effect::Bounds(Remains::Nothing),
            _ => continue,
        };
        let word = |value: Option<&Qualifier>| value.map_or("not stated".to_string(), Qualifier::to_string);
        let detail = format!("{name}: {} | {}", word(left.get(name)), word(right.get(name)));
        findings.explain(Code::Parameter, effect, Some(detail));
    }
    // Two places among others that neither side names may be held in two fields.
    if pair.is_of_ranks() && !left.contains_key(AMONG) && !right.contains_key(AMONG) {
        let detail = format!("{AMONG}: not stated | not stated");
        findings.explain(Code::Parameter, Effect::Bounds(Remains::Nothing), Some(detail));
    }
    // A threshold that makes the indicator what it is, and that neither side tells, may be two.
    for dim in pair.indicator.iter().flat_map(|indicator| &indicator.dims) {
        let unknown = !left.contains_key(&dim.name) && !right.contains_key(&dim.name);
        if dim.name.starts_with(THRESHOLD) && unknown && !pair.same_region {
            let detail = format!("{}: not stated | not stated", dim.name);
            findings.explain(Code::Parameter, Effect::Bounds(Remains::Nothing), Some(detail));
        }
    }
}

/// The side whose population contains that of the other: a lower floor, a higher ceiling, more of the same words.
pub(in crate::compare) fn nested(left: &Qualifier, right: &Qualifier) -> Option<Side> {
    match (left, right) {
        (Qualifier::Threshold(one, Bound::AtLeast), Qualifier::Threshold(other, Bound::AtLeast)) => {
            Some(if one < other { Side::Left } else { Side::Right })
        }
        (Qualifier::Threshold(one, Bound::AtMost), Qualifier::Threshold(other, Bound::AtMost)) => {
            Some(if one > other { Side::Left } else { Side::Right })
        }
        (Qualifier::Word(one), Qualifier::Word(other)) => {
            let (one, other): (BTreeSet<&str>, BTreeSet<&str>) = (one.split('+').collect(), other.split('+').collect());
            match (one.is_superset(&other), other.is_superset(&one)) {
                (true, _) => Some(Side::Left),
                (_, true) => Some(Side::Right),
                _ => None,
            }
        }
        _ => None,
    }
}
