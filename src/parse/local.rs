//! Small places that no gazetteer knows, by the opening of a clause: towns, villages, parks, and what is told of behind
//! them.
//!
//! Which place a number holds for is decided in `reach`.

use crate::text::Span;
use crate::vocabulary::Particle;

use super::link_words::Words;
use super::reach::{SCOPE, Surroundings};
use super::sentence::{Piece, Sentence, Token};
use super::story;

/// 清河镇物色后备干部216名: the path of a small place that opens a clause, as far as its part of the sentence goes.
pub(super) fn local_name(sentence: &Sentence, number: usize, around: &Surroundings) -> Option<Span> {
    let clause = sentence.clause_start(number);
    let is_before = |path: &Span| sentence.pieces.get(number).is_some_and(|piece| path.end <= piece.span.start);
    match opened(sentence, clause, number, around.home) {
        Opened::Place(path) if is_before(&path) => Some(path),
        Opened::Whole => None,
        _ => told_before(sentence, clause, around),
    }
}

/// The place that the clauses before another tell of. The numbers ask for it one after another: what was found for the one
/// before is not sought again.
fn told_before(sentence: &Sentence, clause: usize, around: &Surroundings) -> Option<Span> {
    let known = |clause: usize| around.told_before.get().filter(|(of, _)| *of == clause);
    let mut at = clause;
    let told = loop {
        if let Some((_, told)) = known(at) {
            break told;
        }
        let Some(mark) = at.checked_sub(1) else { break None };
        if matches!(sentence.token(mark), Some(Token::Mark('；' | ';' | '。' | '：'))) {
            break None;
        }
        at = sentence.clause_start(mark);
        match opened(sentence, at, mark, around.home) {
            Opened::Place(path) => break Some(path),
            Opened::Whole => break None,
            Opened::Nothing => {}
        }
    };
    around.told_before.set(Some((clause, told)));
    told
}

/// What a clause is of by its opening.
pub(super) enum Opened {
    /// A small place.
    Place(Span),
    /// 全市: what follows is of the whole again.
    Whole,
    /// What the clauses before are of.
    Nothing,
}

/// What the pieces from the start of a clause to another tell of.
pub(super) fn opened(sentence: &Sentence, clause: usize, end: usize, home: &str) -> Opened {
    let is_whole = |piece: &Piece| piece.token == Token::Particle(Particle::Region) && piece.text.starts_with('全');
    if matches!(sentence.token(clause), Some(Token::Particle(Particle::Region)))
        || sentence.pieces.get(clause..end).is_some_and(|pieces| pieces.iter().any(is_whole))
    {
        return Opened::Whole;
    }
    let Some(start) = sentence.pieces.get(clause).map(|piece| piece.span.start) else { return Opened::Whole };
    let rest = sentence.text.get(start..).unwrap_or("");
    // 仅青石村就有30名, 在青石村建成食堂3处.
    // 翻开青石村的账本.
    let led = story::behind_lead(rest.trim_start_matches(['仅', '据', '在', '“', '”']));
    let own = if !home.is_empty() && led.starts_with(home) { home.len() } else { 0 };
    let at = start + rest.len() - led.len() + own;
    let path = story::path_at(sentence.text, at).filter(|path| is_small(sentence.slice(*path)));
    let path = path.or_else(|| park_at(sentence.text, at));
    let is_one = |path: &Span| {
        let behind = sentence.text.get(path.end..).unwrap_or("");
        // 软弱涣散村（社区）党组织: nor is a word with what it stands for besides.
        let is_one_of_many = behind.starts_with(['、', '和', '与', '及', '等', '：', '（', '(']);
        let name = sentence.slice(*path);
        // 零工市场, 美丽乡村: the word goes on.
        let goes_on = [('市', '场'), ('乡', '村'), ('市', '直'), ('县', '直'), ('区', '直'), ('乡', '镇')]
            .iter()
            .any(|(end, next)| name.ends_with(*end) && behind.starts_with(*next));
        // 农村 is no village.
        !is_one_of_many && !goes_on && !home.ends_with(name) && !Words::get().is("general", name)
    };
    path.filter(is_one).map_or(Opened::Nothing, Opened::Place)
}

/// 化工园区, 农业示范区: whether what looks like a name says of which sort a park is. 文化社区 may be a name.
pub(super) fn is_sort_of_park(name: &str) -> bool {
    name.ends_with('区') && !name.ends_with("社区") && SCOPE.starts("park_sort", name)
}

/// 向清河镇捐款: whether what looks like a name begins with a word before a place.
pub(super) fn is_towards(name: &str) -> bool {
    const SHORTEST: usize = 4;
    SCOPE.starts("towards", name) && !SCOPE.starts("towards_name", name) && name.chars().count() >= SHORTEST
}

/// A town or a village; a county or a city only where its name is as short as most are: 集市 and 园区 are none.
pub(super) fn is_small(path: &str) -> bool {
    const USUAL_NAME: usize = 3;
    path.ends_with(['镇', '乡', '村'])
        || path.ends_with("街道")
        || path.ends_with("社区")
        || path.ends_with(['县', '市']) && path.chars().count() == USUAL_NAME
}

/// 青山高新区, 柳江软件园, 经开区: a park or a zone that a name begins at a byte. 产业园区 and 各类园区 are none.
fn park_at(text: &str, at: usize) -> Option<Span> {
    const LONGEST_NAME: usize = 6;
    let rest = text.get(at..)?;
    // Most clauses open with no such word.
    if !rest.chars().take(2 * LONGEST_NAME).any(|c| matches!(c, '区' | '园' | '城')) {
        return None;
    }
    let mut ends =
        rest.char_indices().take(LONGEST_NAME + 1).take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c));
    let (name, length) = ends.find_map(|(end, _)| Some((end, SCOPE.opening("park", rest.get(end..)?)?)))?;
    let (head, full) = (rest.get(..name)?, rest.get(..name + length)?);
    let is_named = match head.chars().count() {
        0 => SCOPE.is("zone", full),
        1 => false,
        _ => !SCOPE.starts("park_sort", head) && story::is_own_name(head),
    };
    // 滨海新城的公寓: what a park has is told of, and not the park.
    let is_owner = rest.get(full.len()..).is_some_and(|behind| behind.starts_with('的'));
    (is_named && !is_owner).then(|| Span::new(at, at + full.len()))
}
