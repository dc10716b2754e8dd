//! The registry of indicators and the reader of qualifiers.

use std::collections::BTreeSet;

use zongshu::vocabulary::{DimReader, Passage, Registry, Tier};

const HEAD: &str = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\tdenominators\tdims\tbroader\tshare_of\n";

#[test]
fn the_bundled_table_is_read_whole() {
    let registry = Registry::bundled();
    assert_eq!(registry.iter().count(), 126);
    for indicator in registry.iter() {
        assert!(!indicator.zh.is_empty() && !indicator.en.is_empty(), "{}", indicator.id);
        assert!(indicator.en.is_ascii(), "{}", indicator.en);
    }
    let names: BTreeSet<&str> = registry.iter().map(|indicator| indicator.en.as_str()).collect();
    assert_eq!(names.len(), 126, "two indicators share an English name");
}

#[test]
fn a_pack_adds_indicators_of_the_same_format() {
    let pack = format!(
        "{HEAD}reading_rooms\t读书室\tReading rooms\tsite\tstock\ttheory\t2\tpopulation_resident\tlevel=省/市\tparty_education_bases\t\n"
    );
    let registry = Registry::bundled().with_pack(&pack).expect("the pack is sound");
    let rooms = registry.named("reading_rooms").expect("it was added");
    assert_eq!(rooms.tier, Tier::Local);
    assert_eq!(rooms.dims[0].values, ["省", "市"]);
    assert!(registry.contains(&"party_education_bases".parse().expect("an id"), &rooms.id));
}

#[test]
fn a_pack_with_a_fault_names_its_line() {
    let cases = [
        ("party_members\t党员\tMembers\tperson\tstock\tgrassroots\t1\t\t\t\t\n", "not registered yet"),
        ("a\t甲\tA\tperson\tflow\tcadre\t1\t\t\tb\t\nb\t乙\tB\tperson\tflow\tcadre\t1\t\t\ta\t\n", "contain itself"),
        ("a\t甲\tA\tperson\tflow\tcadre\t1\t\t\tzz\t\n", "registered indicator"),
        ("a\t甲\tA\tperson\tflow\tcadre\t4\t\t\t\t\n", "a tier"),
        ("a\t甲\t\tperson\tflow\tcadre\t1\t\t\t\t\n", "a name"),
        ("A b\t甲\tA\tperson\tflow\tcadre\t1\t\t\t\t\n", "lower-case"),
    ];
    for (rows, expected) in cases {
        let error = Registry::bundled().with_pack(&format!("{HEAD}{rows}")).expect_err(rows);
        let text = error.to_string();
        assert!(text.contains(expected) && text.contains("line "), "{text}");
    }
}

#[test]
fn every_row_of_the_qualifiers_reads_its_own_example() {
    let reader = DimReader::bundled();
    assert!(reader.rules().len() > 80);
    for rule in reader.rules() {
        let (before, rest) = rule.example.split_once('〔').unwrap_or_else(|| panic!("{}", rule.example));
        let (quantity, after) = rest.split_once('〕').expect("a closed quantity");
        let sentence = format!("{before}{quantity}{after}");
        let ids: Vec<_> = match rule.only.is_empty() {
            false => rule.only.iter().filter_map(|id| Registry::bundled().get(id)).collect(),
            true => Registry::bundled().iter().filter(|one| one.has_dim(&rule.dim)).collect(),
        };
        assert!(!ids.is_empty(), "{} {} is for no indicator", rule.dim, rule.value);
        for indicator in ids {
            assert!(indicator.has_dim(&rule.dim), "{} does not carry {}", indicator.id, rule.dim);
            let passage = Passage {
                subject: before,
                predicate: "",
                sentence: &sentence,
                at: before.len()..before.len() + quantity.len(),
            };
            let read = reader.dims(indicator, &passage);
            let value = read.get(&rule.dim).map(String::as_str);
            assert_eq!(value, Some(rule.value.as_str()), "{} in {}", indicator.id, rule.example);
        }
    }
}
