//! The title and its subtitle among the lines above the body.

use super::chrome::ChromeRole;
use super::document::Seen;
use super::line::{self, Numbering, is_space};
use super::metadata;
use super::word::{self, Role};
use crate::text::Span;

/// Title lines at most.
const MOST: usize = 3;

/// What the lines above the body say.
#[derive(Default)]
pub(super) struct Block {
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub title_span: Option<Span>,
    pub subtitle_span: Option<Span>,
    /// A signature before the colon of the title.
    pub byline: Option<Span>,
    /// Indices of title lines.
    pub lines: Vec<usize>,
    /// Index of the first line after the block: body, or the first heading.
    pub end: usize,
}

/// Whether a line above the body may be one of the title.
fn is_candidate(seen: &Seen<'_>) -> bool {
    // A line drawn below a masthead.
    let is_rule = || seen.line.text.chars().all(|c| is_space(c) || "—－─━-=_*".contains(c));
    match seen.head_role() {
        None => !is_rule() && !metadata::is_stamp(&seen.line),
        // —分享—: a button is no subtitle.
        Some(role) => role != ChromeRole::Share && line::is_dashed(seen.line.text),
    }
}

/// How many lines the masthead of a brief takes, down to the line that dates it, if a title follows:
/// 组织工作简报 / （第3期） / 县委组织部编　2031年7月2日.
fn masthead(head: &[Seen<'_>]) -> usize {
    const LONGEST: usize = 14;
    let name = |seen: &Seen<'_>| {
        // 组织工作简报（第3期）: what stands in brackets is no part of the name.
        let bare = seen.line.text.split(['（', '(']).next().unwrap_or("");
        let name = closed_up(bare.trim().to_owned());
        name.chars().count() <= LONGEST && word::closes(&name, Role::Masthead)
    };
    let Some(first) = head.iter().position(is_candidate).filter(|first| head.get(*first).is_some_and(name)) else {
        return 0;
    };
    let is_dated = |seen: &Seen<'_>| seen.head_role() == Some(ChromeRole::Date) || seen.line.text.contains("编");
    let dated = head.iter().skip(first + 1).take(MOST).position(is_dated).map(|at| first + at + 2);
    let is_title = |seen: &Seen<'_>| seen.line.length >= 4 && is_candidate(seen);
    dated.filter(|below| head.iter().skip(*below).any(is_title)).unwrap_or(0)
}

/// How many lines stand down to the path of the page, if a title follows: 当前位置：首页 > 要闻 > 正文.
fn path(head: &[Seen<'_>]) -> usize {
    const SHORTEST: usize = 8;
    let is_path = |seen: &Seen<'_>| {
        let text = seen.line.text;
        let is_row =
            text.contains(['>', '＞', '›', '»']) && ["正文", "首页", "频道"].iter().any(|word| text.contains(word));
        is_row || text.contains("位置") && text.contains(['>', '＞', '›', '»', '：', ':'])
    };
    let is_title = |seen: &Seen<'_>| seen.line.length >= SHORTEST && seen.head_role().is_none() && is_candidate(seen);
    let below = head.iter().rposition(is_path).map_or(0, |path| path + 1);
    if head.iter().skip(below).any(is_title) { below } else { 0 }
}

