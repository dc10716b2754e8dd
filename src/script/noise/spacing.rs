//! Spaces inside numbers, between number and unit, and inside the words of a sentence.
//!
//! A space goes where a number and its unit prove it; columns of a table, a date beside a time, and the two halves of a
//! heading keep theirs. Numbers are put together in `runs`; what their letters stand for is told by `letters`.

use super::super::edit::{Edit, Removal};
use super::super::lines as source;
use super::Stage;
use super::letters;
use super::runs::Link;
use super::signs::{in_unit, is_blank, is_han, is_magnitude, is_mark, is_prose, is_unit, meant_digit};
use crate::text::Span;

/// Spaces inside numbers from which on a text counts as scanned.
const SCANNED: usize = 3;

/// Blanks between the characters of a line from which on they are looked at together.
const SPREAD: usize = 3;

/// Characters of a sentence to each blank among them, at most, where blanks stand in it at random.
const SPARSE: usize = 25;

/// The most runs that one number is made of; no more are looked at.
pub(super) const LONGEST: usize = 20;

/// What is found in a text: edits that are proven, and those that are where the text is scanned.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) proven: Vec<Edit>,
    pub(super) likely: Vec<Edit>,
    /// Numbers that were taken apart or misread, and lines with blanks all over.
    pub(super) scanned: usize,
}

impl Findings {
    /// How much is found so far.
    fn count(&self) -> usize {
        self.proven.len() + self.likely.len() + self.scanned
    }
}

/// A line, sign by sign.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    signs: Vec<(usize, char)>,
    pub(super) prose: bool,
    /// Digits that the line starts with.
    lead: usize,
    spread: Spread,
}

/// How blanks stand among the Chinese characters of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spread {
    None,
    /// Here and there in a sentence, and too often to part anything.
    Loose,
    /// Between all characters of a few.
    Short,
    /// Between most characters of many.
    Full,
}

/// The edits that take spaces out and read letters as digits, in text order.
pub(super) fn edits(text: &str, lines: &mut [source::Line]) -> Vec<Edit> {
    let mut findings = Findings::default();
    for line in lines.iter_mut().filter(|line| line.concerns(Stage::Spacing)) {
        let before = findings.count();
        let content = line.span.of(text).unwrap_or("");
        let content = content.strip_suffix('\n').unwrap_or(content);
        let bare = content.trim_matches(is_blank);
        if is_suspicious(bare) {
            let from = line.span.start + (content.len() - content.trim_start_matches(is_blank).len());
            let line = Line::of(bare, from);
            letters::years(bare, &line.signs, from, &mut findings.proven);
            letters::dates(bare, &line.signs, from, &mut findings.proven);
            line.read(&mut findings);
        }
        if findings.count() == before {
            line.clear(Stage::Spacing);
        }
    }
    let mut edits = findings.proven;
    if findings.scanned >= SCANNED {
        edits.append(&mut findings.likely);
    }
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// Whether a line holds a space, a letter that may stand for a digit, or a sign of `letters`.
fn is_suspicious(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut at = 0;
    let mut digit = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' => return true,
            b'O' | b'o' | b'l' | b'I' => return true,
            b'0'..=b'9' => {
                if is_cut(bytes.get(at + 1..).unwrap_or(&[])) || *byte == b'0' && digit {
                    return true;
                }
                at += 1;
            }
            0xE2 => {
                if bytes.get(at..at + 3).is_some_and(|sign| sign == "○".as_bytes() || sign == "◯".as_bytes()) {
                    return true;
                }
                at += 3;
            }
            0xE4..=0xE9 => {
                // A Chinese digit before a 0.
                digit = bytes.get(at + 3) == Some(&b'0');
                at += 3;
                continue;
            }
            _ => at += 1,
        }
        digit = false;
    }
    false
}

/// Whether the line goes on behind the blanks at an offset; no more than some are looked at.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    let behind = text.get(at..).unwrap_or("").chars().take(LONGEST).find(|sign| !is_blank(*sign));
    behind.map_or(text.len() > at + LONGEST, |sign| sign != '\n')
}

/// Whether what follows a digit may have been put for another sign of its number, which goes on behind it.
fn is_cut(rest: &[u8]) -> bool {
    rest.get("一".len()).is_some_and(u8::is_ascii_digit)
        && (rest.starts_with("一".as_bytes()) || rest.starts_with("，".as_bytes()))
}

