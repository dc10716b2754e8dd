//! What a number counts where its own sentence does not say it: what the sentence before counted.
//!
//! What the sentence itself says is found in `counted` and `portion`.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::Kind;

use super::measures::{Done, Walk, dimension};
use super::stated::Number;

impl Walk<'_, '_, '_> {
    /// 班子成员平均年龄43岁。其中30—50岁的1295人: those whose age the sentence before told, if it counted nobody.
    pub(super) fn aged_before(&self) -> Option<Span> {
        let told = self.setting.previous.iter().rev().filter(|_| self.setting.is_same_paragraph);
        let counts_none = told.clone().all(|one| one.unit_class != UnitClass::Person);
        told.filter(|_| counts_none).find_map(|one| one.aged)
    }

    /// What a number counts of which its own sentence says nothing: what was counted in the sentence before.
    pub(super) fn elsewhere(&self, number: &Number<'_>, kind: Kind) -> Option<Span> {
        let Number { piece, counted, part_of, unit, .. } = number;
        let unit_class = number.class();
        let is_one = unit_class == UnitClass::AgeYear && kind == Kind::Parameter
            || unit_class == UnitClass::Person && counted.is_headless;
        if let Some(aged) = self.aged_before().filter(|_| is_one) {
            return Some(aged);
        }
        // 35岁及以下的6.2万名: a limit of age is one of those who were counted as a whole.
        if unit_class == UnitClass::AgeYear && kind == Kind::Parameter {
            let whole = self.whole(*piece, UnitClass::Person).and_then(|whole| self.before(whole));
            let people = whole.or_else(|| self.like(UnitClass::Person, &|_| true).filter(|_| counted.is_carried));
            if let Some(people) = people {
                return people.subject;
            }
        }
        // 其中，女性92名；35岁以下的61名: of the whole in the sentence before.
        if let Some(whole) = part_of.and_then(|whole| self.before(whole))
            && counted.dealt_from.is_none()
            && dimension(unit_class) == 0
        {
            return whole.subject;
        }
        // What the number before it counts, which stood elsewhere too. A share is one of what was counted last.
        let same = |done: &&Done<'_>| match unit_class {
            UnitClass::Percent | UnitClass::Ratio => {
                done.kind != Kind::Parameter && done.unit_class != UnitClass::AgeYear
            }
            _ => dimension(done.unit_class) == dimension(unit_class),
        };
        let here = match (counted.dealt_from, self.told().find(same)) {
            (Some(row), _) => self.done.get(row),
            (None, last) => last,
        };
        if let Some(here) = here {
            return here.elsewhere;
        }
        if let Some(whole) = part_of.and_then(|whole| self.before(whole)) {
            return whole.subject;
        }
        let like = |class: UnitClass| {
            self.setting
                .previous
                .iter()
                .rev()
                .filter(|_| self.setting.is_same_paragraph)
                .find(|one| one.unit_class == class)
        };
        // 收入4120万元。其中，50万元以上的9个: what the threshold is one of.
        if kind == Kind::Parameter {
            let class = if unit_class == UnitClass::AgeYear { UnitClass::Person } else { unit_class };
            return like(class).and_then(|like| like.subject);
        }
        // 党员10.52万名。十八大以来入党的7.44万名.
        if counted.is_headless {
            return self.like(unit_class, &|_| true).and_then(|like| like.subject);
        }
        // 录用公务员316人。…，嘉奖1643人: done to those who were counted last.
        let is_done = counted.verb.is_some_and(|verb| verb < *piece && self.sentence.is_act(verb));
        let counts_people = matches!(*unit, "人" | "名" | "人次");
        let person = || like(UnitClass::Person).or_else(|| like(UnitClass::PersonTime));
        person().filter(|_| counts_people && is_done).and_then(|like| like.subject)
    }
}
