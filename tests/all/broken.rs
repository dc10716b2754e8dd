//! Input that is broken: what is said of it, word for word. Packs are in `packs`; whatever else is broken
//! stands in `tests/fuzz`.

use zongshu::corpus::{Corpus, Entry, sichuan_2022};
use zongshu::parse::Parser;
use zongshu::report::{DiagnosticCode, MentionClass, Report};
use zongshu::text::{Encoding, Limits, Source, Span};
use zongshu::{Error, Result};

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
        assert_eq!(codes, [DiagnosticCode::NoText, DiagnosticCode::NoRegion], "{text:?}");
        let found = if text.is_empty() { "nothing" } else { "blanks alone" };
        let told = format!("expected the text of a report, found {found}; give its paragraphs as they are printed");
        assert_eq!(report.diagnostics[0].message, told, "{text:?}");
        assert_eq!(report.diagnostics[0].span.of(text), Some(text));
    }
    let furniture = "网站首页 > 要闻\n字号：大 中 小\n责任编辑：某某　版权所有　备案号12345678\n";
    let report = read(furniture);
    assert_eq!(report.measures().count(), 0, "{:?}", report.mentions);
    assert!(
        report.diagnostics[0].message.contains("found what is read as page furniture alone; "),
        "{:?}",
        report.diagnostics
    );
}

#[test]
fn what_has_a_paragraph_is_a_text() {
    let furniture = "网站首页 > 要闻\n字号：大 中 小\n";
    let body = "一年来，全省招录公务员3120名。\n";
    let texts = ["", "云岭先锋展新篇\n\n", furniture].map(|head| format!("{head}{body}"));
    for text in texts.into_iter().chain([format!("{body}\n责任编辑：某某\n"), format!("\u{feff}\r\n　{body}")])
    {
        let codes: Vec<DiagnosticCode> = read(&text).diagnostics.into_iter().map(|one| one.code).collect();
        assert!(!codes.contains(&DiagnosticCode::NoText), "{text:?}");
    }
}

/// A numeral is read up to its longest, and one character beyond it is no number.
#[test]
fn a_numeral_beyond_its_limit_is_no_number() {
    for numeral in ["12345", "一万二千", "1.235"] {
        let source = Source::from_text(format!("全市共有党员{numeral}名，公务员3名。"));
        let length = numeral.chars().count();
        let read = |most: usize| {
            let limits = Limits { numeral: most, ..Limits::default() };
            let report = Parser::new().with_limits(limits).read(&source);
            let texts = report.measures().map(|(_, mention, _)| mention.text.clone()).collect::<Vec<String>>();
            (texts, report.diagnostics.iter().any(|one| one.code == DiagnosticCode::UnreadNumeral))
        };
        assert_eq!(read(length), (vec![format!("{numeral}名"), "3名".into()], false));
        let (texts, is_told) = read(length - 1);
        assert_eq!(texts, ["3名"], "{numeral}");
        assert_eq!(is_told, numeral.is_ascii(), "Arabic digits are named: {numeral}");
    }
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
         encoding if it is GB18030 or Big5 (`Source::from_bytes_as`)"
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

/// The name of an encoding is believed where the bytes can be of it, and refused where they are of another one.
#[test]
fn a_name_of_another_encoding_is_refused() {
    const TEXT: &str = "全县新建基层党组织一百二十个，发展党员三千余名。";
    let hant = "全縣新建基層黨組織一百二十個，發展黨員三千餘名。";
    let (gb18030, _, _) = encoding_rs::GB18030.encode(TEXT);
    let (big5, _, is_torn) = encoding_rs::BIG5.encode(hant);
    assert!(!is_torn);
    let named = |bytes: &[u8], encoding| Source::from_bytes_as(bytes, encoding);
    assert_eq!(named(&gb18030, Encoding::Gb18030).expect("its own").text(), TEXT);
    assert_eq!(named(&big5, Encoding::Big5).expect("its own").text(), hant);
    assert_eq!(named(TEXT.as_bytes(), Encoding::Utf8).expect("its own").text(), TEXT);
    for (bytes, wrong, own) in [
        (&*gb18030, Encoding::Big5, "gb18030"),
        (&*big5, Encoding::Gb18030, "Big5"),
        (TEXT.as_bytes(), Encoding::Big5, "UTF-8"),
        (TEXT.as_bytes(), Encoding::Gb18030, "UTF-8"),
    ] {
        match named(bytes, wrong).expect_err("another encoding") {
            Error::Misnamed { found, .. } => assert_eq!(found, own),
            Error::Undecodable { offset, .. } => assert!(offset < bytes.len()),
            other => panic!("{other}"),
        }
    }
    assert_eq!(
        said(named(&gb18030, Encoding::Utf8)),
        "byte 2 cannot be decoded: tried UTF-8, which was named; save the file as UTF-8, or name no encoding and let it \
         be found (`Source::from_bytes`)"
    );
    // Every place of one broken byte is named.
    for at in 0..TEXT.len() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes[at] = 0xFF;
        let start = (0..=at).rev().find(|start| TEXT.is_char_boundary(*start)).unwrap_or(0);
        let told = named(&bytes, Encoding::Utf8).expect_err("a broken byte");
        assert!(matches!(told, Error::Undecodable { offset, .. } if (start..=at).contains(&offset)), "{at}: {told}");
    }
    // Two rare characters tell nothing, so that the name decides.
    let name = [0xB0, 0xA2, 0xBC, 0xD7];
    let texts =
        [Encoding::Gb18030, Encoding::Big5].map(|encoding| named(&name, encoding).map(|one| one.text().to_string()));
    assert!(texts.iter().all(Result::is_ok) && texts[0] != texts[1], "{texts:?}");
}

