//! Which numbers of a sentence stand in one row, and go on with the act of the first.

use crate::quantity::UnitClass;
use crate::report::Scope;
use crate::text::Span;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::counted::Counted;
use super::link_words::Roles;
use super::measures::{Done, Draft, Walk};
use super::naming::{NAMING, averaged_at};
use super::reach::Reach;
use super::sentence::Token;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// Whether the number goes on in the list of the number before it: 集体240多个、公务员930余名.
    pub(super) fn continues_list(&self, piece: usize, counted: &Counted) -> bool {
        let Some(last) = self.told().next() else {
            return false;
        };
        let is_own = |phrase: &Phrase| !counted.is_after && !counted.is_carried && phrase.first > last.piece;
        let start = counted.phrase.filter(is_own).map_or(piece, |phrase| phrase.first);
        let Some(mark) = start.checked_sub(1) else {
            return false;
        };
        if !matches!(self.sentence.token(mark), Some(Token::Mark('、') | Token::Particle(Particle::Join))) {
            return false;
        }
        let counted = |at: usize| last.subject.is_some_and(|subject| (subject.first..=subject.last).contains(&at));
        (last.piece + 1..mark).all(|at| {
            counted(at)
                || self.sentence.is_bracketed_off(at, piece)
                || matches!(
                    self.sentence.token(at),
                    Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Mark('”' | '“' | '、'))
                )
        })
    }

    /// 新增养老中心51家，助餐点201个: whether the clause before opens with an act and counts what it is done to, and this
    /// one is a further item of it, with a number and a noun and no more.
    pub(super) fn goes_on(&self, piece: usize, counted: &Counted) -> bool {
        let sentence = self.sentence;
        let is_light = |at: usize| {
            let is_modifier = matches!(
                sentence.token(at),
                Some(Token::Particle(Particle::Adverb | Particle::Region | Particle::Strip))
            );
            is_modifier || matches!(sentence.token(at), Some(Token::Mark('“' | '”')))
        };
        // 幸福院5座28间: the same may be counted twice.
        let is_row =
            |at: usize| is_light(at) || matches!(sentence.token(at), Some(Token::Number(_) | Token::Mark('、')));
        let clause = sentence.clause_start(piece);
        let end = sentence.clause_end(piece);
        let Some(phrase) = counted.phrase.filter(|phrase| {
            let (first, last) = (phrase.first.min(piece), phrase.last.max(piece));
            !counted.is_carried && (clause..first).all(is_light) && (last + 1..end).all(is_row)
        }) else {
            return false;
        };
        let Some(last) = self.last_counted().filter(|last| last.kind == Kind::Flow && !last.is_change) else {
            return false;
        };
        let before = sentence.clause_start(last.piece);
        let is_near = clause.checked_sub(1).is_some_and(|mark| {
            matches!(sentence.token(mark), Some(Token::Mark('，' | ','))) && sentence.clause_end(last.piece) == mark
        });
        // The same order of noun and number.
        let is_after = last.subject.is_some_and(|subject| subject.first > last.piece);
        let acts = last.verb.is_some_and(|verb| {
            verb < last.piece && matches!(sentence.token(verb), Some(Token::Verb { role, .. }) if role.is_act() || role == VerbRole::Change)
        });
        let is_first =
            last.verb.is_some_and(|verb| (before..verb).all(|at| !matches!(sentence.token(at), Some(Token::Noun(_)))));
        is_near && is_after == (phrase.first > piece) && (acts && is_first || last.verb.is_none())
    }

    /// 平均年龄45岁 holds for those counted before.
    pub(super) fn averaged(&self, counted: &Counted) -> Option<Reach> {
        let subject = counted.phrase.map(|phrase| self.sentence.slice(phrase.span(self.sentence)))?;
        // 村党组织书记月报酬: those whose wage it is.
        let paid = counted.phrase.filter(|paid| {
            self.sentence.token(paid.first) == Some(Token::Noun(UnitClass::Person)) && paid.first < paid.last
        });
        if let Some(paid) = paid
            && let Some((wage, _)) = NAMING.ending(subject, &["wage"])
        {
            let span = paid.span(self.sentence);
            return Some(Reach::Group(Span::new(span.start, span.end - wage.len())));
        }
        if !self.sentence.may_link(Roles::AVERAGED) {
            return None;
        }
        let first = counted.phrase.map_or(0, |phrase| phrase.first);
        let is_mean = first.checked_sub(1).is_some_and(|at| self.sentence.piece_text(at) == "平均");
        let before = averaged_at(subject).or(is_mean.then_some(0))?;
        if before > 0 {
            // 集体经济平均收入: money is of no group.
            let span = counted.phrase.filter(|phrase| phrase.class != Some(UnitClass::MoneyCny))?.span(self.sentence);
            return Some(Reach::Group(Span::new(span.start, span.start + before)));
        }
        // 平均年龄35岁，比上届降低7岁: the average itself is no group.
        // 平均面积1100平方米，比上年增加300平方米: nor is another average.
        let is_mean = |done: &Done<'_>| {
            let subject = done.subject.map(|phrase| self.sentence.slice(phrase.span(self.sentence)));
            done.kind == Kind::Rate && subject.and_then(averaged_at).is_some()
        };
        // 大专以上学历占65%，平均年龄42岁: nor is a degree.
        let is_degree = |done: &Done<'_>| done.kind == Kind::Share && self.is_of_attribute(done);
        let counts = |done: &&Done<'_>| {
            !(done.kind == Kind::Parameter || done.unit_class == UnitClass::AgeYear || is_mean(done) || is_degree(done))
        };
        let of = self.told().find(counts)?.subject?;
        Some(Reach::Group(self.bare(subject::trim(self.sentence, of))))
    }

    /// 县级班子成员平均年龄43岁；女干部占18%，提高2个百分点: shares of the body whose average age was told before.
    pub(super) fn within_averaged(&self, piece: usize, counted: &Counted) -> Option<Scope> {
        let is_told = |draft: &&Draft| {
            draft.measure.kind != Kind::Parameter && draft.measure.quantity.unit_class != UnitClass::Percent
        };
        let of = self.drafts.iter().rev().find(is_told)?;
        let is_average = of.measure.quantity.unit_class == UnitClass::AgeYear && of.measure.kind == Kind::Rate;
        let sentence = self.sentence;
        let told = self.done.iter().find(|done| done.mention == of.mention)?;
        let from = told.piece;
        let average = sentence.slice(told.subject?.span(sentence));
        let owner = average.get(..averaged_at(average)?).unwrap_or("");
        // 选聘社区工作者460名，平均年龄33岁: or of those who were counted before it.
        let counted_before = || {
            let mut before = self.done.iter().rev().skip_while(|done| done.mention != of.mention).skip(1);
            let counted = before.find(|done| done.kind != Kind::Parameter)?;
            counted.subject.map(|subject| sentence.slice(subject.span(sentence)))
        };
        let body = if owner.is_empty() { counted_before()? } else { owner };
        let turns = |at: usize| {
            // 新提拔的干部中，40岁左右的占21%: those are others.
            matches!(sentence.piece_text(at), "中" | "里" | "内")
                || matches!(
                    sentence.token(at),
                    Some(
                        Token::Particle(Particle::Part | Particle::Region | Particle::Nation)
                            | Token::Noun(UnitClass::Place)
                    )
                )
        };
        let says_who = counted.is_carried
            || counted.phrase.is_some_and(|phrase| {
                phrase.class == Some(UnitClass::Person)
                    || sentence.stretch(phrase.span(sentence)).ends(Roles::ATTRIBUTE)
            });
        let is_within = is_average && says_who && NAMING.ends("body", body) && !(from + 1..piece).any(turns);
        let is_group = matches!(of.measure.scope, Scope::Group(_));
        (is_within && is_group).then(|| of.measure.scope.clone())
    }

    /// Where the number stands in its sentence.
    pub(super) fn within_sentence(&self, piece: usize) -> std::ops::Range<usize> {
        let start = self.sentence.span.start;
        let span = self.sentence.pieces.get(piece).map_or(Span::new(start, start), |piece| piece.span);
        span.start - start..span.end - start
    }
}
