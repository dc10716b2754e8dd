//! Every numeral of a sentence and its class: `tests/data/numerals.tsv`.

use std::fmt::Write;

use zongshu::parse::Parser;
use zongshu::table::Table;
use zongshu::text::Source;

#[test]
fn no_numeral_is_passed_over() {
    let table = Table::read("numerals", include_str!("../data/numerals.tsv")).expect("the table is well formed");
    let mut list = String::new();
    for row in table.rows() {
        let page = format!("石榴花开\n——2031年柳江市组织工作综述\n\n{}\n", row.get("sentence"));
        let body = page.find(row.get("sentence")).expect("the sentence");
        let report = Parser::default().read(&Source::from_text(page.as_str()));
        let own = report.mentions.iter().filter(|mention| mention.span.start >= body);
        let found: Vec<_> = own.map(|mention| format!("{} {}", mention.class, mention.text)).collect();
        if found.join("; ") != row.get("mentions") {
            let _ = writeln!(list, "line {}: {}", row.line(), found.join("; "));
        }
    }
    assert!(list.is_empty(), "\n{list}");
}
