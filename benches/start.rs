//! How long the first reading in a program takes, in which all tables are built, how long the second, and how long an
//! example takes as a whole program.
//!
//! `cargo bench --bench start` starts itself anew for every measurement, and beside it the example `extract` on the same
//! text (built by cargo if it is not). It prints the least of 100 for each text: one sentence, the longest of
//! `tests/fixtures`, and the real reports in the folder that `ZONGSHU_SEEDS` names, or in `../shared/seeds`. It fails
//! where a first reading takes 20 ms or more, or an example 50 ms. `-- --runs 200` measures more often; `-- --test` once,
//! without limits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use zongshu::parse::Parser;
use zongshu::text::Source;

#[allow(dead_code)]
mod shared;

const SENTENCE: &str = "一年来，全省招录公务员3120名，占12.5%。\n";
/// Milliseconds that a first reading with all tables may take, and an example as a whole.
const MOST: [f64; 2] = [20.0, 50.0];

fn main() -> ExitCode {
    let arguments = shared::Arguments::get();
    if let Some(path) = arguments.value("--one") {
        one(path);
        return ExitCode::SUCCESS;
    }
    let runs = arguments.number("--runs").unwrap_or(if arguments.is_short() { 1 } else { 100 });
    let example = example();
    println!("| text | first reading, ms | second reading, ms | `extract`, ms |");
    println!("| --- | --- | --- | --- |");
    let mut too_long = 0;
    for path in texts() {
        let times: Vec<[f64; 3]> = (0..runs).map(|_| run(&path, &example)).collect();
        let least = |which: usize| times.iter().map(|times| times[which]).fold(f64::INFINITY, f64::min);
        let (first, second, whole) = (least(0), least(1), least(2));
        println!("| {} | {first:.2} | {second:.3} | {whole:.1} |", shared::stem(&path));
        too_long += [first, whole].iter().zip(MOST).filter(|(time, most)| **time >= *most).count();
    }
    let [reading, whole] = MOST;
    if arguments.is_short() || too_long == 0 {
        return ExitCode::SUCCESS;
    }
    eprintln!("start: {too_long} times are not below {reading} ms of a first reading and {whole} ms of an example");
    ExitCode::FAILURE
}

/// Reads a text twice and prints the milliseconds of each reading.
fn one(path: &str) {
    let bytes = fs::read(path).expect("a readable text");
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

/// Both readings in a program of their own, and the example.
fn run(path: &Path, example: &Path) -> [f64; 3] {
    let program = std::env::current_exe().expect("the path of this program");
    let (said, _) = output(Command::new(program).arg("--one").arg(path));
    let mut times = said.split_whitespace().map(|time| time.parse().expect("milliseconds"));
    let [first, second] = [(); 2].map(|()| times.next().expect("two times"));
    let (lines, whole) = output(Command::new(example).arg(path));
    let measures = lines.lines().filter(|line| line.contains("\"class\":\"measure\"")).count();
    assert!(measures > 0, "{}: the example finds no measure", path.display());
    [first, second, whole]
}

/// What a program says, and the milliseconds from its start to its end.
fn output(command: &mut Command) -> (String, f64) {
    let begun = Instant::now();
    let output = command.output().expect("the program runs");
    let time = begun.elapsed().as_secs_f64() * 1e3;
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).expect("text"), time)
}

/// The example `extract`, of the same code and built in the same way as this program.
fn example() -> PathBuf {
    let program = std::env::current_exe().expect("the path of this program");
    // target/release/deps/start-…
    let built = program.parent().and_then(Path::parent).expect("a folder of cargo");
    let target = built.parent().expect("the target directory");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--locked", "--quiet", "--example", "extract", "--target-dir"]).arg(target);
    build.args((!cfg!(debug_assertions)).then_some("--release"));
    // Nothing is done where it is built already.
    output(build.current_dir(env!("CARGO_MANIFEST_DIR")));
    built.join("examples").join(format!("extract{}", std::env::consts::EXE_SUFFIX))
}

/// One sentence, the longest fixture, and behind it the real reports that are at hand.
fn texts() -> Vec<PathBuf> {
    let sentence = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one sentence.txt");
    fs::write(&sentence, SENTENCE).expect("room for a sentence");
    let fixtures = shared::own_files("tests/fixtures", "txt");
    let longest = fixtures.into_iter().max_by_key(|path| path.metadata().map_or(0, |file| file.len()));
    [sentence].into_iter().chain(longest).chain(shared::real_reports()).collect()
}
