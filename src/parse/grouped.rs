//! People who are counted with their households or by the groups they go in, and groups that are as large as a number.

use crate::quantity::UnitClass;

use super::counted::{Bare, Counted};
use super::measures::Walk;
use super::naming::NAMING;
use super::sentence::Token;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// What households, groups and the people in them are called: the noun behind the second number, else what the groups
    /// were called, else nothing.
    pub(super) fn grouped(&self, number: &Bare) -> Option<Counted> {
        let Bare { piece, unit, .. } = *number;
        match unit {
            "户" | "批" | "批次" => self.behind_second(piece).map(Counted::behind),
            "人" | "名" | "人次" => {
                let behind = || subject::after(self.sentence, piece, unit);
                // 选派博士服务团3批156人: of those who went in so many groups.
                let in_groups = self.done.last().filter(|last| {
                    last.piece + 1 == piece && matches!(last.unit, "批" | "批次") && last.subject.is_some()
                });
                if let Some(last) = in_groups.filter(|_| behind().is_none()) {
                    return Some(Counted { verb: last.verb, ..Counted::again(last.subject) });
                }
                let is_nameless = unit == "人" && (self.follows_households(piece) || self.is_helped(piece));
                let is_named = || behind().is_some_and(|phrase| phrase.class.is_some());
                (is_nameless && !is_named()).then(Counted::default)
            }
            _ => None,
        }
    }

    /// 住户997户3828人: those who live there have no other name.
    fn follows_households(&self, piece: usize) -> bool {
        let sentence = self.sentence;
        piece.checked_sub(1).is_some_and(|at| {
            let at = if sentence.token(at) == Some(Token::Mark('、')) { at.saturating_sub(1) } else { at };
            matches!(sentence.token(at), Some(Token::Number(_))) && sentence.piece_text(at).ends_with('户')
        })
    }

    /// 解决40.3万人饮水问题: nor have those whose problem is solved.
    fn is_helped(&self, piece: usize) -> bool {
        piece.checked_sub(1).is_some_and(|at| NAMING.ends("solves", self.sentence.piece_text(at)))
    }

    /// The persons or households behind a second number that follows directly on the first: 3988户8293名贫困群众,
    /// 10批21万名干部.
    fn behind_second(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        // 分四批选派260名年轻干部: an act may stand between.
        // 三批共258名第一书记: or that it is all of them.
        let is_between = sentence.is_act(piece + 1) || sentence.piece_text(piece + 1) == "共";
        let is_group = sentence.piece_text(piece).ends_with(['批', '次', '期']);
        let second = piece + 1 + usize::from(is_between && is_group);
        if !matches!(sentence.token(second), Some(Token::Number(_))) {
            return None;
        }
        let unit = ["名", "人"].into_iter().find(|unit| sentence.piece_text(second).ends_with(unit))?;
        let people = |phrase: &Phrase| matches!(phrase.class, Some(UnitClass::Person | UnitClass::Household));
        subject::after(sentence, second, unit).filter(people)
    }

    /// 一支214人的宣讲团, 一支6人团队: how large the group behind the number is.
    pub(super) fn sized(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        let Bare { piece, unit, left, .. } = *number;
        if !matches!(unit, "人" | "名") || left.is_some_and(|left| left.class.is_some()) {
            return None;
        }
        let is_one = piece.checked_sub(1).is_some_and(|at| matches!(sentence.piece_text(at), "一支" | "一个"));
        let is_said = sentence.piece_text(piece + 1) == "的";
        let group = (is_said || is_one).then(|| subject::after(sentence, piece + usize::from(is_said), "个"))?;
        group.filter(|group| group.class == Some(UnitClass::Organization)).map(Counted::behind)
    }
}
