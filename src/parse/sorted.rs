//! People by age and schooling: whose age a number is, which limit of age parts them, and statistics that sort them.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle};

use super::counted::Counted;
use super::measures::{Done, Walk};
use super::naming::NAMING;
use super::sentence::Token;
use super::subject::{self, Phrase};

impl<'t> Walk<'_, 't, '_> {
    /// 按文化程度分，大专及以上12名: whether a sentence sorts those who were counted before it, and `left`, which stands
    /// before a number of its clause, says no more than of what sort they are.
    pub(super) fn is_sorted(&self, clause: usize, class: UnitClass, left: Option<Phrase>) -> bool {
        let sentence = self.sentence;
        let is_opened = || {
            let end = sentence.clause_end(0);
            clause > 0 && end.checked_sub(1).is_some_and(|at| sentence.piece_text(at).ends_with('分'))
        };
        let is_sort = |left: Phrase| {
            let schooling = || NAMING.ends("schooling", sentence.slice(left.span(sentence)));
            left.first >= clause && left.class.is_none() && schooling()
        };
        matches!(sentence.piece_text(0), "按" | "按照")
            && is_opened()
            && match class {
                UnitClass::Person => left.is_none_or(is_sort),
                class => class == UnitClass::AgeYear,
            }
    }

    /// Somebody who is named before the age at `piece`, with a time between them at most.
    pub(super) fn aged(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let is_between =
            |at: &usize| matches!(sentence.token(*at), Some(Token::Time(_) | Token::Particle(Particle::Adverb)));
        let end = (0..piece).rev().find(|at| !is_between(at))? + 1;
        let named = subject::phrase_ending_at(sentence, end).0.filter(|_| end < piece)?;
        let is_somebody = sentence.token(named.first) == Some(Token::Noun(UnitClass::Person));
        // 周石生今年46岁: somebody whose name alone opens the clause.
        let is_alone = named.first == named.last && named.first == sentence.clause_start(piece);
        (named.class.is_none() && (is_somebody || is_alone || self.name_of(named).is_some())).then_some(named)
    }

    /// Whose age is told, by the name where one stands beside what they are: 离休干部石大江 is called 石大江.
    pub(super) fn of_one(&self, counted: Counted) -> Counted {
        let named = counted.phrase.filter(|_| !counted.is_carried).and_then(|phrase| self.name_of(phrase));
        Counted { phrase: named.or(counted.phrase), ..counted }
    }

    /// The name of a person that ends a phrase, or follows one, directly behind the word of what they are.
    fn name_of(&self, phrase: Phrase) -> Option<Phrase> {
        const NAME: std::ops::RangeInclusive<usize> = 2..=3;
        let sentence = self.sentence;
        let is_name = |at: &usize| {
            let is_person =
                at.checked_sub(1).and_then(|left| sentence.token(left)) == Some(Token::Noun(UnitClass::Person));
            is_person
                && sentence.token(*at) == Some(Token::Text)
                && NAME.contains(&sentence.piece_text(*at).chars().count())
        };
        let at = [phrase.last, phrase.last + 1].into_iter().find(is_name)?;
        Some(Phrase { first: at, last: at, class: None })
    }

    /// The limit of age that stands directly before the number: 35岁以下1180名.
    pub(super) fn limited_by_age(&self, piece: usize) -> Option<&Done<'t>> {
        self.done.last().filter(|done| {
            done.piece + 1 == piece && done.kind == Kind::Parameter && done.unit_class == UnitClass::AgeYear
        })
    }
}
