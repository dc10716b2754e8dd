//! [`before`]: the noun phrase before a number and the words that link the two.

use crate::vocabulary::{Particle, VerbRole};

use super::sentence::{Sentence, Token};
use super::subject::{Phrase, compound_ending_at, is_head, phrase_ending_at};

/// A noun phrase before a number, and how it is linked to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Before {
    pub(crate) phrase: Option<Phrase>,
    /// The verb that stands between the phrase, or nothing, and the number.
    pub(crate) verb: Option<usize>,
    /// Index of a 分别 or 依次 that was passed.
    pub(crate) distributes: Option<usize>,
}

/// The noun phrase before the piece `number`, looking no further than the start of its clause.
pub(crate) fn before(sentence: &Sentence, number: usize) -> Before {
    let mut out = Before { phrase: None, verb: None, distributes: None };
    let mut at = number;
    // Words between the phrase and its number.
    loop {
        let Some(previous) = at.checked_sub(1) else {
            return out;
        };
        let text = sentence.piece_text(previous);
        match sentence.token(previous) {
            Some(Token::Particle(Particle::Adverb)) => {
                if sentence.deals_out(previous) {
                    out.distributes = Some(previous);
                }
            }
            Some(Token::Verb { role: VerbRole::State | VerbRole::Modal, .. }) if !is_head(sentence, previous) => {
                if sentence.deals_out(previous) {
                    out.distributes = Some(previous);
                }
                out.verb.get_or_insert(previous);
            }
            Some(Token::Particle(Particle::Tail)) => {}
            // 干部平均每年增长50%.
            Some(Token::Particle(Particle::Per)) if text.ends_with("每年") && out.verb.is_some() => {}
            // 退件率环比下降75%.
            Some(Token::Particle(Particle::Stop)) if out.verb.is_some() && matches!(text, "环比" | "同比") => {}
            // 减少了3417个.
            Some(Token::Particle(Particle::Stop))
                if text == "了"
                    && matches!(
                        previous.checked_sub(1).and_then(|left| sentence.token(left)),
                        Some(Token::Verb { .. } | Token::Text)
                    )
                    && previous.checked_sub(1).is_some_and(|left| verb_of_change(sentence, left)) => {}
            Some(Token::Verb { role: VerbRole::Change, .. }) => {
                out.verb = Some(previous);
            }
            Some(Token::Mark('）' | ')')) => {
                let Some(partner) = sentence.pieces.get(previous).and_then(|piece| piece.partner) else {
                    return out;
                };
                at = partner;
                continue;
            }
            Some(Token::Time(_)) if out.verb.is_some() => {}
            // 低于市计划的0.7个百分点: what it is below is told below.
            Some(Token::Particle(Particle::Stop)) if text == "的" && below(sentence, number, previous).is_some() => {
                out.verb = below(sentence, number, previous);
                at = out.verb.unwrap_or(previous);
                break;
            }
            // 降至2018年底的1.55%: when it was so stands between.
            Some(Token::Particle(Particle::Stop))
                if text == "的" && previous.checked_sub(2).is_some_and(|verb| reached_at(sentence, verb)) =>
            {
                out.verb = Some(previous - 2);
                at = previous - 2;
                continue;
            }
            // 人才要突破1万名.
            Some(Token::Text) if text == "要" => {}
            // 比上年高6.5个百分点: a word of comparison is a link.
            Some(Token::Text) if ["高", "低", "多", "少", "快", "慢", "小", "大"].contains(&text) => {
                out.verb.get_or_insert(previous);
            }
            _ => break,
        }
        at = previous;
    }
    // 总量在全国前移两位: among whom the place is held.
    let is_whole =
        |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Nation | Particle::Region)));
    if out.verb.is_some()
        && let Some(whole) = at.checked_sub(1).filter(is_whole)
        && let Some(within) = whole.checked_sub(1).filter(|at| matches!(sentence.piece_text(*at), "在" | "居"))
    {
        at = within;
    }
    if out.verb.is_some() {
        // 比上届下降4.1岁: what it is measured against is not what changes.
        let start = sentence.clause_start(number);
        if let Some(base) = (start..at).rev().find(|base| matches!(sentence.piece_text(*base), "比" | "较" | "相比"))
        {
            at = base;
            // 与上届相比上升了3个百分点: what stands between is the base.
            let with = |at: &usize| matches!(sentence.piece_text(*at), "与" | "同" | "跟" | "和");
            if sentence.piece_text(base) == "相比" {
                at = (start..base).rev().find(with).unwrap_or(base);
            }
        }
    }
    let (mut phrase, mut stop) = phrase_ending_at(sentence, at);
    // 高于全市平均水平3.2个百分点: nor is what it is above.
    if let Some(base) = phrase.and_then(|phrase| exceeded(sentence, phrase.first)) {
        (phrase, stop) = phrase_ending_at(sentence, base);
        out.verb = Some(base);
    }
    out.phrase = phrase;
    if (phrase.is_none() || out.verb.is_none())
        && let Some(stop) = stop
        && matches!(sentence.token(stop), Some(Token::Verb { .. }))
        && phrase.is_none()
    {
        out.verb = Some(stop);
    }
    out
}

/// The 低于 of 低于市计划的 before a number of points, whose 的 stands at `mark`.
fn below(sentence: &Sentence, number: usize, mark: usize) -> Option<usize> {
    let of = compound_ending_at(sentence, mark).filter(|_| sentence.piece_text(number).contains("百分点"))?;
    exceeded(sentence, of.first)
}

/// Whether a verb of change reaches the time behind it: 降至2018年底.
fn reached_at(sentence: &Sentence, verb: usize) -> bool {
    // The time may hold the word of reaching.
    let holds = sentence.piece_text(verb + 1).starts_with(['至', '到'])
        && matches!(sentence.piece_text(verb), "降" | "升" | "增" | "减" | "提高" | "下降" | "上升" | "增加" | "减少");
    let changes = matches!(sentence.token(verb), Some(Token::Verb { role: VerbRole::Change, .. }));
    matches!(sentence.token(verb + 1), Some(Token::Time(_))) && (changes || holds)
}

/// Whether a piece is a verb of change, or a word of comparison.
fn verb_of_change(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. }))
        || ["高", "低", "多", "少", "小", "大"].contains(&sentence.piece_text(at))
}

/// The 高于 before what something is set against, which starts at `first`.
fn exceeded(sentence: &Sentence, first: usize) -> Option<usize> {
    let is_particle = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(_)));
    let at = (0..first).rev().find(|at| !is_particle(at))?;
    let text = sentence.piece_text(at);
    let exceeds = text.ends_with('于') && text.starts_with(['高', '低', '优', '快', '多', '少']);
    (exceeds && at >= sentence.clause_start(first)).then_some(at)
}
