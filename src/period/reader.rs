//! [`read`]: the grammar of time expressions.
//!
//! One expression is read at a given byte, the longest there is. What stands around it is the caller's business: 第三年,
//! 十年如一日 and 35周岁 are told apart by those who know ordinals, idioms and classifiers.

use super::anchor::{self, AnchorKind};
use super::clock::clock;
use super::cursor::Cursor;
use super::digital::{self, iso, iso_month};
use super::opening::{Opening, may_start};
use super::part::part;
use super::word::Meaning;
use super::{Base, Expression, Found, Length, Part, Point, TimeClass, TimeUnit};
use crate::text::Span;

/// More years than these are a year and no length.
const MOST_YEARS: u32 = 100;
/// As many hours are counted, and last nobody.
const MANY_HOURS: u32 = 1000;
/// Words that ask for the state at a point.
const UNTIL: [&str; 6] = ["截至到", "截止到", "截至", "截止", "到", "至"];
/// Words between the two ends of a range.
pub(super) const RANGE: [&str; 9] = ["——", "—", "－", "-", "–", "~", "～", "至", "到"];
/// Words after a point that open an interval without an end.
const SINCE: [&str; 10] = ["以来", "至今", "以后", "之后", "开始", "迄今", "过后", "起", "后", "来"];
/// Words after a point that open an interval without a start.
const BEFORE: [&str; 3] = ["以前", "之前", "前"];
/// Characters that make 起, 后, 来, 前 after a point part of another word.
const NOT_SUFFIX: &str = "移进草步点诉义伏色续期备勤台进半方列沿后往夕到自源历线茬临龄";
/// Words between the name of an event and 以来.
const HAPPENED: [&str; 11] = ["胜利", "召开", "闭幕", "开展", "启动", "实施", "发生", "打响", "推进", "暴发", "爆发"];
/// What lengths of time are counted in.
const UNITS: [&str; 19] = [
    "周年",
    "年头",
    "年",
    "载",
    "季度",
    "月",
    "星期",
    "礼拜",
    "周",
    "工作日",
    "日",
    "昼夜",
    "天",
    "小时",
    "钟头",
    "分钟",
    "秒钟",
    "秒",
    "世纪",
];
/// Characters of the words for within behind a length of time.
const WITHIN: [char; 3] = ['之', '以', '内'];
/// Reads the longest time expression that starts at byte `at` of `text`; `None` where none does, and where `at` is
/// not a character boundary.
///
/// ```
/// use zongshu::period::{TimeClass, read};
/// let text = "截至2023年6月底，三年来";
/// let date = read(text, 0).expect("a date");
/// assert_eq!((date.span.of(text), date.class), (Some("截至2023年6月底"), TimeClass::Date));
/// let duration = read(text, text.find('三').unwrap()).expect("a duration");
/// assert_eq!((duration.span.of(text), duration.class), (Some("三年来"), TimeClass::Duration));
/// ```
pub fn read(text: &str, at: usize) -> Option<Found> {
    if !may_start(text.get(at..)?.chars().next()?) {
        return None;
    }
    let opening = Opening::at(text, at).filter(Opening::may_begin)?;
    let mut cursor = Cursor { text, at };
    // 5.2天 does not begin behind its point.
    let is_behind_point = || {
        let mut before = text.get(..at).unwrap_or("").chars().rev();
        before.next() == Some('.') && before.next().is_some_and(|c| c.is_ascii_digit())
    };
    // Which rules may begin with what stands there is told first: most begin with one of a few.
    let when = |may_begin: bool| may_begin.then_some(());
    let Opening { first, number, behind, word, .. } = opening;
    let seen = when(matches!(first, '截' | '到' | '至'))
        .and_then(|()| until(&mut cursor))
        .or_else(|| {
            let is_count =
                number.is_some_and(|number| number.value <= MOST_YEARS) && behind.starts_with(['年', '多', '余', '个']);
            when(is_count || matches!(first, '最' | '过' | '近' | '今' | '未'))
                .and_then(|()| counted_years(&mut cursor))
        })
        .or_else(|| when(word.is_some() || first == '多').and_then(|()| recent(&mut cursor, word)))
        .or_else(|| {
            let is_hour = number.is_some() && behind.starts_with([':', '：', '时', '点']);
            when(is_hour).and_then(|()| hours(&mut cursor))
        })
        .or_else(|| dated(&mut cursor, &opening))
        .or_else(|| {
            when((number.is_some() || first == '半') && !is_behind_point()).and_then(|()| lasting(&mut cursor))
        })?;
    // 第三年 counts in order.
    if text.get(..at).is_some_and(|before| before.ends_with('第')) {
        return None;
    }
    Some(Found {
        span: Span::new(at, cursor.at),
        class: seen.class,
        expression: seen.expression,
        has_numeral: seen.has_numeral,
        is_named: seen.is_named,
    })
}

