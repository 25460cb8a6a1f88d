//! Commands beside a running server.

use cii_domain::institution::Institution;
use cii_server::{Database, SqliteDatabase};
use cii_sync::RecordKind;

use super::{Command, Installation, PROGRAM, Path, User, Value, fs, json};

#[test]
fn a_folder_is_begun_once_and_served_once() {
    let installation = Installation::new(None);
    let again = [
        "init",
        "--name",
        "paul",
        "--first-name",
        "Paul",
        "--last-name",
        "Exemple",
    ];
    let told = installation.fail(&again);
    assert!(told.contains("there is a server"), "{told}");
    let _served = installation.serve();
    let told = installation.fail(&["serve", "--listen", "127.0.0.1:0"]);
    assert!(told.contains("a server is running"), "{told}");
    let told = installation.fail(&["restore", "--from", "/dev/null"]);
    assert!(told.contains("a server is running"), "{told}");
    let empty = Installation::uninitialised(None);
    assert!(empty.fail(&["serve"]).contains("see init"));
    let told = empty.fail(&["serve", "--nonsense", "1"]);
    assert!(told.contains("no option --nonsense"), "{told}");
}

#[test]
fn accounts_end_and_devices_are_revoked_while_the_server_runs() {
    let installation = Installation::new(None);
    let _served = installation.serve();
    let user = installation.colleague("noe", "secretariat", "bureau", 2);
    let other = installation.colleague("mia", "secretariat", "bureau", 3);
    let code = |user: &User| {
        let answer = user
            .there
            .ask_json("GET", "/v1/devices", user.token(), &Value::Null);
        answer.unwrap().code()
    };
    assert_eq!((code(&user), code(&other)), (String::new(), String::new()));
    let devices = installation.run(&["device", "list", "--name", "noe"]);
    let told: Vec<&str> = devices.trim().split('\t').collect();
    let id = user.device.0.to_string();
    assert_eq!(
        (told[0], told[1], told[4]),
        (id.as_str(), "signed in", "Poste 2")
    );
    assert!(told[2] <= told[3] && told[2].starts_with("20"), "{devices}");
    installation.run(&["device", "revoke", "--device", &user.device.0.to_string()]);
    assert_eq!(code(&user), "device_revoked");
    installation.run(&["user", "end", "--name", "mia"]);
    assert_eq!(code(&other), "account_ended");
    installation.run(&["user", "resume", "--name", "mia"]);
    assert_eq!(
        code(&other),
        "session_ended",
        "the account is in force again"
    );
    let told = installation.fail(&["user", "end", "--name", "nobody"]);
    assert!(told.contains("unknown account"), "{told}");
    let listed = installation.run(&["user", "list"]);
    assert_eq!(listed.lines().count(), 3, "{listed}");
}

#[test]
fn the_certificate_is_read_anew_on_a_signal() {
    let installation = Installation::new(None);
    let served = installation.serve();
    let other = Installation::new(None);
    for file in ["data/certificate.pem", "data/secrets/certificate-key.pem"] {
        fs::copy(other.path(file), installation.path(file)).unwrap();
    }
    let there = installation.there();
    assert!(there.line().is_err(), "the old one is still shown");
    served.signal("HUP");
    let begun = std::time::Instant::now();
    while there.line().is_err() {
        assert!(begun.elapsed().as_secs() < 30, "the new one is not shown");
    }
    served.stop();
}

#[test]
fn the_doctor_sees_what_is_wrong() {
    use std::os::unix::fs::PermissionsExt;
    let check = |spoil: &dyn Fn(&Path), expected: &str| {
        let installation = Installation::new(None);
        installation.run(&["doctor"]);
        spoil(&installation.path("data"));
        let told = installation.fail(&["doctor"]);
        assert!(told.contains(expected), "{expected}: {told}");
    };
    check(
        &|data| {
            let open = fs::Permissions::from_mode(0o644);
            fs::set_permissions(data.join("secrets/sealing.key"), open).unwrap();
        },
        "is open to others",
    );
    // The server would not begin with it.
    check(
        &|data| fs::create_dir(data.join("secrets/metrics-token")).unwrap(),
        "metrics-token cannot be read",
    );
    check(
        &|data| {
            let key = data.join("key.pem");
            fs::copy(data.join("secrets/certificate-key.pem"), &key).unwrap();
            fs::set_permissions(&key, fs::Permissions::from_mode(0o640)).unwrap();
            let file = data.with_file_name("server.toml");
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, format!("key = \"{}\"\n{text}", key.display())).unwrap();
        },
        "key.pem is open to others",
    );
    check(
        &|data| fs::write(data.join("secrets/audit.key"), "short").unwrap(),
        "is no key",
    );
    check(
        &|data| fs::write(data.join("certificate.pem"), "nothing").unwrap(),
        "not a certificate",
    );
    check(
        &|data| fs::write(data.join("server.db"), vec![7; 8192]).unwrap(),
        "database: ",
    );
}

