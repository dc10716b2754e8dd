//! Places in an order: which is better, and never how many times.

use zongshu::compare::{Code, Comparison, Engine, Fact, Order, Stated, Verdict};
use zongshu::report::Report;
use zongshu::vocabulary::Kind;

use crate::made::written;

/// The rank that an invented report states first.
fn rank(report: &Report) -> Fact<'_> {
    let mut ranks = Fact::all(report).filter(|fact| fact.measure.kind == Kind::Rank);
    ranks.next().expect("a rank is stated")
}

/// Two ranks of 湖北省 in years that follow each other.
fn years(before: &str, after: &str) -> Comparison {
    let (before, after) = (written("湖北省", 2022, before), written("湖北省", 2023, after));
    Engine::new().judge(rank(&after), rank(&before))
}

fn has_no_number(comparison: &Comparison) -> bool {
    let has_values = comparison.value(zongshu::compare::Side::Left).is_some();
    comparison.ratio().is_none() && comparison.difference().is_none() && !has_values
}

#[test]
fn the_lower_number_is_the_better_place_and_no_ratio() {
    let better = years("人才总量居全国第6位。", "人才总量居全国第3位。");
    assert_eq!((better.verdict(), better.order()), (Verdict::Normalised, Some(Order::Left)));
    assert!(has_no_number(&better) && better.is_of_ranks());
    let worse = years("人才总量居全国第6位。", "人才总量居全国第7位。");
    assert_eq!(worse.order(), Some(Order::Right));
    let same = years("人才总量居全国第6位。", "人才总量居全国第六。");
    assert_eq!(same.order(), Some(Order::Equal));
    assert!(better.to_string().contains("better place left"), "{better}");
}

#[test]
fn ranks_of_other_lists_and_among_others_are_kept_apart() {
    let lists = years("人才总量居全国第6位。", "入选国家级人才计划142人，居全国第七。");
    assert_eq!(lists.verdict(), Verdict::Refused);
    let fields = years("人才总量居全国第6位。", "人才总量居全省第2位。");
    assert_eq!(fields.verdict(), Verdict::Refused);
    assert!(fields.codes().any(|code| code == Code::Parameter), "{fields}");
    // The verb alone does not tell among whom.
    let untold = years("人才总量居全国第6位。", "人才总量位居第2。");
    assert_eq!((untold.verdict(), untold.order()), (Verdict::Bounded, Some(Order::Undetermined)));
    // 中部第一 shares the verb of 居全国第七, and not its field.
    let (before, after) =
        (written("湖北省", 2022, "人才总量居全国第6位。"), written("湖北省", 2023, "人才总量居全国第七、中部第一。"));
    let second = Fact::all(&after).filter(|fact| fact.measure.kind == Kind::Rank).nth(1).expect("a second rank");
    assert_eq!(Engine::new().judge(second, rank(&before)).verdict(), Verdict::Bounded);
    let neither = years("人才总量位居第6。", "人才总量位居第2。");
    assert_eq!((neither.verdict(), neither.order()), (Verdict::Bounded, Some(Order::Undetermined)));
}

#[test]
fn regions_stand_from_the_best_place_down() {
    let place = |adcode, value| {
        let stated = Stated::new("gdp_rank", adcode, 2021, value).expect("a stated rank");
        stated.kind(Kind::Rank).predicate("居全国").report()
    };
    let reports = [place("510000", "21"), place("420000", "6"), place("520000", "8")];
    let reports: Vec<&Report> = reports.iter().collect();
    let table = Engine::new().regions(&"gdp_rank".parse().expect("an id"), &reports, Default::default());
    let rows: Vec<(String, Option<Order>)> =
        table.rows().map(|row| (row.quantity.value.to_string(), row.above_next)).collect();
    let above = Some(Order::Left);
    assert_eq!(rows, [("6".into(), above), ("8".into(), above), ("21".into(), None)]);
    let raw = Engine::new().override_verdict(
        Fact::new(reports[0], 0).expect("a rank"),
        Fact::new(reports[1], 0).expect("a rank"),
        "a test asks",
    );
    assert_eq!((raw.order(), raw.ratio()), (Order::Right, None));
}
