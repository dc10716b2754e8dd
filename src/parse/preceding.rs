//! The noun phrase that ends before a number or a verb: which words belong to it, read from its end to its start.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::link_words::{Roles, Words};
use super::naming::NAMING;
use super::sentence::{Sentence, Token};
use super::subject::Phrase;

/// The noun phrase whose last piece stands before `end`, and the piece that stopped it.
pub(crate) fn phrase_ending_at(sentence: &Sentence, end: usize) -> (Option<Phrase>, Option<usize>) {
    let mut preceding = Preceding { sentence, end, first: None, last: None, class: None };
    let mut at = end;
    let mut stop = None;
    while let Some(previous) = at.checked_sub(1) {
        match preceding.takes(previous) {
            Step::On => at = previous,
            Step::Past(partner) => at = partner,
            Step::First => {
                stop = previous.checked_sub(1);
                break;
            }
            Step::Stop => {
                stop = Some(previous);
                break;
            }
        }
    }
    let Preceding { first, last, class, .. } = preceding;
    (first.zip(last).map(|(first, last)| Phrase { first, last, class }), stop)
}

/// What a piece is to the phrase behind it.
enum Step {
    /// It belongs to it or may be passed over.
    On,
    /// The same of all from this piece on.
    Past(usize),
    /// It belongs to it, and nothing before it does.
    First,
    /// It is none of it.
    Stop,
}

/// A noun phrase that is read from its end.
struct Preceding<'s, 't, 'l> {
    sentence: &'s Sentence<'t, 'l>,
    /// The piece behind it.
    end: usize,
    first: Option<usize>,
    last: Option<usize>,
    /// Class of its head.
    class: Option<UnitClass>,
}

