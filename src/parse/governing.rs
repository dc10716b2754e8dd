//! The verb that governs a number, and how it is named.
//!
//! What the verb makes of the number is decided in `meaning`.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::counted::Counted;
use super::evidence::first_verb;
use super::measures::{Done, Walk};
use super::sentence::Token;

impl Walk<'_, '_, '_> {
    /// The verb that governs the number.
    pub(super) fn verb(&self, piece: usize, counted: &Counted, is_listed: bool) -> Option<usize> {
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        if is_listed {
            return self.told().next().and_then(|last| last.verb);
        }
        let from =
            counted.phrase.filter(|_| !counted.is_after && !counted.is_carried).map_or(piece, |phrase| phrase.first);
        let mut weak = None;
        let mut at = from;
        while let Some(previous) = at.checked_sub(1).filter(|previous| *previous >= clause) {
            let is_named =
                |done: &Done| done.subject.is_some_and(|subject| (subject.first..=subject.last).contains(&previous));
            match sentence.token(previous) {
                // A verb inside what another number counts governs nothing.
                _ if self.done.iter().any(is_named) => {}
                // “专家站运行”等6个办法: nor does one in a name.
                Some(Token::Verb { .. }) if sentence.is_quoted(previous) && !sentence.is_quoted(piece) => {}
                // 交通运输等8个: neither does one that 等 makes an item of a list.
                Some(Token::Verb { .. }) if sentence.piece_text(previous + 1) == "等" => {}
                // 清退在编不在岗人员: nor does one that says in what state those are to whom something is done.
                Some(Token::Verb { kind: Some(Kind::Stock), .. })
                    if sentence.piece_text(previous).starts_with('在')
                        && (clause..previous)
                            .any(|at| sentence.is_act(at) && !sentence.piece_text(at).starts_with('在'))
                        && !(clause..previous).any(|at| matches!(sentence.token(at), Some(Token::Number(_)))) => {}
                Some(Token::Verb { role, .. }) if role.governs() => return Some(previous),
                Some(Token::Verb { role: VerbRole::State, kind: None, .. }) => {}
                Some(Token::Verb { .. }) => {
                    weak.get_or_insert(previous);
                }
                // 新增35周岁以下大学生121万人: a threshold before the noun belongs to it.
                Some(Token::Number(_)) if counted.phrase.is_some_and(|phrase| phrase.first == previous + 1) => {}
                // 选派265名干部到48个专班: where they go has the act that sends them.
                Some(Token::Number(_)) if counted.is_after && is_goal(sentence.piece_text(from.wrapping_sub(1))) => {
                    return self.done.iter().rev().find(|done| done.piece == previous).and_then(|done| done.verb);
                }
                Some(Token::Number(_)) => break,
                // What stands before 的 modifies the subject and does not govern it, unless an act stands before that.
                Some(Token::Particle(Particle::Stop)) if sentence.piece_text(previous) == "的" => {
                    let outer = self.act_before_modifier(clause, previous);
                    return outer.or(weak).or_else(|| self.verb_after(piece, counted));
                }
                _ => {}
            }
            at = previous;
        }
        self.verb_after(piece, counted).or(weak)
    }

    /// The act that governs a noun with a modifier up to the 的 at `end`: the one that opens the clause, or the first of two
    /// with words between them (梳理群众反映的问题).
    fn act_before_modifier(&self, clause: usize, end: usize) -> Option<usize> {
        let sentence = self.sentence;
        let is_verb = |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { .. }));
        let first = (clause..end).find(is_verb)?;
        let acts = sentence.is_act(first);
        let second = (first + 1..end).rev().find(is_verb);
        let is_parted = second.is_some_and(|second| {
            (first + 1..second).any(|at| {
                matches!(sentence.token(at), Some(Token::Noun(_) | Token::Text | Token::Particle(Particle::Stop)))
            }) && !(first + 1..second).any(|at| {
                matches!(sentence.token(at), Some(Token::Number(_)))
                    || matches!(sentence.token(at), Some(Token::Particle(Particle::Stop)))
                        && sentence.piece_text(at) == "的"
            })
        });
        // 提拔实绩突出的干部: words that name no thing stand between the act and 的.
        let describes = second.is_none()
            && first + 1 < end
            && (first + 1..end).all(|at| {
                matches!(sentence.token(at), Some(Token::Text | Token::Particle(Particle::Adverb | Particle::Strip)))
            });
        // 消除年收入10万元以下的薄弱村33个: or a limit that says which are meant.
        let is_limit = |done: &Done| {
            let is_income = (done.kind, done.unit_class) == (Kind::Parameter, UnitClass::MoneyCny);
            is_income && (first..end).contains(&done.piece)
        };
        let limits = || self.done.last().is_some_and(is_limit);
        (acts && (first == clause || is_parted || describes || limits())).then_some(first)
    }

    /// The first verb after the number and its subject that governs, up to the next number.
    fn verb_after(&self, piece: usize, counted: &Counted) -> Option<usize> {
        let end = self.sentence.clause_end(piece);
        let from = counted.phrase.filter(|_| counted.is_after).map_or(piece + 1, |phrase| phrase.last + 1);
        // 3名党员、2个党组织荣获: a number that goes on in the list does not end the search.
        let is_number = |at: &usize| {
            matches!(self.sentence.token(*at), Some(Token::Number(_)))
                && !matches!(self.sentence.token(at.wrapping_sub(1)), Some(Token::Mark('、')))
        };
        // 党员1.7万名、较年初净增112名: what is set against another number speaks of that.
        let compares = |at: &usize| {
            matches!(self.sentence.token(*at), Some(Token::Mark('、')))
                && matches!(self.sentence.piece_text(at + 1), "较" | "比" | "同比" | "环比")
        };
        let end = (from..end).find(compares).unwrap_or(end);
        let next = (from..end).find(is_number).unwrap_or(end);
        first_verb(self.sentence, from, next)
            .or_else(|| (from..next).find(|at| matches!(self.sentence.token(*at), Some(Token::Verb { .. }))))
    }

    /// The verb as written, with the verbs it is joined to: 支持和引进.
    pub(super) fn predicate(&self, verb: usize) -> Span {
        let piece = |at: usize| self.sentence.pieces.get(at).map_or(Span::default(), |piece| piece.span);
        let mut span = piece(verb);
        let joined = verb.checked_sub(2).filter(|at| {
            self.sentence.is_act(*at) && matches!(self.sentence.token(at + 1), Some(Token::Particle(Particle::Join)))
        });
        if let Some(first) = joined {
            span = Span::new(piece(first).start, span.end);
        }
        // 住着130万人: the word of lasting is no part of the verb.
        match self.sentence.slice(span).strip_suffix('着').filter(|verb| !verb.is_empty()) {
            Some(verb) => Span::new(span.start, span.start + verb.len()),
            None => span,
        }
    }
}

/// A word before the place where someone is sent.
fn is_goal(word: &str) -> bool {
    matches!(word, "到" | "赴" | "往" | "进" | "入")
}
