//! One region over the years: levels, changes, years left out, and stated changes against computed ones.
//!
//! `cargo run --release --example years -- [--indicator ID]... [FILE|FOLDER...]`
//!
//! Without files it speaks of four invented reports of one province, which are built into the example.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use zongshu::compare::{Code, Engine, Extent, Fit, Interval, Level, Locator, Series, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::region::Adcode;
use zongshu::text::Source;

pub mod terminal;
use terminal::{Table, heading, interval, paragraph, side};

const USAGE: &str = "years [--indicator ID]... [FILE|FOLDER...]   (no file: four invented reports)";

/// Invented reports of one province; every figure in them is made up.
const INVENTED: [(&str, &str); 4] = [
    ("yunnan-2031", include_str!("../tests/fixtures/series/yunnan-2031.txt")),
    ("yunnan-2032", include_str!("../tests/fixtures/series/yunnan-2032.txt")),
    ("yunnan-2033", include_str!("../tests/fixtures/series/yunnan-2033.txt")),
    ("yunnan-2034", include_str!("../tests/fixtures/series/yunnan-2034.txt")),
];

#[allow(dead_code)]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = run(&arguments, &mut out, &mut io::stderr().lock());
    match (done, out.flush()) {
        (Ok(true), Ok(())) => ExitCode::SUCCESS,
        (Err(error), _) | (_, Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        (Err(error), _) => {
            eprintln!("{error}\n{USAGE}");
            ExitCode::FAILURE
        }
        _ => ExitCode::FAILURE,
    }
}

/// Does the whole job; `false` where a file could not be read.
pub fn run(arguments: &[String], out: &mut dyn Write, complaints: &mut dyn Write) -> io::Result<bool> {
    let engine = Engine::new();
    let (mut paths, mut wanted) = (Vec::new(), BTreeSet::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--indicator" => {
                let id = arguments.next().map_or("", String::as_str);
                if engine.registry().named(id).is_none() {
                    return Err(io::Error::other(format!("expected the id of an indicator, found {id:?}")));
                }
                wanted.insert(id.to_string());
            }
            "--help" | "-h" => {
                writeln!(out, "{USAGE}")?;
                return Ok(true);
            }
            path => paths.push(path.to_string()),
        }
    }
    let parser = Parser::default();
    let (corpus, failures) = match paths.is_empty() {
        true => {
            paragraph(out, "", "虚构示例 INVENTED: the four reports below are made up; no figure is real.")?;
            let entries = INVENTED.map(|(doc, text)| Entry::read(doc, Source::from_text(text), &parser));
            (Corpus::new(entries), Vec::new())
        }
        false => {
            let loaded = Corpus::load(&paths, &parser);
            (loaded.corpus, loaded.failures)
        }
    };
    let regions: BTreeSet<Adcode> = corpus.iter().filter_map(|entry| entry.report.heading.adcode).collect();
    let mut shown = 0;
    for region in regions {
        shown += region_over_years(out, &engine, &corpus, region, &wanted)?;
    }
    if shown == 0 {
        writeln!(out, "No indicator is stated for two years of one region.")?;
    }
    if !failures.is_empty() {
        writeln!(complaints, "\n{} could not be read:", failures.len())?;
        for failure in &failures {
            writeln!(complaints, "  {failure}")?;
        }
    }
    Ok(failures.is_empty())
}

fn region_over_years(
    out: &mut dyn Write,
    engine: &Engine,
    corpus: &Corpus,
    region: Adcode,
    wanted: &BTreeSet<String>,
) -> io::Result<usize> {
    let docs: Vec<&str> = corpus.of_region(region).map(|entry| entry.doc.as_str()).collect();
    let name = corpus.of_region(region).find_map(|entry| entry.report.heading.region.clone());
    let mut shown = 0;
    for indicator in engine.registry().iter() {
        if !(wanted.is_empty() || wanted.contains(indicator.id.as_str())) {
            continue;
        }
        for series in engine.years(&indicator.id, region, &corpus.reports()) {
            if series.levels.len() < 2 {
                continue;
            }
            if shown == 0 {
                let name = name.as_deref().unwrap_or("?");
                heading(out, &format!("{name} ({region}): {}", docs.join(", ")))?;
                let what = "Changes are of the stated year from the one before (C-YEAR 年份不同); other caveats are named. \
                            Intervals are certain; the likely reading takes 余 and 近 at their usual meaning.";
                paragraph(out, "  ", what)?;
            }
            shown += 1;
            writeln!(out, "\n  {} {}  [{}]", indicator.zh, indicator.en, indicator.id)?;
            write_series(out, corpus, &series)?;
        }
    }
    Ok(shown)
}

