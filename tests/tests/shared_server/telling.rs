//! What is read on a desktop is told to the server once, also by a desktop that begins again from its own backup.

use std::fs;

use bureau_cii_tests::{desk::Desk, office::PASSWORD, shared_server::Account};

use super::*;

/// Several, so that no reading is the same as another one.
fn files(office: &Office) -> Vec<String> {
    let mut draft = office.draft();
    draft["avs"] = json!("");
    [
        "Aberlin",
        "Bavarex",
        "Cosendar",
        "Dorsivaux",
        "Ebinaz",
        "Fuxalp",
        "Gorvaney",
        "Hérissin",
    ]
    .iter()
    .map(|name| {
        draft["name"] = json!(format!("{name}-Essai"));
        office.announce(&draft)
    })
    .collect()
}

fn read(office: &Office, files: &[String]) {
    for file in files {
        office.ok("get_history", json!({"situation": file}));
    }
}

/// How often the log says of each file that its history was read.
fn logged(auditor: &Desk, files: &[String]) -> Vec<usize> {
    let page = auditor.server.audit_page(&auditor.session.token, 1);
    let entries: Vec<Value> = page
        .unwrap()
        .entries
        .iter()
        .map(|line| serde_json::from_str(&line.entry).unwrap())
        .collect();
    let count = |file: &String| {
        let is_reading = |entry: &&Value| {
            entry["act"] == "journal_read"
                && entry["remark"] == "history"
                && entry["record"] == json!(file)
        };
        entries.iter().filter(is_reading).count()
    };
    files.iter().map(count).collect()
}

pub(super) fn what_a_desktop_read_before_and_after_its_backup_stands_in_the_log_once(
    place: &Place,
) {
    let mut server = SharedServer::begin(place.database().as_deref());
    let office = Office::open();
    let files = files(&office);
    server.bind(&office, "clara.exemple", &server.code);
    in_step(&office);
    let words = ["--institution", "bureau", "--role", "auditor"];
    let code = server.add_user("max.exemple", &words);
    let mut account = server.enrol(&Office::empty(), "max.exemple", &code);
    let told = |server: &SharedServer, account: &mut Account, expected: [usize; 8]| {
        let auditor = Desk::new(server, account).unwrap();
        office.ok("synchronise", json!({}));
        until("the log holds it", || logged(&auditor, &files) == expected);
    };

    read(&office, &files[..1]);
    told(&server, &mut account, [1, 0, 0, 0, 0, 0, 0, 0]);
    // What is not told yet lies in the backup too, and is told before the folder is lost.
    server.kill();
    read(&office, &files[1..2]);
    let backup = office.ok("backup", json!({"folder": office.beside("stick")}));
    server.start();
    told(&server, &mut account, [1, 1, 0, 0, 0, 0, 0, 0]);
    read(&office, &files[2..4]);
    told(&server, &mut account, [1, 1, 1, 1, 0, 0, 0, 0]);

    server.kill();
    office.ok("lock", json!({}));
    fs::remove_dir_all(office.data()).unwrap();
    office.ok(
        "restore_backup",
        json!({"path": backup["path"], "secret": PASSWORD}),
    );
    // Nothing is shown before the server was heard.
    assert_eq!(office.state(), "filling");
    server.start();
    office.ok("synchronise", json!({}));
    until("it is open", || office.state() == "open");
    server.kill();
    // More than were told after the backup.
    read(&office, &files[4..]);
    server.start();
    told(&server, &mut account, [1; 8]);
    in_step(&office);
    told(&server, &mut account, [1; 8]);
    server.run(&["audit", "verify"]);
}
