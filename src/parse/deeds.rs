//! What those who are counted did, or what was done to them, as the words around them tell.
//!
//! What sort of fact follows from it is decided in `meaning`.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, VerbRole};

use super::asked::MEANING;
use super::evidence::{Evidence, counts_members};
use super::sentence::{Sentence, Token};
use super::standing;

/// Whether the piece is an act that was done: a verb of an act that implies a flow.
fn is_done(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.token(at), Some(Token::Verb { kind: Some(Kind::Flow), .. })) && sentence.is_act(at)
}

/// Whether the clause behind the mark at `end` tells what share they are of those to whom something was done.
pub(super) fn is_share_of_done(sentence: &Sentence, end: usize) -> bool {
    let shares = (end + 1..end + 3).find(|at| sentence.piece_text(*at).starts_with('占'));
    shares.is_some_and(|share| {
        let act = is_done(sentence, share + 1);
        act && (share + 2..share + 5).any(|at| sentence.piece_text(at) == "总数")
    })
}

/// Whether an act of those who are counted stands before the 的 of their noun: 来本地就业的毕业生1.9万名, 参加培训的有320人.
pub(super) fn has_acted(evidence: &Evidence, start: usize) -> bool {
    let sentence = evidence.sentence;
    let own =
        evidence.subject.filter(|phrase| evidence.is_own && phrase.last < evidence.number && phrase.first >= start);
    let link = evidence.link.or(evidence.verb).unwrap_or(evidence.number);
    // 在村任职的选调生稳定在1500名: how many there are all the time.
    if sentence.piece_text(link).ends_with('在') {
        return false;
    }
    let end = own.map_or(link, |phrase| phrase.first);
    let Some(mark) = end.checked_sub(1).filter(|at| *at > start && sentence.piece_text(*at) == "的") else {
        return false;
    };
    let is_act = |at: usize| is_done(sentence, at);
    let is_limit = |at: usize| matches!(sentence.token(at), Some(Token::Number(_)));
    (start..mark).any(is_act) && !(start..mark).any(is_limit)
}

/// Whether the clause before names by an act those of whom this number counts some: 新提拔的干部中，女干部12名.
pub(super) fn is_of_those(evidence: &Evidence, start: usize) -> bool {
    let sentence = evidence.sentence;
    let mut mark = start;
    while let Some(before) =
        mark.checked_sub(1).filter(|at| matches!(sentence.token(*at), Some(Token::Mark('，' | ',' | '；' | ';'))))
    {
        let first = sentence.clause_start(before);
        let closes = before.checked_sub(1).is_some_and(|at| matches!(sentence.piece_text(at), "中" | "里" | "内"));
        if closes {
            let said = (first..before).find(|at| sentence.piece_text(*at) == "的");
            let is_act = |at: usize| is_done(sentence, at);
            return said.is_some_and(|said| (first..said).any(is_act));
        }
        mark = first;
    }
    false
}

/// Whether this number counts some of people whom 中 names as they are: 委员中35岁以下的312名, 委员中，女性312名.
pub(super) fn is_among(evidence: &Evidence, start: usize) -> bool {
    let sentence = evidence.sentence;
    let names = |at: usize| {
        let who = at.checked_sub(1).map(|who| sentence.token(who));
        sentence.piece_text(at) == "中" && matches!(who, Some(Some(Token::Noun(UnitClass::Person))))
    };
    let before = start.checked_sub(2).filter(|at| names(*at));
    let Some(among) = (start..evidence.number).find(|at| names(*at)).or(before) else {
        return false;
    };
    let is_act = |at: usize| sentence.is_act(at);
    let is_number = |at: usize| matches!(sentence.token(at), Some(Token::Number(_)));
    !(sentence.clause_start(among)..among).any(|at| is_act(at) || is_number(at))
        && !(among..evidence.number).any(is_act)
}

