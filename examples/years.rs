//! One region over the years: levels, changes, years left out, and stated changes against computed ones.
//!
//! `cargo run --release --example years -- [--indicator ID]... [FILE|FOLDER...]`
//!
//! Without files it speaks of four invented reports of one province, which are built into the example.

use std::collections::BTreeSet;
use std::process::ExitCode;

use zongshu::compare::{ChangeUnit, Engine, Extent, Fit, Interval, Level, Locator, Series, StatedChange, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::region::Adcode;
use zongshu::render::{
    Cell, Column, ColumnKind, Document, Number, Origin, Table, Words, fitting_interval as interval, tables,
};
use zongshu::text::Source;
use zongshu::vocabulary::Indicator;

pub mod shared;
use shared::{Fault, Options, Streams, load, program, side, usage};

const USAGE: &str = "years [OPTIONS] [--indicator ID]... [FILE|FOLDER...]   (no file: four invented reports)";

/// Invented reports of one province; every figure in them is made up.
const INVENTED: [(&str, &str); 4] = [
    ("yunnan-2031", include_str!("../tests/fixtures/series/yunnan-2031.txt")),
    ("yunnan-2032", include_str!("../tests/fixtures/series/yunnan-2032.txt")),
    ("yunnan-2033", include_str!("../tests/fixtures/series/yunnan-2033.txt")),
    ("yunnan-2034", include_str!("../tests/fixtures/series/yunnan-2034.txt")),
];

#[allow(dead_code)]
fn main() -> ExitCode {
    program(&format!("{USAGE}\n{}\n{}", shared::OPTIONS, shared::ENCODING), run)
}

/// Does the whole job; `false` where a file could not be read.
pub fn run(arguments: &[String], streams: &mut Streams<'_>) -> Result<bool, Fault> {
    let engine = Engine::new();
    let mut options = Options::read_with_files(arguments, streams.screen)?;
    let mut wanted = BTreeSet::new();
    while let Some(at) = options.rest.iter().position(|one| one == "--indicator") {
        let id = options.rest.drain(at..(at + 2).min(options.rest.len())).nth(1).unwrap_or_default();
        if engine.registry().named(&id).is_none() {
            return usage(format!("expected the id of an indicator after --indicator, found {id:?}"));
        }
        wanted.insert(id);
    }
    let mut document = Document::default();
    if options.paths()?.is_empty() {
        let told = "虚构示例 INVENTED: the four reports below are made up; no figure is real.";
        document.item("", Words::new("虚构示例：以下四篇报告均为虚构，没有真实数字。", told));
    }
    let invented =
        || Corpus::new(INVENTED.map(|(doc, text)| Entry::read(doc, Source::from_text(text), &Parser::default())));
    let loaded = load(options.reader(), options.paths()?, invented, streams)?;
    let corpus = &loaded.corpus;
    if corpus.is_empty() {
        return Ok(loaded.report(streams)?);
    }
    let regions: BTreeSet<Adcode> = corpus.iter().filter_map(|entry| entry.report.heading.adcode).collect();
    let mut shown = 0;
    for region in regions {
        shown += region_over_years(&mut document, &engine, corpus, region, &wanted);
    }
    if shown == 0 {
        let told = "No indicator is stated for two years of one region.";
        document.item("", Words::new("没有指标在一地有两年的数字。", told));
    }
    options.write(&document, streams.out)?;
    Ok(loaded.report(streams)?)
}

fn region_over_years(
    out: &mut Document,
    engine: &Engine,
    corpus: &Corpus,
    region: Adcode,
    wanted: &BTreeSet<String>,
) -> usize {
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
                out.heading(format!("{name} ({region}): {}", docs.join(", ")));
                let what = Words::new(
                    "增减为该年比“比”列所列年份。区间是确定的；“可能”按余、近的通常读法；· 为无报告提及的年份。",
                    "Changes are of the stated year from the one named under since. Intervals are certain; the likely \
                     reading takes 余 and 近 at their usual meaning; · is a year that no report states.",
                );
                out.item("  ", what);
            }
            shown += 1;
            let Indicator { zh, en, id, .. } = indicator;
            let Words { zh: own_zh, en: own_en } = qualified(corpus, &series);
            out.subheading(Words::new(format!("{zh}  [{id}]{own_zh}"), format!("{zh} {en}  [{id}]{own_en}")));
            write_series(out, corpus, &series);
        }
    }
    shown
}

fn place(corpus: &Corpus, locator: &Locator) -> String {
    corpus.holding(locator).map_or(String::new(), |entry| entry.place(locator.span))
}

