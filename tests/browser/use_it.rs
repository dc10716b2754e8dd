//! The page used by hand and by keyboard; what it shows is compared with what the reports hold.

use zongshu::compare::{Engine, Fact, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::render::Language;
use zongshu::report::MentionClass;

use crate::driver::Browser;
use crate::made;

/// The figure whose words are these, with its report's number.
fn figure<'c>(corpus: &'c Corpus, words: &str) -> (usize, &'c Entry, Fact<'c>) {
    let mut entries = corpus.iter().enumerate();
    entries
        .find_map(|(number, entry)| Some((number, entry, entry.facts().find(|fact| fact.mention.text == words)?)))
        .unwrap_or_else(|| panic!("{words} is a figure"))
}

fn selector(number: usize, fact: &Fact<'_>) -> String {
    format!("#report-{number} [data-m=\"{}\"]", fact.index)
}

/// Nothing was complained of, and nothing but the page itself was asked for.
fn quiet(browser: &Browser) {
    let (console, asked) = browser.told();
    assert!(console.is_empty(), "{console:?}");
    assert!(asked.iter().all(|address| address.starts_with("file:///") || address == "data:,"), "{asked:?}");
    assert!(!browser.has_dialog());
}

#[test]
fn a_click_shows_what_the_report_states() {
    let Some(browser) = Browser::start("click") else { return };
    let corpus = made::two();
    browser.open(&made::page("click", &corpus, Language::Zh));
    assert_eq!(browser.text("title, h1"), "综述对读");
    let marks = corpus.iter().map(|entry| entry.facts().count()).sum::<usize>();
    assert_eq!(browser.count("article [data-m]"), marks, "every measure is a button");
    let numerals: usize = corpus.iter().map(|entry| entry.report.mentions.len()).sum();
    assert_eq!(browser.count("article [data-n]"), numerals - marks, "every other numeral is marked too");

    // Every aspect of every figure of the first report.
    for (number, entry) in corpus.iter().enumerate() {
        for fact in entry.facts() {
            browser.click(&selector(number, &fact));
            assert_eq!(browser.count("#panel.open"), 1, "{} opens: {:?}", fact.mention.text, browser.told());
            let (console, _) = browser.told();
            assert!(console.is_empty(), "{}: {console:?}", fact.mention.text);
            let shown = |aspect: &str| browser.text(&format!("#panel [data-aspect={aspect}]"));
            let measure = fact.measure;
            assert_eq!(browser.text("#panel h2 bdi"), fact.mention.text);
            assert!(
                shown("value").replace(',', "").starts_with(&measure.quantity.value.to_string()),
                "{}",
                shown("value")
            );
            assert!(shown("subject").starts_with(measure.subject.as_deref().unwrap_or("未说明")));
            assert!(shown("predicate").starts_with(measure.predicate.as_deref().unwrap_or("未说明")));
            let period = fact.period().map_or("未说明".into(), |period| period.to_string());
            assert!(shown("period").starts_with(&period));
            match &measure.indicator {
                Some(id) => assert!(shown("indicator").contains(id.as_str())),
                None => assert_eq!(shown("indicator"), "未说明"),
            }
            assert!(shown("where").contains(&format!("{}–{}", fact.mention.span.start, fact.mention.span.end)));
            assert!(shown("where").contains(&entry.place(fact.mention.span)));
            let sentence = entry.sentence(fact.mention.span).expect("the text is at hand");
            assert_eq!(browser.text("#panel .quote"), sentence);
            // Both are marked in the text itself.
            let marked = |name: &str| {
                let marked = browser.run(&format!(
                    "return Array.from(CSS.highlights.get({name:?}) || []).map((range) => range.toString()).join('')"
                ));
                marked.as_str().expect("text").to_string()
            };
            assert_eq!(marked("sentence"), sentence);
            let subject = measure.subject_span.map_or("", |span| entry.quote(span).expect("the text is at hand"));
            assert_eq!(marked("subject"), subject);
        }
    }
    quiet(&browser);
}

