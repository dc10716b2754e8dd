//! Judges pairs of measures: `judge --pairs PAIRS.jsonl FILE|FOLDER...`
//!
//! Each line of the pairs names two measures by document (the stem of a file, with its folder where two have one stem) and
//! the byte at which they start in it: `{"left": {"doc": …, "byte_start": …}, "right": {…}}`. Other keys are passed over,
//! and `start` stands for `byte_start`, so that a line of `extract` may be a side. `--pairs -` reads standard input.
//!
//! For each line one is printed: `left` and `right` as given, `verdict`, `reasons` (codes), `order` (left, right, equal,
//! undetermined, or null where the pair is refused), and where the verdict permits them `likely_order`, `ratio` (left by
//! right), `difference`, `values` of both sides and how they were made comparable (`basis`). Numbers are intervals with exact
//! ends; an end that is open is null. A line that cannot be judged has no verdict and an `error`, which is told on standard
//! error too; the exit code is then 1.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Read};
use std::process::ExitCode;

use serde_json::{Map, Value, json};
use zongshu::compare::{Comparison, Engine, Fact, Order, Side};
use zongshu::corpus::{Failure, Reader};
use zongshu::render::tables::divided_by;
use zongshu::report::{Mention, Report};

pub mod shared;
use shared::{Fault, Streams, program, usage};

const USAGE: &str = "judge --pairs PAIRS.jsonl FILE|FOLDER...   (JSON Lines by definition: one line a pair; - is standard \
                     input)";
/// The form of a line.
const FORM: &str = r#"{"left": {"doc": NAME, "byte_start": BYTE}, "right": {"doc": NAME, "byte_start": BYTE}}"#;
/// How many reports a complaint names.
const NAMED: usize = 5;

#[allow(dead_code)]
fn main() -> ExitCode {
    program(USAGE, run)
}

/// Does the whole job; `false` where a file could not be read or a pair not be judged.
pub fn run(arguments: &[String], streams: &mut Streams<'_>) -> Result<bool, Fault> {
    let mut arguments = arguments.iter();
    let (mut pairs, mut files) = (None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--pairs" => pairs = arguments.next(),
            other if other.starts_with('-') => return usage(format!("unknown option {other}")),
            _ => files.push(argument.clone()),
        }
    }
    let Some(pairs) = pairs else { return usage("expected --pairs and a file of pairs") };
    if files.is_empty() {
        return usage("expected at least one file or folder with the reports, found none");
    }
    let text = lines_of(pairs)?;
    let place = if pairs == "-" { "standard input" } else { pairs };
    let (reports, failures) = read(&files);
    let engine = Engine::new();
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let pair = pair_of(line);
        let judged = pair.as_ref().map_err(String::clone).and_then(|pair| judge(&engine, &reports, pair));
        writeln!(streams.out, "{}", written(&pair.unwrap_or_default(), &judged))?;
        wrong.extend(judged.err().map(|reason| format!("{place}, line {number}: {reason}")));
    }
    streams.out.flush()?;
    failures.iter().try_for_each(|failure| writeln!(streams.complaints, "{failure}"))?;
    wrong.iter().try_for_each(|complaint| writeln!(streams.complaints, "{complaint}"))?;
    Ok(failures.is_empty() && wrong.is_empty())
}

/// The text of the pairs, from a file or from standard input.
fn lines_of(pairs: &str) -> io::Result<String> {
    let mut text = String::new();
    let read = match pairs {
        "-" => io::stdin().read_to_string(&mut text).map(|_| ()),
        file => std::fs::read_to_string(file).map(|read| text = read),
    };
    let unread = |error: io::Error| zongshu::Error::File {
        path: pairs.into(),
        expected: "a readable file of pairs, as UTF-8".into(),
        found: error.to_string(),
        next: format!("write one pair a line: {FORM}"),
    };
    read.map_err(|error| io::Error::other(unread(error)))?;
    Ok(text)
}

/// The reports by document, and what could not be read.
fn read(files: &[String]) -> (BTreeMap<String, Report>, Vec<Failure>) {
    let (mut reports, mut failures) = (BTreeMap::new(), Vec::new());
    for result in Reader::new().files(files) {
        match result {
            Ok((_, entry)) => drop(reports.insert(entry.doc, entry.report)),
            Err(failure) => failures.push(failure),
        }
    }
    (reports, failures)
}

/// The pair of a line, or why it is none.
fn pair_of(line: &str) -> Result<Value, String> {
    let pair: Value = serde_json::from_str(line)
        .map_err(|error| format!("expected a pair, found no JSON from column {} on; write {FORM}", error.column()))?;
    match (pair.get("left"), pair.get("right")) {
        (Some(_), Some(_)) => Ok(pair),
        _ => Err(format!("expected a pair with left and right, found {}; write {FORM}", keys(&pair))),
    }
}

