//! The four commands the interface may call, and the core behind them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use cii_app::App;
use serde_json::Value;
use tauri::ipc::{InvokeError, Response};
use tauri::{Builder, Runtime, State, WebviewWindow};

use crate::choosing::{self, Choice};
use crate::closing::{CloseGuard, Step};
use crate::host::DesktopHost;
use crate::start::Start;

/// How often the core looks at the clock, for instance to lock by itself.
const TICK: Duration = Duration::from_secs(10);

/// The core of the application, which is there a moment after the window: both start at the same time.
#[derive(Clone, Default)]
pub struct Core(Arc<OnceLock<App>>);

impl Core {
    /// Opens the core on `folder` on a thread of its own, and keeps telling it that time passes.
    /// Commands that come earlier wait.
    pub fn start(host: Arc<DesktopHost>, folder: &Path, start: &Start) -> Core {
        let core = Core::default();
        let (folder, start) = (folder.to_owned(), start.clone());
        let opening = core.clone();
        thread::spawn(move || {
            let app = App::new(host, folder);
            if let Err(error) = begin(&app, &start) {
                tracing::error!(code = code_of(&error), "did not start as asked");
            }
            for work in [App::keep_in_step, App::listen] {
                let app = app.clone();
                thread::spawn(move || work(&app));
            }
            if opening.0.set(app).is_err() {
                tracing::error!("the core was started twice");
            }
            loop {
                thread::sleep(TICK);
                if let Some(app) = opening.0.get() {
                    app.tick();
                }
            }
        });
        core
    }

    /// A core that is there already; for tests.
    pub fn ready(app: App) -> Core {
        let core = Core::default();
        core.0.get_or_init(|| app);
        core
    }

    /// Runs one command of the core's table to its end.
    pub fn call(&self, command: &str, request: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.0.wait().call(command, request)
    }

    /// Locks the database, if it is open at all.
    pub fn lock(&self) {
        if let Some(app) = self.0.get()
            && let Err(error) = app.call("lock", b"{}")
        {
            tracing::warn!(code = code_of(&error), "did not lock on closing");
        }
    }
}

/// Does what the command line asks for before the window may ask anything.
fn begin(app: &App, start: &Start) -> Result<(), Vec<u8>> {
    let status = app.call("get_status", b"{}")?;
    let status: Value = serde_json::from_slice(&status).unwrap_or_default();
    if start.practice
        && status
            .pointer("/view/state")
            .is_some_and(|state| state == "first_start")
    {
        app.call("start_practice", br#"{"situations":null}"#)?;
    }
    if let Some(language) = start.language
        && let Some(mut preferences) = status.pointer("/view/preferences").cloned()
        && let Some(chosen) = preferences.get_mut("language")
    {
        *chosen = language.code().into();
        let request = serde_json::json!({ "preferences": preferences });
        app.call("set_preferences", request.to_string().as_bytes())?;
    }
    Ok(())
}

/// The code alone of an error of the core: its parameters may name a person.
fn code_of(error: &[u8]) -> String {
    let error: Value = serde_json::from_slice(error).unwrap_or_default();
    error
        .get("code")
        .and_then(Value::as_str)
        .unwrap_or("unreadable")
        .to_owned()
}

/// What measures the time to the first useful paint, when asked to.
pub struct FirstPaint {
    since: Option<Instant>,
}

impl FirstPaint {
    /// Prints the time since `since` when the interface is ready; with `None`, nothing.
    pub fn new(since: Option<Instant>) -> FirstPaint {
        FirstPaint { since }
    }
}

/// Runs a command of the core away from the window's thread. The view and the error are JSON as the
/// core wrote them.
#[tauri::command]
async fn call(
    core: State<'_, Core>,
    command: String,
    request: Value,
) -> Result<Response, InvokeError> {
    let core = core.inner().clone();
    let answer = tauri::async_runtime::spawn_blocking(move || {
        let request = serde_json::to_vec(&request).map_err(|_| b"null".to_vec())?;
        core.call(&command, &request)
    })
    .await;
    match answer {
        Ok(Ok(view)) => {
            let view = String::from_utf8(view).map_err(|_| internal())?;
            Ok(Response::new(view))
        }
        Ok(Err(error)) => {
            Err(serde_json::from_slice(&error).map_or_else(|_| internal(), InvokeError))
        }
        Err(_) => Err(internal()),
    }
}

/// Lets somebody choose a file or a folder; nothing when they do not.
#[tauri::command]
async fn choose<R: Runtime>(window: WebviewWindow<R>, choice: Choice) -> Option<PathBuf> {
    choosing::ask(&window, choice).await
}

/// What the interface wants of the window: to be closed as by its own button, to stay, or to go with all that is not
/// saved.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands over by value")]
fn close<R: Runtime>(
    window: WebviewWindow<R>,
    guard: State<CloseGuard>,
    step: Step,
) -> Result<(), InvokeError> {
    match step {
        Step::Ask => window.close(),
        Step::Stay => {
            guard.answered();
            Ok(())
        }
        Step::Leave => window.destroy(),
    }
    .map_err(|_| internal())
}

/// The interface shows its first useful rows.
#[tauri::command]
#[expect(
    clippy::needless_pass_by_value,
    reason = "tauri hands the state over by value"
)]
#[expect(clippy::print_stdout, reason = "the measurement reads it from here")]
fn ui_ready(first_paint: State<'_, FirstPaint>) {
    if let Some(since) = first_paint.since {
        println!("first paint: {} ms", since.elapsed().as_millis());
    }
}

/// What the interface is told when a command came to no answer of its own, for instance by a panic.
fn internal() -> InvokeError {
    InvokeError(serde_json::json!({ "code": "internal", "params": {}, "fields": [] }))
}

/// Adds the commands and their core to an application, whichever runtime it has.
pub fn register<R: Runtime>(
    builder: Builder<R>,
    core: Core,
    first_paint: FirstPaint,
) -> Builder<R> {
    builder
        .manage(core)
        .manage(first_paint)
        .manage(CloseGuard::default())
        .invoke_handler(tauri::generate_handler![call, choose, close, ui_ready])
}