#[test]
fn a_pair_shows_its_verdict_and_only_what_that_permits() {
    let Some(browser) = Browser::start("pair") else { return };
    let corpus = made::two();
    let page = made::page("pair", &corpus, Language::En);
    browser.open(&page);
    let ((_, _, left), (_, _, right)) = (figure(&corpus, "1030名"), figure(&corpus, "1.2萬名"));
    let comparison = Engine::new().judge(left, right);
    assert_eq!(comparison.verdict(), Verdict::Normalised, "{comparison}");
    browser.click(&selector(0, &left));
    assert_eq!(browser.count("#panel .card[data-verdict=normalised]"), 1);
    let card = browser.text("#panel .card");
    for code in comparison.reasons().map(|caveat| caveat.code.as_str()) {
        assert!(card.contains(code), "{code} in {card}");
    }
    for expected in ["四川省 2022", "青海省 2020", "per a million residents", "173.9", "is above", "Needed to be level"]
    {
        assert!(card.contains(expected), "{expected} in {card}");
    }
    browser.screenshot("detail-1280-en");
    browser.run("document.getElementById('panel').scrollTop = 1e6");
    browser.screenshot("aspects-1280-en");

    // The other side is one click away, and its panel leads back.
    browser.click("#panel .card .link");
    assert_eq!(browser.text("#panel h2 bdi"), "1.2萬名");
    assert_eq!(browser.text("#panel [data-aspect=certain]"), "11,500 – 12,500");
    // Every figure of the other report that speaks of the same is marked in its text.
    let (_, entry, right) = figure(&corpus, "1.2萬名");
    let id = right.measure.indicator.as_ref();
    let others = corpus.iter().filter(|one| one.doc != entry.doc).flat_map(Entry::facts);
    assert_eq!(browser.count("article .peer"), others.filter(|fact| fact.measure.indicator.as_ref() == id).count());

    // Organizations against nothing: silence is told as silence.
    let (number, _, weak) = figure(&corpus, "96个");
    browser.click(&selector(number, &weak));
    assert!(browser.text("#panel").contains("that is not nought"), "{}", browser.text("#panel"));
    quiet(&browser);
}

#[test]
fn refused_pairs_show_no_numbers() {
    let Some(browser) = Browser::start("refused") else { return };
    let target = "昆仑开新局\n——2031年全省组织工作综述\n2032-01-20\n\n一年来，全省党员总数达21.6万名。\n";
    let flow = "云岭开新局\n——2032年云南省组织工作综述\n2033-01-20\n\n全省力争到2035年党员总数达到300万名。\n";
    let corpus = made::corpus(&[("qinghai-2031", target), ("yunnan-2032", flow)]);
    let (left, right) = (figure(&corpus, "21.6万名"), figure(&corpus, "300万名"));
    assert_eq!(left.2.measure.indicator, right.2.measure.indicator);
    assert_eq!(Engine::new().judge(left.2, right.2).verdict(), Verdict::Refused);
    browser.open(&made::page("refused", &corpus, Language::En));
    let overview = browser.text("#panel");
    assert!(overview.contains("refused") && !overview.contains("300") && !overview.contains("21.6"), "{overview}");
    browser.click(&selector(left.0, &left.2));
    let card = browser.text("#panel .card");
    browser.screenshot("refused-1280-en");
    assert!(card.contains("no numbers") && !card.contains("300") && !card.contains("×\n"), "{card}");
    browser.click("#tab-coverage");
    let matrix = browser.text(".matrix");
    assert!(matrix.contains("refused") && !matrix.contains("300") && !matrix.contains("21.6"), "{matrix}");
    quiet(&browser);
}

#[test]
fn the_smaller_of_two_places_is_the_better() {
    let Some(browser) = Browser::start("ranks") else { return };
    let sixth = "楚江开新局\n——2031年湖北省组织工作综述\n2032-01-20\n\n2031年，全省地区生产总值居全国第6位。\n";
    let eighth = "苗岭开新局\n——2031年贵州省组织工作综述\n2032-01-20\n\n2031年，全省地区生产总值居全国第18位。\n";
    let corpus = made::corpus(&[("hubei-2031", sixth), ("guizhou-2031", eighth)]);
    let (number, _, left) = figure(&corpus, "第6位");
    let right = figure(&corpus, "第18位").2;
    assert!(Engine::new().judge(left, right).is_of_ranks());
    browser.open(&made::page("ranks", &corpus, Language::Zh));
    let overview = browser.text("#panel");
    assert!(overview.contains("湖北省 2031 位次优于 贵州省 2031"), "{overview}");
    browser.click(&selector(number, &left));
    let card = browser.text("#panel .card");
    assert!(card.contains("湖北省") && card.contains("位次优于") && !card.contains("高于"), "{card}");
    quiet(&browser);
}

