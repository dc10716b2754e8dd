//! The law of another number: it changes the measure that it stands in, and no other.

use zongshu::number::Value;
use zongshu::quantity::UnitClass;
use zongshu::report::{Measure, Mention, Report, Scope};
use zongshu::text::Span;

use super::stated::{Read, differing};
use super::{CHINESE, plain, read, repeated};

/// A number of a mention, and others that may stand in its place.
struct Number {
    /// Where the number begins in its mention, and where it ends.
    start: usize,
    end: usize,
    /// The other numbers, each with the value it gives the measure.
    others: Vec<(String, Value)>,
}

/// What others the number of a mention may give way to: 3120名, 12.5%, 近1,280名, 3.26万, 三个, 二十七名.
fn number(mention: &str, measure: &Measure) -> Option<Number> {
    // Another range may be none.
    if measure.quantity.upper.is_some() {
        return None;
    }
    let is_run = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || CHINESE.contains(c);
    let start = mention.find(|c: char| is_run(c) && !matches!(c, '.' | ','))?;
    let rest = &mention[start..];
    let run = rest.find(|c: char| !is_run(c)).unwrap_or(rest.len());
    let number = rest[..run].trim_end_matches(['.', ',']);
    let number = number.trim_end_matches(['万', '亿', '萬', '億']);
    let (before, behind) = (&mention[..start], rest[number.len()..].trim_start_matches(['万', '亿', '萬', '億']));
    // Digits of another width, letters and blanks beside it are the rest of a number that a scan tore.
    let is_torn = |c: char| c.is_numeric() || c.is_whitespace() || c.is_ascii_alphabetic() || matches!(c, '.' | ',');
    // 三分之一, 百分之三十: two numbers. 十二∶1: the second number of a ratio divides the first.
    let is_double = |c: char| matches!(c, '∶' | '：' | ':' | '几' | '幾' | '数' | '數') || CHINESE.contains(c);
    if [before, behind].iter().any(|beside| beside.contains(is_torn) || beside.contains(is_double)) {
        return None;
    }
    let (old, others) = match number.starts_with(|c: char| c.is_ascii_digit()) {
        true => (decimal(number)?, arabic(number, measure)),
        false => (chinese_value(number)?, chinese(number, behind)),
    };
    let worth = |written: String| {
        let new = decimal(&written).or_else(|| chinese_value(&written))?;
        Some((written, measure.quantity.value.checked_mul(new)?.checked_div(old)?))
    };
    let others = others.into_iter().filter_map(worth).collect();
    Some(Number { start, end: start + number.len(), others })
}

fn decimal(number: &str) -> Option<Value> {
    number.replace(',', "").parse().ok()
}

/// Others for a number in Arabic digits: another last digit, other digits all over, and one digit more.
fn arabic(number: &str, measure: &Measure) -> Vec<String> {
    // One that begins with a nought is the rest of one that was cut in two.
    if number.starts_with('0') && !number.starts_with("0.") {
        return Vec::new();
    }
    let (head, last) = number.split_at(number.len() - 1);
    let next = |digit: &str| digit.parse::<u8>().map_or(1, |digit| if digit == 9 { 8 } else { digit + 1 });
    let turn = |c: char| {
        c.to_digit(10).map_or(c, |digit| char::from_digit(if digit == 9 { 4 } else { 9 - digit }, 10).unwrap_or(c))
    };
    let mut others = vec![format!("{head}{}", next(last))];
    let digits = number.find(['.', ',']).unwrap_or(number.len());
    let is_grouped = number[digits..].starts_with(',');
    // A share is of a hundred: much more is another thing.
    let is_share = measure.quantity.unit_class == UnitClass::Percent;
    if !is_share || digits < 3 {
        others.push(number.chars().map(turn).collect());
    }
    if !is_share && !number.starts_with("0.") {
        let longer = if is_grouped && digits == 3 { "2," } else { "2" };
        others.push(format!("{longer}{number}"));
    }
    others
}

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number below a hundred as Chinese writes it.
fn chinese_number(number: usize) -> String {
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].into(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

/// The number below a hundred that is written so.
fn below_hundred(written: &str) -> Option<usize> {
    (1..100).find(|number| chinese_number(*number) == written)
}

fn chinese_value(written: &str) -> Option<Value> {
    below_hundred(written).map(|number| Value::from(number as i64))
}

/// Others for a number in Chinese characters. 一 is a word more often than a number, 二 is 两 where it counts, and what is
/// "more" is more than a round number; 四方 and 八方 are words, and 翻三番 is eight times as much, not three.
fn chinese(number: &str, behind: &str) -> Vec<String> {
    let Some(own) = below_hundred(number).filter(|own| *own > 1) else { return Vec::new() };
    if behind.starts_with(['多', '余', '餘', '来', '來', '几', '幾', '方', '番']) {
        return Vec::new();
    }
    // 三成: tenths are below ten.
    let longer = if behind.starts_with('成') { 5 } else { 27 };
    let others = [if own % 10 == 9 { own - 1 } else { own + 1 }, longer, 6];
    others.into_iter().filter(|other| *other != own && (longer > 9 || *other < 10)).map(chinese_number).collect()
}

/// Whether a numeral is read in a name of a place: 五村镇.
fn is_of_name(report: &Report, mention: &Mention) -> bool {
    let text = plain(&mention.text);
    let is_named = |scope: &Scope| matches!(scope, Scope::Place(name) if plain(name).contains(&text));
    report.measures().any(|(_, _, measure)| is_named(&measure.scope))
}

/// Whether a number tells how many names stand right before it: 楼长、门长、志愿者三支队伍. Another one is wrong, and read as it is.
fn sums_up(text: &str, mention: &Mention, measure: &Measure) -> bool {
    let above = &text[..mention.span.start];
    let clause = &above[above.rfind(['，', '。', '；', '\n', ',']).unwrap_or(0)..];
    let names = clause.matches('、').count() + 1;
    names > 1 && measure.quantity.value == Value::from(names as i64)
}

/// What is said of things beside the mentions that no number tells.
fn frame(report: &Report) -> Vec<String> {
    let heading = &report.heading;
    let mut said = vec![format!("{:?} {:?} {:?}", heading.adcode, heading.published, heading.year_reviewed)];
    said.extend(report.sections.iter().map(|section| format!("section {}", section.theme)));
    said.extend(report.places.iter().map(|place| format!("place {} {:?} {:?}", place.text, place.adcode, place.level)));
    said.extend(report.claims.iter().map(|claim| format!("claim {} {:?}", claim.text, claim.kind)));
    said
}

/// A text before and after another number was put into it.
struct OtherNumber<'t> {
    before: Read<'t>,
    after: Read<'t>,
    /// The mention that holds the number.
    index: usize,
    /// The bytes of the number.
    number: Span,
    value: Value,
}

