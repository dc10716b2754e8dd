//! The five real reports the crate was modelled on, where they are at hand: the folder named by `ZONGSHU_SEEDS`, or
//! `../shared/seeds` beside the crate. No sentence of them is in the repository.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use zongshu::parse::Parser;
use zongshu::report::{DiagnosticCode, Report};
use zongshu::text::Source;

use crate::fixtures::{Floor, check};
use crate::gold;
use crate::score::{Document, Tally};

/// What is reached on the three reports with reference data.
const FLOOR: Floor = Floor { find: 0.995, quantity: 0.995, fact: 0.97, typed: 0.99 };

/// The real reports by name; `None` where they are not at hand. Under `CI=true` they must be.
fn seeds() -> Option<Vec<(String, Source)>> {
    let named = std::env::var_os("ZONGSHU_SEEDS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"));
    let Ok(entries) = fs::read_dir(&folder) else {
        let is_ci = std::env::var("CI").as_deref() == Ok("true");
        assert!(!is_ci, "the real reports are missing: {}", folder.display());
        eprintln!("skipped: no real reports at {}; name their folder by ZONGSHU_SEEDS", folder.display());
        return None;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let open = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (name, Source::from_bytes(&fs::read(path).expect("a report")).expect("text"))
    };
    Some(paths.iter().map(open).collect())
}

#[test]
fn the_annotated_reports_are_read_well() {
    let Some(folder) = gold::folder() else { return };
    let parser = Parser::default();
    let mut sum = Tally::default();
    for document in Document::folder(&folder).expect("reference data") {
        sum.add(&document.score(&parser).0);
    }
    FLOOR.hold("the real reports", &sum);
    assert!(sum.outline.metadata.share() >= 0.95, "heading data");
    assert!(sum.outline.headings.f1() >= 0.99, "headings");
    assert!(sum.outline.themes.share() >= 0.95, "themes");
    assert!(sum.outline.leads.f1() >= 0.95, "topic sentences");
}

#[test]
fn every_real_report_is_read_whole() {
    let Some(seeds) = seeds() else { return };
    assert_eq!(seeds.len(), 5, "five reports");
    let parser = Parser::default();
    for (name, source) in &seeds {
        let report = parser.read(source);
        check(source, &report);
        let unread = report.diagnostics.iter().filter(|diagnostic| diagnostic.code == DiagnosticCode::UnreadNumeral);
        let unread: Vec<&str> = unread.map(|diagnostic| source.slice(diagnostic.span)).collect();
        assert!(unread.is_empty(), "{name}: numerals that are not read: {unread:?}");
        assert!(report.measures().count() >= 10, "{name}: measures");
        assert!(report.heading.title.is_some(), "{name}: the title");
        let headed = report.sections.iter().filter(|section| section.heading.is_some()).count();
        assert!(headed >= 3, "{name}: {headed} headed sections");
        assert!(Report::from_json(&report.to_json()).expect("a report is read") == report, "{name}: JSON");
    }
}

/// How long a run of characters must be to be a sentence of a report.
const RUN: usize = 18;

/// Every run of a text without its white space.
fn runs(text: &str) -> impl Iterator<Item = String> {
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    (RUN..=characters.len()).map(move |end| characters[end - RUN..end].iter().collect())
}

/// The files of the repository: what git tracks, or all but hidden and built ones.
fn tracked(root: &Path) -> Vec<PathBuf> {
    let listed = std::process::Command::new("git").arg("-C").arg(root).args(["ls-files", "-z"]).output();
    if let Ok(listed) = listed
        && listed.status.success()
    {
        let names = String::from_utf8_lossy(&listed.stdout);
        return names.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name)).collect();
    }
    let (mut folders, mut files) = (vec![root.to_path_buf()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if path.is_dir() && name != "target" && !name.to_string_lossy().starts_with('.') {
                folders.push(path);
            } else if path.is_file() {
                files.push(path);
            }
        }
    }
    files
}

#[test]
fn no_sentence_of_a_real_report_is_in_the_repository() {
    let Some(seeds) = seeds() else { return };
    let mut known = HashSet::new();
    for (_, source) in &seeds {
        // Titles may be named.
        let heading = Parser::default().read(source).heading;
        let titles: HashSet<String> =
            [heading.title, heading.subtitle].iter().flatten().flat_map(|title| runs(title)).collect();
        known.extend(runs(source.text()).filter(|run| !titles.contains(run)));
    }
    let (mut checked, mut found) = (0, Vec::new());
    for path in tracked(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        checked += 1;
        found.extend(runs(&text).filter(|run| known.contains(run)).map(|run| format!("{}: {run}", path.display())));
    }
    assert!(checked > 100, "only {checked} files were read");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
