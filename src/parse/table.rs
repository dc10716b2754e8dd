//! Flattened tables: rows of bare numbers whose units and subjects stand only in the header.
//!
//! A table is a line of names, followed by at least two lines with as many cells of which all but the first are
//! numbers. Cells are parted by tabs, ideographic spaces, bars, or two blanks and more.

use crate::quantity::{self, UnitClass};
use crate::text::Span;

/// A cell that holds a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) span: Span,
    /// The name of its column.
    pub(crate) column: Span,
    /// The name of its row.
    pub(crate) row: Span,
    /// The unit, as the header states it.
    pub(crate) unit: Option<Span>,
    pub(crate) unit_class: UnitClass,
    /// Whether the row sums the others.
    pub(crate) is_total: bool,
    /// The cell of the same column in the row of totals, as an index into the cells.
    pub(crate) total: Option<usize>,
}

/// Finds the cells of all tables of a reading, in text order.
pub(crate) fn cells(text: &str) -> Vec<Cell> {
    let mut out = Vec::new();
    let mut lines: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines.push(Span::new(start, start + line.trim_end().len()));
        }
        start += line.len();
    }
    let mut at = 0;
    while at < lines.len() {
        if !lines.get(at).is_some_and(|line| may_part(line.of(text).unwrap_or("").trim_start())) {
            at += 1;
            continue;
        }
        let header = split(text, lines.get(at).copied().unwrap_or_default());
        let is_header = header.len() >= 2 && header.iter().all(|cell| !is_number(text, *cell));
        let rows = if is_header { rows_below(text, &lines, at, header.len()) } else { Vec::new() };
        if rows.len() < 2 {
            at += 1;
            continue;
        }
        let caption = at.checked_sub(1).and_then(|before| lines.get(before)).copied();
        add(text, caption, &header, &rows, &mut out);
        at += 1 + rows.len();
    }
    out
}

fn rows_below(text: &str, lines: &[Span], header: usize, width: usize) -> Vec<Vec<Span>> {
    let mut rows = Vec::new();
    for line in lines.iter().skip(header + 1) {
        let row = split(text, *line);
        let counts =
            row.len() == width && row.iter().skip(1).all(|cell| is_number(text, *cell) || is_blank(text, *cell));
        let named = row.first().is_some_and(|cell| !is_number(text, *cell));
        if !(counts && named) {
            break;
        }
        rows.push(row);
    }
    rows
}

fn add(text: &str, caption: Option<Span>, header: &[Span], rows: &[Vec<Span>], out: &mut Vec<Cell>) {
    let stated = caption.map(|caption| stated_units(text, caption)).unwrap_or_default();
    let base = out.len();
    for row in rows {
        let Some(label) = row.first().copied() else { continue };
        let name = label.of(text).unwrap_or("");
        let is_total = ["合计", "总计", "共计", "小计", "总数"].contains(&name)
            || name.starts_with('全') && name.chars().count() == 2;
        for (index, cell) in row.iter().enumerate().skip(1).filter(|(_, cell)| is_number(text, **cell)) {
            let Some(column) = header.get(index).copied() else { continue };
            let own = bracketed(text, column);
            let unit = own.map(|(_, unit)| unit).or(match stated.len() {
                1 => stated.first().copied(),
                count if count + 1 == header.len() => stated.get(index - 1).copied(),
                _ => None,
            });
            let column = own.map_or(column, |(name, _)| name);
            let unit_class = class(unit.and_then(|unit| unit.of(text)), column.of(text).unwrap_or(""));
            out.push(Cell { span: *cell, column, row: label, unit, unit_class, is_total, total: None });
        }
    }
    let totals: Vec<(usize, Span)> = out
        .iter()
        .enumerate()
        .skip(base)
        .filter(|(_, cell)| cell.is_total)
        .map(|(at, cell)| (at, cell.column))
        .collect();
    for cell in out.iter_mut().skip(base).filter(|cell| !cell.is_total && cell.unit_class != UnitClass::Percent) {
        cell.total = totals.iter().find(|(_, column)| *column == cell.column).map(|(at, _)| *at);
    }
}

