//! What a rate is of: what is done or covered, whose rate it is, the rate itself.
//!
//! What other portions are of is in `portion`.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::counted::Counted;
use super::measures::{Done, Walk};
use super::portion::{PORTION, Portion, named};
use super::sentence::{Sentence, Token};
use super::subject::Phrase;

impl Portion<'_, '_, '_, '_> {
    /// 招录计划完成率96.9%: a rate of what is done, with no one named whose rate it is.
    pub(super) fn of_compound(&self) -> Option<Counted> {
        let compound = self.walk.rate_compound(self.piece, self.clause)?;
        Some(named(compound, Some(compound.last)))
    }

    /// 办结率98.7%, 比上届提高53个百分点: what the verb before the portion links it to.
    pub(super) fn of_link(&self) -> Option<Counted> {
        let Portion { sentence, clause, .. } = *self;
        // 满意率达98%: the rate before the link is what is told.
        let is_rate = |at: &usize| *at >= clause && sentence.piece_text(*at).ends_with(['率', '度']);
        let verb = self.link.map(|verb| verb.checked_sub(1).filter(is_rate).unwrap_or(verb))?;
        if let Some(growth) = self.compared_growth(verb) {
            return Some(growth);
        }
        let part = self.phrase_before(verb);
        if self.last.is_some() && (self.is_beside(verb) || part.is_some_and(|part| is_base(sentence, part))) {
            return Some(self.carried(Some(verb)));
        }
        // 办结率98.7%: a rate without a noun before it is its own subject.
        let is_own = sentence.piece_text(verb).ends_with(['率', '度']);
        let own = is_own.then_some(Phrase { first: verb, last: verb, class: None });
        // 一肩挑比例也上来了，达到98%: the rate that the clause before speaks of.
        let speaks = verb == clause && own.is_none();
        if let Some(rate) = speaks.then(|| self.walk.rate_spoken_of(clause)).flatten() {
            return Some(named(rate, Some(verb)));
        }
        // 人才对经济增长的贡献率: a rate behind 的 is told by itself.
        let follows = verb.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "的");
        let part = part.or(own.filter(|_| follows)).or_else(|| self.lone_noun(verb)).or(own);
        Some(part.map_or_else(|| self.carried(Some(verb)), |phrase| named(phrase, Some(verb))))
    }

    /// 增速高于全省平均水平0.2个百分点: a growth that opens its clause is what is compared.
    fn compared_growth(&self, verb: usize) -> Option<Counted> {
        let Portion { sentence, piece, clause, .. } = *self;
        let is_growth = matches!(sentence.token(clause), Some(Token::Verb { noun: Some(UnitClass::Percent), .. }));
        let next = clause + 1;
        let compares = is_growth && verb <= next && next < piece && sentence.piece_text(next).ends_with('于');
        compares.then(|| named(Phrase { first: clause, last: clause, class: None }, Some(next)))
    }

    /// 低于市计划的0.7个百分点: what is below another was told before.
    fn is_beside(&self, verb: usize) -> bool {
        let is_light = |at: usize| matches!(self.sentence.token(at), Some(Token::Particle(_) | Token::Mark(_)));
        self.sentence.piece_text(verb).ends_with('于') && (self.clause..verb).all(is_light)
    }

    /// 建成公寓2100套、入住率93%: the noun of the clause; but what stands before another number is no part of it.
    fn lone_noun(&self, verb: usize) -> Option<Phrase> {
        let is_number = |at: usize| matches!(self.sentence.token(at), Some(Token::Number(_)));
        let is_alone = !(self.clause..verb).any(is_number);
        is_alone.then(|| self.walk.clause_noun(self.piece)).flatten()
    }
}

