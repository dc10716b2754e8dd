//! When a number holds: the nearest time of its sentence, set against the report, else the time of the report itself.

use crate::period::{self, Date, Expression, Frame, Period, Standing};
use crate::vocabulary::{Particle, VerbRole};

use super::chronicle::Told;
use super::counted_years::{
    averaged_years, counted_back, distributed, for_years, running_years, started, years_of_window, years_since,
};
use super::dating::TELLING;
use super::link_words::{Roles, Words};
use super::passage::Passage;
use super::scan::{Found, Item};
use super::sentence::{Sentence, Token};
use super::stands::Few;

/// The nearest time before a number in its sentence, and whether it stands in the same clause.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub(crate) resolved: period::Resolved,
    pub(crate) is_same_clause: bool,
    /// 目前 and the like: the time of the report.
    pub(crate) is_now: bool,
    /// Piece of the time.
    pub(crate) at: usize,
    /// 截至…: all that was done up to it, and not only within it.
    pub(crate) is_up_to: bool,
}

/// The time that stands at a piece, if one does.
pub(super) fn time_at<'f>(sentence: &Sentence, found: &'f [Found], at: usize) -> Option<&'f period::Found> {
    let Some(Token::Time(index)) = sentence.token(at) else {
        return None;
    };
    match &found.get(index as usize)?.item {
        Item::Time(time) => Some(time),
        _ => None,
    }
}

/// Looks for the time that governs the number at piece `number`.
pub(crate) fn near(sentence: &Sentence, found: &[Found], number: usize, known: &Known) -> Option<Near> {
    let frame = &known.frame;
    let start = sentence.clause_start(number);
    if let Some((at, resolved)) = distributed(sentence, found, number, frame) {
        return Some(Near { resolved, is_same_clause: true, is_now: false, at, is_up_to: false });
    }
    // The clauses are searched from the nearest back; inside a clause too.
    let mut before = sentence.time_before(number);
    while let Some(at) = before {
        before = sentence.time_before(at);
        let Some(time) = time_at(sentence, found, at) else {
            continue;
        };
        let is_parted = is_parted(sentence, at, number, start);
        // 7月1日发布：截至年底，…；现有…: a count up to a date hides the times before it.
        if is_parted && sentence.piece_text(at).starts_with('截') && !counts_on(sentence, at, number, start) {
            break;
        }
        // 2031年，…，如今已减少到316个；…达到9426个: behind what there is now stands no time before it.
        let is_now = matches!(
            time.expression,
            period::Expression::At(point) | period::Expression::AsOf(point) if matches!(point.base, period::Base::Now)
        );
        if is_parted && is_now && !counts_on(sentence, at, number, start) {
            break;
        }
        if sentence.piece_text(at).ends_with('后')
            || is_attribute(sentence, at)
            || is_base(sentence, at, number)
            || (is_parted && !counts_on(sentence, at, number, start))
            || is_aside(sentence, at, number)
            || is_of_telling(sentence, at, start)
            || is_in_list(sentence, at, number, start)
            || (at >= start && is_sort(sentence, at, number))
            || sentence.piece_text(at) == "同期"
        {
            continue;
        }
        // 全年 early in a year, where none is reviewed: of the year that is over.
        let frame = &match sentence.piece_text(at) == "全年" && is_early(frame) && !plans(sentence, at, number) {
            true => frame.as_of_year().map_or(*frame, |year| frame.speaking_of(year - 1)),
            false => *frame,
        };
        // 五年累计 counts back from the year the report speaks of, whatever year was named before.
        let summed = counted_back(sentence, at, time.expression).or_else(|| started(sentence, at, time.expression));
        let frame = if is_now || matches!(summed, Some(Expression::LastYears(_))) {
            *frame
        } else {
            frame_at(sentence, found, at, frame)
        };
        let counted = for_years(sentence, found, at, number)
            .or_else(|| years_since(sentence, found, at, &frame))
            .or_else(|| years_of_window(summed.unwrap_or(time.expression), known.window))
            .or_else(|| averaged_years(sentence, found, at, number))
            .or_else(|| running_years(sentence, found, at, number, &frame));
        let resolved = counted.map(|period| period::Resolved { period, standing: Standing::Since });
        if let Some(resolved) = resolved.or_else(|| period::resolve(&summed.unwrap_or(time.expression), &frame)) {
            let is_same_part = sentence.piece_text(at).ends_with("同期") && fills_year(resolved.period);
            let resolved = match is_same_part {
                true => period::Resolved { period: same_part(sentence, found, at, resolved.period, known), ..resolved },
                false => resolved,
            };
            let is_up_to = sentence.piece_text(at).starts_with('截');
            return Some(Near { resolved, is_same_clause: at >= start, is_now, at, is_up_to });
        }
    }
    known.taken_up.map(|resolved| Near { resolved, is_same_clause: true, is_now: false, at: 0, is_up_to: false })
}

