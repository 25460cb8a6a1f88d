//! The right of access: what is given to a person is all that is held.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use bureau_cii_tests::paper::Paper;
use cii_app::demo::{self, DemoYear, SEED};
use cii_domain::{
    SituationId,
    access::{self, RecordKind},
    person::Person,
};
use cii_sync::{Aggregate, Body, body_of};
use serde_json::json;

use super::*;

/// The practice office, whose user is the secretary.
fn practice() -> (Office, DemoYear) {
    let office = Office::empty();
    office.ok("start_practice", json!({"situations": null}));
    (office, demo::year(SEED, None).unwrap())
}

fn read(made: &Value) -> Value {
    let paths = each_text(&made["paths"]);
    serde_json::from_slice(&fs::read(paths[1]).unwrap()).unwrap()
}

fn each_text(values: &Value) -> Vec<&str> {
    list(values).iter().map(text).collect()
}

/// The records of a person in the practice year, by the code of their kind.
fn records_of(demo: &DemoYear, person: &Person) -> BTreeMap<&'static str, Vec<Body>> {
    fn bodies<'a, T: Aggregate + 'a>(records: impl Iterator<Item = &'a T>) -> Vec<Body> {
        records.map(|record| body_of(record).unwrap()).collect()
    }
    let situations: Vec<_> = demo
        .situations
        .iter()
        .filter(|situation| situation.person == person.id)
        .collect();
    let own = |id: SituationId| situations.iter().any(|situation| situation.id == id);
    BTreeMap::from([
        ("person", bodies([person].into_iter())),
        ("situation", bodies(situations.iter().copied())),
        (
            "procuration",
            bodies(demo.procurations.iter().filter(|it| own(it.situation))),
        ),
        (
            "session",
            bodies(demo.sessions.iter().filter(|it| own(it.situation))),
        ),
        (
            "contract",
            bodies(demo.contracts.iter().filter(|it| own(it.situation))),
        ),
        (
            "note",
            bodies(demo.notes.iter().filter(|it| own(it.situation))),
        ),
    ])
}

fn sorted(mut bodies: Vec<Value>) -> Vec<Value> {
    bodies.sort_by_key(|body| text(&body["id"]).to_owned());
    bodies
}

/// The showcase, somebody who signed a contract, a young person.
fn samples(demo: &DemoYear) -> Vec<(SituationId, &Person)> {
    let open = |situation: SituationId| {
        let situation = demo.situations.iter().find(|it| it.id == situation)?;
        let person = demo.persons.iter().find(|it| it.id == situation.person)?;
        let is_open = person.restriction.is_none();
        is_open.then_some((situation.id, person))
    };
    let signed = demo
        .contracts
        .iter()
        .filter(|contract| contract.situation != demo.showcase && !contract.state.is_editable())
        .find_map(|contract| open(contract.situation));
    let young = demo
        .situations
        .iter()
        .filter(|it| it.announcement.age_group == cii_domain::situation::AgeGroup::Youth)
        .find_map(|it| open(it.id));
    [open(demo.showcase), signed, young]
        .map(Option::unwrap)
        .to_vec()
}

#[test]
fn what_a_medical_institution_brought_is_missing_and_said_to_be() {
    let (office, demo) = practice();
    let session = demo
        .sessions
        .iter()
        .find(|it| it.situation == demo.showcase && it.state.is_upcoming())
        .unwrap();
    office.ok(
        "save_block",
        json!({"session": session.id, "block": {
            "institution": "smr", "status": "canari du médecin", "entitlement": "",
            "measures_done": "", "next_step": "",
        }}),
    );
    let made = office.ok(
        "make_person_copy",
        json!({"situation": demo.showcase, "language": "fr"}),
    );
    let copy = read(&made);
    assert!(
        !copy.to_string().contains("canari"),
        "neither in the record nor in the history"
    );
    let said: Vec<_> = list(&copy["withheld"])
        .iter()
        .filter(|line| line["because"] == "medical")
        .map(|line| text(&line["path"]))
        .collect();
    assert!(said.contains(&"blocks[smr].status"), "{said:?}");
    let listed = office.ok("get_person_copy", json!({"situation": demo.showcase}));
    assert!(each(&listed["withheld"], "code").contains(&"medical"));
}

