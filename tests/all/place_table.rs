//! Provinces by the places that reports single out.

use zongshu::compare::PlaceTable;
use zongshu::region::Adcode;
use zongshu::report::{Place, PlaceLevel, Practice, Report};
use zongshu::text::Span;
use zongshu::vocabulary::Theme;

use crate::made;

fn code(text: &str) -> Adcode {
    text.parse().expect("a code")
}

fn place(name: &str, adcode: Option<&str>, province: Option<&str>, level: PlaceLevel) -> Place {
    Place {
        span: Span::new(0, 3),
        text: name.into(),
        name: name.to_string().into(),
        adcode: adcode.map(code),
        province: None,
        province_adcode: province.map(code),
        level,
        candidates: Vec::new(),
    }
}

fn practice(places: Vec<usize>, theme: Theme) -> Practice {
    Practice { places, span: Span::new(3, 6), shared_tail: None, section: None, theme, mentions: Vec::new() }
}

fn roundup() -> Report {
    let mut report = made::report("000000", 2023);
    report.places = vec![
        place("成都市", Some("510100"), Some("510000"), PlaceLevel::Prefecture),
        place("锦江区", Some("510104"), Some("510000"), PlaceLevel::County),
        place("无为县", Some("340225"), Some("340000"), PlaceLevel::County),
        place("无为市", Some("340281"), Some("340000"), PlaceLevel::County),
        place("大兴区", Some("110115"), Some("110000"), PlaceLevel::County),
        place("西海岸新区", None, Some("370000"), PlaceLevel::Other),
        place("鼓楼区", None, None, PlaceLevel::County),
    ];
    report.practices = vec![practice(vec![0, 1, 2, 6], Theme::Cadre), practice(vec![0, 3, 4, 5], Theme::Talent)];
    report
}

#[test]
fn provinces_are_counted_by_level_and_theme() {
    let table = PlaceTable::of(&[roundup()]);
    let rows: Vec<(&str, usize, usize)> = table.rows.iter().map(|row| (row.name, row.times, row.places)).collect();
    // The city inside the province is a place of it; the former county and the city after it are one place.
    assert_eq!(rows, [("四川省", 3, 2), ("安徽省", 2, 1), ("北京市", 1, 1), ("山东省", 1, 1)]);
    assert_eq!(table.unresolved, 1);
    assert_eq!(table.silent.len(), 30);
    assert_eq!(table.themes(), [Theme::Cadre, Theme::Talent]);
    let sichuan = table.row(code("510000")).expect("a row");
    assert_eq!((sichuan.times_under(Theme::Cadre), sichuan.times_under(Theme::Talent)), (2, 1));
    assert_eq!((sichuan.counties_named, sichuan.counties), (1, 183));
    assert_eq!(sichuan.county_share().map(|share| share.to_string()).as_deref(), Some("1/183"));
    assert_eq!(sichuan.by_level.get(&PlaceLevel::Prefecture), Some(&1));
    let beijing = table.row(code("110000")).expect("a row");
    assert!(beijing.is_municipality && !sichuan.is_municipality);
    assert_eq!(table.row(code("370000")).map(|row| row.counties_named), Some(0));
}

#[test]
fn reports_add_up() {
    let twice = PlaceTable::of(&[roundup(), roundup()]);
    assert_eq!((twice.rows[0].times, twice.rows[0].places), (6, 2));
}
