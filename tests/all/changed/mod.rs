//! What a change of a text may change of what is read: laws that are tried on the fixtures and on texts made from them.
//!
//! Each law takes a text and gives what breaks it, one line a breach. Where a law is not meant to hold stands beside it
//! here and in the chapter `unbreakable` of the documentation.

mod passed_over;
mod renumbered;
mod stated;
mod subjects;
pub mod turned;

use zongshu::parse::Parser;
use zongshu::report::{DiagnosticCode, MentionClass, Report};
use zongshu::text::{Source, Span};

pub use passed_over::passed_over;
pub use renumbered::renumbered;
pub use subjects::subjects;
pub use turned::turned;

use crate::check::check;
use stated::{Read, differing};

/// Characters that write numerals in Chinese.
const CHINESE: &str = "〇零一二三四五六七八九十百千万亿兆两俩仨半廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟\
                       萬億兩倆貳陸";

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

/// Digits in full width; those inside the brackets of markup and those of an entity (`&#65292;`) are no digits of the text.
fn full_width(text: &str) -> String {
    let (mut is_inside, mut is_entity, mut before) = (false, false, ' ');
    let mut wide = |c: char| {
        is_inside = c == '<' || is_inside && c != '>';
        is_entity = before == '&' && c == '#' || is_entity && c.is_ascii_alphanumeric();
        before = c;
        match c {
            '0'..='9' if !is_inside && !is_entity => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            _ => c,
        }
    };
    text.chars().map(&mut wide).collect()
}

/// A change that must change nothing.
pub fn unchanged(text: &str, change: fn(&str) -> String) -> Vec<String> {
    let other = change(text);
    let (before, after) = (read(text), read(&other));
    let said = |text, report| {
        let read = Read { text, report };
        [read.around(), read.mentions()].concat()
    };
    differing(&said(text, &before), &said(&other, &after)).into_iter().collect()
}

/// Furniture of a page above and below a report.
const ABOVE: &str = "网站首页 > 要闻动态 > 组织工作\n\n字号：大 中 小　打印本页\n\n";
const BELOW: &str = "\n\n上一篇：关于开放时间的公告\n下一篇：没有了\n\n【打印】【关闭窗口】\n版权所有：某某网　备案号12345678　您是第 90817 位访客\n";

/// Furniture of the page adds furniture only.
pub fn furnished(text: &str) -> Vec<String> {
    let before = read(text);
    let furnished = format!("{ABOVE}{text}{BELOW}");
    let after = read(&furnished);
    let body = Span::new(ABOVE.len(), ABOVE.len() + text.len());
    let (own, others): (Vec<_>, Vec<_>) = after.mentions.iter().partition(|mention| body.contains(mention.span));
    let mut wrong = Vec::new();
    for mention in others.iter().filter(|mention| mention.class != MentionClass::Chrome) {
        wrong.push(format!("{} is furniture and read as {}", mention.text, mention.class));
    }
    let (now, was) = (Read { text: &furnished, report: &after }, Read { text, report: &before });
    let said: Vec<String> = own.iter().map(|mention| now.mention(mention)).collect();
    wrong.extend(differing(&was.mentions(), &said));
    wrong.extend(differing(&was.around(), &now.around()));
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
        let measured = own.filter_map(|mention| Some((mention, mention.measure.as_deref()?)));
        measured
            .map(|(mention, measure)| format!("{:?} {} {:?}", mention.span, mention.text, measure.quantity))
            .collect()
    };
    differing(&figures(&before), &figures(&after)).into_iter().collect()
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let ends = text.split_inclusive('\n').map(|line| {
        let span = Span::new(start, start + line.trim_end_matches('\n').len());
        start += line.len();
        span
    });
    ends.collect()
}

/// Whether a line of a report stands twice: only the first copy is measured.
fn repeated(text: &str, report: &Report, line: Span) -> bool {
    let is_copy = |copy: Span| {
        let [copy, own] = [copy, line].map(|span| text[span.start..span.end].trim());
        !own.is_empty() && (copy.contains(own) || own.contains(copy))
    };
    let copies = report.diagnostics.iter().filter(|one| one.code == DiagnosticCode::RepeatedParagraph);
    copies.map(|one| one.span).any(is_copy)
}
