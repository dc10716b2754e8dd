//! Numbers behind 的 or a limit: only what sort the counted are of is said, and who they are was told before.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Kind, Particle};

use super::counted::{Bare, Counted, counts_some, is_thing};
use super::measures::{Done, Walk};
use super::naming::NAMING;
use super::sentence::Token;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// 其中硕士以上的120名、女性的210名: by 的 the number counts those of whom it is said.
    pub(super) fn said_of(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        let Bare { piece, unit, class, .. } = *number;
        let previous = piece.checked_sub(1)?;
        let is_part = sentence.token(previous) == Some(Token::Particle(Particle::Part)) && sentence.is_act(piece + 1);
        let is_said = sentence.piece_text(previous) == "的"
            && previous.checked_sub(1).is_some_and(|at| !matches!(sentence.token(at), Some(Token::Mark(_)) | None));
        if !number.counts_people() || !(is_part || is_said) {
            return None;
        }
        let last = self.last_counted().filter(|last| last.unit_class == class)?;
        // 其中628名担任党组织书记: those of the whole who do so.
        if is_part {
            return Some(Counted { verb: last.verb, ..Counted::again(last.subject) });
        }
        if subject::after(sentence, piece, unit).is_some_and(|phrase| phrase.class.is_some()) {
            return None;
        }
        // 发展党员430名。其中，女性92名，35岁以下的61名: of the whole, and not of the part before.
        let whole = self.whole(piece, class);
        let of = whole.map_or(Some(last), |whole| self.done_at(whole));
        let verb = whole.and(of.unwrap_or(last).verb);
        Some(Counted { verb, is_headless: whole.is_none(), ..Counted::again(of.and_then(|of| of.subject)) })
    }

    /// 硕士以上的有110人: those of the ones counted before who are so.
    pub(super) fn those_who(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        let Bare { piece, clause, class, .. } = *number;
        let link = number.verb?;
        if sentence.piece_text(link.checked_sub(1)?) != "的" {
            return None;
        }
        // 村干部参加培训的有27万人次: or who did it.
        let act = (clause..piece).find(|at| sentence.is_act(*at)).filter(|_| number.counts_people());
        let doer = act.and_then(|act| subject::phrase_ending_at(sentence, act).0);
        let doer = doer.filter(|doer| doer.first == clause && doer.class == Some(UnitClass::Person));
        let last = self.last_of(class).filter(|last| last.unit_class == class || doer.is_some())?;
        // 县级班子成员中，35岁左右的有326名: the topic of the clause goes before.
        let phrase = self.topic(piece).or(doer).or(last.subject);
        // 选派3.6万名，目前在岗的有1.5万名: those who are there now.
        let is_now = NAMING.is("now", sentence.piece_text(clause));
        let verb = doer.and(act).or(last.verb).filter(|_| !is_now);
        Some(Counted { verb, link: is_now.then_some(link), ..Counted::again(phrase) })
    }

    /// 发展党员320名，其中女性102名，占32%；生产一线98名: those of the whole who work there.
    pub(super) fn those_at(&self, number: &Bare) -> Option<Counted> {
        number.left.filter(|left| self.is_origin(number, *left))?;
        let is_whole = |done: &&Done<'_>| done.unit_class == UnitClass::Person && !done.is_part && counts_some(done);
        let whole = self.told().find(is_whole)?;
        Some(Counted { verb: whole.verb, ..Counted::again(whole.subject) })
    }

    /// 女党员1200名，占26%；大专以上的2100名: behind a semicolon the counted are of another sort, and the word of the sort
    /// before does not hold for them.
    pub(super) fn of_any_sort(&self, counted: &Counted, subject: Span) -> Span {
        let sentence = self.sentence;
        let is_parted =
            |from: usize| (from..self.at).any(|at| matches!(sentence.token(at), Some(Token::Mark('；' | ';'))));
        let is_far = counted.is_carried && counted.phrase.is_some_and(|phrase| is_parted(phrase.last));
        if !is_far {
            return subject;
        }
        let text = sentence.slice(subject);
        let rest = NAMING.opening("born", text).unwrap_or(0);
        let is_name = text.get(rest..).is_some_and(|rest| rest.chars().nth(1).is_some());
        if is_name { Span::new(subject.start + rest, subject.end) } else { subject }
    }

    /// 十八大以来入党的7.44万名, 收入5万元以下的490个: only what sort they are of is said.
    pub(super) fn sort_alone(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        let Bare { piece, unit, class, is_open, .. } = *number;
        let ends = matches!(sentence.token(piece + 1), None | Some(Token::Mark(_)));
        let counts = matches!(class, UnitClass::Person | UnitClass::Organization | UnitClass::Village) || is_open;
        if !(ends && counts) {
            return None;
        }
        let said = piece.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "的");
        let mut counted = self.told().filter(|done| done.kind != Kind::Parameter);
        // 党员5220名。35岁以下1180名: so does a limit of age that opens its sentence.
        let opens = || {
            let is_limited = class == UnitClass::Person && self.limited_by_age(piece).is_some();
            is_limited && self.told().all(|done| done.kind == Kind::Parameter || done.unit_class != class)
        };
        if !(said || opens()) {
            return None;
        }
        // 发展党员430名。其中，女性92名，占21%；35岁以下的61名: of the whole, and not of the part before.
        let whole = self.whole(piece, class);
        let like = match whole {
            Some(whole) => self.done_at(whole),
            None => counted.find(|done| done.unit_class == class || is_open && done.unit == unit),
        };
        let holder = || self.holder().filter(|_| like.is_none() && whole.is_none());
        let phrase = self.topic(piece).or(like.and_then(|like| like.subject)).or_else(holder);
        Some(Counted { is_headless: true, ..Counted::again(phrase) })
    }

    /// 经济体年收入5万元以下的490个: what has the income that the limit before the number is set to.
    fn holder(&self) -> Option<Phrase> {
        let limit = self.done.last().filter(|done| done.kind == Kind::Parameter)?;
        let measured = limit.subject.filter(|subject| subject.class == Some(UnitClass::MoneyCny))?;
        (measured.first..measured.last).rev().find_map(|last| match self.sentence.token(last) {
            Some(Token::Noun(class))
                if is_thing(class) || matches!(class, UnitClass::Household | UnitClass::Person) =>
            {
                Some(Phrase { first: measured.first, last, class: Some(class) })
            }
            _ => None,
        })
    }
}
