//! The five bundled reports, as facts. The files beside this one are written by a test:
//! `ZONGSHU_EMBED=1 cargo test --release --test all facts_are`, with the five texts in the folder named by
//! `ZONGSHU_SEEDS` (`../shared/seeds` where it is not set). They are never edited by hand.

use std::sync::LazyLock;

use super::entry::Entry;
use super::facts::bare;
use super::reports::Corpus;
use crate::report::{Heading, SourceInfo};
use crate::script::Script;
use crate::text::{Encoding, Span};

static CHENGDU_2018: LazyLock<Entry> = LazyLock::new(|| read(include_str!("chengdu-2018.jsonl")));
static NATIONAL_2023: LazyLock<Entry> = LazyLock::new(|| read(include_str!("national-2023.jsonl")));
static QINGHAI_2020: LazyLock<Entry> = LazyLock::new(|| read(include_str!("qinghai-2020.jsonl")));
static SICHUAN_2022: LazyLock<Entry> = LazyLock::new(|| read(include_str!("sichuan-2022.jsonl")));
static ZHEJIANG_2024: LazyLock<Entry> = LazyLock::new(|| read(include_str!("zhejiang-2024.jsonl")));

/// Facts that are not in their form give a report that states nothing; a test reads them all.
fn read(facts: &str) -> Entry {
    Entry::from_facts(facts).unwrap_or_else(|_| {
        let source = SourceInfo { sha256: String::new(), length: 0, encoding: Encoding::Utf8, script: Script::Hans };
        Entry::new("", bare(source, Heading::default(), Span::default()))
    })
}

/// Chengdu, a city, on the years up to October 2018.
pub fn chengdu_2018() -> &'static Entry {
    &CHENGDU_2018
}

/// Cities and counties of the whole nation, January 2023: a roundup of practices.
pub fn national_2023() -> &'static Entry {
    &NATIONAL_2023
}

/// Qinghai, a province, on 2020.
pub fn qinghai_2020() -> &'static Entry {
    &QINGHAI_2020
}

/// Sichuan, a province, on 2022; in Traditional characters.
pub fn sichuan_2022() -> &'static Entry {
    &SICHUAN_2022
}

/// Zhejiang, a province, on 2024.
pub fn zhejiang_2024() -> &'static Entry {
    &ZHEJIANG_2024
}

static BUNDLED: LazyLock<Corpus> = LazyLock::new(|| {
    let all = [chengdu_2018(), national_2023(), qinghai_2020(), sichuan_2022(), zhejiang_2024()];
    all.into_iter().cloned().collect()
});

impl Corpus {
    /// The five bundled reports, as facts without text.
    pub fn bundled() -> &'static Corpus {
        &BUNDLED
    }
}
