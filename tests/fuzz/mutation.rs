//! Texts that nobody wrote and that still read like reports: paragraphs of several fixtures, their sentences, clauses and
//! numbers moved about. Unlike those of `material`, no word of them is torn, so that the laws of change hold for them.

use std::sync::LazyLock;

use super::material::material;
use super::random::Random;

/// The fixtures whose lines are paragraphs, in Simplified characters: a sentence in another script than its paragraph is not
/// read in its own, and tags and lines that are cut in two mean nothing when they are moved.
static TEXTS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let is_whole = |text: &&String| !text.contains(['<', '\t']) && !is_cut(text);
    let lines = |text: &String| hanconv::t2s(text).lines().map(String::from).collect();
    material().texts.iter().filter(is_whole).map(lines).collect()
});

/// Whether the lines of a text are cut in two.
fn is_cut(text: &str) -> bool {
    let long = || text.lines().filter(|line| line.chars().count() > 30);
    let ended = long().filter(|line| line.trim_end().ends_with(['。', '；', '）', '”'])).count();
    ended * 10 < long().count() * 9
}

/// A text that may stand behind another one. Whether lines are cut in two is told of a whole text: where they are in one
/// of two reports they may be in both.
pub fn follower(number: usize) -> &'static str {
    let texts = &material().texts;
    let at = |step: usize| texts[(number + step) % texts.len()].as_str();
    (0..texts.len()).map(at).find(|text| !is_cut(text)).expect("a text of whole lines")
}

/// Paragraphs of prose that a text has at least: what is less is no report, and may be furniture of another.
const FEWEST: usize = 4;

/// Furniture that may stand between paragraphs.
const FURNITURE: &[&str] = &[
    "责任编辑：某某",
    "【打印】【关闭窗口】",
    "上一篇：没有了",
    "分享到：微信　微博",
    "字号：大 中 小",
    "（记者　某某）",
    "2023-05-06 09:30:00",
    "来源：某某日报",
    "当前位置：首页 > 要闻",
    "第 3 页　共 5 页",
    "浏览次数：1024",
    "扫一扫在手机打开当前页",
];

/// Numbers of every form.
const NUMBERS: &[&str] = &[
    "3",
    "17",
    "108",
    "2640",
    "1.5万",
    "3.26万",
    "12.4亿",
    "0.8",
    "96.5",
    "1,280",
    "三",
    "十二",
    "一百零六",
    "两千三百",
    "5万余",
    "近千",
];

/// A text of the genre.
pub fn text(random: &mut Random) -> String {
    let is_prose = |line: &String| line.chars().count() > 60 && line.trim_end().ends_with('。');
    let mut paragraphs: Vec<String> = Vec::new();
    while paragraphs.iter().filter(|line| is_prose(line)).count() < FEWEST || random.once_in(3) {
        let lines = random.pick(&TEXTS);
        let from = random.below(lines.len());
        let count = if random.once_in(3) { lines.len() } else { 1 + random.few(16) };
        paragraphs.extend(lines.iter().skip(from).take(count).cloned());
        if paragraphs.iter().map(String::len).sum::<usize>() > 8_000 {
            break;
        }
    }
    for _ in 0..random.below(12) {
        let at = random.below(paragraphs.len());
        match random.below(9) {
            0 => {
                let other = random.below(paragraphs.len());
                paragraphs.swap(at, other);
            }
            1 => paragraphs.insert(at, random.pick::<&str>(FURNITURE).to_string()),
            2 if paragraphs.len() > 1 => drop(paragraphs.remove(at)),
            _ => {
                if let Some(paragraph) = paragraphs.get_mut(at) {
                    change(random, paragraph);
                }
            }
        }
    }
    let between = *random.pick::<&str>(&["\n", "\n\n", "\n\n", "\n　　"]);
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    paragraphs.join(between) + "\n"
}

/// Changes one paragraph by whole sentences, clauses or numbers.
fn change(random: &mut Random, paragraph: &mut String) {
    let by_clause = random.once_in(2);
    let ends = |c: char| matches!(c, '。' | '；') || by_clause && c == '，';
    let mut parts: Vec<String> = paragraph.split_inclusive(ends).map(String::from).collect();
    if parts.is_empty() {
        return;
    }
    let at = random.below(parts.len());
    match random.below(6) {
        0 if parts.len() > 1 => drop(parts.remove(at)),
        1 => parts.insert(at, parts[at].clone()),
        2 => {
            let other = random.below(parts.len());
            parts.swap(at, other);
        }
        3 => {
            let lines: Vec<&String> = random.pick(&TEXTS).iter().filter(|line| line.contains('。')).collect();
            if !lines.is_empty() {
                let sentences: Vec<&str> = random.pick(&lines).split_inclusive('。').collect();
                parts.insert(at, random.pick(&sentences).to_string());
            }
        }
        _ => {
            let numbers: Vec<(usize, usize)> = numbers(&parts[at]);
            if !numbers.is_empty() {
                let (start, end) = *random.pick(&numbers);
                parts[at].replace_range(start..end, random.pick::<&str>(NUMBERS));
            }
        }
    }
    *paragraph = parts.concat();
}

/// Runs of Arabic digits with their points.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit() || *c == '.') {
        match found.last_mut() {
            Some((_, end)) if *end == at => *end += c.len_utf8(),
            _ if c.is_ascii_digit() => found.push((at, at + c.len_utf8())),
            _ => {}
        }
    }
    found
}
