//! Many files at once: order, a bounded window, what cannot be read, limits, output that is whole.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use zongshu::Error;
use zongshu::corpus::{Corpus, Entry, Failure, Reader};
use zongshu::parse::Parser;
use zongshu::render::WholeFile;
use zongshu::report::Report;
use zongshu::text::{Encoding, Limits, Source};
use zongshu::vocabulary::Registry;

use crate::examples::compare;

#[allow(dead_code)]
#[path = "../../examples/extract.rs"]
pub mod extract;

/// What is built once is shared between threads.
#[test]
fn what_is_shared_may_be_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Parser>();
    shared::<Reader>();
    shared::<Source>();
    shared::<Report>();
    shared::<Entry>();
    shared::<Corpus>();
    shared::<Registry>();
    shared::<zongshu::compare::Engine>();
    shared::<Error>();
    shared::<Failure>();
}

/// A folder of this test alone, emptied first.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn entries(reader: &Reader, folder: &Path) -> Vec<Result<String, String>> {
    let tell = |failure: Failure| failure.to_string().replace(&folder.display().to_string(), "");
    reader.files([folder]).map(|result| result.map(|(_, entry)| entry.doc).map_err(tell)).collect()
}

/// Five hundred files, three of which cannot be read: no text, nothing, and a folder.
fn five_hundred(name: &str) -> PathBuf {
    let folder = scratch(name);
    for at in 0..500 {
        let path = folder.join(format!("r{at:03}.txt"));
        match at {
            7 => fs::write(path, b"\x89PNG\r\n\x1a\n").expect("a file"),
            250 => fs::write(path, "\u{feff} \n").expect("a file"),
            499 => fs::create_dir(path).expect("a folder"),
            _ => {
                let text = format!("2031年全县工作综述\n\n一年来，全县新建凉亭{}座。\n", at + 2);
                fs::write(path, text).expect("a file");
            }
        }
    }
    folder
}

const THREE: [&str; 3] = [
    "/r007.txt: byte 0 is not text: the file looks like a PNG image; save its text as UTF-8 and read that",
    "/r250.txt: expected the text of a report, found an empty file; save the text of the report in it, or leave it out",
    "/r499.txt: expected a text file, found a folder; rename it, or name it as an argument",
];

#[test]
fn of_five_hundred_files_the_readable_ones_are_read_in_order() {
    let folder = five_hundred("folder-500");
    let results = entries(&Reader::new(), &folder);
    assert_eq!(results.len(), 500);
    let failed: Vec<&str> = results.iter().filter_map(|result| result.as_ref().err()).map(String::as_str).collect();
    assert_eq!(failed, THREE);
    for (at, result) in results.iter().enumerate().filter(|(_, result)| result.is_ok()) {
        assert_eq!(*result, Ok(format!("r{at:03}")));
    }
    // In whatever number of threads, and one by one.
    let many = |count| NonZeroUsize::new(count).expect("not nought");
    for threads in [1, 2, 5] {
        let reader = Reader::new().with_threads(many(threads)).expect("threads").with_window(many(threads * 2 - 1));
        assert_eq!(entries(&reader, &folder), results);
    }
    let loaded = Corpus::load([&folder], &Parser::default());
    assert_eq!((loaded.corpus.len(), loaded.failures.len(), loaded.repeats.len()), (497, 3, 0));
}

#[test]
fn the_examples_read_the_497_and_list_the_three() {
    let folder = five_hundred("folder-500-examples");
    let arguments = [folder.display().to_string()];
    let listed = |complaints: Vec<u8>| {
        let complaints = String::from_utf8(complaints).expect("text").replace(&arguments[0], "");
        let expected = format!("3 could not be read:\n  {}\n", THREE.join("\n  "));
        assert_eq!(complaints.trim_start(), expected);
    };

    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    assert_eq!(extract::run(&arguments, &mut out, &mut complaints).expect("written"), 1);
    listed(complaints);
    let out = String::from_utf8(out).expect("text");
    let docs: Vec<&str> = out.lines().filter(|line| line.contains("座")).collect();
    assert_eq!(docs.len(), 497);
    assert!(
        docs.is_sorted_by_key(|line| line.split("\"doc\":\"").nth(1).map(|doc| &doc[..4])),
        "in the order of names"
    );

    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let mut streams = compare::shared::Streams { out: &mut out, complaints: &mut complaints, screen: None };
    assert!(!compare::run(&arguments, &mut streams).expect("written"));
    listed(complaints);
    assert!(String::from_utf8(out).expect("text").starts_with("综述 zongshu: 497 reports 篇"));

    // The same lines in a file, which is put in its place at the end.
    let place = folder.join("lines.jsonl");
    let arguments = [arguments[0].clone(), "-o".into(), place.display().to_string()];
    assert_eq!(extract::run(&arguments, &mut Vec::new(), &mut Vec::new()).expect("written"), 1);
    assert_eq!(fs::read_to_string(&place).expect("the file").lines().filter(|line| line.contains("座")).count(), 497);
}

