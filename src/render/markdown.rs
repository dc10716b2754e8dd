//! The face for Markdown: GitHub's tables; whatever a report holds is shown as it stands and never becomes markup.

use std::io::{self, Write};

use super::document::{Block, Document, Face};
use super::table::Table;

pub(super) fn write(document: &Document, face: &Face, out: &mut dyn Write) -> io::Result<()> {
    let mut after_item = false;
    for block in &document.blocks {
        if after_item && !matches!(block, Block::Item(..) | Block::Data(_)) {
            writeln!(out)?;
        }
        match block {
            Block::Heading(level, text) => {
                writeln!(out, "{} {}\n", "#".repeat(*level), escaped(text.to(face.language)))?
            }
            Block::Item(label, text) => {
                let (label, text) = (label.to(face.language).trim(), text.to(face.language));
                match label {
                    "" if text.is_empty() => {}
                    "" | "-" => writeln!(out, "- {}", escaped(text))?,
                    _ => writeln!(out, "- **{}** {}", escaped(label), escaped(text))?,
                }
            }
            Block::Table(_, table) => write_table(table, face, out)?,
            Block::Data(_) => continue,
        }
        after_item = matches!(block, Block::Item(..));
    }
    Ok(())
}

fn write_table(table: &Table, face: &Face, out: &mut dyn Write) -> io::Result<()> {
    let columns: Vec<_> = table.shown().collect();
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let heads = columns.iter().map(|(_, column)| escaped(column.head.to(face.language)));
    writeln!(out, "{}", line(heads.collect()))?;
    let rules = columns.iter().map(|(_, column)| if column.is_right() { "---:" } else { "---" }.to_string());
    writeln!(out, "{}", line(rules.collect()))?;
    let mut group = None;
    for row in table.rows() {
        if row.group != group {
            group.clone_from(&row.group);
            if let Some(words) = &row.group {
                let rest = std::iter::repeat_n(String::new(), columns.len().saturating_sub(1));
                let first = format!("**{}**", escaped(words.faced().to(face.language)));
                writeln!(out, "{}", line(std::iter::once(first).chain(rest).collect()))?;
            }
        }
        let cell = |place: usize| row.cells.get(place).map_or(String::new(), |cell| cell.text(face.language));
        writeln!(out, "{}", line(columns.iter().map(|(place, _)| escaped(&cell(*place))).collect()))?;
    }
    writeln!(out)?;
    for note in &table.notes {
        writeln!(out, "{}\n", escaped(note.to(face.language)))?;
    }
    Ok(())
}

/// A text that Markdown shows as it stands, in one line: marks with a meaning are escaped, line ends become spaces.
///
/// ```
/// use zongshu::render::markdown_text;
/// assert_eq!(markdown_text("a|b <script>"), r"a\|b \<script\>");
/// assert_eq!(markdown_text("party_members"), "party_members");
/// ```
pub fn markdown_text(text: &str) -> String {
    escaped(text)
}

fn escaped(text: &str) -> String {
    let chars: Vec<char> = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (place, c) in chars.iter().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_ascii_alphanumeric());
        let inner = *c == '_' && beside(place.checked_sub(1)) && beside(Some(place + 1));
        let ends = chars.get(place + 1).is_none_or(|next| *next == ' ' || next == c);
        let leads = place == 0 && ends && matches!(c, '#' | '+' | '-' | '=');
        let number = matches!(c, '.' | ')') && ends && place > 0 && chars.iter().take(place).all(char::is_ascii_digit);
        let marks = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
        if (marks && !inner) || leads || number {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}
