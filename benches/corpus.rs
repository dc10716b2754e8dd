//! How many reports a second are read from a stream of texts, and in how much memory.
//!
//! `cargo bench --bench corpus` reads 2,000 reports of 10 kB; `-- --reports 100000` any number; `-- --test` few. In one
//! thread and in two, it reads a tenth of them and then all: each is a line of the table. The texts are made on the way
//! from `tests/fixtures`, each another, and every result is dropped as soon as it was counted. Every line is a program
//! of its own, so that its peak of memory is its own (from `/proc`, on Linux only; `-` elsewhere).
//!
//! Memory is bounded: the bench fails where all reports take 1.5 times the peak of a tenth of them, or more.

use std::num::NonZeroUsize;
use std::process::{Command, ExitCode};
use std::time::Instant;

use zongshu::corpus::Reader;
use zongshu::text::Source;

#[path = "growth/meter.rs"]
mod meter;
#[allow(dead_code)]
mod shared;

/// Bytes of a report.
const SIZE: usize = 10_000;
/// The peak of all reports stays below this many times that of a tenth of them.
const MOST: f64 = 1.5;

/// A line of the table.
struct Line {
    /// Reports a second.
    speed: f64,
    /// Reports in a second of processor time, where the system tells it.
    used: Option<f64>,
    /// The peak of memory in MB, where the system tells it.
    peak: Option<f64>,
}

fn main() -> ExitCode {
    let arguments = shared::Arguments::get();
    let reports = arguments.number("--reports").unwrap_or(if arguments.is_short() { 60 } else { 2_000 });
    if let Some(threads) = arguments.number("--threads") {
        read(reports, threads);
        return ExitCode::SUCCESS;
    }
    println!("| reports of 10 kB | threads | reports/s | of processor time | MB/s | peak memory, MB |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let mut unbounded = 0;
    let [one, two] = [1, 2].map(|threads| {
        let (tenth, all) = (line(reports.div_ceil(10), threads), line(reports, threads));
        if let Some(growth) = tenth.peak.zip(all.peak).map(|(tenth, all)| all / tenth).filter(|growth| *growth >= MOST)
        {
            eprintln!("corpus: {threads} threads take {growth:.2} times the memory for ten times the reports");
            unbounded += 1;
        }
        all
    });
    println!("\ntwo threads read {:.2} times as fast as one", two.speed / one.speed);
    if let (Some(one), Some(two)) = (one.used, two.used) {
        println!("two threads read {:.2} times as much as one in a second of processor time each", two / one);
    }
    if unbounded == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads reports in a program of their own, and prints their line of the table.
fn line(reports: usize, threads: usize) -> Line {
    let program = std::env::current_exe().expect("the path of this program");
    let [reports, threads] = [reports, threads].map(|number| number.to_string());
    let output = Command::new(program).args(["--reports", &reports, "--threads", &threads]).output();
    let output = output.expect("this program runs again");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).trim().to_string();
    println!("{text}");
    let cell = |at: usize| text.split('|').nth(at).and_then(|cell| cell.trim().parse::<f64>().ok());
    Line { speed: cell(3).expect("reports per second"), used: cell(4), peak: cell(6) }
}

/// Reads reports in some threads and prints a line of the table.
fn read(reports: usize, threads: usize) {
    // Pieces of the fixtures, each report from another place on.
    let text = shared::fixture_text(4_000_000);
    let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).take_while(|at| *at < 3_900_000).collect();
    let threads = NonZeroUsize::new(threads).expect("a number of threads");
    let reader = Reader::new().with_threads(threads).expect("threads");
    reader.texts([("first".to_string(), Source::from_text("一年来，全省招录公务员3120名。"))]).count();
    let texts = (0..reports).map(move |at| {
        let start = starts[at * 7919 % starts.len()];
        let mut end = start + SIZE;
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let head = format!("2031年全省组织工作综述（{at}）\n2032-01-10 来源：日报\n\n");
        (at.to_string(), Source::from_text(head + &text[start..end]))
    });
    meter::forget_peak();
    let (begun, processor) = (Instant::now(), meter::processor_time());
    let (mut measures, mut bytes) = (0, 0);
    for (at, entry) in reader.texts(texts).enumerate() {
        assert_eq!(entry.doc, at.to_string(), "in the order of the texts");
        measures += entry.facts().count();
        bytes += entry.report.source.length;
    }
    let seconds = begun.elapsed().as_secs_f64();
    assert!(measures > reports * 20, "{measures} measures in {reports} reports");
    // Of the processor time of all threads together, as if each had a machine of its own.
    let used = processor.zip(meter::processor_time()).map(|(before, after)| (after - before).as_secs_f64());
    let used = used.map_or("-".into(), |used| format!("{:.0}", reports as f64 / used));
    let peak = meter::peak().map_or("-".into(), |peak| format!("{:.1}", peak as f64 / 1024.0));
    let (speed, rate) = (reports as f64 / seconds, bytes as f64 / 1e6 / seconds);
    println!("| {reports} | {threads} | {speed:.0} | {used} | {rate:.1} | {peak} |");
}
