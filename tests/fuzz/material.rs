//! What inputs are made of: the fixtures, every word of the knowledge tables, and characters that break texts.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::random::Random;

/// Characters and runs that disturb: noise of pages, marks without partners, signs of numbers, ends of lines, controls,
/// look-alikes.
const NOISE: &[&str] = &[
    "\0",
    "\u{1}",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\u{b}",
    "\u{c}",
    " ",
    "\u{a0}",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "\u{fffd}",
    "\u{202e}",
    "\u{e000}",
    "\u{10ffff}",
    "\u{301}",
    "\u{20dd}",
    "é",
    "😀",
    "👨\u{200d}👩",
    "ß",
    "İ",
    "ﬁ",
    "①",
    "⑳",
    "㈠",
    "Ⅻ",
    "½",
    "²",
    "０",
    "９",
    "％",
    "．",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "…",
    "——",
    "“",
    "”",
    "‘",
    "’",
    "「",
    "」",
    "『",
    "』",
    "（",
    "）",
    "(",
    ")",
    "《",
    "》",
    "〈",
    "〉",
    "【",
    "】",
    "[",
    "]",
    "·",
    "•",
    "～",
    "~",
    "-",
    "－",
    "+",
    "/",
    "%",
    "‰",
    "<b>",
    "</p>",
    "<script>",
    "&nbsp;",
    "&#20840;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "\\",
    "|",
    "萬",
    "餘",
    "個",
    "0",
    "00",
    "1.",
    ".5",
    "1,",
    "1e9",
];

/// Words of numbers, times and what goes between them, of which most rules speak.
const NUMERIC: &[&str] = &[
    "一",
    "二",
    "三",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "兆",
    "〇",
    "零",
    "两",
    "俩",
    "仨",
    "半",
    "几",
    "数",
    "多",
    "余",
    "来",
    "许",
    "上",
    "第",
    "首",
    "前",
    "每",
    "各",
    "共",
    "约",
    "近",
    "超",
    "逾",
    "达",
    "至",
    "到",
    "由",
    "从",
    "占",
    "比",
    "较",
    "增",
    "减",
    "降",
    "升",
    "翻",
    "倍",
    "番",
    "成",
    "分之",
    "百分之",
    "个百分点",
    "%",
    "1",
    "2",
    "3.7",
    "12.5",
    "1,200",
    "2023",
    "1949",
    "99999999",
    "170141183460469231731687303715884105727",
    "0.000000001",
    "年",
    "月",
    "日",
    "季度",
    "上半年",
    "年底",
    "截至",
    "去年",
    "今年",
    "以来",
    "五年来",
    "十四五",
    "党的二十大",
    "其中",
    "分别",
    "依次",
    "平均",
    "人均",
    "名",
    "个",
    "人次",
    "户",
    "亿元",
    "元",
    "家",
    "期",
    "场",
    "位",
    "居全国",
    "排名",
    "不低于",
    "不超过",
    "以上",
    "以下",
    "左右",
];

pub struct Material {
    /// Texts of the fixtures.
    pub texts: Vec<String>,
    /// Words of all knowledge tables.
    pub words: Vec<String>,
    /// The knowledge tables.
    pub tables: Vec<(String, String)>,
    /// The facts of the bundled reports.
    pub facts: Vec<String>,
}

fn files(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of the crate").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, ending, into);
        } else if path.extension().is_some_and(|own| own == ending) {
            into.push(path);
        }
    }
}

/// The material, read once.
pub fn material() -> &'static Material {
    static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |path: &PathBuf| fs::read_to_string(path).expect("a text file");
        let mut texts = Vec::new();
        let fixtures = root.join("tests/fixtures");
        files(&fixtures, "txt", &mut texts);
        // Those set aside stay aside.
        let open = [fixtures.join("later"), fixtures.join("wider"), fixtures];
        texts.retain(|path| open.iter().any(|folder| path.parent() == Some(folder)));
        let (mut tables, mut facts) = (Vec::new(), Vec::new());
        files(&root.join("src"), "tsv", &mut tables);
        files(&root.join("src/corpus"), "jsonl", &mut facts);
        let tables: Vec<(String, String)> = tables
            .iter()
            .map(|path| (path.file_name().expect("a name").to_string_lossy().into(), read(path)))
            .collect();
        let lines = tables.iter().flat_map(|(_, table)| table.lines()).filter(|line| !line.starts_with('#'));
        let cells = lines.flat_map(|line| line.split(['\t', ';', ',', '/', '|', '…']));
        let mut words: Vec<String> =
            cells.filter(|cell| !cell.is_empty() && !cell.is_ascii() && cell.len() < 40).map(String::from).collect();
        words.sort();
        words.dedup();
        assert!(texts.len() > 100 && words.len() > 5000, "{} texts, {} words", texts.len(), words.len());
        Material { texts: texts.iter().map(read).collect(), words, tables, facts: facts.iter().map(read).collect() }
    });
    &MATERIAL
}

