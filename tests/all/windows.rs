//! Windows that are told up to the year of publication: how long they are for certain.

use zongshu::compare::{Code, Comparison, Engine, Fact, Order, Stated, Step, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::period::Date;
use zongshu::render::{Language, tables};
use zongshu::report::Report;
use zongshu::text::Source;

/// 2019年以来引进… in a report on 2020 of a date, judged beside the year 2020 of another province.
fn since(published: Option<&str>, value: &str) -> Comparison {
    let stated = |adcode, value| Stated::new("civil_servants_recruited", adcode, 2020, value).expect("a stated figure");
    let mut report = stated("420000", value).period("2019/2021").expect("a period").report();
    report.heading.published = published.map(|date| date.parse::<Date>().expect("a date"));
    judge(&report, &stated("520000", "1380").report())
}

fn judge(left: &Report, right: &Report) -> Comparison {
    let fact = |report| Fact::new(report, 0).expect("a figure");
    Engine::new().judge(fact(left), fact(right))
}

fn months(comparison: &Comparison) -> Option<(String, String)> {
    comparison.basis()?.steps().iter().find_map(|step| match step {
        Step::PerMonth { left, right } => Some((left.to_string(), right.to_string())),
        _ => None,
    })
}

#[test]
fn the_end_lies_between_the_year_reviewed_and_the_publication() {
    let early = since(Some("2021-01-20"), "4400");
    assert_eq!(months(&early), Some(("24-25".into(), "12".into())));
    assert_eq!(early.order(), Some(Order::Left));
    let late = since(Some("2021-06-03"), "4400");
    assert_eq!(months(&late), Some(("24-30".into(), "12".into())));
    // 4400 in 24 months are more a month than 1380 in 12 by residents, in 30 months fewer.
    assert_eq!((late.verdict(), late.order()), (Verdict::Bounded, Some(Order::Undetermined)));
    assert!(late.deciding().any(|caveat| caveat.code == Code::Window), "{late}");
    assert!(early.codes().any(|code| code == Code::Window));
    // Without a date of publication the period is what it says.
    assert_eq!(months(&since(None, "4400")), Some(("36".into(), "12".into())));
}

#[test]
fn two_figures_of_one_window_need_no_months() {
    let stated = |value| {
        let stated = Stated::new("civil_servants_recruited", "420000", 2020, value).expect("a stated figure");
        stated.period("2019/2021").expect("a period")
    };
    let mut report = Stated::together(stated("4400"), [stated("4500")]);
    report.heading.published = Some("2021-01-20".parse().expect("a date"));
    let facts: Vec<Fact<'_>> = Fact::all(&report).collect();
    assert_eq!(months(&Engine::new().judge(facts[0], facts[1])), None);
}

#[test]
fn the_table_shows_the_values_that_are_compared() {
    let read = |doc: &str, text: &str| Entry::read(doc, Source::from_text(text.to_string()), &Parser::default());
    let corpus = Corpus::new([
        read("a", "组织工作\n——2020年湖北省组织工作综述\n\n上半年招录公务员5200名。\n"),
        read("b", "组织工作\n——2020年贵州省组织工作综述\n\n全年招录公务员6840名。\n"),
    ]);
    let stated = |entry| Entry::stated(entry, "civil_servants_recruited").map(move |fact| (entry, fact));
    let facts: Vec<_> = corpus.iter().flat_map(stated).collect();
    let table = tables::figures(&Engine::new(), &facts, &tables::Standing::default());
    let text = |row| table.cell(row, "per").map(|cell| cell.text(Language::En)).unwrap_or_default();
    // 5200 by 57.75 million residents and 6 months are more than 6840 by 38.56 million and 12.
    assert_eq!((text(0), text(1)), ("15.01".into(), "14.78".into()));
    assert!(table.columns().iter().any(|column| column.head.en == "per million residents a month"));
}
