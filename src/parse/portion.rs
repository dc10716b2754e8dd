//! What a share, a rate or a growth speaks of.
//!
//! Counts of people and things are in `counted`; what 占 shares out is in `shared`, what a rate is of in `rated`.

use std::sync::LazyLock;

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::counted::Counted;
use super::link_words::Words;
use super::measures::{Done, Walk};
use super::naming::PORTIONS;
use super::sentence::{Sentence, Token};
use super::standing;
use super::stands::Few;
use super::subject::{self, Phrase};

// A test holds that the table loads.
pub(super) static PORTION: LazyLock<Words> = LazyLock::new(|| Words::read("portion", include_str!("portion.tsv")));

/// A share, a rate or a growth of which is asked what it speaks of.
pub(super) struct Portion<'w, 'a, 't, 'l> {
    pub(super) walk: &'w Walk<'a, 't, 'l>,
    pub(super) sentence: &'w Sentence<'t, 'l>,
    pub(super) piece: usize,
    /// The first piece of its clause.
    pub(super) clause: usize,
    unit: &'w str,
    /// The noun phrase before it, and the verb that links the two.
    left: Option<Phrase>,
    pub(super) link: Option<usize>,
    /// Those that were counted last.
    pub(super) last: Option<Phrase>,
    /// Whether they are what it may be a part of, since no others were named behind them.
    pub(super) is_parted: bool,
    /// The others that were named behind them by their average age.
    pub(super) aged: Option<Phrase>,
}

impl Walk<'_, '_, '_> {
    /// What a share or a growth speaks of.
    pub(super) fn portion(
        &self,
        piece: usize,
        clause: usize,
        unit: &str,
        left: Option<Phrase>,
        link: Option<usize>,
    ) -> Counted {
        // 平均年龄32.7岁，近六成来自一线: an average has no parts.
        let has_parts =
            |done: &&Done<'_>| !matches!(done.kind, Kind::Parameter) && done.unit_class != UnitClass::AgeYear;
        let counted = self.told().find(has_parts);
        let turned = counted.and_then(|last| self.turned(last.piece, piece));
        let parted = counted.filter(|_| turned.is_none());
        // 培训210人；社区工作者平均年龄36岁，大专以上学历占94%: of the people whose age it is.
        let aged = turned.filter(|owner| owner.class == Some(UnitClass::Person));
        // 委员平均年龄43岁，其中40岁以下的占30%: of those whose age it is.
        let owned = |last: &Done<'_>| averaged_of(last).or(last.subject);
        let last = parted.or_else(|| self.last_counted()).and_then(owned);
        let is_parted = parted.is_some();
        let sentence = self.sentence;
        let portion = Portion { walk: self, sentence, piece, clause, unit, left, link, last, is_parted, aged };
        match self.share_verb(piece, clause) {
            Some(share) => portion.shared(share),
            None => portion.of_noun(),
        }
    }

    /// 三十五岁以下的青年: those behind a limit of age that follows a piece.
    fn behind_limit(&self, piece: usize) -> Option<Phrase> {
        let is_limit = matches!(self.sentence.token(piece + 1), Some(Token::Number(_)));
        let said = piece + 1 + usize::from(self.sentence.piece_text(piece + 2) == "的");
        is_limit.then(|| subject::after(self.sentence, said, "名")).flatten()
    }

    /// 更换书记13人，村班子平均年龄47岁，大专以上学历的占58%: the others whose average stands between two numbers.
    fn turned(&self, from: usize, piece: usize) -> Option<Phrase> {
        let averages = |done: &&Done<'_>| done.piece > from && done.piece < piece && done.kind == Kind::Rate;
        let done = self.told().filter(|done| done.unit_class == UnitClass::AgeYear).find(averages)?;
        let average = done.subject.map_or(done.piece, |phrase| phrase.last);
        let owner = average.checked_sub(1).filter(|at| *at > from)?;
        match self.sentence.token(owner)? {
            Token::Noun(class) => Some(Phrase { first: owner, last: owner, class: Some(class) }),
            Token::Text => Some(Phrase { first: owner, last: owner, class: None }),
            _ => None,
        }
    }

    /// 占 before a portion in the same clause, with no other number between.
    fn share_verb(&self, piece: usize, clause: usize) -> Option<usize> {
        for at in (clause..piece).rev().filter(|at| !self.sentence.is_bracketed_off(*at, piece)) {
            match self.sentence.token(at) {
                Some(Token::Number(_)) => return None,
                Some(Token::Verb { kind: Some(Kind::Share), .. }) if self.sentence.piece_text(at).starts_with('占') => {
                    return Some(at);
                }
                Some(Token::Particle(Particle::Tail)) if self.sentence.piece_text(at).starts_with('占') => {
                    return Some(at);
                }
                _ => {}
            }
        }
        None
    }
}

