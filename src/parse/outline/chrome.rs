//! [`Chrome`]: page furniture, told by the patterns of `../chrome.tsv`.
//!
//! A pattern is read when the first line comes that has what it needs; few lines of a report have that of any.

use std::borrow::Cow;
use std::str::FromStr;
use std::sync::OnceLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::line::Line;
use crate::error::{Error, Result};
use crate::parse::signs::{self, Signs};
use crate::table::{Index, Table, WordTree};
use crate::text::Span;

/// What a piece of page furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChromeRole {
    /// Site headers, breadcrumbs, links.
    Navigation,
    /// Date and source of the page.
    Date,
    /// Who signed the text.
    Byline,
    /// Who edited it.
    Editor,
    /// View counts and font sizes.
    Views,
    /// A jump to or from another page of a newspaper.
    Jump,
    /// Who runs the site and how to reach them.
    Contact,
    /// Licences, copyright and other notices.
    Legal,
    /// Share and rating buttons.
    Share,
    /// Anything else outside the body.
    Other,
}

impl FromStr for ChromeRole {
    type Err = Error;

    fn from_str(text: &str) -> Result<ChromeRole> {
        Ok(match text {
            "navigation" => ChromeRole::Navigation,
            "date" => ChromeRole::Date,
            "byline" => ChromeRole::Byline,
            "editor" => ChromeRole::Editor,
            "views" => ChromeRole::Views,
            "jump" => ChromeRole::Jump,
            "contact" => ChromeRole::Contact,
            "legal" => ChromeRole::Legal,
            "share" => ChromeRole::Share,
            "other" => ChromeRole::Other,
            _ => {
                return Err(Error::form("a role of page furniture such as date or legal", text));
            }
        })
    }
}

/// A piece of page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chrome {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub role: ChromeRole,
}

/// Where furniture of a kind stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    Head,
    Foot,
    Any,
}

/// A row of the table.
struct Pattern {
    kind: (ChromeRole, Zone),
    /// One bit for each group of words of which a line must have one.
    needs: u128,
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn is_match(&self, line: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(self.source).ok());
        regex.as_ref().is_some_and(|regex| regex.is_match(line))
    }
}

struct Patterns {
    all: Vec<Pattern>,
    /// The words that the patterns need, by where they must stand: at the start of a line, at its end, anywhere.
    starts: WordTree,
    ends: WordTree,
    inside: WordTree,
    /// For each of those words the groups it stands in.
    groups: [Vec<u128>; 3],
    /// For each group the patterns of which it is the first need, in the order of the table.
    needed_by: Vec<Vec<usize>>,
}

/// Characters a line of furniture has at most.
const LONGEST: usize = 160;

/// What a needed word has in place of any digit, and of any blank.
const ANY: [(char, &str); 2] = [('#', "0123456789"), ('_', BLANKS)];

/// All characters that are white space to a pattern.
const BLANKS: &str = "\t\n\u{b}\u{c}\r \u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\
                      \u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";

/// The words that a needed word stands for.
fn spellings(word: &str) -> Vec<Cow<'_, str>> {
    match ANY.into_iter().find(|(any, _)| word.contains(*any)) {
        Some((any, signs)) => {
            let words = signs.chars().map(|sign| word.replace(any, sign.encode_utf8(&mut [0; 4])));
            words
                .flat_map(|word| spellings(&word).into_iter().map(Cow::into_owned).collect::<Vec<_>>())
                .map(Cow::Owned)
                .collect()
        }
        None => vec![Cow::Borrowed(word)],
    }
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let mut all = Vec::new();
        let mut known: Vec<&str> = Vec::new();
        let mut words: [Index<String>; 3] = Default::default();
        let mut groups: [Vec<u128>; 3] = Default::default();
        let table = Table::read("chrome", include_str!("../chrome.tsv"));
        for row in table.iter().flat_map(Table::rows) {
            let zone = match row.get("zone") {
                "head" => Zone::Head,
                "foot" => Zone::Foot,
                _ => Zone::Any,
            };
            let Ok(role) = row.get("role").parse() else { continue };
            let mut needs = 0;
            for group in row.get("needs").split(' ') {
                let place = known.iter().position(|known| *known == group).unwrap_or(known.len());
                // Groups beyond the bits there are would not be asked for.
                let Some(bit) = u32::try_from(place).ok().and_then(|place| 1u128.checked_shl(place)) else { continue };
                needs |= bit;
                if place < known.len() {
                    continue;
                }
                known.push(group);
                for word in group.split(';') {
                    let (where_to, word) = match (word.strip_prefix('^'), word.strip_suffix('$')) {
                        (Some(word), _) => (0, word),
                        (None, Some(word)) => (1, word),
                        (None, None) => (2, word),
                    };
                    let (Some(words), Some(groups)) = (words.get_mut(where_to), groups.get_mut(where_to)) else {
                        continue;
                    };
                    for spelling in spellings(word) {
                        let (number, _) = words.add(&spelling);
                        groups.resize(words.words().len(), 0);
                        groups.get_mut(number).into_iter().for_each(|groups| *groups |= bit);
                    }
                }
            }
            all.push(Pattern { kind: (role, zone), needs, source: row.get("pattern"), regex: OnceLock::new() });
        }
        let [starts, ends, inside] = words.each_ref().map(|words| words.words().iter().map(String::as_str));
        let (starts, ends, inside) = (WordTree::of(starts), WordTree::backwards(ends), WordTree::of(inside));
        let mut needed_by = vec![Vec::new(); known.len()];
        for (index, pattern) in all.iter().enumerate() {
            let first = needed_by.get_mut(pattern.needs.trailing_zeros() as usize);
            first.into_iter().for_each(|patterns| patterns.push(index));
        }
        Patterns { all, starts, ends, inside, groups, needed_by }
    })
}

