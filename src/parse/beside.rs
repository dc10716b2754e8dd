//! What stands beside a number: the noun behind it, else the one before it; and numbers that an act alone stands beside.

use crate::quantity::UnitClass;
use crate::vocabulary::{Particle, VerbRole};

use super::aside::follows_per;
use super::counted::{Bare, Counted};
use super::link_words::Roles;
use super::measures::Walk;
use super::naming::NAMING;
use super::sentence::Token;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// The noun behind the number, else the one before it, else that of the number that a list mark joins it to.
    pub(super) fn beside(&self, number: &Bare) -> Option<Counted> {
        let Bare { piece, unit, left, verb, .. } = *number;
        let right = || subject::after(self.sentence, piece, unit);
        let right = self.may_precede(number).then(right).flatten();
        if let Some(phrase) = right.filter(|right| !self.is_predicate(number, *right)) {
            return Some(Counted::behind(phrase));
        }
        if let Some(phrase) = left {
            // A link that says more than that there is a number governs it: 增至, 拥有.
            let tells = |at: &usize| {
                matches!(
                    self.sentence.token(*at),
                    Some(Token::Verb { kind: Some(_), .. } | Token::Verb { role: VerbRole::Change, .. })
                )
            };
            return Some(Counted { verb: verb.filter(tells), link: verb, ..Counted::of(phrase) });
        }
        let is_joined = piece.checked_sub(2).is_some_and(|at| {
            matches!(self.sentence.token(at), Some(Token::Number(_)))
                && self.sentence.token(at + 1) == Some(Token::Mark('、'))
        });
        let last = self.last_counted().filter(|_| is_joined)?;
        Some(Counted::again(last.subject))
    }

    /// Whether the noun that the number counts may stand behind it.
    fn may_precede(&self, number: &Bare) -> bool {
        let Some(left) = number.left else { return true };
        let names_money = left.class == Some(UnitClass::MoneyCny) && number.class == UnitClass::MoneyCny;
        number.unit != "人次" && !names_money && !self.is_done_to(number, left) && !self.is_parted(number, left)
    }

    /// 流转土地31万亩办产业: what an act is done to stands before its number, and behind it what for.
    fn is_done_to(&self, number: &Bare, left: Phrase) -> bool {
        let sentence = self.sentence;
        // 用好职务与职级两个通道: those listed are what there are so many of.
        let joins = |at: usize| matches!(sentence.token(at), Some(Token::Mark('、') | Token::Particle(Particle::Join)));
        left.last + 1 == number.piece
            && left.class.map_or(number.class == UnitClass::Other, |class| subject::fits(number.unit, class))
            && left.first.checked_sub(1).is_some_and(|at| sentence.is_act(at))
            && !(left.first..left.last).any(joins)
    }

    /// 党员27万名 基层党组织1.2万个 队伍壮大: a blank parts the headlines of a title.
    fn is_parted(&self, number: &Bare, left: Phrase) -> bool {
        let piece = |at: usize| self.sentence.pieces.get(at).map(|piece| piece.span);
        left.last + 1 == number.piece
            && piece(number.piece).zip(piece(number.piece + 1)).is_some_and(|(own, next)| next.start > own.end)
    }

    /// Whether words behind the number that name no known thing tell of the noun before it; not so behind 等, as what is
    /// listed is counted by the noun behind it: 子女就学、看病就医等9项服务.
    fn is_predicate(&self, number: &Bare, right: Phrase) -> bool {
        let class = number.left.and_then(|left| left.class);
        let closes_list = || number.piece.checked_sub(1).is_some_and(|at| self.sentence.piece_text(at) == "等");
        right.class.is_none() && class.is_some_and(|class| subject::fits(number.unit, class)) && !closes_list()
    }

    /// A number with no noun before it: the noun behind its row, a word of measuring, those among whom some did it.
    pub(super) fn unnamed(&self, number: &Bare) -> Option<Counted> {
        let Bare { piece, clause, unit, verb, .. } = *number;
        if number.left.is_some() {
            return None;
        }
        // 分别建成12个、9个“红色驿站”: the noun behind the row is counted by all of it.
        if let Some(phrase) = self.behind_row(piece, unit) {
            return Some(Counted::behind(phrase));
        }
        // 总量在全国前移两位: a word of measuring that opens its clause moves by itself.
        if unit == "位" && self.moves(piece) && self.measures(clause) {
            let phrase = Phrase { first: clause, last: clause, class: None };
            return Some(Counted { verb, link: verb, ..Counted::of(phrase) });
        }
        // 24家企业中，已有23家单独建立党组织: what they did is told of those among whom they are.
        let fits = |topic: &Phrase| topic.class.is_some_and(|class| subject::fits(unit, class));
        let topic = || self.topic(piece).filter(fits);
        let topic = (number.is_open && self.acts_in_some_way(piece + 1)).then(topic)??;
        Some(Counted::again(Some(topic)))
    }

    /// Whether an act stands at a piece, or a word that says how it is done and then the act: 单独建立.
    fn acts_in_some_way(&self, at: usize) -> bool {
        let sentence = self.sentence;
        let is_way = || {
            matches!(sentence.token(at), Some(Token::Particle(Particle::Adverb)))
                || NAMING.is("manner", sentence.piece_text(at))
        };
        sentence.is_act(at) || sentence.is_act(at + 1) && is_way()
    }

    /// 社区服务专项经费每年每个社区不低于20万元: the sum that so much of is paid per each.
    pub(super) fn sum_per(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        let left = number.left.filter(|left| left.class != Some(UnitClass::MoneyCny))?;
        if number.class != UnitClass::MoneyCny || !follows_per(sentence, left) {
            return None;
        }
        let is_sum = |at: &usize| sentence.token(*at) == Some(Token::Noun(UnitClass::MoneyCny));
        let last = (number.clause..left.first.checked_sub(1)?).rev().find(is_sum)?;
        let sum = subject::phrase_ending_at(sentence, last + 1).0.filter(|sum| sum.first >= number.clause)?;
        Some(Counted { verb: number.verb, link: number.verb, ..Counted::of(sum) })
    }

    /// 带动村均增收6.8万元: what comes on an average is called so where nobody stands before it.
    pub(super) fn average_gain(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        if number.class != UnitClass::MoneyCny || number.left.is_some() {
            return None;
        }
        let last = number.verb.filter(|verb| verb + 1 == number.piece)?;
        let first = last.checked_sub(1).filter(|_| NAMING.is("gains", sentence.piece_text(last)))?;
        // 绣娘人均增收6800元: those who earn it may be called by a word that no table knows.
        let is_name = |at: usize| match sentence.token(at) {
            Some(Token::Noun(_)) => true,
            Some(Token::Text) => sentence.piece_text(at).chars().count() > 1,
            _ => false,
        };
        let is_owned = first.checked_sub(1).is_some_and(is_name);
        if is_owned || !sentence.between(first, first + 1).starts(Roles::AVERAGE) {
            return None;
        }
        let phrase = Phrase { first, last, class: Some(UnitClass::MoneyCny) };
        Some(Counted { verb: Some(last), ..Counted::of(phrase) })
    }
}
