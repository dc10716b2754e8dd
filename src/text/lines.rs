//! The line table of a text: where lines start and how many characters stand before a byte.
//!
//! Built once per text and only when asked for; a query costs a binary search and at most one block of bytes.

use super::span::{Position, Span};

/// Bytes between two checkpoints of the character count.
const BLOCK: usize = 512;

/// Starts of lines and counts of characters.
#[derive(Debug)]
pub(super) struct Lines {
    /// First byte of every line; never empty.
    starts: Vec<usize>,
    /// Characters that begin before byte `BLOCK * index`.
    characters: Vec<usize>,
}

impl Lines {
    /// The table of a text.
    pub(super) fn of(text: &str) -> Lines {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut characters = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(count);
            count += begun(block);
        }
        Lines { starts, characters }
    }

    /// The place of a byte of `text`, the text the table was made of.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.before(text, offset) - self.before(text, start) + 1;
        Position { line, column }
    }

    /// The lines of `text` without their ends; text that ends with a line end has no empty line after it.
    pub(super) fn spans<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.starts.iter().enumerate().filter_map(move |(index, start)| {
            let next = self.starts.get(index + 1).copied();
            let line = text.get(*start..next.unwrap_or(text.len()))?;
            if next.is_none() && line.is_empty() {
                return None;
            }
            let line = line.strip_suffix('\n').unwrap_or(line);
            let line = line.strip_suffix('\r').unwrap_or(line);
            Some(Span::new(*start, start + line.len()))
        })
    }

    /// Characters that begin before a byte.
    fn before(&self, text: &str, offset: usize) -> usize {
        let block = (offset / BLOCK).min(self.characters.len().saturating_sub(1));
        let known = self.characters.get(block).copied().unwrap_or(0);
        known + text.as_bytes().get(block * BLOCK..offset).map_or(0, begun)
    }
}

/// Number of characters that begin in a run of UTF-8 bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
