//! Pictures: what stands on an axis, what only in a caption, that words stay inside and nothing becomes markup.

use expect_test::expect_file;
use zongshu::compare::{Engine, PlaceTable};
use zongshu::corpus::{Corpus, Entry, national_2023};
use zongshu::quantity::Bound;
use zongshu::region::Adcode;
use zongshu::render::pictures::{self, Picture};
use zongshu::render::{Language, width};
use zongshu::vocabulary::IndicatorId;

use crate::made::Maker;

const RECRUITED: &str = "civil_servants_recruited";

fn recruited() -> IndicatorId {
    RECRUITED.parse().expect("an id")
}

/// Three regions of a census year; the name of one means to be markup. A fourth states an order of magnitude only.
fn regions() -> Corpus {
    let plain = |adcode: &str, value: &str| Maker::new(adcode, 2020).with(RECRUITED, value).report;
    let mut hostile = Maker::new("330000", 2020).and(RECRUITED, "9000", |measure| {
        measure.quantity.bound = Bound::AtLeast;
        measure.quantity.step = 1000.into();
    });
    hostile.report.heading.region = Some("</text><script>alert(1)</script>&".into());
    let vague = Maker::new("320000", 2020).and(RECRUITED, "1000", |measure| measure.quantity.bound = Bound::Vague);
    Corpus::new([
        Entry::new("a", plain("630000", "14500")),
        Entry::new("b", plain("610000", "6100")),
        Entry::new("c", hostile.report),
        Entry::new("d", vague.report),
    ])
}

/// One region, five years, one of them silent, one an order of magnitude only.
fn series() -> Vec<Entry> {
    let year =
        |year, value: &str| Entry::new(format!("y{year}"), Maker::new("510000", year).with(RECRUITED, value).report);
    let least = Maker::new("510000", 2024).and(RECRUITED, "15000", |measure| {
        measure.quantity.bound = Bound::AtLeast;
        measure.quantity.step = 1000.into();
    });
    vec![year(2020, "12000"), year(2021, "12800"), year(2023, "14100"), Entry::new("y2024", least.report)]
}

fn years_of(corpus: &Corpus, language: Language) -> Picture {
    let engine = Engine::new();
    let code: Adcode = "510000".parse().expect("a code");
    let all = engine.years(&recruited(), code, &corpus.reports());
    let longest = all.first().expect("a series");
    pictures::years(&engine, longest, language).expect("drawn").expect("two levels")
}

/// The words of a picture; asserts that it can be read, names itself and keeps its words inside.
fn words(picture: &Picture) -> Vec<String> {
    let svg = roxmltree::Document::parse(&picture.svg).expect("well-formed");
    let root = svg.root_element();
    let side = |name: &str| root.attribute(name).and_then(|side| side.parse::<f64>().ok()).expect("a side");
    let (wide, high) = (side("width"), side("height"));
    let names: Vec<&str> =
        root.children().filter(|node| node.is_element()).map(|node| node.tag_name().name()).take(2).collect();
    assert_eq!(names, ["title", "desc"]);
    let mut words = Vec::new();
    for node in svg.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        assert!(
            ["svg", "title", "desc", "rect", "text", "line", "polyline", "polygon", "circle"].contains(&name),
            "{name}"
        );
        if name != "text" {
            continue;
        }
        let text = node.text().unwrap_or("").trim().to_string();
        let number = |name: &str| node.attribute(name).and_then(|number| number.parse::<f64>().ok()).expect("a number");
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        assert!((0.0..=high).contains(&y), "{text} at {y} of {high}");
        if node.attribute("transform").is_none() {
            // A Chinese character is as wide as it is high, others are a little wider than half of that.
            let long = width(&text) as f64 * size * 0.52;
            let left = match node.attribute("text-anchor") {
                Some("end") => x - long,
                Some("middle") => x - long / 2.0,
                _ => x,
            };
            assert!(left >= -1.0 && left + long <= wide + 1.0, "{text}: {left} to {} of {wide}", left + long);
        }
        words.push(text);
    }
    words
}

