//! Codes: letters, signs and digits that count nothing, telephone numbers, days that name an event.

use crate::quantity;
use crate::text::Span;

use super::words::words;
use super::{Item, Scanner, ascii_digits};

/// Digits of a telephone number, at least.
const SHORTEST: usize = 7;

impl Scanner<'_> {
    /// Codes mix letters, signs and digits, or are digits that count nothing: G60, 1+3+N, 415X, 5G, 12380.
    pub(super) fn code(&mut self, at: usize) -> Option<usize> {
        let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '＋' | '-' | '·');
        if self.before(at).is_some_and(|before| before.is_ascii_alphanumeric()) {
            return None;
        }
        let rest = self.after(at);
        // Nearly all are digits and nothing else.
        let digits = ascii_digits(rest);
        if (1..SHORTEST).contains(&digits) && !rest.get(digits..).unwrap_or("").starts_with(is_code) {
            return None;
        }
        let end = rest.find(|c: char| !is_code(c)).unwrap_or(rest.len());
        let run = rest.get(..end).unwrap_or("").trim_end_matches(['-', '·']);
        let has_digit = run.bytes().any(|byte| byte.is_ascii_digit());
        let has_letter = run.bytes().any(|byte| byte.is_ascii_alphabetic());
        let joins = run.contains(['+', '＋']) && !run.ends_with(['+', '＋']);
        if !has_digit {
            return (!run.is_empty() && has_letter).then_some(at + run.len());
        }
        let letters = run.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if has_letter
            && words().of("unit").contains(&letters)
            && quantity::find(self.text, at).is_some_and(|found| found.unit.is_some())
        {
            return None;
        }
        if joins || has_letter || self.is_calendar_name(run) {
            return Some(self.push(Span::new(at, at + run.len()), Item::Phrase));
        }
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if digits >= SHORTEST && digits == run.bytes().filter(|byte| *byte != b'-').count() {
            let unit = quantity::find(self.text, at).is_some_and(|found| found.unit.is_some());
            if !unit {
                return Some(self.push(Span::new(at, at + run.len()), Item::Chrome));
            }
        }
        None
    }

    /// 12号文件, 3号线: a number by which one of many is called.
    pub(super) fn numbered(&mut self, at: usize) -> Option<usize> {
        let rest = self.after(at);
        let digits = ascii_digits(rest);
        let called = rest.get(digits..).filter(|_| (1..SHORTEST).contains(&digits))?;
        let length = words().opening("called", called)?;
        Some(self.push(Span::new(at, at + digits + length), Item::Phrase))
    }

    /// 鄂发〔2018〕9号: the year of a document and its number in that year.
    pub(super) fn document(&self, at: usize) -> Option<Span> {
        let open = self.before(at).filter(|open| matches!(open, '〔' | '[' | '（' | '(' | '【'))?;
        let year = self.after(at);
        let rest = year.get(4..).filter(|_| ascii_digits(year) == 4)?;
        let number = rest.strip_prefix(['〕', ']', '）', ')', '】'])?;
        let number = number.strip_prefix('第').unwrap_or(number);
        let digits = ascii_digits(number);
        let behind = number.get(digits..).filter(|_| (1..SHORTEST).contains(&digits))?.strip_prefix('号')?;
        Some(Span::new(at - open.len_utf8(), self.text.len() - behind.len()))
    }

    /// 9·5, 12·4: a day that names an event.
    fn is_calendar_name(&self, run: &str) -> bool {
        run.split_once('·').is_some_and(|(month, day)| {
            let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            short(month) && short(day)
        })
    }
}
