//! The wordings of the indicators: every example of the table, and what a wording may not do.

use zongshu::parse::Parser;
use zongshu::quantity::UnitClass;
use zongshu::table::{Row, Table};
use zongshu::text::Source;
use zongshu::vocabulary::{Candidate, Kind, Matcher, Registry};

const TABLE: &str = include_str!("../../src/vocabulary/matching.tsv");
const HEAD: &str = "id\tsubject\tpredicate\tcontext\tunit_class\tkind\tnot\texample\tcounterexample\n";

/// `clause | subject | predicate | unit_class | kind | part | sentence`; what is left out is the first of the row.
fn candidate<'a>(text: &'a str, row: &Row<'_, 'a>) -> Candidate<'a> {
    let cells: Vec<&str> = text.split('|').map(str::trim).collect();
    let cell = |index: usize| cells.get(index).copied().unwrap_or("");
    let clause = cell(0);
    let class = if cell(3).is_empty() { row.list("unit_class").next().unwrap_or("other") } else { cell(3) };
    let kind = if cell(4).is_empty() { row.list("kind").next().unwrap_or("flow") } else { cell(4) };
    Candidate {
        subject: cell(1),
        predicate: cell(2),
        unit_class: class.parse().unwrap_or_else(|_| panic!("line {}: {class}", row.line())),
        kind: kind.parse().unwrap_or_else(|_| panic!("line {}: {kind}", row.line())),
        clause,
        sentence: if cell(6).is_empty() { clause } else { cell(6) },
        part: cell(5) == "part",
        ..Candidate::default()
    }
}

fn told(
    subject: &'static str,
    predicate: &'static str,
    class: UnitClass,
    kind: Kind,
    clause: &'static str,
) -> Option<String> {
    let measure =
        Candidate { subject, predicate, unit_class: class, kind, clause, sentence: clause, ..Candidate::default() };
    Matcher::get().identify(&measure).map(|id| id.to_string())
}

