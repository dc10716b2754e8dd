//! How many instructions of the processor a byte of text takes: the same count in every run, however busy the machine.
//!
//! `cargo bench --bench instructions` runs itself under `valgrind --tool=callgrind`: a program that reads a text once and
//! one that reads it 21 times; the difference is what twenty readings take, without the start of the program and the tables
//! that the first reading builds. Decoding is counted in the same way, 21 times against once, and stands in a column
//! of its own. The last column is the whole program that reads the text once, its tables and all. The texts are 10 kB
//! of the fixtures in both scripts, as in `benches/parse`, and the real reports where they are at hand (`ZONGSHU_SEEDS`
//! or `../shared/seeds`).
//!
//! `-- --rooms` prints instead where the instructions of a byte go: by the file of the function that the compiler made,
//! with all that it built into it. Real reports are taken together.
//!
//! `-- --test` only checks, without valgrind, that each text is read and that its mentions are counted.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use zongshu::parse::Parser;
use zongshu::text::Source;

#[allow(dead_code)]
mod shared;

/// Bytes of the text made from the fixtures.
const SIZE: usize = 10_000;
/// One reading is set against this many: one against three wavers by a fiftieth, as memory is asked for or is at hand.
const TIMES: usize = 21;

/// What a program counted of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counted {
    bytes: usize,
    mentions: usize,
    measures: usize,
}

/// What a program does to a text again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Decode,
    Read,
}

fn main() -> ExitCode {
    let arguments = shared::Arguments::get();
    if let (Some(path), Some(times)) = (arguments.value("--one"), arguments.number("--times")) {
        let task = if arguments.has("--decode") { Task::Decode } else { Task::Read };
        one(Path::new(path), task, times);
        return ExitCode::SUCCESS;
    }
    if arguments.is_short() {
        check();
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("instructions: valgrind was not found; install it (Debian, Ubuntu: apt-get install valgrind)");
        return ExitCode::FAILURE;
    }
    if arguments.has("--rooms") {
        rooms()
    } else {
        table()
    }
    ExitCode::SUCCESS
}

/// Decodes or reads a text so many times, and prints its bytes, mentions and measures.
fn one(path: &Path, task: Task, times: usize) {
    let bytes = fs::read(path).expect("a readable text");
    let decode = || Source::from_bytes(black_box(&bytes)).expect("text");
    if task == Task::Decode {
        for _ in 0..times {
            assert!(!black_box(decode()).text().is_empty());
        }
        return println!("{} 0 0", bytes.len());
    }
    let (source, parser) = (decode(), Parser::default());
    let read = || {
        let report = parser.read(black_box(&source));
        (report.mentions.len(), report.measures().count())
    };
    let found = read();
    for _ in 1..times {
        assert_eq!(read(), found, "each reading gives the same");
    }
    println!("{} {} {}", bytes.len(), found.0, found.1);
}

/// The texts, with their names: those of the fixtures are written to files first.
fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let made = [("hans-10kB", shared::fixture_text(SIZE)), ("hant-10kB", shared::traditional_text(SIZE))];
    let written = made.into_iter().map(|(name, text)| {
        let path = folder.join(name).with_extension("txt");
        fs::write(&path, text).expect("room for the text");
        path
    });
    written.chain(shared::real_reports()).collect()
}

/// This program again, for one text.
fn again(path: &Path, task: Task, times: usize) -> Vec<String> {
    let program = std::env::current_exe().expect("the path of this program");
    let mut words: Vec<String> =
        [&program.to_string_lossy(), "--one", &path.to_string_lossy(), "--times"].map(str::to_string).to_vec();
    words.push(times.to_string());
    words.extend((task == Task::Decode).then(|| "--decode".to_string()));
    words
}

/// Runs a command and gives what it counted, and what it said beside that.
fn run(command: &[String]) -> (Counted, String) {
    let output = Command::new(&command[0]).args(&command[1..]).output().expect("this program runs again");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {said}");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().map(|word| word.parse().expect("a count"));
    let [bytes, mentions, measures] = [(); 3].map(|()| numbers.next().expect("three counts"));
    (Counted { bytes, mentions, measures }, said)
}

/// Without valgrind: every text is read, and more readings find what one finds.
fn check() {
    for path in texts() {
        let [(first, _), (later, _)] = [1, 3].map(|times| run(&again(&path, Task::Read, times)));
        assert_eq!(first, later, "{}", path.display());
        assert!(first.measures > 0 && first.mentions >= first.measures, "{}: {first:?}", path.display());
        assert_eq!(first.bytes as u64, path.metadata().expect("a text").len());
        println!("{}: {} mentions, {} measures", shared::stem(&path), first.mentions, first.measures);
    }
}

/// A program under valgrind, which writes its counts by line to a file.
fn under_valgrind(path: &Path, task: Task, times: usize, counts: &Path) -> (Counted, u64) {
    let out = format!("--callgrind-out-file={}", counts.display());
    let mut command = vec!["valgrind".to_string(), "--tool=callgrind".to_string(), out];
    command.extend(again(path, task, times));
    let (counted, said) = run(&command);
    let collected = said.lines().find_map(|line| line.split_once("Collected :"));
    let collected = collected.and_then(|(_, count)| count.trim().parse().ok());
    (counted, collected.unwrap_or_else(|| panic!("valgrind tells no count: {said}")))
}

