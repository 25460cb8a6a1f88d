//! `cargo xtask dist`: the installer for this system.

use std::process::Command;

use anyhow::Result;

use crate::machine;
use crate::run::build_ui;
use crate::sh::{self, root, target};

/// Tauri's own packer, of the version that fits the shell.
const PACKER: &str = "@tauri-apps/cli@2.12.5";

/// Builds the interface and a release, and packs them.
pub(crate) fn dist() -> Result<()> {
    machine::prepare(&[machine::BUILD])?;
    build_ui()?;
    let bundle = match std::env::consts::OS {
        "windows" => "nsis",
        "macos" => "dmg",
        _ => "deb",
    };
    // Fetched when it is needed: it comes with a binary for each system, which nobody else wants.
    let mut pack = Command::new(if cfg!(windows) { "npx.cmd" } else { "npx" });
    pack.current_dir(root())
        .args(["--yes", PACKER, "build", "--bundles", bundle]);
    if !cfg!(target_os = "linux") {
        pack.args(["--features", "vendored-openssl"]);
    }
    sh::run(&mut pack)?;
    println!(
        "in {}",
        target().join("release/bundle").join(bundle).display()
    );
    Ok(())
}
