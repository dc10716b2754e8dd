//! What sort of fact a number states: flow, stock, target, share, rate, structure or parameter.
//!
//! Decided from the unit, the governing verb and the words of the clause, in one fixed order.

use crate::period::Standing;
use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::deeds;
use super::evidence::{
    Evidence, changes_here, counts_members, first_verb, is_distributed, is_person, number_of, opens_clause, reaches,
    text_of,
};
use super::link_words::{Roles, Words};
use super::money;
use super::naming::NAMING;
use super::sentence::Token;
use super::standing;
use super::stands::Few;
use super::stretch::Stretch;
use super::threshold;

/// The kind, and whether the text marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) kind: Kind,
    /// False where nothing in the text tells and the usual kind was taken.
    pub(crate) is_marked: bool,
    pub(crate) is_mobilised: bool,
}

impl Meaning {
    pub(super) fn marked(kind: Kind) -> Meaning {
        Meaning { kind, is_marked: true, is_mobilised: false }
    }
}

/// Decides the kind. Attendances are no state, unless a force is called up: they happened.
pub(crate) fn meaning(evidence: &Evidence) -> Meaning {
    let meaning = decided(evidence);
    let happened = !meaning.is_mobilised && !evidence.is_course;
    let attends = evidence.unit_class == UnitClass::PersonTime && meaning.kind == Kind::Stock && happened;
    if attends { Meaning { kind: Kind::Flow, ..meaning } } else { meaning }
}

