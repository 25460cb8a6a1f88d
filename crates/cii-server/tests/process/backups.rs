//! From one installation to another.

use std::process::ExitStatus;

use super::{BTreeSet, Cluster, Command, Installation, Stdio, User, Uuid, Value, fs, room};

#[test]
fn a_backup_of_sqlite_goes_on_in_postgresql_and_back() {
    let cluster = Cluster::start("");
    let from = Installation::new(None);
    let served = from.serve();
    let mut user = from.administrator();
    let mutations: Vec<_> = (0..40).map(|number| user.create(&room(number))).collect();
    assert_eq!(user.push(&mutations).unwrap().status, 200);
    let mut backup = from.path("backup").display().to_string();
    from.run(&["backup", "--to", &backup]);
    let told = from.fail(&["backup", "--to", &backup]);
    assert!(told.contains("there already"), "{told}");
    // What comes after the backup is not in it; the device has it still.
    let later = user.create(&room(99));
    assert_eq!(user.push(std::slice::from_ref(&later)).unwrap().status, 200);
    let cookie = last_cookie(&user);
    served.stop();

    let url = cluster.create("moved");
    let mut rooms = 40;
    for (step, postgres) in [Some(url.as_str()), None].into_iter().enumerate() {
        let next = Installation::uninitialised(postgres);
        copy_keys(&from, &next);
        let told = next.run(&["restore", "--from", &backup]);
        assert!(told.contains("a new line of history begins"), "{told}");
        let again = next.fail(&["restore", "--from", &backup]);
        assert!(again.contains("not empty"), "{again}");
        let served = next.serve();
        user.there = next.there();
        let answer = user.pull(&cookie, &Value::Null).unwrap();
        assert_eq!(
            answer.json()["answer"],
            "unknown_cookie",
            "step {step}: {answer:?}"
        );
        let seen: BTreeSet<Uuid> = user.pull_all().into_iter().collect();
        assert_eq!(seen.len(), rooms + 1, "the rooms and their administrator");
        // Known work is known, and what the backup did not hold is taken again.
        let known = user.push(&mutations[30..]).unwrap();
        assert_eq!(known.json()["answer"], "taken", "{known:?}");
        let again = user.push(std::slice::from_ref(&later)).unwrap();
        assert_eq!(
            again.json()["results"][0]["outcome"]["outcome"],
            "applied",
            "{again:?}"
        );
        served.stop();
        next.run(&["audit", "verify"]);
        // The next one goes on from a backup of this one.
        backup = from.path(&format!("backup-{step}")).display().to_string();
        next.run(&["backup", "--to", &backup]);
        rooms = 41;
    }
}

fn last_cookie(user: &User) -> Value {
    let answer = user.pull(&Value::Null, &Value::Null).unwrap().json();
    assert_eq!(answer["next"]["next"], "end", "{answer}");
    answer["next"]["cookie"].clone()
}

fn copy_keys(from: &Installation, to: &Installation) {
    let copied = Command::new("cp")
        .arg("-a")
        .arg(from.path("data/secrets"))
        .arg(from.path("data/certificate.pem"))
        .arg({
            fs::create_dir_all(to.path("data")).unwrap();
            to.path("data")
        })
        .status();
    assert!(copied.unwrap().success());
}

#[test]
fn a_damaged_backup_is_taken_back_by_nobody() {
    let from = Installation::new(None);
    let backup = from.path("backup");
    from.run(&["backup", "--to", &backup.display().to_string()]);
    let whole = fs::read_to_string(&backup).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let without = |gone: usize| {
        let mut kept = lines.clone();
        kept.remove(gone);
        kept.join("\n") + "\n"
    };
    let cases = [
        ("nothing", String::new()),
        ("another file", "hello\n".to_owned()),
        ("the first half", whole[..whole.len() / 2].to_owned()),
        ("without its end", without(lines.len() - 1)),
        ("without its head", without(0)),
        ("without a line", without(lines.len() / 2)),
        (
            "with another name in it",
            whole.replacen("Claire", "Clarie", 1),
        ),
        (
            "of another version",
            whole.replacen("\"bureau_cii_backup\":1", "\"bureau_cii_backup\":2", 1),
        ),
    ];
    for (what, content) in cases {
        let to = Installation::uninitialised(None);
        copy_keys(&from, &to);
        let file = to.path("backup");
        fs::write(&file, content).unwrap();
        let told = to.fail(&["restore", "--from", &file.display().to_string()]);
        assert!(told.contains("not a whole backup"), "{what}: {told}");
        // Nothing was begun: the whole one can be taken back.
        to.run(&["restore", "--from", &backup.display().to_string()]);
    }
}

#[test]
fn what_another_command_writes_is_left_alone() {
    let installation = Installation::new(None);
    let to = installation.path("backup").display().to_string();
    let words = ["backup", "--to", &to];
    let part = installation.path("backup.part");
    fs::write(&part, "somebody’s").unwrap();
    let told = installation.fail(&words);
    assert!(told.contains("backup.part is there"), "{told}");
    assert_eq!(fs::read_to_string(&part).unwrap(), "somebody’s");
    fs::remove_file(&part).unwrap();
    // Of several at once one is made, and is whole.
    let running: Vec<_> = (0..4)
        .map(|_| {
            let mut command = installation.command(&words);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().unwrap()
        })
        .collect();
    let ended = running.into_iter().map(|mut child| child.wait().unwrap());
    assert_eq!(ended.filter(ExitStatus::success).count(), 1);
    assert!(!part.exists());
    let other = Installation::uninitialised(None);
    copy_keys(&installation, &other);
    other.run(&["restore", "--from", &to]);
}

#[test]
fn whoever_reads_only_the_beginning_is_told_no_error() {
    let installation = Installation::new(None);
    let mut command = installation.command(&["user", "list"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command.stdout(writer).stderr(Stdio::piped()).output();
    let output = output.unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}
