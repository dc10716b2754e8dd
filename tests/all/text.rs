//! The original text: decoding, identity, lines.

use proptest::prelude::*;
use zongshu::Error;
use zongshu::text::{Encoding, Position, Source, Span};

const HANS: [&str; 6] = [
    "全县新建基层党组织一百二十个，发展党员三千余名。",
    "村干部说：“路修好了，大家的日子更有奔头。”",
    "今年以来，市委组织部开展培训46期，覆盖干部1.2万人次。",
    "第三季度工作情况通报",
    "龚珺、翟祎、邰飏参加会议",
    "A县：完成；B县：完成；",
];
const HANT: [&str; 5] = [
    "全縣新建基層黨組織一百二十個，發展黨員三千餘名。",
    "村幹部說：「路修好了，大家的日子更有奔頭。」",
    "今年以來，市委組織部開展培訓46期，覆蓋幹部1.2萬人次。",
    "第三季度工作情況通報",
    "龔珺、翟禕、邰颺參加會議",
];

#[test]
fn utf8_is_kept_as_it_is() {
    let bytes = "\u{FEFF}全省\r\n共三名\r\n".as_bytes();
    let source = Source::from_bytes(bytes).expect("UTF-8");
    assert_eq!(source.text().as_bytes(), bytes);
    assert_eq!(source.encoding(), Encoding::Utf8);
    assert_eq!(source.sha256(), Source::from_text(source.text()).sha256());
    assert_eq!(source.clone().text().as_ptr(), source.text().as_ptr(), "clones share the text");
}

#[test]
fn each_encoding_is_recognised_by_what_stands_in_it() {
    let cases = [
        (encoding_rs::GB18030, Encoding::Gb18030, &HANS[..]),
        (encoding_rs::GB18030, Encoding::Gb18030, &HANT[..4]),
        (encoding_rs::BIG5, Encoding::Big5, &HANT[..]),
    ];
    for (encoder, expected, texts) in cases {
        for text in texts.iter().map(|text| (*text).to_owned()).chain([texts.join("\r\n")]) {
            let (bytes, _, unmappable) = encoder.encode(&text);
            assert!(!unmappable, "{text}");
            let source = Source::from_bytes(&bytes).expect(&text);
            assert_eq!((source.text(), source.encoding()), (text.as_str(), expected));
            assert_ne!(source.sha256(), Source::from_text(text.as_str()).sha256(), "of the original bytes");
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let utf16: Vec<u8> = "全省 2022\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16.iter().copied()).collect();
    let cases: [(&[u8], &str); 6] = [
        (b"%PDF-1.4 ...", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "DOCX"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Word"),
        (&utf16, "UTF-16"),
        (&marked, "UTF-16"),
        (b"\x7FELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00", "binary"),
    ];
    for (bytes, name) in cases {
        match Source::from_bytes(bytes) {
            Err(error @ Error::NotText { .. }) => assert!(error.to_string().contains(name), "{error}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn damaged_text_is_refused_where_the_damage_is() {
    let mut utf8 = HANS[0].as_bytes().to_vec();
    let at = utf8.len() - 1;
    utf8.truncate(at);
    let error = Source::from_bytes(&utf8).expect_err("cut inside a character");
    assert!(
        matches!(&error, Error::Undecodable { offset, tried, .. } if *offset == at - 2 && tried.contains("UTF-8")),
        "{error}"
    );

    let (gb18030, _, _) = encoding_rs::GB18030.encode(HANS[0]);
    let mut gb18030 = gb18030.into_owned();
    gb18030.insert(20, 0xFF);
    let error = Source::from_bytes(&gb18030).expect_err("a byte that no encoding has");
    assert!(matches!(&error, Error::Undecodable { offset: 20, tried, .. } if tried.contains("Big5")), "{error}");

    // Latin letters in one byte each are no Chinese, although two of them are a pair of GB18030.
    let latin = "É\u{E9}\u{E8}".repeat(20).chars().map(|letter| u32::from(letter) as u8).collect::<Vec<u8>>();
    assert!(matches!(Source::from_bytes(&latin), Err(Error::Undecodable { .. })));
}

#[test]
fn lines_and_places() {
    let source = Source::from_text("甲\r\n\n乙丙丁\n");
    let lines: Vec<&str> = source.lines().map(|line| source.slice(line)).collect();
    assert_eq!(lines, ["甲", "", "乙丙丁"]);
    let place = |line, column| Position { line, column };
    assert_eq!(source.position(0), place(1, 1));
    assert_eq!(source.position(5), place(2, 1));
    assert_eq!(source.position(9), place(3, 2));
    assert_eq!(source.position(10), place(3, 2), "inside a character");
    assert_eq!(source.position(usize::MAX), place(4, 1));
    assert_eq!(Source::from_text("").position(7), place(1, 1));
    assert_eq!(Source::from_text("").lines().count(), 0);
    assert_eq!(source.slice(Span::new(1, 2)), "");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(source) = Source::from_bytes(&bytes) {
            prop_assert_eq!(source.sha256().len(), 64);
        }
    }

    #[test]
    fn places_are_those_of_a_plain_count(text in "[a甲\u{20000}\r\n]{0,400}", offset in 0_usize..1400) {
        let source = Source::from_text(text.as_str());
        let mut floor = offset.min(text.len());
        while !text.is_char_boundary(floor) {
            floor -= 1;
        }
        let before = &text[..floor];
        let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
        let expected = Position { line: before.matches('\n').count() + 1, column };
        prop_assert_eq!(source.position(offset), expected);
        let lines: Vec<&str> = source.lines().map(|line| source.slice(line)).collect();
        let plain: Vec<&str> = text.split_terminator('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
        prop_assert_eq!(lines, plain);
    }
}
