//! Every numeral of the reading, found once and classed.
//!
//! One pass from left to right. At each character that may begin a numeral or a time the readings are tried in a fixed
//! order: page furniture, fixed phrases, quoted names, times, ordinals, codes, quantities. What a quantity measures
//! is decided elsewhere. This file walks the text; each sort of numeral has a file of its own.

mod called;
mod code;
mod cohort;
mod count;
mod label;
mod order;
mod quoted;
mod words;

use std::ops::RangeInclusive;

use super::signs::{self, Sign, Signs};
use crate::number::{self, Form};
use crate::period;
use crate::quantity;
use crate::report::MentionClass;
use crate::text::Span;
use crate::vocabulary::{Lexicon, Word};

/// What was read at a numeral.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    /// A number with its unit.
    Quantity(quantity::Found),
    /// A place in an order that says how well.
    Rank(quantity::Ordinal),
    /// A time.
    Time(period::Found),
    /// An edition or a sequence.
    Ordinal,
    /// A fixed phrase, a code or a quoted name.
    Phrase,
    /// Page furniture.
    Chrome,
}

/// A numeral expression of the reading.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) item: Item,
    /// Times without a numeral (目前, 近年来) are used but are no mention.
    pub(crate) is_mention: bool,
}

impl Found {
    /// The class of the mention.
    pub(crate) fn class(&self) -> MentionClass {
        match &self.item {
            Item::Quantity(_) => MentionClass::Measure,
            Item::Rank(_) => MentionClass::Rank,
            Item::Time(time) if time.class == period::TimeClass::Duration => MentionClass::Duration,
            Item::Time(time) if time.is_named => MentionClass::Slogan,
            Item::Time(_) => MentionClass::Date,
            Item::Ordinal => MentionClass::Ordinal,
            Item::Phrase => MentionClass::Slogan,
            Item::Chrome => MentionClass::Chrome,
        }
    }
}

/// Numerals in one character that mark the parts of a list, or a grade: ①, ⑴, ❶, ㈠, Ⅲ.
const MARKS: [RangeInclusive<char>; 4] = ['①'..='⒛', '❶'..='❿', '㈠'..='㈩', 'Ⅰ'..='Ⅻ'];

/// The longest numeral of a label, a session or a list mark, in characters: what is longer is none.
const LONGEST_LABEL: usize = 12;

/// Finds every numeral of `text`. `chrome` are the spans of page furniture, in order; a numeral of more characters than
/// `longest` is no number.
pub(crate) fn scan(text: &str, chrome: &[Span], lexicon: &Lexicon, longest: usize) -> Vec<Found> {
    scan_signs(&Signs::of(text), chrome, lexicon, longest)
}

/// As [`scan`], of a text whose signs are known.
pub(crate) fn scan_signs(signs: &Signs<'_>, chrome: &[Span], lexicon: &Lexicon, longest: usize) -> Vec<Found> {
    let text = signs.text;
    // A numeral has two digits or three; a text of nothing but digits has room made for it as it is read.
    const USUAL: usize = 1024;
    let found = Vec::with_capacity((signs.list(signs::NUMERAL).len() / 2 + 4).min(USUAL));
    let mut scanner = Scanner { text, lexicon, longest, found, quote: None, title: None };
    let mut chrome = chrome.iter().copied().peekable();
    // Of overlapping phrases the leftmost counts, then the longest.
    let mut free = 0;
    let fixed = signs.list(signs::FIXED).iter().filter_map(|sign| {
        let rest = text.get(sign.at..).filter(|_| sign.at >= free)?;
        let (length, word) = lexicon.fixed_at(rest)?;
        free = sign.at + length;
        Some((Span::new(sign.at, free), word))
    });
    let mut fixed = fixed.peekable();
    let mut at = 0;
    for sign in signs.all(signs::NUMERAL | signs::MARK) {
        let offset = sign.at;
        match sign.character {
            '“' | '‘' | '”' | '’' | '。' | '，' => scanner.quote = Some(*sign),
            '《' | '》' => scanner.title = Some(*sign),
            '\n' => (scanner.quote, scanner.title) = (Some(*sign), Some(*sign)),
            _ => {}
        }
        if offset < at || !sign.is(signs::NUMERAL) {
            continue;
        }
        while chrome.peek().is_some_and(|span| span.end <= offset) {
            chrome.next();
        }
        let in_chrome = chrome.peek().is_some_and(|span| span.start <= offset);
        while fixed.peek().is_some_and(|(span, _)| span.end <= offset) {
            fixed.next();
        }
        if in_chrome {
            at = scanner.chrome(offset);
            continue;
        }
        let zone = fixed.peek().filter(|(span, _)| span.start <= offset && scanner.is_whole(*span));
        at = match zone {
            Some((span, word)) => scanner.fixed(offset, *span, word),
            None => scanner.read(offset, sign.character),
        };
    }
    scanner.share_units();
    scanner.found
}

