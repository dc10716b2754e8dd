//! The page of the five real reports, where they are at hand, and of the bundled facts: size and time.

use std::fs;
use std::path::{Path, PathBuf};

use zongshu::corpus::Corpus;
use zongshu::parse::Parser;
use zongshu::render::Language;

use crate::driver::Browser;
use crate::made;

/// The page may be this long, in bytes.
const LARGEST: u64 = 3_000_000;
/// And take this long from the first byte to the end of its script, in milliseconds.
const SLOWEST: f64 = 1_000.0;

/// The real reports; `None` where they are not at hand, which is told.
fn texts() -> Option<Corpus> {
    let named = std::env::var_os("ZONGSHU_SEEDS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"));
    if !folder.is_dir() {
        eprintln!("skipped: no real reports at {}; name their folder by ZONGSHU_SEEDS", folder.display());
        return None;
    }
    let loaded = Corpus::load([folder], &Parser::default());
    assert!(loaded.failures.is_empty(), "{:?}", loaded.failures);
    Some(loaded.corpus)
}

/// Opens a page, prints its size and time, and holds both.
fn measure(browser: &Browser, name: &str, page: &Path) {
    let size = fs::metadata(page).expect("the page is there").len();
    // The first opening warms the fonts; of the others the quickest is the page, and what is above it the machine.
    browser.open(page);
    let open = || {
        browser.open(page);
        let own = browser.run("return performance.getEntriesByType('navigation')[0].domComplete");
        own.as_f64().expect("a time")
    };
    let took = (0..3).map(|_| open()).fold(f64::INFINITY, f64::min);
    println!("{name}: {size} bytes, open after {took:.0} ms");
    assert!(size < LARGEST && took < SLOWEST, "{name}: {size} bytes, {took} ms");
    let (console, asked) = browser.told();
    assert!(console.is_empty() && asked.iter().all(|address| address.starts_with("file:///")), "{console:?} {asked:?}");
}

fn pictures(browser: &Browser, name: &str) {
    let click = |script: &str| browser.run(&format!("document.querySelector({script:?}).click()"));
    for width in [1280, 400] {
        browser.resize(width, if width == 400 { 860 } else { 900 });
        browser.run("location.reload()");
        browser.screenshot(&format!("{name}-overview-{width}"));
        click("button[data-side=left]");
        browser.run("document.querySelectorAll('article.left .m')[4].scrollIntoView({ block: 'center' })");
        browser.screenshot(&format!("{name}-text-{width}"));
        browser.run("document.querySelector('#panel .row').click()");
        std::thread::sleep(std::time::Duration::from_millis(700));
        browser.screenshot(&format!("{name}-detail-{width}"));
        click("#tab-coverage");
        browser.screenshot(&format!("{name}-coverage-{width}"));
        click("#tab-pictures");
        browser.screenshot(&format!("{name}-pictures-{width}"));
        click("#tab-guide");
        browser.screenshot(&format!("{name}-guide-{width}"));
    }
}

#[test]
fn the_real_reports_are_small_and_open_at_once() {
    let Some(browser) = Browser::start("real") else { return };
    let facts = made::page("facts", Corpus::bundled(), Language::En);
    measure(&browser, "the page of the bundled facts", &facts);
    assert!(browser.count("article table.facts tbody tr") > 20, "facts stand in tables");
    pictures(&browser, "facts");
    let Some(texts) = texts() else { return };
    let page = made::page("texts", &texts, Language::Zh);
    browser.resize(1280, 900);
    measure(&browser, "the page of the five real reports", &page);
    pictures(&browser, "texts");
}
