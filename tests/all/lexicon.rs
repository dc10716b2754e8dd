//! The words of the vocabulary: every example of the tables, read through the front door.

use std::fmt::Write;

use zongshu::parse::Parser;
use zongshu::report::{Measure, MentionClass, Report};
use zongshu::table::Table;
use zongshu::text::{Source, Span};
use zongshu::vocabulary::{Lexicon, Matcher, Reaches, Registry, ThemeWords};

const VERBS: &str = include_str!("../../src/vocabulary/verbs.tsv");
const NOUNS: &str = include_str!("../../src/vocabulary/nouns.tsv");
const PHRASES: &str = include_str!("../../src/vocabulary/phrases.tsv");
const ORDINARY: &str = include_str!("../../src/vocabulary/ordinary.tsv");

/// Reads every example of a table as a text of one sentence and collects what `judge` finds wrong with it. `judge` gets
/// the cells of the row, the report and the span of the word in the text.
fn every_example(
    name: &str,
    table: &str,
    column: &str,
    judge: impl Fn(&dyn Fn(&str) -> String, &Report, Span) -> Result<(), String>,
) {
    let parser = Parser::default();
    let rows = Table::read(name, table).expect("the table is well formed");
    let (mut checked, mut wrong, mut list) = (0, 0, String::new());
    for row in rows.rows() {
        let (word, example) = (row.get(column), row.get("example"));
        let text = format!("{example}。");
        let Some(at) = text.find(word).filter(|_| !word.is_empty()) else {
            panic!("{name}, line {}: the example {example:?} lacks {word:?}", row.line());
        };
        let report = parser.read(&Source::from_text(text.as_str()));
        checked += 1;
        let cell = |column: &str| row.get(column).to_string();
        if let Err(reason) = judge(&cell, &report, Span::new(at, at + word.len())) {
            wrong += 1;
            let _ = writeln!(list, "{name}, line {}: {word}: {example}: {reason}", row.line());
        }
    }
    assert!(checked > 1_000, "{name}: only {checked} rows were read");
    assert_eq!(wrong, 0, "of {checked} examples\n{list}");
}

/// What a measure says, in short.
fn shown(measure: &Measure) -> String {
    format!(
        "{} {} of {} by {} as {}",
        measure.quantity.value,
        measure.quantity.unit_class,
        measure.subject.as_deref().unwrap_or("nothing"),
        measure.predicate.as_deref().unwrap_or("nothing"),
        measure.kind
    )
}

fn all_shown(report: &Report) -> String {
    let mentions = report.mentions.iter().map(|mention| match &mention.measure {
        Some(measure) => shown(measure),
        None => format!("{} {}", mention.class, mention.text),
    });
    mentions.collect::<Vec<_>>().join("; ")
}

#[test]
fn every_verb_governs_its_example() {
    every_example("verbs.tsv", VERBS, "verb", |cell, report, _| {
        let verb = cell("verb");
        let names = |measure: &Measure| measure.predicate.as_deref().is_some_and(|predicate| predicate.contains(&verb));
        let holds = |measure: &Measure| measure.kind.as_str() == cell("kind");
        let is_right = match cell("role").as_str() {
            "act" | "light" | "mobil" => report.measures().any(|(_, _, measure)| names(measure)),
            "change" | "aux" => report.measures().any(|(_, _, measure)| names(measure)),
            _ if cell("kind") == "-" => report.measures().next().is_some(),
            _ => report.measures().any(|(_, _, measure)| holds(measure)),
        };
        if is_right { Ok(()) } else { Err(format!("[{} {}] {}", cell("role"), cell("kind"), all_shown(report))) }
    });
}

#[test]
fn every_noun_is_counted_in_its_example() {
    every_example("nouns.tsv", NOUNS, "noun", |cell, report, _| {
        let (noun, class) = (cell("noun"), cell("class"));
        let is_subject = |measure: &Measure| measure.subject.as_deref().is_some_and(|subject| subject.contains(&noun));
        let is_class = |measure: &Measure| measure.quantity.unit_class.as_str() == class;
        let is_right = report.measures().any(|(_, _, measure)| is_subject(measure));
        let is_classed = report.measures().any(|(_, _, measure)| is_class(measure));
        if is_right && is_classed { Ok(()) } else { Err(format!("[{class}] {is_right} {is_classed} {}", all_shown(report))) }
    });
}

#[test]
fn no_fixed_phrase_is_measured() {
    every_example("phrases.tsv", PHRASES, "phrase", |_, report, span| {
        let mut over = report.mentions.iter().filter(|mention| mention.span.overlaps(span));
        let is_measured = report.measures().any(|(_, mention, _)| mention.span.overlaps(span));
        let is_slogan = over.any(|mention| mention.class == MentionClass::Slogan);
        if !is_measured && is_slogan { Ok(()) } else { Err(all_shown(report)) }
    });
}

#[test]
fn no_ordinary_word_is_measured() {
    every_example("ordinary.tsv", ORDINARY, "word", |_, report, span| {
        let is_marked = report.mentions.iter().any(|mention| mention.span.overlaps(span));
        if is_marked { Err(all_shown(report)) } else { Ok(()) }
    });
}

#[test]
fn the_tables_of_the_crate_load() {
    assert!(Lexicon::get().len() > 7_000);
    assert!(!Lexicon::get().is_empty());
    assert!(Reaches::get().group("省本级投入").is_some());
    assert!(Registry::bundled().iter().count() > 100);
    assert!(Matcher::get().identify(&zongshu::vocabulary::Candidate {
        subject: "公务员",
        predicate: "招录",
        ..Default::default()
    }).is_some());
    assert!(ThemeWords::get().score("基层党组织").best(1) != zongshu::vocabulary::Theme::Other);
}
