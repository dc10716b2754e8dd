//! Years in a row and years that are counted: which span of time they stand for in a sentence.
//!
//! Which of several times governs a number is decided in `when`.

use crate::period::{self, Base, Date, Expression, Frame, Length, Part, Period, Point, TimeUnit};
use crate::vocabulary::Particle;

use super::dating::TELLING;
use super::link_words::Words;
use super::scan::Found;
use super::sentence::{Sentence, Token};
use super::when::{is_dated, time_at};

/// 五年累计, 两年平均: a length in years before a word of summing or averaging is the last years.
pub(super) fn counted_back(sentence: &Sentence, at: usize, expression: Expression) -> Option<Expression> {
    let Expression::Lasting(Length { halves, unit: TimeUnit::Year }) = expression else {
        return None;
    };
    let sums = halves % 2 == 0 && Words::get().starts("sums_years", sentence.piece_text(at + 1));
    sums.then_some(Expression::LastYears(halves / 2))
}

/// 从2031年开始，连续五年每年投入…: a year that begins as many years as are counted behind it.
pub(super) fn for_years(sentence: &Sentence, found: &[Found], at: usize, number: usize) -> Option<Period> {
    let Expression::Since(point) = time_at(sentence, found, at)?.expression else {
        return None;
    };
    let Base::Year(first) = point.base else {
        return None;
    };
    let years = |behind: usize| match time_at(sentence, found, behind)?.expression {
        Expression::Lasting(Length { halves, unit: TimeUnit::Year }) if halves % 2 == 0 => {
            i32::try_from(halves / 2).ok()
        }
        _ => None,
    };
    let runs_on = |behind: &usize| sentence.piece_text(*behind - 1).ends_with("连续");
    let years = (at + 1..number).filter(runs_on).find_map(years).filter(|years| (2..=50).contains(years))?;
    Some(Period::between(Date::from_year(first), Date::from_year(first.saturating_add(years - 1))))
}

/// 连续三年开展整治，撤换19名: so many years up to the last that is told.
pub(super) fn running_years(
    sentence: &Sentence,
    found: &[Found],
    at: usize,
    number: usize,
    frame: &Frame,
) -> Option<Period> {
    let years = match time_at(sentence, found, at)?.expression {
        Expression::Lasting(Length { halves, unit: TimeUnit::Year }) if halves % 2 == 0 => halves / 2,
        _ => return None,
    };
    const LONGEST_RUN: i32 = 5;
    let years = i32::try_from(years).ok().filter(|years| (2..=LONGEST_RUN).contains(years))?;
    let runs_on = at.checked_sub(1).is_some_and(|before| sentence.piece_text(before).ends_with("连续"));
    // What is done in the clause behind it is done in those years too.
    let clause = sentence.clause_start(number);
    let goes_on = || {
        let mark = clause.checked_sub(1)?;
        (sentence.is_act(clause) && sentence.clause_start(mark) <= at).then_some(())
    };
    let last = frame.spoken.or(frame.as_of_year())?;
    // 连续三年居首位, 连续三年保持在九成以上 tell how firmly something is held now.
    let is_told = (at + 1..number).any(|at| sentence.is_act(at));
    // 从2031年起，连续四年…: they are counted from there.
    let is_since = |before: usize| {
        matches!(time_at(sentence, found, before).map(|time| time.expression), Some(Expression::Since(_)))
    };
    let is_told = is_told && !(0..at).any(is_since);
    (runs_on && is_told && (clause <= at || goes_on().is_some()))
        .then(|| Period::between(Date::from_year(last - years + 1), Date::from_year(last)))
}

/// 2031年、2032年、2033年分别…，年均…: the years of a row, of which an average is taken.
pub(super) fn averaged_years(sentence: &Sentence, found: &[Found], at: usize, number: usize) -> Option<Period> {
    let year = |at: usize| match time_at(sentence, found, at)?.expression {
        Expression::At(Point { base: Base::Year(year), part: Part::Whole }) => Some(year),
        _ => None,
    };
    let joins = |at: usize| matches!(sentence.token(at), Some(Token::Mark('、') | Token::Particle(Particle::Join)));
    let last = year(at)?;
    let mut first = at;
    while let Some(before) = first.checked_sub(2).filter(|before| joins(before + 1) && year(*before).is_some()) {
        first = before;
    }
    let start = year(first).filter(|start| *start < last)?;
    let clause = sentence.clause_start(number);
    let averages = clause > at && TELLING.any("averages", sentence.between(clause, number).text);
    averages.then(|| Period::between(Date::from_year(start), Date::from_year(last)))
}

