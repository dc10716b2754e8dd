//! Properties of quantities, and a user's own words.

use proptest::prelude::*;
use zongshu::Error;
use zongshu::quantity::{Bound, Lexicon, UnitClass, is_start, read, read_ordinal};

fn quantity_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "5",
        "20",
        "1.45",
        "300",
        "三",
        "十",
        "两三",
        "二十",
        "百",
        "千",
        "万",
        "亿",
        "余",
        "多",
        "几",
        "来",
        "数",
        "上",
        "近",
        "超过",
        "不低于",
        "约",
        "至少",
        "最近",
        "从",
        "至",
        "到",
        "-",
        "～",
        "—",
        "%",
        "‰",
        "成",
        "半",
        "半数",
        "百分之",
        "三分之",
        "个",
        "名",
        "人",
        "人次",
        "家",
        "元",
        "角",
        "分",
        "个百分点",
        "倍",
        "岁",
        "以上",
        "以下",
        "以内",
        "左右",
        "起",
        "年",
        "个月",
        "第",
        "首",
        "前",
        "位",
        "批",
        "强",
        "成千上万",
        "。",
        "，",
        "、",
        "A",
        "é",
        "😀",
    ]);
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_fails(text in any::<String>(), like in quantity_like()) {
        for text in [text, like] {
            for at in 0..text.len() + 3 {
                if let Some(found) = read(&text, at) {
                    prop_assert!(found.span.of(&text).is_some() && found.span.contains(found.numeral));
                    prop_assert!(found.numeral.of(&text).is_some());
                    for part in [found.unit, found.lead, found.trail].into_iter().flatten() {
                        prop_assert!(found.span.contains(part) && part.of(&text).is_some());
                    }
                    let quantity = &found.quantity;
                    prop_assert_eq!(quantity.upper.is_some(), quantity.bound == Bound::Range);
                    prop_assert!(quantity.upper.is_none_or(|upper| upper > quantity.value));
                }
                if let Some(found) = read_ordinal(&text, at) {
                    prop_assert!(found.span.start == at && found.span.of(&text).is_some());
                }
            }
        }
    }

    #[test]
    fn bounds_do_not_change_the_value(count in 1_i64..1_000_000) {
        for (text, bound) in [
            (format!("{count}名"), Bound::Exact),
            (format!("超过{count}名"), Bound::AtLeast),
            (format!("{count}余名"), Bound::AtLeast),
            (format!("{count}名以上"), Bound::AtLeast),
            (format!("近{count}名"), Bound::AtMost),
            (format!("{count}名以内"), Bound::AtMost),
            (format!("约{count}名"), Bound::About),
            (format!("{count}名左右"), Bound::About),
        ] {
            let at = text.find(|c: char| c.is_ascii_digit()).expect("digits");
            let found = read(&text, at).expect("a quantity");
            prop_assert_eq!(found.span.len(), text.len());
            prop_assert_eq!(found.quantity.value, count.into());
            prop_assert_eq!(found.quantity.bound, bound);
            prop_assert_eq!(found.quantity.unit_class, UnitClass::Person);
        }
    }
}

#[test]
fn a_pack_in_another_format_is_refused_with_its_line() {
    let mut lexicon = Lexicon::bundled().clone();
    let error = lexicon.add_classifiers("mine", "unit\tclass\n# a comment\n窑\tbrick\n").expect_err("no such class");
    assert!(matches!(error, Error::Table { line: 3, .. }), "{error}");
    let error = lexicon.add_bounds("mine", "word\tbound\tside\n左近\tabout\tbehind\n").expect_err("no such side");
    assert!(error.to_string().contains("behind"), "{error}");
}

#[test]
fn an_own_bound_word() {
    let mut lexicon = Lexicon::bundled().clone();
    lexicon.add_bounds("mine", "word\tbound\tside\n开外\tat_least\tafter\n").expect("a table");
    let text = "60岁开外";
    let found = lexicon.read(text, 0).expect("a quantity");
    assert_eq!((found.span.len(), found.quantity.bound), (text.len(), Bound::AtLeast));
}

#[test]
fn every_start_is_tested_for() {
    for text in ["数十名", "几百名", "上千名", "成百上千名", "好几万人", "亿元", "半数", "十件", "5件", "壹万元"]
    {
        let first = text.chars().next().expect("a character");
        assert!(is_start(first) && read(text, 0).is_some(), "{text}");
    }
}
