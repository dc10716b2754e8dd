//! Word lists of the outline, from `words.tsv`.

use std::sync::OnceLock;

use crate::table::{Table, WordTree};

/// What a word of the list tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    LabelSource,
    LabelDate,
    LabelAuthor,
    LabelOther,
    Genre,
    Publisher,
    Closing,
    Slogan,
    Narrative,
    Classical,
    Modern,
    Report,
    Outlook,
    Edition,
    Level,
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "label-source" => Role::LabelSource,
        "label-date" => Role::LabelDate,
        "label-author" => Role::LabelAuthor,
        "label-other" => Role::LabelOther,
        "genre" => Role::Genre,
        "publisher" => Role::Publisher,
        "closing" => Role::Closing,
        "slogan" => Role::Slogan,
        "narrative" => Role::Narrative,
        "classical" => Role::Classical,
        "modern" => Role::Modern,
        "report" => Role::Report,
        "outlook" => Role::Outlook,
        "edition" => Role::Edition,
        "level" => Role::Level,
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
pub(super) fn words(wanted: Role) -> impl Iterator<Item = &'static Word> {
    static WORDS: OnceLock<Vec<Word>> = OnceLock::new();
    let all = WORDS.get_or_init(|| {
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
    });
    let first = all.partition_point(|word| word.role < wanted);
    let last = all.partition_point(|word| word.role <= wanted);
    all.get(first..last).unwrap_or_default().iter()
}

/// Whether `text` opens with a word of a role.
pub(super) fn opens(text: &str, role: Role) -> bool {
    words(role).any(|word| text.starts_with(word.word))
}

/// Whether `text` ends with a word of a role.
pub(super) fn closes(text: &str, role: Role) -> bool {
    words(role).any(|word| text.ends_with(word.word))
}

/// How often each word of a level stands in some texts.
pub(super) fn level_counts<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<usize> {
    static TREE: OnceLock<WordTree> = OnceLock::new();
    let tree = TREE.get_or_init(|| WordTree::of(words(Role::Level).map(|word| word.word)));
    let mut counts = vec![0; words(Role::Level).count()];
    for text in texts {
        tree.every(text, |hit| {
            if let Some(count) = counts.get_mut(hit.word) {
                *count += 1;
            }
        });
    }
    counts
}
