//! What the library reads in reports, as JSON Lines.
//!
//! `cargo run --release --example extract -- [--what mentions|outline|places] [-o OUT] FILE|FOLDER...`
//!
//! `doc` is the file's name without its ending, behind its folder where two files have one name; offsets are bytes of the
//! original file, half open. A line of the mentions may stand as a side of a pair for `judge`. Of a folder its files
//! `*.txt` are read, and those of the folders inside it. The lines stand in the order of the files, and come while others
//! are still being read. Files that cannot be read are listed at the end; the exit code is then 1. With `-o` the lines go
//! to a file that is put in its place only when it is whole.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Map, Value, json};
use zongshu::corpus::{Entry, Reader};
use zongshu::render::WholeFile;
use zongshu::report::{Measure, Mention, MentionClass};

mod files;

const USAGE: &str = "extract [--what mentions|outline|places] [-o OUT] FILE|FOLDER...";

#[allow(dead_code)]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    // The bar of progress writes to the same stream, so that it is not locked.
    let done = run(&arguments, &mut out, &mut io::stderr());
    match (done, out.flush()) {
        (Ok(code), Ok(())) => ExitCode::from(code),
        (Err(error), _) | (_, Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        (Err(error), _) | (_, Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Does the whole job and tells the exit code: 0, 1 where a file could not be read, 2 for wrong arguments.
pub fn run(arguments: &[String], out: &mut dyn Write, complaints: &mut dyn Write) -> io::Result<u8> {
    let mut what = String::from("mentions");
    let mut place: Option<PathBuf> = None;
    let mut paths = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--what" => what = rest.next().cloned().unwrap_or_default(),
            "-o" => place = Some(rest.next().cloned().unwrap_or_default().into()),
            "--help" | "-h" => {
                writeln!(out, "{USAGE}")?;
                return Ok(0);
            }
            option if option.starts_with('-') => {
                writeln!(complaints, "unknown option {option}\n{USAGE}")?;
                return Ok(2);
            }
            _ => paths.push(argument),
        }
    }
    let print: fn(&Entry) -> Vec<Value> = match what.as_str() {
        "mentions" => mentions,
        "outline" => outline,
        "places" => places,
        other => {
            writeln!(complaints, "expected mentions, outline or places after --what, found {other:?}\n{USAGE}")?;
            return Ok(2);
        }
    };
    if paths.is_empty() {
        writeln!(complaints, "expected at least one file or folder, found none\n{USAGE}")?;
        return Ok(2);
    }
    let failures = match &place {
        None => extract(&paths, print, out)?,
        Some(place) => {
            let mut file = WholeFile::create(place).map_err(io::Error::other)?;
            let failures = extract(&paths, print, &mut file)?;
            file.finish().map_err(io::Error::other)?;
            failures
        }
    };
    if failures.is_empty() {
        return Ok(0);
    }
    out.flush()?;
    writeln!(complaints, "{} could not be read:", failures.len())?;
    failures.iter().try_for_each(|failure| writeln!(complaints, "  {failure}"))?;
    Ok(1)
}

fn extract(
    paths: &[impl AsRef<Path>],
    print: fn(&Entry) -> Vec<Value>,
    out: &mut dyn Write,
) -> io::Result<Vec<String>> {
    let results = Reader::new().files(paths);
    let bar = files::progress(results.size_hint().0);
    let mut failures = Vec::new();
    for result in results {
        match result {
            Ok((_, entry)) => {
                for line in print(&entry) {
                    writeln!(out, "{line}")?;
                }
            }
            Err(failure) => failures.push(failure.to_string()),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(failures)
}

/// One line a numeral. The fields of a measure that it does not have are null, or left out where few have them.
fn mentions(entry: &Entry) -> Vec<Value> {
    let report = &entry.report;
    let line = |(index, mention): (usize, &Mention)| {
        let mut line = Map::new();
        let position = entry.position(mention.span.start);
        line.insert("doc".into(), json!(entry.doc));
        line.insert("index".into(), json!(index));
        line.insert("start".into(), json!(mention.span.start));
        line.insert("end".into(), json!(mention.span.end));
        // The names that `judge` asks for.
        line.insert("byte_start".into(), json!(mention.span.start));
        line.insert("byte_end".into(), json!(mention.span.end));
        line.insert("line".into(), json!(position.map(|position| position.line)));
        line.insert("column".into(), json!(position.map(|position| position.column)));
        line.insert("text".into(), json!(mention.text));
        line.insert("class".into(), json!(mention.class));
        let measure = mention.measure.as_deref();
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
        line.extend(measure.into_iter().flat_map(rarer));
        Value::Object(line)
    };
    debug_assert!(report.mentions.iter().all(|mention| {
        mention.measure.is_some() == matches!(mention.class, MentionClass::Measure | MentionClass::Rank)
    }));
    report.mentions.iter().enumerate().map(line).collect()
}

/// The fields that few measures have. Links name the `index` of another line of the same report.
fn rarer(measure: &Measure) -> impl Iterator<Item = (String, Value)> {
    let span = measure.subject_span;
    let fields = [
        ("step", Some(json!(measure.quantity.step))),
        ("subject_start", span.map(|span| json!(span.start))),
        ("subject_end", span.map(|span| json!(span.end))),
        ("stage", measure.stage.as_ref().map(|stage| json!(stage))),
        ("dims", Some(&measure.dims).filter(|dims| !dims.is_empty()).map(|dims| json!(dims))),
        ("mobilised", measure.mobilised.then_some(Value::Bool(true))),
        ("part_of", measure.part_of.map(|whole| json!(whole))),
        ("qualifies", measure.qualifies.map(|other| json!(other))),
        ("base", measure.base.as_ref().map(|base| json!(base))),
        ("base_count", measure.base_count.map(|count| json!(count))),
        ("change", measure.change.as_ref().map(|change| json!(change))),
        ("inferred", Some(&measure.inferred).filter(|aspects| !aspects.is_empty()).map(|aspects| json!(aspects))),
    ];
    fields.into_iter().filter_map(|(name, field)| Some((name.to_string(), field?)))
}

fn outline(entry: &Entry) -> Vec<Value> {
    let (doc, report) = (&entry.doc, &entry.report);
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

fn places(entry: &Entry) -> Vec<Value> {
    let (doc, report) = (&entry.doc, &entry.report);
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
