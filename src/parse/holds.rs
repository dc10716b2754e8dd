//! Over what time a number holds, by what it states: a plan, what happened, or how things stand.
//!
//! The time that governs it is found in `when`.

use crate::period::{self, Date, Frame, Period, Standing};
use crate::vocabulary::Kind;

use super::chronicle::Told;
use super::dating::TELLING;
use super::link_words::Roles;
use super::scan::Found;
use super::sentence::{Sentence, Token};
use super::standing;
use super::when::{
    Known, Near, compares, fills_year, goes_on, is_after, is_behind_semicolon, may_lie_ahead, stated_year, time_at,
};

/// A number that is asked when it holds.
pub(crate) struct Timing<'a, 't, 'l> {
    pub(crate) sentence: &'a Sentence<'t, 'l>,
    pub(crate) found: &'a [Found],
    /// Piece of the number.
    pub(crate) number: usize,
    pub(crate) kind: Kind,
    /// The time that governs it.
    pub(crate) near: Option<Near>,
    /// Whether it says by how much something changed.
    pub(crate) is_change: bool,
    pub(crate) known: &'a Known,
}

/// What the report says of time where a sentence does not.
#[derive(Clone, Copy)]
struct Around {
    /// The date the states of the passage are of.
    standing: Option<Period>,
    /// The date the report speaks at.
    as_of: Option<Date>,
    /// The years the report or the passage tells of.
    window: Option<Period>,
}

impl Known {
    fn around(&self) -> Around {
        let Known { frame, window, standing, told, .. } = *self;
        // A text without any date knows of no later time than the one it tells of.
        let dated = told.filter(|told| told.is_undated).map(|told| told.period);
        let as_of = dated.or(window).map(Period::end).or(frame.as_of_year().map(Date::from_year));
        let passed = |told: Told| if told.is_total { Period::until(told.period.end()) } else { told.period };
        Around { standing: dated.or(standing), as_of, window: told.map(passed).or(window) }
    }
}

/// The period of a number.
pub(crate) fn period(timing: &Timing<'_, '_, '_>) -> Option<Period> {
    match timing.kind {
        Kind::Structure | Kind::Parameter => None,
        Kind::Target => timing.planned(),
        Kind::Flow | Kind::Rate if timing.fills_year_of_level() => {
            timing.near.map(|near| Period::at(Date::from_year(near.resolved.period.end().year())))
        }
        Kind::Flow => timing.happened(timing.known.around()),
        Kind::Stock | Kind::Share | Kind::Rate | Kind::Rank => timing.held(timing.known.around()),
    }
}

