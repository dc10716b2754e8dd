//! One indicator of one region over the years, with gaps.

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::prelude::Circle;
use plotters::style::{Color, IntoFont, RGBColor, TextStyle};

use super::super::number::Number;
use super::super::tables::reasons;
use super::super::words::{Language, Words};
use super::super::wrapping::clipped;
use super::regions::rounded;
use super::sheet::{
    Area, BLUE, Drawn, FAINT, Ink, MARGIN, Picture, RULE, Sheet, VERMILLION, WIDTH, as_pixels, dashed, filled, hatched,
    line, sentences,
};
use crate::compare::{Code, Engine, Level, Series, Verdict, YearChange};
use crate::error::Result;
use crate::number::Value;

/// Height of the plot.
const HIGH: i32 = 330;
/// Years that one picture shows.
const YEARS: i32 = 60;

/// A series over years: levels with their intervals; years that no report states are gaps, never nought; a line joins
/// two years that follow each other where the verdict permits it, and a break is marked. `None` for fewer than two
/// levels, or more than sixty years.
///
/// # Errors
/// [`Error::Backend`](crate::Error::Backend) where the plotting library fails.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::{Corpus, Entry};
/// use zongshu::parse::Parser;
/// use zongshu::render::{Language, pictures};
/// use zongshu::text::Source;
/// let text = |year: i32, count: u32| format!("组织工作\n——{year}年云南省组织工作综述\n\n全省招录公务员{count}名。\n");
/// let entry = |year, count| Entry::read(format!("y-{year}"), Source::from_text(text(year, count)), &Parser::default());
/// let corpus = Corpus::new([entry(2031, 6120), entry(2033, 6486)]);
/// let engine = Engine::new();
/// let series = engine.years(&"civil_servants_recruited".parse()?, "530000".parse()?, &corpus.reports());
/// let picture = pictures::years(&engine, &series[0], Language::Zh)?.expect("two levels");
/// assert!(picture.description.contains("2032: 未提及"));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn years(engine: &Engine, series: &Series, language: Language) -> Result<Option<Picture>> {
    let (Some(first), Some(last)) = (series.levels.first(), series.levels.last()) else {
        return Ok(None);
    };
    if series.levels.len() < 2 || last.year - first.year >= YEARS {
        return Ok(None);
    }
    let known = engine.registry().get(&series.indicator);
    let region = &first.locator.region;
    let title = known.map_or_else(
        || Words::same(format!("{region} {}", series.indicator)),
        |one| Words::new(format!("{region} {}", one.zh), one.en.clone()),
    );
    let silent = Words::new("未提及", "not stated");
    let told: Vec<String> = (first.year..=last.year)
        .map(|year| match series.levels.iter().find(|level| level.year == year) {
            Some(level) => format!("{year}: {}", level.locator.text),
            None => format!("{year}: {}", silent.to(language)),
        })
        .collect();
    let range = range(&series.levels);
    let sheet = Sheet {
        id: format!("years-{}-{}", series.adcode, series.indicator),
        title,
        language,
        caption: caption(series, range.0 > 0.0, language),
        told: told.join("; ") + ".",
        height: HIGH,
    };
    sheet.draw(|area, top| plot(area, top, series, range, language)).map(Some)
}

fn codes(change: &YearChange) -> Vec<Code> {
    reasons(&change.comparison).into_iter().map(|caveat| caveat.code).collect()
}

/// Whether the two levels may not stand on one line.
fn breaks(change: &YearChange) -> bool {
    change.comparison.verdict() == Verdict::Refused || change.comparison.codes().any(|code| code == Code::Break)
}

fn caption(series: &Series, cut: bool, language: Language) -> Vec<String> {
    let say = |zh: &str, en: &str| Words::new(zh, en).to(language).to_string();
    let mut lines = vec![say(
        "竖线为确定区间，箭头表示该端无界；线只连接相邻且可比的两年，斜线区为无报告提及的年份（不等于零）。",
        "Bars are certain intervals, an arrow is an open end; a line joins two years that follow each other and may be compared; hatched years are stated by no report, which is not nought.",
    )];
    if cut {
        lines.push(say("纵轴不从零开始。", "The axis does not begin at nought."));
    }
    let broken: Vec<String> = series
        .changes
        .iter()
        .filter(|change| breaks(change))
        .map(|change| {
            let codes: Vec<&str> = codes(change).into_iter().map(Code::as_str).collect();
            format!("{}/{} ({})", change.from, change.to, codes.join(" "))
        })
        .collect();
    if !broken.is_empty() {
        lines.push(format!("{}{}", say("不可比的变化：", "Changes that may not be computed: "), broken.join("; ")));
    }
    let doubts = series.levels.iter().flat_map(|level| &level.contradicted);
    let doubts: Vec<String> = doubts.map(|one| format!("{} {}", one.region, one.text)).collect();
    let mut all: Vec<Code> = series.changes.iter().flat_map(codes).collect();
    if !doubts.is_empty() {
        all.push(Code::Conflict);
        lines.push(format!("{}{}", say("另有矛盾的数字：", "Contradicted by: "), clipped(&doubts.join("; "), 300)));
    }
    all.push(Code::Claim);
    all.sort();
    all.dedup();
    lines.extend(sentences(&all, language));
    lines
}

