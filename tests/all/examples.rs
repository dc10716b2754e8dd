//! The example programs, run as functions: what they print on the bundled corpus, on files, and on what is no report.

// Each example names what it shares itself.
#![allow(clippy::duplicate_mod)]

use std::fs;
use std::path::Path;

#[allow(dead_code)]
#[path = "../../examples/compare.rs"]
pub mod compare;
#[allow(dead_code)]
#[path = "../../examples/pictures.rs"]
mod pictures;
#[allow(dead_code)]
#[path = "../../examples/questions.rs"]
mod questions;
#[allow(dead_code)]
#[path = "../../examples/years.rs"]
mod years;

use zongshu::render::width;

use crate::score::Document;

/// Columns of a pipe.
const COLUMNS: usize = 100;
/// Four invented reports of one province.
const SERIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/series");

/// A folder of one test alone, emptied first.
fn fresh(name: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn arguments(list: &[&str]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

/// Runs an example: whether all could be read, what it printed, what it complained of; or why it does not understand
/// its arguments.
macro_rules! run {
    ($example:ident, $list:expr) => {{
        let (mut out, mut complaints) = (Vec::new(), Vec::new());
        let mut streams = $example::shared::Streams { out: &mut out, complaints: &mut complaints, screen: None };
        let done = $example::run(&arguments($list), &mut streams);
        match done {
            Ok(done) => {
                let text = |bytes| String::from_utf8(bytes).expect("text");
                Ok((done, text(out), text(complaints)))
            }
            Err($example::shared::Fault::Usage(complaint)) => Err(complaint),
            Err($example::shared::Fault::Io(error)) => Err(format!("io: {error}")),
        }
    }};
}

pub fn compared(list: &[&str]) -> (bool, String, String) {
    run!(compare, list).expect("written")
}

pub fn questioned(list: &[&str]) -> String {
    run!(questions, list).expect("answered").1
}

fn asked(number: &str) -> String {
    questioned(&[number])
}

/// The lines that answer, without those that show what the answer rests on.
fn answers(text: &str) -> String {
    // A paragraph goes on in lines that are indented.
    text.split("\n = ").skip(1).map(|part| part.split("\n   ").next().unwrap_or("").to_string() + "\n").collect()
}

fn fits(text: &str) {
    for line in text.lines() {
        assert!(width(line) <= COLUMNS, "{} columns: {line}", width(line));
    }
}

#[test]
fn the_main_job_on_the_bundled_corpus() {
    let (done, text, complaints) = compared(&[]);
    assert!(done && complaints.is_empty());
    fits(&text);
    let one_line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "四川省 1.45萬名 14,450-14,550 172.5-173.8 2022 C-STAGE C-YEAR C-EPI C-TURN",
        "四川省 招錄 · 1.45萬名 · 公務員 [sichuan-2022@36:99]",
        "青海省 40万 395,000-405,000",
        "浙江省 25.4万个 253,500-254,500",
        "青海省 > 四川省, certain 1.14-1.16 normalised C-STAGE C-YEAR C-EPI C-TURN C-DEN",
        "青海省 招录 · 300名 · 选调",
        "imply a whole of 4,146-4,152",
        "C-STAGE 口径不同:招录、考录、录用所指环节不一 the verbs name different stages",
    ] {
        assert!(one_line.contains(expected), "{expected} is not in\n{text}");
    }
    // Of selected graduates nothing may be ranked, so no ratio stands beside them.
    let chapter = text.split("2  Tempting").next().expect("the first chapter");
    assert!(!chapter.contains("选调生"), "{chapter}");
}

#[test]
fn the_main_job_on_files_lists_what_it_cannot_read() {
    let folder = fresh("examples-compare");
    fs::write(folder.join("bad.txt"), b"%PDF-1.7").expect("a file");
    let (done, text, complaints) = compared(&[SERIES, &folder.display().to_string()]);
    assert!(!done);
    assert!(complaints.contains("1 could not be read") && complaints.contains("bad.txt"), "{complaints}");
    fits(&text);
    assert!(text.contains("「"), "sentences are quoted where the text is at hand");
    let (done, text, _) = compared(&["/no/such/file.txt"]);
    assert!(!done && text.is_empty());
}

#[test]
fn reports_with_one_stem_are_compared() {
    let folder = fresh("examples-stems");
    for (year, count) in [(2031, 310), (2033, 330)] {
        let place = folder.join(year.to_string());
        fs::create_dir_all(&place).expect("a folder");
        let text = format!("——{year}年云南省组织工作综述\n\n一年来，全省招录公务员{count}名。\n");
        fs::write(place.join("yunnan.txt"), text).expect("a file");
    }
    let (done, text, complaints) = compared(&[&folder.display().to_string()]);
    assert!(done && complaints.is_empty(), "{complaints}");
    assert!(text.contains("2031/yunnan") && text.contains("2033/yunnan"), "{text}");
    assert!(text.contains("1 indicators are stated by more than one report"), "{text}");
}

#[test]
fn who_recruited_more() {
    let text = asked("1");
    fits(&text);
    let answers = answers(&text);
    assert!(answers.contains("青海省 199.2 > 四川省 172.5-173.8 > 浙江省 134.0-134.2"), "{answers}");
    assert!(answers.contains("3 of 3 pairs is certain") && answers.contains("C-STAGE C-YEAR C-EPI"), "{answers}");
    assert!(text.contains("四川省 16,679-16,682"), "about 16,680 to tie: {text}");
}

#[test]
fn selected_graduates_and_flats_are_refused() {
    let answers = answers(&asked("2"));
    assert!(answers.contains("Nobody can be said to lead: 6 pairs: 6 refused."), "{answers}");
    let text = asked("6");
    assert!(text.contains("35万套 is a target; 青海省 255套 is a flow"), "{text}");
    for code in ["C-STAGE", "C-TARGET", "C-LEVEL"] {
        assert!(text.contains(code), "{code}: {text}");
    }
    for text in [asked("2"), asked("6")] {
        assert!(!text.contains("ratio") && !text.contains("to tie"), "{text}");
        fits(&text);
    }
}

#[test]
fn members_per_organization() {
    let text = asked("3");
    assert!(text.contains("青海省 18.37-19.76, 浙江省 17.39-17.47"), "{text}");
    assert!(text.contains("C-MOB"), "{text}");
}

#[test]
fn statistics_training_and_villages() {
    let text = asked("4");
    assert!(text.contains("青海省 40万 (2020): 66.67-68.37 for 1,000 residents, below"), "{text}");
    assert!(text.contains("C-OFF") && text.contains("C-MOB"), "{text}");
    let text = asked("5");
    assert!(text.contains("青海省 3377人次 (2020)      四川省 93.4萬餘名 (2022)  refused  C-UNIT"), "{text}");
    let open = text.matches("= May be compared").count();
    assert_eq!(open, 1, "online training only: {text}");
    let text = asked("8");
    assert!(text.contains("imply a whole of 4,146-4,152") && text.contains("2 pairs: 2 refused"), "{text}");
}

#[test]
fn weak_organizations_are_counted_mentioned_or_passed_over() {
    let text = asked("7");
    for expected in ["stated    青海省 108个", "stated    青海省 395个", "mentioned 成都市", "mentioned 全国"]
    {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(text.contains("silent    四川省") && text.contains("silent    浙江省"), "{text}");
}

#[test]
fn practices_hedging_and_sums() {
    let text = asked("9");
    fits(&text);
    assert!(text.contains("most often 浙江省 19"), "{text}");
    let answers = answers(&asked("10"));
    assert!(answers.contains("Hedged among all figures: zhejiang-2024 22% (9 of 41); "), "{answers}");
    assert!(answers.contains("not ranked") && !answers.contains(" > "), "{answers}");
    let text = asked("12");
    assert!(text.contains("No: one region lies inside the other.") && text.contains("C-LEVEL"), "{text}");
}

#[test]
fn questions_say_what_they_cannot_take() {
    assert!(run!(questions, &["13"]).expect_err("no question").contains("1 to 12"));
    let missing = run!(questions, &["--texts", "/no/such/folder"]).expect_err("no folder");
    assert!(
        missing.starts_with("io: --texts /no/such/folder: expected a readable folder of texts, found"),
        "{missing}"
    );
    let (done, text, complaints) = run!(questions, &["1", "--texts", SERIES]).expect("answered");
    assert!(done && text.contains("青海省 199.2"), "{text}");
    assert!(complaints.starts_with("note: no text in "), "{complaints}");
    let both = run!(questions, &["1", SERIES, "--texts", SERIES]).expect_err("one of the two");
    assert!(both.starts_with("--texts goes with the bundled reports"), "{both}");
    assert!(run!(questions, &["--quotes"]).expect_err("no option").contains("--quotes"));
    for list in [&["--format", "xml"][..], &["--format"], &["--csvw", "x"], &["--what"], &["--table", "no such"]] {
        assert!(!run!(compare, list).expect_err("not understood").starts_with("io"), "{list:?}");
    }
}

#[test]
fn questions_are_asked_of_ones_own_reports() {
    let folder = fresh("examples-questions");
    for (name, region, count) in [("east", "云南省", 310), ("west", "贵州省", 290)] {
        let text = format!("——2031年{region}组织工作综述\n\n一年来，全省招录公务员{count}名，工作平稳。\n");
        fs::write(folder.join(format!("{name}.txt")), text).expect("a file");
    }
    let place = folder.display().to_string();
    let (done, text, complaints) = run!(questions, &["1", &place]).expect("answered");
    assert!(done && complaints.is_empty(), "{complaints}");
    fits(&text);
    assert!(text.contains("云南省") && text.contains("贵州省") && !text.contains("青海省"), "{text}");
    assert!(text.contains("「") && !text.contains("--texts"), "their own sentences are quoted: {text}");
    assert!(!text.contains("\n2. "), "one question only: {text}");
    // What nobody states is told for each question, and what cannot be read is listed.
    let missing = folder.join("gone.txt").display().to_string();
    let (done, text, complaints) = run!(questions, &["6", "8", "9", &place, &missing]).expect("answered");
    assert!(!done && complaints.contains("gone.txt: expected a readable text file"), "{complaints}");
    assert_eq!(text.matches("These reports state nothing that answers it.").count(), 2, "{text}");
    assert!(text.contains("= no two reports state figures of it."), "{text}");
}

#[test]
fn questions_are_answered_in_chinese() {
    let text = run!(questions, &["--lang", "zh", SERIES]).expect("answered").1
        + &run!(questions, &["--lang", "zh"]).expect("answered").1;
    fits(&text);
    // Words of the data stand as they are; a sentence has others beside them.
    let small = ["the", "of", "and", "is", "are", "a", "in", "not", "no", "by", "for", "at", "to"];
    let english =
        |line: &&str| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| small.contains(&word));
    let official = |line: &&str| line.contains("Party organizations");
    let told: Vec<&str> = text.lines().filter(english).filter(|line| !official(line)).collect();
    assert!(told.is_empty(), "{told:#?}");
    for answer in ["每百万常住人口", "须权衡以下各项", "无从说谁最多", "不可：", "未述及", "因为", "尚需"]
    {
        assert!(text.contains(answer), "{answer} in {text}");
    }
}

#[test]
fn pictures_go_where_they_are_told_to() {
    let folder = fresh("examples-pictures");
    assert!(run!(pictures, &[]).expect_err("no folder").starts_with("name the folder for the pictures: -o"));
    assert!(run!(pictures, &["-o"]).expect_err("no folder").starts_with("expected a folder after -o"));
    let taken = folder.join("taken");
    fs::write(&taken, "kept").expect("a file");
    let taken = taken.display().to_string();
    let fault = run!(pictures, &["-o", &taken]).expect_err("a file is there");
    let expected = format!("io: {taken}: expected a folder for the pictures, found a file; name another after -o");
    assert!(fault.starts_with(&expected), "{fault}");
    assert_eq!(fs::read_to_string(&taken).expect("the file"), "kept");
    let none = folder.join("none").display().to_string();
    let (done, text, complaints) = run!(pictures, &["-o", &none, "/no/such.txt"]).expect("told");
    assert!(!done && text.is_empty() && complaints.contains("/no/such.txt"), "{complaints}");
    assert!(!Path::new(&none).exists(), "where nothing is drawn nothing is made");
}

#[test]
fn accuracy_says_what_it_asks_for() {
    let folder = fresh("examples-accuracy");
    let file = folder.join("empty.txt");
    fs::write(&file, "").expect("a file");
    let told = |path: &Path| Document::folder(path).map(|_| ()).expect_err("no folder with reference data");
    let next = "name a folder that holds <doc>.txt and <doc>.jsonl";
    let found = told(&file);
    assert_eq!(found, format!("{}: expected a folder with reference data, found a file; {next}", file.display()));
    let found = told(&folder.join("none"));
    assert!(found.contains(": expected a folder with reference data, found ") && found.ends_with(next), "{found}");
}

#[test]
fn a_table_alone_has_what_its_headings_told() {
    for table in ["figures", "pairs"] {
        for (format, first) in [("table", "indicator"), ("markdown", "| indicator |")] {
            let text = run!(compare, &["--format", format, "--table", table]).expect("written").1;
            assert!(text.lines().any(|line| line.starts_with(first)), "{text}");
            assert!(text.replace('\\', "").contains("civil_servants_recruited"), "{text}");
        }
    }
    // In the whole document the headings tell it.
    let text = compared(&[]).1;
    let mut heads = text.lines().filter(|line| ["region", "stated", "value"].iter().all(|head| line.contains(head)));
    assert!(heads.next().is_some_and(|line| line.trim_start().starts_with("region")), "{text}");
}

#[test]
fn what_is_not_told_is_a_dash_for_people_only() {
    let folder = fresh("examples-untold");
    fs::write(folder.join("a.txt"), "各地做法\n\n全省招录公务员310名。\n").expect("a file");
    let place = folder.display().to_string();
    let written = |format: &str| run!(compare, &["--format", format, "--table", "reports", &place]).expect("written").1;
    assert!(
        written("table").lines().any(|line| line.starts_with("a ") && line.contains(" - ")),
        "{}",
        written("table")
    );
    let row: serde_json::Value = serde_json::from_str(written("jsonl").trim()).expect("one row");
    assert!(row["cells"]["report"] == "a" && row["cells"]["on"].is_null() && row["cells"]["published"].is_null());
    let csv = written("csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let at = reader.headers().expect("a head").iter().position(|one| one == "on").expect("the column");
    assert_eq!(reader.records().next().expect("a row").expect("a row").get(at), Some(""));
}

#[test]
fn invented_years() {
    let (done, text, _) = run!(years, &[]).expect("written");
    assert!(done);
    fits(&text);
    assert!(text.starts_with("虚构示例 INVENTED"), "{text}");
    let recruited = text.split("[civil_servants_recruited]").nth(1).expect("the series");
    let recruited: String = recruited.split("\n\n").next().expect("its lines").into();
    let rows: Vec<Vec<&str>> = recruited.lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(
        rows.iter().any(|row| row.starts_with(&["2032", "6486名", "6,486", "2031", "+366", "+5.98"])),
        "{recruited}"
    );
    assert!(rows.iter().any(|row| row.starts_with(&["2033", "·"])), "{recruited}");
    assert!(rows.iter().any(|row| row.starts_with(&["2034", "6310名", "6,310", "2032"])), "{recruited}");
    assert!(run!(years, &["--indicator", "no such"]).expect_err("no indicator").contains("no such"));
    // Where nothing was read nothing is said of indicators.
    let bad = fresh("examples-years").join("bad.docx");
    fs::write(&bad, b"PK\x03\x04").expect("a file");
    let (done, text, complaints) = run!(years, &[&bad.display().to_string()]).expect("told");
    assert!(!done && text.is_empty(), "{text}");
    assert!(complaints.contains("1 could not be read") && complaints.contains("bad.docx"), "{complaints}");
}

/// Every cell of the CSV of an example stands in its JSON Lines, with the same parts.
fn faces_agree(csv: &str, jsonl: &str) {
    let rows: Vec<serde_json::Value> =
        jsonl.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let mut count = 0;
    for record in reader.records() {
        let record = record.expect("as many fields as the head has");
        let field = |name: &str| {
            let place = head.iter().position(|one| one == name).expect("a column");
            zongshu::render::from_cell(&record[place]).to_string()
        };
        let row: u64 = field("row").parse().expect("a number");
        let found = rows.iter().find(|one| one["table"] == field("table") && one["row"] == row);
        let cell = &found.expect("the row")["cells"][field("column")];
        match cell {
            serde_json::Value::String(text) => assert_eq!(*text, field("text")),
            cell => {
                for (name, part) in cell.as_object().expect("parts") {
                    let part = part.as_str().map_or(part.to_string(), String::from);
                    if !matches!(name.as_str(), "verdict" | "caveats") {
                        assert_eq!(part, field(name), "{name} of {record:?}");
                    }
                }
            }
        }
        count += 1;
    }
    let cells: usize = rows.iter().map(|row| row["cells"].as_object().expect("cells").len()).sum();
    assert_eq!(count, cells);
}

/// What stands in the cells of the shown tables stands in the Markdown as well.
fn markdown_agrees(table: &str, markdown: &str) {
    let plain = markdown.replace('\\', "");
    let words = table.split_whitespace().filter(|word| word.chars().any(|c| c.is_ascii_digit()) && word.is_ascii());
    for word in words {
        // A place in a file may be parted behind its name.
        assert!(plain.contains(word.trim_matches(['(', ')', '[', ']', ',', ';', ':'])), "{word}");
    }
}

#[test]
fn every_format_of_every_example_tells_the_same() {
    macro_rules! all_formats {
        ($example:ident) => {{
            let format = |name| run!($example, &["--format", name]).expect("written").1;
            faces_agree(&format("csv"), &format("jsonl"));
            markdown_agrees(&format("table"), &format("markdown"));
            assert!(format("markdown").contains("| --- |"));
        }};
    }
    all_formats!(compare);
    all_formats!(questions);
    all_formats!(years);
    // One table by itself is a CSV with a column for each of its own.
    let figures = run!(compare, &["--format", "csv", "--table", "figures"]).expect("written").1;
    let head = figures.lines().next().expect("a head");
    for column in ["region", "stated_value", "stated_bound", "stated_unit", "stated_period", "stated_sha256", "caveats"]
    {
        assert!(head.split(',').any(|one| one == column), "{column}: {head}");
    }
}

#[test]
fn the_chinese_face_is_chinese() {
    let ids: Vec<&str> = zongshu::vocabulary::Registry::bundled().iter().map(|one| one.id.as_str()).collect();
    // Codes, ids and names of files are no words; options are written as they are.
    let is_name = |word: &str| {
        let digits = word.contains(|c: char| c.is_ascii_digit() || c == '_');
        digits || word.starts_with("C-") || word.starts_with("--") || ids.contains(&word)
    };
    for list in [vec!["--lang", "zh"], vec!["--lang", "zh", "tests/fixtures/series"]] {
        let (_, text, _) = compared(&list);
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "-_@:".contains(c)));
        let latin = |word: &&str| word.chars().filter(char::is_ascii_alphabetic).count() > 1 && !is_name(word);
        let left: std::collections::BTreeSet<&str> = words.filter(latin).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}