#[test]
fn filters_search_and_language_work() {
    let Some(browser) = Browser::start("filters") else { return };
    let corpus = made::two();
    browser.open(&made::page("filters", &corpus, Language::Zh));
    let total: usize = corpus.iter().map(|entry| entry.report.mentions.len()).sum();
    let kept = || browser.count("article [data-m]:not(.out), article [data-n]:not(.out)");
    let choose = |id: &str, value: &str| {
        let script = format!(
            "const box = document.getElementById({id:?}); box.value = {value:?}; \
             box.dispatchEvent(new Event('change')); return box.value"
        );
        assert_eq!(browser.run(&script), value, "there is such a choice");
    };
    assert_eq!(kept(), total);
    let count = |keep: &dyn Fn(&zongshu::report::Mention) -> bool| -> usize {
        corpus.iter().map(|entry| entry.report.mentions.iter().filter(|mention| keep(mention)).count()).sum()
    };
    choose("class", "class.date");
    assert_eq!(kept(), count(&|mention| mention.class == MentionClass::Date));
    choose("class", "page.measures");
    assert_eq!(kept(), count(&|mention| mention.measure.is_some()));
    choose("theme", "theme.grassroots");
    let grassroots = |mention: &zongshu::report::Mention| {
        mention.measure.as_deref().is_some_and(|measure| measure.theme == zongshu::vocabulary::Theme::Grassroots)
    };
    assert_eq!(kept(), count(&grassroots));
    assert_eq!(browser.text("#shown"), format!("显示 {} / {total} 个数字", kept()));
    browser.click("#clear");
    assert_eq!(kept(), total);
    choose("verdict", "verdict.normalised");
    assert!(kept() >= 2 && kept() == browser.count("article [data-m][data-verdict=normalised]"));
    browser.screenshot("filtered-1280");
    browser.click("#clear");

    // Words in Simplified characters find the Traditional ones; the number shown follows.
    browser.press(&["/", "公务员"]);
    assert_eq!(browser.run("return document.activeElement.id"), "search");
    let texts =
        "return Array.from(document.querySelectorAll('article [data-m]:not(.out)')).map((one) => one.textContent)";
    let found = browser.run(texts);
    assert!(found.as_array().is_some_and(|all| all.iter().any(|one| one == "1.2萬名")), "{found}");
    assert!(found.as_array().is_some_and(|all| all.iter().all(|one| one != "21.6万余名")), "{found}");
    browser.press(&["Enter"]);
    assert_eq!(browser.count("#panel.open"), 1);
    browser.press(&["/"]);
    browser.press(&["Escape"]);
    // And Traditional words the Simplified ones, where they are marked too.
    browser.press(&["黨員總數"]);
    assert_eq!(
        browser.run(texts),
        serde_json::json!(["21.6万余名", "1.8万个", "1500名", "96个"]),
        "all of the sentence is found"
    );
    let painted = "return Array.from(CSS.highlights.get('search'), (range) => range.toString())";
    assert_eq!(browser.run(painted), serde_json::json!(["党员总数"]));
    browser.press(&["Escape"]);
    assert_eq!(browser.run("return document.getElementById('search').value"), "");

    assert_eq!(browser.run("return document.documentElement.lang"), "zh-Hans");
    browser.click("#language");
    assert_eq!(browser.run("return document.documentElement.lang"), "en");
    assert_eq!(browser.text("h1"), "Roundups side by side");
    assert_eq!(browser.text("#panel .aspects dt"), "value");
    let left = "const chinese = /[\\u4e00-\\u9fff]/; return Array.from(document.querySelectorAll('[data-w]'))\
                .filter((one) => one.dataset.w !== 'page.language' && !one.dataset.w.startsWith('bound') \
                && !one.dataset.w.startsWith('guide.intervals') && chinese.test(one.textContent)).map((one) => one.dataset.w)";
    assert_eq!(browser.run(left), serde_json::json!([]), "no label stays Chinese");
    browser.click("#language");
    assert_eq!(browser.text("h1"), "综述对读");

    browser.click("#swap");
    assert_eq!(browser.run("return document.getElementById('left').value"), "1");
    quiet(&browser);
}

#[test]
fn claims_and_doubts_stand_below_each_report() {
    let Some(browser) = Browser::start("notes") else { return };
    let repeated =
        format!("{0}{1}{1}", made::QINGHAI, "\u{3000}\u{3000}一年来，新建党群服务中心37个，惠及群众5.2万人。\n");
    let corpus = made::corpus(&[("qinghai-2020", &repeated), ("sichuan-2022", made::SICHUAN)]);
    browser.open(&made::page("notes", &corpus, Language::Zh));
    let claims: usize = corpus.iter().map(|entry| entry.report.claims.len()).sum();
    let doubts: usize = corpus.iter().map(|entry| entry.report.diagnostics.len()).sum();
    assert!(claims > 0 && doubts > 0);
    assert_eq!(browser.count(".notes tbody tr"), 0, "they are folded");
    browser.run("document.querySelectorAll('.notes summary').forEach((summary) => summary.click())");
    assert_eq!(browser.count(".notes.claims tbody tr"), claims);
    assert_eq!(browser.count(".notes.doubts tbody tr"), doubts);
    assert!(browser.text("#report-0 .claims tbody").contains("全覆盖"));
    quiet(&browser);
}

