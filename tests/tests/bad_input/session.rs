use serde_json::json;

use super::*;

fn date_request(session: &str, date: &str, time: &str, place: &Value) -> Value {
    json!({"session": session, "date": date, "time": time, "minutes": 90, "place": place})
}

#[test]
fn a_session_on_a_day_or_at_a_time_that_cannot_be() {
    let office = Office::open();
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let open = json!({"kind": "open"});
    unchanged(&office, &situation, || {
        for (date, time, expected) in [
            // 15 August 2028 is a Tuesday, 15 August 2026 a Saturday, 26 December 2028 a Tuesday.
            ("15.8.2028", "9:00", "date: session_closed_holiday"),
            ("15.8.2026", "9:00", "date: session_closed_holiday"),
            ("20.6.2026", "9:00", "date: session_closed_weekend"),
            ("1.1.2027", "9:00", "date: session_closed_holiday"),
            ("5.6.2026", "9:00", "date: date_in_the_past"),
            ("31.6.2026", "9:00", "date: date_impossible"),
            ("24.6.26", "9:00", "date: date_two_digit_year"),
            ("", "9:00", "date: date_empty"),
            ("8.6.2026", "7:59", "time: time_in_the_past"),
            ("24.6.2026", "6:59", "date: session_outside_office_day"),
            ("24.6.2026", "18:00", "date: session_outside_office_day"),
            ("24.6.2026", "23:00", "date: session_outside_office_day"),
            ("24.6.2026", "25:00", "time: time_impossible"),
            ("24.6.2026", "٩", "time: time_foreign_digits"),
            ("24.6.2026", "matin", "time: time_not_a_time"),
            ("24.6.2026", "", "time: time_empty"),
        ] {
            assert_eq!(
                office.refused_fields(
                    "set_session_date",
                    &date_request(&session, date, time, &open)
                ),
                [expected],
                "{date} {time}"
            );
        }
        for (minutes, expected) in [
            (0, "minutes: session_too_short"),
            (5, "minutes: session_too_short"),
            (65_535, "minutes: session_too_long"),
        ] {
            let mut request = date_request(&session, "24.6.2026", "9:00", &open);
            request["minutes"] = json!(minutes);
            assert_eq!(
                office.refused_fields("set_session_date", &request),
                [expected]
            );
        }
        for link in ["", " \u{200B}"] {
            let place = json!({"kind": "video", "value": link});
            assert_eq!(
                office.refused_fields(
                    "set_session_date",
                    &date_request(&session, "24.6.2026", "9:00", &place)
                ),
                ["place: required"]
            );
        }
        let unknown = json!({"kind": "room", "value": "00000000-0000-4000-8000-000000000000"});
        assert_eq!(
            office.refused_fields(
                "set_session_date",
                &date_request(&session, "24.6.2026", "9:00", &unknown)
            ),
            ["place: no_such_room"]
        );
    });
}

