//! What the library reads in reports, as JSON Lines.
//!
//! `cargo run --release --example extract -- [--what mentions|outline|places] FILE...`
//!
//! `doc` is the file's name without its ending; offsets are bytes of the original file, half open.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Map, Value, json};
use zongshu::parse::Parser;
use zongshu::report::{MentionClass, Report};
use zongshu::text::Source;

const USAGE: &str = "extract [--what mentions|outline|places] FILE...";

fn main() -> ExitCode {
    let mut what = String::from("mentions");
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--what" => what = arguments.next().unwrap_or_default(),
            "--help" | "-h" => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            option if option.starts_with('-') => {
                eprintln!("unknown option {option}\n{USAGE}");
                return ExitCode::from(2);
            }
            _ => files.push(argument),
        }
    }
    let print: fn(&str, &Report, &Source) -> Vec<Value> = match what.as_str() {
        "mentions" => mentions,
        "outline" => outline,
        "places" => places,
        other => {
            eprintln!("expected mentions, outline or places after --what, found {other:?}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    if files.is_empty() {
        eprintln!("name at least one file\n{USAGE}");
        return ExitCode::from(2);
    }
    let parser = Parser::default();
    let mut failed = false;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in &files {
        let doc = Path::new(file).file_stem().map_or(file.as_str().into(), |stem| stem.to_string_lossy().into_owned());
        let source = std::fs::read(file).map_err(|error| error.to_string());
        let source = source.and_then(|bytes| Source::from_bytes(&bytes).map_err(|error| error.to_string()));
        match source {
            Ok(source) => {
                for line in print(&doc, &parser.read(&source), &source) {
                    if writeln!(out, "{line}").is_err() {
                        return ExitCode::SUCCESS;
                    }
                }
            }
            Err(reason) => {
                eprintln!("{file}: {reason}");
                failed = true;
            }
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn mentions(doc: &str, report: &Report, _: &Source) -> Vec<Value> {
    let line = |mention: &zongshu::report::Mention| {
        let mut line = Map::new();
        line.insert("doc".into(), json!(doc));
        line.insert("start".into(), json!(mention.span.start));
        line.insert("end".into(), json!(mention.span.end));
        line.insert("text".into(), json!(mention.text));
        line.insert("class".into(), json!(mention.class));
        let measure = mention.measure.as_ref();
        let quantity = measure.map(|measure| &measure.quantity);
        line.insert("value".into(), json!(quantity.map(|quantity| quantity.value)));
        line.insert("upper".into(), json!(quantity.and_then(|quantity| quantity.upper)));
        line.insert("bound".into(), json!(quantity.map(|quantity| quantity.bound)));
        line.insert("unit".into(), json!(quantity.and_then(|quantity| quantity.unit.as_ref())));
        line.insert("unit_class".into(), json!(quantity.map(|quantity| quantity.unit_class)));
        line.insert("subject".into(), json!(measure.and_then(|measure| measure.subject.as_ref())));
        line.insert("predicate".into(), json!(measure.and_then(|measure| measure.predicate.as_ref())));
        line.insert("kind".into(), json!(measure.map(|measure| measure.kind)));
        line.insert("period".into(), json!(measure.and_then(|measure| measure.period)));
        line.insert("scope".into(), json!(measure.map(|measure| &measure.scope)));
        line.insert("theme".into(), json!(measure.map(|measure| measure.theme)));
        line.insert("indicator".into(), json!(measure.and_then(|measure| measure.indicator.as_ref())));
        Value::Object(line)
    };
    debug_assert!(report.mentions.iter().all(|mention| {
        mention.measure.is_some() == matches!(mention.class, MentionClass::Measure | MentionClass::Rank)
    }));
    report.mentions.iter().map(line).collect()
}

fn outline(doc: &str, report: &Report, _: &Source) -> Vec<Value> {
    let heading = &report.heading;
    let sections: Vec<Value> = report
        .sections
        .iter()
        .map(|section| {
            json!({
                "heading": section.heading,
                "subheading": section.subheading,
                "theme": section.theme,
                "start": section.span.start,
                "end": section.span.end,
                "leads": section.leads,
            })
        })
        .collect();
    vec![json!({
        "doc": doc,
        "title": heading.title,
        "subtitle": heading.subtitle,
        "region": heading.region,
        "adcode": heading.adcode,
        "published": heading.published,
        "year_reviewed": heading.year_reviewed,
        "source": heading.publisher,
        "byline": heading.byline,
        "script": report.source.script,
        "sections": sections,
    })]
}

fn places(doc: &str, report: &Report, _: &Source) -> Vec<Value> {
    let practice_of = |index: usize| report.practices.iter().find(|practice| practice.places.contains(&index));
    report
        .places
        .iter()
        .enumerate()
        .filter_map(|(index, place)| {
            let practice = practice_of(index)?;
            Some(json!({
                "doc": doc,
                "start": place.span.start,
                "end": place.span.end,
                "text": place.text,
                "province": place.province,
                "province_adcode": place.province_adcode,
                "name": place.name,
                "adcode": place.adcode,
                "level": place.level,
                "theme": practice.theme,
                "practice_start": practice.span.start,
                "practice_end": practice.span.end,
            }))
        })
        .collect()
}
