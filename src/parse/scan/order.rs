//! Ordinals with 第, 首 or 前, and those of them that say how well: ranks.
//!
//! Labels without such a word are read in `label`.

use crate::number::{self, Value};
use crate::quantity;
use crate::text::Span;
use crate::vocabulary::{Kind, Word};

use super::words::words;
use super::{Item, Scanner};

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
        if before.ends_with("中列") || before.ends_with("均列") {
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
