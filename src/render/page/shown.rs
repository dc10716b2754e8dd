//! [`shown`]: text as people must see it, with the characters that hide or turn other text made visible.
//!
//! Escaping is the matter of the templates, and of the encoder of the data; nothing here writes markup.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character has no shape of its own and acts on others: controls, marks of direction, joiners, tags.
pub(super) fn acts_unseen(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{61C}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

/// The text with every unseen character written as its code: `⟦202E⟧`.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(acts_unseen) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            // A carriage return is the first half of a line end.
            '\r' => {}
            _ if acts_unseen(character) => {
                // Writing to a string cannot fail.
                let _ = write!(seen, "⟦{:04X}⟧", u32::from(character));
            }
            _ => seen.push(character),
        }
    }
    Cow::Owned(seen)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_hides_is_seen() {
        assert_eq!(shown("招录\u{202E}3120名\u{0}\r\n"), "招录⟦202E⟧3120名⟦0000⟧\n");
        assert_eq!(shown("<b>三名</b>"), "<b>三名</b>");
    }
}