/// （单位：个、名、%）: the units of the columns, in order.
fn stated_units(text: &str, caption: Span) -> Vec<Span> {
    let line = caption.of(text).unwrap_or("");
    let Some(mark) = line.find("单位").map(|at| at + "单位".len()) else { return Vec::new() };
    let rest = line.get(mark..).unwrap_or("").trim_start_matches(['：', ':']);
    let begin = line.len() - rest.len();
    let end = rest.find(['）', ')', '\n']).unwrap_or(rest.len());
    let mut units = Vec::new();
    let mut at = begin;
    for unit in rest.get(..end).unwrap_or("").split(['、', '，', ',', '/']) {
        units.push(Span::new(caption.start + at, caption.start + at + unit.len()));
        at += unit.len()
            + rest.get(at - begin + unit.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    units
}

/// 党员（名）: a column's own unit.
fn bracketed(text: &str, column: Span) -> Option<(Span, Span)> {
    let name = column.of(text)?;
    let open = name.find(['（', '('])?;
    let close = name.find(['）', ')'])?;
    let inner = open + name.get(open..)?.chars().next()?.len_utf8();
    (inner < close)
        .then(|| (Span::new(column.start, column.start + open), Span::new(column.start + inner, column.start + close)))
}

fn class(unit: Option<&str>, column: &str) -> UnitClass {
    let noun = crate::vocabulary::Lexicon::get().noun_at_end(column);
    let unit = unit.unwrap_or("").trim_start_matches(['万', '亿']);
    if unit == "%" {
        return UnitClass::Percent;
    }
    match quantity::Lexicon::bundled().classifier(unit, 0) {
        Some(classifier) if !classifier.open => classifier.class,
        Some(classifier) => noun.unwrap_or(classifier.class),
        None => noun.unwrap_or(UnitClass::Other),
    }
}

/// Whether a line may have more than one cell: it holds a blank or a bar, of either width.
fn may_part(line: &str) -> bool {
    let bytes = line.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    // No way out in the middle: so the whole line is looked at many bytes at a time.
    pairs.fold(false, |found, (left, right)| {
        let is_narrow = (*left == b'\t') | (*left == b'|') | ((*left == b' ') & (*right == b' '));
        // The last two bytes of the wide blank and the wide bar.
        let is_wide = ((*left == 0x80) & (*right == 0x80)) | ((*left == 0xBD) & (*right == 0x9C));
        found | is_narrow | is_wide
    })
}

/// The cells of a line.
fn split(text: &str, line: Span) -> Vec<Span> {
    let content = line.of(text).unwrap_or("");
    let mut cells = Vec::new();
    let mut cell: Option<(usize, usize)> = None;
    let mut blanks = 0;
    for (at, c) in content.char_indices() {
        let wide = matches!(c, '\t' | '\u{3000}' | '|' | '｜');
        blanks = if c == ' ' { blanks + 1 } else { 0 };
        if wide || blanks >= 2 {
            cells.extend(cell.take());
        } else if c != ' ' {
            let start = cell.map_or(at, |(start, _)| start);
            cell = Some((start, at + c.len_utf8()));
        }
    }
    cells.extend(cell);
    cells.into_iter().map(|(start, end)| Span::new(line.start + start, line.start + end)).collect()
}

fn is_number(text: &str, cell: Span) -> bool {
    let cell = cell.of(text).unwrap_or("").trim_end_matches(['%', '万', '亿']);
    cell.starts_with(|c: char| c.is_ascii_digit()) && cell.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

fn is_blank(text: &str, cell: Span) -> bool {
    matches!(cell.of(text), Some("—" | "-" | "–" | "——" | "/" | "…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_in_the_caption_or_the_header() {
        let text = "表2　队伍情况（单位：名、%）\n领域　党员　占比\n农村　120　40\n合计　300　100\n";
        let cells = cells(text);
        let of = |span: Span| span.of(text).unwrap_or("");
        let seen: Vec<_> =
            cells.iter().map(|cell| (of(cell.span), of(cell.column), cell.unit.map(of), cell.total)).collect();
        assert_eq!(
            seen,
            [
                ("120", "党员", Some("名"), Some(2)),
                ("40", "占比", Some("%"), None),
                ("300", "党员", Some("名"), None),
                ("100", "占比", Some("%"), None)
            ]
        );
        assert!(cells.iter().all(|cell| cell.is_total == (of(cell.row) == "合计")));
    }

    #[test]
    fn prose_and_lone_rows_are_no_table() {
        assert!(cells("全省招录120名\n全市　共招录　300名\n").is_empty());
        assert!(cells("领域　党员\n农村　120\n").is_empty());
    }
}
