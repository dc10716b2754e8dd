//! What is known of a number when its kind is asked, and what the pieces around it tell.
//!
//! What sort of fact it states is decided in `meaning`.

use crate::period::Standing;
use crate::quantity::{Bound, UnitClass};
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::sentence::{Sentence, Token};
use super::stretch::Stretch;
use super::subject::Phrase;

/// What is known of a number when its kind is asked.
pub(crate) struct Evidence<'a, 't, 'l> {
    pub(crate) sentence: &'a Sentence<'t, 'l>,
    /// Piece of the number.
    pub(crate) number: usize,
    pub(crate) unit: &'a str,
    pub(crate) unit_class: UnitClass,
    pub(crate) bound: Bound,
    pub(crate) subject: Option<Phrase>,
    pub(crate) is_subject_after: bool,
    /// Whether the subject is its own, and none that was named for a number before.
    pub(crate) is_own: bool,
    /// Whether the number is one end of a change from one level to another.
    pub(crate) is_course: bool,
    /// Whether it stands in the quoted name of a plan.
    pub(crate) is_planned: bool,
    /// Whether only what sort the counted are of is said: 十八大以来入党的7.44万名.
    pub(crate) is_headless: bool,
    /// Whether a limit of age stands before the subject: 35岁以下干部66人.
    pub(crate) is_limited: bool,
    /// A verb that links the subject to the number: 达, 共有.
    pub(crate) link: Option<usize>,
    /// Piece of the governing verb.
    pub(crate) verb: Option<usize>,
    /// How the nearest time of the sentence bounds what is said.
    pub(crate) standing: Option<Standing>,
    /// Whether the time that governs the number began in the past and runs on: 2013年以来.
    pub(crate) is_since: bool,
    /// Whether the time of the clause lies after the time the report speaks of.
    pub(crate) is_future: bool,
    /// Kind of the number just before, if it has the same unit: the level that a change may be of.
    pub(crate) level: Option<Kind>,
    /// Whether the time of the clause is one the report looks back on.
    pub(crate) is_past: bool,
    /// Whether the clause before opens with an act done to what it counts, and this one holds a further number and noun
    /// alone: 新增养老中心51家，助餐点201个.
    pub(crate) goes_on: bool,
    /// Kind of the number before, if this one continues its list.
    pub(crate) listed_after: Option<Kind>,
    /// Kind of the number before in the sentence, if it counts the same sort of thing and this one has no verb of its own.
    pub(crate) before: Option<Kind>,
}

pub(super) fn is_person(subject: Option<Phrase>) -> bool {
    subject.is_some_and(|subject| subject.class == Some(UnitClass::Person))
}

/// Whether nothing but adverbs and marks stands in the clause before what is counted.
pub(super) fn opens_clause(evidence: &Evidence, start: usize) -> bool {
    let first = evidence.subject.map_or(start + 1, |phrase| phrase.first);
    let is_light = |at| matches!(evidence.sentence.token(at), Some(Token::Particle(Particle::Adverb) | Token::Mark(_)));
    (start..first).all(is_light)
}

/// People, organizations and places: what a region has.
pub(super) fn counts_members(class: UnitClass) -> bool {
    matches!(
        class,
        UnitClass::Person
            | UnitClass::Organization
            | UnitClass::Place
            | UnitClass::Village
            | UnitClass::Household
            | UnitClass::Site
    )
}

/// The first verb from `from` up to `end`.
pub(crate) fn first_verb(sentence: &Sentence, from: usize, end: usize) -> Option<usize> {
    (from..end).find(|at| matches!(sentence.token(*at), Some(Token::Verb { role, .. }) if role.governs()))
}

/// The number with the words of links in it: 50人以上.
pub(super) fn number_of<'e>(evidence: &'e Evidence) -> Stretch<'e> {
    evidence.sentence.between(evidence.number, evidence.number + 1)
}

pub(super) fn text_of<'t>(evidence: &Evidence<'_, 't, '_>) -> &'t str {
    evidence.sentence.piece_text(evidence.number)
}

/// 每…: whether the word reaches this number, that is, no act stands between that is not per unit itself.
pub(super) fn is_distributed(sentence: &Sentence, start: usize, number: usize) -> bool {
    let Some(per) =
        (start..number).rev().find(|at| matches!(sentence.token(*at), Some(Token::Particle(Particle::Per))))
    else {
        return false;
    };
    let numbers = (per..number).filter(|at| matches!(sentence.token(*at), Some(Token::Number(_)))).count();
    numbers <= 1 && !sentence.piece_text(per).starts_with("每年")
}

/// Whether the number is the level that a change reached, by its verb, the link to its subject, or the word before it:
/// 增至, 达到, 增加到.
pub(super) fn reaches(sentence: &Sentence, number: usize, verb: Option<usize>, link: Option<usize>) -> bool {
    // 增幅为0.7%, 增长率为3%: by how much something changed is none, whatever links it.
    let is_size = |at: usize| sentence.piece_text(at).ends_with(['幅', '率']);
    let names_level = |at: usize| match sentence.piece_text(at) {
        "为" => !at.checked_sub(1).is_some_and(is_size),
        word => word.ends_with(['至', '到', '为']),
    };
    let ends_change = |at: usize| match sentence.piece_text(at) {
        "到" | "至" => true,
        word => sentence.is_change(at) && word.ends_with(['到', '至']),
    };
    [verb, link].into_iter().flatten().any(names_level) || number.checked_sub(1).is_some_and(ends_change)
}

/// Whether a verb of change governs this number and not one before it.
pub(super) fn changes_here(evidence: &Evidence) -> bool {
    let sentence = evidence.sentence;
    let mut at = evidence.number;
    while let Some(previous) = at.checked_sub(1) {
        match sentence.token(previous) {
            // 精简率达57%: the rate of a change is none.
            Some(Token::Verb { role: VerbRole::Change, .. }) if sentence.piece_text(at).starts_with('率') => {
                return false;
            }
            // 对经济增长的贡献率升至29.6%: a level that is reached.
            Some(Token::Verb { role: VerbRole::State, .. }) if sentence.piece_text(previous).ends_with('至') => {
                return false;
            }
            Some(Token::Verb { role: VerbRole::Change, .. }) => return true,
            Some(Token::Verb { role: VerbRole::Act | VerbRole::Light, .. } | Token::Number(_)) => return false,
            _ if sentence.ends_clause(previous) => return false,
            _ => {}
        }
        at = previous;
    }
    false
}