/// What a rule saw.
struct Seen {
    class: TimeClass,
    expression: Expression,
    has_numeral: bool,
    is_named: bool,
}

impl Seen {
    fn date(expression: Expression, spot: Spot) -> Seen {
        Seen { class: TimeClass::Date, expression, has_numeral: spot.has_numeral, is_named: spot.is_named }
    }

    fn duration(expression: Expression) -> Seen {
        Seen { class: TimeClass::Duration, expression, has_numeral: true, is_named: false }
    }
}

/// A point with how it was written.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) point: Point,
    has_numeral: bool,
    is_named: bool,
    /// A bare name of an event, which is a time only with 以来 and the like.
    needs_suffix: bool,
}

impl Spot {
    pub(super) fn plain(base: Base, part: Part, has_numeral: bool) -> Spot {
        Spot { point: Point { base, part }, has_numeral, is_named: false, needs_suffix: false }
    }
}

/// 截至2023年6月底, 到2025年, 截至目前.
fn until(cursor: &mut Cursor<'_>) -> Option<Seen> {
    // 增至今年的88万元: 至 belongs to the verb; a year in digits is dated by it all the same.
    let is_change =
        |head: &str| head.ends_with(['增', '升', '提', '扩', '涨', '降', '减', '缩', '跌', '落', '压', '加']);
    let names_year = ["至今年", "到今年", "至去年", "到去年"].iter().any(|word| cursor.rest().starts_with(word));
    if names_year && cursor.text.get(..cursor.at).is_some_and(is_change) {
        return None;
    }
    cursor.attempt(|c| {
        c.take_any(&UNTIL)?;
        let spot = point(c).filter(|spot| !spot.needs_suffix)?;
        let _ = c.take("为止");
        Some(Seen::date(Expression::AsOf(spot.point), spot))
    })
}

/// 近三年, 过去一年, 今后五年, 五年来, 三年间.
fn counted_years(cursor: &mut Cursor<'_>) -> Option<Seen> {
    cursor.attempt(|c| {
        let before = c.take_any(&["最近", "过去的", "过去", "近", "今后", "未来"]);
        let years = c.numeral().filter(|n| !n.is_bare_magnitude && n.value > 0)?;
        let unit = c.take_any(&["多年", "余年", "年多", "年"]).or_else(|| c.take_any(&["个年头"]))?;
        if c.next_is("级代") {
            return None;
        }
        // 五年前.
        let ago = before.is_none()
            && years.value <= MOST_YEARS
            && c.attempt(|c| (c.take("前") && !c.next_is(NOT_SUFFIX)).then_some(())).is_some();
        if let Some(years) = ago.then(|| i32::try_from(years.value).ok()).flatten() {
            let point = Point { base: Base::Publication(-years), part: Part::Whole };
            return Some(Seen::date(Expression::At(point), Spot::plain(point.base, point.part, true)));
        }
        // 两三年间 counts none.
        if years.is_guess {
            return None;
        }
        let is_next = matches!(before, Some("今后" | "未来"));
        let after = if is_next { None } else { c.take_any(&["以来", "下来", "来", "间"]) };
        // 刚刚过去的2018年 is a year and no length.
        if years.value > MOST_YEARS || before.is_none() && after.is_none() {
            return None;
        }
        let _ = before.is_some() && after.is_none() && c.take("中");
        // 两年多来 began in the third year.
        let begun = years.value + u32::from(unit == "年多");
        let expression = if is_next { Expression::NextYears(years.value) } else { Expression::LastYears(begun) };
        Some(Seen::duration(expression))
    })
}

