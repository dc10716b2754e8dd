//! Changes from one level to another: both numbers speak of what stands before 由.

use std::ops::Range;

use crate::quantity::UnitClass;
use crate::vocabulary::VerbRole;

use super::before;
use super::counted::Course;
use super::measures::Walk;
use super::naming::{NAMING, PORTIONS};
use super::sentence::{Sentence, Token};
use super::standing;
use super::stands::Few;
use super::subject::{self, Phrase};
use super::when;

impl Walk<'_, '_, '_> {
    /// A change from one level to another: 总量由41万人攀升至52.6万人. Both numbers speak of what stands before 由.
    pub(super) fn course(&self, piece: usize) -> Option<Course> {
        let sentence = self.sentence;
        let (start, end) = (sentence.clause_start(piece), sentence.clause_end(piece));
        // 比成立时的5.2万名增长80倍: the level that a change is measured against.
        if let Some(base) = when::base_level(sentence, piece) {
            let own = subject::phrase_ending_at(sentence, base).0.filter(|phrase| phrase.first >= start);
            let subject = own.or_else(|| self.last_counted().and_then(|last| last.subject));
            return Some(Course { subject, verb: piece + 1, origin: Some(base) });
        }
        if !sentence.holds(Few::FROM) {
            return None;
        }
        let from = (start..end).find(|at| matches!(sentence.piece_text(*at), "由" | "从"))?;
        let verb = (from..end).find(|at| reaches(sentence, *at))?;
        let is_first = is_first_level(sentence, piece, from..end, verb);
        if !is_first && !is_second_level(sentence, piece, from..end, verb) {
            return None;
        }
        // The words nearest 由 are asked first, and the clause before last of all.
        let changed = Changed { sentence, start, from };
        let subject = changed
            .named()
            .or_else(|| changed.rate())
            .or_else(|| changed.proportion())
            .or_else(|| changed.attended())
            .or_else(|| changed.paid())
            .or_else(|| self.limit_at(changed.limit()?)?.subject)
            .or_else(|| self.last_counted().and_then(|last| last.subject))
            .or_else(|| start.checked_sub(1).and_then(|mark| subject::phrase_ending_at(sentence, mark).0));
        Some(Course { subject, verb, origin: is_first.then_some(from) })
    }
}

/// Whether a word of reaching stands at a place: 到18%, 至.
fn is_goal(sentence: &Sentence, at: usize) -> bool {
    sentence.piece_text(at).starts_with(['到', '至'])
}

fn is_number(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.token(at), Some(Token::Number(_)))
}

/// Whether a word says that a level is reached: 攀升至, 增加到.
fn reaches(sentence: &Sentence, at: usize) -> bool {
    match sentence.token(at) {
        Some(Token::Text) => {
            let is_level = |at: usize| matches!(sentence.token(at), Some(Token::Number(_) | Token::Time(_)));
            // 由2015年底的968个降到2018年底的20个: the word of reaching may stand in the time.
            is_goal(sentence, at + 1) && (is_level(at + 2) || matches!(sentence.token(at + 1), Some(Token::Time(_))))
        }
        Some(Token::Verb {
            role: VerbRole::Change | VerbRole::State | VerbRole::Act | VerbRole::Auxiliary, ..
        }) => sentence.piece_text(at).ends_with(['至', '到', '为']) || is_goal(sentence, at + 1),
        _ => false,
    }
}

/// Whether a number is the level that a change began at: 41万人 in 由41万人攀升至52.6万人.
fn is_first_level(sentence: &Sentence, piece: usize, reach: Range<usize>, verb: usize) -> bool {
    // 由7位县委常委为队长: what they are is no level.
    let leads = |at: usize| {
        matches!(sentence.token(at), Some(Token::Time(_) | Token::Particle(_)))
            || is_goal(sentence, at)
            || matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Change | VerbRole::State, .. }))
    };
    (reach.start..verb).contains(&piece)
        && is_number(sentence, piece)
        && (verb + 1..reach.end).find(|at| is_number(sentence, *at)).is_some_and(|goal| (verb + 1..goal).all(leads))
}

/// Whether a number is the level that a change came to: 52.6万人 in 由41万人攀升至52.6万人.
fn is_second_level(sentence: &Sentence, piece: usize, reach: Range<usize>, verb: usize) -> bool {
    // 从定级为先进的201个…中: without a level or a time before it no level is reached.
    let starts = |at: usize| {
        matches!(sentence.token(at), Some(Token::Number(_) | Token::Time(_)))
            || matches!(sentence.piece_text(at), "零" | "无")
    };
    // 由7位常委为队长、26名…: what stands behind a mark of a list is no level reached.
    let parts = |at: usize| matches!(sentence.token(at), Some(Token::Mark('、')));
    (verb + 1..reach.end).find(|at| is_number(sentence, *at)) == Some(piece)
        && (reach.start..verb).any(starts)
        && !(verb + 1..piece).any(parts)
}