impl Timing<'_, '_, '_> {
    /// When what is planned is to be reached.
    fn planned(&self) -> Option<Period> {
        let Known { frame, passage, until, .. } = *self.known;
        let governs = |near: &Near| {
            let by_then = near.resolved.standing == Standing::AsOf && !near.is_now;
            // 2031年，全县计划招引90名: of the year that runs on.
            let is_of_year = near.resolved.standing == Standing::Within && fills_year(near.resolved.period);
            let runs_on = is_of_year && !near.is_now && !passage.is_planned;
            let lies_ahead = || runs_on && may_lie_ahead(near.resolved.period, until);
            near.is_same_clause || by_then || is_after(near.resolved.period, until) || lies_ahead()
        };
        let told = self.near.filter(governs).map(|near| near.resolved.period);
        told.filter(|period| may_lie_ahead(*period, until))
            .or_else(|| ahead(self.sentence, self.found, self.number, &frame, until))
            // 10月底前交付: by then.
            .map(|period| if period.start().is_none() { Period::at(period.end()) } else { period })
            .or(passage.period.filter(|_| passage.is_planned))
            // 2031年计划招录5200人，实际录用4873人: what was planned for a year that is over.
            .or_else(|| {
                let is_of_year =
                    |near: &Near| near.is_same_clause && !near.is_now && near.resolved.standing == Standing::Within;
                self.near.filter(is_of_year).map(|near| near.resolved.period)
            })
    }

    /// 截至年底…净增3.1万名: a change fills the year up to the date its level is of.
    fn fills_year_of_level(&self) -> bool {
        let is_as_of = self.near.is_some_and(|near| near.resolved.standing == Standing::AsOf);
        is_as_of && (self.is_change || self.kind == Kind::Rate && compares(self.sentence, self.number))
    }

    /// When what is counted happened.
    fn happened(&self, around: Around) -> Option<Period> {
        let Timing { sentence, number, near, .. } = *self;
        // 比2012年多17名: now.
        if self.is_change && near.is_none() && around.window.is_none() && compares(sentence, number) {
            let stated = around.standing.map(|standing| Date::from_year(standing.end().year()));
            return around.as_of.or(stated).map(Period::at);
        }
        let is_total = sentence.links(Roles::SO_FAR, sentence.clause_start(number), number)
            || is_built_so_far(sentence, number)
            || goes_on(sentence, number)
            || is_done_by_now(sentence, number);
        match near {
            Some(near) if near.is_same_clause || !is_total => self.happened_at(near, is_total, around),
            Some(near) => self.summed_behind(near).or_else(|| self.happened_around(is_total, around)),
            // 此次共选派…: what is told of happened now.
            None if self.known.frame.reviewed.is_none() && is_this_time(sentence, number) => {
                around.as_of.map(Period::at)
            }
            None if is_since_event(sentence, number) => around.as_of.map(Period::until),
            None => self.happened_around(is_total, around),
        }
    }

    /// When it happened, by the time that governs it.
    fn happened_at(&self, near: Near, is_total: bool, around: Around) -> Option<Period> {
        let Timing { sentence, found, number, .. } = *self;
        let frame = &self.known.frame;
        match near.resolved.standing {
            // 到年底，建成7个: within the year reviewed, or the one just named; 截至年底: from a start that is not stated.
            Standing::AsOf
                if !is_total
                    && (frame.reviewed.is_some() || stated_year(sentence, found, near.at, frame).is_none())
                    && !tells_total(sentence, near.at, number)
                    && !near.is_up_to
                    && !near.is_now
                    && fills_year(near.resolved.period) =>
            {
                Some(near.resolved.period)
            }
            // 2020年初，党员下沉小区: when it began is when it was done.
            Standing::AsOf if sentence.piece_text(near.at).ends_with('初') && !near.is_up_to => {
                Some(near.resolved.period)
            }
            Standing::AsOf => Some(Period::until(near.resolved.period.end())),
            _ if near.is_now => around.as_of.map(Period::until),
            _ => Some(near.resolved.period),
        }
    }

    /// When a total happened behind a time of a clause before.
    fn summed_behind(&self, near: Near) -> Option<Period> {
        let period = near.resolved.period;
        match near.resolved.standing {
            Standing::Since => Some(period),
            // 截至7月底，累计…: a total up to that day.
            Standing::AsOf if !near.is_now => Some(Period::until(period.end())),
            // 五年来，…累计3844万元: a total of those years.
            Standing::Within if !near.is_now && spans_years(period) => Some(period),
            // 全年…，累计培训320人次: a total of that year.
            _ => is_of_year(self.sentence, self.number, near).then_some(period),
        }
    }

    /// When it happened, by what the passage and the report tell of.
    fn happened_around(&self, is_total: bool, around: Around) -> Option<Period> {
        let Known { frame, passage, is_far, .. } = *self.known;
        // 五年累计: a total of the years the passage speaks of.
        if passage.period.is_some() && !passage.is_planned {
            return passage.period;
        }
        // 截至年底…。累计…: up to the end of the year that was named.
        if is_total {
            let named = around.standing.filter(|standing| fills_year(*standing)).map(Period::end);
            return named.or(around.as_of).map(Period::until);
        }
        let reviewed = frame.reviewed.map(|year| Period::at(Date::from_year(year)));
        let told = if is_far { Period::until } else { Period::at };
        around.window.or(reviewed).or(around.as_of.map(told))
    }

    /// When a state, a share, a rate or a rank held.
    fn held(&self, around: Around) -> Option<Period> {
        let Timing { sentence, number, kind, near, .. } = *self;
        let as_of = around.as_of.map(Period::at);
        // 年均发展党员2400名: in a text on several years the average of all of them.
        let averages = || TELLING.any("averages", sentence.between(sentence.clause_start(number), number).text);
        if kind == Kind::Rate && near.is_none() && averages() {
            // A single year that was told of before is none of which an average of years is taken.
            let told = [around.window, self.known.window].into_iter().flatten().find(|years| spans_years(*years));
            if told.is_some() {
                return told;
            }
        }
        match near {
            Some(near) if near.is_now => as_of,
            Some(near) => self.held_at(near, as_of),
            // 截至年底…。增长1.6%: a change fills the year.
            None if kind == Kind::Rate && (self.is_change || compares(sentence, number)) => {
                around.standing.map(|standing| Period::at(Date::from_year(standing.end().year()))).or(as_of)
            }
            None if is_by_now(sentence, number) => as_of.or(around.standing),
            None => around.standing.or(as_of),
        }
    }

    /// When it held, by the time that governs it.
    fn held_at(&self, near: Near, as_of: Option<Period>) -> Option<Period> {
        let Timing { sentence, number, kind, .. } = *self;
        let period = near.resolved.period;
        match near.resolved.standing {
            // “十三五”时期，…，总量达38万人: how many there are by the end.
            Standing::Within if kind == Kind::Stock && !near.is_same_clause && spans_years(period) => {
                Some(Period::at(period.end()))
            }
            Standing::AsOf | Standing::Within => Some(period),
            Standing::Since if near.is_same_clause && kind != Kind::Stock => Some(period),
            // 2021年以来…；现有社工平均年龄34岁: what there is now.
            Standing::Since if !near.is_same_clause && is_present(sentence, number) => as_of,
            Standing::Since if kind == Kind::Rate || kind == Kind::Share => Some(period),
            _ => as_of,
        }
    }
}

