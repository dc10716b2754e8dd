//! Ordinals with 第, 首 or 前, and those of them that say how well: ranks.
//!
//! Labels without such a word are read in `label`.

use crate::number::{self, Value};
use crate::quantity;
use crate::text::Span;
use crate::vocabulary::{Kind, Word};

use super::words::words;
use super::{Item, Scanner};

/// Signs between the ordinals of a row.
const ROW: [&str; 12] = ["、", "和", "及", "与", "至", "到", "-", "—", "——", "–", "~", "～"];
/// Characters of a number in a row with its unit.
const LONGEST_PLACE: usize = 8;

/// The form of the number behind 第.
fn form_of(place: &str) -> Option<number::Form> {
    number::Numeral::read(place, '第'.len_utf8()).map(|numeral| numeral.form)
}

impl Scanner<'_> {
    pub(super) fn ordinal(&mut self, at: usize, start: char) -> Option<usize> {
        if start == '首' {
            let rest = self.after(at + start.len_utf8());
            let unit = rest.chars().next().filter(|_| words().starts("first", rest))?;
            let end = at + start.len_utf8() + unit.len_utf8();
            if unit == '位' && self.has_rank_verb(at) {
                let ordinal = quantity::Ordinal {
                    span: Span::new(at, end),
                    value: Value::ONE,
                    unit: Some(Span::new(end - unit.len_utf8(), end)),
                    rank: true,
                    form: quantity::OrdinalForm::First,
                };
                return Some(self.push(Span::new(at, end), Item::Rank(ordinal)));
            }
            return Some(self.push(Span::new(at, end), Item::Ordinal));
        }
        if start == '前'
            && let Some(span) = self.foremost(at)
        {
            return Some(self.push(span, Item::Ordinal));
        }
        let ordinal = if start == '前' { self.leading(at)? } else { quantity::read_ordinal(self.text, at)? };
        let span = ordinal.span;
        let unit = ordinal.unit.map_or("", |unit| self.slice(unit.start, unit.end));
        let is_place = matches!(unit, "位" | "名" | "") && !ordinal.value.is_zero();
        let is_rank = || self.has_rank_verb(at) || self.leads_to_rank(span.end);
        if is_place && (is_rank() || (unit == "位" && self.names_an_order(at))) {
            return Some(self.push(span, Item::Rank(ordinal)));
        }
        if start == '前' {
            return None;
        }
        Some(self.push(span, Item::Ordinal))
    }

    /// 前三批: the first of what comes one after another.
    fn foremost(&self, at: usize) -> Option<Span> {
        let start = at + '前'.len_utf8();
        let numeral = number::Numeral::read(self.text, start).filter(|numeral| numeral.upper.is_none())?;
        let unit = words().opening("foremost", self.after(numeral.end))?;
        // 目前三批干部: not where the word before holds it.
        let is_free = !words().ends("no_foremost", self.slice(0, start));
        // 前10名予以奖励: of an order the first are meant, 换届前10名 are counted.
        let is_order = self.after(numeral.end).starts_with(['名', '位']);
        let opens = || {
            let is_apart =
                !self.before(at).is_some_and(char::is_alphanumeric) || words().ends("ordered", self.slice(0, at));
            is_apart && !self.has_rank_verb(at)
        };
        (is_free && (!is_order || opens())).then(|| Span::new(at, numeral.end + unit))
    }

    /// 第一、二批, 第1—3批: a number behind an ordinal that goes on in its row is of its class.
    pub(super) fn row(&mut self, at: usize) -> Option<usize> {
        let last = self.found.last()?;
        let (head, mark) = (self.slice(last.span.start, last.span.end), self.slice(last.span.end, at));
        let is_rank = match &last.item {
            Item::Rank(_) => true,
            Item::Ordinal => false,
            _ => return None,
        };
        if !ROW.contains(&mark) || !self.opens_row(last.span.start) {
            return None;
        }
        let place = head.strip_prefix('第').unwrap_or(head);
        let before = number::Numeral::read(place, 0)?;
        // What has its unit is at its end, unless the next has the same: 第一批、二批.
        let unit = place.get(before.end..)?;
        let near: String = std::iter::once('第').chain(self.after(at).chars().take(LONGEST_PLACE)).collect();
        let next = quantity::read_ordinal(&near, 0)?;
        let shift = |end: usize| at + end - '第'.len_utf8();
        let end = shift(next.span.end);
        let goes_on = next.unit.is_some() || ROW.iter().any(|mark| self.after(end).starts_with(mark));
        let goes_on = if unit.is_empty() { goes_on } else { next.unit.and_then(|next| next.of(&near)) == Some(unit) };
        if !goes_on || next.value <= before.value || before.form != form_of(&near)? {
            return None;
        }
        let span = Span::new(at, end);
        let unit = next.unit.map(|unit| Span::new(shift(unit.start), shift(unit.end)));
        let item = if is_rank { Item::Rank(quantity::Ordinal { span, unit, ..next }) } else { Item::Ordinal };
        Some(self.push(span, item))
    }

    /// Whether an ordinal, or the row it goes on in, begins with 第.
    fn opens_row(&self, mut start: usize) -> bool {
        for found in self.found.iter().rev().take(LONGEST_PLACE) {
            if found.span.start > start {
                continue;
            }
            if self.slice(found.span.start, found.span.end).starts_with('第') {
                return true;
            }
            if !ROW.iter().any(|mark| self.slice(0, found.span.start).ends_with(mark)) {
                return false;
            }
            start = found.span.start;
        }
        false
    }

    /// 前三, 前10位: a rank only where a verb of rank governs it.
    fn leading(&self, at: usize) -> Option<quantity::Ordinal> {
        let start = at + '前'.len_utf8();
        if !self.has_rank_verb(at) {
            return None;
        }
        let numeral = number::Numeral::read(self.text, start)?;
        let rest = self.after(numeral.end);
        let unit = rest
            .chars()
            .next()
            .filter(|_| words().starts("top", rest) || words().starts("no_top", rest))
            .map(|c| Span::new(numeral.end, numeral.end + c.len_utf8()));
        let end = unit.map_or(numeral.end, |unit| unit.end);
        Some(quantity::Ordinal {
            span: Span::new(at, end),
            value: numeral.value,
            unit,
            rank: true,
            form: quantity::OrdinalForm::Top,
        })
    }

    /// Whether a verb of rank governs the place: 居全国第六位, 由第八位升至第七位.
    fn has_rank_verb(&self, at: usize) -> bool {
        let before = self.slice(0, at);
        // 在西部各市中列第五位.
        if before.ends_with('列') && !words().ends("no_rank", before) {
            return true;
        }
        let clause = before.char_indices().rev().take(16).take_while(|(_, c)| !"，。；：！？\n".contains(*c)).last();
        let clause = clause.map_or("", |(start, _)| self.slice(start, at));
        self.lexicon.words(clause).any(|found| matches!(found.word, Word::Verb { kind: Some(Kind::Rank), .. }))
    }

    /// 由第46位前进到第33位: whether a verb of rank follows the place directly.
    fn leads_to_rank(&self, end: usize) -> bool {
        const LONGEST: usize = 4;
        let rest = self.after(end);
        let rest = rest.char_indices().nth(LONGEST).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
        let first = self.lexicon.words(rest).next();
        first.is_some_and(|found| {
            found.span.start == 0 && matches!(found.word, Word::Verb { kind: Some(Kind::Rank), .. })
        })
    }

    /// Whether a place follows the name of the field it is counted in: 全国第一位, 全省第三位.
    fn names_an_order(&self, at: usize) -> bool {
        words().ends("field", self.slice(0, at))
    }
}
