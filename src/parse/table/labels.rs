//! Labelled values in lines: 发展党员（名）：1200；培训干部（人次）：5600.
//!
//! A line is one of labelled values where every part of it is a name and a figure, and at least one name has its unit in
//! brackets. A line in which no unit is set off is a sentence.

use crate::text::Span;

use super::cell::Cell;
use super::clause::Clause;
use super::figure::Figure;
use super::header::{Label, Sense};
use super::{Mark, Tables};
use crate::parse::signs::{self, Signs};

/// The longest part of such a line, in bytes.
const LONGEST: usize = 120;

/// A name with its figure.
struct Value {
    label: Label,
    figure: Figure,
}

/// Reads the labelled values of the lines.
pub(super) fn read(signs: &Signs<'_>, lines: &[Span], tables: &mut Tables) {
    let text = signs.text;
    let mut brackets = signs.list(signs::MARK).iter().filter(|mark| matches!(mark.character, '）' | ')')).peekable();
    for line in lines {
        while brackets.next_if(|bracket| bracket.at < line.start).is_some() {}
        let is_bracketed = brackets.peek().is_some_and(|bracket| bracket.at < line.end);
        if !is_bracketed || !signs.within(*line, signs::NUMERAL).any(|sign| sign.character.is_ascii_digit()) {
            continue;
        }
        let Some(values) = values(signs, *line) else { continue };
        for Value { label, figure } in values {
            let Some(name) = label.name else { continue };
            let mut clause = Clause::default();
            if let Some(time) = label.time.filter(|time| !name.contains(*time)) {
                clause.take(text, time);
            }
            clause.take(text, name);
            clause.figure(&figure.text);
            if let Some(unit) = label.unit {
                clause.take(text, unit);
                tables.marks.push((unit, Mark::Unit));
            }
            tables.cells.push(Cell {
                figure,
                clause,
                name,
                title: None,
                part: None,
                is_located: false,
                whole: None,
                is_portion: false,
                direction: None,
                level: None,
            });
        }
    }
}

/// The labelled values of a line, if it is made of nothing else.
fn values(signs: &Signs<'_>, line: Span) -> Option<Vec<Value>> {
    let text = signs.text;
    let content = line.of(text)?;
    let mut values = Vec::new();
    let mut begin = 0;
    let marks = signs.within(line, signs::MARK | signs::GAP).map(|sign| (sign.at - line.start, sign.character));
    for (at, c) in marks.chain([(content.len(), '；')]) {
        let is_decimal =
            c == ',' && content.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if !matches!(c, '；' | ';' | '，' | ',' | '。' | '\t') || is_decimal {
            continue;
        }
        let part = content.get(begin..at)?;
        if !part.trim().is_empty() {
            // A name over all of them: 主要指标：.
            let lead = if values.is_empty() { heading(part) } else { 0 };
            values.push(value(text, Span::new(line.start + begin + lead, line.start + at))?);
        }
        begin = at + c.len_utf8();
    }
    let is_labelled = values.iter().any(|value| value.label.unit.is_some());
    is_labelled.then_some(values)
}

/// The bytes of what opens a line before its first label: 主要指标：发展党员（名）：1200.
fn heading(part: &str) -> usize {
    let mut colons = part.char_indices().filter(|(_, c)| matches!(c, '：' | ':'));
    match (colons.next(), colons.next()) {
        (Some((at, c)), Some(_)) => at + c.len_utf8(),
        _ => 0,
    }
}

/// 发展党员（名）：1200, 党员总数（万名） 28.3.
fn value(text: &str, part: Span) -> Option<Value> {
    let content = part.of(text)?;
    if content.len() > LONGEST {
        return None;
    }
    let start = content.len() - content.trim_start().len();
    let tail = content.trim_end();
    // The figure is what follows the last colon, or the last bracket.
    let mark = tail.rfind(['：', ':', '）', ')'])?;
    let width = tail.get(mark..)?.chars().next()?.len_utf8();
    let figure = Figure::read(text, trimmed(text, Span::new(part.start + mark + width, part.start + tail.len())))?;
    let head = tail.get(..mark)?;
    let is_colon = tail.get(mark..)?.starts_with(['：', ':']);
    let end = if is_colon { head.trim_end().len() } else { mark + width };
    let label = Label::read(text, Span::new(part.start + start, part.start + end));
    let is_name = label.sense == Sense::Name && label.span.of(text).is_some_and(|name| name.chars().count() <= 30);
    let is_stated = label.unit.is_some() || is_colon && figure.has_unit();
    (is_name && is_stated).then_some(Value { label, figure })
}

fn trimmed(text: &str, span: Span) -> Span {
    let content = span.of(text).unwrap_or("");
    let lead = content.len() - content.trim_start().len();
    Span::new(span.start + lead, span.start + lead + content.trim().len())
}
