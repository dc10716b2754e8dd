//! [`Grid`]: where the rows and cells of a table stand.
//!
//! A row is a line whose cells are parted by tabs or bars, or by wide blanks; or a run of lines with one cell each.

use crate::text::Span;

use super::caption;
use super::figure::{Figure, is_blank, is_unit, is_year};
use super::header::{Label, Sense};
use crate::parse::signs::{self, Sign, Signs};

/// The longest cell of a table with one cell a line, in characters.
const LONGEST: usize = 24;

/// The most columns of a table.
const MOST: usize = 64;

/// The most columns of a table with one cell a line.
const WIDEST: usize = 12;

/// The fewest cells of such a table: a header of two names and two rows.
const FEWEST: usize = 6;

/// The rows of one table, all as wide as its header.
pub(super) struct Grid {
    /// The lines above it that may say what it is about, the nearest last.
    pub(super) captions: Vec<Span>,
    /// The parts of the name of each column: one for each line of the header.
    pub(super) header: Vec<Vec<Span>>,
    pub(super) rows: Vec<Vec<Span>>,
}

/// How the cells of a line are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parting {
    /// By tabs or bars; a cell may be empty.
    Hard,
    /// By any wide blank; no cell is empty.
    Soft,
}

/// The lines of a text that are not empty, without the line end.
pub(super) fn lines(signs: &Signs<'_>) -> Vec<Span> {
    let text = signs.text;
    // A page has fewer lines; of a text of nothing but line ends most are empty.
    const USUAL: usize = 256;
    let ends = signs.list(signs::LINE);
    let mut lines = Vec::with_capacity((ends.len() + 1).min(USUAL));
    let mut start = 0;
    let ends = ends.iter().filter(|sign| sign.character == '\n').map(|sign| sign.end());
    for end in ends.chain([text.len()]) {
        let line = text.get(start..end).unwrap_or("");
        if line.contains(|c: char| !c.is_whitespace()) {
            lines.push(Span::new(start, start + line.trim_end_matches(['\n', '\r']).len()));
        }
        start = end;
    }
    lines
}

/// Finds all tables of a text, in text order.
pub(super) fn grids(signs: &Signs<'_>, lines: &[Span]) -> Vec<Grid> {
    let text = signs.text;
    let mut grids = Vec::new();
    let may_part = |line: Span| may_part(line.start, signs.within(line, signs::GAP));
    let mut at = 0;
    while let Some(line) = lines.get(at).copied() {
        let content = line.of(text).unwrap_or("");
        // An indent parts nothing; a tab at the start leaves the first cell empty.
        if may_part(line) {
            let table = if is_prose(signs, line) { None } else { parted(text, lines, at) };
            match table {
                Some((grid, next)) => {
                    grids.push(grid);
                    at = next;
                }
                None => at += 1,
            }
            continue;
        }
        if !is_short(content) {
            at += 1;
            continue;
        }
        let is_cell = |line: &&Span| line.of(text).is_some_and(is_short) && !may_part(**line);
        let more = lines.iter().skip(at).take_while(is_cell);
        let end = at + more.count();
        if end - at >= FEWEST {
            stacked(text, lines, at..end, &mut grids);
        }
        at = end;
    }
    grids
}

/// Whether a stretch of a line without a gap is longer than a name of a header: so that it is none.
fn is_prose(signs: &Signs<'_>, line: Span) -> bool {
    // A character has four bytes at the most.
    const LONG: usize = 4 * 2 * LONGEST;
    let ends = signs.within(line, signs::GAP).map(|gap| gap.at).chain([line.end]);
    let starts = [line.start].into_iter().chain(signs.within(line, signs::GAP).map(|gap| gap.end()));
    starts.zip(ends).any(|(start, end)| end > start + LONG)
}

/// The table whose header is a line, and the index of the line behind it.
fn parted(text: &str, lines: &[Span], at: usize) -> Option<(Grid, usize)> {
    let content = lines.get(at)?.of(text)?;
    let is_hard = content.contains(['\t', '|', '｜']);
    let hard = if is_hard { read(text, lines, at, Parting::Hard) } else { None };
    hard.or_else(|| read(text, lines, at, Parting::Soft))
}

