//! Lists of places and what they do.

use proptest::prelude::*;
use serde_json::Value as Json;
use zongshu::parse::practice::{Draft, practices, sentences};
use zongshu::region::{PlaceFound, places};
use zongshu::table::Table;

fn read(text: &str) -> (Vec<PlaceFound<'_>>, Vec<Draft>) {
    let found = places(text, None);
    let drafts = practices(text, &sentences(text), &found, None);
    (found, drafts)
}

/// What the groups of a text do, as the table writes it.
fn written(text: &str) -> String {
    let (_, drafts) = read(text);
    let slice = |span: zongshu::text::Span| span.of(text).unwrap_or("?");
    let groups: Vec<&str> = drafts.iter().map(|draft| slice(draft.span)).collect();
    let tail =
        drafts.iter().find_map(|draft| draft.shared_tail).map_or(String::new(), |tail| format!("‖{}", slice(tail)));
    groups.join("|") + &tail
}

#[test]
fn a_paragraph_of_a_roundup_goes_on_about_the_place_that_opens_it() {
    use zongshu::parse::Parser;
    use zongshu::text::Source;
    let places = ["山东莱阳市", "广东佛山市", "浙江义乌市", "河南新郑市", "贵州雷山县"];
    let passages = places.map(|place| format!("{place}推进改革。今年选派干部58名。\n")).concat();
    let report = Parser::default().read(&Source::from_text(format!("各地动态\n2031-11-08\n\n{passages}")));
    let scopes: Vec<String> = report.measures().map(|(_, _, measure)| measure.scope.to_string()).collect();
    assert_eq!(scopes, places);
}

#[test]
fn blanks_before_a_text_hide_none_who_acts_in_its_first_sentence() {
    use zongshu::parse::Parser;
    use zongshu::text::Source;
    let text = "江西瑞金市、湖南炎陵县办起夜校320期，轮训党员7420人次。其他各地选派干部58名。\n";
    for blanks in ["", "  ", "　　", "\n　　"] {
        let report = Parser::default().read(&Source::from_text(format!("{blanks}{text}")));
        let spans: Vec<_> = report.practices.iter().map(|practice| practice.span.start - blanks.len()).collect();
        assert_eq!(spans, [text.find("办起").expect("a verb")], "{blanks:?}");
    }
}

#[test]
fn words_do_what_their_examples_say() {
    let table = Table::read("practice", include_str!("../../src/parse/practice.tsv")).expect("a table");
    for row in table.rows().filter(|row| !row.get("example").is_empty()) {
        assert_eq!(written(row.get("example")), row.get("practices"), "line {}", row.line());
    }
}

#[test]
fn the_fixture_is_read_in_full() {
    let text = include_str!("../fixtures/roundup-places.txt");
    let gold: Vec<Json> = include_str!("../fixtures/roundup-places.places.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    let provinces: std::collections::BTreeSet<&str> =
        gold.iter().filter_map(|line| line["province"].as_str()).collect();
    assert!(gold.len() >= 80 && provinces.len() >= 25);
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |value: &Json| value.as_u64().map(|at| offsets[at as usize]);
    let (found, drafts) = read(text);
    let acting: Vec<(&PlaceFound<'_>, &Draft)> = drafts
        .iter()
        .flat_map(|draft| draft.places.iter().map(|index| (&found[*index], draft)).collect::<Vec<_>>())
        .collect();
    let mut right = 0;
    for line in &gold {
        let name = line["text"].as_str().unwrap_or("");
        let Some((place, draft)) = acting.iter().find(|(place, _)| Some(place.span.start) == byte(&line["start"]))
        else {
            eprintln!("missed {name}");
            continue;
        };
        assert_eq!(place.span.of(text), Some(name));
        assert_eq!(place.adcode().map(|code| code.to_string()).as_deref(), line["adcode"].as_str(), "{name}");
        let province = place.province().map(|province| province.adcode().to_string());
        assert_eq!(province.as_deref(), line["province_adcode"].as_str(), "{name}");
        let level = place.level().map_or("other", |level| level.as_str());
        assert_eq!(Some(level), line["level"].as_str(), "{name}");
        assert_eq!(Some(draft.span.start), byte(&line["practice_start"]), "{name}");
        assert!(
            [byte(&line["practice_end"]), byte(&line["shared_tail_end"])].contains(&Some(draft.span.end)),
            "{name}"
        );
        assert_eq!(draft.shared_tail.map(|tail| tail.start), byte(&line["shared_tail_start"]), "{name}");
        right += 1;
    }
    // F1 over places.
    assert!(2 * right * 100 >= 97 * (gold.len() + acting.len()), "{right} of {} and {}", gold.len(), acting.len());
}

#[test]
fn lists_and_clauses() {
    // A quoted place, a modifier and a place in the middle of a clause do nothing.
    assert_eq!(written("“江西瑞金市、南昌市”成了口头禅。"), "");
    assert_eq!(written("各地学习江西瑞金市的办法。"), "");
    assert_eq!(written("江西瑞金市的办法走向各地。"), "");
    // Commas within quotation marks do not end a clause.
    assert_eq!(written("江西瑞金市推行“看，听，问”三步法，湖南炎陵县开设集市。"), "推行“看，听，问”三步法|开设集市");
    // Semicolons part the groups, and a tail speaks for its own part only.
    assert_eq!(
        written("江西瑞金市办学；湖南炎陵县设岗，福建晋江市开市，推动解难；山东青岛市招才。"),
        "办学|设岗|开市，推动解难|招才"
    );
    // A comma within a list, and zones that no table knows.
    assert_eq!(read("江西瑞金市、南昌市，湖南炎陵县办学。").1[0].places, [0, 1, 2]);
    assert_eq!(written("江西瑞金市、碧波新区、湖南炎陵县办学。"), "办学");
    assert_eq!(written("江西瑞金市、碧波旅游度假区等地办学。"), "办学");
    // Half-width marks.
    assert_eq!(written("江西瑞金市办学,湖南炎陵县设岗,着力解难。"), "办学|设岗,着力解难‖着力解难");
    assert_eq!(written("浙江、江苏和广东等省份办学。"), "办学");
    let text = "江西瑞金市、湖南炎陵县以及福建晋江市等地办学。";
    assert_eq!(read(text).1[0].places, [0, 1, 2]);
    // The region of the report is no actor of its own report.
    let text = "浙江坚持大抓基层。浙江安吉县办学。";
    let found = places(text, None);
    let drafts = practices(text, &sentences(text), &found, "330000".parse().ok());
    assert_eq!(drafts.len(), 1);
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "浙江",
        "安吉县",
        "德清县",
        "、",
        "，",
        "；",
        "。",
        "\n",
        "和",
        "等",
        "地",
        "等地",
        "办学",
        "着力",
        "“",
        "”",
        "（",
        "）",
        "的",
        "其中",
        "3",
        "个",
        "x",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in prop_oneof![any::<String>(), pieces()], cut in 0usize..200) {
        let found = places(&text, None);
        let mut spans = sentences(&text);
        // Spans that are not of this text do no harm.
        spans.push(zongshu::text::Span::new(cut, cut + 7));
        for draft in practices(&text, &spans, &found, None) {
            prop_assert!(!draft.places.is_empty());
            prop_assert!(draft.span.of(&text).is_some_and(|practice| !practice.is_empty()));
            if let Some(tail) = draft.shared_tail {
                prop_assert!(tail.of(&text).is_some() && tail.end >= draft.span.end);
            }
        }
    }
}
