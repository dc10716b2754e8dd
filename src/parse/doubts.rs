//! What a report contradicts: changes that do not fit their levels, parts that do not fit their whole, numerals no
//! grammar reads, flows without a date.
//!
//! Nothing is linked here. A contradiction is reported only where it is certain.

use std::collections::{BTreeMap, BTreeSet};

use super::ends::Ends;
use super::link_words::{Roles, Words};
use super::links::{self, Certain, Number, Page, is_points, last_clause, measure};
use super::signs::{self, Signs};
use crate::number::Value;
use crate::quantity::UnitClass;
use crate::report::{Change, Diagnostic, DiagnosticCode, Measure, Mention};
use crate::text::Span;
use crate::vocabulary::{Kind, Lexicon};

/// Links the numbers of a report, sentence by sentence, and returns what they contradict.
pub(crate) fn link_and_check(
    page: &Page<'_>,
    mentions: &mut [Mention],
    sentences: impl Iterator<Item = Span>,
    is_place: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut labels: BTreeMap<usize, Label> = BTreeMap::new();
    let (mut next, mut numbers) = (0, Vec::new());
    for sentence in sentences {
        links::read_numbers(page, mentions, sentence, &mut next, &mut numbers);
        if numbers.is_empty() {
            continue;
        }
        let certain = links::link(page, mentions, &numbers);
        found.extend(changes(mentions, &numbers, &certain));
        found.extend(shares(mentions, &numbers));
        for number in &numbers {
            if measure(mentions, Some(number)).is_some_and(|measure| measure.part_of.is_some()) {
                let words = label_of(number);
                let place = is_place(&words).then(|| words.clone());
                let makes_up = number.before.any(Roles::MAKES_UP);
                labels.insert(number.index, Label { words, place, makes_up });
            }
        }
    }
    found.extend(sums(mentions, &labels));
    found.extend(undated(mentions));
    found
}

fn ends(measure: &Measure) -> Ends {
    Ends::of(&measure.quantity, measure.kind)
}

fn diagnostic(mention: &Mention, code: DiagnosticCode, message: String) -> Diagnostic {
    Diagnostic { span: mention.span, code, message }
}

fn is_relative(measure: &Measure) -> bool {
    matches!(measure.quantity.unit_class, UnitClass::Percent | UnitClass::Ratio) && !is_points(measure)
}

