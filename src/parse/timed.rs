//! When a number of a sentence holds, as its neighbours, its row and its whole tell.
//!
//! What the words of time say is read in `when`; this file knows what a number takes from others.

use crate::period::{self, Date, Period, Standing};
use crate::quantity::UnitClass;
use crate::report::Measure;
use crate::vocabulary::Kind;

use super::counted::Counted;
use super::dating::TELLING;
use super::holds::{self, Timing, spans_years};
use super::measures::{Draft, Walk};
use super::stated::Number;
use super::when::{self, Near};

/// The time beside a number.
pub(super) struct Timed {
    /// The nearest time that may govern it.
    pub(super) near: Option<Near>,
    /// The years over which something changed from one level to another, where they are told.
    range: Option<Period>,
    /// Whether it is the level that a change starts from and nothing tells when that was.
    is_undated: bool,
}

impl Walk<'_, '_, '_> {
    /// The time beside the number at `piece`.
    pub(super) fn timed(&self, piece: usize, counted: &Counted) -> Timed {
        let near = when::near(self.sentence, self.setting.found, piece, &self.setting.known);
        // 由41万人增至52万人: when the first level held is not said unless it stands beside it.
        let spans = |near: &Near| spans_years(near.resolved.period) && near.resolved.standing == Standing::Within;
        // 近三年，由49%升至58%: the years are counted, and none is named for the first level.
        let names_years = |near: &Near| self.sentence.piece_text(near.at).contains(['至', '到', '-', '—', '～']);
        let is_told = |near: &Near| counted.origin.is_none() || names_years(near);
        let range =
            near.filter(|near| counted.is_course && spans(near) && is_told(near)).map(|near| near.resolved.period);
        let near = near.filter(|near| counted.origin.is_none_or(|from| near.at > from || range.is_some()));
        Timed { near, range, is_undated: counted.origin.is_some() && near.is_none() }
    }

    /// The period of a number of `kind`: that of the change it is an end of, else that of its whole or its row, else what
    /// the time beside it tells.
    pub(super) fn dated(&self, number: &Number<'_>, kind: Kind) -> Option<Period> {
        let told = || match number.time.is_undated {
            true => when::first_level(&self.setting.known),
            false => self.told_by_time(number, kind),
        };
        self.years_averaged(number, kind)
            .or_else(|| self.between_levels(number))
            .or_else(|| number.time.range.map(|range| level_of(range, number.counted.origin.is_some())))
            .or_else(|| self.time_of_whole(number, kind))
            .or_else(|| self.time_of_part(number, kind))
            .or_else(|| self.time_of_whole_before(number, kind))
            .or_else(|| self.time_of_row(number))
            .or_else(told)
    }

    /// What the time beside the number and the report tell.
    fn told_by_time(&self, number: &Number<'_>, kind: Kind) -> Option<Period> {
        holds::period(&Timing {
            sentence: self.sentence,
            found: self.setting.found,
            number: number.piece,
            kind,
            near: number.time.near,
            is_change: number.is_change,
            known: &self.setting.known,
        })
    }

    /// 2021年底达A，比2016年底增加B，年均增长C: a growth of each year is one of the years between the levels.
    fn years_averaged(&self, number: &Number<'_>, kind: Kind) -> Option<Period> {
        let (sentence, clause) = (self.sentence, self.sentence.clause_start(number.piece));
        let is_told = number.time.near.is_some_and(|near| near.is_same_clause);
        if kind != Kind::Rate || !number.is_change || is_told {
            return None;
        }
        let own = sentence.between(clause, number.piece).text;
        if !TELLING.any("averages", own) && !TELLING.starts("each_year", own) {
            return None;
        }
        let is_level = |draft: &&Draft| !draft.is_change && draft.measure.kind != Kind::Parameter;
        let mut levels = self.drafts.iter().rev().filter(is_level);
        let end = levels.next()?.measure.period?.end();
        let frame = &self.setting.known.frame;
        let base = |at: &usize| {
            let time = when::time_at(sentence, self.setting.found, *at)?;
            let is_base = when::is_base(sentence, *at, number.piece);
            is_base.then(|| period::resolve(&time.expression, frame)?.period.start()).flatten()
        };
        let start = (0..number.piece).rev().find_map(|at| base(&at));
        let earlier = || levels.next()?.measure.period.map(Period::end);
        let start = start.or_else(earlier)?.year();
        // 从2011年的50万元起步，每年递增C: up to now.
        let now = || frame.as_of_year().map(Date::from_year);
        let end = Some(end).filter(|end| start < end.year()).or_else(now)?;
        (start < end.year()).then(|| Period::between(Date::from_year(start), end))
    }

    /// 由2017年的A增加到2021年的B，净增C: the change is of the time between.
    fn between_levels(&self, number: &Number<'_>) -> Option<Period> {
        let [.., first, last] = self.drafts.as_slice() else {
            return None;
        };
        // 由2017年的A增加到2021年的B，2022年净增C: unless its own clause names another year.
        let is_told = number.time.near.is_some_and(|near| near.is_same_clause && !spans_years(near.resolved.period));
        let is_between = number.is_change && !number.counted.is_course && first.is_origin && !last.is_origin;
        if !is_between || is_told || when::compares(self.sentence, number.piece) {
            return None;
        }
        let (start, end) = (first.measure.period?.start()?.year(), last.measure.period?.end().year());
        (start < end).then(|| Period::between(Date::from_year(start), Date::from_year(end)))
    }

    /// 9个、131个，分别占4.2%、60.6%: shares of what was counted are of its time.
    fn time_of_row(&self, number: &Number<'_>) -> Option<Period> {
        let row = number.counted.dealt_from.filter(|_| number.time.near.is_none())?;
        self.drafts.get(row)?.measure.period
    }

    /// 上半年…。其中，…: a part that opens a sentence is of the time of its whole.
    fn time_of_whole_before(&self, number: &Number<'_>, kind: Kind) -> Option<Period> {
        let whole = number.part_of.filter(|_| number.time.near.is_none()).and_then(|whole| self.before(whole))?;
        let is_alike = kind != Kind::Parameter && (whole.kind != Kind::Target || kind == Kind::Target);
        whole.period.filter(|_| is_alike)
    }

    /// 去年发展410名。其中，女党员160名，占39%: a share of a part that opens a sentence is of the time of the part.
    fn time_of_part(&self, number: &Number<'_>, kind: Kind) -> Option<Period> {
        if kind != Kind::Share || number.time.near.is_some() {
            return None;
        }
        let Measure { kind, part_of, period, .. } = &*self.drafts.last()?.measure;
        period.filter(|_| *kind == Kind::Flow && part_of.is_some_and(|whole| self.before(whole).is_some()))
    }

    /// 截至年底…；全年发展…，其中女性92名，占46%；35岁以下61名: a part of what was done is of the time of its
    /// whole, unless its own clause tells another.
    fn time_of_whole(&self, number: &Number<'_>, kind: Kind) -> Option<Period> {
        if kind != Kind::Flow || number.time.near.is_some_and(|near| near.is_same_clause) {
            return None;
        }
        let whole = &self.drafts.iter().find(|draft| Some(draft.mention) == number.part_of)?.measure;
        whole.period.filter(|_| whole.kind == kind)
    }

    /// Whether the number is a mean of those who or which are counted, not of times or shares.
    pub(super) fn is_mean(&self, number: &Number<'_>, kind: Kind) -> bool {
        kind == Kind::Rate && !matches!(number.class(), UnitClass::Item | UnitClass::Percent)
    }
}

/// 从2017年到2021年由A增至B: the ends of the range are the times of the levels.
fn level_of(range: Period, is_origin: bool) -> Period {
    Period::at(range.start().filter(|_| is_origin).unwrap_or(range.end()))
}
