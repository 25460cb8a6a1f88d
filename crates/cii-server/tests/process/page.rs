//! The operations page and the files it installs, held to the program.

use std::{ffi::OsString, path::Path, process::Command};

use super::{PROGRAM, fs};

fn project(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every command of the program in `text`: at the begin of a line of code, between back-ticks, or started by a unit.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let inline = line.split('`').skip(1).step_by(2);
        let started = line.strip_prefix("ExecStart=").and_then(|start| {
            let start = start.split_once("/usr/local/bin/");
            start.map(|(_, command)| command.trim_end_matches('\''))
        });
        for code in inline.chain([line]).chain(started) {
            let words = ["cii ", "bureau-cii-server "];
            if let Some(command) = words.iter().find_map(|word| code.strip_prefix(word)) {
                // What the shell does with it is not the program's.
                let end = [" | ", " > "]
                    .iter()
                    .filter_map(|mark| command.find(mark))
                    .min();
                found.push(command[..end.unwrap_or(command.len())].to_owned());
            }
        }
    }
    found
}

/// What the program says of a command that gets as far as reading its configuration, or else of what is wrong with it.
fn complaint(command: &str) -> String {
    let command = command.replace("$(date +%%F-%%H%%M%%S)", "2026-03-02");
    let words = command.split(' ').map(|word| word.trim_matches('"'));
    let output = Command::new(PROGRAM)
        .args(words)
        .args(["--config", "/nowhere/server.toml"])
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn every_command_of_the_page_and_of_the_units_is_one() {
    let page = project("docs/operations.md");
    let serving = project("deploy/bureau-cii-server.service");
    let nightly = project("deploy/bureau-cii-server-backup.service");
    let mut told = Vec::new();
    for (file, text, at_least) in [
        ("page", &page, 25),
        ("unit", &serving, 1),
        ("nightly unit", &nightly, 2),
    ] {
        let all = commands(text);
        assert!(all.len() >= at_least, "{file}: {all:?}");
        for command in all.into_iter().filter(|command| command != "help") {
            let complaint = complaint(&command);
            assert!(complaint.contains("/nowhere/"), "{command}: {complaint}");
            told.push(command);
        }
    }
    assert!(complaint("user end --nonsense 1").contains("no option"));
    assert!(complaint("user finish --name noe").contains("no command"));
    // And the page leaves none out.
    let output = Command::new(PROGRAM).arg("help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let heads = help.lines().filter_map(|line| line.strip_prefix("  "));
    let heads = heads.filter(|head| head.starts_with(|letter: char| letter.is_ascii_lowercase()));
    let names: Vec<&str> = heads
        .map(|head| head.split(" -").next().unwrap().split(" [").next().unwrap())
        .filter(|name| !name.starts_with("bureau-cii-server"))
        .collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let known = told.iter().any(|command| command.starts_with(name));
        assert!(known, "the page does not know «{name}»");
    }
}

#[test]
fn every_file_that_the_page_installs_is_there() {
    let page = project("docs/operations.md");
    let deployed = page
        .split_whitespace()
        .filter_map(|word| word.strip_prefix("deploy/"));
    let deployed: Vec<&str> = deployed.collect();
    assert!(!deployed.is_empty());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy");
    let files = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let files: Vec<OsString> = files.collect();
    let fits = |pattern: &str, file: &str| match pattern.split_once('*') {
        Some((begin, end)) => file.starts_with(begin) && file.ends_with(end),
        None => file == pattern,
    };
    for pattern in &deployed {
        let met = files
            .iter()
            .any(|file| fits(pattern, file.to_str().unwrap()));
        assert!(met, "no file for {pattern}");
    }
    for file in files {
        let file = file.to_str().unwrap();
        assert!(
            deployed.iter().any(|pattern| fits(pattern, file)),
            "{file} is installed nowhere"
        );
    }
}

#[test]
fn the_delivered_configuration_is_read_with_and_without_its_comments() {
    let delivered = project("deploy/server.toml");
    let uncommented = delivered.lines().map(|line| match line.strip_prefix("# ") {
        Some(setting) if setting.contains(" = ") => setting,
        _ => line,
    });
    let uncommented: Vec<&str> = uncommented.collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("server.toml");
    for text in [delivered.clone(), uncommented.join("\n")] {
        fs::write(&file, &text).unwrap();
        let output = Command::new(PROGRAM)
            .args(["doctor", "--config"])
            .arg(&file)
            .arg("--folder")
            .arg(folder.path())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("there is no server in"), "{told}\n{text}");
    }
    assert!(uncommented.iter().any(|line| line.starts_with("postgres")));
}