/// What stands before 由 in a clause, by where the clause starts and 由 stands.
struct Changed<'a, 't, 'l> {
    sentence: &'a Sentence<'t, 'l>,
    start: usize,
    from: usize,
}

impl Changed<'_, '_, '_> {
    /// The word before 由, where it is one of the clause.
    fn last(&self) -> Option<usize> {
        self.from.checked_sub(1).filter(|at| *at >= self.start)
    }

    /// A noun, or those of whom something is said.
    fn named(&self) -> Option<Phrase> {
        let Changed { sentence, start, from } = *self;
        let within = |phrase: &Phrase| phrase.first >= start;
        // 覆盖率由82%提升到91%: the rate before 由 is passed over to the noun that has it.
        let own = before::before(sentence, from).phrase.filter(within);
        // 高校毕业生留省就业率由58%提高到64%: a rate of what they do is called by all of its words.
        let is_rate = |own: &Phrase| own.last + 2 == from && sentence.piece_text(own.last + 1).ends_with('率');
        let done = own.filter(|own| is_rate(own) && matches!(own.class, None | Some(UnitClass::Place)));
        let done = done.map(|own| Phrase { last: own.last + 1, class: None, ..own });
        // 课程占总课时的比重由68%提高到72%: the part, and not what it is a part of.
        let share = (start..from).find(|at| matches!(sentence.piece_text(*at), "占" | "约占"));
        let part = share.and_then(|at| subject::phrase_ending_at(sentence, at).0).filter(within);
        // 所占比重由12%升至14%: what was told before is meant again.
        let points = |own: &Phrase| standing::points_back(sentence, own.first, own.last + 1);
        let own = part.or(done).or(own).filter(|own| !points(own));
        // “一肩挑”的由41.5%提高到67%: those of whom it is said.
        let said = from.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的");
        own.or_else(|| subject::phrase_ending_at(sentence, said?).0.filter(within))
    }

    /// With no noun before it the rate is what changed: 合格率由88%提高到96%, 人才对经济增长的贡献率由30%提升到36%.
    fn rate(&self) -> Option<Phrase> {
        let at = self.last().filter(|at| self.sentence.piece_text(*at).ends_with('率'))?;
        let is_own = at == self.start || self.sentence.piece_text(at - 1) == "的";
        is_own.then_some(Phrase { first: at, last: at, class: None })
    }

    /// In what proportion something is done: 抽查比例由5%提高到10%.
    fn proportion(&self) -> Option<Phrase> {
        self.act_with(|word| PORTIONS.contains(&word))
    }

    /// An act and the word of how many: 主体班次培训人数由4500人次增加至5000人次.
    fn attended(&self) -> Option<Phrase> {
        self.act_with(|word| NAMING.is("many", word))
    }

    /// 35岁以下占比由12%提高到15%: the limit whose portion changed.
    fn limit(&self) -> Option<usize> {
        let is_portion = |at: &usize| PORTIONS.contains(&self.sentence.piece_text(*at));
        let limit = self.last().filter(is_portion)?.checked_sub(1)?;
        is_number(self.sentence, limit).then_some(limit)
    }

    /// An act with a word of its measure behind it.
    fn act_with(&self, is_measure: impl Fn(&str) -> bool) -> Option<Phrase> {
        let last = self.last().filter(|at| *at > self.start && is_measure(self.sentence.piece_text(*at)))?;
        let is_done = matches!(self.sentence.token(last - 1), Some(Token::Verb { .. }));
        is_done.then_some(Phrase { first: last - 1, last, class: None })
    }

    /// A verb that names a sum too: 村干部补贴由600元提高到1000元.
    fn paid(&self) -> Option<Phrase> {
        let Changed { sentence, start, .. } = *self;
        let last = self.last()?;
        let Some(Token::Verb { noun: Some(UnitClass::MoneyCny), .. }) = sentence.token(last) else { return None };
        let who = subject::phrase_ending_at(sentence, last).0.filter(|who| who.first >= start && who.last + 1 == last);
        Some(Phrase { first: who.map_or(last, |who| who.first), last, class: Some(UnitClass::MoneyCny) })
    }
}
