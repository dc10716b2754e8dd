//! How well reports are read: what was read against reference data, counted.
//!
//! Lives here: the definitions of find, quantity, fact, field accuracy, typed, outline and places, and the reading of
//! a folder of `<doc>.txt` with `<doc>.jsonl` (and `<doc>.structure.json`, `<doc>.places.jsonl` where they exist).
//! Not here: printing, floors.

pub mod alike;
pub mod count;
pub mod line;
pub mod tally;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use zongshu::parse::Parser;
use zongshu::report::Report;
use zongshu::text::Source;

use count::{mentions, outline, practices};
use line::{Characters, Line, PlaceLine};
pub use tally::Tally;

/// What is wrong with one mention or entry.
#[derive(Debug, Clone)]
pub struct Issue {
    /// Sort of the error: missed, false alarm, wrong value, field, class, outline, place.
    pub sort: &'static str,
    /// First character of the place in the text.
    pub start: usize,
    /// What is wrong, in one line.
    pub message: String,
}

/// A document with its reference data.
pub struct Document {
    /// Name of its files without ending.
    pub name: String,
    /// The text.
    pub source: Source,
    /// Reference mentions in text order.
    pub lines: Vec<Line>,
    /// Reference outline.
    pub structure: Option<Json>,
    /// Reference places.
    pub places: Option<Vec<PlaceLine>>,
}

impl Document {
    /// The documents of a folder in the order of their names. The texts stand beside the reference data, or in
    /// `seeds` beside the folder.
    pub fn folder(folder: &Path) -> Result<Vec<Document>, String> {
        let next = "name a folder that holds <doc>.txt and <doc>.jsonl";
        let entries = fs::read_dir(folder).map_err(|error| {
            let found = if folder.is_file() { "a file".into() } else { error.to_string() };
            wrong(folder, "a folder with reference data", found, next)
        })?;
        let mut names: Vec<String> = entries
            .flatten()
            .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".jsonl")?.to_string()))
            .filter(|name| !name.contains('.'))
            .collect();
        names.sort();
        let documents = names.iter().filter_map(|name| Document::open(folder, name).transpose());
        documents.collect()
    }

    /// Opens one document; `None` where its lines are no mentions.
    pub fn open(folder: &Path, name: &str) -> Result<Option<Document>, String> {
        let beside = |ending: &str| folder.join(format!("{name}{ending}"));
        let rows: Vec<Json> = rows(&beside(".jsonl"))?;
        if !rows.iter().all(|row| row.get("class").is_some()) {
            return Ok(None);
        }
        let text = Some(beside(".txt")).filter(|path| path.is_file());
        let text = text.unwrap_or_else(|| folder.join("../seeds").join(format!("{name}.txt")));
        let bytes = fs::read(&text).map_err(|error| {
            wrong(&text, "the text of the reference data", error.to_string(), "put it beside its .jsonl")
        })?;
        let source = Source::from_bytes(&bytes).map_err(|error| format!("{}: {error}", text.display()))?;
        let structure = Some(beside(".structure.json")).filter(|path| path.is_file());
        let structure = structure.map(|path| {
            let text = read(&path)?;
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
        });
        let places = Some(beside(".places.jsonl")).filter(|path| path.is_file());
        Ok(Some(Document {
            name: name.into(),
            source,
            lines: rows_of(&read(&beside(".jsonl"))?, &beside(".jsonl"))?,
            structure: structure.transpose()?,
            places: places.map(|path| rows_of(&read(&path)?, &path)).transpose()?,
        }))
    }

    /// Reads the text and counts what is right, with what is wrong.
    pub fn score(&self, parser: &Parser) -> (Tally, Vec<Issue>) {
        self.score_report(&parser.read(&self.source))
    }

    /// Counts what is right in a report of the text.
    pub fn score_report(&self, report: &Report) -> (Tally, Vec<Issue>) {
        let characters = Characters::of(self.source.text());
        let mut issues = Vec::new();
        let mut tally = mentions(&self.lines, &line::mentions(report, &characters), &mut issues);
        if let Some(structure) = &self.structure {
            tally.outline = outline(structure, report, &characters, &mut issues);
        }
        if let Some(places) = &self.places {
            tally.places = practices(places, &line::places(report, &characters), &mut issues);
        }
        (tally, issues)
    }
}

/// A complaint in the form of the crate: what was expected, what was found, what to do.
fn wrong(path: &Path, expected: &str, found: String, next: &str) -> String {
    let (path, expected, next) = (path.display().to_string(), expected.into(), next.into());
    zongshu::Error::File { path, expected, found, next }.to_string()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path)
        .map_err(|error| wrong(path, "readable reference data", error.to_string(), "check that you may read it"))
}

fn rows(path: &Path) -> Result<Vec<Json>, String> {
    rows_of(&read(path)?, path)
}

fn rows_of<T: serde::de::DeserializeOwned>(text: &str, path: &Path) -> Result<Vec<T>, String> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let row = |(line, number): (&str, usize)| {
        serde_json::from_str(line).map_err(|error| format!("{}, line {number}: {error}", path.display()))
    };
    lines.map(row).collect()
}

/// The folders that are read by default: the fixtures, those by other authors that came later, those by yet others that
/// are wider apart in their wordings, and those set aside: before the code was written, and afresh.
pub fn default_folders() -> [PathBuf; 5] {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let [later, wider, held, fresh] = ["later", "wider", "held", "fresh"].map(|name| fixtures.join(name));
    [fixtures, later, wider, held, fresh]
}
