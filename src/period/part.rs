//! Parts of a year: halves, quarters, months, days, times of day.

use super::cursor::Cursor;
use super::numeral::{self, Numeral};
use super::{Date, Part};

/// Times of day, after a day.
const HOURS: [&str; 11] = ["上午", "下午", "凌晨", "中午", "晚上", "早上", "清晨", "傍晚", "晚间", "深夜", "晚"];

/// 5月30日上午, 6月底, 上半年, 三季度, 前5个月, 底. What there may be is told by the first character.
pub(super) fn part(c: &mut Cursor<'_>, has_year: bool) -> Option<(Part, bool)> {
    match c.rest().chars().next()? {
        '年' | '底' | '末' | '初' | '的' if has_year => c.attempt(edge),
        '上' => c.take("上半年").then_some((Part::Half(1), false)),
        '下' => c.take("下半年").then_some((Part::Half(2), false)),
        '前' | '头' => c.attempt(first_months),
        '首' => c.take("首季度").then_some((Part::Quarter(1), true)),
        '第' => c.attempt(|c| {
            let number = c.take("第").then(|| c.numeral())??;
            quarter(c, number)
        }),
        first if numeral::is_sign(first) => c.attempt(numbered),
        _ => None,
    }
}

/// The beginning or the end of a year.
fn edge(c: &mut Cursor<'_>) -> Option<(Part, bool)> {
    // 2031年底中国共产党党员: but 初中 and 初心 are words.
    let (part, words) = match c.take_any(&["年底", "年末", "年初", "底", "末", "初", "的年底"])? {
        "年初" | "初" => (Part::Beginning, "步级心中次期"),
        _ => (Part::End, "步级心次期"),
    };
    (!c.next_is(words)).then_some((part, false))
}

fn first_months(c: &mut Cursor<'_>) -> Option<(Part, bool)> {
    if c.take_any(&["前三季度", "前三季"]).is_some() {
        return Some((Part::Months(1, 9), true));
    }
    let _ = c.take_any(&["前", "头"])?;
    let months = c.numeral()?.month()?;
    c.take("个月").then_some((Part::Months(1, months), true))
}

/// A part that begins with its number.
fn numbered(c: &mut Cursor<'_>) -> Option<(Part, bool)> {
    let number = c.numeral()?;
    let month = |c: &mut Cursor<'_>| month(c, number);
    quarter(c, number).or_else(|| c.attempt(month)).or_else(|| day_only(c, number))
}

fn quarter(c: &mut Cursor<'_>, number: Numeral) -> Option<(Part, bool)> {
    let quarter = u8::try_from(number.value).ok().filter(|quarter| (1..=4).contains(quarter))?;
    c.take("季度").then_some((Part::Quarter(quarter), true))
}

fn month(c: &mut Cursor<'_>, number: Numeral) -> Option<(Part, bool)> {
    let month = number.month()?;
    let _ = c.take(" ");
    if !c.take("月") || c.next_is("均薪嫂一") {
        return None;
    }
    if c.take("份") {
        return Some((Part::Month(month), true));
    }
    let day = c.attempt(|c| {
        let _ = c.take(" ");
        let day = c.numeral()?.day()?;
        let _ = c.take(" ");
        let _ = c.take_any(&["日", "号"])?;
        Date::new(2000, Some(month), Some(day)).map(|_| day)
    });
    if let Some(day) = day {
        hours(c);
        return Some((Part::Day(month, day), true));
    }
    if c.take("底") || c.take("末") {
        return Some((Part::MonthEnd(month), true));
    }
    let names = ["中国", "中共", "中央", "中组"];
    let _ = c.take_any(
        &["上旬", "中旬", "下旬", "初", "中"]
            .map(|word| if word == "中" && names.iter().any(|name| c.rest().starts_with(name)) { "\0" } else { word }),
    );
    Some((Part::Month(month), true))
}

fn day_only(c: &mut Cursor<'_>, number: Numeral) -> Option<(Part, bool)> {
    let day = number.day()?;
    let is_ascii = c.text.get(..c.at).is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()));
    if !is_ascii || !c.take("日") || c.next_is("内之以均游") {
        return None;
    }
    hours(c);
    Some((Part::DayOnly(day), true))
}

/// The time of a day: 上午, 上午9时30分, 09:01.
fn hours(c: &mut Cursor<'_>) {
    let _ = c.take_any(&HOURS);
    let _ = c.attempt(|c| {
        let _ = c.take(" ");
        if time_of_day(c).is_some() {
            return Some(());
        }
        c.numeral().filter(|n| n.value <= 24)?;
        let _ = c.take_any(&["时", "点"])?;
        let _ = c.attempt(|c| {
            c.numeral().filter(|n| n.value < 60)?;
            c.take("分").then_some(())
        });
        Some(())
    });
}

fn two_digits(c: &mut Cursor<'_>, limit: u32) -> Option<()> {
    let number = c.numeral()?;
    (number.digits.is_some_and(|digits| digits == 2) && number.value < limit).then_some(())
}

/// 09:01, 09:01:57.
pub(super) fn time_of_day(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.attempt(|c| {
        let is_ascii = c.next_is("0123456789");
        two_digits(c, 25).filter(|()| is_ascii)?;
        c.take_any(&[":", "："])?;
        two_digits(c, 60)?;
        let _ = c.attempt(|c| {
            c.take_any(&[":", "："])?;
            two_digits(c, 60)
        });
        (!c.next_is("0123456789:：")).then_some(())
    })
}
