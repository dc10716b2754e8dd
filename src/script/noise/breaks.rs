//! Line ends inside sentences, words and numbers.
//!
//! Three things prove one: the signs on both sides of it (a comma before, a closing mark behind, a number cut in two), a
//! text whose lines are all filled to one width, and a text that is broken elsewhere beyond doubt. A heading, an item of
//! a list, a row of a table and a paragraph keep their lines.

use std::cell::LazyCell;

use super::super::edit::{Edit, Removal};
use super::super::lines as source;
use super::signs::{is_blank, is_han, is_magnitude, is_mark, is_prose, is_terminal, is_unit, meant_digit};
use crate::text::Span;

/// Blank lines over which a sentence may go on whose line ends with a comma.
const WIDEST: usize = 3;

/// A line that is not blank.
struct Line<'a> {
    /// The text without blanks at its ends, and where it starts.
    text: &'a str,
    start: usize,
    /// Columns of blanks before it, and columns in all; a Chinese character has two.
    indent: usize,
    columns: usize,
    /// Blank lines before it.
    gap: usize,
    /// Whether it is the number of a page and nothing else.
    is_folio: bool,
}

/// What the lines of a text have in common.
struct Shape {
    /// The width its lines are filled to, where they are.
    width: Option<usize>,
    /// The indent of lines that go on.
    indent: usize,
    /// Whether paragraphs show by an indent or a blank line where they start.
    marked: bool,
}

/// The edits that join lines, in text order.
pub(super) fn edits(text: &str, lines: &mut [source::Line]) -> Vec<Edit> {
    let lines = full(text, lines);
    let shape = shape(&lines);
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    // Few texts have a line of which it must be known.
    let is_broken = LazyCell::new(|| {
        let cuts = pairs().filter(|(line, next)| {
            next.gap == 0
                && (is_cut_number(line, next) || is_open_comma(line) || is_open_sentence(line))
                && is_prose(line.text)
                && !is_item(next.text)
        });
        cuts.take(3).count() == 3
    });
    let mut edits = Vec::new();
    for (line, next) in pairs() {
        if line.is_folio || next.is_folio || !joins(line, next, &shape, || *is_broken) {
            continue;
        }
        let span = Span::new(line.start + line.text.len(), next.start);
        let word = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
        let words = word(line.text.chars().next_back()) && word(next.text.chars().next());
        edits.push(Edit { span, text: if words { " ".into() } else { "".into() }, removal: Some(Removal::LineBreak) });
    }
    edits.extend(folios(&lines));
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// The numbers of pages between the lines of a text; in the midst of a sentence they join its parts.
fn folios(lines: &[Line<'_>]) -> impl Iterator<Item = Edit> {
    lines.iter().enumerate().filter(|(_, folio)| folio.is_folio).filter_map(|(at, folio)| {
        let (before, behind) = (at.checked_sub(1).and_then(|before| lines.get(before)), lines.get(at + 1));
        let is_text = |line: Option<&Line<'_>>| line.is_some_and(|line| is_prose(line.text));
        if !is_text(before) && !is_text(behind) {
            return None;
        }
        let joined = before.zip(behind).filter(|(line, next)| {
            let mut signs = next.text.chars();
            let starts = signs.next().is_some_and(|sign| is_han(sign) || is_mark(sign) || is_number_sign(sign));
            let goes_on = !ends_sentence(line.text) && is_prose(line.text) && next.indent <= line.indent;
            // 二、典型做法: a heading ends at its line, and so does a short one of two clauses.
            const LONGEST_HEADING: usize = 24;
            let is_short = || line.text.chars().nth(LONGEST_HEADING).is_none();
            let is_heading = is_item(line.text)
                && !line.text.contains(['；', '：', '。', '“'])
                && (!line.text.contains(['，', ',']) || is_short());
            goes_on && starts && !is_item(next.text) && !is_heading
        });
        let span = match joined {
            Some((line, next)) => Span::new(line.start + line.text.len(), next.start),
            None => Span::new(folio.start, folio.start + folio.text.len()),
        };
        Some(Edit::remove(span, Removal::PageJump))
    })
}

/// Whether a line is the number of a page and nothing else: - 3 -, 第3页 共12页.
fn is_folio(line: &str) -> bool {
    const LONGEST: usize = 32;
    let is_dash = |sign: char| matches!(sign, '-' | '—' | '–' | '－' | '·' | '•' | '～');
    let is_sign = |sign: char| sign.is_ascii_digit() || is_dash(sign) || is_blank(sign) || "第共页/／".contains(sign);
    if line.len() > LONGEST {
        return false;
    }
    let is_marked = || line.contains('页') || line.starts_with(is_dash) && line.ends_with(is_dash);
    line.bytes().any(|byte| byte.is_ascii_digit()) && line.chars().all(is_sign) && is_marked()
}

/// The lines of a text that are not blank.
fn full<'t>(text: &'t str, all: &[source::Line]) -> Vec<Line<'t>> {
    let mut lines = Vec::with_capacity(all.len());
    let mut gap = 0;
    for line in all {
        let whole = line.span.of(text).unwrap_or("");
        let whole = whole.strip_suffix('\n').unwrap_or(whole);
        let bare = whole.trim_start_matches(is_blank);
        let lead = whole.get(..whole.len() - bare.len()).unwrap_or("");
        let bare = bare.trim_end_matches(is_blank);
        if bare.is_empty() {
            gap += 1;
        } else {
            let indent = columns(lead);
            let columns = indent + columns(bare);
            let start = line.span.start + lead.len();
            lines.push(Line { text: bare, start, indent, columns, gap, is_folio: is_folio(bare) });
            gap = 0;
        }
    }
    lines
}