impl Preceding<'_, '_, '_> {
    fn takes(&mut self, at: usize) -> Step {
        match self.sentence.token(at) {
            Some(Token::Noun(class)) => {
                if self.last.is_none() {
                    self.class = Some(class);
                }
                self.reach(at)
            }
            Some(Token::Text) if self.is_short_act(at) => Step::Stop,
            Some(Token::Text | Token::Fixed) => self.reach(at),
            Some(Token::Mark('”' | '’' | '》' | '）' | ')')) => self.takes_bracket(at),
            Some(Token::Mark('、') | Token::Particle(Particle::Join)) if self.list_goes_on(at) => Step::On,
            Some(Token::Particle(Particle::Tail)) if self.last.is_none() => Step::On,
            Some(Token::Particle(Particle::Adverb)) if self.is_average(at) || self.names_measure(at) => self.reach(at),
            Some(Token::Verb { kind, role, noun }) => match self.last {
                None => self.takes_head(at, kind, role, noun),
                Some(_) => self.takes_modifier(at, role),
            },
            _ => Step::Stop,
        }
    }

    /// The phrase begins at a piece, as far as is known.
    fn reach(&mut self, at: usize) -> Step {
        self.last.get_or_insert(at);
        self.first = Some(at);
        Step::On
    }

    /// Whether a piece stands directly before what was read.
    fn adjoins(&self, at: usize) -> bool {
        self.first == Some(at + 1)
    }

    /// Whether it stands directly before the head.
    fn adjoins_head(&self, at: usize) -> bool {
        self.adjoins(at) && self.first == self.last
    }

    /// Whether a short text is no part of the phrase.
    fn is_short_act(&self, at: usize) -> bool {
        let text = self.sentence.piece_text(at);
        let is_in = |left: usize| self.sentence.piece_text(left) == "在";
        // 在汉“两院”院士: a short name of a place behind 在.
        self.last.is_some() && text.chars().count() == 1 && at.checked_sub(1).is_some_and(is_in)
            // 党组织书记上党课: a short act between two nouns.
            || self.class == Some(UnitClass::Session) && self.first == self.last && NAMING.ends("teaches", text)
    }

    /// A quoted name or a bracket that holds no number: “两优一先”.
    fn takes_bracket(&mut self, close: usize) -> Step {
        let sentence = self.sentence;
        let partner = sentence.pieces.get(close).and_then(|piece| piece.partner).filter(|open| *open < close);
        let is_number = |inner: usize| matches!(sentence.token(inner), Some(Token::Number(_)));
        let Some(open) = partner.filter(|open| !(*open..close).any(is_number)) else { return Step::Stop };
        let is_round = matches!(sentence.token(open), Some(Token::Mark('（' | '(')));
        if self.last.is_none() && !is_round {
            self.class = match sentence.token(close - 1) {
                Some(Token::Noun(class)) => Some(class),
                _ => None,
            };
            self.last = Some(close);
        }
        if self.last.is_some() {
            self.first = Some(open);
        }
        Step::Past(open)
    }

    /// A list goes on to the left unless its left part has a number of its own.
    fn list_goes_on(&self, mark: usize) -> bool {
        let sentence = self.sentence;
        let left = mark.checked_sub(1).and_then(|left| sentence.token(left));
        let is_item =
            matches!(left, Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Mark('”' | '》' | '）' | ')')));
        // 3、人均收入: the number of a paragraph is no item.
        let is_label = mark == 1 && sentence.token(0) == Some(Token::Fixed);
        is_item && self.last.is_some() && !is_label && !list_has_number(sentence, mark)
    }

    /// 集体经济平均收入: whether a word of average stands within the name of a measure.
    fn is_average(&self, at: usize) -> bool {
        let text = self.sentence.piece_text(at);
        self.adjoins(at)
            && self.sentence.between(at, at + 1).is(Roles::AVERAGE)
            && (text == "平均" || self.class == Some(UnitClass::MoneyCny) && text.ends_with('均'))
            && follows_noun(self.sentence, at)
    }

    /// 率 makes a noun of any verb: 办结率, 检查面.
    fn names_measure(&self, at: usize) -> bool {
        let next = self.sentence.piece_text(at + 1);
        self.adjoins(at) && (next.starts_with('率') || NAMING.is("extent", next))
    }

    /// A verb directly before a number or a verb, where it is a noun and the head of the phrase.
    fn takes_head(&mut self, at: usize, kind: Option<Kind>, role: VerbRole, noun: Option<UnitClass>) -> Step {
        // 户均分红4600元: what is paid on an average is a sum.
        let averages = |left: usize| self.sentence.between(left, at).starts(Roles::AVERAGE);
        let is_paid = noun == Some(UnitClass::MoneyCny) && at.checked_sub(1).is_some_and(averages);
        let class = match is_paid {
            true => noun,
            false => self.done(at, noun).or_else(|| self.offered(at, kind, role)).or_else(|| self.named(at, noun)),
        };
        if class.is_none() {
            return Step::Stop;
        }
        self.class = class;
        let step = self.reach(at);
        if is_paid { Step::First } else { step }
    }

    /// 下沉编制45名, 形成报告80份: behind an act a verb that is a noun too is one.
    fn done(&self, at: usize, noun: Option<UnitClass>) -> Option<UnitClass> {
        let is_thing = match noun? {
            UnitClass::Position => true,
            UnitClass::Document => self.sentence.piece_text(self.end).ends_with(['份', '篇']),
            _ => false,
        };
        noun.filter(|_| is_thing && follows_act(self.sentence, at))
    }

    /// What a verb directly before a number offers, grants or plans.
    fn offered(&self, at: usize, kind: Option<Kind>, role: VerbRole) -> Option<UnitClass> {
        if at + 1 != self.end {
            return None;
        }
        let sentence = self.sentence;
        let (text, number) = (sentence.piece_text(at), sentence.piece_text(self.end));
        // 推出便民服务12项: what is offered is counted, and not who is served.
        if text == "服务" && (number.ends_with(['项', '件']) || is_named(sentence, at)) {
            return Some(UnitClass::Item);
        }
        // 兑现人才补贴3600万元: what is granted is a sum.
        let is_granted = || {
            let acts = at.checked_sub(2).is_some_and(|at| sentence.is_act(at));
            acts && follows_noun(sentence, at) && NAMING.is("granted", text)
        };
        if number.ends_with('元') && is_granted() {
            return Some(UnitClass::MoneyCny);
        }
        // 实施各类规划1600个: a plan that is carried out is a thing.
        let plans = kind == Some(Kind::Target) && role == VerbRole::Act;
        let is_plan = plans && number.ends_with(['个', '项', '份', '部']) && is_named(sentence, at);
        is_plan.then_some(UnitClass::Document)
    }

    /// A verb names what is done under a light verb: 开展网络培训246万人次.
    fn named(&self, at: usize, noun: Option<UnitClass>) -> Option<UnitClass> {
        noun.filter(|_| is_named(self.sentence, at) || is_head(self.sentence, at))
    }

    /// A verb before the head, where it says what the head is.
    fn takes_modifier(&mut self, at: usize, role: VerbRole) -> Step {
        let sentence = self.sentence;
        let is_head = self.adjoins_head(at);
        // 长期引进类人才: of what sort they are.
        let sorts = || self.adjoins(at) && sentence.piece_text(at + 1).starts_with('类');
        // 支援外省医疗队等: an item of a list that 等 closes may hold a verb.
        let is_listed = || closes_with_etc(sentence, self.end) && follows_list_mark(sentence, at);
        if is_head && self.says_which(at, role) || self.names_measure(at) || sorts() || is_listed() {
            return self.reach(at);
        }
        // 到位对口支援资金.
        if is_head && self.class == Some(UnitClass::MoneyCny) && is_granted(sentence, at) {
            self.first = Some(at);
            return Step::First;
        }
        if is_head && self.says_what_for(at) || role == VerbRole::Auxiliary && self.leads(at) {
            return self.reach(at);
        }
        Step::Stop
    }

    /// What is done at a meeting, in a place or for a sum says which of them is meant.
    fn says_which(&self, at: usize, role: VerbRole) -> bool {
        let sentence = self.sentence;
        let (text, head) = (sentence.piece_text(at), sentence.piece_text(at + 1));
        let is_short = || head.chars().count() == 1;
        let is_which = match self.class {
            // 干部任职班2期, 举办招才引智大会: what is done there names what is held.
            Some(UnitClass::Session) => is_short() || role == VerbRole::Act && follows_act(sentence, at),
            // 党群服务阵地29处: what a place is for stands before it.
            Some(UnitClass::Site) => follows_noun(sentence, at) && Words::get().is("serves", text),
            // 追缴承包费31万元: what is paid for stands before the word of payment.
            Some(UnitClass::MoneyCny) => is_short(),
            _ => false,
        };
        // 农村劳务输出收入: what is earned by stands before the earnings.
        let measures = || self.class == Some(UnitClass::MoneyCny) || head == "面积";
        is_which || measures() && NAMING.ends("business", text)
    }

    /// 设立人才开发资金: between two nouns under an act a verb names what the money or the place is for.
    fn says_what_for(&self, at: usize) -> bool {
        let left = at.checked_sub(1).and_then(|left| self.sentence.token(left));
        matches!(self.class, Some(UnitClass::MoneyCny | UnitClass::Site))
            && matches!(left, Some(Token::Noun(_)))
            && is_governed(self.sentence, at)
    }

    /// 示范引领基地: an auxiliary directly before a noun may modify it; but it is done to people: 合作社带动农户.
    fn leads(&self, at: usize) -> bool {
        !matches!(self.class, Some(UnitClass::Person | UnitClass::Household)) && follows_noun(self.sentence, at)
    }
}

