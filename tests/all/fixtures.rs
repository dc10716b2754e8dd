//! The invented reports: their reference data, how well they are read, and what holds for every report that is read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value as Json;
use zongshu::number::Value;
use zongshu::parse::Parser;
use zongshu::report::{MentionClass, Report, Scope};
use zongshu::text::{Encoding, Source};
use zongshu::vocabulary::{Kind, Registry, Theme};

pub use crate::check::check;
use crate::score::{Document, Tally, default_folders};

/// What must be reached: find, quantity and fact (F1), and the numerals that are no measure with the right class.
pub struct Floor {
    /// F1 of measures with the right value.
    pub find: f64,
    /// F1 of those with the right bound and dimension too.
    pub quantity: f64,
    /// F1 of those with the right subject, kind and period too.
    pub fact: f64,
    /// Share of the other numerals with the right class.
    pub typed: f64,
}

impl Floor {
    /// Fails where a tally stays below the floor.
    pub fn hold(&self, name: &str, tally: &Tally) {
        let measured = [
            ("find", tally.find().f1(), self.find),
            ("quantity", tally.quantities().f1(), self.quantity),
            ("fact", tally.facts().f1(), self.fact),
            ("typed", tally.typed.share(), self.typed),
        ];
        for (what, measured, floor) in measured {
            assert!(measured >= floor, "{name}: {what} {measured:.4} is below {floor}");
        }
    }
}

/// The fixtures that are tuned on. Raise a floor when the reading gets better; never lower one.
const OPEN: Floor = Floor { find: 0.993, quantity: 0.979, fact: 0.9, typed: 0.962 };

/// The fixtures by other authors, first read unseen while the code stood; since then their errors have been read.
const LATER: Floor = Floor { find: 0.99, quantity: 0.956, fact: 0.833, typed: 0.905 };

/// The fixtures by authors who were told to word nothing twice in the same way. They were first read with facts of 0.53 to
/// 0.75 by the set; since then their errors have been read.
const WIDER: Floor = Floor { find: 0.99, quantity: 0.957, fact: 0.725, typed: 0.93 };

/// The fixtures that were set aside before any code was written, and are never tuned on.
const HELD: Floor = Floor { find: 0.993, quantity: 0.958, fact: 0.845, typed: 0.935 };

/// The fixtures that other authors wrote after the code, and that nobody who writes rules has looked at. Set anew when the
/// set grew from two texts to seven, of which five were read unseen with a fact of 0.744, and again when it grew to
/// nineteen: the twelve that came were read unseen with 0.825. Set anew once more when it grew to twenty-five: the six that
/// came, by an author told to word nothing twice in the same way, were read unseen with 0.591; and when it grew to
/// twenty-eight: the three that came were read unseen with 0.698.
const FRESH: Floor = Floor { find: 0.984, quantity: 0.955, fact: 0.78, typed: 0.93 };

/// How many measures the fixtures hold at least.
const ASKED: usize = 600;

/// The fixtures of the crate, those set aside behind the others.
pub fn documents() -> &'static [Document] {
    static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
        let folders = default_folders();
        let documents = folders.iter().map(|folder| Document::folder(folder).expect("the fixtures are readable"));
        documents.flatten().collect()
    });
    &DOCUMENTS
}

fn tally(folder: &Path) -> Tally {
    let parser = Parser::default();
    let mut sum = Tally::default();
    for document in Document::folder(folder).expect("the fixtures are readable") {
        sum.add(&document.score(&parser).0);
    }
    sum
}

#[test]
fn the_fixtures_are_read_well() {
    let [fixtures, later, wider, held, fresh] = default_folders();
    OPEN.hold("the fixtures", &tally(&fixtures));
    LATER.hold("the fixtures by other authors", &tally(&later));
    WIDER.hold("the fixtures of other wordings", &tally(&wider));
    HELD.hold("the fixtures set aside beforehand", &tally(&held));
    FRESH.hold("the fixtures set aside later", &tally(&fresh));
}