/// 近年来, 多年来.
fn recent(cursor: &mut Cursor<'_>, word: Option<(&str, Meaning)>) -> Option<Seen> {
    if !cursor.take("多年来") {
        let (word, Meaning::Recent) = word? else {
            return None;
        };
        let _ = cursor.take(word) && cursor.take("来");
    }
    Some(Seen { class: TimeClass::Date, expression: Expression::Recent, has_numeral: false, is_named: false })
}

/// 09:01:57, 上午9时, 8时至20时, standing alone.
fn hours(cursor: &mut Cursor<'_>) -> Option<Seen> {
    clock(cursor)?;
    let spot = Spot::plain(Base::Now, Part::Whole, true);
    Some(Seen::date(Expression::UNDATED, spot))
}

/// Points, ranges of points, and points with 以来 or 以前.
fn dated<'t>(cursor: &mut Cursor<'t>, opening: &Opening<'t>) -> Option<Seen> {
    cursor.attempt(|c| {
        if opening.is_wordless_year()
            && let Some((first, last)) = c.attempt(listed_years).or_else(|| c.attempt(digital::range))
        {
            return Some(Seen::date(Expression::Between(first.point, last.point), last));
        }
        let based = Based::at(*c, opening);
        if let Some((first, last)) = c.attempt(|c| months(c, &based)).or_else(|| c.attempt(|c| days(c, &based))) {
            return Some(Seen::date(Expression::Between(first.point, last.point), last));
        }
        let spot = point_with(c, &based)?;
        let other_end = (!spot.needs_suffix && spot.has_numeral).then(|| c.attempt(other_end)).flatten();
        if let Some(last) = other_end {
            return Some(Seen::date(Expression::Between(spot.point, last.point), last));
        }
        let suffix = c.attempt(|c| suffix(c, spot));
        match suffix {
            None if spot.needs_suffix => None,
            None => Some(Seen::date(Expression::At(spot.point), spot)),
            Some(make) => Some(Seen::date(make(spot.point), spot)),
        }
    })
}

fn suffix(c: &mut Cursor<'_>, spot: Spot) -> Option<fn(Point) -> Expression> {
    if spot.is_named {
        while c.take_any(&HAPPENED).is_some() {}
    }
    let short = |word: &str| word.chars().count() == 1;
    if let Some(word) = c.take_any(&SINCE) {
        // 十八大后, 2020年起 need a numeral or a name before them; 今后 and 年后 are words.
        let is_suffix = !short(word) || ((spot.has_numeral || spot.is_named) && !c.next_is(NOT_SUFFIX));
        return is_suffix.then_some(Expression::Since as fn(Point) -> Expression);
    }
    let word = c.take_any(&BEFORE)?;
    let is_suffix = !short(word) || (spot.has_numeral && !c.next_is(NOT_SUFFIX));
    (is_suffix && !spot.needs_suffix).then_some(Expression::Before as fn(Point) -> Expression)
}

/// The end of a range behind its beginning: 2019年至2021年, 3月至5月. Years and months in a row are read apart.
fn other_end(c: &mut Cursor<'_>) -> Option<Spot> {
    c.take_any(&RANGE)?;
    point(c).filter(|spot| !spot.needs_suffix)
}

