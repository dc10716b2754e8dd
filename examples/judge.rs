//! Judges pairs of measures: `judge --pairs PAIRS.jsonl FILE...`
//!
//! Each line of the pairs names two measures by document (the stem of a file) and the byte at which they start in it:
//! `{"left": {"doc": …, "byte_start": …}, "right": {…}}`. For each one line is printed: `left` and `right` as given,
//! `verdict`, `reasons`, and `order` (left, right, undetermined, or null where the pair is refused or not found).

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use serde_json::{Value, json};
use zongshu::compare::{Comparison, Engine, Fact, Order};
use zongshu::parse::Parser;
use zongshu::report::Report;
use zongshu::text::Source;

const USAGE: &str = "usage: judge --pairs PAIRS.jsonl FILE...";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut pairs, mut files) = (None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--pairs" => pairs = Some(arguments.next().ok_or(USAGE)?),
            _ => files.push(argument),
        }
    }
    let pairs = pairs.ok_or(USAGE)?;
    let reports = read(&files)?;
    let engine = Engine::new();
    for (number, line) in (1..).zip(std::fs::read_to_string(&pairs)?.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let pair: Value = serde_json::from_str(line).map_err(|error| format!("{pairs}, line {number}: {error}"))?;
        let sides = find(&reports, &pair["left"]).zip(find(&reports, &pair["right"]));
        let judged = sides.map(|(left, right)| engine.judge(left, right));
        println!("{}", write(&pair, judged.as_ref()));
    }
    Ok(())
}

fn read(files: &[String]) -> Result<BTreeMap<String, Report>, Box<dyn Error>> {
    let parser = Parser::default();
    let mut reports = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file);
        reports.insert(stem.to_string(), parser.read(&Source::from_text(text)));
    }
    Ok(reports)
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
