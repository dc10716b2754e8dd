//! Tables and documents in all their faces: what each face writes, and that all of them tell the same.

use std::collections::BTreeMap;

use expect_test::expect_file;
use serde_json::Value as Json;
use zongshu::compare::{Caveat, Code, Interval, Verdict};
use zongshu::number::Value;
use zongshu::quantity::{Bound, Quantity, UnitClass};
use zongshu::render::{
    Cell, Column, ColumnKind, Document, Face, Facet, Figure, Format, Language, Missing, Number, Origin, Table, Words,
    from_cell, to_cell, width,
};
use zongshu::report::Scope;
use zongshu::text::{Position, Span};
use zongshu::vocabulary::Kind;

fn origin(start: usize) -> Origin {
    let position = Some(Position { line: 3, column: start });
    Origin { doc: "made-2031".into(), sha256: "ab".repeat(32), span: Span::new(start, start + 9), position }
}

fn figure(text: &str, value: &str, bound: Bound) -> Figure {
    Figure {
        text: text.into(),
        quantity: Quantity {
            value: value.parse().expect("a value"),
            upper: None,
            step: Value::ONE,
            bound,
            unit: Some("名".into()),
            unit_class: UnitClass::Person,
        },
        kind: Kind::Flow,
        period: "2031".parse().ok(),
        scope: Scope::Group("省级|层面".into()),
        indicator: "civil_servants_recruited".parse().ok(),
        origin: origin(12),
    }
}

/// Every sort of cell, every reason why there is nothing, and words that mean to be markup or formulas.
fn sample() -> Document {
    let mut document = Document::default();
    document.heading("1  Made up 虚构");
    document.item(
        "  note ",
        "Every figure here is <b>made up</b>, 每一个数字都是编造的,一句话要写得足够长,好让它在终端里换行一次。",
    );
    let head = |zh: &str, en: &str| Words::new(zh, en);
    let mut table = Table::new("figures", head("数字", "Figures"))
        .column("region", ColumnKind::Text, head("地区", "region"))
        .column("stated", ColumnKind::Figure, head("原文", "stated"))
        .column("bound", ColumnKind::Bound, head("约数", "bound"))
        .column("per", ColumnKind::Number, head("每百万人", "per million"))
        .column("share", ColumnKind::Number, head("占比", "share"))
        .column("times", ColumnKind::Count, head("次数", "times"))
        .column("period", ColumnKind::Period, head("时期", "period"))
        .column("verdict", ColumnKind::Verdict, head("可比性", "verdict"))
        .with(Column::new("caveats", ColumnKind::Caveats, head("注意", "caveats")).soft())
        .with(Column::new("where", ColumnKind::Origin, head("出处", "where")))
        .with(Column::new("id", ColumnKind::Text, head("编号", "id")).for_programs())
        .note(head("未提及不等于零", "silence is not nought"));
    let third = Value::ratio(1, 3).expect("a third");
    let per = Number::of(Interval::between(third, 3.into()), 2).per(head("每百万人", "per million residents"));
    let caveat = |code| Caveat { detail: Some("2020 | 2022".into()), ..Caveat::of(code) };
    table.group(head("甲组", "first"));
    table.push([
        "东省".into(),
        figure("1.2萬餘名", "12000", Bound::AtLeast).into(),
        Bound::AtLeast.into(),
        per.into(),
        Number::share(third).into(),
        1_180_usize.into(),
        "../2031".parse::<zongshu::period::Period>().ok().into(),
        Verdict::Normalised.into(),
        Cell::Caveats(vec![caveat(Code::Year), Caveat::of(Code::Denominator)]),
        origin(30).into(),
        "one".into(),
    ]);
    table.group(head("乙组", "second"));
    table.push([
        "=HYPERLINK(\"x\")|\n<script>".into(),
        Cell::Figures(Box::new(figure("-5", "-5", Bound::Exact)), 2),
        Bound::Exact.into(),
        Missing::Withheld.into(),
        Number::of(Interval::between((-3).into(), 5.into()), 0).signed().into(),
        Missing::Absent.into(),
        None::<Cell>.into(),
        Verdict::Refused.into(),
        Cell::Caveats(vec![Caveat::of(Code::Unit)]),
        Cell::Missing(Missing::Mentioned, Some(origin(40))),
        "'+two".into(),
    ]);
    document.table(2, table);
    let mut data =
        Table::new("claims", head("断言", "claims")).column("words", ColumnKind::Text, head("原文", "words"));
    data.push([Cell::from("率先, \"首个\"")]);
    document.data(data);
    document
}

