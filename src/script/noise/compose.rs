//! [`Page`]: a text and the edits made so far, as edits of the text it began with.

use std::borrow::Cow;

use super::super::edit::{Edit, Removal, edited};
use super::super::lines::{self, Line};
use crate::text::Span;

/// A text under way from what it was to what it is read as.
pub(super) struct Page<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// The lines of the text.
    lines: Vec<Line>,
    /// Edits of the original that lead to `text`.
    edits: Vec<Edit>,
}

/// Edits of both texts that touch one another, as a range of the text between them.
struct Cluster {
    start: usize,
    end: usize,
    removal: Option<Removal>,
}

impl<'a> Page<'a> {
    /// A text as it is.
    pub(super) fn of(original: &'a str, lines: Vec<Line>) -> Page<'a> {
        Page { original, text: Cow::Borrowed(original), lines, edits: Vec::new() }
    }

    /// The text after the edits made so far, and its lines.
    pub(super) fn parts(&mut self) -> (&str, &mut [Line]) {
        (&self.text, &mut self.lines)
    }

    /// The edits that lead from the original to the text, with the text where there are any.
    pub(super) fn finish(self) -> Option<(String, Vec<Edit>)> {
        (!self.edits.is_empty()).then(|| (self.text.into_owned(), self.edits))
    }

    /// Edits the text once more; whether that changed anything.
    pub(super) fn apply(&mut self, mut edits: Vec<Edit>) -> bool {
        let mut done = 0;
        edits.retain(|edit| {
            let old = edit.span.of(&self.text);
            let sound = edit.span.start >= done && old.is_some_and(|old| !old.is_empty() && old != edit.text);
            if sound {
                done = edit.span.end;
            }
            sound
        });
        if edits.is_empty() {
            return false;
        }
        let text = edited(&self.text, &edits, Span::new(0, self.text.len()));
        self.lines = lines::edited(&self.lines, &edits, &text);
        self.edits = if self.edits.is_empty() { edits } else { self.merged(&edits) };
        self.text = Cow::Owned(text);
        true
    }

    /// The edits made so far and those of the text, as edits of the original.
    fn merged(&self, new: &[Edit]) -> Vec<Edit> {
        let mut merged = Vec::with_capacity(self.edits.len() + new.len());
        let mut old = self.edits.iter().peekable();
        let mut fresh = new.iter().peekable();
        // Edits that belong to the cluster at hand, and how far the original is ahead of the text.
        let mut first_fresh = 0;
        let mut taken = 0;
        let mut shift = 0isize;
        loop {
            // Most edits lie apart from those made before.
            let next_old = old.peek().map_or(usize::MAX, |edit| moved(edit.span.start, -shift));
            while let Some(edit) = fresh.next_if(|edit| edit.span.end <= next_old) {
                let span = Span::new(moved(edit.span.start, shift), moved(edit.span.end, shift));
                merged.push(Edit { span, text: edit.text.clone(), removal: edit.removal });
                taken += 1;
                first_fresh = taken;
            }
            let mut cluster: Option<Cluster> = None;
            let before = shift;
            loop {
                let old_start = old.peek().map(|edit| moved(edit.span.start, -shift));
                let fresh_start = fresh.peek().map(|edit| edit.span.start);
                let takes_old = match (old_start, fresh_start) {
                    (Some(old), Some(fresh)) => old <= fresh,
                    (Some(_), None) => true,
                    (None, Some(_)) => false,
                    (None, None) => break,
                };
                let start = if takes_old { old_start } else { fresh_start }.unwrap_or(0);
                if cluster.as_ref().is_some_and(|cluster| start >= cluster.end) {
                    break;
                }
                let (end, removal) = if takes_old {
                    let Some(edit) = old.next() else { break };
                    shift += edit.span.len() as isize - edit.text.len() as isize;
                    (start + edit.text.len(), edit.removal)
                } else {
                    let Some(edit) = fresh.next() else { break };
                    taken += 1;
                    (edit.span.end, edit.removal)
                };
                cluster = Some(match cluster {
                    None => Cluster { start, end, removal },
                    Some(cluster) => Cluster {
                        start: cluster.start,
                        end: cluster.end.max(end),
                        removal: stronger(cluster.removal, removal),
                    },
                });
            }
            let Some(cluster) = cluster else { break };
            let span = Span::new(moved(cluster.start, before), moved(cluster.end, shift));
            let inside = new.get(first_fresh..taken).unwrap_or(&[]);
            first_fresh = taken;
            let text = match inside {
                [only] if only.span == Span::new(cluster.start, cluster.end) => only.text.clone(),
                _ => Cow::Owned(edited(&self.text, inside, Span::new(cluster.start, cluster.end))),
            };
            if span.of(self.original).is_some_and(|original| original != text) {
                merged.push(Edit { span, text, removal: cluster.removal });
            }
        }
        merged
    }
}

/// An offset moved by the distance of two texts.
fn moved(offset: usize, shift: isize) -> usize {
    offset.saturating_add_signed(shift)
}

/// The more telling one of two removals.
fn stronger(left: Option<Removal>, right: Option<Removal>) -> Option<Removal> {
    let weight = |removal| match removal {
        Some(Removal::PageJump) => 4,
        Some(Removal::Markup) => 3,
        Some(Removal::LineBreak) => 2,
        Some(_) => 1,
        None => 0,
    };
    if weight(right) > weight(left) { right } else { left }
}
