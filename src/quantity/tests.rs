//! What the room reads; every row of its tables among it.

use super::lexicon::{BOUNDS, CLASSIFIERS, GUARDS, ORDINALS, VAGUE};
use super::{Bound, Found, Lexicon, beginnings, is_start, read, read_ordinal};
use crate::number::Value;
use crate::table::{Pair, Table};
use crate::text::Span;

/// The first quantity of a text.
fn first(text: &str) -> Option<Found> {
    text.char_indices().filter(|(_, c)| is_start(*c)).find_map(|(at, _)| read(text, at))
}

/// Span, value, bound and unit, as one line.
fn shown(text: &str) -> String {
    let Some(found) = first(text) else {
        return "nothing".into();
    };
    let quantity = &found.quantity;
    let value = match quantity.upper {
        Some(upper) => format!("{}..{upper}", quantity.value),
        None => quantity.value.to_string(),
    };
    format!(
        "{}|{value}|{}|{}|{}",
        &text[found.span.start..found.span.end],
        quantity.bound,
        quantity.unit.as_deref().unwrap_or("-"),
        quantity.unit_class
    )
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(text), *expected, "{text}");
    }
}

#[test]
fn tables_are_in_their_formats() {
    Lexicon::empty().add_bundled().expect("the tables of the crate");
}

#[test]
fn every_classifier() {
    for row in Table::read("classifiers", CLASSIFIERS).expect("a table").rows() {
        let example = row.get("example");
        let found = first(example).unwrap_or_else(|| panic!("{example}: nothing"));
        let unit = found.unit.and_then(|span| span.of(example)).unwrap_or("-");
        assert!(row.list("unit").any(|spelling| spelling == unit), "{example}: {unit}");
        assert_eq!(found.quantity.unit_class.as_str(), row.get("class"), "{example}");
        assert_eq!(found.open, row.get("certainty") == "open", "{example}");
        for spelling in row.list("unit") {
            let is_many = row.get("where") == "many";
            let text = format!("5{}{spelling}", if is_many { "万" } else { "" });
            let found = read(&text, 0).unwrap_or_else(|| panic!("{text}: nothing"));
            assert!(!is_many || first(&format!("5{spelling}")).is_none(), "5{spelling} is a length of time");
            assert_eq!(found.quantity.unit.as_deref(), Some(spelling), "{text}");
        }
    }
}

#[test]
fn every_bound() {
    for row in Table::read("bounds", BOUNDS).expect("a table").rows() {
        let example = row.get("example");
        let found = first(example).unwrap_or_else(|| panic!("{example}: nothing"));
        assert_eq!(found.quantity.bound.as_str(), row.get("bound"), "{example}");
        assert_eq!(&example[found.span.start..found.span.end], example);
        assert!(example.contains(row.get("word")), "{example}");
    }
}

#[test]
fn every_vague_expression() {
    for row in Table::read("vague", VAGUE).expect("a table").rows() {
        let example = row.get("example");
        for (at, c) in example.char_indices().filter(|(at, c)| is_start(*c) && *at < row.get("word").len()) {
            let found = read(example, at).unwrap_or_else(|| panic!("{example} at {c}: nothing"));
            assert_eq!(found.quantity.value.to_string(), row.get("value"), "{example}");
            assert_eq!((found.quantity.bound, found.span.start), (Bound::Vague, 0), "{example}");
        }
    }
}

#[test]
fn every_guard() {
    for row in Table::read("guards", GUARDS).expect("a table").rows() {
        let example = row.get("example");
        let found = first(example);
        match row.get("kind") {
            "whole" => assert_eq!(read(example, 0), None, "{example}"),
            "time" | "label" | "denied" => assert_eq!(found, None, "{example}"),
            "unit" => {
                if let Some(found) = found {
                    assert_eq!(found.unit, None, "{example}");
                }
            }
            "aside" => {
                let found = found.unwrap_or_else(|| panic!("{example}: nothing"));
                let whole = Span::new(0, example.len());
                assert_eq!((found.span, found.quantity.bound), (whole, Bound::AtLeast), "{example}");
            }
            "before" => {
                let found = found.unwrap_or_else(|| panic!("{example}: nothing"));
                assert_eq!((found.lead, found.span.start), (None, row.get("word").len()), "{example}");
            }
            _ => {
                let found = found.unwrap_or_else(|| panic!("{example}: nothing"));
                assert_eq!((found.trail, found.quantity.bound), (None, Bound::Exact), "{example}");
            }
        }
    }
}

