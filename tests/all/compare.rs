//! Verdicts and what they permit.

use std::fs;

use zongshu::compare::{
    Base, Cell, Code, Coverage, Denominators, Emphasis, Engine, Extent, Fact, Fit, Interval, Likeness, Order, Outcome,
    Side, SumFit, Verdict,
};
use zongshu::quantity::{Bound, Quantity, UnitClass};
use zongshu::report::{Aspect, Change, Report, Scope};
use zongshu::vocabulary::{Kind, Registry};

use crate::gold;
use crate::made::{Maker, codes, judge};

/// Judges the reference pairs and writes them as the example `judge` does.
#[test]
fn the_reference_pairs_are_judged_as_expected() {
    let Some(folder) = gold::folder() else { return };
    let reports = gold::reports(&folder);
    let engine = Engine::new();
    let pairs = gold::lines(&folder.join("expected_comparisons.jsonl"));
    let (mut written, mut right, mut unsafe_ones) = (String::new(), [0, 0, 0], 0);
    for pair in &pairs {
        let fact = |side: &str| {
            let report = &reports[pair[side]["doc"].as_str().expect("a document")];
            let start = pair[side]["byte_start"].as_u64().expect("an offset") as usize;
            Fact::at(report, start).expect("a measure starts there")
        };
        let comparison = engine.judge(fact("left"), fact("right"));
        let order = comparison.order().map(|order| match order {
            Order::Equal => Order::Undetermined.as_str(),
            other => other.as_str(),
        });
        let codes: Vec<&str> = comparison.codes().map(|code| code.as_str()).collect();
        let line = serde_json::json!({
            "left": pair["left"], "right": pair["right"], "verdict": comparison.verdict().as_str(),
            "reasons": codes, "order": order,
        });
        written.push_str(&format!("{line}\n"));
        let expected = |key: &str| pair[key].as_str();
        let reasons = pair["reasons"].as_array().expect("codes");
        right[0] += i32::from(expected("verdict") == Some(comparison.verdict().as_str()));
        right[1] += i32::from(reasons.iter().all(|code| codes.contains(&code.as_str().unwrap_or(""))));
        right[2] += i32::from(expected("order") == order);
        unsafe_ones += i32::from(expected("verdict") == Some("refused") && order.is_some());
    }
    fs::write(std::env::temp_dir().join("zongshu-verdicts.jsonl"), written).expect("the folder is writable");
    println!("{right:?} of {}, refused but compared {unsafe_ones}", pairs.len());
    let all = pairs.len() as i32;
    assert!(right[0] * 20 >= all * 19 && right[1] * 20 >= all * 17 && right[2] * 20 >= all * 19, "{right:?}");
    assert_eq!(unsafe_ones, 0);
}

fn quantity(value: i32, step: i32, bound: Bound) -> Quantity {
    Quantity { value: value.into(), upper: None, step: step.into(), bound, unit: None, unit_class: UnitClass::Person }
}

#[test]
fn every_code_has_its_sentences_in_the_order_of_the_table() {
    let table = include_str!("../../src/compare/caveats.tsv");
    let rows = table.lines().filter(|line| line.starts_with("C-"));
    let listed: Vec<&str> = rows.filter_map(|line| line.split('\t').next()).collect();
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(listed, known);
}

#[test]
fn extents_keep_bounds_and_digits_apart() {
    let cases = [
        (quantity(934_000, 1_000, Bound::AtLeast), ">= 934000", "934000-935000"),
        (quantity(4_000_000, 100_000, Bound::AtLeast), ">= 4000000", "4000000-5000000"),
        (quantity(5_000_000, 10_000, Bound::AtMost), "<= 5000000", "4900000-5000000"),
        (quantity(5_000, 1, Bound::About), "unknown", "4900-5100"),
        (quantity(14_500, 100, Bound::Exact), "14450-14550", "14450-14550"),
        (quantity(1_180, 1, Bound::Exact), "1180", "1180"),
        (quantity(100, 1, Bound::Vague), "unknown", "100-1000"),
    ];
    for (quantity, strict, likely) in cases {
        let extent = Extent::of(&quantity, Kind::Flow);
        assert_eq!((extent.strict.to_string().as_str(), extent.likely.to_string().as_str()), (strict, likely));
        assert!(extent.strict.encloses(&extent.likely));
    }
    let mean = Extent::of(&quantity(45, 1, Bound::Exact), Kind::Rate);
    assert_eq!(mean.strict.to_string(), "44.5-45.5");
}

