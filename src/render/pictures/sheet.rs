//! [`Picture`], and the sheet it is drawn on: title above, plot, caption below.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::prelude::{Circle, EmptyElement, PathElement, Polygon, Rectangle, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, FontTransform, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::super::words::{Language, Words};
use super::super::wrapping::wrapped;
use crate::compare::{Caveat, Code, Verdict};
use crate::error::{Error, Result};

/// Fonts with Chinese characters, on systems of all makers; the last word is that of the viewer.
const FONTS: &str =
    "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif";
/// Width of every picture.
pub(super) const WIDTH: i32 = 960;
/// Room at the sides.
pub(super) const MARGIN: i32 = 28;
/// Display columns that fit in a line of the caption.
const CAPTION: usize = 134;
/// Height of a line of the caption.
const LINE: i32 = 18;

/// Black for words.
pub(super) const INK: RGBColor = RGBColor(34, 34, 34);
/// Grey for what is less important.
pub(super) const FAINT: RGBColor = RGBColor(105, 105, 105);
/// Light grey for rules.
pub(super) const RULE: RGBColor = RGBColor(214, 214, 214);
/// Blue of Okabe and Ito.
pub(super) const BLUE: RGBColor = RGBColor(0, 114, 178);
/// Orange of Okabe and Ito.
pub(super) const ORANGE: RGBColor = RGBColor(230, 159, 0);
/// Green of Okabe and Ito.
pub(super) const GREEN: RGBColor = RGBColor(0, 158, 115);
/// Vermillion of Okabe and Ito.
pub(super) const VERMILLION: RGBColor = RGBColor(213, 94, 0);

/// The area that a picture is drawn on.
pub(super) type Area<'s> = DrawingArea<SVGBackend<'s>, Shift>;
/// What drawing gives.
pub(super) type Drawn = std::result::Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// A picture as SVG.
///
/// ```
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, pictures};
/// let picture = pictures::emphasis(Corpus::bundled(), Language::Zh)?;
/// assert!(picture.svg.starts_with("<svg ") && picture.svg.contains("<title") && picture.svg.contains("<desc"));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// A name for a file: lower-case letters, digits, hyphens and underscores.
    pub id: String,
    /// The title.
    pub title: Words,
    /// What it shows, in words, for those who do not see it.
    pub description: String,
    /// The SVG document.
    pub svg: String,
}

/// What surrounds a plot.
pub(super) struct Sheet {
    pub(super) id: String,
    pub(super) title: Words,
    pub(super) language: Language,
    /// One line each, wrapped where it is long.
    pub(super) caption: Vec<String>,
    /// What the plot shows, for those who do not see it.
    pub(super) told: String,
    /// Height of the plot.
    pub(super) height: i32,
}

impl Sheet {
    /// Draws title, plot and caption. `plot` draws from the row of pixels that it is given.
    pub(super) fn draw(self, plot: impl Fn(&Area<'_>, i32) -> Drawn) -> Result<Picture> {
        let (zh, en) = (wrapped(&self.title.zh, 90), wrapped(&self.title.en, 110));
        let en = if self.title.zh == self.title.en { Vec::new() } else { en };
        let caption: Vec<String> = self.caption.iter().flat_map(|line| wrapped(line, CAPTION)).collect();
        let top = 22 + 26 * as_pixels(zh.len()) + 20 * as_pixels(en.len());
        let bottom = top + self.height + 14;
        let height = bottom + LINE * as_pixels(caption.len()) + 16;
        let mut svg = String::new();
        let drawn = (|| -> Drawn {
            let size = (WIDTH.unsigned_abs(), height.unsigned_abs());
            let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
            area.fill(&RGBColor(255, 255, 255))?;
            for (line, y) in zh.iter().zip((14..).step_by(26)) {
                Ink::new(19).bold().put(&area, line, (MARGIN, y))?;
            }
            for (line, y) in en.iter().zip((14 + 26 * as_pixels(zh.len())..).step_by(20)) {
                Ink::new(14).faint().put(&area, line, (MARGIN, y))?;
            }
            plot(&area, top)?;
            rule(&area, (MARGIN, bottom), (WIDTH - MARGIN, bottom))?;
            for (line, y) in caption.iter().zip((bottom + 8..).step_by(18)) {
                Ink::new(12).faint().put(&area, line, (MARGIN, y))?;
            }
            area.present()
        })();
        drawn.map_err(|error| Error::Backend {
            backend: "plotters".into(),
            reason: error.to_string(),
            next: "report it with the reports that were drawn".into(),
        })?;
        let description = format!("{} {}", self.told, self.caption.join(" "));
        let svg = named(&svg, &self.id, &self.title.to_string(), &description, self.language);
        Ok(Picture { id: self.id, title: self.title, description, svg })
    }
}

/// Puts title, description, language and fonts where readers and screen readers look for them.
fn named(svg: &str, id: &str, title: &str, description: &str, language: Language) -> String {
    let body = svg.split_once('>').map_or("", |(_, body)| body).replace(" font-family=\"sans-serif\"", "");
    let head = svg.split_once('>').map_or(svg, |(head, _)| head);
    let language = match language {
        Language::Zh => "zh",
        Language::En => "en",
    };
    format!(
        "{head} role=\"img\" lang=\"{language}\" aria-labelledby=\"{id}-{language}-title {id}-{language}-desc\" font-family=\"{FONTS}\">\n\
         <title id=\"{id}-{language}-title\">{}</title>\n<desc id=\"{id}-{language}-desc\">{}</desc>{body}",
        escaped(title),
        escaped(description)
    )
}

fn escaped(text: &str) -> String {
    let plain = plain(text);
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Control characters have no place in a picture.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') { ' ' } else { c }).collect()
}

/// How words are written.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    size: i32,
    color: RGBColor,
    bold: bool,
    turned: bool,
    across: HPos,
    down: VPos,
}

