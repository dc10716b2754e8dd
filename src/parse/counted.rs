//! What a number of a sentence counts, and where that stands: beside it, before its verb, in a list, or carried from before.
//!
//! The noun phrases themselves are found in [`subject`]; this file asks the questions that choose among them, in their
//! order. The answers stand in rooms of their own: `course`, `grouped`, `aside`, `headless`, `dealt`, `limits`,
//! `beside`, `carried` and, for shares, `portion`.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle};

use super::before;
use super::link_words::Roles;
use super::measures::{Done, Walk, dimension};
use super::naming::NAMING;
use super::sentence::{Sentence, Token};
use super::subject::{self, Phrase};

/// The subject of a number and where it was found.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) phrase: Option<Phrase>,
    pub(super) is_after: bool,
    pub(super) is_carried: bool,
    /// Whether the number is one end of a change from one level to another.
    pub(super) is_course: bool,
    /// The word before the level that a change starts from, where the number is that level.
    pub(super) origin: Option<usize>,
    /// Whether it stands in the quoted name of a plan.
    pub(super) is_planned: bool,
    /// The governing verb, where finding the subject found it.
    pub(super) verb: Option<usize>,
    /// A verb that links the subject to the number: 达, 共有.
    pub(super) link: Option<usize>,
    /// Which of the numbers before it counts the same, where a 分别 deals them out.
    pub(super) dealt_from: Option<usize>,
    /// Whether only what sort they are of is said: 十八大以来入党的7.44万名.
    pub(super) is_headless: bool,
}

impl Counted {
    /// A phrase of the same clause.
    pub(super) fn of(phrase: Phrase) -> Counted {
        Counted { phrase: Some(phrase), ..Counted::default() }
    }

    /// The noun behind the number.
    pub(super) fn behind(phrase: Phrase) -> Counted {
        Counted { is_after: true, ..Counted::of(phrase) }
    }

    /// What was named before is meant again.
    pub(super) fn again(phrase: Option<Phrase>) -> Counted {
        Counted { phrase, is_carried: true, ..Counted::default() }
    }
}

/// A number of which is not known yet what it counts, and what stands before it.
#[derive(Clone, Copy)]
pub(super) struct Bare<'u> {
    pub(super) piece: usize,
    /// First piece of its clause.
    pub(super) clause: usize,
    pub(super) unit: &'u str,
    pub(super) class: UnitClass,
    /// Whether its classifier counts anything: 个.
    pub(super) is_open: bool,
    /// The noun phrase before it in its clause, as long as that may be what is counted.
    pub(super) left: Option<Phrase>,
    /// The verb between the two: 有, 达.
    pub(super) verb: Option<usize>,
    /// A 分别 or 依次 between the two.
    pub(super) distributes: Option<usize>,
}

impl Bare<'_> {
    /// Whether it counts people, or how often people came.
    pub(super) fn counts_people(&self) -> bool {
        matches!(self.class, UnitClass::Person | UnitClass::PersonTime)
    }
}

/// A change from one level to another.
pub(super) struct Course {
    pub(super) subject: Option<Phrase>,
    pub(super) verb: usize,
    /// The word before the level it starts from, where the number is that level.
    pub(super) origin: Option<usize>,
}

impl<'t> Walk<'_, 't, '_> {
    /// Finds what the number counts.
    pub(super) fn counted(&self, piece: usize, unit: &str, class: UnitClass, is_open: bool, is_rank: bool) -> Counted {
        let counted = self.chosen(piece, unit, class, is_open, is_rank);
        // 居全省第5位，比上年前移2位: not every word is a name, and what moves was named before.
        let moves = unit == "位" && self.moves(piece);
        let is_named = match counted.phrase {
            Some(phrase) => !(is_no_name(self.sentence, phrase) || moves && counted.is_carried),
            None => !moves,
        };
        if is_named {
            return counted;
        }
        let last = self.last_counted().filter(|last| last.unit_class == class || unit == "位" || dimension(class) != 0);
        let phrase = last.and_then(|last| last.subject);
        Counted { phrase, is_after: false, is_carried: true, ..counted }
    }

