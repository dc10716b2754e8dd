//! Claims that carry no number: everything, the first, the most.
//!
//! The words and what they need beside them are data (`claims.tsv`). What is planned or demanded is no claim, nor is
//! a quoted name.

use std::sync::LazyLock;

use super::link_words::Roles;
use super::scan::{Found, Item};
use super::sentence::{Room, Sentence, Token};
use super::signs::{self, Sign, Signs};
use super::spelled::Spelled;
use super::subject;
use crate::quantity::UnitClass;
use crate::report::ClaimKind;
use crate::table::{Table, WordTree};
use crate::text::Span;

/// A claim of the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claimed {
    pub(crate) span: Span,
    pub(crate) kind: ClaimKind,
    pub(crate) subject: Option<Span>,
}

/// What must stand beside a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    Verb,
    Field,
    VerbBefore,
    RankBefore,
}

#[derive(Default)]
struct Words {
    all: WordTree,
    entries: Vec<(&'static str, ClaimKind, Need)>,
    /// Words that open what is planned or demanded; they hold for the rest of their clause.
    plans: WordTree,
    /// Words that hold one of those and plan nothing.
    no_plans: Vec<&'static str>,
    /// Fields in which something is first or most.
    fields: WordTree,
    /// Verbs of opening and filling.
    opening: WordTree,
    /// Verbs of standing in an order.
    standing: WordTree,
    /// The same as a list.
    standing_verbs: Vec<&'static str>,
}

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let [mut plans, mut fields, mut opening] = [const { Vec::new() }; 3];
    let table = Table::read("claims", include_str!("claims.tsv"));
    for row in table.iter().flat_map(Table::rows) {
        let kind = match row.get("kind") {
            "first" => ClaimKind::First,
            "superlative" => ClaimKind::Superlative,
            "universal" => ClaimKind::Universal,
            other => {
                let list = match other {
                    "plan" => &mut plans,
                    "no_plan" => &mut words.no_plans,
                    "field" => &mut fields,
                    "opening" => &mut opening,
                    _ => &mut words.standing_verbs,
                };
                list.push(row.get("word"));
                continue;
            }
        };
        let need = match row.get("needs") {
            "verb" => Need::Verb,
            "scope" | "place" => Need::Field,
            "verb_before" => Need::VerbBefore,
            "rank_before" => Need::RankBefore,
            _ => Need::Nothing,
        };
        words.entries.push((row.get("word"), kind, need));
    }
    (words.plans, words.fields, words.opening) = (WordTree::of(plans), WordTree::of(fields), WordTree::of(opening));
    words.standing = WordTree::of(words.standing_verbs.iter().copied());
    words.all = WordTree::of(words.entries.iter().map(|(word, _, _)| *word));
    words
});

/// The words that claim.
pub(crate) fn tree() -> &'static WordTree {
    &WORDS.all
}

/// The words of one sentence that may claim something.
pub(crate) struct Sought {
    sentence: Span,
    words: Vec<(Span, ClaimKind, Need)>,
    /// What they claim, once their sentence is cut.
    claims: Option<Vec<Claimed>>,
}

impl Sought {
    fn read(&self, sentence: &Sentence) -> Vec<Claimed> {
        self.words.iter().filter_map(|(span, kind, need)| claim(sentence, *span, *kind, *need)).collect()
    }
}

/// The words of one paragraph that may claim, sentence by sentence.
pub(crate) fn sought(signs: &Signs<'_>, paragraph: Span, found: &[Found]) -> Vec<Sought> {
    let (text, words) = (signs.text, &*WORDS);
    let mut sought = Vec::new();
    // Of overlapping words the leftmost counts, then the longest.
    let mut free = paragraph.start;
    let hits = signs.within(paragraph, signs::CLAIM).filter_map(|sign| {
        let rest = text.get(sign.at..paragraph.end).filter(|_| sign.at >= free)?;
        let (length, word) = words.all.longest(rest)?;
        free = sign.at + length;
        Some((Span::new(sign.at, free), words.entries.get(word)?))
    });
    let may_claim = |(span, (_, _, need)): &(Span, &(&str, ClaimKind, Need))| {
        !holds_number(found, *span) && need.may_be_met(text, *span)
    };
    let mut hits = hits.filter(may_claim).peekable();
    while let Some((first, _)) = hits.peek().copied() {
        let around = sentence_around(signs, paragraph, first.start);
        // 在全国率先实现…全覆盖: two claims of one clause stand both.
        let mut own = Vec::new();
        while let Some((span, (_, kind, need))) = hits.next_if(|(span, _)| *span == first || around.contains(*span)) {
            let before = text.get(around.start..span.start).unwrap_or("");
            if !within_marks(signs, Span::new(around.start, span.start))
                && !is_planned(last_clause(before))
                && need.may_be_met_in(before)
            {
                own.push((span, *kind, *need));
            }
        }
        if !own.is_empty() {
            sought.push(Sought { sentence: around, words: own, claims: None });
        }
    }
    sought
}

