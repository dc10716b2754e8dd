//! The whole parse, beside a copy of the text and bare scans for the same words.

use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{BenchmarkId, Criterion, Throughput};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use zongshu::parse::Parser;
use zongshu::quantity::Quantity;
use zongshu::report::Report;
use zongshu::script::Reading;
use zongshu::text::Source;

use crate::input::{Input, pairs, words};

pub fn run(criterion: &mut Criterion) {
    let parser = Parser::default();
    let words = words();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).expect("an automaton");
    let charwise: CharwiseDoubleArrayAhoCorasick<u32> = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(&words)
        .expect("an automaton");
    for [hans, hant] in pairs() {
        let read = |input: &Input| parser.read(&Source::from_text(input.text.as_str()));
        let expected = quantities(&read(&hans));
        for input in [hans, hant] {
            let report = read(&input);
            check(&report, &input);
            assert!(quantities(&report) == expected, "{}: the script changes what is measured", input.name);
            drop(report);

            let (text, bytes) = (input.text.as_str(), input.text.as_bytes());
            let reading = Reading::of(&Source::from_text(text));
            let mut group = criterion.benchmark_group("read");
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
                bench.iter(|| {
                    let source = Source::from_bytes(black_box(bytes)).expect("text");
                    let report = parser.read(&source);
                    assert_eq!(report.measures().count(), expected.len());
                    report
                })
            });
            group.bench_function(BenchmarkId::new(input.name, "copy"), |bench| {
                bench.iter(|| {
                    let copy = black_box(text).to_string();
                    assert_eq!(copy.len(), text.len());
                    copy
                })
            });
            let hits = automaton.find_iter(reading.text()).count();
            assert!(hits > reading.text().len() / 100, "{}: {hits} words", input.name);
            group.bench_function(BenchmarkId::new(input.name, "aho-corasick"), |bench| {
                bench.iter(|| assert_eq!(automaton.find_iter(black_box(reading.text())).count(), hits))
            });
            group.bench_function(BenchmarkId::new(input.name, "daachorse"), |bench| {
                bench.iter(|| assert_eq!(charwise.leftmost_find_iter(black_box(reading.text())).count(), hits))
            });
            group.finish();
        }
    }
}

/// Checks a report thoroughly, once, before its reading is timed.
fn check(report: &Report, input: &Input) {
    assert_eq!(report.source.script, input.script, "{}", input.name);
    assert_eq!(report.source.length, input.text.len(), "{}", input.name);
    for mention in &report.mentions {
        assert_eq!(mention.span.of(&input.text), Some(mention.text.as_str()), "{}", input.name);
    }
    let measures = report.measures().count();
    let least = input.text.len() / 1000;
    assert!(measures > least, "{}: {measures} measures, expected more than {least}", input.name);
}

/// What a report measures, whatever its script: the unit is written in that of the text.
fn quantities(report: &Report) -> Vec<Quantity> {
    let plain = |quantity: &Quantity| Quantity { unit: None, ..quantity.clone() };
    report.measures().map(|(_, _, measure)| plain(&measure.quantity)).collect()
}
