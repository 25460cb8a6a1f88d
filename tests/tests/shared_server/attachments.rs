//! A scan goes up part by part, comes down to those who may read it, and goes with the right to it.

use std::{fs, path::Path};

use super::*;

const CANARY: &str = "Canaripapier";

/// A scan that takes three requests.
fn scan() -> Vec<u8> {
    let mut scan = b"%PDF-1.7 Canaripapier".to_vec();
    scan.resize(2_500_000, 7);
    scan
}

fn attach(office: &Office, procuration: &Value, title: &str) {
    let path = office.beside(&format!("{title}.pdf"));
    fs::write(&path, scan()).unwrap();
    office.ok(
        "attach_file",
        json!({"to": procuration, "path": path.to_str().unwrap(), "title": title}),
    );
    fs::remove_file(&path).unwrap();
}

/// The procuration of a file, and the title and state of what is attached to it.
fn attached(office: &Office, situation: &str) -> (Value, Vec<(String, String)>) {
    let file = file(office, situation).unwrap();
    let procuration = &file["content"]["procurations"][0];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let attachments = procuration["attachments"].as_array().unwrap();
    let attachments = attachments
        .iter()
        .map(|entry| (text(&entry["title"]), text(&entry["state"])));
    let to = json!({"kind": "procuration", "id": procuration["id"]});
    (to, attachments.collect())
}

fn shows(office: &Office, situation: &str, wanted: &[(&str, &str)]) -> bool {
    file(office, situation).is_some_and(|file| {
        let some = file["content"]["procurations"].as_array().unwrap().len() == 1;
        some && attached(office, situation)
            .1
            .iter()
            .map(|(title, state)| (title.as_str(), state.as_str()))
            .eq(wanted.iter().copied())
    })
}

fn copied(office: &Office, situation: &str) -> Vec<u8> {
    let file = file(office, situation).unwrap();
    let procuration = &file["content"]["procurations"][0];
    let copy = office.ok(
        "save_attachment",
        json!({
            "to": {"kind": "procuration", "id": procuration["id"]},
            "blob": procuration["attachments"][0]["blob"],
        }),
    );
    let path = copy["paths"][0].as_str().unwrap();
    let bytes = fs::read(path).unwrap();
    fs::remove_file(path).unwrap();
    bytes
}

fn blobs(office: &Office) -> usize {
    fs::read_dir(office.data().join("blobs")).map_or(0, Iterator::count)
}

/// Whether a word stands in clear in any file below `folder`.
fn stands_in(folder: &Path, word: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return stands_in(&path, word);
        }
        let bytes = fs::read(&path).unwrap_or_default();
        bytes
            .windows(word.len())
            .any(|window| window == word.as_bytes())
    })
}

pub(super) fn a_scan_reaches_those_who_may_read_it_and_goes_with_the_right(place: &Place) {
    let mut two = Two::begin(place);
    let situation = two.first.complex_from(&two.first.draft());
    two.first
        .ok("save_procuration", lasting_procuration_request(&situation));
    let institution = {
        let cms = two.first.people().cms;
        let code = two.server.add_user("beat.exemple", &["--staff", &cms]);
        two.server.join("beat.exemple", &code)
    };
    until("the institution sees the file", || {
        file(&institution, &situation).is_some()
    });

    // Without the server it waits, and the queue with it.
    two.server.kill();
    let (procuration, _) = attached(&two.first, &situation);
    attach(&two.first, &procuration, "Vollmacht");
    let waiting = [("Vollmacht", "waiting")];
    assert!(shows(&two.first, &situation, &waiting));
    two.server.start();
    for office in [&two.first, &two.second, &institution] {
        office.ok("synchronise", json!({}));
    }
    let here = [("Vollmacht", "here")];
    for office in [&two.first, &two.second] {
        until("it is here", || shows(office, &situation, &here));
        assert_eq!(copied(office, &situation), scan());
    }
    // The named institution sees its line of the procuration, and not the paper with all the others.
    in_step(&institution);
    assert!(shows(&institution, &situation, &[]));
    assert_eq!(blobs(&institution), 0);

    for office in [&two.first, &two.second] {
        assert!(!stands_in(&office.data(), CANARY));
    }
    assert_eq!(blobs(&two.second), 1);
    // Its person is protected: the colleague loses the file and the scan.
    let me = two.first.ok("get_status", json!({}))["user"]["staff"].clone();
    let mut person = with_phone(&two.first, &situation, "079 000 00 07");
    person["restricted"] = json!(true);
    person["restriction_reason"] = json!("Proche.");
    person["restriction_allowed"] = json!([me]);
    two.first.ok("save_person", person);
    until("the colleague sees it no more", || {
        file(&two.second, &situation).is_none()
    });
    in_step(&two.second);
    until("neither file nor key is left", || blobs(&two.second) == 0);
    assert_eq!(copied(&two.first, &situation), scan(), "who may has it");
}

/// What was filed after the backup: desktops have it, and the restored server gets it back from them.
pub(super) fn a_scan_that_the_backup_lacks_comes_back_from_the_desktops(place: &Place) {
    let mut two = Two::begin(place);
    let situation = two.first.complex_from(&two.first.draft());
    two.first
        .ok("save_procuration", lasting_procuration_request(&situation));
    in_step(&two.first);
    until("the second has the procuration", || {
        shows(&two.second, &situation, &[])
    });
    let backup = two.server.beside("backup");
    two.server
        .run(&["backup", "--to", &backup.display().to_string()]);
    let (procuration, _) = attached(&two.first, &situation);
    attach(&two.first, &procuration, "Vollmacht");
    let here = [("Vollmacht", "here")];
    for office in [&two.first, &two.second] {
        until("it is here", || shows(office, &situation, &here));
        office.ok("synchronise", json!({}));
        in_step(office);
    }
    two.server
        .lose_and_restore(&backup, place.database().as_deref());
    for office in [&two.first, &two.second] {
        office.ok("synchronise", json!({}));
    }
    for office in [&two.first, &two.second] {
        // What is shown is of before the loss until everything came again.
        until("it is here again", || {
            in_step(office);
            is_equal(office) && shows(office, &situation, &here)
        });
        assert_eq!(copied(office, &situation), scan());
    }
}