impl Walk<'_, '_, '_> {
    /// A rate that opens the clause before, where that has no number.
    pub(super) fn rate_spoken_of(&self, clause: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let mark = clause.checked_sub(1).filter(|at| matches!(sentence.token(*at), Some(Token::Mark('，' | ','))))?;
        let start = sentence.clause_start(mark);
        let is_rate = |at: &usize| ["率", "比例"].iter().any(|end| sentence.piece_text(*at).ends_with(end));
        let rate = (start..mark).find(is_rate)?;
        let has_number = (start..mark).any(|at| matches!(sentence.token(at), Some(Token::Number(_))));
        let names = |at: usize| {
            matches!(
                sentence.token(at),
                Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Verb { .. } | Token::Mark('“' | '”'))
            )
        };
        (!has_number && (start..rate).all(names)).then_some(Phrase { first: start, last: rate, class: None })
    }

    /// 1.2万个社会组织建立党组织，覆盖率为61%: those who were counted before the coverage, where its clause names none.
    pub(super) fn covered(&self, piece: usize, clause: usize, verb: usize) -> Option<&Done<'_>> {
        let sentence = self.sentence;
        // 党组织覆盖率: what covers is not what is covered.
        let names_none =
            |at: usize| matches!(sentence.token(at), Some(Token::Particle(_))) || sentence.piece_text(at) == "党组织";
        let is_counted = |done: &&Done<'_>| done.kind != Kind::Parameter && done.unit_class != UnitClass::Percent;
        let counted = self.told().filter(is_counted).take_while(|done| is_member(done.unit_class));
        (clause..verb).all(names_none).then(|| counted.take(self.behind_in_row(piece) + 1).last()).flatten()
    }

    /// The verbs and things before the 率 of a number, if at least two stand together and none of them is a body of people
    /// or a place: 招录计划完成率.
    fn rate_compound(&self, piece: usize, clause: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let rate = (clause..piece).rev().find(|at| !links_rate(sentence, *at))?;
        if !names_rate(sentence, rate) {
            return None;
        }
        let joins = |at: &usize| *at >= clause && joins_rate(sentence, *at);
        let first = (0..rate).rev().take_while(joins).last()?;
        let is_noun = |at: usize| matches!(sentence.token(at), Some(Token::Noun(_) | Token::Text));
        if !(first..rate).any(|at| matches!(sentence.token(at), Some(Token::Verb { .. }))) {
            return None;
        }
        if first == clause || !is_noun(first - 1) {
            return Some(Phrase { first, last: rate, class: None });
        }
        // 高校毕业生留鄂就业创业比例: those whose proportion it is may stand before it.
        let names = |at: &usize| *at >= clause && (joins(at) || is_noun(*at));
        let whole = (0..rate).rev().take_while(names).last().filter(|whole| *whole == clause);
        // 平时考核覆盖率: or what it is that is done.
        let is_body = |at: usize| is_body(sentence, at);
        let is_named = |whole: usize| sentence.piece_text(rate).ends_with("比例") || !(whole..rate).any(is_body);
        // 村党组织换届完成率: whose rate of what was done to them it is.
        let body = || (0..first).rev().take_while(names).last().filter(|_| is_body(first - 1));
        let first = whole.filter(|whole| is_named(*whole)).or_else(body)?;
        Some(Phrase { first, last: rate, class: None })
    }
}

/// 达, 为, 仅: what may stand between a rate and its number.
fn links_rate(sentence: &Sentence, at: usize) -> bool {
    let links = matches!(
        sentence.token(at),
        Some(Token::Verb { role: VerbRole::State, .. } | Token::Particle(Particle::Tail | Particle::Adverb))
    );
    links && !names_rate(sentence, at)
}

fn names_rate(sentence: &Sentence, at: usize) -> bool {
    let text = sentence.piece_text(at);
    text.ends_with('率') || text.ends_with("比例")
}

/// What is done, and to what: 招录计划完成.
fn joins_rate(sentence: &Sentence, at: usize) -> bool {
    match sentence.token(at) {
        Some(Token::Verb { role, .. }) => role != VerbRole::Change,
        Some(Token::Noun(class)) => {
            matches!(class, UnitClass::Item | UnitClass::Document | UnitClass::Session | UnitClass::Position)
        }
        _ => false,
    }
}

/// People, bodies and places: those who may have a rate.
fn is_body(sentence: &Sentence, at: usize) -> bool {
    match sentence.token(at) {
        Some(Token::Noun(class)) => is_member(class) || matches!(class, UnitClass::Person | UnitClass::Household),
        _ => false,
    }
}

/// Classes of those that something may cover.
fn is_member(class: UnitClass) -> bool {
    matches!(class, UnitClass::Organization | UnitClass::Place | UnitClass::Village | UnitClass::Site)
}

/// 比上届提高53个百分点: what it is measured against is not what changes; nor is it a time that is meant by it: 比换届前.
fn is_base(sentence: &Sentence, phrase: Phrase) -> bool {
    let follows = |at: usize| PORTION.is("against", sentence.piece_text(at));
    PORTION.is("moment", sentence.slice(phrase.span(sentence))) || phrase.first.checked_sub(1).is_some_and(follows)
}
