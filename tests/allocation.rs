//! Memory: a reading allocates in proportion to what it returns, and a parser is shared between threads.
//!
//! A test binary of its own, because the crate that counts puts itself in the place of the allocator. Its tests run one
//! after the other: a pattern that two threads use at once keeps a second set of buffers, which would be counted too.
//!
//! `cargo test --release --test allocation -- --nocapture --test-threads 1` prints what was counted.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zongshu::Error;
use zongshu::compare::Engine;
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::render::page::Page;
use zongshu::report::Report;
use zongshu::text::{Limits, Source};
use zongshu::vocabulary::Registry;

/// What reading some text costs and gives.
struct Reading {
    bytes: usize,
    allocations: u64,
    allocated: u64,
    most: u64,
    report: Report,
}

/// The right to read while nobody else does, kept until it is dropped.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn reading(parser: &Parser, text: &str) -> Reading {
    let source = Source::from_text(text);
    let mut report = None;
    let counted = allocation_counter::measure(|| report = Some(parser.read(&source)));
    let report = report.expect("a report");
    let (allocations, allocated, most) = (counted.count_total, counted.bytes_total, counted.bytes_max);
    Reading { bytes: text.len(), allocations, allocated, most, report }
}

/// The fixtures that are UTF-8, joined.
fn fixtures() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = fs::read_dir(folder).expect("the folder of fixtures");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let texts: Vec<String> = texts.filter_map(|path| fs::read_to_string(path).ok()).collect();
    assert!(!texts.is_empty(), "no fixture found");
    texts.join("\n")
}

fn cut(text: &str, size: usize) -> &str {
    let end = (0..=size.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

#[test]
fn a_reading_allocates_in_proportion_to_what_it_returns() {
    let _alone = alone();
    let parser = Parser::default();
    let text = fixtures();
    // The tables of the crate are built at the first reading and kept.
    reading(&parser, &text);
    let small = reading(&parser, cut(&text, 10_000));
    let large = reading(&parser, cut(&text, 40_000));
    for reading in [&small, &large] {
        let returned = serde_json::to_string(&reading.report).expect("JSON").len();
        println!(
            "{} B of text, {returned} B of report as JSON: {} allocations of {} B, {} B at most at once",
            reading.bytes, reading.allocations, reading.allocated, reading.most
        );
        let mentions = reading.report.mentions.len() as u64;
        assert!(reading.allocations < 60 * mentions + reading.bytes as u64 / 8, "{} allocations", reading.allocations);
        assert!(reading.most < 8 * returned as u64, "{} B at once", reading.most);
    }
    let growth = large.allocations as f64 / small.allocations as f64;
    assert!(growth < 6.0, "four times the text takes {growth} times the allocations");
}

#[test]
fn no_room_is_kept_for_numbers_that_digits_might_have_been() {
    let _alone = alone();
    let parser = Parser::default();
    for sign in ["7", "一", "万", "“", "2"] {
        let text = sign.repeat(900_000 / sign.len());
        reading(&parser, &text);
        let reading = reading(&parser, &text);
        println!("{sign}: {} B of text, {} B at most at once", reading.bytes, reading.most);
        assert!(reading.most < 40 * reading.bytes as u64, "{sign}: {} B at once", reading.most);
    }
}

#[test]
fn a_text_without_numbers_takes_next_to_nothing() {
    let _alone = alone();
    let parser = Parser::default();
    let sentence = "各地坚持党建引领，推动干部下沉一线，服务群众。";
    let text = sentence.repeat(150);
    reading(&parser, &text);
    let plain = reading(&parser, &text);
    println!("{} B of text without numbers: {} allocations", plain.bytes, plain.allocations);
    assert!(plain.allocations < 500, "{} allocations for {} B", plain.allocations, plain.bytes);
}

/// What a file claims of its size is only a claim: nothing is set aside for it.
#[test]
fn a_claimed_size_takes_no_memory() {
    const CLAIM: usize = 1 << 30;
    let _alone = alone();
    let text = "云岭先锋展新篇\n\n一年来，全省招录公务员3120名，其中女性90名。\n";
    let entry = Entry::read("made", Source::from_text(text), &Parser::default());
    let claim = |written: String| {
        let length = format!("\"length\":{}", text.len());
        assert!(written.contains(&length));
        let written = written.replace(&length, &format!("\"length\":{CLAIM}"));
        // The body claims to be as long.
        let end = format!("\"end\":{}", entry.report.body.end);
        assert!(written.contains(&end));
        written.replacen(&end, &format!("\"end\":{CLAIM}"), 1)
    };
    let facts = claim(entry.to_facts());
    let json = claim(serde_json::to_string(&entry.report).expect("written"));
    let engine = Engine::new();
    // The tables of the crate are built once and kept.
    Page::new(&[entry.clone()].into_iter().collect(), &engine).to_html();
    let counted = allocation_counter::measure(|| {
        let read = Entry::from_facts(&facts).expect("facts");
        assert_eq!(read.report.source.length, CLAIM);
        let report: Report = serde_json::from_str(&json).expect("a report");
        assert_eq!((report.source.length, report.body.end), (CLAIM, CLAIM));
        let corpus: Corpus = [read, Entry::new("other", report)].into_iter().collect();
        assert!(Page::new(&corpus, &engine).to_html().len() > 1_000);
        corpus.iter().for_each(|entry| drop(entry.to_facts()));
        corpus.coverage(Registry::bundled());
    });
    assert!(counted.bytes_max < 64 << 20, "{} B", counted.bytes_max);
    // A stream that claims to be of any length, and a file that is.
    struct Claiming;
    impl std::io::Read for Claiming {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            // It is asked for no more than its limit at once.
            assert!(to.len() <= 4 << 20, "{}", to.len());
            to.fill(b'3');
            Ok(to.len())
        }
    }
    let limits = Limits { text: 1 << 20, ..Limits::default() };
    let counted = allocation_counter::measure(|| {
        assert!(matches!(Source::from_reader(Claiming, &limits), Err(Error::TooLarge { .. })));
    });
    assert!(counted.bytes_max < 8 << 20, "{} B", counted.bytes_max);
}

#[test]
fn a_parser_is_shared_between_threads() {
    let _alone = alone();
    fn shared<T: Send + Sync>(_: &T) {}
    let parser = Parser::default();
    shared(&parser);
    let text = fixtures();
    let text = cut(&text, 4_000);
    let alone = parser.read(&Source::from_text(text));
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| parser.read(&Source::from_text(text)))).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("a report"), alone);
        }
    });
}
