//! [`Cell`]: a figure of a table and what it says.
//!
//! What the names of its row and its column stand for decides what is counted: where the columns name it, the rows are
//! parts of the region; where the rows name it, the columns are times, sums, shares and changes.

use crate::quantity::{self, UnitClass};
use crate::text::Span;
use crate::vocabulary::{Lexicon, Word};

use super::caption::Caption;
use super::clause::Clause;
use super::figure::{Figure, is_blank, is_unit, is_year, unmarked};
use super::header::{Label, Sense, counted};
use super::layout::Grid;
use super::words;
use super::{Mark, Tables};

/// A figure of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) figure: Figure,
    /// What a sentence would say of it.
    pub(crate) clause: Clause,
    /// The last name in it.
    pub(crate) name: Span,
    /// The title of its table.
    pub(crate) title: Option<Span>,
    /// The part of the region it is limited to.
    pub(crate) part: Option<Span>,
    /// Whether the column of that part is one of places.
    pub(crate) is_located: bool,
    /// The cell that sums it and others.
    pub(crate) whole: Option<Span>,
    /// Whether it is the share that a part has of the whole: no indicator has such shares.
    pub(crate) is_portion: bool,
    /// Which way, where the figure is a change.
    pub(crate) direction: Option<i8>,
    /// The cell that holds the level after the change.
    pub(crate) level: Option<Span>,
}

/// What the names over a column say together.
#[derive(Debug, Clone)]
struct Column {
    sense: Sense,
    time: Option<Span>,
    /// What is counted: a lower name stands before the name above it.
    names: Vec<Span>,
    unit: Option<Span>,
    base: Option<Span>,
    is_fall: bool,
    is_per_cent: bool,
    /// Whether its cells are figures.
    has_figures: bool,
    /// Whether a figure is more than one, so that shares are not written as fractions of one.
    exceeds_one: bool,
}

/// Where it stands what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// In the names of the columns; the rows are parts.
    Columns,
    /// In the names of the columns; the rows are times.
    Times,
    /// In the names of the rows.
    Rows,
    /// Above the table; the rows are parts.
    Caption,
}

/// Reads the cells of a table.
pub(super) fn read(text: &str, grid: &Grid, tables: &mut Tables) {
    if let Some(reader) = Reader::of(text, grid, tables) {
        reader.read(tables);
    }
}

struct Reader<'a> {
    text: &'a str,
    grid: &'a Grid,
    caption: Caption,
    columns: Vec<Column>,
    rows: Vec<Label>,
    /// The column that names the rows, and the one that holds their units.
    names: usize,
    units: Option<usize>,
    counted: Counted,
}

