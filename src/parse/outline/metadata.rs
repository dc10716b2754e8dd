//! Date, publisher, signature, region and year of a report, from the page and its first paragraphs.

use super::RegionLookup;
use super::chrome::ChromeRole;
use super::document::Seen;
use super::home;
use super::line::{self, Line, is_space};
use super::word::{self, Role};
use crate::parse::dating::is_plan;
use crate::parse::link_words::Words;
use crate::parse::signs::{self, Sign, Signs};
use crate::period::{self, Base, Date, Expression, Length, Part, Point, TimeUnit};
use crate::region::Adcode;
use crate::text::Span;

/// What is known of a page before its facts are read.
pub(super) struct Page<'t, 's> {
    pub signs: &'s Signs<'t>,
    /// Whether every region that is looked up begins at a sign of a place.
    pub is_signed: bool,
    pub text: &'t str,
    pub head: &'s [Seen<'t>],
    pub foot: &'s [Seen<'t>],
    pub inner: &'s [Seen<'t>],
    pub lines: &'s [Line<'t>],
    pub title: Option<&'s str>,
    pub subtitle: Option<&'s str>,
}

/// Facts of a page.
pub(super) struct Facts {
    pub published: Option<Date>,
    pub publisher: Option<(String, Span)>,
    pub byline: Option<(String, Span)>,
    pub region: Option<(String, Option<Adcode>)>,
    pub year_reviewed: Option<i32>,
}

pub(super) fn read(page: &Page<'_, '_>, regions: &RegionLookup<'_>) -> Facts {
    let of = |seen: &Seen<'_>| fields(page.signs, &seen.line);
    let [head, foot] = [page.head, page.foot].map(|seen| seen.iter().flat_map(of).collect::<Vec<Field>>());
    let around = || head.iter().chain(&foot).copied();
    let inner = page.inner.iter().filter(|seen| seen.inner_role().is_some()).flat_map(of);
    let published = published(page, around());
    let publisher = publisher(page, head.iter().copied().chain(inner).chain(foot.iter().copied()));
    let byline = byline(page, around());
    let known = home::region(page, publisher.as_ref().map(|(name, _)| name.as_str()), regions);
    // A roundup of the nation is published by someone: whoever signs it is not what it speaks of.
    let speaks_of_nation = known.as_ref().is_some_and(|(_, code)| *code == Adcode::NATION);
    let publisher_name = publisher.as_ref().map(|(name, _)| name.as_str());
    let region = match home::unlisted(page, publisher_name, regions).filter(|_| !speaks_of_nation) {
        Some(name) => Some((name, None)),
        None => known.map(|(name, code)| (name, Some(code))),
    };
    let year_reviewed = year_reviewed(page, published);
    Facts { published, publisher, byline, region, year_reviewed }
}

/// A labelled field: the role of its label and where its value stands.
type Field = (Role, Span);

/// The labelled fields of a line.
fn fields(signs: &Signs<'_>, line: &Line<'_>) -> Vec<Field> {
    let mut marks: Vec<(Role, usize, usize)> = Vec::new();
    let colons = signs.within(line.span, signs::MARK).filter(|sign| matches!(sign.character, '：' | ':'));
    for colon in colons {
        let at = colon.at - line.span.start;
        if let Some(label) = word::label(line.text.get(..at).unwrap_or("")) {
            marks.push((label.role, at - label.word.len(), colon.end() - line.span.start));
        }
    }
    let end_of = |index: usize| marks.get(index + 1).map_or(line.text.len(), |(_, start, _)| *start);
    let value = |(index, (role, _, from)): (usize, &(Role, usize, usize))| {
        let raw = line.text.get(*from..end_of(index)).unwrap_or("");
        let is_frame = |c| matches!(c, '【' | '】' | '[' | ']' | '|' | '（' | '）' | '(' | ')');
        let value = raw.trim_matches(|c| is_frame(c) || is_space(c));
        let start = line.span.start + from + raw.find(value).unwrap_or(0);
        (*role, Span::new(start, start + value.len()))
    };
    marks.iter().enumerate().map(value).collect()
}

