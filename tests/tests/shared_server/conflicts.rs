//! Both change the same field without having heard of one another.

use std::{fs, path::Path};

use bureau_cii_tests::paper::Paper;

use super::*;

fn conflicts(office: &Office) -> Value {
    office.ok("list_conflicts", json!({}))["open"].clone()
}

/// A file that both have.
fn shared_file(two: &Two) -> String {
    let situation = two.first.announce(&two.first.draft());
    until("the second sees it", || {
        file(&two.second, &situation).is_some()
    });
    in_step(&two.first);
    in_step(&two.second);
    situation
}

/// Both work without the server; the first comes back first, and stays with what it wrote.
fn apart(two: &mut Two, work: [&dyn Fn(&Office); 2]) {
    two.server.kill();
    for (office, work) in [&two.first, &two.second].into_iter().zip(work) {
        work(office);
        until("it is offline", || {
            server_of(office)["state"]["kind"] == "offline"
        });
    }
    // A locked office says nothing; one that is open comes back by itself, and could be the first.
    two.second.ok("lock", json!({}));
    two.server.start();
    two.first.ok("synchronise", json!({}));
    in_step(&two.first);
    two.second.ok("unlock", json!({"password": PASSWORD}));
    in_step(&two.second);
}

/// Both change the telephone.
fn disagree(place: &Place) -> (Two, String) {
    let mut two = Two::begin(place);
    let situation = shared_file(&two);
    let write = |phone: &'static str| {
        let situation = &situation;
        move |office: &Office| {
            office.ok("save_person", with_phone(office, situation, phone));
        }
    };
    apart(&mut two, [&write("079 000 00 11"), &write("079 000 00 22")]);
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

