//! How things stand: what those who are counted have by now, and what was told already.
//!
//! The words are in `standing.tsv`. What sort of fact a number states is decided in `meaning`.

use std::sync::LazyLock;

use crate::quantity::{Bound, UnitClass};
use crate::vocabulary::{Kind, Particle};

use super::evidence::Evidence;
use super::link_words::{Roles, Words};
use super::sentence::{Sentence, Token};
use super::stands::Few;

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read("standing", include_str!("standing.tsv")));

/// Roles of words that bound any number, and of two that bound a share.
const BOUNDS: [&str; 5] = ["least", "most", "about", "less_of", "more_of"];

/// The words of these roles.
pub(super) fn bounds() -> impl Iterator<Item = &'static str> {
    BOUNDS.iter().flat_map(|role| WORDS.of(role)).copied()
}

/// Whether the bodies or places that a list of numbers counts have by now what was set up: the act stands behind the
/// list whose first item ends at `last`, before `end`, after a word that says it is done, or sets up a body of the Party.
pub(super) fn has_by_now(sentence: &Sentence, last: usize, class: UnitClass, end: usize) -> bool {
    let fits = matches!(class, UnitClass::Organization | UnitClass::Place | UnitClass::Village | UnitClass::Site);
    if !fits {
        return false;
    }
    let is_done = |at: usize| WORDS.is("done", sentence.piece_text(at));
    let is_listed = |at: &usize| match sentence.token(*at) {
        Some(Token::Number(_) | Token::Noun(_) | Token::Particle(Particle::Join)) => true,
        Some(Token::Mark(mark)) => matches!(mark, '、' | '（' | '(' | '）' | ')'),
        Some(Token::Text) => !is_done(*at),
        _ => false,
    };
    let first = (last + 1..end).find(|at| !is_listed(at)).unwrap_or(end);
    let act = (first..end).find(|at| !is_done(*at)).unwrap_or(end);
    let acts = sentence.is_act(act);
    let sets_up = acts && act < end && sentence.between(act, act + 1).is(Roles::BUILT);
    sets_up && (act > first || (act + 1..end).any(|at| WORDS.ends("body", sentence.piece_text(at))))
}

/// Whether a word between two pieces points back to what was told: 这一比例.
pub(super) fn points_back(sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to).any(|at| WORDS.ends("again", sentence.piece_text(at)))
}

/// The bound that a word of the clause makes of a number: 至少召开2次, 约占总数的24%; of a sum 最高可获1亿元 too.
pub(super) fn limit(sentence: &Sentence, number: usize, class: UnitClass) -> Option<Bound> {
    let start = sentence.clause_start(number);
    let is_number = |at: &usize| matches!(sentence.token(*at), Some(Token::Number(_)));
    let start = (start..number).rev().take_while(|at| !is_number(at)).last()?;
    let is_sum = class == UnitClass::MoneyCny;
    let mut words = (start..number).rev().map(|at| sentence.piece_text(at)).filter(|_| is_sum);
    let limit = words.find_map(|word| WORDS.ending(word, &["ceiling", "floor"])).map(|(_, role)| role);
    let between = sentence.between(start, number);
    let text = between.text;
    // 不到总数的一半.
    let is_share = matches!(class, UnitClass::Percent | UnitClass::Ratio) && text.ends_with('的');
    let role = limit.or_else(|| {
        // Most clauses hold none of the words.
        let roles = if sentence.spelled.bounds_within(between.span()) { BOUNDS.as_slice() } else { &[] };
        let roles = roles.iter().take(if is_share { BOUNDS.len() } else { 3 });
        let words = roles.flat_map(|role| WORDS.of(role).iter().map(move |word| (*word, *role)));
        // 不低于总数的一半 holds 低于.
        let stands = |word: &str| text.find(word).is_some_and(|at| is_whole(text, at));
        words.rev().filter(|(word, _)| stands(word)).max_by_key(|(word, _)| word.len()).map(|(_, role)| role)
    })?;
    Some(match role {
        "ceiling" | "most" | "less_of" => Bound::AtMost,
        "about" => Bound::About,
        _ => Bound::AtLeast,
    })
}

