//! Numbers with a unit: which of them count something, and which are ordinary words, grades or parts of a title.

use crate::number::Value;
use crate::quantity::{self, Bound, UnitClass};
use crate::vocabulary::{Particle, Word};

use super::words::words;
use super::{Item, Scanner};

impl Scanner<'_> {
    /// Quantities that begin with a vague word: 上千名, 数十万元.
    pub(super) fn vague(&mut self, at: usize) -> Option<usize> {
        let found = quantity::read(self.text, at)?;
        Some(self.quantity(at, found))
    }

    pub(super) fn quantity(&mut self, at: usize, found: quantity::Found) -> usize {
        let numeral = self.slice(found.numeral.start, found.numeral.end);
        let next = found.numeral.end.max(at + 1);
        if numeral.len() > self.longest && numeral.chars().count() > self.longest {
            return next;
        }
        let unit = found.unit.map_or("", |unit| self.slice(unit.start, unit.end));
        let is_chinese = !numeral.contains(|c: char| c.is_ascii_digit());
        // The base of a rate: 每万名, 每10个.
        if self.slice(0, at).ends_with('每') {
            return found.span.end;
        }
        // A censored figure: XX万元.
        if found.form.is_none()
            && self.before(at).is_some_and(|before| matches!(before, 'X' | 'x' | '×' | '某' | '*' | '○' | '□'))
        {
            return found.span.end;
        }
        // 一 in ordinary words: 一个新的台阶.
        if is_chinese
            && matches!(numeral, "一" | "半" | "零" | "〇" | "双" | "两" | "俩" | "几" | "数")
            && unit.is_empty()
        {
            return next;
        }
        if numeral == "一" && found.quantity.unit_class != UnitClass::Percent && found.quantity.bound == Bound::Exact {
            return next;
        }
        // Vague words for a few are no data: 几个, 数次, 多年.
        if found.quantity.bound == Bound::Vague && matches!(numeral, "几" | "数" | "多" | "若干") {
            return next;
        }
        if is_chinese && unit == "大" {
            return self.push(found.span, Item::Phrase);
        }
        if is_chinese && found.unit.is_none() {
            let large = found.quantity.value >= Value::from(20) || found.quantity.upper.is_some();
            let is_share = matches!(found.quantity.unit_class, UnitClass::Percent | UnitClass::Ratio);
            let counts = is_share || (large && self.counts(found.span.end));
            if !counts {
                return next;
            }
        }
        // Grades: 一级巡视员, 二级以上医院, 3A级.
        if is_chinese && unit == "级" && self.is_grade(found.span.end) {
            return self.push(found.span, Item::Ordinal);
        }
        if is_chinese && unit == "类" && !self.counts(found.span.end) {
            return self.push(found.span, Item::Ordinal);
        }
        // Inside a title nothing is counted.
        if self.in_title(at) {
            return self.push(found.span, Item::Phrase);
        }
        self.push(found.span, Item::Quantity(found))
    }

    /// Whether a noun begins at `at`, so that a bare number counts it.
    fn counts(&self, at: usize) -> bool {
        let rest = self.after(at);
        let head: String = rest.chars().take(8).collect();
        self.lexicon.words(&head).next().is_some_and(|found| {
            found.span.start == 0 && matches!(found.word, Word::Noun(_) | Word::Particle(Particle::Region))
        })
    }

    fn is_grade(&self, at: usize) -> bool {
        let rest = self.after(at);
        let rest = rest.strip_prefix("及以上").or(rest.strip_prefix("以上")).unwrap_or(rest);
        words().starts("grade", rest)
    }

    /// Whether `at` stands inside a title in 《》.
    fn in_title(&self, at: usize) -> bool {
        const NEAR: usize = 60;
        let opens = self.title.filter(|mark| mark.character == '《' && mark.at < at);
        opens.is_some_and(|mark| self.slice(mark.at, at).chars().take(NEAR + 1).count() <= NEAR)
    }
}
