//! The corpus: loading, order, failures, and the bundled facts against the texts they were read from.

use std::fs;
use std::path::{Path, PathBuf};

use zongshu::Error;
use zongshu::corpus::{Corpus, Entry, sichuan_2022};
use zongshu::parse::Parser;
use zongshu::text::Source;
use zongshu::vocabulary::Registry;

const DOCS: [&str; 5] = ["chengdu-2018", "national-2023", "qinghai-2020", "sichuan-2022", "zhejiang-2024"];

/// The folder of the five texts; `None` where there is none. Under `CI=true` it must be there.
fn seeds() -> Option<PathBuf> {
    let named = std::env::var_os("ZONGSHU_SEEDS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"));
    if folder.is_dir() {
        return Some(folder);
    }
    assert_ne!(
        std::env::var("CI").as_deref(),
        Ok("true"),
        "the texts of the bundled reports are missing: name their folder in ZONGSHU_SEEDS"
    );
    eprintln!("skipped: the texts of the bundled reports are not at {}", folder.display());
    None
}

fn text(folder: &Path, doc: &str) -> Source {
    let bytes = fs::read(folder.join(format!("{doc}.txt"))).expect("the text is readable");
    Source::from_bytes(&bytes).expect("text")
}

/// With `ZONGSHU_EMBED=1` the facts are written; without, they are held against the texts.
#[test]
fn facts_are_what_the_parser_reads() {
    let Some(folder) = seeds() else { return };
    let parser = Parser::default();
    let mut wrong = Vec::new();
    for doc in DOCS {
        let read = Entry::read(doc, text(&folder, doc), &parser).to_facts();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/corpus/{doc}.jsonl"));
        if std::env::var_os("ZONGSHU_EMBED").is_some() {
            fs::write(&path, &read).expect("the facts are writable");
            continue;
        }
        let embedded = fs::read_to_string(&path).expect("the facts are readable");
        let only = |one: &str, other: &str| -> Vec<String> {
            let other: Vec<&str> = other.lines().collect();
            let lines = one.lines().filter(|line| !other.contains(line));
            lines.map(String::from).collect()
        };
        if read != embedded {
            let (gone, new) = (only(&embedded, &read), only(&read, &embedded));
            wrong.push(format!("{doc}: embedded only\n{}\nread only\n{}", gone.join("\n"), new.join("\n")));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nif the reading is right: ZONGSHU_EMBED=1 cargo test --release --test all facts_are",
        wrong.join("\n")
    );
}

#[test]
fn bundled_reports_survive_writing() {
    assert_eq!(Corpus::bundled().len(), 5);
    for (entry, doc) in Corpus::bundled().iter().zip(DOCS) {
        assert_eq!(entry.doc, doc);
        assert!(entry.report.measures().count() > 9, "{doc} states too little");
        assert_eq!(entry.report.source.sha256.len(), 64);
        assert!(entry.source().is_none() && entry.sentence(entry.report.body).is_none());
        let again = Entry::from_facts(&entry.to_facts()).expect("facts");
        assert_eq!(again, *entry);
        for (_, mention, _) in entry.report.measures() {
            assert!(entry.position(mention.span.start).is_some(), "{} has no line", mention.text);
        }
    }
}

/// No run of eighteen characters of a text, white space left out, stands in the facts, titles left out.
#[test]
fn embedded_facts_hold_no_sentence() {
    let Some(folder) = seeds() else { return };
    for doc in DOCS {
        let entry = Corpus::bundled().get(doc).expect("a bundled report");
        let squeezed: String = text(&folder, doc).text().split_whitespace().collect();
        let facts = entry.to_facts();
        let own = facts.lines().filter(|line| !line.contains("{\"report\":"));
        for line in own {
            let characters: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
            for run in characters.windows(18) {
                let run: String = run.iter().collect();
                assert!(!squeezed.contains(&run), "{doc}: {run}");
            }
        }
    }
}

#[test]
fn a_report_takes_its_own_text_only() {
    let source = Source::from_text("导语。\n“干得好！”大家说。全年招录公务员3120名，其中女性90名。\n结语");
    let report = Parser::default().read(&source);
    let attached = report.attach(source.clone()).expect("its own text");
    let (_, mention, _) = report.measures().next().expect("a measure");
    assert_eq!(attached.sentence(mention.span), "全年招录公务员3120名，其中女性90名。");
    assert_eq!(attached.position(mention.span.start).line, 2);
    let last = source.text().len() - 3;
    assert_eq!(attached.sentence(zongshu::text::Span::new(last, last + 3)), "结语");
    let said = source.text().find("干").expect("the word");
    assert_eq!(attached.sentence(zongshu::text::Span::new(said, said + 3)), "“干得好！”");
    let other = Source::from_text("另一篇");
    let Err(Error::SourceMismatch { expected, found }) = report.attach(other.clone()) else {
        panic!("another text must be refused");
    };
    assert_eq!((expected.as_str(), found.as_str()), (source.sha256(), other.sha256()));
    let bundled = sichuan_2022().clone().with_source(other);
    assert!(matches!(bundled, Err(Error::SourceMismatch { .. })));
}

#[test]
fn bundled_reports_take_their_texts() {
    let Some(folder) = seeds() else { return };
    let corpus = Corpus::bundled().clone().with_sources(DOCS.map(|doc| text(&folder, doc)));
    for entry in &corpus {
        for (_, mention, _) in entry.report.measures() {
            let place = Corpus::bundled().get(&entry.doc).map(|bundled| bundled.place(mention.span));
            assert_eq!(place, Some(entry.place(mention.span)));
            let sentence = entry.sentence(mention.span).expect("a sentence");
            assert!(sentence.contains(entry.quote(mention.span).expect("a quote")));
            assert!(sentence.chars().count() < 600, "{sentence}");
        }
    }
}

/// A folder of this test alone, emptied first.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("inner")).expect("a folder");
    folder
}