/// Reads what is sought in a sentence that is cut for its numbers, so that it need not be cut again.
pub(crate) fn read_in(sought: &mut [Sought], sentence: &Sentence) {
    let first = sought.partition_point(|sought| sought.sentence.start < sentence.span.start);
    let Some(own) = sought.get_mut(first).filter(|own| sentence.span.contains(own.sentence)) else { return };
    // Blanks before a sentence and the end of its line are nothing that a claim is read by.
    let before = sentence.slice(Span::new(sentence.span.start, own.sentence.start));
    let behind = sentence.slice(Span::new(own.sentence.end, sentence.span.end));
    if before.chars().all(|c| matches!(c, ' ' | '\u{3000}')) && matches!(behind, "" | "\n") {
        own.claims = Some(own.read(sentence));
    }
}

/// The claims of what is sought; the sentences are cut that no number asked for.
pub(crate) fn claims(text: &str, sought: Vec<Sought>, found: &[Found]) -> Vec<Claimed> {
    let (mut spelled, mut room) = (Spelled::default(), Room::default());
    let mut claims = Vec::new();
    for mut own in sought {
        if let Some(read) = own.claims.take() {
            claims.extend(read);
            continue;
        }
        let before = found.partition_point(|found| found.span.start < own.sentence.start);
        spelled.read(text, own.sentence);
        let sentence = Sentence::cut_into(room, text, own.sentence, found, before, &spelled);
        claims.extend(own.read(&sentence));
        room = sentence.room();
    }
    claims
}

/// Whether the words are part of a number, a time or a name with a number.
fn holds_number(found: &[Found], span: Span) -> bool {
    let is_numeral = |found: &Found| {
        found.span.overlaps(span)
            && matches!(found.item, Item::Quantity(_) | Item::Time(_) | Item::Phrase | Item::Chrome)
    };
    let near = found.partition_point(|found| found.span.end <= span.start);
    found.iter().skip(near).take_while(|found| found.span.start < span.end).any(is_numeral)
}

impl Need {
    /// Whether what is needed may stand beside the words, told without the clause they stand in.
    fn may_be_met(self, text: &str, span: Span) -> bool {
        let words = &*WORDS;
        let before = text.get(..span.start).unwrap_or("");
        let after = text.get(span.end..).unwrap_or("");
        let names_field = |near: &str| words.fields.any(near, |_| true);
        match self {
            Need::Nothing => !before.ends_with(['不', '未']),
            Need::Verb => !before.ends_with('的') && !after.starts_with(['的', '发']),
            Need::Field => names_field(tail(before, NEAR_FIELD)),
            Need::VerbBefore => !after.starts_with(['图', '点', '村']),
            Need::RankBefore => names_field(tail(before, NEAR_RANK)),
        }
    }
}

impl Need {
    /// Whether what is needed may stand in the sentence before the words.
    fn may_be_met_in(self, before: &str) -> bool {
        self != Need::VerbBefore || WORDS.opening.any(before, |_| true)
    }
}

/// Characters before the words in which their field stands, and that of a rank.
const NEAR_FIELD: usize = 14;
const NEAR_RANK: usize = 10;

/// Characters on each side of a claim that are looked at, where no sentence ends before.
const LONGEST: usize = 400;

