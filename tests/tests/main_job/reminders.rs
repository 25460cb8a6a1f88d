use std::fs;

use serde_json::json;

use super::*;

fn invitee<'a>(view: &'a Value, key: &str, value: &str) -> &'a Value {
    list(&view["invitees"])
        .iter()
        .find(|invitee| invitee[key] == value)
        .unwrap()
}

fn remind(session: &str, invitees: &[&Value]) -> Value {
    let seats: Vec<_> = invitees
        .iter()
        .map(|invitee| json!({"session": session, "invitee": invitee["id"]}))
        .collect();
    json!({ "seats": seats })
}

/// Invited on 8 June; the clock stands nine days later.
fn waiting(office: &Office) -> (String, Value) {
    let (_, session) = prepared(office);
    let invitees = office.invitees(&session);
    office.ok(
        "mark_invitations_sent",
        json!({"session": session, "invitees": invitees}),
    );
    office.machine.set_now("2026-06-17T07:00:00Z");
    let view = office.ok("get_session", json!({"session": session}));
    (session, view)
}

#[test]
fn a_reminder_speaks_the_language_of_whoever_is_reminded() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (session, view) = waiting(&office);
        let physician = invitee(&view, "role", "smr_physician");
        assert_eq!(physician["status"]["message"]["code"], "no_reply");
        assert_eq!(physician["status"]["tone"], "late");
        // What will go out is what is shown before.
        let preview = json!({
            "session": session, "invitee": physician["id"], "language": null, "kind": "reminder",
        });
        let pages = office.ok("preview_invitation", preview);
        let words = text(&pages["pages"][0]["text"]);
        assert!(words.contains("Einladung vom 8. Juni 2026"), "{words}");
        let sent = office.ok("remind_invitees", remind(&session, &[physician]));
        assert_eq!((&sent["mails"], &sent["letters"]), (&json!(1), &json!(0)));

        // A draft in German, whatever the window speaks: nothing but the number in its subject.
        let path = text(&sent["paths"][0]).to_owned();
        let draft = fs::read_to_string(&path).unwrap();
        assert!(draft.starts_with("X-Unsent: 1"), "{draft}");
        assert!(draft.contains("Subject: 2026-0001\r\n"));
        assert!(draft.contains("Content-Language: de"));
        assert!(draft.contains("einladung-2026-0001.pdf"));
        assert_eq!(office.machine.opened(), [std::path::PathBuf::from(path)]);

        // It shows, it is not late any more, and nobody is reminded twice a day.
        let view = office.ok("get_session", json!({"session": session}));
        let physician = invitee(&view, "role", "smr_physician");
        assert_eq!(physician["sent_on"], "2026-06-08");
        assert_eq!(physician["reminded_on"], "2026-06-17");
        assert_eq!(physician["status"]["tone"], "waiting");
        assert_eq!(physician["can_remind"], false);
        assert_eq!(
            office.refused("remind_invitees", remind(&session, &[physician])),
            "told_today"
        );

        // Ctrl+Z: as if it had not gone out.
        let undone = office.ok("undo_last", json!({}));
        assert_eq!(undone["act"]["code"], "remind_invitees");
        let view = office.ok("get_session", json!({"session": session}));
        let physician = invitee(&view, "role", "smr_physician");
        assert_eq!(physician["reminded_on"], json!(null));
        assert_eq!(physician["can_remind"], true);
    }
}

#[test]
fn the_person_is_reminded_by_a_plain_letter() {
    let office = office_in("fr");
    let (session, view) = waiting(&office);
    let person = invitee(&view, "role", "person");
    let sent = office.ok("remind_invitees", remind(&session, &[person]));
    assert_eq!((&sent["mails"], &sent["letters"]), (&json!(0), &json!(1)));
    assert!(
        text(&sent["paths"][0]).ends_with("erinnerung-2026-0001.pdf"),
        "{sent}"
    );
}

#[test]
fn several_are_reminded_in_one_act() {
    let office = office_in("fr");
    let (session, view) = waiting(&office);
    let all: Vec<&Value> = list(&view["invitees"]).iter().collect();
    let sent = office.ok("remind_invitees", remind(&session, &all));
    assert_eq!((&sent["mails"], &sent["letters"]), (&json!(5), &json!(1)));
    assert_eq!(list(&sent["paths"]).len(), 6);
    office.ok("undo_last", json!({}));
    let view = office.ok("get_session", json!({"session": session}));
    assert!(
        list(&view["invitees"])
            .iter()
            .all(|seat| seat["reminded_on"] == json!(null))
    );
}

