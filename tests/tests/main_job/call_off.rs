//! One invitee is no longer needed; the session takes place without them.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::*;

/// The seat of a role.
fn seat<'a>(view: &'a Value, role: &str) -> &'a Value {
    let mut seats = list(&view["invitees"]).iter();
    seats.find(|seat| seat["role"] == role).unwrap()
}

fn call_off(office: &Office, session: &str, role: &str, reason: &str) -> Value {
    let view = office.ok("get_session", json!({"session": session}));
    let invitee = &seat(&view, role)["id"];
    office.ok(
        "call_off_invitee",
        json!({"session": session, "invitee": invitee, "reason": reason}),
    )
}

fn message<'a>(view: &'a Value, rule: &str) -> &'a str {
    let mut rules = list(&view["rules"]).iter();
    text(&rules.find(|view| view["rule"] == rule).unwrap()["message"]["code"])
}

/// The files of the letter to one seat, by their ending.
fn files(office: &Office, session: &str, seat: &Value) -> Vec<(String, String)> {
    let request = json!({"session": session, "invitees": [seat["id"]]});
    let saved = office.ok("save_invitations", request);
    list(&saved["paths"])
        .iter()
        .map(|path| {
            let path = Path::new(text(path));
            let ending = path.extension().unwrap().to_str().unwrap().to_owned();
            (
                ending,
                String::from_utf8_lossy(&fs::read(path).unwrap()).replace("\r\n ", ""),
            )
        })
        .collect()
}

fn entry(files: &[(String, String)]) -> &str {
    let (_, entry) = files.iter().find(|(ending, _)| ending == "ics").unwrap();
    entry
}

#[test]
fn whoever_was_told_hears_it_in_their_language_and_the_table_has_a_gap() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (situation, session) = prepared(&office);
        all_accept(&office, &session);
        let before = office.ok("get_session", json!({"session": session}));
        assert_eq!(before["row"]["state"], "ready");
        assert_eq!(seat(&before, "smr_physician")["leaving"], "by_call_off");
        let invited = files(&office, &session, seat(&before, "smr_physician"));

        let view = call_off(
            &office,
            &session,
            "smr_physician",
            "Dossier médical complet",
        );
        let physician = seat(&view, "smr_physician");
        assert_eq!(physician["state"], "to_call_off");
        assert_eq!(physician["status"]["message"]["code"], "to_call_off");
        assert_eq!(
            physician["called_off_because"],
            json!({"language": language, "text": "Dossier médical complet"})
        );
        assert_eq!(
            (&physician["leaving"], &physician["can_invite"]),
            (&json!("after_letter"), &json!(true))
        );
        // The rules ask for a physician again, the others need no letter, and this one does.
        assert_eq!(view["missing_roles"][0]["code"], "smr_physician");
        assert_eq!(message(&view, "roster"), "roster_smr_physician");
        assert_eq!(message(&view, "invitations"), "invitations_to_call_off");
        assert_eq!(
            (&view["to_call_off"], &view["to_update"]),
            (&json!(1), &json!(0))
        );
        assert_ne!(view["row"]["state"], "ready");

        // The physician reads German, whatever the window speaks.
        let preview = json!({
            "session": session, "invitee": physician["id"], "language": null, "kind": "invitation",
        });
        let pages = office.ok("preview_invitation", preview);
        let letter = text(&pages["pages"][0]["text"]);
        for words in [
            "Rückzug unserer Einladung",
            "nicht mehr nötig",
            "23. Juni 2026",
        ] {
            assert!(letter.contains(words), "{words}: {letter}");
        }
        assert!(
            !letter.contains("médical"),
            "the reason stays in the file: {letter}"
        );

        let files = files(&office, &session, physician);
        let said = entry(&files);
        let property = |file: &str, name: &str| {
            let line = file.lines().find(|line| line.starts_with(name));
            line.map(str::to_owned).unwrap()
        };
        assert_eq!(property(said, "METHOD"), "METHOD:CANCEL");
        assert_eq!(property(said, "STATUS"), "STATUS:CANCELLED");
        assert_eq!(property(said, "UID"), property(entry(&invited), "UID"));
        assert_eq!(
            property(said, "DTSTART"),
            property(entry(&invited), "DTSTART")
        );
        assert_eq!(said.matches("\nATTENDEE").count(), 1);
        let number = |file: &str| -> u32 {
            let line = property(file, "SEQUENCE");
            line.trim_start_matches("SEQUENCE:").parse().unwrap()
        };
        assert!(number(said) > number(entry(&invited)));
        let (_, mail) = files.iter().find(|(ending, _)| ending == "eml").unwrap();
        assert!(mail.contains("method=CANCEL"), "{mail}");

        // Sent once; then nothing is left to tell, and the seat can go.
        let request = json!({"session": session, "invitees": [physician["id"]]});
        let sent = office.ok("send_invitations", request.clone());
        assert_eq!((&sent["mails"], &sent["letters"]), (&json!(1), &json!(0)));
        let view = office.ok("get_session", json!({"session": session}));
        let physician = seat(&view, "smr_physician");
        assert_eq!(
            (&physician["state"], &physician["leaving"]),
            (&json!("called_off"), &json!("at_once"))
        );
        assert_eq!(message(&view, "invitations"), "invitations_sent");
        assert_eq!(
            office.refused("send_invitations", request),
            "nothing_to_tell"
        );
        let accepted = json!({
            "session": session, "invitee": physician["id"], "reply": {"kind": "accepted"},
        });
        assert_eq!(
            office.refused("record_reply", accepted),
            "invitee_called_off"
        );

        // The history says it, with the reason.
        let history = office.ok("get_history", json!({"situation": situation}));
        let said = history.to_string();
        assert!(said.contains("Dossier médical complet") && said.contains("\"withdrawn\""));
    }
}

