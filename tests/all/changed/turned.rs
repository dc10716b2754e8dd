//! The law of another place: two paragraphs that change places take their spans along, and nothing else changes.

use std::collections::BTreeMap;

use zongshu::report::{Aspect, Mention, Report, Scope};
use zongshu::script::{Reading, Removal};
use zongshu::text::{Source, Span};

use super::stated::{Read, differing};
use super::{lines, plain, read, repeated};

/// What came of the pairs of paragraphs of a text.
#[derive(Debug, Default)]
pub struct Turned {
    /// How many pairs changed places.
    pub tried: usize,
    /// How many were left alone, by the reason.
    pub skipped: BTreeMap<&'static str, usize>,
    /// What broke the law.
    pub wrong: Vec<String>,
}

/// A text and the same with two of its paragraphs in each other's places.
struct Exchange<'t> {
    before: Read<'t>,
    after: Read<'t>,
    /// The paragraphs.
    first: Span,
    second: Span,
}

/// Two paragraphs of prose that change places move their spans and nothing else. At most `most` pairs are tried.
///
/// Not meant are paragraphs that say something of others by where they stand; [`Exchange::is_exempt`] names them.
pub fn turned(text: &str, most: usize) -> Turned {
    let mut turned = Turned::default();
    let text = format!("{}\n", text.trim_end_matches('\n'));
    let whole = read(&text);
    let lines: Vec<Span> =
        lines(&text).into_iter().filter(|line| !text[line.start..line.end].trim().is_empty()).collect();
    for pair in lines.windows(2) {
        let &[first, second] = pair else { continue };
        if ![first, second].iter().all(|line| is_prose(&text[line.start..line.end])) || turned.tried == most {
            continue;
        }
        let other = exchanged(&text, first, second);
        let after = read(&other);
        let (before, after) = (Read { text: &text, report: &whole }, Read { text: &other, report: &after });
        let exchange = Exchange { before, after, first, second };
        match exchange.is_exempt() {
            Some(reason) => *turned.skipped.entry(reason).or_default() += 1,
            None => {
                turned.tried += 1;
                let named = |wrong| format!("{:.30}: {wrong}", &text[first.start..first.end]);
                turned.wrong.extend(exchange.wrong().map(named));
            }
        }
    }
    turned
}

fn is_prose(line: &str) -> bool {
    line.chars().count() > 60 && line.trim_end().ends_with('。')
}

/// The text with two of its lines in each other's places.
fn exchanged(text: &str, first: Span, second: Span) -> String {
    let [above, one, between, two, below] = [
        &text[..first.start],
        &text[first.start..first.end],
        &text[first.end..second.start],
        &text[second.start..second.end],
        &text[second.end..],
    ];
    [above, two, between, one, below].concat()
}

impl Exchange<'_> {
    /// Both paragraphs and what stands between them: the same bytes before and after.
    fn both(&self) -> Span {
        Span::new(self.first.start, self.second.end)
    }

    fn paragraphs(&self) -> [&str; 2] {
        [self.first, self.second].map(|span| &self.before.text[span.start..span.end])
    }

    /// Why the law is not meant to hold for the two, where it is not.
    fn is_exempt(&self) -> Option<&'static str> {
        let Exchange { before, after, .. } = *self;
        if [self.first, self.second].iter().any(|line| repeated(before.text, before.report, *line)) {
            return Some("one stands twice, and the first copy is measured");
        }
        if [before, after].iter().any(|read| goes_on(read.text, self.both())) {
            return Some("a line goes on in the next");
        }
        let opens = is_opening(before.text, before.report, self.first.start);
        if frame(before) != frame(after) && (opens || is_among_first(before.text, self.first.start)) {
            return Some("one opens the text and tells its heading");
        }
        if frame(before) != frame(after) && [before, after].iter().any(|read| is_closing(read.report, self.both())) {
            return Some("one opens or ends the closing");
        }
        if [before, after].iter().any(|read| is_headed(read.report, self.both())) {
            return Some("one carries the heading of a section");
        }
        if leads(before) != leads(after) && opens_section(before, self.first.start) {
            return Some("one opens a section and tells what it is about");
        }
        if [before, after].iter().any(|read| leans(*read, self.both())) {
            return Some("a measure takes what it counts, its whole or where from another paragraph");
        }
        let above = &before.text[..self.first.start];
        let below = &before.text[self.second.end..];
        if self.paragraphs().iter().any(|line| governs(above, line, below, opens)) {
            return Some("one says when others were, or that they are planned");
        }
        None
    }

    /// What the exchange changes beside the places.
    fn wrong(&self) -> Option<String> {
        let [mut before, mut after] = [self.before, self.after].map(Read::around);
        before.sort();
        after.sort();
        let mentions = |read: Read, moved: &dyn Fn(usize) -> usize| {
            let mut said: Vec<(usize, String)> =
                read.report.mentions.iter().map(|one| (moved(one.span.start), self.said(read, one))).collect();
            said.sort();
            said.into_iter().map(|(at, said)| format!("{at} {said}")).collect::<Vec<_>>()
        };
        before.extend(mentions(self.before, &|offset| self.moved(offset)));
        after.extend(mentions(self.after, &|offset| offset));
        differing(&before, &after)
    }

    /// What a mention states. 截至6月底 may hold for some of the states behind it in its paragraph alone.
    fn said(&self, read: Read, mention: &Mention) -> String {
        let is_dated = self.paragraphs().iter().any(|line| line.contains('截'));
        let mut mention = mention.clone();
        if let Some(measure) = mention.measure.as_deref_mut().filter(|_| is_dated && self.both().contains(mention.span))
        {
            measure.period = None;
            measure.inferred.retain(|aspect| *aspect != Aspect::Period);
        }
        read.mention(&mention)
    }

    /// Where a byte stands after the exchange.
    fn moved(&self, offset: usize) -> usize {
        let Exchange { first, second, .. } = *self;
        match offset {
            _ if offset < first.start || second.end <= offset => offset,
            _ if offset < first.end => offset + second.end - first.end,
            _ if offset < second.start => offset + second.len() - first.len(),
            _ => offset + first.start - second.start,
        }
    }
}

