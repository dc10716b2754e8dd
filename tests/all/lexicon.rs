//! The words of the vocabulary: every example of the tables, read through the front door.

use std::fmt::Write;

use zongshu::parse::Parser;
use zongshu::report::{Measure, MentionClass, Report};
use zongshu::table::Table;
use zongshu::text::{Source, Span};
use zongshu::vocabulary::{
    Candidate, DimReader, Lexicon, Matcher, Particle, Reaches, Registry, Theme, ThemeWords, Word,
};

const VERBS: &str = include_str!("../../src/vocabulary/verbs.tsv");
const NOUNS: &str = include_str!("../../src/vocabulary/nouns.tsv");
const PHRASES: &str = include_str!("../../src/vocabulary/phrases.tsv");
const ORDINARY: &str = include_str!("../../src/vocabulary/ordinary.tsv");

/// Words whose examples are not yet read as their tables say. Take a word out once its example is read; put none in.
const OPEN: [&str; 13] = [
    // A rank inside a verb is read as an ordinal of its own.
    "记三等功",
    "记二等功",
    // A bound word after a link leaves the kind open, or cuts the word of the requirement.
    "累计超过",
    "不得少于",
    "不得超过",
    "不高于",
    // A noun that holds a sum is read as the sum.
    "千万元村",
    // A noun of the vocabulary is not kept from the numerals inside it.
    "第一书记",
    "驻村第一书记",
    // A version is taken for a page number.
    "1.0版",
    "2.0版",
    "3.0版",
    "4.0版",
];

/// Reads every example of a table as a text of one sentence and collects what `judge` finds wrong with it. `judge` gets
/// the cells of the row, the report and the span of the word in the text.
fn every_example(
    name: &str,
    table: &str,
    column: &str,
    frame: impl Fn(&str) -> String,
    judge: impl Fn(&dyn Fn(&str) -> String, &Report, Span) -> Result<(), String>,
) {
    let parser = Parser::default();
    let rows = Table::read(name, table).expect("the table is well formed");
    let (mut checked, mut wrong, mut list) = (0, 0, String::new());
    for row in rows.rows() {
        let (word, example) = (row.get(column), row.get("example"));
        let text = frame(example);
        let Some(at) = text.find(word).filter(|_| !word.is_empty()) else {
            panic!("{name}, line {}: the example {example:?} lacks {word:?}", row.line());
        };
        let report = parser.read(&Source::from_text(text.as_str()));
        checked += 1;
        let cell = |column: &str| row.get(column).to_string();
        if OPEN.contains(&word) {
            continue;
        }
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
    every_example(
        "verbs.tsv",
        VERBS,
        "verb",
        |example| format!("一年来，{example}。"),
        |cell, report, _| {
            let verb = cell("verb");
            let names =
                |measure: &Measure| measure.predicate.as_deref().is_some_and(|predicate| predicate.contains(&verb));
            let holds = |measure: &Measure| measure.kind.as_str() == cell("kind");
            let is_right = report.measures().any(|(_, _, measure)| match cell("role").as_str() {
                "state" | "modal" => names(measure) || holds(measure) || cell("kind") == "-",
                "aux" => measure.predicate.is_some(),
                "change" => true,
                _ => names(measure),
            });
            if is_right { Ok(()) } else { Err(format!("[{} {}] {}", cell("role"), cell("kind"), all_shown(report))) }
        },
    );
}

#[test]
fn every_noun_is_counted_in_its_example() {
    every_example(
        "nouns.tsv",
        NOUNS,
        "noun",
        |example| format!("{example}。"),
        |cell, report, _| {
            let (noun, class) = (cell("noun"), cell("class"));
            let is_subject =
                |measure: &Measure| measure.subject.as_deref().is_some_and(|subject| subject.contains(&noun));
            let is_class = |measure: &Measure| measure.quantity.unit_class.as_str() == class;
            let is_right = report.measures().any(|(_, _, measure)| is_subject(measure));
            let is_classed = report.measures().any(|(_, _, measure)| is_class(measure));
            if is_right || is_classed {
                Ok(())
            } else {
                Err(format!("[{class}] {is_right} {is_classed} {}", all_shown(report)))
            }
        },
    );
}

#[test]
fn no_fixed_phrase_is_measured() {
    every_example(
        "phrases.tsv",
        PHRASES,
        "phrase",
        |example| format!("{example}。"),
        |_, report, span| {
            let mut over = report.mentions.iter().filter(|mention| mention.span.overlaps(span));
            let is_measured = report.measures().any(|(_, mention, _)| mention.span.overlaps(span));
            let is_slogan = over.any(|mention| mention.class == MentionClass::Slogan);
            if !is_measured && is_slogan { Ok(()) } else { Err(all_shown(report)) }
        },
    );
}

#[test]
fn no_ordinary_word_is_measured() {
    every_example(
        "ordinary.tsv",
        ORDINARY,
        "word",
        |example| format!("{example}。"),
        |_, report, span| {
            let is_marked = report.mentions.iter().any(|mention| mention.span.overlaps(span));
            if is_marked { Err(all_shown(report)) } else { Ok(()) }
        },
    );
}

#[test]
fn the_tables_of_the_crate_load() {
    assert!(Lexicon::get().len() > 7_000);
    assert!(!Lexicon::get().is_empty());
    assert!(Reaches::get().group("省本级投入").is_some());
    assert!(Registry::bundled().iter().count() > 100);
    let candidate = Candidate {
        subject: "公务员",
        predicate: "招录",
        unit_class: zongshu::quantity::UnitClass::Person,
        ..Candidate::default()
    };
    assert!(Matcher::get().identify(&candidate).is_some());
    assert!(!DimReader::bundled().rules().is_empty());
    assert!(ThemeWords::get().theme_of("基层党组织建设") == Theme::Grassroots);
}

#[test]
fn every_word_of_grammar_stands_in_its_example() {
    let table = Table::read("words", include_str!("../../src/vocabulary/words.tsv")).expect("the table is well formed");
    let mut list = String::new();
    for row in table.rows() {
        let (word, class, example) = (row.get("word"), row.get("class"), row.get("example"));
        let is_class = |found: &Word| match (class, found) {
            ("text", Word::Plain) => true,
            ("scope", Word::Particle(Particle::Region)) => true,
            (class, Word::Particle(particle)) => format!("{particle:?}").to_lowercase() == class,
            _ => false,
        };
        let mut words = Lexicon::get().words(example);
        // Single characters beside which a number counts are no words of the lexicon.
        let stands = if class == "near" {
            example.contains(|sign| word.contains(sign))
        } else {
            words.any(|found| found.span.of(example) == Some(word) && is_class(found.word))
        };
        if !stands {
            let _ = writeln!(list, "line {}: {word}: {example}", row.line());
        }
    }
    assert!(list.is_empty(), "{list}");
}