#[test]
fn files_and_folders_are_read_in_one_order_and_failures_are_listed() {
    let folder = scratch("corpus-files");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
    write("b-2032.txt", "2032年全省组织工作综述\n一年来，全省招录公务员310名。\n".as_bytes());
    write("inner/a-2031.TXT", "2031年全省组织工作综述\n一年来，全省招录公务员300名。\n".as_bytes());
    write("same.txt", "2032年全省组织工作综述\n一年来，全省招录公务员310名。\n".as_bytes());
    write("picture.txt", b"%PDF-1.7 \x00\x01");
    write("notes.md", b"not a report");
    let parser = Parser::default();
    let gone = folder.join("gone.txt");
    let loaded = Corpus::load([folder.as_path(), gone.as_path()], &parser);
    let docs: Vec<&str> = loaded.corpus.iter().map(|entry| entry.doc.as_str()).collect();
    assert_eq!(docs, ["a-2031", "b-2032"]);
    let failed: Vec<String> = loaded.failures.iter().map(ToString::to_string).collect();
    assert_eq!(loaded.failures.len(), 2, "{failed:?}");
    assert!(failed[0].contains("gone.txt") && failed[1].contains("a PDF document"), "{failed:?}");
    assert_eq!(loaded.repeats.len(), 1);
    assert_eq!(loaded.repeats[0].doc, "b-2032");
    let turned = Corpus::load([gone.as_path(), folder.as_path()], &parser);
    assert_eq!(turned.corpus, loaded.corpus);
    let empty = scratch("corpus-empty");
    assert!(Corpus::load([&empty], &parser).failures[0].to_string().contains("expected a folder with files *.txt"));
}

/// An ordinary layout: a folder a year, a file a region.
#[test]
fn files_of_one_stem_are_told_apart_by_their_folders() {
    let folder = scratch("corpus-stems");
    let write = |year: i32, count: usize| {
        fs::create_dir_all(folder.join(year.to_string())).expect("a folder");
        let text = format!("云岭先锋\n——{year}年云南省组织工作综述\n\n一年来，全省招录公务员{count}名。\n");
        fs::write(folder.join(format!("{year}/yunnan.txt")), text).expect("a file");
    };
    write(2031, 310);
    write(2033, 330);
    fs::write(folder.join("2033/guizhou.txt"), "2033年贵州省组织工作综述\n一年来，全省招录公务员90名。")
        .expect("a file");
    let parser = Parser::default();
    let docs = |corpus: &Corpus| corpus.iter().map(|entry| entry.doc.clone()).collect::<Vec<_>>();
    let loaded = Corpus::load([&folder], &parser);
    assert_eq!(docs(&loaded.corpus), ["2031/yunnan", "2033/yunnan", "guizhou"]);
    assert_eq!(loaded.corpus.get("2033/yunnan").and_then(Entry::year), Some(2033));
    // In whatever order they are named, and the same file by two paths is one report.
    let (one, other) = (folder.join("2033/yunnan.txt"), folder.join("2031/yunnan.txt"));
    let again = folder.join("2031/../2033/./yunnan.txt");
    let named = Corpus::load([&one, &other, &again], &parser);
    assert_eq!(docs(&named.corpus), ["2031/yunnan", "2033/yunnan"]);
    assert!(named.repeats.is_empty() && named.failures.is_empty());
    // Two runs of a reader know nothing of each other; their names are numbered.
    let runs = [&one, &other].map(|path| Corpus::load([path], &parser).corpus);
    let joined: Corpus = runs.iter().flatten().cloned().collect();
    assert_eq!(docs(&joined), ["yunnan", "yunnan (2)"]);
}

#[test]
fn look_ups_and_cells() {
    let corpus = Corpus::bundled();
    let qinghai = "630000".parse().expect("a code");
    assert_eq!(corpus.of_region(qinghai).count(), 1);
    let of_2022: Vec<&str> = corpus.of_year(2022).map(|entry| entry.doc.as_str()).collect();
    assert_eq!(of_2022, ["sichuan-2022"]);
    let registry = Registry::bundled();
    let coverage = corpus.coverage(registry);
    for indicator in registry.iter() {
        let row = coverage.row(&indicator.id).expect("a row");
        let cells: Vec<_> = corpus.cells(indicator).map(|(_, cell)| cell).collect();
        assert_eq!(row, cells);
    }
    let again: Corpus = corpus.iter().rev().cloned().collect();
    assert_eq!(again, *corpus);
}