/// Whether the word that begins at a byte of a text is no end of another: 约 of 节约.
fn is_whole(text: &str, at: usize) -> bool {
    let first = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    text.get(..at + first).is_some_and(|head| !WORDS.ends("other", head))
}

/// Whether 共 in a text tells of a total: 共确认, and not 共同 or 公共.
pub(super) fn tells_total(text: &str) -> bool {
    text.match_indices('共').any(|(at, sign)| {
        let is_joint = text.get(at..).is_some_and(|rest| WORDS.starts("joint", rest));
        !is_joint && text.get(..at + sign.len()).is_some_and(|head| !WORDS.ends("joint", head))
    })
}

/// Whether those whom the number before `at` counts come to be or to have something, and are not named behind it:
/// 49名当选村委会主任; but not 49名当选的主任.
pub(super) fn is_told_of(sentence: &Sentence, at: usize) -> bool {
    becomes(sentence, at) && !(at + 1..sentence.clause_end(at)).any(|at| sentence.piece_text(at) == "的")
}

/// Whether those named behind a piece are on a list, in a house or at a post: 注册学员.
pub(super) fn is_enrolled(sentence: &Sentence, at: usize) -> bool {
    WORDS.is("enrolled", sentence.piece_text(at))
}

/// Whether an act by which people come to be or to have something stands at a piece.
pub(super) fn becomes(sentence: &Sentence, at: usize) -> bool {
    WORDS.ends("becomes", sentence.piece_text(at))
}

/// Whether the clause says nothing more of those who are counted than an act that befalls each of them once: 全部摘帽.
pub(super) fn befalls(sentence: &Sentence, from: usize, end: usize) -> bool {
    let is_adverb = |at: &usize| {
        matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)))
            || WORDS.is("done", sentence.piece_text(*at))
            || WORDS.is("as_planned", sentence.piece_text(*at))
    };
    let act = (from..end).find(|at| !is_adverb(at));
    act.is_some_and(|act| act + 1 == end && WORDS.is("befalls", sentence.piece_text(act)))
}

/// Whether a verb leads the bodies or the members of the Party on, which a subject names.
pub(super) fn leads(sentence: &Sentence, verb: usize, subject: &str) -> bool {
    WORDS.is("leads", sentence.piece_text(verb)) && WORDS.ends("force", subject)
}

/// Whether 以…为 follows those who are counted, and others counted beside them.
pub(super) fn serves(sentence: &Sentence, number: usize) -> bool {
    let end = sentence.clause_end(number);
    let is_row = |at: &usize| {
        matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text | Token::Number(_) | Token::Mark('、')))
            && sentence.piece_text(*at) != "以"
    };
    let mut at = number + 1;
    while is_row(&at) {
        at += 1;
    }
    let end = end.max(sentence.clause_end(at));
    sentence.piece_text(at) == "以" && (at..end).any(|behind| sentence.piece_text(behind).ends_with('为'))
}

/// 按不低于10%的比例倒排, 按50万元的标准给予补助: by what is dealt out; a limit is required, a sum goes to each.
pub(super) fn measured_out(evidence: &Evidence, start: usize) -> Option<Kind> {
    let sentence = evidence.sentence;
    let is_by = |at: usize| Few::of(sentence.piece_text(at)).has(Few::BY);
    (sentence.holds(Few::BY) && (start..evidence.number).any(is_by)).then_some(())?;
    let follows = sentence.piece_text(evidence.number + 1) == "的";
    let what = sentence.piece_text(evidence.number + 2);
    match evidence.unit_class {
        UnitClass::Percent if follows && what.starts_with("比例") && evidence.bound != Bound::Exact => {
            Some(Kind::Target)
        }
        UnitClass::MoneyCny if follows && what.starts_with("标准") => Some(Kind::Rate),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::table::every_word_stands_in_its_example;

    #[test]
    fn every_word_has_its_example() {
        every_word_stands_in_its_example("standing", include_str!("standing.tsv"));
    }
}
