//! The browser of the interface's tests: one of Chromium's family that may open the folders of the tests.

use std::env;
use std::path::PathBuf;

use crate::sh::output;

/// The Debian package.
pub(crate) const PACKAGE: &str = "chromium";

/// What such browsers are called, the most usual first.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
];

/// What to do where no package brings one: on Ubuntu, whose package only fetches a snap.
pub(crate) const BY_HAND: &str = "\
This system offers Chromium only as a snap, and a snap cannot open the temporary folders of the tests.
Install Google Chrome or another browser of Chromium's family as a package, or name one with
CHROMIUM=/path/to/it, then run this again. `cargo xtask test --quick` does without a browser.";

/// The browser that `CHROMIUM` names, or the first on the path that is no snap.
pub(crate) fn find() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        return Some(named.into());
    }
    let mut there = NAMES.iter().filter_map(|name| on_the_path(name));
    there.find(|path| {
        output(&path.to_string_lossy(), &["--version"]).is_some_and(|version| !is_snap(&version))
    })
}

/// Whether apt would install a browser by [`PACKAGE`].
pub(crate) fn is_offered() -> bool {
    output("apt-cache", &["show", PACKAGE]).is_some_and(|record| brings_a_browser(&record))
}

fn on_the_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// The version that a snap prints ends in its kind.
fn is_snap(version: &str) -> bool {
    version.trim_end().ends_with("snap")
}

/// A package that stands for a snap holds nothing and needs the snaps' daemon.
fn brings_a_browser(record: &str) -> bool {
    !record.trim().is_empty() && !record.contains("snapd")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snap_is_told_from_a_package() {
        for (version, snap) in [
            (
                "Chromium 141.0.7390.54 built on Debian GNU/Linux 12\n",
                false,
            ),
            ("Google Chrome 141.0.7390.54 \n", false),
            ("Chromium 141.0.7390.54 snap\n", true),
        ] {
            assert_eq!(is_snap(version), snap, "{version}");
        }
    }

    #[test]
    fn a_package_that_only_fetches_a_snap_brings_no_browser() {
        for (record, brings) in [
            ("Package: chromium\nDepends: libc6 (>= 2.36)\n", true),
            (
                "Package: chromium-browser\nVersion: 2:1snap1-0ubuntu2\nPre-Depends: debconf, snapd\n",
                false,
            ),
            ("", false),
        ] {
            assert_eq!(brings_a_browser(record), brings, "{record}");
        }
    }
}
