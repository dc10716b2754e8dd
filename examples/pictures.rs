//! Pictures of reports as SVG: comparable values over regions, series over years, coverage, emphasis, provinces.
//!
//! `cargo run --release --example pictures -- -o FOLDER [--lang en|zh] [FILE|FOLDER...]`
//!
//! Without files it draws the five bundled reports. With `--png` each picture is written as PNG too, with the fonts of
//! the system: `cargo run --release --features png --example pictures -- -o FOLDER --png`. What was written is listed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zongshu::compare::{Engine, PlaceTable};
use zongshu::corpus::Corpus;
use zongshu::region::Adcode;
use zongshu::render::pictures::{self, Picture};
use zongshu::render::{Column, ColumnKind, Document, Language, Table, WholeFile, Words};

pub mod shared;
use shared::{Fault, Options, Streams, load, program, usage};

const USAGE: &str = "pictures -o FOLDER [--png] [OPTIONS] [FILE|FOLDER...]   (no file: the five bundled reports)";

#[allow(dead_code)]
fn main() -> ExitCode {
    program(&format!("{USAGE}\n{}\n{}", shared::OPTIONS, shared::ENCODING), run)
}

/// Does the whole job; `false` where a file could not be read.
pub fn run(arguments: &[String], streams: &mut Streams<'_>) -> Result<bool, Fault> {
    let mut options = Options::read_with_files(arguments, streams.screen)?;
    let at = options.rest.iter().position(|one| one == "-o" || one == "--output");
    let Some(at) = at else { return usage("name the folder for the pictures: -o pictures") };
    let Some(folder) = options.rest.drain(at..(at + 2).min(options.rest.len())).nth(1).map(PathBuf::from) else {
        return usage("expected a folder after -o");
    };
    let png = options.rest.iter().any(|one| one == "--png");
    options.rest.retain(|one| one != "--png");
    if png && cfg!(not(feature = "png")) {
        return usage("--png needs the feature png: cargo run --features png --example pictures -- --png");
    }
    let loaded = load(options.reader(), options.paths()?, || Corpus::bundled().clone(), streams)?;
    if loaded.corpus.is_empty() {
        return Ok(loaded.report(streams)?);
    }
    let drawn = draw(&loaded.corpus, options.face.language).map_err(std::io::Error::other)?;
    make(&folder).map_err(std::io::Error::other)?;
    let mut table = Table::new("pictures", Words::new("图", "Pictures"))
        .column("file", ColumnKind::Text, Words::new("文件", "file"))
        .with(Column::new("title", ColumnKind::Text, Words::new("标题", "title")).soft());
    for picture in &drawn {
        let place = folder.join(format!("{}.svg", picture.id));
        WholeFile::write(&place, picture.svg.as_bytes()).map_err(std::io::Error::other)?;
        table.push([place.display().to_string().into(), picture.title.to_string().into()]);
        if png {
            let place = place.with_extension("png");
            write_png(picture, &place)?;
            table.push([place.display().to_string().into(), picture.title.to_string().into()]);
        }
    }
    let mut document = Document::default();
    document.table(0, table);
    options.write(&document, streams.out)?;
    Ok(loaded.report(streams)?)
}

/// Makes the folder of the pictures, where it is not there yet.
fn make(folder: &Path) -> zongshu::Result<()> {
    let wrong = |found: String| zongshu::Error::File {
        path: folder.display().to_string(),
        expected: "a folder for the pictures".into(),
        found,
        next: "name another after -o, one that is there or can be made".into(),
    };
    if folder.is_file() {
        return Err(wrong("a file".into()));
    }
    std::fs::create_dir_all(folder).map_err(|error| wrong(error.to_string()))
}

#[cfg(feature = "png")]
fn write_png(picture: &Picture, place: &Path) -> Result<(), Fault> {
    let png = picture.to_png(2).map_err(std::io::Error::other)?;
    Ok(WholeFile::write(place, &png).map_err(std::io::Error::other)?)
}

#[cfg(not(feature = "png"))]
fn write_png(_: &Picture, _: &Path) -> Result<(), Fault> {
    usage("--png needs the feature png")
}

/// All pictures of a corpus.
fn draw(corpus: &Corpus, language: Language) -> zongshu::Result<Vec<Picture>> {
    let engine = Engine::new();
    let mut drawn = Vec::new();
    if corpus.is_empty() {
        return Ok(drawn);
    }
    drawn.push(pictures::coverage(corpus, engine.registry(), language)?);
    drawn.push(pictures::emphasis(corpus, language)?);
    for indicator in engine.registry().iter() {
        drawn.extend(pictures::regions(&engine, corpus, &indicator.id, language)?);
    }
    let regions: BTreeSet<Adcode> = corpus.iter().filter_map(|entry| entry.report.heading.adcode).collect();
    for region in regions {
        for indicator in engine.registry().iter() {
            // Of several sorts of figures the longest series is drawn.
            if let Some(series) = engine.years(&indicator.id, region, &corpus.reports()).first() {
                drawn.extend(pictures::years(&engine, series, language)?);
            }
        }
    }
    for entry in corpus {
        let table = PlaceTable::of(std::slice::from_ref(&entry.report));
        let several = table.rows.len() > 1;
        if let Some(mut picture) = pictures::places(&table, language)?.filter(|_| several) {
            // A name may hold a folder: 2031/yunnan.
            picture.id = format!("places-{}", entry.doc.replace('/', "-"));
            drawn.push(picture);
        }
    }
    Ok(drawn)
}
