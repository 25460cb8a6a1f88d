//! Letting go of data, by the commands.

use std::{io::Write, path::Path, process::Stdio};

use cii_domain::person::Person;
use cii_server::{Database, Engine, Moment, Offer, Rules, ServerError, SqliteDatabase, Work};
use serde_json::json;

use super::{Cluster, Installation, User, Value, client::PASSWORD, fs, line, now};

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
    let fields = json!({"id": "11111111-1111-4111-8111-111111111111", "name": "Kanarienvogel", "first_name": "Jean"});
    let body = cii_sync::complete(cii_sync::RecordKind::Person, fields.as_object().unwrap());
    serde_json::from_value(Value::Object(body)).unwrap()
}

/// A database whose process ends before its files are written anew.
struct Dying(SqliteDatabase);

impl Database for Dying {
    fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.0.read(work)
    }

    fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
        self.0.write(work)
    }

    fn define(&self, statement: &str) -> Result<(), ServerError> {
        self.0.define(statement)
    }

    fn has_table(&self, name: &str) -> Result<bool, ServerError> {
        self.0.has_table(name)
    }

    fn scrub(&self) -> Result<(), ServerError> {
        Err(ServerError::Database("killed".to_owned()))
    }
}

/// What `retention run` does, up to its commit and no further.
fn let_go_and_die(database: &Path, preview: &str, archive: &Path) {
    let real = Dying(SqliteDatabase::open(database).unwrap());
    let at = chrono::DateTime::from_timestamp(now().cast_signed(), 0).unwrap();
    let moment = Moment {
        at,
        today: cii_domain::zurich(at).date(),
    };
    let unix_ms = now() * 1000;
    let engine = Engine::start(real, Rules, uuid::Uuid::nil(), unix_ms).unwrap();
    let mut offer = |offer: Offer<'_>| offer(&mut fs::File::create(archive)?);
    let ended = engine.let_go(preview, 0, moment, &mut offer);
    assert!(ended.unwrap_err().to_string().contains("killed"));
    // Without a farewell, which would write the end of its journal into the file.
    std::mem::forget(engine);
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
    let in_files = || {
        ["data/server.db", "data/server.db-wal"].iter().any(|file| {
            let bytes = fs::read(installation.path(file)).unwrap_or_default();
            bytes.windows(13).any(|part| part == b"Kanarienvogel")
        })
    };
    if postgres.is_none() {
        // Killed right after its commit: the next start of the server, or the next run, completes it.
        let data = installation.path("data");
        fs::copy(data.join("server.db"), installation.path("before")).unwrap();
        let put_back = || {
            for file in ["server.db", "server.db-wal", "server.db-shm"] {
                // What is not there need not go.
                let _ = fs::remove_file(data.join(file));
            }
            fs::copy(installation.path("before"), data.join("server.db")).unwrap();
        };
        for next in ["serve", "run"] {
            put_back();
            let killed = installation.path(&format!("archive-{next}"));
            let_go_and_die(&data.join("server.db"), &preview, &killed);
            assert!(in_files(), "{next}: nothing to complete");
            if next == "serve" {
                let served = installation.serve();
                assert!(!in_files(), "{next}");
                served.kill();
            } else {
                let told = installation.fail(&run);
                assert!(told.contains("now out of the files"), "{told}");
                assert!(told.contains("nothing is due"), "{told}");
                assert!(!in_files(), "{next}");
            }
        }
        put_back();
    }
    let told = installation.run(&run);
    assert!(told.contains("gone: 1 persons, 1 records"), "{told}");

    let offered = fs::read_to_string(&archive).unwrap();
    assert!(offered.contains("Kanarienvogel"), "{offered}");
    assert!(!in_files());
    installation.run(&["audit", "verify"]);
    let _served = installation.serve();
    assert!(!officer.pull_all().contains(&person().id.0));
}
