//! Changes with their levels, bases of rates, parts and wholes, and what they contradict.

use zongshu::parse::Parser;
use zongshu::report::{Change, DiagnosticCode, Measure, Report};
use zongshu::text::Source;

fn read(body: &str) -> Report {
    let text = format!("青禾县组织工作综述（2031年）\n\n一年来，{body}\n");
    Parser::default().read(&Source::from_text(&text))
}

/// The index and the measure of the mention with this text.
fn at<'r>(report: &'r Report, text: &str) -> (usize, &'r Measure) {
    let texts: Vec<&str> = report.mentions.iter().map(|mention| mention.text.as_str()).collect();
    let found = report.measures().find(|(_, mention, _)| mention.text == text);
    let (index, _, measure) = found.unwrap_or_else(|| panic!("{text} is no measure of {texts:?}"));
    (index, measure)
}

fn change(report: &Report, text: &str) -> Change {
    at(report, text).1.change.clone().unwrap_or_else(|| panic!("{text} is no change"))
}

fn base(report: &Report, text: &str) -> Option<String> {
    change(report, text).base_period.map(|period| period.to_string())
}

fn contradictions(body: &str) -> Vec<DiagnosticCode> {
    let codes = [DiagnosticCode::InconsistentChange, DiagnosticCode::InconsistentSum];
    read(body).diagnostics.iter().map(|found| found.code).filter(|code| codes.contains(code)).collect()
}

#[test]
fn a_change_knows_its_level_its_direction_and_its_base() {
    let report = read("全县党员总数达到31200名，比上年末净增1200名，增长4%。");
    let level = at(&report, "31200名").0;
    for (text, period) in [("1200名", "2030"), ("4%", "2030")] {
        let change = change(&report, text);
        assert_eq!((change.direction, change.level), (1, Some(level)), "{text}");
        assert_eq!(base(&report, text).as_deref(), Some(period), "{text}");
    }
    assert!(at(&report, "31200名").1.change.is_none());
}

#[test]
fn bases_are_resolved_against_the_period_of_the_measure() {
    let report = read("招录村医60名，同比增长20%。");
    assert_eq!(base(&report, "20%").as_deref(), Some("2030"));
    let report = read("全县拥有网格员820名，较年初增加20名。");
    assert_eq!(base(&report, "20名").as_deref(), Some("2031-01"));
    let report = read("班子成员平均年龄41岁，比上届下降3.5岁。");
    assert_eq!((change(&report, "3.5岁").direction, base(&report, "3.5岁")), (-1, None));
    let report = read("全县拥有网格员820名，比2028年增加90名。");
    assert_eq!(base(&report, "90名").as_deref(), Some("2028"));
}

#[test]
fn a_course_has_the_level_it_comes_from() {
    let report = read("村级专干由2029年的120名增至150名，增长25%。");
    let from = at(&report, "120名").0;
    let reached = change(&report, "150名");
    assert_eq!((reached.direction, reached.from, reached.level), (1, Some(from), None));
    assert_eq!(base(&report, "150名").as_deref(), Some("2029"));
    let growth = change(&report, "25%");
    assert_eq!((growth.level, growth.from), (Some(at(&report, "150名").0), Some(from)));
    let report = read("空壳村由42个减少到15个。");
    assert_eq!(change(&report, "15个").direction, -1);
}

#[test]
fn a_level_may_stand_behind_its_change() {
    let report = read("40岁以下干部占比较上年提高2.4个百分点，达到22.7%。");
    assert_eq!(change(&report, "2.4个百分点").level, Some(at(&report, "22.7%").0));
}

#[test]
fn unchanged_is_a_direction() {
    let report = read("全县选派驻村干部380名，与上年持平。");
    assert_eq!(change(&report, "380名").direction, 0);
    assert_eq!(base(&report, "380名").as_deref(), Some("2030"));
}

#[test]
fn more_and_less_are_changes_only_beside_a_base() {
    let report = read("富裕村124个，比上年多38个。");
    assert_eq!(change(&report, "38个").level, Some(at(&report, "124个").0));
    let report = read("全县新增党支部38个，选派干部20名。");
    assert!(report.measures().all(|(_, _, measure)| measure.change.is_none()));
}

