//! One indicator over regions: normalised values with their intervals and the marks of their verdicts.

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::style::{Color, IntoFont, TextStyle};

use super::super::cell::{footing_words, verdict_words};
use super::super::number::{Number, decimal};
use super::super::tables::{per_words, reasons};
use super::super::words::{Language, Words};
use super::super::wrapping::clipped;
use super::sheet::{
    Area, Drawn, FAINT, Ink, MARGIN, Picture, RULE, Sheet, WIDTH, as_pixels, line, rule, sentences, verdict_color,
    verdict_mark,
};
use crate::compare::{Base, Code, Comparison, Engine, Fact, Footing, Locator, RegionRow, RegionValue, Verdict};
use crate::corpus::Corpus;
use crate::error::Result;
use crate::number::Value;
use crate::vocabulary::IndicatorId;

/// Rows that one picture shows.
const ROWS: usize = 30;
/// Height of a row.
const HIGH: i32 = 44;
/// Where the axis begins and ends.
const LEFT: i32 = 200;
const RIGHT: i32 = 300;

/// One region on the axis.
struct Shown<'t> {
    row: &'t RegionRow,
    low: Option<f64>,
    high: Option<f64>,
    /// The middle of the likely interval.
    middle: Option<f64>,
    /// Whether people see it in per cent.
    per_cent: bool,
    verdict: Verdict,
    codes: Vec<Code>,
}

/// One indicator over regions, as intervals on one axis, each with the mark of its worst verdict against the others and
/// the codes of its caveats. Figures that are refused, or have no denominator, are named in the caption and not drawn.
/// `None` where fewer than two regions may share an axis.
///
/// # Errors
/// [`Error::Backend`](crate::Error::Backend) where the plotting library fails.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, pictures};
/// let recruited = "civil_servants_recruited".parse()?;
/// let picture = pictures::regions(&Engine::new(), Corpus::bundled(), &recruited, Language::En)?.expect("three regions");
/// assert!(picture.svg.contains("青海省") && picture.svg.contains("C-DEN"));
/// // Selected graduates are refused everywhere: there is no such picture.
/// let selected = "selected_graduates_recruited".parse()?;
/// assert!(pictures::regions(&Engine::new(), Corpus::bundled(), &selected, Language::En)?.is_none());
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn regions(
    engine: &Engine,
    corpus: &Corpus,
    indicator: &IndicatorId,
    language: Language,
) -> Result<Option<Picture>> {
    let table = engine.regions(indicator, &corpus.reports(), Base::First);
    let judge = |one: &Locator, other: &Locator| -> Option<Comparison> {
        Some(engine.judge(fact(corpus, one)?, fact(corpus, other)?))
    };
    let Some(group) = table.groups.iter().find(|group| group.ordered && group.rows.len() > 1) else {
        return Ok(None);
    };
    let mut shown: Vec<Shown<'_>> = Vec::new();
    let mut left_out: Vec<(&RegionRow, Footing, Vec<Code>)> = Vec::new();
    for row in group.rows.iter().filter(|row| row.sized.is_some()).take(ROWS) {
        let judged: Vec<Comparison> = shown.iter().filter_map(|one| judge(&row.locator, &one.row.locator)).collect();
        match judged.iter().find(|pair| pair.verdict() == Verdict::Refused) {
            Some(pair) => left_out.push((row, Footing::Refused, codes(pair))),
            None => {
                for (one, pair) in shown.iter_mut().zip(&judged) {
                    one.weigh(pair);
                }
                let mut own = Shown::of(row);
                judged.iter().for_each(|pair| own.weigh(pair));
                shown.push(own);
            }
        }
    }
    let regions: Vec<_> = shown.iter().map(|one| one.row.adcode).collect();
    let Some(first) = shown.first().filter(|_| regions.windows(2).any(|pair| pair.first() != pair.last())) else {
        return Ok(None);
    };
    for row in table.rows().filter(|row| !group.rows.iter().any(|one| std::ptr::eq(one, *row))) {
        if let Some(pair) = judge(&row.locator, &first.row.locator) {
            left_out.push((row, pair.footing(), codes(&pair)));
        }
    }
    let more = group.rows.len().saturating_sub(ROWS);
    let unit = shown.iter().find_map(|one| one.row.sized.as_ref()?.denominator.as_ref());
    let unit = unit.map(|one| per_words(one.per, &one.zh, &one.en));
    let known = engine.registry().get(indicator);
    let title =
        known.map_or_else(|| Words::same(indicator.to_string()), |one| Words::new(one.zh.clone(), one.en.clone()));
    let title = match &unit {
        Some(unit) => Words::new(format!("{}（{}）", title.zh, unit.zh), format!("{} ({})", title.en, unit.en)),
        None => title,
    };
    let range = range(&shown);
    let sheet = Sheet {
        id: format!("regions-{indicator}"),
        title,
        language,
        caption: caption(&shown, &left_out, &table.silent, more, range.0 > 0.0, language),
        told: told(&shown),
        height: 30 + HIGH * as_pixels(shown.len()) + 32,
    };
    sheet.draw(|area, top| plot(area, top, &shown, range, language)).map(Some)
}

