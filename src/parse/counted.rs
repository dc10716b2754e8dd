//! What a number of a sentence counts, and where that stands: beside it, before its verb, in a list, or carried from before.
//!
//! The noun phrases themselves are found in [`subject`]; this file chooses among them.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

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
        // 居全省第5位，比上年前移2位: not every word is a name.
        let names_nothing = |phrase: &Phrase| is_no_name(self.sentence, *phrase);
        match counted.phrase.filter(names_nothing) {
            Some(_) => {
                let last = self
                    .last_counted()
                    .filter(|last| last.unit_class == class || unit == "位" || dimension(class) != 0);
                let phrase = last.and_then(|last| last.subject);
                Counted { phrase, is_after: false, is_carried: true, ..counted }
            }
            None => counted,
        }
    }

    fn chosen(&self, piece: usize, unit: &str, class: UnitClass, is_open: bool, is_rank: bool) -> Counted {
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        if is_rank {
            return self.ranked(piece, clause);
        }
        if let Some(course) = self.course(piece) {
            let Course { subject, verb, origin } = course;
            return Counted { phrase: subject, verb: Some(verb), is_course: true, origin, ..Counted::default() };
        }
        // 村民李石今年72岁: how old somebody is.
        if class == UnitClass::AgeYear
            && let Some(phrase) = self.aged(piece).filter(|phrase| phrase.first >= clause)
        {
            return Counted { phrase: Some(phrase), ..Counted::default() };
        }
        // 按每年3.6万元、2.4万元的标准发放补贴: what is paid by that standard.
        if class == UnitClass::MoneyCny
            && let Some((phrase, verb)) = self.paid_by_standard(piece)
        {
            return Counted { phrase: Some(phrase), verb: Some(verb), is_after: true, ..Counted::default() };
        }
        if let Some(phrase) = self.planned(piece) {
            return Counted { phrase: Some(phrase), is_planned: true, ..Counted::default() };
        }
        let before = before::before(sentence, piece);
        let mut left = before.phrase.filter(|phrase| phrase.first >= clause);
        // 按文化程度分，大专及以上12名、高中16名: of what sort those who were counted before are.
        if self.is_sorted(clause, class, left) {
            return Counted { is_headless: class == UnitClass::Person, is_carried: true, ..Counted::default() };
        }
        // 第一批8户民居: which of them is not who they are.
        let is_ordinal = |left: &Phrase| {
            left.first == left.last
                && sentence.token(left.first) == Some(Token::Fixed)
                && sentence.piece_text(left.first).starts_with('第')
        };
        // 钱只剩600块, 不到一半: nor is every word a name.
        left = left.filter(|left| !is_ordinal(left) && !is_no_name(sentence, *left));
        // 其中宁德市有1020个: a place inside the whole is not what is counted.
        let whole = || self.whole(piece, class);
        // 乡镇136个，其中乡31个: unless the whole is made of places.
        let counts = |whole: usize, wanted: &[UnitClass]| {
            self.done.iter().any(|done| done.mention == whole && wanted.contains(&done.unit_class))
        };
        let is_inner_place = left.is_some_and(|left| match left.class {
            Some(UnitClass::Place | UnitClass::Level) => {
                whole().is_some_and(|whole| !counts(whole, &[UnitClass::Place]))
            }
            // 建设服务站1260个，其中社区1106个.
            Some(UnitClass::Village) if left.first == left.last => {
                whole().is_some_and(|whole| !counts(whole, &[UnitClass::Place, UnitClass::Village]))
            }
            _ => false,
        });
        // 3988户8293名贫困群众: who lives there stands behind the second number.
        // 10批21万名干部: or who went in so many groups.
        if matches!(unit, "户" | "批" | "批次")
            && let Some(phrase) = self.behind_second(piece)
        {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        // 选派博士服务团3批156人: of those who went in so many groups.
        let grouped = self.done.last().filter(|last| {
            last.piece + 1 == piece
                && matches!(last.unit, "批" | "批次")
                && matches!(unit, "人" | "名" | "人次")
                && last.subject.is_some()
                && subject::after(sentence, piece, unit).is_none()
        });
        if let Some(last) = grouped {
            return Counted { phrase: last.subject, verb: last.verb, is_carried: true, ..Counted::default() };
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
        // 社区服务专项经费每年每个社区不低于20万元: nor where the sum has a name.
        let sum = || {
            let is_sum = |at: &usize| sentence.token(*at) == Some(Token::Noun(UnitClass::MoneyCny));
            let last = (clause..left?.first.checked_sub(1)?).rev().find(is_sum)?;
            subject::phrase_ending_at(sentence, last + 1).0.filter(|sum| sum.first >= clause)
        };
        let is_per = |left: Phrase| {
            let per = left.first.checked_sub(1).and_then(|per| sentence.token(per));
            left.class != Some(UnitClass::MoneyCny) && matches!(per, Some(Token::Particle(Particle::Per)))
        };
        if class == UnitClass::MoneyCny
            && left.is_some_and(is_per)
            && let Some(phrase) = sum()
        {
            return Counted { phrase: Some(phrase), verb: before.verb, link: before.verb, ..Counted::default() };
        }
        let is_base = left.is_some_and(|left| {
            let per = left.first.checked_sub(1).and_then(|per| sentence.token(per));
            left.first == left.last
                && matches!(per, Some(Token::Particle(Particle::Per)))
                && match self.last_counted() {
                    // 建成场所310个，平均每个村1.2个: of what was counted the same way before.
                    Some(last) if last.unit == unit || last.unit_class == class && class == UnitClass::MoneyCny => true,
                    _ => {
                        left.class.is_some_and(|class| class == UnitClass::Person || !subject::fits(unit, class))
                            && !matches!(class, UnitClass::MoneyCny)
                    }
                }
        });
        // 选派干部赴一线锻炼60名: behind a word of going stands where they go, before it who goes.
        let goes = left.filter(|left| left.class.is_none()).and_then(|left| left.first.checked_sub(1));
        let goes = goes.filter(|at| matches!(sentence.piece_text(*at), "赴" | "到" | "往" | "去" | "在"));
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
            // 硕士以上学历93名: the degree is named by those who have it.
            let ends_in_noun = matches!(sentence.token(left.last), Some(Token::Noun(_)));
            sentence.may_link(Roles::ATTRIBUTE)
                && left.stretch(sentence).ends(Roles::ATTRIBUTE)
                && (left.class != Some(UnitClass::Person) || !ends_in_noun)
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
        let does = sentence.is_act(piece + 1);
        if is_person
            && does
            && piece.checked_sub(1).is_some_and(is_part)
            && let Some(last) = self.last_counted().filter(|last| last.unit_class == class)
        {
            return Counted { phrase: last.subject, verb: last.verb, is_carried: true, ..Counted::default() };
        }
        // “人、房、企”3个重点对象: what is listed is counted by the noun behind it.
        let is_list = left.is_some_and(|left| {
            let quoted = sentence.token(left.first) == Some(Token::Mark('“'))
                && sentence.pieces.get(left.first).and_then(|piece| piece.partner) == Some(left.last);
            quoted
                && left.last + 1 == piece
                && (left.first..left.last).any(|at| sentence.token(at) == Some(Token::Mark('、')))
        }) && subject::after(sentence, piece, unit).is_some();
        // 提拔干部46人，其中抗疫一线19人: where they come from is not who they are.
        let is_from = matches!(class, UnitClass::Person)
            && left
                .is_some_and(|left| left.class.is_none() && NAMING.ends("origin", sentence.slice(left.span(sentence))))
            && self.whole(piece, class).is_some();
        if is_list
            || is_from
            || is_inner_place
            || spends
            || is_owner
            || is_base
            || is_attribute
            || is_object
            || is_origin
            || is_holder
        {
            left = None;
        }
        // 带动村均增收6.8万元: what comes on an average is called so where nobody stands before it.
        let gains = before.verb.filter(|verb| verb + 1 == piece && NAMING.is("gains", sentence.piece_text(*verb)));
        let average = gains.and_then(|verb| verb.checked_sub(1)).filter(|at| {
            let is_owned = at.checked_sub(1).is_some_and(|at| matches!(sentence.token(at), Some(Token::Noun(_))));
            left.is_none()
                && !is_owned
                && class == UnitClass::MoneyCny
                && sentence.between(*at, at + 1).starts(Roles::AVERAGE)
        });
        if let (Some(first), Some(last)) = (average, gains) {
            let phrase = Phrase { first, last, class: Some(UnitClass::MoneyCny) };
            return Counted { phrase: Some(phrase), verb: gains, ..Counted::default() };
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
        if let Some(again) = self.row_again(piece).filter(|again| again.unit_class == class) {
            let verb = before.verb;
            return Counted { phrase: again.subject, verb, link: verb, is_carried: true, ..Counted::default() };
        }
        // 硕士以上的有110人: those of the ones counted before.
        let headless =
            before.verb.and_then(|verb| verb.checked_sub(1)).is_some_and(|at| sentence.piece_text(at) == "的");
        // 村干部参加培训的有27万人次: or who did it.
        let act = (clause..piece).find(|at| sentence.is_act(*at));
        let doer = act.filter(|_| headless && is_person).and_then(|act| subject::phrase_ending_at(sentence, act).0);
        let doer = doer.filter(|doer| doer.first == clause && doer.class == Some(UnitClass::Person));
        let same = self.last_counted().filter(|last| last.unit_class == class || doer.is_some());
        if headless && let Some(last) = same {
            // 县级班子成员中，35岁左右的有326名: the topic of the clause goes before.
            let phrase = self.topic(piece).or(doer).or(last.subject);
            // 选派3.6万名，目前在岗的有1.5万名: those who are there now.
            let is_now = NAMING.of("now").contains(&sentence.piece_text(clause));
            let verb = doer.and(act).or(last.verb).filter(|_| !is_now);
            let link = before.verb.filter(|_| is_now);
            return Counted { phrase, verb, link, is_carried: true, ..Counted::default() };
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
        // 集体收入10万元以上的村56个、50万元以上的村16个: the next limit is one of the same.
        if class == UnitClass::MoneyCny && left.is_none() && sentence.piece_text(piece + 1) == "的" {
            let is_limit = |done: &&Done<'_>| done.kind == Kind::Parameter && done.unit_class == class;
            let same = self.told().find(is_limit).filter(|done| sentence.piece_text(done.piece + 1) == "的");
            if let Some(phrase) = same.and_then(|done| done.subject) {
                return Counted { phrase: Some(phrase), is_carried: true, ..Counted::default() };
            }
        }
        // 提拔的干部中，40岁以下31名.
        if class == UnitClass::AgeYear
            && matches!(sentence.token(piece + 1), Some(Token::Number(_)))
            && let Some(phrase) = self.topic(piece).filter(|topic| topic.class == Some(UnitClass::Person))
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
        // 一支214人的宣讲团, 一支6人团队: how large the group behind the number is.
        let is_one = piece.checked_sub(1).is_some_and(|at| matches!(sentence.piece_text(at), "一支" | "一个"));
        let said = sentence.piece_text(piece + 1) == "的";
        if left.is_none_or(|left| left.class.is_none())
            && matches!(unit, "人" | "名")
            && (said || is_one)
            && let Some(phrase) = subject::after(sentence, if said { piece + 1 } else { piece }, "个")
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
        // 总量在全国前移两位: a word of measuring that opens its clause moves by itself.
        if left.is_none() && unit == "位" && self.moves(piece) && self.measures(clause) {
            let phrase = Some(Phrase { first: clause, last: clause, class: None });
            return Counted { phrase, verb: before.verb, link: before.verb, ..Counted::default() };
        }
        let follows_number = matches!(sentence.token(piece.wrapping_sub(1)), Some(Token::Mark('、')))
            && matches!(sentence.token(piece.wrapping_sub(2)), Some(Token::Number(_)));
        let names_money =
            left.is_some_and(|left| left.class == Some(UnitClass::MoneyCny)) && class == UnitClass::MoneyCny;
        // 流转土地31万亩办产业: what an act is done to stands before its number, and behind it what for.
        let is_done_to = left.is_some_and(|left| {
            let acts = |at| sentence.is_act(at);
            // 用好职务与职级两个通道: those listed are what there are so many of.
            let joins =
                |at: usize| matches!(sentence.token(at), Some(Token::Mark('、') | Token::Particle(Particle::Join)));
            left.last + 1 == piece
                && !(left.first..left.last).any(joins)
                && left.class.map_or(class == UnitClass::Other, |class| subject::fits(unit, class))
                && left.first.checked_sub(1).is_some_and(acts)
        });
        // 党员27万名 基层党组织1.2万个 队伍壮大: a blank parts the headlines of a title.
        let ends_at = |at: usize| sentence.pieces.get(at).map(|piece| piece.span.end);
        let is_parted = left.is_some_and(|left| left.last + 1 == piece)
            && sentence
                .pieces
                .get(piece + 1)
                .is_some_and(|next| ends_at(piece).is_some_and(|end| next.span.start > end));
        let follows_noun = !is_parted && !names_money && !is_done_to && (unit != "人次" || left.is_none());
        let right = subject::after(sentence, piece, unit).filter(|_| follows_noun);
        // 24家企业中，已有23家单独建立党组织: what they did is told of those among whom they are.
        let acts = |at: usize| {
            let is_way = matches!(sentence.token(at), Some(Token::Particle(Particle::Adverb)))
                || matches!(sentence.piece_text(at), "单独" | "联合" | "率先" | "分别");
            sentence.is_act(at) || is_way && sentence.is_act(at + 1)
        };
        let among = || self.topic(piece).filter(|topic| topic.class.is_some_and(|class| subject::fits(unit, class)));
        if left.is_none()
            && is_open
            && acts(piece + 1)
            && let Some(phrase) = among()
        {
            return Counted { phrase: Some(phrase), is_carried: true, ..Counted::default() };
        }
        if let Some(phrase) = right {
            let is_linked = left.is_some_and(|left| left.class.is_some_and(|class| subject::fits(unit, class)))
                && phrase.class.is_none();
            // 子女就学、看病就医等9项服务: what is listed is counted by the noun behind it.
            let closes_list = piece.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "等");
            if !is_linked || closes_list {
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

    /// The sum behind an act that pays it by the standard whose row of numbers `piece` stands in.
    fn paid_by_standard(&self, piece: usize) -> Option<(Phrase, usize)> {
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
        is_named.then_some((Phrase { first: act + 1, last: sum, class: Some(UnitClass::MoneyCny) }, act))
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
