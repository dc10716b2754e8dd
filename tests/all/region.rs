//! The gazetteer is complete and fresh, and places are found in text.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use proptest::prelude::*;
use zongshu::region::{Adcode, ChangeKind, Division, DivisionKind, Gazetteer, Level, Referent, places};
use zongshu::table::Table;

use crate::growth::grows_with;

fn code(text: &str) -> Adcode {
    text.parse().expect("a code")
}

/// Prefectures and counties of every province at the end of 2024, as the Ministry of Civil Affairs lists them.
const COUNTS: [(u32, usize, usize); 34] = [
    (110000, 0, 16),
    (120000, 0, 16),
    (130000, 11, 167),
    (140000, 11, 117),
    (150000, 12, 103),
    (210000, 14, 100),
    (220000, 9, 60),
    (230000, 13, 121),
    (310000, 0, 16),
    (320000, 13, 95),
    (330000, 11, 90),
    (340000, 16, 104),
    (350000, 9, 84),
    (360000, 11, 100),
    (370000, 16, 136),
    (410000, 17, 157),
    (420000, 13, 103),
    (430000, 14, 122),
    (440000, 21, 122),
    (450000, 14, 111),
    (460000, 4, 25),
    (500000, 0, 38),
    (510000, 21, 183),
    (520000, 9, 88),
    (530000, 16, 129),
    (540000, 7, 74),
    (610000, 10, 107),
    (620000, 14, 86),
    (630000, 8, 44),
    (640000, 5, 22),
    (650000, 14, 110),
    (710000, 0, 0),
    (810000, 0, 0),
    (820000, 0, 0),
];

#[test]
fn every_province_has_its_divisions() {
    let gazetteer = Gazetteer::get();
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for division in gazetteer.divisions() {
        let entry = counts.entry(division.adcode().province().get()).or_default();
        match division.level() {
            Level::Prefecture => entry.0 += 1,
            Level::County => entry.1 += 1,
            Level::Province | Level::Nation => {}
        }
    }
    let expected: BTreeMap<u32, (usize, usize)> =
        COUNTS.iter().map(|(code, prefectures, counties)| (*code, (*prefectures, *counties))).collect();
    assert_eq!(counts, expected);
}

#[test]
fn codes_are_unique_and_parents_stand() {
    let gazetteer = Gazetteer::get();
    let mut seen = BTreeSet::new();
    for division in gazetteer.divisions() {
        assert!(seen.insert(division.adcode()), "{} stands twice", division.adcode());
        let parent = division.parent().and_then(|parent| gazetteer.division(parent)).expect("a parent");
        assert!(parent.contains(division) && parent.level() < division.level() && parent.is_current());
        let found = gazetteer.lookup(division.name()).any(|found| found == division);
        assert!(found, "{} is not found by its name", division.name());
    }
    assert_eq!(gazetteer.divisions().filter(|division| division.kind() == DivisionKind::SubProvincialCity).count(), 15);
    assert_eq!(
        gazetteer.divisions().filter(|division| division.kind() == DivisionKind::AutonomousPrefecture).count(),
        30
    );
    assert_eq!(gazetteer.divisions().filter(|division| division.kind() == DivisionKind::AutonomousCounty).count(), 117);
    assert_eq!(gazetteer.divisions().filter(|division| division.kind() == DivisionKind::League).count(), 3);
    assert_eq!(gazetteer.divisions().filter(|division| division.kind() == DivisionKind::Municipality).count(), 4);
    let banners = |kind| gazetteer.divisions().filter(|division| division.kind() == kind).count();
    assert_eq!((banners(DivisionKind::Banner), banners(DivisionKind::AutonomousBanner)), (49, 3));
}

#[test]
fn every_row_of_the_tables_is_read() {
    let gazetteer = Gazetteer::get();
    let rows = |text| Table::read("table", text).expect("a table").rows().count();
    assert_eq!(gazetteer.divisions().count(), rows(include_str!("../../src/region/divisions.tsv")));
    assert_eq!(gazetteer.changes().count(), rows(include_str!("../../src/region/changes.tsv")));
    assert_eq!(gazetteer.areas().count(), rows(include_str!("../../src/region/areas.tsv")));
    for area in gazetteer.areas() {
        assert!(gazetteer.division(area.within()).is_some(), "{} lies nowhere", area.name());
    }
}