/// The whole dates of a line.
fn dates(text: &str) -> impl Iterator<Item = Date> {
    let mut signs = text.char_indices();
    let mut behind = 0;
    std::iter::from_fn(move || {
        loop {
            let (at, c) = signs.find(|(at, c)| *at >= behind && (c.is_ascii_digit() || matches!(c, '二' | '一')))?;
            let stamp = || day_first(text, at).or_else(|| torn(text, at));
            if let Some((date, end)) = c.is_ascii_digit().then(stamp).flatten() {
                behind = end;
                return Some(date);
            }
            let Some(time) = period::read(text, at) else { continue };
            behind = time.span.end;
            if let Expression::At(Point { base: Base::Year(year), part: Part::Day(month, day) }) = time.expression
                && let Some(date) = Date::new(year, Some(month), Some(day))
            {
                return Some(date);
            }
        }
    })
}

/// 28.11.2031, 11/28/2031: a date with its year last, and where it ends.
fn day_first(text: &str, at: usize) -> Option<(Date, usize)> {
    let is_inner = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/');
    if text.get(..at)?.ends_with(is_inner) {
        return None;
    }
    let rest = text.get(at..)?;
    let end = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
    let is_slashed = rest.get(..end)?.contains('/');
    let mut parts = rest.get(..end)?.split(['.', '/']);
    let (mut day, mut month, year) = (parts.next()?, parts.next()?, parts.next()?);
    // 11/28/2031: with strokes the month stands first, where it can.
    if is_slashed && day.parse::<u8>().is_ok_and(|day| day <= 12) {
        (day, month) = (month, day);
    }
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, Some(month.parse().ok()?), Some(day.parse().ok()?))?;
    Some((date, at + end))
}

/// 2031 05/ 13, 2031-05 13: a date of a stamp whose marks are torn, and where it ends.
fn torn(text: &str, at: usize) -> Option<(Date, usize)> {
    const LONGEST: usize = 3;
    let before = text.get(..at)?.trim_end_matches('/');
    if before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.')) {
        return None;
    }
    // 2031年/5月/13日.
    let is_mark = |c: char| is_space(c) || matches!(c, '-' | '/' | '.' | '年' | '月');
    let number = |from: usize, most: usize| {
        let rest = text.get(from..)?;
        let length = rest.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        let digits = rest.get(..length).filter(|_| (1..=most).contains(&length))?;
        Some((digits.parse::<i32>().ok()?, from + length))
    };
    let marks = |from: usize| {
        let rest = text.get(from..)?;
        let length: usize = rest.chars().take(LONGEST + 1).take_while(|c| is_mark(*c)).map(char::len_utf8).sum();
        let marks = rest.get(..length).filter(|marks| (1..=LONGEST).contains(&marks.chars().count()))?;
        Some((marks, from + length))
    };
    let (year, end) = number(at, 4).filter(|(year, end)| end - at == 4 && (1980..2200).contains(year))?;
    let (first, end) = marks(end)?;
    let (month, end) = number(end, 2)?;
    let (second, end) = marks(end)?;
    let (day, end) = number(end, 2)?;
    // 2031 5 13 without any mark is a row of numbers, and 2031年5-13 the months of a year.
    let is_marked = [first, second].iter().any(|marks| !marks.chars().all(is_space))
        && first.contains('年') == second.contains('月');
    let date = Date::new(year, Some(u8::try_from(month).ok()?), Some(u8::try_from(day).ok()?))?;
    is_marked.then_some((date, end))
}

/// Whether a line says little but the day of the page: 更新于2031-11-28.
pub(super) fn is_stamp(line: &Line<'_>) -> bool {
    const LONGEST: usize = 40;
    line.length <= LONGEST && !line.is_sentence() && is_date_line(line.text) && dates(line.text).next().is_some()
}

/// Whether a line below the text dates it, and not a link to another text, a comment or a notice.
fn is_date_line(line: &str) -> bool {
    const MOST_WORDS: usize = 16;
    const MOST_DIGITS: usize = 14;
    let is_link =
        line.starts_with(['·', '•', '●', '◆', '>', '|', '-']) || line.starts_with('[') && !line.ends_with(']');
    if is_link {
        return false;
    }
    let (mut words, mut digits) = (0, 0);
    for c in line.chars() {
        match c {
            // That of a comment.
            '！' | '!' | '楼' | '赞' | '？' | '。' | '，' => return false,
            '0'..='9' | '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' =>
            {
                digits += 1;
            }
            '年' | '月' | '日' | '-' | '/' | '.' | ':' | '：' => {}
            c => words += usize::from(!is_space(c)),
        }
        if words > MOST_WORDS || digits > MOST_DIGITS {
            return false;
        }
    }
    true
}