/// What is so by now, or was done by now, as the words beside the number tell.
pub(super) fn by_now(evidence: &Evidence, start: usize, end: usize) -> Option<Kind> {
    let sentence = evidence.sentence;
    // 注册学员达93万人, 持证社工870人: who are on the list, in the house or at the post.
    let own = evidence.subject.filter(|phrase| !evidence.is_subject_after && phrase.last < evidence.number);
    let enrolled = own.and_then(|phrase| phrase.first.checked_sub(1)).filter(|at| *at >= start);
    // 清退不在岗人员92人: unless an act puts an end to it.
    let is_ended = evidence.verb.is_some_and(|verb| sentence.stage(verb) == Some("rectify"));
    if enrolled.is_some_and(|at| standing::is_enrolled(sentence, at)) && !evidence.is_course && !is_ended {
        return Some(Kind::Stock);
    }
    // 钱只剩600块: what is left is there.
    if evidence.number.checked_sub(1).is_some_and(|at| MEANING.is("left_over", sentence.piece_text(at))) {
        return Some(Kind::Stock);
    }
    // 已有25个摘帽, 公寓已有430套交付: what was done to them by now.
    if is_done_by_now(evidence, end) {
        return Some(Kind::Flow);
    }
    // 入驻团队已达112个: a number that is reached by now.
    let is_reached = evidence.link.is_some_and(|link| {
        let word = sentence.piece_text(link);
        matches!(word, "已达" | "已达到" | "已有")
            || matches!(word, "达" | "达到") && matches!(sentence.piece_text(link.saturating_sub(1)), "已" | "已经")
    });
    if is_reached && counts_members(evidence.unit_class) && evidence.unit_class != UnitClass::Person {
        return Some(Kind::Stock);
    }
    // 已有126名党员参加了学习: what they did by now.
    let did = |at: usize| {
        let acts = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role.is_act() || role == VerbRole::Light);
        sentence.piece_text(at) == "了" && at.checked_sub(1).is_some_and(acts)
    };
    let tells = evidence.subject.filter(|_| evidence.is_subject_after).map(|phrase| phrase.last + 2);
    let is_person = evidence.unit_class == UnitClass::Person;
    (is_person && tells.is_some_and(|from| (from..end).any(did))).then_some(Kind::Flow)
}

/// Whether an act ends the clause behind those of whom 已有 tells how many there are.
fn is_done_by_now(evidence: &Evidence, end: usize) -> bool {
    let Evidence { sentence, number, .. } = *evidence;
    let told = evidence.subject.filter(|_| evidence.is_subject_after).map_or(number, |phrase| phrase.last);
    let has = number.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "已有");
    has && sentence.is_act(told + 1) && (told + 2 == end || sentence.piece_text(told + 2) == "了")
}

/// 另有260套预计2032年建成: whether what is to come stands behind its number.
pub(super) fn is_foreseen(evidence: &Evidence, end: usize) -> bool {
    let sentence = evidence.sentence;
    let foresees = matches!(
        sentence.token(evidence.number + 1),
        Some(Token::Verb { kind: Some(Kind::Target), role: VerbRole::Modal, .. })
    );
    let acts = |at: usize| sentence.is_act(at);
    foresees && (evidence.number + 2..end).any(acts)
}

/// 3600名党员冲锋在第一线: whether the people behind a number are at work in some place.
pub(super) fn is_at_work(evidence: &Evidence, start: usize, end: usize) -> bool {
    let sentence = evidence.sentence;
    let next = evidence.subject.filter(|_| evidence.is_subject_after).map(|phrase| phrase.last + 1);
    let works = next.is_some_and(|next| {
        let is_act = matches!(sentence.token(next), Some(Token::Text | Token::Verb { .. }));
        is_act && next + 2 < end && sentence.piece_text(next + 1) == "在"
    });
    works && evidence.unit_class == UnitClass::Person && !matches!(sentence.token(start), Some(Token::Time(_)))
}
