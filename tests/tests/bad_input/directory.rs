use serde_json::json;

use super::*;

fn room(name: &str, seats: u16) -> Value {
    json!({
        "id": null, "name": name, "region": "sierre",
        "building": {"fr": "Maison des essais", "de": "Haus der Versuche"},
        "address": {"supplement": "", "street": "Place du Test", "number": "2", "postal_box": "", "postcode": "3960", "town": "Sierre", "country": ""},
        "seats": seats, "access": {"fr": "", "de": ""}, "in_use": true,
    })
}

#[test]
fn rooms_that_cannot_be() {
    let office = Office::open();
    for (path, value, expected) in [
        ("seats", json!(0), "seats: room_seats"),
        ("seats", json!(201), "seats: room_seats"),
        ("building.de", json!(""), "building.de: required"),
        ("building.fr", json!(" "), "building.fr: required"),
        ("name", json!("3.12"), "name: room_twice"),
        (
            "address.postcode",
            json!("0960"),
            "address.postcode: postcode",
        ),
    ] {
        let request = with(&room("3.13", 12), path, value);
        assert_eq!(office.refused_fields("save_room", &request), [expected]);
    }
    // The room itself keeps its name.
    let mut own = room("3.12", 14);
    own["id"] = json!(office.rooms().sierre);
    office.ok("save_room", own);
}

#[test]
fn closed_days_that_close_nothing() {
    let office = Office::open();
    let day = |date: &str| json!({"date": date, "half": "whole", "name": {"kind": "other", "fr": "Pont", "de": "Brückentag"}});
    let save = |days: &[Value]| json!({"year": 2026, "administration": days});
    let refused = |days: &[Value]| office.refused_fields("save_closed_days", &save(days));
    assert_eq!(
        refused(&[day("15.5.2026"), day("15.5.2026")]),
        ["administration.1.date: closed_day_twice"]
    );
    assert_eq!(
        refused(&[day("25.12.2026"), day("16.5.2026")]),
        [
            "administration.0.date: closed_day_anyway",
            "administration.1.date: closed_day_anyway"
        ]
    );
    office.ok("save_closed_days", save(&[day("15.5.2026")]));
}

#[test]
fn a_worker_who_has_left_announces_nothing() {
    let office = Office::open();
    let people = office.people();
    let directory = office.ok("get_directory", json!({}));
    let worker = directory["staff"]
        .as_array()
        .unwrap()
        .iter()
        .find(|staff| staff["id"] == people.worker)
        .unwrap();
    let mut left = worker.clone();
    left["from"] = json!("");
    left["to"] = json!("4.6.2026");
    office.ok("save_staff", left);
    let draft = office.draft();
    assert_eq!(
        office.refused_fields("announce", &draft_request(&draft)),
        ["worker: staff_left"]
    );
    // On that day the worker was still there.
    let draft = with(&draft, "received_on", json!("4.6.2026"));
    office.announce(&draft);
}
