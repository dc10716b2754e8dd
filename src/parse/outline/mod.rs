//! The outline of a report: heading data, body, sections with themes and leads, paragraphs, page furniture.
//!
//! A pure function of one text, a canonical reading: Simplified characters, ASCII digits, full-width marks. ASCII marks
//! are understood as well. Spans are bytes of that text. Numerals are not looked at, except to tell dates.

mod around;
mod chrome;
mod document;
mod home;
mod lead;
mod line;
mod metadata;
mod reviewed;
mod section;
mod title;
mod word;

use super::signs::Signs;
use crate::region::Adcode;
use crate::report::{Heading, Section};
use crate::text::Span;
use crate::vocabulary::Theme;

pub(crate) use around::Themes;
pub(crate) use chrome::furniture;
pub use chrome::{Chrome, ChromeRole};
pub(crate) use word::sought;

/// Finds the first region named in a stretch of text: its official name and its code.
pub type RegionLookup<'a> = dyn Fn(&str) -> Option<(String, Adcode)> + 'a;

/// The outline of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Heading data; its texts are those of the reading.
    pub heading: Heading,
    /// Where heading data stand.
    pub spans: HeadingSpans,
    /// The text without page furniture before and after it.
    pub body: Span,
    /// Sections in text order; preamble and closing have no heading. Their texts are those of the reading.
    pub sections: Vec<Section>,
    /// Paragraphs of the body in text order, headings not among them.
    pub paragraphs: Vec<Paragraph>,
    /// Page furniture in text order, outside the body and inside it.
    pub chrome: Vec<Chrome>,
}

/// Where heading data stand in the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeadingSpans {
    /// The title; it may run over several lines.
    pub title: Option<Span>,
    /// The subtitle, without its dash.
    pub subtitle: Option<Span>,
    /// The publisher.
    pub publisher: Option<Span>,
    /// The signature.
    pub byline: Option<Span>,
}

/// A paragraph of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// Index of its section.
    pub section: usize,
    /// The topic sentence or clause that opens it, without its final mark.
    pub lead: Option<Span>,
    /// What it is about: its lead decides, else its section.
    pub theme: Theme,
}

impl Outline {
    /// The paragraph that holds a byte of the reading.
    pub fn paragraph_at(&self, at: usize) -> Option<&Paragraph> {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= at);
        self.paragraphs.get(after.checked_sub(1)?).filter(|paragraph| at < paragraph.span.end)
    }

    /// What the passage at a byte of the reading is about: under a heading that of its paragraph, elsewhere that of its
    /// clause.
    pub fn theme_at(&self, text: &str, at: usize) -> Theme {
        Themes::of(self, text).at(at)
    }

    /// Whether a heading, or the opening of its paragraph, tells what the passage at a byte of the reading is about.
    pub(crate) fn is_told_at(&self, at: usize) -> bool {
        self.paragraph_at(at).is_some_and(|paragraph| self.is_told(paragraph))
    }

    /// What the counts of the preamble are about: the whole, so that no theme is theirs alone. In a bulletin each figure
    /// tells its theme itself.
    pub(crate) fn preamble_theme(&self) -> Option<Theme> {
        let titles = [&self.heading.title, &self.heading.subtitle];
        let is_bulletin = titles.into_iter().flatten().any(|title| word::any(title, word::Role::Bulletin));
        let whole = self.only_theme();
        (!is_bulletin || whole.is_some()).then(|| whole.unwrap_or(Theme::Other))
    }

    /// The one theme of all sections under a heading that have any.
    fn only_theme(&self) -> Option<Theme> {
        const FEWEST: usize = 3;
        let headed = self.sections.iter().filter(|section| section.heading.is_some());
        let mut themes = headed.map(|section| section.theme).filter(|theme| *theme != Theme::Other);
        let first = themes.next().filter(|theme| *theme != Theme::Economy)?;
        let mut count = 1;
        themes
            .all(|theme| {
                theme == first && {
                    count += 1;
                    true
                }
            })
            .then_some(first)
            .filter(|_| count >= FEWEST)
    }

    fn is_told(&self, paragraph: &Paragraph) -> bool {
        let is_headed = self.sections.get(paragraph.section).is_some_and(|section| section.heading.is_some());
        let has_headings = || self.sections.iter().any(|section| section.heading.is_some());
        paragraph.theme != Theme::Other && (is_headed || !has_headings())
    }
}

/// Reads the outline of a text. `regions` finds the region named first in a stretch of text; see [`provinces`] for a
/// lookup of provinces alone.
///
/// ```
/// use zongshu::parse::outline;
/// let text = "凝心聚力开新局\n——2031年全省组织工作综述\n2032-01-05 来源：云南日报\n\n一年来，全省步履坚实。\n\n\
///             选贤任能 队伍更强\n加强年轻干部培养。全省选派干部到一线锻炼。\n从严管理监督干部。全省开展检查并反馈问题。\n";
/// let outline = outline::read(text, &outline::provinces);
/// assert_eq!(outline.heading.title.as_deref(), Some("凝心聚力开新局"));
/// assert_eq!(outline.heading.region.as_deref(), Some("云南省"));
/// assert_eq!(outline.heading.year_reviewed, Some(2031));
/// assert_eq!(outline.sections[1].heading.as_deref(), Some("选贤任能 队伍更强"));
/// assert_eq!(outline.sections[1].leads[0].of(text), Some("加强年轻干部培养"));
/// ```
pub fn read(text: &str, regions: &RegionLookup<'_>) -> Outline {
    document::read(&Signs::of(text), regions, false)
}

/// As [`read`], of a text whose signs are known, and with a lookup by the gazetteer: what it finds begins at a sign.
pub(crate) fn read_signs(signs: &Signs<'_>, regions: &RegionLookup<'_>) -> Outline {
    document::read(signs, regions, true)
}

/// Finds the province named first in a text by its name or short name: 浙江, 内蒙古自治区.
///
/// ```
/// let (name, code) = zongshu::parse::outline::provinces("浙江日报").expect("a province");
/// assert_eq!((name.as_str(), code.to_string().as_str()), ("浙江省", "330000"));
/// ```
pub fn provinces(text: &str) -> Option<(String, Adcode)> {
    home::province(text)
}
