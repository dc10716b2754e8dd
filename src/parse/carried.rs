//! What a number counts that names nothing itself: it is taken from what was counted before.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::counted::{Counted, counts_some, is_thing};
use super::link_words::{Roles, Words};
use super::measures::{Done, Walk, dimension};
use super::naming::NAMING;
use super::portion;
use super::sentence::Token;
use super::standing;
use super::subject::{self, Phrase};
use super::when;

impl Walk<'_, '_, '_> {
    /// 经济体年收入5万元以下的490个: what has the income that the limit before the number is set to.
    pub(super) fn holder(&self) -> Option<Phrase> {
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
    pub(super) fn carried(
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
        let pays_someone = |verb: usize| {
            let before = verb.checked_sub(1).filter(|at| *at >= clause).and_then(|at| sentence.token(at));
            matches!(before, Some(Token::Noun(UnitClass::Person | UnitClass::Household)))
        };
        let named = act.and_then(|verb| match sentence.token(verb) {
            // 每户社员分红4300元: those who are paid stand before it.
            Some(Token::Verb { noun: Some(UnitClass::MoneyCny), .. }) if pays_someone(verb) => None,
            Some(Token::Verb { noun: Some(noun), .. }) if noun == class && noun != UnitClass::Person => {
                Some(Phrase { first: verb, last: verb, class: Some(noun) })
            }
            _ => None,
        });
        // 人才资源总量再增50万人: an adverb stands before the verb.
        // 驿站在上半年增设13个: or when it was done.
        let is_when = |at: usize| {
            matches!(sentence.token(at), Some(Token::Time(_)))
                || matches!(sentence.piece_text(at), "在" | "于")
                    && matches!(sentence.token(at + 1), Some(Token::Time(_)))
        };
        let is_adverb = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb | Particle::Region)))
                || sentence.piece_text(*at) == "实现"
                || is_when(*at)
        };
        let end = |verb: usize| (clause..verb).rev().find(|at| !is_adverb(at)).map_or(verb, |at| at + 1);
        let fronted = act.and_then(|verb| subject::phrase_ending_at(sentence, end(verb)).0);
        // 面向村干部定向招录117人: from among whom they come is not who they are.
        let is_source = |phrase: &Phrase| {
            let is_toward = |at: usize| matches!(sentence.piece_text(at), "面向" | "针对");
            class == UnitClass::Person && (clause..phrase.first).any(is_toward)
        };
        let is_from = fronted.as_ref().is_some_and(is_source);
        let fronted = fronted.filter(|phrase| phrase.first >= clause && !is_from);
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
        // 民情日记写了9本: nor need its noun be known where things are counted.
        let may_be_unknown =
            matches!(class, UnitClass::Document | UnitClass::Product | UnitClass::Item | UnitClass::Other);
        let unknown = fronted.zip(act).filter(|(fronted, act)| {
            let is_named = fronted.class.is_none() && sentence.slice(fronted.span(sentence)).chars().count() > 2;
            may_be_unknown && is_named && fronted.first == clause && fronted.last + 1 == *act && *act + 1 == piece
        });
        if let Some((phrase, _)) = unknown {
            return Counted { phrase: Some(phrase), verb: act, ..Counted::default() };
        }
        // 子女入学300人、配偶就业46人: an item of a list that names what it counts like the one before it.
        let mirrored = fronted.zip(act).filter(|(fronted, act)| {
            let follows = fronted.last + 1 == *act
                && *act + 1 == piece
                && fronted.first.checked_sub(1).is_some_and(|mark| sentence.token(mark) == Some(Token::Mark('、')));
            let like = |last: &Done<'_>| {
                last.piece + 2 == fronted.first
                    && last.unit_class == class
                    && last.subject.is_some_and(|subject| subject.last + 1 == last.piece)
            };
            follows && self.last_counted().is_some_and(like)
        });
        if let Some((fronted, act)) = mirrored {
            let phrase = Phrase { first: fronted.first, last: act, class: None };
            let verb = self.last_counted().and_then(|last| last.verb);
            return Counted { phrase: Some(phrase), verb, ..Counted::default() };
        }
        // 录用316人，完成率96.9%；晋升职级1502人: a share between them counts nothing.
        let counts = |last: &&Done<'_>| {
            // 党组织34个，每村落实1名领导包联，已转化21个: people are not counted by 个.
            let is_person = unit == "个" && last.unit_class == UnitClass::Person;
            last.kind != Kind::Parameter && (dimension(class) != 0 || dimension(last.unit_class) == 0) && !is_person
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
        let is_change = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. }));
        let limits = class == UnitClass::AgeYear && !when::compares(sentence, piece) && !(clause..piece).any(is_change);
        let owned = |last: &Done<'_>| portion::averaged_of(last).filter(|_| limits);
        // 抽查领导干部报告58份，函询9人次: whose it was.
        let owner = last.filter(|_| unit == "人次").and_then(|last| last.subject).and_then(|of| {
            let is_person = matches!(sentence.token(of.first), Some(Token::Noun(UnitClass::Person)));
            let owns =
                is_person && of.first < of.last && matches!(of.class, Some(UnitClass::Item | UnitClass::Document));
            owns.then_some(Phrase { first: of.first, last: of.first, class: Some(UnitClass::Person) })
        });
        let fitting = owner.or(last.filter(same).and_then(|last| owned(last).or(last.subject)));
        let nearest = subject::nearest_before(sentence, piece, unit, class);
        let nearest = nearest.filter(|_| !is_from);
        // 260名村官当选村党组织书记，比上届增加32人: what they came to be is not who they are.
        let is_become = |phrase: &Phrase| phrase.first.checked_sub(1).is_some_and(|at| standing::becomes(sentence, at));
        let nearest = nearest.filter(|phrase| fitting.is_none() || !is_become(phrase));
        // 其中硕士以上学历67名: nor is a degree.
        let nearest = nearest.filter(|phrase| !is_attribute || phrase.first < clause);
        // 县直单位结对帮扶28456户: bodies that help are no households.
        let nearest = nearest.filter(|phrase| unit != "户" || phrase.class == Some(UnitClass::Household));
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
            && (clause..piece).any(|at| sentence.is_act(at))
            && self.whole(piece, class).is_none();
        let (fitting, nearest) =
            if is_other_act { (None, nearest.filter(|phrase| phrase.first >= clause)) } else { (fitting, nearest) };
        // 村集体增收12万元、农民增收36万元: what is earned is that of whoever earns it.
        let earns =
            class == UnitClass::MoneyCny && act.is_some_and(|act| NAMING.ends("gains", sentence.piece_text(act)));
        let earning = fronted.filter(|earning| earns && earning.class == Some(UnitClass::Person));
        let phrase = match (fitting, nearest) {
            _ if earning.is_some() => earning,
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
        // 学员93万人，人均学习52学时: those who did so were counted before, or are named in the clause before.
        let is_time = matches!(unit, "学时" | "课时" | "小时" | "次" | "场" | "堂" | "天");
        if is_time && average.is_some_and(|at| at == clause && sentence.piece_text(at) == "人均") {
            let counted = self.told().find(|done| done.unit_class == UnitClass::Person).and_then(|done| done.subject);
            let named = || {
                let before = clause.checked_sub(1).map(|mark| sentence.clause_start(mark)..mark)?;
                let end =
                    before.clone().find(|at| !matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text)))?;
                subject::phrase_ending_at(sentence, end).0.filter(|phrase| phrase.class == Some(UnitClass::Person))
            };
            if let Some(phrase) = counted.or_else(named) {
                return Counted { phrase: Some(phrase), verb: act, link, is_carried: true, ..Counted::default() };
            }
        }
        // 吸纳286名脱贫人口务工，人均增收1500元: those who earn more were counted before.
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
        // 党建经费3.6亿元，平均每个社区30万元: without an act it is the sum told before.
        let is_mean = act.is_none() && self.last_counted().is_some_and(|last| last.unit_class == UnitClass::MoneyCny);
        if based.is_some() && class == UnitClass::MoneyCny && !is_mean {
            return Counted { phrase: based, verb: act, link, ..Counted::default() };
        }
        let is_person_count = matches!(class, UnitClass::Person | UnitClass::PersonTime);
        // 谈话3400人次: without anyone named the act is counted.
        let is_named_act = |at: &usize| unit == "人次" || Words::get().ends("act", sentence.piece_text(*at));
        let acted = || act.filter(is_named_act).map(|verb| Phrase { first: verb, last: verb, class: None });
        // 到联系点调研24次: how often it was done.
        let is_act = |at: &usize| sentence.is_act(*at);
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
            .filter(|at| is_person_count && NAMING.ends("attended", sentence.piece_text(*at)) && *at > clause)
            // 培训干部9万人次，其中示范培训1万人次: those of the whole.
            .filter(|_| class != UnitClass::PersonTime || self.whole(piece, class).is_none());
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
        let is_often = matches!(unit, "次" | "轮" | "趟" | "回" | "遍");
        let own_act = piece.checked_sub(1).filter(|at| is_often && fronted.is_none_or(goes) && is_act(at));
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
                // 拨付党费用于场所建设，已完工210个: sums are not counted by 个.
                .or(last
                    .filter(|last| !(is_other_act || is_open && last.unit_class == UnitClass::MoneyCny))
                    .and_then(|last| last.subject))
                .filter(|_| !is_person_count && class != UnitClass::Household)
                .or_else(acted)
                .or_else(ended)
                .or_else(named_before)
        };
        Counted { phrase: phrase.or_else(other), verb: act, link, is_carried: true, ..Counted::default() }
    }

    /// The persons or households behind a second number that follows directly on the first: 3988户8293名贫困群众.
    pub(super) fn behind_second(&self, piece: usize) -> Option<Phrase> {
        // 分四批选派260名年轻干部: an act may stand between.
        // 三批共258名第一书记: or that it is all of them.
        let acts = self.sentence.is_act(piece + 1) || self.sentence.piece_text(piece + 1) == "共";
        let second = if acts && self.sentence.piece_text(piece).ends_with(['批', '次', '期']) {
            piece + 2
        } else {
            piece + 1
        };
        let is_number = matches!(self.sentence.token(second), Some(Token::Number(_)));
        let unit = ["名", "人"].into_iter().find(|unit| self.sentence.piece_text(second).ends_with(unit))?;
        let people = |phrase: &Phrase| matches!(phrase.class, Some(UnitClass::Person | UnitClass::Household));
        subject::after(self.sentence, second, unit).filter(people).filter(|_| is_number)
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
