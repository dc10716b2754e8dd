//! [`Label`]: what the name of a row or a column says.

use crate::period;
use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Lexicon, Word};

use super::figure::{is_unit, is_year, unmarked};
use super::words;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Nothing: an empty cell.
    None,
    /// What is counted, or whom it covers.
    Name,
    /// A time alone: 2023年, 上年末.
    Time,
    /// 数量: what is counted stands elsewhere.
    Generic,
    /// The sum of the others.
    Total,
    /// 比上年增长: in per cent.
    Change,
    /// 净增: in units.
    ChangeCount,
    /// 占比.
    Share,
    /// A unit alone: （名）.
    Unit,
    /// Numbers under it count nothing.
    Serial,
}

/// The name of a row or a column, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) sense: Sense,
    /// The name without its unit, marks and numbering.
    pub(super) span: Span,
    /// The time that opens it.
    pub(super) time: Option<Span>,
    /// What is counted or covered, as far as the name says.
    pub(super) name: Option<Span>,
    /// The unit in brackets behind it.
    pub(super) unit: Option<Span>,
    /// What a change is measured against.
    pub(super) base: Option<Span>,
    /// Whether a positive figure is a fall.
    pub(super) is_fall: bool,
    /// Whether it opens with 其中.
    pub(super) is_part: bool,
}

impl Label {
    /// Takes a name apart.
    pub(super) fn read(text: &str, cell: Span) -> Label {
        let (cell, unit) = without_unit(text, cell);
        let (cell, is_part) = without_opening(text, cell);
        let content = cell.of(text).unwrap_or("");
        let mut label = Label {
            sense: Sense::Name,
            span: cell,
            time: None,
            name: Some(cell),
            unit,
            base: None,
            is_fall: false,
            is_part,
        };
        if content.is_empty() {
            let sense = if unit.is_some() { Sense::Unit } else { Sense::None };
            return Label { sense, name: None, ..label };
        }
        let whole = |sense: Sense| Label { sense, name: None, ..label };
        let close: String = content.chars().filter(|c| !c.is_whitespace()).collect();
        if words::is("total", &close) {
            return whole(Sense::Total);
        }
        if words::is("generic", &close) {
            return whole(Sense::Generic);
        }
        if words::is("serial", &close) {
            return whole(Sense::Serial);
        }
        if is_year(content) {
            return Label { time: Some(cell), ..whole(Sense::Time) };
        }
        let mut rest = cell;
        if let Some(end) = time_end(content) {
            let time = Span::new(cell.start, cell.start + end);
            let tail = content.get(end..).unwrap_or("").trim_start_matches(['的', ' ', '\u{3000}']);
            if tail.is_empty() || words::is("tail", tail) || words::is("generic", tail) {
                return Label { time: Some(time), ..whole(Sense::Time) };
            }
            let after = Span::new(cell.end - tail.len(), cell.end);
            // 2023年增长: the time is no part of what is counted; 年末党员 is read as it is written.
            if change(tail).is_some() || words::ending("share", tail).is_some() {
                label.time = Some(time);
                rest = after;
            } else if content.starts_with(|c: char| c.is_ascii_digit()) {
                label.time = Some(time);
                label.name = Some(after);
                return label;
            }
        }
        let content = rest.of(text).unwrap_or("");
        if let Some((sense, word)) = change(content) {
            return label.of_change(text, rest, sense, word);
        }
        if content.starts_with('占') || words::ending("share", content).is_some() {
            let word = words::ending("share", content).unwrap_or("");
            let head = content.get(..content.len() - word.len()).unwrap_or("").trim_end_matches(['的', '所']);
            let head_span = Span::new(rest.start, rest.start + head.len());
            label.sense = Sense::Share;
            // 占党员总数的比重: the whole; 女党员占比: the part.
            match head.find('占') {
                Some(0) => {
                    label.name = None;
                    label.base = (head.chars().count() > 1).then_some(head_span);
                }
                Some(at) => label.name = Some(Span::new(rest.start, rest.start + at)),
                None => label.name = (!head.is_empty()).then_some(head_span),
            }
            return label;
        }
        label
    }