/// Neither of two choices that knew nothing of one another is taken silently: the second becomes a choice of its own.
pub(super) fn two_who_settle_a_conflict_differently_meet_again(place: &Place) {
    for (first, second, stands, offered) in [
        ("keep", "replace", "079 000 00 11", "079 000 00 22"),
        ("replace", "keep", "079 000 00 22", "079 000 00 11"),
    ] {
        let (mut two, situation) = disagree(place);
        let conflict = conflicts(&two.first)[0]["id"].clone();
        let settle = |kind: &'static str| {
            let id = conflict.clone();
            move |office: &Office| {
                office.ok(
                    "settle_conflict",
                    json!({"id": id, "choice": {"kind": kind}}),
                );
            }
        };
        apart(&mut two, [&settle(first), &settle(second)]);
        for office in [&two.first, &two.second] {
            until("there is a choice again", || {
                let open = conflicts(office);
                open.as_array().unwrap().len() == 1 && open[0]["id"] != conflict
            });
            let open = &conflicts(office)[0];
            let side = &open["sides"][0];
            assert_eq!(phone_of(office, &situation), stands, "{first} {second}");
            assert!(side["kept"].to_string().contains(stands), "{open}");
            assert!(side["offered"].to_string().contains(offered), "{open}");
            assert_eq!(server_of(office)["conflicts"], 1);
        }
        // It is settled like any other.
        let again = conflicts(&two.second)[0]["id"].clone();
        let choice = json!({"id": again, "choice": {"kind": "replace"}});
        two.second.ok("settle_conflict", choice);
        for office in [&two.first, &two.second] {
            until("it is settled", || server_of(office)["conflicts"] == 0);
            until("for both", || phone_of(office, &situation) == offered);
        }
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

pub(super) fn what_both_wrote_stands_in_the_copy_for_the_person(place: &Place) {
    let mut two = Two::begin(place);
    let situation = shared_file(&two);
    let people = two.first.people();
    let decide = |coordinator: &str| {
        let request = json!({
            "situation": situation, "outcome": "complex", "text": "", "coordinator": coordinator,
        });
        move |office: &Office| {
            office.ok("decide_triage", request.clone());
        }
    };
    // The second names somebody who stands nowhere else in the file.
    apart(&mut two, [&decide(&people.user), &decide(&people.cms_haut)]);
    until("the second has the conflict", || {
        server_of(&two.second)["conflicts"] != 0
    });
    for language in ["fr", "de"] {
        let request = json!({"situation": situation, "language": language});
        let made = two.second.ok("make_person_copy", request);
        let path = |place: usize| Path::new(made["paths"][place].as_str().unwrap());
        let copy: Value = serde_json::from_slice(&fs::read(path(1)).unwrap()).unwrap();
        let conflicts = copy["conflicts"].as_array().unwrap();
        let about_coordinator = |conflict: &&Value| {
            let mut sides = conflict["sides"].as_array().unwrap().iter();
            sides.any(|side| side["field"] == "coordinator")
        };
        let conflict = conflicts.iter().find(about_coordinator).unwrap();
        let mut sides = conflict["sides"].as_array().unwrap().iter();
        let side = sides.find(|side| side["field"] == "coordinator").unwrap();
        assert_eq!(side["kept"], people.user, "{conflict}");
        assert_eq!(side["offered"], people.cms_haut, "{conflict}");
        let directory = &copy["directory"]["staff"];
        for (id, name) in [
            (people.user.as_str(), "Clara Zenruffinen"),
            (&people.cms_haut, "Urs Jossen-Test"),
            (
                conflict["by"].as_str().unwrap(),
                "noe.exemple noe.exemple-Test",
            ),
        ] {
            assert_eq!(directory[id]["name"], name);
        }
        let paper = Paper::read(path(0));
        let spoken = cii_domain::Language::from_code(language).unwrap();
        for (key, name) in [
            ("first_value", "Clara Zenruffinen"),
            ("second_value", "Urs Jossen-Test"),
        ] {
            let key = format!("documents.person_copy.{key}");
            let line = cii_i18n::tr(spoken, &key, &[("value", name)]);
            assert!(paper.says(&line), "{language}: {line} is not on the paper");
        }
    }
}

/// Whoever announced sees both names and chooses neither, once the announcement was decided on.
pub(super) fn whoever_could_not_have_made_the_change_does_not_settle_it(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let first = Office::open();
    server.bind(&first, "clara.exemple", &server.code);
    in_step(&first);
    let situation = first.announce(&first.draft());
    let words = ["--staff", &first.people().worker];
    let code = server.add_user("luc.exemple", words.as_slice());
    let second = server.join("luc.exemple", &code);
    until("the second sees it", || file(&second, &situation).is_some());
    in_step(&first);
    in_step(&second);
    let mut two = Two {
        server,
        first,
        second,
    };
    let write = |name: &'static str| {
        let situation = &situation;
        move |office: &Office| {
            let mut request = with_phone(office, situation, "079 000 00 02");
            request["first_name"] = json!(name);
            office.ok("save_person", request);
        }
    };
    apart(&mut two, [&write("Elodie"), &write("Élodie-Rose")]);
    for office in [&two.first, &two.second] {
        until("both have the conflict", || {
            server_of(office)["conflicts"] == 1
        });
    }
    let open = conflicts(&two.second);
    assert_eq!(open[0]["whose"], Value::Null, "both could write the name");

    two.first.ok(
        "decide_triage",
        json!({"situation": situation, "outcome": "complex", "text": "", "coordinator": two.first.people().user}),
    );
    in_step(&two.first);
    until("it is decided", || {
        file(&two.second, &situation).unwrap()["header"]["state"] == "complex"
    });
    let open = conflicts(&two.second);
    assert_eq!(open[0]["whose"], "bureau");
    for kind in ["keep", "replace"] {
        let choice = json!({"id": open[0]["id"], "choice": {"kind": kind}});
        assert_eq!(
            two.second.refused("settle_conflict", choice),
            "not_permitted_here"
        );
    }
    assert_eq!(server_of(&two.second)["waiting"], 0);
    assert_eq!(conflicts(&two.first)[0]["whose"], Value::Null);
    let choice = json!({"id": open[0]["id"], "choice": {"kind": "keep"}});
    two.first.ok("settle_conflict", choice);
    until("it is settled for both", || {
        server_of(&two.second)["conflicts"] == 0
    });
}
