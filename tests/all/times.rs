//! Pages, when one of their figures holds and what bounds it: `tests/data/times.tsv`.

use std::fmt::Write;

use zongshu::parse::Parser;
use zongshu::table::Table;
use zongshu::text::Source;

#[test]
fn every_figure_holds_when_its_page_says() {
    let table = Table::read("times", include_str!("../data/times.tsv")).expect("the table is well formed");
    let mut list = String::new();
    for row in table.rows() {
        // A date of a stamp keeps its marks.
        let page = row.get("page").replace('/', "\n\n").replace("05\n\n", "05/");
        let report = Parser::default().read(&Source::from_text(page.as_str()));
        let figure = row.get("figure");
        let Some((_, _, measure)) = report.measures().find(|(_, mention, _)| mention.text.ends_with(figure)) else {
            let _ = writeln!(list, "line {}: {figure} is no measure", row.line());
            continue;
        };
        let period = measure.period.map_or("-".to_owned(), |period| period.to_string());
        let said = [
            ("period", period),
            ("bound", measure.quantity.bound.to_string()),
            ("value", measure.quantity.value.to_string()),
        ];
        for (column, said) in said.iter().filter(|(column, _)| !row.get(column).is_empty()) {
            if row.get(column) != said {
                let _ = writeln!(list, "line {}: {figure}: {column} {said}, not {}", row.line(), row.get(column));
            }
        }
    }
    assert!(list.is_empty(), "\n{list}");
}