    fn of_change(mut self, text: &str, rest: Span, sense: Sense, word: &str) -> Label {
        let content = rest.of(text).unwrap_or("");
        let head = content.get(..content.len().saturating_sub(word.len())).unwrap_or("");
        self.sense = sense;
        self.is_fall = words::is("down", word);
        self.name = None;
        if words::is("base", content) {
            self.base = Some(rest);
            return self;
        }
        if let Some(base) = words::opening("base", head) {
            self.base = Some(Span::new(rest.start, rest.start + base.len()));
            return self;
        }
        // 党员同比增长: the base behind what changed.
        let base = words::ending("base", head.trim_end());
        let name = head.trim_end().len() - base.map_or(0, str::len);
        self.base = base.map(|base| Span::new(rest.start + name, rest.start + name + base.len()));
        self.name = (name > 0).then(|| Span::new(rest.start, rest.start + name));
        self
    }

    /// Whether the name says what is counted: it ends with a counted noun, or opens with an act.
    pub(super) fn counts(&self, text: &str) -> bool {
        self.name.and_then(|name| name.of(text)).and_then(counted).is_some()
    }

    /// Whether the figures under the name are per cent where no unit is stated.
    pub(super) fn is_per_cent(&self, text: &str) -> bool {
        match self.sense {
            Sense::Change | Sense::Share => true,
            Sense::Name => self
                .name
                .and_then(|name| name.of(text))
                .is_some_and(|name| !name.contains(['生', '死', '倍']) && words::ending("rate", name).is_some()),
            _ => false,
        }
    }
}

/// The class of what a name counts: of its last noun, without 总数 and the like; of an act where it opens with one.
pub(super) fn counted(name: &str) -> Option<UnitClass> {
    let lexicon = Lexicon::get();
    let bare = bare(name);
    let class = lexicon.noun_at_end(bare).or_else(|| lexicon.noun_at_end(name));
    class.or_else(|| {
        let first = lexicon.words(bare).next()?;
        match first.word {
            Word::Verb { role, .. } if role.is_act() && first.span.start == 0 => Some(UnitClass::Other),
            _ => None,
        }
    })
}

/// A name without 总数 and the like, and without what stands in brackets behind it.
pub(super) fn bare(name: &str) -> &str {
    let name = match name.rfind(['（', '(']) {
        Some(open) if open > 0 && name.ends_with(['）', ')']) => name.get(..open).unwrap_or(name),
        _ => name,
    };
    let head = words::ending("tail", name).and_then(|tail| name.strip_suffix(tail));
    head.filter(|head| head.chars().count() >= 2).unwrap_or(name)
}

/// The word of change that ends a name.
fn change(name: &str) -> Option<(Sense, &'static str)> {
    let rate = words::ending("change", name);
    let count = words::ending("change_count", name);
    let longer = match (rate, count) {
        (Some(rate), Some(count)) if count.len() > rate.len() => (Sense::ChangeCount, count),
        (Some(rate), _) => (Sense::Change, rate),
        (None, Some(count)) => (Sense::ChangeCount, count),
        (None, None) => return None,
    };
    Some(longer)
}

/// Where the time ends that opens a name.
fn time_end(name: &str) -> Option<usize> {
    let first = name.chars().next()?;
    let time = period::may_start(first).then(|| period::read(name, 0)).flatten()?;
    let is_time = time.class == period::TimeClass::Date && time.span.start == 0 && !time.is_named;
    is_time.then_some(time.span.end)
}