/// Changes of one sentence that fit neither their level nor their base.
fn changes(mentions: &[Mention], numbers: &[Number<'_>], certain: &[Certain]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Levels with a change from an earlier level.
    for number in numbers {
        let Some((mention, own, change)) = stated(mentions, number.index) else { continue };
        let Some(from) = change.from.filter(|_| change.is_of_level()).and_then(|from| mentions.get(from)) else {
            continue;
        };
        let Some(earlier) = &from.measure else { continue };
        let (before, after) = (ends(earlier), ends(own));
        let is_turned = match change.direction {
            1.. => after.is_below(before),
            ..0 => before.is_below(after),
            0 => false,
        };
        if is_turned {
            let message = format!("{} to {} goes the other way than the text says", from.text, mention.text);
            found.push(diagnostic(mention, DiagnosticCode::InconsistentChange, message));
        }
    }
    // The differences of each level.
    let mut by_level: BTreeMap<usize, Vec<(&Mention, &Measure, &Change)>> = BTreeMap::new();
    for number in numbers.iter().filter(|number| certain.binary_search(&Certain(number.index)).is_ok()) {
        let Some((mention, own, change)) = stated(mentions, number.index) else { continue };
        let is_averaged = number.before.any(Roles::AVERAGED);
        if let Some(level) = change.level.filter(|_| !is_averaged && own.kind != Kind::Target) {
            by_level.entry(level).or_default().push((mention, own, change));
        }
    }
    for (level, changes) in by_level {
        let Some(at) = mentions.get(level) else { continue };
        let Some(stated) = &at.measure else { continue };
        let from = stated.change.as_ref().filter(|change| change.is_of_level()).and_then(|change| change.from);
        let from = from.and_then(|from| mentions.get(from)?.measure.as_deref());
        found.extend(level_changes(at, stated, from, &changes));
    }
    found
}

fn stated(mentions: &[Mention], index: usize) -> Option<(&Mention, &Measure, &Change)> {
    let mention = mentions.get(index)?;
    let measure = mention.measure.as_deref()?;
    Some((mention, measure, measure.change.as_ref()?))
}

/// The differences that one level is said to have.
fn level_changes(
    at: &Mention,
    level: &Measure,
    from: Option<&Measure>,
    changes: &[(&Mention, &Measure, &Change)],
) -> Vec<Diagnostic> {
    let code = DiagnosticCode::InconsistentChange;
    let mut found = Vec::new();
    let now = ends(level);
    let mut bases: Vec<(&Mention, Ends, &Change)> = Vec::new();
    for (mention, own, change) in changes {
        if is_relative(own) {
            continue;
        }
        let by = ends(own);
        let base = match change.direction {
            1.. => now.minus(by),
            ..0 => now.plus(by),
            0 => now,
        };
        let nought = Ends::point(Value::ZERO);
        let is_count = !matches!(level.quantity.unit_class, UnitClass::MoneyCny | UnitClass::Percent);
        if is_count && level.kind != Kind::Rate && base.is_below(nought) {
            let message = format!("a rise of {} to {} starts below nought", mention.text, at.text);
            found.push(diagnostic(mention, code, message));
            continue;
        }
        if let Some(from) = from
            && base.is_apart_from(ends(from))
        {
            let message = format!("{} does not lead to {} from the level stated", mention.text, at.text);
            found.push(diagnostic(mention, code, message));
            continue;
        }
        bases.push((mention, base, change));
    }
    for (mention, own, change) in changes {
        let is_growth = own.quantity.unit_class == UnitClass::Percent && is_relative(own) && !is_relative(level);
        // A growth of money may be one of constant prices, and one to a whole per cent is too coarse to contradict.
        if !is_growth || (level.quantity.unit_class == UnitClass::MoneyCny && from.is_none() && bases.is_empty()) {
            continue;
        }
        let one = Ends::point(Value::ONE);
        let factor = match change.direction {
            1.. => one.plus(ends(own)),
            ..0 => one.minus(ends(own)),
            0 => one,
        };
        let base = from.map(ends).or_else(|| {
            let like = bases
                .iter()
                .find(|(_, _, other)| other.direction == change.direction && other.base_period == change.base_period);
            like.map(|(_, base, _)| *base)
        });
        if let Some(base) = base
            && base.times(factor).is_apart_from(now)
        {
            let message = format!("{} does not fit the level {} and what it rose or fell from", mention.text, at.text);
            found.push(diagnostic(mention, code, message));
        }
    }
    found
}

/// Parts that exceed their whole, or are said to make it up and do not. `labels`: the words that name
/// the part at each mention.
fn sums(mentions: &[Mention], labels: &BTreeMap<usize, Label>) -> Vec<Diagnostic> {
    let mut by_whole: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        if let Some(whole) = mention.measure.as_deref().and_then(|measure| measure.part_of) {
            by_whole.entry(whole).or_default().push(index);
        }
    }
    let code = DiagnosticCode::InconsistentSum;
    let mut found = Vec::new();
    for (whole, parts) in by_whole {
        let Some(at) = mentions.get(whole) else { continue };
        let Some(total) = &at.measure else { continue };
        let alike: Vec<(usize, &Mention, &Measure)> = parts
            .iter()
            .filter_map(|index| {
                let mention = mentions.get(*index)?;
                let measure = mention.measure.as_deref()?;
                let is_counted = !matches!(total.quantity.unit_class, UnitClass::Percent | UnitClass::Ratio)
                    && measure.kind != Kind::Rate
                    && total.kind != Kind::Rate;
                let is_alike = is_counted
                    && measure.quantity.unit == total.quantity.unit
                    && measure.quantity.unit_class == total.quantity.unit_class
                    && measure.kind != Kind::Target
                    && measure.change.is_none()
                    && total.kind != Kind::Target;
                is_alike.then_some((*index, mention, measure))
            })
            .collect();
        let mut is_over = false;
        for (_, mention, part) in &alike {
            if ends(total).is_below(ends(part)) {
                is_over = true;
                let message = format!("the part {} is more than its whole {}", mention.text, at.text);
                found.push(diagnostic(mention, code, message));
            }
        }
        if is_over || alike.len() < 2 || alike.len() != parts.len() {
            continue;
        }
        let sum = alike.iter().fold(Ends::point(Value::ZERO), |sum, (_, _, part)| sum.plus(ends(part)));
        let named: Vec<Label> = alike.iter().filter_map(|(index, _, _)| labels.get(index).cloned()).collect();
        let makes_up = named.iter().any(|label| label.makes_up) || parts.iter().all(|part| *part < whole);
        let whole_ends = ends(total);
        let exceeds =
            whole_ends.is_below(sum) && (makes_up || (named.len() == alike.len() && exclude_each_other(&named)));
        let differs = makes_up && whole_ends.is_apart_from(sum);
        if exceeds || differs {
            let last = alike.last().map_or(at, |(_, mention, _)| *mention);
            let word = if exceeds { "add up to more than" } else { "do not add up to" };
            found.push(diagnostic(last, code, format!("the parts up to {} {word} {}", last.text, at.text)));
        }
    }
    found
}

