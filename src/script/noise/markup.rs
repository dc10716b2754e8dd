//! Tags, comments and entities of HTML and of files that once were HTML.
//!
//! Only what is surely a tag is one: a known name behind the bracket and a closing bracket. A text that says 5<6 keeps it.

use std::borrow::Cow;

use super::super::edit::{Edit, Removal};
use super::super::lines::Line;
use super::signs::{after, ascii_from, before, is_chinese, is_digit, is_letter};
use super::{Stage, markdown};
use crate::text::Span;

/// The longest tag that is looked for, in bytes.
const LONGEST_TAG: usize = 4096;

/// The longest content of a cell that is read as one line, in bytes with its tags.
const LONGEST_CELL: usize = 1024;

/// Elements that stand on lines of their own.
const BLOCKS: &str = " address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select summary table tbody tfoot thead title tr ul ";
/// Elements inside lines.
const INLINES: &str = " a abbr acronym area audio b base bdo big button canvas cite code col colgroup del dfn em embed font frame frameset i iframe img input ins kbd label link map mark meta object param q s samp small source span strike strong sub sup svg template textarea time track tt u var video wbr ";
/// Elements whose content is not text.
const HIDDEN: [&str; 3] = ["script", "style", "noscript"];

/// Entities by name and what they stand for.
const ENTITIES: &[(&str, &str)] = &[
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", "\u{3000}"),
    ("thinsp", " "),
    ("zwnj", ""),
    ("zwj", ""),
    ("shy", ""),
    ("lrm", ""),
    ("rlm", ""),
    ("lt", "<"),
    ("gt", ">"),
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("laquo", "《"),
    ("raquo", "》"),
    ("lang", "〈"),
    ("rang", "〉"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("middot", "·"),
    ("bull", "•"),
    ("sdot", "·"),
    ("times", "×"),
    ("divide", "÷"),
    ("plusmn", "±"),
    ("minus", "−"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("permil", "‰"),
    ("deg", "°"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("yen", "¥"),
    ("sect", "§"),
    ("para", "¶"),
    ("larr", "←"),
    ("rarr", "→"),
    ("uarr", "↑"),
    ("darr", "↓"),
    ("tilde", "~"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("squ", "□"),
];

/// What a tag is.
enum Tag<'a> {
    Block(&'a str),
    Cell,
    Inline,
    Hidden(&'a str),
}

/// The edits of tags and entities, in text order.
pub(super) fn edits(text: &str, lines: &mut [Line]) -> Vec<Edit> {
    let mut edits = Vec::new();
    if !lines.iter().any(|line| line.concerns(Stage::Markup)) {
        return edits;
    }
    // Ends that were looked for and are not to be found again, so that no text is searched twice.
    let mut missing: Vec<&str> = Vec::new();
    // Whether a paragraph of markup is open: line ends are spaces there.
    let mut paragraph = false;
    // Where the content of a short cell ends: it stands in one line.
    let mut cell = 0;
    let bytes = text.as_bytes();
    // Where two stars close those that stood before.
    let mut closing = usize::MAX;
    let mut at = 0;
    let mut rest = lines.iter().peekable();
    while let Some(byte) = bytes.get(at) {
        // Where nothing is open, a line without a mark holds none but that of an item.
        while rest.next_if(|line| line.span.end <= at).is_some() {}
        if let Some(line) = rest.peek()
            && at == line.span.start
            && *byte != b'-'
            && !paragraph
            && at >= cell
            && closing == usize::MAX
            && !line.concerns(Stage::Markup)
        {
            at = line.span.end;
            continue;
        }
        if !byte.is_ascii() {
            at = ascii_from(bytes, at);
            continue;
        }
        if matches!(byte, b'#' | b'>' | b'*' | b'-')
            && let Some(edit) = markdown::opening(text, at)
        {
            at = edit.span.end;
            edits.push(edit);
            continue;
        }
        let opened = if *byte == b'*' && at != closing { markdown::emphasis(text, at) } else { None };
        if at == closing || opened.is_some() {
            let end = at + markdown::STARS.len();
            edits.push(Edit::remove(Span::new(at, end), Removal::Markup));
            closing = opened.unwrap_or(usize::MAX);
            at = end;
            continue;
        }
        let found = match byte {
            b'<' if at < cell => inner_tag(text, at, &mut missing),
            b'<' => {
                let found = tag(text, at, &mut missing, &mut paragraph);
                cell = found.as_ref().and_then(|(end, _)| cell_end(text, at, *end)).unwrap_or(cell);
                found.map(|(end, meant)| if meant == "\t" { (next_cell(text, end), meant) } else { (end, meant) })
            }
            b'&' => entity(text, at),
            b'\n' | b'\r' if at < cell => Some((at + 1, joint(text, at, at + 1))),
            b'\n' if paragraph => line_end(text, at),
            _ => None,
        };
        match found {
            Some((end, meant)) if end > at => {
                let start = if *byte == b'\n' {
                    text.get(..at).map_or(at, |head| head.trim_end_matches([' ', '\t', '\r']).len())
                } else {
                    at
                };
                let start = start.max(edits.last().map_or(0, |edit: &Edit| edit.span.end));
                edits.push(Edit { span: Span::new(start, end), text: meant, removal: Some(Removal::Markup) });
                at = end;
            }
            _ => at += 1,
        }
    }
    edits
}

/// The tag or comment at an offset: where it ends and what is read for it.
fn tag<'a>(
    text: &'a str,
    at: usize,
    missing: &mut Vec<&'a str>,
    paragraph: &mut bool,
) -> Option<(usize, Cow<'static, str>)> {
    let rest = text.get(at..)?;
    for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?xml", "?>")] {
        if rest.starts_with(open) && !missing.contains(&close) {
            return match rest.find(close) {
                Some(end) => Some((at + end + close.len(), "".into())),
                None => {
                    missing.push(close);
                    None
                }
            };
        }
    }
    let name_start = if rest.starts_with("</") { 2 } else { 1 };
    let closing = name_start == 2;
    let name = rest.get(name_start..)?;
    let length =
        name.bytes().take(24).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'!')).count();
    let name = name.get(..length)?;
    let end = tag_end(rest, name_start + length)?;
    let kind = kind(name)?;
    let end = at + end;
    Some(match kind {
        Tag::Block("br") if *paragraph && goes_on(text, at, end) => (end, "".into()),
        Tag::Block(name) => {
            *paragraph = !closing && matches!(name, "p" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
                || name == "br" && *paragraph;
            (end, "\n".into())
        }
        Tag::Cell => {
            *paragraph = !closing;
            (end, if closing { "\t".into() } else { "".into() })
        }
        Tag::Inline => (end, "".into()),
        Tag::Hidden(_) if closing => (end, "".into()),
        Tag::Hidden(name) => (hidden_end(text, end, name, missing).unwrap_or(end), "".into()),
    })
}

/// Where the content of a short cell ends whose tag stands at an offset and ends at another; none where the cell holds
/// another table, or is so long that it is a part of the page.
fn cell_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let is = |text: &[u8], name: &[u8]| text.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    let open = text.as_bytes().get(at..)?;
    if !is(open, b"<td") && !is(open, b"<th") || is(open, b"<thead") {
        return None;
    }
    let content = text.as_bytes().get(end..)?;
    let content = content.get(..content.len().min(LONGEST_CELL))?;
    let mut from = 0;
    while let Some(found) = content.get(from..)?.iter().position(|byte| *byte == b'<') {
        let tag = content.get(from + found..)?;
        if is(tag, b"</td") || is(tag, b"</th") {
            let inner = text.get(end..end + from + found)?;
            return (!inner.contains(['。', '！', '？'])).then_some(end + from + found);
        }
        if is(tag, b"<t") || is(tag, b"</t") || is(tag, b"<script") || is(tag, b"<style") {
            return None;
        }
        from += found + 1;
    }
    None
}

/// A tag inside a short cell: it stands for nothing, so that the cell stays in its line.
fn inner_tag<'a>(text: &'a str, at: usize, missing: &mut Vec<&'a str>) -> Option<(usize, Cow<'static, str>)> {
    let mut paragraph = false;
    let (end, meant) = tag(text, at, missing, &mut paragraph)?;
    let breaks = meant == "\n";
    Some((end, if breaks { joint(text, at, end) } else { meant }))
}

