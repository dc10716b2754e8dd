//! What is laid before [`meaning`]: the evidence that a number, its row, its whole and its time give of what it states.

use crate::period::Standing;
use crate::quantity::UnitClass;
use crate::vocabulary::Kind;

use super::evidence::Evidence;
use super::meaning::{Meaning, meaning};
use super::measures::{Done, Walk, dimension};
use super::relative;
use super::stated::Number;
use super::when::{self, is_after, may_lie_ahead};

impl Walk<'_, '_, '_> {
    /// What the number states.
    pub(super) fn meant(&self, number: &Number<'_>) -> Meaning {
        if number.is_rank {
            return Meaning::marked(Kind::Rank);
        }
        let Number { piece, counted, verb, time, .. } = number;
        let same_dimension = number.part_of.is_some()
            || self.last_of(number.class()).is_some_and(|last| dimension(last.unit_class) == dimension(number.class()));
        let near = time.near;
        let until = self.setting.known.until;
        let is_limited = |at: usize| relative::is_age(self.sentence, at);
        meaning(&Evidence {
            sentence: self.sentence,
            number: *piece,
            unit: number.unit,
            unit_class: number.class(),
            bound: number.quantity.bound,
            subject: counted.phrase,
            is_subject_after: counted.is_after,
            is_own: !counted.is_carried,
            level: self.level(number),
            is_course: counted.is_course,
            is_planned: counted.is_planned,
            is_headless: counted.is_headless,
            is_limited: counted.phrase.and_then(|phrase| phrase.first.checked_sub(1)).is_some_and(is_limited),
            link: counted.link,
            verb: *verb,
            standing: near.filter(|near| near.is_same_clause).map(|near| near.resolved.standing),
            is_since: near.is_some_and(|near| near.resolved.standing == Standing::Since),
            is_future: self.is_future(number),
            is_past: near.is_some_and(|near| near.is_same_clause && !is_after(near.resolved.period, until)),
            goes_on: verb.is_none() && self.goes_on(*piece, counted),
            listed_after: self.kind_of_list(number).filter(|kind| same_dimension && *kind != Kind::Parameter),
            before: match counted.is_headless {
                true => self.kind_of_headless(number),
                false => self.kind_before(number).filter(|_| same_dimension),
            },
        })
    }

    /// The kind of the level that a change may be of.
    fn level(&self, number: &Number<'_>) -> Option<Kind> {
        // 每万人有人才1300人，人才总量增长15万人: what grows is another thing.
        let is_of = |kind: Kind| number.counted.is_carried || kind != Kind::Rate;
        self.told().next().filter(|last| last.unit == number.unit && is_of(last.kind)).map(|last| last.kind)
    }

    /// Whether the time of the number, or what its passage is on, lies ahead.
    fn is_future(&self, number: &Number<'_>) -> bool {
        let until = self.setting.known.until;
        let near = number.time.near;
        let lies_ahead = near.is_some_and(|near| {
            is_after(near.resolved.period, until) && !matches!(near.resolved.standing, Standing::Since | Standing::Open)
        });
        lies_ahead
            || self.setting.known.passage.is_planned
                && near.is_none_or(|near| may_lie_ahead(near.resolved.period, until))
    }

    /// The kind of the whole of a part, or of the number before in the list.
    fn kind_of_list(&self, number: &Number<'_>) -> Option<Kind> {
        let kind = match number.part_of {
            Some(whole) => {
                let here = self.done_at(whole).map(|done| done.kind);
                here.or(self.before(whole).map(|previous| previous.kind))
            }
            None if number.is_listed => self.told().next().map(|done| done.kind),
            None => None,
        };
        let kind = kind?;
        // 其中，学生党员92名，比上年增加12名: by how much a part changed is no part.
        if number.verb.is_some_and(|at| self.sentence.is_change(at)) && when::compares(self.sentence, number.piece) {
            return None;
        }
        // 覆盖率比上年提高0.8%，其中学校达到99.9%: nor is a level that is reached a rate.
        (kind != Kind::Rate || !self.reaches(number)).then_some(kind)
    }

    /// The kind of those of whom only the sort is told.
    fn kind_of_headless(&self, number: &Number<'_>) -> Option<Kind> {
        // 收入5万元以下的490个: those on one side of a limit are there.
        let is_limit = |last: &&Done<'_>| last.kind == Kind::Parameter && last.unit_class != UnitClass::AgeYear;
        if self.done.last().filter(is_limit).is_some() {
            return Some(Kind::Stock);
        }
        let is_aged = || self.limited_by_age(number.piece).is_some() || self.aged_before().is_some();
        self.kind_of_like(number.class()).or_else(|| is_aged().then_some(Kind::Stock))
    }

    /// The kind of the last number of the class, where this one has no verb of its own.
    fn kind_before(&self, number: &Number<'_>) -> Option<Kind> {
        if number.verb.is_some() || number.counted.is_after {
            return None;
        }
        // 硕士42名，占5%；博士9名: a share between them counts nothing.
        let last = self.last_of(number.class()).map(|last| last.kind);
        last.filter(|kind| matches!(kind, Kind::Stock | Kind::Flow))
    }

    /// The kind of what was counted before of the class.
    fn kind_of_like(&self, class: UnitClass) -> Option<Kind> {
        let counts = |kind: Kind| matches!(kind, Kind::Stock | Kind::Flow);
        let here = self.told().find(|done| done.unit_class == class && counts(done.kind)).map(|done| done.kind);
        // Behind what its own sentence counts a number is not one of those of whom others tell.
        let is_alone = self.told().all(|done| dimension(done.unit_class) != dimension(class));
        here.or_else(|| self.like(class, &|one| counts(one.kind)).map(|one| one.kind).filter(|_| is_alone))
    }
}
