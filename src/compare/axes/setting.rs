//! The axes that ask when, where and by whom: period, region, scope, breaks, source, silence.

use crate::compare::code::Code;
use crate::compare::finding::{Effect, Findings, Remains};
use crate::compare::order::Side;
use crate::compare::pair::{Kinship, Pair};
use crate::compare::region::RegionLevel;
use crate::report::Scope;
use crate::script::Script;
use crate::vocabulary::Kind;

/// The same closed year is direct; other years are normalised; windows of other lengths are normalised per month where
/// both ends are known, and refused for flows where a start is open; an unknown period is refused unless it is that of
/// a stock and the year of the report stands in.
pub(super) fn period(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.whole.is_some() {
        return;
    }
    for side in [Side::Left, Side::Right] {
        let fact = pair.fact(side);
        if fact.measure.period.is_none() {
            let effect = match fact.period() {
                Some(_) => Effect::Normalises,
                None => Effect::Refuses,
            };
            findings.add(Code::Period, effect);
        }
    }
    let (Some(left), Some(right)) = (pair.left.window(), pair.right.window()) else {
        return;
    };
    if left.first.is_none() || right.first.is_none() {
        let detail = format!("{} | {}", write(pair, Side::Left), write(pair, Side::Right));
        findings.explain(Code::Window, Effect::Refuses, Some(detail));
    } else if let Some((left, right)) = pair.differing_months() {
        findings.explain(Code::Window, Effect::Normalises, Some(format!("{left} | {right} months")));
    } else if pair.both_flows() && left != right && left.last_year() == right.last_year() {
        findings.add(Code::Window, Effect::Normalises);
    }
    if left.last_year() == right.last_year() && left.first_year() == right.first_year() {
        return;
    }
    let detail = format!("{} | {}", write(pair, Side::Left), write(pair, Side::Right));
    findings.explain(Code::Year, Effect::Normalises, Some(detail));
    for window in [left, right] {
        for code in pair.rules.knowledge.special(window.first_year(), window.last_year()) {
            findings.add(code, Effect::Normalises);
        }
    }
}

fn write(pair: &Pair<'_>, side: Side) -> String {
    let period = pair.fact(side).period();
    period.map_or("unknown".into(), |period| period.to_string())
}

/// Regions of one level: direct for shares and rates; counts need a denominator, and without one nothing is ranked.
/// Regions of two levels: shares and rates are normalised, counts refused. Of two nested regions only part <= whole is
/// said, of one window.
pub(super) fn region(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.same_region {
        return;
    }
    let counts = pair.left.is_count() || pair.right.is_count();
    let (Some(left), Some(right)) = (pair.left.adcode(), pair.right.adcode()) else {
        findings.explain(Code::Level, Effect::Refuses, Some("region unknown".into()));
        return;
    };
    let outer = match (left.contains(right), right.contains(left)) {
        (true, _) => Some(Side::Left),
        (_, true) => Some(Side::Right),
        _ => None,
    };
    if let Some(outer) = outer {
        let additive = counts && pair.same_window() && pair.kinship != Kinship::Different;
        match additive {
            true => {
                findings.add(Code::Nested, Effect::Bounds(Remains::Whole(outer)));
                return;
            }
            false => findings.add(Code::Nested, Effect::Stays),
        }
    }
    let levels = (RegionLevel::of(left), RegionLevel::of(right));
    if levels.0 != levels.1 {
        let ranked = pair.left.measure.kind == Kind::Rank || pair.right.measure.kind == Kind::Rank;
        let effect = match counts || ranked {
            true => Effect::Refuses,
            false => Effect::Normalises,
        };
        findings.explain(Code::Level, effect, Some(format!("{} | {}", levels.0, levels.1)));
    } else if !pair.sized {
        findings.add(Code::Size, Effect::Normalises);
    }
}

/// Both of the whole region, or both of the same group or place, is direct; anything else is refused.
pub(super) fn scope(pair: &Pair<'_>, findings: &mut Findings) {
    let whole = |scope: &Scope| matches!(scope, Scope::Region | Scope::Nation);
    let (left, right) = (&pair.left.measure.scope, &pair.right.measure.scope);
    let same = match (left, right) {
        (Scope::Group(one), Scope::Group(other)) => one == other,
        (Scope::Place(one), Scope::Place(other)) => one == other && pair.same_region,
        (Scope::Joint, Scope::Joint) => pair.left.same_report(&pair.right),
        (one, other) => whole(one) && whole(other),
    };
    if !same {
        findings.explain(Code::Scope, Effect::Refuses, Some(format!("{left} | {right}")));
    }
}

/// A registered break of definition between the periods: refused, or normalised by a registered bridge.
pub(super) fn breaks(pair: &Pair<'_>, findings: &mut Findings) {
    let (Some(indicator), Some((first, last, _)), Kinship::Same) = (pair.indicator, pair.years(), pair.kinship) else {
        return;
    };
    for one in pair.rules.knowledge.breaks(&indicator.id, first, last) {
        let effect = match one.bridge {
            Some(_) => Effect::Normalises,
            None => Effect::Refuses,
        };
        findings.explain(Code::Break, effect, Some(format!("{} / {}", one.zh, one.en)));
    }
}

/// Both are the publishers' own claims, and a text in Traditional characters from the mainland was converted: the
/// verdict stays.
pub(super) fn source(pair: &Pair<'_>, findings: &mut Findings) {
    findings.add(Code::Claim, Effect::Stays);
    for side in [Side::Left, Side::Right] {
        let report = pair.fact(side).report;
        let traditional = |code: u32| matches!(code / 10_000, 71 | 81 | 82);
        let at_home = report.heading.adcode.is_some_and(|code| traditional(code.get()));
        if report.source.script == Script::Hant && !at_home {
            findings.add(Code::Edition, Effect::Stays);
        }
    }
}

/// A pair has two stated sides, so nothing is found here; silence is a cell of the coverage and of a table of regions.
pub(super) fn silence(_: &Pair<'_>, _: &mut Findings) {}
