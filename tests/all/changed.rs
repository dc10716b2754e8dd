//! What a change of a text may change of what is read: laws that are tried on the fixtures and on texts made from them.
//!
//! Each law takes a text and gives what breaks it, one line a breach. Where a law is not meant to hold stands beside it
//! here and in the chapter `unbreakable` of the documentation.

use zongshu::number::Value;
use zongshu::parse::Parser;
use zongshu::report::{DiagnosticCode, Measure, Mention, MentionClass, Report, Scope};
use zongshu::script::{Reading, Removal};
use zongshu::text::{Source, Span};
use zongshu::vocabulary::Lexicon;

use crate::check::check;

/// Reads a text and asks of the report what holds for any.
pub fn read(text: &str) -> Report {
    let source = Source::from_text(text);
    let report = Parser::default().read(&source);
    check(&source, &report);
    report
}

/// A text as it is read: Simplified, half width, without white space.
pub fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' | '％' | '．' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        // Taiwan writes 著 for both.
        '著' => '着',
        _ => c,
    };
    hanconv::t2s(text).chars().filter(|c| !c.is_whitespace()).map(half).collect()
}

/// What a mention states, without where it stands.
fn stated(report: &Report, mention: &Mention) -> String {
    let text = plain(&mention.text);
    let Some(measure) = &mention.measure else { return format!("{text} {}", mention.class) };
    let quantity = &measure.quantity;
    let optional = |text: &Option<String>| text.as_deref().map(plain);
    let linked = |index: Option<usize>| index.and_then(|at| report.mentions.get(at)).map(|linked| plain(&linked.text));
    let change = measure.change.as_ref().map(|change| (change.direction, linked(change.level), linked(change.from)));
    format!(
        "{text} {} | {} {:?} {} {:?} {} | {:?} {:?} {:?} {} {:?} {} {} {:?} | {:?} {:?} {:?} {change:?}",
        mention.class,
        quantity.value,
        quantity.upper.map(|upper| upper.to_string()),
        quantity.bound,
        optional(&quantity.unit),
        quantity.unit_class,
        optional(&measure.subject),
        optional(&measure.predicate),
        measure.stage,
        measure.kind,
        measure.period.map(|period| period.to_string()),
        plain(&measure.scope.to_string()),
        measure.theme,
        measure.indicator.as_ref().map(|id| id.to_string()),
        measure.dims.iter().map(|(name, value)| (name.to_string(), plain(&format!("{value:?}")))).collect::<Vec<_>>(),
        linked(measure.part_of),
        linked(measure.qualifies),
    )
}

fn all_stated(report: &Report) -> Vec<String> {
    report.mentions.iter().map(|mention| stated(report, mention)).collect()
}

/// The first things that are stated differently, and how many are.
fn differing(left: &[String], right: &[String]) -> Option<String> {
    let wrong: Vec<_> = left.iter().zip(right).filter(|(one, other)| one != other).collect();
    if wrong.is_empty() && left.len() == right.len() {
        return None;
    }
    if let Some(more) = left.get(right.len()..).or(right.get(left.len()..)).filter(|_| wrong.is_empty()) {
        return Some(format!("{} to {}, of them {}", left.len(), right.len(), more.join("\n  ")));
    }
    let first: Vec<String> = wrong.iter().take(4).map(|(one, other)| format!("  - {one}\n  + {other}")).collect();
    Some(format!("{} to {}, {} differ\n{}", left.len(), right.len(), wrong.len(), first.join("\n")))
}

/// What is done to a text.
pub type Change = fn(&str) -> String;

/// Changes that change nothing: their names, and what they do.
pub const UNCHANGED: [(&str, Change); 7] = [
    ("Traditional characters", |text| hanconv::s2t(text)),
    ("the characters of Taiwan", |text| hanconv::s2tw(text)),
    ("full width", full_width),
    ("line ends of two bytes", |text| text.replace('\n', "\r\n")),
    ("empty lines", |text| text.replace("\n\n", "\n\n\n")),
    ("lines of blanks", |text| text.replace("\n\n", "\n　　\n\n")),
    ("doubled space between paragraphs", |text| text.replace("。\n", "。\n\n")),
];

