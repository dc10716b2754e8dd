//! What the room reads, form by form.

use super::words::{TABLE, Words};
use super::{Form, Magnitude, Numeral};
use crate::table::Table;

/// Each line: text, what is read from its first byte, value, step.
fn check(cases: &[(&str, &str, &str, &str)]) {
    for (text, read, value, step) in cases {
        let Some(found) = Numeral::read(text, 0) else { panic!("{text}: nothing") };
        let shown = match found.upper {
            Some(upper) => format!("{}..{upper}", found.value),
            None => found.value.to_string(),
        };
        assert_eq!(
            (&text[..found.end], shown.as_str(), found.step.to_string().as_str()),
            (*read, *value, *step),
            "{text}"
        );
    }
}

#[test]
fn arabic() {
    check(&[
        ("3247名", "3247", "3247", "1"),
        ("３２４７名", "３２４７", "3247", "1"),
        ("1.45万名", "1.45万", "14500", "100"),
        ("5.6万亿元", "5.6万亿", "5600000000000", "100000000000"),
        ("1,100万元", "1,100万", "11000000", "10000"),
        ("1,234,567.8元", "1,234,567.8", "1234567.8", "0.1"),
        ("3,100,20项", "3", "3", "1"),
        ("12,5个", "12", "12", "1"),
        ("1,2345", "1", "1", "1"),
        ("00006版", "00006", "6", "1"),
        ("1.推进", "1", "1", "1"),
        ("500千瓦", "500", "500", "1"),
        ("500万千瓦", "500万", "5000000", "10000"),
        ("80兆瓦", "80", "80", "1"),
        ("100倍", "100", "100", "1"),
        ("2024一季度", "2024", "2024", "1"),
    ]);
}

#[test]
fn chinese() {
    check(&[
        ("十件", "十", "10", "1"),
        ("二十", "二十", "20", "1"),
        ("廿三", "廿三", "23", "1"),
        ("三千名", "三千", "3000", "1000"),
        ("三千五百", "三千五百", "3500", "100"),
        ("三千五", "三千五", "3500", "100"),
        ("三千零五", "三千零五", "3005", "1"),
        ("一萬二", "一萬二", "12000", "1000"),
        ("两百五十", "两百五十", "250", "1"),
        ("三十万亿", "三十万亿", "30000000000000", "1000000000000"),
        ("二十万亿元", "二十万亿", "20000000000000", "1000000000000"),
        ("一万二千亿", "一万二千亿", "1200000000000", "100000000000"),
        ("一亿零五百万", "一亿零五百万", "105000000", "1000000"),
        ("一亿二千万", "一亿二千万", "120000000", "10000000"),
        ("壹仟贰佰叁拾元", "壹仟贰佰叁拾", "1230", "1"),
        ("伍万元", "伍万", "50000", "10000"),
        ("二〇二二年", "二〇二二", "2022", "1"),
        ("二0二二年", "二0二二", "2022", "1"),
        ("二○二二年", "二○二二", "2022", "1"),
        ("二O二二年", "二O二二", "2022", "1"),
        ("一九四九年", "一九四九", "1949", "1"),
        ("一百一十", "一百一十", "110", "1"),
        ("一百十", "一百十", "110", "1"),
        ("三百零距离", "三百", "300", "100"),
        ("三点五", "三点五", "3.5", "0.1"),
        ("三点二五万", "三点二五万", "32500", "100"),
        ("三点五十分", "三", "3", "1"),
        ("一0.5", "一", "1", "1"),
    ]);
}

#[test]
fn mixed() {
    check(&[
        ("3万4000名", "3万4000", "34000", "1"),
        ("25万6千", "25万6千", "256000", "1000"),
        ("1千零1个", "1千零1", "1001", "1"),
        ("3亿5000万元", "3亿5000万", "350000000", "10000"),
        ("3万一线职工", "3万", "30000", "10000"),
        ("3千名", "3千", "3000", "1000"),
    ]);
}

