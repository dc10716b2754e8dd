//! The noun phrase that follows a number: what stands between them, and where it ends.

use crate::quantity::UnitClass;
use crate::vocabulary::{Particle, VerbRole};

use super::naming::NAMING;
use super::relative::{is_age, modified};
use super::sentence::{Sentence, Token};
use super::standing;
use super::subject::{LONGEST_BRACKET, LOOK_AHEAD, Phrase, fits};

/// The noun phrase that follows the number at piece `number`.
pub(crate) fn after(sentence: &Sentence, number: usize, unit: &str) -> Option<Phrase> {
    let mut first = None;
    let mut best: Option<(usize, UnitClass)> = None;
    let mut last_text = None;
    let mut is_modified = false;
    let mut at = number + 1;
    // 遴选60名35周岁以下科级干部: a limit of age stands before the noun.
    if is_age(sentence, at) {
        at += 1;
        // 6名55岁以上的干部.
        if sentence.piece_text(at) == "的" {
            at += 1;
        }
    }
    // 120元/人·天的生活补贴: for whom and how often stands between.
    if unit.ends_with('元') && sentence.token(at) == Some(Token::Mark('/')) {
        let is_rate = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Mark('/' | '·')))
                || NAMING.of("rated").contains(&sentence.piece_text(*at))
        };
        at = (at..at + LOOK_AHEAD).find(|at| !is_rate(at)).unwrap_or(at);
    }
    // 4000多部（集）课件, 200多亿元（人民币，下同）资金: a bracket on the unit stands before the noun.
    if matches!(sentence.token(at), Some(Token::Mark('（' | '(')))
        && let Some(partner) = sentence.pieces.get(at).and_then(|piece| piece.partner)
        && partner < at + LOOK_AHEAD
        && matches!(sentence.token(partner + 1), Some(Token::Noun(_)))
        && !(at..partner).any(|inner| matches!(sentence.token(inner), Some(Token::Number(_))))
    {
        at = partner + 1;
    }
    // 迈过5万元关口.
    if NAMING.is("nothing", sentence.piece_text(at)) {
        return None;
    }
    // 49名当选村委会主任: what they came to be is not who they are.
    if matches!(unit, "名" | "人" | "位") && at == number + 1 && standing::is_told_of(sentence, at) {
        return None;
    }
    // 3名因作风漂浮被调整: why and how is no noun.
    let opening = sentence.piece_text(at);
    // 36名因公牺牲党员: but what befell them.
    let befell = ["因公", "因病", "因灾", "因学"].iter().any(|word| opening.starts_with(word));
    let is_why = !befell && opening.starts_with(['因', '被', '曾']) || opening == "经" || opening.starts_with("经过");
    // 14名享受事业编制待遇: what they have or get is no post that is counted.
    let has_post = sentence.is_act(at) && sentence.token(at + 1) == Some(Token::Noun(UnitClass::Position));
    if matches!(unit, "名" | "人" | "位") && has_post {
        return None;
    }
    // 选派1000人进企帮建: nor is where they go; 1000名进城务工人员 are some who have gone.
    let is_person = |at: usize| sentence.token(at) == Some(Token::Noun(UnitClass::Person));
    let goes = matches!(unit, "名" | "人" | "位")
        && opening.starts_with(['进', '赴'])
        && !(at + 1..at + LOOK_AHEAD).take_while(|at| !sentence.ends_clause(*at)).any(is_person);
    if (is_why || goes) && sentence.token(at) == Some(Token::Text) {
        return modified(sentence, number, unit);
    }
    // 三级选派第一书记: what levels do is done to others.
    let is_other = |at: usize| matches!(sentence.token(at), Some(Token::Noun(UnitClass::Person | UnitClass::MoneyCny)));
    if matches!(unit, "级" | "层级") && sentence.is_act(at) && is_other(at + 1) {
        return None;
    }
    // 5所在宜高校, 300名在沪人才: where they are stands before them.
    if opening == "在"
        && sentence.piece_text(at + 1).chars().count() == 1
        && sentence.token(at + 1) == Some(Token::Text)
        && let Some(Token::Noun(class)) = sentence.token(at + 2)
        && fits(unit, class)
    {
        return Some(Phrase { first: at, last: at + 2, class: Some(class) });
    }
    // 举办126万期的培训班: 的 may part a number from what it counts.
    if sentence.piece_text(at) == "的"
        && matches!(unit, "期" | "场" | "场次" | "次" | "门" | "堂" | "项" | "条" | "个" | "家")
        && let Some(Token::Noun(class)) = sentence.token(at + 1)
        && fits(unit, class)
        && !matches!(sentence.token(at + 2), Some(Token::Noun(_) | Token::Text))
    {
        return Some(Phrase { first: at + 1, last: at + 1, class: Some(class) });
    }
    // 最高给予1000万元扶持: what it is granted for.
    let granted = || NAMING.of("granted").contains(&sentence.piece_text(at));
    let ends = || matches!(sentence.token(at + 1), None | Some(Token::Mark('，' | ',' | '。' | '；' | ';' | '、')));
    if unit.ends_with('元') && matches!(sentence.token(at), Some(Token::Verb { .. })) && granted() && ends() {
        return Some(Phrase { first: at, last: at, class: Some(UnitClass::MoneyCny) });
    }
    // 总规模100亿元的人才基金: money that says how large the noun after it is.
    if unit.ends_with('元') && sentence.piece_text(at) == "的" {
        // 给予最高500万元的资助: or what it is granted for.
        let pays = |at: usize| {
            sentence.token(at) == Some(Token::Noun(UnitClass::MoneyCny))
                || NAMING.of("granted").contains(&sentence.piece_text(at))
        };
        // 规模15亿元的人才创新创业基金.
        let says_what_for =
            |at: usize| matches!(sentence.token(at), Some(Token::Verb { .. })) && (pays(at + 1) || pays(at + 2));
        let names = |at: &usize| {
            pays(*at) || matches!(sentence.token(*at), Some(Token::Text | Token::Noun(_))) || says_what_for(*at)
        };
        let words = (at + 1..at + 5).take_while(names);
        let fund = words.take_while(|at| *at == number + 2 || !pays(at - 1) || pays(*at)).filter(|at| pays(*at)).last();
        return fund.map(|fund| Phrase { first: at + 1, last: fund, class: Some(UnitClass::MoneyCny) });
    }
    while let Some(token) = sentence.token(at) {
        let partner = sentence.pieces.get(at).and_then(|piece| piece.partner).filter(|partner| *partner > at);
        let counts_people =
            unit.is_empty() && best.is_some_and(|(_, class)| matches!(class, UnitClass::Person | UnitClass::Household));
        match token {
            // 127个行政村集体经济收入超过10万元: what the villages have is told of them.
            Token::Noun(_)
                if matches!(best, Some((_, UnitClass::Village | UnitClass::Place)))
                    && NAMING.is("owned", sentence.piece_text(at)) =>
            {
                break;
            }
            // 支持53个村建厂房: nor is what they do part of their name.
            Token::Text
                if matches!(best, Some((_, UnitClass::Village | UnitClass::Household)))
                    && NAMING.starts("does", sentence.piece_text(at)) =>
            {
                break;
            }
            Token::Noun(class) => {
                first.get_or_insert(at);
                if class == UnitClass::Level {
                    last_text = Some(at);
                } else if counts_people && matches!(class, UnitClass::Item | UnitClass::Session | UnitClass::Other) {
                    // 500多留守老人用餐问题: without a classifier those are counted who have the problem.
                    break;
                } else if fits(unit, class) {
                    best = Some((at, class));
                } else if best.is_some() && matches!(class, UnitClass::MoneyCny) {
                    break;
                }
            }
            Token::Text | Token::Fixed => {
                // 13家无党员的非公企业: what they lack stands before 的.
                is_modified |= first.is_none() && sentence.piece_text(at) == "无";
                first.get_or_insert(at);
                if best.is_none() {
                    last_text = Some(at);
                }
            }
            Token::Mark('“' | '‘' | '《') => {
                let Some(partner) = partner else { break };
                first.get_or_insert(at);
                let inner = (at + 1..partner).rev().find_map(|inner| match sentence.token(inner) {
                    Some(Token::Noun(class)) => Some(class),
                    _ => None,
                });
                let ends_in_noun = matches!(sentence.token(partner - 1), Some(Token::Noun(_)));
                // 授予100个党组织“先进基层党组织”称号: what they are called behind them is none of their name.
                let names_title = NAMING.of("title").contains(&sentence.piece_text(partner + 1));
                if best.is_some() && names_title {
                    break;
                }
                if (at..partner).any(|inner| matches!(sentence.token(inner), Some(Token::Number(_)))) {
                    break;
                }
                match inner {
                    Some(class) if ends_in_noun && fits(unit, class) && best.is_none() => best = Some((partner, class)),
                    _ if best.is_none() => last_text = Some(partner),
                    _ => {}
                }
                at = partner;
            }
            Token::Mark('（' | '(') if best.is_some() && names_more(sentence, at, partner) => {
                if let (Some(partner), Some((_, class))) = (partner, best) {
                    best = Some((partner, class));
                    at = partner;
                }
            }
            Token::Mark('（' | '(') if best.is_none() || noun_follows(sentence, partner.unwrap_or(at) + 1, unit) => {
                let Some(partner) = partner.filter(|partner| partner - at < LONGEST_BRACKET) else {
                    break;
                };
                if first.is_none() {
                    break;
                }
                at = partner;
            }
            // 7家企业与属地党委签订协议: whom they agree with is not counted with them.
            Token::Particle(Particle::Join)
                if best.is_some()
                    && matches!(sentence.piece_text(at), "与" | "同")
                    && (at + 1..sentence.clause_end(at)).any(|at| NAMING.is("agrees", sentence.piece_text(at))) =>
            {
                break;
            }
            Token::Mark('、') | Token::Particle(Particle::Join) => {
                if first.is_none() || !noun_follows(sentence, at + 1, unit) {
                    // 452名身体好、热心肠的退休党员: what they are like goes on to 的.
                    let Some(said) = said_of(sentence, at + 1, unit).filter(|_| best.is_none()) else {
                        break;
                    };
                    (first, last_text) = (None, None);
                    at = said;
                }
            }
            Token::Verb { noun: Some(class), .. }
                if best.is_none() && fits(unit, class) && !noun_follows(sentence, at + 1, unit) =>
            {
                first.get_or_insert(at);
                best = Some((at, class));
            }
            // 7项服务: what is offered.
            Token::Verb { .. }
                if best.is_none()
                    && sentence.piece_text(at) == "服务"
                    && matches!(unit, "项" | "件")
                    && !noun_follows(sentence, at + 1, unit) =>
            {
                first.get_or_insert(at);
                best = Some((at, UnitClass::Item));
            }
            Token::Verb { role, .. } => {
                if best.is_some() || matches!(role, VerbRole::State | VerbRole::Modal) {
                    break;
                }
                let leads_on = noun_follows(sentence, at + 1, unit);
                // 向64座寺庙选派干部, 与5所院校共建基地: an unknown noun before the verb is what is counted.
                // 面向全市64艘渔船发出倡议书.
                let is_all = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Region)));
                let left = number.checked_sub(1).filter(is_all).unwrap_or(number).checked_sub(1);
                let is_reached = left.is_some_and(|left| {
                    matches!(sentence.piece_text(left), "向" | "面向" | "对" | "与" | "同" | "给" | "为" | "把" | "将")
                });
                if (!leads_on || is_reached) && last_text.is_some() && first.is_some_and(|first| first < at) {
                    break;
                }
                is_modified = true;
                first.get_or_insert(at);
                if !leads_on {
                    break;
                }
            }
            // 3个重点对象.
            Token::Particle(Particle::Adverb) if first.is_none() && sentence.piece_text(at) == "重点" => {
                first = Some(at);
            }
            Token::Particle(Particle::Region | Particle::Strip | Particle::Nation)
                if best.is_none() && first.is_none() => {}
            Token::Particle(Particle::Stop)
                if (is_modified || first == last_text && first.is_some())
                    && best.is_none()
                    && sentence.piece_text(at) == "的" =>
            {
                if !noun_follows(sentence, at + 1, unit) {
                    break;
                }
                first = None;
            }
            // 具备建立党组织条件的企业: what a clause before 的 speaks of is not what is counted.
            Token::Particle(Particle::Stop)
                if is_modified
                    && best.is_some()
                    && sentence.piece_text(at) == "的"
                    && noun_follows(sentence, at + 1, unit) =>
            {
                (first, best, last_text) = (None, None, None);
            }
            Token::Particle(Particle::Tail) if best.is_some() => break,
            // 35周岁以下大学生121万人: a threshold stands before the noun.
            _ => break,
        }
        at += 1;
    }
    let opens = match sentence.token(number + 1) {
        Some(Token::Particle(Particle::Stop)) => !matches!(sentence.piece_text(number + 1), "的" | "了"),
        Some(Token::Verb { .. } | Token::Text | Token::Mark('“')) => true,
        _ => false,
    };
    let Some(first) = first else {
        return modified(sentence, number, unit).filter(|_| opens);
    };
    // 53栋商务楼宇党组织覆盖率达100%: the rate is one of those that have such bodies, and they are counted.
    let covered = best.map(|(last, _)| last).filter(|last| {
        let rated = sentence.piece_text(last + 1).ends_with('率');
        *last > first && rated && NAMING.of("covers").contains(&sentence.piece_text(*last))
    });
    if let Some(Token::Noun(class)) = covered.and_then(|last| sentence.token(last - 1)) {
        return covered.map(|last| Phrase { first, last: last - 1, class: Some(class) });
    }
    if let Some((last, class)) = best {
        return Some(Phrase { first, last, class: Some(class) });
    }
    if let Some(phrase) = modified(sentence, number, unit).filter(|_| opens) {
        return Some(phrase);
    }
    if is_modified {
        return held(sentence, number, unit);
    }
    // 近8000人光荣上榜: people counted by 人 are named before their number, if at all.
    let acts = (first..first + 3).find(|at| !matches!(sentence.token(*at), Some(Token::Text)));
    let tells = acts.is_some_and(|at| matches!(sentence.token(at), Some(Token::Verb { .. })));
    if unit == "人" && first == number + 1 && tells {
        return None;
    }
    let last = last_text.filter(|last| *last >= first)?;
    // Unknown text is taken for a noun if it is long enough to be one.
    let phrase = Phrase { first, last, class: None };
    let length = sentence.slice(phrase.span(sentence)).chars().count();
    (2..=16).contains(&length).then_some(phrase)
}

