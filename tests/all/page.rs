//! The page as a file: its structure, that it agrees with the reports, and that no text gets out of its place.

// Each example names the shared writer itself; this one has none.
#[allow(dead_code)]
#[path = "../../examples/page.rs"]
mod example;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value as Json;
use zongshu::compare::{Engine, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::render::page::Page;
use zongshu::text::Source;

fn html(corpus: &Corpus) -> String {
    Page::new(corpus, &Engine::new()).to_html()
}

fn read(texts: &[(&str, &str)]) -> Corpus {
    let parser = Parser::default();
    texts.iter().map(|(doc, text)| Entry::read(*doc, Source::from_text(*text), &parser)).collect()
}

/// The data that the script of a page is given.
fn data(html: &str) -> Json {
    let (_, rest) = html.split_once("<script id=\"data\" type=\"application/json\">").expect("the data");
    let (json, _) = rest.split_once("</script>").expect("their end");
    serde_json::from_str(json).expect("JSON")
}

/// The tags of a page in order, script and style passed over: names only, `/` before those that close.
fn tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let name: String = after.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
        rest = match name.as_str() {
            "script" | "style" => after.split_once(&format!("</{name}>")).map_or("", |(_, rest)| rest),
            _ => after,
        };
        tags.push(name);
    }
    tags
}

fn count(text: &str, pattern: &str) -> usize {
    text.matches(pattern).count()
}

/// The invented reports of the crate.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("fixtures").flatten().map(|one| one.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths
}

/// A page holds every numeral of every report once, and every measure in its data.
fn agrees(corpus: &Corpus, html: &str) {
    let measures: usize = corpus.iter().map(|entry| entry.facts().count()).sum();
    let mentions: usize = corpus.iter().map(|entry| entry.report.mentions.len()).sum();
    assert_eq!(count(html, " data-m=\""), measures, "every measure is marked once");
    assert_eq!(count(html, " data-n=\""), mentions - measures, "every other numeral is marked once");
    let data = data(html);
    let held: usize = data["reports"]
        .as_array()
        .expect("reports")
        .iter()
        .map(|report| report["facts"].as_object().expect("facts").len())
        .sum();
    assert_eq!(held, measures);
}

#[test]
fn the_page_of_the_bundled_facts_agrees_with_them() {
    let corpus = Corpus::bundled();
    let html = html(corpus);
    agrees(corpus, &html);
    assert!(html.len() < 1_000_000, "{} bytes", html.len());
    let data = data(&html);
    let pairs = data["pairs"].as_array().expect("pairs");
    assert!(pairs.len() > 20, "{}", pairs.len());
    let engine = Engine::new();
    let entries: Vec<&Entry> = corpus.iter().collect();
    for pair in pairs {
        let fact = |side: &str| {
            let at = |place: usize| pair[side][place].as_u64().expect("a number") as usize;
            zongshu::compare::Fact::new(&entries[at(0)].report, at(1)).expect("a measure")
        };
        let judged = engine.judge(fact("left"), fact("right"));
        assert_eq!(pair["verdict"], judged.footing().as_str());
        assert_eq!(pair["numbers"].is_null(), judged.verdict() == Verdict::Refused, "a refused pair holds no number");
        let codes: Vec<&str> =
            pair["caveats"].as_array().expect("caveats").iter().filter_map(|one| one[0].as_str()).collect();
        assert_eq!(codes, judged.codes().map(|code| code.as_str()).collect::<Vec<_>>());
        assert!(codes.iter().all(|code| data["codes"][code].is_array()), "every code has its sentences");
    }
    // The two reports that are shown first share something that may be compared.
    let first = [&data["first"][0], &data["first"][1]];
    let open = pairs.iter().filter(|pair| pair["verdict"] != "refused" && pair["verdict"] != "unranked");
    assert!(open.clone().any(|pair| first.contains(&&pair["left"][0]) && first.contains(&&pair["right"][0])));
}