/// Whether the report was published in the first months of a year and reviews none.
fn is_early(frame: &Frame) -> bool {
    let month = frame.published.and_then(Date::month);
    frame.reviewed.is_none() && frame.spoken.is_none() && month.is_some_and(|month| month <= 3)
}

/// Whether the clauses from a time to a number tell of a plan.
fn plans(sentence: &Sentence, at: usize, number: usize) -> bool {
    Words::get().any("plans", sentence.between(sentence.clause_start(at), number).text)
}

/// Whether the piece is a time that gives a period.
pub(super) fn is_dated(sentence: &Sentence, found: &[Found], at: usize, frame: &Frame) -> bool {
    time_at(sentence, found, at).is_some_and(|time| period::resolve(&time.expression, frame).is_some())
}

/// Whether a semicolon parts the time from the number. Only a time that opens the sentence reaches over it.
fn is_parted(sentence: &Sentence, at: usize, number: usize, clause: usize) -> bool {
    // 党的十九大以来, 自2031年以来.
    let leads = |before: usize| TELLING.is("leads", sentence.piece_text(before));
    let opens = || (0..at).all(|before| matches!(sentence.token(before), Some(Token::Mark(_))) || leads(before));
    at < clause && is_behind_semicolon(sentence, at, number) && !opens()
}

/// 先后获得2009年度考核先进、2009年度招商先进等50余项: a time inside an item of a list that 等 closes.
fn is_in_list(sentence: &Sentence, at: usize, number: usize, clause: usize) -> bool {
    let closes = number.checked_sub(1).is_some_and(|etc| sentence.piece_text(etc) == "等");
    let is_mark = |mark: usize| matches!(sentence.token(mark), Some(Token::Mark('、')));
    closes && at > clause && (at - 1..number).any(is_mark)
}

/// 18日发布会通报，先后选派…, 7月1日记者获悉，…: the day on which it was told is not that of what is told.
fn is_of_telling(sentence: &Sentence, at: usize, clause: usize) -> bool {
    if at >= clause
        || sentence.piece_text(at).starts_with('截')
        || !sentence.piece_text(at).ends_with(['日', '号', ')', '）'])
    {
        return false;
    }
    let tells = |mark: usize| {
        let first = sentence.clause_start(mark);
        TELLING.ends("tells", sentence.between(first, mark).text)
    };
    (at..clause).filter(|mark| sentence.ends_clause(*mark)).any(tells)
}

/// 4家（其中当年新建1家）、7家: a time in a closed bracket that has a number of its own.
fn is_aside(sentence: &Sentence, at: usize, number: usize) -> bool {
    sentence.is_bracketed_off(at, number)
        && (at..number).any(|inner| {
            matches!(sentence.token(inner), Some(Token::Number(_))) && sentence.is_bracketed_off(inner, number)
        })
}

/// 十八大以来入党的7.44万名: a time that says of what sort they are.
fn is_sort(sentence: &Sentence, at: usize, number: usize) -> bool {
    let ends = matches!(sentence.token(number + 1), None | Some(Token::Mark(_)));
    let text = sentence.piece_text(at);
    let is_open = ["以来", "后", "前"].iter().any(|word| text.ends_with(word));
    number.checked_sub(1).is_some_and(|left| left > at && sentence.piece_text(left) == "的") && ends && is_open
}

/// A time that belongs to a name and not to what is counted: 2020年度考核, 2018年版.
fn is_attribute(sentence: &Sentence, at: usize) -> bool {
    let text = sentence.piece_text(at);
    text.ends_with("年度")
        && !matches!(sentence.token(at + 1), Some(Token::Mark(_) | Token::Verb { .. } | Token::Particle(_)))
}