#[test]
fn regions_stand_on_one_axis_unless_refused() {
    let corpus = regions();
    for language in [Language::En, Language::Zh] {
        let picture =
            pictures::regions(&Engine::new(), &corpus, &recruited(), language).expect("drawn").expect("regions");
        let words = words(&picture);
        for region in ["region 630000 2020", "region 610000 2020"] {
            assert!(words.iter().any(|word| word == region), "{region}: {words:?}");
        }
        // The order of magnitude has no row of its own: it is named in the caption, with the reason.
        assert!(!words.iter().any(|word| word.starts_with("region 320000")), "{words:?}");
        assert!(words.iter().any(|word| word.contains("region 320000") && word.contains("C-VAGUE")), "{words:?}");
        assert!(words.iter().any(|word| word.contains("C-DEN")), "{words:?}");
        assert!(words.iter().any(|word| word.contains("<script>")), "{words:?}");
    }
}

#[test]
fn years_have_gaps() {
    let corpus = Corpus::new(series());
    let picture = years_of(&corpus, Language::En);
    let words = words(&picture);
    for year in ["2020", "2022", "2024", "not stated"] {
        assert!(words.iter().any(|word| word == year), "{year}: {words:?}");
    }
    assert!(picture.description.contains("2022: not stated"), "{}", picture.description);
    // Lines join 2020 with 2021 and 2023 with 2024, and nothing over the gap.
    let svg = roxmltree::Document::parse(&picture.svg).expect("well-formed");
    let thin = svg.descendants().filter(|node| {
        let slanted = |points: &str| {
            let ends: Vec<&str> = points.split_whitespace().collect();
            matches!(ends.as_slice(), [one, other] if one.split(',').next() != other.split(',').next()
                && one.split(',').nth(1) != other.split(',').nth(1))
        };
        node.attribute("stroke") == Some("#0072B2")
            && node.attribute("stroke-width") == Some("1")
            && node.attribute("points").is_some_and(slanted)
    });
    assert_eq!(thin.count(), 2);
}

#[test]
fn pictures_look_as_before() {
    let corpus = regions();
    let picture =
        pictures::regions(&Engine::new(), &corpus, &recruited(), Language::En).expect("drawn").expect("regions");
    expect_file!["../snapshots/regions.svg"].assert_eq(&picture.svg);
    expect_file!["../snapshots/years.svg"].assert_eq(&years_of(&Corpus::new(series()), Language::Zh).svg);
}

#[test]
fn the_pictures_of_the_bundled_corpus_keep_their_words_inside() {
    let (engine, corpus) = (Engine::new(), Corpus::bundled());
    for language in [Language::Zh, Language::En] {
        let coverage = pictures::coverage(corpus, engine.registry(), language).expect("drawn");
        assert!(words(&coverage).iter().any(|word| word == "党员总数"));
        let emphasis = pictures::emphasis(corpus, language).expect("drawn");
        assert!(words(&emphasis).iter().any(|word| word == "四川省 2022"));
        let places = PlaceTable::of(std::slice::from_ref(&national_2023().report));
        let places = pictures::places(&places, language).expect("drawn").expect("provinces");
        assert!(words(&places).iter().any(|word| word == "浙江省"));
        for indicator in engine.registry().iter() {
            let drawn = pictures::regions(&engine, corpus, &indicator.id, language).expect("drawn");
            assert!(drawn.is_none_or(|picture| !words(&picture).is_empty()));
        }
    }
    // Many reports: the columns become narrow, their heads are turned.
    let many = (0..60)
        .map(|one| Entry::new(format!("many-{one}"), Maker::new("510000", 2000 + one).with(RECRUITED, "7").report));
    let many = Corpus::new(many);
    words(&pictures::coverage(&many, engine.registry(), Language::En).expect("drawn"));
    words(&pictures::emphasis(&many, Language::En).expect("drawn"));
    words(&years_of(&many, Language::En));
    // Nothing at all.
    let none = Corpus::default();
    words(&pictures::coverage(&none, engine.registry(), Language::En).expect("drawn"));
    words(&pictures::emphasis(&none, Language::En).expect("drawn"));
    assert!(pictures::places(&PlaceTable::default(), Language::En).expect("drawn").is_none());
    assert!(pictures::regions(&engine, &none, &recruited(), Language::En).expect("drawn").is_none());
}

#[cfg(feature = "png")]
#[test]
fn png_is_drawn_with_the_fonts_of_the_system() {
    let picture = pictures::emphasis(Corpus::bundled(), Language::Zh).expect("drawn");
    match picture.to_png(1) {
        Ok(png) => assert!(png.starts_with(b"\x89PNG") && png.len() > 10_000, "{} bytes", png.len()),
        Err(error) => {
            assert!(error.to_string().contains("no font is installed"), "{error}");
            println!("skipped: {error}");
        }
    }
}
