//! Reference measures turned into reports, where they are at hand: the folder named by `ZONGSHU_GOLD`, or
//! `../shared/gold` beside the crate, with the texts in `seeds` beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use zongshu::report::{Mention, Report};
use zongshu::text::Span;
use zongshu::vocabulary::{Kind, Passage, Registry, dims};

use crate::made;

/// The folder of reference data; `None` where there is none. Under `CI=true` it must be there.
pub fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("ZONGSHU_GOLD").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    let folder = named.unwrap_or(beside);
    if folder.is_dir() {
        return Some(folder);
    }
    assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "the reference data is missing");
    eprintln!("skipped: no reference data at {}", folder.display());
    None
}

/// The lines of a JSON Lines file.
pub fn lines(path: &Path) -> Vec<Json> {
    let text = fs::read_to_string(path).expect("the file is readable");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// The reports of the reference data, by document.
pub fn reports(folder: &Path) -> BTreeMap<String, Report> {
    let mut reports = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
        if let Some(doc) = name.strip_suffix(".structure.json") {
            reports.insert(doc.to_string(), report(folder, doc));
        }
    }
    reports
}

fn report(folder: &Path, doc: &str) -> Report {
    let text = fs::read_to_string(folder.join(format!("../seeds/{doc}.txt"))).expect("the text is readable");
    let structure = fs::read_to_string(folder.join(format!("{doc}.structure.json"))).expect("the structure");
    let structure: Json = serde_json::from_str(&structure).expect("JSON");
    let string = |key: &str| structure[key].as_str().map(String::from);
    let mut report = made::report(string("adcode").as_deref().unwrap_or("000000"), 2000);
    report.source.sha256 = doc.into();
    report.heading.region = string("region");
    report.heading.year_reviewed = structure["year_reviewed"].as_i64().map(|year| year as i32);
    report.heading.published = string("published").and_then(|date| date.parse().ok());
    if structure["script"] == "Hant" {
        report.source.script = zongshu::script::Script::Hant;
    }
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let measured: Vec<Json> = lines(&folder.join(format!("{doc}.jsonl")))
        .into_iter()
        .filter(|line| matches!(line["class"].as_str(), Some("measure" | "rank")))
        .collect();
    report.mentions = measured
        .iter()
        .map(|line| {
            let at = |key: &str| bytes[line[key].as_u64().expect("an offset") as usize];
            mention(line, &text, Span::new(at("start"), at("end")))
        })
        .collect();
    for index in 0..report.mentions.len() {
        let part_of = whole(&report.mentions, index, &text);
        let qualified = qualified(&report.mentions, index);
        if let Some(measure) = report.mentions[index].measure.as_deref_mut() {
            measure.part_of = part_of;
            measure.qualifies = qualified;
        }
    }
    report
}

fn mention(line: &Json, text: &str, span: Span) -> Mention {
    let string = |key: &str| line[key].as_str().unwrap_or("");
    let mut mention = made::mention(string("value"));
    mention.span = span;
    mention.text = string("text").into();
    assert_eq!(span.of(text), Some(string("text")));
    let measure = mention.measure.as_deref_mut().expect("a measure");
    measure.quantity.step = step(string("text"));
    measure.quantity.bound = string("bound").parse().expect("a bound");
    measure.quantity.unit_class = string("unit_class").parse().expect("a unit class");
    measure.kind = string("kind").parse().expect("a kind");
    measure.period = line["period"].as_str().map(|period| period.parse().expect("a period"));
    measure.scope = string("scope").parse().expect("a scope");
    measure.subject = line["subject"].as_str().map(String::from);
    measure.predicate = line["predicate"].as_str().map(String::from);
    measure.indicator = line["indicator"].as_str().map(|id| id.parse().expect("an id"));
    measure.mobilised = measure.kind == Kind::Stock && ["动员", "行动", "返岗履职"].contains(&string("predicate"));
    let start = text[..span.start].rfind(['。', '\n']).map_or(0, |at| at + 1);
    let start = (start..=span.start).find(|at| text.is_char_boundary(*at)).unwrap_or(span.start);
    let end = text[span.end..].find(['。', '\n']).map_or(text.len(), |at| span.end + at);
    let before = simplified(&text[start..span.start]);
    let quantity = simplified(string("text"));
    let sentence = format!("{before}{quantity}{}", simplified(&text[span.end..end]));
    let indicator = measure.indicator.as_ref().and_then(|id| Registry::bundled().get(id));
    if let Some(indicator) = indicator {
        measure.dims = dims(
            indicator,
            &Passage {
                subject: &simplified(string("subject")),
                predicate: &simplified(string("predicate")),
                sentence: &sentence,
                at: before.len()..before.len() + quantity.len(),
            },
        );
    }
    mention
}

/// The mention before 其中 in the same sentence that counts in the same class.
fn whole(mentions: &[Mention], index: usize, text: &str) -> Option<usize> {
    let class = |at: usize| mentions[at].measure.as_deref().map(|measure| measure.quantity.unit_class);
    let end = mentions[index].span.start;
    let sentence = text[..end].rfind(['。', '\n']).unwrap_or(0);
    let among = sentence + text[sentence..end].rfind("其中")?;
    (0..index)
        .rev()
        .find(|at| mentions[*at].span.end <= among && class(*at) == class(index))
        .filter(|at| mentions[*at].span.start >= sentence)
}

/// A limit of age stands before what it limits, any other threshold behind it.
fn qualified(mentions: &[Mention], index: usize) -> Option<usize> {
    let measure = mentions[index].measure.as_deref()?;
    match (measure.kind, measure.quantity.unit_class) {
        (Kind::Parameter, zongshu::quantity::UnitClass::AgeYear) => Some(index + 1),
        (Kind::Parameter, _) => index.checked_sub(1),
        _ => None,
    }
}

/// Weight of the last written digit.
fn step(text: &str) -> zongshu::number::Value {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len() as u32);
    let magnitude: i128 = text
        .chars()
        .map(|c| match c {
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            _ => 1,
        })
        .product();
    let percent = if text.contains('%') { 100 } else { 1 };
    zongshu::number::Value::ratio(magnitude, 10_i128.pow(places) * percent).expect("a step")
}

/// The characters that the words of the tables need, in Simplified form.
pub fn simplified(text: &str) -> String {
    const PAIRS: &str = "國国 滿满 務务 員员 選选 調调 學学 習习 訓训 網网 絡络 線线 紮扎 區区 縣县 級级 獎奖 勵励 表表 彰彰 \
        開开 錄录 專专 題题 財财 政政 產产 業业 戰战 團团 隊队 幹干 黨党 會会 全全 疫疫 情情 辦办 東东 聯联 層层 實实 驗验";
    let map: BTreeMap<char, char> =
        PAIRS.split_whitespace().filter_map(|pair| Some((pair.chars().next()?, pair.chars().nth(1)?))).collect();
    text.chars().map(|c| map.get(&c).copied().unwrap_or(c)).collect()
}
