//! How time and memory grow with the text, on ordinary text and on text that is made to be hard.
//!
//! `cargo bench --bench growth` reads every shape from 10 kB to 10 MB and prints a Markdown table;
//! `-- --to 200MB` goes further, `-- --to 1MB` stays short, `-- --shape NAME` reads one shape. Each size is read in a
//! program of its own, so that its peak of memory is its own (from `/proc`, on Linux only; `-` elsewhere). Time is that
//! of the processor, where the system tells it, so that other programs do not count.
//!
//! The exponent is that of time, or of memory, over size between the two largest sizes that took enough of it to be
//! measured: 1 is linear. Memory is the highest that the program held while it read, less what it held before: its
//! tables, which an earlier reading built, and the text. The bench fails where an exponent exceeds its limit, or where a
//! text is read far slower than an ordinary one.
//!
//! What the machine has no memory for is not read: `does not fit` stands in its place, with the gigabytes it would take,
//! which are those of the size before it, in proportion, and a tenth more.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use zongshu::parse::Parser;
use zongshu::text::Source;

mod meter;
mod shapes;
#[allow(dead_code)]
#[path = "../shared/mod.rs"]
mod shared;
use meter::{forget_peak, peak, processor_time};
use shapes::SHAPES;

/// Time may grow as the size to this power: a little above one, for caches and for noise of the machine.
const HIGHEST_EXPONENT: f64 = 1.25;
/// So may memory, which is the same in every run.
const HIGHEST_OF_MEMORY: f64 = 1.1;
/// A hard text may cost this many times what an ordinary one costs: by its bytes, or by its measures where it is made of
/// little else. Ordinary text has one measure in about two hundred bytes, `3名3名3名` one in four.
const HIGHEST_RATIO: f64 = 12.0;
/// What is shorter than this says nothing of growth.
const MEASURABLE: Duration = Duration::from_millis(60);
/// Nor does less memory than this, in kB: it comes in pages and in steps.
const MEASURABLE_MEMORY: u64 = 4 << 10;

/// One reading.
#[derive(Debug, Clone, Copy)]
struct Sample {
    bytes: usize,
    measures: usize,
    time: Duration,
    /// The peak of memory above that of a program that has only built its parser and made its text, in kB.
    memory: Option<u64>,
}

impl Sample {
    /// Bytes of memory for each byte of text.
    fn memory_ratio(&self) -> Option<f64> {
        Some(self.memory? as f64 * 1024.0 / self.bytes as f64)
    }

    fn cell(&self) -> String {
        // The clock of the processor ticks every few milliseconds.
        if self.time < Duration::from_millis(2) {
            return "-".into();
        }
        format!("{:.2}", self.bytes as f64 / 1e6 / self.time.as_secs_f64())
    }
}

/// A row of the table: the sizes that were read, and what those would take that do not fit, in bytes.
struct Row {
    samples: Vec<Sample>,
    too_large: Vec<f64>,
}

