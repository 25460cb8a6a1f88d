//! The real window as a person meets it: look for something, click it, type, read.
//!
//! Every act waits until it is possible, at most [`PATIENCE`], and then fails with what stands on the
//! screen and a picture of it. Elements are named by CSS selectors; prefer roles, labels and `data-testid`
//! to classes.

mod driver;

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use cii_i18n::Language;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use driver::Driver;

/// How long anything on the screen may take to come.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// How long one look at the screen is apart from the next.
const POLL: Duration = Duration::from_millis(25);
/// The size the window has under the tests' display.
const SIZE: (u32, u32) = (1440, 900);

/// The application in its window.
pub struct Window {
    runtime: Runtime,
    client: Option<Client>,
    driver: Driver,
}

impl Window {
    /// Opens the practice office of `data` (made there when the folder is empty) in the real window.
    pub fn open_practice(data: &Path, language: Language) -> Result<Window> {
        Window::open(&application()?, data, language, &["--practice"])
    }

    /// Opens an application on a data folder, with further arguments, and waits for its first heading.
    pub fn open(
        application: &Path,
        data: &Path,
        language: Language,
        more: &[&str],
    ) -> Result<Window> {
        ensure!(
            application.is_file(),
            "{} is not built",
            application.display()
        );
        let driver = Driver::start()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let data = data.display().to_string();
        let mut args = vec!["--data", &data, "--language", language.code()];
        args.extend_from_slice(more);
        let options = json!({ "binary": application, "args": args });
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("webkitgtk:browserOptions".to_owned(), options);
        let client = runtime.block_on(connect(&driver.url, capabilities))?;
        runtime
            .block_on(client.set_window_rect(0, 0, SIZE.0, SIZE.1))
            .ok();
        let window = Window {
            runtime,
            client: Some(client),
            driver,
        };
        window.wait_for("h1")?;
        Ok(window)
    }

    /// Clicks the first element that can be clicked.
    pub fn click(&self, css: &str) -> Result<()> {
        self.poll(format_args!("click {css}"), async |client| {
            let Some(element) = shown(client, css).await? else {
                return Ok(None);
            };
            if !element.is_enabled().await? {
                return Ok(None);
            }
            element.click().await.map(Some)
        })
    }

    /// Clicks the first element that matches and holds `text`, for instance a button by its label.
    pub fn click_text(&self, css: &str, text: &str) -> Result<()> {
        self.poll(format_args!("click {css} with {text:?}"), async |client| {
            for element in client.find_all(Locator::Css(css)).await? {
                let label = element.text().await?;
                if label.contains(text)
                    && element.is_displayed().await?
                    && element.is_enabled().await?
                {
                    return element.click().await.map(Some);
                }
            }
            Ok(None)
        })
    }

