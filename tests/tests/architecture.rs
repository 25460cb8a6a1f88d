//! Which crate may use which, and where each outside technology lives. ARCHITECTURE.md explains the table;
//! this holds it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// A crate of the workspace and what it may use of the others. Arrows point down only.
const ALLOWED: &[(&str, &[&str])] = &[
    ("cii-domain", &[]),
    ("cii-sync", &["cii-domain"]),
    ("cii-remote", &["cii-domain", "cii-sync"]),
    ("cii-store", &["cii-domain", "cii-sync"]),
    ("cii-i18n", &["cii-domain"]),
    ("cii-documents", &["cii-domain", "cii-i18n"]),
    (
        "cii-app",
        &[
            "cii-documents",
            "cii-domain",
            "cii-i18n",
            "cii-remote",
            "cii-store",
            "cii-sync",
        ],
    ),
    ("cii-server", &["cii-domain", "cii-sync"]),
    ("bureau-cii", &["cii-app", "cii-i18n"]),
    ("xtask", &[]),
    (
        "bureau-cii-fuzz",
        &[
            "cii-documents",
            "cii-domain",
            "cii-remote",
            "cii-server",
            "cii-store",
            "cii-sync",
        ],
    ),
    (
        "bureau-cii-simulator",
        &["cii-domain", "cii-server", "cii-store", "cii-sync"],
    ),
    (
        "bureau-cii-tests",
        &[
            "cii-app",
            "cii-domain",
            "cii-i18n",
            "cii-remote",
            "cii-store",
            "cii-sync",
        ],
    ),
];

/// An outside technology and its homes.
const HOMES: &[(&str, &[&str])] = &[
    ("axum", &["cii-server", "bureau-cii-tests"]),
    ("keyring", &["bureau-cii"]),
    ("lopdf", &["cii-documents"]),
    ("postgres", &["cii-server"]),
    ("printpdf", &["cii-documents"]),
    ("reqwest", &["cii-remote"]),
    ("rfd", &["bureau-cii"]),
    (
        "rusqlite",
        &[
            "cii-server",
            "cii-store",
            "bureau-cii-simulator",
            "bureau-cii-tests",
        ],
    ),
    ("rust-i18n", &["cii-i18n"]),
    ("rustls", &["cii-remote", "cii-server"]),
    ("tauri", &["bureau-cii"]),
    ("tauri-build", &["bureau-cii"]),
    ("ts-rs", &["cii-app", "cii-domain"]),
    ("webkit2gtk", &["bureau-cii"]),
    ("wry", &[]),
];

/// The crates of the workspace with all they depend on, for use, building or testing.
type Workspace = BTreeMap<String, Vec<String>>;

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn workspace() -> Workspace {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    packages()
        .iter()
        .map(|package| {
            let uses = package["dependencies"].as_array().unwrap();
            (
                text(&package["name"]),
                uses.iter().map(|used| text(&used["name"])).collect(),
            )
        })
        .collect()
}

/// What breaks the two tables, in words.
fn wrong_arrows(workspace: &Workspace) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, uses) in workspace {
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| known == name) else {
            wrong.push(format!("{name} is not in the table"));
            continue;
        };
        for used in uses {
            if workspace.contains_key(used) && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{name} must not use {used}"));
            }
            let home = HOMES.iter().find(|(technology, _)| technology == used);
            if home.is_some_and(|(_, homes)| !homes.contains(&name.as_str())) {
                wrong.push(format!("{used} has no home in {name}"));
            }
        }
    }
    wrong
}

/// What the two tables allow and nobody makes use of: an arrow drawn there later would not be noticed.
fn unused_permits(workspace: &Workspace) -> Vec<String> {
    let arrows = ALLOWED
        .iter()
        .flat_map(|(name, allowed)| allowed.iter().map(move |used| (name, used)));
    let homes = HOMES
        .iter()
        .flat_map(|(technology, homes)| homes.iter().map(move |name| (name, technology)));
    arrows
        .chain(homes)
        .filter(|(name, used)| {
            let uses = workspace.get(**name);
            !uses.is_some_and(|uses| uses.iter().any(|one| one == **used))
        })
        .map(|(name, used)| format!("{name} does not use {used}"))
        .collect()
}

#[test]
fn the_tables_allow_nothing_that_nobody_uses() {
    assert_eq!(unused_permits(&workspace()), Vec::<String>::new());
    let mut without = workspace();
    without.remove("cii-i18n");
    assert_eq!(
        unused_permits(&without),
        [
            "cii-i18n does not use cii-domain",
            "cii-i18n does not use rust-i18n"
        ]
    );
}

#[test]
fn arrows_point_down_and_each_technology_has_its_home() {
    assert_eq!(wrong_arrows(&workspace()), Vec::<String>::new());
}

#[test]
fn the_table_names_every_crate_and_no_other() {
    let there: Vec<String> = workspace().into_keys().collect();
    let mut named: Vec<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    named.sort_unstable();
    assert_eq!(there, named);
}

/// The bugs that are put in on purpose are compiled for the simulator and for nobody else.
#[test]
fn only_the_simulator_asks_for_bugs() {
    let asking: Vec<String> = packages()
        .iter()
        .filter(|package| {
            let uses = package["dependencies"].as_array().unwrap();
            uses.iter().any(|used| {
                let features = used["features"].as_array().unwrap();
                features.iter().any(|feature| feature == "sabotage")
            })
        })
        .map(|package| package["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(asking, ["bureau-cii-simulator"]);
    for package in packages() {
        let default = &package["features"]["default"];
        let on = default
            .as_array()
            .is_some_and(|features| features.iter().any(|one| one == "sabotage"));
        assert!(!on, "{} puts bugs in by default", package["name"]);
    }
}

#[test]
fn a_wrong_arrow_is_found() {
    let check = |name: &str, used: &str, expected: &str| {
        let mut workspace = workspace();
        workspace
            .entry(name.to_owned())
            .or_default()
            .push(used.to_owned());
        assert_eq!(wrong_arrows(&workspace), [expected]);
    };
    check(
        "cii-domain",
        "cii-store",
        "cii-domain must not use cii-store",
    );
    check(
        "cii-store",
        "cii-documents",
        "cii-store must not use cii-documents",
    );
    check("cii-sync", "cii-app", "cii-sync must not use cii-app");
    check("cii-app", "tauri", "tauri has no home in cii-app");
    check("cii-app", "rusqlite", "rusqlite has no home in cii-app");
    check(
        "bureau-cii",
        "cii-store",
        "bureau-cii must not use cii-store",
    );
    check("cii-common", "serde", "cii-common is not in the table");
}