#[test]
fn the_pages_of_the_invented_reports_agree_with_them() {
    let loaded = Corpus::load(fixtures(), &Parser::default());
    assert!(loaded.corpus.len() > 8 && loaded.failures.is_empty());
    let html = html(&loaded.corpus);
    agrees(&loaded.corpus, &html);
    assert_eq!(count(&html, "<article "), loaded.corpus.len());
    assert_eq!(html, self::html(&loaded.corpus), "the same texts give the same page");
    // Every letter of every text is on the page, in its order.
    let words = &data(&html)["words"];
    for (number, entry) in loaded.corpus.iter().enumerate() {
        let text = entry.source().expect("the text").text();
        let start = format!("data-report=\"{number}\"");
        let (_, article) = html.split_once(&start).expect("its article");
        let (article, _) = article.split_once("</article>").expect("its end");
        let (_, body) = article.split_once("class=\"body\"").expect("its body");
        // What stands below the text and the names of themes are the page's own.
        let body = body.split_once("<details class=\"notes").map_or(body, |(body, _)| body);
        let mut body = body.to_string();
        for theme in zongshu::vocabulary::Theme::ALL {
            let label = words[format!("theme.{theme}")][0].as_str().expect("a label");
            let tag = format!("<p class=\"theme\"><span data-w=\"theme.{theme}\">{label}</span></p>");
            body = body.replace(&tag, "");
        }
        let own: String = body.split('>').map(|part| part.split('<').next().unwrap_or("")).collect();
        let letters = |text: &str| text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).collect::<String>();
        assert_eq!(letters(&own), letters(text), "{}", entry.doc);
    }
}

#[test]
fn nothing_is_fetched_and_nothing_else_may_run() {
    let html = html(Corpus::bundled());
    let (_, policy) = html.split_once("http-equiv=\"Content-Security-Policy\" content=\"").expect("a policy");
    let (policy, _) = policy.split_once('"').expect("its end");
    for expected in
        ["default-src 'none'", "script-src 'sha256-", "style-src 'sha256-", "base-uri 'none'", "form-action 'none'"]
    {
        assert!(policy.contains(expected), "{expected} in {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{policy}");
    assert!(html.find("Content-Security-Policy") < html.find("<style"), "the policy stands before what it speaks of");
    for fetched in [" src=", "url(", "@import", "http://", "https://", "javascript:", " style=", " onclick="] {
        let found = html.matches(fetched).count();
        // The addresses of publishers may be named as sources of denominators; they are text.
        assert!(found == 0 || fetched.starts_with("http"), "{fetched}: {found}");
    }
    let links: Vec<&str> = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().all(|link| link.starts_with('#') || *link == "data:,"), "{links:?}");
}

#[test]
fn every_label_is_there_in_both_languages() {
    let html = html(Corpus::bundled());
    let data = data(&html);
    let words = data["words"].as_object().expect("words");
    assert!(words.values().all(|both| both[0] != "" && both[1] != ""), "no label is empty");
    let known = |key: &str| words.contains_key(key);
    for attribute in ["data-w", "data-w-title", "data-w-label", "data-w-placeholder"] {
        let pattern = format!(" {attribute}=\"");
        for key in html.split(&pattern).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(known(key), "{key}");
        }
    }
    // Labels that the script asks for by name.
    let script = include_str!("../../src/render/page/page.js");
    let asked: Vec<&str> = script.split("word(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(asked.len() > 30 && asked.iter().all(|key| known(key)), "{asked:?}");
    // Every value that a measure may have.
    use zongshu::quantity::{Bound, UnitClass};
    use zongshu::report::MentionClass;
    use zongshu::vocabulary::{Kind, Theme};
    let groups = [
        ("bound", Bound::ALL.map(|one| one.as_str()).to_vec()),
        ("unit", UnitClass::ALL.map(|one| one.as_str()).to_vec()),
        ("class", MentionClass::ALL.map(|one| one.as_str()).to_vec()),
        ("kind", Kind::ALL.map(|one| one.as_str()).to_vec()),
        ("theme", Theme::ALL.map(|one| one.as_str()).to_vec()),
    ];
    for (group, names) in groups {
        assert!(names.iter().all(|name| known(&format!("{group}.{name}"))), "{group}: {names:?}");
    }
}

#[test]
fn reports_that_look_alike_are_told_apart() {
    let text = "——2031年青海省组织工作综述\n\n一年来，全省招录公务员3120名。\n";
    let corpus = read(&[("one", text), ("other", &text.replace("3120", "3121"))]);
    let html = html(&corpus);
    let labels: Vec<Json> =
        data(&html)["reports"].as_array().expect("reports").iter().map(|one| one["label"].clone()).collect();
    assert_eq!(labels, ["青海省 2031 (one)", "青海省 2031 (other)"]);
    // One report alone, and one that says nothing, make a page too.
    assert!(self::html(&read(&[("alone", text)])).contains("3120名"));
    assert!(self::html(&read(&[("empty", ""), ("blank", "\n\n")])).contains("<article "));
}