fn published(page: &Page<'_, '_>, mut fields: impl Iterator<Item = Field>) -> Option<Date> {
    let labelled = fields.find_map(|(role, span)| {
        let value = span.of(page.text).filter(|_| role == Role::LabelDate)?;
        dates(value).next()
    });
    let first = |lines: &[Seen<'_>]| {
        // A stamp may be torn over several lines.
        let stamp = |line: &Line<'_>| {
            let opens = line.text.starts_with(|c: char| c.is_ascii_digit());
            opens.then(|| torn(page.text, line.span.start)).flatten().map(|(date, _)| date)
        };
        let date = |line: &Line<'_>| dates(line.text).next().or_else(|| stamp(line));
        lines.iter().filter(|seen| seen.head_role().is_some()).find_map(|seen| date(&seen.line))
    };
    let inner = || {
        let is_date = |seen: &&Seen<'_>| seen.inner_role() == Some(ChromeRole::Date);
        page.inner.iter().filter(is_date).find_map(|seen| dates(seen.line.text).next())
    };
    let foot = || {
        // A line that repeats the title is of this text too.
        let is_titled = |line: &str| page.title.is_some_and(|title| line.contains(title));
        let signed = page.foot.iter().filter(|seen| is_date_line(seen.line.text) || is_titled(seen.line.text));
        signed.rev().find_map(|seen| dates(seen.line.text).last())
    };
    let titled = || page.subtitle.into_iter().chain(page.title).find_map(|text| dates(text).next());
    // A line that no pattern knows, and that says little but a day.
    let stray = || {
        let lines = page.head.iter().map(|seen| &seen.line).chain(page.lines);
        lines.filter(|line| is_stamp(line)).find_map(|line| dates(line.text).next())
    };
    labelled.or_else(|| first(page.head)).or_else(inner).or_else(titled).or_else(foot).or_else(stray)
}