impl<'a> Reader<'a> {
    fn of(text: &'a str, grid: &'a Grid, tables: &mut Tables) -> Option<Reader<'a>> {
        let caption = Caption::read(text, &grid.captions);
        let columns: Vec<Column> = (0..grid.header.len()).map(|index| Column::read(text, grid, index)).collect();
        let cell = |row: &Vec<Span>, index: usize| row.get(index).copied().unwrap_or_default();
        let holds = |index: usize, is: &dyn Fn(&str) -> bool| {
            let mut cells = grid
                .rows
                .iter()
                .map(|row| cell(row, index).of(text).unwrap_or(""))
                .filter(|cell| !is_blank(cell))
                .peekable();
            cells.peek().is_some() && cells.all(is)
        };
        let is_times = |index: usize| {
            grid.rows.iter().all(|row| {
                let cell = cell(row, index);
                is_year(cell.of(text).unwrap_or("")) || Label::read(text, cell).sense == Sense::Time
            })
        };
        let has_name = |index: usize| {
            !columns.get(index).is_some_and(|column| column.sense == Sense::Serial)
                && (is_times(index)
                    || grid.rows.iter().all(|row| Figure::read(text, cell(row, index)).is_none())
                        && !(index > 0 && holds(index, &is_unit)))
        };
        let names = (0..grid.header.len()).find(|index| has_name(*index))?;
        let units = (names + 1..grid.header.len()).find(|index| holds(*index, &is_unit));
        let rows: Vec<Label> = grid.rows.iter().map(|row| Label::read(text, cell(row, names))).collect();
        let mut reader = Reader { text, grid, caption, columns, rows, names, units, counted: Counted::Columns };
        reader.counted = if is_times(names) { Counted::Times } else { reader.counted() };
        reader.mark(tables);
        Some(reader)
    }

    /// Where the table says what is counted.
    fn counted(&self) -> Counted {
        let text = self.text;
        let of = |span: &Span| span.of(text).unwrap_or("");
        let figures = || self.columns.iter().skip(self.names + 1).filter(|column| column.has_figures);
        let plain: Vec<&Column> = figures().filter(|column| column.sense == Sense::Name).collect();
        let single = match self.caption.units.as_slice() {
            [unit] => Some(*unit),
            _ => None,
        };
        let names = |column: &&&Column| {
            let unit = column.unit.or(single).as_ref().map_or("", of);
            column.is_per_cent || column.names.iter().any(|name| counts_in(of(name), unit) && !is_place(of(name)))
        };
        let naming = plain.iter().filter(names).count();
        let rows: Vec<&Label> = self.rows.iter().filter(|row| row.sense == Sense::Name).collect();
        let places = rows.iter().filter(|row| is_place(of(&row.span))).count();
        let counting = rows.iter().filter(|row| {
            let unit = row.unit.or(single).as_ref().map_or("", of);
            counts_in(of(&row.span), unit) && !is_place(of(&row.span))
        });
        let counting = counting.count();
        let is_parts = words::ending("group", self.corner()).is_some() || places * 2 > rows.len();
        if !plain.is_empty() {
            let is_rows = naming * 2 < plain.len() && counting * 2 >= rows.len() && !is_parts;
            return if is_rows { Counted::Rows } else { Counted::Columns };
        }
        if is_parts && self.caption.name.is_some() { Counted::Caption } else { Counted::Rows }
    }

    /// What stands above the names of the rows.
    fn corner(&self) -> &'a str {
        let name = self.columns.get(self.names).and_then(|column| column.names.first());
        name.and_then(|name| name.of(self.text)).unwrap_or("")
    }

    /// Marks what stands in the table and counts nothing: units, numbers in order, years.
    fn mark(&self, tables: &mut Tables) {
        let mut mark = |span: Span, mark: Mark| tables.marks.push((span, mark));
        self.caption.units.iter().for_each(|unit| mark(*unit, Mark::Unit));
        for (index, parts) in self.grid.header.iter().enumerate() {
            for part in parts {
                let label = Label::read(self.text, *part);
                label.unit.into_iter().for_each(|unit| mark(unit, Mark::Unit));
                if index > 0 && part.of(self.text).is_some_and(is_year) {
                    mark(*part, Mark::Year);
                }
            }
        }
        for (row, label) in self.grid.rows.iter().zip(&self.rows) {
            label.unit.into_iter().for_each(|unit| mark(unit, Mark::Unit));
            for (index, cell) in row.iter().enumerate() {
                // 36[1]: the number of a note.
                let note = cell.of(self.text).map_or(0, |content| unmarked(content).len());
                let note = Span::new(cell.start + note, cell.end);
                if note.of(self.text).is_some_and(|note| note.contains(|c: char| c.is_ascii_digit())) {
                    mark(note, Mark::Serial);
                }
                let is_serial =
                    index < self.names || self.columns.get(index).is_some_and(|column| column.sense == Sense::Serial);
                if Some(index) == self.units {
                    mark(*cell, Mark::Unit);
                } else if index == self.names && cell.of(self.text).is_some_and(is_year) {
                    mark(*cell, Mark::Year);
                } else if is_serial {
                    mark(*cell, Mark::Serial);
                }
            }
        }
    }

    fn read(&self, tables: &mut Tables) {
        // For each column the figure of the row of totals, and of the last row that is no part of another.
        let mut totals: Vec<Option<Span>> = vec![None; self.columns.len()];
        let total_row = self.rows.iter().position(|row| row.sense == Sense::Total);
        if let Some(row) = total_row.and_then(|row| self.grid.rows.get(row)) {
            for (total, cell) in totals.iter_mut().zip(row) {
                *total = Figure::read(self.text, *cell).map(|figure| figure.span);
            }
        }
        let sums = self.shares_unit();
        let mut wholes: Vec<Option<Span>> = vec![None; self.columns.len()];
        for (at, (cells, row)) in self.grid.rows.iter().zip(&self.rows).enumerate() {
            for (index, (cell, column)) in cells.iter().zip(&self.columns).enumerate().skip(self.names + 1) {
                if Some(index) == self.units || !column.has_figures || column.sense == Sense::Serial {
                    continue;
                }
                let Some(figure) = Figure::read(self.text, *cell) else { continue };
                let is_sum =
                    !matches!(column.sense, Sense::Change | Sense::ChangeCount | Sense::Share) && !column.is_per_cent;
                let whole = match (row.is_part, wholes.get(index).copied().flatten()) {
                    (true, Some(whole)) => Some(whole),
                    _ if total_row == Some(at) => None,
                    _ => totals.get(index).copied().flatten().filter(|_| sums),
                };
                let whole = whole.or_else(|| self.row_total(cells, index)).filter(|_| is_sum);
                if !row.is_part
                    && let Some(slot) = wholes.get_mut(index)
                {
                    *slot = Some(figure.span);
                }
                if let Some(cell) = self.cell(cells, row, index, figure, whole) {
                    tables.cells.push(cell);
                }
            }
        }
    }

    /// Whether a row of totals can sum the rows: they do not count different things.
    fn shares_unit(&self) -> bool {
        let of = |span: Option<Span>| span.and_then(|span| span.of(self.text)).unwrap_or("");
        let unit = |at: usize| match self.units {
            Some(units) => of(self.grid.rows.get(at).and_then(|row| row.get(units)).copied()),
            None => of(self.rows.get(at).and_then(|row| row.unit)),
        };
        let first = unit(0);
        (1..self.rows.len()).all(|at| unit(at) == first)
    }

    /// The figure of the same row that sums the columns.
    fn row_total(&self, cells: &[Span], index: usize) -> Option<Span> {
        let is_sum = |column: &Column| column.sense == Sense::Total && column.has_figures;
        let total = self.columns.iter().position(is_sum).filter(|total| *total != index)?;
        let is_part = self.columns.get(index).is_some_and(|column| column.sense == Sense::Name && !column.is_per_cent);
        let is_parted = self.counted == Counted::Rows || self.counted == Counted::Caption;
        let figure = cells.get(total).and_then(|cell| Figure::read(self.text, *cell));
        figure.filter(|_| is_part && is_parted).map(|figure| figure.span)
    }

    /// The nearest column to the left that names what is counted.
    fn named_before(&self, index: usize) -> Option<&Column> {
        let before = self.columns.get(self.names + 1..index)?;
        before.iter().rev().find(|column| column.sense == Sense::Name && column.has_figures && !column.names.is_empty())
    }

    fn cell(&self, cells: &[Span], row: &Label, index: usize, figure: Figure, whole: Option<Span>) -> Option<Cell> {
        let text = self.text;
        let column = self.columns.get(index)?;
        let caption = || self.caption.name.into_iter().collect::<Vec<_>>();
        let own: Vec<Span> = row.name.into_iter().collect();
        let is_relative = matches!(column.sense, Sense::Change | Sense::ChangeCount | Sense::Share);
        let by_column = || match (column.names.as_slice(), is_relative) {
            ([], true) => self.named_before(index).map(|before| before.names.clone()).unwrap_or_else(caption),
            ([], false) => caption(),
            (names, _) => names.to_vec(),
        };
        let (names, part) = match self.counted {
            Counted::Times => (by_column(), None),
            Counted::Columns => {
                let names = by_column();
                if names.is_empty() { (own, None) } else { (names, row.name) }
            }
            Counted::Caption => (caption(), row.name),
            Counted::Rows => {
                let part = column.names.first().copied().filter(|_| column.sense == Sense::Name);
                let names = if own.is_empty() { caption() } else { own };
                (names, part)
            }
        };
        let name = names.last().copied()?;
        let (unit, made) = self.unit(cells, row, index, &figure);
        if unit.is_none() && made.is_empty() && !figure.has_unit() && figure.is_code() {
            return None;
        }
        let mut clause = Clause::default();
        let time = column.time.or(row.time).or(self.caption.time);
        if let Some(time) = time {
            clause.take(text, time);
            if time.of(text).is_some_and(is_year) {
                clause.add("年");
            }
        }
        names.iter().for_each(|name| clause.take(text, *name));
        let falls = column.is_fall != figure.is_negative;
        let mut direction = None;
        match column.sense {
            Sense::Change | Sense::ChangeCount => {
                column.base.into_iter().for_each(|base| clause.take(text, base));
                clause.add(match (column.sense, falls) {
                    (Sense::Change, false) => "增长",
                    (Sense::Change, true) => "下降",
                    (_, false) => "增加",
                    (_, true) => "减少",
                });
                direction = Some(if falls { -1 } else { 1 });
            }
            Sense::Share => match column.base {
                Some(whole) => {
                    clause.take(text, whole);
                    clause.add("的");
                }
                None => clause.add("占"),
            },
            _ => {}
        }
        clause.figure(&figure.text);
        match unit {
            Some(unit) => clause.take(text, unit),
            None => clause.add(made),
        }
        let level = direction.and_then(|_| self.level(cells, index));
        let is_total = row.sense == Sense::Total;
        let has_parts = matches!(self.counted, Counted::Columns | Counted::Caption);
        let is_portion = column.sense == Sense::Share && has_parts && column.base.is_none();
        let part = part.filter(|_| !is_total);
        let is_located = words::ending("located", self.corner()).is_some();
        let title = self.caption.title;
        Some(Cell { figure, clause, name, title, is_portion, part, is_located, whole, direction, level })
    }

    /// The figure of the same row that a change leads to: the nearest count to the left, the first of several years.
    fn level(&self, cells: &[Span], index: usize) -> Option<Span> {
        let is_level = |at: &usize| {
            self.columns.get(*at).is_some_and(|column| {
                column.has_figures && matches!(column.sense, Sense::Name | Sense::Generic | Sense::Total | Sense::Time)
            })
        };
        let near = (self.names + 1..index).rev().find(is_level)?;
        let is_time = |at: usize| self.columns.get(at).is_some_and(|column| column.sense == Sense::Time);
        let first = (self.names + 1..index).find(is_level)?;
        let at = if is_time(near) && is_time(first) { self.latest(first..index) } else { near };
        cells.get(at).and_then(|cell| Figure::read(self.text, *cell)).map(|figure| figure.span)
    }

    /// The column of the latest of several years; the first where they are not numbered.
    fn latest(&self, range: std::ops::Range<usize>) -> usize {
        let year = |at: &usize| {
            let time = self.columns.get(*at)?.time?.of(self.text)?;
            time.get(..4)?.parse::<i32>().ok()
        };
        let first = range.start;
        range.filter(|at| year(at).is_some()).max_by_key(|at| (year(at), std::cmp::Reverse(*at))).unwrap_or(first)
    }

    /// The unit of a cell: as the table states it, or the one its names imply.
    fn unit(&self, cells: &[Span], row: &Label, index: usize, figure: &Figure) -> (Option<Span>, &'static str) {
        if figure.has_unit() {
            return (None, "");
        }
        let Some(column) = self.columns.get(index) else { return (None, "") };
        let text = self.text;
        let is_rate =
            |unit: &Span| unit.of(text).is_some_and(|unit| matches!(unit, "%" | "‰") || unit.ends_with("百分点"));
        let of_row = || {
            let stated = self.units.and_then(|units| cells.get(units)).copied();
            stated.filter(|unit| unit.of(text).is_some_and(is_unit)).or(row.unit)
        };
        let is_share = matches!(column.sense, Sense::Change | Sense::Share);
        let per_cent = || if column.exceeds_one { "%" } else { "" };
        let stated = if is_share { column.unit.or_else(|| of_row().filter(is_rate)) } else { of_row().or(column.unit) };
        let by_rows = self.counted == Counted::Rows && row.is_per_cent(text) || column.is_per_cent;
        let stated = stated.or_else(|| self.caption_unit(index, by_rows));
        let Some(unit) = stated else {
            return (None, if is_share || by_rows { per_cent() } else { "" });
        };
        // 28.3万 under 万名.
        let magnitude = figure.text.chars().next_back().filter(|c| matches!(c, '万' | '亿'));
        let skip =
            magnitude.filter(|c| unit.of(text).is_some_and(|unit| unit.starts_with(*c))).map_or(0, char::len_utf8);
        (Some(Span::new(unit.start + skip, unit.end)), "")
    }

    /// The unit that the caption states for a column.
    fn caption_unit(&self, index: usize, is_per_cent: bool) -> Option<Span> {
        let text = self.text;
        let is_sign = |unit: &&Span| matches!(unit.of(text), Some("%" | "‰"));
        let units = &self.caption.units;
        if is_per_cent {
            return units.iter().find(is_sign).copied();
        }
        let counts: Vec<Span> = units.iter().filter(|unit| !is_sign(unit)).copied().collect();
        let open = |at: &usize| {
            self.columns
                .get(*at)
                .is_some_and(|column| column.has_figures && column.unit.is_none() && Some(*at) != self.units)
        };
        let columns: Vec<usize> = (self.names + 1..self.columns.len()).filter(open).collect();
        let place = columns.iter().position(|at| *at == index)?;
        if counts.len() == 1 {
            return counts.first().copied();
        }
        if units.len() == columns.len() {
            return units.get(place).copied();
        }
        // As many units as columns that are no shares.
        let is_count = |at: &&usize| self.columns.get(**at).is_some_and(|column| !column.is_per_cent);
        let plain: Vec<usize> = columns.iter().filter(is_count).copied().collect();
        let place = plain.iter().position(|at| *at == index)?;
        (counts.len() == plain.len()).then(|| counts.get(place).copied()).flatten()
    }
}

