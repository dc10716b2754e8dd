//! A number with no noun beside it: the object before its verb, and acts that name by themselves what is counted.

use crate::quantity::UnitClass;
use crate::vocabulary::{Particle, VerbRole};

use super::counted::{Bare, Counted};
use super::link_words::Words;
use super::measures::{Done, Walk};
use super::naming::NAMING;
use super::sentence::Token;
use super::subject::{self, Phrase};

/// A number with no noun beside it, and the act that stands before it.
pub(super) struct Lone<'n> {
    pub(super) number: &'n Bare<'n>,
    pub(super) act: Option<usize>,
    /// The noun phrase before the act, in the clause.
    pub(super) fronted: Option<Phrase>,
    /// 面向村干部定向招录117人: whether that says from among whom the counted come.
    pub(super) is_from: bool,
    /// Whether a word says of what sort those counted before are.
    pub(super) is_attribute: bool,
}

impl Lone<'_> {
    /// The phrase, which is governed by the act.
    pub(super) fn of(&self, phrase: Phrase) -> Counted {
        Counted { verb: self.act, link: self.number.verb, ..Counted::of(phrase) }
    }

    /// What was named before is meant again.
    pub(super) fn again(&self, phrase: Option<Phrase>) -> Counted {
        Counted { verb: self.act, link: self.number.verb, ..Counted::again(phrase) }
    }
}