#[test]
fn wrong_arguments_are_told() {
    for (arguments, expected) in [
        (vec!["--what".to_string()], "expected mentions, outline or places after --what, found \"\""),
        (vec![], "expected at least one file or folder, found none"),
    ] {
        let mut complaints = Vec::new();
        assert_eq!(extract::run(&arguments, &mut Vec::new(), &mut complaints).expect("written"), 2);
        assert!(String::from_utf8(complaints).expect("text").starts_with(expected));
    }
}

#[test]
fn a_file_that_is_not_finished_leaves_the_old_one() {
    use std::io::Write;
    let folder = scratch("folder-whole");
    let place = folder.join("out.txt");
    WholeFile::write(&place, b"old").expect("written");
    let mut file = WholeFile::create(&place).expect("a file");
    file.write_all(b"half of the n").and_then(|()| file.flush()).expect("written");
    assert_eq!(fs::read(&place).expect("the old one"), b"old");
    drop(file);
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1, "nothing else is left");
    let mut file = WholeFile::create(&place).expect("a file");
    file.write_all(b"new").expect("written");
    file.finish().expect("in its place");
    assert_eq!(fs::read(&place).expect("the new one"), b"new");
    assert!(WholeFile::create("/").is_err());
}

#[test]
fn inputs_are_drawn_no_further_than_the_window() {
    let drawn = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&drawn);
    let endless = (0..).inspect(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
    });
    let window = NonZeroUsize::new(6).expect("not nought");
    let mut results = Reader::new().with_window(window).map(endless, |number: u64| {
        // The first of each ten takes longest.
        std::thread::sleep(std::time::Duration::from_millis(if number.is_multiple_of(10) { 5 } else { 0 }));
        number
    });
    for expected in 0..100 {
        assert_eq!(results.next(), Some(expected));
        let ahead = drawn.load(Ordering::Relaxed) - expected as usize;
        assert!(ahead <= 6, "{ahead} inputs were drawn ahead");
    }
}

/// However wide the window, no more text is under way than was allowed, but for one text alone.
#[test]
fn no_more_text_is_under_way_than_was_allowed() {
    let limits = Limits { under_way: 100, ..Limits::default() };
    let window = NonZeroUsize::new(8).expect("eight");
    let reader = Reader::new().with_parser(Parser::new().with_limits(limits)).with_window(window);
    let lengths = [30, 30, 30, 30, 300, 30, 60, 10, 30];
    let drawn = AtomicUsize::new(0);
    let texts = lengths.iter().map(|length| {
        drawn.fetch_add(1, Ordering::SeqCst);
        (length.to_string(), Source::from_text("。".repeat(length / 3)))
    });
    let mut results = reader.texts(texts);
    // A text that has no room is drawn and waits: three of 30 bytes and the fourth, the large one alone, and so on.
    let mut seen = Vec::new();
    while let Some(entry) = results.next() {
        assert_eq!(results.size_hint().0, lengths.len() - seen.len() - 1);
        seen.push((entry.doc, drawn.load(Ordering::SeqCst)));
    }
    let docs: Vec<String> = seen.iter().map(|(doc, _)| doc.clone()).collect();
    assert_eq!(docs, lengths.map(|length| length.to_string()));
    let drawn: Vec<usize> = seen.iter().map(|(_, drawn)| *drawn).collect();
    assert_eq!(drawn, [4, 5, 5, 5, 6, 9, 9, 9, 9]);
}

