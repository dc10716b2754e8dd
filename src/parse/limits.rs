//! Whom a limit of age or of income sorts: those behind it, the topic of its clause, or those of the limit before.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, VerbRole};

use super::counted::{Bare, Counted};
use super::link_words::Roles;
use super::measures::Walk;
use super::portion::averaged_of;
use super::sentence::Token;
use super::subject;

impl Walk<'_, '_, '_> {
    /// 40岁以下的干部有386名, 50万元以上的村16个: those whom the number, a limit, sorts.
    pub(super) fn limited(&self, number: &Bare) -> Option<Counted> {
        match number.class {
            UnitClass::AgeYear => self.limited_in_age(number.piece),
            UnitClass::MoneyCny => self.limited_in_income(number),
            UnitClass::Person => self.limited_in_size(number).or_else(|| self.counted_by_limit(number.piece)),
            UnitClass::Household => self.limited_in_size(number),
            _ => None,
        }
    }

    /// 覆盖50人以上非公企业: the bodies behind a limit that says how large they are.
    fn limited_in_size(&self, number: &Bare) -> Option<Counted> {
        let sentence = self.sentence;
        if !self.is_limit(number.piece) {
            return None;
        }
        let said = number.piece + usize::from(sentence.piece_text(number.piece + 1) == "的");
        let body = subject::after(sentence, said, "家");
        body.filter(|body| body.class == Some(UnitClass::Organization)).map(Counted::behind)
    }

    /// Whether a number says 以下, 以上 or the like.
    fn is_limit(&self, piece: usize) -> bool {
        self.sentence.between(piece, piece + 1).ends(Roles::BEYOND | Roles::WITHIN)
    }

    /// 其中，女性3人，40岁以下5人: with no noun beside it a number counts those whom the limit before it sorts.
    fn counted_by_limit(&self, piece: usize) -> Option<Counted> {
        let limit = self.limit_at(piece.checked_sub(1)?).filter(|limit| limit.unit_class == UnitClass::AgeYear)?;
        let ends = matches!(self.sentence.token(piece + 1), Some(Token::Mark(_)) | None);
        ends.then(|| Counted::again(limit.subject))
    }

    fn limited_in_age(&self, piece: usize) -> Option<Counted> {
        let sentence = self.sentence;
        // 40岁以下的干部有386名: a threshold says what sort of those behind 的 are counted.
        let last = self.row_end(piece);
        if sentence.piece_text(last + 1) == "的"
            && let Some(phrase) = subject::after(sentence, last + 1, "名")
        {
            return Some(Counted::behind(phrase));
        }
        // 新发展的党员中，35岁及以下的3602名.
        let is_said = sentence.piece_text(piece + 1) == "的";
        let next = sentence.token(piece + 1 + usize::from(is_said));
        let counts = matches!(next, Some(Token::Number(_)));
        let is_told = counts || is_said && matches!(next, Some(Token::Verb { role: VerbRole::State, .. }));
        // 提拔的干部中，40岁以下31名: without 的 they must be people.
        let is_topic = |class: Option<UnitClass>| is_said || class == Some(UnitClass::Person);
        if is_told && let Some(topic) = self.topic(piece).filter(|topic| is_topic(topic.class)) {
            return Some(Counted::again(Some(topic)));
        }
        // 其中，…；35岁及以下的61名: what the whole counts, which may stand in the sentence before.
        if counts && let Some(whole) = self.whole(piece, UnitClass::Person) {
            return Some(Counted::again(self.done_at(whole).and_then(|whole| whole.subject)));
        }
        self.beside_degree(piece)
    }

    /// 教师中，大专以上学历占78%，45岁以下占52%: those of whom the degrees were told, too.
    fn beside_degree(&self, piece: usize) -> Option<Counted> {
        let mut told = self.told().filter(|done| done.kind != Kind::Parameter);
        told.next().filter(|last| self.is_limit(piece) && last.kind == Kind::Share && self.is_of_attribute(last))?;
        let averaged = told.find(|done| !self.is_of_attribute(done)).and_then(averaged_of);
        Some(Counted::again(self.topic(piece).or(averaged)))
    }

    /// 集体收入10万元以上的村56个、50万元以上的村16个: the next limit is one of the same.
    fn limited_in_income(&self, number: &Bare) -> Option<Counted> {
        let says = |piece: usize| self.sentence.piece_text(piece + 1) == "的";
        if number.left.is_some() || !says(number.piece) {
            return None;
        }
        let mut limits =
            self.told().filter(|done| done.kind == Kind::Parameter && done.unit_class == UnitClass::MoneyCny);
        let phrase = limits.next().filter(|limit| says(limit.piece))?.subject?;
        Some(Counted::again(Some(phrase)))
    }
}