#[test]
fn nobody_and_no_room_is_booked_twice() {
    let office = Office::open();
    let rooms = office.rooms();
    let situation = office.complex();
    office.dated_session(&situation);
    let mut other = with(&office.draft(), "name", json!("Autre-Personne"));
    other["avs"] = json!("");
    // Somebody else altogether, so that only the room collides.
    other["service"] = json!("suva");
    other["worker"] = Value::Null;
    other["respondent"] = Value::Null;
    other["other_services"] = json!([]);
    let other = office.announce(&other);
    office.ok(
        "decide_triage",
        json!({"situation": other, "outcome": "complex", "text": "", "coordinator": office.people().unreachable}),
    );
    let table = office.plan(&other, "round_table")["row"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let room = json!({"kind": "room", "value": rooms.sierre});
    let haut = json!({"kind": "room", "value": rooms.haut});
    unchanged(&office, &other, || {
        assert_eq!(
            office.refused_fields(
                "set_session_date",
                &date_request(&table, "23.6.2026", "10:00", &room)
            ),
            ["date: session_room_booked"]
        );
    });
    office.ok(
        "set_session_date",
        date_request(&table, "23.6.2026", "10:00", &haut),
    );

    // The same worker at two tables at the same time.
    let mut third = with(&office.draft(), "name", json!("Troisième-Personne"));
    third["avs"] = json!("");
    let third = office.complex_from(&third);
    let session = office.plan(&third, "assessment")["row"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    unchanged(&office, &third, || {
        assert_eq!(
            office.refused_fields(
                "set_session_date",
                &date_request(&session, "23.6.2026", "10:00", &json!({"kind": "open"}))
            ),
            ["date: session_person_booked"]
        );
    });
    // Nor is somebody put at a dated table who sits at another one at that time.
    let people = office.people();
    let invite = |staff: &str| json!({"session": table, "invitee": null, "staff": staff, "role": "guest", "remove": false, "person_invited_because": ""});
    assert_eq!(
        office.refused_fields("save_invitee", &invite(&people.worker)),
        ["staff: session_person_booked"]
    );
    office.ok("save_invitee", invite(&people.cms_haut));
    let seat = office.invitees(&table).pop().unwrap();
    let replace = |staff: &str| json!({"session": table, "invitee": seat, "reply": {"kind": "replaced_by", "staff": staff}});
    assert_eq!(
        office.refused_fields("record_reply", &replace(&people.cms)),
        ["staff: session_person_booked"]
    );
    assert_eq!(
        office.refused_fields("record_reply", &replace(&people.physician)),
        ["staff: substitute_of_another"]
    );
    // One after the other is no overlap.
    office.ok(
        "set_session_date",
        date_request(&session, "23.6.2026", "14:00", &room),
    );
}

#[test]
fn an_invitee_without_address_is_named_and_gets_no_letter() {
    let office = Office::open();
    let people = office.people();
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let view = office.ok(
        "save_invitee",
        json!({"session": session, "invitee": null, "staff": people.unreachable, "role": "guest", "remove": false, "person_invited_because": ""}),
    );
    let problems: Vec<_> = view["invitees"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|invitee| !invitee["problem"].is_null())
        .collect();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0]["staff"], people.unreachable);
    assert_eq!(problems[0]["problem"]["code"], "invitee_without_address");
    let all = json!({"session": session, "invitees": office.invitees(&session)});
    unchanged(&office, &situation, || {
        for command in ["print_invitations", "save_invitations"] {
            assert_eq!(
                office.refused_fields(command, &all),
                ["invitees.6: invitee_without_address"]
            );
        }
    });
    assert!(office.machine.opened().is_empty());
    assert!(
        !office.beside("documents").exists(),
        "no file of the others either"
    );
}

#[test]
fn an_invitee_twice_or_gone_is_refused() {
    let office = Office::open();
    let people = office.people();
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let invitee = |staff: &str| json!({"session": session, "invitee": null, "staff": staff, "role": "guest", "remove": false, "person_invited_because": ""});
    let nobody = "00000000-0000-4000-8000-000000000000";
    let no_one = json!({"session": session, "invitees": []});
    let unknown = json!({"session": session, "invitees": [nobody]});
    unchanged(&office, &situation, || {
        assert_eq!(
            office.refused_fields("save_invitee", &invitee(&people.cms)),
            ["staff: already_invited"]
        );
        assert_eq!(
            office.refused("save_invitee", invitee(nobody)),
            "store_no_such_record"
        );
        for command in [
            "print_invitations",
            "save_invitations",
            "mark_invitations_sent",
        ] {
            assert_eq!(office.refused(command, no_one.clone()), "nobody_chosen");
            let code = office.refused(command, unknown.clone());
            assert!(
                ["no_such_invitee", "nobody_chosen"].contains(&code.as_str()),
                "{code}"
            );
        }
        for command in ["preview_invitation", "preview_mail"] {
            assert_eq!(
                office.refused(
                    command,
                    json!({"session": session, "invitee": nobody, "language": null, "kind": "invitation"})
                ),
                "no_such_invitee"
            );
        }
    });
}