fn read(text: &str, lines: &[Span], at: usize, parting: Parting) -> Option<(Grid, usize)> {
    // The empty cell behind a last tab is none.
    let cells = |at: usize| {
        let mut cells = lines.get(at).map(|line| split(text, *line, parting)).unwrap_or_default();
        while cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        cells
    };
    let is_rule = |at: usize| lines.get(at).and_then(|line| line.of(text)).is_some_and(is_rule);
    let first = cells(at);
    let is_title = lines.get(at).and_then(|line| line.of(text)).is_some_and(caption::is_label);
    if !(2..=MOST).contains(&first.len()) || !is_header(text, &first) || is_rule(at) || is_title {
        return None;
    }
    let mut next = at + 1;
    let is_ruled = is_rule(next);
    next += usize::from(is_ruled);
    let below = cells(next);
    let is_second =
        (2..=MOST).contains(&below.len()) && is_header(text, &below) && below.iter().any(|cell| !cell.is_empty());
    let (header, next) = if is_second && !is_row(text, &below) {
        let next = next + 1 + usize::from(is_rule(next + 1));
        let width = [next, next + 1].map(|row| cells(row).len()).into_iter().max().unwrap_or(0);
        (joined(&first, &below, width)?, next)
    } else {
        (first.iter().map(|cell| vec![*cell]).collect::<Vec<_>>(), next)
    };
    let mut header = header;
    let top = [next, next + 1].into_iter().map(|row| fit(text, cells(row), header.len()));
    let top = top.max_by_key(Vec::len).unwrap_or_default();
    // Nothing stands over the names of the rows.
    if is_row(text, &top) && top.len() == header.len() + 1 && header.iter().flatten().all(|cell| !cell.is_empty()) {
        header.insert(0, vec![Span::new(lines.get(at)?.start, lines.get(at)?.start)]);
    }
    let (rows, end) = rows(text, lines, next, header.len(), parting);
    let least = if is_ruled { 1 } else { 2 };
    if rows.len() < least {
        return None;
    }
    let captions = (at.saturating_sub(2)..at).filter_map(|line| lines.get(line).copied()).collect();
    Some((Grid { captions, header, rows }, end))
}

/// The rows from a line on, and the index of the line behind them.
fn rows(text: &str, lines: &[Span], from: usize, width: usize, parting: Parting) -> (Vec<Vec<Span>>, usize) {
    let mut rows = Vec::new();
    let (mut at, mut end) = (from, from);
    let mut idle = 0;
    while let Some(line) = lines.get(at) {
        let content = line.of(text).unwrap_or("");
        if is_rule(content) {
            at += 1;
            continue;
        }
        let row = fit(text, split(text, *line, parting), width);
        if row.len() != width {
            break;
        }
        if is_row(text, &row) {
            rows.push(row);
            end = at + 1;
            idle = 0;
        } else if is_idle(text, &row) && idle < 2 && (!rows.is_empty() || parting == Parting::Hard) {
            // A name without figures: the head of the rows below it.
            idle += 1;
        } else {
            break;
        }
        at += 1;
    }
    (rows, end)
}

/// A row with as many cells as the header, where blanks tell: empty cells at its end, and names of two signs set wide.
fn fit(text: &str, mut row: Vec<Span>, width: usize) -> Vec<Span> {
    while row.len() > width && row.last().is_some_and(|cell| cell.is_empty()) {
        row.pop();
    }
    let is_sign = |cell: &Span| {
        cell.of(text).is_some_and(|cell| {
            let mut signs = cell.chars();
            signs.next().is_some_and(|sign| sign >= '\u{4e00}') && signs.next().is_none()
        })
    };
    if row.len() == width + 1
        && let (Some(first), Some(second)) = (row.first().copied(), row.get(1).copied())
        && is_sign(&first)
        && is_sign(&second)
    {
        row.remove(0);
        if let Some(name) = row.first_mut() {
            *name = Span::new(first.start, second.end);
        }
    }
    row
}

