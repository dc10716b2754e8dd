//! The lines by which pages are dated: `tests/data/stamps.tsv`.

use std::fs;
use std::path::Path;

use zongshu::parse::Parser;
use zongshu::text::Source;

#[test]
fn every_stamp_dates_its_page_wherever_it_stands() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/stamps.tsv");
    let table = fs::read_to_string(path).expect("the table of stamps");
    let stamps: Vec<_> = table.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    assert!(stamps.len() >= 30, "{} stamps", stamps.len());
    let title = "柳江市组织工作综述";
    let body = "　　全年发展党员320名，培训干部3600人次，成效明显。\n\n　　选派第一书记120名，新建党群服务中心16处。\n";
    let mut wrong = Vec::new();
    for stamp in stamps {
        let pages = [
            ("below the title", format!("{title}\n\n{stamp}\n\n{body}")),
            ("above the title", format!("{stamp}\n\n{title}\n\n{body}")),
            ("below the text", format!("{title}\n\n{body}\n{stamp}\n")),
        ];
        for (place, page) in pages {
            let heading = Parser::default().read(&Source::from_text(page)).heading;
            let published = heading.published.map(|date| date.to_string());
            if published.as_deref() != Some("2031-03-05") || heading.title.as_deref() != Some(title) {
                wrong.push(format!("{stamp} {place}: {published:?}, title {:?}", heading.title));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