/// What the figures of a series count, where that is a part of what the indicator names (女党员), and of which months.
fn qualified(corpus: &Corpus, series: &Series) -> Words {
    let fact = series.levels.first().and_then(|level| {
        let mut facts = corpus.holding(&level.locator)?.facts();
        facts.find(|fact| fact.mention.span == level.locator.span)
    });
    let subject = fact.filter(|fact| !fact.measure.dims.is_empty()).and_then(|fact| fact.measure.subject.as_deref());
    let own = subject.map_or(String::new(), |subject| format!("  {subject}"));
    match series.months {
        Some((only, last)) if only == last => Words::new(format!("{own}  {only}月"), format!("{own}  month {only}")),
        Some((first, last)) => {
            Words::new(format!("{own}  {first}至{last}月"), format!("{own}  months {first} to {last}"))
        }
        None => Words::same(own),
    }
}

/// The usual reading of 余, 多, 近, where the text hedges.
fn likely(level: &Level) -> Option<String> {
    let Extent { strict, likely, .. } = &level.extent;
    (strict != likely).then(|| format!("{} {}", level.year, interval(likely)))
}

fn write_series(out: &mut Document, corpus: &Corpus, series: &Series) {
    out.table(2, tables::series(corpus, series));
    let likely: Vec<String> = series.levels.iter().filter_map(likely).collect();
    if !likely.is_empty() {
        out.item(Words::new("  可能 ", "  likely "), likely.join("; "));
    }
    for one in &series.levels {
        for other in &one.contradicted {
            let (own, at) = (&one.locator, place(corpus, other));
            let told = Words::new(format!("{other} 与 {own} 矛盾 [{at}]"), format!("{other} contradicts {own} [{at}]"));
            out.item("  ! ", told);
        }
        for other in &one.apart {
            let (own, at) = (&one.locator, place(corpus, other));
            let told = Words::new(
                format!("{other} 与 {own} 两处，可能各指其一 [{at}]"),
                format!("{other} beside {own}: each may be of a part [{at}]"),
            );
            out.item("  ? ", told);
        }
    }
    stated_changes(out, corpus, series);
    for change in series.changes.iter().filter(|change| change.comparison.verdict() == Verdict::Refused) {
        side::caveats(out, &change.comparison);
    }
}

/// In what a change is stated, in both languages.
fn unit_words(change: &StatedChange) -> Words {
    match change.unit {
        ChangeUnit::Own => Words::same(change.written.clone().unwrap_or_default()),
        ChangeUnit::PerCent => Words::same("%"),
        ChangeUnit::Points => Words::new("百分点", "percentage points"),
        ChangeUnit::Times => Words::new("倍", "times the level before"),
    }
}

/// What the reports say of changes, against what their levels give.
fn stated_changes(out: &mut Document, corpus: &Corpus, series: &Series) {
    let mut table = Table::new("stated_changes", Words::new("自述增减", "Stated changes"))
        .with(Column::new("indicator", ColumnKind::Text, Words::new("指标", "indicator")).told_above())
        .with(Column::new("region", ColumnKind::Text, Words::new("地区", "region")).told_above())
        .column("year", ColumnKind::Text, Words::new("年份", "year"))
        .column("stated_change", ColumnKind::Number, Words::new("自述增减", "stated change"))
        .column("computed", ColumnKind::Number, Words::new("据各年数", "from the levels"))
        .column("unit", ColumnKind::Text, Words::new("单位", "unit"))
        .column("fit", ColumnKind::Text, Words::new("是否相符", "fit"))
        .column("where", ColumnKind::Origin, Words::new("出处", "where"));
    for change in &series.stated {
        let unit = unit_words(change);
        let number = |interval: &Interval| match change.unit {
            ChangeUnit::Times => Number::fitting(*interval, false).per(unit.clone()),
            _ => Number::fitting(*interval, false).signed().per(unit.clone()),
        };
        let fit = match change.fit {
            Fit::Fits => Words::new("相符", "fits"),
            Fit::Contradicts => Words::new("不符", "CONTRADICTS"),
            Fit::Unknown => Words::new("无从核对", "cannot be checked"),
        };
        let origin = corpus.holding(&change.locator).map(|entry| Origin::of(entry, change.locator.span));
        table.push([
            Cell::from(series.indicator.to_string()),
            series.adcode.to_string().into(),
            change.year.to_string().into(),
            number(&change.stated).into(),
            change.computed.as_ref().map(number).into(),
            unit.clone().into(),
            fit.into(),
            origin.into(),
        ]);
    }
    if !table.is_empty() {
        out.space();
    }
    out.table(2, table);
}
