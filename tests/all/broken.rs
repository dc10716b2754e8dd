//! Input that is broken: what is said of it, word for word. Whatever else is broken stands in `tests/fuzz`.

use zongshu::compare::Denominators;
use zongshu::corpus::{Corpus, Entry, sichuan_2022};
use zongshu::parse::Parser;
use zongshu::report::{DiagnosticCode, Report};
use zongshu::text::Source;
use zongshu::vocabulary::{DimReader, Matcher, Registry};
use zongshu::{Error, Result};

use crate::growth::grows_with;

fn said<T>(result: Result<T>) -> String {
    result.err().map_or("no error".into(), |error| error.to_string())
}

fn read(text: &str) -> Report {
    Parser::default().read(&Source::from_text(text))
}

#[test]
fn a_text_that_states_nothing_is_a_report_that_states_nothing() {
    for text in ["", "\u{feff}", "\n\n\n", "　　", "\r\n"] {
        let report = read(text);
        assert!(report.mentions.is_empty() && report.places.is_empty(), "{text:?}");
        let codes: Vec<DiagnosticCode> = report.diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(codes, [DiagnosticCode::NoRegion], "{text:?}");
    }
    let furniture = "网站首页 > 要闻\n字号：大 中 小\n责任编辑：某某　版权所有　备案号12345678\n";
    let report = read(furniture);
    assert_eq!(report.measures().count(), 0, "{:?}", report.mentions);
}

#[test]
fn bytes_that_are_cut_are_refused_where_they_are_cut() {
    let text = "一年来，全省招录公务员3120名，𠮷林路党员达到三成。";
    let bytes = text.as_bytes();
    // Of two or three characters nobody can tell which encoding they are in.
    for end in 10..=bytes.len() {
        match Source::from_bytes(&bytes[..end]) {
            Ok(source) => assert_eq!(Some(source.text()), text.get(..end)),
            Err(Error::Undecodable { offset, .. }) => {
                assert!(!text.is_char_boundary(end) && offset < end && end - offset < 4, "{offset} of {end}");
            }
            Err(other) => panic!("{end}: {other}"),
        }
    }
}

#[test]
fn a_wrong_label_is_told() {
    let text = "全县新建基层党组织一百二十个，发展党员三千余名。";
    let (gb18030, _, _) = encoding_rs::GB18030.encode(text);
    let labelled = [b"\xEF\xBB\xBF", gb18030.as_ref()].concat();
    assert_eq!(
        said(Source::from_bytes(&labelled)),
        "byte 5 cannot be decoded: tried UTF-8, which the bytes before it are; save the file as UTF-8, or name its \
         encoding if it is another"
    );
    let (japanese, _, _) = encoding_rs::SHIFT_JIS.encode("これは日本語の文章です。テストのために書きました。");
    let told = said(Source::from_bytes(&japanese));
    assert!(told.starts_with("byte 0 cannot be decoded: tried UTF-8, "), "{told}");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [b"\xFE\xFF", utf16.as_slice()].concat();
    assert_eq!(
        said(Source::from_bytes(&marked)),
        "byte 0 is not text: the file looks like text in UTF-16; save its text as UTF-8 and read that"
    );
}

/// A file that breaks off anywhere is its beginning, or is refused where it breaks off; never other words.
#[test]
fn every_beginning_of_a_file_is_the_beginning_of_its_text_or_refused() {
    let read = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        std::fs::read_to_string(path).expect("a fixture")
    };
    let (simplified, traditional) = (read("district-2021.txt"), read("sanjiang-hant-2017.txt"));
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&simplified);
    let has = |c: &char| !encoding_rs::BIG5.encode(&c.to_string()).2;
    let traditional: String = traditional.chars().filter(has).collect();
    let (big5, _, _) = encoding_rs::BIG5.encode(&traditional);
    let files = [(&simplified, simplified.as_bytes()), (&simplified, &*gb18030), (&traditional, &*big5)];
    for (text, bytes) in files {
        let mut whole = 0;
        // Of a few characters nobody can tell which encoding they are in.
        for end in 40..=bytes.len() {
            match Source::from_bytes(&bytes[..end]) {
                Ok(source) => {
                    assert!(text.starts_with(source.text()), "{end}: {}", source.text());
                    whole += 1;
                }
                Err(Error::Undecodable { offset, .. }) => assert!(offset < end, "{offset} of {end}"),
                Err(other) => panic!("{end}: {other}"),
            }
        }
        assert!(whole * 3 > bytes.len(), "{whole} of {}", bytes.len());
    }
}