fn place(corpus: &Corpus, locator: &Locator) -> String {
    corpus.holding(locator).map_or(String::new(), |entry| entry.place(locator.span))
}

/// The usual reading of 余, 多, 近, where the text hedges.
fn likely(level: &Level) -> Option<String> {
    let Extent { strict, likely, .. } = &level.extent;
    (strict != likely).then(|| format!("{} {}", level.year, interval(likely, 2)))
}

fn signed(change: &Interval, places: u32) -> String {
    let text = interval(change, places);
    let up = change.low().is_some_and(|low| low > 0.into());
    if up && !text.starts_with('>') { format!("+{text}") } else { text }
}

fn write_series(out: &mut dyn Write, corpus: &Corpus, series: &Series) -> io::Result<()> {
    let head = ["year", "stated", ">value", ">change", ">per cent", "~verdict", "where"];
    let mut table = Table::new(4, &head);
    let first = series.levels.first().map_or(0, |level| level.year);
    let last = series.levels.last().map_or(0, |level| level.year);
    for year in first..=last {
        let Some(one) = series.levels.iter().find(|level| level.year == year) else {
            let cells = [year.to_string(), "not stated 未提及".into()];
            table.row(cells.into_iter().chain(std::iter::repeat_n(String::new(), 5)));
            continue;
        };
        let change = series.changes.iter().find(|change| change.to == year);
        let told = |interval: Option<&Interval>, places| interval.map_or("-".into(), |one| signed(one, places));
        let cells = vec![
            year.to_string(),
            one.locator.text.clone(),
            interval(&one.extent.strict, 2),
            change.map_or(String::new(), |change| told(change.absolute.as_ref(), 0)),
            change.map_or(String::new(), |change| told(change.per_cent.as_ref(), 1)),
            change.map_or(String::new(), |change| {
                let since = if change.from + 1 < change.to { format!("since {} ", change.from) } else { String::new() };
                let codes = side::codes(&change.comparison);
                let verdict = match codes.as_slice() {
                    [Code::Year] => "",
                    _ => change.comparison.verdict().as_str(),
                };
                let others = codes.into_iter().filter(|code| *code != Code::Year);
                format!("{since}{verdict} {}", side::joined(others)).trim().to_string()
            }),
            place(corpus, &one.locator),
        ];
        table.row(cells);
    }
    table.write(out)?;
    let likely: Vec<String> = series.levels.iter().filter_map(likely).collect();
    if !likely.is_empty() {
        paragraph(out, "    likely ", &likely.join("; "))?;
    }
    for one in &series.levels {
        for other in &one.contradicted {
            paragraph(out, "    ! ", &format!("{} contradicts {} [{}]", other, one.locator, place(corpus, other)))?;
        }
    }
    for change in &series.stated {
        let computed = change.computed.as_ref().map_or("nothing to compute it from".into(), |one| signed(one, 1));
        let verdict = match change.fit {
            Fit::Fits => "fits 相符",
            Fit::Contradicts => "CONTRADICTS 不符",
            Fit::Unknown => "cannot be checked 无从核对",
        };
        paragraph(
            out,
            "    stated change ",
            &format!(
                "{}: {} against {computed}: {verdict} [{}]",
                change.year,
                signed(&change.stated, 1),
                place(corpus, &change.locator)
            ),
        )?;
    }
    let refused = series.changes.iter().filter(|change| change.comparison.verdict() == Verdict::Refused);
    for change in refused {
        side::caveats(out, &change.comparison)?;
    }
    Ok(())
}