    /// The questions in their order: the first that has an answer is the last that is asked.
    fn chosen(&self, piece: usize, unit: &str, class: UnitClass, is_open: bool, is_rank: bool) -> Counted {
        let clause = self.sentence.clause_start(piece);
        if is_rank {
            return self.ranked(piece, clause);
        }
        if let Some(counted) = self.construed(piece, clause, class) {
            return counted;
        }
        let mut number = self.bare_number(piece, clause, unit, class, is_open);
        // 按文化程度分，大专及以上12名、高中16名: of what sort those who were counted before are.
        if self.is_sorted(clause, class, number.left) {
            return Counted { is_headless: class == UnitClass::Person, ..Counted::again(None) };
        }
        number.left = number.left.filter(|left| self.names(*left));
        if let Some(counted) =
            self.grouped(&number).or_else(|| self.sum_per(&number)).or_else(|| self.each_time(&number))
        {
            return counted;
        }
        // What stands before the number and is not what it counts is put aside: a place or a base is asked for before
        // whoever goes to a place takes its stand, the rest after that.
        let is_frame = self.is_frame(&number);
        number.left = self.goer(&number).or(number.left);
        if let Some(counted) = self.said_of(&number) {
            return counted;
        }
        if let Some(counted) = self.those_at(&number) {
            return counted;
        }
        let is_attribute = self.is_attribute(&number);
        if is_frame || is_attribute || self.is_aside(&number) {
            number.left = None;
        }
        if let Some(counted) = self.average_gain(&number) {
            return counted;
        }
        if matches!(class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate) {
            return self.shared(&number);
        }
        self.row_counted(&number)
            .or_else(|| self.those_who(&number))
            .or_else(|| self.sort_alone(&number))
            .or_else(|| self.graded(&number))
            .or_else(|| self.dealt_out(&number))
            .or_else(|| self.dealt_to_places(&number))
            .or_else(|| self.limited(&number))
            .or_else(|| self.sized(&number))
            .or_else(|| self.unnamed(&number))
            .or_else(|| self.beside(&number))
            .unwrap_or_else(|| self.carried(&number, is_attribute))
    }

    /// Constructions that say by themselves what is counted: changes from one level to another, ages, standards, plans.
    fn construed(&self, piece: usize, clause: usize, class: UnitClass) -> Option<Counted> {
        if let Some(Course { subject, verb, origin }) = self.course(piece) {
            return Some(Counted { phrase: subject, verb: Some(verb), is_course: true, origin, ..Counted::default() });
        }
        let of_class = match class {
            // 村民李石今年72岁: how old somebody is.
            UnitClass::AgeYear => self.aged(piece).filter(|phrase| phrase.first >= clause).map(Counted::of),
            UnitClass::MoneyCny => self.paid_by_standard(piece),
            _ => None,
        };
        of_class.or_else(|| self.planned(piece).map(|phrase| Counted { is_planned: true, ..Counted::of(phrase) }))
    }