#[test]
fn changes_lead_to_what_stands() {
    let gazetteer = Gazetteer::get();
    for change in gazetteer.changes() {
        assert!((2010..=2024).contains(&change.year));
        if change.kind == ChangeKind::Created {
            let since = gazetteer.division(change.adcode).and_then(Division::since);
            assert_eq!(since, Some(change.year), "{}", change.name);
            continue;
        }
        assert!(!change.successors.is_empty(), "nothing follows {}", change.name);
        for successor in &change.successors {
            assert!(gazetteer.division(*successor).is_some_and(Division::is_current), "{}", change.name);
        }
        let named: Vec<_> = gazetteer.lookup(change.name).collect();
        assert!(!named.is_empty(), "{} is not found by its name", change.name);
        if change.kind != ChangeKind::Recoded {
            assert!(named.iter().any(|division| division.until() == Some(change.year)), "{}", change.name);
        }
    }
    let expected = [
        ("无为县", 2019, "无为市"),
        ("蓬莱市", 2020, "蓬莱区"),
        ("水城县", 2020, "水城区"),
        ("库车县", 2019, "库车市"),
        ("隆昌县", 2017, "隆昌市"),
        ("滦县", 2018, "滦州市"),
        ("田阳县", 2019, "田阳区"),
        ("襄樊市", 2010, "襄阳市"),
        ("江干区", 2021, "上城区"),
        ("错那县", 2023, "错那市"),
        ("莱城区", 2019, "莱芜区"),
        ("崇文区", 2010, "东城区"),
        ("沙县", 2021, "沙县区"),
        ("梅县", 2013, "梅县区"),
        ("户县", 2016, "鄠邑区"),
        ("毕节地区", 2011, "毕节市"),
    ];
    for (name, year, successor) in expected {
        let former = gazetteer.lookup(name).find(|division| !division.is_current()).expect(name);
        assert_eq!(former.until(), Some(year), "{name}");
        assert_eq!(gazetteer.today(former.adcode())[0].name(), successor, "{name}");
    }
}

#[test]
fn reports_of_two_years_meet() {
    let gazetteer = Gazetteer::get();
    let names = |text: &str, year| -> Vec<&str> {
        gazetteer.resolve(code(text), year).iter().map(|division| division.name()).collect()
    };
    assert_eq!(names("340281", 2018), ["无为县"]);
    assert_eq!(names("340225", 2023), ["无为市"]);
    assert_eq!(names("340281", 2023), ["无为市"]);
    assert_eq!(names("510100", 2012), ["成都市"]);
    assert_eq!(names("371200", 2023), ["莱芜区", "钢城区"]);
    assert_eq!(names("330114", 2018), ["江干区", "萧山区"]);
    assert!(names("999999", 2018).is_empty());
}

#[test]
fn words_do_what_their_examples_say() {
    let table = Table::read("words", include_str!("../../src/region/words.tsv")).expect("a table");
    for row in table.rows().filter(|row| !row.get("example").is_empty()) {
        let example = row.get("example");
        let found: Vec<&str> = places(example, None).iter().filter_map(|place| place.span.of(example)).collect();
        let wanted: Vec<&str> = Some(row.get("place")).into_iter().filter(|place| !place.is_empty()).collect();
        assert_eq!(found, wanted, "line {}: {example}", row.line());
    }
}

#[test]
fn usual_forms_mean_their_division() {
    let gazetteer = Gazetteer::get();
    let table = Table::read("usual", include_str!("../../src/region/usual.tsv")).expect("a table");
    for row in table.rows() {
        let (usual, wanted) = (row.get("usual"), code(row.get("adcode")));
        assert!(gazetteer.lookup(usual).any(|division| division.adcode() == wanted), "{usual}");
        assert!(row.get("example").contains(usual), "{usual}");
        if row.get("form") == "name" {
            let found = places(row.get("example"), None);
            assert_eq!(found.last().and_then(|place| place.adcode()), Some(wanted), "{}", row.get("example"));
        }
    }
    let table = Table::read("areas", include_str!("../../src/region/areas.tsv")).expect("a table");
    for row in table.rows() {
        let found = places(row.get("example"), None);
        let within = found.first().map(|place| (place.adcode(), place.within().map(Division::adcode)));
        assert_eq!(within, Some((None, Some(code(row.get("within"))))), "{}", row.get("example"));
    }
}