#[test]
fn every_example_of_the_table_holds() {
    let table = Table::read("matching", TABLE).expect("the table is sound");
    let mut wrong = Vec::new();
    for row in table.rows() {
        for example in row.list("example") {
            let found = Matcher::get().identify(&candidate(example, &row)).map_or("-".into(), |id| id.to_string());
            if found != row.get("id") {
                wrong.push(format!("line {}: {found} instead of {} for {example}", row.line(), row.get("id")));
            }
        }
        for example in row.list("counterexample") {
            let found = Matcher::get().identify(&candidate(example, &row)).map_or("-".into(), |id| id.to_string());
            if found == row.get("id") {
                wrong.push(format!("line {}: {found} for the counterexample {example}", row.line()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_indicator_has_a_wording_with_an_example() {
    let table = Table::read("matching", TABLE).expect("the table is sound");
    let mut ids: Vec<&str> = table
        .rows()
        .filter(|row| !row.get("example").is_empty())
        .map(|row| row.get("id"))
        .filter(|id| id.len() > 1)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 126);
}

#[test]
fn the_unit_and_the_kind_tell_near_concepts_apart() {
    let clause = "发展党员800名";
    let developed = told("党员", "发展", UnitClass::Person, Kind::Flow, clause);
    assert_eq!(developed.as_deref(), Some("party_members_developed"));
    let clause = "共有党员4.2万名";
    assert_eq!(told("党员", "有", UnitClass::Person, Kind::Stock, clause).as_deref(), Some("party_members"));
    assert_eq!(told("党员", "有", UnitClass::MoneyCny, Kind::Stock, clause), None);
}

#[test]
fn a_predicate_that_was_not_read_is_found_in_the_clause() {
    let clause = "全年选派驻村干部800名";
    let found = told("驻村干部", "", UnitClass::Person, Kind::Flow, clause);
    assert_eq!(found.as_deref(), Some("village_stationed_cadres"));
}

#[test]
fn a_subject_cut_short_is_read_with_the_words_before_it() {
    let clause = "新成立行业党委7家";
    let found = told("党委", "成立", UnitClass::Organization, Kind::Flow, clause);
    assert_eq!(found.as_deref(), Some("industry_party_committees_founded"));
}

#[test]
fn a_change_has_no_level_to_compare() {
    let clause = "比上年净增党员1200名";
    assert_eq!(told("党员", "净增", UnitClass::Person, Kind::Flow, clause), None);
}

#[test]
fn weak_evidence_gives_nothing() {
    assert_eq!(told("", "", UnitClass::Person, Kind::Flow, "共有800名"), None);
    assert_eq!(told("", "表彰", UnitClass::Person, Kind::Flow, "表彰优秀共产党员30名、优秀党务工作者30名"), None);
    assert_eq!(told("企业", "服务", UnitClass::Organization, Kind::Flow, "走访服务企业640家"), None);
}

#[test]
fn a_pack_adds_and_replaces() {
    let measure = Candidate {
        subject: "茶馆",
        unit_class: UnitClass::Site,
        kind: Kind::Stock,
        clause: "现有茶馆80家",
        ..Candidate::default()
    };
    assert_eq!(Matcher::get().identify(&measure), None);
    let pack = format!("{HEAD}tea_houses\t茶馆$\t\t\tsite\tstock\t\t\t\n");
    let head = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\n";
    let houses = format!("{head}tea_houses\t茶馆\tTea houses\tsite\tstock\tgrassroots\t3\n");
    let registry = Registry::bundled().with_pack(&houses).expect("the pack is sound");
    let grown = Matcher::get().extend_with(&pack, &registry).expect("the pack is sound");
    assert_eq!(grown.identify(&measure).map(|id| id.to_string()).as_deref(), Some("tea_houses"));
    let pack = format!("{HEAD}!tea_houses\t茶楼$\t\t\tsite\tstock\t\t\t\n");
    let changed = grown.extend_with(&pack, &registry).expect("the pack is sound");
    assert_eq!(changed.identify(&measure), None);
}

#[test]
fn a_pack_with_a_fault_names_the_line() {
    for row in
        ["Tea Houses\t茶馆", "tea\t", "tea\t*", "tea\t茶馆\t\t\tteacup", "tea\t茶馆\t\t\tsite\tbrew", "tea\t茶馆+"]
    {
        let fault = Matcher::from_table(&format!("{HEAD}{row}\n"), Registry::bundled()).expect_err(row);
        assert!(fault.to_string().contains("line 2"), "{fault}");
    }
}

#[test]
fn any_text_is_taken() {
    for text in ["", "党", "党员党员党员", "¦+^$@*;", "\u{feff}\n\t", "😀党员"] {
        for part in [false, true] {
            for class in UnitClass::ALL {
                let measure = Candidate {
                    subject: text,
                    predicate: text,
                    unit_class: class,
                    clause: text,
                    sentence: text,
                    part,
                    ..Candidate::default()
                };
                let _ = Matcher::get().identify(&measure);
            }
        }
    }
}

#[test]
fn invented_clauses_of_the_genre_are_read() {
    let table = Table::read("wordings", include_str!("../data/wordings.tsv")).expect("the table is sound");
    let mut wrong = Vec::new();
    for row in table.rows() {
        let clause = row.get("clause");
        let measure = Candidate {
            subject: row.get("subject"),
            predicate: row.get("predicate"),
            unit_class: row.get("unit_class").parse().expect(clause),
            kind: row.get("kind").parse().expect(clause),
            clause,
            sentence: if row.get("sentence").is_empty() { clause } else { row.get("sentence") },
            ..Candidate::default()
        };
        let found = Matcher::get().identify(&measure).map_or("-".into(), |id| id.to_string());
        if found != row.get("indicator") {
            wrong.push(format!("line {}: {found} instead of {}", row.line(), row.get("indicator")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn invented_sentences_are_read_and_matched() {
    const HEAD: &str = "青禾县组织工作综述（2031年）\n\n";
    let table = Table::read("sentences", include_str!("../data/sentences.tsv")).expect("the table is sound");
    let mut wrong = Vec::new();
    for row in table.rows() {
        let sentence = row.get("sentence");
        let (before, rest) = sentence.split_once('〔').expect(sentence);
        let (quantity, after) = rest.split_once('〕').expect(sentence);
        let report = Parser::default().read(&Source::from_text(format!("{HEAD}{before}{quantity}{after}。\n")));
        let at = HEAD.len() + before.len();
        let found = report.measures().find(|(_, found, _)| found.span.start <= at && at < found.span.end);
        let id = found.and_then(|(_, _, measure)| measure.indicator.as_ref()).map_or("-", |id| id.as_str());
        if id != row.get("indicator") {
            wrong.push(format!("line {}: {id} instead of {} in {sentence}", row.line(), row.get("indicator")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
