//! Which report states which indicator: a matrix with three states.

use plotters::prelude::Circle;
use plotters::style::Color;

use super::super::tables::{short_name, theme_words};
use super::super::words::{Language, Words};
use super::super::wrapping::{clipped, width};
use super::sheet::{
    Area, BLUE, Drawn, FAINT, Ink, MARGIN, ORANGE, Picture, Sheet, WIDTH, as_pixels, filled, hatched, rule, sentences,
};
use crate::compare::{Cell, Code};
use crate::corpus::Corpus;
use crate::error::Result;
use crate::vocabulary::{Indicator, Registry, Theme};

/// Height of a row.
const HIGH: i32 = 20;
/// Room for the names of the indicators.
const NAMES: i32 = 260;
/// Reports that one picture shows.
const REPORTS: usize = 40;

/// A line of the matrix: the head of a theme, or an indicator with its cells.
enum Row<'r> {
    Theme(Theme),
    Indicator(&'r Indicator, Vec<Cell>),
}

/// Which report states which indicator, which only mentions it, and which is silent, for the indicators that at least
/// one report states. Each state has a shape of its own: a filled square, a hatched one, a point.
///
/// # Errors
/// [`Error::Backend`](crate::Error::Backend) where the plotting library fails.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, pictures};
/// use zongshu::vocabulary::Registry;
/// let picture = pictures::coverage(Corpus::bundled(), Registry::bundled(), Language::En)?;
/// assert!(picture.svg.contains("党员总数") && picture.svg.contains("not mentioned is not zero"));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn coverage(corpus: &Corpus, registry: &Registry, language: Language) -> Result<Picture> {
    let coverage = corpus.coverage(registry);
    let stated = coverage.stated_by_some();
    let mut known: Vec<(&Indicator, Vec<Cell>)> =
        stated.filter_map(|(id, cells)| Some((registry.get(id)?, cells.to_vec()))).collect();
    known.sort_by_key(|(indicator, _)| indicator.theme);
    let mut rows = Vec::new();
    let mut theme = None;
    for (indicator, cells) in known {
        if theme != Some(indicator.theme) {
            theme = Some(indicator.theme);
            rows.push(Row::Theme(indicator.theme));
        }
        rows.push(Row::Indicator(indicator, cells));
    }
    let reports: Vec<String> = corpus.iter().take(REPORTS).map(short_name).collect();
    let head = head_height(&reports);
    let say = |zh: &str, en: &str| Words::new(zh, en).to(language).to_string();
    let mut caption = Vec::from([say(
        "实心方块：有数字；斜线方块：提及而无数字；点：未提及。",
        "Filled: a figure is stated; hatched: the words stand there without a figure; point: silent.",
    )]);
    if corpus.len() > REPORTS {
        caption.push(say(
            &format!("只列前{REPORTS}篇，共{}篇。", corpus.len()),
            &format!("The first {REPORTS} of {} reports.", corpus.len()),
        ));
    }
    caption.extend(sentences(&[Code::Silence, Code::Claim], language));
    let told = reports.iter().enumerate().map(|(place, report)| {
        let count = |test: fn(&Cell) -> bool| {
            let cells = rows.iter().filter_map(|row| match row {
                Row::Indicator(_, cells) => cells.get(place),
                Row::Theme(_) => None,
            });
            cells.filter(|cell| test(cell)).count()
        };
        let (stated, mentioned, absent) = (
            count(|cell| matches!(cell, Cell::Stated(_))),
            count(|cell| matches!(cell, Cell::Mentioned(_))),
            count(|cell| matches!(cell, Cell::Absent)),
        );
        match language {
            Language::Zh => format!("{report}：有数字{stated}项，提及{mentioned}项，未提及{absent}项"),
            Language::En => format!("{report}: {stated} stated, {mentioned} mentioned, {absent} silent"),
        }
    });
    let sheet = Sheet {
        id: "coverage".into(),
        title: Words::new("指标覆盖", "Who states what"),
        language,
        caption,
        told: told.collect::<Vec<_>>().join("; ") + ".",
        height: head + HIGH * as_pixels(rows.len()),
    };
    sheet.draw(|area, top| plot(area, top, head, &reports, &rows))
}

/// Room that the heads of the columns take: one line, or their length where they are turned.
fn head_height(reports: &[String]) -> i32 {
    let longest = as_pixels(reports.iter().map(|report| width(report)).max().unwrap_or(0));
    if longest * 7 < across(reports.len()) { 30 } else { (longest * 7).min(220) + 14 }
}

/// Width of a column.
fn across(reports: usize) -> i32 {
    ((WIDTH - 2 * MARGIN - NAMES) / as_pixels(reports).max(1)).min(140)
}

fn plot(area: &Area<'_>, top: i32, head: i32, reports: &[String], rows: &[Row<'_>]) -> Drawn {
    let wide = across(reports.len());
    let middle = |place: usize| MARGIN + NAMES + wide * as_pixels(place) + wide / 2;
    for (place, report) in reports.iter().enumerate() {
        let ink = Ink::new(13).bold();
        match head {
            30 => ink.centred().put(area, report, (middle(place), top + 8))?,
            _ => ink.upwards().level().put(area, &clipped(report, 30), (middle(place), top + head - 6))?,
        }
    }
    for (row, y) in rows.iter().zip((top + head..).step_by(HIGH.unsigned_abs() as usize)) {
        match row {
            Row::Theme(theme) => {
                rule(area, (MARGIN, y + 2), (WIDTH - MARGIN, y + 2))?;
                Ink::new(12).bold().put(area, &theme_words(*theme).to_string(), (MARGIN, y + 5))?;
            }
            Row::Indicator(indicator, cells) => {
                Ink::new(12).put(area, &clipped(&indicator.zh, 38), (MARGIN + 12, y + 4))?;
                for (place, cell) in cells.iter().enumerate().take(reports.len()) {
                    let (x, centre) = (middle(place), y + HIGH / 2);
                    let half = (wide / 2 - 2).clamp(3, 8);
                    let (from, to) = ((x - half, centre - 7), (x + half, centre + 7));
                    match cell {
                        Cell::Stated(_) => filled(area, from, to, BLUE)?,
                        Cell::Mentioned(_) => hatched(area, from, to, ORANGE)?,
                        Cell::Absent => area.draw(&Circle::new((x, centre), 1, FAINT.filled()))?,
                    }
                }
            }
        }
    }
    Ok(())
}
