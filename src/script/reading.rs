//! [`Reading`]: a source as it is read, in Simplified characters and without noise.

use std::cell::Cell;

use super::edit::{self, Edit, Removal};
use super::map::Map;
use super::{Script, conversion, lines, noise, wording};
use crate::error::Result;
use crate::text::{Source, Span};

/// What turns Traditional characters into Simplified ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Backend {
    /// The table of this crate, made from the dictionaries of OpenCC.
    #[default]
    BuiltIn,
    /// The OpenCC library of the system.
    #[cfg(feature = "opencc")]
    OpenCc,
}

/// A source as it is read: Simplified, without noise, each byte with its place in the original.
///
/// ```
/// use zongshu::script::{Reading, Script};
/// use zongshu::text::{Source, Span};
/// let source = Source::from_text("全縣共有黨員三名");
/// let reading = Reading::of(&source);
/// assert_eq!((reading.text(), reading.script()), ("全县共有党员三名", Script::Hant));
/// assert_eq!(source.slice(reading.original(Span::new(12, 18))), "黨員");
/// ```
#[derive(Debug, Clone)]
pub struct Reading {
    source: Source,
    /// None where the source is read as it stands.
    text: Option<String>,
    map: Map,
    script: Script,
    removed: Vec<(Span, Removal)>,
}

impl Reading {
    /// Reads a source with the built-in conversion.
    ///
    /// Traditional paragraphs are read in Simplified characters, with the wording of the mainland where a machine put
    /// other words in its place; then the noise of the page is taken out.
    pub fn of(source: &Source) -> Reading {
        let conversion = conversion::convert(source.text());
        Reading::converted(source, conversion)
    }

    /// Reads a source with a conversion of one's choice.
    ///
    /// # Errors
    /// [`Error::Backend`](crate::Error::Backend) where a converter outside this crate cannot read the text; the
    /// built-in conversion reads every text.
    pub fn of_with(source: &Source, backend: Backend) -> Result<Reading> {
        match backend {
            Backend::BuiltIn => Ok(Reading::of(source)),
            #[cfg(feature = "opencc")]
            Backend::OpenCc => Ok(Reading::converted(source, super::opencc::convert(source.text())?)),
        }
    }

    fn converted(source: &Source, conversion: conversion::Conversion) -> Reading {
        let mut reading = Reading::unread(source);
        reading.script = conversion.script;
        let mut lines = conversion.lines;
        if let Some(draft) = conversion.draft {
            let (text, map) = draft.finish();
            let edits = wording::edits(&text, &conversion.traditional);
            // Character by character, as most texts are converted, the lines stay what they are.
            lines.take_if(|_| !map.is_identity());
            (reading.text, reading.map) = (Some(text), map);
            if !edits.is_empty() {
                let before = reading.text();
                let text = edit::edited(before, &edits, Span::new(0, before.len()));
                lines = lines.map(|lines| lines::edited(&lines, &edits, &text));
                reading = reading.edited(text, &edits);
            }
        }
        let lines = lines.unwrap_or_else(|| lines::lines(reading.text()));
        match noise::edits(reading.text(), lines) {
            Some((text, edits)) => reading.edited(text, &edits),
            None => reading,
        }
    }

    /// A source read as it stands.
    fn unread(source: &Source) -> Reading {
        Reading {
            source: source.clone(),
            text: None,
            map: Map::identity(source.text().len()),
            script: Script::Hans,
            removed: Vec::new(),
        }
    }

    /// The text as it is read.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or(self.source.text())
    }

    /// The source.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The script that prevails in the source; Simplified where nothing tells.
    pub fn script(&self) -> Script {
        self.script
    }

    /// The span of the source for a span of the reading.
    ///
    /// An edge inside a phrase that was replaced as a whole goes outward to the edge of the phrase; every other edge is
    /// exact. What was taken out at an edge of the span stays outside.
    pub fn original(&self, span: Span) -> Span {
        self.map.original(span)
    }

    /// As [`Reading::original`] for spans that mostly stand near one another; `hint` keeps where the last one was.
    pub(crate) fn original_near(&self, span: Span, hint: &Cell<usize>) -> Span {
        let mut near = hint.get();
        let original = self.map.original_from(span, &mut near);
        hint.set(near);
        original
    }

    /// As [`Reading::original`] for many spans in ascending order, each found from where the last one was.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor { map: &self.map, hint: 0 }
    }

    /// What was taken out, in order, as ranges of the source.
    pub fn removed(&self) -> &[(Span, Removal)] {
        &self.removed
    }

    /// The reading after some edits of its text, whose spans lead to the same source.
    ///
    /// Edits are in ascending order and share no byte; one that breaks this rule, or does not lie on character
    /// boundaries of the text, is passed over.
    ///
    /// ```
    /// use zongshu::script::{Edit, Reading};
    /// use zongshu::text::{Source, Span};
    /// let source = Source::from_text("用记忆体计数");
    /// let reading = Reading::of(&source).apply([Edit::replace(Span::new(3, 12), "内存")]);
    /// assert_eq!(reading.text(), "用内存计数");
    /// assert_eq!(source.slice(reading.original(Span::new(9, 15))), "计数");
    /// assert_eq!(source.slice(reading.original(Span::new(3, 6))), "记忆体");
    /// ```
    pub fn apply(self, edits: impl IntoIterator<Item = Edit>) -> Reading {
        let (text, mut done) = (self.text(), 0);
        let is_sound = |edit: &Edit| {
            let is_sound = edit.span.start >= done && edit.span.of(text).is_some();
            if is_sound {
                done = edit.span.end;
            }
            is_sound
        };
        let edits: Vec<Edit> = edits.into_iter().filter(is_sound).collect();
        if edits.is_empty() {
            return self;
        }
        let text = edit::edited(text, &edits, Span::new(0, text.len()));
        self.edited(text, &edits)
    }

    /// The reading after some edits of its text, which led to another.
    fn edited(self, text: String, edits: &[Edit]) -> Reading {
        let mut removed = self.removed;
        let map = self.map.edited(edits, |edit, original| {
            removed.extend(edit.removal.map(|removal| (original, removal)));
        });
        removed.sort_unstable();
        Reading { text: Some(text), map, removed, ..self }
    }
}

/// Carries ascending spans of a reading back to its source. Spans may go back, at the price of a search.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    map: &'a Map,
    hint: usize,
}

impl Cursor<'_> {
    /// The span of the source for a span of the reading, as [`Reading::original`] gives it.
    pub fn original(&mut self, span: Span) -> Span {
        self.map.original_from(span, &mut self.hint)
    }
}