impl Portion<'_, '_, '_, '_> {
    /// What a portion without 占 is of: what the words around it name, then its rate, then what the clause speaks of.
    fn of_noun(&self) -> Counted {
        self.of_proportion()
            .or_else(|| self.of_whole())
            .or_else(|| self.of_those_behind())
            .or_else(|| self.of_those_again())
            .or_else(|| self.of_named_rate())
            .or_else(|| self.of_next())
            .or_else(|| self.left.map(|phrase| named(phrase, self.link)))
            .or_else(|| self.of_compound())
            .or_else(|| self.of_link())
            .unwrap_or_else(|| self.of_clause())
    }

    pub(super) fn is_within(&self, phrase: &Phrase) -> bool {
        phrase.first >= self.clause
    }

    /// The noun phrase of the clause before a piece.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Phrase> {
        subject::phrase_ending_at(self.sentence, end).0.filter(|phrase| self.is_within(phrase))
    }

    /// What was counted last is meant.
    pub(super) fn carried(&self, verb: Option<usize>) -> Counted {
        carried(self.last, verb)
    }

    /// Whether 的 follows the portion.
    fn modifies(&self) -> bool {
        self.sentence.piece_text(self.piece + 1) == "的"
    }

    /// 不低于20%的直进比例: the proportion it is of follows.
    fn of_proportion(&self) -> Option<Counted> {
        let Portion { sentence, piece, clause, .. } = *self;
        let is_proportion = |at: &usize| PORTIONS.iter().any(|word| sentence.piece_text(*at).ends_with(word));
        let end = sentence.clause_end(piece).min(piece + 5);
        let last = (piece + 2..end).find(is_proportion).filter(|_| self.modifies())?;
        // 按10%的比例抽查报告: what it is done to by that proportion.
        let is_by = |at: usize| Few::of(sentence.piece_text(at)).has(Few::BY);
        let done_to = || {
            let act = (last + 1..last + 4).find(|at| sentence.is_act(*at))?;
            let phrase = subject::after(sentence, act, "个").filter(|phrase| phrase.class.is_some())?;
            Some(behind(phrase, Some(act)))
        };
        let done_to = if (clause..piece).any(is_by) { done_to() } else { None };
        Some(done_to.unwrap_or_else(|| behind(Phrase { first: piece + 2, last, class: None }, None)))
    }

    /// 招录计划的三分之二: a fraction of what stands before it.
    fn of_whole(&self) -> Option<Counted> {
        let Portion { sentence, piece, clause, .. } = *self;
        let mark = piece.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的" && !self.unit.contains("百分点"));
        let whole = subject::compound_ending_at(sentence, mark?).filter(|whole| self.is_within(whole))?;
        // 课时不低于总课时的七成: what is set against the whole stands before.
        if self.left.is_some_and(|left| left.last < whole.first) && self.link.is_some_and(|link| link < whole.first) {
            return None;
        }
        // 完成年度计划的104.3%: of a plan itself.
        let is_goal = || Words::get().ends("goal", sentence.slice(whole.span(sentence)));
        // 投身制造业的六成多: the portion of those counted before who do so.
        let acts = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role != VerbRole::Modal);
        let do_so = self.last.is_some() && (clause..whole.first).any(acts) && !is_goal();
        Some(if do_so { self.carried(None) } else { named(whole, None) })
    }

    /// 四分之三的村居受益: a fraction of what follows.
    fn of_those_behind(&self) -> Option<Counted> {
        let Portion { sentence, piece, clause, .. } = *self;
        let is_light = |at: usize| !matches!(sentence.token(at), Some(Token::Verb { .. } | Token::Noun(_)));
        // 已有73%的党支部和61%的村达标.
        let is_led = || {
            let left = piece.checked_sub(1).and_then(|at| sentence.token(at));
            matches!(
                left,
                Some(
                    Token::Verb { role: VerbRole::State, kind: Some(Kind::Stock), .. }
                        | Token::Verb { role: VerbRole::Act | VerbRole::Light, .. }
                        | Token::Particle(Particle::Join)
                )
            )
        };
        let is_open = self.modifies() && ((clause..piece).all(is_light) || is_led());
        let phrase = subject::after(sentence, piece + 1, self.unit).filter(|_| is_open)?;
        Some(behind(phrase, None))
    }

    /// 占21%，初期这一比例为2.5%: what was told before is meant again.
    fn of_those_again(&self) -> Option<Counted> {
        let points = |phrase: Phrase| standing::points_back(self.sentence, phrase.first, phrase.last + 1);
        (self.last.is_some() && self.left.is_some_and(points)).then(|| self.carried(self.link))
    }

    /// 覆盖率为61%, 首次签约率98%: whose coverage it is, or a rate that is called so as a whole.
    fn of_named_rate(&self) -> Option<Counted> {
        let Portion { sentence, piece, clause, .. } = *self;
        let covers = (clause..piece).find(|at| sentence.piece_text(*at).starts_with("覆盖"));
        if let Some(verb) = covers
            && let Some(counted) = self.walk.covered(piece, clause, verb)
        {
            return Some(carried(counted.subject, Some(verb)));
        }
        // 首次签约率: an ordinal before a rate is part of its name.
        let is_name = |phrase: &Phrase| phrase.class.is_none() && sentence.token(phrase.last) == Some(Token::Fixed);
        let last = self.link.filter(|verb| sentence.piece_text(*verb).ends_with('率'))?;
        self.left.filter(is_name).map(|phrase| named(Phrase { last, ..phrase }, Some(last)))
    }

    /// 吸纳本村30%农户入股: a share directly before those it is one of.
    fn of_next(&self) -> Option<Counted> {
        let Portion { sentence, piece, .. } = *self;
        let own = match sentence.token(piece + 1) {
            Some(Token::Noun(
                UnitClass::Person | UnitClass::Household | UnitClass::Village | UnitClass::Organization,
            )) => subject::after(sentence, piece, "个").filter(|phrase| phrase.class.is_some()),
            _ => None,
        };
        // 引进专家36人，两成是青年: what some of them are.
        let are = || {
            let is = self.left.is_none() && PORTION.is("is", sentence.piece_text(piece + 1));
            let some = || subject::after(sentence, piece + 1, "名").or_else(|| self.walk.behind_limit(piece + 1));
            is.then(some).flatten().filter(|phrase| phrase.class == Some(UnitClass::Person))
        };
        own.or_else(are).map(|phrase| behind(phrase, None))
    }

    /// 社会组织覆盖率偏低，不到三成: what the clause, or the one before, speaks of.
    fn of_clause(&self) -> Counted {
        let Portion { walk, sentence, piece, clause, .. } = *self;
        // 其中近三分之一落户新区: what they do is not who they are.
        let acts = matches!(sentence.token(piece + 1), Some(Token::Verb { .. }));
        let behind = || subject::after(sentence, piece, self.unit).filter(|_| !acts);
        // 委员当中，来自一线的逾六成，45岁以下者近三成: of the whole that is named before.
        let said = piece.checked_sub(1).is_some_and(|at| matches!(sentence.piece_text(at), "的" | "者"));
        let topic = said.then(|| walk.topic(piece)).flatten();
        let noun = topic.or_else(|| walk.clause_noun(piece)).or_else(behind).or_else(|| self.of_opening());
        noun.or_else(|| walk.rate_spoken_of(clause)).map_or_else(|| self.carried(None), |phrase| named(phrase, None))
    }
}