/// A header of two lines: the names of the first stand over several of the second.
fn joined(first: &[Span], second: &[Span], width: usize) -> Option<Vec<Vec<Span>>> {
    if width < 2 {
        return None;
    }
    if first.len() == width && second.len() == width {
        let mut above = *first.first()?;
        let mut header = Vec::new();
        for (index, (upper, lower)) in first.iter().zip(second).enumerate() {
            if !upper.is_empty() {
                above = *upper;
            }
            // An empty cell is covered by the name to its left, if something stands under it.
            let upper = if upper.is_empty() && !lower.is_empty() && index > 0 { above } else { *upper };
            header.push([upper, *lower].into_iter().filter(|cell| !cell.is_empty()).collect());
        }
        return Some(header);
    }
    let second: Vec<Span> = second.iter().copied().skip_while(|cell| cell.is_empty()).collect();
    let first: Vec<Span> = first.iter().copied().filter(|cell| !cell.is_empty()).collect();
    let alone = width.checked_sub(second.len())?;
    let over = first.len().checked_sub(alone).filter(|over| *over > 0 && alone > 0)?;
    let under = second.len().is_multiple_of(over).then_some(second.len() / over)?;
    let mut header: Vec<Vec<Span>> = first.iter().take(alone).map(|cell| vec![*cell]).collect();
    for (upper, lowers) in first.iter().skip(alone).zip(second.chunks(under)) {
        header.extend(lowers.iter().map(|lower| vec![*upper, *lower]));
    }
    (header.len() == width && width <= MOST).then_some(header)
}

/// Whether the cells may be a header: names, and years.
fn is_header(text: &str, cells: &[Span]) -> bool {
    cells.iter().enumerate().all(|(index, cell)| {
        let content = cell.of(text).unwrap_or("");
        index > 0 && is_year(content) || Figure::read(text, *cell).is_none() && content.chars().count() <= 2 * LONGEST
    })
}

/// Whether the cells are a row: a name or a number in order, and figures.
fn is_row(text: &str, cells: &[Span]) -> bool {
    let named =
        |cell: &Span| !cell.is_empty() && Figure::read(text, *cell).is_none() && !is_blank(cell.of(text).unwrap_or(""));
    let is_figure = |cell: &Span| Figure::read(text, *cell).is_some();
    let Some(first) = cells.first() else { return false };
    // The rows of a column of years have no other name.
    let is_year = is_year(first.of(text).unwrap_or(""));
    let is_numbered = is_figure(first) && (is_year || cells.get(1).is_some_and(named));
    (named(first) || is_numbered) && cells.iter().skip(1).any(is_figure)
}

/// Whether the cells are a name with nothing beside it.
fn is_idle(text: &str, cells: &[Span]) -> bool {
    cells.first().is_some_and(|cell| !cell.is_empty())
        && cells.iter().skip(1).all(|cell| is_blank(cell.of(text).unwrap_or("")))
}

/// Whether a line rules off the header: | --- | :---: |.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '+'))
        || line.contains("──") && line.chars().all(|c| ('─'..='╿').contains(&c) || c == ' ')
}

/// Whether a line may have more than one cell: among its `gaps` is a wide one, or two narrow ones side by side, behind the
/// indent. The line starts at byte `start`.
fn may_part<'s>(start: usize, gaps: impl Iterator<Item = &'s Sign>) -> bool {
    let (mut indent, mut narrow) = (start, None);
    for gap in gaps {
        let is_narrow = gap.character == ' ';
        if gap.at == indent && (is_narrow || gap.character == '\u{3000}') {
            indent = gap.end();
        } else if !is_narrow || narrow == Some(gap.at) {
            return true;
        } else {
            narrow = Some(gap.end());
        }
    }
    false
}

/// Whether a line may be one cell: it is short and no sentence.
fn is_short(line: &str) -> bool {
    let content = line.trim();
    !content.is_empty()
        && content.len() <= 4 * LONGEST
        && !content.contains(['。', '！', '？', '；', '，', '《'])
        && content.chars().count() <= LONGEST
}

