//! How a server begins, and what holds a command up that finds none.

use std::os::unix::{
    fs::{MetadataExt, PermissionsExt},
    process::CommandExt,
};

use super::{Cluster, Command, Installation, PROGRAM, cluster::unprivileged, fs};

/// `init` with these options over the usual ones.
fn init<'w>(over: &[(&'w str, &'w str)]) -> Vec<&'w str> {
    let usual = [
        ("--name", "claire.exemple"),
        ("--first-name", "Claire"),
        ("--last-name", "Exemple"),
    ];
    let mut words = vec!["init"];
    for (option, value) in usual {
        if !over.iter().any(|(other, _)| *other == option) {
            words.extend([option, value]);
        }
    }
    words.extend(over.iter().flat_map(|(option, value)| [*option, *value]));
    words
}

/// Commands that work on a server, none of which makes one.
fn commands(installation: &Installation) -> Vec<Vec<String>> {
    let file = |name: &str| installation.path(name).display().to_string();
    let (backup, archive) = (file("backup"), file("archive"));
    [
        "serve",
        "doctor",
        "user list",
        "user add --name noe --first-name N --last-name E --institution bureau --function secretariat",
        "user end --name claire.exemple",
        &format!("backup --to {backup}"),
        "backup --to -",
        "audit verify",
        "audit export-head",
        "retention preview",
        &format!("retention run --preview 1 --archive {archive}"),
    ]
    .iter()
    .map(|line| line.split(' ').map(str::to_owned).collect())
    .collect()
}

fn refuse_all(installation: &Installation, expected: &str) {
    for words in commands(installation) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let told = installation.fail(&words);
        assert!(told.contains(expected), "{words:?}: {told}");
    }
    assert!(!installation.path("backup").exists());
}

#[test]
fn a_database_that_is_gone_is_replaced_by_nobody() {
    let installation = Installation::new(None);
    let backup = installation.path("kept").display().to_string();
    installation.run(&["backup", "--to", &backup]);
    let database = installation.path("data/server.db");
    fs::rename(&database, installation.path("aside")).unwrap();
    refuse_all(&installation, "server.db is not there");
    assert!(!database.exists());
    let told = installation.fail(&init(&[]));
    assert!(told.contains("database is gone"), "{told}");
    assert!(!database.exists());
    // A file without anything in it is as good as none.
    fs::write(&database, "").unwrap();
    refuse_all(&installation, "holds no server");
    installation.run(&["restore", "--from", &backup]);
    installation.run(&["doctor"]);
}

#[test]
fn an_empty_database_of_postgresql_is_begun_by_nobody_else() {
    let cluster = Cluster::start("");
    let url = cluster.create("full");
    let installation = Installation::new(Some(&url));
    let backup = installation.path("kept").display().to_string();
    installation.run(&["backup", "--to", &backup]);
    let text = fs::read_to_string(&installation.configuration).unwrap();
    let empty = cluster.create("empty");
    fs::write(&installation.configuration, text.replace(&url, &empty)).unwrap();
    refuse_all(&installation, "holds no server");
    installation.run(&["restore", "--from", &backup]);
    installation.run(&["doctor"]);
    // A second folder begins nothing in a database that is in use, and leaves no keys.
    let other = Installation::uninitialised(Some(&url));
    let told = other.fail(&init(&[("--name", "paul")]));
    assert!(told.contains("in use"), "{told}");
    assert!(!other.path("data").exists());
    fs::write(&installation.configuration, text).unwrap();
    assert_eq!(installation.run(&["user", "list"]).lines().count(), 1);
}

#[test]
fn a_database_in_use_is_not_begun_anew_when_the_secrets_are_lost() {
    let installation = Installation::new(None);
    let secrets = installation.path("data/secrets");
    fs::rename(&secrets, installation.path("aside")).unwrap();
    let told = installation.fail(&init(&[("--name", "paul")]));
    assert!(told.contains("in use"), "{told}");
    assert!(!secrets.exists());
    fs::rename(installation.path("aside"), &secrets).unwrap();
    assert_eq!(installation.run(&["user", "list"]).lines().count(), 1);
}

