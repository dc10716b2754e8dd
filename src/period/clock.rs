//! Hours of the day that stand without a day: 09:01:57, 上午9时, 8时至20时, 早8点到晚8点.

use std::sync::LazyLock;

use super::cursor::Cursor;
use super::numeral;
use super::reader::RANGE;
use crate::table::Table;

/// Words of the table `clock.tsv`, each with its role.
static WORDS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let table = Table::read("clock", include_str!("clock.tsv"));
    // A test holds that the table loads.
    table.map(|table| table.rows().map(|row| (row.get("role"), row.get("word"))).collect()).unwrap_or_default()
});

fn words(role: &str) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |(own, _)| *own == role).map(|(_, word)| *word)
}

/// The part of the day that ends a text: 上午, 早.
pub(crate) fn part_of_day(before: &str) -> Option<&'static str> {
    words("part").find(|word| before.ends_with(word))
}

/// A time of the day as it was written.
struct Moment {
    /// Whether it is one whatever stands around it.
    is_sure: bool,
    /// Whether a colon parts its hours and minutes.
    has_colon: bool,
}

/// Takes a time of the day, or from one to another.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Option<()> {
    let before = cursor.text.get(..cursor.at)?;
    // 6.01:55.04:38.95: a proportion is no time of a day; 周五8:30 is one.
    let is_arabic = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_digit = if cursor.rest().starts_with(is_arabic) { is_arabic } else { numeral::is_sign };
    if before.ends_with(|c: char| is_digit(c) || matches!(c, '.' | ':' | '：' | '∶')) {
        return None;
    }
    cursor.attempt(|c| {
        let first = moment(c)?;
        let is_range = c.attempt(last).is_some();
        let is_told =
            || words("daily").any(|word| before.ends_with(word)) || words("act").any(|word| c.rest().starts_with(word));
        let is_hour = first.is_sure || is_range || part_of_day(before).is_some() || first.has_colon && is_told();
        is_hour.then_some(())
    })
}

/// The end of a range: 至20时, 到晚8点.
fn last(c: &mut Cursor<'_>) -> Option<Moment> {
    c.take_any(&RANGE)?;
    while let Some(word) = words("part").find(|word| c.rest().starts_with(word)) {
        c.take(word);
    }
    moment(c)
}

/// 8:30, 20时30分, 三点半.
fn moment(c: &mut Cursor<'_>) -> Option<Moment> {
    let is_ascii = c.next_is("0123456789");
    let hour = c.numeral().filter(|n| n.value <= 24 && !n.is_guess && n.digits.is_none_or(|digits| digits <= 2))?;
    if is_ascii && c.take_any(&[":", "："]).is_some() {
        sixtieth(c)?;
        let _ = c.attempt(|c| {
            c.take_any(&[":", "："])?;
            sixtieth(c)
        });
        let is_whole = !c.next_is("0123456789:：");
        return is_whole.then_some(Moment { is_sure: hour.digits == Some(2), has_colon: true });
    }
    let mark = c.take_any(&["时", "点"])?;
    if mark == "时" && words("no_hour").any(|word| c.rest().starts_with(word)) {
        return None;
    }
    let has_minutes = c.attempt(minutes).is_some();
    // 提出8点要求 counts, and 一时 is a word.
    Some(Moment { is_sure: has_minutes || mark == "时" && (is_ascii || hour.value != 1), has_colon: false })
}

/// What stands behind an hour: 30分, 半, 钟.
fn minutes(c: &mut Cursor<'_>) -> Option<()> {
    if c.take_any(&["钟", "半", "整", "许"]).is_some() {
        return Some(());
    }
    c.numeral().filter(|n| n.value < 60)?;
    c.take("分").then_some(())
}

/// Two digits below sixty.
fn sixtieth(c: &mut Cursor<'_>) -> Option<()> {
    c.numeral().filter(|n| n.digits == Some(2) && n.value < 60).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_tells_an_hour_in_its_example() {
        let table = Table::read("clock", include_str!("clock.tsv")).unwrap_or_else(|error| panic!("{error}"));
        for row in table.rows() {
            let example = row.get("example");
            let at = example.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let is_read = clock(&mut Cursor { text: example, at }).is_some();
            assert!(example.contains(row.get("word")), "{example}");
            assert_eq!(is_read, row.get("role") != "no_hour", "{example}");
        }
    }
}
