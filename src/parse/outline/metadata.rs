//! Date, publisher, signature, region and year of a report, from the page and its first paragraphs.

use super::RegionLookup;
use super::chrome::ChromeRole;
use super::document::Seen;
use super::home;
use super::line::{self, Line, is_space};
use super::reviewed::year_reviewed;
use super::word::{self, Role};
use crate::parse::signs::{self, Signs};
use crate::period::{self, Base, Date, Expression, Part, Point};
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
    let unlisted = || home::unlisted(page, publisher_name, regions);
    let region = match (!speaks_of_nation).then(unlisted).flatten() {
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
    let text = past_address(line.text);
    !line.is_sentence() && text.chars().nth(LONGEST).is_none() && is_date_line(text) && dates(text).next().is_some()
}

/// A line without the address of the page at its head and the brackets around what follows it.
fn past_address(line: &str) -> &str {
    let is_address = line.starts_with("http") || line.starts_with("www.");
    let rest = is_address.then(|| line.get(line.find(is_space)?..)).flatten();
    rest.map_or(line, |rest| rest.trim_start_matches(|c| is_space(c) || matches!(c, '[' | '【' | '(' | '（')))
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

/// 《某某先锋》2031年第7期: the year of an issue.
fn issue(text: &str) -> Option<Date> {
    const DIGITS: usize = 4;
    text.match_indices("年第").find_map(|(at, mark)| {
        let year = text.get(at.checked_sub(DIGITS)?..at)?;
        let number = text.get(at + mark.len()..)?;
        let rest = number.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let is_issue = rest.len() < number.len() && rest.starts_with('期');
        Date::new(year.parse().ok().filter(|_| is_issue)?, None, None)
    })
}

fn published(page: &Page<'_, '_>, fields: impl Iterator<Item = Field> + Clone) -> Option<Date> {
    let labelled = fields.clone().find_map(|(role, span)| {
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
    let field = || page.lines.iter().find(|line| line.text.contains('。')).and_then(|line| field_date(line.text));
    // 来源：《某某先锋》2031年第7期: no day, but a year.
    let sources = fields.filter(|(role, _)| *role == Role::LabelSource).filter_map(|(_, span)| span.of(page.text));
    let mut issued = sources.chain(page.head.iter().map(|seen| seen.line.text));
    labelled
        .or_else(|| first(page.head))
        .or_else(inner)
        .or_else(titled)
        .or_else(foot)
        .or_else(stray)
        .or_else(field)
        .or_else(|| issued.find_map(issue))
}

/// The date in a row of fields that opens with the title and ends in the text: 标题,2031-11-10,"正文….
fn field_date(row: &str) -> Option<Date> {
    const LONGEST_TITLE: usize = 80;
    let is_mark = |c| matches!(c, ',' | '，' | '\t' | '|');
    let mut at = 0;
    for (index, field) in row.split_inclusive(is_mark).enumerate() {
        let date = field.trim_end_matches(is_mark).trim_matches(|c| is_space(c) || c == '"');
        let is_behind = index > 0 && date.len() < field.len() && date.len() <= "2031-11-10 08:00:00".len();
        if let Some(date) = is_behind.then(|| dates(date).next()).flatten() {
            return Some(date);
        }
        at += field.chars().count();
        if at > LONGEST_TITLE || field.contains('。') {
            return None;
        }
    }
    None
}

fn publisher(page: &Page<'_, '_>, fields: impl Iterator<Item = Field>) -> Option<(String, Span)> {
    let all = || page.head.iter().chain(page.inner.iter().filter(|seen| seen.inner_role().is_some())).chain(page.foot);
    let labelled = fields.filter(|(role, _)| *role == Role::LabelSource).find_map(|(_, span)| {
        let value = span.of(page.text)?;
        // 《某某先锋》2031年第7期.
        let titled = value.strip_prefix('《').and_then(|rest| rest.split_once('》')).map(|(title, _)| title);
        let first = || value.split(is_space).next().unwrap_or("").trim_matches(|c| "《》“”\"".contains(c));
        let name = titled.unwrap_or_else(first);
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
    // 《某某观察》 2031年7月1日, 2031-07-01 某某网: on the line that dates the page.
    let dated = || {
        let lines = page.head.iter().filter(|seen| seen.head_role() == Some(ChromeRole::Date)).map(|seen| &seen.line);
        lines.into_iter().find_map(|line| {
            let titled = line.text.split_once('《').and_then(|(_, rest)| rest.split_once('》')).map(|(name, _)| name);
            let medium = || line.text.split(|c| is_space(c) || c == '|').find(|token| is_medium(token));
            let name = titled.or_else(medium)?;
            let start = line.span.start + line.text.find(name)?;
            Some((name.to_owned(), Span::new(start, start + name.len())))
        })
    };
    labelled.or_else(named).or_else(dated)
}

/// Whether a word of the line that dates a page names who published it.
fn is_medium(token: &str) -> bool {
    (3..=8).contains(&token.chars().count()) && token.chars().all(is_han) && word::closes(token, Role::Medium)
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
            let end = line.text.starts_with(['（', '(']).then(|| line.text.find("供稿")).flatten()? + "供稿".len();
            let name = line.text.get(..end)?.trim_start_matches(['（', '(']);
            owned(Span::new(line.span.start + end - name.len(), line.span.start + end))
        })
    };
    let reported = || page.head.iter().find_map(|seen| owned(reporter(page.signs, &seen.line)?));
    let opened = || owned(opening_reporter(page.lines.iter().find(|line| line.is_sentence())?)?);
    let pictured = || page.head.iter().find_map(|seen| owned(before_pictures(&seen.line)?));
    let edited = || page.head.iter().find_map(|seen| owned(editing_body(&seen.line)?));
    labelled
        .or_else(supplied)
        .or_else(signed)
        .or_else(reported)
        .or_else(opened)
        .or_else(pictured)
        .or_else(bracketed)
        .or_else(edited)
}

/// 本报讯（记者 张某 通讯员 李某）: who reported, in brackets before the first words of the text.
fn opening_reporter(line: &Line<'_>) -> Option<Span> {
    const LONGEST_HEAD: usize = 12;
    const LONGEST: usize = 40;
    let open = line.text.find(['（', '('])?;
    let head = line.text.get(..open).filter(|head| head.chars().count() <= LONGEST_HEAD)?;
    let inside = line.text.get(open..)?.trim_start_matches(['（', '(']);
    let name = inside.get(..inside.find(['）', ')'])?)?.trim_matches(is_space);
    let is_name = ["记者", "通讯员"].iter().any(|word| name.starts_with(word)) && name.chars().count() <= LONGEST;
    let start = line.span.start + head.len() + line.text.get(open..)?.find(name)?;
    is_name.then(|| Span::new(start, start + name.len()))
}

/// 张某 李某 文/图: those who wrote, before what says so.
fn before_pictures(line: &Line<'_>) -> Option<Span> {
    const LONGEST: usize = 30;
    let end = line.text.find("文/图")? + "文/图".len();
    let name = line.text.get(..end)?;
    let is_name = name.chars().count() <= LONGEST && name.starts_with(is_han) && !name.contains(['。', '，', '：']);
    is_name.then(|| Span::new(line.span.start, line.span.start + end))
}

/// 中共某县委组织部编 2031年7月12日: the body that edits a brief.
fn editing_body(line: &Line<'_>) -> Option<Span> {
    let mut at = 0;
    for token in line.text.split(is_space) {
        let start = line.span.start + at;
        at += token.len() + line.text.get(at + token.len()..)?.chars().next().map_or(0, char::len_utf8);
        let body = ["编印", "编发", "主办", "编"].iter().find_map(|act| token.strip_suffix(act));
        if let Some(body) = body.filter(|body| is_body(body)) {
            return Some(Span::new(start, start + body.len()));
        }
    }
    None
}

/// Whether words are the name of a body that issues papers.
fn is_body(name: &str) -> bool {
    let length = name.chars().count();
    (5..=24).contains(&length) && word::closes(name, Role::Body) && name.chars().all(is_han)
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