/// The sentence around a byte of a paragraph.
fn sentence_around(signs: &Signs<'_>, paragraph: Span, at: usize) -> Span {
    let is_end = |sign: &&Sign| matches!(sign.character, '。' | '！' | '？' | '\n');
    // Nothing that stands further off is taken in.
    let far = at.saturating_sub(4 * (LONGEST + 1));
    let far = (far..at).find(|at| signs.text.is_char_boundary(*at)).unwrap_or(at).max(paragraph.start);
    let before = signs.within(Span::new(far, at), signs::MARK).filter(is_end).last();
    let behind = signs.within(Span::new(at, paragraph.end), signs::MARK).find(is_end);
    let start = before.map_or(far, Sign::end);
    let end = behind.map_or(paragraph.end, Sign::end);
    let head = signs.text.get(start..at).unwrap_or("");
    let tail = signs.text.get(at..end).unwrap_or("");
    // Nearly all sentences are shorter. A text without any end is not walked to its own.
    let first = (head.len() > LONGEST).then(|| head.char_indices().rev().nth(LONGEST - 1)).flatten();
    let last = (tail.len() > LONGEST).then(|| tail.char_indices().nth(LONGEST)).flatten();
    Span::new(start + first.map_or(0, |(at, _)| at), at + last.map_or(tail.len(), |(at, _)| at))
}

fn claim(sentence: &Sentence, span: Span, kind: ClaimKind, need: Need) -> Option<Claimed> {
    let words = &*WORDS;
    let pieces = &sentence.pieces;
    let piece = pieces.iter().position(|piece| piece.span.overlaps(span))?;
    if sentence.is_quoted(piece) {
        return None;
    }
    let clause = sentence.clause_start(piece);
    let start = pieces.get(clause)?.span.start;
    let before = sentence.slice(Span::new(start, span.start));
    let end = pieces.get(sentence.clause_end(piece).saturating_sub(1)).map_or(span.end, |piece| piece.span.end);
    let after = sentence.slice(Span::new(span.end, end.max(span.end)));
    if is_planned(before) || is_planned(leading(sentence, clause)) {
        return None;
    }
    let follows = || {
        // 全部完成, 全部按期完成: a verb, adverbs before it aside.
        let next = pieces.iter().skip(piece).filter(|piece| piece.span.start >= span.end).take(4);
        next.take_while(|piece| !matches!(piece.token, Token::Mark(_) | Token::Noun(_)))
            .any(|piece| matches!(piece.token, Token::Verb { .. }))
    };
    let names_field = |text: &str| words.fields.any(text, |_| true);
    let is_met = match need {
        Need::Nothing => !before.ends_with(['不', '未']),
        Need::Verb => follows() && !before.ends_with('的') && !after.starts_with(['的', '发']),
        Need::Field => {
            let near = tail(before, NEAR_FIELD);
            names_field(near) && !after.starts_with("精神") && !after.starts_with("限度")
        }
        Need::VerbBefore => words.opening.any(before, |_| true) && !after.starts_with(['图', '点', '村']),
        Need::RankBefore => {
            let near = tail(before, NEAR_RANK);
            names_field(near) && words.standing.any(near, |_| true) && !after.starts_with(['页', '书'])
        }
    };
    is_met.then(|| {
        let whole = widened(sentence, span, start, kind, need);
        let lead = if kind == ClaimKind::Superlative { whole.start } else { span.start };
        Claimed { span: whole, kind, subject: subject_of(sentence, piece, clause, span, kind, lead) }
    })
}

/// The clause before, where it is a short one that says for when or to what end: 力争三年内，.
fn leading<'t>(sentence: &Sentence<'t, '_>, clause: usize) -> &'t str {
    let Some(mark) = clause.checked_sub(1).filter(|at| matches!(sentence.token(*at), Some(Token::Mark('，' | ','))))
    else {
        return "";
    };
    let first = sentence.pieces.get(sentence.clause_start(mark)).map_or(0, |piece| piece.span.start);
    let end = sentence.pieces.get(mark).map_or(first, |piece| piece.span.start);
    let text = sentence.slice(Span::new(first, end));
    if text.chars().count() <= 12 { text } else { "" }
}

/// The last characters of a text.
fn tail(text: &str, count: usize) -> &str {
    let at = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(at..).unwrap_or("")
}

