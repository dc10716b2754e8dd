//! Shares of groups: of which whole, and of which group.

use zongshu::compare::{Code, Comparison, Engine, Fact, Verdict};
use zongshu::report::Report;
use zongshu::vocabulary::Kind;

use crate::made::written;

fn judged(left: &str, right: &str) -> Comparison {
    let (left, right) = (written("湖北省", 2022, left), written("江西省", 2022, right));
    let share = |report: &Report| {
        let index = Fact::all(report).find(|fact| fact.measure.kind == Kind::Share).map(|fact| fact.index);
        index.expect("a share is stated")
    };
    let fact = |report| Fact::new(report, share(report)).expect("a share");
    Engine::new().judge(fact(&left), fact(&right))
}

fn refused_by(left: &str, right: &str, code: Code) {
    let comparison = judged(left, right);
    assert_eq!(comparison.verdict(), Verdict::Refused, "{comparison}");
    assert!(comparison.codes().any(|one| one == code), "{comparison}");
}

#[test]
fn a_share_of_another_whole_is_refused() {
    refused_by("全省党员占常住人口的6.4%。", "全省党员占党员干部的7.4%。", Code::Base);
    refused_by("全省党员占常住人口的6.4%。", "女党员占25.6%。", Code::Base);
    assert_eq!(judged("女党员占25.1%。", "女党员占25.6%。").verdict(), Verdict::Direct);
}

#[test]
fn shares_of_two_groups_are_refused_and_nested_ones_bounded() {
    let (women, young) = ("发展党员中，女党员占43.1%。", "发展党员中，35岁以下占78.6%。");
    let schooled = "发展党员中，大专以上学历占52.4%。";
    refused_by(women, young, Code::Parameter);
    refused_by(women, schooled, Code::Parameter);
    refused_by(young, schooled, Code::Parameter);
    assert_eq!(judged(young, "发展党员中，40岁以下占85.2%。").verdict(), Verdict::Bounded);
    assert_eq!(judged(young, "发展党员中，35岁以下占80.2%。").verdict(), Verdict::Direct);
}