/// What a report says of the whole, and where its sections begin and end.
fn frame(read: Read) -> String {
    let report = read.report;
    let sections: Vec<_> = report.sections.iter().map(|section| (section.span, section.theme)).collect();
    format!("{:?} {:?} {sections:?}", report.heading, report.body)
}

/// Whether what stands at a byte opens the text: it stands above the first heading, or, where there is none, among the
/// first lines of its body.
fn is_opening(text: &str, report: &Report, start: usize) -> bool {
    const OPENING: usize = 3;
    let heading = report.sections.iter().find_map(|section| section.heading_span);
    let above = text[report.body.start.min(start)..start].lines().filter(|line| !line.trim().is_empty());
    heading.map_or_else(|| above.count() < OPENING, |heading| start < heading.start)
}

/// Whether what stands at a byte is among the first paragraphs of a text, of which four may tell its year, whatever
/// furniture and headings stand above it.
fn is_among_first(text: &str, start: usize) -> bool {
    const FIRST: usize = 4;
    text[..start].lines().filter(|line| is_prose(line)).count() < FIRST
}

/// Whether two paragraphs reach into the closing: the section without a heading behind others, or the end of the last.
fn is_closing(report: &Report, both: Span) -> bool {
    let [.., _, last] = report.sections.as_slice() else { return both.end >= report.body.end };
    both.end >= if last.heading.is_none() { last.span.start } else { last.span.end }
}

/// Whether one of two paragraphs carries a heading: 【人才工作】　全市….
fn is_headed(report: &Report, both: Span) -> bool {
    report.sections.iter().filter_map(|section| section.heading_span).any(|heading| both.contains(heading))
}

/// The sentences that say what sections are about.
fn leads<'t>(read: Read<'t>) -> Vec<&'t str> {
    let spans = read.report.sections.iter().flat_map(|section| &section.leads);
    let mut leads: Vec<&str> = spans.map(|span| &read.text[span.start..span.end]).collect();
    leads.sort();
    leads
}

/// Whether what stands at a byte is the first below a heading and its second line.
fn opens_section(read: Read, start: usize) -> bool {
    let headed = read.report.sections.iter().filter_map(|section| Some((section, section.heading_span?.end)));
    headed.filter(|(_, end)| *end <= start).any(|(section, end)| {
        let between = plain(&read.text[end..start]);
        between.is_empty() || section.subheading.as_deref().map(plain) == Some(between)
    })
}

/// Whether a measure of the two paragraphs takes what it counts, its whole or where from another paragraph, or one elsewhere
/// takes it from them: 十八大以来入党的2.1万名, 村里添了12万元.
fn leans(read: Read, both: Span) -> bool {
    let Read { text, report } = read;
    let lines = lines(text);
    report.measures().any(|(_, mention, measure)| {
        let Some(own) = lines.iter().find(|line| line.contains(mention.span)) else { return true };
        let is_named = |span: Span, name: &str| text[span.start..span.end].contains(name);
        let is_away = match &measure.scope {
            Scope::Place(name) if !is_named(*own, name) => both.contains(*own) || is_named(both, name),
            _ => false,
        };
        let whole = measure.part_of.and_then(|whole| report.mentions.get(whole)).map(|whole| whole.span);
        let mut taken = measure.subject_span.into_iter().chain(whole).filter(|span| !own.contains(*span));
        is_away || taken.any(|span| both.contains(*own) || both.contains(span))
    })
}

/// Whether the line above some paragraphs, or one of them, goes on in the line behind it.
fn goes_on(text: &str, both: Span) -> bool {
    let reading = Reading::of(&Source::from_text(text));
    let breaks = reading.removed().iter().filter(|(_, removal)| *removal == Removal::LineBreak);
    breaks.map(|(span, _)| span).any(|span| both.start <= span.end && span.start < both.end + 1)
}

/// Whether a paragraph says of what follows it when it was, or that it is a plan: 截至6月底, 下一步. One that opens the text
/// may say of all others since when it is told: 2031年以来.
fn governs(above: &str, paragraph: &str, below: &str, is_opening: bool) -> bool {
    const TELLING: [&str; 12] = ["截", "到", "至", "年", "月", "下一步", "今后", "未来", "将", "计划", "要", "接下来"];
    const PROBE: &str = "全省共有党员3120名，招录公务员312名，新建阵地21个。全省1640个村的收入全部过万元。\
                         全年固定资产投资增长9.1%。\n";
    let told = |paragraph: &str| {
        let above = [above, paragraph, "\n"].concat();
        let report = read(&format!("{above}{PROBE}{below}"));
        let probe = Span::new(above.len(), above.len() + PROBE.len());
        let own = Span::new(above.len() - paragraph.len() - 1, above.len());
        let is_asked = |span: Span| if is_opening { !own.contains(span) } else { probe.contains(span) };
        let asked = report.measures().filter(|(_, mention, _)| is_asked(mention.span));
        asked.map(|(_, _, measure)| (measure.kind, measure.period)).collect::<Vec<_>>()
    };
    let paragraph = hanconv::t2s(paragraph);
    let may_tell = TELLING.iter().any(|word| plain(&paragraph).contains(word));
    may_tell && told(&paragraph) != told("")
}
