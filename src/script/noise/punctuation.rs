//! Punctuation of the wrong width: ASCII marks beside Chinese words become Chinese ones, and straight quotes curly.
//!
//! A comma between groups of three digits, the colon of a time and the point of a decimal stay.

use super::super::edit::{Edit, Removal};
use super::super::lines::Line;
use super::signs::{after, ascii_from, before, is_blank, is_chinese, is_han, is_magnitude};
use super::{Stage, Suspicion, beside, suspicion};
use crate::text::Span;

/// So many bytes of a text hold one mark.
const BYTES: usize = 128;

/// An opening bracket of a line that is not closed yet.
struct Open {
    at: usize,
    chinese: bool,
}

/// The edits of marks, in text order.
pub(super) fn edits(text: &str, lines: &mut [Line]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let is_concerned = lines.iter().any(|line| line.concerns(Stage::Punctuation));
    // A page that writes one mark so mostly writes all so.
    edits.reserve(if is_concerned { text.len() / BYTES } else { 0 });
    for line in lines.iter_mut().filter(|line| line.concerns(Stage::Punctuation)) {
        let before = edits.len();
        let marks = line_edits(text, line.span, &mut edits);
        match edits.len() - before {
            0 => line.clear(Stage::Punctuation),
            made if made == marks => line.settle(Stage::Punctuation),
            _ => {}
        }
    }
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// Where the reading of a character ends that a page writes behind it in brackets: 服務(wù).
fn pinyin(text: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    before(text, at).filter(|sign| is_han(*sign))?;
    let rest = text.get(at..)?.strip_prefix('(')?;
    let is_toned = |sign: char| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".contains(sign);
    let close = rest.char_indices().take(LONGEST + 1).find(|(_, sign)| *sign == ')').map(|(close, _)| close)?;
    let syllable = rest.get(..close)?;
    let is_syllable = syllable.chars().all(|sign| sign.is_ascii_lowercase() || sign == 'ü' || is_toned(sign));
    (is_syllable && syllable.chars().any(is_toned)).then_some(at + close + "()".len())
}

/// The edits of the marks of one line, and how many marks it has that are suspected to be of the wrong width.
fn line_edits(text: &str, line: Span, edits: &mut Vec<Edit>) -> usize {
    let mut marks = 0;
    let mut open: Vec<Open> = Vec::new();
    let mut quotes: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    let bytes = text.as_bytes();
    let mut at = line.start;
    while let Some(byte) = bytes.get(at).filter(|_| at < line.end) {
        if *byte == b'('
            && let Some(end) = pinyin(text, at)
        {
            edits.push(Edit::remove(Span::new(at, end), Removal::Markup));
            marks += 1;
            at = end;
            continue;
        }
        match byte {
            0x80.. => {
                at = ascii_from(bytes, at);
                continue;
            }
            b' ' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                at += 1;
                continue;
            }
            b'"' => quotes[0].push(at),
            b'\'' => quotes[1].push(at),
            b'(' => open.push(Open { at, chinese: is_beside(text, at, at + 1) }),
            b')' => {
                let chinese = is_beside(text, at, at + 1);
                match open.pop() {
                    Some(bracket) if bracket.chinese || chinese => {
                        edits.push(Edit::replace(Span::new(bracket.at, bracket.at + 1), "（"));
                        edits.push(Edit::replace(Span::new(at, at + 1), "）"));
                    }
                    None if chinese => edits.push(Edit::replace(Span::new(at, at + 1), "）")),
                    _ => {}
                }
            }
            b',' | b';' | b':' | b'!' | b'?' | b'.' | b'~' | b'-' => {
                if let Some(edit) = mark(text, *byte, at) {
                    marks += 1;
                    at = edit.span.end;
                    edits.push(edit);
                    continue;
                }
            }
            _ => {}
        }
        marks += usize::from(is_suspected(text, *byte, at));
        at += 1;
    }
    close(text, &mut open, edits);
    pair(text, &mut quotes, edits);
    marks
}

/// Whether a character of ASCII by itself or with those beside it is suspected to be one of the marks.
fn is_suspected(text: &str, byte: u8, at: usize) -> bool {
    let sign = char::from(byte);
    let stage = match suspicion(sign) {
        Suspicion::Of(stage) => Some(stage),
        Suspicion::Beside => beside(text, at, sign),
        Suspicion::None => None,
    };
    stage == Some(Stage::Punctuation)
}

/// Whether the nearest sign on either side is Chinese.
fn is_beside(text: &str, start: usize, end: usize) -> bool {
    before(text, start).is_some_and(is_chinese) || after(text, end).is_some_and(is_chinese)
}

/// Brackets that are never closed on their line.
fn close(text: &str, open: &mut Vec<Open>, edits: &mut Vec<Edit>) {
    for bracket in open.drain(..).filter(|bracket| bracket.chinese) {
        if after(text, bracket.at + 1).is_some_and(is_chinese) {
            edits.push(Edit::replace(Span::new(bracket.at, bracket.at + 1), "（"));
        }
    }
}

