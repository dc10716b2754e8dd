//! Comparing many reports: how the work grows with their number.
//!
//! `cargo bench --bench compare` makes 125 to 1,000 reports of invented figures, sixteen indicators each, and lays every
//! indicator out over all regions and over the years of each region, with coverage and consistency. It prints seconds
//! and the growth against n log n: a ratio near one from line to line means that the work grows no worse.
//! With `-- --test` the two smallest numbers are run once.

use std::time::{Duration, Instant};

use zongshu::compare::{Base, Coverage, Engine, Stated};
use zongshu::region::Adcode;
use zongshu::report::Report;
use zongshu::vocabulary::{Indicator, Registry};

const PROVINCES: [u32; 31] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65,
];
const INDICATORS: usize = 16;

/// A report of invented figures; the same number always gives the same report.
fn report(number: usize, indicators: &[&Indicator]) -> Report {
    let adcode = format!("{}0000", PROVINCES[number % PROVINCES.len()]);
    let year = 1990 + (number / PROVINCES.len()) as i32;
    let stated = |(place, indicator): (usize, &&Indicator)| {
        let value = 100 + (number * 7919 + place * 104_729) % 9_000;
        Stated::new(indicator.id.as_str(), &adcode, year, &value.to_string()).expect("a figure")
    };
    let mut figures = indicators.iter().enumerate().map(stated);
    let first = figures.next().expect("an indicator");
    let mut report = Stated::together(first, figures);
    report.source.sha256 = format!("invented {number}");
    report
}

/// Everything a table of many reports needs; the numbers of rows, levels and duplicates found.
fn compare(engine: &Engine, reports: &[&Report], indicators: &[&Indicator]) -> [usize; 4] {
    let mut found = [0; 4];
    for indicator in indicators {
        found[0] += engine.regions(&indicator.id, reports, Base::First).rows().count();
        for code in PROVINCES {
            let region = Adcode::new(code * 10_000).expect("a code");
            let series = engine.years(&indicator.id, region, reports);
            found[1] += series.iter().map(|series| series.levels.len()).sum::<usize>();
        }
    }
    found[2] = Coverage::of(reports, engine.registry(), &|_, _| None).stated_by_several().count();
    found[3] = engine.consistency(reports).duplicates.len();
    found
}

fn main() {
    let short = std::env::args().any(|argument| argument == "--test");
    let engine = Engine::new();
    let counted = |indicator: &&Indicator| indicator.tier.number() < 3;
    let indicators: Vec<&Indicator> = Registry::bundled().iter().filter(counted).take(INDICATORS).collect();
    let all: Vec<Report> = (0..1_000).map(|number| report(number, &indicators)).collect();
    let mut before: Option<(usize, Duration)> = None;
    println!("{:>8} {:>10} {:>10} {:>22}", "reports", "figures", "seconds", "growth over n log n");
    for number in [125, 250, 500, 1_000].into_iter().take(if short { 2 } else { 4 }) {
        let reports: Vec<&Report> = all.iter().take(number).collect();
        let start = Instant::now();
        let found = compare(&engine, &reports, &indicators);
        let taken = start.elapsed();
        let figures = number * indicators.len();
        assert_eq!(found[0], figures, "every figure stands in a table");
        assert_eq!(found[1], figures, "every figure stands in a series");
        assert_eq!((found[2], found[3]), (indicators.len(), 0));
        let growth = before.map(|(fewer, shorter)| {
            let work = |n: usize| n as f64 * (n as f64).log2();
            (taken.as_secs_f64() / shorter.as_secs_f64()) / (work(number) / work(fewer))
        });
        let growth = growth.map_or("-".into(), |growth| format!("{growth:.2}"));
        println!("{number:>8} {figures:>10} {:>10.3} {growth:>22}", taken.as_secs_f64());
        before = Some((number, taken));
    }
}