fn table() {
    println!(
        "| text | bytes | measures | instructions a byte | a measure | decoding and hash, a byte | first reading, millions |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut all = Vec::new();
    for path in texts() {
        let count = |task, times| under_valgrind(&path, task, times, Path::new("/dev/null"));
        let (counted, first) = count(Task::Read, 1);
        let each = |more: u64, less: u64| (more - less) as f64 / (TIMES - 1) as f64;
        let reading = each(count(Task::Read, TIMES).1, first);
        let decoding = each(count(Task::Decode, TIMES).1, count(Task::Decode, 1).1);
        let name = shared::stem(&path);
        let Counted { bytes, measures, .. } = counted;
        println!(
            "| {name} | {bytes} | {measures} | {:.0} | {:.0} | {:.0} | {:.0} |",
            reading / bytes as f64,
            reading / measures as f64,
            decoding / bytes as f64,
            first as f64 / 1e6,
        );
        if !name.ends_with("-10kB") {
            all.push(reading / bytes as f64);
        }
    }
    if !all.is_empty() {
        println!("\nreal reports, the mean of {}: {:.0} a byte", all.len(), all.iter().sum::<f64>() / all.len() as f64);
    }
}

/// The keys of callgrind that a file is named by: of a function, of what is built into it, of one that is called.
const FILES: [&str; 5] = ["fl", "fi", "fe", "cfi", "cfl"];
/// Rooms that take fewer instructions a byte are put together.
const LEAST: f64 = 4.0;

/// Instructions by the room of the crate.
type Rooms = BTreeMap<String, f64>;

fn rooms() {
    let counts = Path::new(env!("CARGO_TARGET_TMPDIR")).join("callgrind.out");
    let of = |path: &Path| -> Rooms {
        let by_room = |times| {
            let (counted, _) = under_valgrind(path, Task::Read, times, &counts);
            (counted.bytes as f64, lines_by_room(&fs::read_to_string(&counts).expect("counts of valgrind")))
        };
        let ((_, first), (bytes, many)) = (by_room(1), by_room(TIMES));
        let each = |room: &String, more: f64| (more - first.get(room).unwrap_or(&0.0)) / (TIMES - 1) as f64 / bytes;
        many.iter().map(|(room, more)| (room.clone(), each(room, *more))).collect()
    };
    let texts = texts();
    let (dense, real) = (of(&texts[0]), mean(texts[2..].iter().map(|path| of(path)).collect()));
    let mut rows: Vec<(&String, &f64)> = dense.iter().filter(|(_, count)| **count >= LEAST).collect();
    rows.sort_by(|one, other| other.1.total_cmp(one.1));
    println!("| room | dense text | real reports |");
    println!("| --- | --- | --- |");
    let row = |name: &str, dense: f64, real: Option<f64>| {
        println!("| {name} | {dense:.0} | {} |", real.map_or("-".into(), |real| format!("{real:.0}")));
    };
    let (mut shown, mut shown_real) = (0.0, 0.0);
    for (room, count) in rows {
        let beside = real.as_ref().map(|real| real.get(room).copied().unwrap_or_default());
        row(room, *count, beside);
        (shown, shown_real) = (shown + count, shown_real + beside.unwrap_or_default());
    }
    let all: f64 = dense.values().sum();
    let all_real = real.map(|real| real.values().sum::<f64>());
    row("smaller ones", all - shown, all_real.map(|all| all - shown_real));
    row("together", all, all_real);
    let _ = fs::remove_file(counts);
}

/// The mean of what some texts took, if there are any.
fn mean(texts: Vec<Rooms>) -> Option<Rooms> {
    let number = texts.len() as f64;
    let mut mean = Rooms::new();
    for (room, count) in texts.into_iter().flatten() {
        *mean.entry(room).or_default() += count / number;
    }
    Some(mean).filter(|_| number > 0.0)
}

/// Adds up the lines of a file of callgrind: `fl=` names the file of the function that the next lines belong to; a file
/// has a number, and its name where it comes first, if only as that of a function that is called. The line behind
/// `calls=` counts what the called function took.
fn lines_by_room(counts: &str) -> Rooms {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    let (mut rooms, mut room, mut is_call) = (Rooms::new(), String::new(), false);
    for line in counts.lines() {
        if let Some((key, named)) = line.split_once('=').filter(|(key, _)| FILES.contains(key)) {
            let (number, name) = named.split_once(' ').unwrap_or((named, ""));
            if !name.is_empty() {
                files.insert(number, room_of(name));
            }
            if key == "fl" {
                room = files.get(number).cloned().unwrap_or_default();
            }
        } else if line.starts_with("calls=") {
            is_call = true;
        } else if line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '*')) {
            let count = line.split_whitespace().nth(1).and_then(|count| count.parse::<f64>().ok());
            if let Some(count) = count.filter(|_| !is_call) {
                *rooms.entry(room.clone()).or_default() += count;
            }
            is_call = false;
        }
    }
    rooms
}

/// The room that a file belongs to: a folder of `src`, a file of `src/parse`, the standard library or the system.
fn room_of(file: &str) -> String {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/src/");
    let inside = file.strip_prefix(own).or_else(|| file.strip_prefix("src/"));
    if let Some(inside) = inside {
        let mut parts = inside.split('/');
        let folder = parts.next().unwrap_or_default();
        let below = parts.next().filter(|_| folder == "parse");
        return below.map_or(folder.to_string(), |below| format!("{folder}/{below}"));
    }
    let package = file.split_once("/registry/src/").and_then(|(_, inside)| inside.split('/').nth(1));
    match package {
        Some(package) => package.to_string(),
        None if file.contains("/library/") => "standard library".into(),
        None => "memory and the rest of the system".into(),
    }
}
