//! How long the first reading in a program takes, in which all tables are built, and how long the second.
//!
//! `cargo bench --bench start` starts itself anew for every measurement and prints the least of 100 for each text: one
//! sentence, the longest of `tests/fixtures`, and the real reports in the folder that `ZONGSHU_SEEDS` names, or in
//! `../shared/seeds`. `-- --runs 200` measures more often.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use zongshu::parse::Parser;
use zongshu::text::Source;

const SENTENCE: &str = "一年来，全省招录公务员3120名，占12.5%。\n";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|one| one == name)?;
        arguments.get(at + 1)
    };
    if let Some(path) = value("--one") {
        return one(path);
    }
    // `cargo test --benches` passes --test: a short round.
    let usual = if arguments.iter().any(|one| one == "--test") { 1 } else { 100 };
    let runs = value("--runs").map_or(usual, |runs| runs.parse().expect("a number of runs"));
    println!("| text | first reading, ms | second reading, ms |");
    println!("| --- | --- | --- |");
    for path in [PathBuf::new()].into_iter().chain(texts()) {
        let times: Vec<[f64; 2]> = (0..runs).map(|_| run(&path)).collect();
        let least = |which: usize| times.iter().map(|times| times[which]).fold(f64::INFINITY, f64::min);
        let name = path.file_stem().map_or("one sentence".into(), |name| name.to_string_lossy().into_owned());
        println!("| {name} | {:.2} | {:.3} |", least(0), least(1));
    }
}

/// Reads a text twice and prints the milliseconds of each reading.
fn one(path: &str) {
    let bytes = if path.is_empty() { SENTENCE.into() } else { std::fs::read(path).expect("a readable text") };
    let parser = Parser::default();
    let times = [(); 2].map(|()| {
        let begun = Instant::now();
        let source = Source::from_bytes(&bytes).expect("text");
        let report = parser.read(&source);
        let time = begun.elapsed();
        assert!(report.measures().count() > 0, "{path}: no measures");
        time.as_secs_f64() * 1e3
    });
    println!("{} {}", times[0], times[1]);
}

/// Both readings in a program of their own.
fn run(path: &Path) -> [f64; 2] {
    let program = std::env::current_exe().expect("the path of this program");
    let output = Command::new(program).arg("--one").arg(path).output().expect("this program runs again");
    assert!(output.status.success(), "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let mut times = text.split_whitespace().map(|time| time.parse().expect("milliseconds"));
    [(); 2].map(|()| times.next().expect("two times"))
}

/// The longest fixture, and behind it the real reports that are at hand.
fn texts() -> Vec<PathBuf> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("ZONGSHU_SEEDS").map(PathBuf::from);
    let fixtures = files(&crate_folder.join("tests/fixtures"));
    let longest = fixtures.into_iter().max_by_key(|path| path.metadata().map_or(0, |file| file.len()));
    let reports = files(&named.unwrap_or_else(|| crate_folder.join("../shared/seeds")));
    longest.into_iter().chain(reports).collect()
}

/// The texts of a folder in the order of their names; none where there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    paths
}
