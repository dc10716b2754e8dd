//! Turns of language, each with a sentence of its own: `tests/data/language.tsv`.

use std::fmt::Write;

use zongshu::parse::Parser;
use zongshu::table::Table;
use zongshu::text::Source;

#[test]
fn every_turn_is_read_as_it_says() {
    let table = Table::read("language", include_str!("../data/language.tsv")).expect("the table is well formed");
    let (mut wrong, mut list) = (0, String::new());
    for row in table.rows() {
        let text = row.get("text").replace('/', "\n\n");
        let page = format!("石榴花开\n——2021年柳江市组织工作综述\n2022-01-10\n\n{text}\n");
        let report = Parser::default().read(&Source::from_text(page.as_str()));
        let figure = row.get("figure");
        let found = report.measures().find(|(_, mention, _)| mention.text.ends_with(figure));
        let Some((_, _, measure)) = found else {
            wrong += 1;
            let _ = writeln!(list, "line {}: {figure} is no measure", row.line());
            continue;
        };
        let is = |column: &str, said: String| row.get(column).is_empty() || row.get(column) == said;
        let period = measure.period.map(|period| period.to_string()).unwrap_or_default();
        let subject = measure.subject.clone().unwrap_or_default().replace(['“', '”'], "");
        let is_right = is("class", measure.quantity.unit_class.to_string())
            && (row.get("subject").is_empty() || subject.contains(row.get("subject")))
            && is("kind", measure.kind.to_string())
            && is("period", period.clone())
            && is("scope", measure.scope.to_string());
        if !is_right {
            wrong += 1;
            let (class, kind, scope) = (measure.quantity.unit_class, measure.kind, &measure.scope);
            let _ = writeln!(list, "line {}: {figure}: {class} of {subject} as {kind}, {period}, {scope}", row.line());
        }
    }
    assert_eq!(wrong, 0, "\n{list}");
}
