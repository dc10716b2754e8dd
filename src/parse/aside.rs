//! What stands before a number and is not what it counts: a place or a base, those to whom the counted belong, of what
//! sort they are, where they come from.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::counted::{Bare, counts_some};
use super::link_words::Roles;
use super::measures::Walk;
use super::naming::NAMING;
use super::sentence::{Sentence, Token};
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// Whether the phrase before the number is a place that has some of the counted, or the base of a rate.
    pub(super) fn is_frame(&self, number: &Bare) -> bool {
        number.left.is_some_and(|left| {
            self.is_inner_place(number, left) || self.is_owner(number, left) || self.is_base(number, left)
        })
    }

    /// 其中青山市有1020个: a place inside the whole is not what is counted.
    fn is_inner_place(&self, number: &Bare, left: Phrase) -> bool {
        // 乡镇136个，其中乡31个: unless the whole is made of places.
        let made_of: &[UnitClass] = match left.class {
            Some(UnitClass::Place | UnitClass::Level) => &[UnitClass::Place],
            // 建设服务站1260个，其中社区1106个.
            Some(UnitClass::Village) if left.first == left.last => &[UnitClass::Place, UnitClass::Village],
            _ => return false,
        };
        let is_made =
            |whole: usize| self.done.iter().any(|done| done.mention == whole && made_of.contains(&done.unit_class));
        self.whole(number.piece, number.class).is_some_and(|whole| !is_made(whole))
    }

    /// 仅清河一市就有70个: nor is a place that has as many of what was counted before.
    fn is_owner(&self, number: &Bare, left: Phrase) -> bool {
        let has = |verb: usize| matches!(self.sentence.token(verb), Some(Token::Verb { role: VerbRole::State, .. }));
        left.class == Some(UnitClass::Place)
            && !matches!(number.class, UnitClass::Place | UnitClass::MoneyCny)
            && number.verb.is_some_and(has)
            && self.last_counted().is_some_and(|last| last.unit == number.unit)
    }

    /// 平均每个班子2.2名: what the rate is per is not what is counted.
    fn is_base(&self, number: &Bare, left: Phrase) -> bool {
        let Bare { unit, class, .. } = *number;
        if left.first != left.last || !follows_per(self.sentence, left) {
            return false;
        }
        // 建成场所310个，平均每个村1.2个: of what was counted the same way before.
        let is_same = self
            .last_counted()
            .is_some_and(|last| last.unit == unit || last.unit_class == class && class == UnitClass::MoneyCny);
        let is_other = |base: UnitClass| base == UnitClass::Person || !subject::fits(unit, base);
        is_same || class != UnitClass::MoneyCny && left.class.is_some_and(is_other)
    }

    /// 选派干部赴一线锻炼60名: behind a word of going stands where they go, before it who goes.
    pub(super) fn goer(&self, number: &Bare) -> Option<Phrase> {
        let at = number.left.filter(|left| left.class.is_none())?.first.checked_sub(1)?;
        if !NAMING.is("goes_to", self.sentence.piece_text(at)) {
            return None;
        }
        let who = subject::phrase_ending_at(self.sentence, at).0.filter(|who| who.first >= number.clause)?;
        who.class.is_some_and(|class| subject::fits(number.unit, class)).then_some(who)
    }

    /// 大专以上186名: a degree or a limit says what sort of those counted before they are.
    pub(super) fn is_attribute(&self, number: &Bare) -> bool {
        let sentence = self.sentence;
        let says_sort = |left: Phrase| {
            // 硕士以上学历93名: the degree is named by those who have it.
            let is_named =
                left.class == Some(UnitClass::Person) && matches!(sentence.token(left.last), Some(Token::Noun(_)));
            !is_named && left.stretch(sentence).ends(Roles::ATTRIBUTE)
        };
        number.class == UnitClass::Person
            && sentence.may_link(Roles::ATTRIBUTE)
            && number.left.is_some_and(says_sort)
            && self.told().find(counts_some).is_some_and(|last| last.unit_class == number.class)
    }

    /// Whether the phrase before the number names somebody or something else that the counted have to do with.
    pub(super) fn is_aside(&self, number: &Bare) -> bool {
        number.left.is_some_and(|left| {
            // 东岭县80万元: a place that spends a sum is none.
            let spends = number.class == UnitClass::MoneyCny && left.class == Some(UnitClass::Place);
            spends
                || self.is_left_behind(number, left)
                || self.is_whose(number, left)
                || self.is_list(number, left)
                || self.is_origin(number, left)
                || self.is_grade(number, left)
        })
    }

    /// 建成基地62处，其中省级7处: of what grade some of them are.
    fn is_grade(&self, number: &Bare, left: Phrase) -> bool {
        if number.class == UnitClass::Person {
            // 确定为不称职等次11人: or as what they were judged.
            let judged = left.first.checked_sub(1).filter(|at| self.sentence.piece_text(*at).ends_with('为'));
            return left.class == Some(UnitClass::Level) && judged.is_some_and(|at| self.sentence.is_act(at));
        }
        NAMING.is("grade", self.sentence.slice(left.span(self.sentence)))
            && self.whole(number.piece, number.class).is_some()
    }

    /// 退出领导岗位45人: people are not counted by what they left.
    fn is_left_behind(&self, number: &Bare, left: Phrase) -> bool {
        number.class == UnitClass::Person
            && number.verb.is_none()
            && left.class.is_some_and(|class| !subject::fits(number.unit, class))
            && self.told().any(|last| last.kind != Kind::Parameter && last.unit_class == number.class)
    }

    /// 选派95名，其中省直单位15人: whose they are, behind 其中, is not who is counted.
    fn is_whose(&self, number: &Bare, left: Phrase) -> bool {
        if left.class != Some(UnitClass::Organization) || number.verb.is_some() {
            return false;
        }
        match self.whole(number.piece, number.class).and_then(|whole| self.class_of(whole)) {
            Some(UnitClass::Person) => number.class == UnitClass::Person,
            // 增加学位5000个，其中幼儿园420个: nor who has the places.
            Some(UnitClass::Position) => number.is_open && number.class != UnitClass::Position,
            _ => false,
        }
    }

    /// “人、房、企”3个重点对象: what is listed is counted by the noun behind it.
    fn is_list(&self, number: &Bare, left: Phrase) -> bool {
        let sentence = self.sentence;
        let partner = sentence.pieces.get(left.first).and_then(|piece| piece.partner);
        left.last + 1 == number.piece
            && sentence.token(left.first) == Some(Token::Mark('“'))
            && partner == Some(left.last)
            && (left.first..left.last).any(|at| sentence.token(at) == Some(Token::Mark('、')))
            && subject::after(sentence, number.piece, number.unit).is_some()
    }

    /// 女性102名，占32%；生产一线98名: whether the sentence has told of people already, and of a share of them.
    fn sorts_people(&self) -> bool {
        let told = |class: UnitClass| self.told().any(|done| done.unit_class == class);
        told(UnitClass::Person) && told(UnitClass::Percent)
    }

    /// 提拔干部46人，其中抗疫一线19人: where they come from is not who they are.
    pub(super) fn is_origin(&self, number: &Bare, left: Phrase) -> bool {
        number.class == UnitClass::Person
            && left.class.is_none()
            && NAMING.ends("origin", self.sentence.slice(left.span(self.sentence)))
            && (self.whole(number.piece, number.class).is_some() || self.sorts_people())
    }
}

/// Whether a word of each stands before a phrase: 每个班子.
pub(super) fn follows_per(sentence: &Sentence, phrase: Phrase) -> bool {
    let before = phrase.first.checked_sub(1).and_then(|at| sentence.token(at));
    matches!(before, Some(Token::Particle(Particle::Per)))
}
