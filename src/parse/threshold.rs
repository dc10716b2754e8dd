//! [`Asked::is_threshold`]: whether a number only says which of those that another number counts are meant.
//!
//! What other sort of fact a number states is decided in `meaning`.

use crate::quantity::{Bound, UnitClass};

use super::asked::{Asked, MEANING};
use super::evidence::{number_of, text_of};
use super::link_words::Roles;
use super::sentence::Token;

impl Asked<'_> {
    /// A threshold defines the population of another number: 35周岁以下大学生121万人, 年收益超过5万元的村3145个.
    pub(super) fn is_threshold(&self) -> bool {
        let evidence = self.evidence;
        if evidence.bound == Bound::Exact {
            return false;
        }
        match evidence.unit_class {
            UnitClass::Percent => false,
            UnitClass::AgeYear => self.limits_age(),
            UnitClass::MoneyCny => self.limits_sum(),
            _ => self.limits_area() || self.ends_in_limit() && (self.limits_body() || self.limits_noun()),
        }
    }

    /// 35岁以下大学生: how old those are who are meant.
    fn limits_age(&self) -> bool {
        let leads_noun = self.leads_noun();
        // 比上届降低1岁左右: how much younger they are.
        if !leads_noun && self.evidence.bound != Bound::Range && self.changes() {
            return false;
        }
        // 平均年龄不到40岁: an average limits nobody.
        leads_noun || !self.before.text.contains("平均")
    }

    /// 年收益超过5万元的村3145个: what those have or earn who are meant.
    fn limits_sum(&self) -> bool {
        let Asked { evidence, subject, before, after, .. } = *self;
        // 1260个村集体经济总收入突破16亿元: of all together.
        let is_total =
            || subject.text.contains('总') || ["总收入", "总额"].iter().any(|total| before.text.contains(total));
        let is_income = || (subject.ends(Roles::INCOME) || before.ends(Roles::INCOME)) && !is_total();
        match self.has_other() {
            // 10亿元以上项目18个.
            true => {
                let is_limit = || number_of(evidence).ends(Roles::BEYOND) && self.leads_noun();
                after.text.starts_with('的') || is_limit() || is_income()
            }
            false => self.leads_noun() && is_income(),
        }
    }

    /// 96%的社区活动场所面积达到200平方米以上: how large those that are counted are.
    fn limits_area(&self) -> bool {
        let text = text_of(self.evidence);
        text.contains("平方米")
            && self.before.text.contains("面积")
            && (self.ends_in_limit() || MEANING.starts("below", text) && self.leads_noun())
            && self.has_other()
    }

    /// 员工80人以上的企业: so many of one sort say which of another are meant. 凡有5名以上党员的，…: or which alone.
    fn limits_body(&self) -> bool {
        let Asked { evidence, sentence, number, start, end, .. } = *self;
        let said = sentence.piece_text(number + 1) == "的";
        let is_sorted = || self.is_of_other(number + 1 + usize::from(said));
        let is_all = || {
            matches!(sentence.piece_text(start), "凡" | "凡是")
                && end.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "的")
        };
        matches!(evidence.unit_class, UnitClass::Person | UnitClass::Household) && (is_sorted() || is_all())
    }

    /// Whether a noun from a piece on names bodies or places, and not what the number counts.
    fn is_of_other(&self, from: usize) -> bool {
        let Asked { evidence, sentence, end, .. } = *self;
        let names = |at: &usize| matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text));
        let last = (from..end).take_while(names).last();
        let is_other = |class| {
            class != evidence.unit_class
                && matches!(class, UnitClass::Organization | UnitClass::Village | UnitClass::Place)
        };
        matches!(last.and_then(|last| sentence.token(last)), Some(Token::Noun(class)) if is_other(class))
    }

    /// 300头以上养殖场12个, 人口在800人以下的村，…: a limit before its noun, where a number of those follows.
    fn limits_noun(&self) -> bool {
        let Asked { sentence, number, .. } = *self;
        // 消除200平方米以下场所的村210个.
        let names = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text))
                || sentence.piece_text(*at) == "的" && *at > number + 1
        };
        let counts = || {
            let behind = (number + 1..number + 6).find(|at| !names(at));
            behind.is_some_and(|at| at > number + 1 && self.is_number(at))
        };
        self.after.text.starts_with('的') && (self.has_other() || self.tells_on()) || counts()
    }

    /// 人口在800人以下的村，…: those of whom the next clause tells.
    fn tells_on(&self) -> bool {
        let Asked { sentence, number, end, .. } = *self;
        let next = end + 1;
        matches!(sentence.token(end), Some(Token::Mark('，' | ',')))
            && end <= number + 4
            && (sentence.clause_start(next)..sentence.clause_end(next)).any(|at| self.is_number(at))
    }

    /// 80人以上, 不足3名: whether the number is a limit.
    fn ends_in_limit(&self) -> bool {
        // 正式党员不足3名的协会2个: the word of the limit stands before its number.
        number_of(self.evidence).ends(Roles::BEYOND | Roles::WITHIN)
            || self.counts_members() && MEANING.starts("short", text_of(self.evidence))
    }

    /// Whether what it limits stands directly behind it.
    fn leads_noun(&self) -> bool {
        let next = self.sentence.token(self.number + 1);
        self.after.text.starts_with('的') || matches!(next, Some(Token::Noun(_) | Token::Text))
    }

    /// Whether another number stands in the clause.
    fn has_other(&self) -> bool {
        (self.start..self.end).any(|at| at != self.number && self.is_number(at))
    }

    fn is_number(&self, at: usize) -> bool {
        matches!(self.sentence.token(at), Some(Token::Number(_)))
    }
}
