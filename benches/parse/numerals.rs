//! Others that find or convert numerals.

use std::hint::black_box;

use chinese_number::{ChineseCountMethod, ChineseToNumber};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput};
use duckling::{Context, DimensionKind, Lang, Locale, Options};
use zongshu::number::{Numeral, Value};
use zongshu::parse::Parser;
use zongshu::script::Script;
use zongshu::text::Source;

use crate::input::{Input, pairs};

/// Beyond these bytes the peers take minutes.
const MOST: usize = 2_000_000;
/// The time of `chinese2digits` grows with the square of the text: beyond these bytes it takes minutes.
const MOST_SQUARE: usize = 100_000;

/// Finding the numerals of a text.
pub fn run(criterion: &mut Criterion) {
    let parser = Parser::default();
    check_peers();
    for input in pairs().iter().flatten().filter(|input| input.text.len() < MOST) {
        let text = input.text.as_str();
        let source = Source::from_text(text);
        let mut group = criterion.benchmark_group("numerals");
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mentions = parser.read(&source).mentions.len();
        assert!(mentions > text.len() / 1000);
        group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
            bench.iter(|| assert_eq!(parser.read(black_box(&source)).mentions.len(), mentions))
        });
        if text.len() < MOST_SQUARE {
            chinese2digits(&mut group, input);
        }
        let rewritten = text_processing_rs::normalize_with_lang(text, "zh");
        assert_ne!(rewritten, text);
        group.bench_function(BenchmarkId::new(input.name, "text-processing-rs"), |bench| {
            bench.iter(|| {
                let result = text_processing_rs::normalize_with_lang(black_box(text), "zh");
                assert_eq!(result, rewritten);
                result
            })
        });
        let found: usize = text.lines().map(duckling_finds).sum();
        assert!(found > text.len() / 100);
        group.bench_function(BenchmarkId::new(input.name, "duckling"), |bench| {
            bench.iter(|| assert_eq!(black_box(text).lines().map(duckling_finds).sum::<usize>(), found))
        });
        group.finish();
    }
}

fn chinese2digits(group: &mut BenchmarkGroup<WallTime>, input: &Input) {
    let traditional = input.script == Script::Hant;
    let rewrite = |text: &str| chinese2digits::take_number_from_string(text, true, traditional).digits_string_list;
    let numbers = rewrite(&input.text);
    assert!(numbers.len() > input.text.len() / 1000, "{}: {} numbers", input.name, numbers.len());
    group.bench_function(BenchmarkId::new(input.name, "chinese2digits"), |bench| {
        bench.iter(|| assert_eq!(rewrite(black_box(&input.text)), numbers))
    });
}

fn duckling_finds(line: &str) -> usize {
    let kinds = [DimensionKind::Numeral, DimensionKind::AmountOfMoney];
    duckling::parse(line, &Locale::new(Lang::ZH, None), &kinds, &Context::default(), &Options::default()).len()
}

/// Each peer does what it is timed for.
fn check_peers() {
    let rewritten = chinese2digits::take_number_from_string("招录一百零六名", true, false);
    assert_eq!(rewritten.digits_string_list, ["106"]);
    assert_eq!(text_processing_rs::normalize_with_lang("第五百", "zh"), "第500");
    assert!(duckling_finds("一百零六") > 0);
}

/// Chinese numerals and what they say.
const NUMERALS: [(&str, u64); 8] = [
    ("三", 3),
    ("十二", 12),
    ("一百零六", 106),
    ("两千三百", 2_300),
    ("三千五百二十", 3_520),
    ("二十二万八千", 228_000),
    ("五千六百七十八万九千零一十二", 56_789_012),
    ("三十二亿一千二百三十四万五千六百七十八", 3_212_345_678),
];

/// The value of numerals that are handed over one by one.
pub fn handed_over(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("numeral");
    let bytes: usize = NUMERALS.iter().map(|(text, _)| text.len()).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function(BenchmarkId::new("handed-over", "zongshu"), |bench| {
        bench.iter(|| {
            for (text, number) in NUMERALS {
                let read = Numeral::read(black_box(text), 0).expect("a numeral");
                assert_eq!((read.end, read.value), (text.len(), Value::from(number as i64)));
            }
        })
    });
    group.bench_function(BenchmarkId::new("handed-over", "chinese-number"), |bench| {
        bench.iter(|| {
            for (text, number) in NUMERALS {
                let read: u64 = black_box(text).to_number(ChineseCountMethod::TenThousand).expect("a numeral");
                assert_eq!(read, number);
            }
        })
    });
    group.finish();
}