    /// The number with what stands before it in its clause.
    fn bare_number<'u>(&self, piece: usize, clause: usize, unit: &'u str, class: UnitClass, is_open: bool) -> Bare<'u> {
        let before = before::before(self.sentence, piece);
        let left = before.phrase.filter(|phrase| phrase.first >= clause);
        Bare { piece, clause, unit, class, is_open, left, verb: before.verb, distributes: before.distributes }
    }

    /// Whether a phrase is the name of something: 第一批 of 第一批8户民居 says which of them, 只剩 of 钱只剩600块 nothing.
    fn names(&self, phrase: Phrase) -> bool {
        let sentence = self.sentence;
        let is_ordinal = phrase.first == phrase.last
            && sentence.token(phrase.first) == Some(Token::Fixed)
            && sentence.piece_text(phrase.first).starts_with('第');
        !is_ordinal && !is_no_name(sentence, phrase)
    }

    /// What a share, a rate or a growth speaks of: the item that a 分别 deals it to, else what `portion` finds.
    fn shared(&self, number: &Bare) -> Counted {
        let Bare { piece, clause, unit, left, verb, .. } = *number;
        if let Some(phrase) = self.dealt_to(number) {
            return Counted { verb, link: verb, ..Counted::of(phrase) };
        }
        let dealt_from = self.row_of(piece).and_then(|(deals, first, place)| self.dealt_from(deals, first, place));
        if dealt_from.is_some() {
            return Counted { verb, link: verb, dealt_from, ..Counted::again(None) };
        }
        if let Some(phrase) = self.dealt_silently(piece) {
            return Counted { verb, link: verb, ..Counted::of(phrase) };
        }
        self.portion(piece, clause, unit, left, verb)
    }

    /// The same as the number of a row before counts that has its place.
    fn row_counted(&self, number: &Bare) -> Option<Counted> {
        let again = self.row_again(number.piece).filter(|again| again.unit_class == number.class)?;
        Some(Counted { verb: number.verb, link: number.verb, ..Counted::again(again.subject) })
    }

    /// The item of a list that a 分别 deals the number to.
    fn dealt_out(&self, number: &Bare) -> Option<Counted> {
        let item = self.dealt_to(number)?;
        Some(Counted {
            verb: number.verb.filter(|at| self.sentence.is_change(*at)),
            link: number.verb,
            ..Counted::of(item)
        })
    }

    /// 强村262个，青山县、东岭区分别新增9个、8个: places hold as many more of what was counted last.
    fn dealt_to_places(&self, number: &Bare) -> Option<Counted> {
        let last = self.last_counted().filter(|last| last.unit == number.unit && !last.unit.is_empty())?;
        let is_other = last.unit_class != UnitClass::Place && last.subject.is_some();
        let (deals, first, _) = self.row_of(number.piece).filter(|_| is_other)?;
        // 分别兑现奖补63万元、21万元: unless a noun tells what is dealt out.
        let is_noun = |at: usize| matches!(self.sentence.token(at), Some(Token::Noun(_) | Token::Text));
        let is_named = (deals..first).any(is_noun)
            || self.behind_row(first, number.unit).is_some()
            || subject::after(self.sentence, self.row_end(number.piece), number.unit).is_some();
        (!is_named && self.place_dealt(number.piece).is_some()).then(|| Counted {
            verb: number.verb,
            link: number.verb,
            ..Counted::again(last.subject)
        })
    }

    /// 5个省级、12个市级示范点: a grade alone is of the noun behind the next grade.
    fn graded(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        let is_grade = |at: usize| NAMING.is("grade", sentence.piece_text(at));
        let next = number.piece + 3;
        let goes_on = matches!(sentence.token(next - 1), Some(Token::Mark('、') | Token::Particle(Particle::Join)));
        let is_alone = is_grade(number.piece + 1) && goes_on && matches!(sentence.token(next), Some(Token::Number(_)));
        let noun = subject::after(sentence, next, number.unit).filter(|_| is_alone)?;
        let first = noun.first + usize::from(is_grade(noun.first) && noun.first < noun.last);
        Some(Counted::behind(Phrase { first, ..noun }))
    }

    fn dealt_to(&self, number: &Bare) -> Option<Phrase> {
        match number.distributes {
            Some(deals) => self.dealt(deals, number.piece, 0),
            None => self.dealt_later(number.piece),
        }
    }

    /// 按每年3.6万元、2.4万元的标准发放补贴: the sum behind an act that pays it by the standard whose row of numbers
    /// `piece` stands in.
    fn paid_by_standard(&self, piece: usize) -> Option<Counted> {
        let sentence = self.sentence;
        let said = self.row_end(piece) + 1;
        let is_standard = sentence.piece_text(said) == "的" && sentence.piece_text(said + 1) == "标准";
        let act = Some(said + 2).filter(|at| is_standard && sentence.is_act(*at))?;
        let sum = (act + 1..act + 4).find(|at| match sentence.token(*at) {
            Some(Token::Noun(class)) => class == UnitClass::MoneyCny,
            Some(Token::Verb { noun, .. }) => noun == Some(UnitClass::MoneyCny),
            _ => false,
        })?;
        let is_named = (act + 1..sum).all(|at| matches!(sentence.token(at), Some(Token::Noun(_) | Token::Text)));
        let phrase = Phrase { first: act + 1, last: sum, class: Some(UnitClass::MoneyCny) };
        is_named.then_some(Counted { verb: Some(act), ..Counted::behind(phrase) })
    }

    /// The numbers before this one, the last first, without those in a bracket that is closed.
    pub(super) fn told(&self) -> impl Iterator<Item = &Done<'t>> {
        self.done.iter().rev().filter(|done| !self.sentence.is_bracketed_off(done.piece, self.at))
    }

    /// The number of the sentence that a mention is.
    pub(super) fn done_at(&self, mention: usize) -> Option<&Done<'t>> {
        self.done.iter().find(|done| done.mention == mention)
    }

    /// The limit that stands at a piece: 35岁以下.
    pub(super) fn limit_at(&self, piece: usize) -> Option<&Done<'t>> {
        self.done.iter().find(|done| done.piece == piece && done.kind == Kind::Parameter)
    }

    /// Whether a number is of what somebody has: 大专以上学历占65%.
    pub(super) fn is_of_attribute(&self, done: &Done<'_>) -> bool {
        done.subject.is_some_and(|of| of.stretch(self.sentence).ends(Roles::ATTRIBUTE))
    }

    /// The last number that is no threshold: what it counts may be meant again.
    pub(super) fn last_counted(&self) -> Option<&Done<'t>> {
        self.told().find(|done| done.kind != Kind::Parameter)
    }

    /// The same; for a count without the shares between.
    pub(super) fn last_of(&self, class: UnitClass) -> Option<&Done<'t>> {
        let skips = dimension(class) == 0;
        let is_share = |done: &Done<'_>| matches!(done.unit_class, UnitClass::Percent | UnitClass::Ratio);
        self.told().find(|done| done.kind != Kind::Parameter && !(skips && is_share(done)))
    }

    /// “5年5000名”选调计划: a quoted plan counts what its name says.
    fn planned(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        if !sentence.is_quoted(piece) {
            return None;
        }
        let close = (piece..sentence.pieces.len()).find(|at| matches!(sentence.token(*at), Some(Token::Mark('”'))))?;
        let names = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text | Token::Verb { .. } | Token::Fixed))
        };
        let mut words = (close + 1..close + 6).take_while(names);
        let last = words.find(|at| NAMING.ends("plan", sentence.piece_text(*at)))?;
        Some(Phrase { first: close + 1, last, class: None })
    }

    /// The first noun phrase of the clause before the number.
    pub(super) fn clause_noun(&self, piece: usize) -> Option<Phrase> {
        let clause = self.sentence.clause_start(piece);
        (clause..piece).find_map(|at| match (self.sentence.token(at), self.sentence.token(at + 1)) {
            (Some(Token::Noun(_)), Some(Token::Noun(_) | Token::Text | Token::Particle(Particle::Join)))
                if at + 1 < piece =>
            {
                None
            }
            (Some(Token::Noun(class)), _) => {
                subject::phrase_ending_at(self.sentence, at + 1).0.map(|phrase| Phrase { class: Some(class), ..phrase })
            }
            _ => None,
        })
    }
}

/// Whether a phrase is a word that names nothing: 比, 只剩.
fn is_no_name(sentence: &Sentence, phrase: Phrase) -> bool {
    NAMING.is("nothing", sentence.slice(phrase.span(sentence)))
}

/// Whether a number counts or measures something, and is no limit and no share.
pub(super) fn counts_some(done: &&Done<'_>) -> bool {
    done.kind != Kind::Parameter && dimension(done.unit_class) == 0
}

/// Classes of things, groups and places that 个 may count without naming them again.
pub(super) fn is_thing(class: UnitClass) -> bool {
    matches!(
        class,
        UnitClass::Organization | UnitClass::Site | UnitClass::Village | UnitClass::Item | UnitClass::Document
    )
}