#[test]
fn sizes_are_named_with_date_and_source() {
    let left = Maker::new("510000", 2022).and("civil_servants_recruited", "14500", |measure| {
        measure.quantity.step = 100.into();
    });
    let right = Maker::new("630000", 2020).with("civil_servants_recruited", "1180");
    let comparison = judge(&left, &right);
    assert_eq!(comparison.verdict(), Verdict::Normalised);
    assert_eq!(codes(&comparison), "C-YEAR C-EPI C-TURN C-DEN C-CLAIM");
    let figures = comparison.figures().expect("normalised");
    let value = |side| figures.value(side).map(|value| value.to_decimal(1));
    assert_eq!(value(Side::Left).as_deref(), Some("172.5-173.8"));
    assert_eq!(value(Side::Right).as_deref(), Some("199.2"));
    assert_eq!(figures.break_even(Side::Left).map(|even| even.to_decimal(0)).as_deref(), Some("16679-16682"));
    assert_eq!(figures.order(), Order::Right);
    let printed = figures.basis().to_string();
    assert!(printed.contains("2022-12-31") && printed.contains("人口普查公报"), "{printed}");
    assert!(comparison.needed().next().is_some());
}

#[test]
fn a_figure_may_be_divided_by_another_of_its_report() {
    let make = |adcode, year, members, orgs| {
        let maker = Maker::new(adcode, year).and("grassroots_party_orgs", orgs, |measure| {
            measure.quantity.step = 1_000.into();
        });
        maker.and("party_members", members, |measure| measure.quantity.step = 10_000.into())
    };
    let (left, right) = (make("330000", 2024, "4400000", "254000"), make("630000", 2020, "400000", "21000"));
    let (members, orgs) = ((left.last(), right.last()), (Fact::new(&left.report, 0), Fact::new(&right.report, 0)));
    let divisors = orgs.0.zip(orgs.1).expect("both are stated");
    let comparison = Engine::new().judge_per(members.0, members.1, divisors);
    assert_eq!((comparison.verdict(), comparison.order()), (Verdict::Normalised, Some(Order::Right)));
    let value = comparison.figures().and_then(|figures| figures.value(Side::Right));
    assert_eq!(value.map(|value| value.to_decimal(2)).as_deref(), Some("18.37-19.76"));
    assert!(codes(&comparison).contains("C-DEN"));
}

#[test]
fn each_axis_finds_its_code() {
    let base = || Maker::new("510000", 2019).with("party_members_developed", "500");
    type Change = fn(&mut zongshu::report::Measure);
    let cases: [(&str, Verdict, Change); 9] = [
        ("C-UNIT", Verdict::Refused, |measure| measure.quantity.unit_class = UnitClass::Household),
        ("C-KIND", Verdict::Refused, |measure| measure.kind = Kind::Stock),
        ("C-TARGET", Verdict::Refused, |measure| measure.kind = Kind::Target),
        ("C-PER", Verdict::Refused, |measure| measure.period = None),
        ("C-WIN", Verdict::Refused, |measure| measure.period = "../2019".parse().ok()),
        ("C-SCOPE", Verdict::Refused, |measure| measure.scope = Scope::Joint),
        ("C-VAGUE", Verdict::Refused, |measure| measure.quantity.bound = Bound::Vague),
        ("C-INF", Verdict::Normalised, |measure| measure.inferred.push(Aspect::Scope)),
        ("C-MOB", Verdict::Direct, |measure| measure.mobilised = true),
    ];
    for (code, verdict, change) in cases {
        let other = Maker::new("510000", 2019).and("party_members_developed", "400", change);
        let comparison = judge(&base(), &other);
        assert_eq!(comparison.verdict(), verdict, "{code}");
        assert!(codes(&comparison).split(' ').any(|one| one == code), "{code} in {}", codes(&comparison));
    }
}

