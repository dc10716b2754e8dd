//! What a subject is called: the phrase without a measuring tail, with the modifier or the rate that a short one needs.
//!
//! Which phrase is the subject is decided in `counted` and `subject`.

use std::sync::LazyLock;

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::VerbRole;

use super::link_words::{Roles, Words};
use super::measures::Walk;
use super::sentence::{Piece, Token};
use super::subject::Phrase;

// A test holds that the table loads.
pub(super) static NAMING: LazyLock<Words> = LazyLock::new(|| Words::read("naming", include_str!("naming.tsv")));

/// Words for the portion that something is of a whole.
pub(super) const PORTIONS: [&str; 3] = ["比例", "比重", "占比"];

/// The roles of what ends a name and is no part of it, or shows that the name is whole; and those of wages.
static ENDS: LazyLock<Roles> = LazyLock::new(|| NAMING.named(&["told", "whole_name"]));
static WAGE: LazyLock<Roles> = LazyLock::new(|| NAMING.named(&["wage"]));

/// Where a text speaks of an average.
pub(super) fn averaged_at(text: &str) -> Option<usize> {
    text.as_bytes().windows("平均".len()).position(|bytes| bytes == "平均".as_bytes())
}

/// Whether words end with what is paid or earned, and at most with what it comes to: 分红达, 领走.
pub(super) fn names_pay(words: &str) -> bool {
    NAMING.ends("paid", words.trim_end_matches(['了', '达', '到', '有', '得', '走']))
}

/// Whether a text has more characters than one.
fn is_long(text: &str) -> bool {
    text.chars().nth(1).is_some()
}

impl<'t> Walk<'_, 't, '_> {
    /// A phrase as the subject it names: without a measuring tail (研发人员数), with the modifier that a word of many uses
    /// needs (退休人员) and the rate that a short one is told by (人才贡献率).
    pub(super) fn bare(&self, phrase: Phrase) -> Span {
        let span = self.placeless(self.widened(phrase), phrase.class);
        let text = self.sentence.slice(span);
        // 城镇、农村居民人均收入: what is said of both stands behind the second.
        if let Some(head) = self.shared_head(phrase) {
            return head;
        }
        // 村党组织书记月报酬3500元: a wage is called so by itself, whoever gets it.
        let ending = NAMING.ending_roles(text);
        if ending.has(*WAGE)
            && let Some((wage, _)) = NAMING.ending(text, &["wage"])
        {
            return Span::new(span.end - wage.len(), span.end);
        }
        // 12个村集体经济年收入不足10万元: what the counted earn is earned by another part of them.
        let is_village = phrase.class == Some(UnitClass::Village);
        let earns = || {
            let after = phrase.last + 1..phrase.last + 4;
            let mut tokens = after.map_while(|at| {
                self.sentence.token(at).filter(|token| !matches!(token, Token::Number(_) | Token::Mark(_)))
            });
            tokens.any(|token| token == Token::Noun(UnitClass::MoneyCny))
        };
        let owned = || NAMING.ending(text, &["owned"]).map(|(word, _)| span.end - word.len());
        if is_village && let Some(end) = owned().filter(|end| *end > span.start && earns()) {
            return Span::new(span.start, end);
        }
        let may_average = self.sentence.may_link(Roles::AVERAGED);
        if may_average && let Some(at) = averaged_at(text).filter(|at| *at > 0) {
            return Span::new(span.start + at, span.end);
        }
        // 这个常住人口, 过去物业纠纷: which of them, or when, is no part of what they are; nor is who has the word.
        let cut = |length: usize| text.get(length..).is_some_and(is_long);
        if let Some(length) = NAMING.opening("lead", text).filter(|length| cut(*length)) {
            return Span::new(span.start + length, span.end);
        }
        let ends = ending.has(*ENDS);
        let told = || NAMING.ending(text, &["told"]).filter(|(word, _)| word.len() + 3 < text.len());
        if ends && let Some((word, _)) = told() {
            return Span::new(span.start, span.end - word.len());
        }
        // 吸引毕业生留沈11万人: where they stay is no part of who they are.
        let stays = |at: usize| {
            let text = self.sentence.piece_text(at);
            self.sentence.token(at) == Some(Token::Text) && text.chars().count() == 2 && NAMING.starts("stays", text)
        };
        let is_person = |at: usize| self.sentence.token(at) == Some(Token::Noun(UnitClass::Person));
        if phrase.first < phrase.last && stays(phrase.last) && is_person(phrase.last - 1) {
            let end = self.sentence.pieces.get(phrase.last - 1).map_or(span.end, |piece| piece.span.end);
            return Span::new(span.start, end.max(span.start));
        }
        if ends && NAMING.ends("whole_name", text) || !self.sentence.may_link(Roles::MEASURING) {
            return span;
        }
        let words = self.sentence.stretch(span);
        let mut tails = words.words(Roles::MEASURING).filter(|word| word.end == span.end);
        let is_head = |end: usize| is_long(words.to(end - span.start).text);
        tails.find(|tail| is_head(tail.start)).map_or(span, |tail| Span::new(span.start, tail.start))
    }

