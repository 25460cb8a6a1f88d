//! The floor: a window of the same shell on a page without script of ours but one. It prints the time to
//! its first paint as the application does with `--report-first-paint`, so that `cargo xtask bench` can
//! compare the two in the same run.
#![expect(clippy::print_stdout, reason = "the measurement reads it from here")]

use std::time::Instant;

use tauri::http::Response;
use tauri::{Builder, WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>.</title><p>.<script>\
    requestAnimationFrame(() => setTimeout(() => fetch('painted')))</script>";

fn main() -> tauri::Result<()> {
    let since = Instant::now();
    Builder::default()
        .register_uri_scheme_protocol("floor", move |_, request| {
            if request.uri().path() == "/painted" {
                println!("first paint: {} ms", since.elapsed().as_millis());
            }
            Response::builder()
                .header("Content-Type", "text/html; charset=utf-8")
                .body(PAGE.as_bytes())
                .unwrap_or_default()
        })
        .setup(|app| {
            let url = "floor://localhost/".parse()?;
            WebviewWindowBuilder::new(app, "floor", WebviewUrl::CustomProtocol(url))
                .inner_size(1440.0, 900.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