#[test]
fn the_doctor_knows_a_sealing_key_that_is_another() {
    let (installation, other) = (Installation::new(None), Installation::new(None));
    let (key, kept) = (
        installation.path("data/secrets/sealing.key"),
        installation.path("kept"),
    );
    let exchange = || {
        fs::copy(&key, &kept).unwrap();
        fs::copy(other.path("data/secrets/sealing.key"), &key).unwrap();
    };
    // As long as nothing is sealed, one key is as good as another.
    exchange();
    installation.run(&["doctor"]);
    fs::copy(&kept, &key).unwrap();
    let served = installation.serve();
    installation.administrator();
    served.stop();
    let told = installation.run(&["doctor"]);
    assert!(told.contains("seals: well"), "{told}");
    exchange();
    let told = installation.fail(&["doctor"]);
    assert!(told.contains("nobody can sign in"), "{told}");
    // The key is lost: somebody new is set up with the one that there is, and the first one is told of.
    let served = installation.serve();
    installation.colleague("noe", "secretariat", "bureau", 2);
    served.stop();
    let told = installation.fail(&["doctor"]);
    assert!(told.contains("cannot sign in: claire.exemple; "), "{told}");
    installation.run(&["user", "reset-second-factor", "--name", "claire.exemple"]);
    installation.run(&["doctor"]);
}

#[test]
fn a_clock_that_was_ahead_is_seen_and_confirmed() {
    let installation = Installation::new(None);
    let database = SqliteDatabase::open(&installation.path("data/server.db")).unwrap();
    let ahead = "INSERT INTO server_fact (name, fact) VALUES ('swept_on', '2999-01-01')
                 ON CONFLICT (name) DO UPDATE SET fact = excluded.fact";
    database
        .write(&mut |transaction| transaction.execute(ahead, &[]).map(drop))
        .unwrap();
    let told = installation.fail(&["doctor"]);
    assert!(told.contains("grants are those of 2999-01-01"), "{told}");
    installation.run(&["clock", "confirm"]);
    installation.run(&["doctor"]);
    installation.run(&["audit", "verify"]);
}

#[test]
fn what_cannot_be_added_leaves_nothing_behind_and_is_told_what_there_is() {
    let installation = Installation::new(None);
    let _served = installation.serve();
    let user = installation.administrator();
    let before = user.pull_all().len();
    let check = |name: &str, options: &[(&str, &str)], expected: &str| {
        let mut words = vec![
            "user",
            "add",
            "--first-name",
            "Noé",
            "--last-name",
            "Exemple",
        ];
        words.extend(["--name", name]);
        words.extend(options.iter().flat_map(|(option, value)| [*option, *value]));
        let told = installation.fail(&words);
        assert!(told.contains(expected), "{words:?}: {told}");
    };
    let bureau = ("--institution", "bureau");
    let secretary = ("--function", "secretariat");
    check("claire.exemple", &[bureau, secretary], "name taken");
    check("noé", &[bureau, secretary], "small letters");
    check("noe", &[bureau], "--function or --role is missing");
    let function = ("--function", "secretary");
    check(
        "noe",
        &[bureau, function],
        "none of secretariat, cantonal_officer",
    );
    let region = ("--region", "valais");
    check(
        "noe",
        &[bureau, secretary, region],
        "none of haut_valais, sierre",
    );
    let role = ("--role", "reader");
    check("noe", &[bureau, role], "none of statistics_reader, auditor");
    assert_eq!(user.pull_all().len(), before, "nobody was added");
    // Once the directory has institutions, it must be one of them.
    let mut user = user;
    let text = json!({ "fr": "ORP", "de": "RAV" });
    let fields = json!({ "key": "orp", "code": text, "name": text, "circle": "first" });
    let body = cii_sync::complete(RecordKind::Institution, fields.as_object().unwrap());
    let institution: Institution = serde_json::from_value(Value::Object(body)).unwrap();
    let made = user.create(&institution);
    let answer = user.push(&[made]).unwrap().json();
    assert_eq!(
        answer["results"][0]["outcome"]["outcome"], "applied",
        "{answer}"
    );
    check("noe", &[("--institution", "opr"), secretary], "none of orp");
}

#[test]
fn a_command_that_is_told_nothing_asks_for_the_installed_configuration() {
    let output = Command::new(PROGRAM)
        .args(["user", "list"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let file = "/etc/bureau-cii-server/server.toml";
    assert!(told.contains(file) || Path::new(file).exists(), "{told}");
}

#[test]
fn whoever_started_the_server_is_told_when_it_serves() {
    let installation = Installation::new(None);
    let socket = installation.path("notify");
    let told = std::os::unix::net::UnixDatagram::bind(&socket).unwrap();
    told.set_read_timeout(Some(std::time::Duration::from_mins(1)))
        .unwrap();
    let mut child = installation
        .command(&["serve"])
        .env("NOTIFY_SOCKET", &socket)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut message = [0; 64];
    let heard = told.recv(&mut message);
    let served = installation.there().line().is_ok();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(&message[..heard.unwrap()], b"READY=1");
    assert!(served, "it said so too early");
}
