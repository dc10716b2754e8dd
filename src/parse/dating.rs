//! What a report knows of its own time: the frame of its dates, the window it looks back on, the time of a passage.
//!
//! When a single number holds is decided in `when`.

use std::sync::LazyLock;

use crate::period::{
    self, Anchor, AnchorKind, Base, Date, Expression, Frame, Length, Part, Period, Point, TimeClass, TimeUnit,
};
use crate::text::Span;

use super::Assembly;
use super::holds::spans_years;
use super::link_words::Words;
use super::passage::{Passage, first_time};
use super::scan::{Found, Item};
use super::timeline::opens_clause;

// A test holds that the table loads.
pub(super) static TELLING: LazyLock<Words> = LazyLock::new(|| Words::read("dating", include_str!("dating.tsv")));

/// Characters of a time that opens a text.
const LONGEST_OPENING: usize = 8;

impl Assembly<'_> {
    /// What the report knows of its own time. Without a day of publication, a text that speaks of 今年 was written in the
    /// year it reviews, any other in the year after.
    pub(super) fn frame(&self) -> Frame {
        let heading = &self.outline.heading;
        let assumed = || {
            let body = self.outline.body.of(self.reading.text()).unwrap_or("");
            // A yearbook speaks as of the end of its year.
            let is_yearbook = heading.title.as_deref().is_some_and(|title| title.contains("年鉴"));
            let reviewed = heading.year_reviewed?;
            // 截至2031年底…。去年发展…: what counts up to the end of a year calls it 去年.
            let counts_up = || body.contains("去年") && body.contains(&format!("截至{reviewed}年底"));
            let year = reviewed + i32::from(!is_yearbook && (!body.contains("今年") || counts_up()));
            Date::new(year, None, None)
        };
        Frame::new(
            heading.published.or_else(assumed).or_else(|| self.last_end()).or_else(|| self.last_told()),
            heading.year_reviewed,
        )
    }

    /// The last end of a year up to which a text without any date counts: 到2031年底.
    fn last_end(&self) -> Option<Date> {
        let year = |expression: Expression| match expression {
            Expression::AsOf(Point { base: Base::Year(year), part: Part::End | Part::Day(12, 31) }) => Some(year),
            _ => None,
        };
        // 力争到2031年底…: an end that is planned is not one up to which it counts.
        let ends = self.found.iter().filter_map(|found| match &found.item {
            Item::Time(time) => year(time.expression).filter(|_| !self.aims(found.span)),
            _ => None,
        });
        // 去年 is the year that ended.
        let is_over = || self.outline.body.of(self.reading.text()).is_some_and(|body| body.contains("去年"));
        ends.max().and_then(|year| Date::new(year + i32::from(is_over()), None, None))
    }

    /// Whether a word that aims at something stands directly before a time.
    fn aims(&self, time: Span) -> bool {
        self.reading.text().get(..time.start).is_some_and(|before| TELLING.ends("aims", before))
    }

    /// The last year that opens a clause of a text without any date, or up to which it counts, if no plan is told of it.
    fn last_told(&self) -> Option<Date> {
        const PLAN: usize = 60;
        let text = self.reading.text();
        let title = self.outline.heading.title.as_deref().unwrap_or("");
        let is_planned = |time: Span| {
            let rest = text.get(time.end..).unwrap_or("");
            let end = rest.char_indices().nth(PLAN).map_or(rest.len(), |(at, _)| at);
            let rest = rest.get(..end).and_then(|rest| rest.split(['。', '\n']).next());
            is_plan(title) || rest.is_some_and(|rest| Words::get().any("plans", rest))
        };
        let year = |found: &Found| match &found.item {
            Item::Time(period::Found {
                expression: Expression::AsOf(Point { base: Base::Year(year), .. }),
                span,
                ..
            }) => {
                let counts = span.of(text).is_some_and(|time| time.starts_with(['截', '至']));
                (counts && opens_clause(text, *span) && !is_planned(*span)).then_some(*year)
            }
            Item::Time(period::Found {
                expression: Expression::At(Point { base: Base::Year(year), part: Part::Whole | Part::Month(_) }),
                ..
            }) => (opens_clause(text, found.span) && !is_planned(found.span)).then_some(*year),
            _ => None,
        };
        self.found.iter().filter_map(year).max().and_then(|year| Date::new(year, None, None))
    }

    /// The time a report without a reviewed year speaks of, as its first paragraphs say: since an event up to the day
    /// of publication, in the last years.
    pub(super) fn window(&self, frame: &Frame) -> Option<Period> {
        if frame.reviewed.is_some() {
            return None;
        }
        let headed = self.outline.sections.iter().find_map(|section| section.heading_span);
        // Without a heading the first paragraphs open the text.
        const OPENING: usize = 3;
        let opening = || self.outline.paragraphs.iter().take(OPENING).next_back().map(|paragraph| paragraph.span.end);
        let end = headed.map(|heading| heading.start).or_else(opening).unwrap_or(self.outline.body.end);
        let times =
            self.found.iter().filter(|found| self.outline.body.start <= found.span.start && found.span.end <= end);
        times
            .filter_map(|found| match &found.item {
                Item::Time(time) => Some((time, period::resolve(&time.expression, frame)?)),
                _ => None,
            })
            .find_map(|(time, resolved)| match time.expression {
                Expression::Since(_) if time.is_named => {
                    let (published, start) = (frame.published?, resolved.period.start()?);
                    // 二十大以来 in a January tells of months, 十八大以来 of years.
                    let month = published.month().filter(|_| published.year() <= start.year() + 1);
                    Some(Period::between(start, Date::new(published.year(), month, None)?))
                }
                // 10月底前: a day before which something is done looks back on nothing.
                Expression::Recent | Expression::LastYears(_) if !self.goes_on(time.span) => {
                    let years = resolved.period;
                    let since_meeting = || self.meeting_before(time.span, years, frame);
                    Some(since_meeting().unwrap_or_else(|| self.counted_from(years)))
                }
                // 2031年7月市第十二次党代会以来，…
                Expression::At(_) if self.counts_from_meeting(time.span) => {
                    let (published, start) = (frame.published?, resolved.period.start()?);
                    Some(Period::between(start, Date::from_year(published.year())))
                }
                // 2021年以来，…: where the opening looks back to a year.
                // 6月13日以来，…: a day of the year it was written in tells of that year no more than its own sentence.
                Expression::Since(_) if self.looks_back(time.span) => {
                    let period = resolved.period;
                    Some(if spans_years(period) { period } else { Period::at(Date::from_year(period.end().year())) })
                }
                _ => None,
            })
            .or_else(|| self.years_of_title(frame))
            .or_else(|| self.since_the_meeting(Span::new(self.outline.body.start, end), frame))
    }

    /// 五年回眸: the years that the title counts, where the text looks back on as many: 五年来.
    fn years_of_title(&self, frame: &Frame) -> Option<Period> {
        let heading = &self.outline.heading;
        let titles = [heading.title.as_deref(), heading.subtitle.as_deref()];
        let counted = |title| {
            expressions(title).find_map(|expression| match expression {
                Expression::LastYears(years) => Some(years),
                Expression::Lasting(Length { halves, unit: TimeUnit::Year }) if halves % 2 == 0 => Some(halves / 2),
                _ => None,
            })
        };
        // “柳江这十年”系列: a name counts nothing.
        let unquoted = titles.into_iter().flatten().flat_map(|title| title.split(['“', '”']).step_by(2));
        let years = unquoted.into_iter().find_map(counted).filter(|years| *years > 1)?;
        self.found.iter().find_map(|found| match &found.item {
            Item::Time(time) => {
                let period = period::resolve(&time.expression, frame)?.period;
                let length = u32::try_from(period.end().year() - period.start()?.year() + 1).ok()?;
                let looks_back = matches!(time.expression, Expression::LastYears(_));
                (looks_back && length == years).then(|| self.counted_from(period))
            }
            _ => None,
        })
    }

    /// 2031年10月起，…，十年来…: whether a time before it in its sentence tells where counted years began.
    fn goes_on(&self, time: Span) -> bool {
        let text = self.reading.text();
        let behind = self.found.partition_point(|found| found.span.start < time.start);
        let last = behind.checked_sub(1).map(|last| self.found.iter().take(last + 1).rev());
        let last = last.and_then(|mut found| found.find(|found| matches!(found.item, Item::Time(_))));
        let is_near = |found: &&Found| {
            text.get(found.span.end..time.start).is_some_and(|between| !between.contains(['。', '\n']))
        };
        last.filter(is_near).is_some_and(
            |found| matches!(&found.item, Item::Time(time) if matches!(time.expression, Expression::Since(_))),
        )
    }

    /// Whether the name of a meeting follows a time, and 以来 the name.
    fn counts_from_meeting(&self, time: Span) -> bool {
        let name = self.behind(time).split_once("以来").map_or("", |(name, _)| name);
        !name.contains(['，', ',', '。', '\n']) && TELLING.any("meeting", name)
    }

    /// Some characters behind a time.
    fn behind(&self, time: Span) -> &str {
        const SOME: usize = 40;
        let rest = self.reading.text().get(time.end..).unwrap_or("");
        rest.char_indices().nth(SOME).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest)
    }

    /// 2031年11月，市第十二次党代会召开。五年来，…: counted years since a meeting whose month is told before them.
    fn meeting_before(&self, time: Span, years: Period, frame: &Frame) -> Option<Period> {
        let before = years.start()?.year() - 1;
        let month = |found: &Found| match &found.item {
            Item::Time(period::Found { expression: expression @ Expression::At(_), span, .. }) => {
                let start = period::resolve(expression, frame)?.period.start()?;
                let behind = self.behind(*span).split(['。', '\n']).next()?;
                let is_meeting = start.year() == before && start.month().is_some() && TELLING.any("meeting", behind);
                is_meeting.then_some(start)
            }
            _ => None,
        };
        let start = self.found.iter().take_while(|found| found.span.start < time.start).find_map(month)?;
        Some(Period::between(Date::new(start.year(), start.month(), None)?, years.end()))
    }

    /// 过去五年…。2031年以来，…: the last years, from the year before the first of them where the text counts from it, or
    /// names it with the last: 从2031年到2036年，五年….
    fn counted_from(&self, years: Period) -> Period {
        let Some(before) = years.start().map(|start| start.year() - 1) else { return years };
        let is_year = |point: Point, year: i32| point == Point { base: Base::Year(year), part: Part::Whole };
        let is_counted = |found: &Found| match &found.item {
            Item::Time(time) => match time.expression {
                Expression::Since(first) => is_year(first, before),
                Expression::Between(first, last) => is_year(first, before) && is_year(last, years.end().year()),
                _ => false,
            },
            _ => false,
        };
        let counts = self.found.iter().any(is_counted);
        if counts { Period::between(Date::from_year(before), years.end()) } else { years }
    }

    /// Whether the title names a number of years, or the first paragraphs look back on the years past, so that what
    /// happened at no stated time may have happened in any of them: 8年成绩单; 近年来，….
    pub(super) fn looks_far_back(&self) -> bool {
        const OPENING: usize = 3;
        let heading = &self.outline.heading;
        let titles = [heading.title.as_deref(), heading.subtitle.as_deref()];
        let is_long = |expression: Expression| match expression {
            Expression::LastYears(years) => years > 1,
            Expression::Lasting(Length { halves, unit: TimeUnit::Year }) => halves > 2,
            Expression::Since(_) => true,
            _ => false,
        };
        let spans = |title| expressions(title).any(is_long);
        let opening = self.outline.paragraphs.iter().take(OPENING).filter_map(|one| one.span.of(self.reading.text()));
        titles.into_iter().flatten().any(spans) || opening.into_iter().any(|text| TELLING.any("far", text))
    }

    /// Whether a time opens a clause and looks back to its start: 2031年以来; 2031年5月起 tells when something began.
    fn looks_back(&self, time: Span) -> bool {
        let text = self.reading.text();
        opens_clause(text, time) && time.of(text).is_some_and(|time| time.ends_with(['来', '今']))
    }

    /// 上半年组织工作情况, 一季度通报: the part of a year that the title or the subtitle names, if it is over.
    pub(super) fn part_of_year(&self, frame: &Frame) -> Option<Period> {
        let heading = &self.outline.heading;
        let titles = [heading.title.as_deref(), heading.subtitle.as_deref()];
        // 上半年，…: or the words that open a text that reviews no year.
        let body = self.outline.body.of(self.reading.text()).unwrap_or("").trim_start();
        let opening = body.split(['，', ',', '。', '\n']).next().filter(|opening| {
            frame.reviewed.is_none()
                && opening.chars().count() <= LONGEST_OPENING
                && body.get(opening.len()..).is_some_and(|rest| rest.starts_with(['，', ',']))
        });
        let time = titles.into_iter().flatten().chain(opening).find_map(|title| {
            let time = first_time(title, frame)?;
            let is_part = match time.expression {
                Expression::At(point) => matches!(point.part, Part::Half(_) | Part::Quarter(_) | Part::Months(..)),
                Expression::Between(first, last) => {
                    first.base == last.base && matches!((first.part, last.part), (Part::Month(_), Part::Month(_)))
                }
                _ => false,
            };
            is_part.then_some(time.period)
        })?;
        frame.published.is_none_or(|published| time.end() <= published).then_some(time)
    }

    /// 大会召开以来: since the congress or plenum that the passage named last.
    fn since_the_meeting(&self, opening: Span, frame: &Frame) -> Option<Period> {
        let text = opening.of(self.reading.text())?;
        let before =
            Words::get().of("since_meeting").iter().find_map(|mark| text.find(mark)).and_then(|at| text.get(..at))?;
        let named = |anchor: &&Anchor| !anchor.name.is_empty() && before.contains(anchor.name);
        let is_meeting = |anchor: &&Anchor| matches!(anchor.kind, AnchorKind::Congress | AnchorKind::Plenum);
        let anchors = period::anchors().iter().filter(is_meeting).filter(named);
        let anchor = anchors.max_by_key(|anchor| before.rfind(anchor.name))?;
        let published = frame.published?;
        let end = Date::new(published.year(), published.month(), None)?;
        Some(Period::between(anchor.start, end))
    }

    /// The date up to which the report knows what happened: the end of the part of a year it speaks of, else of the
    /// year reviewed, else the month of publication.
    pub(super) fn until(&self, frame: &Frame, part: Option<Period>) -> Option<Date> {
        let published = || frame.published.and_then(|date| Date::new(date.year(), date.month(), None));
        part.map(Period::end).or(frame.reviewed.map(Date::from_year)).or_else(published)
    }

    /// What the title says of the time of the whole document: 2031年工作要点 is a plan.
    pub(super) fn whole_passage(&self, frame: &Frame) -> Passage {
        let title = self.outline.heading.title.as_deref().unwrap_or("");
        match is_plan(title) {
            true => Passage { period: first_time(title, frame).map(|time| time.period), is_planned: true },
            false => Passage::default(),
        }
    }

    /// What the heading of a section says of its time, or the title of the whole document.
    pub(super) fn passage(
        &self,
        section: Option<usize>,
        frame: &Frame,
        until: Option<Date>,
        whole: Passage,
    ) -> Passage {
        let heading = section
            .and_then(|section| self.outline.sections.get(section))
            .and_then(|section| section.heading.as_deref());
        let passage = heading.map(|heading| Passage::of_heading(heading, frame, until)).unwrap_or_default();
        if passage == Passage::default() { whole } else { passage }
    }
}

