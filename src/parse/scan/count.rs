//! Numbers with a unit: which of them count something, and which are ordinary words, grades or parts of a title.

use crate::number::{Form, Value};
use crate::quantity::{self, Bound, Quantity, UnitClass};
use crate::text::Span;
use crate::vocabulary::{Particle, Word};

use super::super::link_words::Words;
use super::super::naming::names_pay;
use super::words::words;
use super::{Found, Item, Scanner};

impl Scanner<'_> {
    /// Quantities that begin with a vague word: 上千名, 数十万元.
    pub(super) fn vague(&mut self, at: usize) -> Option<usize> {
        let found = quantity::find(self.text, at)?;
        Some(self.quantity(at, found))
    }

    /// Whether a number of 番 may stand at a place: 翻一番, 翻了近一番.
    pub(super) fn is_doubled(&self, at: usize) -> bool {
        let before = self.slice(0, at);
        let nearly = before.strip_suffix(['近', '约']).unwrap_or(before);
        [before, nearly].into_iter().any(|before| before.trim_end_matches('了').ends_with('翻'))
    }

    pub(super) fn quantity(&mut self, at: usize, found: quantity::Found) -> usize {
        let numeral = self.slice(found.numeral.start, found.numeral.end);
        let next = found.numeral.end.max(at + 1);
        if numeral.len() > self.longest && numeral.chars().count() > self.longest {
            return next;
        }
        let unit = found.unit.map_or("", |unit| self.slice(unit.start, unit.end));
        // 翻两番: twice doubled.
        if unit == "番"
            && self.is_doubled(at)
            && let Some(times) = doubled(found.quantity.value)
        {
            let quantity = Quantity { value: times, ..found.quantity };
            return self.push(found.span, Item::Quantity(quantity::Found { quantity, ..found }));
        }
        let is_chinese = !numeral.contains(|c: char| c.is_ascii_digit());
        // The base of a rate: 每万名, 每10个.
        if self.slice(0, at).ends_with('每') {
            return found.span.end;
        }
        // A censored figure: XX万元, xx.84平方米.
        let is_censored = |c: char| matches!(c, 'X' | 'x' | '×' | '某' | '*' | '○' | '□');
        let head = self.slice(0, at);
        let is_rest = head.strip_suffix('.').is_some_and(|head| head.ends_with(is_censored));
        if is_rest || found.form.is_none() && head.ends_with(is_censored) {
            return found.span.end;
        }
        // 被评为2014中国最美村镇: a year without its word stands in a name.
        let is_year = unit.is_empty()
            && found.quantity.bound == Bound::Exact
            && numeral.len() == 4
            && ["19", "20"].iter().any(|century| numeral.starts_with(century))
            && numeral.chars().all(|c| c.is_ascii_digit());
        if is_year && self.after(found.span.end).starts_with(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            return self.push(found.span, Item::Phrase);
        }
        // 实施125工程: a number in the name of a plan.
        let names_plan = unit.is_empty()
            && !is_chinese
            && found.quantity.bound == Bound::Exact
            && words().starts("numbered", self.after(found.span.end));
        if names_plan {
            return self.push(found.span, Item::Phrase);
        }
        if let Some(end) = self.named(&found, numeral, unit) {
            return self.push(Span::new(at, end), Item::Phrase);
        }
        // Grades: 一级巡视员, 二级以上医院, 3级医院.
        if unit == "级" && self.is_grade(numeral, found.numeral.start, found.span.end) {
            return self.push(found.span, Item::Ordinal);
        }
        // 大专以上学历过半; 占比首次过半，为53.7% says how much it is, and 年过半百 how old.
        let (head, rest) = (self.slice(0, found.span.start), self.after(found.span.end));
        // 过半拥有硕士学位: or who it is that are most of those before.
        let opens = || head.ends_with(|c: char| !c.is_alphanumeric()) || head.ends_with("其中");
        let is_most = numeral == "半"
            && found.lead.is_some_and(|lead| self.slice(lead.start, lead.end) == "过")
            && (self.ends_clause(found.span.end)
                && !words().ends("no_half", head)
                && !rest.trim_start_matches(['，', ',']).starts_with(['为', '达'])
                || opens() && words().starts("of_most", rest));
        // 一 in ordinary words: 一个新的台阶.
        if is_chinese
            && !is_most
            && matches!(numeral, "一" | "半" | "零" | "〇" | "双" | "两" | "俩" | "几" | "数")
            && unit.is_empty()
        {
            return next;
        }
        // 比上年多出一倍, 前移一位.
        let is_multiple = unit == "倍" && words().ends("grows", self.slice(0, at))
            || unit == "位" && Words::get().ends("moves", self.slice(0, at));
        if numeral == "一"
            && !is_multiple
            && !self.has_floor(at)
            && found.quantity.unit_class != UnitClass::Percent
            && found.quantity.bound == Bound::Exact
        {
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
            let end = found.span.end;
            // 数以万计的党员: 的 stands between such a word and what it counts.
            let is_many_of =
                || found.form.is_none() && self.after(end).starts_with('的') && self.counts(end + '的'.len_utf8());
            let is_told = found.lead.is_some() && (self.ends_clause(end) || self.after(end).starts_with("大关"));
            let counts = is_share || large && (self.counts(end) || is_many_of() || is_told || self.is_paid(found.span));
            if !counts {
                return next;
            }
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

    /// 每村至少有一名: whether the clause says before `at` that what follows is the least.
    fn has_floor(&self, at: usize) -> bool {
        const REACH: usize = 12;
        let before = self.slice(0, at).char_indices().rev().take(REACH);
        let clause = before.take_while(|(_, c)| !"，。；：！？\n".contains(*c)).last();
        clause.is_some_and(|(start, _)| words().any("floor", self.slice(start, at)))
    }

    /// Whether a noun begins at `at`, so that a bare number counts it.
    fn counts(&self, at: usize) -> bool {
        let rest = self.after(at);
        let head: String = rest.chars().take(8).collect();
        self.lexicon.words(&head).next().is_some_and(|found| {
            found.span.start == 0 && matches!(found.word, Word::Noun(_) | Word::Particle(Particle::Region))
        })
    }

    fn ends_clause(&self, at: usize) -> bool {
        !self.after(at).starts_with(char::is_alphanumeric)
    }

    /// 分红两万三: a number in hundreds at least that ends its clause behind what is paid or earned.
    fn is_paid(&self, number: Span) -> bool {
        let is_large = self.slice(number.start, number.end).contains(['百', '千', '万']);
        is_large && self.ends_clause(number.end) && names_pay(self.slice(0, number.start))
    }

    /// Whether a number of 级 is a grade: what it is a grade of is behind it. 市县二级单位 are of two levels.
    fn is_grade(&self, numeral: &str, start: usize, end: usize) -> bool {
        let rest = self.after(end);
        let rest = rest.strip_prefix("及以上").or(rest.strip_prefix("以上")).unwrap_or(rest);
        let is_tier = || matches!(numeral, "一" | "二" | "1" | "2") && words().starts("tier", rest);
        words().starts("grade", rest) || is_tier() && !words().ends("tiered", self.slice(0, start))
    }

    /// The end of a name that begins with what looks like a count: 五四社区, 百步亭社区, 三个90%, 强国3.0.
    fn named(&self, found: &quantity::Found, numeral: &str, unit: &str) -> Option<usize> {
        let own = found.numeral.end;
        // 五四: digits one by one count nothing that has a unit, unless they write a nought.
        let is_dated = found.form == Some(Form::Digits) && !numeral.is_ascii() && !numeral.contains(['〇', '零', '○']);
        if is_dated && !unit.is_empty() && found.quantity.unit_class != UnitClass::Ratio {
            return Some(own);
        }
        // 青山县一位乡镇书记: people and acts are counted.
        let counts = matches!(
            found.quantity.unit_class,
            UnitClass::Person | UnitClass::PersonTime | UnitClass::Session | UnitClass::Item | UnitClass::Household
        );
        if found.form == Some(Form::Chinese) && !counts && self.names_town(found.span) {
            return Some(own);
        }
        let is_bare = matches!(numeral, "百" | "千" | "万") && found.lead.is_none();
        if is_bare && !unit.is_empty() && self.opens_place(found.span.end) {
            return Some(own);
        }
        if unit == "个"
            && let Some(share) = quantity::find(self.text, found.span.end)
            && share.quantity.unit_class == UnitClass::Percent
            && share.numeral.start == found.span.end
        {
            return Some(share.span.end);
        }
        let is_version = unit.is_empty() && numeral.len() == 3 && numeral.ends_with(".0");
        let is_plain = found.lead.is_none() && found.trail.is_none();
        let is_in_name = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let behind = self.after(own);
        (is_version
            && is_plain
            && (behind.starts_with('版') || behind.starts_with(is_in_name))
            && self.before(found.span.start).is_some_and(is_in_name)
            && !words().ends("no_version", self.slice(0, found.span.start)))
        .then_some(own)
    }

    /// 青山县四家子镇: whether what stands between the level of one place and that of the next is the name of a town.
    fn names_town(&self, count: Span) -> bool {
        const LONGEST: usize = 3;
        let (before, rest) = (self.slice(0, count.start), self.after(count.end));
        let is_short = self.slice(count.start, count.end).chars().nth(LONGEST - 1).is_none();
        if !is_short || !words().ends("over", before) || words().ends("no_over", before) {
            return false;
        }
        let is_town = |rest: &str| words().starts("town", rest) && !words().starts("no_town", rest);
        let next = rest.chars().next().filter(|next| next.is_alphabetic() && !next.is_ascii());
        let is_word = words().starts("no_town", rest);
        is_town(rest) || !is_word && next.and_then(|next| rest.get(next.len_utf8()..)).is_some_and(is_town)
    }

    /// 百步亭社区: whether what is behind a magnitude is the rest of the name of a place, and no word.
    fn opens_place(&self, at: usize) -> bool {
        const LONGEST: usize = 2;
        let rest = self.after(at);
        let mut ends = rest.char_indices().map(|(end, _)| end).take(LONGEST + 1).skip(1);
        let is_named = ends.any(|end| {
            let parts = rest.get(..end).zip(rest.get(end..));
            parts.is_some_and(|(name, level)| name.chars().all(char::is_alphabetic) && words().starts("village", level))
        });
        let is_word = || {
            let head = rest.char_indices().nth(2 * LONGEST).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
            self.lexicon.words(head).next().is_some_and(|found| found.span.start == 0)
        };
        is_named && !is_word()
    }

    /// Whether `at` stands inside a title in 《》.
    fn in_title(&self, at: usize) -> bool {
        const NEAR: usize = 60;
        let opens = self.title.filter(|mark| mark.character == '《' && mark.at < at);
        opens.is_some_and(|mark| self.slice(mark.at, at).chars().take(NEAR + 1).count() <= NEAR)
    }

    /// 分别提高3.2、5.6、0.7个百分点: the numbers of a row that is dealt out have the unit of the last.
    pub(super) fn share_units(&mut self) {
        // The last number with its unit.
        let mut shared: Option<(Span, Span)> = None;
        let mut follows = 0;
        for at in (0..self.found.len()).rev() {
            let Some(Found { span, item: Item::Quantity(own), .. }) = self.found.get(at) else { continue };
            let (span, is_bare) = (*span, own.unit.is_none() && own.numeral.end == own.span.end);
            let is_row = matches!(self.slice(span.end, follows), "、" | "和");
            follows = span.start;
            // 分别提高2.1个和3.4个百分点: the unit may be begun.
            let begins = || {
                let begun = own.unit.map(|unit| self.slice(unit.start, unit.end));
                let whole = shared.map(|(_, unit)| self.slice(unit.start, unit.end));
                begun.zip(whole).is_some_and(|(begun, whole)| begun == "个" && whole.starts_with("个百分"))
            };
            if !is_row || !(is_bare || begins()) {
                shared = own.unit.map(|unit| (Span::new(own.numeral.start, own.span.end), unit));
                continue;
            }
            let Some((last, unit)) = shared.filter(|_| self.is_dealt(span.start)) else { continue };
            // What stands behind its digits.
            let rest = self.slice(last.start, last.end).trim_start_matches(is_digit);
            let digits = self.slice(span.start, if is_bare { span.end } else { own.numeral.end });
            let whole = quantity::find(&format!("{digits}{rest}"), 0);
            if let Some(quantity::Found { quantity, open, .. }) = whole.filter(|whole| whole.unit.is_some())
                && let Some(Item::Quantity(own)) = self.found.get_mut(at).map(|found| &mut found.item)
            {
                *own = quantity::Found { quantity, open, unit: Some(unit), ..own.clone() };
            }
        }
    }

    /// Whether a word that deals out a row stands before `at` in its clause.
    fn is_dealt(&self, at: usize) -> bool {
        let clause = self.slice(0, at).char_indices().rev().take(40);
        let clause = clause.take_while(|(_, c)| !matches!(c, '，' | '。' | '；' | ',' | ';' | '\n')).last();
        let clause = clause.map_or("", |(start, _)| self.slice(start, at));
        ["分别", "依次"].iter().any(|deals| clause.contains(deals))
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

/// How many times as much something is that was doubled so often.
fn doubled(times: Value) -> Option<Value> {
    const MOST: i128 = 10;
    let often = times.is_integer().then(|| times.numerator()).filter(|often| (1..=MOST).contains(often))?;
    Some(Value::from(1_i128 << often))
}
