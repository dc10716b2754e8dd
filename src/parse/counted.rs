//! What a number of a sentence counts, and where that stands: beside it, before its verb, in a list, or carried from before.
//!
//! The noun phrases themselves are found in [`subject`]; this file chooses among them.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::before;
use super::link_words::{Roles, Words};
use super::measures::{Done, Walk, dimension};
use super::naming::NAMING;
use super::sentence::Token;
use super::subject::{self, Phrase};
use super::when;

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
        let before = before::before(sentence, piece);
        let mut left = before.phrase.filter(|phrase| phrase.first >= clause);
        // 其中宁德市有1020个: a place inside the whole is not what is counted.
        let whole = || self.whole(piece, class);
        // 乡镇136个，其中乡31个: unless the whole is made of places.
        let counts_places =
            |whole: usize| self.done.iter().any(|done| done.mention == whole && done.unit_class == UnitClass::Place);
        let is_inner_place = left.is_some_and(|left| left.class == Some(UnitClass::Place))
            && whole().is_some_and(|whole| !counts_places(whole));
        // 3988户8293名贫困群众: who lives there stands behind the second number.
        if unit == "户"
            && let Some(phrase) = self.behind_second(piece)
        {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        // 住户997户3828人: those who live there have no other name.
        let follows_household = unit == "人"
            && piece.checked_sub(1).is_some_and(|at| {
                let at = if sentence.token(at) == Some(Token::Mark('、')) { at.saturating_sub(1) } else { at };
                matches!(sentence.token(at), Some(Token::Number(_))) && sentence.piece_text(at).ends_with('户')
            });
        // 解决40.3万人饮水问题: nor have those whose problem is solved.
        let meets = unit == "人" && piece > 0 && NAMING.ends("solves", sentence.piece_text(piece - 1));
        let after = || subject::after(sentence, piece, unit).filter(|phrase| phrase.class.is_some());
        if (follows_household || meets) && after().is_none() {
            return Counted::default();
        }
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
                && left.class.is_some_and(|class| class == UnitClass::Person || !subject::fits(unit, class))
                && !matches!(class, UnitClass::MoneyCny)
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
            && self.told().any(|last| last.kind != Kind::Parameter && last.unit_class == class);
        // 大专以上186名: a degree or a limit says what sort of those counted before they are.
        let is_attribute = left.is_some_and(|left| {
            sentence.stretch(left.span(sentence)).ends(Roles::ATTRIBUTE) && left.class != Some(UnitClass::Person)
        }) && matches!(class, UnitClass::Person)
            && self.told().find(counts_some).is_some_and(|last| last.unit_class == class);
        // 选派95名，其中省直单位15人: whose they are, behind 其中, is not who is counted.
        // 增加学位5000个，其中幼儿园420个: nor who has the places.
        let whole_class = || self.whole(piece, class).and_then(|whole| self.class_of(whole));
        let is_holder = class != UnitClass::Position
            && is_open
            && left.is_some_and(|left| left.class == Some(UnitClass::Organization))
            && before.verb.is_none()
            && whole_class() == Some(UnitClass::Position);
        let is_origin = matches!(class, UnitClass::Person)
            && left.is_some_and(|left| left.class == Some(UnitClass::Organization))
            && before.verb.is_none()
            && self.whole(piece, class).is_some_and(|whole| self.class_of(whole) == Some(class));
        let spends = class == UnitClass::MoneyCny && left.is_some_and(|left| left.class == Some(UnitClass::Place));
        // 其中硕士以上的120名、女性的210名: by 的 the number counts those of whom it is said.
        let previous = piece.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的");
        let said = previous.and_then(|at| at.checked_sub(1)).map(|at| sentence.token(at));
        let says = said.is_some_and(|token| !matches!(token, Some(Token::Mark(_)) | None));
        let is_person = matches!(class, UnitClass::Person | UnitClass::PersonTime);
        if says
            && subject::after(sentence, piece, unit).is_none_or(|phrase| phrase.class.is_none())
            && let Some(last) = self.last_counted().filter(|last| is_person && last.unit_class == class)
        {
            let whole = self.whole(piece, class);
            // 发展党员430名。其中，女性92名，35岁以下的61名: of the whole, and not of the part before.
            let of = match whole {
                Some(whole) => self.done.iter().find(|done| done.mention == whole),
                None => Some(last),
            };
            let verb = whole.and(of.or(Some(last)).and_then(|of| of.verb));
            return Counted {
                phrase: of.and_then(|of| of.subject),
                verb,
                is_carried: true,
                is_headless: whole.is_none(),
                ..Counted::default()
            };
        }
        // 其中628名担任党组织书记: those of the whole who do so.
        let is_part = |at: usize| matches!(sentence.token(at), Some(Token::Particle(Particle::Part)));
        let does = matches!(sentence.token(piece + 1), Some(Token::Verb { role, .. }) if role.is_act());
        if is_person
            && does
            && piece.checked_sub(1).is_some_and(is_part)
            && let Some(last) = self.last_counted().filter(|last| last.unit_class == class)
        {
            return Counted { phrase: last.subject, verb: last.verb, is_carried: true, ..Counted::default() };
        }
        if is_inner_place || spends || is_owner || is_base || is_attribute || is_object || is_origin || is_holder {
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
            let dealt_from = self.row_of(piece).and_then(|(deals, first, place)| self.dealt_from(deals, first, place));
            if dealt_from.is_some() {
                return Counted { verb, link: verb, is_carried: true, dealt_from, ..Counted::default() };
            }
            if let Some(phrase) = self.dealt_silently(piece) {
                return Counted { phrase: Some(phrase), verb, link: verb, ..Counted::default() };
            }
            return self.portion(piece, clause, unit, left, before.verb);
        }
        // 硕士以上的有110人: those of the ones counted before.
        let headless =
            before.verb.and_then(|verb| verb.checked_sub(1)).is_some_and(|at| sentence.piece_text(at) == "的");
        if headless && let Some(last) = self.last_counted().filter(|last| last.unit_class == class) {
            // 县级班子成员中，35岁左右的有326名: the topic of the clause goes before.
            let phrase = self.topic(piece).or(last.subject);
            return Counted { phrase, verb: last.verb, is_carried: true, ..Counted::default() };
        }
        // 十八大以来入党的7.44万名, 收入5万元以下的490个: only what sort they are of is said.
        let ends = matches!(sentence.token(piece + 1), None | Some(Token::Mark(_)));
        let counts = matches!(class, UnitClass::Person | UnitClass::Organization | UnitClass::Village) || is_open;
        // 党员5220名。35岁以下1180名: so does a limit of age that opens its sentence.
        let is_aged = matches!(class, UnitClass::Person)
            && self.limited_by_age(piece).is_some()
            && !self.told().any(|done| done.kind != Kind::Parameter && done.unit_class == class);
        if piece > 0 && (sentence.piece_text(piece - 1) == "的" || is_aged) && ends && counts {
            let like = self.told().find(|done| {
                done.kind != Kind::Parameter && (done.unit_class == class || is_open && done.unit == unit)
            });
            // 发展党员430名。其中，女性92名，占21%；35岁以下的61名: of the whole, and not of the part before.
            let whole = self.whole(piece, class);
            let like = match whole {
                Some(whole) => self.done.iter().find(|done| done.mention == whole),
                None => like,
            };
            let named = || if like.is_some() || whole.is_some() { None } else { self.holder() };
            let phrase = self.topic(piece).or(like.and_then(|like| like.subject)).or_else(named);
            return Counted { phrase, is_carried: true, is_headless: true, ..Counted::default() };
        }
        if let Some(item) = dealt() {
            let is_change =
                |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { role: VerbRole::Change, .. }));
            return Counted {
                phrase: Some(item),
                verb: before.verb.filter(is_change),
                link: before.verb,
                ..Counted::default()
            };
        }
        // 40岁以下的干部有386名: a threshold says what sort of those behind 的 are counted.
        let last_limit = if class == UnitClass::AgeYear { self.row_end(piece) } else { piece };
        if class == UnitClass::AgeYear
            && sentence.piece_text(last_limit + 1) == "的"
            && let Some(phrase) = subject::after(sentence, last_limit + 1, "名")
        {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        // 新发展的党员中，35岁及以下的3602名.
        if class == UnitClass::AgeYear
            && sentence.piece_text(piece + 1) == "的"
            && matches!(sentence.token(piece + 2), Some(Token::Number(_) | Token::Verb { role: VerbRole::State, .. }))
            && let Some(phrase) = self.topic(piece)
        {
            return Counted { phrase: Some(phrase), is_carried: true, ..Counted::default() };
        }
        // 其中，…；35岁及以下的61名: what the whole in the sentence before counts.
        if class == UnitClass::AgeYear
            && sentence.piece_text(piece + 1) == "的"
            && matches!(sentence.token(piece + 2), Some(Token::Number(_)))
            && self
                .whole(piece, UnitClass::Person)
                .is_some_and(|whole| self.done.iter().all(|done| done.mention != whole))
        {
            return Counted { is_carried: true, ..Counted::default() };
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
        // 分别建成12个、9个“红色驿站”: the noun behind the row is counted by all of it.
        if left.is_none()
            && let Some(phrase) = self.behind_row(piece, unit)
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
        self.carried(piece, unit, class, is_open, before.verb, is_attribute)
    }

    /// 经济体年收入5万元以下的490个: what has the income that the limit before the number is set to.
    fn holder(&self) -> Option<Phrase> {
        let limit = self.done.last().filter(|done| done.kind == Kind::Parameter)?;
        let measured = limit.subject.filter(|subject| subject.class == Some(UnitClass::MoneyCny))?;
        let last = (measured.first..measured.last).rev().find(|at| match self.sentence.token(*at) {
            Some(Token::Noun(class)) => is_thing(class) || matches!(class, UnitClass::Household | UnitClass::Person),
            _ => false,
        })?;
        let class = self.sentence.token(last).and_then(|token| match token {
            Token::Noun(class) => Some(class),
            _ => None,
        });
        Some(Phrase { first: measured.first, last, class })
    }

    /// What a number without a noun beside it counts: the object before its verb, or something named earlier.
    fn carried(
        &self,
        piece: usize,
        unit: &str,
        class: UnitClass,
        is_open: bool,
        link: Option<usize>,
        is_attribute: bool,
    ) -> Counted {
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        let governs = |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { role, .. }) if role.governs());
        let act = link.filter(governs);
        // 宣讲1.1万场次: the verb names what is counted.
        // 自愿捐款2.37亿元, 企业引才奖补740万元: some acts name the money.
        let names_money = |verb: &usize| {
            let text = sentence.piece_text(*verb);
            class == UnitClass::MoneyCny
                && Words::get().ends("pays", text)
                && (*verb + 1 == piece || text.ends_with('款'))
        };
        // 每个团队最高资助1000万元: unless those who are paid stand before them.
        let pays = |verb: &usize| {
            let of = subject::phrase_ending_at(sentence, *verb).0.filter(|phrase| phrase.first >= clause);
            sentence.piece_text(*verb).ends_with('款')
                || !matches!(
                    of.and_then(|of| of.class),
                    Some(UnitClass::Person | UnitClass::Organization | UnitClass::Item | UnitClass::Household)
                )
        };
        let is_per = |at: usize| matches!(sentence.token(at), Some(Token::Particle(Particle::Per)));
        let money = act.filter(names_money).filter(pays).filter(|_| !(clause..piece).any(is_per));
        if let Some(verb) = money {
            let joins = |phrase: &Phrase| phrase.first >= clause && phrase.class != Some(UnitClass::Person);
            let of = subject::phrase_ending_at(sentence, verb).0.filter(joins);
            let first = of.map_or(verb, |of| of.first);
            return Counted {
                phrase: Some(Phrase { first, last: verb, class: Some(class) }),
                verb: act,
                link,
                ..Counted::default()
            };
        }
        let named = act.and_then(|verb| match sentence.token(verb) {
            Some(Token::Verb { noun: Some(noun), .. }) if noun == class && noun != UnitClass::Person => {
                Some(Phrase { first: verb, last: verb, class: Some(noun) })
            }
            _ => None,
        });
        // 人才资源总量再增50万人: an adverb stands before the verb.
        let is_adverb = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb))) || sentence.piece_text(*at) == "实现"
        };
        let end = |verb: usize| (clause..verb).rev().find(|at| !is_adverb(at)).map_or(verb, |at| at + 1);
        let fronted = act.and_then(|verb| subject::phrase_ending_at(sentence, end(verb)).0);
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
        // 录用316人，完成率96.9%；晋升职级1502人: a share between them counts nothing.
        let counts = |last: &&Done<'_>| {
            last.kind != Kind::Parameter && (dimension(class) != 0 || dimension(last.unit_class) == 0)
        };
        // 女性92名，占46%；35岁以下61名: a limit of age is one of people.
        let people = || self.told().find(|last| class == UnitClass::AgeYear && last.unit_class == UnitClass::Person);
        let last = people().or_else(|| self.told().find(counts)).or_else(|| self.last_counted());
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
        // 记者从…代表大会上了解到，将实现10万人脱贫: where something was learnt says nothing of them.
        let nearest = nearest.filter(|phrase| {
            phrase.first >= clause || phrase.first.checked_sub(1).is_none_or(|at| sentence.piece_text(at) != "从")
        });
        // 其中女性5人，35周岁以下13人: a part without a noun is one of the whole and not of the part before it.
        let counted = if class == UnitClass::AgeYear { UnitClass::Person } else { class };
        let parted = last.filter(|last| last.is_part).and_then(|_| self.whole(piece, counted));
        let parted = parted.and_then(|whole| self.done.iter().find(|done| done.mention == whole)?.subject);
        let parted = parted.or_else(|| self.kin(piece, class, is_attribute));
        // 发放租赁补贴3000户: households with an act of their own are not those of the clause before.
        let is_other_act = unit == "户"
            && piece.checked_sub(1).is_some_and(|at| at >= clause)
            && (clause..piece).any(|at| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role.is_act()))
            && self.whole(piece, class).is_none();
        let (fitting, nearest) =
            if is_other_act { (None, nearest.filter(|phrase| phrase.first >= clause)) } else { (fitting, nearest) };
        let phrase = match (fitting, nearest) {
            _ if parted.is_some() => parted,
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
        // 吸纳286名脱贫人口务工，人均增收1500元: those who earn more were counted before.
        let earns = act.is_some_and(|verb| sentence.piece_text(verb).ends_with("增收")) && class == UnitClass::MoneyCny;
        let earner = match average.map(|average| sentence.piece_text(average)) {
            Some("人均") => Some(UnitClass::Person),
            Some("户均") => Some(UnitClass::Household),
            Some("村均") => Some(UnitClass::Village),
            _ => None,
        };
        if let Some(earner) =
            earner.filter(|_| earns).and_then(|class| self.told().find(|done| done.unit_class == class))
        {
            return Counted { phrase: earner.subject, verb: act, link, is_carried: true, ..Counted::default() };
        }
        if based.is_some() && class == UnitClass::MoneyCny {
            return Counted { phrase: based, verb: act, link, ..Counted::default() };
        }
        let people = matches!(class, UnitClass::Person | UnitClass::PersonTime);
        let is_person_count = people;
        // 谈话3400人次: without anyone named the act is counted.
        let is_named_act = |at: &usize| unit == "人次" || Words::get().ends("act", sentence.piece_text(*at));
        let acted = || act.filter(is_named_act).map(|verb| Phrase { first: verb, last: verb, class: None });
        // 到联系点调研24次: how often it was done.
        let is_act = |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { role, .. }) if role.is_act());
        let goes = |phrase: Phrase| {
            phrase.first.checked_sub(1).is_some_and(|at| matches!(sentence.piece_text(at), "到" | "赴" | "深入" | "下"))
        };
        // 开展学习181场次: what is held, where a light verb stands before its name.
        let held_act = piece.checked_sub(1).filter(|at| class == UnitClass::Session && is_act(at)).filter(|at| {
            at.checked_sub(1)
                .is_some_and(|light| matches!(sentence.token(light), Some(Token::Verb { role: VerbRole::Light, .. })))
        });
        // 精准脱贫培训3170人: those who attend are counted by what they attend, where it has a name.
        let attended = piece
            .checked_sub(1)
            .filter(|at| is_person_count && NAMING.ends("attended", sentence.piece_text(*at)) && *at > clause);
        let attended = attended.and_then(|act| {
            let joins = |at: &usize| match sentence.token(*at) {
                Some(Token::Noun(class)) => *at + 1 < act || !matches!(class, UnitClass::Person),
                Some(Token::Text | Token::Fixed) => true,
                Some(Token::Verb { role, .. }) => !matches!(role, VerbRole::State | VerbRole::Modal),
                _ => false,
            };
            let first = (clause..act).rev().take_while(joins).last()?;
            let is_whole = first == clause
                || matches!(sentence.token(first - 1), Some(Token::Particle(_) | Token::Time(_) | Token::Mark(_)));
            is_whole.then_some(Phrase { first, last: act, class: None })
        });
        if let Some(phrase) = attended {
            return Counted { phrase: Some(phrase), verb: act, link, ..Counted::default() };
        }
        let own_act = piece.checked_sub(1).filter(|at| unit == "次" && fronted.is_none_or(goes) && is_act(at));
        if let Some(verb) = own_act.or(held_act) {
            return Counted {
                phrase: Some(Phrase { first: verb, last: verb, class: Some(class) }),
                verb: act,
                link,
                ..Counted::default()
            };
        }
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
            // 合作社增收18万元: money is that of what stands before its verb.
            let topic = fronted.filter(|topic| class == UnitClass::MoneyCny && topic.class.is_none_or(is_thing));
            topic
                .or(last.filter(|_| !is_other_act).and_then(|last| last.subject))
                .filter(|_| !people)
                .or_else(acted)
                .or_else(ended)
                .or_else(named_before)
        };
        Counted { phrase: phrase.or_else(other), verb: act, link, is_carried: true, ..Counted::default() }
    }

    /// The persons or households behind a second number that follows directly on the first: 3988户8293名贫困群众.
    fn behind_second(&self, piece: usize) -> Option<Phrase> {
        let second = piece + 1;
        let is_number = matches!(self.sentence.token(second), Some(Token::Number(_)));
        let unit = ["名", "人"].into_iter().find(|unit| self.sentence.piece_text(second).ends_with(unit))?;
        let people = |phrase: &Phrase| matches!(phrase.class, Some(UnitClass::Person | UnitClass::Household));
        subject::after(self.sentence, second, unit).filter(people).filter(|_| is_number)
    }

    /// The limit of age that stands directly before the number: 35岁以下1180名.
    pub(super) fn limited_by_age(&self, piece: usize) -> Option<&Done<'t>> {
        self.done.last().filter(|done| {
            done.piece + 1 == piece && done.kind == Kind::Parameter && done.unit_class == UnitClass::AgeYear
        })
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

    /// The numbers before this one, the last first, without those in a bracket that is closed.
    pub(super) fn told(&self) -> impl Iterator<Item = &Done<'t>> {
        self.done.iter().rev().filter(|done| !self.sentence.is_bracketed_off(done.piece, self.at))
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

    /// A change from one level to another: 总量由41万人攀升至52.6万人. Both numbers speak of what stands before 由.
    fn course(&self, piece: usize) -> Option<Course> {
        let sentence = self.sentence;
        let (start, end) = (sentence.clause_start(piece), sentence.clause_end(piece));
        // 比成立时的5.2万名增长80倍: the level that a change is measured against.
        if let Some(base) = when::base_level(sentence, piece) {
            let own = subject::phrase_ending_at(sentence, base).0.filter(|phrase| phrase.first >= start);
            let subject = own.or_else(|| self.last_counted().and_then(|last| last.subject));
            return Some(Course { subject, verb: piece + 1, origin: Some(base) });
        }
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
        let leads = |at: usize| {
            matches!(sentence.token(at), Some(Token::Time(_) | Token::Particle(_)))
                || is_goal(at)
                || matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Change | VerbRole::State, .. }))
        };
        // 由7位县委常委为队长: what they are is no level.
        let is_first = numbers.contains(&piece)
            && piece < verb
            && numbers.iter().find(|number| **number > verb).is_some_and(|goal| (verb + 1..*goal).all(leads));
        // 由7位常委为队长、26名…: what stands behind a mark of a list is no level reached.
        let parts = |at: usize| matches!(sentence.token(at), Some(Token::Mark('、')));
        // 从定级为先进的201个…中: without a level or a time before it no level is reached.
        let starts = |at: usize| {
            matches!(sentence.token(at), Some(Token::Number(_) | Token::Time(_)))
                || matches!(sentence.piece_text(at), "零" | "无")
        };
        let is_second = numbers.iter().find(|number| **number > verb) == Some(&piece)
            && (from..verb).any(starts)
            && !(verb + 1..piece).any(parts);
        if !(is_first || is_second) {
            return None;
        }
        // 覆盖率由82%提升到91%: the rate before 由 is passed over to the noun that has it.
        let own = before::before(sentence, from).phrase.filter(|phrase| phrase.first >= start);
        // “一肩挑”的由41.5%提高到67%: those of whom it is said.
        let said = from.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的");
        let own = own.or_else(|| subject::phrase_ending_at(sentence, said?).0.filter(|phrase| phrase.first >= start));
        // …的村，占比由18%提高到91%: what the clause before ends with.
        let before = || start.checked_sub(1).and_then(|mark| subject::phrase_ending_at(sentence, mark).0);
        // 合格率由88%提高到96%: with no noun before it the rate is what changed.
        let rate = || {
            let at = from.checked_sub(1).filter(|at| *at == start && sentence.piece_text(*at).ends_with('率'))?;
            Some(Phrase { first: at, last: at, class: None })
        };
        // 主体班次培训人数由4500人次增加至5000人次: an act and the word of how many.
        let counted = || {
            let many = from
                .checked_sub(1)
                .filter(|at| *at > start && NAMING.of("many").contains(&sentence.piece_text(*at)))?;
            let act = many.checked_sub(1).filter(|at| matches!(sentence.token(*at), Some(Token::Verb { .. })))?;
            Some(Phrase { first: act, last: many, class: None })
        };
        let subject = own
            .or_else(rate)
            .or_else(counted)
            .or_else(|| self.last_counted().and_then(|last| last.subject))
            .or_else(before);
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

/// Whether a number counts or measures something, and is no limit and no share.
fn counts_some(done: &&Done<'_>) -> bool {
    done.kind != Kind::Parameter && dimension(done.unit_class) == 0
}

/// Classes of things, groups and places that 个 may count without naming them again.
fn is_thing(class: UnitClass) -> bool {
    matches!(
        class,
        UnitClass::Organization | UnitClass::Site | UnitClass::Village | UnitClass::Item | UnitClass::Document
    )
}
