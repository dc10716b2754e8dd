//! How the numbers of a sentence hang together: changes and their levels, bases of rates, parts and wholes.
//!
//! Works on measures that are read already. What the links contradict is found by the room `doubts`; the words are
//! data (`links.tsv`).

use std::cmp::Reverse;

use crate::number::{Magnitude, Numeral, Value};
use crate::period::{self, Date, Frame, Part, Period};
use crate::quantity::UnitClass;
use crate::report::{Change, Measure, Mention};
use crate::text::Span;
use crate::vocabulary::Kind;

use super::link_words::{Roles, Standing, Words};
use super::stretch::Stretch;

/// The mentions of a report, where they stand in its reading, and its time.
pub(crate) struct Page<'a> {
    pub(crate) text: &'a str,
    /// The words of links in its sentences with numbers.
    pub(crate) links: &'a [Standing],
    /// Where each mention stands in the reading; one that does not stand there is empty.
    pub(crate) at: Vec<Span>,
    pub(crate) frame: Frame,
}

/// A number of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number<'t> {
    /// Index of the mention.
    pub(crate) index: usize,
    /// The words between the number before, or the start of the sentence, and this one.
    pub(crate) before: Stretch<'t>,
    /// The words between this number and the next, or the end of the sentence.
    pub(crate) after: Stretch<'t>,
}

/// How certain it is that a change speaks of its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Certain(pub(crate) usize);

/// A word of change before a number.
struct Turn<'t> {
    direction: i8,
    /// Whether the number is the level reached and not the difference.
    is_reached: bool,
    /// Whether the word says of a count that something got better and not that there is more: 转化提升12个.
    may_improve: bool,
    /// What stands before the word.
    lead: Stretch<'t>,
    /// What stands between the word and the number.
    object: &'t str,
}

/// Reads the numbers of one sentence, with the words around them, in place of those of another. `next` is the first mention
/// that may stand in it; told is also the first behind it.
pub(crate) fn read_numbers<'t>(
    page: &Page<'t>,
    mentions: &[Mention],
    sentence: Span,
    next: &mut usize,
    numbers: &mut Vec<Number<'t>>,
) {
    numbers.clear();
    let mut rest = None;
    while let Some(at) = page.at.get(*next).filter(|at| at.start < sentence.end) {
        let is_measure = mentions.get(*next).is_some_and(|mention| mention.measure.is_some());
        if is_measure && sentence.start <= at.start {
            let whole = || Stretch::of(page.text, page.links, sentence);
            let (before, after) = rest.unwrap_or_else(whole).around(*at);
            // What stands behind a number stands before the next.
            if let Some(last) = numbers.last_mut() {
                last.after = before;
            }
            numbers.push(Number { index: *next, before, after });
            rest = Some(after);
        }
        *next += 1;
    }
}

/// Links the numbers of one sentence; returns the changes whose level is certain.
pub(crate) fn link(page: &Page<'_>, mentions: &mut [Mention], numbers: &[Number<'_>]) -> Vec<Certain> {
    let mut certain = Vec::new();
    for place in 0..numbers.len() {
        count_base(mentions, numbers, place);
        change(page, mentions, numbers, place, &mut certain);
    }
    for number in numbers {
        // A growth has no parts: 下降3.8%，其中党员占44.2%.
        let is_growth = |whole: usize| {
            let whole = mentions.get(whole).and_then(|whole| whole.measure.as_deref());
            whole.is_some_and(|whole| {
                let is_difference = whole.change.as_ref().is_some_and(|change| !change.is_of_level());
                is_difference && matches!(whole.quantity.unit_class, UnitClass::Percent | UnitClass::Ratio)
            })
        };
        let is_lost = measure(mentions, Some(number)).and_then(|part| part.part_of).is_some_and(is_growth);
        if let Some(part) = slot(mentions, Some(number)).filter(|_| is_lost) {
            part.part_of = None;
        }
    }
    parts(mentions, numbers);
    certain
}

pub(crate) fn measure<'m>(mentions: &'m [Mention], number: Option<&Number<'_>>) -> Option<&'m Measure> {
    mentions.get(number?.index)?.measure.as_deref()
}

fn slot<'m>(mentions: &'m mut [Mention], number: Option<&Number<'_>>) -> Option<&'m mut Measure> {
    mentions.get_mut(number?.index)?.measure.as_deref_mut()
}

/// How many numbers away a link may reach: longer lists are tables.
const NEAR: usize = 24;