impl Shown<'_> {
    fn of(row: &RegionRow) -> Shown<'_> {
        let sized = row.sized.as_ref();
        let end = |end: Option<Value>| end.map(Value::to_f64);
        let (low, high) = (end(sized.and_then(|one| one.strict.low())), end(sized.and_then(|one| one.strict.high())));
        let likely = sized.and_then(|one| Some((one.likely.low()?, one.likely.high()?)));
        let middle = likely.map(|(low, high)| (low.to_f64() + high.to_f64()) / 2.0);
        let per_cent = Number::is_per_cent(&row.quantity);
        Shown { row, low, high, middle, per_cent, verdict: Verdict::Direct, codes: Vec::new() }
    }

    fn weigh(&mut self, pair: &Comparison) {
        self.verdict = self.verdict.max(pair.verdict());
        self.codes.extend(codes(pair));
        self.codes.sort();
        self.codes.dedup();
    }

    fn value(&self) -> String {
        let number = |sized: &RegionValue| Number::fitting(sized.strict, self.per_cent).to_string();
        self.row.sized.as_ref().map_or(String::new(), number)
    }
}

fn fact<'c>(corpus: &'c Corpus, locator: &Locator) -> Option<Fact<'c>> {
    Fact::at(&corpus.holding(locator)?.report, locator.span.start)
}

fn codes(pair: &Comparison) -> Vec<Code> {
    reasons(pair).into_iter().map(|caveat| caveat.code).collect()
}

fn joined(codes: &[Code]) -> String {
    codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(" ")
}