/// 到年底，共确认64个，引进6万人: whether the clauses between the time and the number tell of a total.
fn tells_total(sentence: &Sentence, at: usize, number: usize) -> bool {
    standing::tells_total(sentence.between(at + 1, number).text)
}

/// Whether 全年 in a clause before, not parted by a semicolon, tells of what year the number is.
fn is_of_year(sentence: &Sentence, number: usize, near: Near) -> bool {
    let is_year = near.resolved.standing == Standing::Within && sentence.piece_text(near.at) == "全年";
    is_year && !is_built_so_far(sentence, number) && !is_behind_semicolon(sentence, near.at, number)
}

/// 此次共选派554个: whether the clause, or the one before, tells of the one time that the text is on.
fn is_this_time(sentence: &Sentence, number: usize) -> bool {
    let start = sentence.clause_start(number);
    let start = start.checked_sub(1).map_or(start, |mark| sentence.clause_start(mark));
    TELLING.any("this_time", sentence.between(start, number).text)
}

/// Whether the clauses since the last semicolon speak of what there is now.
fn is_present(sentence: &Sentence, number: usize) -> bool {
    let is_end = |at: &usize| matches!(sentence.token(*at), Some(Token::Mark('；' | ';')));
    let start = (0..number).rev().find(is_end).map_or(0, |at| at + 1);
    (start..number).any(|at| sentence.piece_text(at).starts_with("现有"))
}

/// 从无到有，现已达到9家: whether the clause says that it is so by now.
fn is_by_now(sentence: &Sentence, number: usize) -> bool {
    let start = sentence.clause_start(number);
    (start..number).any(|at| TELLING.is("by_now", sentence.piece_text(at)))
}

/// The last time before the number that lies ahead: 今年…，力争全年新增25万人.
fn ahead(sentence: &Sentence, found: &[Found], number: usize, frame: &Frame, until: Option<Date>) -> Option<Period> {
    let time = |at: usize| period::resolve(&time_at(sentence, found, at)?.expression, frame).map(|time| time.period);
    (0..number).rev().filter_map(time).find(|period| is_after(*period, until))
}

/// 平台上线以来，服务群众35万人次: since something whose time is not stated.
fn is_since_event(sentence: &Sentence, number: usize) -> bool {
    let is_undated = |at: usize| !matches!(sentence.token(at), Some(Token::Time(_)));
    let closes = |mark: usize| {
        mark.checked_sub(1).is_some_and(|last| is_undated(last) && sentence.piece_text(last).ends_with("以来"))
    };
    (0..number).any(|at| matches!(sentence.token(at), Some(Token::Mark('，' | ','))) && closes(at))
}

/// 已回引人才1130名: 已 before an act says that it is done by now, since whenever.
fn is_done_by_now(sentence: &Sentence, number: usize) -> bool {
    // 领办项目630个，已办结610个: of those counted before it, within the same time.
    let clause = sentence.clause_start(number);
    if (0..clause).any(|at| matches!(sentence.token(at), Some(Token::Number(_)))) {
        return false;
    }
    (clause..number).any(|at| {
        matches!(sentence.piece_text(at), "已" | "已经")
            && (sentence.is_act(at + 1)
                || matches!(sentence.piece_text(at + 1), "将" | "把" | "有" | "在" | "从" | "为" | "向"))
    })
}

/// 共建成, 已建立, 建成…: totals of what stands by now, where a word of totality goes with the verb.
fn is_built_so_far(sentence: &Sentence, number: usize) -> bool {
    let first = sentence.clause_start(number);
    let clause = sentence.between(first, number);
    clause.words(Roles::BUILT).any(|verb| {
        let before = clause.to(clause.place(verb).start).text;
        before.ends_with(['共', '已']) || before.ends_with("先后")
    })
}

/// Whether a period runs from one year into another.
pub(super) fn spans_years(period: Period) -> bool {
    period.start().is_some_and(|start| start.year() < period.end().year())
}
