//! What reports spend their words and their figures on, by theme.

use super::super::number::Number;
use super::super::tables::{short_name, theme_words};
use super::super::words::{Language, Words};
use super::super::wrapping::clipped;
use super::sheet::{
    Area, BLUE, Drawn, FAINT, Ink, MARGIN, ORANGE, Picture, Sheet, WIDTH, as_pixels, filled, hatched, rule, sentences,
};
use crate::compare::{Code, Emphasis};
use crate::corpus::Corpus;
use crate::error::Result;
use crate::number::Value;
use crate::vocabulary::Theme;

/// Height of a theme in a panel.
const HIGH: i32 = 40;
/// Room for the names of the themes.
const NAMES: i32 = 110;
/// Panels that one picture shows.
const REPORTS: usize = 6;

/// Shares of the text (filled bars) and of the figures (hatched bars), by theme; a panel for each report, all on one
/// scale. A theme of which a report says nothing has no bar.
///
/// # Errors
/// [`Error::Backend`](crate::Error::Backend) where the plotting library fails.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, pictures};
/// let picture = pictures::emphasis(Corpus::bundled(), Language::En)?;
/// assert!(picture.description.contains("四川省 2022"));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn emphasis(corpus: &Corpus, language: Language) -> Result<Picture> {
    let panels: Vec<(String, Emphasis)> =
        corpus.iter().take(REPORTS).map(|entry| (short_name(entry), Emphasis::of(&entry.report))).collect();
    let said = |one: &Emphasis, theme: Theme| one.weight(theme).bytes > 0 || one.weight(theme).measures > 0;
    let themes: Vec<Theme> =
        Theme::ALL.into_iter().filter(|theme| panels.iter().any(|(_, one)| said(one, *theme))).collect();
    let told = panels.iter().map(|(name, one)| {
        let shares = themes.iter().filter_map(|theme| {
            let text = one.share_of_text(*theme).filter(|share| !share.is_zero())?;
            Some(format!("{} {}", theme_words(*theme).to(language), Number::share(text)))
        });
        format!("{name}: {}", shares.collect::<Vec<_>>().join(", "))
    });
    let say = |zh: &str, en: &str| Words::new(zh, en).to(language).to_string();
    let mut caption = Vec::from([say(
        "实心条：占篇幅；斜线条：占数字。篇幅按章节主题，数字按所在段落主题。着墨多少说明的是选材，不是成绩。",
        "Filled bars: share of the text, by the themes of sections; hatched bars: share of the figures, by those of their passages. Emphasis tells of the choice of matter, not of merit.",
    )]);
    if corpus.len() > REPORTS {
        caption.push(say(
            &format!("只列前{REPORTS}篇，共{}篇。", corpus.len()),
            &format!("The first {REPORTS} of {} reports.", corpus.len()),
        ));
    }
    caption.extend(sentences(&[Code::Silence, Code::Claim], language));
    let sheet = Sheet {
        id: "emphasis".into(),
        title: Words::new("着墨与用数", "Emphasis by theme"),
        language,
        caption,
        told: told.collect::<Vec<_>>().join("; ") + ".",
        height: 34 + HIGH * as_pixels(themes.len()),
    };
    sheet.draw(|area, top| plot(area, top, &panels, &themes))
}

fn plot(area: &Area<'_>, top: i32, panels: &[(String, Emphasis)], themes: &[Theme]) -> Drawn {
    let wide = (WIDTH - 2 * MARGIN - NAMES) / as_pixels(panels.len()).max(1);
    let shares = |one: &Emphasis, theme: Theme| [one.share_of_text(theme), one.share_of_measures(theme)];
    let all = panels.iter().flat_map(|(_, one)| themes.iter().flat_map(move |theme| shares(one, *theme)));
    let largest = all.flatten().max().map_or(1.0, Value::to_f64).max(0.01);
    // The longest bar leaves room for its number.
    let scale = f64::from(wide - 58) / largest;
    for (theme, y) in themes.iter().zip((top + 34..).step_by(HIGH.unsigned_abs() as usize)) {
        rule(area, (MARGIN, y), (WIDTH - MARGIN, y))?;
        let words = theme_words(*theme);
        Ink::new(14).bold().put(area, &words.zh, (MARGIN, y + 4))?;
        Ink::new(11).faint().put(area, &words.en, (MARGIN, y + 22))?;
        for (place, (_, one)) in panels.iter().enumerate() {
            let x = MARGIN + NAMES + wide * as_pixels(place);
            let there = [one.weight(*theme).bytes > 0, one.weight(*theme).measures > 0];
            for (number, (share, there)) in shares(one, *theme).into_iter().zip(there).enumerate() {
                let Some(share) = share.filter(|_| there) else { continue };
                let (from, to) = (y + 5 + 17 * as_pixels(number), y + 18 + 17 * as_pixels(number));
                // Whole pixels: a float is cut at the last step.
                let end = x + (share.to_f64() * scale).round().max(1.0) as i32;
                match number {
                    0 => filled(area, (x, from), (end, to), BLUE)?,
                    _ => hatched(area, (x, from), (end, to), ORANGE)?,
                }
                Ink::new(11).color(FAINT).level().put(area, &Number::share(share).to_string(), (end + 5, from + 7))?;
            }
        }
    }
    for (place, (name, _)) in panels.iter().enumerate() {
        let x = MARGIN + NAMES + wide * as_pixels(place);
        Ink::new(13).bold().put(area, &clipped(name, 20), (x, top + 8))?;
    }
    Ok(())
}
