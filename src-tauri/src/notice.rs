//! A small window with one plain sentence, for when the application cannot start at all.

use cii_i18n::{Language, tr};
use tauri::http::Response;
use tauri::{Builder, Context, WebviewUrl, WebviewWindowBuilder, Wry};

use crate::folder::FolderError;
use crate::window::TITLE;

/// The key of the notice under `native`.
fn key(error: &FolderError) -> &'static str {
    match error {
        FolderError::InUse => "already_open",
        FolderError::Unusable(_) => "folder_unusable",
    }
}

/// The page of the notice: no script, no outside resource.
fn page(language: Language, error: &FolderError, folder: &str) -> String {
    let text = |part: &str| {
        let key = format!("native.{}.{part}", key(error));
        escape(&tr(language, &key, &[("folder", folder)]))
    };
    format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{TITLE}</title><style>\
         :root{{color-scheme:light dark}}\
         body{{font:15px/1.5 Archivo,system-ui,sans-serif;margin:40px;background:#F4F3EF;color:#15181C;\
         overflow-wrap:anywhere}}\
         h1{{font-size:22px;line-height:1.3;border-left:12px solid #D8152F;padding-left:14px}}\
         @media(prefers-color-scheme:dark){{body{{background:#111316;color:#ECEDEA}}}}\
         </style><main><h1>{}</h1><p>{}</p></main></html>",
        language.code(),
        text("title"),
        text("text"),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Shows the notice until its window is closed.
pub(crate) fn show(
    context: Context<Wry>,
    language: Language,
    error: &FolderError,
    folder: &str,
) -> tauri::Result<()> {
    let page = page(language, error, folder);
    Builder::default()
        .register_uri_scheme_protocol("notice", move |_, _| {
            Response::builder()
                .header("Content-Type", "text/html; charset=utf-8")
                .header(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'",
                )
                .body(page.clone().into_bytes())
                .unwrap_or_default()
        })
        .setup(|app| {
            let url = "notice://localhost/".parse()?;
            WebviewWindowBuilder::new(app, "notice", WebviewUrl::CustomProtocol(url))
                .title(TITLE)
                .inner_size(560.0, 300.0)
                .resizable(false)
                .build()?;
            Ok(())
        })
        .run(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_says_it_in_both_languages_and_escapes_the_folder() {
        for language in [Language::Fr, Language::De] {
            for error in [
                FolderError::InUse,
                FolderError::Unusable(std::io::Error::other("x")),
            ] {
                let page = page(language, &error, "/a/<b>");
                assert!(page.contains("/a/&lt;b&gt;"), "{page}");
                assert!(!page.contains("native."), "a text is missing: {page}");
            }
        }
    }
}