#[test]
fn the_example_writes_whole_pages_or_none() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let run = |arguments: &[&str]| {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        let (mut out, mut complaints) = (Vec::new(), Vec::new());
        let code = example::run(&arguments, &mut out, &mut complaints);
        (code, String::from_utf8(complaints).expect("text"))
    };
    let path = |name: &str| folder.join(name).display().to_string();
    let page = path("report.html");
    assert_eq!(run(&["-o", &page, "--lang", "en"]), (0, String::new()));
    let english = fs::read_to_string(&page).expect("the page");
    assert!(english.starts_with("<!DOCTYPE html>") && english.ends_with("</html>") && english.contains("lang=\"en\""));
    let mut entries = fs::read_dir(&folder).expect("the folder").flatten();
    assert!(entries.all(|entry| entry.file_name() == "report.html"), "nothing is left beside the page");

    assert_eq!(run(&[]).0, 2, "the page has no name");
    assert_eq!(run(&["-o"]).0, 2);
    assert_eq!(run(&["-o", &page, "--lang", "fr"]).0, 2);
    assert_eq!(run(&["-o", &page, "--colour"]).0, 2);
    let (code, complaints) = run(&["-o", &path("no/such/report.html")]);
    assert!(code == 1 && complaints.contains("no folder"), "{complaints}");
    let (code, complaints) = run(&["-o", &folder.display().to_string()]);
    assert!(code == 1 && complaints.contains("a folder"), "{complaints}");

    // What could be read is shown; what could not is told.
    let good = fixtures()[0].display().to_string();
    let (code, complaints) = run(&["-o", &page, &good, &path("missing.txt")]);
    assert!(code == 1 && complaints.contains("missing.txt"), "{complaints}");
    assert_eq!(count(&fs::read_to_string(&page).expect("the page"), "<article "), 1);
    let before = fs::read(&page).expect("the page");
    assert_eq!(run(&["-o", &page, &path("missing.txt")]).0, 1);
    assert_eq!(fs::read(&page).expect("the page"), before, "where nothing could be read the old page stays");
}

/// Pieces that would do harm where they are not escaped.
const PIECES: [&str; 24] = [
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "\"",
    "'",
    "&",
    "<",
    ">",
    "&lt;",
    "]]>",
    "\\",
    "\u{2028}",
    "\u{202E}",
    "\u{0}",
    "<img src=x onerror=alert(1)>",
    "全省招录公务员",
    "300名",
    "12%",
    "“三会一课”",
    "，",
    "。",
    "\n",
    "——2031年青海省组织工作综述\n",
];

#[test]
fn a_numeral_over_two_lines_is_marked_once() {
    let corpus = read(&[("torn", "\"'<script>\n</script>300名\"")]);
    agrees(&corpus, &html(&corpus));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a report holds, and whatever its file is called, the page has the tags of its templates and no other.
    #[test]
    fn no_text_becomes_markup(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40),
        name in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..4),
    ) {
        let text = pieces.concat();
        let corpus = read(&[(&name.concat(), &text), ("other", "——2032年浙江省组织工作综述\n\n全省招录公务员290名。\n")]);
        let html = html(&corpus);
        agrees(&corpus, &html);
        let known = [
            "!DOCTYPE", "figure", "svg", "desc", "rect", "text", "line", "circle", "polygon", "polyline", "path", "g", "a", "article", "aside", "b", "body", "br", "button", "caption", "dd", "div", "dl", "dt", "form", "h1", "h2", "h3", "h4",
            "head", "header", "html", "input", "kbd", "label", "link", "main", "meta", "option", "output", "p", "pre", "script", "section", "select", "span",
            "strong", "style", "summary", "details", "table", "tbody", "td", "th", "thead", "time", "title", "tr",
        ];
        let tags = tags(&html);
        for tag in &tags {
            prop_assert!(known.contains(&tag.trim_start_matches('/')), "{tag}");
        }
        prop_assert_eq!(tags.iter().filter(|tag| *tag == "script").count(), 2);
        let unseen = ['\u{0}', '\u{202E}', '\u{2028}'];
        prop_assert!(!html.contains(unseen));
    }
}