/// What a file says of its own encoding is text like any other: what its bytes are is looked at.
#[test]
fn a_label_inside_a_file_is_not_believed() {
    let page = |label: &str| {
        format!("<html><meta charset=\"{label}\"><p>全县新建基层党组织120个，发展党员三千余名。</p></html>")
    };
    for label in ["utf-8", "gb2312", "big5", "utf-16", "no such encoding"] {
        let text = page(label);
        let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
        for bytes in [text.as_bytes(), &*gb18030] {
            let source = Source::from_bytes(bytes).expect(label);
            assert_eq!(source.text(), text);
            let report = Parser::default().read(&source);
            let read: Vec<&str> = report.measures().map(|(_, mention, _)| mention.text.as_str()).collect();
            assert_eq!(read, ["120个", "三千余名"], "{label}");
        }
    }
    // Halves of pairs of UTF-16, written as if they were characters of UTF-8, are none.
    for half in [b"\xED\xA0\x80", b"\xED\xBF\xBF"] {
        let bytes = ["全省党员".as_bytes(), half, "三万名".as_bytes()].concat();
        let told = said(Source::from_bytes(&bytes));
        assert!(told.starts_with("byte 12 cannot be decoded: tried UTF-8"), "{told}");
    }
}

/// JSON may write half of a pair; a text has none.
#[test]
fn half_of_a_pair_in_json_is_refused() {
    let json = serde_json::to_string(&read("云岭先锋展新篇\n\n一年来，全省招录公务员3120名。\n")).expect("written");
    assert!(json.contains("云岭先锋"));
    let with = |word: &str| serde_json::from_str::<Report>(&json.replace("云岭先锋", word));
    for word in ["\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud800\\ud800", "\\ud83dx", "\\ud83d\\n"] {
        let told = with(word).expect_err(word).to_string();
        assert!(told.contains("hex escape") || told.contains("surrogate"), "{told}");
    }
    let report = with("\\ud842\\udfb7林").expect("a pair is a character");
    assert!(report.heading.title.is_some_and(|title| title.starts_with('𠮷')));
}

/// The facts of a bundled report with one line put in the place of another.
fn with_line(at: usize, line: &str) -> String {
    let facts = sichuan_2022().to_facts();
    let mut lines: Vec<&str> = facts.lines().collect();
    lines[at] = line;
    lines.join("\n")
}

#[test]
fn facts_that_were_edited_are_refused_with_their_line() {
    let facts = sichuan_2022().to_facts();
    let head = facts.lines().next().expect("a head");
    let mentioned = |indicator: &str, start: i32, end: i32| {
        let span = format!("{{\"start\":{start},\"end\":{end}}}");
        with_line(2, &format!("[1,1,{{\"mentioned\":{{\"indicator\":\"{indicator}\",\"span\":{span}}}}}]"))
    };
    let cases = [
        (String::new(), "line 1: expected the head of a report, found no line"),
        (with_line(0, "[1,1,{\"place\":{}}]"), "line 1: expected a fact, found missing field `span`"),
        (with_line(3, head), "line 4: expected a fact of one report, found another head"),
        (with_line(2, "{\"mention\":"), "line 3: expected a fact, found invalid type: map, expected tuple struct Line"),
        (mentioned("\\ud800", 1, 2), "line 3: expected a fact, found unexpected end of hex escape"),
        (
            mentioned("Not An Id", 1, 2),
            "line 3: expected a fact, found expected an indicator id of lower-case letters, digits and underscores, \
             found \"Not An Id\"",
        ),
        (
            mentioned("party_members", 9, 2),
            "line 3: expected a fact, found expected a span that does not end before it starts, found 9 to 2",
        ),
        (
            mentioned("party_members", -1, 2),
            "line 3: expected a fact, found invalid value: integer `-1`, expected usize",
        ),
        (
            facts.replacen("\"exact\"", "\"exactly\"", 1),
            "line 21: expected a fact, found unknown variant `exactly`, expected one of `exact`, `at_least`, `at_most`, \
             `about`, `range`, `vague`",
        ),
    ];
    for (facts, expected) in cases {
        let told = said(Entry::from_facts(&facts));
        // The reader of JSON adds the column.
        let (what, next) = told.split_once("; write").expect("what to do");
        let what = what.split(" at line 1 column ").next().unwrap_or(what);
        assert_eq!(what, format!("facts, {expected}"));
        assert_eq!(next, " the facts again from the report");
    }
}

/// Lines that were taken out, put in, moved or renumbered by hand no longer go together.
#[test]
fn facts_that_no_longer_go_together_are_refused() {
    let parted = Corpus::bundled().iter().map(Entry::to_facts).find(|facts| facts.contains("\"part_of\":"));
    let facts = parted.expect("a report that tells parts");
    let lines: Vec<&str> = facts.lines().collect();
    let is_mention = |line: &&str| line.contains("{\"mention\":");
    let first = lines.iter().position(is_mention).expect("a mention");
    let part = lines.iter().position(|line| line.contains("\"part_of\":")).expect("a part");
    let told = |lines: &[&str]| {
        let told = said(Entry::from_facts(&lines.join("\n")));
        told.strip_prefix("facts, ")
            .and_then(|told| told.split_once("; "))
            .map_or(told.clone(), |(what, _)| what.into())
    };
    assert_eq!(told(&lines), "no error");
    let mut twice = lines.clone();
    twice.insert(first, lines[first]);
    assert!(told(&twice).starts_with(&format!("line {}: expected mentions in the order of the text", first + 2)));
    let mut turned = lines.clone();
    turned.swap(first, first + 1);
    assert!(told(&turned).starts_with(&format!("line {}: expected mentions in the order of the text", first + 2)));
    let linked = |to: &str| {
        let (head, rest) = lines[part].split_once("\"part_of\":").expect("a part");
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let line = format!("{head}\"part_of\":{to}{rest}");
        let mut lines = lines.clone();
        lines[part] = &line;
        told(&lines)
    };
    let own = lines.iter().take(part).filter(|line| is_mention(line)).count();
    let expected = format!("line {}: expected a link to another measure of the report, found mention ", part + 1);
    for to in ["99999".to_string(), own.to_string(), u64::MAX.to_string()] {
        assert_eq!(linked(&to), format!("{expected}{to}"));
    }
    let length =
        lines[0].split_once("\"length\":").and_then(|(_, rest)| rest.split([',', '}']).next()).expect("a length");
    let short = lines[0].replace(&format!("\"length\":{length}"), "\"length\":100");
    let mut cut = lines.clone();
    cut[0] = &short;
    assert!(told(&cut).starts_with("line 1: expected a span of a text of 100 bytes, found "), "{}", told(&cut));
}

