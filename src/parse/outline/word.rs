//! Word lists of the outline, from `words.tsv`.

use std::sync::OnceLock;

use super::line::Line;
use crate::parse::signs::{self, Signs};
use crate::table::{Table, WordTree};
use crate::text::Span;

/// What a word of the list tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    LabelSource,
    LabelDate,
    LabelAuthor,
    LabelOther,
    Genre,
    Masthead,
    Past,
    LastYear,
    Publisher,
    Closing,
    Slogan,
    Narrative,
    Classical,
    Modern,
    Report,
    Outlook,
    Whole,
    Edition,
    Level,
    Speaker,
    Body,
    Medium,
    Bulletin,
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "label-source" => Role::LabelSource,
        "label-date" => Role::LabelDate,
        "label-author" => Role::LabelAuthor,
        "label-other" => Role::LabelOther,
        "genre" => Role::Genre,
        "masthead" => Role::Masthead,
        "past" => Role::Past,
        "last-year" => Role::LastYear,
        "publisher" => Role::Publisher,
        "closing" => Role::Closing,
        "slogan" => Role::Slogan,
        "narrative" => Role::Narrative,
        "classical" => Role::Classical,
        "modern" => Role::Modern,
        "report" => Role::Report,
        "outlook" => Role::Outlook,
        "whole" => Role::Whole,
        "edition" => Role::Edition,
        "level" => Role::Level,
        "speaker" => Role::Speaker,
        "body" => Role::Body,
        "medium" => Role::Medium,
        "bulletin" => Role::Bulletin,
        _ => return None,
    })
}

/// One word with its role and value.
pub(super) struct Word {
    pub role: Role,
    pub word: &'static str,
    pub value: &'static str,
}

/// The words of one role.
pub(super) fn words(wanted: Role) -> std::slice::Iter<'static, Word> {
    let all = all();
    let first = all.partition_point(|word| word.role < wanted);
    let last = all.partition_point(|word| word.role <= wanted);
    all.get(first..last).unwrap_or_default().iter()
}

/// The words, by their roles.
fn all() -> &'static [Word] {
    static WORDS: OnceLock<Vec<Word>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let Ok(table) = Table::read("outline words", include_str!("words.tsv")) else {
            return Vec::new();
        };
        let word = |row: crate::table::Row<'_, 'static>| {
            Some(Word { role: role(row.get("role"))?, word: row.get("word"), value: row.get("value") })
        };
        let mut words: Vec<Word> = table.rows().filter_map(word).collect();
        // Stable: the words of a role keep their order.
        words.sort_by_key(|word| word.role);
        words
    })
}

/// The words as a tree, and the roles of each, one bit for one.
fn tree() -> &'static (WordTree, Vec<u32>) {
    static TREE: OnceLock<(WordTree, Vec<u32>)> = OnceLock::new();
    TREE.get_or_init(|| {
        let mut texts: Vec<&str> = all().iter().map(|word| word.word).collect();
        texts.sort_unstable();
        texts.dedup();
        let roles =
            |text: &&str| all().iter().filter(|word| word.word == *text).fold(0, |all, word| all | bit(word.role));
        (WordTree::of(texts.iter().copied()), texts.iter().map(roles).collect())
    })
}

fn bit(role: Role) -> u32 {
    1 << role as u32
}

/// Whether a word of a role stands in `text`.
pub(super) fn any(text: &str, role: Role) -> bool {
    words(role).any(|word| text.contains(word.word))
}

/// Whether words for the whole stand in `text`, and how many words of promise.
pub(super) fn promises(text: &str) -> (bool, usize) {
    static TREE: OnceLock<WordTree> = OnceLock::new();
    let tree = TREE.get_or_init(|| WordTree::of(words(Role::Whole).chain(words(Role::Outlook)).map(|word| word.word)));
    let wholes = words(Role::Whole).len();
    let mut stands = vec![false; wholes + words(Role::Outlook).len()];
    tree.every(text, |hit| {
        if let Some(stands) = stands.get_mut(hit.word) {
            *stands = true;
        }
    });
    let (whole, promised) = stands.split_at_checked(wholes).unwrap_or_default();
    (whole.contains(&true), promised.iter().filter(|stands| **stands).count())
}

/// Whether `text` opens with a word of a role.
pub(super) fn opens(text: &str, role: Role) -> bool {
    let (tree, roles) = tree();
    let mut is_found = false;
    tree.each_at(text, |_, word| is_found |= roles.get(word).is_some_and(|roles| roles & bit(role) != 0));
    is_found
}

/// Whether `text` ends with a word of a role.
pub(super) fn closes(text: &str, role: Role) -> bool {
    words(role).any(|word| text.ends_with(word.word))
}

/// The label that a text ends with, the longest.
pub(super) fn label(text: &str) -> Option<&'static Word> {
    static LABELS: OnceLock<(WordTree, Vec<&'static Word>)> = OnceLock::new();
    let (tree, labels) = LABELS.get_or_init(|| {
        let roles = [Role::LabelSource, Role::LabelDate, Role::LabelAuthor, Role::LabelOther];
        let labels: Vec<&Word> = roles.into_iter().flat_map(words).collect();
        (WordTree::backwards(labels.iter().map(|label| label.word)), labels)
    });
    let mut longest = None;
    tree.each_before(text, |_, word| longest = Some(word));
    labels.get(longest?).copied()
}

/// The words that are sought in the whole of a text: those of the levels, and behind them those of reports.
pub(crate) fn sought() -> &'static WordTree {
    static TREE: OnceLock<WordTree> = OnceLock::new();
    TREE.get_or_init(|| WordTree::of(words(Role::Level).chain(words(Role::Report)).map(|word| word.word)))
}

/// Whether somebody says something in a range of the text, or something is said to be needed.
pub(super) fn reports(signs: &Signs<'_>, span: Span) -> bool {
    let (tree, levels) = (sought(), words(Role::Level).len());
    let mut is_found = false;
    for sign in signs.within(span, signs::LEVEL) {
        tree.each_at(signs.text.get(sign.at..span.end).unwrap_or(""), |_, word| is_found |= word >= levels);
    }
    is_found
}

/// How often each word of a level stands in some titles and lines.
pub(super) fn level_counts<'t>(
    titles: impl Iterator<Item = &'t str>,
    signs: &Signs<'_>,
    lines: &[Line<'_>],
) -> Vec<usize> {
    let tree = sought();
    let mut counts = vec![0; words(Role::Level).len()];
    let mut add = |word: usize| {
        if let Some(count) = counts.get_mut(word) {
            *count += 1;
        }
    };
    for title in titles {
        tree.every(title, |hit| add(hit.word));
    }
    for line in lines {
        for sign in signs.within(line.span, signs::LEVEL) {
            tree.each_at(signs.text.get(sign.at..line.span.end).unwrap_or(""), |_, word| add(word));
        }
    }
    counts
}
