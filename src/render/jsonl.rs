//! The face for programs: JSON Lines, one object a row.
//!
//! `{"table": …, "row": …, "group": …, "verdict": …, "caveats": [{"code", "zh", "en", "detail"}], "cells": {…}}`. A cell
//! that is only a text is a string, every other an object with its parts by name; exact values are strings. Cells that
//! are not applicable are left out.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::cell::{Cell, Facet};
use super::csv::is_blank;
use super::table::{Row, Table};
use super::words::Language;

pub(super) fn write(tables: &[Table], language: Language, out: &mut dyn Write) -> io::Result<()> {
    for table in tables {
        for (number, row) in (1_usize..).zip(table.rows()) {
            let mut line = Map::new();
            line.insert("table".into(), json!(table.id));
            line.insert("row".into(), json!(number));
            if let Some(group) = &row.group {
                line.insert("group".into(), json!(group.to(language)));
            }
            if let Some(verdict) = row.verdict() {
                line.insert("verdict".into(), json!(verdict));
            }
            let caveats = caveats(row);
            if !caveats.is_empty() {
                line.insert("caveats".into(), Json::Array(caveats));
            }
            let both = table.columns().iter().zip(&row.cells);
            let cells = both.filter(|(_, cell)| !is_blank(cell));
            let cells: Map<String, Json> =
                cells.map(|(column, cell)| (column.id.clone(), object(cell, language))).collect();
            line.insert("cells".into(), Json::Object(cells));
            writeln!(out, "{}", Json::Object(line))?;
        }
    }
    Ok(())
}

fn caveats(row: &Row) -> Vec<Json> {
    let cells = row.cells.iter().filter_map(|cell| match cell {
        Cell::Caveats(caveats) => Some(caveats),
        _ => None,
    });
    cells.flatten().map(|caveat| json!(caveat)).collect()
}

fn object(cell: &Cell, language: Language) -> Json {
    if matches!(cell, Cell::Text(_) | Cell::Words(_)) {
        return json!(cell.text(language));
    }
    let facets = cell.facets(language);
    let part = |(facet, text): (Facet, &str)| {
        let value = text.parse::<u64>().ok().filter(|_| facet.is_whole()).map_or(json!(text), |number| json!(number));
        (facet.as_str().to_string(), value)
    };
    Json::Object(facets.iter().map(part).collect())
}