#[test]
fn pairs() {
    check(&[
        ("三四百", "三四百", "300..400", "100"),
        ("十二三万", "十二三万", "120000..130000", "10000"),
        ("两三个", "两三", "2..3", "1"),
        ("三五个", "三五", "3..5", "1"),
        ("七八十", "七八十", "70..80", "1"),
        ("八九十", "八九十", "80..90", "1"),
        ("二三十万", "二三十万", "200000..300000", "10000"),
        ("十七八岁", "十七八", "17..18", "1"),
        ("一百二三十", "一百二三十", "120..130", "1"),
        ("三千五六", "三千五六", "3500..3600", "100"),
    ]);
}

#[test]
fn fractions() {
    check(&[
        ("三分之一", "三分之一", "1/3", "0"),
        ("1/3的", "1/3", "1/3", "0"),
        ("4/5G", "4", "4", "1"),
        ("2024/05/01", "2024", "2024", "1"),
        ("百分之六十五", "百分之六十五", "0.65", "0.01"),
        ("百分之65.5", "百分之65.5", "0.655", "0.001"),
        ("百分之百", "百分之百", "1", "0"),
        ("百分百", "百分百", "1", "0"),
        ("百分之三四", "百分之三四", "0.03..0.04", "0.01"),
        ("千分之三", "千分之三", "0.003", "0.001"),
        ("万分之五", "万分之五", "0.0005", "0.0001"),
        ("十分之一", "十分之一", "0.1", "0"),
        ("75.8%", "75.8%", "0.758", "0.001"),
        ("65％", "65％", "0.65", "0.01"),
        ("3‰", "3‰", "0.003", "0.001"),
        ("三成", "三成", "0.3", "0.1"),
        ("三成五", "三成五", "0.35", "0.01"),
        ("七八成", "七八成", "0.7..0.8", "0.1"),
        ("半数以上", "半数", "0.5", "0"),
        ("一半", "一半", "0.5", "0"),
        ("折半", "折半", "0.5", "0"),
        ("一半年", "一", "1", "1"),
    ]);
}

#[test]
fn none() {
    for text in [
        "",
        "人",
        "万",
        "百人",
        "万万亿亿",
        "1.2.3",
        "192.168.1.1",
        "2023.01.31",
        "三千千",
        "十三五",
        "一二三百",
        "零万",
        "伍",
        "肆意",
        "陆续",
        "拾起",
        "一千二亿",
        "99999999999999999999",
    ] {
        assert_eq!(Numeral::read(text, 0), None, "{text}");
    }
    assert_eq!(Numeral::read("队伍万", 3), None);
    assert_eq!(Numeral::read("1.2.3", 2), None);
    assert_eq!(Numeral::read("12345", 2), None);
    assert_eq!(Numeral::read("三", 1), None);
    assert_eq!(Numeral::read("三", 9), None);
}

#[test]
fn magnitudes() {
    for (text, weight) in [("百", 100), ("万亿", 1_000_000_000_000), ("百万", 1_000_000), ("千万", 10_000_000)] {
        assert_eq!(Magnitude::read(text, 0).map(|found| found.weight), Some(weight), "{text}");
    }
    for text in ["万万", "亿万", "千瓦", "人", ""] {
        assert_eq!(Magnitude::read(text, 0), None, "{text}");
    }
}

#[test]
fn digits_are_marked() {
    for (text, form) in [("二〇二二", Form::Digits), ("00006", Form::Digits), ("3万4000", Form::Mixed)] {
        assert_eq!(Numeral::read(text, 0).map(|found| found.form), Some(form), "{text}");
    }
}

#[test]
fn every_word_of_the_table() {
    Words::read(TABLE).expect("the table is in its format");
    for row in Table::read("words", TABLE).expect("a table").rows() {
        let example = row.get("example");
        let (group, word) = (row.get("group"), row.get("word"));
        assert!(!example.is_empty(), "{word} has no example");
        if let Some((before, rest)) = example.split_once('[') {
            let (numeral, after) = rest.split_once(']').expect("a closing bracket");
            let text = format!("{before}{numeral}{after}");
            let found = Numeral::read(&text, before.len()).expect(example);
            assert_eq!(&text[found.start..found.end], numeral, "{example}");
        } else if group == "numeral" {
            let last = word.char_indices().next_back().map_or(0, |(index, _)| index);
            assert_eq!(Numeral::read(example, last), None, "{example}");
        } else {
            let at = example.find("半").expect("the half");
            assert_eq!(super::half_end(example, at), None, "{example}");
        }
    }
}