impl OtherNumber<'_> {
    /// What the other number breaks.
    fn wrong(&self) -> Vec<String> {
        let (before, after) = (self.before.report, self.after.report);
        if after.mentions.len() != before.mentions.len() {
            return vec!["other mentions".into()];
        }
        let pairs = before.mentions.iter().zip(&after.mentions);
        if let Some((one, _)) = pairs.clone().find(|(one, now)| self.moved(one.span) != now.span) {
            return vec![format!("{} moved", one.text)];
        }
        let mut wrong: Vec<String> = differing(&frame(before), &frame(after)).into_iter().collect();
        for (at, (one, now)) in pairs.enumerate() {
            let said = if at == self.index { self.own(one, now) } else { self.other(one, now) };
            wrong.extend(said.map(|(one, now)| format!("\n  - {} {one}\n  + {now}", plain(&before.mentions[at].text))));
        }
        wrong
    }

    /// Where a span stands when the number has its new length.
    fn moved(&self, span: Span) -> Span {
        let (old, new) = (self.before.text.len(), self.after.text.len());
        let moved = |offset: usize| if offset >= self.number.end { offset + new - old } else { offset };
        Span::new(moved(span.start), moved(span.end))
    }

    /// What a measure of another number states differently, where the number stands in no words of it.
    fn other(&self, one: &Mention, now: &Mention) -> Option<(String, String)> {
        let index = |index: Option<usize>| index.map(|index| index.to_string());
        let said = (self.before.meaning(one, index), self.after.meaning(now, index));
        let [from, to] = [self.before, self.after].map(|read| plain(&read.report.mentions[self.index].text));
        let is_same = said.0 == said.1 || said.0.replace(&from, "@") == said.1.replace(&to, "@");
        (!is_same).then_some(said)
    }

    /// What the measure of the number itself states differently: its value must be the new one, all but the number the old.
    fn own(&self, one: &Mention, now: &Mention) -> Option<(String, String)> {
        let said = |read: Read, mention: &Mention, value: Value| {
            let quantity = mention.measure.as_deref().map(|measure| &measure.quantity);
            let quantity = quantity.map(|own| (own.unit.as_deref().map(plain), own.unit_class, own.bound));
            format!("{value} {quantity:?} {}", read.context(mention))
        };
        let value = now.measure.as_deref().map_or(Value::from(-1), |measure| measure.quantity.value);
        let said = (said(self.before, one, self.value), said(self.after, now, value));
        (said.0 != said.1).then_some(said)
    }
}

/// Another number in the place of one changes that measure only, and links that tell its text. Every `step`th measure from
/// the one numbered `first` on is tried, with `forms` other numbers each; gives how many were tried, too.
pub fn renumbered(text: &str, first: usize, step: usize, forms: usize) -> (usize, Vec<String>) {
    let (mut count, mut wrong) = (0, Vec::new());
    let before = read(text);
    let lines = super::lines(text);
    for (at, (index, mention, measure)) in before.measures().enumerate().skip(first % step).step_by(step) {
        let is_repeated = lines.iter().any(|line| line.contains(mention.span) && repeated(text, &before, *line));
        let is_left = is_repeated || is_of_name(&before, mention) || sums_up(text, mention, measure);
        let Some(Number { start, end, others }) = number(&mention.text, measure).filter(|_| !is_left) else { continue };
        for (written, value) in (0..forms.min(others.len())).map(|form| &others[(first + at + form) % others.len()]) {
            count += 1;
            let number = Span::new(mention.span.start + start, mention.span.start + end);
            let mut changed = text.to_string();
            changed.replace_range(number.start..number.end, written);
            let after = read(&changed);
            let (before, after) = (Read { text, report: &before }, Read { text: &changed, report: &after });
            let other = OtherNumber { before, after, index, number, value: *value };
            wrong.extend(other.wrong().into_iter().map(|wrong| format!("{} to {written}: {wrong}", mention.text)));
        }
    }
    (count, wrong)
}