#[test]
fn thresholds_are_read_from_the_parameters_beside_the_measure() {
    let make = |threshold: &str| {
        let maker = Maker::new("630000", 2020).with("villages_income_above_threshold", "90");
        maker.and("gdp", threshold, |measure| {
            measure.indicator = None;
            measure.kind = Kind::Parameter;
            measure.period = None;
            measure.quantity.bound = Bound::AtLeast;
            measure.qualifies = Some(0);
        })
    };
    let (low, high) = (make("50000"), make("100000"));
    let (left, right) = (Fact::new(&low.report, 0), Fact::new(&high.report, 0));
    let comparison = left.zip(right).map(|(left, right)| Engine::new().judge(left, right)).expect("both");
    assert_eq!((comparison.verdict(), comparison.order()), (Verdict::Bounded, Some(Order::Left)));
    assert!(codes(&comparison).contains("C-PAR"));
}

#[test]
fn a_share_and_its_part_imply_the_whole() {
    let maker = Maker::new("630000", 2020).with("villages_income_above_threshold", "3145");
    let maker = maker.and("villages_income_above_threshold_share", "0.758", |measure| {
        measure.quantity.step = "0.001".parse().expect("a step");
    });
    let consistency = Engine::new().consistency(&[&maker.report]);
    let implied = &consistency.implied[0];
    assert_eq!(implied.total.within_whole_ends().to_string(), "4146-4152");
    assert_eq!(implied.whole.as_deref(), Some("admin_villages"));
}

#[test]
fn parts_are_added_only_to_test_their_whole() {
    let maker = Maker::new("630000", 2020)
        .with("training_classes_held", "70")
        .with("training_classes_held", "42")
        .with("training_classes_held", "12")
        .with("training_classes_held", "16")
        .with("training_classes_held", "13")
        .with("training_classes_held", "13")
        .with("workshop_jobs", "900")
        .and("workshop_jobs", "1200", |measure| measure.part_of = Some(6));
    let sums = Engine::new().consistency(&[&maker.report]).sums;
    let fits: Vec<(SumFit, bool, usize)> = sums.iter().map(|sum| (sum.fit, sum.said, sum.parts.len())).collect();
    assert_eq!(fits, [(SumFit::Exceeds, true, 1), (SumFit::AddsUp, false, 3)]);
}

#[test]
fn duplicates_are_equal_overlap_or_conflict() {
    let one = Maker::new("630000", 2020).with("party_members", "401234");
    let two = Maker::new("630000", 2020).and("party_members", "400000", |measure| {
        measure.quantity.step = 10_000.into();
    });
    let mut three = Maker::new("630000", 2020).with("party_members", "390000");
    three.report.source.sha256 = "another".into();
    let found = Engine::new().consistency(&[&one.report, &two.report, &three.report]);
    let likeness: Vec<Likeness> = found.duplicates.iter().map(|one| one.likeness).collect();
    assert_eq!(likeness.len(), 2);
    assert_eq!(found.conflicts().count(), likeness.iter().filter(|one| **one == Likeness::Conflict).count());
    assert!(found.conflicts().count() >= 1);
    assert!(found.official.iter().all(|check| check.rates.is_some()));
}

fn yearly(values: &[(i32, &str)]) -> Vec<Report> {
    values.iter().map(|(year, value)| Maker::new("330000", *year).with("party_members", value).report).collect()
}

