//! Judges pairs of measures: `judge --pairs PAIRS.jsonl FILE|FOLDER...`
//!
//! Each line of the pairs names two measures by document (the stem of a file) and the byte at which they start in it:
//! `{"left": {"doc": …, "byte_start": …}, "right": {…}}`. For each one line is printed: `left` and `right` as given,
//! `verdict`, `reasons`, and `order` (left, right, undetermined, or null where the pair is refused or not found).

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde_json::{Value, json};
use zongshu::compare::{Comparison, Engine, Fact, Order};
use zongshu::corpus::{Failure, Reader};
use zongshu::report::Report;

pub mod shared;
use shared::{Fault, Streams, program, usage};

const USAGE: &str = "judge --pairs PAIRS.jsonl FILE|FOLDER...   (JSON Lines by definition: one line a pair)";

fn main() -> ExitCode {
    program(USAGE, run)
}

fn run(arguments: &[String], streams: &mut Streams<'_>) -> Result<bool, Fault> {
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
    let (reports, failures) = read(&files);
    let engine = Engine::new();
    let text = std::fs::read_to_string(pairs).map_err(|error| std::io::Error::other(format!("{pairs}: {error}")))?;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let wrong = |error: serde_json::Error| std::io::Error::other(format!("{pairs}, line {number}: {error}"));
        let pair: Value = serde_json::from_str(line).map_err(wrong)?;
        let sides = find(&reports, &pair["left"]).zip(find(&reports, &pair["right"]));
        let judged = sides.map(|(left, right)| engine.judge(left, right));
        writeln!(streams.out, "{}", write(&pair, judged.as_ref()))?;
    }
    streams.out.flush()?;
    failures.iter().try_for_each(|failure| writeln!(streams.complaints, "{failure}"))?;
    Ok(failures.is_empty())
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

/// The measure of a document that starts at a byte, else the one whose words hold that byte.
fn find<'r>(reports: &'r BTreeMap<String, Report>, side: &Value) -> Option<Fact<'r>> {
    let report = reports.get(side["doc"].as_str()?)?;
    let start = usize::try_from(side["byte_start"].as_u64()?).ok()?;
    let holds = |fact: &Fact<'_>| fact.mention.span.start <= start && start < fact.mention.span.end;
    Fact::at(report, start).or_else(|| Fact::all(report).find(holds))
}

fn write(pair: &Value, judged: Option<&Comparison>) -> Value {
    let codes: Vec<&str> = judged.iter().flat_map(|one| one.codes()).map(|code| code.as_str()).collect();
    let order = judged.and_then(Comparison::order).map(|order| match order {
        Order::Equal => Order::Undetermined.as_str(),
        other => other.as_str(),
    });
    json!({
        "left": pair["left"],
        "right": pair["right"],
        "verdict": judged.map(|one| one.verdict().as_str()),
        "reasons": codes,
        "order": order,
    })
}
