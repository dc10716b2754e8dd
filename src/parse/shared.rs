//! [`Share`]: what 占 shares out: a part named before it, or those who were told of before.
//!
//! What other portions are of is in `portion`.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::Particle;

use super::counted::Counted;
use super::link_words::Roles;
use super::measures::Walk;
use super::naming::{NAMING, PORTIONS};
use super::portion::{PORTION, Portion, averaged_of, named};
use super::sentence::{Sentence, Token};
use super::stands::AMONG;
use super::subject::{self, Phrase};

/// A portion with 占 before it.
struct Share<'p, 'w, 'a, 't, 'l> {
    of: &'p Portion<'w, 'a, 't, 'l>,
    sentence: &'w Sentence<'t, 'l>,
    /// One past what stands before 占 and its adverbs.
    end: usize,
    /// Whether 的 stands there, and what before that: 具有研究生学历的占46.2%.
    is_headless: bool,
    had: Option<Phrase>,
}

impl Portion<'_, '_, '_, '_> {
    /// What the portion behind 占 speaks of.
    pub(super) fn shared(&self, verb: usize) -> Counted {
        let sentence = self.sentence;
        // 科级干部仅占4.2%.
        let end = before_adverbs(sentence, self.clause, verb);
        let said = end.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的");
        let had = said.and_then(|at| self.phrase_before(at));
        let share = Share { of: self, sentence, end, is_headless: said.is_some(), had };
        let phrase = share
            .inner()
            .or_else(|| share.part())
            .or_else(|| share.part_spoken_of())
            .or_else(|| share.whole())
            .or(self.aged)
            .or_else(|| share.told())
            .or_else(|| share.attribute())
            .or_else(|| share.spoken_of());
        phrase.map_or_else(|| self.carried(Some(verb)), |phrase| named(phrase, Some(verb)))
    }
}

