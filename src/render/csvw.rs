//! What stands beside a CSV: metadata after CSV on the Web (<https://www.w3.org/TR/tabular-metadata/>), so that a
//! program knows what each column is, and a person what the notes say.

use serde_json::{Value as Json, json};

use super::cell::Facet;
use super::csv::{KEYS, Source, columns_of};
use super::table::Table;
use super::words::Words;
use crate::compare::Code;

/// The metadata of the cells of many tables.
pub(super) fn of_cells(tables: &[Table], url: &str) -> String {
    let keys = [
        ("table", "name of the table", "string"),
        ("row", "number of the row in the table, from 1", "integer"),
        ("group", "group of rows", "string"),
        ("column", "name of the column in the table", "string"),
    ];
    debug_assert!(keys.iter().map(|(key, ..)| *key).eq(KEYS));
    let keys = keys.iter().map(|(name, what, datatype)| {
        json!({ "name": name, "titles": name, "dc:description": what, "datatype": datatype, "required": *name != "group" })
    });
    let parts = Facet::ALL.iter().map(|facet| column(facet.as_str(), &Words::same(facet.as_str()), *facet));
    let told: Vec<Json> = tables
        .iter()
        .map(|table| {
            let columns: Vec<Json> = table
                .columns()
                .iter()
                .map(|column| json!({ "column": column.id, "kind": column.kind, "titles": both(&column.head) }))
                .collect();
            json!({ "table": table.id, "title": both(&table.title), "notes": notes(table), "columns": columns })
        })
        .collect();
    let columns: Vec<Json> = keys.chain(parts).collect();
    document(url, &Words::new("综述表格", "tables of reports"), columns, json!(["table", "row", "column"]), json!(told))
}

/// The metadata of one table.
pub(super) fn of_table(table: &Table, url: &str) -> String {
    let columns = columns_of(table).into_iter().map(|(name, source, place)| {
        let facet = match source {
            Source::Group => Facet::Text,
            Source::Part(_, facet) => facet,
        };
        let head = place.and_then(|place| table.columns().get(place)).map(|column| column.head.clone());
        let head = head.unwrap_or_else(|| Words::new("分组", "group"));
        column(&name, &head, facet)
    });
    document(url, &table.title, columns.collect(), Json::Null, json!(notes(table)))
}

fn both(words: &Words) -> Json {
    json!({ "zh": words.zh, "en": words.en })
}

/// A common property in both languages, as JSON-LD writes it.
fn common(words: &Words) -> Json {
    json!([{ "@value": words.zh, "@lang": "zh" }, { "@value": words.en, "@lang": "en" }])
}

fn notes(table: &Table) -> Vec<Json> {
    table.notes.iter().map(both).collect()
}

fn column(name: &str, head: &Words, facet: Facet) -> Json {
    let datatype = match facet {
        facet if facet.is_whole() => json!("integer"),
        Facet::LowRounded | Facet::HighRounded => json!("decimal"),
        _ => json!("string"),
    };
    json!({
        "name": name,
        "titles": { "und": name, "zh": head.zh, "en": head.en },
        "dc:description": common(&facet.words()),
        "datatype": datatype,
        "required": false,
    })
}

fn document(url: &str, title: &Words, columns: Vec<Json>, key: Json, told: Json) -> String {
    let codes: Vec<Json> = Code::ALL
        .iter()
        .map(|code| {
            let caveat = crate::compare::Caveat::of(*code);
            json!({ "code": code, "zh": caveat.zh, "en": caveat.en })
        })
        .collect();
    let mut schema = json!({ "columns": columns });
    if let (Some(schema), false) = (schema.as_object_mut(), key.is_null()) {
        schema.insert("primaryKey".into(), key);
    }
    let metadata = json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": url,
        "dc:title": common(title),
        "dc:description": common(&Words::new(
            "数字均为发布方自述；未提及不等于零。以 = + - @ 开头的文字前加撇号。",
            "All figures are the publishers' own; silence is not nought. Texts that begin with = + - @ have an \
             apostrophe before them.",
        )),
        "dialect": { "encoding": "utf-8", "delimiter": ",", "header": true },
        "tableSchema": schema,
        "notes": [{ "tables": told }, { "caveats": codes }],
    });
    serde_json::to_string_pretty(&metadata).unwrap_or_default() + "\n"
}
