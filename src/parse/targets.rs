//! What is asked for, planned or yet to come.
//!
//! What other sort of fact a number states is decided in `meaning`.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::asked::Asked;
use super::deeds;
use super::evidence::{number_of, text_of};
use super::link_words::Roles;
use super::sentence::Token;
use super::stands::Few;

impl Asked<'_> {
    /// 将培训5000人次, 计划选派60名, 配备2名以上专业干部: what is to be.
    pub(super) fn is_required(&self) -> bool {
        (self.is_to_come() || self.is_planned() || self.is_of_plan() || self.is_asked_for()) && !self.is_there_already()
    }

    /// 将分三级负责, 推动全市1.28万个党组织: of how many parts the work is, or who is there already to do it.
    fn is_there_already(&self) -> bool {
        let evidence = self.evidence;
        // 确保全市1412个党组织、39058名党员接到命令: what stands is not what is asked.
        matches!(evidence.unit, "级" | "方面")
            || self.subject.text.ends_with("方面")
            || self.is_whole()
            || evidence.listed_after == Some(Kind::Stock) && self.counts_members()
    }

    /// 将培训5000人次: what a time or a word before or behind the number says is to come.
    fn is_to_come(&self) -> bool {
        let Asked { evidence, sentence, end, .. } = *self;
        // 300名干部将进驻40个村: those who open the clause are to do so.
        let is_told_of = |at: usize| evidence.is_subject_after && self.will(at);
        evidence.is_future && !self.is_age_of_one()
            || sentence.holds(Few::WILL) && self.left().any(|at| self.will(at))
            || deeds::is_foreseen(evidence, end)
            || evidence.subject.is_some_and(|phrase| is_told_of(phrase.last + 1))
    }

    /// 将打造20个, 将再引进80个: before an act 将 speaks of what is to come; before a noun it is 把.
    fn will(&self, at: usize) -> bool {
        let Asked { sentence, number, end, .. } = *self;
        let acts = |at: usize| match sentence.token(at) {
            Some(Token::Verb { role: VerbRole::State, .. }) => at + 1 == number,
            // 年内将有300个村脱贫.
            Some(Token::Verb { role, .. }) => role.is_act() || role == VerbRole::Auxiliary,
            _ => false,
        };
        let is_adverb = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)));
        let next = || (at + 1..end).find(|at| !is_adverb(at));
        sentence.piece_text(at) == "将" && next().is_some_and(acts) && !sentence.is_quoted(at)
    }

    /// 计划选派60名, 要办10件: what a verb before the number plans.
    fn is_planned(&self) -> bool {
        self.word_before() == "要" || self.sentence.holds(Few::PLANS) && self.left().any(|at| self.plans(at))
    }

    /// 超额完成7500名的培训计划: the number of a plan that is named behind it.
    fn is_of_plan(&self) -> bool {
        let Asked { sentence, number, end, .. } = *self;
        let is_name = |at: usize| match sentence.token(at) {
            Some(Token::Verb { role, .. }) => role.is_act() || role == VerbRole::Modal,
            token => matches!(token, Some(Token::Noun(_) | Token::Text)),
        };
        sentence.piece_text(number + 1) == "的" && (number + 2..end).all(is_name) && self.after.ends(Roles::GOAL)
    }

    /// Whether the piece is a verb that plans, and neither a first estimate nor the name of a plan.
    fn plans(&self, at: usize) -> bool {
        let Asked { evidence, sentence, .. } = *self;
        let Some(Token::Verb { kind: Some(Kind::Target), role, .. }) = sentence.token(at) else { return false };
        // 预计2030年完成: a first estimate of a year that is over is no plan.
        let is_estimate = || evidence.is_past && sentence.between(at, at + 1).starts(Roles::ESTIMATES);
        let is_counted = || evidence.subject.is_some_and(|phrase| (phrase.first..=phrase.last).contains(&at));
        // 2013年以来，每年培训干部8000人次: as it went on each year.
        let went_on = || evidence.is_since && sentence.piece_text(at).starts_with("每年");
        (role == VerbRole::Modal || Some(at) == evidence.verb)
            && !sentence.is_quoted(at)
            && !is_estimate()
            && !is_counted()
            && !went_on()
            && !self.is_plan_itself(at)
    }

    /// Whether the piece names a plan that is a thing: 完成年度计划的104%.
    fn is_plan_itself(&self, at: usize) -> bool {
        let Asked { evidence, sentence, number, start, .. } = *self;
        // 完成规划目标任务76%.
        let is_fulfilled = || {
            let is_done =
                |at: usize| sentence.piece_text(at).ends_with("完成") || sentence.piece_text(at).starts_with('占');
            evidence.unit_class == UnitClass::Percent && (start..at).any(is_done) && !self.says_before(Roles::ASKS)
        };
        // “天池英才”引进计划首批支持386人: a plan that has a name.
        let is_named = || {
            // 公务员考录计划8000名: but a number beside the word is what is planned.
            let is_beside = at + 1 == number;
            let ends_name =
                |left: usize| sentence.token(left) == Some(Token::Mark('”')) || sentence.is_act(left) && !is_beside;
            sentence.piece_text(at) == "计划" && at.checked_sub(1).is_some_and(|left| left >= start && ends_name(left))
        };
        // 成立产业规划办公室等5个党总支: nor is one in the name of an item of a list.
        let is_listed = || self.word_before() == "等" && matches!(sentence.token(at + 1), Some(Token::Noun(_)));
        sentence.piece_text(at + 1) == "的" || is_named() || is_fulfilled() || is_listed()
    }

    /// 应配备2名以上专业干部: what is asked for with a floor or a ceiling.
    fn is_asked_for(&self) -> bool {
        let number = number_of(self.evidence);
        // 女干部占比不低于15%: a share with such a floor is one that is asked for.
        let is_asked = || text_of(self.evidence).starts_with('不') || self.says_before(Roles::ASKS);
        // 控制在10人以内: a ceiling that is kept.
        let is_kept = || number.ends(Roles::WITHIN) && self.before.ends(Roles::LIMIT);
        number.starts(Roles::LIMIT) && is_asked()
            || number.ends(Roles::BEYOND) && self.says_before(Roles::STAFFS)
            || is_kept()
    }
}
