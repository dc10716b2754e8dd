//! How fast a report is read: the whole parse, its public stages, and others beside them.
//!
//! Names are `task/input/who`. The inputs are built from `tests/fixtures/*.txt`: `hans-10kB`, `hans-1MB` (Simplified)
//! and `hant-10kB`, `hant-1MB` (the same text in Traditional characters); with `ZONGSHU_BENCH_LARGE` set there is
//! `hans-50MB` and `hant-50MB` as well. Throughput is in bytes of UTF-8, three a character. Every result is checked.
//!
//! `cargo bench --bench parse` measures; `cargo bench --bench parse -- --test` runs each once.
//!
//! Tasks:
//! - `read`: the whole parse, from the bytes of a file to a report (`zongshu`), beside the time a copy of the text
//!   takes (`copy`) and bare scans for the same words (`aho-corasick`, `daachorse`);
//! - `source`, `reading`, `outline`, `places`: the public stages, each alone; beside the reading of Traditional text
//!   `hanconv`, which converts alone, and with the feature `opencc` the same reading by that library;
//! - `numerals`: finding the numerals of the text. Here `zongshu` is again the whole parse, which does far more;
//!   `chinese2digits` and `text-processing-rs` rewrite numerals in place, without spans, units or bounds; `duckling`
//!   finds numerals and sums of money, line by line, since its time grows faster than the text;
//! - `reports`: the whole parse of real reports, each from its bytes, where their texts are at hand: in the folder that
//!   `ZONGSHU_SEEDS` names, or in `../shared/seeds`. Beside it the bare scan, the rewriting of `text-processing-rs`, and
//!   (`measures`) the same parse counted by its measures and not by its bytes. They hold two to five measures a
//!   kilobyte, the fixtures eighteen;
//! - `numeral`: the value of Chinese numerals that are handed over one by one, beside `chinese-number`, which finds none.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aho_corasick::{AhoCorasick, MatchKind};
use chinese_number::{ChineseCountMethod, ChineseToNumber};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use duckling::{Context, DimensionKind, Lang, Locale, Options};
use zongshu::number::{Numeral, Value};
use zongshu::parse::{Parser, outline};
use zongshu::region;
use zongshu::report::Report;
#[cfg(feature = "opencc")]
use zongshu::script::Backend;
use zongshu::script::{Reading, Script};
use zongshu::table::Table;
use zongshu::text::Source;

/// A text to measure on.
struct Input {
    name: &'static str,
    script: Script,
    text: String,
}

/// Files of a folder of the crate with a given ending, in the order of their names.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).map(|entries| entries.flatten().map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect();
    files.sort();
    assert!(
        !files.is_empty(),
        "no .{ending} file in {}: run the bench in a full checkout of the crate",
        folder.display()
    );
    files
}

/// The fixtures one after another, again and again, up to `size` bytes, in Simplified characters.
///
/// A paragraph that stands twice is measured once, so that every round marks its paragraphs in its own way: with a
/// remark in brackets that holds no numeral.
fn simplified(size: usize) -> String {
    const MARKS: &str = "天地玄黄宇宙洪荒盈昃辰宿列张寒来";
    let marks: Vec<char> = MARKS.chars().collect();
    let fixtures: Vec<String> = files("tests/fixtures", "txt")
        .iter()
        .map(|path| fs::read(path).expect("a readable fixture"))
        .map(|bytes| Source::from_bytes(&bytes).expect("a fixture that decodes"))
        .map(|source| hanconv::t2s(source.text()))
        .collect();
    let mut text = String::with_capacity(size + 4096);
    for round in 0.. {
        let mark: String = [round, round / marks.len(), round / marks.len() / marks.len()]
            .iter()
            .map(|at| marks[at % marks.len()])
            .collect();
        for line in fixtures.iter().flat_map(|fixture| fixture.lines()) {
            match line.strip_suffix('。') {
                Some(line) => text.extend([line, "（备考", &mark, "）。\n"]),
                None => text.extend([line, "\n"]),
            }
            if text.len() >= size {
                return text;
            }
        }
    }
    text
}