impl Ink {
    /// Black words of a size in pixels, from their left upper corner.
    pub(super) fn new(size: i32) -> Ink {
        Ink { size, color: INK, bold: false, turned: false, across: HPos::Left, down: VPos::Top }
    }

    pub(super) fn bold(self) -> Ink {
        Ink { bold: true, ..self }
    }

    pub(super) fn faint(self) -> Ink {
        Ink { color: FAINT, ..self }
    }

    pub(super) fn color(self, color: RGBColor) -> Ink {
        Ink { color, ..self }
    }

    /// Ends at the point instead of beginning there.
    pub(super) fn to_left(self) -> Ink {
        Ink { across: HPos::Right, ..self }
    }

    /// Stands in the middle of the point.
    pub(super) fn centred(self) -> Ink {
        Ink { across: HPos::Center, ..self }
    }

    /// Stands at the height of the point.
    pub(super) fn level(self) -> Ink {
        Ink { down: VPos::Center, ..self }
    }

    /// Runs upwards.
    pub(super) fn upwards(self) -> Ink {
        Ink { turned: true, ..self }
    }

    /// Writes.
    pub(super) fn put(self, area: &Area<'_>, text: &str, at: (i32, i32)) -> Drawn {
        // The backend takes the size of a font for 1.24 times what it writes.
        let mut font = ("sans-serif", f64::from(self.size) * 1.24).into_font();
        if self.bold {
            font = font.style(FontStyle::Bold);
        }
        if self.turned {
            font = font.transform(FontTransform::Rotate270);
        }
        let style = TextStyle::from(font).color(&self.color).pos(Pos::new(self.across, self.down));
        area.draw_text(&plain(text), &style, at)
    }
}

/// A count of things as a count of pixels.
pub(super) fn as_pixels(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1024).min(i32::MAX / 1024)
}

/// A thin rule.
pub(super) fn rule(area: &Area<'_>, from: (i32, i32), to: (i32, i32)) -> Drawn {
    area.draw(&PathElement::new([from, to], RULE.stroke_width(1)))
}

/// A line of a width.
pub(super) fn line(area: &Area<'_>, from: (i32, i32), to: (i32, i32), color: RGBColor, width: u32) -> Drawn {
    area.draw(&PathElement::new([from, to], color.stroke_width(width)))
}

/// A dashed line, straight down.
pub(super) fn dashed(area: &Area<'_>, x: i32, from: i32, to: i32, color: RGBColor) -> Drawn {
    let mut y = from;
    while y < to {
        line(area, (x, y), (x, (y + 5).min(to)), color, 1)?;
        y += 9;
    }
    Ok(())
}

/// A filled rectangle.
pub(super) fn filled(area: &Area<'_>, from: (i32, i32), to: (i32, i32), color: RGBColor) -> Drawn {
    area.draw(&Rectangle::new([from, to], color.filled()))
}

/// A rectangle with slanted lines in it, so that it differs by more than its colour.
pub(super) fn hatched(area: &Area<'_>, from: (i32, i32), to: (i32, i32), color: RGBColor) -> Drawn {
    let (wide, high) = (to.0 - from.0, to.1 - from.1);
    let mut shift = 5 - high;
    while shift < wide {
        let (left, right) = (shift.max(0), (shift + high).min(wide));
        if left < right {
            line(area, (from.0 + left, to.1 - (left - shift)), (from.0 + right, to.1 - (right - shift)), color, 1)?;
        }
        shift += 6;
    }
    area.draw(&Rectangle::new([from, to], color.stroke_width(1)))
}

/// The mark of a verdict: a disc, a diamond, a triangle; a refused one has none on any axis.
pub(super) fn verdict_mark(area: &Area<'_>, verdict: Verdict, at: (i32, i32)) -> Drawn {
    let color = verdict_color(verdict);
    let polygon =
        |points: Vec<(i32, i32)>, style: ShapeStyle| area.draw(&(EmptyElement::at(at) + Polygon::new(points, style)));
    match verdict {
        Verdict::Direct => area.draw(&Circle::new(at, 7, color.filled())),
        Verdict::Normalised => polygon(vec![(0, -8), (8, 0), (0, 8), (-8, 0)], color.filled()),
        Verdict::Bounded => polygon(vec![(0, -8), (8, 6), (-8, 6)], color.filled()),
        Verdict::Refused => {
            line(area, (at.0 - 6, at.1 - 6), (at.0 + 6, at.1 + 6), color, 2)?;
            line(area, (at.0 - 6, at.1 + 6), (at.0 + 6, at.1 - 6), color, 2)
        }
    }
}

/// The colour of a verdict.
pub(super) fn verdict_color(verdict: Verdict) -> RGBColor {
    match verdict {
        Verdict::Direct => BLUE,
        Verdict::Normalised => GREEN,
        Verdict::Bounded => VERMILLION,
        Verdict::Refused => FAINT,
    }
}

/// The sentences of codes for a caption: one line.
pub(super) fn sentences(codes: &[Code], language: Language) -> Option<String> {
    let told: Vec<String> = codes
        .iter()
        .map(|code| {
            let caveat = Caveat::of(*code);
            match language {
                Language::Zh => format!("{code} {}", caveat.zh),
                Language::En => format!("{code} {}", caveat.en),
            }
        })
        .collect();
    let mark = if language == Language::Zh { "；" } else { "; " };
    (!told.is_empty()).then(|| told.join(mark))
}
