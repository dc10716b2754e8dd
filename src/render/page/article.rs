//! [`article`]: one report as HTML, with every numeral typed: the text where it is at hand, else tables of facts.

use maud::{Markup, html};

use super::notes::notes;
use super::shown::shown;
use super::words::{Words, tag};
use crate::corpus::Entry;
use crate::render::Language;
use crate::report::{Mention, MentionClass, Report, Section};
use crate::script::Script;
use crate::text::{Source, Span};

/// One report.
pub(super) fn article(entry: &Entry, number: usize, label: &str, language: Language, open: bool) -> Markup {
    let report = &entry.report;
    let heading = &report.heading;
    let script = match report.source.script {
        Script::Hant => "zh-Hant",
        _ => "zh-Hans",
    };
    let measures = report.measures().count();
    html! {
        article #{ "report-" (number) } .report data-report=(number) aria-label=(label) hidden[!open] {
            header .head {
                p .label { (label) }
                h2 lang=(script) { (shown(heading.title.as_deref().unwrap_or(&entry.doc))) }
                @if let Some(subtitle) = &heading.subtitle { p .subtitle lang=(script) { (shown(subtitle)) } }
                p .about {
                    (Words::counted("page.figures", language, measures)) " · "
                    (Words::counted("page.numerals", language, report.mentions.len() - measures))
                    @if let Some(date) = heading.published { " · " time { (date) } }
                    @if let Some(publisher) = &heading.publisher { " · " span lang=(script) { (shown(publisher)) } }
                    @if entry.source().is_none() { " · " strong .only { (Words::label("page.no_text", language)) } }
                }
            }
            div .body lang=(script) {
                @match entry.source() {
                    Some(source) => (words(report, source, language)),
                    None => (facts(entry, language)),
                }
            }
            (notes(entry, language))
        }
    }
}

/// A run of lines of one section.
struct Block<'r> {
    section: Option<&'r Section>,
    lines: Vec<Span>,
}

fn words(report: &Report, source: &Source, language: Language) -> Markup {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let filled = |line: &Span| line.of(source.text()).is_some_and(|text| !text.trim().is_empty());
    for line in source.lines().filter(filled) {
        // The space that indents a line is the matter of the stylesheet.
        let text = line.of(source.text()).unwrap_or("");
        let start = line.start + (text.len() - text.trim_start().len());
        let line = Span::new(start, start + text.trim().len());
        let section = report.section_at(start);
        match blocks.last_mut() {
            Some(block) if block.section == section => block.lines.push(line),
            _ => blocks.push(Block { section, lines: Vec::from([line]) }),
        }
    }
    html! {
        @for block in &blocks {
            @match block.section {
                Some(section) => section data-theme=(section.theme) {
                    p .theme { (Words::label(&format!("theme.{}", section.theme), language)) }
                    @for line in &block.lines { (paragraph(report, source, Some(section), *line, language)) }
                },
                None => @for line in &block.lines { (paragraph(report, source, None, *line, language)) },
            }
        }
    }
}

fn paragraph(report: &Report, source: &Source, section: Option<&Section>, line: Span, language: Language) -> Markup {
    let pieces = html! { @for piece in pieces(report, section, line) { (mark(report, source, piece, language)) } };
    let text = source.slice(line);
    let is_heading = section.and_then(|section| section.heading_span).is_some_and(|span| span.overlaps(line));
    let is_subheading = section.and_then(|section| section.subheading.as_deref()) == Some(text);
    html! {
        @if is_heading { h3 data-from=(line.start) { (pieces) } }
        @else if is_subheading { h4 data-from=(line.start) { (pieces) } }
        @else if !report.body.overlaps(line) { p .furniture data-from=(line.start) { (pieces) } }
        @else { p data-from=(line.start) { (pieces) } }
    }
}

/// A stretch of a line that is of one sort.
struct Piece {
    span: Span,
    mention: Option<usize>,
    /// Whether the mention starts here, and does not go on from the line before.
    starts: bool,
    lead: bool,
}

