//! Real reports, where their texts are at hand.

use std::fs;
use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{BenchmarkId, Criterion, Throughput};
use zongshu::parse::Parser;
use zongshu::script::Reading;
use zongshu::text::Source;

use crate::input::words;
use crate::shared;

pub fn run(criterion: &mut Criterion) {
    let parser = Parser::default();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words()).expect("an automaton");
    for path in shared::real_reports() {
        let (name, bytes) = (shared::stem(&path), fs::read(&path).expect("a readable report"));
        let source = Source::from_bytes(&bytes).expect("text");
        let report = parser.read(&source);
        for mention in &report.mentions {
            assert_eq!(source.slice(mention.span), mention.text, "{name}");
        }
        let measures = report.measures().count();
        assert!(measures > 0, "{name}: no measures");
        let read = || {
            let source = Source::from_bytes(black_box(&bytes)).expect("text");
            let report = parser.read(&source);
            assert_eq!(report.measures().count(), measures);
            report
        };
        let mut group = criterion.benchmark_group("reports");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new(&name, "zongshu"), |bench| bench.iter(read));
        let reading = Reading::of(&source);
        let hits = automaton.find_iter(reading.text()).count();
        assert!(hits > reading.text().len() / 100, "{name}: {hits} words");
        group.bench_function(BenchmarkId::new(&name, "aho-corasick"), |bench| {
            bench.iter(|| assert_eq!(automaton.find_iter(black_box(reading.text())).count(), hits))
        });
        let rewritten = text_processing_rs::normalize_with_lang(reading.text(), "zh");
        assert_ne!(rewritten, reading.text(), "{name}: nothing was rewritten");
        group.bench_function(BenchmarkId::new(&name, "text-processing-rs"), |bench| {
            bench.iter(|| {
                let result = text_processing_rs::normalize_with_lang(black_box(reading.text()), "zh");
                assert_eq!(result, rewritten);
                result
            })
        });
        group.throughput(Throughput::Elements(measures as u64));
        group.bench_function(BenchmarkId::new(&name, "measures"), |bench| bench.iter(read));
        group.finish();
    }
}
