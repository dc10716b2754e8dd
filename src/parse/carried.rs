//! What a number counts that names nothing itself: it is taken from what was counted before.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, VerbRole};

use super::counted::{Bare, Counted, counts_some, is_thing};
use super::fronted::Lone;
use super::link_words::Words;
use super::measures::{Done, Walk, dimension};
use super::portion;
use super::sentence::Token;
use super::standing;
use super::subject::{self, Phrase};
use super::when;

impl Walk<'_, '_, '_> {
    /// What a number without a noun beside it counts: the object before its verb, or something named earlier.
    pub(super) fn carried(&self, number: &Bare, is_attribute: bool) -> Counted {
        let lone = self.lone(number, is_attribute);
        self.fronted(&lone)
            .or_else(|| self.average_of(&lone))
            .or_else(|| self.acted(&lone))
            .unwrap_or_else(|| lone.again(self.told_before(&lone)))
    }

    /// Whoever earns a sum, the whole of a part, what the number before counts or a noun nearer than that; else the act
    /// or what was named last.
    fn told_before(&self, lone: &Lone) -> Option<Phrase> {
        let last = self.last_like(lone.number);
        let is_other_act = self.is_other_act(lone.number);
        self.earner(lone)
            .or_else(|| self.whole_before(lone, last))
            .or_else(|| self.like_before(lone, last, is_other_act))
            .or_else(|| {
                // 拨付党费用于场所建设，已完工210个: sums are not counted by 个.
                let is_sum = |last: &Done<'_>| lone.number.is_open && last.unit_class == UnitClass::MoneyCny;
                self.thing_before(lone, last.filter(|last| !is_other_act && !is_sum(last)))
            })
            .or_else(|| self.act_itself(lone))
            .or_else(|| self.ended_before(lone.number))
            .or_else(|| self.named_before(lone.number))
    }

    /// 村集体增收12万元、农民增收36万元: what is earned is that of whoever earns it.
    fn earner(&self, lone: &Lone) -> Option<Phrase> {
        lone.fronted.filter(|earner| earner.class == Some(UnitClass::Person) && self.earns(lone))
    }

    /// The number before that may count the same.
    fn last_like(&self, number: &Bare) -> Option<&Done<'_>> {
        let class = number.class;
        // 录用316人，完成率96.9%；晋升职级1502人: a share between them counts nothing.
        let counts = |last: &&Done<'_>| {
            // 党组织34个，每村落实1名领导包联，已转化21个: people are not counted by 个.
            let is_person = number.unit == "个" && last.unit_class == UnitClass::Person;
            last.kind != Kind::Parameter && (dimension(class) != 0 || dimension(last.unit_class) == 0) && !is_person
        };
        // 女性92名，占46%；35岁以下61名: a limit of age is one of people.
        let people = || self.told().find(|last| class == UnitClass::AgeYear && last.unit_class == UnitClass::Person);
        people().or_else(|| self.told().find(counts)).or_else(|| self.last_counted())
    }

    /// 发放租赁补贴3000户: whether households have an act of their own and are not those of the clause before.
    fn is_other_act(&self, number: &Bare) -> bool {
        let Bare { piece, clause, unit, class, .. } = *number;
        unit == "户" && (clause..piece).any(|at| self.sentence.is_act(at)) && self.whole(piece, class).is_none()
    }

    /// 其中女性5人，35周岁以下13人: a part without a noun is one of the whole and not of the part before it.
    fn whole_before(&self, lone: &Lone, last: Option<&Done<'_>>) -> Option<Phrase> {
        let Bare { piece, class, .. } = *lone.number;
        let counted = if class == UnitClass::AgeYear { UnitClass::Person } else { class };
        let whole = last.filter(|last| last.is_part).and_then(|_| self.whole(piece, counted));
        let whole = whole.and_then(|whole| self.done_at(whole)?.subject);
        whole.or_else(|| self.kin(piece, class, lone.is_attribute))
    }

    /// What the number before counts, where it fits, or a noun of the class that stands nearer.
    fn like_before(&self, lone: &Lone, last: Option<&Done<'_>>, is_other_act: bool) -> Option<Phrase> {
        let told = self.attendee(lone.number, last).or_else(|| self.told_alike(lone.number, last));
        let nearest = self.nearest(lone, told.is_some());
        if is_other_act {
            return nearest.filter(|nearest| nearest.first >= lone.number.clause);
        }
        match (told, nearest) {
            (Some(told), Some(nearest)) if nearest.first > told.last => Some(nearest),
            (told, nearest) => told.or(nearest),
        }
    }

    /// 抽查领导干部报告58份，函询9人次: whose it was.
    fn attendee(&self, number: &Bare, last: Option<&Done<'_>>) -> Option<Phrase> {
        let of = last.filter(|_| number.unit == "人次")?.subject?;
        let is_person = self.sentence.token(of.first) == Some(Token::Noun(UnitClass::Person));
        let owns = of.first < of.last && matches!(of.class, Some(UnitClass::Item | UnitClass::Document));
        let owner = Phrase { first: of.first, last: of.first, class: Some(UnitClass::Person) };
        (is_person && owns).then_some(owner)
    }

    /// What the number before counts, where both are counted alike.
    fn told_alike(&self, number: &Bare, last: Option<&Done<'_>>) -> Option<Phrase> {
        let Bare { piece, clause, unit, class, is_open, .. } = *number;
        let last = last?;
        let told = last.subject.and_then(|phrase| phrase.class);
        // 分21期培训5万人次: those who attend are counted by what they attended, not by where they live.
        let dwells = matches!(told, Some(UnitClass::Place | UnitClass::Village));
        let is_alike = if unit == "人次" { !dwells } else { last.unit_class == class };
        let may_be = || is_open && (last.unit == unit || told.is_some_and(|class| subject::fits(unit, class)));
        if !is_alike && !may_be() {
            return None;
        }
        let is_change = |at: usize| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. }));
        let limits =
            class == UnitClass::AgeYear && !when::compares(self.sentence, piece) && !(clause..piece).any(is_change);
        let owner = limits.then(|| portion::averaged_of(last)).flatten();
        owner.or(last.subject)
    }

    /// The nearest noun of the class before the number, in the clause or before it.
    fn nearest(&self, lone: &Lone, is_told: bool) -> Option<Phrase> {
        let sentence = self.sentence;
        let Bare { piece, clause, unit, class, .. } = *lone.number;
        if lone.is_from {
            return None;
        }
        let nearest = subject::nearest_before(sentence, piece, unit, class)?;
        let left = nearest.first.checked_sub(1);
        // 260名村官当选村党组织书记，比上届增加32人: what they came to be is not who they are.
        let is_become = || left.is_some_and(|at| standing::becomes(sentence, at));
        // 其中硕士以上学历67名: nor is a degree.
        let is_degree = lone.is_attribute && nearest.first >= clause;
        // 县直单位结对帮扶28456户: bodies that help are no households.
        let is_body = unit == "户" && nearest.class != Some(UnitClass::Household);
        // 记者从…代表大会上了解到，将实现10万人脱贫: where something was learnt says nothing of them.
        let is_learnt = || nearest.first < clause && left.is_some_and(|at| sentence.piece_text(at) == "从");
        let is_other = is_degree || is_body || is_learnt() || is_told && is_become();
        (!is_other).then_some(nearest)
    }

    /// 合作社增收18万元: money is that of what stands before its verb; other things are what was counted last.
    fn thing_before(&self, lone: &Lone, last: Option<&Done<'_>>) -> Option<Phrase> {
        let is_money = lone.number.class == UnitClass::MoneyCny;
        let topic = lone.fronted.filter(|topic| is_money && topic.class.is_none_or(is_thing));
        let is_thing = !lone.number.counts_people() && lone.number.class != UnitClass::Household;
        topic.or(last.and_then(|last| last.subject)).filter(|_| is_thing)
    }

    /// 谈话3400人次: without anyone named the act is counted.
    fn act_itself(&self, lone: &Lone) -> Option<Phrase> {
        let verb = lone.act?;
        let is_counted = lone.number.unit == "人次" || Words::get().ends("act", self.sentence.piece_text(verb));
        is_counted.then_some(Phrase { first: verb, last: verb, class: None })
    }

    /// …以上的村，依次有98个: what the clause before ends with.
    fn ended_before(&self, number: &Bare) -> Option<Phrase> {
        let ended = subject::phrase_ending_at(self.sentence, number.clause.checked_sub(1)?).0?;
        ended.class.is_some_and(|class| subject::fits(number.unit, class)).then_some(ended)
    }

    /// 整顿软弱涣散党组织，排查确定43个: what was named before it and can be counted so.
    fn named_before(&self, number: &Bare) -> Option<Phrase> {
        if !number.is_open {
            return None;
        }
        let counts = |at: &usize| match self.sentence.token(*at) {
            Some(Token::Noun(class)) => is_thing(class) && subject::fits(number.unit, class),
            _ => false,
        };
        let at = (0..number.clause).rev().find(counts)?;
        subject::phrase_ending_at(self.sentence, at + 1).0
    }

    /// 发展党员26人，女党员5人，35岁以下13人: those of whom some were counted last, where only a limit of age says which.
    fn kin(&self, piece: usize, class: UnitClass, is_attribute: bool) -> Option<Phrase> {
        let is_limit = class == UnitClass::AgeYear;
        if !is_limit && self.limited_by_age(piece).is_none() && !is_attribute {
            return None;
        }
        // 选举产生委员77人；女性干部41人；大专以上学历66人: a degree is one of all those.
        let is_group = |done: &Done<'_>| {
            let text = done.subject.map_or("", |phrase| self.sentence.slice(phrase.span(self.sentence)));
            Words::get().group(text).is_some()
        };
        let counts = |done: &&Done<'_>| done.unit_class == UnitClass::Person && counts_some(done);
        let mut people = self.done.iter().filter(counts);
        let whole = people.next().filter(|whole| !is_group(whole) && !whole.is_change)?;
        let is_parted = !is_limit && people.any(is_group);
        if is_parted && whole.subject.is_some() {
            return whole.subject;
        }
        let text = |done: &Done<'_>| done.subject.map(|phrase| self.sentence.slice(phrase.span(self.sentence)));
        let mut people = self.told().filter(|done| done.unit_class == UnitClass::Person && counts_some(done));
        let part = text(people.next()?)?;
        let whole = people.find(|whole| {
            text(whole).is_some_and(|whole| part.len() > whole.len() && !whole.is_empty() && part.ends_with(whole))
        })?;
        whole.subject
    }
}
