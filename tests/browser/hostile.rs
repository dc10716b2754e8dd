//! A report that brings markup and scripts along is shown, not run.

use std::net::TcpListener;

use zongshu::render::Language;

use crate::driver::Browser;
use crate::made;

/// Ways to get something run, each of which would set `window.broken`, open a dialog or ask for an address.
fn hostile(port: u16) -> String {
    let address = format!("http://127.0.0.1:{port}/asked");
    let tries = [
        "<script>window.broken = 1; alert(1)</script>".to_string(),
        "</script><script>window.broken = 2</script>".into(),
        "</SCRIPT ><ScRiPt>window.broken = 3</sCrIpT>".into(),
        "<!--<script>".into(),
        "--><script>window.broken = 4</script>".into(),
        "\"><img src=x onerror=\"window.broken = 5\">".into(),
        "' onmouseover='window.broken = 6' x='".into(),
        "<svg onload=\"window.broken = 7\"><animate onbegin=\"window.broken = 8\"/></svg>".into(),
        "<iframe srcdoc=\"<script>parent.broken = 9</script>\"></iframe>".into(),
        "<a href=\"javascript:window.broken = 10\">点</a>".into(),
        "</style><script>window.broken = 11</script><style>*{display:none}".into(),
        format!(
            "<img src=\"{address}\"><link rel=stylesheet href=\"{address}\"><meta http-equiv=refresh content=\"0;url={address}\">"
        ),
        "\\u003cscript>window.broken = 12\\u003c/script>".into(),
        "</textarea></title></head><body onload=\"window.broken = 13\">".into(),
        "{{constructor.constructor('window.broken = 14')()}} ${window.broken = 15}".into(),
        "\u{202E}名0213\u{202C}\u{2028}\u{0}\u{7}\u{FEFF}".into(),
    ];
    let mut text =
        format!("开新局{}谱新篇\n——2031年全省组织工作综述{}\n2032-01-20 来源：{}\n\n", tries[0], tries[5], tries[1]);
    for (place, one) in tries.iter().enumerate() {
        text.push_str(&format!(
            "　　{one}建强队伍\n　　一年来，全省招录{one}公务员{}名，“{one}”培训干部300{one}人次。\n",
            1200 + place
        ));
    }
    text
}

#[test]
fn nothing_of_a_report_runs() {
    let Some(browser) = Browser::start("hostile") else { return };
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.set_nonblocking(true).expect("a listener that does not wait");
    let port = listener.local_addr().expect("an address").port();
    let text = hostile(port);
    let other = text.replace("2031", "2033").replace("2032-01-20", "2034-01-20");
    let doc = "</script><img src=x onerror=alert(1)> \"' onclick=alert(2)";
    let corpus = made::corpus(&[(doc, &text), ("'><script>window.broken = 20</script>", &other)]);
    assert!(corpus.iter().all(|entry| entry.facts().count() > 10), "there is something to click");
    let page = made::page("hostile", &corpus, Language::Zh);
    browser.open(&page);

    let calm = |when: &str| {
        assert_eq!(browser.run("return window.broken === undefined"), true, "{when}");
        assert!(!browser.has_dialog(), "{when}");
    };
    calm("opened");
    // The page has the elements of the template and no other.
    assert_eq!(browser.count("article img, article script, article iframe, article a, article svg, article style"), 0);
    assert_eq!(browser.run("return document.scripts.length"), 2, "the data and the script");
    // The words are shown as they are written.
    let shown = browser.run("return document.querySelector('article .body').textContent");
    let shown = shown.as_str().expect("text");
    for expected in
        ["<script>window.broken = 1; alert(1)</script>", "onerror=\"window.broken = 5\"", "⟦202E⟧", "⟦0000⟧"]
    {
        assert!(shown.contains(expected), "{expected} is shown");
    }
    let marks = browser.run("return document.querySelectorAll('article:not([hidden]) [data-m]').length");
    for place in (0..marks.as_u64().expect("a number")).step_by(3) {
        browser.run(&format!("document.querySelectorAll('article:not([hidden]) [data-m]')[{place}].click()"));
    }
    calm("every third figure was opened");
    assert_eq!(browser.count("#panel img, #panel script, #panel iframe, #panel svg"), 0);
    browser.press(&["/", "<script>"]);
    browser.run("document.getElementById('language').click()");
    browser.run("document.getElementById('tab-coverage').click()");
    browser.run("document.getElementById('tab-pictures').click()");
    assert_eq!(
        browser.count("#view-pictures script, #view-pictures img, #view-pictures foreignObject, #view-pictures a"),
        0
    );
    browser.run("document.getElementById('tab-coverage').click()");
    calm("searched, spoken in the other language, and covered");
    browser.screenshot("hostile-1280");

    // Were something run all the same, the policy would stop it.
    let tried = "try { document.body.innerHTML = '<b>x</b>'; return 'made' } catch (error) { return error.name }";
    assert_eq!(browser.run(tried), "TypeError", "text cannot become markup");
    let inserted = "const script = document.createElement('script'); try { script.text = 'window.broken = 30' } catch (error) {} \
                    document.body.append(script); return window.broken === undefined";
    assert_eq!(browser.run(inserted), true, "no other script runs");
    browser.run(&format!("fetch('http://127.0.0.1:{port}/asked').catch(() => 0)"));
    browser.run(&format!(
        "const picture = new Image(); picture.src = 'http://127.0.0.1:{port}/asked'; document.body.append(picture)"
    ));
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(listener.accept().is_err(), "nothing asked for the address");
}
