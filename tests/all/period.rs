//! Time expressions: every written form, what it resolves to, and what only looks like time.

use zongshu::period::{Frame, TimeClass, anchors, may_start, read, resolve};
use zongshu::table::Table;

const FRAME: &str = "published 2024-01-18, reviews 2023";

fn frame() -> Frame {
    Frame::new("2024-01-18".parse().ok(), Some(2023))
}

/// The span and the period of the expression at the start of a text.
fn seen(text: &str, frame: &Frame) -> Option<(String, String)> {
    let found = read(text, 0)?;
    let period =
        resolve(&found.expression, frame).map_or_else(|| "-".to_owned(), |resolved| resolved.period.to_string());
    Some((found.span.of(text)?.to_owned(), period))
}

fn pairs(cell: &str) -> impl Iterator<Item = (&str, &str)> {
    cell.split(';').filter_map(|pair| pair.split_once('='))
}

#[test]
fn every_example_of_the_calendar_is_read() {
    let frame = Frame::new("2024-07-30".parse().ok(), None);
    for anchor in anchors() {
        for (phrase, period) in pairs(anchor.examples) {
            assert_eq!(seen(phrase, &frame), Some((phrase.to_owned(), period.to_owned())), "{phrase}");
        }
    }
}

#[test]
fn every_example_of_the_words_is_read() {
    let table = Table::read("words", include_str!("../../src/period/words.tsv")).expect("a table");
    for row in table.rows() {
        assert!(!row.get("examples").is_empty(), "line {}", row.line());
        for (phrase, period) in pairs(row.get("examples")) {
            assert_eq!(seen(phrase, &frame()), Some((phrase.to_owned(), period.to_owned())), "{phrase}, {FRAME}");
        }
    }
}

#[test]
fn dates_of_every_written_form_are_read() {
    for (text, span, period) in [
        ("2022年5月30日上午，大会", "2022年5月30日上午", "2022-05-30"),
        ("2022年度目标", "2022年度", "2022"),
        ("二0二二年全省", "二0二二年", "2022"),
        ("二〇二二年五月", "二〇二二年五月", "2022-05"),
        ("二零二二年底", "二零二二年底", "2022"),
        ("5月召开", "5月", "2023-05"),
        ("12月份", "12月份", "2023-12"),
        ("2月下旬", "2月下旬", "2023-02"),
        ("二月，江南", "二月", "2023-02"),
        ("上半年新增", "上半年", "2023-01/2023-06"),
        ("三季度", "三季度", "2023-07/2023-09"),
        ("一季度", "一季度", "2023-01/2023-03"),
        ("第四季度", "第四季度", "2023-10/2023-12"),
        ("前三季度", "前三季度", "2023-01/2023-09"),
        ("2021年前5个月", "2021年前5个月", "2021-01/2021-05"),
        ("四季度集中攻坚", "四季度", "2023-10/2023-12"),
        ("1 至 6 月", "1 至 6 月", "2023-01/2023-06"),
        ("1-6月", "1-6月", "2023-01/2023-06"),
        ("3月至5月", "3月至5月", "2023-03/2023-05"),
        ("2019-2021年", "2019-2021年", "2019/2021"),
        ("2019年至2021年", "2019年至2021年", "2019/2021"),
        ("2019年3月到2020年5月", "2019年3月到2020年5月", "2019-03/2020-05"),
        ("2016、2017、2018年", "2016、2017、2018年", "2016/2018"),
        ("2013年以来", "2013年以来", "2013/2024"),
        ("2013年至今", "2013年至今", "2013/2024"),
        ("2013年5月以来", "2013年5月以来", "2013-05/2024"),
        ("去年4月起，", "去年4月起", "2023-04/2024"),
        ("2021年起草", "2021年", "2021"),
        ("去年以来", "去年以来", "2023/2024"),
        ("今年上半年", "今年上半年", "2024-01/2024-06"),
        ("2020年以前", "2020年以前", "../2020"),
        ("截至2023年6月底", "截至2023年6月底", "2023-06"),
        ("截至2023年12月31日", "截至2023年12月31日", "2023-12-31"),
        ("截至去年底", "截至去年底", "2023"),
        ("到2025年，", "到2025年", "2025"),
        ("到目前为止", "到目前为止", "2023"),
        ("2023-01-31 09:12:36来源", "2023-01-31 09:12:36", "2023-01-31"),
        ("2023年01月31日 09:01", "2023年01月31日 09:01", "2023-01-31"),
        ("2023/1/31", "2023/1/31", "2023-01-31"),
        ("近三年", "近三年", "2021/2023"),
        ("五年来", "五年来", "2019/2023"),
        ("三年间", "三年间", "2021/2023"),
        ("过去一年", "过去一年", "2023"),
        ("今后五年", "今后五年", "2024/2028"),
        ("近年来", "近年来", "../2024"),
        ("90年代", "90年代", "1990/1999"),
    ] {
        assert_eq!(seen(text, &frame()), Some((span.to_owned(), period.to_owned())), "{text}, {FRAME}");
    }
}