#[test]
fn what_init_is_told_is_looked_at_before_anything_is_made() {
    let long = "a".repeat(101);
    let installation = Installation::uninitialised(None);
    for (option, value, expected) in [
        ("--name", "Éric Müller", "small letters"),
        ("--name", "", "small letters"),
        ("--first-name", "", "--first-name: empty text"),
        ("--first-name", " ", "--first-name: empty text"),
        (
            "--last-name",
            &long,
            "--last-name: 101 characters, at most 100",
        ),
        (
            "--last-name",
            "Ex\u{1b}[31m",
            "--last-name: control character",
        ),
        ("--last-name", "Ex\nemple", "--last-name: control character"),
        ("--last-name", "Ex\temple", "--last-name: control character"),
        ("--certificate-name", "not a host!!", "not a host!!"),
        ("--certificate-name", "", "--certificate-name"),
        ("--listen", "nonsense", "--listen"),
    ] {
        let told = installation.fail(&init(&[(option, value)]));
        assert!(told.contains(expected), "{option} {value:?}: {told}");
        assert!(!installation.path("data").exists(), "{option} {value:?}");
    }
    installation.run(&init(&[("--certificate-name", "cii.example.ch")]));
}

#[test]
fn what_user_add_is_told_is_looked_at_before_anything_is_made() {
    let installation = Installation::new(None);
    let long = "a".repeat(101);
    for (option, value, expected) in [
        ("--name", "Noé", "small letters"),
        ("--first-name", "", "--first-name: empty text"),
        ("--last-name", &long, "at most 100"),
        (
            "--last-name",
            "Ex\u{1b}[31m",
            "--last-name: control character",
        ),
        ("--email", "not an email", "--email"),
        ("--institution", "", "--institution"),
        ("--to", "2025-12-31", "--to is before --from"),
    ] {
        let mut words = vec!["user", "add"];
        for (usual, with) in [
            ("--name", "noe"),
            ("--first-name", "Noé"),
            ("--last-name", "Exemple"),
            ("--institution", "bureau"),
            ("--function", "secretariat"),
            ("--from", "2026-01-01"),
            ("--email", "noe@example.ch"),
            ("--to", "2026-12-31"),
        ] {
            words.extend([usual, if usual == option { value } else { with }]);
        }
        let told = installation.fail(&words);
        assert!(told.contains(expected), "{option} {value:?}: {told}");
    }
    let listed = installation.run(&["user", "list"]);
    assert_eq!(listed.lines().count(), 1, "{listed}");
}

/// Killed or without room wherever it just is, `init` can be repeated.
#[test]
fn an_init_that_did_not_end_is_repeated() {
    let whole = Installation::new(None);
    let listed = |installation: &Installation| {
        let names = |folder: &str| -> Vec<String> {
            let entries = fs::read_dir(installation.path(folder)).unwrap();
            let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
            let mut names: Vec<String> = entries
                .map(|entry| name(entry).into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        (names("data"), names("data/secrets"))
    };
    let mut unfinished = 0;
    for sleep in 0..24 {
        let installation = Installation::uninitialised(None);
        let mut child = installation
            .command(&init(&[]))
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(sleep * 2));
        child.kill().unwrap();
        child.wait().unwrap();
        let again = installation.try_run(&init(&[]));
        let told = String::from_utf8_lossy(&again.stderr).into_owned();
        if again.status.success() {
            unfinished += 1;
        } else {
            assert!(told.contains("reset-second-factor"), "{sleep}: {told}");
        }
        assert_eq!(installation.run(&["user", "list"]).lines().count(), 1);
        installation.run(&["doctor"]);
        assert_eq!(listed(&installation), listed(&whole), "{sleep}");
        let code = installation.run(&["user", "reset-second-factor", "--name", "claire.exemple"]);
        assert!(code.contains("one-time code: "), "{code}");
    }
    assert!(unfinished > 0, "no kill came in time");
}

#[test]
fn a_folder_that_may_not_be_read_is_said_to_be_so() {
    let installation = Installation::new(None);
    fs::set_permissions(installation.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    let data = installation.path("data");
    fs::set_permissions(&data, fs::Permissions::from_mode(0o000)).unwrap();
    let mut command = installation.command(&["doctor"]);
    // Whoever may do everything may read it all the same.
    if fs::metadata(&data).unwrap().uid() == 0 {
        let (uid, gid) = unprivileged().unwrap();
        command.uid(uid).gid(gid);
    }
    let output = command.output().unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("Permission denied"), "{told}");
}

#[test]
fn the_program_says_which_version_it_is() {
    let output = Command::new(PROGRAM).arg("--version").output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    let expected = format!("bureau-cii-server {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(told, expected);
}
