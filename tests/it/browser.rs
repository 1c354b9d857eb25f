//! A browser to open pages in: headless Chromium, spoken to over the `DevTools` protocol.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

/// How long a busy machine may take for what an idle one does at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// One browser with one page open.
pub(crate) struct Browser {
    process: Child,
    socket: WebSocket<TcpStream>,
    session: String,
    calls: u64,
    events: Vec<Value>,
    _profile: TempDir,
}

/// How a page is looked at.
#[derive(Clone, Copy)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Where the browser is, if there is one.
fn program() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&folders).flat_map(|folder| names.map(|name| folder.join(name))).find(|path| path.is_file())
}

impl Browser {
    /// A browser; none where none is installed, which CI must not pass over in silence.
    #[expect(clippy::print_stderr, reason = "a test that is not run says so")]
    pub(crate) fn start() -> Option<Self> {
        let Some(program) = program() else {
            let ci = std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"));
            assert!(!ci, "no Chromium is installed: apt-get install chromium");
            eprintln!("not run: no Chromium is installed (apt-get install chromium)");
            return None;
        };
        let profile = TempDir::new().unwrap();
        let mut process = Command::new(program)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0"])
            // Containers have little shared memory, and what a browser asks of its maker is no part of a test.
            .args(["--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| Some(line.split_once("DevTools listening on ")?.1.to_owned())).unwrap();
        // Nobody else reads what it says, and it must not wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let host = address.trim_start_matches("ws://").split('/').next().unwrap();
        let stream = TcpStream::connect(host).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        let (socket, _) = tungstenite::client::client(address.as_str(), stream).unwrap();
        let mut browser = Self { process, socket, session: String::new(), calls: 0, events: Vec::new(), _profile: profile };
        let target = browser.call("Target.createTarget", &json!({ "url": "about:blank" }));
        let attached = browser.call("Target.attachToTarget", &json!({ "targetId": target["targetId"], "flatten": true }));
        attached["sessionId"].as_str().unwrap().clone_into(&mut browser.session);
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        browser.call("Page.setLifecycleEventsEnabled", &json!({ "enabled": true }));
        Some(browser)
    }

    /// Opens a file, at a place within it.
    pub(crate) fn open(&mut self, path: &Path, fragment: &str) {
        // What was not loaded from the file is not the page: an address of the same file with another fragment loads nothing.
        self.load("about:blank");
        self.events.clear();
        self.load(&format!("file://{}{fragment}", path.display()));
    }

    /// Goes to an address and waits until this very document is loaded: an event may be that of the one before.
    fn load(&mut self, address: &str) {
        let loader = self.call("Page.navigate", &json!({ "url": address }))["loaderId"].clone();
        let is_loaded = |event: &Value| {
            let about = &event["params"];
            event["method"] == "Page.lifecycleEvent" && about["name"] == "load" && about["loaderId"] == loader
        };
        while !self.events.iter().any(is_loaded) {
            let message = self.receive();
            self.events.push(message);
        }
    }

    /// Sets the size of the window, in pixels, and the colours that the system asks for.
    pub(crate) fn look(&mut self, width: u32, height: u32, scheme: Scheme) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let colours = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme.word() }] });
        self.call("Emulation.setEmulatedMedia", &colours);
    }

    /// What an expression comes to in the page.
    #[track_caller]
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let arguments = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.call("Runtime.evaluate", &arguments);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Waits until an expression holds in the page, which a busy machine may take its time for.
    #[track_caller]
    pub(crate) fn until(&mut self, condition: &str) {
        let end = Instant::now() + PATIENCE;
        while self.value(condition) != true {
            assert!(Instant::now() < end, "it never came to hold: {condition}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: &str) {
        let text = if key.len() == 1 { key } else { "" };
        self.call("Input.dispatchKeyEvent", &json!({ "type": "keyDown", "key": key, "text": text }));
        self.call("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": key }));
    }

    /// What the window shows, as a PNG. A browser that has no frame ready says so and is asked again.
    #[track_caller]
    pub(crate) fn picture(&mut self) -> Vec<u8> {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.ask("Page.captureScreenshot", &json!({ "format": "png" })) {
                Ok(answer) => return data_encoding::BASE64.decode(answer["data"].as_str().unwrap().as_bytes()).unwrap(),
                Err(error) => assert!(Instant::now() < end, "no picture: {error}"),
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// What happened in the page, by the names of the protocol.
    pub(crate) fn events(&self, names: &[&str]) -> Vec<&Value> {
        let wanted = |event: &&Value| names.iter().any(|name| event["method"] == **name);
        self.events.iter().filter(wanted).map(|event| &event["params"]).collect()
    }

    #[track_caller]
    pub(crate) fn call(&mut self, method: &str, arguments: &Value) -> Value {
        self.ask(method, arguments).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Calls a method of the protocol; what it answers, or the error that it answers with.
    fn ask(&mut self, method: &str, arguments: &Value) -> Result<Value, Value> {
        self.calls += 1;
        let mut call = json!({ "id": self.calls, "method": method, "params": arguments });
        if !self.session.is_empty() {
            call["sessionId"] = self.session.clone().into();
        }
        self.socket.send(Message::text(call.to_string())).unwrap();
        loop {
            let mut message = self.receive();
            if message["id"] == self.calls {
                let error = message.get_mut("error").map(Value::take);
                return error.map_or_else(|| Ok(message["result"].take()), Err);
            }
            self.events.push(message);
        }
    }

    fn receive(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().unwrap() {
                return serde_json::from_str(&text).unwrap();
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