impl Column {
    fn read(text: &str, grid: &Grid, index: usize) -> Column {
        let labels: Vec<Label> =
            grid.header.get(index).into_iter().flatten().map(|part| Label::read(text, *part)).collect();
        let has = |sense: Sense| labels.iter().any(|label| label.sense == sense);
        let order = [
            Sense::Serial,
            Sense::Change,
            Sense::ChangeCount,
            Sense::Share,
            Sense::Name,
            Sense::Time,
            Sense::Generic,
            Sense::Total,
        ];
        let sense = order.into_iter().find(|sense| has(*sense)).unwrap_or(Sense::None);
        let mut names: Vec<Span> = labels.iter().rev().filter_map(|label| label.name).collect();
        // A lower name that counts by itself needs none above it.
        if names.len() > 1 && names.first().and_then(|name| name.of(text)).is_some_and(counts) {
            names.truncate(1);
        }
        let figures = || grid.rows.iter().filter_map(|row| row.get(index).and_then(|cell| Figure::read(text, *cell)));
        let more = |figure: Figure| !figure.text.starts_with("0.") && figure.text != "1" && figure.text != "0";
        Column {
            sense,
            time: labels.iter().rev().find_map(|label| label.time),
            names,
            unit: labels.iter().rev().find_map(|label| label.unit),
            base: labels.iter().rev().find_map(|label| label.base),
            is_fall: labels.iter().any(|label| label.is_fall),
            is_per_cent: labels.iter().any(|label| label.is_per_cent(text)),
            has_figures: figures().next().is_some(),
            exceeds_one: figures().any(more),
        }
    }
}

fn counts(name: &str) -> bool {
    counted(name).is_some()
}

/// Whether a name says what is counted, and the unit is one of such things: 机关 is not counted in 名.
fn counts_in(name: &str, unit: &str) -> bool {
    let classifier = quantity::Lexicon::bundled().classifier(unit.trim_start_matches(['万', '亿']), 0);
    let fits = |class: UnitClass| {
        classifier.is_none_or(|classifier| {
            classifier.open
                || class == UnitClass::Other
                || (classifier.class == UnitClass::Person) == (class == UnitClass::Person)
        })
    };
    counted(name).is_some_and(fits)
}

/// Whether a name is one of a place: it ends as one and is no word for all of its kind.
pub(crate) fn is_place(name: &str) -> bool {
    let ends =
        ["省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道", "村"].iter().any(|end| name.ends_with(end));
    // 城区, 农村: a name of two signs may be any.
    ends && name.chars().count() > 2
        && !Lexicon::get()
            .words(name)
            .any(|found| matches!(found.word, Word::Noun(_)) && found.span == Span::new(0, name.len()))
}