#[test]
fn nobody_is_reminded_of_what_is_not_awaited() {
    let office = office_in("fr");
    let (session, view) = waiting(&office);
    let physician = invitee(&view, "role", "smr_physician");
    let person = invitee(&view, "role", "person");
    office.ok(
        "record_reply",
        json!({"session": session, "invitee": physician["id"], "reply": {"kind": "accepted"}}),
    );
    // One refused, none written.
    assert_eq!(
        office.refused("remind_invitees", remind(&session, &[person, physician])),
        "reply_not_awaited"
    );
    let folder = office.beside("documents").join("Bureau CII");
    assert!(!folder.exists(), "nothing was put down");
    assert_eq!(office.machine.opened().len(), 0);
    assert_eq!(
        office.refused("remind_invitees", json!({"seats": []})),
        "nobody_chosen"
    );
    let view = office.ok("get_session", json!({"session": session}));
    assert_eq!(invitee(&view, "role", "person")["reminded_on"], json!(null));
}

#[test]
fn invitations_leave_by_post_and_mail_in_one_act() {
    for language in LANGUAGES {
        let office = office_in(language);
        let (_, session) = prepared(&office);
        let request = json!({"session": session, "invitees": office.invitees(&session)});
        let sent = office.ok("send_invitations", request);
        assert_eq!((&sent["mails"], &sent["letters"]), (&json!(5), &json!(1)));
        // Five drafts and the letter of the person.
        assert_eq!(list(&sent["paths"]).len(), 6);
        assert_eq!(office.machine.opened().len(), 6);
        let view = office.ok("get_session", json!({"session": session}));
        assert!(
            each(&view["invitees"], "state")
                .iter()
                .all(|state| *state == "sent")
        );
        // The mark can be undone; that calendar files left cannot.
        assert_eq!(
            office.ok("undo_last", json!({}))["act"]["code"],
            "send_invitations"
        );
        assert_eq!(office.refused("undo_last", json!({})), "undo_final");
    }
}

#[test]
fn a_letter_says_what_changed_and_in_which_language_the_session_is() {
    let office = office_in("fr");
    let (_, session) = prepared(&office);
    all_accept(&office, &session);
    let letter = |role: &str| {
        let view = office.ok("get_session", json!({"session": session}));
        let id = invitee(&view, "role", role)["id"].clone();
        let request =
            json!({"session": session, "invitee": id, "language": null, "kind": "invitation"});
        text(&office.ok("preview_invitation", request)["pages"][0]["text"]).to_owned()
    };
    // Sierre works in French: the German-speaking physician is told, the French-speaking worker knows.
    assert!(letter("smr_physician").contains("auf Französisch geführt"));
    assert!(!letter("announcing_worker").contains("se tient en"));
    let view = office.ok(
        "set_session_language",
        json!({"session": session, "language": "de"}),
    );
    assert_eq!(view["language"], "de");
    assert!(!letter("smr_physician").contains("geführt"));
    assert!(letter("announcing_worker").contains("se tient en allemand"));

    // Another hour on the same day, then put off.
    office.ok(
        "set_session_date",
        json!({
            "session": session, "date": "23.6.2026", "time": "14h", "minutes": 120,
            "place": {"kind": "room", "value": office.rooms().sierre},
        }),
    );
    assert!(letter("announcing_worker").contains("son lieu a changé"));
    office.ok(
        "mark_invitations_sent",
        json!({"session": session, "invitees": office.invitees(&session)}),
    );
    let view = office.ok(
        "call_off_session",
        json!({"session": session, "postpone": true, "reason": "Maladie"}),
    );
    assert_eq!(view["row"]["starts_at"], json!(null));
    let words = letter("person");
    assert!(words.contains("23. Juni 2026"), "{words}");
    assert!(words.contains("sobald ein neues Datum"), "{words}");
    assert_eq!(
        office.refused(
            "call_off_session",
            json!({"session": session, "postpone": false, "reason": ""})
        ),
        "fields"
    );
    office.ok(
        "call_off_session",
        json!({"session": session, "postpone": false, "reason": "Emploi trouvé"}),
    );
    let words = letter("person");
    assert!(words.contains("findet nicht statt"), "{words}");
    assert!(!words.contains("neues Datum"), "{words}");
}
