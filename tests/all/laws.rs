//! What holds for any text and any bytes.

use proptest::prelude::*;
use zongshu::parse::Parser;
use zongshu::text::Source;

use crate::fixtures::{check, documents};

/// Pieces that texts of the genre are made of, and some that break them.
const PIECES: [&str; 64] = [
    "全省",
    "全市",
    "党员",
    "干部",
    "公务员",
    "党组织",
    "招录",
    "培训",
    "选派",
    "共",
    "达",
    "累计",
    "其中",
    "占",
    "比上年",
    "增长",
    "由",
    "增至",
    "分别",
    "各",
    "每",
    "平均",
    "第",
    "名",
    "个",
    "人次",
    "万",
    "亿元",
    "%",
    "个百分点",
    "1",
    "2023",
    "3.7",
    "1,200",
    "一",
    "三",
    "十",
    "百",
    "〇",
    "半",
    "两",
    "余",
    "近",
    "超过",
    "以上",
    "至",
    "～",
    "年",
    "月",
    "日",
    "截至",
    "去年",
    "年底",
    "，",
    "、",
    "。",
    "\n",
    "\r\n",
    "　",
    "“",
    "（",
    "一、",
    "&nbsp;",
    "<b>",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

/// A fixture with a stretch left out and another put in.
fn torn() -> impl Strategy<Value = String> {
    (any::<prop::sample::Index>(), any::<[prop::sample::Index; 4]>(), 0..300_usize).prop_map(|(of, cuts, length)| {
        let characters: Vec<char> = documents()[of.index(documents().len())].source.text().chars().collect();
        let [from, to, cut, paste] = cuts.map(|cut| cut.index(characters.len()));
        let mut torn = characters[from.min(to)..from.max(to)].to_vec();
        let piece = &characters[cut..(cut + length).min(characters.len())];
        let at = paste.min(torn.len());
        torn.splice(at..at, piece.iter().copied());
        torn.into_iter().collect()
    })
}

fn read(text: &str) {
    let source = Source::from_text(text);
    let parser = Parser::default();
    let report = parser.read(&source);
    check(&source, &report);
    assert!(report == parser.read(&source), "the same text gives the same report");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_text_of_the_genre_is_read(text in pieces()) {
        read(&text);
    }

    #[test]
    fn any_bytes_are_text_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = Source::from_bytes(&bytes) {
            read(source.text());
        }
    }

    #[test]
    fn any_torn_report_is_read(text in torn()) {
        read(&text);
    }
}

#[test]
fn every_prefix_and_every_end_of_a_report_is_read() {
    let parser = Parser::default();
    for document in documents() {
        let text = document.source.text();
        // Every cut of the first two texts, some of the others.
        let is_whole = document.name == documents()[0].name || document.name == documents()[1].name;
        for (at, _) in text.char_indices().step_by(if is_whole { 1 } else { 23 }) {
            for part in [&text[..at], &text[at..]] {
                let source = Source::from_text(part);
                check(&source, &parser.read(&source));
            }
        }
    }
}
