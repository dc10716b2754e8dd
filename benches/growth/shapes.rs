//! Texts of any size that a parser may find hard, beside an ordinary one. What each is for stands beside it.

use std::fs;
use std::path::Path;

/// A text of one shape: at least as many bytes as asked for, and few more.
pub struct Shape {
    /// Its name in the table.
    pub name: &'static str,
    /// Makes the text.
    pub make: fn(usize) -> String,
}

/// Every shape, the ordinary text first.
pub const SHAPES: [Shape; 21] = [
    Shape { name: "reports", make: reports },
    Shape { name: "reports, Traditional", make: traditional },
    Shape { name: "reports, one line", make: one_line },
    Shape { name: "reports, no mark at all", make: unmarked },
    Shape { name: "numerals", make: |size| counted(size, |at| format!("{}名", at * 37 % 9973 + 2)) },
    Shape { name: "Chinese numerals", make: |size| repeated(size, "三千五百二十名") },
    Shape { name: "only digits", make: |size| repeated(size, "7") },
    Shape { name: "digits, points and commas", make: |size| repeated(size, "1,234.5") },
    Shape { name: "only 一", make: |size| repeated(size, "一") },
    Shape { name: "only 万", make: |size| repeated(size, "万") },
    Shape { name: "nested quotes", make: |size| nested(size, "“", "”") },
    Shape { name: "nested brackets", make: |size| nested(size, "（", "）") },
    Shape { name: "brackets with numerals", make: |size| repeated(size, "（3名") },
    Shape { name: "quotes with numerals", make: |size| repeated(size, "“3名”") },
    Shape { name: "占12.5%", make: |size| repeated(size, "占12.5%") },
    Shape { name: "list marks", make: |size| counted(size, |at| format!("{}、\n", at % 90 + 1)) },
    Shape { name: "line ends", make: |size| repeated(size, "\n") },
    Shape { name: "dates", make: |size| repeated(size, "截至2023年12月31日") },
    Shape { name: "places that act", make: |size| repeated(size, "宁波市、雅安市抓好落实；") },
    Shape { name: "places", make: |size| repeated(size, "宁波市雅安市") },
    Shape { name: "open markup", make: |size| repeated(size, "<b &nbsp") },
];

/// The fixtures of the crate, in the order of their names.
fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = fs::read_dir(&folder).expect("the fixtures of a full checkout");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let texts = paths.iter().map(|path| hanconv::t2s(fs::read_to_string(path).expect("a readable fixture")));
    texts.collect()
}

/// The fixtures one after another up to a size. Each round marks its paragraphs in its own way, since a paragraph that
/// stands twice is measured once.
pub fn reports(size: usize) -> String {
    const MARKS: &str = "天地玄黄宇宙洪荒盈昃辰宿列张寒来";
    let marks: Vec<char> = MARKS.chars().collect();
    let fixtures = fixtures();
    let mut text = String::with_capacity(size + 8192);
    for round in 0.. {
        let mark: String = [1, 16, 256, 4096].iter().map(|place| marks[round / place % marks.len()]).collect();
        for line in fixtures.iter().flat_map(|fixture| fixture.lines()) {
            match line.strip_suffix('。') {
                Some(line) => text.extend([line, "（备考", &mark, "）。\n"]),
                None => text.extend([line, "\n"]),
            }
            if text.len() >= size {
                return text;
            }
        }
    }
    text
}

fn traditional(size: usize) -> String {
    hanconv::s2t(reports(size))
}

fn one_line(size: usize) -> String {
    reports(size).replace('\n', "")
}

fn unmarked(size: usize) -> String {
    let mut text = reports(size + size / 4);
    text.retain(|c| c.is_alphanumeric());
    text
}

fn repeated(size: usize, piece: &str) -> String {
    piece.repeat(size.div_ceil(piece.len()))
}

fn counted(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 64);
    let mut at = 0;
    while text.len() < size {
        text.push_str(&piece(at));
        at += 1;
    }
    text
}

fn nested(size: usize, open: &str, close: &str) -> String {
    let depth = size.div_ceil(open.len() + close.len() + 1);
    format!("{}3{}", open.repeat(depth), close.repeat(depth)) + &"名".repeat(depth / 3)
}
