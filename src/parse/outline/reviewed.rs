//! The year that a report looks back on.

use super::line::{self, Line, is_space};
use super::metadata::{Page, is_han};
use super::word::{self, Role};
use crate::parse::dating::is_plan;
use crate::parse::link_words::Words;
use crate::parse::signs::{self, Sign};
use crate::period::{self, Base, Date, Expression, Length, Part, Point, TimeUnit};

/// The places of a text at which a time may begin.
fn times(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter(|(_, c)| period::may_start(*c)).map(|(at, _)| at)
}

/// As [`times`], of a line whose signs are known.
fn times_of<'s>(page: &Page<'_, 's>, line: &'s Line<'_>) -> impl Iterator<Item = usize> + 's {
    let signs = page.signs.within(line.span, signs::NUMERAL).filter(|sign| period::may_start(sign.character));
    signs.map(|sign| sign.at - line.span.start)
}

/// The years that a line states at its clauses' starts or anywhere, in order.
fn years_of<'s>(page: &Page<'_, 's>, line: &'s Line<'_>, only_at_clause: bool) -> impl Iterator<Item = i32> + 's {
    years(line.text, times_of(page, line), only_at_clause)
}

/// The years a text states at its clauses' starts or anywhere, in order, read at some of its places.
fn years(text: &str, places: impl Iterator<Item = usize>, only_at_clause: bool) -> impl Iterator<Item = i32> {
    // Where the last time ends.
    let mut end = 0;
    places.filter_map(move |at| {
        let time = (at >= end).then(|| period::read(text, at)).flatten()?;
        let is_behind_time = at == std::mem::replace(&mut end, time.span.end) && at > 0;
        let (Expression::At(point) | Expression::AsOf(point)) = time.expression else { return None };
        let Base::Year(year) = point.base else { return None };
        // A day is that of a meeting; 截至2031年12月31日 is the end of a year.
        let is_year_end = matches!(point.part, Part::Day(12, 31)) && matches!(time.expression, Expression::AsOf(_));
        if !is_year_end && matches!(point.part, Part::Day(..)) {
            return None;
        }
        if only_at_clause {
            // 到2027年，…要达到…: a year that is planned for is none that the text speaks of.
            let rest = text.get(at..).unwrap_or("");
            let is_planned =
                || rest.starts_with('到') && Words::get().any("plans", rest.split(line::is_final).next().unwrap_or(""));
            if is_behind_time || !opens_clause(text.get(..at).unwrap_or("")) || is_planned() {
                return None;
            }
        }
        Some(year)
    })
}

/// Whether what stands behind a text opens a clause: 刚刚过去的 before 2031年.
fn opens_clause(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| {
        line::is_clause_end(c)
            || is_space(c)
            || matches!(c, '】' | '》' | '”')
            || c == '的' && word::closes(before, Role::Past)
    })
}

/// The years of a title that stand without 年: 回眸2031.
fn bare_years(title: &str) -> impl Iterator<Item = i32> {
    let parts = title.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '/' | '+'));
    // 2031以来, 2031至2033.
    let spans =
        move |part: &&str| ["以来", "至", "到", "—"].iter().any(|word| title.contains(&format!("{part}{word}")));
    let parts = parts.filter(|part| part.len() == 4).filter(move |part| !spans(part));
    parts.filter_map(|part| part.parse().ok()).filter(|year| (1949..2100).contains(year))
}

/// The years that open a clause of a text as a whole or by their end.
fn whole_years(text: &str) -> impl Iterator<Item = i32> {
    let opens = |at: usize| {
        let head = text.get(..at).unwrap_or("");
        head.chars().next_back().is_none_or(|c| !is_han(c)) || word::closes(head, Role::Past)
    };
    text.char_indices().filter(move |(at, c)| period::may_start(*c) && opens(*at)).filter_map(|(at, _)| {
        match period::read(text, at)?.expression {
            Expression::At(Point { base: Base::Year(year), part: Part::Whole | Part::End | Part::Half(_) }) => {
                Some(year)
            }
            Expression::AsOf(Point { base: Base::Year(year), .. }) => Some(year),
            _ => None,
        }
    })
}

/// Whether a text names a range of years, all the time since an event, or a number of years: 这十年, 五年来.
fn spans_years(title: &str) -> bool {
    let mut end = 0;
    let is_range = |at: usize| {
        let time = (at >= end).then(|| period::read(title, at)).flatten();
        end = time.as_ref().map_or(end, |time| time.span.end);
        time.is_some_and(|time| match time.expression {
            Expression::Between(first, last) => first.base != last.base,
            Expression::Since(_) => true,
            Expression::LastYears(years) => years > 1,
            Expression::Lasting(Length { halves, unit: TimeUnit::Year }) => {
                halves > 2 && title.get(..at).is_some_and(|before| before.ends_with('这'))
            }
            _ => false,
        })
    };
    times(title).any(is_range)
}

/// Whether a title is that of a report on the work done.
fn reports(title: &str) -> bool {
    title.contains("工作报告") || title.contains("述职报告")
}