impl Portion<'_, '_, '_, '_> {
    /// 考核优秀的班子，2029年仅五成: what the clause before names and says no more of, where this one tells only when.
    fn of_opening(&self) -> Option<Phrase> {
        let Portion { sentence, piece, clause, .. } = *self;
        let mark = clause.checked_sub(1).filter(|at| matches!(sentence.token(*at), Some(Token::Mark('，' | ','))))?;
        let is_light = |at: usize| {
            matches!(sentence.token(at), Some(Token::Time(_) | Token::Particle(Particle::Adverb | Particle::Tail)))
        };
        let has_number = |at: usize| matches!(sentence.token(at), Some(Token::Number(_)));
        let is_bare = clause < piece && (clause..piece).all(is_light);
        if !is_bare || (sentence.clause_start(mark)..mark).any(has_number) {
            return None;
        }
        subject::phrase_ending_at(sentence, mark).0.filter(|phrase| phrase.class.is_some())
    }
}

/// What a portion is of is named before it.
pub(super) fn named(phrase: Phrase, verb: Option<usize>) -> Counted {
    Counted { phrase: Some(phrase), verb, ..Counted::default() }
}

/// It was told before.
fn carried(phrase: Option<Phrase>, verb: Option<usize>) -> Counted {
    Counted { phrase, verb, is_carried: true, ..Counted::default() }
}

/// It is named behind it.
fn behind(phrase: Phrase, verb: Option<usize>) -> Counted {
    Counted { phrase: Some(phrase), verb, is_after: true, ..Counted::default() }
}

/// Those whose average age a number is, where they are named with it.
pub(super) fn averaged_of(done: &Done<'_>) -> Option<Phrase> {
    let phrase = done.subject.filter(|phrase| phrase.first < phrase.last)?;
    let is_average = done.unit_class == UnitClass::AgeYear && done.kind == Kind::Rate;
    is_average.then_some(Phrase { last: phrase.last - 1, class: Some(UnitClass::Person), ..phrase })
}

#[cfg(test)]
mod tests {
    use crate::table::every_word_stands_in_its_example;

    #[test]
    fn every_word_has_its_example() {
        every_word_stands_in_its_example("portion", include_str!("portion.tsv"));
    }
}