/// Columns of a text: one for a character of one byte, two for one of three.
fn columns(text: &str) -> usize {
    (text.len() + text.chars().count()) / 2
}

/// What the lines of a text have in common.
fn shape(lines: &[Line<'_>]) -> Shape {
    let mut shape = Shape { width: None, indent: 0, marked: false };
    let mut widths: Vec<usize> = lines.iter().map(|line| line.columns).collect();
    widths.sort_unstable();
    // The width with most lines just below it, found with two ends that only go up, and the width most of them have.
    let (mut best, mut window, mut first) = (0, 0..0, 0);
    for (last, columns) in widths.iter().enumerate() {
        while widths.get(first).is_some_and(|narrow| narrow + 4 < *columns) {
            first += 1;
        }
        if last + 1 - first >= best {
            (best, window) = (last + 1 - first, first..last + 1);
        }
    }
    let runs = widths.get(window).unwrap_or(&[]).chunk_by(|left, right| left == right);
    let width = runs.max_by_key(|run| run.len()).and_then(|run| run.first()).copied().unwrap_or(0);
    let longer = widths.len() - widths.partition_point(|columns| *columns <= width + 2);
    if width < 24 || best < 5 || best * 5 < lines.len() * 2 || longer * 20 > lines.len() {
        return shape;
    }
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let full = || pairs().filter(|(line, next)| is_full(line, next, width)).map(|(line, _)| line);
    let open = full().filter(|line| line.text.chars().next_back().is_some_and(|sign| !is_terminal(sign))).count();
    if open * 2 >= full().count() && open >= 4 {
        shape.width = Some(width);
        shape.indent = full().map(|line| line.indent).min().unwrap_or(0);
        let ends = || pairs().filter(|(line, next)| !is_full(line, next, width) && ends_sentence(line.text));
        let parted = ends().filter(|(_, next)| next.gap > 0 || next.indent > shape.indent + 1).count();
        shape.marked = parted >= 2 && parted * 5 >= ends().count() * 4;
    }
    shape
}

/// Whether a line of a text of one width has no room for what the next one starts with: a word and the mark behind it.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let mut signs = next.text.chars().peekable();
    let mut room = 0;
    if let Some(first) = signs.next() {
        room += if first.is_ascii() { 1 } else { 2 };
        let word = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '%');
        while word(first) && room < 8 && signs.next_if(|sign| word(*sign)).is_some() {
            room += 1;
        }
        while room < 10 && signs.next_if(|sign| is_mark(*sign) || matches!(sign, ',' | ';' | ')')).is_some() {
            room += 2;
        }
    }
    line.columns + room > width
}

