//! What a number counts: the noun phrase after its classifier, the one before it, or one carried from before.
//!
//! Works on the pieces of one sentence. It knows marks, nouns, verbs and particles; no noun is named here.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Particle, VerbRole};

use super::link_words::{Roles, Words};
use super::naming::NAMING;
use super::relative::{is_age, modified};
use super::sentence::{Sentence, Token};

/// A noun phrase of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Index of its first piece.
    pub(crate) first: usize,
    /// Index of its last piece.
    pub(crate) last: usize,
    /// Class of its head noun, if a table knows it.
    pub(crate) class: Option<UnitClass>,
}

impl Phrase {
    /// Where it stands in the reading.
    pub(crate) fn span(self, sentence: &Sentence) -> Span {
        let start = sentence.pieces.get(self.first).map_or(0, |piece| piece.span.start);
        let end = sentence.pieces.get(self.last).map_or(start, |piece| piece.span.end);
        Span::new(start, end)
    }
}

/// Whether a noun of `class` can be counted by the classifier `unit`.
pub(crate) fn fits(unit: &str, class: UnitClass) -> bool {
    use UnitClass as C;
    match unit {
        "名" => matches!(class, C::Person | C::Position | C::Other),
        "人" | "位" | "人次" | "名次" => matches!(class, C::Person | C::Other),
        "户" => matches!(class, C::Household | C::Organization | C::Dwelling | C::Person | C::Other),
        "家" | "所" | "支" => matches!(class, C::Organization | C::Site | C::Other),
        "个" => !matches!(class, C::MoneyCny | C::AgeYear | C::Percent),
        "期" | "场" | "次" | "场次" | "班次" | "批次" | "批" => {
            matches!(class, C::Session | C::Document | C::Item | C::Other | C::Organization | C::Person)
        }
        "项" | "条" | "件" | "门" | "份" | "篇" => !matches!(class, C::Person | C::MoneyCny),
        "种" | "类" | "款" => !matches!(class, C::Person | C::MoneyCny),
        "套" => !matches!(class, C::Person | C::MoneyCny | C::Organization),
        _ if unit.ends_with('元') => matches!(class, C::MoneyCny | C::Item),
        _ => true,
    }
}

/// How far to look for a joined noun after a list mark.
const LOOK_AHEAD: usize = 8;

