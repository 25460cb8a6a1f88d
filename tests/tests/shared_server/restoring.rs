//! The server is lost and restored from yesterday; the desktops still have today.

use super::*;

pub(super) fn a_server_restored_from_yesterday_gets_todays_work_back(place: &Place) {
    let mut two = Two::begin(place);
    let yesterday = two.first.announce(&two.first.draft());
    in_step(&two.first);
    let backup = two.server.beside("backup");
    two.server
        .run(&["backup", "--to", &backup.display().to_string()]);

    let mut draft = two.first.draft();
    draft["avs"] = json!("");
    draft["name"] = json!("Heute-Test");
    let today = two.first.announce(&draft);
    two.first.ok(
        "save_person",
        with_phone(&two.first, &yesterday, "079 000 00 77"),
    );
    two.second.ok(
        "add_note",
        json!({"situation": yesterday, "text": "Seit gestern.", "language": "de"}),
    );
    in_step(&two.first);
    in_step(&two.second);
    until("both have all of it", || {
        file(&two.second, &today).is_some() && phone_of(&two.second, &yesterday) == "079 000 00 77"
    });

    two.server
        .lose_and_restore(&backup, place.database().as_deref());
    for office in [&two.first, &two.second] {
        office.ok("synchronise", json!({}));
    }
    for office in [&two.first, &two.second] {
        until("today is there", || {
            in_step(office);
            office.ok("verify_with_server", json!({}))["kind"] == "equal"
                && file(office, &today).is_some()
                && phone_of(office, &yesterday) == "079 000 00 77"
                && file(office, &yesterday).unwrap()["content"]["timeline"]
                    .to_string()
                    .contains("Seit gestern.")
        });
        assert_eq!(server_of(office)["conflicts"], 0);
        assert_eq!(server_of(office)["refused"], 0);
    }
    two.server.run(&["audit", "verify"]);
}