/// The year that a heading looks back on: 一、2031年工作回顾.
fn looked_back_on(page: &Page<'_, '_>) -> Option<i32> {
    let looks_back = |text: &str| ["回顾", "总结", "回眸"].iter().any(|word| text.contains(word));
    let mut headings = page.lines.iter().filter(|line| !line.is_sentence() && looks_back(line.text));
    headings.find_map(|line| years_of(page, line, false).next())
}

/// The end of a year up to which the first sentence of a text counts: 截至2031年底，….
fn counted_up_to(text: &str) -> Option<i32> {
    const CLAUSES: usize = 5;
    let (mut at, mut clauses, mut named) = (0, 0, None);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if line::is_final(c) || clauses >= CLAUSES {
            break;
        }
        let time = (c == '截' || named.is_none() && c.is_ascii_digit()).then(|| period::read(text, at)).flatten();
        match time.map(|time| time.expression) {
            Some(Expression::AsOf(Point { base: Base::Year(year), part })) if c == '截' => {
                // 《2031年度统计公报》显示，截至2030年底: the bulletin is on the year in its name.
                let is_end = matches!(part, Part::End | Part::Day(12, 31));
                return is_end.then_some(named.filter(|named| *named > year).unwrap_or(year));
            }
            Some(Expression::At(Point { base: Base::Year(year), part: Part::Whole })) => named = Some(year),
            _ => {}
        }
        clauses += usize::from(line::is_clause_end(c));
        at += c.len_utf8();
    }
    None
}

/// The year that a report looks back on, where its title, its headings or its first sentences tell.
pub(super) fn year_reviewed(page: &Page<'_, '_>, published: Option<Date>) -> Option<i32> {
    let report = Report { page, published };
    if report.titles().any(spans_years) {
        return None;
    }
    if let Some(year) = report.titled() {
        return Some(year);
    }
    // What is to be done looks back on no year.
    if page.title.is_some_and(is_plan) {
        return None;
    }
    let headed = report.part_titled().or_else(|| looked_back_on(page)).or_else(|| report.planned_behind());
    headed.or_else(|| report.given_early()).or_else(|| report.counted()).or_else(|| {
        if report.looks_far_back() {
            return None;
        }
        report.stated().or_else(|| report.spoken_of())
    })
}

/// A report and the day it was published on, where a page tells.
struct Report<'p, 'l, 's> {
    page: &'p Page<'l, 's>,
    published: Option<Date>,
}