fn decided(evidence: &Evidence) -> Meaning {
    let sentence = evidence.sentence;
    let start = sentence.clause_start(evidence.number);
    let end = sentence.clause_end(evidence.number);
    let left = || (start..evidence.number).rev();
    let verb_roles = |range: std::ops::Range<usize>, wanted: VerbRole| {
        range.clone().rev().any(|at| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role == wanted))
    };
    let clause_before = sentence.between(start, evidence.number);
    let says_before = |roles: Roles| sentence.may_link(roles) && clause_before.any(roles);
    let clause_after = sentence.between(evidence.number + 1, end);
    let subject = evidence.subject.map_or(Stretch::default(), |phrase| phrase.stretch(sentence));
    let subject = subject.trim_start(&['“', '”']).trim_end(&['“', '”']);

    if threshold::is_threshold(evidence, subject, clause_before, clause_after) {
        return Meaning::marked(Kind::Parameter);
    }
    if evidence.is_planned {
        return Meaning::marked(Kind::Target);
    }
    if let Some(kind) = standing::measured_out(evidence, start) {
        return Meaning::marked(kind);
    }
    // 8764个基层党组织、17.9万名党员以…为主线: they are there.
    if counts_members(evidence.unit_class) && evidence.is_subject_after && standing::serves(sentence, evidence.number) {
        return Meaning::marked(Kind::Stock);
    }
    let is_per = |at| matches!(sentence.token(at), Some(Token::Particle(Particle::Per)));
    let is_per_unit =
        sentence.holds(Few::PER) && left().any(is_per) && is_distributed(sentence, start, evidence.number)
            || says_before(Roles::AVERAGE)
            || (evidence.is_own && subject.any(Roles::AVERAGE));
    // 每天接待90人: so often.
    let is_regular =
        || sentence.may_link(Roles::REGULAR) && left().any(|at| sentence.between(at, at + 1).is(Roles::REGULAR));
    let is_per_unit = is_per_unit || evidence.unit_class != UnitClass::MoneyCny && is_regular();
    let changes = verb_roles(start..evidence.number, VerbRole::Change) && changes_here(evidence);
    let is_dimensionless = matches!(evidence.unit_class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate);
    let before_number = evidence.number.checked_sub(1);
    let is_plan = |at: usize| match sentence.token(at) {
        Some(Token::Verb { kind: Some(Kind::Target), role, .. }) => {
            // 预计2030年完成: a first estimate of a year that is over is no plan.
            let is_estimate = evidence.is_past && sentence.between(at, at + 1).starts(Roles::ESTIMATES);
            let names = evidence.subject.is_some_and(|phrase| (phrase.first..=phrase.last).contains(&at));
            // 完成年度计划的104%, 完成规划目标任务76%: a plan that is a thing.
            let is_share = matches!(evidence.unit_class, UnitClass::Percent);
            let is_fulfilled = || {
                let is_done =
                    |at: usize| sentence.piece_text(at).ends_with("完成") || sentence.piece_text(at).starts_with('占');
                is_share && (start..at).any(is_done) && !sentence.between(start, evidence.number).any(Roles::ASKS)
            };
            // “天池英才”引进计划首批支持386人: a plan that has a name.
            let is_named = sentence.piece_text(at) == "计划"
                && at.checked_sub(1).is_some_and(|left| {
                    left >= start && (sentence.token(left) == Some(Token::Mark('”')) || sentence.is_act(left))
                });
            let is_thing = sentence.piece_text(at + 1) == "的" || is_named || is_fulfilled();
            // 成立产业规划办公室等5个党总支: nor is one in the name of an item of a list.
            let closes_list = before_number.is_some_and(|at| sentence.piece_text(at) == "等");
            let is_thing = is_thing || closes_list && matches!(sentence.token(at + 1), Some(Token::Noun(_)));
            // 2013年以来，每年培训干部8000人次: as it went on each year.
            let is_thing = is_thing || evidence.is_since && sentence.piece_text(at).starts_with("每年");
            !sentence.is_quoted(at)
                && !is_estimate
                && !names
                && !is_thing
                && (role == VerbRole::Modal || Some(at) == evidence.verb)
        }
        _ => false,
    };
    // 推动全市1.28万个基层党组织: the whole of the region is a state.
    let follows_place = before_number.is_some_and(|at| {
        let is_place = matches!(sentence.token(at), Some(Token::Noun(UnitClass::Place)));
        is_place
            && evidence.is_subject_after
            && evidence.unit_class != UnitClass::Place
            && sentence.piece_text(at).ends_with(['省', '市', '县', '区', '州', '镇', '乡'])
            && at <= start + 1
    });
    let follows_region =
        before_number.is_some_and(|at| matches!(sentence.token(at), Some(Token::Particle(Particle::Region))));
    let is_whole = follows_region
        && evidence.is_subject_after
        && before_number.is_some_and(|at| {
            let handled = at.checked_sub(1).map_or("", |before| sentence.piece_text(before));
            sentence.piece_text(at).starts_with('全') && !matches!(handled, "把" | "将" | "对" | "给" | "为")
        });
    // 将打造20个, 将再引进80个: before an act 将 speaks of what is to come; before a noun it is 把.
    let is_to_come = |at: usize| {
        let acts = |at: usize| {
            let is_state = matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::State, .. }));
            // 年内将有300个村脱贫.
            matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role.is_act() || role == VerbRole::Auxiliary)
                || is_state && at + 1 == evidence.number
        };
        let next = || (at + 1..end).find(|at| !matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb))));
        sentence.piece_text(at) == "将" && next().is_some_and(acts) && !sentence.is_quoted(at)
    };
    // 300名干部将进驻40个村: those who open the clause are to do so.
    let is_told_of = |at: usize| evidence.is_subject_after && is_to_come(at);
    // 38岁的张某说, 老支书赵某今年81岁: how old one is; 年龄 is that of many.
    let is_of_one = evidence.unit_class == UnitClass::AgeYear
        && !changes
        && !before_number.is_some_and(|at| NAMING.is("reaches", sentence.piece_text(at)))
        && evidence.level != Some(Kind::Rate)
        && evidence.listed_after != Some(Kind::Rate)
        && !(start..end).any(|at| sentence.piece_text(at).contains("年龄"));
    let requires = evidence.is_future && !is_of_one
        || left().any(is_to_come)
        || deeds::is_foreseen(evidence, end)
        || evidence.subject.is_some_and(|phrase| is_told_of(phrase.last + 1))
        || before_number.is_some_and(|at| sentence.piece_text(at) == "要")
        || left().any(is_plan)
        || (says_before(Roles::ASKS) && number_of(evidence).starts(Roles::LIMIT));
    let requires = requires || (says_before(Roles::STAFFS) && number_of(evidence).ends(Roles::BEYOND));
    // 女干部占比不低于15%: a share with such a floor is one that is asked for.
    let is_floor = text_of(evidence).starts_with('不') && number_of(evidence).starts(Roles::LIMIT);
    let requires = requires || is_floor;
    // 确保全市1412个党组织、39058名党员接到命令: what stands is not what is asked.
    let is_listed_state = evidence.listed_after == Some(Kind::Stock) && counts_members(evidence.unit_class);
    if requires
        && !matches!(evidence.unit, "级" | "方面")
        && !subject.text.ends_with("方面")
        && !is_whole
        && !is_listed_state
    {
        return Meaning::marked(Kind::Target);
    }
    let is_proportion = text_of(evidence).contains(['∶', ':', '：']);
    if matches!(evidence.unit, "倍" | "番") || evidence.unit.contains("百分点") || is_proportion {
        return Meaning::marked(Kind::Rate);
    }
    if is_dimensionless {
        let compares =
            (start..evidence.number).any(|at| matches!(sentence.piece_text(at), "比" | "较" | "同比" | "环比"));
        let grows = (changes && !evidence.is_course && !reaches(evidence))
            || compares
            || !evidence.is_course && clause_after.starts(Roles::GROWS);
        // 总量增36.7%.
        let is_stem = |at: usize| sentence.between(at, at + 1).is(Roles::STEM_UP | Roles::STEM_DOWN);
        // 人才的年均增速相当，分别为4.5%和4.3%: what is dealt out was named in the clause before.
        let named = start.checked_sub(1).filter(|_| sentence.deals_out(start)).map(|mark| sentence.clause_start(mark));
        let names_growth = named.is_some_and(|named| {
            let is_change = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. }));
            (named..start).any(is_change) || sentence.between(named, start).any(Roles::AVERAGE)
        });
        let grows = grows || names_growth || before_number.is_some_and(is_stem);
        let shares = evidence.verb.is_some_and(|verb| sentence.piece_text(verb).starts_with('占'));
        let continues = evidence.listed_after == Some(Kind::Rate) && !shares;
        return Meaning::marked(if is_per_unit || grows || continues { Kind::Rate } else { Kind::Share });
    }
    // 人均52.5学时，比上年增加6.5学时: the change of a rate is one.
    let changes_rate = changes && !evidence.is_course && evidence.level == Some(Kind::Rate);
    if is_per_unit || changes_rate {
        return Meaning::marked(Kind::Rate);
    }
    if evidence.unit_class == UnitClass::AgeYear {
        return Meaning::marked(if is_of_one { Kind::Stock } else { Kind::Rate });
    }
    if matches!(evidence.unit, "方面" | "方" | "级" | "层" | "环节" | "维度" | "大类" | "档")
        || subject.text.ends_with("方面")
    {
        return Meaning::marked(Kind::Structure);
    }
    // 探索出合作、带动等6种模式: in how many ways, where they are listed.
    let closes_list = before_number.is_some_and(|at| sentence.piece_text(at) == "等");
    let is_sort = matches!(evidence.unit, "种" | "项" | "大");
    // 用“结对”和“轮值”两种方式: where what they are called stands before.
    let closes_list = closes_list || before_number.is_some_and(|at| sentence.token(at) == Some(Token::Mark('”')));
    if is_sort && evidence.is_subject_after && closes_list && NAMING.ends("way", subject.text) {
        return Meaning::marked(Kind::Structure);
    }
    // 列出六种情形: or how many sorts there are.
    let is_sort = matches!(evidence.unit, "种" | "个" | "类");
    if is_sort && evidence.is_subject_after && NAMING.ends("kinds", subject.text) {
        return Meaning::marked(Kind::Structure);
    }
    // 片区民警、家庭医生等8类人员: of how many sorts they are.
    if evidence.unit == "类" && evidence.is_subject_after && is_person(evidence.subject) {
        return Meaning::marked(Kind::Structure);
    }
    // 一支6人团队: of how many it is made.
    let is_team = evidence
        .subject
        .is_some_and(|team| team.class == Some(UnitClass::Organization) && team.first == evidence.number + 1);
    if is_team && evidence.is_subject_after && matches!(evidence.unit, "人" | "名") {
        return Meaning::marked(Kind::Structure);
    }
    // 前移两位: a change of place.
    if evidence.unit == "位" && evidence.unit_class == UnitClass::Position {
        return Meaning::marked(Kind::Rate);
    }
    // 村党组织书记月报酬3500元.
    if evidence.unit_class == UnitClass::MoneyCny && NAMING.ends("wage", subject.text) {
        return Meaning::marked(Kind::Rate);
    }
    if evidence.unit_class == UnitClass::MoneyCny {
        return Meaning::marked(money::kind(evidence, clause_before, clause_after, subject));
    }
    // 有49名当选村委会主任, 300名妇女进入班子: what happened to them.
    let behind =
        evidence.subject.filter(|_| evidence.is_subject_after).map_or(evidence.number, |phrase| phrase.last) + 1;
    if evidence.unit_class == UnitClass::Person && standing::becomes(sentence, behind) && !evidence.is_course {
        return Meaning::marked(Kind::Flow);
    }
    // 215户社员户均增收1700元: those who have an average.
    let has_average = || {
        evidence.is_subject_after
            && matches!(evidence.unit_class, UnitClass::Household | UnitClass::Person | UnitClass::Village)
            && sentence.between(behind, behind + 1).starts(Roles::AVERAGE)
    };
    if sentence.may_link(Roles::AVERAGE) && has_average() {
        return Meaning::marked(Kind::Stock);
    }
    // 实现5862个脱贫村全覆盖: all there are.
    if evidence.is_subject_after
        && counts_members(evidence.unit_class)
        && sentence.piece_text(behind) == "全覆盖"
        && behind + 1 == end
        && evidence.verb.is_none_or(|verb| sentence.piece_text(verb).ends_with("实现"))
    {
        return Meaning::marked(Kind::Stock);
    }
    // 75个贫困县全部摘帽: what befell them.
    if evidence.is_subject_after && counts_members(evidence.unit_class) && standing::befalls(sentence, behind, end) {
        return Meaning::marked(Kind::Flow);
    }
    // 学生4600名，占发展党员总数的46%: a part of those to whom it was done.
    if matches!(evidence.unit_class, UnitClass::Person) && deeds::is_share_of_done(sentence, end) {
        return Meaning::marked(Kind::Flow);
    }
    // 现场听众5.3万人: those who came.
    if subject.ends(Roles::ATTENDS) && !evidence.is_course {
        return Meaning::marked(Kind::Flow);
    }
    // 党员总数净增2.1万名: a change of a total is none.
    let changes_total = changes && !evidence.is_course && !reaches(evidence);
    // 完成造林面积33万亩: as much of it was done.
    let is_extent = subject.ends(Roles::WHOLE) && subject.text.ends_with("面积");
    let is_done = is_extent && (start..evidence.number).any(|at| NAMING.starts("completes", sentence.piece_text(at)));
    // 改扩建面积不足200平方米的场所: nor is a total that only says of which sort they are.
    let said_of = evidence.subject.and_then(|phrase| phrase.first.checked_sub(1));
    let is_said_of = evidence.is_own && said_of.is_some_and(|at| at > start && sentence.piece_text(at) == "的");
    let names_total = (says_before(Roles::WHOLE) && !is_said_of || subject.ends(Roles::WHOLE)) && !is_done;
    if names_total && !changes_total && !matches!(evidence.unit_class, UnitClass::MoneyCny) {
        return Meaning::marked(Kind::Stock);
    }
    // 其中50万元以上的293个，比上年多了58个: by how much there are more is a change, whatever it is of.
    let is_more = evidence.verb.is_some_and(|verb| {
        verb >= start && verb < evidence.number && sentence.piece_text(verb).starts_with(['多', '少'])
    });
    if is_more && !evidence.is_course && super::when::compares(sentence, evidence.number) {
        return Meaning::marked(Kind::Flow);
    }
    // 院士41位，其中近五年新当选6位: what was done to a part in its own time is none of the state of the whole.
    let is_act = |at: usize| sentence.is_act(at);
    // 人才总量100万人，其中引进专家项目52项: nor what is no part of it at all.
    let is_other = evidence.standing == Some(Standing::Within) || evidence.unit_class != UnitClass::Person;
    let is_own_act =
        is_other && evidence.verb.is_some_and(|verb| verb >= start && verb < evidence.number && is_act(verb));
    if let Some(kind) = evidence.listed_after.filter(|kind| *kind != Kind::Stock || !is_own_act) {
        return Meaning::marked(kind);
    }
    // 年接待量由9万人次跃升到66万人次: what happens in each year.
    let before = evidence.subject.and_then(|phrase| phrase.first.checked_sub(1));
    let is_yearly = subject.text.starts_with('年') && evidence.unit_class != UnitClass::AgeYear
        || before.is_some_and(|at| matches!(sentence.piece_text(at), "年" | "年度"));
    if evidence.is_course {
        return Meaning::marked(if is_yearly { Kind::Flow } else { Kind::Stock });
    }
    // 提拔的干部中，40岁以下31人: of those to whom it was done.
    let is_of_done = || evidence.unit_class == UnitClass::Person && deeds::is_of_those(evidence, start);
    if let Some(kind) = evidence.before.filter(|_| evidence.is_headless && !is_of_done()) {
        return Meaning { kind, is_marked: false, is_mobilised: false };
    }
    if let Some(kind) = deeds::by_now(evidence, start, end) {
        return Meaning::marked(kind);
    }
    // 剩下未换届的22个村党组织.
    if matches!(sentence.piece_text(start), "剩下" | "剩余" | "余下") {
        return Meaning::marked(Kind::Stock);
    }
    // 26个村三年未发展党员: what was not done is how things stand. 到没有覆盖的村: a modifier says nothing of them.
    let is_modifier = |at: usize, end: usize| (at..end).any(|at| sentence.piece_text(at) == "的");
    let is_undone = evidence.is_subject_after
        && counts_members(evidence.unit_class)
        && (evidence.number + 1..end).any(|at| {
            matches!(sentence.piece_text(at), "未" | "尚未" | "没有" | "仍未" | "还未") && !is_modifier(at, end)
        });
    if is_undone {
        return Meaning::marked(Kind::Stock);
    }
    // 128个乡镇、405个社区已建立党组织: those that have by now what was set up are counted as they stand.
    let counted = evidence.subject.filter(|_| evidence.is_subject_after).map(|phrase| phrase.last);
    let told = counted.or(Some(evidence.number).filter(|_| !evidence.is_own));
    if told.is_some_and(|last| standing::has_by_now(sentence, last, evidence.unit_class, end)) {
        return Meaning::marked(Kind::Stock);
    }
    // 5400名村党组织书记中，: of those there are.
    let opens_whole = evidence.is_subject_after
        && counts_members(evidence.unit_class)
        && (start..evidence.number)
            .all(|at| !matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role != VerbRole::State))
        && evidence
            .subject
            .is_some_and(|phrase| sentence.piece_text(phrase.last + 1) == "中" && phrase.last + 2 == end);
    if opens_whole && !deeds::is_of_those(evidence, start) {
        return Meaning::marked(Kind::Stock);
    }
    // 村里23名党员划分为6个责任区: those who are there.
    let is_inside = before_number.is_some_and(|at| at == start && sentence.piece_text(at).ends_with('里'));
    if is_inside && evidence.is_subject_after && evidence.unit_class == UnitClass::Person {
        return Meaning::marked(Kind::Stock);
    }
    let mut mobilised = false;
    // 又选派干部900名投身乡村振兴: what those who are sent do is not what is told of them.
    let is_sent = evidence.verb.is_some_and(|verb| verb < evidence.number && sentence.stage(verb) == Some("assign"));
    let behind = first_verb(sentence, evidence.number + 1, end).filter(|_| !is_sent);
    let around = [evidence.verb, behind];
    for verb in around.into_iter().flatten() {
        if matches!(sentence.token(verb), Some(Token::Verb { role: VerbRole::Mobilisation, .. })) {
            mobilised = true;
        }
    }
    // 引领9.8万个基层党组织、186万名党员走好新路: all there are.
    let leads =
        evidence.verb.is_some_and(|verb| verb < evidence.number && standing::leads(sentence, verb, subject.text));
    let mobilised = mobilised || leads && evidence.is_subject_after;
    if mobilised && evidence.unit_class != UnitClass::MoneyCny {
        return Meaning { kind: Kind::Stock, is_marked: true, is_mobilised: true };
    }
    let acts_before = evidence.verb.is_some_and(|verb| verb < evidence.number && sentence.is_act(verb));
    // An act before it may reach it: 培训全市1.2万名干部.
    if is_whole && !acts_before && counts_members(evidence.unit_class) {
        return Meaning::marked(Kind::Stock);
    }
    // 晋升职级的公务员达1.1万名: what the counted did.
    let is_person = matches!(evidence.unit_class, UnitClass::Person | UnitClass::PersonTime);
    let is_told = is_person && !evidence.is_subject_after;
    if is_told && (!evidence.is_headless && deeds::has_acted(evidence, start) || deeds::is_of_those(evidence, start)) {
        return Meaning::marked(Kind::Flow);
    }
    // 涉及厅级11人: of those counted before.
    let opening = clause_before.text.trim_start_matches(['，', ',']);
    if opening.starts_with("涉及") && evidence.level == Some(Kind::Flow) {
        return Meaning::marked(Kind::Flow);
    }
    // 32名骨干组成的突击队: who belongs to it. 5万名党员守着边境: what goes on.
    let next = evidence.subject.filter(|_| evidence.is_subject_after).map(|phrase| phrase.last + 1);
    let goes_on = |next: usize| {
        let is_lasting = |at: usize| sentence.piece_text(at).ends_with('着');
        is_lasting(next) || next + 1 < end && sentence.piece_text(next + 1) == "着"
    };
    if deeds::is_at_work(evidence, start, end) {
        return Meaning::marked(Kind::Stock);
    }
    let is_force = counts_members(evidence.unit_class);
    // 选派6.2万名干部组成工作队: unless it is done to them.
    let belongs = |next: usize| !acts_before && Words::get().starts("belongs", sentence.piece_text(next));
    if next.is_some_and(|next| belongs(next) || is_force && goes_on(next)) {
        return Meaning::marked(Kind::Stock);
    }
    // 吸纳就业49万人, 带动就业3万人: they have work by now.
    let employs = evidence.verb.is_some_and(|verb| Words::get().starts("employs", sentence.piece_text(verb)));
    // 吸纳村民280人就业.
    let works = |text: &str| ["就业", "务工"].iter().any(|work| text.contains(work));
    if employs && (works(clause_before.text) || works(clause_after.text)) {
        return Meaning::marked(Kind::Stock);
    }
    // 公司138名党员正在结对: what goes on.
    let is_going_on = evidence.is_subject_after
        && counts_members(evidence.unit_class)
        && (evidence.number + 1..end).any(|at| {
            let text = sentence.piece_text(at);
            let is_other = ["正式", "正常", "正确", "正面", "正规", "正当"].iter().any(|word| text.starts_with(word));
            matches!(text, "仍在")
                || sentence.token(at) == Some(Token::Text) && text.starts_with('正') && !is_other
                || matches!(text, "正在" | "正")
        });
    if is_going_on {
        return Meaning::marked(Kind::Stock);
    }
    let verb_kind = evidence.verb.and_then(|verb| match sentence.token(verb) {
        Some(Token::Verb { kind, role, .. }) => Some((kind, role)),
        _ => None,
    });
    match verb_kind {
        Some((Some(Kind::Stock), _)) => return Meaning::marked(Kind::Stock),
        Some((_, VerbRole::Change)) => {
            return Meaning::marked(if reaches(evidence) { Kind::Stock } else { Kind::Flow });
        }
        Some((Some(Kind::Flow), role)) if role.is_act() => {
            let is_listed = ["目录", "名录"].iter().any(|list| clause_after.text.contains(list));
            return Meaning::marked(if is_listed { Kind::Stock } else { Kind::Flow });
        }
        _ => {}
    }
    if names_total || evidence.standing == Some(Standing::AsOf) {
        return Meaning::marked(Kind::Stock);
    }
    let has_act = verb_kind.is_some_and(|(_, role)| role.is_act());
    let is_linked = evidence
        .link
        .is_some_and(|link| matches!(sentence.token(link), Some(Token::Verb { role: VerbRole::State, .. })));
    if !has_act && (is_linked || matches!(verb_kind, Some((Some(_), VerbRole::State)))) {
        return Meaning::marked(Kind::Stock);
    }
    if !has_act && (follows_region || follows_place) {
        return Meaning::marked(Kind::Stock);
    }
    // 选聘经营管理人才47人，博士9人: a degree or a rank alone is of those to whom it was done before.
    if evidence.goes_on {
        return Meaning { kind: Kind::Flow, is_marked: false, is_mobilised: false };
    }
    let is_part = is_person && Words::get().group(subject.text).is_some() && opens_clause(evidence, start);
    let is_limited = is_person && evidence.is_limited && evidence.verb.is_none();
    if evidence.before == Some(Kind::Flow) && evidence.is_own && (is_part || is_limited) {
        return Meaning { kind: Kind::Flow, is_marked: false, is_mobilised: false };
    }
    // 共有商铺156间，住宅楼18幢.
    let counts_stand = !matches!(
        evidence.unit_class,
        UnitClass::Session | UnitClass::PersonTime | UnitClass::Item | UnitClass::Document
    );
    if let Some(kind) = evidence.before.filter(|kind| *kind == Kind::Stock).filter(|_| counts_stand) {
        return Meaning { kind, is_marked: false, is_mobilised: false };
    }
    // 委员中35岁以下的312名: of those who are there.
    if is_told && evidence.before != Some(Kind::Flow) && deeds::is_among(evidence, start) {
        return Meaning::marked(Kind::Stock);
    }
    // 40个村集体经济收入达10万元以上: those who reach a limit are there.
    let measures = |at: usize| matches!(sentence.token(at), Some(Token::Noun(UnitClass::MoneyCny)));
    let reaches_limit =
        matches!(evidence.unit_class, UnitClass::Village | UnitClass::Household | UnitClass::Organization)
            && evidence.is_subject_after
            && (evidence.number + 1..end).any(measures)
            && (evidence.number + 1..end).any(|at| {
                matches!(sentence.token(at), Some(Token::Number(_))) && sentence.between(at, at + 1).ends(Roles::BEYOND)
            });
    if reaches_limit {
        return Meaning::marked(Kind::Stock);
    }
    // 排查流动党员190名: those who were found.
    if is_force && left().any(|at| sentence.piece_text(at) == "排查") {
        return Meaning::marked(Kind::Flow);
    }
    // 托育机构1300余家: without any verb, people, organizations and places are a state.
    if evidence.verb.is_none()
        && !evidence.is_subject_after
        && is_force
        && evidence.subject.is_some()
        && evidence.is_own
    {
        return Meaning { kind: Kind::Stock, is_marked: false, is_mobilised: false };
    }
    // 全省梳理群众反映的问题: what the region does.
    let does = matches!(sentence.token(start + 1), Some(Token::Verb { kind: Some(Kind::Flow), role, .. }) if role.is_act())
        && !evidence.is_subject_after;
    let opens_with_region =
        matches!(sentence.token(start), Some(Token::Particle(Particle::Region | Particle::Nation))) && !does;
    // 2.6万户具备建立党组织条件的企业: what says of which sort they are governs nothing.
    let sorts = counted.map_or(0..0, |last| evidence.number..last);
    let governs = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role.governs());
    let acts = (start..end).any(|at| !sorts.contains(&at) && governs(at));
    let opens_with_number = (start..evidence.number).all(|at| matches!(sentence.token(at), Some(Token::Mark(_))));
    // 12名公务员记功, 4个县被通报: something is said of those that open the clause: they did or met with it.
    let is_told = evidence.subject.is_some_and(|phrase| {
        let next = phrase.last + 1;
        let says_more = !matches!(sentence.token(next), None | Some(Token::Mark(_) | Token::Particle(Particle::Tail)));
        let is_done = (next..end).any(|at| sentence.piece_text(at) == "了");
        says_more && (evidence.unit_class == UnitClass::Person || sentence.piece_text(next) == "被" || is_done)
    });
    if !has_act
        && (opens_with_region && evidence.unit_class != UnitClass::Session
            || (!acts && evidence.is_subject_after && opens_with_number && !is_told))
    {
        return Meaning { kind: Kind::Stock, is_marked: opens_with_region, is_mobilised: false };
    }
    Meaning { kind: Kind::Flow, is_marked: has_act, is_mobilised: false }
}
