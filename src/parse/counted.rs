//! What a number of a sentence counts, and where that stands: beside it, before its verb, in a list, or carried from before.
//!
//! The noun phrases themselves are found in [`subject`]; this file chooses among them.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::link_words::Roles;
use super::measures::{Done, Walk, dimension};
use super::sentence::Token;
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
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        if is_rank {
            return self.ranked(piece, clause);
        }
        if let Some(course) = self.course(piece) {
            let Course { subject, verb, origin } = course;
            return Counted { phrase: subject, verb: Some(verb), is_course: true, origin, ..Counted::default() };
        }
        if let Some(phrase) = self.planned(piece) {
            return Counted { phrase: Some(phrase), is_planned: true, ..Counted::default() };
        }
        let before = subject::before(sentence, piece);
        let mut left = before.phrase.filter(|phrase| phrase.first >= clause);
        // 其中宁德市有1020个: a place inside the whole is not what is counted.
        let is_inner_place =
            left.is_some_and(|left| left.class == Some(UnitClass::Place)) && self.whole(piece, class).is_some();
        // 仅晋江一市就有70个: nor is a place that has as many of what was counted before.
        let has = before
            .verb
            .is_some_and(|verb| matches!(sentence.token(verb), Some(Token::Verb { role: VerbRole::State, .. })));
        let is_owner = has
            && left.is_some_and(|left| left.class == Some(UnitClass::Place))
            && !matches!(class, UnitClass::Place | UnitClass::MoneyCny)
            && self.last_counted().is_some_and(|last| last.unit == unit);
        // 平均每个班子2.2名: what the rate is per is not what is counted.
        let is_base = left.is_some_and(|left| {
            let per = left.first.checked_sub(1).and_then(|per| sentence.token(per));
            left.first == left.last
                && matches!(per, Some(Token::Particle(Particle::Per)))
                && left.class.is_some_and(|class| !subject::fits(unit, class))
        });
        // 选派干部赴一线锻炼60名: behind a word of going stands where they go, before it who goes.
        let goes = left.filter(|left| left.class.is_none()).and_then(|left| left.first.checked_sub(1));
        let goes = goes.filter(|at| matches!(sentence.piece_text(*at), "赴" | "到" | "往" | "去"));
        let who = goes.and_then(|at| subject::phrase_ending_at(sentence, at).0);
        if let Some(who) =
            who.filter(|who| who.first >= clause && who.class.is_some_and(|class| subject::fits(unit, class)))
        {
            left = Some(who);
        }
        // 退出领导岗位45人: people are not counted by what they left.
        let is_object = left.and_then(|left| left.class).is_some_and(|class| !subject::fits(unit, class))
            && matches!(class, UnitClass::Person)
            && before.verb.is_none()
            && self.last_counted().is_some_and(|last| last.unit_class == class);
        // 大专以上186名: a degree or a limit says what sort of those counted before they are.
        let is_attribute = left.is_some_and(|left| {
            sentence.stretch(left.span(sentence)).ends(Roles::ATTRIBUTE) && left.class != Some(UnitClass::Person)
        }) && matches!(class, UnitClass::Person)
            && self.last_counted().is_some_and(|last| last.unit_class == class);
        let spends = class == UnitClass::MoneyCny && left.is_some_and(|left| left.class == Some(UnitClass::Place));
        if is_inner_place || spends || is_owner || is_base || is_attribute || is_object {
            left = None;
        }
        let dealt = || match before.distributes {
            Some(deals) => self.dealt(deals, piece, 0),
            None => self.dealt_later(piece),
        };
        if matches!(class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate) {
            let verb = before.verb;
            if let Some(phrase) = dealt() {
                return Counted { phrase: Some(phrase), verb, link: verb, ..Counted::default() };
            }
            return self.portion(piece, clause, unit, left, before.verb);
        }
        // 硕士以上的有110人: those of the ones counted before.
        let headless =
            before.verb.and_then(|verb| verb.checked_sub(1)).is_some_and(|at| sentence.piece_text(at) == "的");
        if headless && let Some(last) = self.last_counted().filter(|last| last.unit_class == class) {
            return Counted { phrase: last.subject, verb: last.verb, is_carried: true, ..Counted::default() };
        }
        if let Some(item) = dealt() {
            return Counted { phrase: Some(item), link: before.verb, ..Counted::default() };
        }
        // 40岁以下的干部有386名: a threshold says what sort of those behind 的 are counted.
        if class == UnitClass::AgeYear
            && sentence.piece_text(piece + 1) == "的"
            && let Some(phrase) = subject::after(sentence, piece + 1, "名")
        {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        // 一支214人的宣讲团: how large the group behind 的 is.
        if left.is_none_or(|left| left.class.is_none())
            && matches!(unit, "人" | "名")
            && sentence.piece_text(piece + 1) == "的"
            && let Some(phrase) = subject::after(sentence, piece + 1, "个")
            && phrase.class == Some(UnitClass::Organization)
        {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        let follows_number = matches!(sentence.token(piece.wrapping_sub(1)), Some(Token::Mark('、')))
            && matches!(sentence.token(piece.wrapping_sub(2)), Some(Token::Number(_)));
        let names_money =
            left.is_some_and(|left| left.class == Some(UnitClass::MoneyCny)) && class == UnitClass::MoneyCny;
        let follows_noun = !names_money && (unit != "人次" || left.is_none());
        let right = subject::after(sentence, piece, unit).filter(|_| follows_noun);
        if let Some(phrase) = right {
            let is_linked = left.is_some_and(|left| left.class.is_some_and(|class| subject::fits(unit, class)))
                && phrase.class.is_none();
            if !is_linked {
                return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
            }
        }
        if let Some(phrase) = left {
            // A link that says more than that there is a number governs it: 增至, 拥有.
            let tells = |at: &usize| {
                matches!(
                    sentence.token(*at),
                    Some(Token::Verb { kind: Some(_), .. } | Token::Verb { role: VerbRole::Change, .. })
                )
            };
            let verb = before.verb.filter(tells);
            return Counted { phrase: Some(phrase), verb, link: before.verb, ..Counted::default() };
        }
        let last = self.last_counted();
        if let Some(last) = last.filter(|_| follows_number) {
            return Counted { phrase: last.subject, is_carried: true, ..Counted::default() };
        }
        self.carried(piece, clause, unit, class, is_open, before.verb)
    }

    /// What a number without a noun beside it counts: the object before its verb, or something named earlier.
    fn carried(
        &self,
        piece: usize,
        clause: usize,
        unit: &str,
        class: UnitClass,
        is_open: bool,
        link: Option<usize>,
    ) -> Counted {
        let sentence = self.sentence;
        let governs = |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { role, .. }) if role.governs());
        let act = link.filter(governs);
        // 宣讲1.1万场次: the verb names what is counted.
        let named = act.and_then(|verb| match sentence.token(verb) {
            Some(Token::Verb { noun: Some(noun), .. }) if noun == class && noun != UnitClass::Person => {
                Some(Phrase { first: verb, last: verb, class: Some(noun) })
            }
            _ => None,
        });
        let fronted = act.and_then(|verb| subject::phrase_ending_at(sentence, verb).0);
        let fronted = fronted.filter(|phrase| phrase.first >= clause);
        // 主体班次开班53期: what is held, where it stands before its verb.
        let held = fronted.filter(|held| held.class == Some(class) && class == UnitClass::Session);
        if let Some(phrase) = held {
            return Counted { phrase: Some(phrase), verb: act, ..Counted::default() };
        }
        if let Some(phrase) = named {
            return Counted { phrase: Some(phrase), verb: act, ..Counted::default() };
        }
        // 公务员考录1180人: the object stands before its verb.
        let object = fronted.filter(|phrase| phrase.class.is_some_and(|class| subject::fits(unit, class)));
        if let Some(phrase) = object {
            // 吸纳农民就业49.8万人: the verb before the object governs.
            let outer = phrase.first.checked_sub(1).filter(|at| *at >= clause && governs(at));
            return Counted { phrase: Some(phrase), verb: outer.or(act), ..Counted::default() };
        }
        let last = self.last_counted();
        let same = |last: &&Done<'_>| {
            let subject_class = last.subject.and_then(|phrase| phrase.class);
            let fits = subject_class.is_some_and(|class| subject::fits(unit, class));
            // 分21期培训5万人次: those who attend are counted by what they attended, not by where they live.
            let dwells = matches!(subject_class, Some(UnitClass::Place | UnitClass::Village));
            let fits_person = unit == "人次" && !dwells;
            (last.unit_class == class && unit != "人次")
                || fits_person
                || (is_open && fits)
                || (is_open && last.unit == unit)
        };
        let fitting = last.filter(same).and_then(|last| last.subject);
        let nearest = subject::nearest_before(sentence, piece, unit, class);
        let phrase = match (fitting, nearest) {
            (Some(subject), Some(nearest)) if nearest.first > subject.last => Some(nearest),
            (Some(subject), _) => Some(subject),
            (None, nearest) => nearest,
        };
        // 每个团队资助1000万元: the base of the rate is what it is about.
        let is_per = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Per)));
        let based = (clause..piece).rev().find(is_per).and_then(|per| match sentence.token(per + 1) {
            Some(Token::Noun(class)) => Some(Phrase { first: per + 1, last: per + 1, class: Some(class) }),
            _ => None,
        });
        // 贫困户户均增收2860元: what stands before the average has it.
        let average = (clause..piece).rev().find(|at| {
            matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)))
                && sentence.between(*at, at + 1).starts(Roles::AVERAGE)
        });
        let averaged = average.and_then(|average| subject::phrase_ending_at(sentence, average).0);
        if let Some(phrase) = averaged.filter(|phrase| phrase.first >= clause && phrase.class.is_some()) {
            return Counted { phrase: Some(phrase), verb: act, link, ..Counted::default() };
        }
        if based.is_some() && class == UnitClass::MoneyCny {
            return Counted { phrase: based, verb: act, link, ..Counted::default() };
        }
        let people = matches!(class, UnitClass::Person | UnitClass::PersonTime);
        // 谈话3400人次: without anyone named the act is counted.
        let acted = || act.filter(|_| unit == "人次").map(|verb| Phrase { first: verb, last: verb, class: None });
        // …以上的村，依次有98个: what the clause before ends with.
        let ended = || {
            let ended = clause.checked_sub(1).and_then(|mark| subject::phrase_ending_at(sentence, mark).0);
            ended.filter(|phrase| phrase.class.is_some_and(|class| subject::fits(unit, class)))
        };
        // 整顿软弱涣散党组织，排查确定43个: what was named before it and can be counted so.
        let named_before = || {
            let counts = |at: &usize| matches!(sentence.token(*at), Some(Token::Noun(class)) if is_thing(class) && subject::fits(unit, class));
            let at = (0..clause).rev().find(counts).filter(|_| is_open)?;
            subject::phrase_ending_at(sentence, at + 1).0
        };
        let other = || {
            last.and_then(|last| last.subject).filter(|_| !people).or_else(acted).or_else(ended).or_else(named_before)
        };
        Counted { phrase: phrase.or_else(other), verb: act, link, is_carried: true, ..Counted::default() }
    }

    /// The last number that is no threshold: what it counts may be meant again.
    pub(super) fn last_counted(&self) -> Option<&Done<'t>> {
        self.done.iter().rev().find(|done| done.kind != Kind::Parameter)
    }

    /// What holds a rank: the noun before the verb of rank, else what was counted before.
    fn ranked(&self, piece: usize, clause: usize) -> Counted {
        let verb = (clause..piece)
            .find(|at| matches!(self.sentence.token(*at), Some(Token::Verb { kind: Some(Kind::Rank), .. })));
        let own = verb
            .and_then(|verb| subject::phrase_ending_at(self.sentence, verb).0)
            .filter(|phrase| phrase.first >= clause && (phrase.class.is_some() || phrase.last > phrase.first));
        // 增速居全省第三位, 总数位居第二: a word of measuring holds the rank by itself.
        let measures = |at: &usize| {
            *at >= clause
                && ["速", "幅", "率", "数", "量", "比"].iter().any(|end| self.sentence.piece_text(*at).ends_with(end))
        };
        let own = own.or_else(|| {
            let at = verb?.checked_sub(1).filter(measures)?;
            Some(Phrase { first: at, last: at, class: None })
        });
        let length = |phrase: &Phrase| self.sentence.slice(phrase.span(self.sentence)).chars().count();
        match own
            .filter(|phrase| length(phrase) >= 2)
            .or_else(|| self.last_counted().and_then(|last| last.subject))
            .or(own)
        {
            Some(phrase) => Counted { phrase: Some(phrase), verb, is_carried: own.is_none(), ..Counted::default() },
            None => Counted { phrase: self.clause_noun(piece), verb, is_carried: true, ..Counted::default() },
        }
    }

    /// What a share or a growth speaks of.
    fn portion(&self, piece: usize, clause: usize, unit: &str, left: Option<Phrase>, link: Option<usize>) -> Counted {
        let sentence = self.sentence;
        let last = self.last_counted().and_then(|last| last.subject);
        let within = |phrase: &Phrase| phrase.first >= clause;
        if let Some(share) = self.share_verb(piece, clause) {
            // 科级干部仅占4.2%.
            let is_adverb = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)));
            let end = (clause..share).rev().find(|at| !is_adverb(at)).map_or(share, |at| at + 1);
            let part = subject::phrase_ending_at(sentence, end).0.filter(within);
            let part = part.filter(|phrase| !matches!(sentence.slice(phrase.span(sentence)), "后者" | "前者"));
            // 村党组织书记中，大专以上学历的占48.1%: the whole is named before the mark.
            let whole = || {
                clause
                    .checked_sub(2)
                    .filter(|at| sentence.piece_text(*at) == "中")
                    .and_then(|at| subject::phrase_ending_at(sentence, at).0)
            };
            return match part.or_else(whole) {
                Some(phrase) => Counted { phrase: Some(phrase), verb: Some(share), ..Counted::default() },
                None => Counted { phrase: last, verb: Some(share), is_carried: true, ..Counted::default() },
            };
        }
        // 不低于20%的直进比例: the proportion it is of follows.
        let follows = sentence.piece_text(piece + 1) == "的";
        let proportion = (piece + 2..piece + 5)
            .find(|at| ["比例", "比重", "占比"].iter().any(|word| sentence.piece_text(*at).ends_with(word)));
        if let Some(last) = proportion.filter(|_| follows) {
            return Counted {
                phrase: Some(Phrase { first: piece + 2, last, class: None }),
                is_after: true,
                ..Counted::default()
            };
        }
        // 招录计划的三分之二: a fraction of what stands before it.
        let whole = piece.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的");
        let whole = whole.and_then(|at| subject::compound_ending_at(sentence, at)).filter(within);
        // 投身制造业的六成多: the portion of those counted before who do so.
        let is_act =
            |at: usize| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role != VerbRole::Modal);
        if let (Some(phrase), Some(last)) = (whole, last)
            && (clause..phrase.first).any(is_act)
        {
            return Counted { phrase: Some(last), is_carried: true, ..Counted::default() };
        }
        if let Some(phrase) = whole {
            return Counted { phrase: Some(phrase), ..Counted::default() };
        }
        // 四分之三的村居受益: a fraction of what follows.
        let clause_opens =
            (clause..piece).all(|at| !matches!(sentence.token(at), Some(Token::Verb { .. } | Token::Noun(_))));
        if let Some(phrase) = subject::after(sentence, piece + 1, unit).filter(|_| follows && clause_opens) {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        // 首次签约率: an ordinal before a rate is part of its name.
        let is_name = |phrase: &Phrase| phrase.class.is_none() && sentence.token(phrase.last) == Some(Token::Fixed);
        let rate = link.filter(|verb| sentence.piece_text(*verb).ends_with('率'));
        if let (Some(phrase), Some(verb)) = (left.filter(is_name), rate) {
            let phrase = Phrase { last: verb, ..phrase };
            return Counted { phrase: Some(phrase), verb: link, ..Counted::default() };
        }
        if let Some(phrase) = left {
            return Counted { phrase: Some(phrase), verb: link, ..Counted::default() };
        }
        // 满意率达98%: the rate before the link is what is told.
        let is_rate = |at: &usize| *at >= clause && sentence.piece_text(*at).ends_with('率');
        let link = link.map(|verb| verb.checked_sub(1).filter(is_rate).unwrap_or(verb));
        if let Some(verb) = link {
            // 办结2190项，办结率98%: the rate of what was done before is one of what it was done to.
            let stem = sentence.piece_text(verb).strip_suffix('率').filter(|stem| !stem.is_empty());
            let done = self
                .done
                .iter()
                .rev()
                .find(|done| done.kind != Kind::Parameter && !matches!(done.unit_class, UnitClass::Percent));
            let act = done.and_then(|done| done.verb).map_or("", |verb| sentence.piece_text(verb));
            if let (Some(stem), Some(done)) = (stem, done)
                && (act.ends_with(stem) || stem.ends_with(act) && !act.is_empty())
            {
                return Counted { phrase: done.subject, verb: Some(verb), is_carried: true, ..Counted::default() };
            }
            // 办结率98.7%: a rate without a noun before it is its own subject.
            let rate = sentence.piece_text(verb).ends_with('率');
            let own = rate.then_some(Phrase { first: verb, last: verb, class: None });
            let part =
                subject::phrase_ending_at(sentence, verb).0.filter(within).or_else(|| self.clause_noun(piece)).or(own);
            return match part {
                Some(phrase) => Counted { phrase: Some(phrase), verb: Some(verb), ..Counted::default() },
                None => Counted { phrase: last, verb: Some(verb), is_carried: true, ..Counted::default() },
            };
        }
        match self.clause_noun(piece).or_else(|| subject::after(sentence, piece, unit)) {
            Some(phrase) => Counted { phrase: Some(phrase), ..Counted::default() },
            None => Counted { phrase: last, is_carried: true, ..Counted::default() },
        }
    }

    /// A change from one level to another: 总量由41万人攀升至52.6万人. Both numbers speak of what stands before 由.
    fn course(&self, piece: usize) -> Option<Course> {
        let sentence = self.sentence;
        let (start, end) = (sentence.clause_start(piece), sentence.clause_end(piece));
        let from = (start..end).find(|at| matches!(sentence.piece_text(*at), "由" | "从"))?;
        let is_goal = |at: usize| sentence.piece_text(at).starts_with(['到', '至']);
        let reaches = |at: &usize| match sentence.token(*at) {
            Some(Token::Text) => {
                is_goal(at + 1) && matches!(sentence.token(at + 2), Some(Token::Number(_) | Token::Time(_)))
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
        let is_first = numbers.contains(&piece) && piece < verb;
        let is_second = numbers.iter().find(|number| **number > verb) == Some(&piece);
        if !(is_first || is_second) {
            return None;
        }
        // 覆盖率由82%提升到91%: the rate before 由 is passed over to the noun that has it.
        let own = subject::before(sentence, from).phrase.filter(|phrase| phrase.first >= start);
        // …的村，占比由18%提高到91%: what the clause before ends with.
        let before = || start.checked_sub(1).and_then(|mark| subject::phrase_ending_at(sentence, mark).0);
        let subject = own.or_else(|| self.last_counted().and_then(|last| last.subject)).or_else(before);
        Some(Course { subject, verb, origin: is_first.then_some(from) })
    }

    /// “5年5000名”选调计划: a quoted plan counts what its name says.
    fn planned(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        if !sentence.is_quoted(piece) {
            return None;
        }
        let close = (piece..sentence.pieces.len()).find(|at| matches!(sentence.token(*at), Some(Token::Mark('”'))))?;
        for last in close + 1..close + 6 {
            if !matches!(sentence.token(last), Some(Token::Noun(_) | Token::Text | Token::Verb { .. } | Token::Fixed)) {
                break;
            }
            if ["计划", "规划", "工程", "行动", "目标"].iter().any(|plan| sentence.piece_text(last).ends_with(plan))
            {
                return Some(Phrase { first: close + 1, last, class: None });
            }
        }
        None
    }

    /// 占 before a portion in the same clause, with no other number between.
    fn share_verb(&self, piece: usize, clause: usize) -> Option<usize> {
        for at in (clause..piece).rev() {
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

    /// The item of a list that a 分别 gives to the number at `place` of the row that starts at `first`.
    fn dealt(&self, deals: usize, first: usize, place: usize) -> Option<Phrase> {
        let items = subject::items_before(self.sentence, deals);
        // 甲36420元、乙15760元，分别增长8.2%和10.5%: the row is dealt to what was counted before.
        let names_none = |at: usize| matches!(self.sentence.token(at), Some(Token::Particle(_) | Token::Time(_)));
        if (self.sentence.clause_start(deals)..deals).all(names_none) {
            let row = self.numbers_in_row(first);
            let before = self.done.iter().position(|done| done.piece >= first).unwrap_or(self.done.len());
            let counted = before.checked_sub(row).filter(|_| row >= 2)?;
            let dealt =
                self.done.get(counted..before).filter(|row| row.iter().all(|done| done.kind != Kind::Parameter));
            return dealt.and_then(|row| row.get(place)).and_then(|done| done.subject);
        }
        // 市、县、乡班子平均年龄分别为…: the list says whose, and its last word what is measured.
        let measures = |phrase: &Phrase| {
            matches!(phrase.class, Some(UnitClass::AgeYear | UnitClass::Percent | UnitClass::MoneyCny))
        };
        if let (Some(first), Some(last)) = (items.first(), items.last())
            && items.len() >= 2
            && measures(last)
            && !measures(first)
        {
            return Some(Phrase { first: last.last, ..*last });
        }
        if items.len() >= 2 && items.len() == self.numbers_in_row(first) { items.get(place).copied() } else { None }
    }

    /// The item of a list for a later number of its row.
    fn dealt_later(&self, piece: usize) -> Option<Phrase> {
        let deals = self.sentence.dealt_by(piece)?;
        let is_number = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Number(_)));
        let first = (deals..piece).find(is_number)?;
        let place = (first..piece).filter(is_number).count();
        self.dealt(deals, first, place)
    }

    /// Numbers joined by 、 or 和 from `piece` on.
    fn numbers_in_row(&self, piece: usize) -> usize {
        let mut count = 1;
        let mut at = piece + 1;
        while matches!(self.sentence.token(at), Some(Token::Mark('、') | Token::Particle(Particle::Join))) {
            if !matches!(self.sentence.token(at + 1), Some(Token::Number(_))) {
                break;
            }
            count += 1;
            at += 2;
        }
        count
    }

    /// The whole that a part after 其中 belongs to.
    pub(super) fn whole(&self, piece: usize, class: UnitClass) -> Option<usize> {
        let mark = self.sentence.part_before(piece)?;
        let parted = |at: usize| matches!(self.sentence.token(at), Some(Token::Mark('；' | ';')));
        if (mark..piece).any(parted) {
            return None;
        }
        // 招录512名，其中选调生86名，招聘1430名: a clause with an act of its own is no part any more.
        let clause = self.sentence.clause_start(piece);
        let acts = |at: usize| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Act, .. }));
        let counted = || (mark..clause).any(|at| matches!(self.sentence.token(at), Some(Token::Number(_))));
        if clause > mark && acts(clause) && counted() {
            return None;
        }
        let is_whole = |done: &&Done<'_>| {
            done.piece < mark
                && !done.is_part
                && done.kind != Kind::Parameter
                && dimension(done.unit_class) == dimension(class)
        };
        let own = self.done.iter().rev().find(is_whole).map(|whole| whole.mention);
        // 全省共有…98个。其中，…: the whole stands in the sentence before.
        let opens = (0..mark).all(|at| matches!(self.sentence.token(at), Some(Token::Mark(_))));
        let previous = self
            .setting
            .previous
            .as_ref()
            .filter(|previous| opens && dimension(previous.unit_class) == dimension(class));
        own.or(previous.map(|previous| previous.mention))
    }
}

/// Classes of things, groups and places that 个 may count without naming them again.
fn is_thing(class: UnitClass) -> bool {
    matches!(
        class,
        UnitClass::Organization | UnitClass::Site | UnitClass::Village | UnitClass::Item | UnitClass::Document
    )
}