/// What stands for a line end inside a cell: a blank between two numbers or two Latin words, else nothing.
fn joint(text: &str, start: usize, end: usize) -> Cow<'static, str> {
    let sign = |sign: Option<char>| sign.is_some_and(|sign| is_digit(sign) || is_letter(sign));
    if sign(before(text, start)) && sign(after(text, end)) { " ".into() } else { "".into() }
}

/// The offset behind the blanks and line ends after a cell, if another cell follows or the row ends.
fn next_cell(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let bare = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{3000}']);
    let follows = ["<td", "<th", "<TD", "<TH"].iter().any(|tag| bare.starts_with(tag)) && !bare.starts_with("<thead");
    if follows { text.len() - bare.len() } else { end }
}

/// Whether the sentence before a line break of markup goes on behind it: a long line without a final mark, and no item of a list.
fn goes_on(text: &str, at: usize, end: usize) -> bool {
    const LONG: usize = 20;
    let head = text.get(..at).unwrap_or("").trim_end_matches([' ', '\t', '\r']);
    let long = head.chars().rev().take(LONG).take_while(|sign| !matches!(sign, '\n' | '>')).count() == LONG;
    let rest = text.get(end..).unwrap_or("").trim_start_matches([' ', '\t', '\r', '\n']);
    let open = head.chars().next_back().is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '，' | '、' | ','));
    let next = rest.chars().next();
    let starts = next.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '，' | '、' | '“'));
    let mut signs = rest.chars().skip(1);
    let is_item = next.is_some_and(|sign| "一二三四五六七八九十".contains(sign) || is_digit(sign))
        && signs.next().is_some_and(|sign| matches!(sign, '、' | '.' | '．' | '是'))
        && !signs.next().is_some_and(is_digit);
    long && open && starts && !is_item
}