/// Digits in full width; those inside the brackets of markup are no digits of the text.
fn full_width(text: &str) -> String {
    let mut is_inside = false;
    let mut wide = |c: char| {
        is_inside = c == '<' || is_inside && c != '>';
        match c {
            '0'..='9' if !is_inside => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            _ => c,
        }
    };
    text.chars().map(&mut wide).collect()
}

/// A change that must change nothing.
pub fn unchanged(text: &str, change: fn(&str) -> String) -> Vec<String> {
    let (before, after) = (read(text), read(&change(text)));
    differing(&all_stated(&before), &all_stated(&after)).into_iter().collect()
}

/// Furniture of a page above and below a report.
const ABOVE: &str = "网站首页 > 要闻动态 > 组织工作\n\n字号：大 中 小　打印本页\n\n";
const BELOW: &str = "\n\n上一篇：关于开放时间的公告\n下一篇：没有了\n\n【打印】【关闭窗口】\n版权所有：某某网　备案号12345678　您是第 90817 位访客\n";

/// Furniture of the page adds furniture only.
pub fn furnished(text: &str) -> Vec<String> {
    let before = read(text);
    let after = read(&format!("{ABOVE}{text}{BELOW}"));
    let body = Span::new(ABOVE.len(), ABOVE.len() + text.len());
    let (own, others): (Vec<_>, Vec<_>) = after.mentions.iter().partition(|mention| body.contains(mention.span));
    let mut wrong = Vec::new();
    for mention in others.iter().filter(|mention| mention.class != MentionClass::Chrome) {
        wrong.push(format!("{} is furniture and read as {}", mention.text, mention.class));
    }
    let said: Vec<String> = own.iter().map(|mention| stated(&after, mention)).collect();
    wrong.extend(differing(&all_stated(&before), &said));
    let moved = before.mentions.iter().zip(&own).find(|(one, other)| one.span.start + body.start != other.span.start);
    wrong.extend(moved.map(|(one, _)| format!("{} moved", one.text)));
    wrong
}

/// A second report behind the first moves no measure of the first body. What stands at the foot of a page is furniture
/// there only, so that the body alone is looked at.
pub fn followed(text: &str, other: &str) -> Vec<String> {
    let text = text.trim_end();
    let before = read(text);
    let after = read(&format!("{text}\n\n\n{other}"));
    let figures = |report: &Report| -> Vec<String> {
        let own = report.mentions.iter().filter(|mention| before.body.contains(mention.span));
        let measured = own.filter_map(|mention| Some((mention, mention.measure.as_ref()?)));
        measured
            .map(|(mention, measure)| format!("{:?} {} {:?}", mention.span, mention.text, measure.quantity))
            .collect()
    };
    differing(&figures(&before), &figures(&after)).into_iter().collect()
}

/// Whether paragraphs of a report are measured as what they repeat: with another number they repeat nothing.
fn repeats(report: &Report) -> bool {
    report.diagnostics.iter().any(|one| one.code == DiagnosticCode::RepeatedParagraph)
}

/// A number beside another one, of the same size and form.
struct Neighbour {
    /// Where the number begins in its mention, and where it ends.
    start: usize,
    end: usize,
    /// The other number.
    written: String,
    /// The value it gives the measure.
    value: Value,
}

