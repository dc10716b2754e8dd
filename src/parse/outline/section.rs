//! Sections and paragraphs: headings of every style, preamble and closing.

use super::Paragraph;
use super::lead::{self, Opening};
use super::line::{self, Line, Numbering, is_space};
use super::word::{self, Role};
use crate::parse::link_words::Words;
use crate::parse::signs::Signs;
use crate::report::Section;
use crate::text::Span;
use crate::vocabulary::{Theme, ThemeScore};

/// A line of the body.
#[derive(Clone, Copy)]
enum Kind {
    /// A heading.
    Heading,
    /// The second line of a heading.
    Subheading,
    /// A heading below the headings: a lead of its own.
    Minor,
    /// A paragraph that opens with a heading of so many bytes.
    Glued(usize),
    /// A paragraph.
    Paragraph,
}

/// A section while it is built.
#[derive(Default)]
struct Draft {
    heading: Option<Span>,
    subheading: Option<Span>,
    paragraphs: Vec<Span>,
    /// Minor headings: each stands above a paragraph.
    minors: Vec<Span>,
    end: usize,
    start: usize,
}

/// What the leads of a section, and its minor headings, say of each theme.
struct Said {
    by_leads: Vec<Option<ThemeScore>>,
    by_minors: Vec<ThemeScore>,
}

/// Reads the sections of the lines of a body. `told`: the economy or an emergency that the title says the whole is about.
pub(super) fn read(signs: &Signs<'_>, lines: &[Line<'_>], told: Theme) -> (Vec<Section>, Vec<Paragraph>) {
    let is_economy = told == Theme::Economy;
    let text = signs.text;
    let kinds = kinds(lines);
    let mut drafts = vec![Draft::default()];
    for (line, kind) in lines.iter().zip(&kinds) {
        let is_new = matches!(kind, Kind::Heading | Kind::Glued(_));
        if is_new {
            drafts.push(Draft::default());
        }
        let Some(draft) = drafts.last_mut() else { continue };
        if is_new || draft.end == 0 {
            draft.start = line.span.start;
        }
        draft.end = line.span.end;
        match kind {
            Kind::Heading => {
                draft.heading =
                    Some(Span::new(line.span.start, line.span.start + line.text.trim_end_matches('。').len()))
            }
            Kind::Subheading => draft.subheading = Some(line.span),
            Kind::Minor => draft.minors.push(line.span),
            Kind::Paragraph => draft.paragraphs.push(line.span),
            Kind::Glued(length) => {
                draft.heading = Some(Span::new(line.span.start, line.span.start + length));
                let rest = text.get(line.span.start + length..line.span.end).unwrap_or("");
                let gap = rest.len() - rest.trim_start_matches(|c| is_space(c) || "。：:".contains(c)).len();
                draft.paragraphs.push(Span::new(line.span.start + length + gap, line.span.end));
            }
        }
    }
    split_closing(signs, &mut drafts);
    drafts.retain(|draft| draft.end > 0);
    let openings: Vec<Vec<Opening<'_, '_>>> =
        drafts.iter().map(|draft| lead::openings(signs, &draft.paragraphs)).collect();
    let has_headings = drafts.iter().any(|draft| draft.heading.is_some());
    let headed = drafts.iter().zip(&openings).filter(|(draft, _)| draft.heading.is_some() || !has_headings);
    let headed: Vec<&[Opening<'_, '_>]> = headed.map(|(_, openings)| openings.as_slice()).collect();
    let habit = lead::habit(&headed);
    let mut sections = Vec::with_capacity(drafts.len());
    let mut paragraphs = Vec::with_capacity(lines.len());
    for (draft, openings) in drafts.into_iter().zip(openings) {
        let is_read = draft.heading.is_some() || !has_headings;
        let leads = if is_read { lead::read(&openings, habit) } else { vec![None; draft.paragraphs.len()] };
        let said = Said {
            by_leads: leads.iter().map(|lead| lead.map(|lead| signs.score(lead))).collect(),
            by_minors: draft.minors.iter().map(|minor| signs.score(*minor)).collect(),
        };
        let theme = if draft.heading.is_some() { theme(signs, &draft, &said, is_economy) } else { Theme::Other };
        for ((span, lead), own) in draft.paragraphs.iter().zip(&leads).zip(&said.by_leads) {
            // A minor heading leads the paragraphs under it.
            let minors = || draft.minors.iter().zip(&said.by_minors).rev();
            let minor = || minors().find(|(minor, _)| minor.start < span.start).map(|(_, score)| *score);
            let opened = own.or_else(minor).unwrap_or_default();
            let theme = match draft.heading {
                // What is done in an emergency is all of it.
                None if !has_headings && told == Theme::Epidemic => told,
                heading => paragraph_theme(signs, *span, opened, heading.map(|_| theme)),
            };
            paragraphs.push(Paragraph { span: *span, section: sections.len(), lead: *lead, theme });
        }
        let mut all: Vec<Span> = leads.into_iter().flatten().chain(draft.minors).collect();
        all.sort();
        let owned = |span: Option<Span>| span.and_then(|span| span.of(text)).map(str::to_owned);
        sections.push(Section {
            heading_span: draft.heading,
            heading: owned(draft.heading),
            subheading: owned(draft.subheading),
            theme,
            span: Span::new(draft.start, draft.end),
            leads: all,
        });
    }
    (sections, paragraphs)
}

