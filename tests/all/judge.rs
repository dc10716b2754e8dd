//! The example `judge`: pairs that are named by document and byte, taken from lines of `extract`.

// The example names what it shares itself.
#![allow(clippy::duplicate_mod)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::folder::extract;

#[allow(dead_code)]
#[path = "../../examples/judge.rs"]
mod example;

use example::shared::{Fault, Streams};

/// Two invented reports of one province.
const REPORTS: [(&str, &str); 2] = [
    (
        "yunnan-2031",
        "——2031年云南省组织工作综述\n\n一年来，全省招录公务员6120名，其中女性2300名，培训干部约8万人次。\n",
    ),
    ("yunnan-2032", "——2032年云南省组织工作综述\n\n一年来，全省招录公务员6486名，开展“三会一课”。\n"),
];

/// A folder with the reports and a file of pairs.
fn folder(name: &str, pairs: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    for (doc, text) in REPORTS {
        fs::write(folder.join(format!("{doc}.txt")), text).expect("a file");
    }
    fs::write(folder.join("pairs.jsonl"), pairs).expect("a file");
    folder
}

/// Whether all was judged, the lines, and the complaints.
fn judged(folder: &Path) -> (bool, Vec<Value>, String) {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let pairs = folder.join("pairs.jsonl").display().to_string();
    let arguments = ["--pairs".to_string(), pairs.clone(), folder.display().to_string()];
    let mut streams = Streams { out: &mut out, complaints: &mut complaints, screen: None };
    let done = example::run(&arguments, &mut streams).expect("written");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    let lines = text(out).lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    (done, lines, text(complaints).replace(&pairs, "PAIRS"))
}

/// The lines of `extract` on the two reports.
fn extracted() -> Vec<Value> {
    let folder = folder("judge-extract", "");
    let mut out = Vec::new();
    let code = extract::run(&[folder.display().to_string()], &mut out, &mut Vec::new()).expect("written");
    assert_eq!(code, 0);
    let text = String::from_utf8(out).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
}

fn of<'l>(lines: &'l [Value], text: &str) -> &'l Value {
    lines.iter().find(|line| line["text"] == text).expect("the numeral is listed")
}

#[test]
fn lines_of_extract_are_sides_of_pairs() {
    let lines = extracted();
    let (one, other) = (of(&lines, "6120名"), of(&lines, "6486名"));
    // Without the key that `judge` names first, `start` is taken.
    let mut started = other.clone();
    started.as_object_mut().expect("an object").remove("byte_start");
    let pairs = [(one, other), (one, &started), (one, one)];
    let pairs = pairs.map(|(left, right)| json!({ "left": left, "right": right }).to_string()).join("\n");
    let (done, judged, complaints) = judged(&folder("judge-lines", &pairs));
    assert!(done && complaints.is_empty(), "{complaints}");
    for line in judged.iter().take(2) {
        assert_eq!((&line["verdict"], &line["order"]), (&json!("normalised"), &json!("right")), "{line}");
        assert_eq!(line["ratio"], json!({ "low": "1020/1081", "high": "1020/1081" }));
        assert_eq!(line["difference"], json!({ "low": "-366", "high": "-366" }));
        assert_eq!(line["values"]["left"], json!({ "low": "6120", "high": "6120" }));
        assert!(line.get("error").is_none());
    }
    // A figure is equal to itself, as the library says.
    assert_eq!(judged.get(2).map(|line| &line["order"]), Some(&json!("equal")));
}

#[test]
fn extract_writes_every_field_of_a_measure() {
    let lines = extracted();
    let (whole, part) = (of(&lines, "6120名"), of(&lines, "2300名"));
    assert_eq!(part["part_of"], whole["index"], "{part}");
    assert_eq!((&whole["line"], &whole["byte_start"], &whole["byte_end"]), (&json!(3), &whole["start"], &whole["end"]));
    assert_eq!((&whole["stage"], &whole["step"]), (&json!("recruit"), &json!("1")));
    assert!(whole.get("part_of").is_none() && whole.get("change").is_none(), "{whole}");
    let slogan = of(&lines, "三会一课");
    assert!(slogan.get("step").is_none() && slogan["value"].is_null(), "{slogan}");
}

#[test]
fn what_cannot_be_judged_is_told_line_by_line() {
    let lines = extracted();
    let start = |text: &str| of(&lines, text)["start"].as_u64().expect("a byte");
    let side = |doc: &str, byte: u64| json!({ "doc": doc, "byte_start": byte });
    let good = side("yunnan-2031", start("6120名"));
    let pair = |right: Value| json!({ "left": good, "right": right }).to_string();
    let pairs = [
        pair(side("yunnan-2032", start("6486名"))),
        pair(side("yunnan", 1)),
        pair(side("yunnan-2032", 0)),
        pair(side("yunnan-2032", start("三会一课"))),
        pair(side("yunnan-2032", 9_999)),
        pair(json!({ "report": "yunnan-2032" })),
        pair(json!({ "doc": "yunnan-2032", "byte": 3 })),
        json!({ "a": 1, "b": 2 }).to_string(),
        "left, right".to_string(),
    ];
    let (done, judged, complaints) = judged(&folder("judge-wrong", &pairs.join("\n")));
    assert!(!done);
    assert_eq!(judged.len(), pairs.len(), "one line a pair");
    let nearest = format!("the nearest is \"6486名\" at byte {}", start("6486名"));
    let expected = [
        "right: expected the name of a report that was read (yunnan-2031, yunnan-2032), found \"yunnan\"".to_string(),
        format!("right: expected a measure of yunnan-2032 at byte 0, found no numeral; {nearest}"),
        "\"三会一课\", which is of the class slogan and measures nothing".to_string(),
        "at byte 9999, found a text of ".to_string(),
        "right: expected the key doc with the name of a report, found the keys report; write {\"left\"".to_string(),
        "the key byte_start with the first byte of a measure, found the keys byte, doc".to_string(),
        "expected a pair with left and right, found the keys a, b; write {\"left\"".to_string(),
        "expected a pair, found no JSON from column 1 on; write {\"left\"".to_string(),
    ];
    assert!(judged.first().is_some_and(|line| line.get("error").is_none()));
    for ((number, line), expected) in (2..).zip(judged.iter().skip(1)).zip(&expected) {
        let error = line["error"].as_str().expect("an error");
        assert!(error.contains(expected.as_str()), "{expected}: {error}");
        assert!(line["verdict"].is_null() && line.get("ratio").is_none());
        assert!(complaints.contains(&format!("PAIRS, line {number}: {error}\n")), "{complaints}");
    }
}

#[test]
fn judge_asks_for_pairs_and_reports() {
    let fault = |list: &[&str]| {
        let arguments: Vec<String> = list.iter().map(ToString::to_string).collect();
        let mut streams = Streams { out: &mut Vec::new(), complaints: &mut Vec::new(), screen: None };
        match example::run(&arguments, &mut streams) {
            Err(Fault::Usage(complaint)) => complaint,
            Err(Fault::Io(error)) => format!("io: {error}"),
            Ok(_) => panic!("{list:?} must not be understood"),
        }
    };
    assert!(fault(&["x.txt"]).starts_with("expected --pairs"));
    assert!(fault(&["--pairs", "pairs.jsonl"]).starts_with("expected at least one file or folder"));
    let missing = fault(&["--pairs", "/no/such.jsonl", "x.txt"]);
    assert!(
        missing.starts_with("io: /no/such.jsonl: expected a readable file of pairs, as UTF-8, found "),
        "{missing}"
    );
    assert!(missing.contains("write one pair a line: {\"left\""), "{missing}");
}