impl Walk<'_, '_, '_> {
    /// The number with its act and what stands before that.
    pub(super) fn lone<'n>(&self, number: &'n Bare<'n>, is_attribute: bool) -> Lone<'n> {
        let clause = number.clause;
        let act = number.verb.filter(|at| self.governs(*at));
        // 人才资源总量再增50万人: an adverb stands before the verb.
        let end = |verb: usize| (clause..verb).rev().find(|at| !self.is_adverbial(*at)).map_or(verb, |at| at + 1);
        let fronted = act.and_then(|verb| subject::phrase_ending_at(self.sentence, end(verb)).0);
        let is_source = |phrase: Phrase| {
            let is_toward = |at: usize| matches!(self.sentence.piece_text(at), "面向" | "针对");
            number.class == UnitClass::Person && (clause..phrase.first).any(is_toward)
        };
        let is_from = fronted.is_some_and(is_source);
        let fronted = fronted.filter(|phrase| phrase.first >= clause && !is_from);
        Lone { number, act, fronted, is_from, is_attribute }
    }

    fn governs(&self, at: usize) -> bool {
        matches!(self.sentence.token(at), Some(Token::Verb { role, .. }) if role.governs())
    }

    /// Whether a piece says how or when an act is done.
    fn is_adverbial(&self, at: usize) -> bool {
        let is_time = |at: usize| matches!(self.sentence.token(at), Some(Token::Time(_)));
        match self.sentence.token(at) {
            Some(Token::Particle(Particle::Adverb | Particle::Region) | Token::Time(_)) => true,
            _ => match self.sentence.piece_text(at) {
                "实现" => true,
                // 驿站在上半年增设13个: or when it was done.
                "在" | "于" => is_time(at + 1),
                _ => false,
            },
        }
    }

    /// What the act names, or what stands before it and is what it is done to.
    pub(super) fn fronted(&self, lone: &Lone) -> Option<Counted> {
        self.sum_paid(lone)
            .or_else(|| self.held(lone))
            .or_else(|| self.led_to(lone))
            .or_else(|| self.named_by_act(lone))
            .or_else(|| self.object(lone))
            .or_else(|| self.unknown_object(lone))
            .or_else(|| self.mirrored(lone))
    }

    /// 自愿捐款2.37亿元, 企业引才奖补740万元: some acts name the money.
    fn sum_paid(&self, lone: &Lone) -> Option<Counted> {
        let Bare { piece, clause, class, .. } = *lone.number;
        let verb = lone.act.filter(|_| class == UnitClass::MoneyCny)?;
        let text = self.sentence.piece_text(verb);
        let is_sum = text.ends_with('款');
        if !Words::get().ends("pays", text) || !(is_sum || verb + 1 == piece) {
            return None;
        }
        let of = subject::phrase_ending_at(self.sentence, verb).0.filter(|of| of.first >= clause);
        // 每个团队最高资助1000万元: unless those who are paid stand before them.
        let is_paid = matches!(
            of.and_then(|of| of.class),
            Some(UnitClass::Person | UnitClass::Organization | UnitClass::Item | UnitClass::Household)
        );
        let is_per = |at: usize| matches!(self.sentence.token(at), Some(Token::Particle(Particle::Per)));
        if is_paid && !is_sum || (clause..piece).any(is_per) {
            return None;
        }
        let of = of.filter(|of| of.class != Some(UnitClass::Person));
        let first = of.map_or(verb, |of| of.first);
        Some(lone.of(Phrase { first, last: verb, class: Some(class) }))
    }

    /// 主体班次开班53期: what is held, where it stands before its verb.
    fn held(&self, lone: &Lone) -> Option<Counted> {
        let is_held = |held: &Phrase| held.class == Some(UnitClass::Session);
        let held = lone.fronted.filter(|held| lone.number.class == UnitClass::Session && is_held(held))?;
        Some(Counted { verb: lone.act, ..Counted::of(held) })
    }

    /// 带动农户就业1200人, 吸纳贫困户务工320人: between two acts stand those who are led to the second.
    fn led_to(&self, lone: &Lone) -> Option<Counted> {
        let sentence = self.sentence;
        let clause = lone.number.clause;
        let is_verb = |at: usize| matches!(sentence.token(at), Some(Token::Verb { .. }));
        let verb = lone.act.filter(|_| lone.number.counts_people())?;
        let end = (clause..verb).rev().find(|at| !is_verb(*at))? + 1;
        let who = subject::phrase_ending_at(sentence, end).0.filter(|who| who.first > clause)?;
        let is_somebody = matches!(who.class, Some(UnitClass::Person | UnitClass::Household));
        let leads = who.first.checked_sub(1).filter(|at| sentence.is_act(*at))?;
        is_somebody.then(|| Counted { verb: Some(leads), ..Counted::of(who) })
    }

    /// 宣讲1.1万场次: the verb names what is counted.
    fn named_by_act(&self, lone: &Lone) -> Option<Counted> {
        let Bare { clause, class, .. } = *lone.number;
        let verb = lone.act?;
        let Some(Token::Verb { noun: Some(noun), .. }) = self.sentence.token(verb) else { return None };
        // 每户社员分红4300元: those who are paid stand before it.
        let is_paid = || {
            let before = verb.checked_sub(1).filter(|at| *at >= clause).and_then(|at| self.sentence.token(at));
            matches!(before, Some(Token::Noun(UnitClass::Person | UnitClass::Household)))
        };
        if noun != class || noun == UnitClass::Person || noun == UnitClass::MoneyCny && is_paid() {
            return None;
        }
        Some(Counted { verb: lone.act, ..Counted::of(Phrase { first: verb, last: verb, class: Some(noun) }) })
    }

    /// 公务员考录1180人: the object stands before its verb.
    fn object(&self, lone: &Lone) -> Option<Counted> {
        let fits = |class: UnitClass| subject::fits(lone.number.unit, class);
        let object = lone.fronted.filter(|object| object.class.is_some_and(fits))?;
        // 吸纳农民就业49.8万人: the verb before the object governs.
        let outer = object.first.checked_sub(1).filter(|at| *at >= lone.number.clause && self.governs(*at));
        Some(Counted { verb: outer.or(lone.act), ..Counted::of(object) })
    }

    /// 民情日记写了9本: nor need its noun be known where things are counted.
    fn unknown_object(&self, lone: &Lone) -> Option<Counted> {
        use UnitClass as C;
        let (object, act) = lone.fronted.zip(lone.act)?;
        let is_named = || object.class.is_none() && self.sentence.slice(object.span(self.sentence)).chars().count() > 2;
        let fills_clause = object.first == lone.number.clause && object.last + 1 == act && act + 1 == lone.number.piece;
        let counts_things = matches!(lone.number.class, C::Document | C::Product | C::Item | C::Other);
        (counts_things && fills_clause && is_named()).then_some(Counted { verb: lone.act, ..Counted::of(object) })
    }

    /// 子女入学300人、配偶就业46人: an item of a list that names what it counts like the one before it.
    fn mirrored(&self, lone: &Lone) -> Option<Counted> {
        let (object, act) = lone.fronted.zip(lone.act)?;
        let is_item = object.last + 1 == act
            && act + 1 == lone.number.piece
            && object.first.checked_sub(1).is_some_and(|at| self.sentence.token(at) == Some(Token::Mark('、')));
        let is_like = |last: &&Done<'_>| {
            last.piece + 2 == object.first
                && last.unit_class == lone.number.class
                && last.subject.is_some_and(|subject| subject.last + 1 == last.piece)
        };
        let last = is_item.then(|| self.last_counted()).flatten().filter(is_like)?;
        let phrase = Phrase { first: object.first, last: act, class: None };
        Some(Counted { verb: last.verb, ..Counted::of(phrase) })
    }

    /// An act that is counted itself: what people attend, what is held, how often it was done.
    pub(super) fn acted(&self, lone: &Lone) -> Option<Counted> {
        if let Some(attended) = self.attended(lone.number) {
            return Some(lone.of(attended));
        }
        let at = lone.number.piece.checked_sub(1).filter(|at| self.sentence.is_act(*at))?;
        let class = lone.number.class;
        // 到联系点调研24次: how often it was done.
        let is_often = || {
            let goes = |place: Phrase| {
                place.first.checked_sub(1).is_some_and(|at| NAMING.is("visits", self.sentence.piece_text(at)))
            };
            NAMING.is("often", lone.number.unit) && lone.fronted.is_none_or(goes)
        };
        // 开展学习181场次: what is held, where a light verb stands before its name.
        let is_held = || {
            let before = at.checked_sub(1).and_then(|at| self.sentence.token(at));
            class == UnitClass::Session && matches!(before, Some(Token::Verb { role: VerbRole::Light, .. }))
        };
        (is_often() || is_held()).then(|| lone.of(Phrase { first: at, last: at, class: Some(class) }))
    }

    /// 精准脱贫培训3170人: those who attend are counted by what they attend, where it has a name.
    fn attended(&self, number: &Bare) -> Option<Phrase> {
        let sentence = self.sentence;
        let Bare { piece, clause, class, .. } = *number;
        let act = piece.checked_sub(1).filter(|at| *at > clause && number.counts_people())?;
        // 培训干部9万人次，其中示范培训1万人次: those of the whole.
        let is_part = || class == UnitClass::PersonTime && self.whole(piece, class).is_some();
        if !NAMING.ends("attended", sentence.piece_text(act)) || is_part() {
            return None;
        }
        let joins = |at: &usize| match sentence.token(*at) {
            Some(Token::Noun(class)) => *at + 1 < act || class != UnitClass::Person,
            Some(Token::Text | Token::Fixed) => true,
            Some(Token::Verb { role, .. }) => !matches!(role, VerbRole::State | VerbRole::Modal),
            _ => false,
        };
        let first = (clause..act).rev().take_while(joins).last()?;
        let is_whole = first == clause
            || matches!(sentence.token(first - 1), Some(Token::Particle(_) | Token::Time(_) | Token::Mark(_)));
        is_whole.then_some(Phrase { first, last: act, class: None })
    }
}
