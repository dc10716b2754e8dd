//! [`Caption`]: what the lines above a table say of all its cells.

use crate::period;
use crate::text::Span;
use crate::vocabulary::{Lexicon, Word};

use super::figure::is_unit;

/// The longest caption, in bytes.
const LONGEST: usize = 180;

/// Words that end the title of a table.
const TITLES: [&str; 17] = [
    "如下",
    "统计表",
    "一览表",
    "汇总表",
    "情况表",
    "主要指标",
    "情况",
    "统计",
    "一览",
    "汇总",
    "数据",
    "指标",
    "分布",
    "构成",
    "变化",
    "对比",
    "表",
];

/// What the lines above a table say.
#[derive(Debug, Default)]
pub(super) struct Caption {
    /// The units stated, in order.
    pub(super) units: Vec<Span>,
    /// What is counted.
    pub(super) name: Option<Span>,
    /// When.
    pub(super) time: Option<Span>,
    /// The line that is its title.
    pub(super) title: Option<Span>,
}

impl Caption {
    /// Reads the lines above a table, the nearest last.
    pub(super) fn read(text: &str, lines: &[Span]) -> Caption {
        let mut caption = Caption::default();
        for line in lines.iter().rev() {
            let content = line.of(text).unwrap_or("");
            if content.len() > LONGEST || content.contains(['。', '！', '？']) {
                break;
            }
            let states_unit = states_unit(content);
            if caption.units.is_empty() && states_unit {
                caption.units = units(text, *line);
            }
            if is_title(content) || states_unit {
                caption.name = caption.name.or_else(|| name(text, *line));
                caption.time = caption.time.or_else(|| time(content, line.start));
            }
            if is_title(content) {
                caption.title = Some(*line);
                break;
            }
        }
        caption
    }
}

/// Whether a line is surely above a table and none of its rows: 表1, 单位：名.
pub(super) fn is_label(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['（', '(']);
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十：:".contains(c);
    let opens = |label: &str| line.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with(is_numeral));
    ["表", "附表", "单位", "计量单位"].iter().any(|label| opens(label)) || states_unit(line)
}

fn states_unit(line: &str) -> bool {
    line.contains("单位：") || line.contains("单位:")
}

/// Whether a line is the title of a table.
fn is_title(line: &str) -> bool {
    // 办理情况如下（截至2031年12月31日）：
    let line = line.trim().trim_end_matches(['：', ':']);
    let bare = match line.rfind(['（', '(']) {
        Some(open) if line.ends_with(['）', ')']) => line.get(..open).unwrap_or(line),
        _ => line,
    };
    is_label(line) && !states_unit(line) || TITLES.iter().any(|end| bare.trim_end().ends_with(end))
}

/// （单位：个、名、%）: the units, in order.
fn units(text: &str, caption: Span) -> Vec<Span> {
    let line = caption.of(text).unwrap_or("");
    let Some(mark) = line.find("单位").map(|at| at + "单位".len()) else { return Vec::new() };
    let rest = line.get(mark..).unwrap_or("").trim_start_matches(['：', ':', ' ']);
    let begin = line.len() - rest.len();
    let inner = rest.get(..end_of_units(rest)).unwrap_or("");
    let mut units = Vec::new();
    let mut at = begin;
    for (from, c) in inner.char_indices().chain([(inner.len(), '、')]) {
        if !matches!(c, '、' | '，' | ',' | '/' | '；' | ' ' | '\u{3000}') {
            continue;
        }
        let unit = line.get(at..begin + from).unwrap_or("");
        if !unit.is_empty() {
            units.push(Span::new(caption.start + at, caption.start + at + unit.len()));
        }
        at = begin + from + c.len_utf8();
    }
    if units.iter().all(|unit| unit.of(text).is_some_and(is_unit)) { units } else { Vec::new() }
}

/// Where the stated units end: at the bracket that closes them, which is not the one of 人（次）.
fn end_of_units(rest: &str) -> usize {
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 => return at,
            '）' | ')' => depth -= 1,
            '\n' | '\t' => return at,
            _ => {}
        }
    }
    rest.len()
}

/// The last counted noun of a title, with the act before it: 发展党员 in 表1 各市发展党员情况.
fn name(text: &str, line: Span) -> Option<Span> {
    let content = line.of(text)?;
    let stated = content.find("单位").and_then(|at| content.get(..at)).unwrap_or(content);
    let mut head = stated.trim_end_matches([' ', '\u{3000}', '（', '(']);
    // 党员情况统计表 tells of 党员.
    while let Some(rest) = TITLES.iter().find_map(|title| head.strip_suffix(title)).filter(|rest| !rest.is_empty()) {
        head = rest.trim_end_matches(['的', ' ', '\u{3000}', '（', '(']);
    }
    let words: Vec<_> = Lexicon::get().words(head).collect();
    let at = words.iter().rposition(|found| matches!(found.word, Word::Noun(_)))?;
    let last = words.get(at)?;
    let before =
        at.checked_sub(1).and_then(|before| words.get(before)).filter(|before| before.span.end == last.span.start);
    let start = match before.map(|before| before.word) {
        Some(Word::Verb { role, .. }) if role.is_act() => before.map_or(last.span.start, |before| before.span.start),
        _ => last.span.start,
    };
    Some(Span::new(line.start + start, line.start + last.span.end))
}

/// The first time of a title that names its year.
fn time(content: &str, start: usize) -> Option<Span> {
    let mut at = 0;
    while let Some(c) = content.get(at..).and_then(|rest| rest.chars().next()) {
        let time = c.is_ascii_digit().then(|| period::read(content, at)).flatten();
        if let Some(time) = time.filter(|time| time.class == period::TimeClass::Date) {
            return Some(Span::new(start + time.span.start, start + time.span.end));
        }
        at += c.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Vec<&str>, Option<&str>, Option<&str>) {
        let caption = Caption::read(line, &[Span::new(0, line.len())]);
        let of = |span: Span| span.of(line).unwrap_or("");
        (caption.units.into_iter().map(of).collect(), caption.name.map(of), caption.time.map(of))
    }

    #[test]
    fn captions_state_units_names_and_times() {
        assert_eq!(
            read("表2　2022年各市发展党员情况（单位：名、%）"),
            (vec!["名", "%"], Some("发展党员"), Some("2022年"))
        );
        assert_eq!(read("单位：人（次）、万元"), (vec!["人（次）", "万元"], None, None));
        assert_eq!(read("单位：某某局"), (vec![], None, None));
        assert_eq!(read("大家都说好。"), (vec![], None, None));
    }
}
