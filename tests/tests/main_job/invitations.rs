use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bureau_cii_tests::office::Viewer;
use serde_json::json;

use super::*;

/// No part of a name that could tell who it is about or who comes.
const NAMES: [&str; 8] = [
    "müller",
    "mueller",
    "muller",
    "lodie",
    "antille",
    "imhof",
    "schmid",
    "zenruffinen",
];

fn assert_nameless(what: &str) {
    let lower = what.to_lowercase();
    for name in NAMES {
        assert!(!lower.contains(name), "{name} in {what}");
    }
}

fn paths(view: &Value) -> Vec<&Path> {
    list(&view["paths"])
        .iter()
        .map(|path| Path::new(text(path)))
        .collect()
}

fn name_of(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// The lines of a header or property, unfolded.
fn property(file: &str, name: &str) -> Vec<String> {
    file.replace("\r\n ", "")
        .lines()
        .filter(|line| line.to_lowercase().starts_with(&name.to_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_letter_speaks_its_recipients_language() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (_, session) = prepared(&office);
        let view = office.ok("get_session", json!({"session": session}));
        for invitee in list(&view["invitees"]) {
            let own = text(&invitee["language"]);
            let mut request = json!({"session": session, "invitee": invitee["id"], "language": null, "kind": "invitation"});
            let pages = office.ok("preview_invitation", request.clone());
            assert_eq!(pages["language"], own);
            let letter = text(&pages["pages"][0]["text"]);
            let (said, not_said) = match own {
                "de" => ("Freundliche Grüsse", "salutations"),
                _ => ("salutations", "Grüsse"),
            };
            assert!(letter.contains(said), "{own}: {letter}");
            assert!(!letter.contains(not_said), "{own}: {letter}");
            assert!(letter.contains("2026-0001"), "{letter}");
            assert!(text(&pages["pages"][0]["svg"]).starts_with("<svg"));
            assert_eq!(pages["replaced_characters"], "");

            let mail = office.ok("preview_mail", request.clone());
            assert_eq!(mail["subject"], "2026-0001");
            assert_nameless(text(&mail["calendar_title"]));

            // The other language can be looked at too.
            let other = if own == "de" { "fr" } else { "de" };
            request["language"] = json!(other);
            let pages = office.ok("preview_invitation", request);
            assert_eq!(pages["language"], other);
        }
    }
}

#[test]
fn all_letters_are_one_pdf() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (_, session) = prepared(&office);
        let invitees = office.invitees(&session);
        let request = json!({"session": session, "invitees": invitees});
        let printed = office.ok("print_invitations", request.clone());
        assert_eq!(printed["documents"], 6);
        let all = paths(&printed);
        assert_eq!(all.len(), 1);
        assert!(fs::read(all[0]).unwrap().starts_with(b"%PDF-"));
        assert!(name_of(all[0]).contains("2026-0001"));
        assert_nameless(name_of(all[0]));
        assert_eq!(office.machine.opened(), all);

        // Printed again it is another file, and without a viewer it is in the folder all the same.
        office.machine.set_viewer(Viewer::None);
        let again = office.ok("print_invitations", request);
        assert_ne!(again["paths"], printed["paths"]);
        assert_eq!(again["not_opened"]["code"], "no_viewer");
        assert!(bureau_cii_tests::office::has_sentence("no_viewer"));
        assert!(paths(&again)[0].is_file());
    }
}