/// The cells of a line.
fn split(text: &str, line: Span, parting: Parting) -> Vec<Span> {
    let content = line.of(text).unwrap_or("");
    match parting {
        Parting::Soft => soft(content, line.start),
        Parting::Hard => hard(content, line.start),
    }
}

fn hard(content: &str, start: usize) -> Vec<Span> {
    let is_parting = |c: char| matches!(c, '\t' | '|' | '｜');
    let bare = content.trim_matches([' ', '\u{3000}']);
    let mut from = content.len() - content.trim_start_matches([' ', '\u{3000}']).len();
    let mut bare = bare;
    if let Some(rest) = bare.strip_prefix(['|', '｜']) {
        from += bare.len() - rest.len();
        bare = rest;
    }
    if let Some(rest) = bare.strip_suffix(['|', '｜']) {
        bare = rest;
    }
    let mut cells = Vec::new();
    let mut begin = 0;
    for (at, c) in bare.char_indices().chain([(bare.len(), '\t')]).filter(|(_, c)| is_parting(*c)) {
        let cell = bare.get(begin..at).unwrap_or("");
        let content = cell.trim();
        // An empty cell stands where it begins.
        let lead = if content.is_empty() { 0 } else { cell.len() - cell.trim_start().len() };
        let place = start + from + begin + lead;
        cells.push(Span::new(place, place + content.len()));
        begin = at + c.len_utf8();
    }
    cells
}

fn soft(content: &str, start: usize) -> Vec<Span> {
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
    cells.into_iter().map(|(from, to)| Span::new(start + from, start + to)).collect()
}

/// What a line with one cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Unit,
    Figure,
    Blank,
}

/// The tables in a run of short lines, one cell a line.
fn stacked(text: &str, lines: &[Span], run: std::ops::Range<usize>, grids: &mut Vec<Grid>) {
    let offset = run.start;
    let cells: Vec<Span> = lines.get(run).unwrap_or(&[]).iter().map(|line| trimmed(text, *line)).collect();
    let part = |cell: &Span| {
        let content = cell.of(text).unwrap_or("");
        match content {
            _ if Figure::read(text, *cell).is_some() => Part::Figure,
            _ if is_blank(content) => Part::Blank,
            _ if content.chars().count() <= 4 && is_unit(content) => Part::Unit,
            _ => Part::Name,
        }
    };
    let parts: Vec<Part> = cells.iter().map(part).collect();
    let is = |at: usize, wanted: Part| parts.get(at) == Some(&wanted);
    let (mut at, mut floor) = (0, 0);
    while at < parts.len() {
        if !is(at, Part::Figure) {
            at += 1;
            continue;
        }
        // The name of the row stands before its figures, its unit and its blanks.
        let start = (floor..at).rev().take(WIDEST).take_while(|before| !is(before + 1, Part::Name)).last();
        let start = start.filter(|start| is(*start, Part::Name));
        let last = parts.len().min(at + 1 + WIDEST);
        let end = (at + 1..last).find(|after| is(*after, Part::Name)).unwrap_or(last);
        let mut behind = end;
        let found = start.and_then(|start| {
            let width = end - start;
            let top = start.checked_sub(width).filter(|top| *top >= floor && (2..=WIDEST).contains(&width))?;
            let header = cells.get(top..start)?;
            let is_named = header.iter().enumerate().all(|(index, cell)| {
                let content = cell.of(text).unwrap_or("");
                index > 0 && is_year(content) || matches!(parts.get(top + index), Some(Part::Name | Part::Unit))
            });
            if !is_named {
                return None;
            }
            let mut rows = Vec::new();
            let mut next = start;
            while is(next, Part::Name)
                && (next + 1..next + width).all(|cell| cell < parts.len() && !is(cell, Part::Name))
                && (next + 1..next + width).any(|cell| is(cell, Part::Figure))
            {
                rows.push(cells.get(next..next + width)?.to_vec());
                next += width;
            }
            // What is looked through once is not looked through again: the rows below have no header of names.
            behind = next;
            (rows.len() >= 2 && header_tells(text, header, &rows)).then(|| {
                let captions = ((offset + top).saturating_sub(2)..offset + top)
                    .filter_map(|line| lines.get(line).copied())
                    .collect();
                let header = header.iter().map(|cell| vec![*cell]).collect();
                (Grid { captions, header, rows }, next)
            })
        });
        match found {
            Some((grid, next)) => {
                grids.push(grid);
                (at, floor) = (next, next);
            }
            None => at = behind.max(at + 1),
        }
    }
}