#[test]
fn every_unit_of_an_order() {
    for row in Table::read("ordinals", ORDINALS).expect("a table").rows() {
        let example = row.get("example");
        let found = read_ordinal(example, 0).unwrap_or_else(|| panic!("{example}: nothing"));
        assert_eq!(found.unit.and_then(|span| span.of(example)), Some(row.get("unit")), "{example}");
        assert_eq!((found.rank, found.span.end), (row.get("rank") == "yes", example.len()), "{example}");
    }
}

#[test]
fn plain() {
    check(&[
        ("共3247名。", "3247名|3247|exact|名|person"),
        ("募集7937万元", "7937万元|79370000|exact|元|money_cny"),
        ("达5.6万亿元", "5.6万亿元|5600000000000|exact|元|money_cny"),
        ("40万党员", "40万|400000|exact|-|other"),
        ("占比75.8%。", "75.8%|0.758|exact|%|percent"),
        ("提高1.5个百分点", "1.5个百分点|0.015|exact|个百分点|percent"),
        ("百分之六十五", "百分之六十五|0.65|exact|%|percent"),
        ("三成以上", "三成以上|0.3|at_least|成|percent"),
        ("三分之一", "三分之一|1/3|exact|-|ratio"),
        ("3‰", "3‰|0.003|exact|‰|ratio"),
        ("半数以上", "半数以上|0.5|at_least|-|ratio"),
        ("过半", "过半|0.5|at_least|-|ratio"),
        ("过半村", "过半|0.5|at_least|-|ratio"),
        ("近半导体", "nothing"),
        ("三成多。", "三成多|0.3|at_least|成|percent"),
        ("打8折", "8折|0.8|exact|折|ratio"),
        ("八五折", "八五折|0.85|exact|折|ratio"),
        ("3折叠", "nothing"),
        ("二0二二年", "nothing"),
        ("过半数", "过半数|0.5|at_least|-|ratio"),
        ("3万4000名", "3万4000名|34000|exact|名|person"),
        ("六州", "六州|6|exact|州|place"),
        ("十大案例", "十大|10|exact|大|item"),
        ("3人才", "3|3|exact|-|other"),
        ("装机500千瓦", "500千瓦|500|exact|千瓦|other"),
        ("翻了两番", "两番|2|exact|番|ratio"),
        ("3.4亿美元", "3.4亿美元|340000000|exact|美元|other"),
        ("3元5角", "3元5角|3.5|exact|元|money_cny"),
        ("两个半", "两个半|2.5|exact|个|item"),
        ("两个半导体", "两个|2|exact|个|item"),
        ("1,100万吨", "1,100万吨|11000000|exact|吨|other"),
    ]);
}