fn inputs() -> Vec<Input> {
    let mut inputs = Vec::new();
    for (hans, hant, size) in [("hans-10kB", "hant-10kB", 10_000), ("hans-1MB", "hant-1MB", 1_000_000)] {
        let text = simplified(size);
        inputs.push(Input { name: hant, script: Script::Hant, text: hanconv::s2t(&text) });
        inputs.push(Input { name: hans, script: Script::Hans, text });
    }
    if std::env::var_os("ZONGSHU_BENCH_LARGE").is_some() {
        let text = simplified(50_000_000);
        inputs.push(Input { name: "hant-50MB", script: Script::Hant, text: hanconv::s2t(&text) });
        inputs.push(Input { name: "hans-50MB", script: Script::Hans, text });
    }
    inputs.sort_by_key(|input| (input.text.len() > 100_000, input.name));
    inputs
}

/// The words of the vocabulary that a report is scanned for.
fn words() -> Vec<String> {
    let mut words = Vec::new();
    for path in files("src/vocabulary", "tsv") {
        let text = fs::read_to_string(&path).expect("a readable table");
        let table = Table::read("vocabulary", &text).expect("a table of the crate");
        for row in table.rows() {
            let cells = ["word", "phrase", "noun", "verb", "keyword"].map(|column| row.get(column));
            words.extend(cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.to_string()));
            words.extend(row.list("synonyms").map(str::to_string));
        }
    }
    words.sort();
    words.dedup();
    assert!(words.len() > 3000, "only {} words were found", words.len());
    words
}

/// Checks a report thoroughly, once, before its reading is timed.
fn check(report: &Report, input: &Input) -> usize {
    assert_eq!(report.source.script, input.script, "{}", input.name);
    assert_eq!(report.source.length, input.text.len(), "{}", input.name);
    for mention in &report.mentions {
        assert_eq!(mention.span.of(&input.text), Some(mention.text.as_str()), "{}", input.name);
    }
    let measures = report.measures().count();
    let expected = input.text.len() / 1000;
    assert!(measures > expected, "{}: {measures} measures, expected more than {expected}", input.name);
    measures
}

fn parse(criterion: &mut Criterion) {
    let parser = Parser::default();
    let words = words();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).expect("an automaton");
    let charwise: CharwiseDoubleArrayAhoCorasick<u32> = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(&words)
        .expect("an automaton");
    for input in inputs() {
        let text = input.text.as_str();
        let bytes = text.as_bytes();
        let source = Source::from_text(text);
        let reading = Reading::of(&source);
        let measures = check(&parser.read(&source), &input);

        let mut group = criterion.benchmark_group("read");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
            bench.iter(|| {
                let source = Source::from_bytes(black_box(bytes)).expect("text");
                let report = parser.read(&source);
                assert_eq!(report.measures().count(), measures);
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

        let mut group = criterion.benchmark_group("source");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
            bench.iter(|| {
                let source = Source::from_bytes(black_box(bytes)).expect("text");
                assert_eq!(source.text().len(), text.len());
                source
            })
        });
        group.finish();

        let mut group = criterion.benchmark_group("reading");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
            bench.iter(|| {
                let read = Reading::of(black_box(&source));
                assert_eq!(read.text().len(), reading.text().len());
                read
            })
        });
        #[cfg(feature = "opencc")]
        group.bench_function(BenchmarkId::new(input.name, "opencc"), |bench| {
            bench.iter(|| {
                let read = Reading::of_with(black_box(&source), Backend::OpenCc).expect("a reading");
                assert!(!read.text().is_empty());
                read
            })
        });
        if input.script == Script::Hant {
            let simplified = hanconv::t2s(text);
            group.bench_function(BenchmarkId::new(input.name, "hanconv"), |bench| {
                bench.iter(|| assert_eq!(hanconv::t2s(black_box(text)).len(), simplified.len()))
            });
        }
        group.finish();

        let mut group = criterion.benchmark_group("outline");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        let sections = outline::read(reading.text(), &outline::provinces).sections.len();
        group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
            bench.iter(|| {
                let outline = outline::read(black_box(reading.text()), &outline::provinces);
                assert_eq!(outline.sections.len(), sections);
                outline
            })
        });
        group.finish();

        let mut group = criterion.benchmark_group("places");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        let places = region::places(reading.text(), None).len();
        group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
            bench.iter(|| {
                let found = region::places(black_box(reading.text()), None);
                assert_eq!(found.len(), places);
                found
            })
        });
        group.finish();
    }
}