pub(super) fn year_number(c: &mut Cursor<'_>) -> Option<i32> {
    c.numeral()?.year()
}

/// 2019-2021年, 2016、2017、2018年.
fn listed_years(c: &mut Cursor<'_>) -> Option<(Spot, Spot)> {
    let first = year_number(c)?;
    let mut last = None;
    for _ in 0..12 {
        let next = c.attempt(|c| {
            let _ = c.take_any(&RANGE).or_else(|| c.take_any(&["、", "和", "及", "，", ","]))?;
            year_number(c)
        });
        match next {
            Some(year) => last = Some(year),
            None => break,
        }
    }
    let last = last?;
    let _ = c.take_any(&["年度", "学年", "年"])?;
    let year = |year| Spot::plain(Base::Year(year), Part::Whole, true);
    (first <= last).then_some((year(first), year(last)))
}

/// 1-6月, 今年3至5月, 1 至 3 月.
fn months<'t>(c: &mut Cursor<'t>, based: &Based<'t, '_>) -> Option<(Spot, Spot)> {
    let (base, first) = based.month(c)?;
    let _ = c.take(" ");
    c.take_any(&RANGE)?;
    let _ = c.take(" ");
    let last = c.numeral()?.month()?;
    let _ = c.take(" ");
    let _ = c.take_any(&["月份", "月"])?;
    let month = |month| Spot::plain(base, Part::Month(month), true);
    (first <= last && !c.next_is("0123456789")).then_some((month(first), month(last)))
}

/// 3月20—23日, 3月6、7日.
fn days<'t>(c: &mut Cursor<'t>, based: &Based<'t, '_>) -> Option<(Spot, Spot)> {
    let (base, month) = based.month(c)?;
    let _ = c.take_any(&["月"])?;
    let first = c.numeral()?.day()?;
    let _ = c.take_any(&RANGE).or_else(|| c.take_any(&["、", "和"]))?;
    let last = c.numeral()?.day()?;
    let _ = c.take_any(&["日"])?;
    let day = |day| Spot::plain(base, Part::Day(month, day), true);
    (first < last).then_some((day(first), day(last)))
}

/// One point of time.
fn point(cursor: &mut Cursor<'_>) -> Option<Spot> {
    let opening = Opening::at(cursor.text, cursor.at)?;
    let based = Based::at(*cursor, &opening);
    point_with(cursor, &based)
}

/// One point of time, where what begins it is read.
fn point_with<'t>(cursor: &mut Cursor<'t>, based: &Based<'t, '_>) -> Option<Spot> {
    let opening = based.opening;
    let iso = opening.is_wordless_year().then(|| iso(cursor).or_else(|| iso_month(cursor))).flatten();
    iso.or_else(|| named(cursor, opening)).or_else(|| decade(cursor, opening)).or_else(|| calendar(cursor, based))
}

/// What begins an expression, the year it is or holds, and the month behind that: read once for all rules.
struct Based<'t, 'o> {
    opening: &'o Opening<'t>,
    year: Option<(Base, Spot)>,
    /// Where the year ends.
    behind: Cursor<'t>,
    /// A number up to twelve behind the year, and where that ends.
    month: Option<(u8, Cursor<'t>)>,
}

impl<'t, 'o> Based<'t, 'o> {
    fn at(mut cursor: Cursor<'t>, opening: &'o Opening<'t>) -> Based<'t, 'o> {
        let year = base(&mut cursor, opening);
        let mut ahead = cursor;
        let month = ahead.numeral().and_then(|number| Some((number.month()?, ahead)));
        Based { opening, year, behind: cursor, month }
    }

