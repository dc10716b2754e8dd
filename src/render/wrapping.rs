//! Widths of text on a screen, where a Chinese character takes two columns, and lines that end where they may.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes on a terminal.
///
/// ```
/// assert_eq!(zongshu::render::width("四川省 2022"), 11);
/// ```
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The pieces between which a line may end (UAX #14), except after a hyphen and a slash: codes and periods stay whole.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in linebreaks(text) {
        let Some(piece) = text.get(from..at) else { continue };
        if at < text.len() && piece.ends_with(['-', '/', '–']) {
            continue;
        }
        pieces.push(piece);
        from = at;
    }
    pieces
}

/// Columns of the longest piece of a text that is not parted.
pub(super) fn longest_piece(text: &str) -> usize {
    pieces(text).into_iter().map(|piece| width(piece.trim_end())).max().unwrap_or(0)
}

/// A text in lines of at most `columns`: Chinese may be parted anywhere but before a closing mark, other words at
/// spaces; a word that is too long is cut. There is always at least one line.
///
/// ```
/// use zongshu::render::wrapped;
/// assert_eq!(wrapped("培训干部，招录公务员。", 10), ["培训干部，", "招录公务", "员。"]);
/// assert_eq!(wrapped("C-YEAR C-EPI", 8), ["C-YEAR", "C-EPI"]);
/// ```
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::from([String::new()]);
    let mut taken = 0;
    for piece in pieces(text) {
        let ends_line = piece.ends_with('\n');
        let shown = piece.trim_end_matches(['\n', '\r']);
        let wide = width(shown.trim_end());
        if taken > 0 && taken + wide > columns {
            lines.push(String::new());
            taken = 0;
        }
        let shown = if taken == 0 && lines.len() > 1 { shown.trim_start() } else { shown };
        for c in shown.chars() {
            let one = c.width().unwrap_or(0);
            if taken + one > columns && c == ' ' {
                continue;
            }
            if wide > columns && taken > 0 && taken + one > columns {
                lines.push(String::new());
                taken = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
                taken += one;
            }
        }
        if ends_line {
            lines.push(String::new());
            taken = 0;
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    if lines.len() > 1 && lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The text cut to `columns`, with `…` where something is left out.
///
/// ```
/// assert_eq!(zongshu::render::clipped("基层党组织书记", 9), "基层党组…");
/// ```
pub fn clipped(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.into();
    }
    let mut kept = String::new();
    let mut taken = 0;
    for c in text.chars() {
        taken += c.width().unwrap_or(0);
        if taken + 1 > columns {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}