impl Share<'_, '_, '_, '_, '_> {
    /// 村党组织书记中大专以上学历的占48.1%: the whole is named before 中 in the clause itself.
    fn inner(&self) -> Option<Phrase> {
        let first = self.of.clause + 1;
        let among = (first..self.end).find(|at| self.is_headless && AMONG.contains(&self.sentence.piece_text(*at)))?;
        self.of.phrase_before(among).filter(|phrase| phrase.class == Some(UnitClass::Person))
    }

    /// 科级干部占4.2%: the part is named before 占.
    fn part(&self) -> Option<Phrase> {
        let sentence = self.sentence;
        let part = self.of.phrase_before(self.end).or_else(|| self.acted()).or_else(|| self.holder());
        let part = part.or_else(|| self.had.filter(|had| has(sentence, had) && !self.is_of_last()));
        let text = |phrase: &Phrase| sentence.slice(phrase.span(sentence));
        // 发展党员5万名，生产一线占52%: where they come from is not who they are.
        let is_origin = |part: &Phrase| part.class.is_none() && NAMING.ends("origin", text(part));
        part.filter(|part| !matches!(text(part), "后者" | "前者"))
            .filter(|part| self.of.last.is_none() || !is_origin(part))
    }

    /// 党员群众评议占20%: an act by those named before it may be the part.
    fn acted(&self) -> Option<Phrase> {
        let clause = self.of.clause;
        let act = self.end.checked_sub(1).filter(|at| *at > clause && self.sentence.is_act(*at))?;
        let by = subject::phrase_ending_at(self.sentence, act).0.filter(|by| by.first == clause)?;
        Some(Phrase { last: act, class: None, ..by })
    }

    /// 村党组织书记具有高中以上学历的占73.7%: those who have it stand before.
    fn holder(&self) -> Option<Phrase> {
        let had = self.had.filter(|had| has(self.sentence, had))?;
        let holder = self.of.phrase_before(had.first.checked_sub(1)?);
        holder.filter(|holder| holder.class == Some(UnitClass::Person))
    }

    /// 委员都具有大专学历，其中具有大学学历的占六成: a part of those it is said of.
    fn is_of_last(&self) -> bool {
        let Portion { piece, last, .. } = *self.of;
        let is_end = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Mark('；' | ';')));
        let start = || (0..piece).rev().find(is_end).map_or(0, |at| at + 1);
        last.is_some() && self.sentence.part_before(piece).is_some_and(|part| part >= start())
    }

    /// What the clause before speaks of, where 占 opens its own; or those of whom a limit before 占 tells.
    fn part_spoken_of(&self) -> Option<Phrase> {
        let clause = self.of.clause;
        match self.end == clause {
            true => clause.checked_sub(1).and_then(|mark| self.weighed(mark).or_else(|| self.described(mark))),
            false => self.limited(),
        }
    }

    /// 农牧渔民比重最大，占45%: whose proportion the clause before speaks of.
    fn weighed(&self, mark: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let start = sentence.clause_start(mark);
        let weight = (start..mark).find(|at| PORTIONS.contains(&sentence.piece_text(*at)))?;
        let of = subject::phrase_ending_at(sentence, weight).0.filter(|of| of.first >= start)?;
        let counts = (start..mark).any(|at| matches!(sentence.token(at), Some(Token::Number(_))));
        (!counts).then_some(of)
    }

    /// 收入在5万元以上的村，占到了96%: what the clause before comes to speak of.
    fn described(&self, mark: usize) -> Option<Phrase> {
        let phrase = subject::phrase_ending_at(self.sentence, mark).0?;
        let says = phrase.first.checked_sub(1).is_some_and(|at| self.sentence.piece_text(at) == "的");
        says.then_some(phrase)
    }

    /// 产业工人占26%；35岁以下占84%: of those whom the limit is one of.
    fn limited(&self) -> Option<Phrase> {
        let limit = self.end.checked_sub(1).filter(|at| *at >= self.of.clause)?;
        self.of.walk.limit_at(limit).filter(|limit| limit.unit_class == UnitClass::AgeYear)?.subject
    }

    /// 村党组织书记中，大专以上学历的占48.1%: the whole is named before the mark.
    fn whole(&self) -> Option<Phrase> {
        let among = self.of.clause.checked_sub(2).filter(|at| AMONG.contains(&self.sentence.piece_text(*at)));
        let whole = among.and_then(|at| subject::phrase_ending_at(self.sentence, at).0);
        whole.or_else(|| if self.is_headless { self.of.walk.topic(self.of.piece) } else { None })
    }

    /// 党政正职平均年龄47岁，有乡镇经历的占63%: of those whose age was told last.
    fn told(&self) -> Option<Phrase> {
        // 大专以上学历的占48%: but a degree is named by those who have it.
        let is_degree = || self.had.is_some_and(|had| had.stretch(self.sentence).ends(Roles::ATTRIBUTE));
        let told = self.of.walk.last_counted().filter(|_| self.is_headless && !is_degree());
        told.and_then(averaged_of)
    }

    /// 具有大学学历的占64.8%: with nothing counted before, the attribute is all there is.
    fn attribute(&self) -> Option<Phrase> {
        let had = self.had.filter(|_| !self.of.is_parted)?;
        Some(self.of.walk.owner_of_degree(had).unwrap_or(had))
    }

    /// 工人和农民仍是党员队伍主体，占总数的33%: with nothing counted before, what the clause before speaks of.
    fn spoken_of(&self) -> Option<Phrase> {
        let sentence = self.sentence;
        let is_first = self.of.last.is_none() && self.of.walk.done.is_empty();
        let mark = self.of.clause.checked_sub(1).filter(|_| is_first)?;
        let start = sentence.clause_start(mark);
        let is = (start..mark).find(|at| matches!(sentence.token(*at), Some(Token::Verb { .. })))?;
        let end = before_adverbs(sentence, start, is);
        subject::phrase_ending_at(sentence, end).0.filter(|phrase| phrase.first >= start)
    }
}

/// One past what stands before a verb and its adverbs, from a piece on; that piece where nothing does.
fn before_adverbs(sentence: &Sentence, start: usize, verb: usize) -> usize {
    let is_adverb = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)));
    (start..verb).rev().find(|at| !is_adverb(at)).map_or(start, |at| at + 1)
}

/// 具有研究生学历: whether a phrase is what somebody has.
fn has(sentence: &Sentence, phrase: &Phrase) -> bool {
    phrase.first.checked_sub(1).is_some_and(|at| PORTION.is("has", sentence.piece_text(at)))
}

impl Walk<'_, '_, '_> {
    /// 村党组织书记大专以上学历的: those who have a degree, where they stand before it.
    fn owner_of_degree(&self, phrase: Phrase) -> Option<Phrase> {
        let sentence = self.sentence;
        let is_person = |at: &usize| sentence.token(*at) == Some(Token::Noun(UnitClass::Person));
        let last = (phrase.first..phrase.last).rev().find(is_person)?;
        let degree = Span::new(sentence.pieces.get(last)?.span.end, phrase.span(sentence).end);
        let is_degree = sentence.stretch(degree).ends(Roles::ATTRIBUTE);
        is_degree.then_some(Phrase { first: phrase.first, last, class: Some(UnitClass::Person) })
    }
}