#[test]
fn saved_files_tell_nothing_but_the_number() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (_, session) = prepared(&office);
        let request = json!({"session": session, "invitees": office.invitees(&session)});
        let saved = office.ok("save_invitations", request);
        assert_eq!(saved["documents"], 6);
        let all = paths(&saved);
        let ending = |ending: &str| {
            all.iter()
                .filter(|path| path.extension().unwrap() == ending)
                .count()
        };
        // The person gets a letter, the others a mail as well.
        assert_eq!((ending("pdf"), ending("ics"), ending("eml")), (6, 6, 5));
        for path in all {
            assert_nameless(name_of(path));
            assert!(name_of(path).contains("2026-0001"));
            let ending = path.extension().unwrap();
            if ending == "ics" {
                let file = fs::read_to_string(path).unwrap();
                let summary = property(&file, "SUMMARY");
                assert!(summary[0].ends_with("2026-0001"), "{summary:?}");
                assert!(property(&file, "DESCRIPTION").is_empty());
                assert_nameless(&summary.join("\n"));
                assert_nameless(&property(&file, "LOCATION").join("\n"));
                assert_eq!(property(&file, "SEQUENCE"), ["SEQUENCE:0"]);
                assert_eq!(property(&file, "METHOD"), ["METHOD:PUBLISH"]);
            } else if ending == "eml" {
                let file = fs::read_to_string(path).unwrap();
                assert_eq!(property(&file, "Subject:"), ["Subject: 2026-0001"]);
                let names = property(&file, "Content-Disposition").join("\n");
                assert_nameless(&names);
                assert!(names.contains("2026-0001"));
                assert!(file.contains("method=REQUEST"));
            }
        }
    }
}

#[test]
fn a_move_makes_changed_letters_and_a_cancellation_takes_back() {
    let office = office_in("fr");
    let (_, session) = prepared(&office);
    all_accept(&office, &session);
    let invitees = office.invitees(&session);
    let request = json!({"session": session, "invitees": invitees});

    let view = office.ok(
        "set_session_date",
        json!({
            "session": session, "date": "25.6.2026", "time": "14h", "minutes": 120,
            "place": {"kind": "room", "value": office.rooms().sierre},
        }),
    );
    assert_eq!(view["to_update"], 6);
    assert!(
        each(&view["invitees"], "state")
            .iter()
            .all(|state| *state == "to_update")
    );
    assert_ne!(view["row"]["state"], "ready");
    let preview =
        json!({"session": session, "invitee": invitees[1], "language": null, "kind": "invitation"});
    let letter = office.ok("preview_invitation", preview.clone());
    let letter = text(&letter["pages"][0]["text"]).to_owned();
    assert!(letter.contains("23 juin 2026"), "the former date: {letter}");
    assert!(letter.contains("25 juin 2026"), "the new date: {letter}");
    let saved = office.ok("save_invitations", request.clone());
    let calendar = paths(&saved)
        .into_iter()
        .find(|path| path.extension().unwrap() == "ics")
        .unwrap();
    let file = fs::read_to_string(calendar).unwrap();
    assert_eq!(property(&file, "SEQUENCE"), ["SEQUENCE:1"]);
    assert_eq!(
        property(&file, "DTSTART;TZID=Europe/Zurich:2026"),
        ["DTSTART;TZID=Europe/Zurich:20260625T140000"]
    );
    let uid = property(&file, "UID");
    let view = office.ok("mark_invitations_sent", request.clone());
    assert_eq!(view["to_update"], 0);

    assert_eq!(
        office.refused_fields(
            "call_off_session",
            &json!({"session": session, "postpone": false, "reason": " "})
        ),
        ["reason: required"]
    );
    let view = office.ok(
        "call_off_session",
        json!({"session": session, "postpone": false, "reason": "La personne a trouvé un emploi."}),
    );
    assert_eq!(view["row"]["state"], "cancelled");
    let letter = office.ok("preview_invitation", preview);
    assert!(
        text(&letter["pages"][0]["text"]).contains("annul"),
        "{letter}"
    );
    let saved = office.ok("save_invitations", request);
    let mails: Vec<_> = paths(&saved)
        .into_iter()
        .filter(|path| path.extension().unwrap() == "eml")
        .collect();
    assert_eq!(mails.len(), 5);
    for mail in mails {
        assert!(fs::read_to_string(mail).unwrap().contains("method=CANCEL"));
    }
    // Whoever only takes the calendar file gets the cancellation too, of the same entry.
    let calendar = paths(&saved)
        .into_iter()
        .find(|path| path.extension().unwrap() == "ics")
        .unwrap();
    let file = fs::read_to_string(calendar).unwrap();
    assert_eq!(property(&file, "METHOD"), ["METHOD:CANCEL"]);
    assert_eq!(property(&file, "STATUS"), ["STATUS:CANCELLED"]);
    assert_eq!(property(&file, "SEQUENCE"), ["SEQUENCE:2"]);
    assert_eq!(property(&file, "UID"), uid);
}