#[test]
fn there_are_enough_fixtures() {
    let measures = |documents: &[Document]| {
        documents.iter().flat_map(|document| &document.lines).filter(|line| line.is_measure()).count()
    };
    assert!(documents().len() >= 12, "{} texts", documents().len());
    assert!(measures(documents()) >= ASKED, "{} measures", measures(documents()));
    let [_, _, _, aside @ ..] = default_folders();
    let aside = aside.map(|folder| measures(&Document::folder(&folder).expect("the fixtures are readable")));
    let sum: usize = aside.iter().sum();
    assert!(sum * 3 >= ASKED, "a third of {ASKED} measures is set aside: {aside:?}");
}

#[test]
fn what_is_read_holds_together() {
    let parser = Parser::default();
    for document in documents() {
        let report = parser.read(&document.source);
        check(&document.source, &report);
        assert!(report == parser.read(&document.source), "{}: the same text gives the same report", document.name);
        let json = serde_json::to_string(&report).expect("a report is written");
        let again: Report = serde_json::from_str(&json).expect("a report is read");
        assert!(report == again, "{}: a report survives JSON", document.name);
    }
}

/// What a report says, without its spans.
fn said(report: &Report) -> Vec<String> {
    let tidy = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mentions = report.mentions.iter().map(|mention| {
        let measure = mention.measure.as_deref().map(|measure| {
            let quantity = &measure.quantity;
            let [unit, subject] = [&quantity.unit, &measure.subject].map(|text| text.as_deref().map(tidy));
            let (period, id) = (measure.period.map(|period| period.to_string()), &measure.indicator);
            let upper = quantity.upper.map(|upper| upper.to_string());
            let figure = format!("{} {upper:?} {} {unit:?} {}", quantity.value, quantity.bound, quantity.unit_class);
            format!("{figure} {subject:?} {} {period:?} {id:?}", measure.kind)
        });
        format!("{} {} {measure:?}", tidy(&mention.text), mention.class)
    });
    mentions.collect()
}

/// Fails with the first thing that two reports say differently.
fn same_said(name: &str, expected: &[String], report: &Report) {
    let said = said(report);
    let differs = expected.iter().zip(&said).find(|(expected, said)| expected != said);
    assert!(differs.is_none(), "{name}: {differs:#?}");
    assert_eq!(expected.len(), said.len(), "{name}");
}

#[test]
fn line_ends_marks_and_encodings_change_nothing() {
    let parser = Parser::default();
    for document in documents() {
        let text = document.source.text();
        let expected = said(&parser.read(&document.source));
        let unix = text.replace("\r\n", "\n");
        let mut variants = vec![
            (unix.clone().into_bytes(), Encoding::Utf8),
            (unix.replace('\n', "\r\n").into_bytes(), Encoding::Utf8),
            (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8),
        ];
        let (bytes, _, is_lossy) = encoding_rs::GB18030.encode(text);
        if !is_lossy {
            variants.push((bytes.into_owned(), Encoding::Gb18030));
        }
        let (bytes, _, is_lossy) = encoding_rs::BIG5.encode(text);
        if !is_lossy && !text.is_ascii() {
            variants.push((bytes.into_owned(), Encoding::Big5));
        }
        for (bytes, encoding) in variants {
            let source = Source::from_bytes(&bytes).expect("text");
            assert_eq!(source.encoding(), encoding, "{}", document.name);
            let report = parser.read(&source);
            check(&source, &report);
            same_said(&format!("{} as {encoding:?}", document.name), &expected, &report);
        }
    }
}

/// A text of the fixtures with the characters it has.
struct Text {
    name: String,
    characters: Vec<char>,
}

