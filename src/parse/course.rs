//! Changes from one level to another: both numbers speak of what stands before 由.

use crate::quantity::UnitClass;
use crate::vocabulary::VerbRole;

use super::before;
use super::counted::Course;
use super::measures::Walk;
use super::naming::{NAMING, PORTIONS};
use super::sentence::Token;
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
        let is_goal = |at: usize| sentence.piece_text(at).starts_with(['到', '至']);
        let reaches = |at: &usize| match sentence.token(*at) {
            Some(Token::Text) => {
                let is_level = |at: usize| matches!(sentence.token(at), Some(Token::Number(_) | Token::Time(_)));
                // 由2015年底的968个降到2018年底的20个: the word of reaching may stand in the time.
                is_goal(at + 1) && (is_level(at + 2) || matches!(sentence.token(at + 1), Some(Token::Time(_))))
            }
            Some(Token::Verb {
                role: VerbRole::Change | VerbRole::State | VerbRole::Act | VerbRole::Auxiliary,
                ..
            }) => sentence.piece_text(*at).ends_with(['至', '到', '为']) || is_goal(at + 1),
            _ => false,
        };
        let verb = (from..end).find(reaches)?;
        let numbers: Vec<usize> =
            (from..end).filter(|at| matches!(sentence.token(*at), Some(Token::Number(_)))).collect();
        let leads = |at: usize| {
            matches!(sentence.token(at), Some(Token::Time(_) | Token::Particle(_)))
                || is_goal(at)
                || matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Change | VerbRole::State, .. }))
        };
        // 由7位县委常委为队长: what they are is no level.
        let is_first = numbers.contains(&piece)
            && piece < verb
            && numbers.iter().find(|number| **number > verb).is_some_and(|goal| (verb + 1..*goal).all(leads));
        // 由7位常委为队长、26名…: what stands behind a mark of a list is no level reached.
        let parts = |at: usize| matches!(sentence.token(at), Some(Token::Mark('、')));
        // 从定级为先进的201个…中: without a level or a time before it no level is reached.
        let starts = |at: usize| {
            matches!(sentence.token(at), Some(Token::Number(_) | Token::Time(_)))
                || matches!(sentence.piece_text(at), "零" | "无")
        };
        let is_second = numbers.iter().find(|number| **number > verb) == Some(&piece)
            && (from..verb).any(starts)
            && !(verb + 1..piece).any(parts);
        if !(is_first || is_second) {
            return None;
        }
        // 覆盖率由82%提升到91%: the rate before 由 is passed over to the noun that has it.
        let own = before::before(sentence, from).phrase.filter(|phrase| phrase.first >= start);
        // 高校毕业生留省就业率由58%提高到64%: a rate of what they do is called by all of its words.
        let is_rate = |own: &Phrase| own.last + 2 == from && sentence.piece_text(own.last + 1).ends_with('率');
        let done = own.filter(|own| is_rate(own) && matches!(own.class, None | Some(UnitClass::Place)));
        let done = done.map(|own| Phrase { last: own.last + 1, class: None, ..own });
        // 课程占总课时的比重由68%提高到72%: the part, and not what it is a part of.
        let share = (start..from).find(|at| matches!(sentence.piece_text(*at), "占" | "约占"));
        let part = share.and_then(|at| subject::phrase_ending_at(sentence, at).0).filter(|part| part.first >= start);
        // 所占比重由12%升至14%: what was told before is meant again.
        let points = |own: &Phrase| standing::points_back(sentence, own.first, own.last + 1);
        let own = part.or(done).or(own).filter(|own| !points(own));
        // “一肩挑”的由41.5%提高到67%: those of whom it is said.
        let said = from.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的");
        let own = own.or_else(|| subject::phrase_ending_at(sentence, said?).0.filter(|phrase| phrase.first >= start));
        // …的村，占比由18%提高到91%: what the clause before ends with.
        let before = || start.checked_sub(1).and_then(|mark| subject::phrase_ending_at(sentence, mark).0);
        // 合格率由88%提高到96%: with no noun before it the rate is what changed.
        let rate = || {
            // 人才对经济增长的贡献率由30%提升到36%.
            let is_own = |at: usize| at == start || sentence.piece_text(at - 1) == "的";
            let at = from.checked_sub(1).filter(|at| *at >= start && sentence.piece_text(*at).ends_with('率'))?;
            let at = Some(at).filter(|at| is_own(*at))?;
            Some(Phrase { first: at, last: at, class: None })
        };
        // 抽查比例由5%提高到10%: in what proportion something is done.
        let proportion = || {
            let last = from.checked_sub(1).filter(|at| *at > start)?;
            let is_portion = PORTIONS.contains(&sentence.piece_text(last));
            let is_done = matches!(sentence.token(last - 1), Some(Token::Verb { .. }));
            (is_portion && is_done).then_some(Phrase { first: last - 1, last, class: None })
        };
        // 主体班次培训人数由4500人次增加至5000人次: an act and the word of how many.
        let counted = || {
            let many = from
                .checked_sub(1)
                .filter(|at| *at > start && NAMING.of("many").contains(&sentence.piece_text(*at)))?;
            let act = many.checked_sub(1).filter(|at| matches!(sentence.token(*at), Some(Token::Verb { .. })))?;
            Some(Phrase { first: act, last: many, class: None })
        };
        // 村干部补贴由600元提高到1000元: a verb that names a sum too.
        let paid = || {
            let last = from.checked_sub(1).filter(|at| *at >= start)?;
            let Some(Token::Verb { noun: Some(UnitClass::MoneyCny), .. }) = sentence.token(last) else {
                return None;
            };
            let who =
                subject::phrase_ending_at(sentence, last).0.filter(|who| who.first >= start && who.last + 1 == last);
            Some(Phrase { first: who.map_or(last, |who| who.first), last, class: Some(UnitClass::MoneyCny) })
        };
        let subject = own
            .or_else(rate)
            .or_else(proportion)
            .or_else(counted)
            .or_else(paid)
            .or_else(|| self.last_counted().and_then(|last| last.subject))
            .or_else(before);
        Some(Course { subject, verb, origin: is_first.then_some(from) })
    }
}
