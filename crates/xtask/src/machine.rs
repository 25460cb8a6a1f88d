//! What must be installed on the machine, and installing it where that is ours to do.

pub(crate) mod browser;

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::sh::{self, npm, output, root};

/// The oldest Node.js that the tools of the interface run on.
const NODE: u32 = 20;

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

/// For the other tests: a browser, a keyring, and what runs the validator of documents and the one of the protocol.
pub(crate) const TESTS: &[&str] = &[
    browser::PACKAGE,
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
    let node = output("node", &["--version"]);
    if !node.as_deref().is_some_and(is_node_new_enough) || npm_version().is_none() {
        let found = node.as_deref().map_or("none", str::trim);
        bail!("Node.js {NODE} or newer with npm is needed (found: {found}): https://nodejs.org");
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

fn is_node_new_enough(version: &str) -> bool {
    let number = version.trim().trim_start_matches('v');
    let major = number
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    major.is_some_and(|major: u32| major >= NODE)
}

fn npm_version() -> Option<String> {
    output(
        if cfg!(windows) { "npm.cmd" } else { "npm" },
        &["--version"],
    )
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
    let by_hand = format!(
        "As root, run\n\n  apt-get install --no-install-recommends {}\n\nand then this again.",
        missing.join(" ")
    );
    let Some(root) = Root::find() else {
        bail!("Packages are missing, and there is no sudo to install them with. {by_hand}");
    };
    let failed = || format!("Could not install. {by_hand}");
    println!("Installing {}", missing.join(", "));
    sh::run(&mut root.apt(&["update", "-q"])).with_context(failed)?;
    if missing.contains(&browser::PACKAGE) && !browser::is_offered() {
        bail!("{}", browser::BY_HAND);
    }
    let mut install = vec!["install", "-q", "-y", "--no-install-recommends"];
    install.extend(&missing);
    // A mirror may fail once.
    sh::run(&mut root.apt(&install))
        .or_else(|_| sh::run(&mut root.apt(&install)))
        .with_context(failed)
}

fn is_installed(package: &str) -> bool {
    // What counts is a browser that the tests can use, wherever it came from.
    if package == browser::PACKAGE {
        return browser::find().is_some();
    }
    output("dpkg-query", &["-W", "-f=${db:Status-Status}", package])
        .is_some_and(|status| status == "installed")
}

/// How packages may be installed.
#[derive(Clone, Copy)]
enum Root {
    /// We are root.
    Own,
    /// By asking for it.
    Sudo,
}

impl Root {
    /// `None` where this user cannot become root.
    fn find() -> Option<Root> {
        if output("id", &["-u"]).is_some_and(|id| id.trim() == "0") {
            Some(Root::Own)
        } else {
            output("sudo", &["--version"]).map(|_| Root::Sudo)
        }
    }

    /// apt-get as root, waiting for another one that holds its lock.
    fn apt(self, args: &[&str]) -> Command {
        let mut command = Command::new(match self {
            Root::Own => "env",
            Root::Sudo => "sudo",
        });
        command.args([
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-o",
            "DPkg::Lock::Timeout=300",
        ]);
        command.args(args);
        command
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_node_is_not_taken() {
        for (version, enough) in [
            ("v20.19.4\n", true),
            ("v24.0.0", true),
            ("v18.20.4\n", false),
            ("node", false),
            ("", false),
        ] {
            assert_eq!(is_node_new_enough(version), enough, "{version}");
        }
    }
}