/// Pieces of a bracket that may stand inside a phrase: “五好”（班子好、管理好、…）党支部.
const LONGEST_BRACKET: usize = 32;

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
    // 3名因作风漂浮被调整: why and how is no noun.
    let opening = sentence.piece_text(at);
    let is_why = opening.starts_with(['因', '被', '曾']) || opening == "经" || opening.starts_with("经过");
    if is_why && sentence.token(at) == Some(Token::Text) {
        return modified(sentence, number, unit);
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
    // 总规模100亿元的人才基金: money that says how large the noun after it is.
    if unit.ends_with('元') && sentence.piece_text(at) == "的" {
        let fund = (at + 1..at + 4).find(|at| !matches!(sentence.token(*at), Some(Token::Text)))?;
        return match sentence.token(fund) {
            Some(Token::Noun(UnitClass::MoneyCny)) => {
                Some(Phrase { first: at + 1, last: fund, class: Some(UnitClass::MoneyCny) })
            }
            _ => None,
        };
    }
    while let Some(token) = sentence.token(at) {
        let partner = sentence.pieces.get(at).and_then(|piece| piece.partner).filter(|partner| *partner > at);
        let counts_people =
            unit.is_empty() && best.is_some_and(|(_, class)| matches!(class, UnitClass::Person | UnitClass::Household));
        match token {
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
            Token::Mark('、') | Token::Particle(Particle::Join) => {
                if first.is_none() || !noun_follows(sentence, at + 1, unit) {
                    break;
                }
            }
            Token::Verb { noun: Some(class), .. }
                if best.is_none() && fits(unit, class) && !noun_follows(sentence, at + 1, unit) =>
            {
                first.get_or_insert(at);
                best = Some((at, class));
            }
            Token::Verb { role, .. } => {
                if best.is_some() || matches!(role, VerbRole::State | VerbRole::Modal) {
                    break;
                }
                let leads_on = noun_follows(sentence, at + 1, unit);
                // 向64座寺庙选派干部, 与5所院校共建基地: an unknown noun before the verb is what is counted.
                let is_reached = number.checked_sub(1).is_some_and(|left| {
                    matches!(sentence.piece_text(left), "向" | "对" | "与" | "同" | "给" | "为" | "把" | "将")
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
    if let Some((last, class)) = best {
        return Some(Phrase { first, last, class: Some(class) });
    }
    if let Some(phrase) = modified(sentence, number, unit).filter(|_| opens) {
        return Some(phrase);
    }
    if is_modified {
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

/// Whether the next noun phrase has a number of its own: 办法2个、制度3项.
fn number_follows(sentence: &Sentence, from: usize) -> bool {
    for at in from..from + 4 {
        match sentence.token(at) {
            Some(Token::Number(_)) => return true,
            Some(Token::Noun(_) | Token::Text) => {}
            _ => return false,
        }
    }
    false
}

/// The noun phrase whose last piece stands before `end`, and the piece that stopped it.
pub(crate) fn phrase_ending_at(sentence: &Sentence, end: usize) -> (Option<Phrase>, Option<usize>) {
    let mut at = end;
    let mut last = None;
    let mut first = None;
    let mut class = None;
    let mut stop = None;
    while let Some(previous) = at.checked_sub(1) {
        let text = sentence.piece_text(previous);
        let partner =
            sentence.pieces.get(previous).and_then(|piece| piece.partner).filter(|partner| *partner < previous);
        match sentence.token(previous) {
            Some(Token::Noun(noun)) => {
                if last.is_none() {
                    last = Some(previous);
                    class = Some(noun);
                }
                first = Some(previous);
            }
            // 在汉“两院”院士: a short name of a place behind 在 is no part of the phrase.
            Some(Token::Text)
                if last.is_some()
                    && text.chars().count() == 1
                    && previous.checked_sub(1).is_some_and(|left| sentence.piece_text(left) == "在") =>
            {
                stop = Some(previous);
                break;
            }
            Some(Token::Text | Token::Fixed) => {
                last.get_or_insert(previous);
                first = Some(previous);
            }
            Some(Token::Particle(Particle::Tail)) if last.is_none() && text != "等" => {}
            Some(Token::Particle(Particle::Tail)) if text == "等" => {
                if last.is_some() {
                    stop = Some(previous);
                    break;
                }
            }
            Some(Token::Mark('”' | '’' | '》' | '）' | ')')) => {
                let Some(partner) = partner else {
                    stop = Some(previous);
                    break;
                };
                if (partner..previous).any(|inner| matches!(sentence.token(inner), Some(Token::Number(_)))) {
                    stop = Some(previous);
                    break;
                }
                let is_bracket = matches!(sentence.token(partner), Some(Token::Mark('（' | '(')));
                if !(is_bracket && last.is_none()) {
                    if last.is_none() {
                        class = previous.checked_sub(1).and_then(|inner| match sentence.token(inner) {
                            Some(Token::Noun(noun)) => Some(noun),
                            _ => None,
                        });
                    }
                    last.get_or_insert(previous);
                    first = Some(partner);
                }
                at = partner;
                continue;
            }
            Some(Token::Mark('、') | Token::Particle(Particle::Join)) => {
                // A list goes on to the left unless its left part has a number of its own.
                let left = previous.checked_sub(1).and_then(|left| sentence.token(left));
                let goes_on = matches!(
                    left,
                    Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Mark('”' | '》' | '）' | ')'))
                );
                if !goes_on || last.is_none() || list_has_number(sentence, previous) {
                    stop = Some(previous);
                    break;
                }
            }
            Some(Token::Particle(Particle::Region | Particle::Strip | Particle::Nation)) => {
                stop = Some(previous);
                break;
            }
            // 集体经济平均收入.
            Some(Token::Particle(Particle::Adverb))
                if sentence.between(previous, previous + 1).is(Roles::AVERAGE)
                    && (text == "平均" || class == Some(UnitClass::MoneyCny) && text.ends_with('均'))
                    && first == Some(previous + 1)
                    && matches!(
                        previous.checked_sub(1).and_then(|left| sentence.token(left)),
                        Some(Token::Noun(_) | Token::Text)
                    ) =>
            {
                first = Some(previous);
            }
            // 干部任职班2期: what is done there names what is held.
            Some(Token::Verb { .. })
                if first == Some(previous + 1)
                    && first == last
                    && class == Some(UnitClass::Session)
                    && sentence.piece_text(previous + 1).chars().count() == 1 =>
            {
                first = Some(previous);
            }
            // 党群服务阵地29处: what a place is for stands before it.
            Some(Token::Verb { .. })
                if first == Some(previous + 1)
                    && first == last
                    && class == Some(UnitClass::Site)
                    && Words::get().of("serves").contains(&text)
                    && matches!(
                        previous.checked_sub(1).and_then(|left| sentence.token(left)),
                        Some(Token::Noun(_) | Token::Text)
                    ) =>
            {
                first = Some(previous);
            }
            // 下沉编制45名: behind an act a verb that is a noun too is one.
            Some(Token::Verb { noun: Some(noun), .. })
                if last.is_none() && matches!(noun, UnitClass::Position) && follows_act(sentence, previous) =>
            {
                last = Some(previous);
                first = Some(previous);
                class = Some(noun);
            }
            // A verb names what is done under a light verb: 开展网络培训246万人次; and 率 makes a noun of any verb.
            Some(Token::Verb { noun: Some(noun), .. })
                if last.is_none() && (is_named(sentence, previous) || is_head(sentence, previous)) =>
            {
                last = Some(previous);
                first = Some(previous);
                class = Some(noun);
            }
            Some(Token::Verb { .. } | Token::Particle(Particle::Adverb))
                if first == Some(previous + 1) && sentence.piece_text(previous + 1).starts_with('率') =>
            {
                first = Some(previous);
            }
            // 追缴承包费31万元: what is paid for stands before the word of payment.
            Some(Token::Verb { .. })
                if first == Some(previous + 1)
                    && first == last
                    && class == Some(UnitClass::MoneyCny)
                    && sentence.piece_text(previous + 1).chars().count() == 1 =>
            {
                first = Some(previous);
            }
            // 农村劳务输出收入: what is earned by stands before the earnings.
            Some(Token::Verb { .. })
                if first == Some(previous + 1)
                    && first == last
                    && class == Some(UnitClass::MoneyCny)
                    && NAMING.ends("business", text) =>
            {
                first = Some(previous);
            }
            // 支援湖北医疗队等: an item of a list that 等 closes may hold a verb.
            Some(Token::Verb { .. })
                if last.is_some() && closes_with_etc(sentence, end) && follows_list_mark(sentence, previous) =>
            {
                first = Some(previous);
            }
            // 设立人才开发资金: between two nouns under an act a verb names what the money or the place is for.
            Some(Token::Verb { .. })
                if first == Some(previous + 1)
                    && first == last
                    && matches!(class, Some(UnitClass::MoneyCny | UnitClass::Site))
                    && matches!(
                        previous.checked_sub(1).and_then(|left| sentence.token(left)),
                        Some(Token::Noun(_))
                    )
                    && is_governed(sentence, previous) =>
            {
                first = Some(previous);
            }
            // An auxiliary directly before a noun may modify it: 示范引领基地; but it is done to people: 合作社带动农户.
            Some(Token::Verb { role: VerbRole::Auxiliary, .. })
                if last.is_some()
                    && !matches!(class, Some(UnitClass::Person | UnitClass::Household))
                    && modifies(sentence, previous) =>
            {
                first = Some(previous);
            }
            _ => {
                stop = Some(previous);
                break;
            }
        }
        at = previous;
    }
    let phrase = match (first, last) {
        (Some(first), Some(last)) => Some(Phrase { first, last, class }),
        _ => None,
    };
    (phrase, stop)
}

/// The noun phrase before `end`, where its last word may be a verb that names a plan: 招录计划.
pub(crate) fn compound_ending_at(sentence: &Sentence, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    match sentence.token(last) {
        Some(Token::Verb { role: VerbRole::Modal, .. }) => {
            let first = last
                .checked_sub(1)
                .filter(|at| matches!(sentence.token(*at), Some(Token::Verb { .. } | Token::Noun(_))));
            Some(Phrase { first: first.unwrap_or(last), last, class: None })
        }
        _ => phrase_ending_at(sentence, end).0,
    }
}

/// Whether a word that may be an act or a thing is the thing: 合作经济组织253个, 政策性规定9个. It stands directly before its
/// number, has a modifier, and what it would act on is not named.
pub(crate) fn is_head(sentence: &Sentence, at: usize) -> bool {
    let is_thing = matches!(
        sentence.token(at),
        Some(Token::Verb { noun: Some(UnitClass::Organization | UnitClass::Document), .. })
    );
    let is_modified = at.checked_sub(1).is_some_and(|left| {
        matches!(sentence.token(left), Some(Token::Noun(_) | Token::Text)) && !is_place(sentence, left)
    });
    is_thing
        && is_modified
        && matches!(sentence.token(at + 1), Some(Token::Number(_)))
        && !matches!(sentence.token(at + 2), Some(Token::Noun(_) | Token::Text))
}

fn is_place(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.token(at), Some(Token::Noun(UnitClass::Place)))
}

/// Whether the verb at `at` names what a light verb before it does.
fn is_named(sentence: &Sentence, at: usize) -> bool {
    (sentence.clause_start(at)..at).rev().any(|left| match sentence.token(left) {
        Some(Token::Verb { role, .. }) => role == VerbRole::Light,
        _ => false,
    })
}

/// Whether an act opens the clause before `at` or stands before the noun there.
fn is_governed(sentence: &Sentence, at: usize) -> bool {
    let start = sentence.clause_start(at);
    (start..at.saturating_sub(1))
        .any(|left| matches!(sentence.token(left), Some(Token::Verb { role, .. }) if role.is_act()))
}

/// Whether an act stands directly before `at`.
fn follows_act(sentence: &Sentence, at: usize) -> bool {
    let left = at.checked_sub(1).and_then(|left| sentence.token(left));
    matches!(left, Some(Token::Verb { role, .. }) if role.is_act())
}

fn closes_with_etc(sentence: &Sentence, end: usize) -> bool {
    sentence.piece_text(end) == "等" || end.checked_sub(1).is_some_and(|last| sentence.piece_text(last) == "等")
}

fn follows_list_mark(sentence: &Sentence, at: usize) -> bool {
    (sentence.clause_start(at)..at).any(|left| matches!(sentence.token(left), Some(Token::Mark('、'))))
}

/// Whether a word of effort stands inside a noun phrase, with a noun before and after it.
fn modifies(sentence: &Sentence, at: usize) -> bool {
    let left = at.checked_sub(1).and_then(|left| sentence.token(left));
    matches!(left, Some(Token::Noun(_) | Token::Text))
}

/// Whether the item of the list that ends before `mark` holds a number: 集体240多个、公务员930余名.
fn list_has_number(sentence: &Sentence, mark: usize) -> bool {
    let mut at = mark;
    while let Some(previous) = at.checked_sub(1) {
        match sentence.token(previous) {
            Some(Token::Number(_)) => return true,
            Some(Token::Noun(_) | Token::Text | Token::Fixed) => {}
            _ => return false,
        }
        at = previous;
    }
    false
}

/// The nearest noun phrase before `end` in the sentence whose head fits the unit.
pub(crate) fn nearest_before(sentence: &Sentence, end: usize, unit: &str, class: UnitClass) -> Option<Phrase> {
    (0..end).rev().find_map(|at| match sentence.token(at) {
        Some(Token::Noun(noun)) if noun == class && fits(unit, noun) && !sentence.is_bracketed_off(at, end) => {
            phrase_ending_at(sentence, at + 1).0.map(|phrase| Phrase { class: Some(noun), ..phrase })
        }
        _ => None,
    })
}

/// The head of a phrase without its modifiers: what stands after its last 的 and its leading words that name no thing.
pub(crate) fn trim(sentence: &Sentence, phrase: Phrase) -> Phrase {
    let mut first = phrase.first;
    // “人民满意的公务员”: a name that says by 的 what those who bear it are.
    let is_quote = |at: usize, mark| sentence.token(at) == Some(Token::Mark(mark));
    if is_quote(phrase.first, '“') && is_quote(phrase.last, '”') && phrase.last >= phrase.first + 3 {
        let head = phrase.last - 1;
        let says = sentence.piece_text(head - 1) == "的";
        if let (true, Some(Token::Noun(class))) = (says, sentence.token(head)) {
            return Phrase { first: head, last: head, class: Some(class) };
        }
    }
    // “五好”（班子好、管理好）党支部: nor is a name with what it means in brackets.
    let closes = |at: usize| sentence.pieces.get(at).and_then(|piece| piece.partner);
    if is_quote(first, '“')
        && phrase.class.is_some()
        && let Some(open) = closes(first).map(|close| close + 1)
        && matches!(sentence.token(open), Some(Token::Mark('（' | '(')))
        && let Some(close) = closes(open).filter(|close| *close > open && *close < phrase.last)
    {
        return trim(sentence, Phrase { first: close + 1, ..phrase });
    }
    // “光荣在党50年”纪念章, “12380”举报: a long quoted name is no part of the shortest phrase, nor is a number.
    const LONG_NAME: usize = 6;
    if let Some(close) =
        sentence.pieces.get(first).filter(|piece| piece.token == Token::Mark('“')).and_then(|piece| piece.partner)
        && close < phrase.last
        && let (Some(open), Some(end)) = (sentence.pieces.get(first), sentence.pieces.get(close))
        && let name = sentence.slice(Span::new(open.span.end, end.span.start))
        && (name.chars().count() >= LONG_NAME || name.starts_with(|c: char| c.is_ascii_digit()) && name.len() >= 4)
    {
        // “人民满意的公务员”: what the name says they are.
        let rest = Phrase { first: close + 1, ..phrase };
        if phrase.class.is_some() && sentence.slice(rest.span(sentence)).chars().count() >= 2 {
            first = close + 1;
        }
    }
    // 招录计划完成率: what a rate is of.
    let is_rate = phrase.class.is_none() && sentence.piece_text(phrase.last).ends_with('率');
    // 各项资金: the classifier behind 各 is no part of the phrase.
    let is_all = first.checked_sub(1).is_some_and(|left| sentence.piece_text(left).ends_with('各'));
    if is_all && first < phrase.last && matches!(sentence.piece_text(first), "项" | "类" | "级" | "种" | "个") {
        first += 1;
    }
    // 培训人数: nor is there a head without the act.
    let is_many = first + 1 == phrase.last && NAMING.of("many").contains(&sentence.piece_text(phrase.last));
    // 精准脱贫培训: what is attended has a name.
    let is_many =
        is_many || phrase.class.is_none() && NAMING.of("attended").contains(&sentence.piece_text(phrase.last));
    while first < phrase.last && !is_rate && !is_many {
        match sentence.token(first) {
            Some(Token::Particle(_) | Token::Verb { .. } | Token::Mark('、')) => first += 1,
            _ => break,
        }
    }
    Phrase { first, ..phrase }
}