/// The claim with its field and its verb: 居全省第一, 全国首个, 填补…空白.
fn widened(sentence: &Sentence, span: Span, clause: usize, kind: ClaimKind, need: Need) -> Span {
    let before = sentence.slice(Span::new(clause, span.start));
    let known = &*WORDS;
    let words = match need {
        Need::Field => &known.fields,
        Need::VerbBefore => &known.opening,
        Need::RankBefore => &known.standing,
        Need::Nothing | Need::Verb => {
            // 居全国第一: the verb of standing directly before belongs to it.
            let mut verbs = known.standing_verbs.iter().filter(|_| kind == ClaimKind::Superlative);
            let verb = verbs.find(|verb| before.ends_with(**verb));
            return Span::new(span.start - verb.map_or(0, |verb| verb.len()), span.end);
        }
    };
    let count = if need == Need::VerbBefore { 24 } else { 10 };
    let near = tail(before, count);
    let mut at = None;
    words.every(near, |hit| at = Some(hit.start));
    let start = at.map_or(span.start, |at| span.start - near.len() + at);
    let between = sentence.slice(Span::new(start, span.start));
    if need == Need::Field && between.contains(['、', '，']) {
        return span;
    }
    let rest = sentence.slice(Span::new(span.start.saturating_sub(near.len()), start));
    let start = if need == Need::RankBefore && rest.ends_with(['位', '名', '稳', '排']) {
        start - '位'.len_utf8()
    } else {
        start
    };
    Span::new(start, span.end)
}

/// Whether quotation marks or those of a title stand around what follows the beginning of a sentence.
fn within_marks(signs: &Signs<'_>, before: Span) -> bool {
    let (mut open, mut closed) = (0, 0);
    for sign in signs.within(before, signs::MARK) {
        match sign.character {
            '“' | '《' | '「' => open += 1,
            '”' | '》' | '」' => closed += 1,
            _ => {}
        }
    }
    open > closed
}

/// What stands behind the last mark of a text: all of it is of one clause.
fn last_clause(text: &str) -> &str {
    let mark = text.char_indices().rev().find(|(_, c)| !c.is_alphanumeric());
    mark.and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text)
}

fn is_planned(before: &str) -> bool {
    let words = &*WORDS;
    if !words.plans.any(before, |_| true) {
        return false;
    }
    let plain = words.no_plans.iter().fold(before.to_string(), |text, word| text.replace(word, "　"));
    words.plans.any(&plain, |_| true)
}

/// Words before a claim that are no part of what it is about.
const ADVERBS: [&str; 9] = ["首次", "再次", "实现", "做到", "达到", "基本", "已经", "已", "均"];

/// A text without a word at its end, however often it stands there.
fn without_end<'t>(mut text: &'t str, word: &str) -> &'t str {
    while let Some(rest) = text.strip_suffix(word) {
        text = rest;
    }
    text
}

/// Words before one of many uses that tell which it is.
const MODIFIERS: usize = 3;