fn ends(level: &Level) -> [Option<f64>; 2] {
    [level.extent.strict.low(), level.extent.strict.high()].map(|end| end.map(Value::to_f64))
}

/// The middle of the usual reading, else the end that is known.
fn middle(level: &Level) -> Option<f64> {
    let likely = level.extent.likely;
    match (likely.low(), likely.high()) {
        (Some(low), Some(high)) => Some((low.to_f64() + high.to_f64()) / 2.0),
        (one, other) => one.or(other).map(Value::to_f64),
    }
}

fn range(levels: &[Level]) -> (f64, f64) {
    let all = || levels.iter().flat_map(|level| ends(level).into_iter().chain([middle(level)])).flatten();
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let room = ((high - low) * 0.25).max(high.abs() * 0.001).max(f64::MIN_POSITIVE);
    match low > high * 0.6 {
        true => (low - room, high + room),
        false => (low.min(0.0), high + high.abs() * 0.15),
    }
}

fn plot(area: &Area<'_>, top: i32, series: &Series, range: (f64, f64), language: Language) -> Drawn {
    let (Some(first), Some(last)) = (series.levels.first(), series.levels.last()) else {
        return Ok(());
    };
    let part = area.clone().shrink((MARGIN, top + 8), (WIDTH - 2 * MARGIN, HIGH - 8));
    let per_cent = series.levels.iter().all(|level| Number::is_per_cent(&level.quantity));
    let span = f64::from(first.year) - 0.5..f64::from(last.year) + 0.5;
    let mut chart = ChartBuilder::on(&part)
        .set_label_area_size(LabelAreaPosition::Bottom, 30)
        .set_label_area_size(LabelAreaPosition::Left, 90)
        .build_cartesian_2d(span, range.0..range.1)?;
    let style = TextStyle::from(("sans-serif", 15).into_font()).color(&FAINT);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(0)
        .y_labels(6)
        .y_label_formatter(&|value| rounded(*value, range.1 - range.0, per_cent))
        .y_label_style(style)
        .axis_style(FAINT.stroke_width(1))
        .light_line_style(RULE.mix(0.0))
        .bold_line_style(RULE.stroke_width(1))
        .draw()?;
    let at = |year: f64, value: f64| chart.backend_coord(&(year, value));
    let (floor, ceiling) = (at(0.0, range.0).1, at(0.0, range.1).1);
    let step = at(1.0, range.0).0 - at(0.0, range.0).0;
    let every = (50 / step.max(1)) + 1;
    for year in first.year..=last.year {
        let x = at(f64::from(year), range.0).0;
        if (year - first.year) % every == 0 {
            Ink::new(13).centred().put(area, &year.to_string(), (x, floor + 8))?;
        }
        if series.missing.contains(&year) {
            let half = (step / 2 - 4).clamp(2, 40);
            hatched(area, (x - half, ceiling), (x + half, floor), RULE)?;
            let silent = Words::new("未提及", "not stated");
            Ink::new(12).faint().upwards().level().put(area, silent.to(language), (x, floor - 12))?;
        }
    }
    for change in &series.changes {
        let level = |year| series.levels.iter().find(|level| level.year == year).and_then(middle);
        let (Some(from), Some(to)) = (level(change.from), level(change.to)) else { continue };
        let (from, to) = (at(f64::from(change.from), from), at(f64::from(change.to), to));
        if breaks(change) {
            let x = (from.0 + to.0) / 2;
            dashed(area, x, ceiling, floor, VERMILLION)?;
            let words = Words::new("不可比", "break");
            Ink::new(12).color(VERMILLION).centred().put(area, words.to(language), (x, ceiling - 2))?;
        } else if change.from + 1 == change.to {
            line(area, from, to, BLUE, 1)?;
        }
    }
    for level in &series.levels {
        let year = f64::from(level.year);
        let Some(value) = middle(level) else { continue };
        let (x, y) = at(year, value);
        let [low, high] = ends(level).map(|end| end.map(|end| at(year, end).1));
        let (bottom, upper) = (low.unwrap_or(floor - 2), high.unwrap_or(ceiling + 2));
        line(area, (x, bottom), (x, upper), BLUE, 3)?;
        // An interval that the mark covers needs no ends.
        let short = bottom - upper < 14;
        for (closed, tip, back) in [(low.is_some(), bottom, -9), (high.is_some(), upper, 9)] {
            if closed && short {
                continue;
            }
            if closed {
                line(area, (x - 6, tip), (x + 6, tip), BLUE, 2)?;
            } else {
                line(area, (x, tip), (x - 6, tip + back), BLUE, 2)?;
                line(area, (x, tip), (x + 6, tip + back), BLUE, 2)?;
            }
        }
        area.draw(&Circle::new((x, y), 5, BLUE.filled()))?;
        let long = 7 * as_pixels(super::super::wrapping::width(&level.locator.text));
        if step > long {
            // On white, so that no line runs through the words.
            let (left, upper) = match high {
                Some(high) => (x - long / 2, high.min(y - 6) - 20),
                None => (x + 10, y - 24),
            };
            filled(area, (left, upper), (left + long, upper + 17), RGBColor(255, 255, 255))?;
            Ink::new(13).centred().put(area, &level.locator.text, (left + long / 2, upper + 2))?;
        }
    }
    Ok(())
}