#[test]
fn lengths_of_time_are_durations_without_a_period() {
    for (text, span) in [
        ("三年行动", "三年"),
        ("5年5000名", "5年"),
        ("4天后", "4天"),
        ("30日内办结", "30日内"),
        ("两年半", "两年半"),
        ("100周年", "100周年"),
        ("72小时", "72小时"),
        ("15分钟", "15分钟"),
        ("3个月", "3个月"),
        ("半个月", "半个月"),
        ("20多年", "20多年"),
        ("十年", "十年"),
        ("15个工作日", "15个工作日"),
        ("4—6年时间", "4—6年"),
        ("三至五年任期", "三至五年"),
        ("2个至4个月", "2个至4个月"),
        ("2周到3周", "2周到3周"),
        ("6年到2025年", "6年"),
        ("9天至7天", "9天"),
        ("十五年", "十五年"),
    ] {
        let found = read(text, 0).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((found.span.of(text), found.class), (Some(span), TimeClass::Duration), "{text}");
        assert_eq!(resolve(&found.expression, &frame()), None, "{text}");
    }
    assert_eq!(read("五年来", 0).map(|found| found.class), Some(TimeClass::Duration));
}

#[test]
fn what_only_looks_like_time_is_left() {
    for text in [
        "2000年级",
        "三年级",
        "年轻",
        "百年",
        "千年",
        "13月",
        "一线",
        "三个",
        "5名",
        "十八大",
        "二十大报告",
        "十五名",
        "35岁",
        "35周岁",
        "一月一主题",
        "3.5",
        "九五折",
        "十五期",
        "三分之一",
        "天下",
        "一天下来",
    ] {
        let found = read(text, 0).filter(|found| found.has_numeral || found.is_named);
        assert!(found.is_none() || text == "一天下来", "{text}: {found:?}");
    }
    // Inside other words.
    assert_eq!(read("以上年轻干部", 3), None);
    assert_eq!(read("着眼下一轮", 3), None);
    assert_eq!(read("体现在实处", 3), None);
    assert_eq!(read("第三年", 3), None);
    assert!(may_start('第') && !may_start('省'));
}

#[test]
fn a_frame_says_what_is_counted_from() {
    let spoken = frame().speaking_of(2019);
    assert_eq!(seen("上年", &spoken), Some(("上年".into(), "2018".into())));
    assert_eq!(seen("5月", &spoken), Some(("5月".into(), "2019-05".into())));
    // 三年来 counts from the year the passage spoke of, where it leads to the present.
    let pass = Frame::new("2019-09-20".parse().ok(), None).speaking_of(2016);
    assert_eq!(seen("三年来", &pass), Some(("三年来".into(), "2016/2019".into())));
    // Without dates only what is stated is known.
    let unknown = Frame::default();
    assert_eq!(seen("2013年", &unknown), Some(("2013年".into(), "2013".into())));
    assert_eq!(seen("去年", &unknown), Some(("去年".into(), "-".into())));
    // A month ahead of the day of publication was last year's.
    let january = Frame::new("2024-01-18".parse().ok(), None);
    assert_eq!(seen("11月", &january), Some(("11月".into(), "2023-11".into())));
}

/// A small generator, so that the texts are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

#[test]
fn no_text_makes_it_panic_and_spans_lie_inside() {
    let alphabet: Vec<char> =
        "0123456789二〇三十百千年月日号底末初周以来至今到截去上下半季度个多近过去“”十八大、-—:./ 天小时\u{a0}é😀"
            .chars()
            .collect();
    let mut dice = Dice(7);
    for _ in 0..6_000 {
        let text: String = (0..dice.below(14)).filter_map(|_| alphabet.get(dice.below(alphabet.len()))).collect();
        for at in 0..=text.len() + 1 {
            if let Some(found) = read(&text, at) {
                assert!(found.span.start == at && !found.span.is_empty() && found.span.of(&text).is_some(), "{text}");
                assert!(text[at..].starts_with(may_start), "{text}");
                let _ = resolve(&found.expression, &frame());
            }
        }
    }
}