#[test]
fn it_works_by_keyboard() {
    let Some(browser) = Browser::start("keyboard") else { return };
    let corpus = made::two();
    browser.open(&made::page("keyboard", &corpus, Language::Zh));
    let active = |property: &str| browser.run(&format!("const one = document.activeElement; return {property}"));
    browser.press(&["Tab"]);
    assert_eq!(active("one.className"), "skip");
    // Tab leads to the first figure of the left report in a few steps.
    let mut steps = 0;
    while active("one.dataset.m === undefined") == true {
        browser.press(&["Tab"]);
        steps += 1;
        assert!(steps < 30, "a figure is reached by Tab");
    }
    let first = corpus.iter().next().expect("a report").facts().next().expect("a figure");
    assert_eq!(active("Number(one.dataset.m)"), first.index);
    let outline = browser.run("return getComputedStyle(document.activeElement).outlineStyle");
    assert_eq!(outline, "solid", "the focus is seen");
    browser.press(&["Right", "Right"]);
    let third = corpus.iter().next().expect("a report").facts().nth(2).expect("a figure");
    assert_eq!(active("Number(one.dataset.m)"), third.index);
    browser.press(&["Enter"]);
    assert_eq!(browser.text("#panel h2 bdi"), third.mention.text);
    assert_eq!(active("one.id"), "panel");
    browser.press(&["Escape"]);
    assert_eq!(browser.count("#panel.open"), 0);
    assert_eq!(active("Number(one.dataset.m)"), third.index, "Escape leads back to the figure");
    browser.press(&["End", "Space"]);
    let last = corpus.iter().next().expect("a report").facts().last().expect("a figure");
    assert_eq!(browser.text("#panel h2 bdi"), last.mention.text);

    // The views are tabs: arrows move between them.
    browser.run("document.getElementById('tab-reading').focus()");
    browser.press(&["Right"]);
    assert_eq!(active("one.id"), "tab-coverage");
    assert_eq!(browser.count("#view-coverage .matrix"), 1);
    let stated = browser.count(".matrix .to");
    let figures = corpus.iter().flat_map(Entry::facts).filter(|fact| fact.measure.indicator.is_some()).count();
    assert_eq!(stated, figures, "every figure with an indicator stands in the matrix");
    assert!(browser.count("#view-coverage .absent") > 0);
    browser.screenshot("coverage-1280");
    browser.click("#tab-pictures");
    let pictures = browser.count("#view-pictures svg");
    assert!(pictures > 1, "emphasis, and regions side by side");
    let label = |what: &str| {
        browser.run(&format!("const own = Array.from(document.querySelectorAll('#view-pictures svg')).find((one) => one.checkVisibility()); return {what}"))
    };
    assert_eq!(label("own.lang || own.getAttribute('lang')"), "zh");
    let names =
        "own.getAttribute('aria-labelledby').split(' ').every((id) => own.contains(document.getElementById(id)))";
    assert_eq!(label(names), true, "a picture is named by its own title");
    browser.click("#language");
    assert_eq!(label("own.getAttribute('lang')"), "en");
    assert_eq!(browser.count("#view-pictures svg"), pictures);
    browser.click("#language");
    browser.click("#tab-coverage");
    browser.click(".matrix .to");
    assert_eq!(browser.count("#panel.open"), 1, "a cell leads to its figure");
    quiet(&browser);
}

#[test]
fn it_fits_a_phone_and_prints() {
    let Some(browser) = Browser::start("phone") else { return };
    let corpus = made::two();
    browser.resize(400, 800);
    browser.open(&made::page("phone", &corpus, Language::Zh));
    let fits = |what: &str| {
        let width = browser.run("return document.documentElement.scrollWidth").as_u64().expect("a width");
        assert!(width <= 400, "{what}: {width} pixels");
    };
    fits("overview");
    browser.screenshot("overview-400");
    browser.click("button[data-side=left]");
    assert_eq!(browser.count("article"), 1, "one report at a time");
    fits("text");
    browser.screenshot("text-400");
    let (number, _, fact) = figure(&corpus, "1030名");
    browser.click(&selector(number, &fact));
    assert_eq!(browser.text("#panel h2 bdi"), "1030名");
    fits("details");
    browser.screenshot("detail-400");
    browser.click("#back");
    browser.run("document.getElementById('language').click()");
    browser.click("#tab-coverage");
    fits("coverage");
    browser.screenshot("coverage-400");
    browser.click("#tab-reading");
    browser.print("print");
    quiet(&browser);
}
