//! What those who are counted did, or what was done to them, as the words around them tell.
//!
//! What sort of fact follows from it is decided in `meaning`.

use crate::vocabulary::Kind;

use super::meaning::Evidence;
use super::sentence::{Sentence, Token};

/// Whether the clause behind the mark at `end` tells what share they are of those to whom something was done.
pub(super) fn is_share_of_done(sentence: &Sentence, end: usize) -> bool {
    let shares = (end + 1..end + 3).find(|at| sentence.piece_text(*at).starts_with('占'));
    shares.is_some_and(|share| {
        let act = matches!(sentence.token(share + 1), Some(Token::Verb { kind: Some(Kind::Flow), role, .. }) if role.is_act());
        act && (share + 2..share + 5).any(|at| sentence.piece_text(at) == "总数")
    })
}

/// Whether an act of those who are counted stands before the 的 of their noun: 来本地就业的毕业生1.9万名, 参加培训的有320人.
pub(super) fn has_acted(evidence: &Evidence, start: usize) -> bool {
    let sentence = evidence.sentence;
    let own =
        evidence.subject.filter(|phrase| evidence.is_own && phrase.last < evidence.number && phrase.first >= start);
    let link = evidence.link.or(evidence.verb).unwrap_or(evidence.number);
    let end = own.map_or(link, |phrase| phrase.first);
    let Some(mark) = end.checked_sub(1).filter(|at| *at > start && sentence.piece_text(*at) == "的") else {
        return false;
    };
    let is_act = |at: usize| matches!(sentence.token(at), Some(Token::Verb { kind: Some(Kind::Flow), role, .. }) if role.is_act());
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
            let is_act = |at: usize| matches!(sentence.token(at), Some(Token::Verb { kind: Some(Kind::Flow), role, .. }) if role.is_act());
            return said.is_some_and(|said| (first..said).any(is_act));
        }
        mark = first;
    }
    false
}
