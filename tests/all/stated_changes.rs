//! What invented reports say of changes, against what their levels give.

use zongshu::compare::{ChangeUnit, Engine, Fit, StatedChange};
use zongshu::report::Report;

use crate::made::written;

/// The one stated change of an indicator in two reports of 湖北省 on years that follow each other.
fn change(indicator: &str, before: &str, after: &str) -> StatedChange {
    let reports = [written("湖北省", 2021, before), written("湖北省", 2022, after)];
    let reports: Vec<&Report> = reports.iter().collect();
    let (id, region) = (indicator.parse().expect("an id"), "420000".parse().expect("a code"));
    let series = Engine::new().years(&id, region, &reports);
    let mut stated = series.into_iter().flat_map(|series| series.stated);
    let one = stated.next().unwrap_or_else(|| panic!("{after} states no change of {indicator}"));
    assert_eq!(stated.next(), None, "{after}");
    one
}

/// How a change is read: its unit, what is stated, what the levels give, and whether they fit.
fn read(indicator: &str, before: &str, after: &str) -> (ChangeUnit, String, String, Fit) {
    let change = change(indicator, before, after);
    let computed = change.computed.map_or("none".into(), |one| one.to_string());
    (change.unit, change.stated.to_string(), computed, change.fit)
}

fn told(unit: ChangeUnit, stated: &str, computed: &str, fit: Fit) -> (ChangeUnit, String, String, Fit) {
    (unit, stated.into(), computed.into(), fit)
}

#[test]
fn points_are_held_against_the_difference_of_the_shares() {
    let women = |after| read("party_members_subgroup_share", "女党员占25.1%。", after);
    let points = |stated, fit| told(ChangeUnit::Points, stated, "0.4-0.6", fit);
    assert_eq!(women("女党员占25.6%，较上年提高0.5个百分点。"), points("0.45-0.55", Fit::Fits));
    assert_eq!(women("女党员占25.6%，较上年提高1.5个百分点。"), points("1.45-1.55", Fit::Contradicts));
}

#[test]
fn persons_are_held_against_persons_and_per_cent_against_per_cent() {
    let recruited = |after| read("civil_servants_recruited", "招录公务员5000名。", after);
    let more = recruited("招录公务员5500名，比上年增加500名。");
    assert_eq!(more, told(ChangeUnit::Own, "500", "500", Fit::Fits));
    let more = recruited("招录公务员5500名，比上年增长10%。");
    assert_eq!(more, told(ChangeUnit::PerCent, "9.5-10.5", "10", Fit::Fits));
    let fewer = recruited("招录公务员4000名，比上年减少500名。");
    assert_eq!(fewer, told(ChangeUnit::Own, "-500", "-1000", Fit::Contradicts));
    let written = change("civil_servants_recruited", "招录公务员5000名。", "招录公务员5500名，比上年增加500名。");
    assert_eq!(written.written.as_deref(), Some("名"));
}

#[test]
fn doubled_is_a_hundred_per_cent_more() {
    let brought = |after| read("high_level_talent_supported", "引进博士1000名。", after);
    let doubled = |computed, fit| told(ChangeUnit::PerCent, "90-110", computed, fit);
    assert_eq!(brought("引进博士2000名，比上年翻了一番。"), doubled("100", Fit::Fits));
    assert_eq!(brought("引进博士2050名，比上年翻了一番。"), doubled("105", Fit::Fits));
    assert_eq!(brought("引进博士1800名，比上年翻了一番。"), doubled("80", Fit::Contradicts));
    let twice = told(ChangeUnit::PerCent, "290-310", "300", Fit::Fits);
    assert_eq!(brought("引进博士4000名，比上年翻了两番。"), twice);
    // 增长1倍 is a rise by the level, and needs nothing taken off.
    let grown = told(ChangeUnit::PerCent, "50-150", "100", Fit::Fits);
    assert_eq!(brought("引进博士2000名，比上年增长1倍。"), grown);
}

#[test]
fn a_multiple_of_the_level_before_is_held_against_the_ratio() {
    let developed = |after| read("party_members_developed", "发展党员7.1万名。", after);
    let (unit, stated, _, fit) = developed("发展党员8.2万名，是上年的1.5倍。");
    assert_eq!((unit, stated.as_str(), fit), (ChangeUnit::Times, "1.45-1.55", Fit::Contradicts));
    let (unit, stated, _, fit) = developed("发展党员10.6万名，是2021年的1.5倍。");
    assert_eq!((unit, stated.as_str(), fit), (ChangeUnit::Times, "1.45-1.55", Fit::Fits));
    // 增长1.5倍 is by how much there are more.
    assert_eq!(developed("发展党员17.7万名，比上年增长1.5倍。").0, ChangeUnit::PerCent);
    let (_, _, computed, fit) = developed("发展党员10.6万名，是2019年的1.5倍。");
    assert_eq!((computed.as_str(), fit), ("none", Fit::Unknown));
}
