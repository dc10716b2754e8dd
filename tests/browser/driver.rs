//! [`Browser`]: a headless Chromium, driven through ChromeDriver by the WebDriver protocol.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};

use crate::http::call;

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Keys by their names, as WebDriver writes them.
const KEYS: [(&str, &str); 10] = [
    ("Enter", "\u{E007}"),
    ("Escape", "\u{E00C}"),
    ("Tab", "\u{E004}"),
    ("Left", "\u{E012}"),
    ("Up", "\u{E013}"),
    ("Right", "\u{E014}"),
    ("Down", "\u{E015}"),
    ("Home", "\u{E011}"),
    ("End", "\u{E010}"),
    ("Space", " "),
];

/// A running browser with an empty profile, which ends with this value.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    profile: PathBuf,
}

fn found(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// A folder for what the tests make.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser").join(name);
    fs::create_dir_all(&folder).expect("a folder in the target folder");
    folder
}

impl Browser {
    /// A browser, or `None` where none is installed: that is told, and is a failure where `CI` is `true`.
    pub fn start(name: &str) -> Option<Browser> {
        let chromium = found(&["chromium", "chromium-browser", "google-chrome"]);
        let Some((chromium, driver)) = chromium.zip(found(&["chromedriver"])) else {
            let told = "SKIPPED: no chromium and chromedriver here; apt install chromium chromium-driver";
            assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "{told}");
            eprintln!("{told}");
            return None;
        };
        let profile = folder(&format!("profile-{name}-{}", std::process::id()));
        let mut driver = Command::new(driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let port = port(&mut driver);
        let flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1280,900",
        ];
        let mut arguments: Vec<String> = flags.iter().map(ToString::to_string).collect();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "unhandledPromptBehavior": "ignore",
            "goog:chromeOptions": { "binary": chromium, "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        } } });
        let session = call(port, "POST", "/session", &wanted).expect("a session of the browser");
        let session = session["sessionId"].as_str().expect("the session has a name").to_string();
        Some(Browser { driver, port, session, profile })
    }

    fn try_send(&self, method: &str, path: &str, body: &Json) -> Result<Json, String> {
        call(self.port, method, &format!("/session/{}{path}", self.session), body)
    }

    fn post(&self, path: &str, body: Json) -> Json {
        self.try_send("POST", path, &body).expect("the driver does it")
    }

    /// A command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: Json) -> Json {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Sets the size of the page in CSS pixels; narrow pages are those of phones.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }

    /// Opens a file and waits until its script has run.
    pub fn open(&self, page: &Path) {
        self.post("/url", json!({ "url": format!("file://{}", page.display()) }));
        assert_eq!(self.run("return document.documentElement.dataset.ready"), "yes", "the script of the page has run");
    }

    /// Runs the body of a function in the page and returns its value.
    pub fn run(&self, script: &str) -> Json {
        self.post("/execute/sync", json!({ "script": script, "args": [] }))
    }

    /// The text of the first element that a selector finds.
    pub fn text(&self, selector: &str) -> String {
        let script = format!("const found = document.querySelector({selector:?}); return found && found.innerText");
        self.run(&script).as_str().unwrap_or_else(|| panic!("{selector} is on the page")).to_string()
    }

    /// How many elements a selector finds that can be seen.
    pub fn count(&self, selector: &str) -> usize {
        let script = format!(
            "return Array.from(document.querySelectorAll({selector:?})).filter((one) => one.checkVisibility()).length"
        );
        self.run(&script).as_u64().expect("a number") as usize
    }

    /// Clicks on the first element that a selector finds, as a hand does.
    pub fn click(&self, selector: &str) {
        let element = self.post("/element", json!({ "using": "css selector", "value": selector }));
        let element = element[ELEMENT].as_str().expect("an element").to_string();
        // An element that its pane cuts off is in view for the driver, and not for whoever clicks.
        self.run(&format!("document.querySelector({}).scrollIntoView({{ block: 'nearest' }})", json!(selector)));
        self.post(&format!("/element/{element}/click"), json!({}));
    }

    /// Presses keys: names such as `Enter`, or text that is typed.
    pub fn press(&self, keys: &[&str]) {
        let mut actions = Vec::new();
        for key in keys {
            let named = KEYS.iter().find(|(name, _)| name == key).map(|(_, code)| vec![code.to_string()]);
            for one in named.unwrap_or_else(|| key.chars().map(String::from).collect()) {
                actions.push(json!({ "type": "keyDown", "value": one }));
                actions.push(json!({ "type": "keyUp", "value": one }));
            }
        }
        self.post("/actions", json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }));
    }

    /// Whether a dialog such as an alert is open.
    pub fn has_dialog(&self) -> bool {
        self.try_send("GET", "/alert/text", &Json::Null).is_ok()
    }

    /// What the console and the network were told since the last call: console messages, and addresses asked for.
    pub fn told(&self) -> (Vec<String>, Vec<String>) {
        let log = |kind: &str| {
            let entries = self.post("/se/log", json!({ "type": kind }));
            let entries = entries.as_array().cloned().unwrap_or_default();
            entries.iter().filter_map(|entry| entry["message"].as_str().map(String::from)).collect::<Vec<_>>()
        };
        let asked = log("performance").into_iter().filter_map(|message| {
            let message: Json = serde_json::from_str(&message).ok()?;
            let message = &message["message"];
            let request = message["method"] == "Network.requestWillBeSent";
            // The browser's own first tab is no matter of the page.
            let own = message["params"]["documentURL"].as_str().is_some_and(|page| page.starts_with("chrome://"));
            (request && !own).then(|| message["params"]["request"]["url"].as_str().unwrap_or("?").to_string())
        });
        let asked = asked.collect();
        (log("browser"), asked)
    }

    /// Writes a picture of what can be seen.
    pub fn screenshot(&self, name: &str) {
        let picture = self.try_send("GET", "/screenshot", &Json::Null).expect("a picture");
        let bytes = STANDARD.decode(picture.as_str().unwrap_or("")).expect("base64");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder").join("screenshots");
        fs::create_dir_all(&folder).expect("a folder in the target folder");
        fs::write(folder.join(format!("{name}.png")), bytes).expect("the picture is written");
    }

    /// The page as it would be printed, in base64.
    pub fn print(&self, name: &str) {
        let printed = self.post("/print", json!({}));
        let bytes = STANDARD.decode(printed.as_str().unwrap_or("")).expect("base64");
        assert!(bytes.starts_with(b"%PDF"), "the page can be printed");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder").join("screenshots");
        fs::create_dir_all(&folder).expect("a folder in the target folder");
        fs::write(folder.join(format!("{name}.pdf")), bytes).expect("the print is written");
    }
}

/// The port the driver listens on, which it tells in its first lines.
fn port(driver: &mut Child) -> u16 {
    let output = driver.stdout.take().expect("the driver speaks");
    let mut lines = BufReader::new(output).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let rest = line.split_once("successfully on port ")?.1;
        rest.trim_end_matches('.').parse().ok()
    });
    // The rest of what it says is read, so that it never waits for a reader.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    port.expect("the driver names its port")
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.try_send("DELETE", "", &Json::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
