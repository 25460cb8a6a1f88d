//! What the interface may ask of the shell, tried through the same permissions as in the window but
//! without one.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::sync::Arc;

use bureau_cii::commands::{self, Core, FirstPaint};
use bureau_cii::host::DesktopHost;
use bureau_cii::{context, window};
use cii_app::App;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{WebviewWindow, WebviewWindowBuilder};

struct Shell {
    app: tauri::App<MockRuntime>,
    _folder: tempfile::TempDir,
}

impl Shell {
    fn start() -> Shell {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(Arc::new(DesktopHost::default()), folder.path().to_owned());
        let builder = commands::register(mock_builder(), Core::ready(app), FirstPaint::new(None));
        Shell {
            app: builder.build(context()).unwrap(),
            _folder: folder,
        }
    }

    fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(&self.app, label, tauri::WebviewUrl::default())
            .build()
            .unwrap()
    }
}

/// Sends a message as the page at `origin` would.
fn invoke(
    window: &WebviewWindow<MockRuntime>,
    origin: &str,
    command: &str,
    body: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: origin.parse().unwrap(),
        body: InvokeBody::Json(body),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

const OWN: &str = if cfg!(windows) {
    "http://tauri.localhost"
} else {
    "tauri://localhost"
};

#[test]
fn an_unknown_command_of_the_core_is_an_error_with_a_code() {
    let shell = Shell::start();
    let window = shell.window(window::LABEL);
    let body = json!({ "command": "no_such_command", "request": {} });
    let error = invoke(&window, OWN, "call", body).unwrap_err();
    assert_eq!(error["code"], "unknown_command", "{error}");
}

#[test]
fn the_window_may_say_that_it_is_ready() {
    let shell = Shell::start();
    let window = shell.window(window::LABEL);
    assert_eq!(invoke(&window, OWN, "ui_ready", json!({})), Ok(Value::Null));
}

#[test]
fn the_window_may_close_itself_and_nothing_else() {
    let shell = Shell::start();
    let window = shell.window(window::LABEL);
    for (step, allowed) in [("stay", true), ("leave", true), ("minimize", false)] {
        let answer = invoke(&window, OWN, "close", json!({ "step": step }));
        assert_eq!(answer.is_ok(), allowed, "{step}: {answer:?}");
    }
}

#[test]
fn nothing_else_of_tauri_is_open_to_the_interface() {
    let shell = Shell::start();
    let window = shell.window(window::LABEL);
    for command in [
        "no_such_command",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:app|version",
        "plugin:path|resolve_directory",
        "plugin:event|emit",
        "plugin:fs|read_file",
        "plugin:shell|execute",
    ] {
        assert!(
            invoke(&window, OWN, command, json!({})).is_err(),
            "{command} was allowed"
        );
    }
}

#[test]
fn only_our_window_on_our_page_may_ask_the_shell() {
    let shell = Shell::start();
    let (own, other) = (shell.window(window::LABEL), shell.window("other"));
    let choice = json!({ "title": "", "folder": true, "from": "", "endings": [] });
    for (command, body) in [
        ("call", json!({ "command": "get_status", "request": {} })),
        ("choose", json!({ "choice": choice })),
        ("close", json!({ "step": "leave" })),
        ("ui_ready", json!({})),
    ] {
        for (window, origin) in [(&own, "https://example.com"), (&other, OWN)] {
            let refused = invoke(window, origin, command, body.clone()).unwrap_err();
            assert!(
                refused
                    .as_str()
                    .is_some_and(|text| text.contains("not allowed")),
                "{command}: {refused}"
            );
        }
    }
}

#[test]
fn a_choice_that_is_not_whole_opens_nothing() {
    let shell = Shell::start();
    let window = shell.window(window::LABEL);
    for body in [
        json!({}),
        json!({ "choice": {} }),
        json!({ "choice": { "title": "", "folder": "yes", "from": "", "endings": [] } }),
    ] {
        let answer = invoke(&window, OWN, "choose", body.clone());
        assert!(answer.is_err(), "{body}: {answer:?}");
    }
}