#[test]
fn whoever_accepted_is_told_of_every_change_once() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (_, session) = prepared(&office);
        all_accept(&office, &session);
        let invitees = office.invitees(&session);
        let request = json!({"session": session, "invitees": invitees});
        let letters = || -> Vec<String> {
            let view = office.ok("get_session", json!({"session": session}));
            list(&view["invitees"])
                .iter()
                .map(|invitee| {
                    let preview = json!({
                        "session": session, "invitee": invitee["id"], "language": null,
                        "kind": "invitation",
                    });
                    let pages = office.ok("preview_invitation", preview);
                    assert_eq!(pages["language"], invitee["language"]);
                    text(&pages["pages"][0]["text"]).to_owned()
                })
                .collect()
        };
        let all_say = |fr: &str, de: &str| {
            for letter in letters() {
                let said = if letter.contains("Freundliche Grüsse") {
                    de
                } else {
                    fr
                };
                assert!(letter.contains(said), "{said}: {letter}");
            }
        };
        // What is saved and what is sent leave one after the other, each with a number of its own.
        let told_once = |sequence: u32| {
            let view = office.ok("get_session", json!({"session": session}));
            let can_invite = |view: &Value| {
                let all = list(&view["invitees"]).iter();
                all.filter(|invitee| invitee["can_invite"] == true).count()
            };
            assert_eq!(can_invite(&view), 6);
            for path in paths(&office.ok("save_invitations", request.clone())) {
                if path.extension().unwrap() == "ics" {
                    let entry = fs::read_to_string(path).unwrap();
                    assert_eq!(
                        property(&entry, "SEQUENCE"),
                        [format!("SEQUENCE:{sequence}")]
                    );
                    let german = name_of(path).contains("kalender");
                    let tag = if german {
                        "SUMMARY;LANGUAGE=de-CH"
                    } else {
                        "SUMMARY;LANGUAGE=fr-CH"
                    };
                    assert_eq!(property(&entry, tag).len(), 1, "{tag}: {entry}");
                }
            }
            let sent = office.ok("send_invitations", request.clone());
            assert_eq!((&sent["mails"], &sent["letters"]), (&json!(5), &json!(1)));
            for path in paths(&sent) {
                if path.extension().unwrap() == "eml" {
                    let file = fs::read_to_string(path).unwrap();
                    let german = property(&file, "Content-Language") == ["Content-Language: de"];
                    let names = property(&file, "Content-Disposition").join("\n");
                    assert_eq!(names.contains("einladung"), german, "{names}");
                }
            }
            let view = office.ok("get_session", json!({"session": session}));
            assert_eq!(can_invite(&view), 0);
            // A second press sends nothing and writes nothing.
            let before = office.snapshot(text(&view["row"]["situation"]));
            for command in ["send_invitations", "mark_invitations_sent"] {
                assert_eq!(office.refused(command, request.clone()), "nothing_to_tell");
            }
            assert_eq!(office.snapshot(text(&view["row"]["situation"])), before);
        };
        let rooms = office.rooms();
        let move_to = |time: &str, room: &str| {
            office.ok(
                "set_session_date",
                json!({
                    "session": session, "date": "23.6.2026", "time": time, "minutes": 120,
                    "place": {"kind": "room", "value": room},
                }),
            )
        };

        // Another room: the answers stand, the letters do not.
        let view = move_to("9:00", &rooms.haut);
        assert!(
            list(&view["invitees"])
                .iter()
                .all(|invitee| invitee["replied_on"] != json!(null))
        );
        all_say("Salle B4", "Raum B4");
        told_once(1);
        move_to("14:00", &rooms.haut);
        all_say("14\u{a0}h", "14.00");
        told_once(3);
        office.ok(
            "call_off_session",
            json!({"session": session, "postpone": false, "reason": "Emploi trouvé"}),
        );
        for letter in letters() {
            let words = ["annulée", "abgesagt", "fällt aus"];
            assert!(words.iter().any(|word| letter.contains(word)), "{letter}");
        }
        told_once(5);
        let view = office.ok("get_session", json!({"session": session}));
        assert_eq!(
            view["called_off_because"],
            json!({"language": language, "text": "Emploi trouvé"})
        );
    }
}