fn face(format: Format, table: Option<&str>) -> Face {
    Face { table: table.map(String::from), ..Face::of(format) }
}

#[test]
fn each_face_looks_as_before() {
    let sample = sample();
    let text = sample.to_text(&Face::default());
    assert!(text.lines().all(|line| width(line) <= 100), "{text}");
    expect_file!["../snapshots/table.txt"].assert_eq(&text);
    let narrow = Face { columns: 60, ruled: true, language: Language::Zh, ..Face::default() };
    expect_file!["../snapshots/table-narrow.txt"].assert_eq(&sample.to_text(&narrow));
    expect_file!["../snapshots/table.md"].assert_eq(&sample.to_text(&face(Format::Markdown, None)));
    expect_file!["../snapshots/cells.csv"].assert_eq(&sample.to_text(&face(Format::Csv, None)));
    expect_file!["../snapshots/figures.csv"].assert_eq(&sample.to_text(&face(Format::Csv, Some("figures"))));
    expect_file!["../snapshots/table.jsonl"].assert_eq(&sample.to_text(&face(Format::Jsonl, None)));
    let csvw = |table| sample.csvw(&face(Format::Csv, table), "made.csv").expect("the table is there");
    expect_file!["../snapshots/cells.csv-metadata.json"].assert_eq(&csvw(None));
    expect_file!["../snapshots/figures.csv-metadata.json"].assert_eq(&csvw(Some("figures")));
}

type Key = (String, usize, String);

/// What programs should see of each cell, from the model itself.
fn expected(document: &Document) -> BTreeMap<Key, BTreeMap<&'static str, String>> {
    let mut cells = BTreeMap::new();
    for table in document.tables() {
        for (number, row) in (1..).zip(table.rows()) {
            for (column, cell) in table.columns().iter().zip(&row.cells) {
                if *cell == Cell::Missing(Missing::NotApplicable, None) {
                    continue;
                }
                let facets = cell.facets(Language::En);
                let parts = facets.iter().map(|(facet, text)| (facet.as_str(), text.to_string()));
                cells.insert((table.id.clone(), number, column.id.clone()), parts.collect());
            }
        }
    }
    cells
}

