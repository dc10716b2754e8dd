//! [`is_threshold`]: whether a number only says which of those that another number counts are meant.
//!
//! What other sort of fact a number states is decided in `meaning`.

use crate::quantity::{Bound, UnitClass};

use super::evidence::{Evidence, changes_here, counts_members, number_of, text_of};
use super::link_words::Roles;
use super::sentence::Token;
use super::stretch::Stretch;

/// A threshold defines the population of another number: 35周岁以下大学生121万人, 年收益超过5万元的村3145个.
pub(super) fn is_threshold(evidence: &Evidence, subject: Stretch<'_>, before: Stretch<'_>, after: Stretch<'_>) -> bool {
    if evidence.bound == Bound::Exact || evidence.unit_class == UnitClass::Percent {
        return false;
    }
    let sentence = evidence.sentence;
    let next = sentence.token(evidence.number + 1);
    let leads_noun = after.text.starts_with('的')
        || matches!(next, Some(Token::Noun(_) | Token::Text))
            && !matches!(next, Some(Token::Text) if after.text.starts_with('。'));
    if evidence.unit_class == UnitClass::AgeYear {
        // 比上届降低1岁左右: how much younger they are.
        if !leads_noun && !matches!(evidence.bound, Bound::Range) && changes_here(evidence) {
            return false;
        }
        return leads_noun || after.text.is_empty() || !before.text.contains("平均");
    }
    // 1260个村集体经济总收入突破16亿元: of all together.
    let is_total = || subject.text.contains('总') || before.text.contains("总收入") || before.text.contains("总额");
    let is_income = || (subject.ends(Roles::INCOME) || before.ends(Roles::INCOME)) && !is_total();
    let has_other = (sentence.clause_start(evidence.number)..sentence.clause_end(evidence.number))
        .any(|at| at != evidence.number && matches!(sentence.token(at), Some(Token::Number(_))));
    if evidence.unit_class == UnitClass::MoneyCny {
        // 10亿元以上项目18个.
        let is_limit = number_of(evidence).ends(Roles::BEYOND);
        return (is_limit && leads_noun && has_other)
            || (is_income() && (has_other || leads_noun))
            || (after.text.starts_with('的') && has_other);
    }
    // 正式党员不足3名的协会2个: the word of the limit stands before its number.
    let starts_in_limit = counts_members(evidence.unit_class)
        && ["不足", "超", "少于", "不到"].iter().any(|limit| text_of(evidence).starts_with(limit));
    let ends_in_limit = number_of(evidence).ends(Roles::BEYOND | Roles::WITHIN) || starts_in_limit;
    // 96%的社区活动场所面积达到200平方米以上: how large those that are counted are.
    let opens_in_limit = ["不足", "不到", "低于"].iter().any(|limit| text_of(evidence).starts_with(limit));
    if text_of(evidence).contains("平方米")
        && before.text.contains("面积")
        && (ends_in_limit || opens_in_limit && leads_noun)
        && has_other
    {
        return true;
    }
    // 人口在800人以下的村，…: those of whom the next clause tells.
    let clause = sentence.clause_end(evidence.number);
    let goes_on = matches!(sentence.token(clause), Some(Token::Mark('，' | ',')))
        && clause <= evidence.number + 4
        && (sentence.clause_start(clause + 1)..sentence.clause_end(clause + 1))
            .any(|at| matches!(sentence.token(at), Some(Token::Number(_))));
    // 员工80人以上的企业: so many of one sort say which of another are meant. 凡有5名以上党员的，…: or which alone.
    let said = sentence.piece_text(evidence.number + 1) == "的";
    let of_other = |at: usize| {
        let names = |at: &usize| matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text));
        let last = (at..clause).take_while(names).last();
        let class = last.and_then(|last| sentence.token(last)).and_then(|token| match token {
            Token::Noun(class) => Some(class),
            _ => None,
        });
        let is_counted = |class| matches!(class, UnitClass::Organization | UnitClass::Village | UnitClass::Place);
        class.is_some_and(|class| class != evidence.unit_class && is_counted(class))
    };
    let is_body = matches!(evidence.unit_class, UnitClass::Person | UnitClass::Household);
    let is_sorted = said && of_other(evidence.number + 2) || !said && of_other(evidence.number + 1);
    let is_all = ["凡", "凡是"].contains(&sentence.piece_text(sentence.clause_start(evidence.number)))
        && clause.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "的");
    if is_body && ends_in_limit && (is_sorted || is_all) {
        return true;
    }
    // 300头以上养殖场12个: of a limit that stands before its noun, and the number of those behind it.
    // 消除200平方米以下场所的村210个.
    let names = |at: &usize| {
        matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text))
            || sentence.piece_text(*at) == "的" && *at > evidence.number + 1
    };
    let behind = (evidence.number + 1..evidence.number + 6).find(|at| !names(at));
    let counts =
        behind.is_some_and(|at| at > evidence.number + 1 && matches!(sentence.token(at), Some(Token::Number(_))));
    ends_in_limit && (after.text.starts_with('的') && (has_other || goes_on) || counts)
}
