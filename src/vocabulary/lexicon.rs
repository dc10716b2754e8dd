//! [`Lexicon`]: verbs, nouns, words of grammar, fixed phrases and ordinary words behind one tree.
//!
//! The words live in the tables beside this file. A text is cut into the longest known words from left to right;
//! what no table knows stays between them.

use std::sync::{LazyLock, OnceLock};

use super::Kind;
use crate::error::Result;
use crate::quantity::UnitClass;
use crate::table::{Index, Table, WordTree};
use crate::text::Span;

/// What a verb does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerbRole {
    /// An act: 招录, 举办.
    Act,
    /// An act that a second verb may name: 开展 in 开展网络培训.
    Light,
    /// A link between a subject and its number: 达, 共有.
    State,
    /// A change: 增长, 净增.
    Change,
    /// A plan or a requirement: 力争, 不低于.
    Modal,
    /// A mobilisation: 动员, 返岗.
    Mobilisation,
    /// A word of effort that governs only where nothing else does: 推进.
    Auxiliary,
}

impl VerbRole {
    /// Whether the verb says that something is done.
    pub fn is_act(self) -> bool {
        matches!(self, VerbRole::Act | VerbRole::Light)
    }

    /// Whether the verb governs what is counted: an act, a mobilisation, a change.
    pub fn governs(self) -> bool {
        matches!(self, VerbRole::Act | VerbRole::Light | VerbRole::Mobilisation | VerbRole::Change)
    }
}

/// What a word of grammar does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Particle {
    /// A noun phrase ends before it.
    Stop,
    /// An adverb: ends a noun phrase, is skipped between a phrase and its number.
    Adverb,
    /// Joins nouns: 和, 及.
    Join,
    /// The region of the report or its parts: 全省, 各级.
    Region,
    /// The nation: 全国.
    Nation,
    /// A leading modifier that is no part of the subject: 一批.
    Strip,
    /// A tail that is no part of the subject: 总数.
    Tail,
    /// The base of a rate follows: 每.
    Per,
    /// Parts of the figure before follow: 其中.
    Part,
}

/// One word of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A verb with the kind and the stage it implies.
    Verb {
        /// What the verb alone says of the kind.
        kind: Option<Kind>,
        /// What the verb does in its clause.
        role: VerbRole,
        /// Stage of an administrative act.
        stage: Option<Box<str>>,
        /// The class it has where it serves as a noun: 开展培训36次.
        noun: Option<UnitClass>,
    },
    /// A head noun with the class of what it counts.
    Noun(UnitClass),
    /// A word of grammar.
    Particle(Particle),
    /// Plain text that must not be cut at a word of grammar inside it.
    Plain,
    /// A fixed phrase that contains a numeral and counts nothing.
    Phrase,
    /// An ordinary word or name that contains a numeral character.
    Ordinary,
}

/// A known word in a text.
#[derive(Debug, Clone, Copy)]
pub struct Match<'l> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub word: &'l Word,
}

/// All words of the crate's tables.
#[derive(Default)]
pub struct Lexicon {
    words: Vec<Word>,
    texts: Vec<&'static str>,
    /// All words; few of those who ask for words have them not from a walk over the words of all tables.
    all: OnceLock<WordTree>,
    fixed: WordTree,
    fixed_words: Vec<Word>,
    near: Vec<char>,
    /// The head nouns by their ends, each with its class.
    nouns: WordTree,
    noun_classes: Vec<UnitClass>,
}

// A test holds that the crate's own tables load.
static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::built_in().unwrap_or_default());

const VERBS: &str = include_str!("verbs.tsv");
const NOUNS: &str = include_str!("nouns.tsv");
const WORDS: &str = include_str!("words.tsv");
const PHRASES: &str = include_str!("phrases.tsv");
const REACH: &str = include_str!("reach.tsv");
const ORDINARY: &str = include_str!("ordinary.tsv");