#[test]
fn every_field_of_every_record_is_in_the_copy_or_said_to_be_missing() {
    let (office, demo) = practice();
    let mut seen = 0;
    for (situation, person) in samples(&demo) {
        let made = office.ok(
            "make_person_copy",
            json!({"situation": situation, "language": "fr"}),
        );
        let copy = read(&made);
        let records = records_of(&demo, person);
        for kind in RecordKind::ALL {
            let code = kind.code();
            let about_a_person = !kind.is_reference();
            // An override is no record that an office keeps yet: once it is, it has its place in the copy.
            let is_kept = cii_sync::RecordKind::from_code(code).is_some();
            assert_eq!(
                copy["records"].get(code).is_some(),
                about_a_person && is_kept,
                "{code}"
            );
        }
        for (code, bodies) in records {
            let kind = RecordKind::from_code(code).unwrap();
            let held = sorted(list(&copy["records"][code]).to_vec());
            let stored = sorted(bodies.into_iter().map(Value::Object).collect());
            assert_eq!(held.len(), stored.len(), "{code}");
            for (held, stored) in held.iter().zip(&stored) {
                let (held, stored) = (held.as_object().unwrap(), stored.as_object().unwrap());
                for path in access::filled_paths(kind, stored) {
                    if !access::changed_paths(kind, held, stored).contains(&path) {
                        seen += 1;
                        continue;
                    }
                    let said = list(&copy["withheld"]).iter().any(|line| {
                        line["record"] == held["id"] && line["path"] == path.to_string()
                    });
                    let is_block_text = path.to_string().starts_with("blocks[");
                    assert!(said && is_block_text, "{code}: {path} is missing");
                }
            }
        }
    }
    assert!(seen > 300, "{seen} fields seen");
}

#[test]
fn it_says_whose_copy_it_is_with_recipients_accesses_and_changes() {
    let (office, demo) = practice();
    let situation = demo.showcase;
    office.ok("get_file", json!({"situation": situation}));
    office.ok("search_everywhere", json!({"query": "Roncevent"}));
    office.ok(
        "add_note",
        json!({"situation": situation, "text": "Demande sa copie", "language": "fr"}),
    );
    let listed = office.ok("get_person_copy", json!({"situation": situation}));
    assert_eq!(listed["language"], "fr");
    assert_eq!(list(&listed["sections"]).len(), 13);
    let made = office.ok(
        "make_person_copy",
        json!({"situation": situation, "language": "de"}),
    );
    let paths = each_text(&made["paths"]);
    let names: Vec<_> = paths
        .iter()
        .map(|path| Path::new(path).file_name().unwrap().to_str().unwrap())
        .collect();
    let number = office.ok("get_file", json!({"situation": situation}))["header"]["number"].clone();
    let number = text(&number);
    assert_eq!(
        names,
        [
            format!("auskunft-{number}.pdf"),
            format!("auskunft-{number}.json")
        ]
    );
    // The PDF alone opens, in a folder of its own.
    assert_eq!(office.machine.opened(), [Path::new(paths[0])]);
    let copy = read(&made);
    assert_eq!(copy["format"], "bureau-cii/person-copy");
    assert_eq!(copy["version"], 1);
    assert_eq!(copy["language"], "de");
    assert_eq!(copy["person"]["name"], "Roncevent");
    let happened = list(&copy["history"]).last().unwrap();
    assert_eq!(happened["act"], "add_note");
    let accesses = each(&copy["accesses"], "kind");
    assert!(accesses.starts_with(&["read", "search"]), "{accesses:?}");
    // What was typed could be somebody else's name.
    assert!(!copy["accesses"].to_string().contains("Roncevent"));
    let means = each(&copy["recipients"], "means");
    for expected in ["procuration", "mail"] {
        assert!(means.contains(&expected), "{expected}: {means:?}");
    }

    // A second copy lies beside the first, and tells of it.
    let again = read(&office.ok(
        "make_person_copy",
        json!({"situation": situation, "language": "fr"}),
    ));
    let files: Vec<_> = list(&again["recipients"])
        .iter()
        .filter(|line| line["means"] == "export")
        .map(|line| text(&line["what"]))
        .collect();
    assert_eq!(files, ["person_copy"]);
    let journal = office.ok("list_access_journal", json!({"situation": situation}));
    let codes: Vec<_> = list(&journal["entries"])
        .iter()
        .map(|entry| text(&entry["message"]["code"]))
        .collect();
    assert_eq!(codes[0], "export_person_copy");
    assert!(codes.contains(&"read_person_copy"), "{codes:?}");
}