/// The texts of real reports, with the names of their files; none where they are not at hand.
fn reports() -> Vec<(String, Vec<u8>)> {
    let named = std::env::var_os("ZONGSHU_SEEDS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"));
    if !folder.is_dir() {
        eprintln!("skipped: no real reports at {}; name their folder by ZONGSHU_SEEDS", folder.display());
        return Vec::new();
    }
    let entries = fs::read_dir(&folder).expect("a readable folder").flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, fs::read(path).expect("a readable report"))
    };
    paths.iter().map(read).collect()
}

fn real(criterion: &mut Criterion) {
    let parser = Parser::default();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words()).expect("an automaton");
    for (name, bytes) in reports() {
        let source = Source::from_bytes(&bytes).expect("text");
        let measures = parser.read(&source).measures().count();
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
        group.bench_function(BenchmarkId::new(&name, "aho-corasick"), |bench| {
            bench.iter(|| assert_eq!(automaton.find_iter(black_box(reading.text())).count(), hits))
        });
        let rewritten = text_processing_rs::normalize_with_lang(reading.text(), "zh");
        group.bench_function(BenchmarkId::new(&name, "text-processing-rs"), |bench| {
            bench.iter(|| {
                let result = text_processing_rs::normalize_with_lang(black_box(reading.text()), "zh");
                assert_eq!(result.len(), rewritten.len());
                result
            })
        });
        group.throughput(Throughput::Elements(measures as u64));
        group.bench_function(BenchmarkId::new(&name, "measures"), |bench| bench.iter(read));
        group.finish();
    }
}

fn numerals(criterion: &mut Criterion) {
    let parser = Parser::default();
    for input in inputs().iter().filter(|input| input.text.len() < 100_000) {
        let text = input.text.as_str();
        let source = Source::from_text(text);
        let mut group = criterion.benchmark_group("numerals");
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mentions = parser.read(&source).mentions.len();
        assert!(mentions > text.len() / 1000);
        group.bench_function(BenchmarkId::new(input.name, "zongshu"), |bench| {
            bench.iter(|| assert_eq!(parser.read(black_box(&source)).mentions.len(), mentions))
        });
        let traditional = input.script == Script::Hant;
        let rewrite = |text: &str| chinese2digits::take_number_from_string(text, true, traditional);
        let numbers = rewrite(text).digits_string_list.len();
        assert!(numbers > 0);
        group.bench_function(BenchmarkId::new(input.name, "chinese2digits"), |bench| {
            bench.iter(|| assert_eq!(rewrite(black_box(text)).digits_string_list.len(), numbers))
        });
        let rewritten = text_processing_rs::normalize_with_lang(text, "zh");
        assert_ne!(rewritten, text);
        group.bench_function(BenchmarkId::new(input.name, "text-processing-rs"), |bench| {
            bench.iter(|| {
                let result = text_processing_rs::normalize_with_lang(black_box(text), "zh");
                assert_eq!(result.len(), rewritten.len());
                result
            })
        });
        let (locale, context, options) = (Locale::new(Lang::ZH, None), Context::default(), Options::default());
        let kinds = [DimensionKind::Numeral, DimensionKind::AmountOfMoney];
        let find = |line: &str| duckling::parse(line, &locale, &kinds, &context, &options).len();
        let found: usize = text.lines().map(find).sum();
        assert!(found > text.len() / 100);
        group.bench_function(BenchmarkId::new(input.name, "duckling"), |bench| {
            bench.iter(|| assert_eq!(black_box(text).lines().map(find).sum::<usize>(), found))
        });
        group.finish();
    }
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

fn numeral(criterion: &mut Criterion) {
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

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = parse, real, numerals, numeral
}
criterion_main!(benches);
