//! Words of machine editions: a mainland text in Traditional script that a machine gave some words of Taiwan.
//!
//! The words are in `wording.tsv`. Whether they are read as the mainland's is decided for a text as a whole: mainland
//! wording must prevail, and a word is left alone in a text that writes its mainland counterpart as well.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::conversion;
use super::edit::Edit;
use crate::table::WordTree;
use crate::text::Span;

/// How many words of the mainland must stand against one of Taiwan.
const PREVAILS: usize = 2;

/// What a word of the table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// The written word of a pair, and its index among the pairs.
    Written(usize),
    /// A word that is right as it is.
    Keep,
    /// A word that shows mainland wording, or the mainland's word of a pair.
    Mainland,
    /// A word that shows Taiwan wording.
    Taiwan,
}

/// The table, ready to be looked for in a reading.
#[derive(Debug)]
struct Wording {
    /// The pairs: what is written, as it is read, and what the mainland writes.
    pairs: Vec<(String, &'static str)>,
    /// The use of each word that is looked for.
    uses: Vec<Use>,
    words: WordTree,
}

static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::read(include_str!("wording.tsv")));

impl Wording {
    fn read(table: &'static str) -> Wording {
        let mut pairs = Vec::new();
        let mut words: Vec<String> = Vec::new();
        let mut uses = Vec::new();
        let mut known = HashSet::new();
        let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in lines.skip(1) {
            let mut cells = line.split('\t');
            let (Some(written), Some(counterpart), Some(role)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            let mut add = |word: String, of: Use| {
                if known.insert(word.clone()) {
                    words.push(word);
                    uses.push(of);
                }
            };
            // A reading is looked through, so that the words must be as they are read.
            let written = conversion::simplified(written);
            match role {
                "swap" => {
                    add(written.clone(), Use::Written(pairs.len()));
                    add(counterpart.to_owned(), Use::Mainland);
                    pairs.push((written, counterpart));
                }
                "keep" => add(written, Use::Keep),
                "mainland" => add(written, Use::Mainland),
                "taiwan" => add(written, Use::Taiwan),
                _ => {}
            }
        }
        Wording { pairs, uses, words: WordTree::of(words.iter().map(String::as_str)) }
    }
}

/// The edits that give a machine edition the wording of the mainland, in its Traditional paragraphs.
pub(super) fn edits(text: &str, traditional: &[Span]) -> Vec<Edit> {
    let wording = &*WORDING;
    let mut found = Vec::new();
    let (mut mainland, mut taiwan) = (0_usize, 0_usize);
    for paragraph in traditional {
        for hit in wording.words.words(paragraph.of(text).unwrap_or("")) {
            match wording.uses.get(hit.word) {
                Some(Use::Written(pair)) => {
                    found.push((Span::new(paragraph.start + hit.start, paragraph.start + hit.end), *pair));
                }
                Some(Use::Mainland) => mainland += 1,
                Some(Use::Taiwan) => taiwan += 1,
                Some(Use::Keep) | None => {}
            }
        }
    }
    // A counterpart is looked for by itself: the words above may cover it, as 品质 does in 产品质量.
    let mut distinguished: HashMap<usize, bool> = HashMap::new();
    let mut is_distinguished = |pair: usize| {
        let writes_both = || {
            let (written, counterpart) = wording.pairs.get(pair)?;
            let writes = |paragraph: &Span| paragraph.of(text).is_some_and(|text| text.contains(counterpart));
            Some(!written.contains(counterpart) && traditional.iter().any(writes))
        };
        *distinguished.entry(pair).or_insert_with(|| writes_both().unwrap_or(true))
    };
    found.retain(|(_, pair)| !is_distinguished(*pair));
    if mainland <= PREVAILS * (taiwan + found.len()) {
        return Vec::new();
    }
    let replaced = |(span, pair): (Span, usize)| Some(Edit::replace(span, wording.pairs.get(pair)?.1));
    found.into_iter().filter_map(replaced).collect()
}