    /// Types into whatever has the focus, key by key.
    pub fn type_text(&self, text: &str) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.act(keys)
    }

    /// Puts the caret into a field, replaces what stands there and leaves the caret behind it.
    pub fn fill(&self, css: &str, text: &str) -> Result<()> {
        self.click(css)?;
        self.keys("Control+a")?;
        self.keys("Delete")?;
        self.type_text(text)
    }

    /// Presses keys together, as in `Control+Shift+L`, or one, as in `Enter`.
    pub fn keys(&self, chord: &str) -> Result<()> {
        let pressed = chord.split('+').map(key).collect::<Result<Vec<char>>>()?;
        let mut keys = KeyActions::new("keyboard".to_owned());
        for &value in &pressed {
            keys = keys.then(KeyAction::Down { value });
        }
        for &value in pressed.iter().rev() {
            keys = keys.then(KeyAction::Up { value });
        }
        self.act(keys)
    }

    /// Chooses the option with this value in a native list.
    pub fn select(&self, css: &str, value: &str) -> Result<()> {
        self.poll(format_args!("select {value:?} in {css}"), async |client| {
            let Some(element) = shown(client, css).await? else {
                return Ok(None);
            };
            element.select_by_value(value).await.map(Some)
        })
    }

    /// Waits until an element is shown, and gives its text.
    pub fn wait_for(&self, css: &str) -> Result<String> {
        self.poll(format_args!("see {css}"), async |client| {
            match shown(client, css).await? {
                Some(element) => element.text().await.map(Some),
                None => Ok(None),
            }
        })
    }

    /// Waits until some element that matches holds `text`, and gives its whole text.
    pub fn wait_text(&self, css: &str, text: &str) -> Result<String> {
        self.poll(format_args!("read {text:?} in {css}"), async |client| {
            for element in client.find_all(Locator::Css(css)).await? {
                let there = element.text().await?;
                if there.contains(text) {
                    return Ok(Some(there));
                }
            }
            Ok(None)
        })
    }

    /// Waits until nothing that matches is shown any more.
    pub fn wait_gone(&self, css: &str) -> Result<()> {
        self.poll(format_args!("see {css} go"), async |client| {
            Ok(shown(client, css).await?.is_none().then_some(()))
        })
    }

    /// The texts of all elements that match now, in the order of the page.
    pub fn texts(&self, css: &str) -> Result<Vec<String>> {
        self.block_on(async |client| {
            let mut texts = Vec::new();
            for element in client.find_all(Locator::Css(css)).await? {
                texts.push(element.text().await?);
            }
            Ok(texts)
        })
    }

    /// An attribute of the first element that matches.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        self.block_on(async |client| client.find(Locator::Css(css)).await?.attr(name).await)
    }

    /// What a script of the test returns from the page. For reading, not for acting.
    pub fn evaluate(&self, script: &str) -> Result<Value> {
        self.block_on(async |client| client.execute(script, Vec::new()).await)
    }

    /// The path of the screen that is shown, for instance `/situations`.
    pub fn path(&self) -> Result<String> {
        Ok(self
            .block_on(async |client| client.current_url().await)?
            .path()
            .to_owned())
    }

    /// The files handed to the system's viewer so far, oldest first.
    pub fn opened(&self) -> Vec<PathBuf> {
        self.driver.opened()
    }

    /// Waits until at least `count` files were handed to the system's viewer, and gives them all.
    pub fn wait_opened(&self, count: usize) -> Result<Vec<PathBuf>> {
        self.poll(format_args!("{count} files opened"), async |_| {
            let opened = self.driver.opened();
            Ok((opened.len() >= count).then_some(opened))
        })
    }

    /// A picture of the whole display, frame and all, as `NAME.png` in [`pictures`].
    pub fn picture(&self, name: &str) -> Result<PathBuf> {
        let path = pictures()?.join(format!("{name}.png"));
        let status = Command::new("import")
            .args(["-window", "root"])
            .arg(&path)
            .status()
            .context("import (package imagemagick)")?;
        ensure!(status.success(), "no picture {name}");
        Ok(path)
    }

    /// The process of the application, for tests that end it hard.
    pub fn process(&self) -> Result<u32> {
        self.driver
            .application()
            .context("the application has ended")
    }

    /// Closes the application and waits until it has let go of its data folder.
    pub fn close(mut self) -> Result<()> {
        if let Some(client) = self.client.take() {
            self.runtime.block_on(client.close())?;
        }
        self.wait_ended()
    }

    /// Presses keys by which the application ends, and waits until it has let go of its data folder.
    pub fn close_by(self, chord: &str) -> Result<()> {
        // The page may be gone before the driver has let go of the keys: whether it ended is what counts.
        self.keys(chord).ok();
        self.wait_ended()
    }

    fn wait_ended(&self) -> Result<()> {
        let until = Instant::now() + PATIENCE;
        while self.driver.application().is_some() {
            ensure!(Instant::now() < until, "the application does not end");
            std::thread::sleep(POLL);
        }
        Ok(())
    }

    fn act(&self, keys: KeyActions) -> Result<()> {
        self.block_on(async |client| {
            client.perform_actions(keys).await?;
            client.release_actions().await
        })
    }

    fn client(&self) -> Result<&Client> {
        self.client.as_ref().context("the window is closed")
    }

    fn block_on<T>(&self, look: impl AsyncFnOnce(&Client) -> Result<T, CmdError>) -> Result<T> {
        Ok(self.runtime.block_on(look(self.client()?))?)
    }

    /// Looks again and again until `look` finds what it wants. What changes under one look (an element
    /// that is replaced, a button still covered) is looked at again.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "closures are written in place"
    )]
    fn poll<T>(
        &self,
        what: impl Display,
        look: impl AsyncFn(&Client) -> Result<Option<T>, CmdError>,
    ) -> Result<T> {
        let until = Instant::now() + PATIENCE;
        let mut last = None;
        let client = self.client()?;
        while Instant::now() < until {
            match self.runtime.block_on(look(client)) {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => last = None,
                Err(error @ CmdError::Standard(_)) => last = Some(error),
                Err(error) => return Err(error).context(what.to_string()),
            }
            self.runtime
                .block_on(async { tokio::time::sleep(POLL).await });
        }
        let name = format!(
            "failed-{}",
            std::thread::current().name().unwrap_or("journey")
        );
        let picture = self.picture(&name.replace("::", "-"));
        let page = self.evaluate("return location.href + '\\n' + document.body.innerText");
        let page = page
            .ok()
            .and_then(|page| page.as_str().map(str::to_owned))
            .unwrap_or_default();
        let page: String = page.chars().take(1500).collect();
        let last = last.map(|error| format!(" ({error})")).unwrap_or_default();
        bail!("could not {what}{last}; picture {picture:?}; on the screen:\n{page}")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            self.runtime.block_on(client.close()).ok();
        }
    }
}

