//! Page jumps: the notes that an article goes on on another page and came from one, and what a page prints between.

use super::super::edit::{Edit, Removal};
use super::super::lines::Line;
use super::Stage;
use super::signs::{is_blank, is_prose};
use crate::text::Span;

/// Bytes and lines that may lie between the two notes of a jump, blanks not counted; more is another article.
const DISTANCE: usize = 900;
const LINES: usize = 12;

/// A note of a jump with the brackets and arrows around it.
struct Note {
    span: Span,
    leaves: bool,
}

/// The edits that take out page jumps, in text order.
pub(super) fn edits(text: &str, lines: &mut [Line]) -> Vec<Edit> {
    let mut edits = Vec::new();
    if !lines.iter().any(|line| line.concerns(Stage::Jumps)) {
        return edits;
    }
    let notes = notes(text, lines);
    let mut rest = notes.iter().peekable();
    while let Some(note) = rest.next() {
        let start = text.get(..note.span.start).map_or(0, |text| text.trim_end_matches(is_blank).len());
        let landing = rest.peek().copied().filter(|next| note.leaves && !next.leaves);
        let landing = landing.filter(|next| is_furniture(text, note.span.end, next.span.start));
        let Some(landing) = landing else {
            let start = if note.leaves { start } else { note.span.start };
            edits.push(Edit::remove(Span::new(start, note.span.end), Removal::PageJump));
            continue;
        };
        rest.next();
        let ended = text.get(..start).is_none_or(|text| ends(text.trim_end()));
        if ended {
            let between = text.get(note.span.end..landing.span.start).unwrap_or("");
            let line = between.rfind('\n').map_or(note.span.end, |at| note.span.end + at);
            edits.push(Edit::remove(Span::new(start, line.max(note.span.end)), Removal::PageJump));
            edits.push(Edit::remove(landing.span, Removal::PageJump));
        } else {
            let start = text.get(..start).map_or(start, |text| text.trim_end().len());
            let after = text.get(landing.span.end..).unwrap_or("");
            let end = landing.span.end + (after.len() - after.trim_start().len());
            edits.push(Edit::remove(Span::new(start, end), Removal::PageJump));
        }
    }
    edits
}

/// Whether a text ends with the end of a sentence, quoted or not.
fn ends(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '"', '）', ')']);
    bare.ends_with(['。', '！', '？', '!', '?', '…']) || bare.is_empty()
}

/// Whether what lies between two notes is no more than what a page prints around an article.
fn is_furniture(text: &str, start: usize, end: usize) -> bool {
    let Some(between) = text.get(start..end) else {
        return false;
    };
    let full = || between.lines().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty());
    full().map(str::len).sum::<usize>() <= DISTANCE
        && full().count() <= LINES
        && !full().any(|line| line.chars().count() > 60 || is_prose(line) || line.contains('。'))
}

/// Whether a note may begin with the end of a text and the sign behind it: 下转, 上接, 紧接.
pub(super) fn is_note(head: &str, sign: char) -> bool {
    match sign {
        '转' | '轉' => head.ends_with('下'),
        _ => head.ends_with(['上', '紧', '緊']),
    }
}

/// The notes of a text in order.
fn notes(text: &str, lines: &[Line]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut done = 0;
    let signs = lines.iter().filter(|line| line.concerns(Stage::Jumps)).flat_map(|line| {
        let content = line.span.of(text).unwrap_or("");
        content.match_indices(['转', '接']).map(|(at, sign)| (line.span.start + at, sign))
    });
    for (at, sign) in signs {
        let leaves = sign == "转";
        let Some(head) = text.get(done..at) else { continue };
        let Some(word) = ["下", "上", "紧"].iter().find(|word| head.ends_with(**word)) else {
            continue;
        };
        if leaves != (*word == "下") {
            continue;
        }
        let start = at - word.len();
        let Some(end) = page(text, at + sign.len()) else {
            continue;
        };
        let (start, end) = around(text, start, end, done);
        notes.push(Note { span: Span::new(start, end), leaves });
        done = end;
    }
    notes
}

/// Where the page that a note names ends: 第六版, 6版, A3·要闻, 头版.
fn page(text: &str, start: usize) -> Option<usize> {
    let mut named = false;
    let mut digits = false;
    for (count, (at, sign)) in text.get(start..)?.char_indices().enumerate() {
        let end = start + at + sign.len_utf8();
        match sign {
            '版' | '页' | '面' if count > 0 => return Some(end),
            '第' | ' ' | '\u{3000}' | '·' | 'A'..='Z' => {}
            '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '〇' => {
                digits = true
            }
            '）' | ')' | '】' | '］' if digits => return Some(start + at),
            '头' | '要' | '闻' | '本' | '综' | '合' => named = true,
            _ => return None,
        }
        if count > 8 || (named && count > 6) {
            return None;
        }
    }
    None
}

/// A note with its brackets, arrows and the blanks between them.
fn around(text: &str, start: usize, end: usize, done: usize) -> (usize, usize) {
    const OPEN: [char; 5] = ['（', '(', '【', '[', '［'];
    const CLOSE: [char; 5] = ['）', ')', '】', ']', '］'];
    const ARROWS: [char; 14] = ['▶', '▷', '►', '▸', '▲', '△', '→', '➤', '◆', '◀', '◁', '▼', '▽', '>'];
    let inside = |sign: char| ARROWS.contains(&sign) || is_blank(sign);
    let head = text.get(done..start).unwrap_or("");
    let bare = head.trim_end_matches(inside);
    let first = match bare.strip_suffix(OPEN) {
        Some(bare) => done + bare.trim_end_matches(ARROWS).len(),
        // Blanks before a bare note are not of it.
        None => {
            done + bare.len()
                + head.get(bare.len()..).map_or(0, |gap| gap.len() - gap.trim_start_matches(is_blank).len())
        }
    };
    let tail = text.get(end..).unwrap_or("");
    let bare = tail.trim_start_matches(inside);
    let opened = first < start && text.get(first..start).is_some_and(|head| head.contains(OPEN));
    let last = match bare.strip_prefix(CLOSE) {
        Some(bare) if opened => text.len() - bare.trim_start_matches(ARROWS).len(),
        _ => text.len() - tail.trim_start_matches(ARROWS).len(),
    };
    (first, last)
}
