//! What a number counts: the noun phrase after its classifier, the one before it, or one carried from before.
//!
//! Works on the pieces of one sentence. It knows marks, nouns, verbs and particles; no noun is named here.

use crate::quantity::UnitClass;
use crate::text::Span;

use super::naming::{NAMING, PORTIONS};
use super::sentence::{Sentence, Token};
use super::stretch::Stretch;

pub(crate) use super::following::after;
pub(crate) use super::preceding::{compound_ending_at, is_head, phrase_ending_at};
use super::preceding::{follows_act, is_granted};

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
    if let Some(head) = quoted_head(sentence, phrase) {
        return head;
    }
    if let Some(close) = explained(sentence, phrase) {
        return trim(sentence, Phrase { first: close + 1, ..phrase });
    }
    let mut first = past_name(sentence, phrase).unwrap_or(phrase.first);
    // 各项资金: the classifier behind 各 is no part of the phrase.
    let is_all = first.checked_sub(1).is_some_and(|left| sentence.piece_text(left).ends_with('各'));
    if is_all && first < phrase.last && matches!(sentence.piece_text(first), "项" | "类" | "级" | "种" | "个") {
        first += 1;
    }
    let modifies =
        |at: usize| matches!(sentence.token(at), Some(Token::Particle(_) | Token::Verb { .. } | Token::Mark('、')));
    if modifies(first) && !is_whole(sentence, phrase, first) {
        first = (first..phrase.last).find(|at| !modifies(*at)).unwrap_or(phrase.last.max(first));
    }
    Phrase { first, ..phrase }
}

fn partner(sentence: &Sentence, at: usize) -> Option<usize> {
    sentence.pieces.get(at).and_then(|piece| piece.partner)
}

/// What the quotation that ends a phrase says of those who are counted.
fn quoted_head(sentence: &Sentence, phrase: Phrase) -> Option<Phrase> {
    if sentence.token(phrase.last) != Some(Token::Mark('”')) {
        return None;
    }
    // “人民满意的公务员”: a name that says by 的 what those who bear it are.
    if sentence.token(phrase.first) == Some(Token::Mark('“')) && phrase.last >= phrase.first + 3 {
        let head = phrase.last - 1;
        if let (Some(Token::Noun(class)), "的") = (sentence.token(head), sentence.piece_text(head - 1)) {
            return Some(Phrase { first: head, last: head, class: Some(class) });
        }
    }
    // 村党组织书记、主任“一肩挑”: what those named before it hold together.
    let open = partner(sentence, phrase.last).filter(|open| *open > phrase.first)?;
    let is_held = matches!(sentence.token(open + 1), Some(Token::Fixed))
        && matches!(sentence.token(open - 1), Some(Token::Noun(UnitClass::Person | UnitClass::Position) | Token::Text));
    // 集体经济“空壳村”: or what they are called that it is told of.
    let is_called = matches!(
        sentence.token(phrase.last - 1),
        Some(Token::Noun(UnitClass::Village | UnitClass::Organization | UnitClass::Household | UnitClass::Person))
    ) && (phrase.first..open).all(|at| sentence.token(at) != Some(Token::Mark('、')));
    (is_held || is_called).then_some(Phrase { first: open, ..phrase })
}

/// “五好”（班子好、管理好）党支部: where the bracket closes that says what the name before it means.
fn explained(sentence: &Sentence, phrase: Phrase) -> Option<usize> {
    if phrase.class.is_none() || sentence.token(phrase.first) != Some(Token::Mark('“')) {
        return None;
    }
    let open = partner(sentence, phrase.first)? + 1;
    let is_bracket = matches!(sentence.token(open), Some(Token::Mark('（' | '(')));
    partner(sentence, open).filter(|close| is_bracket && *close > open && *close < phrase.last)
}

/// “光荣在党50年”纪念章, “12380”举报: a long quoted name is no part of the shortest phrase, nor is a number.
fn past_name(sentence: &Sentence, phrase: Phrase) -> Option<usize> {
    const LONG_NAME: usize = 4;
    let open = sentence.pieces.get(phrase.first).filter(|piece| piece.token == Token::Mark('“'))?;
    let close = open.partner.filter(|close| *close < phrase.last && phrase.class.is_some())?;
    let name = sentence.slice(Span::new(open.span.end, sentence.pieces.get(close)?.span.start));
    let is_number = || name.starts_with(|c: char| c.is_ascii_digit()) && name.len() >= 4;
    if NAMING.is("sort", name) || !(name.chars().count() >= LONG_NAME || is_number()) {
        return None;
    }
    let rest = Phrase { first: close + 1, ..phrase };
    (sentence.slice(rest.span(sentence)).chars().count() >= 2).then_some(close + 1)
}

/// Whether a phrase that is read from `first` on names nothing without the words that open it.
fn is_whole(sentence: &Sentence, phrase: Phrase, first: usize) -> bool {
    let tail = sentence.piece_text(phrase.last);
    let is_pair = first + 1 == phrase.last;
    match phrase.class {
        // 招录计划完成率: what a rate is of.
        // 精准脱贫培训: what is attended has a name.
        None if tail.ends_with(['率', '数']) || PORTIONS.contains(&tail) || NAMING.is("extent", tail) => true,
        None if NAMING.is("attended", tail) || NAMING.is("judged", tail) => true,
        // 到位对口支援资金: nor is what a sum is for.
        Some(UnitClass::MoneyCny) if is_granted(sentence, phrase.first) => true,
        // 举办招才引智大会: what is done at a meeting is part of its name.
        Some(UnitClass::Session) if is_pair && follows_act(sentence, first) => true,
        // 5所在宜高校: where they are.
        _ if first + 2 == phrase.last && sentence.piece_text(first) == "在" => true,
        // 培训人数: nor is there a head without the act.
        // 户均增收: what comes on an average.
        _ => is_pair && (NAMING.is("many", tail) || NAMING.is("gains", tail)),
    }
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