const MARKS: [char; 14] = ['，', '、', '；', '：', '。', '（', '）', ',', ';', ':', '(', ')', ' ', '\n'];

/// What stands behind the last mark that ends a clause.
pub(crate) fn last_clause(text: &str) -> &str {
    let ends = |mark: char| matches!(mark, '，' | '；' | '：' | '。' | '（' | ',' | ';' | ':' | '\n');
    match text.char_indices().rev().find(|(_, mark)| ends(*mark)) {
        Some((at, mark)) => text.get(at + mark.len_utf8()..).unwrap_or(""),
        None => text,
    }
}

/// As [`last_clause`], with its words.
fn clause_at_end(stretch: Stretch<'_>) -> Stretch<'_> {
    stretch.from(stretch.text.len() - last_clause(stretch.text).len())
}

/// Reads a change at a number.
fn change(page: &Page<'_>, mentions: &mut [Mention], numbers: &[Number<'_>], place: usize, certain: &mut Vec<Certain>) {
    let (Some(number), previous) = (numbers.get(place), place.checked_sub(1).and_then(|at| numbers.get(at))) else {
        return;
    };
    let Some(own) = measure(mentions, Some(number)) else { return };
    if matches!(own.kind, Kind::Parameter | Kind::Structure) {
        return;
    }
    let Some(turn) = turn(number.before) else {
        if let Some(base_period) = unchanged(page, own, number.after) {
            let change = Change { base_period, direction: 0, level: None, from: None };
            if let Some(own) = slot(mentions, Some(number)) {
                own.change = Some(change);
            }
        }
        return;
    };
    if turn.is_reached {
        let Some(from) = previous.filter(|previous| opens_course(previous.before.text)) else { return };
        let Some(earlier) = measure(mentions, Some(from)) else { return };
        let is_alike = earlier.quantity.unit_class == own.quantity.unit_class;
        let is_one_clause = !number.before.text.contains(['；', '。', ';']);
        if is_alike && is_one_clause {
            let base_period = base(page, own, clause_at_end(from.before), true).flatten();
            let direction = turn.direction;
            let change = Change { base_period, direction, level: None, from: Some(from.index) };
            if let Some(own) = slot(mentions, Some(number)) {
                own.change = Some(change);
            }
        }
        return;
    }
    let stated = base(page, own, turn.lead, false);
    let (level, is_certain) = level(mentions, numbers, place, &turn);
    let from =
        level.and_then(|level| mentions.get(level)?.measure.as_deref()?.change.as_ref()).and_then(|change| change.from);
    let carried = || {
        let earlier = measure(mentions, previous)?.change.as_ref()?;
        (is_certain && last_clause(turn.lead.text).is_empty()).then_some(earlier.base_period).flatten()
    };
    let base_period = stated.unwrap_or_else(carried);
    let is_count = !matches!(own.quantity.unit_class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate);
    if turn.may_improve && is_count && !is_certain && stated.is_none() {
        return;
    }
    let change = Change { base_period, direction: turn.direction, level, from };
    if let Some(own) = slot(mentions, Some(number)) {
        own.change = Some(change);
    }
    if is_certain {
        certain.push(Certain(number.index));
    }
}

/// Words of change before a number: those that say by how much, and those of comparison.
const CHANGES: Roles = Roles::UP.or(Roles::DOWN).or(Roles::NET_UP).or(Roles::NET_DOWN);
const STEMS: Roles = Roles::UP.or(Roles::DOWN).or(Roles::STEM_UP).or(Roles::STEM_DOWN);
const RISES: Roles = Roles::UP.or(Roles::NET_UP).or(Roles::STEM_UP).or(Roles::MORE);