#[test]
fn all_situations_of_the_person_are_in_the_copy_of_any() {
    let (office, demo) = practice();
    let (first, person) = samples(&demo)[0];
    let second = office.ok(
        "announce",
        json!({"draft": {
            "person": person.id, "former": null, "not_same_as": [],
            "name": person.name, "first_name": person.first_name, "form": "madam", "sex": "female",
            "birth_date": "14.3.1984", "avs": "", "language": "fr",
            "address": {"supplement": "", "street": "", "number": "", "postal_box": "", "postcode": "", "town": "", "country": ""},
            "phone": "", "email": "",
            "representative_kind": null, "representative_name": "", "representative_phone": "",
            "representative_address": {"supplement": "", "street": "", "number": "", "postal_box": "", "postcode": "", "town": "", "country": ""},
            "representative_language": null,
            "region": "martigny", "register": "bureau", "service": "orp", "counted_under": null,
            "worker": null, "respondent": null,
            "received_on": "12.1.2026", "follow_up_started_on": "",
            "age_group": "adult", "provenance": "institution", "service_asked": null,
            "criteria": ["several_services"], "laci_rights_end_on": "", "other_services": [],
            "reason": "Une seconde situation.",
        }}),
    )["id"]
        .clone();
    for asked in [json!(first), second] {
        let copy = read(&office.ok(
            "make_person_copy",
            json!({"situation": asked, "language": "fr"}),
        ));
        assert_eq!(list(&copy["records"]["situation"]).len(), 2);
        assert_eq!(list(&copy["records"]["person"]).len(), 1);
        // The person's own history stands in that of each situation, and once in the copy.
        let made = list(&copy["history"])
            .iter()
            .filter(|line| line["of"] == "person" && line["happening"] == "created");
        assert_eq!(made.count(), 1);
    }
}

#[test]
fn every_field_stands_on_the_paper_in_words() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("pdftotext is not installed: nothing compared");
        return;
    }
    let (office, demo) = practice();
    for (situation, person) in samples(&demo) {
        office.ok("search_everywhere", json!({"query": person.name}));
        for language in LANGUAGES {
            let made = office.ok(
                "make_person_copy",
                json!({"situation": situation, "language": language}),
            );
            let output = Command::new("pdftotext")
                .arg("-layout")
                .arg(each_text(&made["paths"])[0])
                .arg("-")
                .output()
                .unwrap();
            let paper: String = String::from_utf8(output.stdout).unwrap();
            let words: String = paper.split_whitespace().collect();
            let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
            let spoken = cii_domain::Language::from_code(language).unwrap();
            for (code, bodies) in records_of(&demo, person) {
                for field in bodies.iter().flat_map(serde_json::Map::keys) {
                    if matches!(field.as_str(), "id" | "person" | "situation") {
                        continue;
                    }
                    let label = cii_i18n::find(spoken, &format!("core.history.field.{field}"));
                    let label = label.unwrap_or_else(|| panic!("no word for {code} {field}"));
                    // A long name of a field may be broken where it stands in a list of its own.
                    let first = label.split(' ').next().unwrap();
                    assert!(
                        words.contains(&without_blanks(first)),
                        "{language} {code} {field}: {label}"
                    );
                }
            }
            for word in paper.split_whitespace() {
                let is_code =
                    word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                let is_identity =
                    word.len() > 30 && word.chars().filter(|c| *c == '-').count() == 4;
                assert!(!is_code && !is_identity, "{language}: {word}");
            }
            assert!(
                ["core.", "documents.", "domain.", "%{"]
                    .iter()
                    .all(|key| !paper.contains(key)),
                "{language}"
            );
        }
    }
}

