//! The one window: its size, where it was left, what it may open.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The label that the capability names.
pub const LABEL: &str = "main";
/// The office in both languages. No name, no number: the title is seen in task bars, screen sharing and screenshots.
pub const TITLE: &str = "CII · IIZ";

/// How long the window may take to step forward before it counts as hanging.
const SHOW_PATIENCE: Duration = Duration::from_secs(1);

const FILE: &str = "window.json";
const SIZE: (f64, f64) = (1440.0, 900.0);
const LEAST: (f64, f64) = (1100.0, 700.0);

/// How the window was left. Sizes in logical, places in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Left {
    width: f64,
    height: f64,
    x: i32,
    y: i32,
    maximized: bool,
}

/// Says when the first screen shows what is due, at the end of the frame that draws it. Part of the page only while
/// someone measures.
const FIRST_PAINT: &str = "\
    const look = () => {\
        const there = document.querySelector('main [data-due]') && !document.querySelector('[aria-busy=true]');\
        if (!there) requestAnimationFrame(look);\
        else setTimeout(() => window.__TAURI_INTERNALS__.invoke('ui_ready'));\
    };\
    requestAnimationFrame(look);";

/// Opens the window where it was left.
pub fn open<R: Runtime>(
    app: &AppHandle<R>,
    folder: &Path,
    report_first_paint: bool,
) -> tauri::Result<WebviewWindow<R>> {
    let left = read(&folder.join(FILE));
    let (width, height) = left.map_or(SIZE, |left| (left.width, left.height));
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default());
    let builder = if report_first_paint {
        builder.initialization_script(FIRST_PAINT)
    } else {
        builder
    };
    let window = builder
        .title(TITLE)
        .inner_size(width.max(LEAST.0), height.max(LEAST.1))
        .min_inner_size(LEAST.0, LEAST.1)
        .maximized(left.is_some_and(|left| left.maximized))
        // The window shows the application's own pages and nothing else.
        .on_navigation(is_own_page)
        .build()?;
    revive(&window)?;
    if let Some(left) = left
        && window
            .monitor_from_point(f64::from(left.x), f64::from(left.y))?
            .is_some()
    {
        window.set_position(tauri::PhysicalPosition::new(left.x, left.y))?;
    }
    Ok(window)
}

/// Loads the page anew when the process that draws it has ended: its last picture would stay on the screen otherwise,
/// with names on it, and answer to nothing, not even to the lock.
#[cfg(target_os = "linux")]
fn revive<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt as _;

    window.with_webview(|webview| {
        webview.inner().connect_web_process_terminated(|view, _| {
            tracing::warn!("the process that draws the page has ended; the page is loaded anew");
            view.reload();
        });
    })
}

/// Only the library for Linux says when that process has ended.
#[cfg(not(target_os = "linux"))]
fn revive<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

fn is_own_page(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // On Windows the same pages have this address.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        "blob" | "about" => true,
        _ => false,
    }
}

/// Brings the window to the front, and says whether it is there to be seen: one that hangs or closes is not. Called
/// away from the window's thread.
pub fn show<R: Runtime>(app: &AppHandle<R>) -> bool {
    let (tell, told) = mpsc::channel();
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        let shown = handle.get_webview_window(LABEL).is_some_and(|window| {
            let steps = [window.unminimize(), window.show(), window.set_focus()];
            steps.iter().all(Result::is_ok)
        });
        // Whoever asked may have given up waiting.
        tell.send(shown).ok();
    });
    asked.is_ok() && told.recv_timeout(SHOW_PATIENCE).unwrap_or(false)
}

/// Remembers size and place for the next start. That it cannot is no reason to keep anyone.
pub fn remember<R: Runtime>(app: &AppHandle<R>, folder: &Path) {
    let left = app
        .get_webview_window(LABEL)
        .and_then(|window| left(&window).ok());
    if let Some(json) = left.and_then(|left| serde_json::to_vec(&left).ok())
        && fs::write(folder.join(FILE), json).is_err()
    {
        tracing::warn!("the window's size was not kept");
    }
}

fn left<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<Left> {
    let size = window
        .inner_size()?
        .to_logical::<f64>(window.scale_factor()?);
    let place = window.outer_position()?;
    Ok(Left {
        width: size.width,
        height: size.height,
        x: place.x,
        y: place.y,
        maximized: window.is_maximized()?,
    })
}

fn read(file: &Path) -> Option<Left> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        assert_eq!(read(&file), None);
        fs::write(&file, "{\"width\":").unwrap();
        assert_eq!(read(&file), None);
        let left = Left {
            width: 1200.0,
            height: 800.0,
            x: 3,
            y: 4,
            maximized: false,
        };
        fs::write(&file, serde_json::to_vec(&left).unwrap()).unwrap();
        assert_eq!(read(&file), Some(left));
    }

    #[test]
    fn only_the_applications_own_pages_open() {
        let check = |url: &str, expected| assert_eq!(is_own_page(&url.parse().unwrap()), expected);
        check("tauri://localhost/situations?x=1", true);
        check("http://tauri.localhost/", true);
        check("https://example.com/", false);
        check("file:///etc/hosts", false);
        check("tauri://elsewhere/", false);
    }
}