    /// Puts a cursor behind the month.
    fn month(&self, cursor: &mut Cursor<'t>) -> Option<(Base, u8)> {
        let (month, behind) = self.month?;
        *cursor = behind;
        Some((self.year.map_or(Base::Spoken(0), |(base, _)| base), month))
    }
}

/// 十八大, 十三五时期, 改革开放.
fn named(cursor: &mut Cursor<'_>, opening: &Opening<'_>) -> Option<Spot> {
    if opening.anchor.is_none() && !matches!(opening.first, '“' | '‘' | '"' | '「') {
        return None;
    }
    cursor.attempt(|c| {
        let quote = c.take_any(&["“", "‘", "\"", "「"]);
        let anchor = if quote.is_some() { anchor::at(c.rest())? } else { opening.anchor? };
        c.take(anchor.name);
        let is_quoted = match quote {
            Some(_) => c.take_any(&["”", "’", "\"", "」"]).map(|_| true)?,
            None => false,
        };
        let base = Base::Named(anchor.start, anchor.end);
        let is_plan = anchor.kind == AnchorKind::Plan;
        let mut spot = Spot {
            point: Point { base, part: Part::Whole },
            has_numeral: false,
            is_named: true,
            needs_suffix: !is_plan,
        };
        if is_plan {
            let is_marked =
                is_quoted || ["期间", "时期", "规划", "期末", "以来"].iter().any(|word| c.rest().starts_with(word));
            if anchor.needs_mark && !is_marked {
                return None;
            }
            let _ = c.take_any(&["时期", "期间"]);
            if c.take("开局之年") || c.take("初") {
                spot.point.part = Part::Beginning;
            } else if c.take("收官之年") || c.take("末") || c.take("期末") {
                spot.point.part = Part::End;
            }
        } else if c.next_is("报精代") {
            // 二十大报告, 二十大精神, 二十大代表
            return None;
        }
        Some(spot)
    })
}

/// 90年代, 上世纪80年代.
fn decade(cursor: &mut Cursor<'_>, opening: &Opening<'_>) -> Option<Spot> {
    let names_decade = ["年代", "世纪"].iter().any(|word| opening.behind.starts_with(word));
    if !names_decade && !matches!(opening.first, '上' | '本') {
        return None;
    }
    cursor.attempt(|c| {
        let _ = c.take_any(&["上世纪", "20世纪", "二十世纪", "21世纪", "本世纪"]);
        let number = c.numeral().filter(|n| n.value % 10 == 0 && (n.value < 100 || (1900..2100).contains(&n.value)))?;
        if !c.take("年代") {
            return None;
        }
        let first = match number.value {
            value @ 1900.. => value,
            value @ 30.. => 1900 + value,
            value => 2000 + value,
        };
        Some(Spot::plain(Base::Decade(i32::try_from(first).ok()?), Part::Whole, true))
    })
}

/// The year of a point: stated, or a word.
fn base(cursor: &mut Cursor<'_>, opening: &Opening<'_>) -> Option<(Base, Spot)> {
    let stated = opening.year().and_then(|_| {
        cursor.attempt(|c| {
            let year = year_number(c)?;
            let _ = c.take(" ");
            let _ = c.take_any(&["学年度", "学年", "年度", "年"])?;
            (!c.next_is("级制") || c.rest().starts_with("制定")).then_some(year)
        })
    });
    if let Some(year) = stated {
        return Some((Base::Year(year), Spot::plain(Base::Year(year), Part::Whole, true)));
    }
    let (word, Meaning::Point(base, part)) = opening.word? else {
        return None;
    };
    cursor.take(word);
    let _ = cursor.take("度") || (word.starts_with('本') && cursor.take("度"));
    Some((base, Spot::plain(base, part, false)))
}

/// A year with or without a part, or a part alone.
fn calendar<'t>(cursor: &mut Cursor<'t>, based: &Based<'t, '_>) -> Option<Spot> {
    cursor.attempt(|c| {
        let Based { year, behind, .. } = *based;
        *c = behind;
        let has_year = year.is_some();
        let mut spot = year.map_or(Spot::plain(Base::Spoken(0), Part::Whole, false), |(_, spot)| spot);
        let takes_part = spot.point.part == Part::Whole && spot.point.base != Base::Now;
        let _ = c.take(" ");
        if let Some((part, has_numeral)) = takes_part.then(|| c.attempt(|c| part(c, has_year))).flatten() {
            spot.point.part = part;
            spot.has_numeral |= has_numeral;
        } else if !has_year {
            return None;
        } else if c.text.get(..c.at).is_some_and(|before| before.ends_with(' ')) {
            c.at -= 1;
        }
        let _ = c.take("同期");
        Some(spot)
    })
}

