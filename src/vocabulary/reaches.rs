//! [`Reaches`]: words that say whom or where a figure covers.

use std::sync::LazyLock;

use crate::error::Result;
use crate::table::{Hit, Table, WordTree};
use crate::text::Span;

/// Words of groups and of regions together, from `reach.tsv`.
#[derive(Default)]
pub struct Reaches {
    texts: Vec<&'static str>,
    words: WordTree,
    is_joint: Vec<bool>,
}

// A test holds that the crate's own table loads.
static BUILT_IN: LazyLock<Reaches> = LazyLock::new(|| Reaches::read(include_str!("reach.tsv")).unwrap_or_default());

impl Reaches {
    /// The words of the crate, loaded once.
    pub fn get() -> &'static Reaches {
        &BUILT_IN
    }

    /// The last group named in `text`.
    ///
    /// ```
    /// use zongshu::vocabulary::Reaches;
    /// let text = "市本级投入";
    /// assert_eq!(Reaches::get().group(text).and_then(|span| span.of(text)), Some("市本级"));
    /// ```
    pub fn group(&self, text: &str) -> Option<Span> {
        self.last(text, false)
    }

    /// The last name of regions together in `text`.
    pub fn joint(&self, text: &str) -> Option<Span> {
        self.last(text, true)
    }

    /// The last name of regions together and the last group among words that were found.
    pub(crate) fn last_of_each(&self, found: impl Iterator<Item = Hit>) -> (Option<Span>, Option<Span>) {
        let (mut joint, mut group) = (None, None);
        for found in found {
            let span = Some(Span::new(found.start, found.end));
            match self.is_joint.get(found.word) {
                Some(true) => joint = span,
                Some(false) => group = span,
                None => {}
            }
        }
        (joint, group)
    }

    /// How each word is written, in the order of their numbers.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().copied()
    }

    fn last(&self, text: &str, joint: bool) -> Option<Span> {
        self.words
            .words(text)
            .filter(|found| self.is_joint.get(found.word) == Some(&joint))
            .last()
            .map(|found| Span::new(found.start, found.end))
    }

    fn read(text: &'static str) -> Result<Reaches> {
        let table = Table::read("reach.tsv", text)?;
        let mut words = Vec::new();
        let mut is_joint = Vec::new();
        for row in table.rows() {
            words.push(row.get("word"));
            is_joint.push(match row.get("class") {
                "group" => false,
                "joint" => true,
                other => return Err(row.error("group or joint", other)),
            });
        }
        Ok(Reaches { words: WordTree::of(words.iter().copied()), texts: words, is_joint })
    }
}
