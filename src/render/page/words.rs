//! [`Words`]: the labels of the page in both languages, from `words.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maud::{Markup, html};

use crate::render::Language;
use crate::table::Table;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let Ok(table) = Table::read("words.tsv", include_str!("words.tsv")) else {
        return Words::default();
    };
    Words { rows: table.rows().map(|row| (row.get("key"), [row.get("zh"), row.get("en")])).collect() }
});

/// The labels of the page.
#[derive(Debug, Default)]
pub(super) struct Words {
    rows: BTreeMap<&'static str, [&'static str; 2]>,
}

impl Words {
    /// All of them.
    pub(super) fn all() -> &'static BTreeMap<&'static str, [&'static str; 2]> {
        &WORDS.rows
    }

    /// One in both languages; the key itself where there is none.
    pub(super) fn both(key: &str) -> [&str; 2] {
        WORDS.rows.get(key).copied().unwrap_or([key, key])
    }

    /// One in one language.
    pub(super) fn get(key: &str, language: Language) -> &str {
        let [zh, en] = Words::both(key);
        pick(language, zh, en)
    }

    /// One with its number filled in.
    pub(super) fn counted(key: &str, language: Language, count: usize) -> Markup {
        let text = Words::get(key, language).replace("{n}", &count.to_string());
        html! { span data-w=(key) data-count=(count) { (text) } }
    }

    /// One as an element whose words change with the language.
    pub(super) fn label(key: &str, language: Language) -> Markup {
        html! { span data-w=(key) { (Words::get(key, language)) } }
    }
}

/// The one of two things that is in a language.
pub(super) fn pick<T>(language: Language, zh: T, en: T) -> T {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// The tag of a language in HTML.
pub(super) fn tag(language: Language) -> &'static str {
    pick(language, "zh-Hans", "en")
}
