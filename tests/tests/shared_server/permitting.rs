//! Whoever may not do something is told so at once, and nothing of it is kept.

use super::*;

/// What somebody tries at the desk, by its command. What needs a file is left out where there is none.
fn attempts(
    office: &Office,
    situation: &str,
    session: &str,
    own: &str,
    name: &str,
) -> Vec<(&'static str, Value)> {
    let mut all = vec![
        ("announce", json!({"draft": announcement(office, own)})),
        (
            "save_room",
            json!({
                "id": null, "name": format!("Salle {own}"), "region": "sierre", "building": {"fr": "Essai", "de": "Versuch"},
                "address": announcement(office, own)["address"], "seats": 4,
                "access": {"fr": "", "de": ""}, "in_use": true,
            }),
        ),
    ];
    if file(office, situation).is_none() {
        return all;
    }
    let of = |more: Value| {
        let mut request = json!({"situation": situation});
        request
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        request
    };
    // Whoever is not shown the person has no form to fill in.
    let person = with_phone(office, situation, "079 222 22 22");
    if person["avs"].is_string() && person["sex"].is_string() {
        all.push(("save_person", person));
    }
    all.extend([
        ("add_note", of(json!({"text": "Essai.", "language": "fr"}))),
        ("plan_session", of(json!({"kind": "round_table"}))),
        ("start_contract", of(json!({}))),
        ("set_case_manager", of(json!({"staff": office.people().orp}))),
        ("save_block", json!({"session": session, "block": {
            "institution": own, "status": format!("Essai de {name}."), "entitlement": "", "measures_done": "", "next_step": "",
        }})),
    ]);
    // The answer of the own seat, where a screen offers to give it.
    if let Ok(view) = office.call("get_session", &json!({"session": session}))
        && let Some(seat) = view["invitees"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|seat| seat["can_answer"] == true)
    {
        let reply = json!({"kind": "accepted"});
        all.push((
            "record_reply",
            json!({"session": session, "invitee": seat["id"], "reply": reply}),
        ));
    }
    all
}

fn announcement(office: &Office, own: &str) -> Value {
    let mut draft = office.draft();
    draft["name"] = json!(format!("Essai-{own}"));
    draft["avs"] = json!("");
    draft["birth_date"] = json!("3.3.1990");
    draft
}

/// What is hidden is absent from the views of a file and of a session, and no blank of it stands there as a fact.
fn refuse_blanks(office: &Office, situation: &str, session: &str, name: &str) {
    let views = [
        file(office, situation),
        office
            .call("get_session", &json!({"session": session}))
            .ok(),
    ];
    for view in views.into_iter().flatten() {
        let text = view.to_string();
        assert!(!text.contains("1970-01-01"), "{name}: {text}");
        assert!(!text.contains("0-0000\""), "{name}: {text}");
    }
}

pub(super) fn a_desk_says_at_once_who_may_do_what_and_keeps_nothing_else(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    server.bind(&bureau, "clara.exemple", &server.code);
    in_step(&bureau);
    let situation = bureau.complex();
    bureau.ok("save_procuration", lasting_procuration_request(&situation));
    let session = bureau.dated_session(&situation);
    in_step(&bureau);
    let people = bureau.people();
    let desks: [(&str, &[&str], &str, &[&str]); 6] = [
        (
            "anne.exemple",
            &["--staff", &people.orp],
            "orp",
            &["announce", "save_block"],
        ),
        (
            "beat.exemple",
            &["--staff", &people.oai],
            "oai",
            &["save_block", "record_reply"],
        ),
        (
            "luc.exemple",
            &["--staff", &people.worker],
            "orp",
            &["announce", "record_reply"],
        ),
        (
            "ruth.exemple",
            &["--staff", &people.physician],
            "smr",
            &["save_block", "record_reply"],
        ),
        (
            "paul.exemple",
            &["--institution", "oai", "--function", "legal_commission"],
            "oai",
            &[],
        ),
        (
            "nadia.exemple",
            &["--staff", &people.unreachable],
            "bureau",
            &[
                "announce",
                "save_room",
                "save_person",
                "add_note",
                "plan_session",
                "start_contract",
                "set_case_manager",
                "save_block",
                "record_reply",
            ],
        ),
    ];
    for (name, words, own, permitted) in desks {
        let office = server.join(name, &server.add_user(name, words));
        until("the office is open", || office.state() == "open");
        in_step(&office);
        refuse_blanks(&office, &situation, &session, name);
        let mut done = Vec::new();
        for (command, request) in attempts(&office, &situation, &session, own, name) {
            let before = file(&office, &situation);
            match office.call(command, &request) {
                Ok(_) => {
                    done.push(command);
                    in_step(&office);
                }
                Err(error) => {
                    // Of a file of which nearly nothing is shown another reason may come first.
                    if ["announce", "save_room", "save_person", "add_note"].contains(&command) {
                        let code = error["code"].as_str().unwrap();
                        assert!(
                            code.starts_with("not_permitted"),
                            "{name} {command}: {error}"
                        );
                    }
                    assert_eq!(file(&office, &situation), before, "{name} {command}");
                    assert_eq!(server_of(&office)["waiting"], 0, "{name} {command}");
                }
            }
        }
        if name == "nadia.exemple" {
            // What the physician brought is closed to the Bureau, and the view says so.
            let view = office.ok("get_session", json!({"session": session}));
            let blocks = view["blocks"].as_array().unwrap();
            let hidden: Vec<_> = blocks
                .iter()
                .filter(|block| block["text_held_back"] == true)
                .map(|block| block["institution"].as_str().unwrap())
                .collect();
            assert_eq!(hidden, ["smr"]);
        }
        assert_eq!(done, permitted, "{name}");
        assert_eq!(
            server_of(&office)["refused"],
            0,
            "{name}: refused by the server"
        );
    }
}