/// Files in an encoding that was named; those in another one are told.
#[test]
fn files_are_read_in_the_encoding_that_was_named() {
    let folder = scratch("encoding");
    let text = "全县新建基层党组织一百二十个，发展党员三千余名。";
    fs::write(folder.join("a.txt"), &*encoding_rs::GB18030.encode(text).0).expect("a file");
    fs::write(folder.join("b.txt"), text).expect("a file");
    let read = |reader: Reader| -> Vec<bool> { reader.files([&folder]).map(|result| result.is_ok()).collect() };
    assert_eq!(read(Reader::new()), [true, true]);
    assert_eq!(read(Reader::new().with_encoding(Encoding::Gb18030)), [true, false]);
    assert_eq!(read(Reader::new().with_encoding(Encoding::Utf8)), [false, true]);
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn results_may_be_taken_inside_the_pool_and_panics_go_on() {
    let one = NonZeroUsize::new(1).expect("not nought");
    let reader = Reader::new().with_threads(one).expect("a thread");
    let inner = reader.clone();
    // The only thread of the pool waits for work that only it can do.
    let sums: Vec<u64> = reader.map(0..20_u64, move |to| inner.map(0..to, |number| number).sum()).collect();
    assert_eq!(sums.len(), 20);
    assert_eq!(sums[19], 171);
    let broken = std::panic::catch_unwind(|| {
        Reader::new().map(0..3, |number| assert_ne!(number, 1, "made to fail")).count();
    });
    assert!(broken.is_err());
}

#[test]
fn a_file_beyond_the_limit_is_refused_unread() {
    let folder = scratch("folder-limits");
    let large = folder.join("large.txt");
    // A gigabyte that takes no room on the disk: reading it would find NUL bytes.
    fs::File::create(&large).and_then(|file| file.set_len(1 << 30)).expect("a file");
    fs::write(folder.join("small.txt"), "一年来，全县新建凉亭12座。").expect("a file");
    let results = entries(&Reader::new(), &folder);
    let expected = "/large.txt: expected a text of at most 67108864 bytes, found 1073741824; split it, or raise \
                    `Limits::text`";
    assert_eq!(results, [Err(expected.to_string()), Ok("small".into())]);
    let limits = Limits { text: 20, ..Limits::default() };
    let results = entries(&Reader::new().with_parser(Parser::new().with_limits(limits)), &folder);
    assert!(results.iter().all(|result| result.as_ref().is_err_and(|error| error.contains("at most 20 bytes"))));
}

/// What is called a text and leads nowhere is told, whatever it is.
#[cfg(unix)]
#[test]
fn links_and_pipes_are_no_texts() {
    let folder = scratch("folder-links");
    std::os::unix::fs::symlink(folder.join("gone"), folder.join("broken.txt")).expect("a link");
    std::os::unix::fs::symlink("/dev/zero", folder.join("device.txt")).expect("a link");
    std::os::unix::fs::symlink(&folder, folder.join("round.txt")).expect("a link");
    std::os::unix::fs::symlink(&folder, folder.join("round")).expect("a link");
    let results = entries(&Reader::new(), &folder);
    let expected = [
        "/broken.txt: expected a text file, found No such file or directory (os error 2); check what it leads to, or \
         remove it",
        "/device.txt: expected a text file, found a device or pipe; rename it, or name it as an argument",
        "/round.txt: expected a text file, found a folder; rename it, or name it as an argument",
    ];
    assert_eq!(results, expected.map(|error| Err(error.to_string())));
    // A device that is named itself is read up to the limit.
    let parser = Parser::new().with_limits(Limits { text: 1 << 16, ..Limits::default() });
    let failure = Reader::new().with_parser(parser).files(["/dev/zero"]).next().and_then(Result::err);
    assert!(matches!(failure, Some(Failure { reason: Error::TooLarge { limit: 65_536, .. }, .. })), "{failure:?}");
}

#[test]
fn a_path_that_is_not_there_is_told() {
    let failure = Reader::new().files(["/no/such/report.txt"]).next().and_then(Result::err).expect("a failure");
    assert!(matches!(&failure.reason, Error::File { expected, next, .. }
        if expected == "a readable text file" && next == "check that it is there and that you may read it"));
    assert!(failure.to_string().starts_with("/no/such/report.txt: expected a readable text file, found "), "{failure}");
}
