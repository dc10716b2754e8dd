//! What sort of fact a number states: flow, stock, target, share, rate, structure or parameter.
//!
//! Decided from the unit, the governing verb and the words of the clause, in one fixed order. The questions are asked here;
//! what answers them stands in `threshold`, `targets`, `rates`, `told`, `lasting` and `usual`.

use crate::period::Standing;
use crate::quantity::UnitClass;
use crate::vocabulary::Kind;

use super::asked::Asked;
use super::deeds;
use super::evidence::Evidence;
use super::standing;
use super::when;

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

    pub(super) fn usual(kind: Kind) -> Meaning {
        Meaning { kind, is_marked: false, is_mobilised: false }
    }
}

/// Decides the kind. Attendances are no state, unless a force is called up: they happened.
pub(crate) fn meaning(evidence: &Evidence) -> Meaning {
    let meaning = decided(&Asked::of(evidence));
    let happened = !meaning.is_mobilised && !evidence.is_course;
    let attends = evidence.unit_class == UnitClass::PersonTime && meaning.kind == Kind::Stock && happened;
    if attends { Meaning { kind: Kind::Flow, ..meaning } } else { meaning }
}

/// Asks the questions in their order: what the number itself and its unit tell, what was told before it, what its verb
/// tells, what is usual.
fn decided(asked: &Asked) -> Meaning {
    of_itself(asked)
        .map(Meaning::marked)
        .or_else(|| carried_on(asked))
        .or_else(|| asked.by_now().map(Meaning::marked))
        .or_else(|| mobilised(asked))
        .or_else(|| of_deeds(asked).map(Meaning::marked))
        .or_else(|| asked.as_before().map(Meaning::usual))
        .or_else(|| asked.as_found().map(Meaning::marked))
        .unwrap_or_else(|| asked.usual())
}

/// What the number, its unit, and the words around what it counts tell, whatever was told before.
fn of_itself(asked: &Asked) -> Option<Kind> {
    set_apart(asked)
        .or_else(|| asked.is_required().then_some(Kind::Target))
        .or_else(|| asked.share_or_rate())
        .or_else(|| asked.age())
        .or_else(|| asked.is_structure().then_some(Kind::Structure))
        .or_else(|| asked.place_or_sum())
        .or_else(|| asked.told_behind())
        .or_else(|| asked.is_total().then_some(Kind::Stock))
}

/// 35岁以下党员60万名, 按10%的比例: what only says which are meant, is a part of the name of a plan, or measures out.
fn set_apart(asked: &Asked) -> Option<Kind> {
    let evidence = asked.evidence;
    if asked.is_threshold() {
        return Some(Kind::Parameter);
    }
    if evidence.is_planned {
        return Some(Kind::Target);
    }
    // 8764个基层党组织、17.9万名党员以…为主线: they are there.
    let is_counted = asked.counts_members() && evidence.is_subject_after;
    let serves = || is_counted && standing::serves(asked.sentence, asked.number);
    standing::measured_out(evidence, asked.start).or_else(|| serves().then_some(Kind::Stock))
}

/// What a number has of the one that was told before it: its kind in a list, the level that it changes.
fn carried_on(asked: &Asked) -> Option<Meaning> {
    let Asked { evidence, sentence, number, start, .. } = *asked;
    let verb = evidence.verb.filter(|verb| asked.left().contains(verb));
    // 其中50万元以上的293个，比上年多了58个: by how much there are more is a change, whatever it is of.
    let is_more = verb.is_some_and(|verb| sentence.piece_text(verb).starts_with(['多', '少']));
    if is_more && !evidence.is_course && when::compares(sentence, number) {
        return Some(Meaning::marked(Kind::Flow));
    }
    // 院士41位，其中近五年新当选6位: what was done to a part in its own time is none of the state of the whole.
    // 人才总量100万人，其中引进专家项目52项: nor what is no part of it at all.
    let is_other = evidence.standing == Some(Standing::Within) || evidence.unit_class != UnitClass::Person;
    let is_own_act = || is_other && verb.is_some_and(|verb| sentence.is_act(verb));
    if let Some(kind) = evidence.listed_after.filter(|kind| *kind != Kind::Stock || !is_own_act()) {
        return Some(Meaning::marked(kind));
    }
    if evidence.is_course {
        return Some(Meaning::marked(if is_yearly(asked) { Kind::Flow } else { Kind::Stock }));
    }
    // 提拔的干部中，40岁以下31人: of those to whom it was done.
    let is_of_done = || evidence.unit_class == UnitClass::Person && deeds::is_of_those(evidence, start);
    evidence.before.filter(|_| evidence.is_headless && !is_of_done()).map(Meaning::usual)
}

/// 年接待量由9万人次跃升到66万人次: what happens in each year.
fn is_yearly(asked: &Asked) -> bool {
    let before = asked.evidence.subject.and_then(|phrase| phrase.first.checked_sub(1));
    asked.subject.text.starts_with('年')
        || before.is_some_and(|at| matches!(asked.sentence.piece_text(at), "年" | "年度"))
}

/// 动员9.8万名党员: a force that is called up or led on is all there are.
fn mobilised(asked: &Asked) -> Option<Meaning> {
    asked.is_mobilised().then_some(Meaning { is_mobilised: true, ..Meaning::marked(Kind::Stock) })
}

/// What the verbs tell: what those who are counted did or are at, what was done to them, how they stand.
fn of_deeds(asked: &Asked) -> Option<Kind> {
    // An act before it may reach it: 培训全市1.2万名干部.
    if asked.is_whole() && !asked.acts_before() && asked.counts_members() {
        return Some(Kind::Stock);
    }
    if asked.have_acted() {
        return Some(Kind::Flow);
    }
    if asked.are_at_it() {
        return Some(Kind::Stock);
    }
    asked.by_verb().or_else(|| asked.stands().then_some(Kind::Stock))
}