#[test]
fn every_scan_lies_beside_the_copy_and_one_that_is_lost_is_said_to_be() {
    let (office, demo) = practice();
    let situation = demo.showcase;
    let of_showcase = demo
        .sessions
        .iter()
        .find(|it| it.situation == situation && it.state.is_upcoming());
    let session = json!({"kind": "session", "id": of_showcase.unwrap().id});
    let of_showcase = demo
        .procurations
        .iter()
        .find(|it| it.situation == situation);
    let procuration = json!({"kind": "procuration", "id": of_showcase.unwrap().id});
    let blobs = || -> Vec<PathBuf> {
        let entries = fs::read_dir(office.data().join("blobs")).into_iter();
        entries.flatten().map(|it| it.unwrap().path()).collect()
    };
    let mut scans = BTreeMap::new();
    for (to, title) in [
        (&session, "Feuille de présence"),
        (&procuration, "Procuration signée"),
        (&session, "Feuille égarée"),
    ] {
        let mut scan = format!("%PDF-1.7 {title}").into_bytes();
        scan.resize(200_000 + title.len(), 7);
        let path = office.beside("scan.pdf");
        fs::write(&path, &scan).unwrap();
        let before = blobs();
        office.ok(
            "attach_file",
            json!({"to": to, "path": path, "title": title}),
        );
        if title == "Feuille égarée" {
            let lost = blobs().into_iter().find(|path| !before.contains(path));
            fs::remove_file(lost.unwrap()).unwrap();
        }
        scans.insert(title, scan);
    }
    for language in LANGUAGES {
        let made = office.ok(
            "make_person_copy",
            json!({"situation": situation, "language": language}),
        );
        let paths = each_text(&made["paths"]);
        assert_eq!(paths.len(), 4, "{paths:?}");
        assert_eq!(made["documents"], 4);
        let folder = Path::new(paths[0]).parent().unwrap();
        let lie_there = fs::read_dir(folder).unwrap().count();
        assert_eq!(lie_there, 4, "nothing else lies there");
        let copy = read(&made);
        let paper = Paper::read(Path::new(paths[0]));
        let attachments = list(&copy["attachments"]);
        assert_eq!(attachments.len(), scans.len());
        let mut names = Vec::new();
        for entry in attachments {
            let title = text(&entry["attachment"]["title"]);
            let on_paper = |what: &str| {
                assert!(paper.says(what), "{language}: {what} is not on the paper");
            };
            on_paper(title);
            let Some(name) = entry["copy"].as_str() else {
                assert_eq!(title, "Feuille égarée");
                let spoken = cii_domain::Language::from_code(language).unwrap();
                let key = "core.person_copy.withheld.contents_elsewhere";
                on_paper(&cii_i18n::tr_plural(spoken, key, 1, &[]));
                continue;
            };
            on_paper(name);
            assert_eq!(
                fs::read(folder.join(name)).unwrap(),
                scans[title],
                "{title}"
            );
            names.push(name);
        }
        let beside: Vec<_> = paths[2..]
            .iter()
            .map(|path| Path::new(path).file_name().unwrap().to_str().unwrap())
            .collect();
        assert_eq!(beside, names, "in the order in which the copy names them");
    }
}

#[test]
fn whoever_does_not_read_the_whole_file_makes_none() {
    // The user of this office coordinates one region.
    let office = office_in("fr");
    let situation = office.complex();
    for (command, request) in [
        ("get_person_copy", json!({"situation": situation})),
        (
            "make_person_copy",
            json!({"situation": situation, "language": "fr"}),
        ),
    ] {
        assert_eq!(office.refused(command, request), "person_copy_whole_file");
    }
}

#[test]
fn a_copy_that_cannot_be_written_leaves_nothing_and_can_be_made_again() {
    let (office, demo) = practice();
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("not a folder");
    fs::write(&blocked, "").unwrap();
    let choose = |path: &Path| {
        let mut preferences = office.ok("get_status", json!({}))["preferences"].clone();
        preferences["output_folder"] = json!(path);
        office.ok("set_preferences", json!({"preferences": preferences}));
    };
    let request = json!({"situation": demo.showcase, "language": "fr"});
    choose(&blocked.join("inside"));
    office.refused("make_person_copy", request.clone());
    let journal = office.ok("list_access_journal", json!({"situation": demo.showcase}));
    assert_eq!(
        list(&journal["entries"]).len(),
        0,
        "nothing left the office"
    );
    choose(folder.path());
    let made = office.ok("make_person_copy", request.clone());
    assert_eq!(list(&made["paths"]).len(), 2);
    office.ok("make_person_copy", request);
    let folders = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(folders, 3, "each copy has a folder of its own");
}
