//! `cargo xtask dist`: the installer for this system.

use anyhow::Result;

use crate::machine;
use crate::run::build_ui;
use crate::sh::{self, npm, root, target};

/// Builds the interface and a release, and packs them.
pub(crate) fn dist() -> Result<()> {
    machine::prepare(&[machine::BUILD])?;
    build_ui()?;
    let bundles = match std::env::consts::OS {
        "windows" => "nsis",
        "macos" => "dmg",
        _ => "deb",
    };
    let mut build = npm(&["exec", "--no", "--", "tauri", "build", "--bundles", bundles]);
    if !cfg!(target_os = "linux") {
        build.args(["--features", "vendored-openssl"]);
    }
    sh::run(
        build
            .env("TAURI_FRONTEND_PATH", root())
            .env("TAURI_APP_PATH", root().join("src-tauri")),
    )?;
    println!(
        "in {}",
        target().join("release/bundle").join(bundles).display()
    );
    Ok(())
}
