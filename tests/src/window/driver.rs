//! Starting and ending what a journey needs beside the window: WebKit's driver, and a viewer that only
//! notes what it is given.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// WebKit's own driver. It starts the application itself, so that Tauri's driver in between, which only
/// translates the names of the options, is not needed.
pub(super) struct Driver {
    process: Child,
    /// Where it listens.
    pub(super) url: String,
    folder: tempfile::TempDir,
}

impl Driver {
    /// Starts the driver on a free port. The application inherits its environment.
    pub(super) fn start() -> Result<Driver> {
        let folder = tempfile::tempdir()?;
        let bin = folder.path().join("bin");
        write_viewer(&bin, &folder.path().join("opened"))?;
        let path = std::env::var("PATH").unwrap_or_default();
        let port = free_port()?;
        let process = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("PATH", format!("{}:{path}", bin.display()))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .stdout(Stdio::null())
            .spawn()
            .context("WebKitWebDriver (package webkit2gtk-driver)")?;
        Ok(Driver {
            process,
            url: format!("http://127.0.0.1:{port}/"),
            folder,
        })
    }

    /// The application the driver started, while it runs.
    pub(super) fn application(&self) -> Option<u32> {
        let driver = self.process.id();
        let children = fs::read_to_string(format!("/proc/{driver}/task/{driver}/children")).ok()?;
        children.split_whitespace().next()?.parse().ok()
    }

    /// The files handed to the system's viewer so far, oldest first.
    pub(super) fn opened(&self) -> Vec<PathBuf> {
        let log = fs::read_to_string(self.folder.path().join("opened")).unwrap_or_default();
        log.lines().map(PathBuf::from).collect()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Ending the driver ends the application it started.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Stands in for the desktop's viewer on the path.
fn write_viewer(bin: &Path, log: &Path) -> Result<()> {
    fs::create_dir_all(bin)?;
    let viewer = bin.join("xdg-open");
    fs::write(
        &viewer,
        format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", log.display()),
    )?;
    fs::set_permissions(&viewer, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