/// What the claim is about: the noun phrase before the words, else the one behind them.
fn subject_of(
    sentence: &Sentence,
    piece: usize,
    clause: usize,
    span: Span,
    kind: ClaimKind,
    lead: usize,
) -> Option<Span> {
    let pieces = &sentence.pieces;
    let behind = piece;
    // 满意度居全省第一: what is claimed of stands before the verb and the field.
    let piece = pieces.iter().position(|piece| piece.span.end > lead).unwrap_or(piece);
    // A run of words that may stand in one noun phrase.
    let is_inner = |at: usize| {
        matches!(
            sentence.token(at),
            Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Verb { noun: Some(_), .. })
        )
    };
    // 我市, 该区: a word of level by itself says nothing.
    let is_level = |at: usize| {
        matches!(sentence.token(at), Some(Token::Noun(UnitClass::Place | UnitClass::Village)))
            && sentence.piece_text(at).chars().nth(1).is_none()
    };
    let is_noun = |at: &usize| matches!(sentence.token(*at), Some(Token::Noun(_))) && !is_level(*at);
    // 组织工作, 整改事项: a word of many uses is told by the one before it.
    let told = |own: Span, first: usize| {
        let is_broad = sentence.stretch(own).is(Roles::BROAD);
        let tells = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Verb { .. } | Token::Noun(_) | Token::Text | Token::Fixed))
        };
        let before = (clause..first).rev().take(MODIFIERS).take_while(|at| is_broad && tells(at)).last();
        let start = before.and_then(|at| pieces.get(at)).map_or(own.start, |piece| piece.span.start);
        Span::new(start, own.end)
    };
    let over = |first: usize, last: usize| {
        let span = Span::new(pieces.get(first)?.span.start, pieces.get(last)?.span.end);
        let text = sentence.slice(span);
        let cut = text.len() - text.trim_start_matches(['的', '了', '在']).len();
        Some(Span::new(span.start + cut, span.end)).filter(|span| !span.is_empty())
    };
    let before = || {
        // The words of the claim may stand at the end of a piece that no table knows: 服务专窗全覆盖.
        let start = pieces.get(piece)?.span.start;
        let own = sentence.slice(Span::new(start, lead.max(start)));
        let own = ADVERBS.iter().fold(own, |own, word| without_end(own, word));
        let last = if own.is_empty() { piece.checked_sub(1).filter(|last| *last >= clause) } else { Some(piece) };
        if let Some(last) = last.filter(|last| is_inner(*last)) {
            let first = (clause..=last).rev().take_while(|at| is_inner(*at)).last()?;
            let phrase = subject::phrase_ending_at(sentence, last + 1).0.filter(|phrase| phrase.first >= clause);
            let first = phrase.filter(|phrase| phrase.last == last).map_or(first, |phrase| phrase.first.min(first));
            if (first..=last).any(|at| is_noun(&at)) {
                let whole = over(first, last)?;
                let end = if own.is_empty() { whole.end } else { start + own.len() };
                return Some(told(Span::new(whole.start, end), first));
            }
        }
        let at = (clause..piece).rev().find(is_noun)?;
        let phrase = subject::phrase_ending_at(sentence, at + 1).0.filter(|phrase| phrase.first >= clause)?;
        let phrase = subject::trim(sentence, phrase);
        Some(told(phrase.span(sentence), phrase.first))
    };
    let after = || {
        let end = sentence.clause_end(behind);
        let from = (behind..end).find(|at| pieces.get(*at).is_some_and(|piece| piece.span.start >= span.end))?;
        let noun = (from..end).find(is_noun)?;
        let first = (from..=noun).rev().take_while(|at| is_inner(*at)).last()?;
        let last = (noun..end).take_while(|at| is_inner(*at)).filter(is_noun).last()?;
        over(first, last)
    };
    let subject = match kind {
        ClaimKind::First => after().or_else(before),
        _ => before().or_else(after),
    };
    subject.filter(|subject| !subject.is_empty() && !subject.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::scan;

    fn kinds(text: &str, word: &str) -> Vec<ClaimKind> {
        let found = scan::scan(text, &[], crate::vocabulary::Lexicon::get(), usize::MAX);
        let all = claims(text, sought(&Signs::of(text), Span::new(0, text.len()), &found), &found);
        all.iter()
            .filter(|claim| claim.span.of(text).is_some_and(|own| own.contains(word)))
            .map(|claim| claim.kind)
            .collect()
    }

    #[test]
    fn every_word_claims_in_its_example_and_not_in_its_counterexample() {
        let table = Table::read("claims", include_str!("claims.tsv")).unwrap_or_else(|error| panic!("{error}"));
        let mut wrong = Vec::new();
        for row in table.rows() {
            let (word, example, other) = (row.get("word"), row.get("example"), row.get("counterexample"));
            let kind = match row.get("kind") {
                "universal" => ClaimKind::Universal,
                "first" => ClaimKind::First,
                "superlative" => ClaimKind::Superlative,
                "plan" | "no_plan" | "field" | "opening" | "standing" => continue,
                kind => panic!("line {}: {kind} is no kind", row.line()),
            };
            let needs = ["", "verb", "scope", "place", "verb_before", "rank_before"];
            assert!(needs.contains(&row.get("needs")), "line {}", row.line());
            if kinds(example, word) != [kind] {
                wrong.push(example);
            }
            if !kinds(other, word).is_empty() {
                wrong.push(other);
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn the_subject_of_a_claim_is_not_the_last_word_of_its_name() {
        let subject = |text: &'static str| {
            let found = scan::scan(text, &[], crate::vocabulary::Lexicon::get(), usize::MAX);
            let all = claims(text, sought(&Signs::of(text), Span::new(0, text.len()), &found), &found);
            all.first().and_then(|claim| claim.subject).and_then(|subject| subject.of(text))
        };
        assert_eq!(subject("整改工作全部完成。"), Some("整改工作"));
        assert_eq!(subject("全区组织工作满意度居全省第一。"), Some("组织工作满意度"));
        assert_eq!(subject("我市在全省率先推行双向述职。"), None);
    }
}
