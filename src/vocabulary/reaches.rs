//! [`Reaches`]: words that say whom or where a figure covers.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::error::Result;
use crate::table::Table;
use crate::text::Span;

/// Words of groups and of regions together, from `reach.tsv`.
#[derive(Default)]
pub struct Reaches {
    words: Option<AhoCorasick>,
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

    fn last(&self, text: &str, joint: bool) -> Option<Span> {
        self.words
            .iter()
            .flat_map(|words| words.find_iter(text))
            .filter(|found| self.is_joint.get(found.pattern().as_usize()) == Some(&joint))
            .last()
            .map(|found| Span::new(found.start(), found.end()))
    }

    fn read(text: &str) -> Result<Reaches> {
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
        let words = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok();
        Ok(Reaches { words, is_joint })
    }
}
