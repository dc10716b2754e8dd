//! What may be done to a report without changing what it states, and what a change may change. Over the fixtures as they
//! are, and over texts torn from them.

use std::path::Path;
use std::sync::LazyLock;

use zongshu::parse::Parser;
use zongshu::report::{DiagnosticCode, Mention, MentionClass, Report};
use zongshu::script::{Reading, Removal};
use zongshu::text::{Source, Span};
use zongshu::vocabulary::Lexicon;

use crate::check::check;

/// A text of the fixtures, those set aside left out: what fails here is looked at.
fn texts() -> &'static [(String, String)] {
    static TEXTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let entries = std::fs::read_dir(folder).expect("the fixtures").flatten().map(|entry| entry.path());
        let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
        paths.sort();
        let read = |path: &std::path::PathBuf| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).expect("text").replace("\r\n", "\n"))
        };
        paths.iter().map(read).collect()
    });
    &TEXTS
}

fn read(text: &str) -> Report {
    let source = Source::from_text(text);
    let report = Parser::default().read(&source);
    check(&source, &report);
    report
}

/// A text as it is read: Simplified, half width, without white space.
fn plain(text: &str) -> String {
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

/// The first thing that is stated differently, and how many are.
fn differing(name: &str, left: &[String], right: &[String]) -> Option<String> {
    let wrong: Vec<_> = left.iter().zip(right).filter(|(one, other)| one != other).collect();
    if wrong.is_empty() && left.len() == right.len() {
        return None;
    }
    if let Some(more) = left.get(right.len()..).or(right.get(left.len()..)).filter(|_| wrong.is_empty()) {
        return Some(format!("{name}: {} to {}, of them {}", left.len(), right.len(), more.join("\n  ")));
    }
    let first: Vec<String> = wrong.iter().take(4).map(|(one, other)| format!("  - {one}\n  + {other}")).collect();
    Some(format!("{name}: {} to {}, {} differ\n{}", left.len(), right.len(), wrong.len(), first.join("\n")))
}

/// Reads each text before and after a change that must change nothing.
fn changes_nothing(change: impl Fn(&str) -> String) {
    let wrong: Vec<String> = texts()
        .iter()
        .filter_map(|(name, text)| {
            let (before, after) = (read(text), read(&change(text)));
            differing(name, &all_stated(&before), &all_stated(&after))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn traditional_characters_change_nothing() {
    changes_nothing(|text| hanconv::s2t(text));
}

#[test]
fn the_characters_of_taiwan_change_nothing() {
    changes_nothing(|text| hanconv::s2tw(text));
}

#[test]
fn full_width_digits_change_nothing() {
    changes_nothing(|text| {
        // In markup a digit behind a line end tells whether the line goes on, and digits stand in tags too.
        if text.contains("<p>") {
            return text.to_string();
        }
        let wide = |c: char| match c {
            '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            _ => c,
        };
        text.chars().map(wide).collect()
    });
}

#[test]
fn line_ends_of_two_bytes_change_nothing() {
    changes_nothing(|text| text.replace('\n', "\r\n"));
}

#[test]
fn empty_lines_between_paragraphs_change_nothing() {
    changes_nothing(|text| text.replace("\n\n", "\n\n\n"));
    changes_nothing(|text| text.replace("\n\n", "\n　　\n\n"));
}

/// Furniture of a page above and below a report.
const ABOVE: &str = "网站首页 > 要闻动态 > 组织工作\n\n字号：大 中 小　打印本页\n\n";
const BELOW: &str = "\n\n上一篇：关于开放时间的公告\n下一篇：没有了\n\n【打印】【关闭窗口】\n版权所有：某某网　备案号12345678　您是第 90817 位访客\n";

#[test]
fn furniture_of_the_page_adds_furniture_only() {
    let mut wrong = Vec::new();
    for (name, text) in texts() {
        let before = read(text);
        let after = read(&format!("{ABOVE}{text}{BELOW}"));
        let body = Span::new(ABOVE.len(), ABOVE.len() + text.len());
        let (own, others): (Vec<_>, Vec<_>) = after.mentions.iter().partition(|mention| body.contains(mention.span));
        for mention in others.iter().filter(|mention| mention.class != MentionClass::Chrome) {
            wrong.push(format!("{name}: {} is furniture and read as {}", mention.text, mention.class));
        }
        let said: Vec<String> = own.iter().map(|mention| stated(&after, mention)).collect();
        wrong.extend(differing(name, &all_stated(&before), &said));
        let moved =
            before.mentions.iter().zip(&own).find(|(one, other)| one.span.start + body.start != other.span.start);
        wrong.extend(moved.map(|(one, _)| format!("{name}: {} moved", one.text)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_second_report_moves_no_measure_of_the_first() {
    let mut wrong = Vec::new();
    for (at, (name, text)) in texts().iter().enumerate() {
        let before = read(text);
        let other = &texts()[(at + 1) % texts().len()].1;
        let text = text.trim_end();
        let after = read(&format!("{text}\n\n\n{other}"));
        // What stands at the foot of a page is furniture there only, so that the body is looked at.
        let is_own = |mention: &&Mention| before.body.contains(mention.span);
        let own: Vec<&Mention> = after.mentions.iter().filter(is_own).collect();
        let place = |mention: &Mention| (mention.span, mention.text.clone());
        let figure = |mention: &Mention| {
            let quantity = mention.measure.as_ref().map(|measure| measure.quantity.clone());
            format!("{:?} {:?}", place(mention), quantity)
        };
        let measures = |mentions: &[&Mention]| -> Vec<String> {
            mentions.iter().filter(|mention| mention.measure.is_some()).map(|mention| figure(mention)).collect()
        };
        let all: Vec<&Mention> = before.mentions.iter().filter(is_own).collect();
        wrong.extend(differing(name, &measures(&all), &measures(&own)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn another_number_changes_that_measure_only() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, text) in texts() {
        let before = read(text);
        // Of two paragraphs that are the same only the first is measured; with another number they are two.
        if before.diagnostics.iter().any(|one| one.code == DiagnosticCode::RepeatedParagraph) {
            continue;
        }
        for (index, mention, measure) in before.measures().step_by(3) {
            // A number of some digits, replaced by its neighbour: it stays what it was in size and form.
            let digits = mention.text.chars().take_while(char::is_ascii_digit).count();
            let number: u64 = match mention.text.get(..digits).and_then(|digits| digits.parse().ok()) {
                Some(number) if digits > 1 && mention.text.as_bytes().get(digits) != Some(&b',') => number,
                _ => continue,
            };
            if measure.quantity.value.to_string() != number.to_string() {
                continue;
            }
            count += 1;
            let other = if number % 10 == 9 { number - 1 } else { number + 1 };
            let mut changed = text.clone();
            changed.replace_range(mention.span.start..mention.span.start + digits, &other.to_string());
            let after = read(&changed);
            if after.mentions.len() != before.mentions.len() {
                wrong.push(format!("{name}: {} to {other}: other mentions", mention.text));
                continue;
            }
            for (at, (one, now)) in before.mentions.iter().zip(&after.mentions).enumerate() {
                if one.span != now.span {
                    wrong.push(format!("{name}: {} to {other}: {} moved", mention.text, one.text));
                    break;
                }
                // Links tell the text of the mention they lead to.
                let renamed = |said: String| {
                    said.replace(&plain(&mention.text), "@").replace(&plain(&now_text(&after, index)), "@")
                };
                let (one, now) = (renamed(stated(&before, one)), renamed(stated(&after, now)));
                if at != index && one != now {
                    wrong.push(format!("{name}: {} to {other}:\n  - {one}\n  + {now}", mention.text));
                }
            }
            let now = after.mentions[index].measure.as_ref().map(|measure| measure.quantity.value.to_string());
            if now != Some(other.to_string()) {
                wrong.push(format!("{name}: {} to {other}: {now:?}", mention.text));
            }
        }
    }
    assert!(count > 100, "{count}");
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}

fn now_text(report: &Report, index: usize) -> String {
    report.mentions[index].text.clone()
}

#[test]
fn a_paragraph_that_moves_takes_its_measures_along() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, text) in texts() {
        let before = read(text);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for at in 0..lines.len().saturating_sub(1) {
            // Two paragraphs of prose that stand beside each other.
            let is_prose = |line: &str| line.chars().count() > 60 && line.trim_end().ends_with('。');
            // A line that goes on in the next is no paragraph of its own.
            let is_torn = |line: &&str| line.trim().chars().count() > 30 && !line.trim_end().ends_with('。');
            let before_it = lines[..at].last().filter(|line| is_torn(line));
            if !is_prose(lines[at]) || !is_prose(lines[at + 1]) || before_it.is_some() {
                continue;
            }
            count += 1;
            let start: usize = lines[..at].iter().map(|line| line.len()).sum();
            let (first, second) = (lines[at].len(), lines[at + 1].len());
            let mut turned = lines.clone();
            turned.swap(at, at + 1);
            let mut before = before.clone();
            let mut after = read(&turned.concat());
            // 截至6月底 holds for the states of its section from there on, and so may a year that opens a paragraph: where such
            // a paragraph moves, the periods of the others may change, and nothing else.
            let opens_with_year =
                |line: &str| line.trim_start().split(['，', ',']).next().is_some_and(|opening| opening.contains('年'));
            if [lines[at], lines[at + 1]].iter().any(|line| line.contains('截') || opens_with_year(line)) {
                let measures = before.mentions.iter_mut().chain(&mut after.mentions);
                measures.filter_map(|mention| mention.measure.as_mut()).for_each(|measure| measure.period = None);
            }
            let moved = |offset: usize| match offset.checked_sub(start) {
                Some(inside) if inside < first => offset + second,
                Some(inside) if inside < first + second => offset - first,
                _ => offset,
            };
            let figure = |report: &Report, mention: &Mention, at: usize| format!("{at} {}", stated(report, mention));
            let mut expected: Vec<(usize, String)> = before
                .mentions
                .iter()
                .map(|mention| (moved(mention.span.start), figure(&before, mention, moved(mention.span.start))))
                .collect();
            expected.sort();
            let expected: Vec<String> = expected.into_iter().map(|(_, figure)| figure).collect();
            let found: Vec<String> =
                after.mentions.iter().map(|mention| figure(&after, mention, mention.span.start)).collect();
            wrong.extend(differing(&format!("{name}, line {}", at + 1), &expected, &found));
        }
    }
    assert!(count > 30, "{count}");
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}

/// Every Arabic digit of a body is inside one mention, inside a word that is known to count nothing, or named by a
/// diagnostic. So are Chinese numerals, but for those of idioms and names that no table knows, and 一 where it means "a".
#[test]
fn every_numeral_of_a_body_is_accounted_for() {
    const CHINESE: &str = "〇零二三四五六七八九十百千万亿两萬億兩";
    let lexicon = Lexicon::get();
    let (mut count, mut passed_over, mut wrong) = (0, Vec::new(), Vec::new());
    for (name, text) in texts() {
        let source = Source::from_text(text.as_str());
        let reading = Reading::of(&source);
        let report = read(text);
        let mut spans: Vec<Span> = report.mentions.iter().map(|mention| mention.span).collect();
        spans.extend(report.places.iter().map(|place| place.span));
        spans.extend(reading.removed().iter().map(|(span, _)| *span));
        let is_unread = |code: DiagnosticCode| code == DiagnosticCode::UnreadNumeral;
        spans.extend(report.diagnostics.iter().filter(|one| is_unread(one.code)).map(|one| one.span));
        let words = lexicon.words(reading.text()).chain(lexicon.fixed(reading.text()));
        spans.extend(words.map(|found| reading.original(found.span)));
        // The digits inside a tag are no text.
        spans.extend(reading.removed().iter().filter(|(_, why)| *why == Removal::Markup).map(|(span, _)| *span));
        let times = reading.text().char_indices().filter_map(|(at, _)| zongshu::period::read(reading.text(), at));
        spans.extend(times.map(|time| reading.original(time.span)));
        for (at, c) in text.char_indices().filter(|(at, _)| report.body.start <= *at && *at < report.body.end) {
            let is_arabic = matches!(c, '0'..='9' | '０'..='９');
            if !is_arabic && !CHINESE.contains(c) {
                continue;
            }
            count += 1;
            let own = Span::new(at, at + c.len_utf8());
            if spans.iter().any(|span| span.contains(own)) {
                continue;
            }
            let before: Vec<char> = text[..at].chars().rev().take(8).collect();
            let near: String = before.into_iter().rev().chain(text[at..].chars().take(8)).collect();
            let list = if is_arabic { &mut wrong } else { &mut passed_over };
            list.push(format!("{name}: {c} in {near}").replace('\n', "/"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    assert!(passed_over.len() * 100 < count, "{} of {count}\n{}", passed_over.len(), passed_over.join("\n"));
    println!("{} of {count} numerals stand in idioms and names:\n{}", passed_over.len(), passed_over.join("\n"));
}
