//! How well reports are read, in the terms of `tests/fixtures/README.md`.
//!
//! `cargo run --release --example accuracy -- [OPTIONS] [FOLDER...] [--errors N]`
//!
//! A folder holds texts (`<doc>.txt`) with reference data (`<doc>.jsonl`, and `<doc>.structure.json`,
//! `<doc>.places.jsonl` where they exist). Without a folder, the fixtures of the crate are read, then those by other
//! authors that came later, then those that were set aside; the errors of these are listed only where the folder is named.

// The tests use more of it.
#[allow(dead_code)]
mod score;
#[path = "../shared/mod.rs"]
pub mod shared;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zongshu::compare::Interval;
use zongshu::number::Value;
use zongshu::parse::Parser;
use zongshu::render::{Cell, Column, ColumnKind, Document as Paper, Number, Table, Words};

use score::alike::FIELDS;
use score::tally::{Hits, Part};
use score::{Document, Issue, Tally, default_folders};
use shared::{Fault, Options, Streams, program, usage};

const USAGE: &str = "accuracy [OPTIONS] [FOLDER...] [--errors N]";

fn main() -> ExitCode {
    program(&format!("{USAGE}\n{}", shared::OPTIONS), run)
}

fn run(arguments: &[String], streams: &mut Streams<'_>) -> Result<bool, Fault> {
    let mut options = Options::read(arguments, streams.screen)?;
    let mut errors = 0;
    while let Some(at) = options.rest.iter().position(|one| one == "--errors") {
        let number = options.rest.drain(at..(at + 2).min(options.rest.len())).nth(1);
        errors = match number.map(|number| number.parse()) {
            Some(Ok(number)) => number,
            _ => return usage("expected a number after --errors"),
        };
    }
    let mut folders: Vec<(PathBuf, bool)> = options.paths()?.iter().map(|path| (path.into(), true)).collect();
    if folders.is_empty() {
        let [fixtures, later, wider, held, fresh] = default_folders();
        folders = vec![(fixtures, true), (later, true), (wider, true), (held, false), (fresh, false)];
    }
    let mut paper = Paper::default();
    let mut all = Tally::default();
    for (folder, is_listed) in &folders {
        let tally = score_folder(&mut paper, folder, if *is_listed { errors } else { 0 });
        all.add(&tally.map_err(|reason| Fault::Io(std::io::Error::other(reason)))?);
    }
    if folders.len() > 1 {
        paper.heading("all folders");
        append(&mut paper, summary(&all), "all folders");
    }
    options.write(&paper, streams.out)?;
    Ok(true)
}

/// Adds what is told of one folder.
fn append(paper: &mut Paper, part: Paper, folder: &str) {
    let column = Column::new("folder", ColumnKind::Text, Words::new("文件夹", "folder"));
    paper.append(part, &column, &Cell::from(folder));
}

/// Scores one folder: a row a document, then the sums.
fn score_folder(paper: &mut Paper, folder: &Path, errors: usize) -> Result<Tally, String> {
    let documents = Document::folder(folder)?;
    if documents.is_empty() {
        return Err(format!(
            "{}: expected a folder with reference data, found no file <doc>.jsonl; name a folder that holds <doc>.txt and \
             <doc>.jsonl",
            folder.display()
        ));
    }
    let parser = Parser::default();
    let mut sum = Tally::default();
    let count = |table: Table, id: &str, zh: &str| table.column(id, ColumnKind::Count, Words::new(zh, id));
    let mut table = Table::new("documents", Words::new("逐篇得分", "Scores by document")).column(
        "document",
        ColumnKind::Text,
        Words::new("文档", "document"),
    );
    table = count(count(table, "has", "应有"), "read", "读出");
    for (id, zh) in [
        ("precision", "精确率"),
        ("recall", "召回率"),
        ("find", "找到"),
        ("quantity", "数量"),
        ("fact", "事实"),
        ("typed", "其他"),
    ] {
        table = table.column(id, ColumnKind::Number, Words::new(zh, id));
    }
    let mut listed = Vec::new();
    for document in &documents {
        let (tally, mut issues) = document.score(&parser);
        let find = tally.find();
        table.push([
            document.name.clone().into(),
            tally.reference.into(),
            tally.read.into(),
            precision(find),
            recall(find),
            f1(find),
            f1(tally.quantities()),
            f1(tally.facts()),
            share(tally.typed),
        ]);
        issues.sort_by_key(|issue| issue.start);
        listed.push((document, issues));
        sum.add(&tally);
    }
    let mut part = Paper::default();
    let name = folder.display().to_string();
    part.heading(name.clone());
    part.table(0, table);
    if errors > 0 {
        part.heading(format!("errors: {name}"));
        part.table(0, issues(&listed, errors));
    }
    append(paper, part, &name);
    append(paper, summary(&sum), &name);
    Ok(sum)
}