/// The characters at which a numeral, a time or a code may start.
pub(crate) fn starts() -> impl Iterator<Item = char> {
    let others = ['第', '首', '前', '双'].into_iter().chain(MARKS.into_iter().flatten());
    let others = others.chain('a'..='z').chain('A'..='Z');
    number::starts().chain(period::initials()).chain(others)
}

/// Whether a character begins nothing but times and words in place of digits, and those only where the next one tells so.
pub(crate) fn needs_next(start: char) -> bool {
    // Those of page furniture stand in its dates.
    let is_furniture = matches!(start, '年' | '月' | '日' | '版');
    let is_other = number::is_start(start) || matches!(start, '第' | '首' | '前' | '双');
    period::needs_next(start) && !is_other && !is_furniture
}

struct Scanner<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    longest: usize,
    found: Vec<Found>,
    /// The last mark up to here that opens or closes a quotation, or ends a clause.
    quote: Option<Sign>,
    /// The last mark up to here that opens or closes a title, or ends a line.
    title: Option<Sign>,
}

impl<'t> Scanner<'t> {
    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or("")
    }

    fn before(&self, at: usize) -> Option<char> {
        self.slice(0, at).chars().next_back()
    }

    fn after(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or("")
    }

    fn push(&mut self, span: Span, item: Item) -> usize {
        self.push_as(span, item, true)
    }

    fn push_as(&mut self, span: Span, item: Item, is_mention: bool) -> usize {
        // A bound word may reach back over a word that was read as a time; the number needs it more.
        while self.found.last().is_some_and(|last| last.span.end > span.start && !last.is_mention) {
            self.found.pop();
        }
        let floor = self.found.last().map_or(0, |last| last.span.end);
        let span = Span::new(span.start.max(floor), span.end);
        self.found.push(Found { span, item, is_mention });
        span.end
    }

    /// 上午9时: an hour with the part of the day before it.
    fn whole_day(&self, time: period::Found) -> period::Found {
        if time.expression != period::Expression::UNDATED {
            return time;
        }
        let part = period::part_of_day(self.slice(0, time.span.start)).map_or(0, str::len);
        period::Found { span: Span::new(time.span.start - part, time.span.end), ..time }
    }

    /// A fixed phrase is one only if it is not the tail of a longer numeral: 三十分 holds no 十分.
    fn is_whole(&self, span: Span) -> bool {
        let starts_with_numeral = self.after(span.start).chars().next().is_some_and(is_numeral);
        let is_tail = || self.before(span.start).is_some_and(|before| is_numeral(before) || before == '第');
        // 周四集中学习: nor of a day of the week.
        let is_weekday = || self.slice(0, span.start).ends_with(['周', '期']) && self.is_weekday(span.start);
        // 三到五名: nor the head of a range.
        let is_head = self.slice(span.start, span.end).ends_with(['到', '至'])
            && self.after(span.end).starts_with(|c: char| is_numeral(c));
        !(starts_with_numeral && (is_tail() || is_weekday() || is_head))
    }

    /// Whether the digit at a place is one of 周一, 星期六.
    fn is_weekday(&self, at: usize) -> bool {
        let day = self.after(at).starts_with(['一', '二', '三', '四', '五', '六', '日']);
        day && (self.slice(0, at).ends_with("星期") || words::words().ends("week", self.slice(0, at)))
    }

    fn fixed(&mut self, at: usize, span: Span, word: &Word) -> usize {
        // 四季度: nor is the head of a part of a year.
        let heads_date = |time: &period::Found| {
            at == span.start && time.has_numeral && time.class == period::TimeClass::Date && time.span.end > span.end
        };
        if !matches!(word, Word::Phrase)
            && let Some(time) = period::read(self.text, at).filter(heads_date)
        {
            return self.push(time.span, Item::Time(time));
        }
        // 万分之三: nor is the head of a share.
        let heads_share = self.after(span.end).starts_with('之');
        let share = heads_share
            .then(|| quantity::find(self.text, at))
            .flatten()
            .filter(|found| matches!(found.form, Some(Form::Fraction | Form::Percent)) && found.numeral.end > span.end);
        if let Some(found) = share {
            return self.quantity(at, found);
        }
        if matches!(word, Word::Phrase) {
            // The whole quoted name is the phrase: “三农”工作 but also “五个一工程”.
            return self.push(span, Item::Phrase);
        }
        // A word such as 千万 is a number after all where a unit follows; 一番 is one behind 翻.
        // 超千万: or one behind a word that bounds it.
        let is_doubled = self.is_doubled(at);
        let is_number = |found: &quantity::Found| match found.unit {
            Some(_) => found.span.end > span.end && found.numeral.end >= span.end || is_doubled,
            None => (found.lead.is_some() || found.trail.is_some()) && found.numeral == span,
        };
        let may_be_number = is_doubled || self.before(span.end).is_some_and(quantity::may_hold);
        if may_be_number
            && let Some(found) = quantity::find(self.text, at)
            && is_number(&found)
        {
            return self.quantity(at, found);
        }
        span.end
    }

    /// Page furniture: the whole run of digits and what holds them together.
    fn chrome(&mut self, at: usize) -> usize {
        let run = self
            .after(at)
            .find(|c: char| !(c.is_ascii_alphanumeric() || "-:/.·年月日版第 ".contains(c) || is_numeral(c)));
        let run = self.slice(at, at + run.unwrap_or(self.after(at).len()));
        let run = run.trim_end_matches([' ', '-', ':', '/', '.']);
        if run.chars().any(is_numeral) && !run.is_empty() {
            return self.push(Span::new(at, at + run.len()), Item::Chrome);
        }
        at + run.len().max(1)
    }

    fn read(&mut self, at: usize, start: char) -> usize {
        let next = at + start.len_utf8();
        // 17月11日: what no grammar reads is not read from its middle on.
        let goes_on = start.is_ascii_digit() && self.before(at).is_some_and(|before| before.is_ascii_digit());
        if goes_on && self.found.last().is_none_or(|last| last.span.end != at) {
            return next;
        }
        if let Some(span) = self.cohort(at, start) {
            return self.push(span, cohort::time(span));
        }
        if let Some(time) = period::read(self.text, at).map(|time| self.whole_day(time)) {
            let end = time.span.end;
            let text = self.slice(time.span.start, time.span.end);
            // Of named times the plans hold a numeral that readers see as a phrase: 十四五; congresses do not count.
            let is_plan = time.is_named && words::words().any("plan", text);
            let is_mention = if time.is_named { is_plan } else { time.has_numeral || is_relative(&time) };
            return self.push_as(time.span, Item::Time(time), is_mention).max(end);
        }
        let may_label = start.is_ascii_digit() || is_chinese_digit(start);
        let digits = if may_label { label::digits(self.after(at)) } else { 0 };
        if let Some(end) = self.labelled(at, digits) {
            return self.push(Span::new(at, end), Item::Ordinal);
        }
        if MARKS.iter().any(|marks| marks.contains(&start)) {
            let grade = if self.after(next).starts_with('级') { '级'.len_utf8() } else { 0 };
            return self.push(Span::new(at, next + grade), Item::Ordinal);
        }
        let is_numeric =
            number::is_start(start) || start.is_ascii_alphanumeric() || matches!(start, '第' | '首' | '双');
        if !is_numeric {
            return if start == '前' {
                self.ordinal(at, start).unwrap_or(next)
            } else {
                self.vague(at).unwrap_or(next)
            };
        }
        if let Some(end) = self.row(at) {
            return end;
        }
        let session = if digits > 0 { self.session(at, digits) } else { None };
        if let Some(end) = session.or_else(|| is_chinese_digit(start).then(|| self.volumes(at)).flatten()) {
            return self.push(Span::new(at, end), Item::Ordinal);
        }
        if let Some(end) = self.quoted(at) {
            return end;
        }
        if matches!(start, '第' | '首' | '前') {
            return self.ordinal(at, start).unwrap_or(next);
        }
        let called = self.numbered(at, digits).or_else(|| self.generation(at, digits));
        if let Some(end) = called.or_else(|| self.code(at)) {
            return end;
        }
        if !number::is_start(start) {
            return next;
        }
        if let Some(end) = self.list_mark(at, digits) {
            return self.push(Span::new(at, end), Item::Ordinal);
        }
        if let Some(span) = self.document(at) {
            return self.push(span, Item::Chrome);
        }
        if let Some(end) = self.note_mark(at).or_else(|| self.strewn(at)) {
            return self.push(Span::new(at, end), Item::Chrome);
        }
        if start.is_ascii_digit()
            && let Some(end) = self.row_of_parts(at)
        {
            return self.push(Span::new(at, end), Item::Phrase);
        }
        match quantity::find(self.text, at) {
            Some(found) => self.quantity(at, found),
            None => next,
        }
    }
}

/// 去年, 今年: times that a reader sees as dates though they hold no numeral.
fn is_relative(time: &period::Found) -> bool {
    let point = match time.expression {
        period::Expression::At(point) | period::Expression::Since(point) | period::Expression::AsOf(point) => point,
        _ => return false,
    };
    matches!(point.base, period::Base::Publication(_))
        || matches!(point.base, period::Base::Spoken(years) if years != 0)
}

fn is_numeral(c: char) -> bool {
    // Page jumps are scanned as the source writes them, in full width too.
    c.is_ascii_digit() || matches!(c, '０'..='９' | '百' | '千' | '万' | '亿' | '两') || is_chinese_digit(c)
}

/// How many digits of ASCII open a text.
fn ascii_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn is_chinese_digit(c: char) -> bool {
    matches!(c, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}
