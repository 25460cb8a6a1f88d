//! The policy of `deny.toml` over all that Cargo.lock builds: licences, sources, crates that must not come
//! in. cargo-deny reads the same file; this needs nothing installed.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Policy {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Clone, Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
    /// None for the crates of this workspace.
    source: Option<String>,
}

fn policy() -> Policy {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deny.toml");
    toml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice::<Metadata>(&output.stdout)
        .unwrap()
        .packages
}

/// What breaks the policy, in words.
fn breaches(policy: &Policy, packages: &[Package]) -> Vec<String> {
    let exceptions: BTreeMap<&str, &Vec<String>> = policy
        .licenses
        .exceptions
        .iter()
        .map(|e| (e.name.as_str(), &e.allow))
        .collect();
    let mut breaches = Vec::new();
    for Package {
        name,
        license,
        source,
    } in packages
    {
        let Some(source) = source else { continue };
        let registry = source.strip_prefix("registry+").unwrap_or_default();
        if !policy
            .sources
            .allow_registry
            .iter()
            .any(|allowed| allowed == registry)
        {
            breaches.push(format!("{name} comes from {source}"));
        }
        if policy.bans.deny.iter().any(|banned| banned.name == *name) {
            breaches.push(format!("{name} is banned"));
        }
        let license = license.as_deref().unwrap_or_default();
        let may = |wanted: &str| {
            policy
                .licenses
                .allow
                .iter()
                .any(|allowed| allowed == wanted)
                || exceptions
                    .get(name.as_str())
                    .is_some_and(|more| more.iter().any(|a| a == wanted))
        };
        if !holds(license, &may) {
            breaches.push(format!("{name} has the licence {license:?}"));
        }
    }
    breaches
}

/// Whether an SPDX expression (or the old form with a slash) can be met with the licences that may be used.
fn holds(expression: &str, may: &impl Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let met = any(&mut rest, may);
    met && rest.is_empty()
}

fn any(rest: &mut &[&str], may: &impl Fn(&str) -> bool) -> bool {
    let mut met = all(rest, may);
    while let [word, after @ ..] = *rest
        && *word == "OR"
    {
        *rest = after;
        met |= all(rest, may);
    }
    met
}

fn all(rest: &mut &[&str], may: &impl Fn(&str) -> bool) -> bool {
    let mut met = one(rest, may);
    while let [word, after @ ..] = *rest
        && *word == "AND"
    {
        *rest = after;
        met &= one(rest, may);
    }
    met
}

fn one(rest: &mut &[&str], may: &impl Fn(&str) -> bool) -> bool {
    match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let met = any(rest, may);
            match *rest {
                [")", after @ ..] => *rest = after,
                _ => return false,
            }
            met
        }
        [license, "WITH", exception, after @ ..] => {
            *rest = after;
            may(&format!("{license} WITH {exception}"))
        }
        [license, after @ ..] => {
            *rest = after;
            may(license)
        }
        [] => false,
    }
}

#[test]
fn all_that_is_built_keeps_the_policy() {
    assert_eq!(breaches(&policy(), &packages()), Vec::<String>::new());
}

#[test]
fn a_breach_is_found() {
    let check = |name: &str, license: Option<&str>, source: &str, expected: &str| {
        let package = Package {
            name: name.to_owned(),
            license: license.map(str::to_owned),
            source: Some(source.to_owned()),
        };
        assert_eq!(breaches(&policy(), &[package]), [expected]);
    };
    let registry = "registry+https://github.com/rust-lang/crates.io-index";
    check(
        "x",
        Some("MIT"),
        "git+https://example.com/x",
        "x comes from git+https://example.com/x",
    );
    check(
        "tauri-plugin-fs",
        Some("MIT"),
        registry,
        "tauri-plugin-fs is banned",
    );
    check(
        "x",
        Some("GPL-3.0-only"),
        registry,
        "x has the licence \"GPL-3.0-only\"",
    );
    check(
        "x",
        Some("MIT AND WTFPL"),
        registry,
        "x has the licence \"MIT AND WTFPL\"",
    );
    check("x", None, registry, "x has the licence \"\"");
}

#[test]
fn expressions_are_read() {
    let check = |expression: &str, expected: bool| {
        assert_eq!(
            holds(expression, &|license| license == "A"
                || license == "B WITH E"),
            expected,
            "{expression}"
        );
    };
    check("A", true);
    check("C OR A", true);
    check("A AND C", false);
    check("A AND (C OR A)", true);
    check("(A OR C) AND C", false);
    check("C/A", true);
    check("B WITH E", true);
    check("B", false);
    check("A A", false);
    check("(A", false);
}