/// The ends of the axis: from nought, unless all values lie close together.
fn range(shown: &[Shown<'_>]) -> (f64, f64) {
    let ends = || shown.iter().flat_map(|one| [one.low, one.high, one.middle]).flatten();
    let (low, high) = (ends().fold(f64::INFINITY, f64::min), ends().fold(0.0, f64::max));
    let room = ((high - low) * 0.15).max(high * 0.001).max(f64::MIN_POSITIVE);
    match low > high * 0.7 {
        true => (low - room, high + room),
        false => (low.min(0.0), high + high * 0.08),
    }
}

fn caption(
    shown: &[Shown<'_>],
    left_out: &[(&RegionRow, Footing, Vec<Code>)],
    silent: &[String],
    more: usize,
    cut: bool,
    language: Language,
) -> Vec<String> {
    let say = |zh: &str, en: &str| Words::new(zh, en).to(language).to_string();
    let mut lines = Vec::new();
    let refused = left_out.iter().map(|(row, verdict, codes)| {
        format!(
            "{} {} ({}; {})",
            row.locator.region,
            row.locator.text,
            footing_words(*verdict).to(language),
            joined(codes)
        )
    });
    let refused: Vec<String> = refused.collect();
    if !refused.is_empty() {
        let head = say("不在此轴上：", "Not on this axis: ");
        lines.push(format!("{head}{}", clipped(&refused.join("; "), 600)));
    }
    if !silent.is_empty() {
        let head = say("未提及（不等于零）：", "Silent, which is not nought: ");
        lines.push(format!("{head}{}", clipped(&silent.join("、"), 300)));
    }
    if more > 0 {
        lines.push(say(&format!("另有{more}个未列出。"), &format!("{more} more are not shown.")));
    }
    lines.push(say(
        "横条为确定区间，箭头表示该端无界；记号在通常读法的中点，形状为与其他各行比较的最低可比性。",
        "Bars are certain intervals, an arrow is an open end; the mark stands in the middle of the usual reading, its shape is the worst verdict against the other rows.",
    ));
    if cut {
        lines.push(say("横轴不从零开始。", "The axis does not begin at nought."));
    }
    let divisors = shown.iter().filter_map(|one| one.row.sized.as_ref()?.denominator.as_ref());
    let mut divisors: Vec<String> = divisors
        .map(|one| format!("{}{} {} ({}, {})", one.region, one.zh, decimal(one.value, 0), one.date, one.source))
        .collect();
    divisors.dedup();
    if !divisors.is_empty() {
        lines.push(format!("{}{}", say("分母：", "Divided by: "), clipped(&divisors.join("; "), 700)));
    }
    let mut codes: Vec<Code> = shown.iter().flat_map(|one| &one.codes).copied().collect();
    codes.extend(left_out.iter().flat_map(|(_, _, codes)| codes));
    codes.push(Code::Claim);
    codes.sort();
    codes.dedup();
    lines.extend(sentences(&codes, language));
    lines
}

fn told(shown: &[Shown<'_>]) -> String {
    let told = shown.iter().map(|one| {
        let period = one.row.locator.period.map_or(String::new(), |period| format!(" {period}"));
        format!("{}{period}: {} ({}; {})", one.row.locator.region, one.value(), one.verdict, joined(&one.codes))
    });
    told.collect::<Vec<_>>().join("; ") + "."
}

fn plot(area: &Area<'_>, top: i32, shown: &[Shown<'_>], range: (f64, f64), language: Language) -> Drawn {
    legend(area, top, shown, language)?;
    let (from, high) = (top + 30, HIGH * as_pixels(shown.len()));
    let (left, right) = (MARGIN + LEFT, WIDTH - MARGIN - RIGHT);
    let part = area.clone().shrink((left, from), (right - left, high + 34));
    let per_cent = shown.iter().any(|one| one.per_cent);
    let mut chart = ChartBuilder::on(&part)
        .set_label_area_size(LabelAreaPosition::Bottom, 34)
        .build_cartesian_2d(range.0..range.1, 0.0..1.0)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(6)
        .x_label_formatter(&|value| rounded(*value, range.1 - range.0, per_cent))
        .x_label_style(TextStyle::from(("sans-serif", 15).into_font()).color(&FAINT))
        .axis_style(FAINT.stroke_width(1))
        .light_line_style(RULE.mix(0.0))
        .bold_line_style(RULE.stroke_width(1))
        .draw()?;
    let across = |value: f64| chart.backend_coord(&(value, 0.5)).0;
    for (one, y) in shown.iter().zip((from..).step_by(HIGH.unsigned_abs() as usize)) {
        let middle = y + HIGH / 2;
        rule(area, (MARGIN, y + HIGH), (WIDTH - MARGIN, y + HIGH))?;
        let period = one.row.locator.period.map_or(String::new(), |period| format!(" {period}"));
        Ink::new(14).bold().put(area, &clipped(&format!("{}{period}", one.row.locator.region), 24), (MARGIN, y + 5))?;
        Ink::new(12).faint().put(area, &clipped(&one.row.locator.text, 28), (MARGIN, y + 25))?;
        let color = verdict_color(one.verdict);
        let (low, high) = (one.low.map_or(left, across), one.high.map_or(right - 2, across));
        line(area, (low, middle), (high, middle), color, 4)?;
        // An interval that the mark covers needs no ends.
        let short = high - low < 18;
        for (end, tip) in [(one.low.is_some(), low), (one.high.is_some(), high)] {
            if end && short {
                continue;
            }
            if end {
                line(area, (tip, middle - 7), (tip, middle + 7), color, 2)?;
            } else {
                let back = if tip == left { 9 } else { -9 };
                line(area, (tip, middle), (tip + back, middle - 7), color, 2)?;
                line(area, (tip, middle), (tip + back, middle + 7), color, 2)?;
            }
        }
        if let Some(at) = one.middle {
            verdict_mark(area, one.verdict, (across(at), middle))?;
        }
        let x = right + 18;
        let verdict = verdict_words(one.verdict);
        Ink::new(14).put(area, &format!("{}  {}", one.value(), verdict.to(language)), (x, y + 5))?;
        Ink::new(11).faint().put(area, &clipped(&joined(&one.codes), 46), (x, y + 26))?;
    }
    Ok(())
}

/// The marks that occur, with their words.
fn legend(area: &Area<'_>, top: i32, shown: &[Shown<'_>], language: Language) -> Drawn {
    let mut x = MARGIN + 8;
    for verdict in [Verdict::Direct, Verdict::Normalised, Verdict::Bounded] {
        if shown.iter().any(|one| one.verdict == verdict) {
            let words = verdict_words(verdict);
            verdict_mark(area, verdict, (x, top + 12))?;
            Ink::new(12).level().put(area, words.to(language), (x + 14, top + 12))?;
            x += 34 + 7 * as_pixels(super::super::wrapping::width(words.to(language)));
        }
    }
    Ok(())
}

/// A number of the axis, with as many places as its range asks for; a share in per cent.
pub(super) fn rounded(value: f64, range: f64, per_cent: bool) -> String {
    let (value, range, sign) = if per_cent { (value * 100.0, range * 100.0, "%") } else { (value, range, "") };
    let places = match range {
        _ if range >= 10.0 => 0,
        _ if range >= 1.0 => 1,
        _ if range >= 0.1 => 2,
        _ if range >= 0.01 => 3,
        _ => 5,
    };
    let text = format!("{value:.places$}");
    let text = text.parse::<Value>().map_or(text, |value| decimal(value, u32::try_from(places).unwrap_or(0)));
    format!("{text}{sign}")
}