/// A long chain is none: it is read in proportion to its length.
#[test]
fn a_circle_of_any_length_is_found_and_a_chain_is_none() {
    let head = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\tbroader";
    let pack = |count: usize, last: &str| {
        let broader = |at: usize| if at + 1 == count { last.to_string() } else { format!("link_{}", at + 1) };
        let row = |at: usize| format!("link_{at}\t夜校\tNight\tsession\tflow\ttheory\t3\t{}\n", broader(at));
        format!("{head}\n{}", (0..count).map(row).collect::<String>())
    };
    let told = said(Registry::bundled().with_pack(&pack(300, "link_40")));
    assert!(
        told.starts_with(
            "the pack of indicators, line 42: expected an indicator that does not contain itself, found link_40"
        ),
        "{told}"
    );
    let chain = Registry::bundled().with_pack(&pack(300, "")).expect("a chain");
    let id = |id: &str| id.parse().expect("an id");
    assert!(chain.contains(&id("link_299"), &id("link_0")) && !chain.contains(&id("link_0"), &id("link_299")));
    grows_with("a chain of indicators", 400, |count| {
        assert!(Registry::bundled().with_pack(&pack(count, "")).is_ok());
    });
}

#[test]
fn packs_that_go_in_circles_or_stand_twice_are_refused() {
    let head = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\tbroader";
    let row = |id: &str, broader: &str| format!("{id}\t夜校\tNight schools\tsession\tflow\ttheory\t3\t{broader}\n");
    let again = "correct the line and load the table again";
    let cases = [
        (
            row("one", "two") + &row("two", "one"),
            "line 2: expected an indicator that does not contain itself, found one",
        ),
        (row("one", "one"), "line 2: expected an indicator that does not contain itself, found one"),
        (row("one", "") + &row("one", ""), "line 3: expected an id that is not registered yet, found one"),
        (row("party_members", ""), "line 2: expected an id that is not registered yet, found party_members"),
        (row("one", "no_such"), "line 2: expected the id of a registered indicator, found no_such"),
        (row("One!", ""), "line 2: expected an indicator id of lower-case letters, digits and underscores, found One!"),
        ("one\t\u{0}\n".into(), "line 2: expected a name in the columns zh and en, found an empty cell"),
    ];
    for (rows, expected) in cases {
        let told = said(Registry::bundled().with_pack(&format!("{head}\n{rows}")));
        assert_eq!(told, format!("the pack of indicators, {expected}; {again}"));
    }
    assert_eq!(
        said(Registry::bundled().with_pack(&format!("{head}\none{}\n", "\t".repeat(9)))),
        "the pack of indicators, line 2: expected 8 columns, found 10; separate columns by one tab and use none inside \
         a cell"
    );
    assert_eq!(
        said(Registry::bundled().with_pack("# a comment alone\n")),
        "the pack of indicators, line 1: expected a header line, found no line that is not a comment; name the columns \
         in the first line, separated by tabs"
    );

    let head = "id\tzh\ten\tadcode\tregion\tdate\tvalue\tstep\tper\tsource\n";
    let row = |adcode: &str, value: &str| format!("p\t人口\tp\t{adcode}\t某省\t2020\t{value}\t1\t1\ts\n");
    let cases = [
        (row("510000", "0"), "line 2: expected a positive value, found 0"),
        (row("510000", "5") + &row("510000", "6"), "line 3: expected one value for a date, found 2020"),
        (row("5100", "5"), "line 2: expected a division code of six digits, found 5100"),
    ];
    for (rows, expected) in cases {
        let told = said(Denominators::read("denominators", &format!("{head}{rows}")));
        assert_eq!(told, format!("denominators, {expected}; {again}"));
    }
    assert_eq!(
        said(Matcher::from_table("id\tsubject\ntea_houses\t\n")),
        format!("matching, line 2: expected words of the subject, or * for any, found an empty cell; {again}")
    );
    assert_eq!(
        said(DimReader::read("dims", "dim\tidentity\twhere\nlevel\tperhaps\tclause\n")),
        format!("dims, line 2: expected yes or no under identity, found perhaps; {again}")
    );
}