/// 比成立时的5.2万名增长80倍: the 比 before a level that a change is measured against, where the number is that level.
pub(crate) fn base_level(sentence: &Sentence, number: usize) -> Option<usize> {
    // 较2016年170名增长8%: the word may be left out behind the time.
    let is_said = |at: &usize| sentence.piece_text(*at) == "的" || matches!(sentence.token(*at), Some(Token::Time(_)));
    let said = number.checked_sub(1).filter(is_said)?;
    let changes = sentence.is_change(number + 1);
    let start = sentence.clause_start(number);
    let is_number = |at: usize| matches!(sentence.token(at), Some(Token::Number(_)));
    let base = (start..said).rev().find(|at| sentence.between(*at, at + 1).is(Roles::AGAINST))?;
    (changes && !(base..said).any(is_number)).then_some(base)
}

/// A time that something is measured against is not when it holds: 比上年, 较年初; 由2018年的… up to the verb of change.
pub(crate) fn is_base(sentence: &Sentence, at: usize, number: usize) -> bool {
    let Some(left) = at.checked_sub(1) else {
        return false;
    };
    if sentence.between(left, at).ends(Roles::AGAINST) {
        return base_level(sentence, number) != Some(left);
    }
    let word = sentence.piece_text(left);
    // 与2017年相比.
    if sentence.piece_text(at + 1).starts_with("相比") {
        return true;
    }
    // 是2016年的1.6倍.
    let is_times = |at: usize| sentence.piece_text(at).contains('倍');
    let joins = |at: usize| matches!(sentence.token(at), Some(Token::Mark('、') | Token::Particle(Particle::Join)));
    // …的4.9倍和2.5倍: of all the row.
    let first = (0..3).fold(number, |first, _| match first.checked_sub(2) {
        Some(before) if joins(before + 1) && is_times(before) => before,
        _ => first,
    });
    let is_of = first.checked_sub(1).is_some_and(|of| of > at && sentence.piece_text(of) == "的");
    let times = is_of && is_times(number) && at >= sentence.clause_start(first);
    // 是2020年的2.3倍，其中…: nor for what follows.
    let is_of_times = sentence.piece_text(at + 1) == "的" && is_times(at + 2);
    // 恢复到2019年的84.9%, 相当于2019年的九成.
    let is_of_level = sentence.piece_text(at + 1) == "的"
        && matches!(sentence.token(at + 2), Some(Token::Number(_)))
        && TELLING.is("equals", sentence.piece_text(left));
    if times || is_of_times || is_of_level {
        return true;
    }
    let from = (word.ends_with('由') || word.ends_with('从')) && !spans_time(sentence, at);
    from && (at..number).any(|piece| {
        matches!(sentence.token(piece), Some(Token::Verb { role: VerbRole::Change | VerbRole::State, .. }))
            || (piece > at && sentence.piece_text(piece).starts_with(['到', '至']))
    })
}

/// Whether a piece is a range of time: 从2017年到2021年 is no base.
fn spans_time(sentence: &Sentence, at: usize) -> bool {
    let text = sentence.piece_text(at);
    text.char_indices().skip(1).any(|(place, c)| {
        matches!(c, '到' | '至' | '-' | '—' | '－' | '~' | '～')
            && text.get(place + c.len_utf8()..).is_some_and(|rest| !rest.is_empty())
    })
}

/// The frame within the sentence: the last year that was stated before `at`.
fn frame_at(sentence: &Sentence, found: &[Found], at: usize, frame: &Frame) -> Frame {
    let mut frame = *frame;
    let last = frame.as_of_year();
    for before in 0..at {
        // 较2020年增长一倍，当年交付9600套: nor is the year that a change is measured from.
        let year = stated_year(sentence, found, before, &frame).filter(|_| !is_base(sentence, before, at));
        // What is planned for a later year is no year the passage speaks of.
        if let Some(year) = year.filter(|year| last.is_none_or(|last| *year <= last)) {
            frame = frame.speaking_of(year);
        }
    }
    frame
}

/// The year that a time states in digits or relative to the publication.
pub(crate) fn stated_year(sentence: &Sentence, found: &[Found], at: usize, frame: &Frame) -> Option<i32> {
    let time = time_at(sentence, found, at)?;
    let point = match time.expression {
        period::Expression::At(point) | period::Expression::AsOf(point) | period::Expression::Since(point) => point,
        _ => return None,
    };
    match point.base {
        period::Base::Year(year) => Some(year),
        period::Base::Publication(_) => {
            period::resolve(&time.expression, frame).and_then(|r| r.period.start()).map(Date::year)
        }
        _ => None,
    }
}