impl Text {
    fn slice(&self, row: &Json, start: &str, end: &str) -> String {
        let at = |key: &str| row[key].as_u64().unwrap_or_else(|| panic!("{}: {key} of {row}", self.name)) as usize;
        let slice = self.characters.get(at(start)..at(end));
        slice.unwrap_or_else(|| panic!("{}: {row} lies outside the text", self.name)).iter().collect()
    }
}

fn texts() -> Vec<(Text, std::path::PathBuf)> {
    let mut texts = Vec::new();
    for folder in default_folders() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let text = fs::read_to_string(&path).expect("text");
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                texts.push((Text { name, characters: text.chars().collect() }, path));
            }
        }
    }
    texts
}

fn rows(path: &Path) -> Vec<Json> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn parses<T: std::str::FromStr>(row: &Json, key: &str, may_be_null: bool) {
    match row[key].as_str() {
        Some(text) => assert!(text.parse::<T>().is_ok(), "{key} of {row}"),
        None => assert!(may_be_null && row[key].is_null(), "{key} of {row}"),
    }
}

#[test]
fn the_reference_mentions_are_well_formed() {
    for (text, path) in texts() {
        let rows = rows(&path.with_extension("jsonl"));
        let starts: BTreeSet<u64> = rows.iter().filter_map(|row| row["start"].as_u64()).collect();
        let mut end = 0;
        for row in &rows {
            assert_eq!(row["doc"], text.name.as_str());
            assert_eq!(row["text"], text.slice(row, "start", "end"), "{row}");
            assert!(row["start"].as_u64() >= Some(end), "{row} overlaps the line before");
            end = row["end"].as_u64().expect("an end");
            parses::<MentionClass>(row, "class", false);
            if !matches!(row["class"].as_str(), Some("measure" | "rank")) {
                continue;
            }
            parses::<Value>(row, "value", false);
            parses::<Value>(row, "upper", true);
            parses::<zongshu::quantity::Bound>(row, "bound", false);
            parses::<zongshu::quantity::UnitClass>(row, "unit_class", false);
            parses::<Kind>(row, "kind", false);
            parses::<Theme>(row, "theme", false);
            parses::<Scope>(row, "scope", false);
            parses::<zongshu::period::Period>(row, "period", true);
            assert_eq!(row["bound"] == "range", row["upper"].is_string(), "{row}");
            if let Some(id) = row["indicator"].as_str() {
                assert!(Registry::bundled().named(id).is_some(), "{id} is in the registry");
            }
            for link in ["part_of", "qualifies"] {
                assert!(row[link].as_u64().is_none_or(|start| starts.contains(&start)), "{link} of {row}");
            }
        }
    }
}

#[test]
fn the_reference_outlines_and_places_are_well_formed() {
    let mut places = 0;
    for (text, path) in texts() {
        let structure = fs::read_to_string(path.with_extension("structure.json")).expect("an outline");
        let structure: Json = serde_json::from_str(&structure).expect("JSON");
        parses::<zongshu::region::Adcode>(&structure, "adcode", true);
        parses::<zongshu::period::Date>(&structure, "published", true);
        for section in structure["sections"].as_array().expect("sections") {
            parses::<Theme>(section, "theme", false);
            text.slice(section, "start", "end");
            if section["heading"].is_string() {
                assert_eq!(section["heading"], text.slice(section, "heading_start", "heading_end"), "{}", text.name);
            }
        }
        for lead in structure["subsections"].as_array().expect("subsections") {
            assert_eq!(lead["lead"], text.slice(lead, "lead_start", "lead_end"), "{}", text.name);
        }
        let path = path.with_extension("places.jsonl");
        let rows = if path.is_file() { rows(&path) } else { Vec::new() };
        for row in rows {
            places += 1;
            assert_eq!(row["text"], text.slice(&row, "start", "end"));
            text.slice(&row, "practice_start", "practice_end");
            parses::<zongshu::region::Adcode>(&row, "adcode", true);
            parses::<zongshu::region::Adcode>(&row, "province_adcode", false);
        }
    }
    assert!(places > 0, "some fixture names places");
}