/// 2031年11月，党代会召开。…五年来…: counted years of which the opening of the text
/// has told when they began.
pub(super) fn years_of_window(expression: Expression, window: Option<Period>) -> Option<Period> {
    let Expression::LastYears(years) = expression else {
        return None;
    };
    let start = window?.start()?;
    let length = window?.end().year() - start.year();
    window.filter(|_| years > 1 && i64::from(length) == i64::from(years))
}

/// 2031年10月起…，十年来…: counted years that began with a time named before them in the sentence.
pub(super) fn years_since(sentence: &Sentence, found: &[Found], at: usize, frame: &Frame) -> Option<Period> {
    let Expression::LastYears(years) = time_at(sentence, found, at)?.expression else {
        return None;
    };
    let years = i32::try_from(years).ok().filter(|years| *years > 1)?;
    let since = (0..at).rev().find_map(|before| {
        let time = time_at(sentence, found, before)?;
        matches!(time.expression, Expression::Since(_)).then(|| period::resolve(&time.expression, frame)).flatten()
    })?;
    let passed = since.period.end().year() - since.period.start()?.year();
    (passed - 1..=passed + 1).contains(&years).then_some(since.period)
}

/// 2019年6月…制度实施以来: a time in a clause that 以来 closes begins what is spoken of.
pub(super) fn started(sentence: &Sentence, at: usize, expression: Expression) -> Option<Expression> {
    let Expression::At(point) = expression else {
        return None;
    };
    let end = sentence.clause_end(at);
    let closes = |mark: usize| sentence.piece_text(mark).ends_with("以来");
    (end > at + 1 && closes(end - 1)).then_some(Expression::Since(point))
}

/// 2016年、2017年、2018年分别招录518名、604名、564名: each number has the time of its place in the row.
pub(super) fn distributed(
    sentence: &Sentence,
    found: &[Found],
    number: usize,
    frame: &Frame,
) -> Option<(usize, period::Resolved)> {
    let mark = sentence.dealt_by(number)?;
    let times: Vec<usize> = (0..mark).filter(|at| is_dated(sentence, found, *at, frame)).collect();
    let is_number = |at: &usize| matches!(sentence.token(*at), Some(Token::Number(_)));
    let place = (mark..number).filter(is_number).count();
    let count = (mark..sentence.clause_end(number)).filter(is_number).count();
    // 五年来，2014年、2016年分别…: the times that stand in a row are dealt out.
    let row = times.len().checked_sub(count).and_then(|first| times.get(first..)).unwrap_or(&[]);
    let is_row = row.windows(2).all(|pair| matches!(pair, [left, right] if left + 2 == *right));
    let is_row = is_row && !row.is_empty();
    let times = if is_row { row } else { times.as_slice() };
    // 比2031年净增70个；分别新增9个、8个: what was counted before has the times.
    let first = *times.first()?;
    if !is_row && (first..mark).any(|at| is_number(&at)) {
        return None;
    }
    // 2016年至2018年分别招录518名、604名、564名: or of its year in the range.
    if let [at] = times {
        let range = period::resolve(&time_at(sentence, found, *at)?.expression, frame)?;
        let (start, end) = (range.period.start()?, range.period.end());
        let years = usize::try_from(end.year() - start.year() + 1).ok();
        let is_whole = start.month().is_none() && end.month().is_none();
        let year = Date::from_year(start.year().saturating_add(i32::try_from(place).ok()?));
        let dealt = period::Resolved { period: Period::at(year), ..range };
        return (count > 1 && is_whole && years == Some(count)).then_some((*at, dealt));
    }
    if times.len() < 2 || times.len() != count {
        return None;
    }
    let at = *times.get(place)?;
    let time = time_at(sentence, found, at)?;
    Some((at, period::resolve(&time.expression, frame)?))
}
