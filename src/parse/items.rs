//! [`items_before`]: the items of a list, each a noun phrase of its own.
//!
//! Which number an item is dealt to is decided in `dealt`.

use crate::vocabulary::{Particle, VerbRole};

use super::relative::is_age;
use super::sentence::{Sentence, Token};
use super::subject::Phrase;

/// The items of the list that ends before `end`: 党委、总支、支部分别为…
pub(crate) fn items_before(sentence: &Sentence, end: usize) -> Vec<Phrase> {
    let mut end = end;
    while let Some(previous) = end.checked_sub(1) {
        let is_link = matches!(
            sentence.token(previous),
            Some(
                Token::Particle(Particle::Tail | Particle::Adverb)
                    | Token::Verb { role: VerbRole::State | VerbRole::Change, .. }
            )
        );
        // 会议、文件同比分别减少12%、14%: against when stands between.
        let is_when = matches!(sentence.token(previous), Some(Token::Time(_)))
            || matches!(sentence.piece_text(previous), "同比" | "环比" | "较" | "比");
        if !is_link && !is_when {
            break;
        }
        end = previous;
    }
    let mut items = Vec::new();
    let (mut last, mut first, mut class) = (None, None, None);
    let mut at = end;
    loop {
        let token = at.checked_sub(1).and_then(|previous| sentence.token(previous));
        match token {
            Some(Token::Noun(noun)) => {
                if last.is_none() {
                    class = Some(noun);
                }
                last.get_or_insert(at - 1);
                first = Some(at - 1);
            }
            Some(Token::Text | Token::Fixed) => {
                last.get_or_insert(at - 1);
                first = Some(at - 1);
            }
            // 大专及以上学历: what joins a degree to those above it parts no list.
            Some(Token::Particle(Particle::Join))
                if last.is_some()
                    && sentence.piece_text(at).starts_with(['以'])
                    && sentence.piece_text(at - 1) == "及" =>
            {
                first = Some(at - 1);
            }
            // 女性、35岁及以下分别占…: a limit of age is an item too.
            Some(Token::Number(_)) if last.is_none() && is_age(sentence, at - 1) => {
                last = Some(at - 1);
                first = Some(at - 1);
            }
            other => {
                if let (Some(first), Some(last)) = (first.take(), last.take()) {
                    items.push(Phrase { first, last, class: class.take() });
                }
                if !matches!(other, Some(Token::Mark('、') | Token::Particle(Particle::Join))) {
                    break;
                }
            }
        }
        at -= 1;
    }
    items.reverse();
    items
}
