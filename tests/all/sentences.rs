//! Sentences and what each of their figures is: `tests/sentences.tsv`.
//!
//! A place for classes of language that need no report around them.

use std::fs;
use std::path::Path;

use zongshu::parse::Parser;
use zongshu::text::Source;

/// What is said of one figure: its words, subject, kind and class of unit.
fn figures(sentence: &str) -> Vec<String> {
    let report = Parser::default().read(&Source::from_text(sentence));
    let measures = report.mentions.iter().filter_map(|mention| Some((mention, mention.measure.as_deref()?)));
    measures
        .map(|(mention, measure)| {
            let subject = measure.subject.as_deref().unwrap_or("-");
            format!("{} {subject} {} {}", mention.text, measure.kind, measure.quantity.unit_class)
        })
        .collect()
}

#[test]
fn the_figures_of_sentences_are_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences.tsv");
    let table = fs::read_to_string(path).expect("the table of sentences");
    let rows: Vec<_> = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1).collect();
    assert!(rows.len() >= 15, "{} sentences", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let (sentence, expected) = row.split_once('\t').expect("a sentence and its figures");
        let found = figures(sentence).join("; ");
        if found != expected {
            wrong.push(format!("{sentence}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
