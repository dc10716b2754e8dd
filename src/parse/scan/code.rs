//! Codes: letters, signs and digits that count nothing, telephone numbers, days that name an event.

use crate::quantity;
use crate::text::Span;

use super::words::words;
use super::{Item, Scanner, ascii_digits};

/// Digits of a telephone number, at least.
const SHORTEST: usize = 7;

/// The length of what goes on with the number of a version: .0 of V2.0.
fn version(rest: &str) -> usize {
    let is_part = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if is_part { rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count() } else { 0 }
}

impl Scanner<'_> {
    /// Codes mix letters, signs and digits, or are digits that count nothing: G60, 1+3+N, 415X, 5G, 12380.
    pub(super) fn code(&mut self, at: usize) -> Option<usize> {
        let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '＋' | '-' | '·' | '×');
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
        // 1+3+N, 5×8小时.
        let joins = run.contains(['+', '＋', '×']) && !run.ends_with(['+', '＋', '×']);
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
            let version = if has_letter { version(rest.get(run.len()..).unwrap_or("")) } else { 0 };
            return Some(self.push(Span::new(at, at + run.len() + version), Item::Phrase));
        }
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if digits >= SHORTEST && digits == run.bytes().filter(|byte| *byte != b'-').count() {
            let unit = quantity::find(self.text, at).is_some_and(|found| found.unit.is_some());
            if !unit {
                return Some(self.push(Span::new(at, at + run.len()), Item::Chrome));
            }
        }
        // 3-2-501室: the parts of an address.
        let parts = run.split('-').filter(|part| !part.is_empty()).count();
        if parts > 2 && run.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return Some(self.push(Span::new(at, at + run.len()), Item::Phrase));
        }
        None
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

    /// 老中青2:5:3, 以3:1获胜, 以21比18取胜: numbers of a row that are no one value. A rate of two is read with its words.
    pub(super) fn row_of_parts(&self, at: usize) -> Option<usize> {
        /// How many numbers a row has, and how many characters a number, at most.
        const MOST: usize = 8;
        let is_score = || self.slice(0, at).ends_with('以') || words().ends("score", self.slice(0, at));
        let (mut end, mut parts) = (at, 0);
        loop {
            let digits = self.after(end).bytes().take(MOST);
            let digits = digits.take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
            if digits == 0 || parts == MOST {
                return None;
            }
            (end, parts) = (end + digits, parts + 1);
            let mark = self.after(end).chars().next().filter(|mark| match mark {
                ':' | '：' | '∶' => true,
                '比' => parts == 1 && is_score(),
                _ => false,
            });
            let next = mark.map(|mark| end + mark.len_utf8());
            match next.filter(|next| self.after(*next).starts_with(|c: char| c.is_ascii_digit())) {
                Some(next) => end = next,
                None => break,
            }
        }
        let is_read = || parts == 2 && !is_score() && quantity::find(self.text, at).is_some();
        (parts > 1 && !is_read()).then_some(end)
    }

    /// 9·5, 12·4: a day that names an event.
    fn is_calendar_name(&self, run: &str) -> bool {
        run.split_once('·').is_some_and(|(month, day)| {
            let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            short(month) && short(day)
        })
    }
}
