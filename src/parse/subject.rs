//! What a number counts: the noun phrase after its classifier, the one before it, or one carried from before.
//!
//! Works on the pieces of one sentence. It knows marks, nouns, verbs and particles; no noun is named here.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::link_words::{Roles, Words};
use super::naming::{NAMING, PORTIONS};
use super::sentence::{Sentence, Token};
use super::stretch::Stretch;

pub(crate) use super::following::after;

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

    /// Its text, with the words of links in it.
    pub(crate) fn stretch<'s>(self, sentence: &'s Sentence) -> Stretch<'s> {
        sentence.between(self.first, self.last + 1)
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
        "条" => !matches!(class, C::Person | C::MoneyCny | C::Village | C::Household),
        "项" | "件" | "门" | "份" | "篇" => {
            !matches!(class, C::Person | C::MoneyCny | C::Place | C::Village | C::Household)
        }
        "类" => !matches!(class, C::MoneyCny),
        "种" | "款" => !matches!(class, C::Person | C::MoneyCny | C::Place | C::Village | C::Household),
        "套" => !matches!(class, C::Person | C::MoneyCny | C::Organization),
        "亩" | "公顷" | "公里" | "米" | "平方米" | "平方公里" | "吨" | "斤" | "公斤" => {
            !matches!(class, C::Person | C::Organization | C::Place | C::Village | C::Household)
        }
        _ if unit.ends_with('元') => matches!(class, C::MoneyCny | C::Item),
        _ => true,
    }
}

/// How far to look for a joined noun after a list mark.
pub(super) const LOOK_AHEAD: usize = 8;

