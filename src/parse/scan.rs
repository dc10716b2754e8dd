//! Every numeral of the reading, found once and classed.
//!
//! One pass from left to right. At each character that may begin a numeral or a time the readings are tried in a fixed
//! order: page furniture, fixed phrases, quoted names, times, ordinals, codes, quantities. What a quantity measures
//! is decided elsewhere.

use std::sync::LazyLock;

use crate::number::{self, Value};
use crate::period;
use crate::quantity::{self, Bound, UnitClass};
use crate::report::MentionClass;
use crate::text::Span;
use crate::vocabulary::{Kind, Lexicon, Particle, Word};

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

/// The longest numeral of a label, a session or a list mark, in characters: what is longer is none.
const LONGEST_LABEL: usize = 12;

/// Finds every numeral of `text`. `chrome` are the spans of page furniture, in order; a numeral of more characters than
/// `longest` is no number.
pub(crate) fn scan(text: &str, chrome: &[Span], lexicon: &Lexicon, longest: usize) -> Vec<Found> {
    let mut scanner = Scanner { text, lexicon, longest, found: Vec::new() };
    let mut chrome = chrome.iter().copied().peekable();
    let mut fixed = lexicon.fixed(text).peekable();
    let mut at = 0;
    for (offset, start) in text.char_indices() {
        if offset < at {
            continue;
        }
        if !may_start(start) {
            continue;
        }
        while chrome.next_if(|span| span.end <= offset).is_some() {}
        let in_chrome = chrome.peek().is_some_and(|span| span.start <= offset);
        while fixed.next_if(|found| found.span.end <= offset).is_some() {}
        if in_chrome {
            at = scanner.chrome(offset);
            continue;
        }
        let zone = fixed.peek().filter(|found| found.span.start <= offset && scanner.is_whole(found.span));
        at = match zone.map(|found| (found.span, found.word)) {
            Some((span, word)) => scanner.fixed(offset, span, word),
            None => scanner.read(offset, start),
        };
    }
    scanner.found
}

/// Whether a numeral, a time or a code may begin with this character: a table of one bit for each.
fn may_start(start: char) -> bool {
    static STARTS: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let mut bits = vec![0; 1024];
        for (word, bits) in (0u32..).step_by(64).zip(bits.iter_mut()) {
            for bit in 0..64 {
                *bits |= u64::from(char::from_u32(word + bit).is_some_and(starts)) << bit;
            }
        }
        bits
    });
    let code = start as usize;
    STARTS.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
}

fn starts(start: char) -> bool {
    number::is_start(start)
        || period::may_start(start)
        || start.is_ascii_alphabetic()
        || matches!(start, '第' | '首' | '前' | '双' | '①'..='⑳')
}

