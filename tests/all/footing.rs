//! On what footing figures stand: thresholds of shares, parts of a whole, missing denominators, and that what is printed of
//! a pair tells all of it. All texts and figures are invented.

use zongshu::compare::{
    Base, Code, Comparison, Denominators, Engine, Fact, Footing, Interval, Order, Side, Stated, Verdict,
};
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::render::{Face, Language, tables};
use zongshu::report::Report;
use zongshu::table::Table;
use zongshu::text::Source;

fn read(region: &str, year: i32, text: &str) -> Report {
    let page = format!("石榴花开\n——{year}年{region}组织工作综述\n{}-01-10\n\n{text}\n", year + 1);
    Parser::default().read(&Source::from_text(page))
}

/// The measure whose quantity ends in some words.
fn figure<'r>(report: &'r Report, words: &str) -> Fact<'r> {
    let found = Fact::all(report).find(|fact| fact.mention.text.ends_with(words));
    found.unwrap_or_else(|| panic!("{words} is no measure"))
}

fn judged(one: Fact<'_>, other: Fact<'_>) -> Comparison {
    Engine::new().judge(one, other)
}

#[test]
fn a_share_has_the_threshold_of_its_count() {
    let one = read("云南省", 2031, "全省村集体经济年收入8万元以上的村达到6200个，占71.3%。");
    let other = read("陕西省", 2031, "全省村集体经济年收入60万元以上的村910个，占比近12%。");
    let same = read("山西省", 2031, "全省村集体经济年收入8万元以上的村达到4100个，占62.5%。");
    let (share, high) = (figure(&one, "71.3%"), figure(&other, "12%"));
    let id = |fact: Fact<'_>| fact.measure.indicator.as_ref().map(ToString::to_string).unwrap_or_default();
    assert_eq!((id(share), id(high)), ("villages_income_above_threshold_share".into(), id(share)));
    let pair = judged(share, high);
    assert_eq!((pair.verdict(), pair.order()), (Verdict::Bounded, Some(Order::Undetermined)));
    assert!(pair.ratio().is_none() && pair.codes().any(|code| code == Code::Parameter));
    let told = pair.aspects().iter().find(|aspect| aspect.aspect == "threshold_cny").expect("the thresholds are told");
    assert_eq!((told.left.as_deref(), told.right.as_deref()), (Some(">= 80000"), Some(">= 600000")));
    let pair = judged(share, figure(&same, "62.5%"));
    assert!(pair.codes().all(|code| code != Code::Parameter) && pair.order() == Some(Order::Left));
    // A table sorts only what stands on one threshold.
    let table = Engine::new().regions(&id(share).parse().expect("an id"), &[&one, &other, &same], Base::First);
    assert_eq!(table.groups.iter().map(|group| group.rows.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_threshold_that_nobody_tells_may_be_two() {
    let villages =
        |adcode| Stated::new("villages_income_above_threshold_share", adcode, 2021, "0.5").map(Stated::report);
    let (one, other) = (villages("510000").expect("stated"), villages("630000").expect("stated"));
    let pair = judged(Fact::new(&one, 0).expect("it"), Fact::new(&other, 0).expect("it"));
    assert_eq!((pair.verdict(), pair.order()), (Verdict::Bounded, Some(Order::Undetermined)));
    assert!(pair.deciding().any(|caveat| caveat.code == Code::Parameter));
}

/// A whole, then its parts by their subjects.
fn with_parts(adcode: &str, indicator: &str, parts: &[(&str, &str)]) -> Report {
    let parts = parts.iter().map(|(subject, value)| {
        let part = Stated::new(indicator, adcode, 2020, value).expect("stated").subject(subject);
        part.with(|measure| measure.part_of = Some(0))
    });
    Stated::together(Stated::new(indicator, adcode, 2020, "9000").expect("stated"), parts)
}

#[test]
fn a_part_is_not_ranked_against_a_whole_or_another_part() {
    // Whatever the indicator, and whatever tells the part: a degree, a sex, an age, an act.
    for indicator in ["high_level_talent_supported", "cadres_promoted", "party_members_trained"] {
        for subject in ["博士", "女性干部", "年轻干部", "新入选者"] {
            let one = with_parts("510000", indicator, &[(subject, "800"), ("骨干", "70")]);
            let other = with_parts("630000", indicator, &[(subject, "600")]);
            let at = |report, index| Fact::new(report, index).expect("a figure");
            let across = judged(at(&one, 1), at(&other, 0));
            assert_eq!((across.verdict(), across.order()), (Verdict::Bounded, Some(Order::Undetermined)), "{across}");
            assert!(across.codes().any(|code| code == Code::Parameter), "{across}");
            let alike = judged(at(&one, 1), at(&other, 1));
            assert!(alike.codes().all(|code| code != Code::Parameter), "{alike}");
            assert_ne!(judged(at(&one, 2), at(&other, 1)).footing(), Footing::Normalised);
            let own = judged(at(&one, 0), at(&one, 1));
            assert!(own.codes().any(|code| code == Code::Subset) && own.order() == Some(Order::Left), "{own}");
        }
    }
}

#[test]
fn a_degree_told_by_the_words_is_a_part_too() {
    let one = read("云南省", 2031, "全年引进急需紧缺人才2140人，其中博士310人。");
    let other = read("陕西省", 2031, "全年引进急需紧缺人才1760人。");
    let pair = judged(figure(&one, "310人"), figure(&other, "1760人"));
    assert_eq!((pair.verdict(), pair.order()), (Verdict::Bounded, Some(Order::Undetermined)), "{pair}");
    assert!(pair.codes().any(|code| code == Code::Parameter));
}

fn recruited(adcode: &str, year: i32, value: &str) -> Report {
    Stated::new("civil_servants_recruited", adcode, year, value).expect("stated").report()
}

#[test]
fn without_a_denominator_nothing_is_called_comparable() {
    let (one, other) = (recruited("510000", 2020, "8000"), recruited("630000", 2020, "700"));
    let engine = Engine::new().with_denominators(Denominators::default());
    let pair = engine.judge(Fact::new(&one, 0).expect("it"), Fact::new(&other, 0).expect("it"));
    assert_eq!((pair.verdict(), pair.footing()), (Verdict::Normalised, Footing::Unranked));
    assert!(pair.lacks_denominator() && pair.to_string().contains("no denominator"));
    let corpus = Corpus::new([Entry::new("a", one), Entry::new("b", other)]);
    let table = tables::pairs(&corpus, [&pair], &|locator| locator.region.clone());
    let text = |column, language| table.cell(0, column).map(|cell| cell.text(language)).unwrap_or_default();
    assert_eq!(text("verdict", Language::En), "no denominator");
    assert_eq!(text("verdict", Language::Zh), "缺分母，不排高低");
    assert_eq!(text("decided_by", Language::En), "C-SIZE");
}

#[test]
fn a_denominator_of_another_year_is_told_where_it_decides() {
    let pair = |year| {
        let (one, other) = (recruited("410000", year, "8000"), recruited("360000", year, "700"));
        judged(Fact::new(&one, 0).expect("it"), Fact::new(&other, 0).expect("it"))
    };
    let (within, near) = (pair(2020), pair(2023));
    let codes = |pair: &Comparison| pair.codes().filter(|code| *code == Code::Denominator).count();
    assert_eq!((within.verdict(), near.verdict()), (Verdict::Normalised, Verdict::Bounded));
    assert_eq!((codes(&within), codes(&near)), (1, 1));
    assert!(near.deciding().map(|caveat| caveat.code).eq([Code::Denominator]));
    assert!(near.to_string().contains("not of the year") && !within.to_string().contains("not of the year"));
}

#[test]
fn what_is_printed_of_a_pair_is_all_of_it() {
    let (one, other) = (recruited("510000", 2020, "8000"), recruited("630000", 2020, "700"));
    let pair = judged(Fact::new(&one, 0).expect("it"), Fact::new(&other, 0).expect("it"));
    let printed = pair.to_string();
    let fitting = |value: &Interval| value.to_decimal(value.places());
    let values = [Side::Left, Side::Right].map(|side| pair.value(side).map(fitting).expect("a value"));
    assert!(printed.contains(&format!("values {} | {}", values[0], values[1])), "{printed}");
    assert!(printed.contains("normalised, order right, ratio ") && printed.contains("residents"), "{printed}");
    for (verdict, caveat) in pair.weighed() {
        let effect = if verdict == Verdict::Direct { "stays" } else { verdict.as_str() };
        assert!(printed.contains(&format!("{caveat} [{effect}]")), "{printed}");
    }
    assert!(printed.contains("C-CLAIM") && pair.needed().all(|(zh, en)| printed.contains(&format!("{zh} / {en}"))));
}

#[test]
fn the_chinese_face_of_pairs_is_chinese() {
    let engine = Engine::new();
    let corpus = Corpus::bundled();
    let reports = corpus.reports();
    let judged: Vec<Comparison> = engine.registry().iter().flat_map(|one| engine.pairwise(&one.id, &reports)).collect();
    let table = tables::pairs(corpus, &judged, &|locator| locator.region.clone());
    let mut document = zongshu::render::Document::default();
    document.table(0, table);
    let text = document.to_text(&Face { language: Language::Zh, ..Face::default() });
    let left: Vec<&str> = text.split_whitespace().filter(|word| !word.starts_with("C-") && is_latin(word)).collect();
    assert!(left.is_empty(), "{left:?}");
}

fn is_latin(word: &str) -> bool {
    word.chars().filter(char::is_ascii_alphabetic).count() > 1
}

#[test]
fn a_stage_is_told_as_its_example_says() {
    let table = Table::read("stages", include_str!("../../src/compare/stages.tsv")).expect("a table");
    for row in table.rows() {
        let report = read("云南省", 2031, &format!("一年来，全省{}。", row.get("example")));
        let fact = Fact::all(&report).next().expect("a figure");
        let stage = judged(fact, fact).aspects().iter().find(|aspect| aspect.aspect == "stage").cloned();
        let stage = stage.and_then(|stage| stage.left);
        assert_eq!(stage.as_deref(), Some(row.get("stage")), "line {}: {:?}", row.line(), fact.measure);
    }
}

#[test]
fn flats_raised_are_not_flats_handed_over() {
    let one = read("云南省", 2031, "一年来，全省筹集人才公寓4000套。");
    let codes = |act: &str| {
        let other = read("陕西省", 2031, &format!("一年来，全省{act}人才公寓3000套。"));
        let pair = judged(figure(&one, "4000套"), figure(&other, "3000套"));
        (pair.verdict(), pair.codes().any(|code| code == Code::Stage))
    };
    assert_eq!(codes("交付"), (Verdict::Refused, true));
    assert_eq!(codes("筹集"), (Verdict::Normalised, false));
}