fn assert_same_cells(document: &Document) {
    let expected = expected(document);
    // CSV, cell by cell.
    let text = document.to_text(&Face::of(Format::Csv));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().expect("a head").iter().map(String::from).collect();
    let mut seen = 0;
    for record in reader.records() {
        let record = record.expect("as many fields as the head has");
        let field = |name: &str| record[head.iter().position(|one| one == name).expect("a column")].to_string();
        let key = (field("table"), field("row").parse().expect("a number"), field("column"));
        let parts = expected.get(&key).unwrap_or_else(|| panic!("{key:?} is not in the table"));
        for facet in Facet::ALL {
            let of_row = matches!(facet, Facet::Verdict | Facet::Caveats);
            let own = parts.get(facet.as_str()).map_or("", String::as_str);
            if !of_row || !own.is_empty() {
                assert_eq!(from_cell(&field(facet.as_str())), own, "{key:?} {}", facet.as_str());
            }
        }
        seen += 1;
    }
    assert_eq!(seen, expected.len());
    // JSON Lines.
    let mut seen = 0;
    for line in document.to_text(&Face::of(Format::Jsonl)).lines() {
        let line: Json = serde_json::from_str(line).expect("an object");
        let row = line["row"].as_u64().expect("a number") as usize;
        for (column, cell) in line["cells"].as_object().expect("cells") {
            let key = (line["table"].as_str().expect("a name").to_string(), row, column.clone());
            let parts: BTreeMap<String, String> = match cell {
                Json::String(text) => BTreeMap::from([("text".into(), text.clone())]),
                Json::Object(parts) => {
                    let text = |part: &Json| part.as_str().map_or(part.to_string(), String::from);
                    parts.iter().map(|(name, part)| (name.clone(), text(part))).collect()
                }
                other => panic!("{other}"),
            };
            let told: BTreeMap<String, String> =
                expected[&key].iter().map(|(name, text)| (name.to_string(), text.clone())).collect();
            assert_eq!(parts, told, "{key:?}");
            seen += 1;
        }
    }
    assert_eq!(seen, expected.len());
    // CSV of each table by itself, row by row.
    for table in document.tables() {
        let text = document.to_text(&face(Format::Csv, Some(&table.id)));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head: Vec<String> = reader.headers().expect("a head").iter().map(String::from).collect();
        let records: Vec<csv::StringRecord> = reader.records().map(|one| one.expect("a record")).collect();
        assert_eq!(records.len(), table.rows().len());
        for (number, record) in (1..).zip(&records) {
            for column in table.columns() {
                let key = (table.id.clone(), number, column.id.clone());
                let none = BTreeMap::new();
                let parts = expected.get(&key).unwrap_or(&none);
                let field =
                    |name: &str| from_cell(&record[head.iter().position(|one| one == name).expect("it")]).to_string();
                for facet in column.kind.facets() {
                    let name = format!("{}_{}", column.id, facet.as_str());
                    assert_eq!(&field(&name), parts.get(facet.as_str()).unwrap_or(&String::new()), "{key:?} {name}");
                }
                let own = parts.get(column.kind.own_facet().as_str()).or(parts.get("text")).cloned();
                assert_eq!(field(&column.id), own.unwrap_or_default(), "{key:?}");
            }
        }
    }
    // Markdown, read by another program: what people see of the shown columns.
    let text = document.to_text(&Face::of(Format::Markdown));
    let mut shown: Vec<Vec<String>> = Vec::new();
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut open = false;
    for event in pulldown_cmark::Parser::new_ext(&text, options) {
        use pulldown_cmark::{Event, Tag, TagEnd};
        match event {
            Event::Start(Tag::TableRow) => shown.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                open = !shown.is_empty();
                if let Some(row) = shown.last_mut() {
                    row.push(String::new());
                }
            }
            Event::End(TagEnd::TableCell) => open = false,
            Event::Text(text) if open => {
                shown.last_mut().and_then(|row| row.last_mut()).expect("a cell").push_str(&text);
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("markup: {html}"),
            Event::Start(Tag::TableHead) => open = false,
            _ => {}
        }
    }
    let told: Vec<Vec<String>> = document
        .tables()
        .iter()
        .flat_map(|table| table.rows().iter().map(move |row| (table, row)))
        .map(|(table, row)| {
            let cells = table.columns().iter().zip(&row.cells).filter(|(column, _)| !column.for_programs);
            let line = |text: String| text.trim().replace(|c: char| c.is_control(), " ");
            cells.map(|(_, cell)| line(cell.text(Language::En))).collect::<Vec<_>>()
        })
        .collect();
    for row in &shown {
        // The title of a group stands alone.
        let alone = row.iter().skip(1).all(String::is_empty) && row.len() > 1;
        assert!(alone || told.contains(row), "{row:?}");
    }
    let texts: Vec<&String> = shown.iter().flatten().collect();
    assert!(!texts.is_empty());
}

#[test]
fn the_faces_tell_the_same() {
    assert_same_cells(&sample());
}

#[test]
fn a_table_that_is_not_there_is_named_in_the_error() {
    let sample = sample();
    let mut out = Vec::new();
    let error = sample.write(&face(Format::Csv, Some("figure")), &mut out).expect_err("no such table");
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    assert!(error.to_string().contains("figures, claims"), "{error}");
    assert!(sample.csvw(&face(Format::Csv, Some("x")), "x.csv").is_err());
}

#[test]
fn metadata_names_the_columns_of_the_file() {
    let sample = sample();
    for table in [None, Some("figures"), Some("claims")] {
        let face = face(Format::Csv, table);
        let metadata: Json = serde_json::from_str(&sample.csvw(&face, "made.csv").expect("it")).expect("JSON");
        let columns = metadata["tableSchema"]["columns"].as_array().expect("columns");
        let names: Vec<&str> = columns.iter().map(|column| column["name"].as_str().expect("a name")).collect();
        let text = sample.to_text(&face);
        assert_eq!(names.join(","), text.lines().next().expect("a head"));
    }
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    for text in ["=1", "+1-2", "-x", "@sum", "\tx", "＝1", "''=1", "'", "'x", "-84", "+5%", "1,180", "+1,250-2,350"] {
        let cell = to_cell(text);
        assert_eq!(from_cell(&cell), text);
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '＝']);
        assert!(
            !formula || cell.trim_start_matches(['+', '-']).chars().all(|c| c.is_ascii_digit() || ",.%".contains(c))
        );
    }
}
