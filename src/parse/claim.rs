//! Claims without a number: firsts, superlatives and universals. The words live in `claims.tsv`; numbers, ranks and
//! shares are measures and live elsewhere.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::error::Result;
use crate::report::ClaimKind;
use crate::table::Table;
use crate::text::Span;

/// What ends a clause.
const ENDS: [char; 14] = ['，', '。', '；', '、', '！', '？', '：', ',', ';', '!', '?', ':', '\n', '…'];
/// The longest run of words that is given as what a claim is about, in characters.
const LONGEST: usize = 12;

/// A claim in the reading of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) kind: ClaimKind,
    /// The claiming words.
    pub(super) span: Span,
    /// What is beside them in their clause.
    pub(super) about: Option<Span>,
}

/// The claiming words: `None` for a guard, and whether what is claimed of stands before them.
#[derive(Default)]
struct Words {
    search: Option<AhoCorasick>,
    meanings: Vec<(Option<ClaimKind>, bool)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("claims.tsv")).unwrap_or_default());

impl Words {
    fn read(text: &str) -> Result<Words> {
        let table = Table::read("claims.tsv", text)?;
        let mut words = Vec::new();
        let mut meanings = Vec::new();
        for row in table.rows() {
            let kind = match row.get("kind") {
                "universal" => Some(ClaimKind::Universal),
                "first" => Some(ClaimKind::First),
                "superlative" => Some(ClaimKind::Superlative),
                "none" => None,
                other => return Err(row.error("universal, first, superlative or none", other)),
            };
            words.push(row.get("word"));
            meanings.push((kind, row.get("about") == "before"));
        }
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok();
        Ok(Words { search, meanings })
    }
}

/// The claims of a text, in order.
pub(super) fn claims(text: &str) -> impl Iterator<Item = Draft> + '_ {
    let found = WORDS.search.iter().flat_map(move |search| search.find_iter(text));
    found.filter_map(move |hit| {
        let (kind, before) = WORDS.meanings.get(hit.pattern().as_usize()).copied()?;
        let span = Span::new(hit.start(), hit.end());
        Some(Draft { kind: kind?, span, about: about(text, span, before) })
    })
}

/// The words of the clause before or after a span, those nearest to it.
fn about(text: &str, span: Span, before: bool) -> Option<Span> {
    let length = |characters: &mut dyn Iterator<Item = char>| -> usize {
        characters.take_while(|c| !ENDS.contains(c)).take(LONGEST).map(char::len_utf8).sum()
    };
    let words = match before {
        true => Span::new(span.start - length(&mut text.get(..span.start)?.chars().rev()), span.start),
        false => Span::new(span.end, span.end + length(&mut text.get(span.end..)?.chars())),
    };
    words.of(text).is_some_and(|words| !words.trim().is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_claims_in_its_example() {
        let table = Table::read("claims.tsv", include_str!("claims.tsv")).expect("a table");
        for row in table.rows() {
            let (word, example) = (row.get("word"), row.get("example"));
            assert!(example.contains(word), "{word} is not in {example}");
            let found = claims(example).find(|claim| claim.span.of(example).is_some_and(|text| text.contains(word)));
            assert_eq!(found.is_some(), row.get("kind") != "none", "{word} in {example}");
        }
    }

    #[test]
    fn what_is_claimed_of_stands_beside_the_word() {
        let text = "力度空前,乡镇干部轮训全覆盖,并在全省率先建成";
        let told: Vec<Option<&str>> = claims(text).map(|claim| claim.about.and_then(|span| span.of(text))).collect();
        assert_eq!(told, [Some("乡镇干部轮训"), Some("建成")]);
    }
}
