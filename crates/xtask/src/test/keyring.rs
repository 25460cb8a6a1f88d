//! The keyring against a real Secret Service, on a session bus that only the test sees.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{ALL_TESTS, Tests, count, counted};
use crate::sh::{self, cargo, target, wrap};

/// Unlocks (and first makes) the login keyring, then runs the rest of the command line.
const OPEN: &str = r#"eval "$(printf 'x\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null | sed 's/^/export /')"; rc=0; "$@" || rc=$?; exit $rc"#;
/// Starts the keyring that is there without unlocking it.
const LOCKED: &str = r#"eval "$(gnome-keyring-daemon --start --components=secrets 2>/dev/null </dev/null | sed 's/^/export /')"; rc=0; "$@" || rc=$?; exit $rc"#;

pub(super) fn test(tests: &mut Tests) -> Result<()> {
    let build = [
        "test",
        "--workspace",
        "--features",
        ALL_TESTS,
        "--test",
        "secret_service",
    ];
    sh::run(cargo(&build).arg("--no-run"))?;

    let home = target().join("keyring-test");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    let state = |name: &str| {
        let mut tests = cargo(&build);
        tests.env("KEYRING_STATE", name);
        tests
    };
    let open = counted(
        tests,
        &mut in_session(&home, OPEN, &state("open"))?,
        count::cargo,
    );
    let locked = counted(
        tests,
        &mut in_session(&home, LOCKED, &state("locked"))?,
        count::cargo,
    );
    let mut alone = state("missing");
    alone.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let missing = counted(tests, &mut alone, count::cargo);
    open.and(locked).and(missing)
}

/// The command in a session of its own, whose folders are under `home`.
fn in_session(home: &Path, script: &str, command: &Command) -> Result<Command> {
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "bash", "-c", script, "_"]);
    let mut session = wrap(session, command);
    // A locked keyring would ask on the screen of whoever runs this.
    session.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    for (name, folder) in [
        ("XDG_RUNTIME_DIR", "run"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        let folder = home.join(folder);
        fs::create_dir_all(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
        session.env(name, folder);
    }
    Ok(session)
}