#[test]
fn a_series_shows_changes_and_missing_years() {
    let mut reports = yearly(&[(2018, "1000"), (2019, "1100"), (2022, "1210")]);
    let stated = Maker::new("330000", 2019).with("party_members", "1100").and("party_members", "0.25", |measure| {
        measure.kind = Kind::Rate;
        measure.quantity.unit_class = UnitClass::Percent;
        measure.quantity.step = "0.01".parse().expect("a step");
        measure.change = Some(Change { base_period: "2018".parse().ok(), direction: 1, level: Some(0), from: None });
    });
    reports[1] = stated.report;
    let references: Vec<&Report> = reports.iter().collect();
    let id = "party_members".parse().expect("an id");
    let series = Engine::new().years(&id, "330000".parse().expect("a code"), &references);
    assert_eq!(series.len(), 1);
    assert_eq!(series[0].missing, [2020, 2021]);
    let per_cent: Vec<String> =
        series[0].changes.iter().filter_map(|change| change.per_cent).map(|change| change.to_string()).collect();
    assert_eq!(per_cent, ["10", "10"]);
    let stated = &series[0].stated[0];
    assert_eq!((stated.fit, stated.stated.to_string().as_str()), (Fit::Contradicts, "24.5-25.5"));
}

#[test]
fn regions_are_sorted_only_inside_groups_that_may_be_ordered() {
    let makers = [
        Maker::new("510000", 2020).with("civil_servants_recruited", "8000"),
        Maker::new("630000", 2020).with("civil_servants_recruited", "700"),
        Maker::new("440000", 2020).with("civil_servants_recruited", "9000"),
        Maker::new("510100", 2020).with("civil_servants_recruited", "900"),
        Maker::new("320000", 2020).and("civil_servants_recruited", "900", |measure| {
            measure.period = "../2020".parse().ok();
        }),
        Maker::new("310000", 2020),
    ];
    let reports: Vec<&Report> = makers.iter().map(|maker| &maker.report).collect();
    let id = "civil_servants_recruited".parse().expect("an id");
    let table = Engine::new().regions(&id, &reports, Base::First);
    let first: Vec<u32> = table.groups[0].rows.iter().filter_map(|row| row.adcode).map(|code| code.get()).collect();
    assert_eq!(first, [630_000, 510_000, 440_000]);
    assert!(table.groups[0].ordered && table.groups[0].rows[0].against_base.is_none());
    assert_eq!(table.groups[0].rows[0].above_next, Some(Order::Left));
    assert_eq!(table.groups.len(), 3);
    assert_eq!((table.silent.len(), table.silence().map(|caveat| caveat.code)), (1, Some(Code::Silence)));
    let base = Engine::new().regions(&id, &reports, Base::Region("510000".parse().expect("a code")));
    let verdicts: Vec<Option<Verdict>> =
        base.rows().map(|row| row.against_base.as_ref().map(|one| one.verdict())).collect();
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == Some(Verdict::Refused)).count(), 1);
    assert_eq!(Engine::new().pairwise(&id, &reports).count(), 10);
}

#[test]
fn denominators_of_another_year_leave_an_order_only() {
    let left = Maker::new("440000", 2023).with("civil_servants_recruited", "9000");
    let right = Maker::new("630000", 2023).with("civil_servants_recruited", "700");
    let comparison = judge(&left, &right);
    assert_eq!((comparison.verdict(), comparison.order()), (Verdict::Bounded, Some(Order::Right)));
    assert!(comparison.ratio().is_none());
    let own = "id\tzh\ten\tadcode\tregion\tdate\tvalue\tstep\tper\tsource\n\
        population_resident\t人口\tresidents\t440000\t甲\t2023-12-31\t1000000\t1\t1000\tmine\n\
        population_resident\t人口\tresidents\t630000\t乙\t2023-12-31\t1000000\t1\t1000\tmine\n";
    let own = Denominators::bundled().with(Denominators::read("mine", own).expect("a table"));
    let comparison = Engine::new().with_denominators(own).judge(left.last(), right.last());
    assert_eq!((comparison.verdict(), comparison.order()), (Verdict::Normalised, Some(Order::Left)));
    assert!(Denominators::read("mine", "id\tsource\tvalue\n\t\t0\n").is_err());
}