/// What the report and the passage know of time, whatever the sentence says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub(crate) frame: Frame,
    /// The time the whole report speaks of, where it reviews no year.
    pub(crate) window: Option<Period>,
    /// What the passage says of time for its sentences.
    pub(crate) passage: Passage,
    /// The date the states of the passage are of, where a sentence before said so.
    pub(crate) standing: Option<Period>,
    /// The date up to which the report knows what happened.
    pub(crate) until: Option<Date>,
    /// The year the passage tells of, where the report reviews none.
    pub(crate) told: Option<Told>,
    /// Whether the report looks back on years without saying on how many.
    pub(crate) is_far: bool,
    /// The time of an event of a sentence before that this one takes up: 这次换届, 政策实施以来.
    pub(crate) taken_up: Option<period::Resolved>,
}

/// 截至年底，认定320人；累计招收90人: a total behind a semicolon is one up to the same day.
fn counts_on(sentence: &Sentence, at: usize, number: usize, clause: usize) -> bool {
    let counts = sentence.links(Roles::SO_FAR, clause, number) || goes_on(sentence, number);
    counts && sentence.piece_text(at).starts_with('截')
}

/// Whether a semicolon stands between two pieces.
pub(super) fn is_behind_semicolon(sentence: &Sentence, at: usize, number: usize) -> bool {
    (at..number).any(|between| matches!(sentence.token(between), Some(Token::Mark('；' | ';'))))
}

/// 比2012年多17名, 高于全市平均水平3.2个百分点: whether the clause sets its number against another.
pub(crate) fn compares(sentence: &Sentence, number: usize) -> bool {
    let is_than = |at: usize| Few::of(sentence.piece_text(at)) == Few::THAN;
    sentence.holds(Few::THAN) && (sentence.clause_start(number)..number).any(is_than)
}

/// 去年同期 behind 上半年: the same part of the other year.
fn same_part(sentence: &Sentence, found: &[Found], at: usize, period: Period, known: &Known) -> Period {
    let named = (0..at).rev().find_map(|before| {
        let time = period::resolve(&time_at(sentence, found, before)?.expression, &known.frame)?;
        Some(time.period)
    });
    let is_part = |part: &Period| part.is_within_one_year() && part.end().month().is_some();
    let shifted = |date: Date| Date::new(period.end().year(), date.month(), date.day());
    let part = named.or(known.window).filter(is_part);
    part.and_then(|part| Some(Period::between(shifted(part.start()?)?, shifted(part.end())?))).unwrap_or(period)
}

/// 由24%提高到97%: in a text on the years since a month that is told, the first level is that of the year they began.
pub(crate) fn first_level(known: &Known) -> Option<Period> {
    const FEWEST: i32 = 3;
    let start = known.window?.start().filter(|start| start.month().is_some())?;
    let is_long = known.window?.end().year() - start.year() >= FEWEST;
    is_long.then(|| Period::at(Date::from_year(start.year())))
}

/// Whether a period is one year.
pub(super) fn fills_year(period: Period) -> bool {
    period.end().month().is_none() && period.start() == Some(period.end())
}

/// Whether a period lies after the date up to which the report knows what happened.
pub(crate) fn is_after(period: Period, until: Option<Date>) -> bool {
    until.is_some_and(|until| {
        let first = period.start().unwrap_or(period.end());
        let is_later_month = first.year() == until.year() && until.month().is_some() && first.month() > until.month();
        period.end().year() > until.year() || is_later_month
    })
}

/// Whether a period may still be ahead: it lies after what the report knows of, or is the year that runs on. A text
/// without any date does not tell.
pub(crate) fn may_lie_ahead(period: Period, until: Option<Date>) -> bool {
    let runs_on = |until: Date| until.month().is_some() && period.end() == Date::from_year(until.year());
    is_after(period, until) || until.is_none_or(runs_on)
}

/// 累计招收90人，出站40人: a clause of an act and a number that goes on behind a total.
pub(super) fn goes_on(sentence: &Sentence, number: usize) -> bool {
    let start = sentence.clause_start(number);
    let Some(mark) = start.checked_sub(1).filter(|mark| matches!(sentence.token(*mark), Some(Token::Mark('，' | ','))))
    else {
        return false;
    };
    let first = sentence.clause_start(mark);
    let acts = sentence.is_act(start);
    acts && number <= start + 2 && sentence.between(first, mark).starts(Roles::SO_FAR)
}
