//! Laws that hold for any two figures.

use proptest::prelude::*;
use zongshu::compare::{Base, Comparison, Denominators, Engine, Fact, Interval, Order, Outcome, Side, Verdict};
use zongshu::number::Value;
use zongshu::quantity::Bound;
use zongshu::report::{Aspect, Measure, Report, Scope};
use zongshu::vocabulary::{Kind, Registry};

use crate::made::Maker;

const INDICATORS: [&str; 12] = [
    "civil_servants_recruited",
    "party_members",
    "party_branches",
    "grassroots_party_orgs",
    "lectures_held",
    "cadres_trained_online",
    "young_cadre_share_promotions",
    "talent_funds",
    "gdp_rank",
    "party_members_commended",
    "personnel_inspection_units",
    "village_stationed_cadres",
];
const REGIONS: [&str; 6] = ["510000", "630000", "330000", "510100", "510104", "000000"];
const PERIODS: [&str; 6] = ["2018", "2020", "2022", "../2022", "2020-01/2020-06", "2018/2020"];
const VERBS: [&str; 5] = ["招录", "考录", "录用", "计划招录", "培训"];

/// One figure by numbers, so that failures shrink to something readable.
#[derive(Debug, Clone)]
struct Figure {
    indicator: usize,
    region: usize,
    period: usize,
    value: i32,
    step: u32,
    bound: usize,
    verb: usize,
    scope: usize,
    level: usize,
    kind: usize,
    inferred: bool,
}

impl Figure {
    fn maker(&self) -> Maker {
        let maker = Maker::new(REGIONS[self.region], 2020);
        maker.and(INDICATORS[self.indicator], &self.value.to_string(), |measure| self.change(measure))
    }

    fn change(&self, measure: &mut Measure) {
        measure.quantity.step = Value::from(10_i32.pow(self.step));
        measure.quantity.bound = Bound::ALL[self.bound];
        measure.period = PERIODS[self.period].parse().ok();
        measure.predicate = VERBS.get(self.verb).map(|verb| verb.to_string());
        measure.scope =
            [Scope::Region, Scope::Region, Scope::Joint, Scope::Group("省直单位".into())][self.scope].clone();
        if let Some(level) = ["national", "province"].get(self.level) {
            measure.dims.insert("level".into(), level.to_string());
        }
        if let Some(kind) = [Kind::Target, Kind::Stock].get(self.kind) {
            measure.kind = *kind;
        }
        if self.inferred {
            measure.inferred.push(Aspect::Period);
        }
    }
}

fn figure() -> impl Strategy<Value = Figure> {
    let counts = (0..INDICATORS.len(), 0..REGIONS.len(), 0..PERIODS.len(), 0..5_000_i32, 0..3_u32);
    let words = (0..Bound::ALL.len(), 0..9_usize, 0..4_usize, 0..5_usize, 0..12_usize, any::<bool>());
    (counts, words).prop_map(|((indicator, region, period, value, step), rest)| {
        let (bound, verb, scope, level, kind, inferred) = rest;
        Figure { indicator, region, period, value, step, bound, verb, scope, level, kind, inferred }
    })
}

/// Two figures that are mostly of one indicator.
fn pair() -> impl Strategy<Value = (Figure, Figure)> {
    (figure(), figure(), 0..4_usize).prop_map(|(left, mut right, kin)| {
        if kin > 0 {
            right.indicator = left.indicator;
            right.scope = left.scope;
            right.level = left.level;
            right.kind = left.kind;
        }
        (left, right)
    })
}