impl<'a> Line<'a> {
    fn of(text: &'a str, start: usize) -> Line<'a> {
        let mut signs = Vec::with_capacity(text.chars().count());
        signs.extend(text.char_indices());
        let mut line = Line {
            text,
            start,
            signs,
            prose: is_prose(text),
            lead: text.bytes().take_while(u8::is_ascii_digit).count(),
            spread: Spread::None,
        };
        line.spread = line.spread();
        line
    }

    fn spread(&self) -> Spread {
        if self.text.bytes().filter(|byte| *byte == b' ').count() < SPREAD - 1 {
            return Spread::None;
        }
        let is_blank = |at: usize| self.sign(at) == Some(' ');
        let is_han = |at: usize| self.sign(at).is_some_and(is_han);
        let parted = (1..self.signs.len()).filter(|at| is_blank(*at) && is_han(at - 1) && is_han(at + 1)).count();
        if parted < SPREAD - 1 {
            return Spread::None;
        }
        let joined = (1..self.signs.len()).filter(|at| is_han(at - 1) && is_han(*at)).count();
        if parted >= joined && parted >= 2 * SPREAD {
            Spread::Full
        } else if joined == 0 {
            Spread::Short
        } else if self.prose && parted >= SPREAD && parted * SPARSE >= self.signs.len() && self.text.contains('。') {
            Spread::Loose
        } else {
            Spread::None
        }
    }

    pub(super) fn sign(&self, index: usize) -> Option<char> {
        self.signs.get(index).map(|(_, sign)| *sign)
    }

    pub(super) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|index| self.sign(index))
    }

    /// The sign at an index, or behind one blank there.
    pub(super) fn over_blank(&self, index: usize) -> Option<(usize, char)> {
        match self.sign(index)? {
            ' ' => self.sign(index + 1).map(|sign| (index + 1, sign)),
            sign => Some((index, sign)),
        }
    }

    /// Range of signs as a span of the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let at = |index: usize| self.signs.get(index).map_or(self.text.len(), |(at, _)| *at);
        Span::new(self.start + at(start), self.start + at(end))
    }

    fn read(&self, findings: &mut Findings) {
        findings.scanned += usize::from(matches!(self.spread, Spread::Loose | Spread::Full));
        // Which blanks are taken out by a number.
        let mut index = 0;
        while let Some(sign) = self.sign(index) {
            let run = if sign.is_ascii() { self.run(index, Link::None) } else { None };
            match run {
                Some(run) => index = self.number(run, findings).max(index + 1),
                None => {
                    if sign == ' ' {
                        self.blank(index, findings);
                    }
                    index += 1;
                }
            }
        }
    }

    /// What is to be done with a blank outside numbers.
    fn blank(&self, at: usize, findings: &mut Findings) {
        let (Some(left), Some(right)) = (self.before(at), self.sign(at + 1)) else {
            return;
        };
        if is_blank(right) && !is_blank(left) && self.prose {
            self.gap(at, left, findings);
        }
        if is_blank(left) || is_blank(right) {
            return;
        }
        let removal = || Edit::remove(self.span(at, at + 1), Removal::Space);
        let numeric = |sign: char| sign.is_ascii_digit() || sign == '%';
        let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let two_left = at.checked_sub(2).and_then(|at| self.sign(at));
        let number_left = numeric(left)
            || meant_digit(left).is_some() && (digit(two_left) || at < 2 || two_left.is_some_and(is_blank));
        let proven = if number_left && right == '%' {
            true
        } else if number_left && is_han(right) {
            let enumerator = at <= self.lead;
            let code = two_left.is_some_and(|sign| sign.is_ascii_alphabetic())
                || meant_digit(left).is_some() && !digit(two_left);
            !code
                && !self.is_dated(at)
                && (self.prose && !enumerator
                    || self.is_ordinal(at)
                    || is_unit(right) && (!enumerator || at > 1 || is_magnitude(right) || right == '年'))
        } else if is_han(left) && right.is_ascii_digit() {
            let lead = left == '第'
                || matches!(left, '约' | '共' | '近' | '超' | '达' | '逾' | '有' | '占') && self.is_counted(at + 1);
            let date = matches!(left, '年' | '月') && self.is_date(at + 1);
            self.prose && !self.is_label(at) && !self.is_code(at + 1) || lead || date
        } else if is_han(left) && is_han(right) {
            let counted = is_magnitude(left) && is_unit(right) && self.follows_number(at - 1);
            let word = in_unit(left, right) && (self.prose || self.follows_number(at.saturating_sub(1)));
            let isolated = two_left.is_some_and(is_blank) && self.sign(at + 2).is_some_and(is_blank)
                || self.sign(at + 2) == Some(' ') && self.sign(at + 3).is_some_and(|sign| sign.is_ascii_digit());
            counted || word || isolated || self.spread == Spread::Full
        } else {
            // A mark and the word it belongs to.
            let closes = matches!(right, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '”' | '）' | '》')
                || matches!(right, ',' | ':' | ';') && is_han(left);
            let opens = matches!(left, '“' | '（' | '《' | '，' | '、' | '；')
                || matches!(left, ',' | ':' | ';') && self.is_behind_han(at);
            (closes && (is_han(left) || numeric(left) || is_mark(left)))
                || opens && (is_han(right) || is_mark(right) || right.is_ascii_digit())
        };
        if proven {
            findings.proven.push(removal());
        } else if is_han(left)
            && is_han(right)
            && (self.prose && self.signs.len() >= 30 || self.spread == Spread::Short)
        {
            findings.likely.push(removal());
        }
    }

    /// 党员  239  人，: the blanks of a form between a number and its unit, which a mark closes.
    fn gap(&self, at: usize, left: char, findings: &mut Findings) {
        const WIDEST: usize = 4;
        const LONGEST_UNIT: usize = 4;
        let Some(end) = (at + 1..=at + WIDEST).find(|at| !self.sign(*at).is_some_and(is_blank)) else {
            return;
        };
        let counted = left.is_ascii_digit()
            || matches!(left, '余' | '多') && self.before(at - 1).is_some_and(|sign| sign.is_ascii_digit());
        let closes = |sign: char| matches!(sign, '，' | '。' | '；' | '、' | ',' | ';' | '（' | '(');
        let is_closed = (end + 1..=end + LONGEST_UNIT)
            .take_while(|at| self.sign(at - 1).is_some_and(is_han))
            .any(|at| self.sign(at).is_some_and(closes));
        if counted && is_closed && self.sign(end).is_some_and(|sign| is_unit(sign) || is_magnitude(sign)) {
            let blanks = (at..end).map(|at| Edit::remove(self.span(at, at + 1), Removal::Space));
            findings.proven.extend(blanks);
        }
    }

    /// Whether a mark before a blank stands behind a Chinese character.
    fn is_behind_han(&self, at: usize) -> bool {
        at.checked_sub(2)
            .and_then(|at| self.sign(at))
            .is_some_and(|sign| is_han(sign) || matches!(sign, '”' | '》' | '）' | '%'))
    }

    /// Whether the digits at an index are those of a month or day.
    fn is_date(&self, start: usize) -> bool {
        let end = (start..start + 3).find(|at| !self.sign(*at).is_some_and(|sign| sign.is_ascii_digit()));
        let end = end.unwrap_or(start);
        end > start && self.over_blank(end).is_some_and(|(_, sign)| matches!(sign, '月' | '日'))
    }

    /// The index behind the digits and decimals at an index.
    fn number_end(&self, start: usize) -> usize {
        let mut end = start;
        while self.sign(end).is_some_and(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',')) {
            end += 1;
        }
        end
    }

    /// Whether the number at an index has a unit.
    fn is_counted(&self, start: usize) -> bool {
        self.over_blank(self.number_end(start)).is_some_and(|(_, sign)| is_unit(sign))
    }

    /// Whether the digits at an index are the start of a date in digits, a time or a code.
    fn is_code(&self, start: usize) -> bool {
        matches!(self.sign(self.number_end(start)), Some('-' | ':' | '/' | '：')) || self.number_end(start) > start + 12
    }

    /// 3-5 家: whether the digits before a blank are the upper end of a range with its unit behind.
    fn ends_range(&self, at: usize) -> bool {
        const MOST: usize = 3;
        let number = |end: usize| {
            let digits = (0..end).rev().take_while(|at| self.sign(*at).is_some_and(|sign| sign.is_ascii_digit()));
            let start = end - digits.take(MOST + 1).count();
            let value =
                (start..end).filter_map(|at| self.sign(at)?.to_digit(10)).fold(0, |sum, digit| 10 * sum + digit);
            (1..=MOST).contains(&(end - start)).then_some((start, value))
        };
        let ends = || {
            let (start, high) = number(at)?;
            let joint = self.before(start).filter(|sign| matches!(sign, '-' | '–' | '—' | '~'))?;
            let (start, low) = number(start - 1)?;
            let goes_on = self.before(start).is_some_and(|sign| sign == joint || matches!(sign, '.' | '/' | ':'));
            Some(low < high && !goes_on)
        };
        self.sign(at + 1).is_some_and(is_unit) && ends() == Some(true)
    }

    /// Whether the digits before a blank are the end of a date in digits, a time or a code.
    fn is_dated(&self, at: usize) -> bool {
        if self.ends_range(at) {
            return false;
        }
        let head = self.signs.get(..at).unwrap_or(&[]);
        let mut near = head.iter().rev().take(12).map(|(_, sign)| *sign);
        let sign = near.find(|sign| !sign.is_ascii_digit());
        sign.map_or(head.len() > 12, |sign| matches!(sign, '-' | ':' | '/'))
    }

    /// Whether the digits before a blank follow 第.
    fn is_ordinal(&self, at: usize) -> bool {
        let mut head = self.signs.get(..at).unwrap_or(&[]).iter().rev().take(8).map(|(_, sign)| *sign);
        head.find(|sign| !sign.is_ascii_digit() && *sign != ' ') == Some('第')
    }

    /// Whether what stands before a blank is a label at the start of the line: 表 1, 第一章 2022年.
    fn is_label(&self, at: usize) -> bool {
        let head = self.signs.get(..at).unwrap_or(&[]);
        head.len() <= 6
            && head.iter().all(|(_, sign)| is_han(*sign))
            && head.iter().any(|(_, sign)| matches!(sign, '第' | '章' | '节' | '表' | '图'))
    }

    /// Whether a sign stands behind a number, or behind magnitudes of one.
    fn follows_number(&self, at: usize) -> bool {
        let mut head = self.signs.get(..at).unwrap_or(&[]).iter().rev().take(6).map(|(_, sign)| *sign);
        head.find(|sign| !is_blank(*sign) && !is_magnitude(*sign) && !is_unit(*sign))
            .is_some_and(|sign| sign.is_ascii_digit())
    }
}