/// Whether a line goes on in the next one. `is_broken` tells whether sentences are broken beyond doubt elsewhere.
fn joins(line: &Line<'_>, next: &Line<'_>, shape: &Shape, is_broken: impl Fn() -> bool) -> bool {
    let (Some(last), Some(first)) = (line.text.chars().next_back(), next.text.chars().next()) else {
        return false;
    };
    if next.gap > WIDEST || next.indent > shape.indent + 1 && next.indent > line.indent.min(shape.indent) + 1 {
        return false;
    }
    if is_item(next.text) && !(is_number_sign(last) && is_cut_number(line, next)) {
        return false;
    }
    // A mark that closes what the line above left open, behind the end of a sentence in it too.
    if closes(line.text, first) {
        return true;
    }
    if is_open_comma(line) {
        // Over blank lines a sentence goes on; a title or a signature is none.
        return next.gap == 0 || is_prose(next.text);
    }
    if next.gap > 0 {
        return false;
    }
    let full = shape.width.is_some_and(|width| is_full(line, next, width));
    if matches!(first, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '”' | '’' | '）' | '》' | '%') {
        // What was opened nowhere closes no sentence that is over.
        let is_stray = first == '：' || opener(first).is_some() && !full;
        return last != '。' || !is_stray;
    }
    if is_terminal(last) || ends_sentence(line.text) {
        // The end of a sentence at the end of a full line: the paragraph goes on where paragraphs show their start.
        if matches!(last, '；' | ';') && next.indent <= line.indent && is_prose(next.text) {
            return next.text.chars().nth(1).is_none_or(|sign| sign != '是');
        }
        let open = matches!(last, '”' | '’' | '》' | '）' | ')') && !ends_sentence(line.text);
        return full && (open || shape.marked && next.indent <= shape.indent);
    }
    if full {
        return true;
    }
    if !is_prose(line.text) {
        return false;
    }
    is_cut_number(line, next)
        || is_open_sentence(line)
        || (is_prose(next.text) || ends_sentence(next.text))
            && (is_hanging(line.text) || line.columns >= 30 && is_broken() && line.text.contains(is_han))
}

/// The mark that one mark closes.
fn opener(mark: char) -> Option<char> {
    Some(match mark {
        '”' => '“',
        '’' => '‘',
        '）' => '（',
        '》' => '《',
        _ => return None,
    })
}

/// Whether a mark closes what a line leaves open.
fn closes(line: &str, mark: char) -> bool {
    let Some(open) = opener(mark) else { return false };
    let last = line.rfind([open, mark]);
    last.and_then(|at| line.get(at..)).is_some_and(|rest| rest.starts_with(open))
}

/// Whether a line ends with the end of a sentence.
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['”', '’', '"', '）', ')']);
    if let Some(bare) = bare.strip_suffix('.') {
        return bare.ends_with(is_han) || bare.ends_with('%');
    }
    bare.ends_with(['。', '！', '？', '!', '?', '；', '…', ';', '：', ':'])
}

/// Whether a line goes on behind the end of a sentence and does not come to the end of the next: 选派队员13名。全年引进.
fn is_open_sentence(line: &Line<'_>) -> bool {
    const SHORTEST: usize = 30;
    let is_open = |text: &str| text.ends_with(|sign: char| is_han(sign) || sign.is_ascii_digit());
    line.columns >= SHORTEST && is_open(line.text) && line.text.contains(['。', '；', '！', ';'])
}

/// Whether a line ends with a comma behind a word.
fn is_open_comma(line: &Line<'_>) -> bool {
    let text = line.text;
    // A page that was scanned may have a blank before its commas.
    let comma = text.strip_suffix(['，', '、', ',']).map(|text| text.trim_end_matches(is_blank));
    comma.is_some_and(|text| text.ends_with(|sign: char| is_han(sign) || matches!(sign, '”' | '》' | '）' | '%' | ')')))
}