/// The words that name a part.
#[derive(Debug, Clone)]
struct Label {
    /// The words beside its number.
    words: String,
    /// The place that is all its name.
    place: Option<String>,
    /// Whether the text says that the parts make up the whole.
    makes_up: bool,
}

fn exclude_each_other(labels: &[Label]) -> bool {
    let words = Words::get();
    let places: BTreeSet<&String> = labels.iter().filter_map(|label| label.place.as_ref()).collect();
    if places.len() == labels.len() {
        return true;
    }
    if labels.iter().any(|label| words.any("overlaps", &label.words)) {
        return false;
    }
    let named: Vec<_> = labels.iter().filter_map(|label| words.group(&label.words)).collect();
    let group = named.first().map(|(group, _)| *group);
    let distinct: BTreeSet<&str> = named.iter().map(|(_, word)| word.trim_end_matches('性')).collect();
    named.len() == labels.len() && distinct.len() == labels.len() && named.iter().all(|(own, _)| Some(*own) == group)
}

/// 党员1000名，其中女党员300名，占30%: a share that does not fit its part and its whole.
fn shares(mentions: &[Mention], numbers: &[Number<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for pair in numbers.windows(2) {
        let [part, share] = pair else { continue };
        let (Some(own), Some(stated)) = (measure(mentions, Some(part)), measure(mentions, Some(share))) else {
            continue;
        };
        if stated.quantity.unit_class != UnitClass::Percent {
            continue;
        }
        let Some(whole) = own.part_of.and_then(|whole| mentions.get(whole)?.measure.as_deref()) else { continue };
        let is_alike = own.quantity.unit == whole.quantity.unit && !is_points(stated) && stated.change.is_none();
        let words = share.before.text.trim_start_matches(['，', ',', '、', '（', '(']);
        let is_plain = ["占", "占比", "占总数的", "占总数", "占比达", "占比为"].contains(&words);
        if !is_plain || !is_alike {
            continue;
        }
        if ends(whole).times(ends(stated)).is_apart_from(ends(own))
            && let Some(mention) = mentions.get(share.index)
        {
            let message = format!("{} is not the share of this part in its whole", mention.text);
            found.push(diagnostic(mention, DiagnosticCode::InconsistentSum, message));
        }
    }
    found
}

/// Flows of a report that states no date.
fn undated(mentions: &[Mention]) -> Option<Diagnostic> {
    let is_undated = |mention: &&Mention| {
        mention.measure.as_deref().is_some_and(|measure| measure.kind == Kind::Flow && measure.period.is_none())
    };
    let first = mentions.iter().find(is_undated)?;
    let count = mentions.iter().filter(is_undated).count();
    let message = format!("the report states no date for {count} of its flows, of which this is the first");
    Some(diagnostic(first, DiagnosticCode::NoPeriod, message))
}

/// Runs of Arabic digits in the body that are part of no numeral that was read (`read`, in order) and of no known word.
pub(crate) fn unread(signs: &Signs<'_>, body: Span, read: impl Iterator<Item = Span>, lexicon: &Lexicon) -> Vec<Span> {
    let text = signs.text;
    let mut runs = Vec::new();
    let mut read = read.peekable();
    // Where the last run ends.
    let mut behind = 0;
    for digit in signs.within(body, signs::NUMERAL) {
        if digit.at < behind || !digit.character.is_ascii_digit() {
            continue;
        }
        let rest = text.get(digit.at..body.end).unwrap_or("");
        behind = digit.at + rest.bytes().take_while(u8::is_ascii_digit).count();
        let run = Span::new(digit.at, behind);
        while read.next_if(|span| span.end <= run.start).is_some() {}
        if read.peek().is_none_or(|span| !span.overlaps(run)) {
            runs.push(run);
        }
    }
    // The few that are left are looked up with the words of their line.
    runs.retain(|run| {
        let head = text.get(..run.start).unwrap_or("");
        let start =
            head.char_indices().rev().take(24).take_while(|(_, c)| *c != '\n').last().map_or(run.start, |(at, _)| at);
        let tail = text.get(run.end..).unwrap_or("");
        let length: usize = tail.chars().take(24).take_while(|c| *c != '\n').map(char::len_utf8).sum();
        let line = text.get(start..run.end + length).unwrap_or("");
        let own = Span::new(run.start - start, run.end - start);
        !lexicon.words(line).any(|found| found.span.contains(own))
    });
    runs
}

/// The words that name the part at `number`: those before it in its item, else those behind it.
fn label_of(number: &Number<'_>) -> String {
    let before = last_clause(number.before.text).rsplit('、').next().unwrap_or("");
    let before = before.trim_start_matches("其中").trim_end_matches(['有', '为', '共', '达', '占', '是']);
    if !before.is_empty() {
        return before.to_string();
    }
    number.after.text.split(['，', '、', '；', '。', '）']).next().unwrap_or("").to_string()
}