pub(super) fn read(page: &[Seen<'_>]) -> Block {
    let skipped = masthead(page).max(path(page));
    let head = page.get(skipped..).unwrap_or(page);
    let at = |index: usize| head.get(index).map(|seen| seen.line);
    let mut block = Block { end: page.len(), ..Block::default() };
    let dashed =
        head.iter().position(|seen| line::is_dashed(seen.line.text) && seen.line.length <= 60 && is_candidate(seen));
    let (mut first, mut last, mut sub);
    if let Some(dashed) = dashed.filter(|dashed| *dashed > 0 && head.get(dashed - 1).is_some_and(is_candidate)) {
        (first, last, sub) = (dashed - 1, dashed, Some(dashed));
        while first > 0 && last - first < MOST && head.get(first - 1).is_some_and(is_candidate) {
            let is_joined = at(first).is_some_and(|line| !line.is_after_blank);
            if !is_joined || at(first - 1).is_none_or(|line| line.length < 4) {
                break;
            }
            first -= 1;
        }
    } else if let Some(start) = head.iter().position(|seen| seen.line.length >= 4 && is_candidate(seen)) {
        (first, last, sub) = (start, start + 1, None);
        let has_data_below = head
            .iter()
            .skip(start + 1)
            .any(|seen| matches!(seen.head_role(), Some(ChromeRole::Date | ChromeRole::Views | ChromeRole::Byline)));
        while last < head.len() && last - first < MOST && head.get(last).is_some_and(is_candidate) {
            let line = match at(last) {
                Some(line) if line::numbering(line.text).0 != Numbering::Chinese => line,
                _ => break,
            };
            let is_genre = word::closes(line.text, Role::Genre);
            let is_bracketed = line.text.starts_with(['（', '(']);
            if !has_data_below && line.is_after_blank && !is_genre && !is_bracketed {
                break;
            }
            last += 1;
        }
        let tail = at(last - 1).filter(|_| last - first > 1);
        let is_sub = |text: &str| word::closes(text, Role::Genre) || text.starts_with(['（', '(']);
        if tail.is_some_and(|tail| is_sub(tail.text)) {
            sub = Some(last - 1);
        }
    } else {
        return block;
    }
    let title_end = sub.unwrap_or(last);
    block.lines = (first..sub.map_or(last, |sub| sub + 1)).map(|line| line + skipped).collect();
    let titles: Vec<_> = (first..title_end).filter_map(at).collect();
    let (Some(opening), Some(closing)) = (titles.first(), titles.last()) else {
        return block;
    };
    let mut span = Span::new(opening.span.start, closing.span.end);
    let mut text = titles.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
    if let Some(sub) = sub.and_then(at) {
        let bare = line::undashed(sub.text).trim_matches(|c| is_space(c) || "（）()".contains(c));
        set_subtitle(&mut block, bare, sub.text, sub.span.start);
    } else if titles.len() == 1 {
        // 标题——副标题 in one line.
        let split =
            ["——", "──", "－－", " - ", " — "].iter().filter_map(|dash| text.find(dash)).min().filter(|at| *at >= 12);
        if let Some(at) = split {
            let (before, after) = (
                text.get(..at).unwrap_or("").trim_end_matches(is_space).to_owned(),
                text.get(at..).unwrap_or("").to_owned(),
            );
            set_subtitle(&mut block, line::undashed(&after.clone()), &after, span.start + at);
            span.end = span.start + before.len();
            text = before;
        }
    }
    // 署名：标题
    if let Some(at) = text.find(['：', ':']) {
        let mark = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let (name, rest) = (text.get(..at).unwrap_or("").to_owned(), text.get(at + mark..).unwrap_or("").to_owned());
        // title: "…": the field of a page that opens with its data.
        if name == "title" {
            let is_frame = |c| is_space(c) || matches!(c, '"' | '\'');
            span.start += at + mark + rest.len() - rest.trim_start_matches(is_frame).len();
            span.end -= rest.len() - rest.trim_end_matches(is_frame).len();
            text = rest.trim_matches(is_frame).to_owned();
        }
        let is_name = (2..=8).contains(&name.chars().count())
            && rest.chars().count() > name.chars().count() * 2
            && !name.contains(char::is_whitespace);
        if is_name && name.ends_with(['轩', '组', '平', '部', '办', '委', '文']) {
            block.byline = Some(Span::new(span.start, span.start + at));
            span.start += at + mark;
            text = rest.trim().to_owned();
        }
    }
    block.title = Some(closed_up(text)).filter(|text| !text.is_empty());
    block.title_span = Some(span);
    // What stands below, unless it is furniture, is a heading of the body.
    let below = block.lines.last().map_or(0, |last| last + 1);
    let data = page
        .iter()
        .enumerate()
        .skip(below)
        .filter(|(_, seen)| seen.head_role().is_some())
        .map(|(index, _)| index + 1)
        .next_back();
    let start = data.unwrap_or(below);
    block.end = start;
    block
}

/// A title whose characters stand apart, written close: 组　织　工　作.
fn closed_up(title: String) -> String {
    const FEWEST: usize = 4;
    let parts: Vec<&str> = title.split(is_space).filter(|part| !part.is_empty()).collect();
    let is_spaced = parts.len() >= FEWEST && parts.iter().all(|part| part.chars().count() <= 1);
    if is_spaced { parts.concat() } else { title }
}

fn set_subtitle(block: &mut Block, bare: &str, within: &str, offset: usize) {
    let at = within.find(bare).unwrap_or(0);
    if !bare.is_empty() {
        block.subtitle = Some(bare.to_owned());
        block.subtitle_span = Some(Span::new(offset + at, offset + at + bare.len()));
    }
}
