//! Letting go of data, by the commands.

use std::{io::Write, process::Stdio};

use cii_domain::person::Person;
use serde_json::json;

use super::{Cluster, Installation, User, Value, client::PASSWORD, fs, line};

/// `retention confirm`, as `name` with this password and code.
fn confirm(installation: &Installation, preview: &str, name: &str, typed: [&str; 2]) -> String {
    let words = ["retention", "confirm", "--preview", preview, "--name", name];
    let mut child = installation
        .command(&words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    write!(stdin, "{}\n{}\n", typed[0], typed[1]).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let (told, complained) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    format!("{told}{complained}")
}

fn person() -> Person {
    let fields = json!({"id": "11111111-1111-4111-8111-111111111111", "name": "Kanarienvogel"});
    let body = cii_sync::complete(cii_sync::RecordKind::Person, fields.as_object().unwrap());
    serde_json::from_value(Value::Object(body)).unwrap()
}

#[test]
fn two_persons_let_data_go_by_the_commands() {
    let_data_go(None);
}

#[test]
fn two_persons_let_data_go_by_the_commands_on_postgresql() {
    let cluster = Cluster::start("");
    let_data_go(Some(&cluster.create("retention")));
}

fn let_data_go(postgres: Option<&str>) {
    let installation = Installation::new(postgres);
    let mut configuration = fs::read_to_string(&installation.configuration).unwrap();
    configuration.push_str("[retention]\nyears = 0\n");
    fs::write(&installation.configuration, configuration).unwrap();
    let served = installation.serve();
    let mut officer = installation.administrator();
    let mut secretary = installation.colleague("noe", "secretariat", "bureau", 2);
    let mut respondent = installation.colleague("mia", "respondent_adults", "orp", 3);
    let told = installation.run(&["retention", "preview"]);
    assert!(told.contains("nothing to confirm"), "{told}");
    let made = officer.create(&person());
    assert_eq!(
        officer.push(&[made]).unwrap().json()["results"][0]["outcome"]["outcome"],
        "applied"
    );

    let told = installation.run(&["retention", "preview"]);
    assert!(told.contains("1 persons, 1 records, 0 refused"), "{told}");
    assert!(!told.contains("Kanarienvogel"), "{told}");
    let preview = line(&told, "preview: ");
    let archive = installation.path("archive").display().to_string();
    let run = [
        "retention",
        "run",
        "--preview",
        &preview,
        "--archive",
        &archive,
    ];
    let told = installation.fail(&run);
    assert!(told.contains("a server is running"), "{told}");
    let code = |user: &mut User| user.recovery.pop().unwrap();
    let once = code(&mut officer);
    for (name, typed, expected) in [
        (
            "claire.exemple",
            ["another password", &code(&mut officer)],
            "name, password or code is not right",
        ),
        (
            "claire.exemple",
            [PASSWORD, "AAAA-AAAA-AAAA-AAAA"],
            "name, password or code is not right",
        ),
        (
            "mia",
            [PASSWORD, &code(&mut respondent)],
            "not a member of the Bureau",
        ),
        ("claire.exemple", [PASSWORD, &once], "confirmed"),
        (
            "claire.exemple",
            [PASSWORD, &once],
            "name, password or code is not right",
        ),
        (
            "claire.exemple",
            [PASSWORD, &code(&mut officer)],
            "confirmed",
        ),
    ] {
        let told = confirm(&installation, &preview, name, typed);
        assert!(told.contains(expected), "{name}: {told}");
    }
    served.stop();
    let told = installation.fail(&run);
    assert!(told.contains("not confirmed by two persons"), "{told}");
    assert!(!installation.path("archive").exists());
    let told = confirm(
        &installation,
        &preview,
        "noe",
        [PASSWORD, &code(&mut secretary)],
    );
    assert!(told.contains("noe confirmed"), "{told}");
    let told = installation.run(&run);
    assert!(told.contains("gone: 1 persons, 1 records"), "{told}");

    let offered = fs::read_to_string(&archive).unwrap();
    assert!(offered.contains("Kanarienvogel"), "{offered}");
    for file in ["data/server.db", "data/server.db-wal"] {
        let bytes = fs::read(installation.path(file)).unwrap_or_default();
        let found = bytes.windows(13).any(|part| part == b"Kanarienvogel");
        assert!(!found, "{file}");
    }
    installation.run(&["audit", "verify"]);
    let _served = installation.serve();
    assert!(!officer.pull_all().contains(&person().id.0));
}
