//! [`Event`]: a dated event that a later sentence takes up: 去年…换届。这次换届…; 4月出台…。政策实施以来…
//!
//! Only the time is carried on. What a sentence says of its own time prevails; that is decided in `when`.

use crate::period::{self, Expression, Frame, Resolved, Standing};
use crate::quantity::UnitClass;
use crate::vocabulary::{Lexicon, Word};

use super::link_words::Words;
use super::scan::{Found, Item};

/// For how many sentences an event is remembered.
const REMEMBERED: usize = 3;

/// The last dated event of the sentences before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Event<'t> {
    /// The sentence that tells of it.
    told: &'t str,
    expression: Expression,
    resolved: Resolved,
    age: usize,
}

impl<'t> Event<'t> {
    /// The event of a sentence: what happened at the last time it names.
    pub(crate) fn of<'f>(told: &'t str, found: impl Iterator<Item = &'f Found>, frame: &Frame) -> Option<Event<'t>> {
        let time = |found: &Found| match &found.item {
            Item::Time(time) => {
                let resolved = period::resolve(&time.expression, frame)?;
                let is_event = resolved.standing == Standing::Within && resolved.period.start().is_some();
                is_event.then_some((time.expression, resolved))
            }
            _ => None,
        };
        let (expression, resolved) = found.filter_map(time).last()?;
        Some(Event { told, expression, resolved, age: 0 })
    }

    /// The event one sentence later, if it is still remembered.
    pub(crate) fn aged(self) -> Option<Event<'t>> {
        (self.age < REMEMBERED).then_some(Event { age: self.age + 1, ..self })
    }

    /// The time of a sentence that takes the event up: since it, where its first clause ends in 以来 and names no time of
    /// its own, and when it was, where it opens with a pointing word and a noun of the sentence that told of it.
    pub(crate) fn taken_up(&self, sentence: &str, opens_with_time: bool, frame: &Frame) -> Option<Resolved> {
        let opening = sentence.trim_start().split(['，', ',', '；', '。']).next().unwrap_or("");
        // A speaker is named before a colon.
        let opening = opening.rsplit(['：', ':']).next().unwrap_or(opening).trim_start();
        let is_told = |noun: &str| noun.chars().count() == 2 && self.told.contains(noun);
        if opening.ends_with("以来") && !opens_with_time {
            // 平台上线以来 behind a sentence that tells of no 平台 is since another day.
            let mut rests = opening.char_indices().filter_map(|(at, _)| opening.get(at..));
            let is_named = rests.any(|rest| is_told(first_two(rest)));
            let is_paper = || self.told.contains('《') && names_paper(opening);
            if !is_named && !is_paper() {
                return None;
            }
            return match self.expression {
                Expression::At(point) => period::resolve(&Expression::Since(point), frame),
                _ => None,
            };
        }
        // “那时候全村48名党员…: the time itself is pointed back to.
        if Words::get().starts("back_then", opening.trim_start_matches(['“', '‘'])) {
            return Some(self.resolved);
        }
        let word = opening.get(..Words::get().opening("points_back", opening)?)?;
        // 该项目: the noun may be part of the word.
        let first = word.chars().next().filter(|first| *first == '该' && word.chars().count() > 2);
        let from = first.map_or(word.len(), char::len_utf8);
        is_told(first_two(opening.get(from..)?)).then_some(self.resolved)
    }
}

/// The first two characters of a text.
fn first_two(text: &str) -> &str {
    text.char_indices().nth(2).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Whether a text begins with a noun for what a paper lays down: 政策实施以来, 办法出台以来.
fn names_paper(text: &str) -> bool {
    let first = Lexicon::get().words(text).next().filter(|found| found.span.start == 0);
    first.is_some_and(|found| matches!(found.word, Word::Noun(UnitClass::Document | UnitClass::Item)))
}