/// What stands in the place of an object with other keys.
fn keys(value: &Value) -> String {
    match value.as_object() {
        Some(map) if map.is_empty() => "no key".into(),
        Some(map) => format!("the keys {}", map.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
        None => value.to_string(),
    }
}

fn judge(engine: &Engine, reports: &BTreeMap<String, Report>, pair: &Value) -> Result<Comparison, String> {
    let side = |name: &str| find(reports, &pair[name]).map_err(|reason| format!("{name}: {reason}"));
    Ok(engine.judge(side("left")?, side("right")?))
}

/// The measure of a document that starts at a byte, else the one whose words hold that byte.
fn find<'r>(reports: &'r BTreeMap<String, Report>, side: &Value) -> Result<Fact<'r>, String> {
    let Some(doc) = side["doc"].as_str() else {
        return Err(format!("expected the key doc with the name of a report, found {}; write {FORM}", keys(side)));
    };
    let report = reports.get(doc).ok_or_else(|| unknown(reports, doc))?;
    let start = side.get("byte_start").or(side.get("start"));
    let Some(start) = start.and_then(Value::as_u64).and_then(|start| usize::try_from(start).ok()) else {
        let found = start.map_or_else(|| keys(side), Value::to_string);
        return Err(format!(
            "expected the key byte_start with the first byte of a measure, found {found}; write {FORM}"
        ));
    };
    let holds = |fact: &Fact<'_>| fact.mention.span.start <= start && start < fact.mention.span.end;
    Fact::at(report, start).or_else(|| Fact::all(report).find(holds)).ok_or_else(|| no_measure(report, doc, start))
}

/// Why a name leads to no report.
fn unknown(reports: &BTreeMap<String, Report>, doc: &str) -> String {
    // Reports that are told apart by their folders come first.
    let ending = format!("/{doc}");
    let is_near = |name: &&String| name.ends_with(ending.as_str());
    let (near, others): (Vec<&String>, Vec<&String>) = reports.keys().partition(is_near);
    let next = if near.is_empty() { "name its file or folder as well" } else { "say which of them is meant" };
    let names: Vec<&str> = near.into_iter().chain(others).map(String::as_str).collect();
    let mut listed = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        let _ = write!(listed, " and {} more", names.len() - NAMED);
    }
    let listed = if names.is_empty() { "none" } else { &listed };
    format!("expected the name of a report that was read ({listed}), found {doc:?}; {next}")
}

/// Why no measure starts at a byte.
fn no_measure(report: &Report, doc: &str, start: usize) -> String {
    let here = report.mentions.iter().find(|one| one.span.start <= start && start < one.span.end);
    let found = match here {
        Some(Mention { text, class, .. }) => format!("{text:?}, which is of the class {class} and measures nothing"),
        None if start >= report.source.length => format!("a text of {} bytes", report.source.length),
        None => "no numeral".into(),
    };
    let nearest = Fact::all(report).min_by_key(|fact| fact.mention.span.start.abs_diff(start));
    let next = nearest.map_or("the report states none".into(), |fact| {
        format!("the nearest is {:?} at byte {}", fact.mention.text, fact.mention.span.start)
    });
    format!("expected a measure of {doc} at byte {start}, found {found}; {next}, and extract lists all")
}

fn written(pair: &Value, judged: &Result<Comparison, String>) -> Value {
    let one = judged.as_ref().ok();
    let codes: Vec<&str> = one.iter().flat_map(|one| one.codes()).map(|code| code.as_str()).collect();
    let mut line = Map::new();
    line.insert("left".into(), pair["left"].clone());
    line.insert("right".into(), pair["right"].clone());
    line.insert("verdict".into(), json!(one.map(|one| one.verdict().as_str())));
    line.insert("reasons".into(), json!(codes));
    line.insert("order".into(), json!(one.and_then(Comparison::order).map(Order::as_str)));
    match judged {
        Ok(judged) => line.extend(numbers(judged)),
        Err(reason) => drop(line.insert("error".into(), json!(reason))),
    }
    Value::Object(line)
}

/// The numbers that the verdict permits; of a refused pair there are none.
fn numbers(judged: &Comparison) -> Map<String, Value> {
    let values = judged.figures().and_then(|figures| {
        let (left, right) = (figures.value(Side::Left)?, figures.value(Side::Right)?);
        Some(json!({ "left": left, "right": right }))
    });
    let basis = Some(divided_by(judged).en).filter(|basis| values.is_some() && !basis.is_empty());
    let parts = [
        ("likely_order", judged.likely_order().map(|order| json!(order.as_str()))),
        ("ratio", judged.ratio().map(|ratio| json!(ratio))),
        ("difference", judged.difference().map(|difference| json!(difference))),
        ("values", values),
        ("basis", basis.map(|basis| json!(basis))),
    ];
    parts.into_iter().filter_map(|(name, part)| Some((name.to_string(), part?))).collect()
}
