//! What sort of fact a sum of money states: what was spent, what each gets, what there is.
//!
//! Plans, shares and what is per unit of something are told in `meaning`.

use crate::vocabulary::{Kind, VerbRole};

use super::evidence::Evidence;
use super::link_words::Roles;
use super::naming::NAMING;
use super::sentence::Token;
use super::stretch::Stretch;

/// The kind of a sum, with what stands before and behind it in its clause and what it is a sum of.
pub(super) fn kind(evidence: &Evidence, clause_before: Stretch, clause_after: Stretch, subject: Stretch) -> Kind {
    let sentence = evidence.sentence;
    let start = sentence.clause_start(evidence.number);
    let left = || (start..evidence.number).rev();
    if evidence.listed_after == Some(Kind::Rate) {
        return Kind::Rate;
    }
    // 120元/人·月.
    if clause_after.text.starts_with('/') {
        return Kind::Rate;
    }
    // Money is a flow unless it names a balance.
    // 每月发津贴300元.
    let is_regular = left().any(|at| sentence.between(at, at + 1).is(Roles::REGULAR));
    // 基本报酬每月达4200元.
    if is_regular && (evidence.verb.is_some() || evidence.link.is_some()) {
        return Kind::Rate;
    }
    // 给予90万元、60万元的奖励补贴: to each of them.
    let grants = |verb: usize| matches!(sentence.piece_text(verb), "给予" | "予以" | "享受");
    let is_granted = evidence.is_subject_after
        && evidence.subject.is_some_and(|sum| NAMING.ends("granted", sentence.piece_text(sum.last)));
    if is_granted && left().any(grants) {
        return Kind::Rate;
    }
    let is_state = |verb| matches!(sentence.token(verb), Some(Token::Verb { role: VerbRole::State, .. }));
    let is_linked = evidence.is_course || evidence.link.is_some() || evidence.verb.is_none_or(is_state);
    let names_balance = subject.ends(Roles::BALANCE) || clause_before.ends(Roles::BALANCE);
    // 设立规模10亿元的基金: but what is set up with so much is none.
    let sets_up = evidence.number.checked_sub(2).is_some_and(|at| sentence.is_act(at));
    let is_sized = clause_before.ends(Roles::BALANCE) && !sets_up;
    // 账上只有4.2万元, 村里欠着47万元.
    let holds = evidence.link.or(evidence.verb).is_some_and(|verb| sentence.between(verb, verb + 1).is(Roles::HOLDS));
    // 新增担保基金627万元: what was added is no balance.
    let adds = |verb: usize| matches!(sentence.piece_text(verb), "新增" | "净增" | "增加" | "追加");
    let is_added = evidence.verb.is_some_and(|verb| verb < evidence.number && adds(verb));
    let stands = (is_sized || is_linked && names_balance || holds) && !is_added;
    if stands { Kind::Stock } else { Kind::Flow }
}