/// The noun phrase before `end`, where its last word may be a verb that names a plan: 招录计划.
pub(crate) fn compound_ending_at(sentence: &Sentence, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    match sentence.token(last) {
        Some(Token::Verb { role: VerbRole::Modal, .. }) => {
            let first = last
                .checked_sub(1)
                .filter(|at| matches!(sentence.token(*at), Some(Token::Verb { .. } | Token::Noun(_))));
            Some(Phrase { first: first.unwrap_or(last), last, class: None })
        }
        _ => phrase_ending_at(sentence, end).0,
    }
}

/// Whether a word that may be an act or a thing is the thing: 合作经济组织253个, 政策性规定9个. It stands directly before its
/// number, has a modifier, and what it would act on is not named.
pub(crate) fn is_head(sentence: &Sentence, at: usize) -> bool {
    let is_thing = matches!(
        sentence.token(at),
        Some(Token::Verb { noun: Some(UnitClass::Organization | UnitClass::Document), .. })
    );
    let is_place = |at: usize| sentence.token(at) == Some(Token::Noun(UnitClass::Place));
    is_thing
        && follows_noun(sentence, at)
        && !at.checked_sub(1).is_some_and(is_place)
        && matches!(sentence.token(at + 1), Some(Token::Number(_)))
        && !matches!(sentence.token(at + 2), Some(Token::Noun(_) | Token::Text))
}

/// Whether the verb at `at` names what a light verb before it does.
fn is_named(sentence: &Sentence, at: usize) -> bool {
    (sentence.clause_start(at)..at).rev().any(|left| match sentence.token(left) {
        Some(Token::Verb { role, .. }) => role == VerbRole::Light,
        _ => false,
    })
}

/// Whether an act opens the clause before `at` or stands before the noun there.
fn is_governed(sentence: &Sentence, at: usize) -> bool {
    let start = sentence.clause_start(at);
    (start..at.saturating_sub(1)).any(|left| sentence.is_act(left))
}

/// 到位对口支援资金, 下拨帮扶资金: whether an act by which sums come stands directly before `at`.
pub(super) fn is_granted(sentence: &Sentence, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|left| NAMING.is("comes", sentence.piece_text(left)))
}

/// Whether an act stands directly before `at`.
pub(super) fn follows_act(sentence: &Sentence, at: usize) -> bool {
    let left = at.checked_sub(1).and_then(|left| sentence.token(left));
    matches!(left, Some(Token::Verb { role, .. }) if role.is_act())
}

fn closes_with_etc(sentence: &Sentence, end: usize) -> bool {
    sentence.piece_text(end) == "等" || end.checked_sub(1).is_some_and(|last| sentence.piece_text(last) == "等")
}

fn follows_list_mark(sentence: &Sentence, at: usize) -> bool {
    (sentence.clause_start(at)..at).any(|left| matches!(sentence.token(left), Some(Token::Mark('、'))))
}

/// Whether a noun, known or not, stands directly before `at`.
fn follows_noun(sentence: &Sentence, at: usize) -> bool {
    let left = at.checked_sub(1).and_then(|left| sentence.token(left));
    matches!(left, Some(Token::Noun(_) | Token::Text))
}

/// Whether the item of the list that ends before `mark` holds a number: 集体240多个、公务员930余名.
fn list_has_number(sentence: &Sentence, mark: usize) -> bool {
    let mut at = mark;
    while let Some(previous) = at.checked_sub(1) {
        match sentence.token(previous) {
            Some(Token::Number(_)) => return true,
            Some(Token::Noun(_) | Token::Text | Token::Fixed) => {}
            _ => return false,
        }
        at = previous;
    }
    false
}
