//! How well reports are read, in the terms of `tests/fixtures/README.md`.
//!
//! `cargo run --release --example accuracy -- [FOLDER...] [--errors N]`
//!
//! A folder holds texts (`<doc>.txt`) with reference data (`<doc>.jsonl`, and `<doc>.structure.json`,
//! `<doc>.places.jsonl` where they exist). Without a folder, the fixtures of the crate are read, and after them those
//! that were set aside; their errors are listed only where the folder is named.

mod score;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zongshu::parse::Parser;

use score::alike::FIELDS;
use score::tally::{Hits, Part};
use score::{Document, Tally, default_folders};

const USAGE: &str = "accuracy [FOLDER...] [--errors N]";

fn main() -> ExitCode {
    let mut folders: Vec<(PathBuf, bool)> = Vec::new();
    let mut errors = 0;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--errors" => match arguments.next().map(|number| number.parse()) {
                Some(Ok(number)) => errors = number,
                _ => {
                    eprintln!("expected a number after --errors\n{USAGE}");
                    return ExitCode::from(2);
                }
            },
            "--help" | "-h" => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            _ => folders.push((argument.into(), true)),
        }
    }
    if folders.is_empty() {
        let [fixtures, held] = default_folders();
        folders = vec![(fixtures, true), (held, false)];
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut all = Tally::default();
    for (folder, is_listed) in &folders {
        match print_folder(&mut out, folder, if *is_listed { errors } else { 0 }) {
            Ok(tally) => all.add(&tally),
            Err(reason) => {
                eprintln!("{reason}");
                return ExitCode::FAILURE;
            }
        }
    }
    if folders.len() > 1 && print_summary(&mut out, "all folders", &all).is_err() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Scores one folder: a row a document, then the sums.
fn print_folder(out: &mut impl Write, folder: &Path, errors: usize) -> Result<Tally, String> {
    let documents = Document::folder(folder)?;
    if documents.is_empty() {
        return Err(format!("{}: no file <doc>.jsonl; name a folder with reference data", folder.display()));
    }
    let parser = Parser::default();
    let mut sum = Tally::default();
    let written = (|| {
        writeln!(
            out,
            "{:<20}{:>5}{:>6}  {:>9}{:>8}{:>8}  {:>8}{:>8}{:>8}",
            "document", "has", "read", "precision", "recall", "find", "quantity", "fact", "typed"
        )?;
        for document in &documents {
            let (tally, mut issues) = document.score(&parser);
            print_row(out, &document.name, &tally)?;
            issues.sort_by_key(|issue| issue.start);
            let lines = document.source.text();
            for issue in issues.iter().take(errors) {
                let context = context(lines, issue.start);
                writeln!(out, "    {:<12}{}  [{context}]", issue.sort, issue.message)?;
            }
            if errors > 0 && issues.len() > errors {
                writeln!(out, "    and {} more", issues.len() - errors)?;
            }
            sum.add(&tally);
        }
        print_summary(out, &folder.display().to_string(), &sum)
    })();
    written.map(|()| sum).map_err(|error| error.to_string())
}

fn print_row(out: &mut impl Write, name: &str, tally: &Tally) -> std::io::Result<()> {
    let find = tally.find();
    writeln!(
        out,
        "{:<20}{:>5}{:>6}  {:>9.3}{:>8.3}{:>8.3}  {:>8.3}{:>8.3}{:>8.3}",
        name,
        tally.reference,
        tally.read,
        find.precision(),
        find.recall(),
        find.f1(),
        tally.quantities().f1(),
        tally.facts().f1(),
        tally.typed.share()
    )
}

fn print_summary(out: &mut impl Write, name: &str, tally: &Tally) -> std::io::Result<()> {
    let hits =
        |name: &str, hits: Hits| format!("{name} {:.4} (P {:.4} R {:.4})", hits.f1(), hits.precision(), hits.recall());
    let part = |name: &str, part: Part| format!("{name} {}/{}={:.4}", part.right, part.all, part.share());
    writeln!(out, "\n{name}")?;
    writeln!(
        out,
        "  measures  {}  {}  {}",
        hits("find", tally.find()),
        hits("quantity", tally.quantities()),
        hits("fact", tally.facts())
    )?;
    let fields: Vec<String> = FIELDS.iter().zip(tally.fields).map(|((name, _), of)| part(name, of)).collect();
    writeln!(out, "  fields    {}", fields.join("  "))?;
    writeln!(out, "  others    {}", part("typed", tally.typed))?;
    let outline = tally.outline;
    if outline.metadata.all > 0 {
        writeln!(
            out,
            "  outline   {}  {}  {}  {}",
            part("metadata", outline.metadata),
            hits("headings", outline.headings),
            part("themes", outline.themes),
            hits("leads", outline.leads)
        )?;
    }
    let places = tally.places;
    if places.places.reference > 0 {
        writeln!(
            out,
            "  places    {}  {}  {}",
            hits("places", places.places),
            part("codes", places.codes),
            part("practices", places.practices)
        )?;
    }
    writeln!(out)
}

/// A few characters around a character of a text.
fn context(text: &str, at: usize) -> String {
    let around = text.chars().skip(at.saturating_sub(14)).take(14.min(at) + 22);
    around.map(|c| if c.is_control() { ' ' } else { c }).collect()
}
