//! [`before`]: the noun phrase before a number and the words that link the two.

use crate::vocabulary::{Particle, VerbRole};

use super::naming::NAMING;
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
    // Words between the phrase and its number.
    let mut at = number;
    loop {
        let Some(previous) = at.checked_sub(1) else { return out };
        match link(sentence, number, previous, &mut out) {
            Link::Passed(next) => at = next,
            Link::Ends(end) => {
                at = end;
                break;
            }
            Link::Broken => return out,
        }
    }
    if out.verb.is_some() {
        at = before_base(sentence, number, before_whole(sentence, at));
    }
    let (mut phrase, mut stop) = phrase_ending_at(sentence, at);
    // 高于全市平均水平3.2个百分点: nor is what it is above.
    if let Some(base) = phrase.and_then(|phrase| exceeded(sentence, phrase.first)) {
        (phrase, stop) = phrase_ending_at(sentence, base);
        out.verb = Some(base);
    }
    let is_verb = |stop: &usize| matches!(sentence.token(*stop), Some(Token::Verb { .. }));
    if phrase.is_none()
        && let Some(stop) = stop.filter(is_verb)
    {
        out.verb = Some(stop);
    }
    Before { phrase, ..out }
}

/// What a piece before a number is.
enum Link {
    /// A word between the phrase and the number: the phrase ends here or before.
    Passed(usize),
    /// The phrase ends here.
    Ends(usize),
    /// There is no phrase.
    Broken,
}

/// Reads the piece `at` before a number, with nothing but links between the two.
fn link(sentence: &Sentence, number: usize, at: usize, out: &mut Before) -> Link {
    let text = sentence.piece_text(at);
    match sentence.token(at) {
        Some(Token::Particle(Particle::Adverb)) => {
            if sentence.deals_out(at) {
                out.distributes = Some(at);
            }
        }
        Some(Token::Verb { role: VerbRole::State | VerbRole::Modal, .. }) if !is_head(sentence, at) => {
            if sentence.deals_out(at) {
                out.distributes = Some(at);
            }
            out.verb.get_or_insert(at);
        }
        Some(Token::Verb { role: VerbRole::Change, .. }) => out.verb = Some(at),
        Some(Token::Particle(Particle::Tail)) => {}
        // 干部平均每年增长50%.
        Some(Token::Particle(Particle::Per)) if text.ends_with("每年") && out.verb.is_some() => {}
        Some(Token::Time(_)) if out.verb.is_some() => {}
        Some(Token::Particle(Particle::Stop)) => return stop_word(sentence, number, at, out),
        Some(Token::Mark('）' | ')')) => {
            let partner = sentence.pieces.get(at).and_then(|piece| piece.partner);
            return partner.map_or(Link::Broken, Link::Passed);
        }
        // 人才要突破1万名.
        Some(Token::Text) if text == "要" => {}
        // 比上年高6.5个百分点: a word of comparison is a link.
        Some(Token::Text) if NAMING.is("compared", text) => {
            out.verb.get_or_insert(at);
        }
        _ => return Link::Ends(at + 1),
    }
    Link::Passed(at)
}

/// The same of a word of grammar: 环比, 了, 的.
fn stop_word(sentence: &Sentence, number: usize, at: usize, out: &mut Before) -> Link {
    match sentence.piece_text(at) {
        // 退件率环比下降75%.
        "环比" | "同比" if out.verb.is_some() => Link::Passed(at),
        // 减少了3417个.
        "了" if at.checked_sub(1).is_some_and(|left| changes(sentence, left)) => Link::Passed(at),
        "的" => {
            // 低于市计划的0.7个百分点: what it is below is told below.
            if let Some(verb) = below(sentence, number, at) {
                out.verb = Some(verb);
                return Link::Ends(verb);
            }
            // 降至2018年底的1.55%: when it was so stands between.
            let Some(verb) = at.checked_sub(2).filter(|verb| reached_at(sentence, *verb)) else {
                return Link::Ends(at + 1);
            };
            out.verb = Some(verb);
            Link::Passed(verb)
        }
        _ => Link::Ends(at + 1),
    }
}

/// 总量在全国前移两位: the end of what stands before those among whom the place is held.
fn before_whole(sentence: &Sentence, at: usize) -> usize {
    let is_whole =
        |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Nation | Particle::Region)));
    let within = at.checked_sub(1).filter(is_whole).and_then(|whole| whole.checked_sub(1));
    within.filter(|at| matches!(sentence.piece_text(*at), "在" | "居")).unwrap_or(at)
}

/// 比上届下降4.1岁: the end of what stands before that which it is measured against.
fn before_base(sentence: &Sentence, number: usize, at: usize) -> usize {
    let start = sentence.clause_start(number);
    let is_base = |at: &usize| matches!(sentence.piece_text(*at), "比" | "较" | "相比");
    let Some(base) = (start..at).rev().find(is_base) else { return at };
    // 与上届相比上升了3个百分点: what stands between is the base.
    let with = |at: &usize| matches!(sentence.piece_text(*at), "与" | "同" | "跟" | "和");
    match sentence.piece_text(base) {
        "相比" => (start..base).rev().find(with).unwrap_or(base),
        _ => base,
    }
}

/// The 低于 of 低于市计划的 before a number of points or a portion, or the 达到 of 达到农民收入的 before a multiple, whose 的
/// stands at `mark`.
fn below(sentence: &Sentence, number: usize, mark: usize) -> Option<usize> {
    let of = compound_ending_at(sentence, mark)?;
    let text = sentence.piece_text(number);
    if text.ends_with('倍') {
        let equals = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Verb { role: VerbRole::State, .. })) && !is_head(sentence, *at)
        };
        let is_region = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(_)));
        let link = (sentence.clause_start(number) + 1..of.first).rev().find(|at| !is_region(at));
        return link.filter(equals);
    }
    let is_portion = ["百分点", "%", "％", "成", "半"].iter().any(|unit| text.ends_with(unit));
    exceeded(sentence, of.first).filter(|_| is_portion)
}

/// Whether a verb of change reaches the time behind it: 降至2018年底.
fn reached_at(sentence: &Sentence, verb: usize) -> bool {
    // The time may hold the word of reaching.
    let holds =
        || sentence.piece_text(verb + 1).starts_with(['至', '到']) && NAMING.is("rises", sentence.piece_text(verb));
    let changes = sentence.is_change(verb);
    matches!(sentence.token(verb + 1), Some(Token::Time(_))) && (changes || holds())
}

/// Whether a piece is a verb of change, or a word of comparison.
fn changes(sentence: &Sentence, at: usize) -> bool {
    match sentence.token(at) {
        Some(Token::Verb { role: VerbRole::Change, .. }) => true,
        Some(Token::Verb { .. } | Token::Text) => NAMING.is("compared", sentence.piece_text(at)),
        _ => false,
    }
}

/// The 高于 before what something is set against, which starts at `first`.
fn exceeded(sentence: &Sentence, first: usize) -> Option<usize> {
    let is_particle = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(_)));
    let at = (0..first).rev().find(|at| !is_particle(at))?;
    let text = sentence.piece_text(at);
    let exceeds =
        text.ends_with('于') && text.trim_start_matches('不').starts_with(['高', '低', '优', '快', '多', '少']);
    (exceeds && at >= sentence.clause_start(first)).then_some(at)
}
