//! Properties of numerals: whole numbers come back from every spelling, and no text makes the reader fail.

use proptest::prelude::*;
use zongshu::number::{Magnitude, Numeral, Value, half_end, run_end};

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const SMALL: [&str; 4] = ["", "十", "百", "千"];
const CHEQUE_DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const CHEQUE_SMALL: [&str; 4] = ["", "拾", "佰", "仟"];

/// The standard spelling of a whole number below 10^16.
fn spelled(number: u64, digits: &[&str; 10], small: &[&str; 4]) -> String {
    if number == 0 {
        return digits[0].to_owned();
    }
    let mut out = String::new();
    let mut gap = false;
    for (section, unit) in [(12, "万"), (8, "亿"), (4, "万"), (0, "")] {
        let part = number / 10_u64.pow(section) % 10_000;
        let mut written = false;
        for place in (0..4).rev() {
            let digit = (part / 10_u64.pow(place) % 10) as usize;
            if digit == 0 {
                gap = !out.is_empty();
                continue;
            }
            if gap {
                out.push_str(digits[0]);
                gap = false;
            }
            out.push_str(digits[digit]);
            out.push_str(small[place as usize]);
            written = true;
        }
        // The 万 of 万亿 calls for 亿 even where the section of 亿 itself is empty.
        if written || unit == "亿" && number >= 1_000_000_000_000 {
            out.push_str(unit);
        }
    }
    out
}

fn whole(text: &str) -> Option<Value> {
    Numeral::read(text, 0).filter(|found| found.end == text.len() && found.upper.is_none()).map(|found| found.value)
}

/// Text of the stuff numerals are made of, with some of what stands around them.
fn numeral_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "0",
        "1",
        "5",
        "9",
        "12",
        "0.5",
        "3.14",
        ".",
        ",",
        "，",
        "/",
        "%",
        "‰",
        "-",
        "至",
        "～",
        "一",
        "二",
        "三",
        "两",
        "〇",
        "零",
        "○",
        "O",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "兆",
        "廿",
        "半",
        "成",
        "点",
        "分之",
        "壹",
        "伍",
        "拾",
        "余",
        "多",
        "几",
        "数",
        "上",
        "近",
        "超",
        "不低于",
        "以上",
        "左右",
        "个",
        "名",
        "人次",
        "元",
        "角",
        "个百分点",
        "年",
        "第",
        "首",
        "前",
        "位",
        "千瓦",
        "成百上千",
        "数以万计",
        "A",
        "é",
        "😀",
        "　",
        "\u{0}",
        "\u{301}",
        "１",
        "萬",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_fails(text in any::<String>(), like in numeral_like()) {
        for text in [text, like] {
            for at in 0..text.len() + 3 {
                if let Some(found) = Numeral::read(&text, at) {
                    prop_assert!(found.start == at && found.end > at && text.get(at..found.end).is_some());
                    prop_assert!(found.upper.is_none_or(|upper| upper > found.value));
                    prop_assert!(found.step >= Value::ZERO);
                }
                if let Some(found) = Magnitude::read(&text, at) {
                    prop_assert!(text.get(at..found.end).is_some());
                }
                half_end(&text, at);
                prop_assert!(run_end(&text, at) >= at);
            }
        }
    }

    #[test]
    fn chinese_comes_back(number in 0_u64..10_000_000_000_000_000, shift in 0_u32..16) {
        let number = number / 10_u64.pow(shift);
        let expected = Some(Value::from(i128::from(number)));
        let text = spelled(number, &DIGITS, &SMALL);
        prop_assert_eq!(whole(&text), expected, "{}", text);
        if number > 9 {
            let text = spelled(number, &CHEQUE_DIGITS, &CHEQUE_SMALL);
            prop_assert_eq!(whole(&text), expected, "{}", text);
        }
        if let Some(rest) = text.strip_prefix("一十") {
            let text = format!("十{rest}");
            prop_assert_eq!(whole(&text), expected, "{}", text);
        }
    }

    #[test]
    fn arabic_comes_back(number in 0_u64..1_000_000_000_000_000, shift in 0_u32..15, places in 0_u32..6) {
        let number = number / 10_u64.pow(shift);
        let value = Value::from(i128::from(number));
        let plain = number.to_string();
        prop_assert_eq!(whole(&plain), Some(value));
        let wide: String = plain.chars().map(|c| char::from_u32(c as u32 - 0x30 + 0xFF10).unwrap_or(c)).collect();
        prop_assert_eq!(whole(&wide), Some(value));
        let mut grouped = String::new();
        for (index, c) in plain.chars().enumerate() {
            if index > 0 && (plain.len() - index) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(c);
        }
        prop_assert_eq!(whole(&grouped), Some(value));
        let scale = 10_u64.pow(places);
        let width = places as usize;
        let decimal = format!("{}.{:0width$}", number / scale, number % scale);
        if places > 0 {
            prop_assert_eq!(whole(&decimal), value.checked_div(Value::from(i128::from(scale))), "{}", decimal);
            let percent = format!("{decimal}%");
            prop_assert_eq!(whole(&percent), value.checked_div(Value::from(i128::from(scale) * 100)));
        }
    }

    #[test]
    fn mixed_comes_back(high in 1_i128..10_000, low in 10_i128..10_000) {
        for (unit, weight) in [("万", 10_000_i128), ("亿", 100_000_000)] {
            let text = format!("{high}{unit}{low}");
            prop_assert_eq!(whole(&text), Some(Value::from(high * weight + low)), "{}", text);
        }
    }
}

/// Every call looks at a bounded stretch of the text, so that a scan is linear whatever stands in it.
#[test]
fn long_runs_are_cheap() {
    for piece in ["9", "一", "零", "万", "十", "一0", "1,111,", "1.", "三百零", "廿", "一万", "九亿", "0", "〇", "O"]
    {
        let text = piece.repeat(200_000 / piece.len());
        for (at, _) in text.char_indices() {
            Numeral::read(&text, at);
            zongshu::quantity::read(&text, at);
            zongshu::quantity::read_ordinal(&text, at);
        }
    }
}