fn publisher(page: &Page<'_, '_>, fields: impl Iterator<Item = Field>) -> Option<(String, Span)> {
    let all = || page.head.iter().chain(page.inner.iter().filter(|seen| seen.inner_role().is_some())).chain(page.foot);
    let labelled = fields.filter(|(role, _)| *role == Role::LabelSource).find_map(|(_, span)| {
        let value = span.of(page.text)?;
        let name = value.split(is_space).next().unwrap_or("").trim_matches(|c| "《》“”\"".contains(c));
        let at = span.start + value.find(name).unwrap_or(0);
        (name.chars().count() >= 2 && !name.starts_with("本"))
            .then(|| (name.to_owned(), Span::new(at, at + name.len())))
    });
    let named = || {
        all().find_map(|seen| {
            let mut at = 0;
            for token in seen.line.text.split(|c| is_space(c) || "|·（）()【】《》，,。：:".contains(c)) {
                let start = seen.line.span.start + at;
                at += token.len()
                    + seen
                        .line
                        .text
                        .get(at + token.len()..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(0, char::len_utf8);
                let token = word::words(Role::Edition).find_map(|word| token.strip_suffix(word.word)).unwrap_or(token);
                let is_name = (3..=12).contains(&token.chars().count())
                    && word::closes(token, Role::Publisher)
                    && !token.contains("本报");
                if is_name {
                    return Some((token.to_owned(), Span::new(start, start + token.len())));
                }
            }
            None
        })
    };
    labelled.or_else(named)
}

fn byline(page: &Page<'_, '_>, fields: impl Iterator<Item = Field>) -> Option<(String, Span)> {
    let all = || page.head.iter().chain(page.inner).chain(page.foot);
    let owned = |span: Span| span.of(page.text).filter(|name| !name.is_empty()).map(|name| (name.to_owned(), span));
    let labelled =
        fields.filter(|(role, span)| *role == Role::LabelAuthor && span.len() <= 90).find_map(|(_, span)| owned(span));
    let signed = || {
        all()
            .filter(|seen| seen.is_byline() && !seen.line.text.ends_with("编辑部"))
            .find_map(|seen| owned(bare(seen.line)))
    };
    // （某组） behind the last sentence.
    let bracketed = || {
        let last = page.lines.last()?;
        let open = last.text.rfind(['（', '('])?;
        let note = last.text.get(open..)?.trim_matches(|c| "（）()□■◆●▲".contains(c) || is_space(c));
        let is_behind = last.text.ends_with(['）', ')']) && last.text.get(..open)?.ends_with(line::is_final);
        let is_name = is_behind
            && (2..=30).contains(&note.chars().count())
            && !note.contains(['。', '，', '：', ':', '续', '版']);
        let start = last.span.start + open + last.text.get(open..)?.find(note)?;
        is_name.then(|| owned(Span::new(start, start + note.len()))).flatten()
    };
    // （某部供稿　联系人：某某）
    let supplied = || {
        page.foot.iter().chain(page.inner).filter(|seen| seen.line.length <= 80).find_map(|seen| {
            let line = seen.line;
            let end = line.text.find("供稿").filter(|_| line.text.starts_with(['（', '(']))? + "供稿".len();
            let name = line.text.get(..end)?.trim_start_matches(['（', '(']);
            owned(Span::new(line.span.start + end - name.len(), line.span.start + end))
        })
    };
    let reported = || page.head.iter().find_map(|seen| owned(reporter(page.signs, &seen.line)?));
    labelled.or_else(supplied).or_else(signed).or_else(reported).or_else(bracketed)
}

/// Who reported, on a line that says more than that: 来源：柳江日报　记者 张某 通讯员 李某.
fn reporter(signs: &Signs<'_>, line: &Line<'_>) -> Option<Span> {
    const LONGEST: usize = 30;
    let at = ["记者", "通讯员"].iter().filter_map(|word| line.text.find(word)).min()?;
    let head = line.text.get(..at)?;
    // 本报记者, 柳江日报记者: the paper belongs to the name; （记者 is told by its bracket.
    let is_part = |c: &char| !is_space(*c) && !"：:|【】[]（）()□■●◎/".contains(*c);
    let paper: usize = head.chars().rev().take_while(is_part).map(char::len_utf8).sum();
    let rest = line.text.get(at..)?;
    let next =
        fields(signs, line).into_iter().map(|(_, span)| span.start).filter(|start| *start > line.span.start + at).min();
    let end = next.and_then(|next| rest.get(..next - line.span.start - at)).map_or(rest, |rest| {
        // The label of the next field is none of the name.
        rest.rfind(is_space).and_then(|blank| rest.get(..blank)).unwrap_or("")
    });
    let name = end.trim_end_matches(|c| is_space(c) || "）)】]|".contains(c));
    let named = name.trim_start_matches(|c: char| "记者通讯员".contains(c) || is_space(c) || c == '：');
    let is_name = named.chars().next().is_some_and(is_han)
        && name.chars().count() <= LONGEST
        && !name.contains(['，', '。', '；', ',', '！', '？']);
    let start = line.span.start + at - paper;
    is_name.then(|| Span::new(start, start + paper + name.len()))
}

/// A signature without the brackets around it.
fn bare(line: Line<'_>) -> Span {
    let name = line.text.trim_matches(|c| "（）()□■◆●▲".contains(c) || is_space(c));
    let start = line.span.start + line.text.find(name).unwrap_or(0);
    Span::new(start, start + name.len())
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

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

fn year_reviewed(page: &Page<'_, '_>, published: Option<Date>) -> Option<i32> {
    if page.subtitle.into_iter().chain(page.title).any(spans_years) {
        return None;
    }
    let mut titles: Vec<i32> =
        page.subtitle.into_iter().chain(page.title).flat_map(|text| years(text, times(text), false)).collect();
    // 2032年形成四大机制: what a title looks ahead to is not what its text is on.
    // 回眸2031, 年鉴（2032）: a year without its sign.
    if titles.is_empty() {
        titles.extend(page.subtitle.into_iter().chain(page.title).flat_map(bare_years));
    }
    titles.retain(|year| published.is_none_or(|date| *year <= date.year() + 1));
    if let Some(year) = titles.pop() {
        // A yearbook is on the year before the one it is named for.
        if page.title.is_some_and(|title| title.contains("年鉴")) {
            return Some(year - 1);
        }
        // 2032年政府工作报告: given early in the year it is named for, it is on the year before.
        let is_early = |date: Date| date.year() == year && date.month().is_some_and(|month| month <= 4);
        let is_given = page.title.is_some_and(reports)
            && (published.is_some_and(is_early) || looked_back_on(page) == Some(year - 1));
        // A title that names two years in a row looks back on the first and ahead to the second.
        return Some(if is_given || titles.contains(&(year - 1)) { year - 1 } else { year });
    }
    // What is to be done looks back on no year.
    if page.title.is_some_and(is_plan) {
        return None;
    }
    // 上半年工作情况: of the year it was published in.
    let names_part = |text: &str| {
        text.char_indices().any(|(at, c)| {
            let time = period::may_start(c).then(|| period::read(text, at)).flatten();
            time.is_some_and(|time| match time.expression {
                Expression::At(Point { base: Base::Spoken(0), part }) => {
                    matches!(part, Part::Half(1) | Part::Quarter(1..=3) | Part::Months(..))
                }
                _ => false,
            })
        })
    };
    if let Some(published) = published
        && page.subtitle.into_iter().chain(page.title).any(names_part)
    {
        return Some(published.year());
    }
    if let Some(year) = looked_back_on(page) {
        return Some(year);
    }
    // A heading that plans for a year follows on the one that is over.
    let looks_ahead = |text: &str| {
        ["重点工作", "工作安排", "工作打算", "工作计划", "主要任务", "工作思路", "工作部署", "工作要点"]
            .iter()
            .any(|word| text.contains(word))
    };
    let published_in = |year: &i32| published.is_none_or(|date| (*year - 1..=*year).contains(&date.year()));
    let planned = || page.lines.iter().filter(|line| !line.is_sentence() && looks_ahead(line.text));
    if let Some(year) = planned().find_map(|line| years_of(page, line, false).next()).filter(published_in) {
        return Some(year - 1);
    }
    // A report on the work done, given early in a year, is on the year before.
    if page.title.is_some_and(reports)
        && let Some(date) = published.filter(|date| date.month().is_some_and(|month| month <= 4))
    {
        return Some(date.year() - 1);
    }
    let opening = || page.lines.iter().filter(|line| line.is_sentence()).take(4);
    let looks_far_back = opening().take(2).any(|line| {
        let mut commas = page.signs.within(line.span, signs::MARK).filter(|sign| matches!(sign.character, '，' | ','));
        let goes_back = |comma: &Sign| {
            let head = line.text.get(..comma.at - line.span.start).unwrap_or("");
            head.ends_with("年来") || head.ends_with("以来")
        };
        (commas.any(goes_back) || line.text.contains("近年来")) && !line.text.contains("一年来")
    });
    let fits = |year: &i32| published.is_none_or(|date| (date.year() - 1..=date.year()).contains(year));
    // A bulletin that opens with what there was at the end of a year is on that year, whenever a page took it over.
    let is_prose = |line: &&Line<'_>| line.is_sentence() || line.text.contains('。');
    if let Some(year) = page.lines.iter().find(is_prose).and_then(|line| counted_up_to(line.text)) {
        return Some(year);
    }
    // 2031年11月，…: a month of the year before the one of publication dates an event.
    let dates_event =
        |year: &i32| published.is_some_and(|date| date.year() > *year && date.month().is_some_and(|month| month > 3));
    // 2016年，…；2020年，…: nor does a year that a paragraph comes to in the course of its story.
    let first_sentence = |text| str::split(text, ['。', '！', '？']).next().unwrap_or("");
    let whole = || opening().filter_map(move |line| whole_years(first_sentence(line.text)).next());
    let stated = opening()
        .flat_map(|line| years_of(page, line, true))
        .find(|year| fits(year) && (!dates_event(year) || whole().any(|whole| whole == *year)));
    let speaks_of_last =
        || opening().map(|line| line.text).chain(page.title).any(|text| word::any(text, Role::LastYear));
    // Early in a year the year past is looked back on, even where the day of the meeting is named first.
    let is_early = |year: &i32| {
        let early = published.is_some_and(|date| date.year() == *year && date.month().is_some_and(|month| month <= 3));
        early && speaks_of_last()
    };
    // 1988年，…。至1993年底，…: a chronicle of many years reviews none of them.
    let goes_on = |year: i32| {
        published.is_none()
            && page.lines.iter().flat_map(|line| years_of(page, line, true)).any(|later| later > year + 1)
    };
    let stated = stated.filter(|year| !goes_on(*year));
    if let Some(year) = stated.filter(|_| !looks_far_back) {
        return Some(if is_early(&year) { year - 1 } else { year });
    }
    match published {
        Some(date) if !looks_far_back && speaks_of_last() => {
            // 去年…。今年以来…: in spring a text may tell of both years, and knows the year that runs on.
            let tells_of_this = || page.lines.iter().any(|line| line.text.contains("今年"));
            let is_past = date.month().is_some_and(|month| month <= 3 || month <= 6 && !tells_of_this());
            Some(date.year() - i32::from(is_past))
        }
        // At the end of a year that year is looked back on.
        Some(date) if !looks_far_back && date.month() == Some(12) => Some(date.year()),
        _ => None,
    }
}