fn main() -> ExitCode {
    let arguments = shared::Arguments::get();
    if let (Some(shape), Some(size)) = (arguments.value("--one"), arguments.number("--size")) {
        one(shape, size);
        return ExitCode::SUCCESS;
    }
    let to = bytes(arguments.value("--to").unwrap_or(if arguments.is_short() { "1MB" } else { "10MB" }));
    let sizes: Vec<usize> = [10_000, 100_000, 1_000_000, 10_000_000, 50_000_000, 200_000_000]
        .into_iter()
        .filter(|size| *size <= to)
        .collect();
    let chosen = arguments.value("--shape");
    let head: Vec<String> = sizes.iter().map(|size| format!("{} MB/s", label(*size))).collect();
    println!("| text | {} | exponent of time | of memory | µs a measure | peak memory / text |", head.join(" | "));
    println!("| --- |{} --- | --- | --- | --- |", " --- |".repeat(sizes.len()));
    let mut complaints = Vec::new();
    let mut ordinary = None;
    for shape in SHAPES.iter().filter(|shape| chosen.is_none_or(|chosen| shape.name == chosen)) {
        let row = Row::read(shape.name, &sizes);
        println!("| {} | {} |", shape.name, row.cells().join(" | "));
        let found = row.complaints(ordinary.as_ref());
        complaints.extend(found.into_iter().map(|complaint| format!("{}: {complaint}", shape.name)));
        ordinary = ordinary.or(row.samples.last().copied());
    }
    for complaint in &complaints {
        eprintln!("growth: {complaint}");
    }
    if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Row {
    /// Reads a shape in all sizes that fit.
    fn read(shape: &str, sizes: &[usize]) -> Row {
        let mut row = Row { samples: Vec::new(), too_large: Vec::new() };
        for size in sizes {
            let needed = row.samples.last().and_then(|last| needed(last, *size));
            match needed.zip(meter::available()) {
                Some((needed, available)) if needed > available as f64 || !row.too_large.is_empty() => {
                    row.too_large.push(needed);
                }
                _ => row.samples.push(measure(shape, *size)),
            }
        }
        row
    }

    /// The growth of time between the two largest sizes that took a measurable time.
    fn exponent(&self) -> Option<f64> {
        let time = |sample: &Sample| Some(sample.time).filter(|time| *time >= MEASURABLE / 10);
        let long = self.samples.last().is_some_and(|last| last.time >= MEASURABLE);
        growth(&self.samples, |sample| time(sample).map(|time| time.as_secs_f64())).filter(|_| long)
    }

    /// The growth of memory between the two largest sizes that took a measurable part of it.
    fn exponent_of_memory(&self) -> Option<f64> {
        growth(&self.samples, |sample| {
            sample.memory.filter(|memory| *memory >= MEASURABLE_MEMORY).map(|memory| memory as f64)
        })
    }

    /// What stands behind the name of the shape.
    fn cells(&self) -> Vec<String> {
        let shown = |number: Option<f64>, digits| number.map_or("-".into(), |number| format!("{number:.digits$}"));
        let last = self.samples.last();
        // Texts of few measures have no time for each.
        let each = last.filter(|last| last.measures * 1000 > last.bytes);
        let each = each.map(|last| last.time.as_secs_f64() * 1e6 / last.measures as f64);
        let speeds = self.samples.iter().map(Sample::cell);
        let others = self.too_large.iter().map(|needed| format!("does not fit: {:.0} GB", needed / 1e9));
        let [time, memory] = [self.exponent(), self.exponent_of_memory()].map(|exponent| shown(exponent, 2));
        let ratio = shown(last.and_then(Sample::memory_ratio), 1);
        speeds.chain(others).chain([time, memory, shown(each, 0), ratio]).collect()
    }

    /// What is worse than its limit.
    fn complaints(&self, ordinary: Option<&Sample>) -> Vec<String> {
        let mut complaints = Vec::new();
        let mut limit = |what: &str, exponent: Option<f64>, highest: f64| {
            if let Some(exponent) = exponent.filter(|exponent| *exponent > highest) {
                complaints.push(format!("{what} grows as the size to the power {exponent:.2}"));
            }
        };
        limit("time", self.exponent(), HIGHEST_EXPONENT);
        limit("memory", self.exponent_of_memory(), HIGHEST_OF_MEMORY);
        if let (Some(own), Some(usual)) = (self.samples.last(), ordinary) {
            let per_byte = |sample: &Sample| sample.time.as_secs_f64() / sample.bytes as f64;
            let per_measure = |sample: &Sample| sample.time.as_secs_f64() / sample.measures.max(1) as f64;
            let ratio = (per_byte(own) / per_byte(usual)).min(per_measure(own) / per_measure(usual));
            if ratio > HIGHEST_RATIO && own.time > MEASURABLE {
                complaints.push(format!("{ratio:.1} times the time of ordinary text"));
            }
        }
        complaints
    }
}

/// The bytes that a larger text is likely to take: memory in proportion and a tenth more, and the text three times over
/// while it is made.
fn needed(before: &Sample, size: usize) -> Option<f64> {
    Some((before.memory_ratio()? * 1.1 + 3.0) * size as f64)
}

/// The power of the size with which something grows, between the two largest samples that have it.
fn growth(samples: &[Sample], of: impl Fn(&Sample) -> Option<f64>) -> Option<f64> {
    let measured: Vec<(f64, f64)> =
        samples.iter().filter_map(|sample| Some((sample.bytes as f64, of(sample)?))).collect();
    let [.., smaller, larger] = measured.as_slice() else { return None };
    Some((larger.1 / smaller.1).ln() / (larger.0 / smaller.0).ln())
}

/// Reads one text and prints its bytes, measures, nanoseconds and kB of memory.
fn one(shape: &str, size: usize) {
    let shape = SHAPES.iter().find(|one| one.name == shape).expect("a known shape");
    let text = (shape.make)(size);
    let parser = Parser::default();
    parser.read(&Source::from_text("一年来，全省招录公务员3120名，占12.5%。\n"));
    let source = Source::from_text(text);
    // Making the text does not count.
    forget_peak();
    let before = peak();
    let (begun, processor) = (Instant::now(), processor_time());
    let report = parser.read(&source);
    let time = processor.zip(processor_time()).map_or(begun.elapsed(), |(before, after)| after - before);
    let after = peak();
    let mut end = 0;
    for mention in &report.mentions {
        assert!(mention.span.start >= end && mention.span.of(source.text()).is_some(), "mentions stand in order");
        end = mention.span.end;
    }
    let memory = before.zip(after).map_or("-".into(), |(before, after)| (after - before).to_string());
    println!("{} {} {} {memory}", source.text().len(), report.measures().count(), time.as_nanos());
}

/// The mean of as many readings as take a measurable time together: the clock ticks every few milliseconds.
fn measure(shape: &str, size: usize) -> Sample {
    const MOST: u32 = 12;
    let mut sample = run(shape, size);
    let (mut total, mut times) = (sample.time, 1);
    while total < MEASURABLE * 4 && total > MEASURABLE / 20 && times < MOST {
        total += run(shape, size).time;
        times += 1;
    }
    sample.time = total / times;
    sample
}

/// One reading in a program of its own.
fn run(shape: &str, size: usize) -> Sample {
    let program = std::env::current_exe().expect("the path of this program");
    let output = Command::new(program).args(["--one", shape, "--size", &size.to_string()]).output();
    let output = output.expect("this program runs again");
    assert!(output.status.success(), "{shape} of {size} bytes: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let mut words = text.split_whitespace();
    let mut number = || words.next().and_then(|word| word.parse::<u64>().ok());
    let [bytes, measures] = [(); 2].map(|()| number().expect("a count") as usize);
    let nanoseconds = number().expect("nanoseconds");
    Sample { bytes, measures, time: Duration::from_nanos(nanoseconds), memory: number() }
}

fn bytes(text: &str) -> usize {
    let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let unit = match unit {
        "" => 1,
        "kB" => 1_000,
        "MB" => 1_000_000,
        other => panic!("expected a size such as 10kB or 200MB, found the unit {other:?}"),
    };
    digits.parse::<usize>().expect("a size") * unit
}

fn label(size: usize) -> String {
    if size < 1_000_000 { format!("{} kB", size / 1_000) } else { format!("{} MB", size / 1_000_000) }
}