struct Scanner<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    longest: usize,
    found: Vec<Found>,
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

    /// A fixed phrase is one only if it is not the tail of a longer numeral: 三十分 holds no 十分.
    fn is_whole(&self, span: Span) -> bool {
        let starts_with_numeral = self.after(span.start).chars().next().is_some_and(is_numeral);
        !(starts_with_numeral && self.before(span.start).is_some_and(|before| is_numeral(before) || before == '第'))
    }

    fn fixed(&mut self, at: usize, span: Span, word: &Word) -> usize {
        if matches!(word, Word::Phrase) {
            // The whole quoted name is the phrase: “三农”工作 but also “五个一工程”.
            return self.push(span, Item::Phrase);
        }
        // A word such as 千万 is a number after all where a unit follows.
        if let Some(found) = quantity::read(self.text, at)
            && found.unit.is_some()
            && found.span.end > span.end
            && found.numeral.end >= span.end
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
        if let Some(time) = period::read(self.text, at) {
            let end = time.span.end;
            let text = self.slice(time.span.start, time.span.end);
            // Of named times the plans hold a numeral that readers see as a phrase: 十四五; congresses do not count.
            let is_plan =
                time.is_named && ["三五", "四五", "五五", "二五", "一五"].iter().any(|plan| text.contains(plan));
            let is_mention = if time.is_named { is_plan } else { time.has_numeral || is_relative(&time) };
            return self.push_as(time.span, Item::Time(time), is_mention).max(end);
        }
        if let Some(end) = self.labelled(at) {
            return self.push(Span::new(at, end), Item::Ordinal);
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
        if let Some(end) = self.session(at) {
            return self.push(Span::new(at, end), Item::Ordinal);
        }
        if let Some(end) = self.volumes(at) {
            return self.push(Span::new(at, end), Item::Ordinal);
        }
        if let Some(end) = self.quoted(at) {
            return end;
        }
        if matches!(start, '第' | '首' | '前') {
            return self.ordinal(at, start).unwrap_or(next);
        }
        if matches!(start, '①'..='⑳') {
            return self.push(Span::new(at, next), Item::Ordinal);
        }
        if let Some(end) = self.code(at) {
            return end;
        }
        if !number::is_start(start) {
            return next;
        }
        if let Some(end) = self.list_mark(at) {
            return self.push(Span::new(at, end), Item::Ordinal);
        }
        match quantity::read(self.text, at) {
            Some(found) => self.quantity(at, found),
            None => next,
        }
    }

    /// Quantities that begin with a vague word: 上千名, 数十万元.
    fn vague(&mut self, at: usize) -> Option<usize> {
        let found = quantity::read(self.text, at)?;
        Some(self.quantity(at, found))
    }

    /// Numbers of tables and figures, and grades of awards: 表1, 三等功.
    fn labelled(&self, at: usize) -> Option<usize> {
        let rest = self.after(at);
        let run = rest.chars().take(LONGEST_LABEL).take_while(|c| c.is_ascii_digit() || is_chinese_digit(*c));
        let digits: usize = run.map(char::len_utf8).sum();
        if digits == 0 {
            return None;
        }
        let after = rest.get(digits..).unwrap_or("");
        let names_table = ["表", "附表", "图", "附图", "附件"].iter().any(|label| self.slice(0, at).ends_with(label));
        if names_table
            && !self.slice(0, at).ends_with("代表")
            && digits <= 2
            && !after.starts_with(|c: char| c == '.' || is_numeral(c))
        {
            return Some(at + digits);
        }
        let is_grade = ["等功", "等奖", "等品", "等舱", "等战功"].iter().any(|grade| after.starts_with(grade));
        is_grade.then_some(at + digits + '等'.len_utf8())
    }

    /// Congresses and plenums: 二十届, 三中, 十二届二次.
    fn session(&self, at: usize) -> Option<usize> {
        if let Some('第') = self.after(at).chars().next() {
            return None;
        }
        let run = self.after(at).chars().take(LONGEST_LABEL).take_while(|c| is_chinese_digit(*c));
        let digits: usize = run.map(char::len_utf8).sum();
        let end = at + digits;
        let rest = self.after(end);
        if digits == 0 {
            return None;
        }
        let follows = |text: &str| rest.starts_with(text).then_some(end + text.len());
        if let Some(end) = follows("届") {
            return Some(end);
        }
        if rest.starts_with("中全会") {
            return Some(end + "中".len());
        }
        let after_session = self
            .found
            .last()
            .is_some_and(|last| matches!(last.item, Item::Ordinal) && self.slice(last.span.start, at).ends_with('届'));
        if after_session {
            return follows("次").or(follows("中"));
        }
        None
    }

    /// A quoted name whose numeral counts nothing: “六干”作风, “1+3+N”体系.
    fn quoted(&mut self, at: usize) -> Option<usize> {
        const LONGEST: usize = 22;
        let mut open = None;
        for (count, (offset, c)) in self.slice(0, at).char_indices().rev().enumerate() {
            if matches!(c, '“' | '‘') {
                open = Some(offset + c.len_utf8());
                break;
            }
            if matches!(c, '”' | '’' | '。' | '，' | '\n') || count > LONGEST {
                return None;
            }
        }
        let open = open?;
        let rest = self.after(at);
        let close =
            rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '”' | '’')).map(|(offset, _)| at + offset)?;
        let name = self.slice(open, close);
        if name.contains(['。', '，', '；', '：', '！', '？', '\n']) || name.chars().count() > LONGEST {
            return None;
        }
        if starts_with_counted(name) {
            return None;
        }
        // Parts of a quoted row are names of their own.
        let part_start = self.slice(open, at).rfind('、').map_or(open, |mark| open + mark + '、'.len_utf8());
        let part_end = self.slice(at, close).find('、').map_or(close, |mark| at + mark);
        let start = self.found.last().map_or(part_start, |last| part_start.max(last.span.end));
        Some(self.push(Span::new(start, part_end), Item::Phrase))
    }

    fn ordinal(&mut self, at: usize, start: char) -> Option<usize> {
        if start == '首' {
            let rest = self.after(at + start.len_utf8());
            let unit = rest.chars().next().filter(|c| "次批届个家例支座条所场期轮位名部项颗份本套".contains(*c))?;
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
        if is_place && (self.has_rank_verb(at) || (unit == "位" && self.names_an_order(at))) {
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
            .filter(|c| "位名强列".contains(*c))
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
        let clause = before.char_indices().rev().take(16).take_while(|(_, c)| !"，。；：！？\n".contains(*c)).last();
        let clause = clause.map_or("", |(start, _)| self.slice(start, at));
        self.lexicon.words(clause).any(|found| matches!(found.word, Word::Verb { kind: Some(Kind::Rank), .. }))
    }

    /// Whether a place follows the name of the field it is counted in: 全国第一位, 全省第三位.
    fn names_an_order(&self, at: usize) -> bool {
        ["全国", "全省", "全市", "全区", "全州", "全县", "西部", "中部", "东部", "同类城市"]
            .iter()
            .any(|field| self.slice(0, at).ends_with(field))
    }

    /// Codes mix letters, signs and digits, or are digits that count nothing: G60, 1+3+N, 415X, 5G, 12380.
    fn code(&mut self, at: usize) -> Option<usize> {
        let is_code = |c: char| c.is_ascii_alphanumeric() || "+＋-·".contains(c);
        if self.before(at).is_some_and(|before| before.is_ascii_alphanumeric()) {
            return None;
        }
        let rest = self.after(at);
        let end = rest.find(|c: char| !is_code(c)).unwrap_or(rest.len());
        let run = rest.get(..end).unwrap_or("").trim_end_matches(['-', '·']);
        let has_digit = run.bytes().any(|byte| byte.is_ascii_digit());
        let has_letter = run.bytes().any(|byte| byte.is_ascii_alphabetic());
        let joins = run.contains(['+', '＋']) && !run.ends_with(['+', '＋']);
        if !has_digit {
            return (!run.is_empty() && has_letter).then_some(at + run.len());
        }
        let is_unit = ["km", "kg", "kW", "KW", "MW", "GW", "GB", "TB", "m", "t", "G", "M"];
        let letters = run.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if has_letter
            && is_unit.contains(&letters)
            && quantity::read(self.text, at).is_some_and(|found| found.unit.is_some())
        {
            return None;
        }
        if joins || has_letter || self.is_calendar_name(run) {
            return Some(self.push(Span::new(at, at + run.len()), Item::Phrase));
        }
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 7 && digits == run.bytes().filter(|byte| *byte != b'-').count() {
            let unit = quantity::read(self.text, at).is_some_and(|found| found.unit.is_some());
            if !unit {
                return Some(self.push(Span::new(at, at + run.len()), Item::Chrome));
            }
        }
        None
    }

    /// 9·5, 12·4: a day that names an event.
    fn is_calendar_name(&self, run: &str) -> bool {
        run.split_once('·').is_some_and(|(month, day)| {
            let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            short(month) && short(day)
        })
    }

    /// The mark of a list at the start of a line: 1. 2、 一、 （三）.
    fn list_mark(&self, at: usize) -> Option<usize> {
        // The mark stands near the start of its line; a longer way back is not searched.
        let near = self.slice(0, at).char_indices().rev().take(LONGEST_LABEL);
        let line = match near.clone().find(|(_, c)| *c == '\n') {
            Some((newline, c)) => newline + c.len_utf8(),
            None if near.count() < LONGEST_LABEL => 0,
            None => return None,
        };
        let head = self.slice(line, at).trim_matches([' ', '\u{3000}', '\t', '■', '●', '\u{feff}']);
        if !head.is_empty() && head != "（" && head != "(" {
            return None;
        }
        let rest = self.after(at);
        let run = rest.chars().take(LONGEST_LABEL).take_while(|c| c.is_ascii_digit() || is_chinese_digit(*c));
        let length: usize = run.map(char::len_utf8).sum();
        let after = rest.get(length..).unwrap_or("");
        let mut marks = after.chars();
        let closes = match marks.next() {
            Some('、' | '．') => head.is_empty(),
            Some('.') => head.is_empty() && !marks.next().is_some_and(|c| c.is_ascii_digit()),
            Some('）' | ')') => true,
            _ => false,
        };
        (closes && length > 0 && length <= 6).then_some(at + length)
    }

    fn quantity(&mut self, at: usize, found: quantity::Found) -> usize {
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
        [
            "巡视员",
            "调研员",
            "主任科员",
            "科员",
            "警务",
            "高级",
            "警",
            "医院",
            "医疗机构",
            "建造师",
            "教授",
            "岗位",
            "职员",
            "法官",
            "检察官",
            "英模",
            "勋章",
            "文物",
            "保护",
            "响应",
            "甲等",
            "英雄",
            "指挥",
            "主任",
            "公证员",
            "教师",
            "飞行",
            "运动员",
            "学科",
            "职称",
            "资质",
            "企业标准",
            "翻译",
            "律师",
            "演员",
            "作家",
        ]
        .iter()
        .any(|noun| rest.starts_with(noun))
    }

    /// 一、二、三卷: a row of numerals with one unit.
    fn volumes(&self, at: usize) -> Option<usize> {
        let rest = self.after(at);
        let mut end = 0;
        let mut count = 0;
        for c in rest.chars().take(4 * LONGEST_LABEL) {
            if is_chinese_digit(c) || c == '、' {
                count += usize::from(c == '、');
                end += c.len_utf8();
            } else if count > 0 && "卷册辑编章节届轮批期次等".contains(c) {
                return Some(at + end + if c == '等' { 0 } else { c.len_utf8() });
            } else {
                return None;
            }
        }
        None
    }

    /// Whether `at` stands inside a title in 《》.
    fn in_title(&self, at: usize) -> bool {
        let before = self.slice(0, at);
        let near = before.char_indices().rev().take(60).find(|(_, c)| matches!(c, '《' | '》' | '\n'));
        near.is_some_and(|(_, c)| c == '《')
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

/// Whether a quoted text begins with a counted quantity in Arabic digits: 5年5000名.
fn starts_with_counted(name: &str) -> bool {
    if !name.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let time = period::read(name, 0).map(|found| found.span.end);
    let count = quantity::read(name, 0).filter(|found| found.unit.is_some()).map(|found| found.span.end);
    let end = time.or(count);
    // 3全, 4个一: what follows is not a noun of some length.
    end.is_some_and(|end| {
        quantity::read(name, end).is_some_and(|found| found.unit.is_some())
            || name.get(end..).is_some_and(|rest| rest.chars().count() >= 2)
    })
}

fn is_numeral(c: char) -> bool {
    // Page jumps are scanned as the source writes them, in full width too.
    c.is_ascii_digit() || matches!(c, '０'..='９') || "〇零一二三四五六七八九十百千万亿两".contains(c)
}

fn is_chinese_digit(c: char) -> bool {
    "〇零一二三四五六七八九十".contains(c)
}