/// A short bracket that names more of the same: 乡镇（街道）.
fn names_more(sentence: &Sentence, open: usize, close: Option<usize>) -> bool {
    close.is_some_and(|close| {
        close <= open + 4
            && (open + 1..close).all(|at| matches!(sentence.token(at), Some(Token::Noun(_) | Token::Mark('、'))))
    })
}

/// Whether a noun that fits comes before a number, a verb of state or the end of the clause.
fn noun_follows(sentence: &Sentence, from: usize, unit: &str) -> bool {
    let mut at = from;
    while at < from + LOOK_AHEAD {
        match sentence.token(at) {
            Some(Token::Noun(class)) if fits(unit, class) => return !number_follows(sentence, at + 1),
            Some(Token::Mark('“' | '‘' | '《' | '（')) => {
                match sentence.pieces.get(at).and_then(|piece| piece.partner) {
                    Some(partner) if partner > at => at = partner,
                    _ => return false,
                }
            }
            Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Particle(Particle::Strip | Particle::Region)) => {
            }
            Some(Token::Verb { role: VerbRole::Act | VerbRole::Light | VerbRole::Auxiliary, .. }) => {}
            _ => return false,
        }
        at += 1;
    }
    false
}

/// 131场次送学送课: what is held may be called by acts alone.
fn held(sentence: &Sentence, number: usize, unit: &str) -> Option<Phrase> {
    let is_act = |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { .. } | Token::Text));
    let end = (number + 1..number + 4).find(|at| !is_act(at))?;
    let ends = matches!(sentence.token(end), Some(Token::Mark('，' | ',' | '。' | '；' | ';' | '、')));
    let phrase = Phrase { first: number + 1, last: end.checked_sub(1)?, class: Some(UnitClass::Session) };
    let length = sentence.slice(phrase.span(sentence)).chars().count();
    (matches!(unit, "场" | "场次") && ends && (2..=6).contains(&length)).then_some(phrase)
}

/// The 的 that closes what is said of a noun behind it, in a list from `from` on that names no thing.
fn said_of(sentence: &Sentence, from: usize, unit: &str) -> Option<usize> {
    let says = |at: &usize| {
        matches!(sentence.token(*at), Some(Token::Text | Token::Verb { .. } | Token::Particle(Particle::Adverb)))
            || sentence.token(*at) == Some(Token::Mark('、'))
    };
    let said = (from..from + LOOK_AHEAD).find(|at| !says(at))?;
    (sentence.piece_text(said) == "的" && noun_follows(sentence, said + 1, unit)).then_some(said)
}

/// Whether the next noun phrase has a number of its own: 办法2个、制度3项. A number with a noun behind it is of that:
/// 36个整改项目24条措施.
fn number_follows(sentence: &Sentence, from: usize) -> bool {
    for at in from..from + 4 {
        match sentence.token(at) {
            Some(Token::Number(_)) => return !matches!(sentence.token(at + 1), Some(Token::Noun(_))),
            Some(Token::Noun(_) | Token::Text) => {}
            _ => return false,
        }
    }
    false
}