fn judge(left: &Figure, right: &Figure) -> Comparison {
    let (left, right) = (left.maker(), right.maker());
    Engine::new().judge(left.last(), right.last())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn verdicts_are_symmetric((left, right) in pair()) {
        let (one, other) = (judge(&left, &right), judge(&right, &left));
        prop_assert_eq!(one.verdict(), other.verdict());
        prop_assert_eq!(one.codes().collect::<Vec<_>>(), other.codes().collect::<Vec<_>>());
        prop_assert_eq!(one.order(), other.order().map(Order::mirrored));
        prop_assert_eq!(one.likely_order(), other.likely_order().map(Order::mirrored));
        let mirrored = |difference: &Interval| Interval::point(Value::ZERO).minus(difference);
        prop_assert_eq!(one.difference().map(mirrored), other.difference().copied());
    }

    #[test]
    fn widening_never_makes_an_order_more_certain((left, right) in pair(), open in any::<bool>()) {
        let mut wide = left.clone();
        match open {
            true if wide.bound == 0 => wide.bound = 3,
            true => {}
            false => wide.step += 1,
        }
        let (narrow, wide) = (judge(&left, &right), judge(&wide, &right));
        if let Some(certain @ (Order::Left | Order::Right | Order::Equal)) = wide.order() {
            prop_assert_eq!(narrow.order(), Some(certain));
        }
        prop_assert!(wide.verdict() >= narrow.verdict());
    }

    #[test]
    fn a_refused_pair_yields_no_number((left, right) in pair()) {
        let comparison = judge(&left, &right);
        if comparison.verdict() == Verdict::Refused {
            prop_assert!(comparison.order().is_none() && comparison.likely_order().is_none());
            prop_assert!(comparison.ratio().is_none() && comparison.difference().is_none());
            prop_assert!(comparison.figures().is_none());
            prop_assert!(matches!(comparison.outcome(), Outcome::Refused(_)));
            prop_assert!(!comparison.to_string().contains("ratio"));
            let json = serde_json::to_value(&comparison).expect("it can be written");
            let keys: Vec<&String> = json["outcome"]["refused"].as_object().expect("a refusal").keys().collect();
            prop_assert_eq!(keys, ["reasons"]);
        } else {
            prop_assert!(comparison.order().is_some());
        }
        if comparison.verdict() == Verdict::Bounded {
            prop_assert!(comparison.figures().is_none());
        }
    }

    #[test]
    fn normalisation_is_exact(left in 1..5_000_000_i32, right in 1..5_000_000_i32) {
        let one = Maker::new("510000", 2020).with("civil_servants_recruited", &left.to_string());
        let other = Maker::new("630000", 2020).with("civil_servants_recruited", &right.to_string());
        let comparison = Engine::new().judge(one.last(), other.last());
        let figures = comparison.figures().expect("exact counts with census denominators");
        let residents = |code: &str| {
            let code = code.parse().expect("a code");
            Denominators::bundled().within("population_resident", code, 2020).expect("the census").value
        };
        let each = |count: i32, code| Value::from(count).checked_mul(1_000_000.into())?.checked_div(residents(code));
        prop_assert_eq!(figures.value(Side::Left).copied(), each(left, "510000").map(Interval::point));
        prop_assert_eq!(figures.value(Side::Right).copied(), each(right, "630000").map(Interval::point));
        let even = figures.break_even(Side::Left).and_then(Interval::low).expect("exact");
        let back = Value::from(right).checked_mul(residents("510000")).and_then(|v| v.checked_div(residents("630000")));
        prop_assert_eq!(Some(even), back);
        let certain = Value::from(left).cmp(&even);
        let expected = match certain {
            std::cmp::Ordering::Less => Order::Right,
            std::cmp::Ordering::Equal => Order::Equal,
            std::cmp::Ordering::Greater => Order::Left,
        };
        prop_assert_eq!(figures.order(), expected);
    }

    #[test]
    fn intervals_enclose_what_they_compute(a in 0..900_i32, b in 0..900_i32, c in 1..900_i32, d in 1..900_i32) {
        let (one, other) = (Interval::between(a.into(), b.into()), Interval::between(c.into(), d.into()));
        for x in [a, b] {
            for y in [c, d] {
                let (x, y) = (Value::from(x), Value::from(y));
                let quotient = one.over(&other).expect("sizes");
                prop_assert!(quotient.contains(x.checked_div(y).expect("not nought")));
                prop_assert!(one.times(&other).expect("positive").contains(x.checked_mul(y).expect("small")));
                prop_assert!(one.minus(&other).contains(x.checked_sub(y).expect("small")));
                prop_assert!(one.plus(&other).contains(x.checked_add(y).expect("small")));
            }
        }
    }

    #[test]
    fn nothing_depends_on_the_order_of_files(
        figures in prop::collection::vec(figure(), 1..12),
        keys in prop::collection::vec(any::<u32>(), 12),
    ) {
        let reports: Vec<Report> = figures.iter().enumerate().map(|(number, figure)| {
            let mut report = figure.maker().report;
            report.source.sha256 = format!("source {number:02}");
            report
        }).collect();
        let sorted: Vec<&Report> = reports.iter().collect();
        let mut shuffled: Vec<(u32, &Report)> = keys.into_iter().zip(sorted.iter().copied()).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<&Report> = shuffled.into_iter().map(|(_, report)| report).collect();
        let engine = Engine::new();
        for indicator in INDICATORS {
            let id = Registry::bundled().named(indicator).expect("registered").id.clone();
            for region in REGIONS {
                let code = region.parse().expect("a code");
                prop_assert_eq!(engine.years(&id, code, &sorted), engine.years(&id, code, &shuffled));
            }
            let tables = (engine.regions(&id, &sorted, Base::First), engine.regions(&id, &shuffled, Base::First));
            prop_assert_eq!(tables.0, tables.1);
        }
        prop_assert_eq!(engine.consistency(&sorted), engine.consistency(&shuffled));
    }

    #[test]
    fn rows_of_an_ordered_group_are_never_refused(figures in prop::collection::vec(figure(), 2..10), indicator in 0..INDICATORS.len()) {
        let makers: Vec<Maker> = figures.iter().enumerate().map(|(number, figure)| {
            let mut maker = Figure { indicator, inferred: false, ..figure.clone() }.maker();
            maker.report.source.sha256 = format!("source {number:02}");
            maker
        }).collect();
        let reports: Vec<&Report> = makers.iter().map(|maker| &maker.report).collect();
        let engine = Engine::new();
        let id = Registry::bundled().named(INDICATORS[indicator]).expect("registered").id.clone();
        let table = engine.regions(&id, &reports, Base::First);
        for group in table.groups.iter().filter(|group| group.ordered) {
            for row in &group.rows {
                let verdict = row.against_base.as_ref().map(Comparison::verdict);
                prop_assert_ne!(verdict, Some(Verdict::Refused), "{:?}", row.against_base);
            }
            let facts: Vec<Fact> = group.rows.iter().filter_map(|row| {
                let maker = makers.iter().find(|maker| maker.report.source.sha256 == row.locator.source)?;
                Some(maker.last())
            }).collect();
            for window in facts.windows(2) {
                prop_assert_ne!(engine.judge(window[0], window[1]).order(), Some(Order::Right));
            }
        }
    }
}