/// A short piece: a word of the tables, of numbers, or a disturbance.
pub fn piece(random: &mut Random) -> &'static str {
    match random.below(10) {
        0..5 => random.pick::<String>(&material().words).as_str(),
        5..8 => random.pick::<&str>(NUMERIC),
        _ => random.pick::<&str>(NOISE),
    }
}

/// A stretch of a text, cut at characters.
pub fn stretch<'t>(random: &mut Random, text: &'t str, most: usize) -> &'t str {
    let (mut start, length) = (random.below(text.len() + 1), random.few(most));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (start + length).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or("")
}

/// A text of the genre, torn: stretches of the fixtures or words, changed a few times.
pub fn text(random: &mut Random) -> String {
    let material = material();
    let mut text = match random.below(8) {
        0 => {
            let count = random.few(200);
            (0..count).map(|_| piece(random)).collect()
        }
        1 => {
            let sentence = piece(random).to_string() + piece(random);
            sentence.repeat(random.few(400))
        }
        2 => random.pick(&material.texts).clone(),
        _ => {
            let from = random.pick(&material.texts);
            stretch(random, from, 6_000).to_string()
        }
    };
    for _ in 0..random.few(24) {
        change(random, &mut text);
    }
    match random.below(16) {
        0 => hanconv::s2t(text),
        1 => hanconv::s2tw(text),
        2 => text.chars().map(full_width).collect(),
        3 => text.replace('\n', "\r\n"),
        _ => text,
    }
}

/// Digits and signs in full width.
pub fn full_width(c: char) -> char {
    match c {
        '0'..='9' | '%' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Changes a text in one place.
pub fn change(random: &mut Random, text: &mut String) {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let most = if random.once_in(6) { 600 } else { 30 };
    let length = stretch(random, text.get(at..).unwrap_or(""), most).len();
    let mut end = at + length;
    while !text.is_char_boundary(end) {
        end += 1;
    }
    match random.below(9) {
        0 => text.replace_range(at..end, ""),
        1 => {
            let again = text.get(at..end).unwrap_or("").repeat(1 + random.few(30));
            if text.len() + again.len() < 40_000 {
                text.insert_str(at, &again);
            }
        }
        2 => {
            let from = random.pick(&material().texts);
            let splice = stretch(random, from, 900);
            text.replace_range(at..end, splice);
        }
        3 => {
            let turned: String = text.get(at..end).unwrap_or("").chars().rev().collect();
            text.replace_range(at..end, &turned);
        }
        4 => {
            let (open, close) =
                *random.pick(&[("“", "”"), ("（", "）"), ("《", "》"), ("<", ">"), ("(", ")"), ("「", "」")]);
            text.insert_str(end, close);
            text.insert_str(at, open);
        }
        5 => {
            let pieces: String = (0..random.few(12)).map(|_| piece(random)).collect();
            text.replace_range(at..end, &pieces);
        }
        _ => text.insert_str(at, piece(random)),
    }
}

/// Bytes, changed without regard to characters.
pub fn bytes(random: &mut Random) -> Vec<u8> {
    let text = text(random);
    let mut bytes = match random.below(7) {
        0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        1 => encoding_rs::BIG5.encode(&hanconv::s2t(text)).0.into_owned(),
        2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        3 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
        4 => (0..random.few(3_000)).map(|_| random.next() as u8).collect(),
        _ => text.into_bytes(),
    };
    for _ in 0..random.few(8) {
        let at = random.below(bytes.len() + 1);
        match random.below(4) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, random.next() as u8),
            2 if at < bytes.len() => drop(bytes.remove(at)),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
    bytes
}
