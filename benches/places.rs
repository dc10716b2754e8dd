//! How fast places are found, beside the crate `cpca`.
//!
//! `cpca` reads the province, city and county that open an address and gives names; this crate finds every place of a
//! text and gives codes. So they are set side by side on what both do, one address a line, and this crate alone also
//! reads the same addresses as one text. Three inputs:
//!
//! - `full`: every county with its province and its prefecture, each followed by the same few words;
//! - `short`: the same without the province;
//! - `prose`: the clauses of `tests/fixtures/*.txt`, cut at every mark. `cpca` looks at the start of each clause only, and
//!   names few places there (see the last column), so that its speed on prose is one of looking and not of finding.
//!
//! Every result is checked. Rounds alternate; the median of each is printed in MB/s of UTF-8, with the ratio.
//!
//! `cargo bench --bench places` measures; `cargo bench --bench places -- --test` runs each once.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use cpca::AddressParser;
use zongshu::region::{Gazetteer, Level, places};

const TAIL: &str = "推行网格走访";

/// Lines to read, each with the code of its county where there is one.
struct Input {
    name: &'static str,
    lines: Vec<(String, Option<String>)>,
}

impl Input {
    fn bytes(&self) -> usize {
        self.lines.iter().map(|(line, _)| line.len()).sum()
    }
}

/// Every county below a prefecture, as an address.
fn addresses(name: &'static str, with_province: bool) -> Input {
    let gazetteer = Gazetteer::get();
    let mut lines = Vec::new();
    for county in gazetteer.divisions().filter(|division| division.level() == Level::County && division.is_current()) {
        let above = |code| gazetteer.division(code);
        let Some(prefecture) = county.parent().and_then(above).filter(|above| above.level() == Level::Prefecture)
        else {
            continue;
        };
        let province = gazetteer.province(county.adcode()).map_or("", |province| province.name());
        let first = if with_province { province } else { "" };
        let line = format!("{first}{}{}{TAIL}", prefecture.name(), county.name());
        lines.push((line, Some(county.adcode().to_string())));
    }
    Input { name, lines }
}

fn prose() -> Input {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = fs::read_dir(&folder).expect("the fixtures: run the bench in a full checkout of the crate");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let texts: Vec<String> = texts.filter_map(|path| fs::read_to_string(path).ok()).collect();
    let marks = ['\n', '\r', '、', '，', '。', '；', '：', '（', '）'];
    let lines = texts.iter().flat_map(|text| text.split(marks)).filter(|line| !line.is_empty());
    Input { name: "prose", lines: lines.map(|line| (line.to_string(), None)).collect() }
}

/// Lines whose last place has the code expected; without codes, the places found.
fn own(input: &Input) -> usize {
    let mut right = 0;
    for (line, code) in &input.lines {
        let found = places(black_box(line), None);
        match code {
            Some(code) => {
                let last = found.last().and_then(|place| place.adcode());
                right += usize::from(last.is_some_and(|last| last.to_string() == *code));
            }
            None => right += found.len(),
        }
    }
    right
}

/// The places of the whole input read as one text, with a code each.
fn whole(text: &str) -> usize {
    places(black_box(text), None).iter().filter(|place| place.adcode().is_some()).count()
}

/// Lines of which a county is named; without codes, those that name any place.
fn other(input: &Input, parser: &AddressParser) -> usize {
    let mut named = 0;
    for (line, code) in &input.lines {
        let found = parser.parse(black_box(line));
        let is_found = match code {
            Some(_) => found.district.is_some(),
            None => found.province.is_some() || found.city.is_some() || found.district.is_some(),
        };
        named += usize::from(is_found);
    }
    named
}

fn time<T: PartialEq + std::fmt::Debug>(expected: &T, run: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    let result = run();
    let elapsed = start.elapsed();
    assert_eq!(&result, expected, "a run gives what the first gave");
    elapsed
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let rounds = if std::env::args().any(|argument| argument == "--test") { 1 } else { 15 };
    let parser = AddressParser::global();
    println!(
        "input   lines    kB   zongshu MB/s   one text MB/s   cpca MB/s   zongshu : cpca   counties right / named"
    );
    for input in [addresses("full", true), addresses("short", false), prose()] {
        let text: String = input.lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let (right, found, named) = (own(&input), whole(&text), other(&input, parser));
        assert!(input.lines.len() > 100, "{}: {} lines", input.name, input.lines.len());
        assert!(found > 100, "{}: {found} places", input.name);
        if input.name != "prose" {
            assert!(right * 100 > input.lines.len() * 95, "{}: {right} of {}", input.name, input.lines.len());
            assert!(named * 100 > input.lines.len() * 50, "{}: {named} of {}", input.name, input.lines.len());
        }
        let (mut ours, mut ours_whole, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds {
            ours.push(time(&right, || own(&input)));
            theirs.push(time(&named, || other(&input, parser)));
            ours_whole.push(time(&found, || whole(&text)));
        }
        let speed = |times: Vec<Duration>, bytes: usize| bytes as f64 / median(times).as_secs_f64() / 1e6;
        let (ours, theirs) = (speed(ours, input.bytes()), speed(theirs, input.bytes()));
        let ours_whole = speed(ours_whole, text.len());
        println!(
            "{:<6} {:>6} {:>5} {ours:>14.1} {ours_whole:>15.1} {theirs:>11.1} {:>16.1} {right:>13} / {named}",
            input.name,
            input.lines.len(),
            input.bytes() / 1000,
            ours / theirs,
        );
    }
}
