//! How fast a report is read: the whole parse, its public stages, and others beside them.
//!
//! Names are `task/input/who`. The inputs are built from `tests/fixtures/*.txt`: `hans-10kB`, `hans-1MB` (Simplified)
//! and `hant-10kB`, `hant-1MB` (the same text in Traditional characters); with `ZONGSHU_BENCH_LARGE` set there is
//! `hans-50MB` and `hant-50MB` as well, for all but the peers that find numerals. Throughput is in bytes of UTF-8, three
//! a character. Every result is checked: thoroughly before it is timed, against the first result in each round.
//!
//! `cargo bench --bench parse` measures; `cargo bench --bench parse -- --test` runs each once;
//! `cargo bench --bench parse -- --texts FOLDER` writes the texts to files, for peers in other languages (`peers.py`).
//! `python3 benches/table.py` then prints the tables of the documentation from what was measured last.
//!
//! Tasks:
//! - `read`: the whole parse, from the bytes of a file to a report (`zongshu`), beside the time a copy of the text
//!   takes (`copy`) and bare scans for the same words (`aho-corasick`, `daachorse`);
//! - `source`, `reading`, `outline`: the public stages, each alone; beside the reading of Traditional text `hanconv`,
//!   which converts alone, and with the feature `opencc` the same reading by that library;
//! - `numbers`, `quantities`, `times`: the public readers of the crate asked at every character where such a thing may
//!   begin. The whole parse asks them at fewer places, and together;
//! - `places`: all places of the text, and beside it `cpca`, which looks at the start of each clause;
//! - `numerals`: finding the numerals of the text. Here `zongshu` is again the whole parse, which does far more;
//!   `chinese2digits` and `text-processing-rs` rewrite numerals in place, without spans, units or bounds; `duckling`
//!   finds numerals and sums of money, line by line, since its time grows faster than the text;
//! - `reports`: the whole parse of real reports, each from its bytes, where their texts are at hand: in the folder that
//!   `ZONGSHU_SEEDS` names, or in `../shared/seeds`. Beside it the bare scan, the rewriting of `text-processing-rs`, and
//!   (`measures`) the same parse counted by its measures and not by its bytes. They hold two to five measures a
//!   kilobyte, the fixtures eighteen;
//! - `numeral`: the value of Chinese numerals that are handed over one by one, beside `chinese-number`, which finds none.

use std::fs;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group};

mod input;
mod numerals;
mod reports;
mod stages;
mod whole;

#[allow(dead_code)]
#[path = "../shared/mod.rs"]
mod shared;

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = whole::run, stages::run, reports::run, numerals::run, numerals::handed_over
}

fn main() {
    let arguments = shared::Arguments::get();
    if let Some(folder) = arguments.value("--texts") {
        return write_texts(Path::new(folder));
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}

/// Writes each input to a file of its name.
fn write_texts(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for the texts");
    for input in input::pairs().iter().flatten() {
        let path = folder.join(input.name).with_extension("txt");
        fs::write(&path, &input.text).expect("room for the text");
        println!("{}: {} bytes", path.display(), input.text.len());
    }
}