/// Straight quotes of a line, two by two.
fn pair(text: &str, quotes: &mut [Vec<usize>; 2], edits: &mut Vec<Edit>) {
    for (places, curly) in quotes.iter_mut().zip([["“", "”"], ["‘", "’"]]) {
        if places.len() % 2 == 0 {
            for pair in places.chunks_exact(2) {
                let [first, last] = [pair.first(), pair.last()].map(|at| at.copied().unwrap_or(0));
                let inside = text.get(first + 1..last).unwrap_or("");
                let outside =
                    before(text, first).is_some_and(is_chinese) && after(text, last + 1).is_some_and(is_chinese);
                if inside.chars().any(is_han) || outside && !inside.is_empty() && curly == ["“", "”"] {
                    edits.push(Edit::replace(Span::new(first, first + 1), curly[0]));
                    edits.push(Edit::replace(Span::new(last, last + 1), curly[1]));
                }
            }
        }
        places.clear();
    }
}

/// What a single mark is read as.
fn mark(text: &str, byte: u8, at: usize) -> Option<Edit> {
    let (left, right) = (before(text, at), after(text, at + 1));
    let span = Span::new(at, at + 1);
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let is_beside = || left.is_some_and(is_chinese) || right.is_some_and(is_chinese);
    let meant = match byte {
        b',' if digit(left) && digit(right) => {
            if is_group(text, at) || !is_in_chinese(text, at) {
                return None;
            }
            "，"
        }
        b',' if is_beside() || digit_and_sign(left) && is_in_chinese(text, at) && !is_group(text, at) => "，",
        b';' if is_beside() => "；",
        b':' if is_beside() => "：",
        b'!' if is_beside() => "！",
        b'?' if is_beside() => "？",
        b'.' if is_full_stop(text, at, left, right) => "。",
        b'~' if digit(right) && left.is_some_and(|sign| sign.is_ascii_digit() || sign == '%' || is_magnitude(sign)) => {
            "～"
        }
        b'-' if right == Some('-') && left != Some('-') && after(text, at + 2) != Some('-') => {
            let beside = left.is_some_and(is_chinese)
                || after(text, at + 2)
                    .is_some_and(|sign| is_chinese(sign) || sign.is_ascii_digit() && is_in_chinese(text, at));
            return beside.then(|| Edit::replace(Span::new(at, at + 2), "——"));
        }
        _ => return None,
    };
    Some(Edit::replace(span, meant))
}

/// A digit, or a sign behind one.
fn digit_and_sign(sign: Option<char>) -> bool {
    sign.is_some_and(|sign| sign.is_ascii_digit() || matches!(sign, '%' | '‰'))
}

/// Whether one of the few signs on either side, within the line, is Chinese.
fn is_in_chinese(text: &str, at: usize) -> bool {
    let in_line = |sign: &char| *sign != '\n';
    let head = text.get(..at).unwrap_or("").chars().rev().take_while(in_line).take(12);
    let tail = text.get(at..).unwrap_or("").chars().take_while(in_line).take(12);
    head.chain(tail).any(is_han)
}

/// Whether a comma parts groups of three digits: no more than three before the first, three behind each.
fn is_group(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // A group has at most three digits, so no more is looked at.
    let left = (1..=4).take_while(|back| at.checked_sub(*back).is_some_and(is_digit)).count();
    let right = (1..=4).take_while(|ahead| is_digit(at + ahead)).count();
    let joined = left == 3 || at.checked_sub(left + 1).and_then(|at| bytes.get(at)) != Some(&b',');
    right == 3 && (1..=3).contains(&left) && joined
}

/// Whether a point ends a sentence.
fn is_full_stop(text: &str, at: usize, left: Option<char>, right: Option<char>) -> bool {
    let Some(left) = left else { return false };
    if right == Some('.') || left == '.' {
        return false;
    }
    let over = text.get(at + 1..).and_then(|text| text.chars().find(|sign| !matches!(sign, ' ' | '\u{3000}')));
    let open = right.is_none_or(|right| {
        is_chinese(right)
            || right == '\n'
            || is_blank(right) && over.is_none_or(|sign| is_chinese(sign) || sign == '\n' || sign.is_ascii_digit())
            || right == '"'
            || right.is_ascii_digit()
    });
    let closes = is_han(left) || matches!(left, '”' | '》' | '）' | ')') || left == '%';
    // 一.: the number of an item.
    let head: String = text
        .get(..at)
        .unwrap_or("")
        .chars()
        .rev()
        .take(4)
        .take_while(|sign| *sign != '\n' && !is_blank(*sign))
        .collect();
    let item = head.chars().count() <= 3 && head.chars().all(|sign| "一二三四五六七八九十（）()".contains(sign));
    closes && open && !item
}