/// The number of a mention in Arabic digits, with another last digit: 3120名, 12.5%, 近1,280名, 3.26万.
fn neighbour(mention: &str, measure: &Measure) -> Option<Neighbour> {
    let start = mention.find(|c: char| c.is_ascii_digit())?;
    let rest = &mention[start..];
    let run = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
    let number = rest[..run].trim_end_matches(['.', ',']);
    // One that begins with a nought is the rest of one that was cut in two, and so is one with blanks or letters beside it;
    // another range may be none.
    let is_rest = number.starts_with('0') && !number.starts_with("0.");
    let is_torn = |c: char| c.is_whitespace() || c.is_ascii_alphanumeric() || matches!(c, '.' | ',');
    let is_cut = mention[..start].ends_with(char::is_numeric) || rest[number.len()..].starts_with(is_torn);
    // 十二∶1: the second number of a ratio divides the first.
    let divides = mention[..start].contains(['∶', '：', ':']);
    if is_rest || is_cut || divides || measure.quantity.upper.is_some() {
        return None;
    }
    let (head, last) = number.split_at(number.len() - 1);
    let last: u8 = last.parse().ok()?;
    let written = format!("{head}{}", if last == 9 { 8 } else { last + 1 });
    let read = |number: &str| number.replace(',', "").parse::<Value>().ok();
    let value = measure.quantity.value.checked_mul(read(&written)?)?.checked_div(read(number)?)?;
    Some(Neighbour { start, end: start + number.len(), written, value })
}

/// Another number in the place of one changes that measure only, and links that tell its text. Every `step`th measure is
/// tried; gives how many were, too.
pub fn renumbered(text: &str, step: usize) -> (usize, Vec<String>) {
    let (mut count, mut wrong) = (0, Vec::new());
    let before = read(text);
    if repeats(&before) {
        return (0, wrong);
    }
    for (index, mention, measure) in before.measures().step_by(step) {
        let Some(Neighbour { start, end, written, value }) = neighbour(&mention.text, measure) else { continue };
        count += 1;
        let mut changed = text.to_string();
        changed.replace_range(mention.span.start + start..mention.span.start + end, &written);
        let after = read(&changed);
        let what = format!("{} to {written}", mention.text);
        if after.mentions.len() != before.mentions.len() {
            wrong.push(format!("{what}: other mentions"));
            continue;
        }
        for (at, (one, now)) in before.mentions.iter().zip(&after.mentions).enumerate() {
            if one.span != now.span {
                wrong.push(format!("{what}: {} moved", one.text));
                break;
            }
            let renamed = |said: String| {
                said.replace(&plain(&mention.text), "@").replace(&plain(&after.mentions[index].text), "@")
            };
            let (one, now) = (renamed(stated(&before, one)), renamed(stated(&after, now)));
            if at != index && one != now {
                wrong.push(format!("{what}:\n  - {one}\n  + {now}"));
            }
        }
        let now = after.mentions[index].measure.as_ref().map(|measure| measure.quantity.value);
        if now != Some(value) {
            wrong.push(format!("{what}: {now:?}"));
        }
    }
    (count, wrong)
}

/// Whether a paragraph says of what follows it when it was, or that it is a plan: 截至6月底, 下一步. One that opens the text
/// may say of all others since when it is told: 2031年以来.
fn governs(above: &str, paragraph: &str, below: &str, is_opening: bool) -> bool {
    const TELLING: [&str; 12] = ["截", "到", "至", "年", "月", "下一步", "今后", "未来", "将", "计划", "要", "接下来"];
    const PROBE: &str = "全省共有党员3120名，招录公务员312名，新建阵地21个。全省1640个村的收入全部过万元。\
                         全年固定资产投资增长9.1%。\n";
    let told = |paragraph: &str| {
        let above = [above, paragraph].concat();
        let report = read(&format!("{above}{PROBE}{below}"));
        let probe = Span::new(above.len(), above.len() + PROBE.len());
        let own = Span::new(above.len() - paragraph.len(), above.len());
        let is_asked = |span: Span| if is_opening { !own.contains(span) } else { probe.contains(span) };
        let asked = report.measures().filter(|(_, mention, _)| is_asked(mention.span));
        asked.map(|(_, _, measure)| (measure.kind, measure.period)).collect::<Vec<_>>()
    };
    let may_tell = TELLING.iter().any(|word| paragraph.contains(word));
    may_tell && told(paragraph) != told("")
}

