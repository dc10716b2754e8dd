//! Provinces and themes of a roundup of practices.

use plotters::prelude::Circle;
use plotters::style::Color;

use super::super::tables::theme_words;
use super::super::words::{Language, Words};
use super::super::wrapping::clipped;
use super::sheet::{Area, BLUE, Drawn, FAINT, Ink, MARGIN, Picture, Sheet, WIDTH, as_pixels, filled, rule, sentences};
use crate::compare::{Code, PlaceTable};
use crate::error::Result;
use crate::region::Region;
use crate::vocabulary::Theme;

/// Height of a row.
const HIGH: i32 = 24;
/// Room for the names of provinces, and for the sums.
const NAMES: i32 = 150;
const SUMS: i32 = 220;

/// How often places of each province act in the practices of a roundup, by theme: the area of a square is the number
/// in it. `None` where no province is named.
///
/// # Errors
/// [`Error::Backend`](crate::Error::Backend) where the plotting library fails.
///
/// ```
/// use zongshu::compare::PlaceTable;
/// use zongshu::corpus::national_2023;
/// use zongshu::render::{Language, pictures};
/// let table = PlaceTable::of(std::slice::from_ref(&national_2023().report));
/// let picture = pictures::places(&table, Language::Zh)?.expect("provinces");
/// assert!(picture.svg.contains("浙江省") && picture.svg.contains("编辑选定"));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn places(table: &PlaceTable, language: Language) -> Result<Option<Picture>> {
    if table.rows.is_empty() {
        return Ok(None);
    }
    let themes = table.themes();
    let say = |zh: &str, en: &str| Words::new(zh, en).to(language).to_string();
    let silent: Vec<&str> = table.silent.iter().filter_map(|code| Some(Region::of(*code)?.name())).collect();
    let mut caption: Vec<String> = Vec::new();
    if !silent.is_empty() {
        caption.push(format!("{}{}", say("未点到：", "No place named: "), silent.join("、")));
    }
    if table.unresolved > 0 {
        caption.push(say(
            &format!("另有{}处省份不明。", table.unresolved),
            &format!("The province of {} more places is not sure.", table.unresolved),
        ));
    }
    caption.extend(PlaceTable::CAVEATS.iter().map(|caveat| say(caveat.zh, caveat.en)));
    caption.extend(sentences(&[Code::Silence], language));
    let told = table.rows.iter().map(|row| format!("{} {}", row.name, row.times)).collect::<Vec<_>>();
    let sheet = Sheet {
        id: "places".into(),
        title: Words::new("各省被点到的地方", "Places named, by province and theme"),
        language,
        caption,
        told: told.join("; ") + ".",
        height: 36 + HIGH * as_pixels(table.rows.len()),
    };
    sheet.draw(|area, top| plot(area, top, table, &themes, language)).map(Some)
}

fn plot(area: &Area<'_>, top: i32, table: &PlaceTable, themes: &[Theme], language: Language) -> Drawn {
    let wide = ((WIDTH - 2 * MARGIN - NAMES - SUMS) / as_pixels(themes.len()).max(1)).min(120);
    let middle = |place: usize| MARGIN + NAMES + wide * as_pixels(place) + wide / 2;
    let sums = [WIDTH - MARGIN - 150, WIDTH - MARGIN];
    let head = Ink::new(12).bold();
    for (place, theme) in themes.iter().enumerate() {
        head.centred().put(area, theme_words(*theme).to(language), (middle(place), top + 10))?;
    }
    let heads = [Words::new("次数", "times"), Words::new("县级点到/全部", "counties / all")];
    for (x, words) in sums.iter().zip(&heads) {
        head.to_left().put(area, words.to(language), (*x, top + 10))?;
    }
    let counts = table.rows.iter().flat_map(|row| themes.iter().map(|theme| row.times_under(*theme)));
    let largest = as_pixels(counts.max().unwrap_or(1)).max(1);
    for (row, y) in table.rows.iter().zip((top + 34..).step_by(HIGH.unsigned_abs() as usize)) {
        rule(area, (MARGIN, y), (WIDTH - MARGIN, y))?;
        let centre = y + HIGH / 2;
        Ink::new(13).level().put(area, &clipped(row.name, 20), (MARGIN, centre))?;
        for (place, theme) in themes.iter().enumerate() {
            let (x, times) = (middle(place), row.times_under(*theme));
            if times == 0 {
                area.draw(&Circle::new((x, centre), 1, FAINT.filled()))?;
                continue;
            }
            // Half the side of a square whose area is the number.
            let half = (f64::from(as_pixels(times)) / f64::from(largest)).sqrt() * f64::from(HIGH / 2 - 1);
            let half = (half.round() as i32).max(3);
            filled(area, (x - half, centre - half), (x + half, centre + half), BLUE)?;
            Ink::new(12).level().put(area, &times.to_string(), (x + HIGH / 2 + 3, centre))?;
        }
        let named = format!("{} / {}", row.counties_named, row.counties);
        for (x, text) in sums.iter().zip([row.times.to_string(), named]) {
            Ink::new(13).to_left().level().put(area, &text, (*x, centre))?;
        }
    }
    Ok(())
}