/// Pieces of a bracket that may stand inside a phrase: “五好”（班子好、管理好、…）党支部.
pub(super) const LONGEST_BRACKET: usize = 32;

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
            // 党组织书记上党课: a short act between two nouns.
            Some(Token::Text) if class == Some(UnitClass::Session) && first == last && NAMING.ends("teaches", text) => {
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
                // 3、人均收入: the number of a paragraph is no item.
                let is_label = previous == 1 && sentence.token(0) == Some(Token::Fixed);
                if !goes_on || last.is_none() || is_label || list_has_number(sentence, previous) {
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
            // 干部任职班2期, 举办招才引智大会: what is done there names what is held.
            Some(Token::Verb { role, .. })
                if first == Some(previous + 1)
                    && first == last
                    && class == Some(UnitClass::Session)
                    && (sentence.piece_text(previous + 1).chars().count() == 1
                        || role == VerbRole::Act && follows_act(sentence, previous)) =>
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
            // 下沉编制45名, 形成报告80份: behind an act a verb that is a noun too is one.
            Some(Token::Verb { noun: Some(noun), .. })
                if last.is_none()
                    && (noun == UnitClass::Position
                        || noun == UnitClass::Document && sentence.piece_text(end).ends_with(['份', '篇']))
                    && follows_act(sentence, previous) =>
            {
                last = Some(previous);
                first = Some(previous);
                class = Some(noun);
            }
            // 户均分红4600元: what is paid on an average is a sum.
            Some(Token::Verb { noun: Some(noun), .. })
                if last.is_none()
                    && noun == UnitClass::MoneyCny
                    && previous
                        .checked_sub(1)
                        .is_some_and(|left| sentence.between(left, previous).starts(Roles::AVERAGE)) =>
            {
                return (Some(Phrase { first: previous, last: previous, class: Some(noun) }), previous.checked_sub(1));
            }
            // 推出便民服务12项: what is offered is counted, and not who is served.
            Some(Token::Verb { .. })
                if last.is_none()
                    && previous + 1 == end
                    && text == "服务"
                    && (sentence.piece_text(end).ends_with(['项', '件']) || is_named(sentence, previous)) =>
            {
                (last, first, class) = (Some(previous), Some(previous), Some(UnitClass::Item));
            }
            // 兑现人才补贴3600万元: what is granted is a sum.
            Some(Token::Verb { .. })
                if last.is_none()
                    && previous + 1 == end
                    && sentence.piece_text(end).ends_with('元')
                    && NAMING.of("granted").contains(&text)
                    && previous.checked_sub(2).is_some_and(|at| sentence.is_act(at))
                    && matches!(sentence.token(previous - 1), Some(Token::Noun(_) | Token::Text)) =>
            {
                (last, first, class) = (Some(previous), Some(previous), Some(UnitClass::MoneyCny));
            }
            // 实施各类规划1600个: a plan that is carried out is a thing.
            Some(Token::Verb { kind: Some(Kind::Target), role: VerbRole::Act, .. })
                if last.is_none()
                    && previous + 1 == end
                    && sentence.piece_text(end).ends_with(['个', '项', '份', '部'])
                    && is_named(sentence, previous) =>
            {
                (last, first, class) = (Some(previous), Some(previous), Some(UnitClass::Document));
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
                if first == Some(previous + 1)
                    && (sentence.piece_text(previous + 1).starts_with('率')
                        || NAMING.is("extent", sentence.piece_text(previous + 1))) =>
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
                    && (class == Some(UnitClass::MoneyCny) || sentence.piece_text(previous + 1) == "面积")
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
            // 长期引进类人才: of what sort they are.
            Some(Token::Verb { .. })
                if first == Some(previous + 1) && sentence.piece_text(previous + 1).starts_with('类') =>
            {
                first = Some(previous);
            }
            // 到位对口支援资金.
            Some(Token::Verb { .. })
                if first == Some(previous + 1)
                    && first == last
                    && class == Some(UnitClass::MoneyCny)
                    && is_granted(sentence, previous) =>
            {
                first = Some(previous);
                stop = previous.checked_sub(1);
                break;
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
    (start..at.saturating_sub(1)).any(|left| sentence.is_act(left))
}

/// 到位对口支援资金, 下拨帮扶资金: whether an act by which sums come stands directly before `at`.
fn is_granted(sentence: &Sentence, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|left| NAMING.of("comes").contains(&sentence.piece_text(left)))
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
    // 村党组织书记、主任“一肩挑”: what those named before it hold together.
    let opens = |close: usize| sentence.pieces.get(close).and_then(|piece| piece.partner);
    if is_quote(phrase.last, '”')
        && let Some(open) = opens(phrase.last).filter(|open| *open > phrase.first)
        && matches!(sentence.token(open + 1), Some(Token::Fixed))
        && matches!(sentence.token(open - 1), Some(Token::Noun(UnitClass::Person | UnitClass::Position) | Token::Text))
    {
        return Phrase { first: open, ..phrase };
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
    const LONG_NAME: usize = 4;
    if let Some(close) =
        sentence.pieces.get(first).filter(|piece| piece.token == Token::Mark('“')).and_then(|piece| piece.partner)
        && close < phrase.last
        && let (Some(open), Some(end)) = (sentence.pieces.get(first), sentence.pieces.get(close))
        && let name = sentence.slice(Span::new(open.span.end, end.span.start))
        && !NAMING.of("sort").contains(&name)
        && (name.chars().count() >= LONG_NAME || name.starts_with(|c: char| c.is_ascii_digit()) && name.len() >= 4)
    {
        // “人民满意的公务员”: what the name says they are.
        let rest = Phrase { first: close + 1, ..phrase };
        if phrase.class.is_some() && sentence.slice(rest.span(sentence)).chars().count() >= 2 {
            first = close + 1;
        }
    }
    // 招录计划完成率: what a rate is of.
    let tail = sentence.piece_text(phrase.last);
    let is_rate = phrase.class.is_none()
        && (tail.ends_with(['率', '数']) || PORTIONS.contains(&tail) || NAMING.is("extent", tail));
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
    // 到位对口支援资金: nor is what a sum is for.
    let is_sum = phrase.class == Some(UnitClass::MoneyCny) && is_granted(sentence, phrase.first);
    // 举办招才引智大会: what is done at a meeting is part of its name.
    let is_meeting =
        phrase.class == Some(UnitClass::Session) && first + 1 == phrase.last && follows_act(sentence, first);
    // 5所在宜高校: where they are.
    let is_there = sentence.piece_text(first) == "在" && first + 2 == phrase.last;
    // 户均增收: what comes on an average.
    let is_gain = first + 1 == phrase.last && NAMING.is("gains", sentence.piece_text(phrase.last));
    let is_whole = is_rate || is_many || is_sum || is_meeting || is_there || is_gain;
    while first < phrase.last && !is_whole {
        match sentence.token(first) {
            Some(Token::Particle(_) | Token::Verb { .. } | Token::Mark('、')) => first += 1,
            _ => break,
        }
    }
    Phrase { first, ..phrase }
}

/// A long name of what is held without the modifiers that fill its first half: 领导干部专题研讨班 of
/// 厅局级主要领导干部专题研讨班. Who they are that attend is told elsewhere.
pub(crate) fn shortest(sentence: &Sentence, span: Span) -> Span {
    const LONG: usize = 9;
    let length = |span: Span| sentence.slice(span).chars().count();
    let is_long = |text: &str| text.len() >= LONG && text.chars().nth(LONG - 1).is_some();
    let text = sentence.slice(span);
    let term = NAMING.of("term").iter().find(|term| text.starts_with(**term) && text.len() > term.len());
    let span = Span::new(span.start + term.map_or(0, |term| term.len()), span.end);
    if !is_long(sentence.slice(span)) {
        return span;
    }
    let is_held = |at: usize| matches!(sentence.token(at), Some(Token::Noun(UnitClass::Session)));
    let end = sentence.pieces.partition_point(|piece| piece.span.start < span.end);
    if !end.checked_sub(1).is_some_and(is_held) {
        return span;
    }
    let whole = length(span);
    let from = sentence.pieces.partition_point(|piece| piece.span.start < span.start);
    let is_plain = |at: usize| matches!(sentence.token(at), Some(Token::Noun(_) | Token::Text));
    let last = (from..end).rev().take_while(|at| is_plain(*at));
    let starts = last.filter(|at| *at > from && matches!(sentence.token(*at), Some(Token::Noun(_))));
    let rest = starts.filter_map(|at| sentence.pieces.get(at).map(|piece| Span::new(piece.span.start, span.end)));
    rest.into_iter().find(|rest| length(*rest) * 2 >= whole).unwrap_or(span)
}
