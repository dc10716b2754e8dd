//! Classes of characters that the stages share, and what follows a number.
//!
//! Units are data: `units.tsv`.

use std::sync::LazyLock;

/// What follows numbers, as the table has it.
struct Units {
    /// First characters of units, magnitudes and signs.
    signs: Vec<char>,
    magnitudes: Vec<char>,
    /// The characters that stand side by side in the words.
    pairs: Vec<(char, char)>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut units = Units { signs: Vec::new(), magnitudes: Vec::new(), pairs: Vec::new() };
    let rows = include_str!("units.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows.skip(1) {
        let mut fields = row.split('\t');
        let (Some(kind), Some(signs)) = (fields.next(), fields.next()) else {
            continue;
        };
        match kind {
            "word" => units.pairs.extend(signs.chars().zip(signs.chars().skip(1))),
            "magnitude" => {
                units.magnitudes.extend(signs.chars());
                units.signs.extend(signs.chars());
            }
            _ => units.signs.extend(signs.chars()),
        }
    }
    units.signs.sort_unstable();
    units.pairs.sort_unstable();
    units
});

/// Whether a unit or a magnitude may start with a character.
pub(super) fn is_unit(sign: char) -> bool {
    UNITS.signs.binary_search(&sign).is_ok()
}

/// Whether a character may stand between a number and its unit.
pub(super) fn is_magnitude(sign: char) -> bool {
    UNITS.magnitudes.contains(&sign)
}

/// Whether two characters stand side by side in the word for a unit.
pub(super) fn in_unit(left: char, right: char) -> bool {
    UNITS.pairs.binary_search(&(left, right)).is_ok()
}

/// Where the first byte of ASCII stands from an offset on; the end of the text where there is none.
pub(super) fn ascii_from(text: &[u8], at: usize) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut at = at;
    // Eight bytes at a time: those of other characters have their highest bit set.
    while let Some(eight) = text.get(at..).and_then(|rest| rest.first_chunk()) {
        let ascii = !u64::from_le_bytes(*eight) & HIGH;
        if ascii != 0 {
            return at + ascii.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = text.get(at..).unwrap_or_default();
    at + rest.iter().position(u8::is_ascii).unwrap_or(rest.len())
}

/// A Chinese character.
pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9FFF}' | '〇' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A Chinese character or a mark of Chinese punctuation.
pub(super) fn is_chinese(sign: char) -> bool {
    is_han(sign) || is_mark(sign)
}

/// A mark of Chinese punctuation.
pub(super) fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '【'
            | '】'
            | '—'
            | '…'
            | '〔'
            | '〕'
    )
}

/// A digit of either width: marks are taken out before widths are made one.
pub(super) fn is_digit(sign: char) -> bool {
    matches!(sign, '0'..='9' | '０'..='９')
}

/// A Latin letter of either width.
pub(super) fn is_letter(sign: char) -> bool {
    sign.is_ascii_alphabetic() || matches!(sign, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A space that may separate words of a line.
pub(super) fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\u{3000}' | '\u{A0}')
}

/// A letter that scanning puts for a digit, and the digit.
pub(super) fn meant_digit(letter: char) -> Option<&'static str> {
    match letter {
        'O' | 'o' => Some("0"),
        'l' | 'I' => Some("1"),
        _ => None,
    }
}

/// A digit of a Chinese year.
pub(super) fn is_chinese_digit(sign: char) -> bool {
    matches!(sign, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

/// A mark that ends a sentence or a part of it that can stand alone.
pub(super) fn is_terminal(sign: char) -> bool {
    matches!(
        sign,
        '。' | '！'
            | '？'
            | '；'
            | '：'
            | '…'
            | '”'
            | '’'
            | '》'
            | '）'
            | '】'
            | '!'
            | '?'
            | ';'
            | ':'
            | ')'
            | ']'
            | '"'
            | '|'
    )
}

/// Whether a line holds the punctuation of sentences: a mark behind a Chinese character.
pub(super) fn is_prose(line: &str) -> bool {
    let mut before = '\n';
    let mut gap = false;
    for sign in line.chars() {
        let mark = matches!(sign, '，' | '。' | '；' | '！' | '？' | '、' | ',' | ';' | '!' | '?');
        if mark && !gap && (is_han(before) || matches!(before, '”' | '》' | '）' | '%' | ')')) {
            return true;
        }
        gap = is_blank(sign);
        if !gap {
            before = sign;
        }
    }
    false
}

/// The character that ends at an offset.
pub(super) fn before(text: &str, offset: usize) -> Option<char> {
    text.get(..offset)?.chars().next_back()
}

/// The character that starts at an offset.
pub(super) fn after(text: &str, offset: usize) -> Option<char> {
    text.get(offset..)?.chars().next()
}