#[test]
fn context_tells_equal_names_apart() {
    let codes = |text: &str, home: Option<&str>| -> Vec<Option<u32>> {
        places(text, home.map(code)).iter().map(|place| place.adcode().map(Adcode::get)).collect()
    };
    // The division before it.
    assert_eq!(codes("北京朝阳区、吉林长春市朝阳区", None), [Some(110105), Some(220104)]);
    // The list.
    assert_eq!(codes("杭州市临平区、西湖区办学", None), [Some(330113), Some(330106)]);
    assert_eq!(codes("山东济南市历下区、市中区办学", None), [Some(370102), Some(370103)]);
    // The region of the report.
    assert_eq!(codes("新华区办学", Some("130100")), [Some(130105)]);
    // The place before it in the paragraph, and not in another paragraph.
    assert_eq!(codes("江苏徐州市办学。鼓楼区设岗。", None), [Some(320300), Some(320302)]);
    assert_eq!(codes("江苏徐州市办学。\n鼓楼区设岗。", None), [Some(320300), None]);
    // Two districts of one province stay open.
    assert_eq!(codes("河北唐山市办学。新华区设岗。", None), [Some(130200), None]);
    let found = places("河北唐山市办学。新华区设岗。", None);
    let Referent::Open(candidates) = &found[1].referent else { panic!("it is open") };
    assert!(candidates.len() > 2);
    for name in ["朝阳区", "鼓楼区", "新华区", "白云区", "永定区"] {
        let found = places(name, None);
        assert_eq!((found.len(), found[0].adcode()), (1, None), "{name}");
        assert!(found[0].candidates().len() > 1, "{name}");
    }
    // A bare name that is also a word, in a list.
    assert_eq!(codes("江西上饶、赣州和吉安三市办学", None), [Some(361100), Some(360700), Some(360800)]);
    // The level word may belong to the name after it, and go on as another word.
    assert_eq!(codes("山东省济南市中区、武威市民勤县办学", None), [Some(370103), Some(620621)]);
    // Bare names in a list of one province; a standing name before a former one.
    assert_eq!(codes("浙江安吉、德清等地办学", None), [Some(330523), Some(330521)]);
    assert_eq!(codes("贵州水城县办学", None), [Some(520221)]);
    assert_eq!(codes("吉林吉林市、海南海口市、青海海南州", None), [Some(220200), Some(460100), Some(632500)]);
}

#[test]
fn the_table_is_fresh() {
    let Some(folder) = std::env::var_os("ZONGSHU_DIVISIONS") else {
        eprintln!("skipped: ZONGSHU_DIVISIONS does not name the folder of the downloads, see src/region/divisions.py");
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/region/divisions.py");
    let status = Command::new("python3").arg(script).arg(folder).arg("--check").status().expect("python3 runs");
    assert!(status.success(), "the tables differ from their sources");
}

#[test]
fn time_grows_with_the_text() {
    let paragraph = "浙江省杭州市西湖区、市中区、南城区城区和和和县县县，北京北京市北京区合作社推广东西。";
    grows_with("places", 500, |times| assert!(!places(&paragraph.repeat(times), None).is_empty()));
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "浙江",
        "北京",
        "省",
        "市",
        "县",
        "区",
        "、",
        "，",
        "。",
        "\n",
        "和",
        "等地",
        "朝阳",
        "城区",
        "海南",
        "安吉县",
        "鼓楼区",
        "高新区",
        "新区",
        "西海岸新区",
        "河南县",
        "合作",
        "x",
        "𠀀",
        "“",
        "”",
        "台湾",
        "州",
        "吉林",
        "在",
        " ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in prop_oneof![any::<String>(), pieces()], home in prop::option::of(0u32..1_000_000)) {
        let mut end = 0;
        for place in places(&text, home.and_then(Adcode::new)) {
            prop_assert!(place.span.start >= end && !place.span.is_empty());
            prop_assert!(place.span.of(&text).is_some());
            end = place.span.end;
            prop_assert_eq!(place.adcode().is_none() , place.division().is_none());
            if let (Some(province), Some(adcode)) = (place.province(), place.adcode()) {
                prop_assert_eq!(province.adcode(), adcode.province());
            }
        }
        let _ = Gazetteer::get().region_of(&text, &text, &text);
        prop_assert!(Gazetteer::get().lookup(&text).count() < 100);
    }
}