impl Report<'_, '_, '_> {
    fn titles(&self) -> impl Iterator<Item = &str> {
        self.page.subtitle.into_iter().chain(self.page.title)
    }

    /// The first sentences of the text.
    fn opening(&self) -> impl Iterator<Item = &Line<'_>> {
        self.page.lines.iter().filter(|line| line.is_sentence()).take(4)
    }

    /// The first line that is told in sentences.
    fn prose(&self) -> Option<&Line<'_>> {
        self.page.lines.iter().find(|line| line.is_sentence() || line.text.contains('。'))
    }

    /// Whether it was published in one of the first months of a year.
    fn is_of_first(&self, months: u8) -> bool {
        self.published.is_some_and(|date| date.month().is_some_and(|month| month <= months))
    }

    /// The year that the title names: 2031年工作总结.
    fn titled(&self) -> Option<i32> {
        let mut titles: Vec<i32> = self.titles().flat_map(|text| years(text, times(text), false)).collect();
        // 回眸2031, 年鉴（2032）: a year without its sign.
        if titles.is_empty() {
            titles.extend(self.titles().flat_map(bare_years));
        }
        // 2032年形成四大机制: what a title looks ahead to is not what its text is on.
        titles.retain(|year| self.published.is_none_or(|date| *year <= date.year() + 1));
        let year = titles.pop()?;
        let title = self.page.title;
        // A yearbook is on the year before the one it is named for.
        if title.is_some_and(|title| title.contains("年鉴")) {
            return Some(year - 1);
        }
        // 2032年政府工作报告: given early in the year it is named for, it is on the year before.
        let is_early = || self.published.is_some_and(|date| date.year() == year) && self.is_of_first(4);
        let is_given = title.is_some_and(reports) && (is_early() || looked_back_on(self.page) == Some(year - 1));
        // A title that names two years in a row looks back on the first and ahead to the second.
        Some(if is_given || titles.contains(&(year - 1)) { year - 1 } else { year })
    }

    /// The year of a part that the title names: 上半年工作情况 is of the year it was published in.
    fn part_titled(&self) -> Option<i32> {
        let published = self.published?;
        self.titles().any(names_part).then(|| published.year())
    }

    /// The year before the one that a heading plans for: 三、2032年工作打算.
    fn planned_behind(&self) -> Option<i32> {
        let looks_ahead = |text: &str| {
            ["重点工作", "工作安排", "工作打算", "工作计划", "主要任务", "工作思路", "工作部署", "工作要点"]
                .iter()
                .any(|word| text.contains(word))
        };
        let published_in = |year: &i32| self.published.is_none_or(|date| (*year - 1..=*year).contains(&date.year()));
        let mut planned = self.page.lines.iter().filter(|line| !line.is_sentence() && looks_ahead(line.text));
        let year = planned.find_map(|line| years_of(self.page, line, false).next()).filter(published_in)?;
        Some(year - 1)
    }

    /// The year before that of a report on the work done which is given early in a year.
    fn given_early(&self) -> Option<i32> {
        let is_given = self.page.title.is_some_and(reports) && self.is_of_first(4);
        self.published.filter(|_| is_given).map(|date| date.year() - 1)
    }

    /// The year of a bulletin that opens with what there was at its end, whenever a page took it over.
    fn counted(&self) -> Option<i32> {
        self.prose().and_then(|line| counted_up_to(line.text))
    }

    /// Whether the first sentences look back on many years: 五年来，…, 近年来.
    fn looks_far_back(&self) -> bool {
        self.opening().take(2).any(|line| {
            let commas = self.page.signs.within(line.span, signs::MARK);
            let mut commas = commas.filter(|sign| matches!(sign.character, '，' | ','));
            let goes_back = |comma: &Sign| {
                let head = line.text.get(..comma.at - line.span.start).unwrap_or("");
                head.ends_with("年来") || head.ends_with("以来")
            };
            (commas.any(goes_back) || line.text.contains("近年来")) && !line.text.contains("一年来")
        })
    }

    /// The year that a clause of the first sentences begins with: 2031年，…
    fn stated(&self) -> Option<i32> {
        let fits = |year: &i32| self.published.is_none_or(|date| (date.year() - 1..=date.year()).contains(year));
        // 2031年11月，…: a month of the year before the one of publication dates an event.
        let dates_event = |year: &i32| {
            self.published.is_some_and(|date| date.year() > *year && date.month().is_some_and(|month| month > 3))
        };
        // 2016年，…；2020年，…: nor does a year that a paragraph comes to in the course of its story.
        let first_sentence = |text| str::split(text, ['。', '！', '？']).next().unwrap_or("");
        let mut opening = self.opening().flat_map(|line| years_of(self.page, line, true));
        let year = opening.find(|year| {
            let mut whole = self.opening().filter_map(|line| whole_years(first_sentence(line.text)).next());
            fits(year) && (!dates_event(year) || whole.any(|whole| whole == *year))
        })?;
        // 1988年，…。至1993年底，…: a chronicle of many years reviews none of them.
        let mut told = self.page.lines.iter().flat_map(|line| years_of(self.page, line, true));
        if self.published.is_none() && told.any(|later| later > year + 1) {
            return None;
        }
        // Early in a year the year past is looked back on, even where the day of the meeting is named first.
        let is_same = self.published.is_some_and(|date| date.year() == year);
        let is_early = is_same && self.is_of_first(3) && self.speaks_of_last();
        Some(if is_early { year - 1 } else { year })
    }

    /// Whether the first sentences or the title speak of the year past: 过去一年, 全省去年….
    fn speaks_of_last(&self) -> bool {
        // 她家去年多卖了5000元: what is told of one household looks back on no year of the whole.
        let is_of_whole = |text: &str| {
            let mut wholes = text.split(['全', '我', '各']).skip(1);
            wholes.any(|rest| rest.starts_with(['省', '市', '县', '区', '州', '旗', '国', '级', '地', '委']))
        };
        let looks_back = |text: &str| word::any(text, Role::LastYear) || is_of_whole(text) && text.contains("去年");
        self.opening().map(|line| line.text).chain(self.page.title).any(looks_back)
    }

    /// The year that is told of without its number, by the day of publication: 去年, or at the end of a year that year.
    fn spoken_of(&self) -> Option<i32> {
        let Some(date) = self.published else {
            return self.prose().and_then(|line| year_of_event(self.page, line));
        };
        if self.speaks_of_last() {
            // 去年…。今年以来…: in spring a text may tell of both years, and knows the year that runs on.
            let tells_of_this = || self.page.lines.iter().any(|line| line.text.contains("今年"));
            let is_past = self.is_of_first(3) || self.is_of_first(6) && !tells_of_this();
            return Some(date.year() - i32::from(is_past));
        }
        (date.month() == Some(12)).then(|| date.year())
    }
}

/// Whether a text names a part of the year that runs on: 上半年, 一季度.
fn names_part(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        let time = period::may_start(c).then(|| period::read(text, at)).flatten();
        time.is_some_and(|time| match time.expression {
            Expression::At(Point { base: Base::Spoken(0), part }) => {
                matches!(part, Part::Half(1) | Part::Quarter(1..=3) | Part::Months(..))
            }
            _ => false,
        })
    })
}

/// The one year that a report of a day without its year names for an event: 5月3日，县里召开2031年选调推进会.
fn year_of_event(page: &Page<'_, '_>, line: &Line<'_>) -> Option<i32> {
    let is_day = |at: usize| {
        let time = period::read(line.text, at);
        time.is_some_and(|time| {
            matches!(time.expression, Expression::At(Point { base: Base::Spoken(0), part: Part::Day(..) }))
        })
    };
    let mut named = years_of(page, line, false);
    let year = named.next().filter(|_| times_of(page, line).any(is_day))?;
    named.all(|other| other == year).then_some(year)
}
