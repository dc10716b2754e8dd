//! What is taken for a number of which no verb tells: what was told before it, and what is usual.
//!
//! What the text tells of it is decided in `meaning` first.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle};

use super::asked::Asked;
use super::deeds;
use super::evidence::opens_clause;
use super::link_words::{Roles, Words};
use super::meaning::Meaning;
use super::sentence::Token;

impl Asked<'_> {
    /// What those who are counted are a part of, where that was told before: 选聘经营管理人才47人，博士9人.
    pub(super) fn as_before(&self) -> Option<Kind> {
        let Asked { evidence, start, .. } = *self;
        // A degree or a rank alone is of those to whom it was done before.
        if evidence.goes_on {
            return Some(Kind::Flow);
        }
        match evidence.before? {
            Kind::Flow if evidence.is_own && self.is_of_people() => {
                let is_part = || Words::get().group(self.subject.text).is_some() && opens_clause(evidence, start);
                let is_limited = evidence.is_limited && evidence.verb.is_none();
                (is_limited || is_part()).then_some(Kind::Flow)
            }
            // 共有商铺156间，住宅楼18幢.
            Kind::Stock => {
                let happens = matches!(
                    evidence.unit_class,
                    UnitClass::Session | UnitClass::PersonTime | UnitClass::Item | UnitClass::Document
                );
                (!happens).then_some(Kind::Stock)
            }
            _ => None,
        }
    }

    /// 委员中35岁以下的312名, 40个村收入达10万元以上: those who are among others, reach a limit, or were found.
    pub(super) fn as_found(&self) -> Option<Kind> {
        let Asked { evidence, sentence, start, .. } = *self;
        // 委员中35岁以下的312名: of those who are there.
        let is_among =
            || self.tells_of_people() && evidence.before != Some(Kind::Flow) && deeds::is_among(evidence, start);
        if is_among() || self.reaches_limit() {
            return Some(Kind::Stock);
        }
        // 排查流动党员190名: those who were found.
        let is_found = self.counts_members() && self.left().any(|at| sentence.piece_text(at) == "排查");
        is_found.then_some(Kind::Flow)
    }

    /// 40个村集体经济收入达10万元以上: those who reach a limit are there.
    fn reaches_limit(&self) -> bool {
        let Asked { evidence, sentence, .. } = *self;
        let measures = |at: usize| matches!(sentence.token(at), Some(Token::Noun(UnitClass::MoneyCny)));
        let is_limit = |at: usize| {
            matches!(sentence.token(at), Some(Token::Number(_))) && sentence.between(at, at + 1).ends(Roles::BEYOND)
        };
        matches!(evidence.unit_class, UnitClass::Village | UnitClass::Household | UnitClass::Organization)
            && evidence.is_subject_after
            && self.right().any(measures)
            && self.right().any(is_limit)
    }

    /// What is usual: an act makes a flow, and what stands by itself is a state.
    pub(super) fn usual(&self) -> Meaning {
        if self.stands_without_verb() {
            return Meaning::usual(Kind::Stock);
        }
        let has_act = self.has_act();
        if !has_act && self.opens_with_region() {
            return Meaning::marked(Kind::Stock);
        }
        // 上百场议事会议定大小事: what is held happened.
        if !has_act && self.opens_clause() && self.evidence.unit_class != UnitClass::Session {
            return Meaning::usual(Kind::Stock);
        }
        Meaning { is_marked: has_act, ..Meaning::usual(Kind::Flow) }
    }

    /// 托育机构1300余家: without any verb, people, organizations and places are a state.
    fn stands_without_verb(&self) -> bool {
        let evidence = self.evidence;
        let has_subject = evidence.subject.is_some() && evidence.is_own && !evidence.is_subject_after;
        has_subject && evidence.verb.is_none() && self.counts_members()
    }

    /// 全省托育机构…1300余家: whether the clause opens with the region. 全省梳理群众反映的问题: what the region does is none.
    fn opens_with_region(&self) -> bool {
        let Asked { evidence, sentence, start, .. } = *self;
        let opens = matches!(sentence.token(start), Some(Token::Particle(Particle::Region | Particle::Nation)));
        let acts = |at: usize| matches!(sentence.token(at), Some(Token::Verb { kind: Some(Kind::Flow), role, .. }) if role.is_act());
        opens && evidence.unit_class != UnitClass::Session && (evidence.is_subject_after || !acts(start + 1))
    }

    /// 2.6万户具备建立党组织条件的企业: whether those who are counted open the clause, and nothing is said of what they do.
    fn opens_clause(&self) -> bool {
        let Asked { evidence, sentence, number, start, end, .. } = *self;
        let is_mark = |at: usize| matches!(sentence.token(at), Some(Token::Mark(_)));
        if !evidence.is_subject_after || !self.left().all(is_mark) {
            return false;
        }
        // What says of which sort they are governs nothing.
        let sorts = number..self.counted().unwrap_or(number);
        let governs = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role.governs());
        let acts = (start..end).any(|at| !sorts.contains(&at) && governs(at));
        !acts && !self.counted().is_some_and(|last| self.says_more(last + 1))
    }

    /// 12名公务员记功, 4个县被通报: something is said of those that open the clause: they did or met with it.
    fn says_more(&self, next: usize) -> bool {
        let Asked { evidence, sentence, end, .. } = *self;
        let is_done = || (next..end).any(|at| sentence.piece_text(at) == "了");
        !matches!(sentence.token(next), None | Some(Token::Mark(_) | Token::Particle(Particle::Tail)))
            && (evidence.unit_class == UnitClass::Person || sentence.piece_text(next) == "被" || is_done())
    }
}