/// 三年, 两年半, 100周年, 3个月, 30日内, 72小时, 3至5年.
fn lasting(cursor: &mut Cursor<'_>) -> Option<Seen> {
    let length = cursor.attempt(lengths).or_else(|| cursor.attempt(length))?;
    Some(Seen::duration(Expression::Lasting(length)))
}

/// 3至5年, 3年至5年, 3个至5个月: the longer end is the length.
fn lengths(c: &mut Cursor<'_>) -> Option<Length> {
    let first = c.numeral().filter(|n| !n.is_bare_magnitude && !n.is_guess)?;
    let _ = c.take("个");
    let own = c.take_any(&UNITS);
    let _ = c.take_any(&RANGE)?;
    let last = length(c)?;
    let is_same =
        own.is_none_or(|own| c.text.get(..c.at).is_some_and(|read| read.trim_end_matches(WITHIN).ends_with(own)));
    // 用3年到2025年 ends in a year and no length.
    let is_length = last.unit != TimeUnit::Year || last.halves <= MOST_YEARS * 2;
    (is_same && is_length && first.value > 0 && first.value * 2 < last.halves).then_some(last)
}

/// One length of time.
fn length(c: &mut Cursor<'_>) -> Option<Length> {
    let mut halves = if c.take("半") {
        1
    } else {
        let number = c.numeral().filter(|n| !n.is_bare_magnitude)?;
        let half = u32::from(c.attempt(|c| (c.take(".5") && !c.next_is("0123456789")).then_some(())).is_some());
        number.value * 2 + half
    };
    let is_over = c.take_any(&["多", "余", "几"]).is_some();
    let is_count = c.take("个");
    let _ = is_count && c.take("多");
    if is_count && c.take("半") {
        halves += 1;
    }
    let unit = match c.take_any(&UNITS)? {
        "周年" | "年" | "载" if !is_count => TimeUnit::Year,
        "年头" if is_count => TimeUnit::Year,
        "季度" if is_count => TimeUnit::Quarter,
        "月" if is_count => TimeUnit::Month,
        "星期" | "礼拜" => TimeUnit::Week,
        "周" if !is_count && !c.next_is("岁边围密刊报") => TimeUnit::Week,
        "工作日" => TimeUnit::Day,
        "天" if !is_count && !c.next_is("下府") => TimeUnit::Day,
        "昼夜" => TimeUnit::Day,
        "日" if !is_count && c.next_is("内之") => TimeUnit::Day,
        // 1200小时 of service are an effort and no stretch of time.
        "小时" | "钟头" if halves < 2 * MANY_HOURS => {
            // 1小时20分.
            let _ = c.attempt(|c| {
                c.numeral().filter(|n| n.value < 60)?;
                c.take_any(&["分钟", "分"])
            });
            TimeUnit::Hour
        }
        "分钟" => TimeUnit::Minute,
        "秒钟" | "秒" => TimeUnit::Second,
        "世纪" => TimeUnit::Century,
        _ => return None,
    };
    if unit == TimeUnit::Year {
        if c.next_is("级代") {
            return None;
        }
        if !is_over && c.attempt(|c| (c.take("半") && !c.next_is("数")).then_some(())).is_some() {
            halves += 1;
        }
        let _ = c.take_any(&["多", "有余"]);
    }
    let _ = c.take_any(&["之内", "以内", "内"]);
    Some(Length { halves, unit })
}