/// The word of change that governs a number, from the words before it.
fn turn(before: Stretch<'_>) -> Option<Turn<'_>> {
    // Before most numbers there is none.
    if !before.any(CHANGES | Roles::REACH | Roles::MORE | Roles::LESS) {
        return None;
    }
    let trimmed = trim_tail(before);
    let direction = |word: &Standing| if word.is(RISES) { 1 } else { -1 };
    if let Some(reach) = trimmed.ending(Roles::REACH) {
        let reached = trimmed.place(reach);
        let stem = trim_tail(trimmed.to(reached.start));
        // 增长达5%, 增幅达5% state the difference.
        let is_level = trimmed.text.get(reached) != Some("达");
        let word = stem.ending(STEMS)?;
        let lead = stem.to(stem.place(word).start);
        return Some(Turn { direction: direction(word), is_reached: is_level, may_improve: false, lead, object: "" });
    }
    if let Some(word) = trimmed.ending(CHANGES) {
        return Some(Turn {
            direction: direction(word),
            is_reached: false,
            may_improve: word.is(Roles::IMPROVES),
            lead: trimmed.to(trimmed.place(word).start),
            object: "",
        });
    }
    if let Some(word) = trimmed.ending(Roles::MORE | Roles::LESS) {
        let lead = trimmed.to(trimmed.place(word).start);
        return names_base(clause_at_end(lead)).then_some(Turn {
            direction: direction(word),
            is_reached: false,
            may_improve: false,
            lead,
            object: "",
        });
    }
    // 净增党员3.1万名, 比上年增加编制1200个.
    let clause = clause_at_end(before);
    if !clause.any(CHANGES) {
        return None;
    }
    let clause_start = before.text.len() - clause.text.len();
    let roles = [("net_up", Roles::NET_UP), ("net_down", Roles::NET_DOWN), ("up", Roles::UP), ("down", Roles::DOWN)];
    for (role, roles) in roles.into_iter().filter(|(_, roles)| clause.any(*roles)) {
        for word in Words::get().of(role) {
            let stands = |one: &&Standing| clause.text.get(clause.place(one)) == Some(*word);
            let Some(at) = clause.words(roles).filter(stands).last().map(|one| clause.place(one).start) else {
                continue;
            };
            let object = clause.text.get(at + word.len()..)?;
            let is_short = object.chars().count() <= 10 && !object.contains(['、', '的', '”', '到', '至']);
            let is_net = role.starts_with("net");
            if is_short && (is_net || names_base(clause.to(at))) {
                let direction = if role.ends_with("up") { 1 } else { -1 };
                let lead = before.to(clause_start + at);
                return Some(Turn { direction, is_reached: false, may_improve: false, lead, object });
            }
        }
    }
    None
}

fn trim_tail(text: Stretch<'_>) -> Stretch<'_> {
    text.trim_end(&['了', '约', '近', ' ', '又', '出'])
}

/// Whether the words compare with an earlier time.
fn names_base(text: Stretch<'_>) -> bool {
    text.any(Roles::YEAR | Roles::STEP | Roles::OTHER) || compared(text).is_some()
}

/// A time behind a word of comparison: where the comparison starts, and the time.
fn compared(text: Stretch<'_>) -> Option<(usize, period::Found)> {
    let mut words: Vec<_> = text.words(Roles::COMPARES).map(|word| text.place(word)).collect();
    words.sort_unstable_by_key(|word| (Reverse(word.start), Reverse(word.end)));
    words.into_iter().find_map(|word| {
        let found = period::read(text.text, word.end).filter(|found| found.span.start == word.end);
        found.map(|found| (word.start, found))
    })
}

/// The period of the base that the words name: `None` if they name none, `Some(None)` if its time is not known.
/// `is_start`: the words are those before the first level of a course, and any time in them is the base.
fn base(page: &Page<'_>, own: &Measure, words: Stretch<'_>, is_start: bool) -> Option<Option<Period>> {
    let text = words.text;
    let year = own.period.map(|period| period.end().year());
    let frame = year.map_or(page.frame, |year| page.frame.speaking_of(year));
    let resolved = |found: &period::Found, text: &str| {
        let written = found.span.of(text).unwrap_or("");
        let after = text.get(found.span.end..).unwrap_or("");
        let resolved = period::resolve(&found.expression, &frame)?.period;
        if written.contains("同期") || after.starts_with("同期") {
            let years = own.period?.end().year().checked_sub(resolved.end().year())?;
            return earlier(own.period?, years);
        }
        let is_beginning = matches!(
            found.expression,
            period::Expression::At(point) | period::Expression::AsOf(point) if point.part == Part::Beginning
        );
        match is_beginning {
            true => Some(Period::at(Date::new(resolved.end().year(), Some(1), None)?)),
            false => Some(resolved),
        }
    };
    if is_start {
        let at = text.rfind(['由', '从'])?;
        let rest = text.get(at..)?;
        let time = rest.chars().next()?.len_utf8();
        let found = period::read(rest, time).filter(|found| found.span.start == time)?;
        return Some(resolved(&found, rest));
    }
    if let Some((_, found)) = compared(words) {
        return Some(resolved(&found, text));
    }
    if words.any(Roles::YEAR) {
        return Some(own.period.and_then(|period| earlier(period, 1)));
    }
    if words.any(Roles::STEP) {
        return Some(own.period.and_then(step_before));
    }
    words.any(Roles::OTHER).then_some(None)
}

/// The same period some years before.
fn earlier(period: Period, years: i32) -> Option<Period> {
    let moved = |date: Date| {
        let year = date.year().checked_sub(years)?;
        // The 29th of February has no like in other years.
        Date::new(year, date.month(), date.day()).or_else(|| Date::new(year, date.month(), None))
    };
    match period.start() {
        Some(start) => Some(Period::between(moved(start)?, moved(period.end())?)),
        None => Some(Period::at(Date::new(moved(period.end())?.year(), None, None)?)),
    }
}

/// The month or the quarter before; a longer period has no neighbour that the text means for certain.
fn step_before(period: Period) -> Option<Period> {
    let (start, end) = (period.start()?, period.end());
    let (first, last) = (start.month()?, end.month()?);
    let months = i32::from(last) - i32::from(first) + 1;
    if start.year() != end.year() || !(1..=6).contains(&months) || start.day().is_some() {
        return None;
    }
    let moved = |year: i32, month: u8| {
        let total = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_sub(months)?;
        Date::new(total.div_euclid(12), u8::try_from(total.rem_euclid(12) + 1).ok(), None)
    };
    Some(Period::between(moved(start.year(), first)?, moved(end.year(), last)?))
}

/// Whether the words behind a number say that it did not change; the base, where they do.
fn unchanged(page: &Page<'_>, own: &Measure, words: Stretch<'_>) -> Option<Option<Period>> {
    if !words.any(Roles::SAME) {
        return None;
    }
    let after = words.text;
    // What stands behind two marks is too far away.
    let mut clauses = after.split(['，', '；', '。', ',', ';']).take(2);
    let clause = clauses.find(|clause| Words::get().any("same", clause))?;
    let at = after.find(clause)?;
    let is_near = after.get(..at)?.chars().filter(|c| matches!(c, '，' | ',')).count() <= 1;
    if !is_near || after.get(..at)?.contains(['；', '。', ';']) {
        return None;
    }
    base(page, own, words.from(at).to(clause.len()), false)
}

/// The level a change speaks of, and whether that is certain.
fn level(mentions: &[Mention], numbers: &[Number<'_>], place: usize, turn: &Turn<'_>) -> (Option<usize>, bool) {
    let Some(own) = measure(mentions, numbers.get(place)) else { return (None, false) };
    let next = numbers.get(place + 1);
    let previous = place.checked_sub(1).and_then(|at| numbers.get(at));
    let is_next = next.is_some_and(|next| {
        if !next.before.text.starts_with(['，', ',']) {
            return false;
        }
        let words = next.before.trim_start(&MARKS).trim_end(&MARKS).trim_end(&['了', '约', '近']);
        let is_total = words.text.starts_with("总数") || words.text.starts_with("总量");
        let stem = if is_total { words.from("总数".len()) } else { words };
        stem.is(Roles::REACH) && stem.text != "为" || is_reached_alone(stem)
    });
    if let (true, Some(next)) = (is_next, next)
        && let Some(level) = measure(mentions, Some(next))
        && fits(own, level)
    {
        return (Some(next.index), true);
    }
    if let (Some(previous), Some(level)) = (previous, measure(mentions, previous))
        && level.kind != Kind::Parameter
        && turn.object.is_empty()
        && is_bare(turn.lead)
    {
        let chained = level.change.as_ref().filter(|change| change.direction != 0 && !change.is_of_level());
        match chained {
            Some(change) => {
                let target = change.level.and_then(|level| mentions.get(level)?.measure.as_deref());
                return match target.is_some_and(|target| fits(own, target)) {
                    true => (change.level, true),
                    false => (None, false),
                };
            }
            None if fits(own, level) => return (Some(previous.index), true),
            None => {}
        }
    }
    let same = numbers.get(..place).unwrap_or_default().iter().rev().take(NEAR).find(|number| {
        measure(mentions, Some(number)).is_some_and(|level| {
            level.subject.is_some()
                && level.subject == own.subject
                && level.kind != Kind::Parameter
                && level.change.as_ref().is_none_or(Change::is_of_level)
                && fits(own, level)
        })
    });
    (same.map(|number| number.index), false)
}

/// 增至, 提高到: a change and the level it reached, alone.
fn is_reached_alone(words: Stretch<'_>) -> bool {
    turn(words).is_some_and(|turn| turn.is_reached && turn.lead.text.is_empty())
}

/// Whether the words name nothing but the base: the change is one of the number before.
fn is_bare(words: Stretch<'_>) -> bool {
    let lead = words.text;
    if lead.contains(['。', '；', ';', '\n']) {
        return false;
    }
    let is_blank = |text: &str| text.chars().all(|c| MARKS.contains(&c));
    let mut rest = match compared(words) {
        Some((at, found)) => [lead.get(..at), lead.get(found.span.end..)].map(Option::unwrap_or_default).concat(),
        None if words.any(Roles::YEAR | Roles::STEP | Roles::OTHER | Roles::LOOSE) => lead.to_string(),
        None => return is_blank(lead),
    };
    for role in ["year", "step", "other", "loose"] {
        rest = Words::get().without(role, &rest);
    }
    is_blank(&rest)
}

/// Whether a change may be one of the level: counts by counts of the same sort, points by shares, growth by any.
fn fits(change: &Measure, level: &Measure) -> bool {
    let (own, other) = (change.quantity.unit_class, level.quantity.unit_class);
    let is_relative = |class: UnitClass| matches!(class, UnitClass::Percent | UnitClass::Ratio);
    if is_points(change) || is_relative(other) {
        return is_points(change) && is_relative(other);
    }
    let counts_people = |unit: &str| matches!(unit, "人" | "名" | "位");
    let [written, of] = [change, level].map(|measure| measure.quantity.unit.as_deref().unwrap_or_default());
    is_relative(own) || own == other && (written == of || counts_people(written) && counts_people(of))
}

/// Whether the number is in percentage points.
pub(crate) fn is_points(measure: &Measure) -> bool {
    measure.quantity.unit.as_deref().is_some_and(|unit| unit.ends_with("分点") || unit.ends_with("分點"))
}

/// Whether the words before the first level open a course: 由, 从, with a time or 原来的 behind them.
fn opens_course(before: &str) -> bool {
    let clause = last_clause(before);
    let Some(at) = clause.rfind(['由', '从']) else { return false };
    let rest = clause.get(at..).unwrap_or("").trim_start_matches(['由', '从']);
    let time = period::read(rest, 0).map_or(0, |found| found.span.end);
    let rest = rest.get(time..).unwrap_or("").trim_start_matches("原来").trim_start_matches("原有");
    rest.trim_start_matches("的").trim_start_matches(['约', '近', '初', '底', '末', '前']).is_empty()
}

/// The number of units a rate is per: 10000 for 每万名.
fn count_base(mentions: &mut [Mention], numbers: &[Number<'_>], place: usize) {
    let Some(number) = numbers.get(place) else { return };
    let Some(own) = slot(mentions, Some(number)) else { return };
    if own.base_count.is_some() || !matches!(own.kind, Kind::Rate | Kind::Share | Kind::Stock | Kind::Target) {
        return;
    }
    let is_ratio = own.quantity.unit_class == UnitClass::Ratio;
    let written = match (&own.base, is_ratio) {
        (Some(base), _) => base.clone(),
        (None, true) => match number.before.text.rfind('每') {
            Some(at) => number.before.text.get(at..).unwrap_or("").to_string(),
            None => return,
        },
        (None, false) => return,
    };
    let Some(at) = written.find('每') else { return };
    let rest = written.get(at + '每'.len_utf8()..).unwrap_or("");
    own.base_count = match (Numeral::read(rest, 0), Magnitude::read(rest, 0)) {
        (Some(numeral), _) => Some(numeral.value).filter(|value| *value > Value::ZERO),
        (None, Some(magnitude)) => Some(Value::from(magnitude.weight)),
        (None, None) => rest.starts_with(['名', '个', '個', '户', '戶', '人', '家', '位', '村']).then_some(Value::ONE),
    };
}

/// Parts that the text calls parts in other words than 其中.
fn parts(mentions: &mut [Mention], numbers: &[Number<'_>]) {
    for place in 1..numbers.len() {
        let Some(number) = numbers.get(place) else { continue };
        let before = number.before;
        if !before.any(Roles::INCLUDES | Roles::MAKES_UP | Roles::DEALS | Roles::TOTAL) {
            continue;
        }
        let opening = before.trim_start(&['，', ',', '（', '(', '：', ':']);
        // A noun may stand between the number and the word: 制度25项，包括… and 25项制度，包括….
        let is_mark = |(_, mark): &(usize, char)| matches!(mark, '，' | '（' | '：' | ',' | '(' | ':');
        let mark = before.text.char_indices().find(is_mark);
        let first = mark.map(|(at, mark)| before.from(at + mark.len_utf8()));
        let opens = |stretch: Stretch<'_>| stretch.starts(Roles::INCLUDES | Roles::MAKES_UP);
        let is_opened = opens(opening) || first.is_some_and(opens);
        let follows = before.text.starts_with(['，', ',', '（']);
        let is_dealt = follows && before.any(Roles::DEALS) && !before.text.contains("其中") && {
            let total = numbers.get(place - 1).map(|total| clause_at_end(total.before));
            total.is_some_and(|total| total.any(Roles::STATES_TOTAL))
        };
        if is_opened || is_dealt {
            take_parts(mentions, numbers, place);
        }
        let is_total = opening.is(Roles::TOTAL);
        if is_total {
            take_summands(mentions, numbers, place);
        }
    }
}

/// Numbers from `first` on are parts of the number before it, up to one of another unit or the end of the passage.
fn take_parts(mentions: &mut [Mention], numbers: &[Number<'_>], first: usize) {
    let Some(whole) = first.checked_sub(1).and_then(|at| numbers.get(at)) else { return };
    let Some(total) = measure(mentions, Some(whole)).map(|measure| measure.quantity.clone()) else { return };
    let mut chosen = Vec::new();
    for (place, number) in numbers.iter().enumerate().skip(first).take(NEAR) {
        let Some(part) = measure(mentions, Some(number)) else { break };
        let is_far = place > first && number.before.text.contains(['；', ';', '。', '）']);
        let is_other = place > first && !number.before.text.contains(['、', '和', '及', '，', ',']);
        let is_alike = part.quantity.unit_class == total.unit_class && part.quantity.unit == total.unit;
        if is_far || is_other || !is_alike || part.change.is_some() {
            break;
        }
        chosen.push(*number);
    }
    for number in &chosen {
        if let Some(part) = slot(mentions, Some(number)).filter(|part| part.part_of.is_none()) {
            part.part_of = Some(whole.index);
        }
    }
}

/// 甲12名、乙13名，合计25名: the numbers before that add up to the total, or all of the list.
fn take_summands(mentions: &mut [Mention], numbers: &[Number<'_>], total: usize) {
    let Some(whole) = numbers.get(total) else { return };
    let Some(sum) = measure(mentions, Some(whole)).map(|measure| measure.quantity.clone()) else { return };
    let mut chosen = Vec::new();
    for place in (0..total).rev().take(NEAR) {
        let Some(number) = numbers.get(place) else { break };
        let Some(part) = measure(mentions, Some(number)) else { break };
        let is_alike = part.quantity.unit_class == sum.unit_class && part.quantity.unit == sum.unit;
        if !is_alike || part.part_of.is_some() || part.change.is_some() {
            break;
        }
        chosen.push(*number);
        if number.before.text.contains(['；', ';', '。']) {
            break;
        }
    }
    let values = |count: usize| {
        let parts = chosen.iter().take(count).filter_map(|number| measure(mentions, Some(number)));
        parts.map(|part| part.quantity.value).try_fold(Value::ZERO, Value::checked_add)
    };
    let exact = (2..=chosen.len()).find(|count| values(*count) == Some(sum.value));
    let count = exact.unwrap_or(chosen.len());
    if count < 2 {
        return;
    }
    for number in chosen.iter().take(count) {
        if let Some(part) = slot(mentions, Some(number)) {
            part.part_of = Some(whole.index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::spelled::Spelled;
    use crate::table::Table;

    #[test]
    fn every_word_stands_in_its_example() {
        let table = Table::read("links", include_str!("links.tsv")).unwrap_or_else(|error| panic!("{error}"));
        for row in table.rows() {
            assert!(row.get("example").contains(row.get("word")), "line {}", row.line());
            let direction = match row.get("role") {
                "up" | "net_up" | "stem_up" | "more" => 1,
                "down" | "net_down" | "stem_down" | "less" => -1,
                _ => continue,
            };
            let example = row.get("example");
            let end = example.rfind(|c: char| c.is_ascii_digit()).unwrap_or(0) + 1;
            let number = example.get(..end).unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
            let words = number.rsplit('名').next().unwrap_or(number);
            let spelled = Spelled::of(words);
            let turn = turn(Stretch::of(words, &spelled.links, Span::new(0, words.len())));
            assert_eq!(turn.map(|turn| turn.direction), Some(direction), "{example}");
        }
    }
}
