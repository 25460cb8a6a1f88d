//! What must be installed on the machine, and installing it where that is ours to do.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::sh::{self, npm, output, root};

/// To build the application.
pub(crate) const BUILD: &[&str] = &[
    "build-essential",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
];

/// To walk through the real window without a screen.
pub(crate) const WINDOW: &[&str] = &[
    "at-spi2-core",
    "dbus-daemon",
    "fonts-liberation",
    "imagemagick",
    "poppler-utils",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
];

/// For the tests of the shared server, which start a cluster of their own.
pub(crate) const DATABASE: &[&str] = &["postgresql"];

/// For the other tests: a browser, a keyring, and what runs the validator of documents.
pub(crate) const TESTS: &[&str] = &[
    "chromium",
    "default-jdk-headless",
    "gnome-keyring",
    "libjaxb-java",
    "python3-pip",
];

const WINDOWS: &str = "\
On Windows, install once:
  1. Visual Studio Build Tools with the workload \"Desktop development with C++\"
  2. Rust with the MSVC tool chain (rustup default stable-msvc)
  3. Node.js 20 or newer
  4. Strawberry Perl and NASM, which compile OpenSSL
  5. the Microsoft Edge WebView2 runtime (part of Windows 11)";

const MACOS: &str = "\
On macOS, install once:
  1. the Xcode command line tools (xcode-select --install)
  2. Rust (rustup) and Node.js 20 or newer";

const OTHER_LINUX: &str = "\
This Linux has no apt. Install the equivalents of these Debian packages, then run this again with
BUREAU_CII_NO_INSTALL=1:";

/// Makes sure that the packages are there; asks apt for those that are not. Node and npm must be there.
pub(crate) fn prepare(packages: &[&[&str]]) -> Result<()> {
    if output("node", &["--version"]).is_none() {
        bail!("Node.js 20 or newer is needed: https://nodejs.org");
    }
    match env::consts::OS {
        "linux" => prepare_linux(packages),
        "windows" => {
            println!("{WINDOWS}");
            Ok(())
        }
        "macos" => {
            println!("{MACOS}");
            Ok(())
        }
        other => bail!("{other} is not supported"),
    }
}

fn prepare_linux(packages: &[&[&str]]) -> Result<()> {
    if env::var_os("BUREAU_CII_NO_INSTALL").is_some() {
        return Ok(());
    }
    let wanted: Vec<&str> = packages.iter().copied().flatten().copied().collect();
    if output("dpkg-query", &["--version"]).is_none() {
        bail!("{OTHER_LINUX}\n  {}", wanted.join(" "));
    }
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|name| !is_installed(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(", "));
    sh::run(&mut apt(&["update", "-q"]))?;
    let mut install = vec!["install", "-q", "-y", "--no-install-recommends"];
    install.extend(&missing);
    // A mirror may fail once.
    sh::run(&mut apt(&install))
        .or_else(|_| sh::run(&mut apt(&install)))
        .with_context(|| {
            format!(
                "could not install, please do it by hand: apt-get install {}",
                missing.join(" ")
            )
        })
}

fn is_installed(package: &str) -> bool {
    // On Ubuntu the browser is not a Debian package; what counts is that it starts.
    if package == "chromium" && output("chromium", &["--version"]).is_some() {
        return true;
    }
    output("dpkg-query", &["-W", "-f=${db:Status-Status}", package])
        .is_some_and(|status| status == "installed")
}

/// apt-get as root, waiting for another one that holds its lock.
fn apt(args: &[&str]) -> Command {
    let root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let mut command = Command::new(if root { "env" } else { "sudo" });
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]);
    command.args(args);
    command
}

/// Installs the packages of the interface as its lock file says, unless they are there.
pub(crate) fn install_ui() -> Result<()> {
    let ui = root().join("ui");
    let changed = |file: &str| {
        fs::metadata(ui.join(file))
            .and_then(|data| data.modified())
            .ok()
    };
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    sh::run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Is there a screen to open a window on?
pub(crate) fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The feature that compiles OpenSSL where the system has none to link.
pub(crate) fn features() -> &'static [&'static str] {
    if cfg!(target_os = "linux") {
        &[]
    } else {
        &["--features", "bureau-cii/vendored-openssl"]
    }
}