async fn connect(url: &str, capabilities: serde_json::Map<String, Value>) -> Result<Client> {
    let until = Instant::now() + PATIENCE;
    loop {
        let attempt = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(url)
            .await;
        match attempt {
            Ok(client) => return Ok(client),
            // The driver does not listen yet.
            Err(fantoccini::error::NewSessionError::FailedC(_)) if Instant::now() < until => {
                tokio::time::sleep(POLL).await;
            }
            Err(error) => return Err(error).context("the window did not open"),
        }
    }
}

async fn shown(client: &Client, css: &str) -> Result<Option<Element>, CmdError> {
    for element in client.find_all(Locator::Css(css)).await? {
        if element.is_displayed().await? {
            return Ok(Some(element));
        }
    }
    Ok(None)
}

/// The character WebDriver knows a key by.
fn key(name: &str) -> Result<char> {
    let key = match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Delete" => Key::Delete,
        "Backspace" => Key::Backspace,
        "Home" => Key::Home,
        "End" => Key::End,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "F6" => Key::F6,
        "Space" => return Ok(' '),
        other => {
            let mut chars = other.chars();
            return match (chars.next(), chars.next()) {
                (Some(char), None) => Ok(char),
                _ => bail!("no key {other}"),
            };
        }
    };
    Ok(key.into())
}

/// The application: `BUREAU_CII_APP`, or the one built beside this test.
pub fn application() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("BUREAU_CII_APP") {
        return Ok(path.into());
    }
    let test = std::env::current_exe()?;
    let profile = test
        .parent()
        .and_then(Path::parent)
        .context("a test lies in a target folder")?;
    Ok(profile.join("bureau-cii"))
}

/// Where pictures and papers of the journeys are kept: `BUREAU_CII_DEMO`, or `target/demo`.
pub fn pictures() -> Result<PathBuf> {
    let folder = match std::env::var_os("BUREAU_CII_DEMO") {
        Some(path) => path.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/demo"),
    };
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Keeps a finished document beside the pictures under a name that says what it is.
pub fn keep(document: &Path, name: &str) -> Result<PathBuf> {
    let kept = pictures()?.join(name);
    std::fs::copy(document, &kept).with_context(|| document.display().to_string())?;
    Ok(kept)
}