impl Lexicon {
    /// The lexicon of the crate, loaded once.
    pub fn get() -> &'static Lexicon {
        &BUILT_IN
    }

    /// The words of `text` from left to right; of overlapping words the leftmost, then the longest.
    ///
    /// ```
    /// use zongshu::vocabulary::{Lexicon, Word};
    /// let words: Vec<_> = Lexicon::get().words("培训党员").map(|found| found.word).collect();
    /// assert!(matches!(words[0], Word::Verb { .. }));
    /// assert!(matches!(words[1], Word::Noun(_)));
    /// ```
    pub fn words<'l: 't, 't>(&'l self, text: &'t str) -> impl Iterator<Item = Match<'l>> + 't {
        self.all
            .get_or_init(|| WordTree::of(self.texts()))
            .words(text)
            .filter_map(|hit| Some(Match { span: Span::new(hit.start, hit.end), word: self.words.get(hit.word)? }))
    }

    /// How each word is written, in the order of their numbers.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().copied()
    }

    /// A word by its number.
    pub(crate) fn word(&self, number: usize) -> Option<&Word> {
        self.words.get(number)
    }

    /// Fixed phrases and ordinary words with numerals, from left to right.
    pub fn fixed<'l: 't, 't>(&'l self, text: &'t str) -> impl Iterator<Item = Match<'l>> + 't {
        self.fixed.words(text).filter_map(|hit| {
            Some(Match { span: Span::new(hit.start, hit.end), word: self.fixed_words.get(hit.word)? })
        })
    }

    /// The fixed phrases and ordinary words with numerals.
    pub(crate) fn fixed_tree(&self) -> &WordTree {
        &self.fixed
    }

    /// The longest fixed phrase or ordinary word with a numeral that `rest` begins with, and its length in bytes.
    pub(crate) fn fixed_at(&self, rest: &str) -> Option<(usize, &Word)> {
        let (length, word) = self.fixed.longest(rest)?;
        Some((length, self.fixed_words.get(word)?))
    }

    /// The class of the longest head noun that ends `text`.
    pub fn noun_at_end(&self, text: &str) -> Option<UnitClass> {
        let mut longest = None;
        self.nouns.each_before(text, |_, noun| longest = Some(noun));
        self.noun_classes.get(longest?).copied()
    }

    /// Whether a character is a verb where a number follows it directly: 新建5000套.
    pub fn is_verb_before_number(&self, character: char) -> bool {
        self.near.contains(&character)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn built_in() -> Result<Lexicon> {
        let mut index: Index<&'static str> = Index::with_room(16_000);
        let mut words: Vec<Word> = Vec::new();
        // Words with numerals are looked for in the text before any other, whatever else they are.
        let mut fixed_entries: Vec<(&'static str, Word)> = Vec::new();
        // The first table that has a word decides what it is; a verb may be a noun as well.
        let mut add = |text: &'static str, word: Word| match index.add(text) {
            (_, true) => words.push(word),
            (at, false) => {
                if let (Some(Word::Verb { noun, .. }), Word::Noun(class)) = (words.get_mut(at), word) {
                    *noun = Some(class);
                }
            }
        };
        for row in Table::read("phrases.tsv", PHRASES)?.rows() {
            fixed_entries.push((row.get("phrase"), Word::Phrase));
            add(row.get("phrase"), Word::Phrase);
        }
        let mut near = Vec::new();
        let mut nouns: Vec<(&str, UnitClass)> = Vec::new();
        for row in Table::read("words.tsv", WORDS)?.rows() {
            let particle = match row.get("class") {
                "near" => {
                    near.extend(row.get("word").chars());
                    continue;
                }
                "text" => {
                    add(row.get("word"), Word::Plain);
                    continue;
                }
                "stop" => Particle::Stop,
                "adverb" => Particle::Adverb,
                "join" => Particle::Join,
                "scope" => Particle::Region,
                "nation" => Particle::Nation,
                "strip" => Particle::Strip,
                "tail" => Particle::Tail,
                "per" => Particle::Per,
                "part" => Particle::Part,
                other => return Err(row.error("a class of word such as stop or adverb", other)),
            };
            add(row.get("word"), Word::Particle(particle));
        }
        for row in Table::read("verbs.tsv", VERBS)?.rows() {
            let role = match row.get("role") {
                "act" => VerbRole::Act,
                "light" => VerbRole::Light,
                "state" => VerbRole::State,
                "change" => VerbRole::Change,
                "modal" => VerbRole::Modal,
                "mobil" => VerbRole::Mobilisation,
                "aux" => VerbRole::Auxiliary,
                other => return Err(row.error("a role such as act or state", other)),
            };
            let kind = match row.get("kind") {
                "-" | "" => None,
                kind => Some(kind.parse::<Kind>().map_err(|_| row.error("a kind or -", kind))?),
            };
            let stage = Some(row.get("stage")).filter(|stage| !matches!(*stage, "-" | "")).map(Into::into);
            add(row.get("verb"), Word::Verb { kind, role, stage, noun: None });
        }
        for row in Table::read("nouns.tsv", NOUNS)?.rows() {
            let class = row.get("class");
            let class = class.parse().map_err(|_| row.error("a unit class", class))?;
            nouns.push((row.get("noun"), class));
            add(row.get("noun"), Word::Noun(class));
        }
        for row in Table::read("ordinary.tsv", ORDINARY)?.rows() {
            fixed_entries.push((row.get("word"), Word::Ordinary));
            add(row.get("word"), Word::Ordinary);
        }
        // Words of reach stand before a noun and are no part of it.
        for row in Table::read("reach.tsv", REACH)?.rows().filter(|row| row.get("class") == "group") {
            add(row.get("word"), Word::Particle(Particle::Region));
        }
        let texts = index.into_words();
        let fixed = WordTree::of(fixed_entries.iter().map(|(text, _)| *text));
        let fixed_words = fixed_entries.into_iter().map(|(_, word)| word).collect();
        // Of like nouns the last row counts.
        nouns.reverse();
        let noun_classes = nouns.iter().map(|(_, class)| *class).collect();
        let nouns = WordTree::backwards(nouns.iter().map(|(noun, _)| *noun));
        Ok(Lexicon { words, texts, all: OnceLock::new(), fixed, fixed_words, near, nouns, noun_classes })
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::quantity::{may_hold, read};

    #[test]
    fn a_number_goes_on_only_over_characters_that_it_may_hold() {
        let lexicon = Lexicon::get();
        let mut held = 0;
        for word in lexicon.texts() {
            for text in ["名", "万元", "多名", "分之一"].map(|behind| format!("{word}{behind}")) {
                let found = word.char_indices().filter_map(|(at, _)| read(&text, at));
                for _ in found.filter(|found| found.numeral.end >= word.len()) {
                    assert!(word.chars().next_back().is_some_and(may_hold), "{text}");
                    held += 1;
                }
            }
        }
        assert!(held > 100, "{held}");
    }
}