/// Whether the names of all columns of figures say what the figures are: so that no list of links is a table.
fn header_tells(text: &str, header: &[Span], rows: &[Vec<Span>]) -> bool {
    let is_figure = |column: usize| {
        let is_serial = header.get(column).is_some_and(|cell| Label::read(text, *cell).sense == Sense::Serial);
        !is_serial && rows.iter().any(|row| row.get(column).is_some_and(|cell| Figure::read(text, *cell).is_some()))
    };
    let has_units = (1..header.len())
        .any(|column| rows.iter().all(|row| row.get(column).and_then(|cell| cell.of(text)).is_some_and(is_unit)));
    let mut figures = header.iter().enumerate().skip(1).filter(|(column, _)| is_figure(*column)).peekable();
    figures.peek().is_some()
        && figures.all(|(_, cell)| {
            let label = Label::read(text, *cell);
            has_units
                || label.sense != Sense::Name && label.sense != Sense::None
                || label.unit.is_some()
                || label.counts(text)
                || label.is_per_cent(text)
        })
}

fn trimmed(text: &str, line: Span) -> Span {
    let content = line.of(text).unwrap_or("");
    let lead = content.len() - content.trim_start().len();
    let content = content.trim();
    Span::new(line.start + lead, line.start + lead + content.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(usize, usize)> {
        grids(&Signs::of(text), &lines(&Signs::of(text)))
            .iter()
            .map(|grid| (grid.header.len(), grid.rows.len()))
            .collect()
    }

    #[test]
    fn rows_are_lines_with_parted_cells() {
        assert_eq!(shapes("领域　党员\n农村　120\n机关　80\n"), [(2, 2)]);
        assert_eq!(shapes("| 领域 | 党员 |\n| --- | :---: |\n| 农村 | 120 |\n"), [(2, 1)]);
        assert_eq!(shapes("领域\t党组织\t党员\n农村\t\t120\n机关\t3\t\n"), [(3, 2)]);
        assert_eq!(shapes("\t2022\t2023\n党员\t120\t130\n党组织\t3\t4\n"), [(3, 2)]);
        assert_eq!(shapes("领域　党员　占比\n农村　120　40\n合　计　300　100\n"), [(3, 2)]);
        assert_eq!(
            shapes("地区\t党员\t党组织\n2022年\t2023年\t2022年\t2023年\n甲市\t1\t2\t3\t4\n乙市\t1\t2\t3\t4\n"),
            [(5, 2)]
        );
    }

    #[test]
    fn rows_may_have_one_cell_a_line() {
        assert_eq!(shapes("指标\n单位\n数量\n党员\n名\n120\n党组织\n个\n—\n—\n"), []);
        assert_eq!(shapes("指标\n单位\n数量\n党员\n名\n120\n党组织\n个\n3\n"), [(3, 2)]);
        assert_eq!(shapes("标题\n领域\n党员（名）\n农村\n120\n机关\n80\n落款\n"), [(2, 2)]);
    }

    #[test]
    fn lists_are_no_tables() {
        for list in [
            "首页\n栏目\n要闻\n12\n公告\n3\n专题\n5\n",
            "姓名\n电话\n张三\n2345678\n李四\n3456789\n",
            "全省招录120名\n全市　共招录　300名\n",
            "领域　党员\n农村　120\n",
            "张三　李四\n王五　赵六\n",
            "1\n2\n3\n4\n5\n",
            "不忘初心\n牢记使命\n立党为公\n执政为民\n",
            "要闻\t专题\n1\t2\n3\t4\n",
            "1\n首页\n2\n新闻\n3\n公告\n",
            "某局\n办公室\n0851-12345\n某委\n办公室\n0851-23456\n",
        ] {
            assert_eq!(shapes(list), [], "{list}");
        }
    }
}
