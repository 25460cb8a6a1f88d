//! Both change the same field without having heard of one another.

use super::*;

fn conflicts(office: &Office) -> Value {
    office.ok("list_conflicts", json!({}))["open"].clone()
}

/// Both offline, both change the telephone; the first comes back first.
fn disagree(place: &Place) -> (Two, String) {
    let mut two = Two::begin(place);
    let situation = two.first.announce(&two.first.draft());
    until("the second sees it", || {
        file(&two.second, &situation).is_some()
    });
    in_step(&two.first);
    in_step(&two.second);
    two.server.kill();
    for (office, phone) in [
        (&two.first, "079 000 00 11"),
        (&two.second, "079 000 00 22"),
    ] {
        office.ok("save_person", with_phone(office, &situation, phone));
        until("it is offline", || {
            server_of(office)["state"]["kind"] == "offline"
        });
    }
    two.server.start();
    two.first.ok("synchronise", json!({}));
    in_step(&two.first);
    two.second.ok("synchronise", json!({}));
    in_step(&two.second);
    for office in [&two.first, &two.second] {
        until("both have the conflict", || {
            server_of(office)["conflicts"] == 1
        });
        assert_eq!(
            phone_of(office, &situation),
            "079 000 00 11",
            "the first stays"
        );
    }
    (two, situation)
}

pub(super) fn a_conflict_shows_on_both_and_is_settled_for_both(place: &Place) {
    let (two, situation) = disagree(place);
    let open = conflicts(&two.first);
    assert_eq!(open, conflicts(&two.second));
    let conflict = &open[0];
    assert_eq!(conflict["situation"], situation.as_str());
    assert_eq!(conflict["cause"]["code"], "same_field");
    assert_eq!(
        conflict["by"].as_str().unwrap().trim(),
        "noe.exemple noe.exemple-Test"
    );
    assert_eq!(conflict["sides"][0]["field"], "phone");
    let (kept, offered) = (
        &conflict["sides"][0]["kept"],
        &conflict["sides"][0]["offered"],
    );
    assert!(kept.to_string().contains("079 000 00 11"), "{kept}");
    assert!(offered.to_string().contains("079 000 00 22"), "{offered}");

    assert!(conflict["obstacle"].is_null());
    assert_eq!(
        file(&two.second, &situation).unwrap()["header"]["conflicts"],
        1
    );

    let choice = json!({"id": conflict["id"], "choice": {"kind": "replace"}});
    two.first.ok("settle_conflict", choice.clone());
    assert_eq!(
        two.first.refused("settle_conflict", choice),
        "conflict_settled"
    );
    for office in [&two.first, &two.second] {
        until("it is settled", || server_of(office)["conflicts"] == 0);
        until("and replaced", || {
            phone_of(office, &situation) == "079 000 00 22"
        });
    }
}

pub(super) fn a_choice_can_be_an_edited_text_and_can_be_taken_back(place: &Place) {
    let (two, situation) = disagree(place);
    let conflict = conflicts(&two.second)[0]["id"].clone();
    let no_number = json!({"id": conflict, "choice": {"kind": "edit", "text": "demain"}});
    assert_eq!(
        two.second.refused_fields("settle_conflict", &no_number),
        ["text: phone_character"]
    );
    let choice = json!({"id": conflict, "choice": {"kind": "edit", "text": "079 000 00 33"}});
    two.second.ok("settle_conflict", choice);
    assert_eq!(phone_of(&two.second, &situation), "079 000 00 33");
    in_step(&two.second);
    two.second.ok("undo_last", json!({"act": null}));
    assert_eq!(phone_of(&two.second, &situation), "079 000 00 11");
    assert_eq!(server_of(&two.second)["conflicts"], 1);
    let choice = json!({"id": conflict, "choice": {"kind": "keep"}});
    two.second.ok("settle_conflict", choice);
    until("the first hears of it", || {
        phone_of(&two.first, &situation) == "079 000 00 11"
            && server_of(&two.first)["conflicts"] == 0
    });
}
