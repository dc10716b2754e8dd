//! Hostile inputs: texts, bytes, numerals, packs and facts, torn from what the crate knows.
//!
//! Every target runs a fixed count of inputs, the same in each run. More are run by
//! `ZONGSHU_FUZZ=1000000 cargo test --profile fuzz --test fuzz -- --nocapture`, with overflow of numbers checked; others by
//! `ZONGSHU_FUZZ_SEED=7`. Without `--nocapture` the harness keeps to itself how many ran and how long the slowest took. An input that fails is written to the folder named in the message: put it into
//! `tests/crashes` under the name of its target, where it is run for ever.

mod material;
mod mutation;
mod random;
mod targets;

#[path = "../all/changed/mod.rs"]
mod changed;
#[path = "../all/check.rs"]
mod check;

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use random::Random;

/// One input may take this long, whatever it is: they are all short. The machine may be busy.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 20 });

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Runs a target on inputs made from seeds. `share`: how many of a thousand inputs are this target's.
fn fuzz(name: &str, share: u64, make: fn(&mut Random) -> Vec<u8>, run: fn(&[u8])) {
    let count = (number("ZONGSHU_FUZZ", 2_000) * share / 1_000).max(20);
    let seed = number("ZONGSHU_FUZZ_SEED", 1);
    let mut slowest = (Duration::ZERO, 0);
    let mut failed = 0;
    for at in 0..count {
        let input = make(&mut Random::new(seed.wrapping_mul(1 << 40).wrapping_add(at)));
        let begun = Instant::now();
        let done = panic::catch_unwind(AssertUnwindSafe(|| run(&input)));
        let time = begun.elapsed();
        slowest = slowest.max((time, input.len()));
        if done.is_err() || time > LONGEST {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let path = folder.join(format!("{name}-{seed}-{at}"));
            fs::write(&path, &input).expect("a place for the input");
            eprintln!("{name}: input {at} of seed {seed} failed after {time:?}: {}", path.display());
            failed += 1;
        }
        assert!(failed < 30, "{name}: more failures than are worth gathering");
    }
    eprintln!(
        "{name}: {count} inputs of seed {seed}, slowest {:?} for {} bytes, {failed} failed",
        slowest.0, slowest.1
    );
    assert_eq!(failed, 0, "{name}: inputs failed");
}

/// Runs a target on the inputs that failed once.
fn again(name: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crashes").join(name);
    let Ok(entries) = fs::read_dir(&folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let begun = Instant::now();
        run(&fs::read(&path).expect("an input"));
        assert!(begun.elapsed() < LONGEST, "{} took too long", path.display());
    }
}

macro_rules! targets {
    ($($name:ident $share:literal $make:path, $run:path;)*) => {
        $(#[test]
        fn $name() {
            again(stringify!($name), $run);
            fuzz(stringify!($name), $share, $make, $run);
        })*
    };
}

targets! {
    sources 1000 material::bytes, targets::source;
    reports 500 targets::text, targets::report;
    numerals 5000 targets::numeral_seed, targets::numeral;
    packs 500 targets::tables, targets::pack;
    facts 100 targets::lines, targets::facts;
    models 100 targets::json, targets::model;
    attached 200 targets::text, targets::attached;
    pages 50 targets::markup, targets::page;
    laws 30 targets::report_like, targets::laws;
}

/// Every input that failed once belongs to a target.
#[test]
fn every_kept_input_has_its_target() {
    let names = ["sources", "reports", "numerals", "packs", "facts", "models", "attached", "pages", "laws"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crashes");
    for entry in fs::read_dir(folder).expect("the folder of inputs that failed").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(names.contains(&name.as_str()) || name == "README.md", "{name} is no target");
    }
}