#[test]
fn silence_is_not_nought_and_a_mention_is_not_a_figure() {
    let one = Maker::new("510000", 2020).with("weak_party_orgs_rectified", "90");
    let other = Maker::new("630000", 2020);
    let span = zongshu::text::Span::new(3, 9);
    let coverage = Coverage::of(&[&one.report, &other.report], Registry::bundled(), &|_, indicator| {
        (indicator.id.as_str() == "party_members").then_some(span)
    });
    let row = |id: &str| coverage.row(&id.parse().expect("an id")).map(<[Cell]>::to_vec);
    assert_eq!(row("weak_party_orgs_rectified"), Some(vec![Cell::Stated(vec![0]), Cell::Absent]));
    assert_eq!(row("party_members"), Some(vec![Cell::Mentioned(span), Cell::Mentioned(span)]));
    assert_eq!((coverage.stated_by_some().count(), coverage.stated_by_several().count()), (1, 0));
}

#[test]
fn emphasis_counts_text_and_figures_by_theme() {
    let mut maker =
        Maker::new("510000", 2020)
            .with("civil_servants_recruited", "90")
            .and("party_members", "9000", |measure| measure.quantity.bound = Bound::AtLeast);
    maker.report.sections.push(zongshu::report::Section {
        heading_span: None,
        heading: None,
        subheading: None,
        theme: zongshu::vocabulary::Theme::Grassroots,
        span: zongshu::text::Span::new(0, 3_000),
        leads: Vec::new(),
    });
    let emphasis = Emphasis::of(&maker.report);
    let grassroots = emphasis.weight(zongshu::vocabulary::Theme::Grassroots);
    assert_eq!((grassroots.measures, grassroots.hedged, grassroots.exact()), (1, 1, 0));
    assert_eq!(grassroots.density().map(|density| density.to_string()).as_deref(), Some("1"));
    let share = emphasis.share_of_measures(zongshu::vocabulary::Theme::Cadre);
    assert_eq!(share.map(|share| share.to_string()).as_deref(), Some("0.5"));
}

#[test]
fn a_refusal_carries_no_number_and_an_override_says_what_it_is() {
    let left = Maker::new("510000", 2020).with("lectures_held", "90");
    let right = Maker::new("630000", 2020).with("lectures_held", "30");
    let comparison = judge(&left, &right);
    assert!(matches!(comparison.outcome(), Outcome::Refused(refusal) if !refusal.reasons().is_empty()));
    assert!(comparison.order().is_none() && comparison.ratio().is_none() && comparison.difference().is_none());
    let raw = Engine::new().override_verdict(left.last(), right.last(), "it was asked for");
    assert!(raw.to_string().starts_with("AGAINST THE VERDICT (refused), because it was asked for"));
    assert!(raw.caveats().iter().any(|caveat| caveat.code == Code::Size));
    assert_eq!(raw.ratio(), Some(&Interval::point(3.into())));
}

#[test]
fn what_is_refused_by_one_step_down_says_so() {
    let inferred =
        |year, value| Maker::new("630000", year).and("gdp", value, |measure| measure.inferred.push(Aspect::Scope));
    let comparison = judge(&inferred(2018, "4000"), &inferred(2019, "4600"));
    assert_eq!(comparison.verdict(), Verdict::Refused);
    assert_eq!(comparison.effect(Code::Inferred), "one step down: refused");
    assert_eq!((comparison.effect(Code::Nominal), comparison.effect(Code::Claim)), ("bounded".into(), "stays".into()));
    let Outcome::Refused(refusal) = comparison.outcome() else { panic!("{comparison}") };
    let reasons: Vec<Code> = refusal.reasons().iter().map(|caveat| caveat.code).collect();
    assert_eq!(reasons, [Code::Nominal, Code::Inferred]);
    assert!(comparison.to_string().contains("[one step down: refused]"), "{comparison}");
}
