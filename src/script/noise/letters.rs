//! Signs that scanning puts for others inside numbers: O and l for digits, other circles for 〇, 一 for a dash.
//!
//! A letter is read as a digit where digits or the form of a number and a unit behind it prove it; codes of products
//! and roads, letters of grades and names in Latin letters stay.

use super::super::edit::Edit;
use super::signs::{after, before, is_chinese_digit, meant_digit};
use crate::text::Span;

/// The digits meant by the letters of a run of digits and letters.
pub(super) fn digits(text: &str, span: Span, edits: &mut Vec<Edit>) {
    for (at, sign) in span.of(text).unwrap_or("").char_indices() {
        if let Some(digit) = meant_digit(sign) {
            let start = span.start + at;
            edits.push(Edit::replace(Span::new(start, start + sign.len_utf8()), digit));
        }
    }
}

/// The circles of Chinese years and the dashes between years in a line that starts at an offset. `signs` are its characters.
pub(super) fn years(line: &str, signs: &[(usize, char)], start: usize, edits: &mut Vec<Edit>) {
    let digit = |sign: char| is_chinese_digit(sign) || sign == '○' || sign == '0';
    for (at, sign) in signs.iter().filter(|(_, sign)| !matches!(sign, '\u{4E01}'..='\u{9FFF}')) {
        let (at, end) = (*at, at + sign.len_utf8());
        let span = Span::new(start + at, start + end);
        if *sign == '一' {
            if is_between_years(line, at, end) {
                edits.push(Edit::replace(span, "-"));
            }
        } else if is_circle(*sign) {
            let left = before(line, at).is_some_and(digit);
            let right = after(line, end).is_some_and(|sign| digit(sign) || sign == '年');
            if left && right && is_year(line, at) {
                edits.push(Edit::replace(span, "〇"));
            }
        }
    }
}

/// Whether years in digits stand on both sides of a range.
fn is_between_years(line: &str, start: usize, end: usize) -> bool {
    let is_year = |text: Option<&str>| {
        text.is_some_and(|year| {
            (year.starts_with("19") || year.starts_with("20")) && year.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    is_year(start.checked_sub(4).and_then(|from| line.get(from..start))) && is_year(line.get(end..end + 4))
}

/// A sign that a page has for 〇.
fn is_circle(sign: char) -> bool {
    matches!(sign, '○' | 'O' | 'o' | '0' | 'Ｏ' | '◯')
}

/// Bytes of a date at least.
const SHORTEST_DATE: usize = "2031-1-1".len();

/// The letters in dates of digits in a line that starts at an offset: 2O22-lO-l3. `signs` are its characters.
pub(super) fn dates(line: &str, signs: &[(usize, char)], start: usize, edits: &mut Vec<Edit>) {
    let is_sign = |sign: char| sign.is_ascii_digit() || meant_digit(sign).is_some();
    let is_joint = |sign: char| matches!(sign, '-' | '/' | '.');
    if !signs.iter().any(|(_, sign)| meant_digit(*sign).is_some()) {
        return;
    }
    let mut behind = 0;
    for word in line.split_inclusive(|sign: char| !is_sign(sign) && !is_joint(sign)) {
        let from = behind;
        behind += word.len();
        let word = word.trim_end_matches(|sign: char| !is_sign(sign) && !is_joint(sign));
        if word.len() < SHORTEST_DATE {
            continue;
        }
        let at = from + word.len();
        let is_free = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_ascii_alphanumeric());
        if is_date(word) && is_free(before(line, from)) && is_free(after(line, at)) {
            let mut read = Vec::new();
            digits(line, Span::new(from, at), &mut read);
            edits.extend(read.into_iter().map(|Edit { span, text, removal }| Edit {
                span: Span::new(span.start + start, span.end + start),
                text,
                removal,
            }));
        }
    }
}

/// Whether a word has the form of a date, half of its digits at least are digits, and the rest are letters.
fn is_date(word: &str) -> bool {
    let mut parts = word.split(['-', '/', '.']);
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let number = |part: &str| {
        let digits = part.chars().map(|sign| meant_digit(sign).and_then(|digit| digit.chars().next()).unwrap_or(sign));
        digits.collect::<String>().parse::<u32>().unwrap_or(0)
    };
    let written = word.bytes().filter(u8::is_ascii_digit).count();
    let meant = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    let is_real = (1900..2100).contains(&number(year)) && (1..=12).contains(&number(month)) && number(day) <= 31;
    fits && is_real && meant > 0 && written >= meant
}

/// Whether a sign stands in four signs of a Chinese year: 二○二二年.
fn is_year(line: &str, at: usize) -> bool {
    let of_year = |sign: &char| is_chinese_digit(*sign) || is_circle(*sign);
    let Some((head, tail)) = line.split_at_checked(at) else {
        return false;
    };
    let head = head.chars().rev().take(5).take_while(of_year);
    let (left, chinese) =
        head.fold((0, 0), |(all, chinese), sign| (all + 1, chinese + usize::from(is_chinese_digit(sign))));
    let right = tail.chars().take(5).take_while(of_year).count();
    let year = tail.chars().nth(right) == Some('年');
    left + right == 4 && year && chinese + tail.chars().take(right).filter(|sign| is_chinese_digit(*sign)).count() >= 2
}