/// The first errors of each document.
fn issues(listed: &[(&Document, Vec<Issue>)], errors: usize) -> Table {
    let mut table = Table::new("errors", Words::new("错误", "Errors"))
        .column("document", ColumnKind::Text, Words::new("文档", "document"))
        .column("sort", ColumnKind::Text, Words::new("类别", "sort"))
        .column("message", ColumnKind::Text, Words::new("说明", "what"))
        .column("context", ColumnKind::Text, Words::new("上下文", "around"));
    for (document, issues) in listed {
        for issue in issues.iter().take(errors) {
            let around = context(document.source.text(), issue.start);
            table.push([document.name.clone().into(), issue.sort.into(), issue.message.clone().into(), around.into()]);
        }
        if issues.len() > errors {
            table.push([document.name.clone().into(), format!("and {} more", issues.len() - errors).into()]);
        }
    }
    table
}

fn summary(tally: &Tally) -> Paper {
    let mut paper = Paper::default();
    let mut scores = Table::new("scores", Words::new("得分", "Scores"))
        .column("score", ColumnKind::Text, Words::new("得分", "score"))
        .column("f1", ColumnKind::Number, Words::same("F1"))
        .column("precision", ColumnKind::Number, Words::new("精确率", "precision"))
        .column("recall", ColumnKind::Number, Words::new("召回率", "recall"));
    let (outline, places) = (tally.outline, tally.places);
    let hits = [
        ("find", tally.find()),
        ("quantity", tally.quantities()),
        ("fact", tally.facts()),
        ("headings", outline.headings),
        ("leads", outline.leads),
        ("places", places.places),
    ];
    for (name, hits) in hits.into_iter().filter(|(_, hits)| hits.reference > 0) {
        scores.push([name.into(), f1(hits), precision(hits), recall(hits)]);
    }
    let mut fields = Table::new("fields", Words::new("逐项正确率", "Fields"))
        .column("field", ColumnKind::Text, Words::new("项", "field"))
        .column("right", ColumnKind::Number, Words::new("正确", "right"))
        .column("share", ColumnKind::Number, Words::new("比例", "share"));
    let parts = FIELDS.iter().zip(tally.fields).map(|((name, _), part)| (*name, part));
    let others = [
        ("typed", tally.typed),
        ("metadata", outline.metadata),
        ("themes of headings", outline.themes),
        ("codes of places", places.codes),
        ("practices of places", places.practices),
    ];
    for (name, part) in parts.chain(others).filter(|(_, part)| part.all > 0) {
        fields.push([name.into(), Cell::Part { part: part.right, whole: part.all }, share(part)]);
    }
    paper.space();
    paper.table(2, scores);
    paper.space();
    paper.table(2, fields);
    paper
}

/// A part of a whole, with three decimal places; one where there is nothing to be right about.
fn ratio(part: usize, whole: usize) -> Cell {
    let value = Value::ratio(part as i128, whole as i128).unwrap_or(Value::ONE);
    Number::of(Interval::point(value), 3).padded().into()
}

fn share(part: Part) -> Cell {
    ratio(part.right, part.all)
}

fn precision(hits: Hits) -> Cell {
    ratio(hits.hits, if hits.read == 0 { hits.reference } else { hits.read })
}

fn recall(hits: Hits) -> Cell {
    ratio(hits.hits, hits.reference)
}

/// The harmonic mean of precision and recall.
fn f1(hits: Hits) -> Cell {
    ratio(2 * hits.hits, hits.reference + hits.read)
}

/// A few characters around a character of a text.
fn context(text: &str, at: usize) -> String {
    let around = text.chars().skip(at.saturating_sub(14)).take(14.min(at) + 22);
    around.map(|c| if c.is_control() { ' ' } else { c }).collect()
}
