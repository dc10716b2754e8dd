//! The face for a terminal: columns aligned by display width, wrapped where the screen is narrow.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{Cell as Laid, CellAlignment, ContentArrangement, LineStyle, Table as Layout};

use super::column::{Column, ColumnKind};
use super::document::{Block, Document, Face};
use super::table::Table;
use super::wrapping::{longest_piece, width, wrapped};

/// Columns between two columns.
const GAP: usize = 2;
/// No column that gives way becomes narrower than this.
const LEAST: usize = 8;

pub(super) fn write(document: &Document, face: &Face, out: &mut dyn Write) -> io::Result<()> {
    for block in &document.blocks {
        match block {
            Block::Heading(2, text) => {
                writeln!(out)?;
                lines(out, "", text.to(face.language), face.columns)?;
                writeln!(out, "{}", "─".repeat(face.columns))?;
            }
            Block::Heading(_, text) => {
                writeln!(out)?;
                lines(out, "  ", text.to(face.language), face.columns)?;
            }
            Block::Item(label, text) => {
                lines(out, label.to(face.language), text.to(face.language), face.columns)?;
            }
            Block::Table(indent, table) => write_table(table, face, *indent, out)?,
            Block::Data(_) => {}
        }
    }
    Ok(())
}

/// A paragraph; the first line begins with `label`, the others stand below its text.
fn lines(out: &mut dyn Write, label: &str, text: &str, columns: usize) -> io::Result<()> {
    let indent = width(label);
    for (place, line) in wrapped(text, columns.saturating_sub(indent)).iter().enumerate() {
        let lead = if place == 0 { label.to_string() } else { " ".repeat(indent) };
        writeln!(out, "{}", format!("{lead}{line}").trim_end())?;
    }
    Ok(())
}

fn write_table(table: &Table, face: &Face, indent: usize, out: &mut dyn Write) -> io::Result<()> {
    let columns: Vec<(usize, &Column)> = table.shown().collect();
    let head: Vec<String> = columns.iter().map(|(_, column)| column.head.to(face.language).to_string()).collect();
    let body: Vec<Vec<String>> = table
        .rows()
        .iter()
        .map(|row| {
            let cell = |place: &usize| row.cells.get(*place).map_or(String::new(), |cell| cell.text(face.language));
            // A cell is one paragraph on the screen, whatever line ends it holds.
            columns.iter().map(|(place, column)| breakable(one_line(&cell(place)), column)).collect()
        })
        .collect();
    let measured: Vec<Measured> = columns
        .iter()
        .enumerate()
        .map(|(place, (_, column))| Measured::of(&head, &body, place, column.is_firm(), column.soft))
        .collect();
    let widths = fitted(&measured, face.columns.saturating_sub(indent));
    let mut layout = Layout::new();
    layout.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    if face.ruled {
        layout.style_mut().header_separator = LineStyle::none().fill('─').junction('─');
    }
    let cells = |texts: &[String]| -> Vec<Laid> {
        let wrapped = texts
            .iter()
            .zip(&widths)
            .map(|(text, width)| Laid::new(wrapped(text, *width).join("\n").replace('\u{200B}', "")));
        wrapped.collect()
    };
    layout.set_header(cells(&head));
    for texts in &body {
        layout.add_row(cells(texts));
    }
    let last = columns.len().saturating_sub(1);
    for (place, ((_, column), _)) in columns.iter().zip(&widths).enumerate() {
        if let Some(laid) = layout.column_mut(place) {
            // Where there is a rule, the layout parts columns by one space of its own.
            let gap = if face.ruled { GAP - 1 } else { GAP };
            laid.set_padding((0, if place == last { 0 } else { gap as u16 }));
            laid.set_cell_alignment(if column.is_right() { CellAlignment::Right } else { CellAlignment::Left });
        }
    }
    let laid: Vec<String> = layout.lines().collect();
    let mut laid = laid.iter();
    let mut put = |out: &mut dyn Write, count: usize| -> io::Result<()> {
        for line in laid.by_ref().take(count) {
            writeln!(out, "{}{}", " ".repeat(indent), line.trim_end())?;
        }
        Ok(())
    };
    let height = |texts: &[String]| -> usize {
        texts.iter().zip(&widths).map(|(text, width)| wrapped(text, *width).len()).max().unwrap_or(1)
    };
    put(out, height(&head) + usize::from(face.ruled))?;
    let mut group = None;
    for (row, texts) in table.rows().iter().zip(&body) {
        if row.group != group {
            group.clone_from(&row.group);
            if let Some(words) = &row.group {
                lines(out, &" ".repeat(indent), words.faced().to(face.language), face.columns)?;
            }
        }
        put(out, height(texts))?;
    }
    for note in &table.notes {
        lines(out, &" ".repeat(indent), note.to(face.language), face.columns)?;
    }
    Ok(())
}

/// A place in a file may be parted behind its file, an interval behind its lower end; a number stays whole.
fn breakable(text: String, column: &Column) -> String {
    match column.kind {
        ColumnKind::Origin => text.replacen('@', "@\u{200B}", 1),
        _ if column.is_right() && !text.starts_with('-') => text.replacen('-', "-\u{200B}", 1),
        _ => text,
    }
}

fn one_line(text: &str) -> String {
    let shown = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    shown.collect()
}

/// What is known of the width of a column.
struct Measured {
    /// Where nothing is wrapped.
    wanted: usize,
    /// What it may shrink to.
    least: usize,
    soft: bool,
}

impl Measured {
    fn of(head: &[String], body: &[Vec<String>], place: usize, firm: bool, soft: bool) -> Measured {
        let cells = || body.iter().filter_map(|row| row.get(place));
        let head = head.get(place).map_or("", String::as_str);
        let content = cells().map(|cell| width(cell)).max().unwrap_or(0);
        let wanted = content.max(width(head));
        let least = match firm {
            true => content.max(longest_piece(head)),
            false => {
                cells().map(|cell| longest_piece(cell)).max().unwrap_or(0).clamp(LEAST, 24).max(longest_piece(head))
            }
        };
        Measured { wanted, least: least.min(wanted), soft }
    }
}

/// The widths at which the columns fit: soft columns give way first, then all that may, then all.
fn fitted(columns: &[Measured], room: usize) -> Vec<usize> {
    let room = room.saturating_sub(GAP * columns.len().saturating_sub(1));
    let mut widths: Vec<usize> = columns.iter().map(|column| column.wanted).collect();
    let rounds: [fn(&Measured) -> Option<usize>; 3] =
        [|column| column.soft.then_some(column.least), |column| Some(column.least), |_| Some(LEAST / 2)];
    for least in rounds {
        while widths.iter().sum::<usize>() > room {
            let open = widths.iter_mut().zip(columns);
            let open = open.filter(|(width, column)| least(column).is_some_and(|least| **width > least));
            match open.map(|(width, _)| width).max() {
                Some(widest) => *widest -= 1,
                None => break,
            }
        }
    }
    widths
}