/// The words that furniture has anywhere in its lines.
pub(crate) fn furniture() -> &'static WordTree {
    &patterns().inside
}

/// The groups of needed words of which a line has one, one bit for each.
fn met(signs: &Signs<'_>, line: &Line<'_>) -> u128 {
    let Patterns { starts, ends, inside, groups: [at_start, at_end, anywhere], .. } = patterns();
    let mut met = 0;
    let mut meet = |groups: &[u128], word: usize| met |= groups.get(word).copied().unwrap_or(0);
    starts.each_at(line.text, |_, word| meet(at_start, word));
    ends.each_before(line.text, |_, word| meet(at_end, word));
    for sign in signs.within(line.span, signs::FURNITURE) {
        let rest = signs.text.get(sign.at..line.span.end).unwrap_or("");
        inside.each_at(rest, |_, word| meet(anywhere, word));
    }
    met
}

/// The kinds of furniture a line may be, by the table.
pub(super) fn kinds(signs: &Signs<'_>, line: &Line<'_>) -> Vec<(ChromeRole, Zone)> {
    if line.length > LONGEST {
        return Vec::new();
    }
    let met = met(signs, line);
    let Patterns { all, needed_by, .. } = patterns();
    let mut matching = Vec::new();
    let mut left = met;
    while left != 0 {
        let likely = needed_by.get(left.trailing_zeros() as usize).into_iter().flatten();
        let likely = likely.filter_map(|index| Some((*index, all.get(*index)?)));
        let likely = likely.filter(|(_, pattern)| pattern.needs & !met == 0 && pattern.is_match(line.text));
        matching.extend(likely.map(|(index, pattern)| (index, pattern.kind)));
        left &= left - 1;
    }
    // What comes first in the table tells first what a line is.
    matching.sort_unstable_by_key(|(index, _)| *index);
    matching.into_iter().map(|(_, kind)| kind).collect()
}

#[cfg(test)]
mod tests {
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;

    use super::*;
    use crate::parse::outline::line;

    #[test]
    fn whatever_a_pattern_matches_has_what_it_needs() {
        let mut runner = TestRunner::deterministic();
        for pattern in &patterns().all {
            // Lines are made without the anchors, which the maker does not know, and without blanks that end them; those that do
            // not match are passed over.
            let made =
                pattern.source.trim_start_matches('^').replace('$', "").replace(r"\s", "[ \t\u{a0}\u{2003}\u{3000}]");
            let made = string_regex(&made).unwrap_or_else(|error| panic!("{}: {error}", pattern.source));
            let mut matched = 0;
            for _ in 0..2000 {
                if matched >= 100 {
                    break;
                }
                let text = made.new_tree(&mut runner).expect("a line").current();
                let signs = Signs::of(&text);
                for line in line::lines(&signs).iter().filter(|line| pattern.is_match(line.text)) {
                    assert_eq!(pattern.needs & !met(&signs, line), 0, "{}: {:?}", pattern.source, line.text);
                    matched += 1;
                }
            }
            assert!(matched >= 5, "{}: {matched} lines", pattern.source);
        }
    }

    #[test]
    fn the_blanks_are_all_there_are() {
        assert!(BLANKS.chars().eq(('\0'..=char::MAX).filter(|sign| sign.is_whitespace())));
    }
}