#[test]
fn the_person_reads_plain_words() {
    let office = office_in("fr");
    let (_, session) = prepared(&office);
    all_accept(&office, &session);
    let view = call_off(&office, &session, "person", "");
    let person = seat(&view, "person");
    assert_eq!(person["called_off_because"]["text"], "");
    let preview = json!({
        "session": session, "invitee": person["id"], "language": null, "kind": "invitation",
    });
    let pages = office.ok("preview_invitation", preview.clone());
    let letter = text(&pages["pages"][0]["text"]);
    for words in [
        "Nun müssen Sie doch nicht kommen.",
        "Sie müssen nichts tun.",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    let mut french = preview;
    french["language"] = json!("fr");
    let pages = office.ok("preview_invitation", french);
    let letter = text(&pages["pages"][0]["text"]);
    for words in [
        "vous n’avez pas besoin de venir",
        "Vous n’avez rien à faire.",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    let sent = office.ok(
        "send_invitations",
        json!({"session": session, "invitees": [person["id"]]}),
    );
    assert_eq!((&sent["mails"], &sent["letters"]), (&json!(0), &json!(1)));
}

#[test]
fn whoever_was_told_nothing_simply_leaves_and_undo_brings_everybody_back() {
    let office = office_in("de");
    let (_, session) = prepared(&office);
    let stands = || office.ok("get_session", json!({"session": session}));
    let check = |told: bool| {
        let before = stands();
        let view = call_off(&office, &session, "smr_physician", "");
        let here = each(&view["invitees"], "role").contains(&"smr_physician");
        assert_eq!(here, told);
        assert_eq!(message(&view, "roster"), "roster_smr_physician");
        office.ok("undo_last", json!({}));
        assert_eq!(stands(), before);
    };
    check(false);
    all_accept(&office, &session);
    check(true);
}

#[test]
fn as_many_are_told_as_was_said_before() {
    let office = office_in("fr");
    let (_, session) = prepared(&office);
    all_accept(&office, &session);
    let view = office.ok("get_session", json!({"session": session}));
    let physician = &seat(&view, "smr_physician")["id"];
    let declined = json!({"session": session, "invitee": physician, "reply": {"kind": "declined"}});
    let before = office.ok("record_reply", declined);
    let mut said = Vec::new();
    for (postpone, foreseen) in [
        (true, "to_tell_if_postponed"),
        (false, "to_tell_if_cancelled"),
    ] {
        let request = json!({"session": session, "postpone": postpone, "reason": "Grippe"});
        let after = office.ok("call_off_session", request);
        assert_eq!(after["to_update"], before[foreseen], "{foreseen}");
        said.push(before[foreseen].as_u64().unwrap());
        office.ok("undo_last", json!({}));
    }
    assert_eq!(
        said[0],
        said[1] + 1,
        "who declined is asked for the next date"
    );
}
