//! The offset map of a reading: where each of its bytes stands in the original.
//!
//! Only breakpoints are kept. A run of characters that have the same lengths in both texts is one piece, however many
//! of them were replaced; a phrase that changed its length is one piece that cannot be divided; what was taken out has
//! no piece.

use super::edit::Edit;
use crate::text::Span;

/// A run of the reading and the range of the original it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// First byte in the reading; the run ends where the next one starts.
    pub(super) reading: usize,
    /// The range in the original.
    pub(super) original: Span,
    /// Whether each byte of the run stands for the byte at the same place of the range.
    pub(super) exact: bool,
}

/// Pieces in order, without a gap in the reading; none is empty there.
#[derive(Debug, Clone, Default)]
pub(super) struct Map {
    pieces: Vec<Piece>,
    /// Length of the reading.
    length: usize,
}

impl Map {
    /// The map of a text that is read as it stands.
    pub(super) fn identity(length: usize) -> Map {
        let piece = Piece { reading: 0, original: Span::new(0, length), exact: true };
        let pieces = if length == 0 { Vec::new() } else { vec![piece] };
        Map { pieces, length }
    }

    /// Whether the text is read byte by byte.
    pub(super) fn is_identity(&self) -> bool {
        matches!(self.pieces.as_slice(), [] | [Piece { exact: true, original: Span { start: 0, .. }, .. }])
    }

    /// Adds a stretch of the reading, copied byte by byte where `exact`; nothing where it has no length.
    pub(super) fn push(&mut self, length: usize, original: Span, exact: bool) {
        if length == 0 {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if exact && last.exact && last.original.end == original.start => {
                last.original.end = original.end;
            }
            _ => self.pieces.push(Piece { reading: self.length, original, exact }),
        }
        self.length += length;
    }

    /// The map after some edits of the reading, in order; `take` is told where each of them lies in the original.
    pub(super) fn edited(&self, edits: &[Edit], mut take: impl FnMut(&Edit, Span)) -> Map {
        // An edit is a piece and parts two others.
        let mut map = Map { pieces: Vec::with_capacity(self.pieces.len() + 2 * edits.len()), length: 0 };
        let (mut done, mut near) = (0, 0);
        for edit in edits {
            map.reread(self, Span::new(done, edit.span.start), &mut near);
            let original = self.original_from(edit.span, &mut near);
            map.push(edit.text.len(), original, false);
            take(edit, original);
            done = edit.span.end;
        }
        map.reread(self, Span::new(done, self.length), &mut near);
        map
    }

    /// Adds a range of a reading, whose stretches keep their places in the original; `near` as in [`Map::stretches`].
    fn reread(&mut self, map: &Map, span: Span, near: &mut usize) {
        if let Some(original) = map.copied(span, *near) {
            return self.push(span.len(), original, true);
        }
        for (length, original, exact) in map.stretches(span, near) {
            self.push(length, original, exact);
        }
    }

    /// The stretches that a range of the reading is made of: length, original range, whether byte by byte. `hint` keeps
    /// where the last one was, for a caller whose ranges ascend.
    fn stretches(&self, span: Span, hint: &mut usize) -> impl Iterator<Item = (usize, Span, bool)> + '_ {
        *hint = self.walk(*hint, |piece| piece.reading <= span.start);
        let first = (*hint).max(1) - 1;
        let pieces = self.pieces.get(first..).unwrap_or(&[]).iter().enumerate();
        let end = move |index: usize| {
            let next = self.pieces.get(first + index + 1);
            next.map_or(self.length, |next| next.reading).min(span.end)
        };
        pieces.take_while(move |(_, piece)| piece.reading < span.end).map(move |(index, piece)| {
            let start = piece.reading.max(span.start);
            let length = end(index).saturating_sub(start);
            let from = piece.original.start + (start - piece.reading);
            let original = if piece.exact { Span::new(from, from + length) } else { piece.original };
            (length, original, piece.exact)
        })
    }

    /// The span of the original for a span of the reading; outward where an edge lies inside a replaced phrase.
    pub(super) fn original(&self, span: Span) -> Span {
        let start = self.pieces.partition_point(|piece| piece.reading <= span.start);
        let end = self.walk(start, |piece| piece.reading < span.end);
        self.join(span, start, end)
    }

    /// The span of the original for a span of the reading that lies in the piece of the hint and is copied byte by byte,
    /// as most do.
    fn copied(&self, span: Span, hint: usize) -> Option<Span> {
        let piece = self.pieces.get(hint.checked_sub(1)?).filter(|piece| piece.exact)?;
        let end = self.pieces.get(hint).map_or(self.length, |next| next.reading);
        let is_inside = piece.reading <= span.start && span.start < span.end && span.end <= end;
        let from = piece.original.start + span.start.checked_sub(piece.reading)?;
        is_inside.then(|| Span::new(from, from + span.len()))
    }

    /// As [`Map::original`], for a caller whose spans ascend: `hint` keeps where the last one was.
    pub(super) fn original_from(&self, span: Span, hint: &mut usize) -> Span {
        if let Some(original) = self.copied(span, *hint) {
            return original;
        }
        let start = self.walk(*hint, |piece| piece.reading <= span.start);
        let end = self.walk(start, |piece| piece.reading < span.end);
        *hint = start;
        self.join(span, start, end)
    }

    /// Index of the first piece that is not `before`, found by steps from a near index.
    fn walk(&self, from: usize, before: impl Fn(&Piece) -> bool) -> usize {
        let behind = |index: usize| index == 0 || self.pieces.get(index - 1).is_some_and(&before);
        let mut index = from;
        for _ in 0..16 {
            if behind(index) {
                break;
            }
            index -= 1;
        }
        if !behind(index) {
            return self.pieces.partition_point(before);
        }
        for _ in 0..16 {
            match self.pieces.get(index) {
                Some(piece) if before(piece) => index += 1,
                _ => return index,
            }
        }
        let rest = self.pieces.get(index..).unwrap_or(&[]);
        index + rest.partition_point(before)
    }

    /// The original range from the edge in the piece before index `start` to that in the piece before index `end`.
    fn join(&self, span: Span, start: usize, end: usize) -> Span {
        let piece = |index: usize| index.checked_sub(1).and_then(|index| self.pieces.get(index));
        let inside =
            |piece: &Piece, offset: usize| (piece.original.start + (offset - piece.reading)).min(piece.original.end);
        let origin = self.pieces.first().map_or(0, |piece| piece.original.start);
        let first = match piece(start) {
            Some(piece) if piece.exact => inside(piece, span.start),
            Some(_) if span.start >= self.length => self.end(),
            Some(piece) => piece.original.start,
            None => origin,
        };
        let last = match piece(end) {
            Some(piece) if piece.exact => inside(piece, span.end),
            Some(piece) => piece.original.end,
            None => origin,
        };
        Span::new(first, last)
    }

    /// Where the original ends, as far as it is read.
    fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.original.end)
    }
}