/// Whether a measure takes what it counts, or where, from another paragraph: 十八大以来入党的2.1万名, 村里添了12万元.
fn leans(text: &str, report: &Report) -> bool {
    report.measures().any(|(_, mention, measure)| {
        let start = text[..mention.span.start].rfind('\n').map_or(0, |end| end + 1);
        let end = text[mention.span.end..].find('\n').map_or(text.len(), |end| mention.span.end + end);
        let is_own = |span: Span| start <= span.start && span.end <= end;
        let is_here = match &measure.scope {
            Scope::Place(name) => text[start..end].contains(name.as_str()),
            _ => true,
        };
        !is_here || measure.subject_span.is_some_and(|span| !is_own(span))
    })
}

/// Whether the line above some paragraphs, or one of them, goes on in the line behind it.
fn goes_on(text: &str, start: usize, end: usize) -> bool {
    let reading = Reading::of(&Source::from_text(text));
    let breaks = reading.removed().iter().filter(|(_, removal)| *removal == Removal::LineBreak);
    breaks.map(|(span, _)| span).any(|span| start <= span.end && span.start < end)
}

/// Whether what stands at a byte opens the text: it stands above the first heading, or, where there is none, among the
/// first lines of its body.
fn is_opening(text: &str, report: &Report, start: usize) -> bool {
    const OPENING: usize = 3;
    let heading = report.sections.iter().find_map(|section| section.heading_span);
    let above = text[report.body.start.min(start)..start].lines().filter(|line| !line.trim().is_empty());
    heading.map_or_else(|| above.count() < OPENING, |heading| start < heading.start)
}

/// What a report says of the whole, and where its sections begin and end.
fn frame(report: &Report) -> String {
    let sections: Vec<_> = report.sections.iter().map(|section| (section.span, section.theme)).collect();
    format!("{:?} {:?} {sections:?}", report.heading, report.body)
}

