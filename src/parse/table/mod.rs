//! Flattened tables: figures whose units and names stand elsewhere, in a header, in the name of a row, in a caption.
//!
//! A table is found by its shape (`layout`), its names are taken apart (`header`, `caption`), and each figure (`figure`)
//! becomes a [`Cell`] with the clause that a sentence would say of it (`clause`). What the clause means is read with the
//! grammar of sentences and not decided here. Labelled values in lines are read alike (`labels`).

mod caption;
mod cell;
mod clause;
mod figure;
mod header;
mod labels;
mod layout;
mod words;

pub(crate) use cell::{Cell, is_place};

use super::signs::Signs;
use crate::text::Span;

/// What stands in a table and counts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A unit.
    Unit,
    /// A number in order.
    Serial,
    /// A year of four digits.
    Year,
}

/// The figures of all tables of a reading.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// The cells with figures, in text order.
    pub(crate) cells: Vec<Cell>,
    /// What counts nothing, in text order.
    pub(crate) marks: Vec<(Span, Mark)>,
}

/// Reads the tables of a reading.
pub(crate) fn read(signs: &Signs<'_>) -> Tables {
    let text = signs.text;
    let lines = layout::lines(signs);
    let mut tables = Tables::default();
    for grid in layout::grids(signs, &lines) {
        cell::read(text, &grid, &mut tables);
    }
    labels::read(signs, &lines, &mut tables);
    tables.cells.sort_by_key(|cell| cell.figure.span);
    tables.cells.dedup_by_key(|cell| cell.figure.span);
    tables.marks.sort_by_key(|(span, _)| *span);
    tables.marks.dedup_by_key(|(span, _)| *span);
    tables
}

#[cfg(test)]
mod tests;