/// The times that may be read in a title, wherever one may begin.
fn expressions(title: &str) -> impl Iterator<Item = Expression> + '_ {
    let starts = title.char_indices().filter(|(_, c)| period::may_start(*c));
    starts.filter_map(|(at, _)| Some(period::read(title, at)?.expression))
}

/// The name of a paper without what stands around it: 关于印发《…规划纲要（2031—2035年）》的通知.
fn bare_title(title: &str) -> &str {
    let notice = title.trim_end().trim_end_matches("通知").trim_end_matches('的');
    let mut name = notice.split_once('《').map_or(notice, |(_, name)| name);
    name = name.rsplit_once('》').map_or(name, |(name, _)| name).trim_end();
    while let Some(open) = name.rfind(['（', '(']).filter(|_| name.ends_with(['）', ')'])) {
        name = name.get(..open).unwrap_or("").trim_end();
    }
    name
}

/// Whether a title is that of a plan: 2031年工作要点.
pub(super) fn is_plan(title: &str) -> bool {
    let named = bare_title(title);
    TELLING.ends("plan_title", named) && !TELLING.any("review_title", named)
}

/// 年鉴（2031）, 回眸2031: the numbers of a title that are years without their sign are times.
pub(super) fn bare_years(text: &str, title: Span, found: &mut [Found]) {
    let first = found.partition_point(|found| found.span.start < title.start);
    for found in found.iter_mut().skip(first).take_while(|found| found.span.end <= title.end) {
        let year = found.span.of(text).filter(|year| year.len() == 4).and_then(|year| year.parse::<i32>().ok());
        let Some(year) = year.filter(|year| (1949..2100).contains(year)) else { continue };
        if matches!(found.item, Item::Quantity(_)) {
            found.item = Item::Time(period::Found {
                span: found.span,
                class: TimeClass::Date,
                expression: Expression::At(Point { base: Base::Year(year), part: Part::Whole }),
                has_numeral: true,
                is_named: false,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::table::Table;

    #[test]
    fn every_word_ends_its_example() {
        let table = Table::read("dating", include_str!("dating.tsv")).unwrap_or_else(|error| panic!("{error}"));
        for row in table.rows() {
            assert!(row.get("example").ends_with(row.get("word")), "line {}", row.line());
        }
    }
}
