//! The walk over the lines: furniture above, title, body, furniture below.

use super::chrome::{self, Chrome, ChromeRole, Zone};
use super::line::{self, Line};
use super::{HeadingSpans, Outline, RegionLookup, metadata, section, title};
use crate::parse::signs::Signs;
use crate::report::Heading;
use crate::text::Span;
use crate::vocabulary::{Theme, ThemeWords};

/// A line with the furniture it may be.
pub(super) struct Seen<'t> {
    pub line: Line<'t>,
    kinds: Vec<(ChromeRole, Zone)>,
}

impl Seen<'_> {
    /// The furniture it is above the body.
    pub fn head_role(&self) -> Option<ChromeRole> {
        self.kinds.iter().find(|(_, zone)| *zone != Zone::Foot).or(self.kinds.first()).map(|(role, _)| *role)
    }

    /// The furniture it is inside the body.
    pub fn inner_role(&self) -> Option<ChromeRole> {
        self.kinds.iter().find(|(_, zone)| *zone == Zone::Any).map(|(role, _)| *role)
    }

    /// Whether it is a signature.
    pub fn is_byline(&self) -> bool {
        self.kinds.first().is_some_and(|(role, _)| *role == ChromeRole::Byline)
    }

    /// The furniture it is below the body.
    pub fn foot_role(&self) -> Option<ChromeRole> {
        self.kinds.iter().find(|(_, zone)| *zone == Zone::Foot).or(self.kinds.first()).map(|(role, _)| *role)
    }
}

/// `is_signed`: what `regions` finds begins at a sign of a place.
pub(super) fn read(signs: &Signs<'_>, regions: &RegionLookup<'_>, is_signed: bool) -> Outline {
    let text = signs.text;
    let seen: Vec<Seen<'_>> =
        line::lines(signs).into_iter().map(|line| Seen { kinds: chrome::kinds(signs, &line), line }).collect();
    let first = body_start(&seen);
    let block = title::read(seen.get(..first).unwrap_or(&[]));
    let begin = block.end.min(first);
    let foot = foot_start(&seen, begin.max(first));
    let mut chrome: Vec<Chrome> = Vec::new();
    for (index, seen) in seen.iter().enumerate() {
        if index < begin && !block.lines.contains(&index) {
            chrome.push(Chrome { span: seen.line.span, role: seen.head_role().unwrap_or(ChromeRole::Other) });
        } else if index >= foot {
            chrome.push(Chrome { span: seen.line.span, role: seen.foot_role().unwrap_or(ChromeRole::Other) });
        }
    }
    let inner = seen.get(begin..foot).unwrap_or(&[]);
    let is_inner_chrome =
        |seen: &&Seen<'_>| seen.inner_role().is_some_and(|role| role != ChromeRole::Date || !seen.line.is_sentence());
    chrome.extend(
        inner
            .iter()
            .filter(is_inner_chrome)
            .map(|seen| Chrome { span: seen.line.span, role: seen.inner_role().unwrap_or(ChromeRole::Other) }),
    );
    chrome.sort_by_key(|piece| piece.span);
    let lines: Vec<Line<'_>> = inner.iter().filter(|seen| !is_inner_chrome(seen)).map(|seen| seen.line).collect();
    let (sections, paragraphs) = section::read(signs, &lines, told_by(&block));
    let body = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    };
    let page = metadata::Page {
        signs,
        is_signed,
        text,
        head: seen.get(..begin).unwrap_or(&[]),
        foot: seen.get(foot..).unwrap_or(&[]),
        inner,
        lines: &lines,
        title: block.title.as_deref(),
        subtitle: block.subtitle.as_deref(),
    };
    let facts = metadata::read(&page, regions);
    let byline = block.byline.map(|span| (span.of(text).unwrap_or("").to_owned(), span)).or(facts.byline);
    Outline {
        heading: Heading {
            title: block.title,
            subtitle: block.subtitle,
            region: facts.region.as_ref().map(|(name, _)| name.clone()),
            adcode: facts.region.and_then(|(_, code)| code),
            published: facts.published,
            year_reviewed: facts.year_reviewed,
            publisher: facts.publisher.as_ref().map(|(name, _)| name.clone()),
            byline: byline.as_ref().map(|(name, _)| name.clone()),
        },
        spans: HeadingSpans {
            title: block.title_span,
            subtitle: block.subtitle_span,
            publisher: facts.publisher.map(|(_, span)| span),
            byline: byline.map(|(_, span)| span),
        },
        body,
        sections,
        paragraphs,
        chrome,
    }
}

/// Index of the first line of prose.
fn body_start(seen: &[Seen<'_>]) -> usize {
    let mut has_title = false;
    for (index, seen) in seen.iter().enumerate() {
        let line = seen.line;
        if seen.head_role().is_some() && line.length <= 60 {
            continue;
        }
        let is_shouted =
            line.length <= 40 && !line.text.contains(['。', '，', ',']) && !line.text.ends_with(['。', '…']);
        if line.is_sentence() && (has_title || !is_shouted) && !line::is_dashed(line.text) || line.length > 80 {
            return index;
        }
        has_title = true;
    }
    // No prose: everything after the first candidate for a title is body.
    seen.iter().position(|seen| seen.head_role().is_none()).map_or(seen.len(), |index| index + 1)
}

/// The economy or an emergency, where the title says that the whole is about it and nothing that it speaks of the Party's
/// organizations.
fn told_by(block: &title::Block) -> Theme {
    let words = ThemeWords::get();
    let mut score = words.score(block.title.as_deref().unwrap_or(""));
    score.add(&words.score(block.subtitle.as_deref().unwrap_or("")));
    match score.best(2) {
        Theme::Economy if score.of(Theme::Other) < 5 => Theme::Economy,
        Theme::Epidemic => Theme::Epidemic,
        _ => Theme::Other,
    }
}

/// Whether a line is prose on the matter of the report, so that the body goes on at least so far.
fn is_matter(line: &Line<'_>) -> bool {
    const SHORTEST: usize = 60;
    line.is_sentence() && line.length >= SHORTEST && ThemeWords::get().tells(line.text)
}

/// Index of the first line below the body.
fn foot_start(seen: &[Seen<'_>], from: usize) -> usize {
    let last_matter = seen.iter().rposition(|seen| is_matter(&seen.line)).unwrap_or(0);
    // How much furniture a page has says nothing of where its text ends.
    let weight = |seen: &Seen<'_>| if seen.kinds.is_empty() { seen.line.length } else { 0 };
    let total: usize = seen.iter().map(weight).sum();
    let mut rest: usize = seen.get(from..).unwrap_or(&[]).iter().map(weight).sum();
    let mut foot = seen.len();
    for (index, seen) in seen.iter().enumerate().skip(from) {
        let is_foot = seen.kinds.iter().any(|(_, zone)| *zone == Zone::Foot);
        if is_foot && rest * 100 < total * 45 && index >= last_matter {
            foot = index;
            break;
        }
        rest -= weight(seen);
    }
    // Furniture of any zone, and lines that are no sentence, may stand just above.
    while foot > from {
        let above = seen.get(foot - 1);
        let is_furniture = above.is_some_and(|above| !above.kinds.is_empty() && !above.line.is_sentence());
        if !is_furniture {
            break;
        }
        foot -= 1;
    }
    foot
}
