use std::fs;
use std::path::Path;

use serde_json::json;

use super::*;

#[test]
fn a_full_disk_refuses_the_change_and_keeps_what_was() {
    let office = Office::open();
    let situation = office.complex();
    note(&office, &situation, "avant").unwrap();
    let before = office.snapshot(&situation);
    office.app.limit_database(1).unwrap();
    // What fits into the pages that are there may still be kept; a long text does not.
    let long = "texte ".repeat(3_000);
    let mut refused = 0;
    for n in 0..20 {
        match note(&office, &situation, &format!("{n} {long}")) {
            Ok(_) => assert!(has_note(&office, &situation, format!("{n} {long}").trim())),
            Err(error) => {
                assert_eq!(error["code"], "store_disk_full");
                refused += 1;
            }
        }
    }
    assert!(refused > 0, "the disk was never full");
    assert!(has_note(&office, &situation, "avant"));
    office.app.limit_database(u32::MAX / 4).unwrap();
    while office.ok("get_status", json!({}))["undoable"]["code"] == "add_note"
        && office.snapshot(&situation)["file"] != before["file"]
    {
        office.ok("undo_last", json!({}));
    }
    note(&office, &situation, "après").unwrap();
    let office = office.restarted();
    assert_eq!(office.state(), "open");
    assert!(has_note(&office, &situation, "après"));
}

/// A session with letters to print.
fn letters(office: &Office) -> (String, Value) {
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let request = json!({"session": session, "invitees": office.invitees(&session)});
    (situation, request)
}

#[test]
fn a_folder_that_cannot_be_written_loses_no_letter() {
    let office = Office::open();
    let (situation, request) = letters(&office);
    let before = office.snapshot(&situation);
    let file = office.beside("a-file");
    fs::write(&file, "not a folder").unwrap();
    let inside = file.join("letters");
    let mut cases = vec![(file.as_path(), "store_io"), (inside.as_path(), "store_io")];
    // Nobody writes there, not even the superuser as whom continuous integration runs.
    if cfg!(target_os = "linux") {
        cases.push((Path::new("/sys"), "store_read_only"));
    }
    for (folder, code) in cases {
        prefer(&office, "output_folder", &json!(folder));
        for command in ["print_invitations", "save_invitations"] {
            let refused = office.refused(command, request.clone());
            assert_eq!(refused, code, "{command} into {}", folder.display());
        }
    }
    assert_eq!(fs::read(&file).unwrap(), b"not a folder");
    assert!(office.machine.opened().is_empty());
    assert_eq!(
        office.snapshot(&situation),
        before,
        "the invitations stay as they were"
    );

    prefer(&office, "output_folder", &json!(office.beside("elsewhere")));
    let printed = office.ok("print_invitations", request);
    assert_eq!(printed["documents"], 6);
    assert!(Path::new(text(&printed["paths"][0])).is_file());
}

#[test]
fn only_a_complete_path_becomes_the_folder_of_documents() {
    let office = Office::open();
    let preferences = office.ok("get_status", json!({}))["preferences"].clone();
    for typed in ["lettres", "./lettres", "~/lettres"] {
        let mut changed = preferences.clone();
        changed["output_folder"] = json!(typed);
        assert_eq!(
            office.refused_fields("set_preferences", &json!({"preferences": changed})),
            ["output_folder: path_not_complete"],
            "{typed}"
        );
        assert_eq!(
            office.ok("get_status", json!({}))["preferences"],
            preferences
        );
    }
    let folder = office.beside("lettres");
    prefer(
        &office,
        "output_folder",
        &json!(format!(" \"{}\" ", folder.display())),
    );
    let kept = office.ok("get_status", json!({}))["preferences"]["output_folder"].clone();
    assert_eq!(kept, json!(folder));
}

#[test]
fn a_folder_that_vanished_is_made_again() {
    let office = Office::open();
    let (_, request) = letters(&office);
    let folder = office.beside("letters");
    prefer(&office, "output_folder", &json!(folder));
    let first = office.ok("print_invitations", request.clone());
    fs::remove_dir_all(&folder).unwrap();
    let again = office.ok("print_invitations", request);
    assert_eq!(first["paths"], again["paths"]);
    assert!(Path::new(text(&again["paths"][0])).is_file());
}

#[test]
fn files_are_saved_all_or_none() {
    let office = Office::open();
    let (_, request) = letters(&office);
    let folder = office.beside("letters");
    prefer(&office, "output_folder", &json!(folder));
    let saved = office.ok("save_invitations", request.clone());
    let names: Vec<_> = saved["paths"].as_array().unwrap().clone();
    fs::remove_dir_all(&folder).unwrap();
    fs::create_dir_all(&folder).unwrap();
    // A link to nowhere stands where the last file goes: it «does not exist», and it cannot be made.
    #[cfg(unix)]
    {
        let last = text(names.last().unwrap());
        std::os::unix::fs::symlink("/nowhere/at/all", last).unwrap();
        office.refused("save_invitations", request);
        let left: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        assert!(left.iter().all(|path| path == Path::new(last)), "{left:?}");
    }
}
