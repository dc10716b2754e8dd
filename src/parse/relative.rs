//! What stands between a number of persons and their noun: a clause of their own that 的 closes, a limit of age.
//!
//! The noun phrases themselves are found in `subject`.

use super::sentence::{Sentence, Token};
use super::subject::{Phrase, fits};

/// Whether the piece is a limit of age.
pub(super) fn is_age(sentence: &Sentence, at: usize) -> bool {
    let text = sentence.piece_text(at);
    matches!(sentence.token(at), Some(Token::Number(_)))
        && ["以下", "以上", "左右", "上下", "以内"].iter().any(|limit| text.ends_with(limit))
        && text.contains('岁')
}

/// How far a modifier may reach from a number to the 的 before its noun.
const LONGEST_MODIFIER: usize = 12;

/// The same of a number of things.
const SHORT_MODIFIER: usize = 6;

/// 17名在一线“跑”出来的干部: the persons behind the 的 of a clause of their own.
pub(super) fn modified(sentence: &Sentence, number: usize, unit: &str) -> Option<Phrase> {
    let counts_people = matches!(unit, "名" | "人" | "位");
    // 84个建档立卡的贫困村: of things, the noun behind the first 的, where that is near.
    let reach = if counts_people { LONGEST_MODIFIER } else { SHORT_MODIFIER };
    let end = sentence.clause_end(number).min(number + reach);
    let is_number = |at: &usize| matches!(sentence.token(*at), Some(Token::Number(_)));
    let end = (number + 1..end).find(is_number).unwrap_or(end);
    let is_mark = |at: &usize| sentence.piece_text(*at) == "的";
    let mark = match counts_people {
        true => (number + 2..end).rev().find(is_mark),
        false => (number + 2..end).find(is_mark).filter(|_| matches!(unit, "个" | "家" | "户" | "支" | "所" | "处")),
    }?;
    let mut noun = None;
    for at in mark + 1..=mark + 3 {
        match sentence.token(at) {
            Some(Token::Noun(class)) if fits(unit, class) => noun = Some((at, class)),
            Some(Token::Noun(_) | Token::Text | Token::Fixed) => {}
            _ => break,
        }
    }
    noun.map(|(last, class)| Phrase { first: mark + 1, last, class: Some(class) })
}
