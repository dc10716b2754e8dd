//! How time and memory grow with the text, on ordinary text and on text that is made to be hard.
//!
//! `cargo bench --bench growth` reads every shape from 10 kB to 10 MB and prints a Markdown table;
//! `-- --to 200MB` goes further, `-- --to 1MB` stays short, `-- --shape NAME` reads one shape. Each size is read in a
//! program of its own, so that its peak of memory is its own (from `/proc`, on Linux only; `-` elsewhere). Time is that
//! of the processor, where the system tells it, so that other programs do not count.
//!
//! The exponent is that of time over size between the two largest sizes that took long enough to be measured: 1 is
//! linear. The bench fails where it exceeds the limit, or where a text is read far slower than an ordinary one.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use zongshu::parse::Parser;
use zongshu::text::Source;

mod meter;
mod shapes;
use meter::{forget_peak, peak, processor_time};
use shapes::SHAPES;

/// Time may grow as the size to this power: a little above one, for caches and for noise of the machine.
const HIGHEST_EXPONENT: f64 = 1.25;
/// A hard text may cost this many times what an ordinary one costs: by its bytes, or by its measures where it is made of
/// little else. Ordinary text has one measure in about two hundred bytes, `3名3名3名` one in four.
const HIGHEST_RATIO: f64 = 12.0;
/// What is shorter than this says nothing of growth.
const MEASURABLE: Duration = Duration::from_millis(60);

/// One reading.
#[derive(Debug, Clone, Copy)]
struct Sample {
    bytes: usize,
    measures: usize,
    time: Duration,
    /// The peak of memory above that of a program that has only built its parser, in kB.
    memory: Option<u64>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|one| one == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    if let (Some(shape), Some(size)) = (value("--one"), value("--size")) {
        one(shape, size.parse().expect("a size in bytes"));
        return ExitCode::SUCCESS;
    }
    // `cargo test --benches` passes --test: a short round.
    let is_short = arguments.iter().any(|one| one == "--test");
    let to = value("--to").unwrap_or(if is_short { "1MB" } else { "10MB" });
    let to = bytes(to);
    let sizes: Vec<usize> = [10_000, 100_000, 1_000_000, 10_000_000, 50_000_000, 200_000_000]
        .into_iter()
        .filter(|size| *size <= to)
        .collect();
    let chosen = value("--shape");
    let mut complaints = Vec::new();
    let head: Vec<String> = sizes.iter().map(|size| format!("{} MB/s", label(*size))).collect();
    println!("| text | {} | exponent | µs a measure | peak memory / text |", head.join(" | "));
    println!("| --- |{} --- | --- | --- |", " --- |".repeat(sizes.len()));
    let mut ordinary: Vec<Sample> = Vec::new();
    for shape in SHAPES.iter().filter(|shape| chosen.is_none_or(|chosen| shape.name == chosen)) {
        let samples: Vec<Sample> = sizes.iter().map(|size| measure(shape.name, *size)).collect();
        let speed = |sample: &Sample| match sample.time {
            // The clock of the processor ticks every few milliseconds.
            time if time < Duration::from_millis(2) => "-".into(),
            time => format!("{:.2}", sample.bytes as f64 / 1e6 / time.as_secs_f64()),
        };
        let speeds: Vec<String> = samples.iter().map(speed).collect();
        let exponent = exponent(&samples);
        let shown = exponent.map_or("-".into(), |exponent| format!("{exponent:.2}"));
        let memory = samples.last().and_then(|last| Some(last.memory? as f64 * 1024.0 / last.bytes as f64));
        let memory = memory.map_or("-".into(), |memory| format!("{memory:.1}"));
        let each = samples.last().filter(|last| last.measures * 1000 > last.bytes);
        let each =
            each.map_or("-".into(), |last| format!("{:.0}", last.time.as_secs_f64() * 1e6 / last.measures as f64));
        println!("| {} | {} | {shown} | {each} | {memory} |", shape.name, speeds.join(" | "));
        if exponent.is_some_and(|exponent| exponent > HIGHEST_EXPONENT) {
            complaints.push(format!("{}: time grows as the size to the power {shown}", shape.name));
        }
        if ordinary.is_empty() {
            ordinary = samples;
            continue;
        }
        if let (Some(own), Some(usual)) = (samples.last(), ordinary.last()) {
            let per_byte = |sample: &Sample| sample.time.as_secs_f64() / sample.bytes as f64;
            let per_measure = |sample: &Sample| sample.time.as_secs_f64() / sample.measures.max(1) as f64;
            let ratio = (per_byte(own) / per_byte(usual)).min(per_measure(own) / per_measure(usual));
            if ratio > HIGHEST_RATIO && own.time > MEASURABLE {
                complaints.push(format!("{}: {ratio:.1} times the time of ordinary text", shape.name));
            }
        }
    }
    for complaint in &complaints {
        eprintln!("growth: {complaint}");
    }
    if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
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

/// The growth between the two largest sizes that took a measurable time.
fn exponent(samples: &[Sample]) -> Option<f64> {
    let long: Vec<&Sample> = samples.iter().filter(|sample| sample.time >= MEASURABLE / 10).collect();
    let [.., smaller, larger] = long.as_slice() else { return None };
    if larger.time < MEASURABLE {
        return None;
    }
    let time = larger.time.as_secs_f64() / smaller.time.as_secs_f64();
    Some(time.ln() / (larger.bytes as f64 / smaller.bytes as f64).ln())
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