/// Text in units of 16 bits is refused by any name: whole, cut within a unit, or with half of a pair.
#[test]
fn units_of_16_bits_are_refused_whole_or_broken() {
    let text = "全县新建基层党组织一百二十个，𠮷林路发展党员三千余名。";
    let units: Vec<u16> = text.encode_utf16().collect();
    let half = units.iter().position(|unit| (0xDC00..0xE000).contains(unit)).expect("a pair");
    let mut unpaired = units.clone();
    unpaired.remove(half);
    for units in [units, unpaired] {
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for whole in [[b"\xFF\xFE", little.as_slice()].concat(), [b"\xFE\xFF", big.as_slice()].concat(), little, big] {
            for bytes in [&whole[..], &whole[..whole.len() - 1]] {
                let named = Encoding::ALL.map(|encoding| Source::from_bytes_as(bytes, encoding));
                for read in named.into_iter().chain([Source::from_bytes(bytes)]) {
                    match read {
                        Ok(source) => panic!("{:?}: {}", source.encoding(), source.text()),
                        Err(Error::NotText { looks_like, .. }) => assert!(looks_like.contains("UTF-16")),
                        Err(Error::Undecodable { offset, .. }) => assert!(offset < bytes.len()),
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        }
    }
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
    let json = read("云岭先锋展新篇\n\n一年来，全省招录公务员3120名。\n").to_json();
    assert!(json.contains("云岭先锋"));
    let with = |word: &str| Report::from_json(&json.replace("云岭先锋", word));
    for word in ["\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud800\\ud800", "\\ud83dx", "\\ud83d\\n"] {
        let Error::Json { place, expected, found, next } = with(word).expect_err(word) else { panic!("{word}") };
        assert!(place.starts_with("line 1, column "), "{place}");
        assert_eq!(expected, "JSON whose strings are whole characters");
        assert!(found.contains("hex escape") || found.contains("surrogate"), "{found}");
        assert_eq!(next, "correct it there, or write it again with `Report::to_json`");
    }
    let report = with("\\ud842\\udfb7林").expect("a pair is a character");
    assert!(report.heading.title.is_some_and(|title| title.starts_with('𠮷')));
}

/// JSON that breaks off or is something else says where and what.
#[test]
fn json_that_is_no_report_is_refused_with_its_place() {
    let report = read("云岭先锋展新篇\n\n一年来，全省招录公务员3120名。\n");
    let json = report.to_json();
    assert_eq!(Report::from_json(&json).as_ref(), Ok(&report));
    for (end, _) in json.char_indices() {
        let told = said(Report::from_json(&json[..end]));
        assert!(told.starts_with("report as JSON, line "), "{told}");
        assert!(told.contains(": expected JSON up to its end, found EOF"), "{end}: {told}");
    }
    let written = "a report as `Report::to_json` writes it";
    let whole = "JSON whose strings are whole characters";
    let cases = [
        ("[1, 2]".to_string(), "line 1, column 2", written, "invalid type: integer `1`, expected struct SourceInfo"),
        ("{\n\"a\": 1}".into(), "line 2, column 7", written, "missing field `source`"),
        ("全省".into(), "line 1, column 1", whole, "expected value"),
        (format!("{json}x"), "", whole, "trailing characters"),
        (json.replacen(":\"measure\"", ":\"measured\"", 1), "", written, "unknown variant `measured`"),
        (json.replacen("\"3120\"", "\"1/0\"", 1), "", written, "expected a decimal (14500, 0.758) or a fraction (1/3)"),
    ];
    for (json, place, expected, found) in cases {
        let error = Report::from_json(&json).expect_err(found);
        let Error::Json { place: at, .. } = &error else { panic!("{error:?}") };
        assert!(at.starts_with(place) && at.starts_with("line "), "{at}");
        assert_eq!(error.expected(), expected);
        assert!(error.found().starts_with(found), "{}", error.found());
        assert!(!error.found().contains(" at line "), "{}", error.found());
    }
}

/// A report whose parts were taken out, put in or renumbered by hand.
#[test]
fn a_report_that_no_longer_goes_together_is_refused_with_the_part() {
    let report = read(
        "云岭先锋展新篇\n——2031年全省组织工作综述\n\n筑牢基层堡垒\n\n一年来，全省招录公务员3120名，其中女性1200名。\n\n\
         昆明市建成党群服务中心60个，曲靖市培训干部800名。\n",
    );
    let part = report.measures().find(|(_, _, measure)| measure.part_of.is_some()).map(|(at, ..)| at).expect("a part");
    assert!(!report.sections.is_empty() && !report.practices.is_empty() && report.mentions.len() > 3, "{report:?}");
    let is_refused = |change: &dyn Fn(&mut Report), place: &str, told: &str| {
        let mut edited = report.clone();
        change(&mut edited);
        let error = Report::from_json(&edited.to_json()).expect_err(told);
        assert_eq!(
            error.to_string(),
            format!("report as JSON, {place}: {told}; undo what was changed there, or read the text again")
        );
    };
    let length = report.source.length;
    let beyond = format!("expected a span of a text of {length} bytes, found one up to byte {}", length + 1);
    let span = Span::new(0, length + 1);
    is_refused(&|report| report.body = span, "body", &beyond);
    is_refused(&|report| report.sections[0].span = span, "sections[0]", &beyond);
    is_refused(&|report| report.mentions.last_mut().expect("one").span.end = length + 1, &last(&report), &beyond);
    is_refused(&|report| report.places[0].span = span, "places[0]", &beyond);
    is_refused(&|report| report.practices[0].span = span, "practices[0]", &beyond);
    let own = format!("mentions[{part}]");
    let another = "expected a link to another measure of the report, found mention";
    let date = report.mentions.iter().position(|mention| mention.measure.is_none()).expect("a date");
    for to in [part, date, 99_999] {
        let link = |report: &mut Report| report.mentions[part].measure.as_deref_mut().expect("one").part_of = Some(to);
        is_refused(&link, &own, &format!("{another} {to}"));
    }
    let (first, second) = (report.mentions[0].span, report.mentions[1].span);
    let order = "expected mentions in the order of the text, found one at byte";
    let behind = format!("{order} {} behind one that ends at byte {}", first.start, second.end);
    is_refused(&|report| report.mentions.swap(0, 1), "mentions[1]", &behind);
    let again = format!("{order} {} behind one that ends at byte {}", first.start, first.end);
    is_refused(&|report| report.mentions.insert(0, report.mentions[0].clone()), "mentions[1]", &again);
    is_refused(&|report| report.mentions[part].measure = None, &own, "expected what a measure measures, found nothing");
    is_refused(
        &|report| report.mentions[part].class = MentionClass::Date,
        &own,
        "expected a measure or a rank where something is measured, found date",
    );
    is_refused(
        &|report| report.practices[0].places.push(77),
        "practices[0]",
        "expected a place of the report, found place 77",
    );
    is_refused(
        &|report| report.practices[0].mentions.push(date),
        "practices[0]",
        &format!("expected a measure of the report, found mention {date}"),
    );
    is_refused(
        &|report| report.practices[0].section = Some(9),
        "practices[0]",
        "expected a section of the report, found section 9",
    );
    let section = report.sections.len() - 1;
    let Span { start, end } = report.sections[section].span;
    assert!(start > 0);
    is_refused(
        &|report| report.sections[section].leads.push(Span::new(0, 1)),
        &format!("sections[{section}]"),
        &format!("expected a heading and leads inside bytes {start} to {end}, found one of bytes 0 to 1"),
    );
}

/// The path of the last mention of a report.
fn last(report: &Report) -> String {
    format!("mentions[{}]", report.mentions.len() - 1)
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
