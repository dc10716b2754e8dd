//! [`Asked`]: a number whose kind is asked, and what several of the questions want to know of its clause.
//!
//! The questions stand in `meaning`.

use std::sync::LazyLock;

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::evidence::{Evidence, changes_here, counts_members, is_distributed, reaches};
use super::link_words::{Roles, Words};
use super::naming::NAMING;
use super::sentence::{Sentence, Token};
use super::stands::Few;
use super::stretch::Stretch;

// A test holds that the table loads.
pub(super) static MEANING: LazyLock<Words> = LazyLock::new(|| Words::read("meaning", include_str!("meaning.tsv")));

/// A number whose kind is asked, with its clause.
#[derive(Clone, Copy)]
pub(super) struct Asked<'e> {
    pub(super) evidence: &'e Evidence<'e, 'e, 'e>,
    pub(super) sentence: &'e Sentence<'e, 'e>,
    pub(super) number: usize,
    /// The first piece of the clause, and one past its last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What stands before the number in the clause, and what behind it.
    pub(super) before: Stretch<'e>,
    pub(super) after: Stretch<'e>,
    /// What the number is of, without the marks of a quotation.
    pub(super) subject: Stretch<'e>,
}

impl<'e> Asked<'e> {
    pub(super) fn of(evidence: &'e Evidence<'e, 'e, 'e>) -> Asked<'e> {
        let (sentence, number) = (evidence.sentence, evidence.number);
        let start = sentence.clause_start(number);
        let end = sentence.clause_end(number);
        let subject = evidence.subject.map_or(Stretch::default(), |phrase| phrase.stretch(sentence));
        Asked {
            evidence,
            sentence,
            number,
            start,
            end,
            before: sentence.between(start, number),
            after: sentence.between(number + 1, end),
            subject: subject.trim_start(&['“', '”']).trim_end(&['“', '”']),
        }
    }

    /// The pieces before the number in its clause.
    pub(super) fn left(&self) -> std::ops::Range<usize> {
        self.start..self.number
    }

    /// The pieces behind it in its clause.
    pub(super) fn right(&self) -> std::ops::Range<usize> {
        self.number + 1..self.end
    }

    /// The word directly before the number.
    pub(super) fn word_before(&self) -> &'e str {
        self.number.checked_sub(1).map_or("", |at| self.sentence.piece_text(at))
    }

    /// Whether a word of links of some roles stands before the number.
    pub(super) fn says_before(&self, roles: Roles) -> bool {
        self.sentence.may_link(roles) && self.before.any(roles)
    }

    /// The last piece of what the number counts, where that stands behind it: 1.2万名党员.
    pub(super) fn counted(&self) -> Option<usize> {
        self.evidence.subject.filter(|_| self.evidence.is_subject_after).map(|phrase| phrase.last)
    }

    /// The piece behind the number and what it counts.
    pub(super) fn behind(&self) -> usize {
        self.counted().unwrap_or(self.number) + 1
    }

    /// Whether it counts people, organizations or places: what a region has.
    pub(super) fn counts_members(&self) -> bool {
        counts_members(self.evidence.unit_class)
    }

    /// Whether it counts people or their attendances that are named before it.
    pub(super) fn tells_of_people(&self) -> bool {
        self.is_of_people() && !self.evidence.is_subject_after
    }

    pub(super) fn is_of_people(&self) -> bool {
        matches!(self.evidence.unit_class, UnitClass::Person | UnitClass::PersonTime)
    }

    /// The verb that governs the number from before it.
    pub(super) fn verb_before(&self) -> Option<usize> {
        self.evidence.verb.filter(|verb| *verb < self.number)
    }

    /// Whether an act governs the number from before it.
    pub(super) fn acts_before(&self) -> bool {
        self.verb_before().is_some_and(|verb| self.sentence.is_act(verb))
    }

    /// Kind and role of the verb that governs the number.
    pub(super) fn verb(&self) -> Option<(Option<Kind>, VerbRole)> {
        match self.sentence.token(self.evidence.verb?)? {
            Token::Verb { kind, role, .. } => Some((kind, role)),
            _ => None,
        }
    }

    /// Whether an act governs the number.
    pub(super) fn has_act(&self) -> bool {
        self.verb().is_some_and(|(_, role)| role.is_act())
    }

    /// 比上年增加6.5学时: whether a verb of change governs the number.
    pub(super) fn changes(&self) -> bool {
        changes_here(self.evidence)
    }

    /// 净增2.1万名: whether it states a change, and no level that is reached by one.
    pub(super) fn is_change(&self) -> bool {
        !self.evidence.is_course && self.changes() && !self.reaches()
    }

    /// 增至52万人: whether it is a level that was reached by a change.
    pub(super) fn reaches(&self) -> bool {
        let Evidence { sentence, number, verb, link, .. } = *self.evidence;
        reaches(sentence, number, verb, link)
    }

    /// 人均52.5学时, 每村2名: whether it states how much there is on each.
    pub(super) fn is_per_unit(&self) -> bool {
        let Asked { evidence, sentence, start, number, .. } = *self;
        // 每天接待90人: or how often.
        let is_regular = || {
            sentence.may_link(Roles::REGULAR) && self.left().any(|at| sentence.between(at, at + 1).is(Roles::REGULAR))
        };
        // 2人/村, 2600元/月: a stroke stands for 每.
        let is_stroke = || {
            let base = self.after.text.strip_prefix(['/', '／']);
            base.is_some_and(|base| base.starts_with(|sign: char| sign.is_alphabetic()))
        };
        is_stroke()
            || sentence.holds(Few::PER) && is_distributed(sentence, start, number)
            || self.says_before(Roles::AVERAGE)
            || evidence.is_own && self.subject.any(Roles::AVERAGE)
            || evidence.unit_class != UnitClass::MoneyCny && is_regular()
    }

    /// 38岁的张某说, 老支书赵某今年81岁: how old one is; 年龄 is that of many.
    pub(super) fn is_age_of_one(&self) -> bool {
        let Asked { evidence, sentence, .. } = *self;
        evidence.unit_class == UnitClass::AgeYear
            && !self.changes()
            && !NAMING.is("reaches", self.word_before())
            && evidence.level != Some(Kind::Rate)
            && evidence.listed_after != Some(Kind::Rate)
            && !(self.start..self.end).any(|at| sentence.piece_text(at).contains("年龄"))
    }

    /// 推动全市1.28万个基层党组织: whether the region stands directly before the number.
    pub(super) fn follows_region(&self) -> bool {
        let before = self.number.checked_sub(1).and_then(|at| self.sentence.token(at));
        matches!(before, Some(Token::Particle(Particle::Region)))
    }

    /// 推动全市1.28万个基层党组织: whether it counts all that the region has; 将全市1000人 are those to whom something is done.
    pub(super) fn is_whole(&self) -> bool {
        let handled = || self.number.checked_sub(2).map_or("", |at| self.sentence.piece_text(at));
        self.follows_region()
            && self.evidence.is_subject_after
            && self.word_before().starts_with('全')
            && !MEANING.is("handles", handled())
    }

    /// 党员总数1.2万名: whether a total is named. 完成造林面积33万亩: as much of it was done.
    pub(super) fn names_total(&self) -> bool {
        let Asked { evidence, sentence, start, .. } = *self;
        if !sentence.may_link(Roles::WHOLE) {
            return false;
        }
        // 改扩建面积不足200平方米的场所: a total that only says of which sort they are is none.
        let said_of = || evidence.subject.and_then(|phrase| phrase.first.checked_sub(1));
        let is_said_of =
            || evidence.is_own && said_of().is_some_and(|at| at > start && sentence.piece_text(at) == "的");
        let is_total = self.subject.ends(Roles::WHOLE);
        let is_done = || {
            let completes = |at: usize| NAMING.starts("completes", sentence.piece_text(at));
            is_total && self.subject.text.ends_with("面积") && self.left().any(completes)
        };
        (is_total || self.before.any(Roles::WHOLE) && !is_said_of()) && !is_done()
    }
}

#[cfg(test)]
mod tests {
    use crate::table::every_word_stands_in_its_example;

    #[test]
    fn every_word_has_its_example() {
        every_word_stands_in_its_example("meaning", include_str!("meaning.tsv"));
    }
}