/// A name and the unit in brackets behind it, or behind a bar or a colon.
pub(super) fn without_unit(text: &str, cell: Span) -> (Span, Option<Span>) {
    let content = cell.of(text).unwrap_or("");
    let lead = content.len() - content.trim_start().len();
    let bare = unmarked(content);
    let cell = Span::new(cell.start + lead.min(bare.len()), cell.start + bare.len());
    let name = cell.of(text).unwrap_or("");
    let span = |part: &str, at: usize| {
        let lead = part.len() - part.trim_start().len();
        let part = part.trim();
        Span::new(cell.start + at + lead, cell.start + at + lead + part.len())
    };
    if let Some(inner) = name.strip_suffix(['）', ')']) {
        if let Some(open) = inner.rfind(['（', '(']) {
            let width = inner.get(open..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let unit = inner.get(open + width..).unwrap_or("");
            let stated = unit.trim().trim_start_matches("单位").trim_start_matches(['：', ':']);
            if is_unit(stated.trim()) && !is_noun(stated.trim()) {
                let head = name.get(..open).unwrap_or("");
                let head = unmarked(head);
                let at = open + width + unit.len() - stated.len();
                return (Span::new(cell.start, cell.start + head.len()), Some(span(stated, at)));
            }
        }
        // （人次）: the bracket of 人（次） is the unit's own.
    } else if let Some((head, unit)) = name.rsplit_once(['/', '／', '：', ':', '，', ','])
        && !head.is_empty()
        && is_unit(unit.trim())
    {
        return (Span::new(cell.start, cell.start + head.trim_end().len()), Some(span(unit, name.len() - unit.len())));
    } else if let Some(head) = name.strip_suffix(['%', '％']) {
        let end = cell.start + name.len();
        return (
            Span::new(cell.start, cell.start + head.trim_end().len()),
            Some(Span::new(end - (name.len() - head.len()), end)),
        );
    }
    if is_unit(name) && name.chars().count() <= 4 && !is_noun(name) {
        return (Span::new(cell.start, cell.start), Some(cell));
    }
    (cell, None)
}

/// Whether a unit is a noun as well, so that it names by itself: 乡镇, 社区.
fn is_noun(name: &str) -> bool {
    let is_long = name.chars().count() >= 2 && !name.ends_with("人次") && !name.starts_with(['万', '亿']);
    is_long && Lexicon::get().noun_at_end(name).is_some()
}

/// A name without 其中 and without its numbering, and whether it opened with 其中.
fn without_opening(text: &str, cell: Span) -> (Span, bool) {
    let content = cell.of(text).unwrap_or("");
    let mut rest = content.trim_start();
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let numbered = rest.trim_start_matches(['（', '(']);
    let behind = numbered.trim_start_matches(is_numeral);
    let length = numbered.len() - behind.len();
    let closed = behind.strip_prefix(['、', '．', '）', ')', '.']);
    if let Some(closed) = closed.filter(|_| length > 0 && length <= 9).filter(|closed| !closed.trim().is_empty()) {
        rest = closed.trim_start();
    } else if rest.starts_with(|c: char| ('①'..='⑳').contains(&c)) {
        rest = rest.trim_start_matches(|c: char| ('①'..='⑳').contains(&c)).trim_start();
    }
    let mut is_part = false;
    while let Some(word) = words::opening("part", rest) {
        let behind = rest.get(word.len()..).unwrap_or("").trim_start();
        if behind.is_empty() {
            break;
        }
        is_part = true;
        rest = behind;
    }
    let start = cell.start + content.len() - rest.len();
    (Span::new(start, start + rest.trim_end().len()), is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> (Sense, Option<&str>, Option<&str>, Option<&str>, Option<&str>) {
        let label = Label::read(name, Span::new(0, name.len()));
        let of = |span: Option<Span>| span.and_then(|span| span.of(name));
        (label.sense, of(label.time), of(label.name), of(label.unit), of(label.base))
    }

    #[test]
    fn names_are_taken_apart() {
        let seen = [
            ("发展党员（名）", (Sense::Name, None, Some("发展党员"), Some("名"), None)),
            ("2023年末", (Sense::Time, Some("2023年末"), None, None, None)),
            ("2022", (Sense::Time, Some("2022"), None, None, None)),
            ("上年人数（人）", (Sense::Time, Some("上年"), None, Some("人"), None)),
            ("2023年党员数", (Sense::Name, Some("2023年"), Some("党员数"), None, None)),
            ("比上年增长（%）", (Sense::Change, None, None, Some("%"), Some("比上年"))),
            ("2023年同比±%", (Sense::Change, Some("2023年"), None, Some("%"), Some("同比"))),
            ("党员增幅", (Sense::Change, None, Some("党员"), None, None)),
            ("净增（人）", (Sense::ChangeCount, None, None, Some("人"), None)),
            ("占党员总数的比重", (Sense::Share, None, None, None, Some("占党员总数"))),
            ("女党员占比", (Sense::Share, None, Some("女党员"), None, None)),
            ("合　计", (Sense::Total, None, None, None, None)),
            ("（万名）", (Sense::Unit, None, None, Some("万名"), None)),
            ("其中：女党员①", (Sense::Name, None, Some("女党员"), None, None)),
            ("（一）两新组织[1]", (Sense::Name, None, Some("两新组织"), None, None)),
            ("村（社区）", (Sense::Name, None, Some("村（社区）"), None, None)),
            ("乡镇", (Sense::Name, None, Some("乡镇"), None, None)),
            ("数量", (Sense::Generic, None, None, None, None)),
            ("35岁及以下党员", (Sense::Name, None, Some("35岁及以下党员"), None, None)),
        ];
        for (name, expected) in seen {
            assert_eq!(read(name), expected, "{name}");
        }
    }
}
