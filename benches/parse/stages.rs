//! The public stages, each alone, and beside them who does the same.

use std::hint::black_box;

use cpca::AddressParser;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput};
use zongshu::number::{self, Numeral};
use zongshu::parse::outline;
#[cfg(feature = "opencc")]
use zongshu::script::Backend;
use zongshu::script::{Reading, Script};
use zongshu::text::Source;
use zongshu::{period, quantity, region};

use crate::input::{Input, pairs};

pub fn run(criterion: &mut Criterion) {
    for [hans, hant] in pairs() {
        let simplified = Reading::of(&Source::from_text(hans.text.as_str()));
        assert_alike(&hanconv::t2s(simplified.text()), simplified.text(), "a reading is Simplified");
        for input in [hans, hant] {
            let source = Source::from_text(input.text.as_str());
            let reading = Reading::of(&source);
            assert_alike(reading.text(), simplified.text(), "both scripts are read alike");
            let mut group = |task, run: &dyn Fn(&mut Group)| {
                let mut group = criterion.benchmark_group(task);
                group.throughput(Throughput::Bytes(input.text.len() as u64));
                run(&mut group);
                group.finish();
            };
            group("source", &|group| decoding(group, &input));
            group("reading", &|group| script(group, &input, &source, &reading));
            let read = reading.text();
            let outline = |text: &str| outline::read(text, &outline::provinces).sections.len();
            let places = |text: &str| region::places(text, None).len();
            group("outline", &|group| counted(group, input.name, "zongshu", read, outline));
            group("numbers", &|group| counted(group, input.name, "zongshu", read, numbers));
            group("quantities", &|group| counted(group, input.name, "zongshu", read, quantities));
            group("times", &|group| counted(group, input.name, "zongshu", read, times));
            group("places", &|group| {
                counted(group, input.name, "zongshu", read, places);
                counted(group, input.name, "cpca", read, clauses_with_places);
            });
        }
    }
}

/// Two texts have the same lines, and differ in less than a character in a thousand: in words that are said otherwise
/// in Taiwan (品質 is read as 质量), and in those that the crate's tables correct.
fn assert_alike(one: &str, other: &str, what: &str) {
    assert_eq!(one.lines().count(), other.lines().count(), "{what}");
    let mut differ = 0;
    for (one, other) in one.lines().zip(other.lines()).filter(|(one, other)| one != other) {
        differ += one.chars().zip(other.chars()).filter(|(one, other)| one != other).count();
        differ += one.chars().count().abs_diff(other.chars().count());
    }
    assert!(differ * 1000 < other.chars().count(), "{what}: {differ} characters differ");
}

type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// Times what counts something in a text: some of it, and the same number in every round.
fn counted(group: &mut Group, input: &str, who: &str, text: &str, count: impl Fn(&str) -> usize) {
    let expected = count(text);
    assert!(expected > 0, "{who} finds nothing in {input}");
    group.bench_function(BenchmarkId::new(input, who), |bench| {
        bench.iter(|| assert_eq!(count(black_box(text)), expected))
    });
}

fn decoding(group: &mut Group, input: &Input) {
    let text = input.text.as_str();
    group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
        bench.iter(|| {
            let source = Source::from_bytes(black_box(text.as_bytes())).expect("text");
            assert_eq!(source.text(), text);
            source
        })
    });
}

fn script(group: &mut Group, input: &Input, source: &Source, reading: &Reading) {
    group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
        bench.iter(|| {
            let read = Reading::of(black_box(source));
            assert_eq!(read.text(), reading.text());
            read
        })
    });
    #[cfg(feature = "opencc")]
    let opencc = Reading::of_with(source, Backend::OpenCc).expect("a reading");
    #[cfg(feature = "opencc")]
    assert_alike(opencc.text(), reading.text(), "OpenCC reads as the tables of the crate");
    #[cfg(feature = "opencc")]
    group.bench_function(BenchmarkId::new(input.name, "opencc"), |bench| {
        bench.iter(|| {
            let read = Reading::of_with(black_box(source), Backend::OpenCc).expect("a reading");
            assert_eq!(read.text(), opencc.text());
            read
        })
    });
    if input.script == Script::Hant {
        let simplified = hanconv::t2s(&input.text);
        assert_ne!(simplified, input.text);
        group.bench_function(BenchmarkId::new(input.name, "hanconv"), |bench| {
            bench.iter(|| assert_eq!(hanconv::t2s(black_box(&input.text)), simplified))
        });
    }
}

/// Asks a reader at every character where something may begin, and goes on behind what it found.
fn walk(text: &str, may_begin: fn(char) -> bool, end: impl Fn(usize) -> Option<usize>) -> usize {
    let (mut found, mut behind) = (0, 0);
    for (at, c) in text.char_indices() {
        if at < behind || !may_begin(c) {
            continue;
        }
        if let Some(end) = end(at) {
            found += 1;
            behind = end;
        }
    }
    found
}

fn numbers(text: &str) -> usize {
    walk(text, number::is_start, |at| Numeral::read(text, at).map(|numeral| numeral.end))
}

fn quantities(text: &str) -> usize {
    walk(text, quantity::is_start, |at| quantity::read(text, at).map(|found| found.span.end))
}

fn times(text: &str) -> usize {
    walk(text, period::may_start, |at| period::read(text, at).map(|found| found.span.end))
}

/// Clauses at whose start `cpca` finds a place.
fn clauses_with_places(text: &str) -> usize {
    const MARKS: [char; 9] = ['\n', '\r', '、', '，', '。', '；', '：', '（', '）'];
    let parser = AddressParser::global();
    let names = |clause: &str| {
        let found = parser.parse(clause);
        found.province.is_some() || found.city.is_some() || found.district.is_some()
    };
    text.split(MARKS).filter(|clause| !clause.is_empty() && names(clause)).count()
}