    /// What a phrase names without the place before it: 党员 of 东岭县党员.
    fn placeless(&self, span: Span, class: Option<UnitClass>) -> Span {
        if class.is_none_or(|class| class == UnitClass::Place) {
            return span;
        }
        let around = &self.setting.around;
        let first = around.places.partition_point(|place| place.span.start < span.start);
        let here = around.places.iter().skip(first).take_while(|place| place.span.start == span.start);
        let named = here.filter(|place| !place.is_bare).map(|place| place.span).find(|place| place.end < span.end);
        let text = self.sentence.slice(span);
        let home = || {
            // The name and the short name begin alike.
            around.home.chars().next().filter(|first| text.starts_with(*first))?;
            let short = around.home.trim_end_matches(['省', '市', '县', '区', '州']);
            let mut names = [around.home, short].into_iter().filter(|name| is_long(name));
            let name = names.find(|name| text.starts_with(*name))?;
            Some(Span::new(span.start, span.start + name.len()))
        };
        // 在柳院士, 来柳毕业生: a short name of the region may stand behind the word for being there.
        let short = || {
            let before = self.sentence.slice(Span::new(self.sentence.span.start, span.start));
            let first = text.chars().next().filter(|first| around.home.chars().take(2).any(|name| name == *first))?;
            let is_there = before.ends_with(['在', '来', '留', '驻']);
            is_there.then(|| Span::new(span.start, span.start + first.len_utf8()))
        };
        let place = named.or_else(home).or_else(short);
        let rest = place.map(|place| Span::new(place.end, span.end));
        // 东岭县、西河县强村: one of a list is no place before the rest.
        let joins = |rest: &Span| self.sentence.slice(*rest).starts_with(['、', '和', '与', '及']);
        rest.filter(|rest| !joins(rest)).filter(|rest| is_long(self.sentence.slice(*rest))).unwrap_or(span)
    }

    /// The part of a phrase that an item of a list before it shares with it: 居民人均收入 in 城镇、农村居民人均收入.
    fn shared_head(&self, phrase: Phrase) -> Option<Span> {
        let sentence = self.sentence;
        let span = phrase.span(sentence);
        let text = sentence.slice(span);
        let side = |text: &str| NAMING.opening("side", text);
        let joins = |c: char| matches!(c, '、' | '和' | '与' | '及');
        let first = side(text)?;
        // 城镇和农村居民人均收入: the first side may be a part of the phrase.
        let second = text.get(first..).and_then(|rest| rest.strip_prefix(joins)).and_then(side);
        let before = sentence.slice(Span::new(sentence.span.start, span.start));
        let follows = || {
            let list = before.strip_suffix(joins)?;
            NAMING.of("side").iter().any(|side| list.ends_with(*side)).then_some(first)
        };
        let cut = match second {
            Some(second) => first + '、'.len_utf8() + second,
            None => follows()?,
        };
        Some(Span::new(span.start + cut, span.end)).filter(|head| !head.is_empty())
    }

    fn widened(&self, phrase: Phrase) -> Span {
        let span = phrase.span(self.sentence);
        let text = self.sentence.slice(span);
        let is_short = text.chars().nth(2).is_none();
        let piece = |at: usize| self.sentence.pieces.get(at);
        let mut start = span.start;
        let is_broad = || self.sentence.may_link(Roles::BROAD) && phrase.stretch(self.sentence).is(Roles::BROAD);
        let is_general = !text.is_empty() && !is_long(text) || is_broad();
        if is_general {
            let modifier = phrase
                .first
                .checked_sub(1)
                .filter(|at| matches!(self.sentence.token(*at), Some(Token::Verb { .. } | Token::Text)))
                // 实有人员: that there are so many is no part of what they are.
                .filter(|at| !matches!(self.sentence.token(*at), Some(Token::Verb { role: VerbRole::State, .. })));
            // 领办项目58个: the one act of the clause governs the things it names, and is no part of them.
            let governs = |at: &usize| {
                let is_act = |at: usize| self.sentence.is_act(at);
                let clause = self.sentence.clause_start(*at);
                phrase.class != Some(UnitClass::Person) && is_act(*at) && !(clause..*at).any(is_act)
            };
            if let Some(modifier) = modifier.filter(|at| !governs(at)).and_then(piece) {
                start = modifier.span.start;
            }
        }
        let mut end = span.end;
        let next = piece(phrase.last + 1).filter(|_| is_short);
        if let Some(total) = next.filter(|total| matches!(total.text, "总量" | "总数" | "数量")) {
            end = total.span.end;
        }
        // 满意度达: the link is no part of the name.
        let named = |text: &'t str| text.trim_end_matches(['达', '到', '为']);
        let is_rate = |next: &&Piece<'t>| {
            let names =
                matches!(next.token, Token::Verb { role: VerbRole::State, .. } | Token::Noun(UnitClass::Percent));
            names && named(next.text).ends_with(['率', '度'])
        };
        if let Some(rate) = next.filter(is_rate) {
            end = rate.span.start + named(rate.text).len();
        }
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use crate::table::every_word_stands_in_its_example;

    #[test]
    fn every_word_has_its_example() {
        every_word_stands_in_its_example("naming", include_str!("naming.tsv"));
    }
}