#[test]
fn bounds() {
    check(&[
        ("7000余名", "7000余名|7000|at_least|名|person"),
        ("1500多个", "1500多个|1500|at_least|个|item"),
        ("5.85万余人次", "5.85万余人次|58500|at_least|人次|person_time"),
        ("超14万人次", "超14万人次|140000|at_least|人次|person_time"),
        ("突破200万名", "突破200万名|2000000|at_least|名|person"),
        ("不低于20%以上", "不低于20%以上|0.2|at_least|%|percent"),
        ("35周岁以下", "35周岁以下|35|at_most|周岁|age_year"),
        ("不到5%", "不到5%|0.05|at_most|%|percent"),
        ("约300名左右", "约300名左右|300|about|名|person"),
        ("近百余名", "近百余名|100|about|名|person"),
        ("最近30名", "30名|30|exact|名|person"),
        ("节约30万元", "30万元|300000|exact|元|money_cny"),
        ("500名来自", "500名|500|exact|名|person"),
        ("500来自", "500|500|exact|-|other"),
        ("过亿元", "过亿元|100000000|at_least|元|money_cny"),
        ("通过3项", "3项|3|exact|项|item"),
        ("60多%", "60多%|0.6|at_least|%|percent"),
        ("3名起草人", "3名|3|exact|名|person"),
        ("3万元起。", "3万元起|30000|at_least|元|money_cny"),
        ("6亿元多。", "6亿元多|600000000|at_least|元|money_cny"),
        ("五分之一强的支部", "五分之一强|0.2|at_least|-|ratio"),
        ("肆拾萬元", "肆拾萬元|400000|exact|元|money_cny"),
        ("參佰萬元", "參佰萬元|3000000|exact|元|money_cny"),
        ("岗位数百个", "数百个|100|vague|个|item"),
        ("村数十二个", "十二个|12|exact|个|item"),
        ("5公里多。", "5公里多|5|at_least|公里|other"),
    ]);
}

#[test]
fn limits_that_are_meant_too() {
    check(&[
        ("40周岁(含)以下", "40周岁(含)以下|40|at_most|周岁|age_year"),
        ("200人（不含）以上", "200人（不含）以上|200|at_least|人|person"),
        ("5户(含5户)以上", "5户(含5户)以上|5|at_least|户|household"),
        ("45岁以下（含45岁）", "45岁以下（含45岁）|45|at_most|岁|age_year"),
        ("60名（含外聘5名）", "60名|60|exact|名|person"),
        ("7.2万(人次)", "7.2万(人次)|72000|exact|人次|person_time"),
        ("7.2万（含县区）", "7.2万|72000|exact|-|other"),
    ]);
}

#[test]
fn a_minus_is_of_its_number() {
    check(&[
        ("增速为-4%", "-4%|-0.04|exact|%|percent"),
        ("同比增长－1.6%", "－1.6%|-0.016|exact|%|percent"),
        ("约−3.5亿元", "约−3.5亿元|-350000000|about|元|money_cny"),
        ("降至-8℃", "-8℃|-8|exact|℃|other"),
        ("2-4名", "2-4名|2..4|range|名|person"),
        ("项目-6名", "6名|6|exact|名|person"),
        ("CPI-4%", "4%|0.04|exact|%|percent"),
        ("--4%", "4%|0.04|exact|%|percent"),
    ]);
    let text = "9元-4元";
    assert_eq!(read(text, 5).map(|found| found.quantity.value), Some(Value::from(4)));
}

#[test]
fn ranges() {
    check(&[
        ("选派2至3名", "2至3名|2..3|range|名|person"),
        ("2-3名", "2-3名|2..3|range|名|person"),
        ("15%～20%", "15%～20%|0.15..0.2|range|%|percent"),
        ("15—20%", "15—20%|0.15..0.2|range|%|percent"),
        ("3万至5万元", "3万至5万元|30000..50000|range|元|money_cny"),
        ("3至5万元", "3至5万元|30000..50000|range|元|money_cny"),
        ("500至1万元", "500至1万元|500..10000|range|元|money_cny"),
        ("5元至10元", "5元至10元|5..10|range|元|money_cny"),
        ("三至五百名", "三至五百名|300..500|range|名|person"),
        ("三四百名", "三四百名|300..400|range|名|person"),
        ("十二三万人", "十二三万人|120000..130000|range|人|person"),
        ("两三个", "两三个|2..3|range|个|item"),
        ("从20%到30%", "20%|0.2|exact|%|percent"),
        ("3个到5家", "3个|3|exact|个|item"),
        ("9-10月", "nothing"),
        ("2万元与4万元之间", "2万元与4万元之间|20000..40000|range|元|money_cny"),
        ("700人和900人之间", "700人和900人之间|700..900|range|人|person"),
        ("700人和900人", "700人|700|exact|人|person"),
        ("700人之间", "700人|700|exact|人|person"),
        ("三五百名", "三五百名|300..500|range|名|person"),
        ("三五名", "三五名|3..5|range|名|person"),
        ("百分之十五至二十", "百分之十五至二十|0.15..0.2|range|%|percent"),
    ]);
}

