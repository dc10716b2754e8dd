//! Tables and paragraphs for a terminal, where a Chinese character takes two columns. Shared by the examples.

#![allow(dead_code)]

pub mod side;

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use zongshu::compare::Interval;
use zongshu::number::Value;

/// Columns of the terminal.
pub const COLUMNS: usize = 100;

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A text in lines of at most `columns`: Chinese may be parted anywhere but before a mark, other words at spaces.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(8);
    let mut lines = Vec::from([String::new()]);
    let mut taken = 0;
    for word in words(text) {
        let wide = width(&word);
        if taken + width(word.trim_end()) > columns && taken > 0 {
            lines.push(String::new());
            taken = 0;
        }
        let word = if taken == 0 { word.trim_start() } else { &word };
        for c in word.chars() {
            if taken + c.width().unwrap_or(0) > columns && wide > columns {
                lines.push(String::new());
                taken = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
                taken += c.width().unwrap_or(0);
            }
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The pieces between which a line may end; a closing mark stays with what it closes.
fn words(text: &str) -> Vec<String> {
    let stays = |c: char| "，。、；：！？”’」』）》,.;:!?)%…".contains(c);
    let opens = |c: char| "“‘「『（《(".contains(c);
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0) > 1;
        let after_wide = last.is_some_and(|last| last.width().unwrap_or(0) > 1);
        let parts = match last {
            None => true,
            Some(last) if opens(last) || stays(c) || c == ' ' => false,
            Some(' ') => true,
            Some(_) => wide || after_wide || opens(c),
        };
        match words.last_mut() {
            Some(word) if !parts => word.push(c),
            _ => words.push(c.to_string()),
        }
        last = Some(c);
    }
    words
}

/// The text cut to `columns`, with `…` where something is left out.
pub fn clipped(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.into();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if width(&kept) + c.width().unwrap_or(0) + 1 > columns {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

/// Writes a paragraph; the first line begins with `label`, the others stand below its text.
pub fn paragraph(out: &mut dyn Write, label: &str, text: &str) -> io::Result<()> {
    let indent = width(label);
    for (place, line) in wrapped(text, COLUMNS - indent).iter().enumerate() {
        let lead = if place == 0 { label.to_string() } else { " ".repeat(indent) };
        writeln!(out, "{}", format!("{lead}{line}").trim_end())?;
    }
    Ok(())
}

/// Writes a heading with a rule below it.
pub fn heading(out: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(out, "\n{text}\n{}", "─".repeat(COLUMNS))
}

/// A table of cells that are wrapped where the terminal is too narrow.
#[derive(Debug, Default)]
pub struct Table {
    head: Vec<String>,
    /// Columns whose cells stand at the right.
    right: Vec<usize>,
    /// Columns that give way where the terminal is too narrow; all of them where none is named.
    soft: Vec<usize>,
    indent: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with the heads of its columns; `>` before a head puts the column to the right, `~` lets
    /// it give way where the terminal is too narrow.
    pub fn new(indent: usize, head: &[&str]) -> Table {
        let marked = |mark: char| -> Vec<usize> {
            let heads = head.iter().enumerate();
            heads.filter(|(_, head)| head.starts_with(mark)).map(|(place, _)| place).collect()
        };
        Table {
            right: marked('>'),
            soft: marked('~'),
            head: head.iter().map(|head| head.trim_start_matches(['>', '~']).to_string()).collect(),
            indent,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes the table.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let lines = || std::iter::once(&self.head).chain(&self.rows);
        let mut widths: Vec<usize> = (0..self.head.len())
            .map(|column| {
                let cells = lines().filter_map(|row| row.get(column));
                cells.map(|cell| width(cell)).max().unwrap_or(0)
            })
            .collect();
        let room = COLUMNS - self.indent - 2 * self.head.len().saturating_sub(1);
        while widths.iter().sum::<usize>() > room {
            let soft = widths.iter_mut().enumerate();
            let soft = soft.filter(|(column, _)| self.soft.is_empty() || self.soft.contains(column));
            match soft.map(|(_, width)| width).max() {
                Some(widest) if *widest > 8 => *widest -= 1,
                _ => break,
            }
        }
        for row in lines() {
            let cells: Vec<Vec<String>> = row.iter().zip(&widths).map(|(cell, width)| wrapped(cell, *width)).collect();
            for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                let mut text = " ".repeat(self.indent);
                for (column, (cell, wide)) in cells.iter().zip(&widths).enumerate() {
                    let cell = cell.get(line).map_or("", String::as_str);
                    let pad = " ".repeat(wide.saturating_sub(width(cell)));
                    text += &match self.right.contains(&column) {
                        true => format!("{pad}{cell}  "),
                        false => format!("{cell}{pad}  "),
                    };
                }
                writeln!(out, "{}", text.trim_end())?;
            }
        }
        Ok(())
    }
}

/// A value with its thousands parted: `16,680`, `172.6`.
pub fn number(value: Value, places: u32) -> String {
    let text = match value.is_integer() {
        true => value.to_string(),
        false => value.to_decimal(places),
    };
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

/// An interval with its thousands parted: `172.6-173.8`, `>= 934,000`.
pub fn interval(interval: &Interval, places: u32) -> String {
    let text = |end: Option<Value>| end.map(|end| number(end, places));
    let negative = |end: Option<Value>| end.is_some_and(|end| end < Value::ZERO);
    match (text(interval.low()), text(interval.high())) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) if negative(interval.low()) || negative(interval.high()) => {
            format!("{low} to {high}")
        }
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!(">= {low}"),
        (None, Some(high)) => format!("<= {high}"),
        (None, None) => "not known".into(),
    }
}

/// A share in per cent: `37%`.
pub fn per_cent(share: Option<Value>) -> String {
    let hundred = share.and_then(|share| share.checked_mul(100.into()));
    hundred.map_or("-".into(), |hundred| format!("{}%", hundred.to_decimal(0)))
}
