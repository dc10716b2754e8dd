//! Paragraphs that stand twice: only the first is measured.

use super::outline::Outline;
use crate::text::Span;

/// Bytes from which on a paragraph that stands again is no turn of phrase.
const SHORTEST: usize = 60;

/// Paragraphs of some length that stand twice, with their first copies, in text order.
pub(super) fn repeats(outline: &Outline, text: &str) -> Vec<(Span, Span)> {
    let long = outline.paragraphs.iter().filter(|paragraph| paragraph.span.len() >= SHORTEST);
    let mut all: Vec<(&str, Span)> =
        long.filter_map(|paragraph| Some((paragraph.span.of(text)?.trim(), paragraph.span))).collect();
    // Like texts come to stand side by side, the first of them first; most are told apart by their lengths.
    all.sort_unstable_by_key(|(text, span)| (text.len(), *text, *span));
    let mut repeats = Vec::new();
    for like in all.chunk_by(|(left, _), (right, _)| left == right) {
        if let Some(((_, first), later)) = like.split_first() {
            repeats.extend(later.iter().map(|(_, span)| (*span, *first)));
        }
    }
    repeats.sort_unstable();
    repeats
}
