//! Numbers that are so many on an average: what stands before the average has them, or those who were counted before.

use crate::quantity::UnitClass;
use crate::vocabulary::Particle;

use super::counted::{Bare, Counted};
use super::fronted::Lone;
use super::link_words::Roles;
use super::measures::{Done, Walk};
use super::naming::NAMING;
use super::sentence::Token;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// Who has so many on an average, or per each.
    pub(super) fn average_of(&self, lone: &Lone) -> Option<Counted> {
        let sentence = self.sentence;
        let clause = lone.number.clause;
        let is_average = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)))
                && sentence.between(*at, at + 1).starts(Roles::AVERAGE)
        };
        let Some(average) = (clause..lone.number.piece).rev().find(is_average) else { return self.base_of(lone) };
        // 贫困户户均增收2860元: what stands before the average has it.
        // 社区工作者月人均增资600元: by the month or the year.
        let often = average.checked_sub(1).filter(|at| *at > clause && matches!(sentence.piece_text(*at), "月" | "年"));
        let owner = subject::phrase_ending_at(sentence, often.unwrap_or(average)).0;
        // 绣娘人均增收6800元: those who earn it may be called by a word that no table knows.
        let is_word = |owner: &Phrase| owner.first == owner.last && sentence.piece_text(owner.last).chars().count() > 1;
        let is_named = |owner: &Phrase| owner.class.is_some() || is_word(owner) && self.earns(lone);
        if let Some(owner) = owner.filter(|owner| owner.first >= clause && is_named(owner)) {
            return Some(lone.of(owner));
        }
        self.learners(lone, average).or_else(|| self.earners(lone, average)).or_else(|| self.base_of(lone))
    }

    /// 举办研修班46期，平均每期115人次: how many came each time is told of what was held so often, as 每组6人 of the groups.
    pub(super) fn each_time(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        let per = number.piece.checked_sub(1).filter(|at| number.counts_people() && *at >= number.clause)?;
        let text = sentence.piece_text(per);
        let each = match sentence.token(per) {
            Some(Token::Particle(Particle::Per)) => text.trim_start_matches("平均").trim_start_matches('每'),
            Some(Token::Particle(Particle::Adverb)) => text.strip_suffix('均')?,
            _ => return None,
        };
        let is_each = |done: &&Done<'_>| match done.unit_class {
            UnitClass::Session => done.unit.starts_with(each),
            _ => done.subject.is_some_and(|of| sentence.slice(of.span(sentence)).ends_with(each)),
        };
        let held = self.told().filter(|_| !each.is_empty()).find(is_each)?;
        let is_named = subject::after(sentence, number.piece, number.unit).is_some_and(|noun| noun.class.is_some());
        (!is_named).then(|| Counted { verb: number.verb, link: number.verb, ..Counted::again(held.subject) })
    }

    /// 学员93万人，人均学习52学时: those who did so were counted before, or are named in the clause before.
    fn learners(&self, lone: &Lone, average: usize) -> Option<Counted> {
        let sentence = self.sentence;
        let clause = lone.number.clause;
        let opens = average == clause && sentence.piece_text(average) == "人均";
        if !opens || !NAMING.is("each_did", lone.number.unit) {
            return None;
        }
        let counted = self.told().find(|done| done.unit_class == UnitClass::Person).and_then(|done| done.subject);
        let named = || {
            let mark = clause.checked_sub(1)?;
            let names = |at: &usize| matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text));
            let end = (sentence.clause_start(mark)..mark).find(|at| !names(at))?;
            subject::phrase_ending_at(sentence, end).0.filter(|phrase| phrase.class == Some(UnitClass::Person))
        };
        counted.or_else(named).map(|phrase| lone.again(Some(phrase)))
    }

    /// 吸纳286名脱贫人口务工，人均增收1500元: those who earn more were counted before.
    fn earners(&self, lone: &Lone, average: usize) -> Option<Counted> {
        let class = match self.sentence.piece_text(average) {
            "人均" => UnitClass::Person,
            "户均" => UnitClass::Household,
            "村均" => UnitClass::Village,
            _ => return None,
        };
        let counted = self.told().find(|done| done.unit_class == class).filter(|_| self.earns(lone))?;
        Some(lone.again(counted.subject))
    }

    /// Whether a sum is what somebody earns more: 增收.
    pub(super) fn earns(&self, lone: &Lone) -> bool {
        lone.number.class == UnitClass::MoneyCny
            && lone.act.is_some_and(|act| NAMING.ends("gains", self.sentence.piece_text(act)))
    }

    /// 每个团队资助1000万元: the base of the rate is what it is about.
    fn base_of(&self, lone: &Lone) -> Option<Counted> {
        if lone.number.class != UnitClass::MoneyCny {
            return None;
        }
        let is_per = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Particle(Particle::Per)));
        let base = (lone.number.clause..lone.number.piece).rev().find(is_per)? + 1;
        let Some(Token::Noun(class)) = self.sentence.token(base) else { return None };
        // 党建经费3.6亿元，平均每个社区30万元: without an act it is the sum told before.
        let is_sum =
            lone.act.is_none() && self.last_counted().is_some_and(|last| last.unit_class == UnitClass::MoneyCny);
        (!is_sum).then(|| lone.of(Phrase { first: base, last: base, class: Some(class) }))
    }
}