#[test]
fn a_rate_knows_what_it_is_per() {
    let report = read("每万名就业人员中高技能人才达820人。");
    let (_, measure) = at(&report, "820人");
    assert_eq!(measure.base_count.map(|count| count.to_string()).as_deref(), Some("10000"));
}

#[test]
fn contradicting_changes_are_told() {
    let change = [DiagnosticCode::InconsistentChange];
    for body in [
        "全县党员总数达到31200名，比上年末净增1200名，增长9%。",
        "村级专干由150名增至120名。",
        "村级专干由120名增至150名，增长40%。",
        "全县拥有网格员82名，比上年增加90名。",
        "空壳村由42个减少到15个，减少30个。",
    ] {
        assert_eq!(contradictions(body), change, "{body}");
    }
    for body in [
        "全县党员总数达到3.12万名，比上年末净增1200名，增长4%。",
        "全县党员总数达到3.1万余名，比上年末净增1200余名，增长9%。",
        "村级专干由120名增至150名，增长25%。",
        "村级专干由120名增至150名，年均增长8%。",
        "空壳村由42个减少到15个，减少27个。",
        "培训党员3000名，举办培训班40期，同比增加3期。",
        "集体收入达到8200万元，同比增加600万元，增长7.9%。",
    ] {
        assert_eq!(contradictions(body), [], "{body}");
    }
}

#[test]
fn parts_are_read_in_other_words_than_among_them() {
    let report = read("修订制度25项，包括考核制度12项、学习制度9项。");
    let whole = at(&report, "25项").0;
    assert_eq!(at(&report, "12项").1.part_of, Some(whole));
    assert_eq!(at(&report, "9项").1.part_of, Some(whole));
    let report = read("全县共选派干部90名，省直、市直分别为30名、60名。");
    let whole = at(&report, "90名").0;
    assert_eq!(at(&report, "30名").1.part_of, Some(whole));
    assert_eq!(at(&report, "60名").1.part_of, Some(whole));
    // A level that was reached is a whole, by how much it grew is none.
    let report = read("去年党员增至6200名，增幅为3%。其中，女党员1400名。");
    let whole = at(&report, "6200名").0;
    assert_eq!(at(&report, "1400名").1.part_of, Some(whole));
    let report = read("选派博士12名、硕士30名，合计42名。");
    let whole = at(&report, "42名").0;
    assert_eq!(at(&report, "12名").1.part_of, Some(whole));
    assert_eq!(at(&report, "30名").1.part_of, Some(whole));
}

#[test]
fn contradicting_parts_are_told() {
    for body in [
        "选派干部90名，其中女干部95名。",
        "选派干部90名，其中省派50名、市派60名。",
        "选派博士12名、硕士30名，合计45名。",
        "党员总数500名，其中女党员100名，占40%。",
    ] {
        assert_eq!(contradictions(body), [DiagnosticCode::InconsistentSum], "{body}");
    }
    for body in [
        "选派干部90名，其中女干部50名、少数民族干部60名。",
        "选派干部90余名，其中省派50名、市派60名。",
        "选派博士12名、硕士30名，合计42名。",
        "党员总数500名，其中女党员100名，占20%。",
        "党员总数500名，其中女党员103名，占21%。",
        "选派干部90名，其中培训党员120人次。",
    ] {
        assert_eq!(contradictions(body), [], "{body}");
    }
}

#[test]
fn flows_of_an_undated_report_are_told_once() {
    let text = "青禾县组织工作综述\n\n全县招录公务员60名，培训党员900名。\n";
    let report = Parser::default().read(&Source::from_text(text));
    let found: Vec<_> = report.diagnostics.iter().filter(|found| found.code == DiagnosticCode::NoPeriod).collect();
    assert_eq!(found.len(), 1);
    assert!(read("招录公务员60名。").diagnostics.iter().all(|found| found.code != DiagnosticCode::NoPeriod));
}