/// A line cut wherever a numeral or a lead starts or ends. Numerals and leads may begin in an earlier line.
fn pieces(report: &Report, section: Option<&Section>, line: Span) -> Vec<Piece> {
    let mentions = &report.mentions;
    let first = mentions.partition_point(|mention| mention.span.end <= line.start);
    let near = || mentions.iter().enumerate().skip(first).take_while(|(_, mention)| mention.span.start < line.end);
    let leads: Vec<Span> = section
        .map_or(Vec::new(), |section| section.leads.iter().copied().filter(|lead| lead.overlaps(line)).collect());
    let ends =
        near().map(|(_, mention)| mention.span).chain(leads.iter().copied()).flat_map(|span| [span.start, span.end]);
    let mut cuts: Vec<usize> = ends.filter(|cut| line.start < *cut && *cut < line.end).collect();
    cuts.extend([line.start, line.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut mentioned = near().peekable();
    let cut = |(from, to): (&usize, &usize)| {
        let span = Span::new(*from, *to);
        while mentioned.next_if(|(_, mention)| mention.span.end <= span.start).is_some() {}
        let mention = mentioned.peek().filter(|(_, mention)| mention.span.contains(span));
        Piece {
            span,
            mention: mention.map(|(index, _)| *index),
            starts: mention.is_some_and(|(_, mention)| mention.span.start == span.start),
            lead: leads.iter().any(|lead| lead.contains(span)),
        }
    };
    cuts.iter().zip(cuts.iter().skip(1)).map(cut).collect()
}

fn mark(report: &Report, source: &Source, piece: Piece, language: Language) -> Markup {
    let text = shown(source.slice(piece.span));
    let mention = piece.mention.and_then(|index| Some((index, report.mentions.get(index)?)));
    let marked = html! {
        @match mention {
            Some((index, mention)) => (numeral(mention, index, piece.starts, &text, language)),
            None => (text),
        }
    };
    html! { @if piece.lead { b .lead { (marked) } } @else { (marked) } }
}

/// One numeral, marked once. Measures are buttons; what goes on from the line before is drawn and is no button of its own.
fn numeral(mention: &Mention, index: usize, starts: bool, text: &str, language: Language) -> Markup {
    let class = mention.class;
    match &mention.measure {
        Some(measure) => {
            let key = format!("kind.{}", measure.kind);
            let title = Words::get(&key, language);
            html! {
                @if starts {
                    span .m .{ "k-" (measure.kind) } role="button" tabindex="-1" data-m=(index) data-kind=(measure.kind)
                        data-class=(class) data-theme=(measure.theme) title=(title) data-w-title=(key) { (text) }
                } @else {
                    span .m .{ "k-" (measure.kind) } data-goes-on=(index) { (text) }
                }
            }
        }
        None => {
            let key = format!("class.{class}");
            html! {
                @if starts {
                    span .n .{ "c-" (class) } data-n=(index) data-class=(class) title=(Words::get(&key, language))
                        data-w-title=(key) { (text) }
                } @else {
                    span .n .{ "c-" (class) } { (text) }
                }
            }
        }
    }
}

/// What is known of a report without its text: its measures by section, with their bytes, and its other numerals.
fn facts(entry: &Entry, language: Language) -> Markup {
    let report = &entry.report;
    let mut groups: Vec<(Option<&Section>, Vec<usize>)> =
        report.sections.iter().map(|section| (Some(section), Vec::new())).collect();
    let mut outside = Vec::new();
    for (index, mention) in report.mentions.iter().enumerate() {
        let place = report.sections.iter().position(|section| section.span.contains(mention.span));
        match place.and_then(|place| groups.get_mut(place)) {
            Some((_, group)) => group.push(index),
            None => outside.push(index),
        }
    }
    groups.push((None, outside));
    let ui_language = tag(language);
    html! {
        div .without lang=(ui_language) {
            p { (Words::label("page.no_text_note", language)) }
            pre { "cargo run --release --example page -- -o report.html " (shown(&entry.doc)) ".txt" }
        }
        @for (section, group) in groups.iter().filter(|(section, group)| section.is_some() || !group.is_empty()) {
            section data-theme=[section.map(|section| section.theme)] {
                @if let Some(section) = section {
                    p .theme { (Words::label(&format!("theme.{}", section.theme), language)) }
                    @match &section.heading {
                        Some(heading) => h3 { (shown(heading)) },
                        None => h3 .quiet { (Words::label("page.preamble", language)) },
                    }
                    p .bytes { (Words::label("page.where", language)) " " (section.span.start) "–" (section.span.end) }
                } @else {
                    h3 .quiet { (Words::label("page.section_none", language)) }
                }
                (group_of_facts(entry, group, language))
            }
        }
    }
}

fn group_of_facts(entry: &Entry, group: &[usize], language: Language) -> Markup {
    let mentions = group.iter().filter_map(|index| Some((*index, entry.report.mentions.get(*index)?)));
    let (measured, others): (Vec<_>, Vec<_>) = mentions.partition(|(_, mention)| mention.measure.is_some());
    html! {
        @if !measured.is_empty() {
            table .facts {
                thead { tr {
                    @for key in ["page.figure", "page.about", "page.what", "page.where"] {
                        th scope="col" { (Words::label(key, language)) }
                    }
                } }
                tbody { @for (index, mention) in &measured { (fact_row(mention, *index, language)) } }
            }
        }
        @if !others.is_empty() {
            p .others {
                span .quiet { (Words::label("page.not_measured", language)) } " "
                @for (index, mention) in &others {
                    span .nowrap {
                        (numeral(mention, *index, true, &shown(&mention.text), language)) " "
                        span .bytes { (mention.span.start) }
                    } " "
                }
            }
        }
    }
}

fn fact_row(mention: &Mention, index: usize, language: Language) -> Markup {
    let measure = mention.measure.as_deref();
    let span = mention.span;
    html! {
        tr {
            th scope="row" { (numeral(mention, index, true, &shown(&mention.text), language)) }
            @if let Some(measure) = measure {
                td {
                    @if let Some(predicate) = &measure.predicate { (shown(predicate)) " " }
                    @if let Some(subject) = &measure.subject { strong { (shown(subject)) } }
                }
                td {
                    (Words::label(&format!("kind.{}", measure.kind), language))
                    @if let Some(period) = measure.period { br; (period) }
                }
            }
            td .bytes { (span.start) "–" (span.end) }
        }
    }
}

/// Whether a class is one of the figures that are compared.
pub(super) fn is_measured(class: MentionClass) -> bool {
    matches!(class, MentionClass::Measure | MentionClass::Rank)
}
