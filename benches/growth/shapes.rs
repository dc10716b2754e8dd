//! Texts of any size that a parser may find hard, beside an ordinary one. What each is for stands beside it.

use std::collections::BTreeSet;

use zongshu::table::Table;

use crate::shared::{fixture_text, traditional_text};

/// A text of one shape: at least as many bytes as asked for, and few more.
pub struct Shape {
    /// Its name in the table.
    pub name: &'static str,
    /// Makes the text.
    pub make: fn(usize) -> String,
}

/// Every shape, the ordinary text first.
pub const SHAPES: [Shape; 22] = [
    Shape { name: "reports", make: fixture_text },
    Shape { name: "reports, Traditional", make: traditional_text },
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
    Shape { name: "every character Traditional", make: |size| repeated(size, &traditional_characters()) },
    Shape { name: "open markup", make: |size| repeated(size, "<b &nbsp") },
];

fn one_line(size: usize) -> String {
    fixture_text(size).replace('\n', "")
}

fn unmarked(size: usize) -> String {
    let mut text = fixture_text(size + size / 4);
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

/// Each character of the crate's table that is written so in Traditional text alone, once, without any mark.
fn traditional_characters() -> String {
    let table =
        Table::read("conversion", include_str!("../../src/script/conversion.tsv")).expect("a table of the crate");
    let rows = table.rows().filter(|row| row.get("tells").contains('t')).map(|row| row.get("written"));
    let characters: BTreeSet<char> = rows.filter_map(single).collect();
    assert!(characters.len() > 3_000, "only {} characters were found", characters.len());
    characters.into_iter().collect()
}

/// The character that a text is, if it is one.
fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}
