//! [`Marks`]: a byte for each character, looked up while a text is walked through once.
//!
//! Most characters have no mark and are passed over at the price of decoding them. What the bits of a mark mean is a
//! matter of those who make the table.

/// The marks of the characters of the first plane; those beyond it share one.
#[derive(Debug)]
pub(crate) struct Marks {
    table: Box<[u8; 0x1_0000]>,
    beyond: u8,
}

/// A character that has marks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marked {
    /// Its first byte.
    pub(crate) at: usize,
    /// Its number.
    pub(crate) code: u32,
    pub(crate) marks: u8,
}

impl Marks {
    /// A table of the marks that a function gives; `beyond` are those of every character outside the first plane.
    pub(crate) fn of(marks: impl Fn(char) -> u8, beyond: u8) -> Marks {
        let mut table = Box::new([0; 0x1_0000]);
        for (code, place) in (0..).zip(table.iter_mut()) {
            *place = char::from_u32(code).map_or(0, &marks);
        }
        Marks { table, beyond }
    }

    /// Calls `take` for every character of a text that has marks, in order.
    #[inline(always)]
    pub(crate) fn each(&self, text: &str, mut take: impl FnMut(Marked)) {
        let mut rest = text.as_bytes();
        loop {
            let mut at = text.len() - rest.len();
            let (code, marks, behind) = match six(rest) {
                // Nearly all characters have three bytes and others behind them: two are looked up at once.
                Some(([first, second], behind)) => {
                    let [one, other] =
                        [first, second].map(|code| self.table.get(usize::from(code)).copied().unwrap_or(0));
                    match (one, rest.get(3..)) {
                        (1.., Some(behind)) => (u32::from(first), one, behind),
                        _ => {
                            at += 3;
                            (u32::from(second), other, behind)
                        }
                    }
                }
                None => {
                    let Some((code, behind)) = decoded(rest) else { return };
                    (code, self.table.get(code as usize).copied().unwrap_or(self.beyond), behind)
                }
            };
            rest = behind;
            if marks != 0 {
                take(Marked { at, code, marks });
            }
        }
    }
}

/// The numbers of two characters of three bytes each that some UTF-8 begins with, and what is behind them. They are decoded
/// by hand and together: this is done for every character of every text.
#[inline]
fn six(text: &[u8]) -> Option<([u16; 2], &[u8])> {
    let word = u64::from_le_bytes(*text.first_chunk()?);
    // The same of the first three bytes and of the next three.
    let both = |bits: u64| bits << 24 | bits;
    let codes = (word & both(0x0F)) << 12 | (word >> 2 & both(0x0FC0)) | (word >> 16 & both(0x3F));
    if word & both(0xF0) == both(0xE0) { Some(([codes as u16, (codes >> 24) as u16], text.get(6..)?)) } else { None }
}

/// The number of the character that some UTF-8 begins with, and what is behind it.
pub(super) fn decoded(text: &[u8]) -> Option<(u32, &[u8])> {
    let bits = |byte: &u8, mask: u8, shift: u32| u32::from(byte & mask) << shift;
    match text {
        [first @ ..=0x7F, behind @ ..] => Some((u32::from(*first), behind)),
        [first @ ..=0xDF, second, behind @ ..] => Some((bits(first, 0x1F, 6) | bits(second, 0x3F, 0), behind)),
        [first @ ..=0xEF, second, third, behind @ ..] => {
            Some((bits(first, 0x0F, 12) | bits(second, 0x3F, 6) | bits(third, 0x3F, 0), behind))
        }
        [first, second, third, fourth, behind @ ..] => {
            let low = bits(third, 0x3F, 6) | bits(fourth, 0x3F, 0);
            Some((bits(first, 0x07, 18) | bits(second, 0x3F, 12) | low, behind))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_characters_of_every_length_are_found_where_they_stand() {
        let marks = Marks::of(|character| u8::from("aé党".contains(character)), 2);
        let text = "a\u{7F}é\u{7FF}党员\u{FFFD}𠮷党";
        let character = |code| char::from_u32(code).expect("a character");
        let mut found = Vec::new();
        marks.each(text, |marked| found.push((marked.at, character(marked.code), marked.marks)));
        let expected = [('a', 1), ('é', 1), ('党', 1), ('𠮷', 2), ('党', 1)];
        assert_eq!(found.iter().map(|(_, character, marks)| (*character, *marks)).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|(at, character, _)| text[*at..].starts_with(*character)));
    }
}