#[test]
fn vague() {
    check(&[
        ("亿元资金", "亿元|100000000|vague|元|money_cny"),
        ("数十名", "数十名|10|vague|名|person"),
        ("几百家", "几百家|100|vague|家|organization"),
        ("几十万人", "几十万人|100000|vague|人|person"),
        ("数百万人次", "数百万人次|1000000|vague|人次|person_time"),
        ("上千名", "上千名|1000|vague|名|person"),
        ("上百", "上百|100|vague|-|other"),
        ("近百名", "近百名|100|at_most|名|person"),
        ("成百上千名", "成百上千名|100|vague|名|person"),
        ("百余名", "百余名|100|at_least|名|person"),
        ("人数百名", "百名|100|vague|名|person"),
        ("网上千场", "千场|1000|vague|场|session"),
        ("百姓", "nothing"),
        ("千方百计", "nothing"),
        ("几名", "nothing"),
    ]);
    let text = "上百万名";
    let whole = read(text, 0);
    assert_eq!(read(text, 3), whole);
    assert_eq!(whole.map(|found| found.quantity.value), Some(Value::from(1_000_000)));
}

#[test]
fn inner_words() {
    check(&[
        ("十几万人", "十几万人|100000|at_least|人|person"),
        ("二百三十余万人", "二百三十余万人|2300000|at_least|人|person"),
        ("三千四百五十几万", "三千四百五十几万|34500000|at_least|-|other"),
        ("500多亿元", "500多亿元|50000000000|at_least|元|money_cny"),
        ("三十万多亿", "三十万多亿|30000000000000|at_least|-|other"),
        ("40多亿元", "40多亿元|4000000000|at_least|元|money_cny"),
        ("一千几百名", "一千几百名|1100|at_least|名|person"),
        ("十来个", "十来个|10|at_least|个|item"),
    ]);
}

#[test]
fn no_quantity() {
    for text in [
        "第三批",
        "无1人感染",
        "未发生一起案件",
        "G20",
        "5G",
        "1+3+N",
        "2022年",
        "3个月",
        "十分重要",
        "队伍建设",
        "半导体",
        "4/5G",
        "3号楼",
        "09:30",
        "10-29",
        "2018-10-29",
        "(028)6188-9900",
        "四川",
        "十三五规划",
        "十四五时期",
        "二三线城市",
        "500强企业",
        "万众",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn ordinals() {
    for (text, expected) in [
        ("第三", "第三|3|-|false"),
        ("第六位", "第六位|6|位|true"),
        ("第三批次", "第三批次|3|批次|false"),
        ("首次", "首次|1|次|false"),
        ("前三", "前三|3|-|true"),
        ("前10名", "前10名|10|名|true"),
        ("前三年", "nothing"),
        ("首都", "nothing"),
        ("第一书记", "第一|1|-|false"),
        ("首个", "首个|1|个|false"),
        ("第几", "nothing"),
    ] {
        let shown = read_ordinal(text, 0).map_or("nothing".to_owned(), |found| {
            let unit = found.unit.and_then(|span| span.of(text)).unwrap_or("-");
            format!("{}|{}|{unit}|{}", &text[found.span.start..found.span.end], found.value, found.rank)
        });
        assert_eq!(shown, expected, "{text}");
    }
}

#[test]
fn the_filter_lets_every_word_in_place_of_digits_begin() {
    let pairs = beginnings();
    let begins = |text: &str| Pair::of_word(text).is_some_and(|pair| pairs.may_begin(pair));
    assert!(["上千名", "数十万", "几百", "好几万", "成百上千", "百上千", "上千", "以万计"].into_iter().all(begins));
    assert!(!["上级", "上述", "党员"].into_iter().any(begins));
}