/// What each line of the body is.
fn kinds(lines: &[Line<'_>]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Paragraph; lines.len()];
    let width = wrap_width(lines);
    let is_candidate = |index: usize| {
        let Some(line) = lines.get(index) else {
            return false;
        };
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let follows = || {
            line::numbering(line.text).0 == Numbering::Chinese
                || before.is_none_or(|before| {
                    before.is_sentence() || before.is_heading_like() || before.text.ends_with(['：', ':'])
                })
        };
        (line.is_heading_like() || is_stopped_heading(line))
            && follows()
            && width.is_none_or(|width| line.length * 5 < width * 4)
    };
    let mut index = 0;
    let mut headings: Vec<(usize, Option<usize>, Numbering)> = Vec::new();
    while index < lines.len() {
        if !is_candidate(index) {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        while is_candidate(end) {
            end += 1;
        }
        let number = |at: usize| lines.get(at).map_or(Numbering::Plain, |line| line::numbering(line.text).0);
        // Three lines and more are a table or a list, unless they are numbered; the last line of a text heads nothing.
        let is_text = |line: &Line<'_>| line.is_sentence() || line.length > 40 || line.text.ends_with(['：', ':']);
        let has_text = lines.get(end).is_some_and(|line| is_text(line) || number(index) == Numbering::Chinese);
        match end - index {
            1 if has_text => headings.push((index, None, number(index))),
            2 if has_text && number(index + 1) == Numbering::Plain => {
                headings.push((index, Some(index + 1), number(index)))
            }
            2 if has_text => headings.extend([(index, None, number(index)), (index + 1, None, number(index + 1))]),
            length if length > 2 => {
                headings
                    .extend((index..end).filter(|at| number(*at) != Numbering::Plain).map(|at| (at, None, number(at))));
            }
            _ => {}
        }
        index = end;
    }
    let top = headings.iter().map(|(_, _, number)| *number).min();
    for (index, second, number) in &headings {
        let is_top = Some(*number) == top || (*number == Numbering::Plain && top == Some(Numbering::Symbol));
        if let Some(kind) = kinds.get_mut(*index) {
            *kind = if is_top { Kind::Heading } else { Kind::Minor };
        }
        if let (Some(kind), true) = (second.and_then(|second| kinds.get_mut(second)), is_top) {
            *kind = Kind::Subheading;
        }
    }
    if top != Some(Numbering::Chinese) {
        let glued: Vec<(usize, usize)> = lines
            .iter()
            .enumerate()
            .filter_map(|(index, line)| glued(line, top.is_none()).map(|length| (index, length)))
            .collect();
        if glued.len() >= 2 {
            for (index, length) in glued {
                if let Some(kind) = kinds.get_mut(index) {
                    *kind = Kind::Glued(length);
                }
            }
        }
    }
    kinds
}

/// Whether a line is a numbered heading that ends with a full stop: 一、加强建设。
fn is_stopped_heading(line: &Line<'_>) -> bool {
    line.length <= 45
        && line::numbering(line.text).0 == Numbering::Chinese
        && line
            .text
            .strip_suffix('。')
            .is_some_and(|heading| !heading.contains(line::is_final) && !heading.contains(['；', '：']))
}

/// The width lines are wrapped at, where the text is wrapped by lines and not by paragraphs.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let open = lines.iter().filter(|line| line.length > 12 && !line.is_sentence()).count();
    (lines.len() >= 12 && open * 5 > lines.len() * 2).then(|| lines.iter().map(|line| line.length).max()).flatten()
}

/// Bytes of a heading glued to the start of a paragraph.
fn glued(line: &Line<'_>, takes_wide: bool) -> Option<usize> {
    if !line.is_sentence() {
        return None;
    }
    let (number, length) = line::numbering(line.text);
    if number == Numbering::Chinese {
        let rest = line.text.get(length..)?;
        let end = rest.find(|c: char| line::is_final(c) || is_space(c))?;
        let heading = rest.get(..end)?;
        let has_more = rest.get(end..)?.chars().nth(10).is_some();
        return (has_more && (3..=36).contains(&heading.chars().count()) && !heading.contains("是"))
            .then_some(length + end);
    }
    if !takes_wide {
        return None;
    }
    const LONGEST: usize = 30;
    let wide = line::wide_gap(line.text, LONGEST)?;
    let heading = line.text.get(..wide)?;
    let is_heading = (4..=LONGEST).contains(&heading.chars().count()) && !heading.contains(line::is_clause_end);
    is_heading.then_some(wide)
}

/// Parts the closing paragraphs from the last section.
fn split_closing(signs: &Signs<'_>, drafts: &mut Vec<Draft>) {
    let text = signs.text;
    let Some(last) = drafts.last_mut() else { return };
    if last.heading.is_none() || last.paragraphs.len() < 2 {
        return;
    }
    let of = |index: usize| last.paragraphs.get(index).and_then(|span| span.of(text)).unwrap_or("");
    let count = last.paragraphs.len();
    let start = (count.saturating_sub(3).max(1)..count).rev().find(|index| {
        let is_last = index + 1 == count;
        let is_plain = is_last && last.paragraphs.get(*index).is_some_and(|span| !lead::announces(signs, *span));
        is_closing(of(*index), if is_plain { 3 } else { 4 })
    });
    let Some(mut at) = start else { return };
    // Short paragraphs above it only set the tone.
    let sets_tone =
        |paragraph: &str| paragraph.chars().count() <= 30 && !paragraph.contains(|c: char| c.is_ascii_digit());
    while at > 1 && sets_tone(of(at - 1)) {
        at -= 1;
    }
    let paragraphs = last.paragraphs.split_off(at);
    let (Some(first), Some(end)) = (paragraphs.first(), paragraphs.last()) else {
        return;
    };
    last.end = last.paragraphs.last().map_or(last.start, |span| span.end);
    // 下一步打算: a minor heading goes with the paragraph below it.
    let above = last.minors.partition_point(|minor| minor.start < last.end);
    let minors = last.minors.split_off(above);
    let start = minors.first().map_or(first.start, |minor| minor.start.min(first.start));
    let closing = Draft { start, end: end.end, paragraphs, minors, ..Draft::default() };
    drafts.push(closing);
}

/// Whether a paragraph at the end of a report speaks of the time to come, or is a note to the whole.
fn is_closing(paragraph: &str, least: usize) -> bool {
    if ["注：", "注:", "注1", "说明：", "附注"].iter().any(|note| paragraph.starts_with(note)) {
        return true;
    }
    // How many figures stand in it, whatever their digits: 15万 and 215万 weigh the same.
    const CHARACTERS: usize = 18;
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let figures = paragraph.split(|c| !is_digit(c)).filter(|figure| figure.contains(|c: char| c.is_ascii_digit()));
    if figures.count() * CHARACTERS >= paragraph.chars().count() {
        return false;
    }
    let head = paragraph.char_indices().nth(70).and_then(|(end, _)| paragraph.get(..end)).unwrap_or(paragraph);
    let opens = head.split(line::is_clause_end).any(|clause| word::opens(clause.trim_matches(is_space), Role::Closing));
    let (speaks_for_all, promises) = word::promises(paragraph);
    usize::from(opens) * 2 + usize::from(speaks_for_all) + promises.min(3) >= least
}

/// A heading that says more than this of the economy, and of nothing else, is about it in any report.
const ECONOMY: u64 = 40;

/// What the whole text of a section weighs in its theme.
const BODY: u32 = 20;

/// What a section is about: its heading weighs most, then its leads, then its text.
fn theme(signs: &Signs<'_>, draft: &Draft, said: &Said, is_economy: bool) -> Theme {
    let scored = |span: Span| signs.score(span);
    let mut score = draft.heading.map(scored).unwrap_or_default().scaled(10);
    score.add(&draft.subheading.map(scored).unwrap_or_default().scaled(8));
    // 坚持党建引领，坚决打赢疫情防控阻击战: by what means is not what it is about.
    if score.of(Theme::Epidemic) > 0 {
        return Theme::Epidemic;
    }
    // 聚焦重点项目选干部: elsewhere than in a report on the economy it is only what the work serves.
    let serves = |score: ThemeScore| if is_economy { score } else { score.without(Theme::Economy) };
    let mut score = if score.best(ECONOMY) == Theme::Economy && serves(score).best(0) == Theme::Other {
        score
    } else {
        serves(score)
    };
    let names_none = score.best(0) == Theme::Other;
    if names_none && is_economy {
        // 人民生活和社会事业: but a heading may say that its section is on something else.
        return if score.of(Theme::Other) > 0 { Theme::Other } else { Theme::Economy };
    }
    // 2031年工作计划, 存在的主要问题: under a heading on work to come or left undone each sentence has a theme of its own.
    let heading = draft.heading.and_then(|heading| heading.of(signs.text)).unwrap_or("");
    if names_none && (Words::get().any("looks_ahead", heading) || heading.contains("问题")) {
        return Theme::Other;
    }
    let mut opened = ThemeScore::default();
    let mut themes = Vec::new();
    for lead in said.by_leads.iter().flatten().chain(&said.by_minors) {
        let own = serves(*lead);
        themes.extend(Some(own.best(2)).filter(|theme| *theme != Theme::Other && !themes.contains(theme)));
        opened.add(&own);
    }
    // 2031年工作回顾: a heading that names no theme, over parts that name several, has none of its own.
    if names_none && themes.len() >= 3 {
        return Theme::Other;
    }
    score.add(&opened.normalised(30));
    let body = || serves(scored(Span::new(draft.start, draft.end)));
    // 突出政治引领, over courses and classes: a heading that calls for loyalty may stand over what is taught.
    if score.best(0) == Theme::Politics {
        let start = draft.paragraphs.first().map_or(draft.end, |first| first.start);
        let body = scored(Span::new(start, draft.end));
        if body.of(Theme::Theory) > 4 * body.of(Theme::Politics) {
            return Theme::Theory;
        }
    }
    // The text is not read where it cannot change what the heading and the leads say.
    if score.margin() <= u64::from(BODY) {
        score.add(&body().normalised(BODY));
    }
    score.best(0)
}

/// What a paragraph is about: its lead decides where it says nothing of the section's theme. `opened` is what that says.
fn paragraph_theme(signs: &Signs<'_>, span: Span, opened: ThemeScore, section: Option<Theme>) -> Theme {
    let Some(section) = section else {
        // Without headings a paragraph that speaks of several themes has none: its clauses tell.
        let mut score = signs.score(span);
        score.add(&opened.scaled(2));
        let theme = score.best(4);
        let all: u64 = Theme::ALL.iter().filter(|theme| **theme != Theme::Other).map(|theme| score.of(*theme)).sum();
        return if score.of(theme) * 10 > all * 6 { theme } else { Theme::Other };
    };
    let opened = if section == Theme::Economy { opened } else { opened.without(Theme::Economy) };
    match opened.best(if section == Theme::Other { 1 } else { 3 }) {
        // 民生福祉持续改善: in a report on the economy that is another matter.
        Theme::Other if section == Theme::Economy && opened.of(Theme::Other) > 1 => Theme::Other,
        Theme::Other => section,
        // What is done against an epidemic is all of it.
        _ if section == Theme::Epidemic => section,
        _ if opened.of(section) > 0 => section,
        // 脱贫攻坚取得胜利: in a report on the economy the villages are part of it.
        Theme::Grassroots if section == Theme::Economy => section,
        theme => theme,
    }
}