/// A digit, a letter that may stand for one, or a sign inside numbers.
fn is_number_sign(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '.' | ',')
}

/// Whether a number, or a number and its unit, lies on both sides of the line end.
fn is_cut_number(line: &Line<'_>, next: &Line<'_>) -> bool {
    let mut tail = line.text.chars().rev().filter(|sign| !is_blank(*sign));
    let Some(first) = next.text.chars().next() else {
        return false;
    };
    let (last, second) = (tail.next().unwrap_or('\n'), tail.next().unwrap_or('\n'));
    let digit = |sign: char| sign.is_ascii_digit();
    let meant = |sign: char| digit(sign) || meant_digit(sign).is_some();
    let ends =
        digit(last) || matches!(last, '.' | ',') && digit(second) || meant(last) && (digit(second) || second == '.');
    if ends {
        return digit(first)
            || meant(first) && starts_number(next.text)
            || is_unit(first)
            || matches!(first, '.' | ',') && starts_number(next.text);
    }
    // 万 at the end behind a digit, 百 of 百分点 behind 个.
    let magnitude = is_magnitude(last) && (digit(second) || is_magnitude(second));
    magnitude && is_unit(first)
        || super::signs::in_unit(last, first) && (digit(second) || is_unit(second) || is_magnitude(second))
}

/// Whether a line starts with what can be the rest of a number and its unit.
fn starts_number(line: &str) -> bool {
    let rest =
        line.trim_start_matches(|sign: char| is_number_sign(sign) || meant_digit(sign).is_some() || is_blank(sign));
    rest.len() < line.len() && rest.chars().next().is_some_and(is_unit)
}

/// Whether a line ends with a character that cannot end a sentence or a heading.
fn is_hanging(line: &str) -> bool {
    // 让群众可感可及: the same characters may end words.
    const WORDS: [&str; 30] = [
        "可及", "普及", "企及", "参与", "作为", "有为", "行为", "自由", "理由", "占比", "同比", "环比", "对比", "评比",
        "应对", "面对", "方向", "导向", "走向", "动向", "服从", "公共", "发达", "表达", "节约", "公约", "预约", "附近",
        "目的", "温和",
    ];
    let hangs = |sign: char| "的占和与及为在至由比对向从把被将共达约近超于其第每各并或".contains(sign);
    line.ends_with(hangs) && !WORDS.iter().any(|word| line.ends_with(word))
}

/// Whether a line starts as an item of a list, a subtitle or a row of marks does.
fn is_item(line: &str) -> bool {
    let mut signs = line.chars();
    let Some(first) = signs.next() else { return false };
    if matches!(first, '■' | '□' | '●' | '○' | '◆' | '◇' | '★' | '☆' | '▲' | '△' | '▶' | '►' | '•' | '·' | '*' | '#' | '|'
        | '※' | '➢' | '✓' | '【' | '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}')
    {
        return true;
    }
    if matches!(first, '-' | '—') {
        let second = signs.next();
        return second == Some('—') || first == '-' && second.is_none_or(|sign| is_blank(sign) || sign == '-');
    }
    let chinese =
        |sign: char| matches!(sign, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百');
    let numeral = |sign: char| sign.is_ascii_digit() || chinese(sign);
    let open = matches!(first, '（' | '(');
    if !open && first != '第' && !numeral(first) {
        return false;
    }
    let bare = if open || first == '第' { signs.as_str() } else { line };
    let rest = bare.trim_start_matches(numeral);
    let length = bare.chars().take(8).take_while(|sign| numeral(*sign)).count();
    let dated = length == 4 && rest.starts_with(['-', '/']);
    if length == 0 || length > 3 && !dated {
        return false;
    }
    let mut rest = rest.chars();
    let mark = rest.next();
    if open {
        return matches!(mark, Some('）' | ')'));
    }
    if first == '第' {
        return matches!(mark, Some('章' | '节' | '条' | '编'));
    }
    match mark {
        Some('、' | '）' | ')' | '．') => true,
        Some('-' | '/') => dated,
        Some('.') => rest.next().is_some_and(|sign| !sign.is_ascii_digit()),
        _ => false,
    }
}