#[test]
fn what_cannot_be_put_down_is_not_noted_as_sent() {
    let office = office_in("fr");
    let (_, session) = prepared(&office);
    let request = json!({"session": session, "invitees": office.invitees(&session)});
    let status = office.ok("get_status", json!({}));
    let mut preferences = status["preferences"].clone();
    // A file where the folder should be.
    let blocked = office.beside("no-folder");
    fs::write(&blocked, "x").unwrap();
    preferences["output_folder"] = json!(blocked.join("letters"));
    office.ok("set_preferences", json!({"preferences": preferences}));
    let before = office.ok("get_session", json!({"session": session}));
    assert!(
        !office
            .refused("send_invitations", request.clone())
            .is_empty()
    );
    assert_eq!(
        office.ok("get_session", json!({"session": session})),
        before
    );
    assert!(office.machine.opened().is_empty());

    preferences["output_folder"] = json!("");
    office.ok("set_preferences", json!({"preferences": preferences}));
    // Without a viewer the letters are in the folder, noted as sent, and the window says where.
    office.machine.set_viewer(Viewer::None);
    let sent = office.ok("send_invitations", request);
    assert_eq!(sent["not_opened"]["code"], "no_viewer");
    assert!(paths(&sent).iter().all(|path| path.is_file()));
}

#[test]
fn a_mark_by_mistake_is_taken_back_and_the_history_says_so() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (situation, session) = prepared(&office);
        let invitees = office.invitees(&session);
        let request = json!({"session": session, "invitees": invitees});
        let states = || {
            let view = office.ok("get_session", json!({"session": session}));
            let states = each(&view["invitees"], "state")
                .into_iter()
                .map(str::to_owned);
            states.collect::<BTreeSet<_>>()
        };
        let all = |state: &str| BTreeSet::from([state.to_owned()]);
        assert_eq!(
            office.refused("take_back_sendings", request.clone()),
            "nothing_sent"
        );
        // Straight away, by Undo.
        office.ok("mark_invitations_sent", request.clone());
        assert_eq!(states(), all("sent"));
        office.ok("undo_last", json!({}));
        assert_eq!(states(), all("to_send"));
        // Later, as an act of its own, which the history keeps and Undo takes back in turn.
        office.ok("mark_invitations_sent", request.clone());
        office.ok(
            "set_session_language",
            json!({"session": session, "language": "de"}),
        );
        let view = office.ok("take_back_sendings", request.clone());
        assert!(
            list(&view["invitees"])
                .iter()
                .all(|seat| seat["can_take_back"] == false)
        );
        assert_eq!(states(), all("to_send"));
        let history = office
            .ok("get_history", json!({"situation": situation}))
            .to_string();
        assert!(history.contains("take_back_sendings"));
        office.ok("undo_last", json!({}));
        assert_eq!(states(), all("sent"));
        // Whoever answered had the letter; nothing of the others is taken back either.
        let reply =
            json!({"session": session, "invitee": invitees[2], "reply": {"kind": "accepted"}});
        office.ok("record_reply", reply);
        assert_eq!(
            office.refused("take_back_sendings", request.clone()),
            "letter_answered"
        );
        let others = json!({"session": session, "invitees": [invitees[0], invitees[1]]});
        let view = office.ok("take_back_sendings", others);
        assert_eq!(
            each(&view["invitees"], "state"),
            ["to_send", "to_send", "accepted", "sent", "sent", "sent"]
        );
    }
}