/// Where a tag ends, whose name ends at an offset; none where it is no tag.
fn tag_end(rest: &str, name_end: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    if !matches!(bytes.get(name_end)?, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') {
        return None;
    }
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_TAG).skip(name_end) {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if bytes.get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(*byte),
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            _ => {}
        }
    }
    None
}

/// What an element is, by its name in either case.
fn kind(name: &str) -> Option<Tag<'static>> {
    if name.is_empty() {
        return None;
    }
    let name = name.to_ascii_lowercase();
    if let Some(hidden) = HIDDEN.iter().find(|hidden| **hidden == name) {
        return Some(Tag::Hidden(hidden));
    }
    if matches!(name.as_str(), "td" | "th") {
        return Some(Tag::Cell);
    }
    if let Some(block) = BLOCKS.split(' ').find(|block| *block == name) {
        return Some(Tag::Block(block));
    }
    // Names with a colon come from word processors.
    let office =
        name.split_once(':').is_some_and(|(space, name)| !space.is_empty() && !name.is_empty() && space.len() <= 4);
    let inline = INLINES.split(' ').any(|inline| inline == name);
    (inline || office || name == "!doctype").then_some(Tag::Inline)
}

/// Where the content of an element ends that is not text.
fn hidden_end<'a>(text: &'a str, start: usize, name: &'static str, missing: &mut Vec<&'a str>) -> Option<usize> {
    if missing.contains(&name) {
        return None;
    }
    let bytes = text.as_bytes();
    let mut from = start;
    while let Some(found) = text.get(from..).and_then(|text| text.find("</")) {
        let at = from + found + 2;
        if bytes.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            if let Some(end) = text.get(at..).and_then(|text| text.find('>')) {
                return Some(at + end + 1);
            }
            break;
        }
        from = at;
    }
    missing.push(name);
    None
}

/// The entity at an offset, escaped once or more: where it ends and what it stands for.
fn entity(text: &str, at: usize) -> Option<(usize, Cow<'static, str>)> {
    let mut start = at + 1;
    let head = text.get(start..)?;
    let mut rest = head;
    while let Some(bare) = rest.strip_prefix("amp;") {
        rest = bare;
    }
    start += head.len() - rest.len();
    let bytes = rest.as_bytes();
    if bytes.first() == Some(&b'#') {
        let hex = matches!(bytes.get(1), Some(b'x' | b'X'));
        let digits = rest.get(if hex { 2 } else { 1 }..)?;
        let length = digits
            .bytes()
            .take(8)
            .take_while(|byte| if hex { byte.is_ascii_hexdigit() } else { byte.is_ascii_digit() })
            .count();
        let code = u32::from_str_radix(digits.get(..length)?, if hex { 16 } else { 10 }).ok();
        if let Some(sign) = code.and_then(char::from_u32).filter(|sign| *sign != '\0') {
            let closed = digits.as_bytes().get(length) == Some(&b';');
            let end = start + (rest.len() - digits.len()) + length + usize::from(closed);
            let sign = if sign == '\u{A0}' { ' ' } else { sign };
            return closed.then(|| (end, String::from(sign).into()));
        }
    }
    let length = bytes.iter().take(8).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = rest.get(..length)?;
    let closed = bytes.get(length) == Some(&b';');
    let known = ENTITIES.iter().find(|(entity, _)| *entity == name);
    if let Some((name, meant)) =
        known.filter(|(name, _)| closed || matches!(*name, "nbsp" | "quot" | "ldquo" | "rdquo"))
    {
        return Some((start + name.len() + usize::from(closed), (*meant).into()));
    }
    // &amp; that stands for itself.
    (start > at + 1).then(|| (start, "&".into()))
}

/// The line end at an offset inside a paragraph of markup, with the blanks around it.
fn line_end(text: &str, at: usize) -> Option<(usize, Cow<'static, str>)> {
    let rest = text.get(at..)?;
    let bare = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let end = text.len() - bare.len();
    if bare.is_empty() || bare.starts_with('<') {
        return Some((end, "\n".into()));
    }
    let head = text.get(..at)?.trim_end_matches([' ', '\t', '\r']);
    let chinese = before(head, head.len()).is_none_or(|sign| is_chinese(sign) || sign == '>')
        || after(bare, 0).is_some_and(is_chinese);
    let digits = before(head, head.len()).is_some_and(is_digit) && after(bare, 0).is_some_and(is_digit);
    Some((end, if chinese || digits { "".into() } else { " ".into() }))
}