/// Two paragraphs that change places move their spans and nothing else. At most `most` pairs are tried; gives how many
/// were, too.
///
/// Not meant are paragraphs that say something of others by where they stand: the first and the last ones, where they tell
/// the heading data, the sections or the closing; those that begin with a part of what stands before them (其中) or lean on
/// them in what they count or where; those that repeat others; and those that say when or that it is planned.
pub fn turned(text: &str, most: usize) -> (usize, Vec<String>) {
    let (mut count, mut wrong) = (0, Vec::new());
    let whole = read(text);
    if repeats(&whole) || text.lines().any(|line| line.trim_start().starts_with("其中")) {
        return (0, wrong);
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for at in 0..lines.len().saturating_sub(1) {
        // Two paragraphs of prose that stand beside each other.
        let is_prose = |line: &str| line.chars().count() > 60 && line.trim_end().ends_with('。');
        if !is_prose(lines[at]) || !is_prose(lines[at + 1]) || count == most {
            continue;
        }
        let start: usize = lines[..at].iter().map(|line| line.len()).sum();
        let (first, second) = (lines[at].len(), lines[at + 1].len());
        let mut other = lines.clone();
        other.swap(at, at + 1);
        let (mut before, mut after) = (whole.clone(), read(&other.concat()));
        let (above, below) = (lines[..at].concat(), lines[at + 2..].concat());
        // A line that goes on in the next is no paragraph of its own.
        let end = start + first + second;
        if goes_on(text, start, end) || goes_on(&other.concat(), start, end) {
            continue;
        }
        let opens = is_opening(text, &whole, start);
        let is_told_elsewhere = frame(&whole) != frame(&after)
            || leans(text, &whole)
            || leans(&other.concat(), &after)
            || [lines[at], lines[at + 1]].iter().any(|line| governs(&above, line, &below, opens));
        if is_told_elsewhere {
            continue;
        }
        // 截至6月底 may hold for some of the states behind it alone.
        if [lines[at], lines[at + 1]].iter().any(|line| line.contains('截')) {
            let measures = before.mentions.iter_mut().chain(&mut after.mentions);
            measures.filter_map(|mention| mention.measure.as_mut()).for_each(|measure| measure.period = None);
        }
        count += 1;
        let moved = |offset: usize| match offset.checked_sub(start) {
            Some(inside) if inside < first => offset + second,
            Some(inside) if inside < first + second => offset - first,
            _ => offset,
        };
        let figure = |report: &Report, mention: &Mention, at: usize| (at, format!("{at} {}", stated(report, mention)));
        let own = before.mentions.iter();
        let mut expected: Vec<(usize, String)> =
            own.map(|mention| figure(&before, mention, moved(mention.span.start))).collect();
        expected.sort();
        let expected: Vec<String> = expected.into_iter().map(|(_, figure)| figure).collect();
        let own = after.mentions.iter();
        let found: Vec<String> = own.map(|mention| figure(&after, mention, mention.span.start).1).collect();
        wrong.extend(differing(&expected, &found).map(|wrong| format!("line {}: {wrong}", at + 1)));
    }
    (count, wrong)
}

/// Numerals of a body that are accounted for nowhere, with what stands around them.
#[derive(Debug, Default)]
pub struct PassedOver {
    /// How many numerals there are.
    pub count: usize,
    /// Arabic digits: there must be none.
    pub arabic: Vec<String>,
    /// Chinese numerals but 一: those of idioms and names that no table knows.
    pub chinese: Vec<String>,
}

/// Looks for numerals of a body that are inside no mention, no word that is known to count nothing, and no diagnostic.
pub fn passed_over(text: &str) -> PassedOver {
    const CHINESE: &str = "〇零二三四五六七八九十百千万亿两萬億兩";
    let lexicon = Lexicon::get();
    let source = Source::from_text(text);
    let reading = Reading::of(&source);
    let report = read(text);
    let mut spans: Vec<Span> = report.mentions.iter().map(|mention| mention.span).collect();
    spans.extend(report.places.iter().map(|place| place.span));
    // The digits inside a tag are no text.
    spans.extend(reading.removed().iter().map(|(span, _)| *span));
    let is_unread = |code: DiagnosticCode| code == DiagnosticCode::UnreadNumeral;
    spans.extend(report.diagnostics.iter().filter(|one| is_unread(one.code)).map(|one| one.span));
    let words = lexicon.words(reading.text()).chain(lexicon.fixed(reading.text()));
    spans.extend(words.map(|found| reading.original(found.span)));
    // 党的二十大以来: a time that is known by its name.
    let times = reading.text().char_indices().filter_map(|(at, _)| zongshu::period::read(reading.text(), at));
    spans.extend(times.filter(|time| time.is_named).map(|time| reading.original(time.span)));
    let mut covered = vec![false; text.len()];
    for span in spans {
        covered[span.start..span.end].fill(true);
    }
    let mut found = PassedOver::default();
    for (at, c) in text.char_indices().filter(|(at, _)| report.body.start <= *at && *at < report.body.end) {
        let is_arabic = matches!(c, '0'..='9' | '０'..='９');
        if !is_arabic && !CHINESE.contains(c) {
            continue;
        }
        found.count += 1;
        if covered[at..at + c.len_utf8()].iter().all(|covered| *covered) {
            continue;
        }
        let before: Vec<char> = text[..at].chars().rev().take(8).collect();
        let near: String = before.into_iter().rev().chain(text[at..].chars().take(8)).collect();
        let list = if is_arabic { &mut found.arabic } else { &mut found.chinese };
        list.push(format!("{c} in {near}").replace('\n', "/"));
    }
    found
}
