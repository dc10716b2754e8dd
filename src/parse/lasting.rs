//! How things stand: totals, what has come about by now, forces that are called up, what there is.
//!
//! What sort of fact follows from it is decided in `meaning`.

use crate::period::Standing;
use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, VerbRole};

use super::asked::{Asked, MEANING};
use super::deeds;
use super::evidence::first_verb;
use super::sentence::Token;
use super::standing;

impl Asked<'_> {
    /// 党员总数1.2万名: a total stands. 党员总数净增2.1万名: a change of one does not.
    pub(super) fn is_total(&self) -> bool {
        self.names_total() && !self.is_change()
    }

    /// 入驻团队已达112个, 剩下22个村党组织: what the words beside the number say is so by now, or was done.
    pub(super) fn by_now(&self) -> Option<Kind> {
        let Asked { evidence, sentence, start, end, .. } = *self;
        deeds::by_now(evidence, start, end).or_else(|| {
            // 剩下未换届的22个村党组织.
            let remains = MEANING.is("remains", sentence.piece_text(start));
            (remains || self.is_undone() || self.has_by_now() || self.opens_whole() || self.is_inside())
                .then_some(Kind::Stock)
        })
    }

    /// 26个村三年未发展党员: what was not done is how things stand. 到没有覆盖的村: a modifier says nothing of them.
    fn is_undone(&self) -> bool {
        let Asked { evidence, sentence, end, .. } = *self;
        let is_modifier = |at: usize| (at..end).any(|at| sentence.piece_text(at) == "的");
        let lacks = |at: usize| MEANING.is("lacks", sentence.piece_text(at)) && !is_modifier(at);
        evidence.is_subject_after && self.counts_members() && self.right().any(lacks)
    }

    /// 128个乡镇、405个社区已建立党组织: those that have by now what was set up are counted as they stand.
    fn has_by_now(&self) -> bool {
        let Asked { evidence, sentence, number, end, .. } = *self;
        let told = self.counted().or(Some(number).filter(|_| !evidence.is_own));
        told.is_some_and(|last| standing::has_by_now(sentence, last, evidence.unit_class, end))
    }

    /// 5400名村党组织书记中，: of those there are.
    fn opens_whole(&self) -> bool {
        let Asked { evidence, sentence, start, end, .. } = *self;
        let acts = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role != VerbRole::State);
        self.counted().is_some_and(|last| last + 2 == end && sentence.piece_text(last + 1) == "中")
            && self.counts_members()
            && !self.left().any(acts)
            && !deeds::is_of_those(evidence, start)
    }

    /// 村里23名党员划分为6个责任区: those who are there.
    fn is_inside(&self) -> bool {
        self.number == self.start + 1
            && self.word_before().ends_with('里')
            && self.evidence.is_subject_after
            && self.evidence.unit_class == UnitClass::Person
    }

    /// 动员9.8万名党员, 引领186万名党员走好新路: whether a force is called up or led on, which is all there are.
    pub(super) fn is_mobilised(&self) -> bool {
        let Asked { evidence, sentence, .. } = *self;
        let mobilises =
            |verb: usize| matches!(sentence.token(verb), Some(Token::Verb { role: VerbRole::Mobilisation, .. }));
        let leads = |verb: usize| standing::leads(sentence, verb, self.subject.text);
        // 又选派干部900名投身乡村振兴: what those who are sent do is not what is told of them.
        let is_sent = || self.verb_before().is_some_and(|verb| sentence.stage(verb) == Some("assign"));
        let behind = || first_verb(sentence, self.number + 1, self.end);
        evidence.verb.is_some_and(mobilises)
            || evidence.is_subject_after && self.verb_before().is_some_and(leads)
            || behind().is_some_and(mobilises) && !is_sent()
    }

    /// 建成养老中心51家, 现有社工870人: what the verb that governs the number tells.
    pub(super) fn by_verb(&self) -> Option<Kind> {
        match self.verb()? {
            (Some(Kind::Stock), _) => Some(Kind::Stock),
            (_, VerbRole::Change) => Some(if self.reaches() { Kind::Stock } else { Kind::Flow }),
            (Some(Kind::Flow), role) if role.is_act() => {
                let is_listed = ["目录", "名录"].iter().any(|list| self.after.text.contains(list));
                Some(if is_listed { Kind::Stock } else { Kind::Flow })
            }
            _ => None,
        }
    }

    /// 截至年底, 共有, 全市1.2万名: whether the time, the link or the place beside the number tells of what there is.
    pub(super) fn stands(&self) -> bool {
        let Asked { evidence, sentence, .. } = *self;
        let is_state = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::State, .. }));
        let is_linked =
            || evidence.link.is_some_and(is_state) || matches!(self.verb(), Some((Some(_), VerbRole::State)));
        evidence.standing == Some(Standing::AsOf)
            || self.names_total()
            || !self.has_act() && (is_linked() || self.follows_region() || self.follows_place())
    }

    /// 青石县12个乡镇: whether a place that opens the clause stands directly before the number.
    fn follows_place(&self) -> bool {
        let Asked { evidence, sentence, number, start, .. } = *self;
        let is_place = |at: usize| matches!(sentence.token(at), Some(Token::Noun(UnitClass::Place)));
        evidence.is_subject_after
            && evidence.unit_class != UnitClass::Place
            && number.checked_sub(1).is_some_and(|at| is_place(at) && at <= start + 1)
            && self.word_before().ends_with(['省', '市', '县', '区', '州', '镇', '乡'])
    }
}
