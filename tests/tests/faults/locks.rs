use bureau_cii_tests::office::{PASSWORD, Ring, call};
use chrono::TimeDelta;
use cii_domain::staff::Function;
use serde_json::json;

use super::*;

#[test]
fn a_second_instance_waits_for_the_first() {
    let office = Office::open();
    let situation = office.complex();
    let second = office.second();
    let status = call(&second, "get_status", &json!({})).unwrap();
    assert_eq!(status["state"], "in_use");
    let refused = call(&second, "unlock", &json!({"password": PASSWORD})).unwrap_err();
    assert_eq!(refused["code"], "store_in_use");
    assert_eq!(
        call(&second, "get_today", &json!({})).unwrap_err()["code"],
        "locked"
    );
    // The first works on.
    note(&office, &situation, "toujours là").unwrap();
    office.ok("lock", json!({}));
    call(&second, "unlock_with_keyring", &json!({})).unwrap();
    assert_eq!(
        call(&second, "get_status", &json!({})).unwrap()["state"],
        "open"
    );
}

#[test]
fn its_state_is_told_while_it_opens_and_closes() {
    let office = Office::open();
    std::thread::scope(|scope| {
        let work = scope.spawn(|| {
            for _ in 0..200 {
                office.ok("lock", json!({}));
                office.ok("unlock_with_keyring", json!({}));
            }
        });
        while !work.is_finished() {
            assert!(["open", "locked"].contains(&office.state().as_str()));
        }
    });
}

#[test]
fn only_the_right_password_opens() {
    let office = Office::open();
    let situation = office.complex();
    office.ok("lock", json!({}));
    assert_eq!(office.state(), "locked");
    for password in ["", "TROIS BISSES SOUS LA NEIGE", &"x".repeat(1_000_000)] {
        assert_eq!(
            office.refused("unlock", json!({"password": password})),
            "store_wrong_key"
        );
        assert_eq!(office.state(), "locked");
    }
    office.ok("unlock", json!({"password": PASSWORD}));
    assert!(office.person_of(&situation)["id"].is_string());
}

#[test]
fn a_keyring_that_does_not_help_leaves_the_password() {
    for (ring, state) in [
        (Ring::Locked, "keyring_locked"),
        (Ring::Missing, "keyring_missing"),
    ] {
        let office = Office::closed();
        office.machine.set_ring(ring);
        assert_eq!(office.state(), state);
        assert_eq!(office.refused("unlock_with_keyring", json!({})), state);
        office.ok("unlock", json!({"password": PASSWORD}));
        assert_eq!(office.state(), "open");
        // Unlocked meanwhile, it opens without a word at the next start.
        office.machine.set_ring(Ring::Works);
        let office = office.restarted();
        assert_eq!(office.state(), "open");
    }
}

#[test]
fn no_office_is_made_when_the_keyring_refuses() {
    for (ring, code) in [
        (Ring::Locked, "keyring_locked"),
        (Ring::Missing, "keyring_missing"),
    ] {
        let office = Office::empty();
        office.machine.set_ring(ring);
        let mut request = json!({
            "first_name": "Clara", "name": "Zenruffinen", "function": "secretariat", "region": null, "language": "de",
            "password": PASSWORD, "password_again": PASSWORD, "use_keyring": true,
        });
        assert_eq!(office.refused("create_office", request.clone()), code);
        assert_eq!(office.state(), "first_start");
        request["password_again"] = json!("etwas anderes, ganz");
        assert_eq!(
            office.refused_fields("create_office", &request),
            ["password_again: passwords_differ"]
        );
        request["password"] = json!("kurz");
        assert_eq!(
            office.refused_fields("create_office", &request),
            ["password: password_short"]
        );
    }
}

#[test]
fn whoever_runs_an_office_is_of_the_bureau() {
    for function in Function::ALL {
        let office = Office::empty();
        let request = json!({
            "first_name": "Clara", "name": "Zenruffinen", "function": function, "region": null, "language": "de",
            "password": PASSWORD, "password_again": PASSWORD, "use_keyring": false,
        });
        if function.is_bureau() {
            office.ok("create_office", request);
            assert_eq!(office.state(), "open", "{function:?}");
        } else {
            assert_eq!(
                office.refused_fields("create_office", &request),
                ["function: function_not_of_bureau"],
                "{function:?}"
            );
            assert_eq!(office.state(), "first_start");
        }
    }
}

#[test]
fn the_recovery_key_opens_as_it_is_typed() {
    let office = Office::open();
    office.ok("lock", json!({}));
    let key = Office::recovery_key();
    let mut wrong = key.to_owned();
    let last = wrong.pop().unwrap();
    wrong.push(if last == 'A' { 'B' } else { 'A' });
    for (typed, code) in [
        ("", "store_recovery_code_mistyped"),
        (wrong.as_str(), "store_recovery_code_mistyped"),
        ("😀", "store_recovery_code_mistyped"),
    ] {
        assert_eq!(
            office.refused("unlock_with_recovery_key", json!({"recovery_key": typed})),
            code
        );
    }
    let typed = format!(" {} ", key.to_lowercase().replace('-', " "));
    office.ok("unlock_with_recovery_key", json!({"recovery_key": typed}));
    assert_eq!(office.state(), "open");
}

#[test]
fn a_changed_password_replaces_the_former() {
    let office = Office::open();
    let new = "sept lacs au-dessus de la vallée";
    let change =
        |current: &str| json!({"current": current, "password": new, "password_again": new});
    assert_eq!(
        office.refused_fields("change_password", &change("faux")),
        ["current: store_wrong_key"]
    );
    office.ok("change_password", change(PASSWORD));
    office.ok("lock", json!({}));
    assert_eq!(
        office.refused("unlock", json!({"password": PASSWORD})),
        "store_wrong_key"
    );
    office.ok("unlock", json!({"password": new}));
    let office = office.restarted();
    assert_eq!(office.state(), "open", "the keyring still opens");
}

#[test]
fn it_locks_itself_after_the_time_that_was_set() {
    let office = Office::open();
    prefer(&office, "auto_lock_minutes", &json!(5));
    office.machine.pass(TimeDelta::seconds(299));
    office.app.tick();
    assert_eq!(office.state(), "open");
    // Asking for its state was a sign of life; so is a key in a field that nobody has saved yet.
    office.machine.pass(TimeDelta::seconds(299));
    office.app.tick();
    office.ok("stay_open", json!({}));
    office.machine.pass(TimeDelta::seconds(299));
    office.app.tick();
    assert_eq!(office.state(), "open");
    office.machine.take_heard();
    office.machine.pass(TimeDelta::seconds(300));
    office.app.tick();
    assert_eq!(office.machine.take_heard().len(), 1, "the window is told");
    assert_eq!(
        office.state(),
        "locked",
        "the keyring does not open it again by itself"
    );
    office.app.tick();
    assert!(office.machine.take_heard().is_empty());

    office.ok("unlock", json!({"password": PASSWORD}));
    prefer(&office, "auto_lock_minutes", &json!(0));
    office.machine.pass(TimeDelta::days(3));
    office.app.tick();
    assert_eq!(office.state(), "open");
}

#[test]
fn behind_the_lock_there_is_nothing() {
    let office = Office::open();
    let situation = office.complex();
    let session = office.dated_session(&situation);
    let draft = office.draft();
    let invitees = office.invitees(&session);
    let people = office.people();
    let contract = office.ok("start_contract", json!({"situation": situation}))["contract"].clone();
    let letterhead = office.ok("get_letterhead", json!({}));
    let person = office.person_of(&situation)["id"].clone();
    let backup = office.ok("backup", json!({"folder": ""}))["path"].clone();
    office.ok("lock", json!({}));
    let all = json!({"session": session, "invitees": invitees});
    let one =
        json!({"session": session, "invitee": invitees[0], "language": null, "kind": "invitation"});
    let file = json!({"situation": situation});
    let requests = [
        (
            "change_password",
            json!({"current": PASSWORD, "password": PASSWORD, "password_again": PASSWORD}),
        ),
        ("undo_last", json!({})),
        ("get_server", json!({})),
        ("list_waiting", json!({})),
        ("list_conflicts", json!({})),
        ("list_access_journal", file.clone()),
        (
            "list_accesses",
            json!({"kind": null, "by": null, "from": "", "to": "", "before": null, "limit": 50}),
        ),
        ("search_everywhere", json!({"query": "müller"})),
        ("backup", json!({"folder": ""})),
        ("verify_backup", json!({"path": backup, "secret": ""})),
        ("rebuild", json!({})),
        ("get_directory", json!({})),
        ("get_closed_days", json!({"year": 2026})),
        (
            "save_closed_days",
            json!({"year": 2026, "administration": []}),
        ),
        ("get_catalogue", json!({})),
        ("get_letterhead", json!({})),
        ("save_letterhead", json!({"letterhead": letterhead})),
        ("get_today", json!({})),
        (
            "list_situations",
            json!({
                "query": "", "regions": [], "states": [], "registers": [], "services": [], "coordinator": null,
                "procuration": null, "open_only": false, "sort": "name", "offset": 0, "limit": 50,
            }),
        ),
        ("search_persons", json!({"query": "müller"})),
        ("check_announcement", json!({"draft": draft})),
        ("announce", json!({"draft": draft})),
        (
            "decide_triage",
            json!({"situation": situation, "outcome": "complex", "text": "", "coordinator": null}),
        ),
        ("get_file", file.clone()),
        ("get_history", file.clone()),
        ("confirm_identity", json!({"person": person})),
        (
            "set_case_manager",
            json!({"situation": situation, "staff": people.cms}),
        ),
        (
            "save_procuration",
            bureau_cii_tests::office::procuration_request(&situation),
        ),
        (
            "add_note",
            json!({"situation": situation, "text": "x", "language": "fr"}),
        ),
        ("list_sessions", json!({"region": null, "past": true})),
        (
            "plan_session",
            json!({"situation": situation, "kind": "round_table"}),
        ),
        ("get_session", json!({"session": session})),
        ("get_week", json!({"session": session, "week_of": null})),
        (
            "waive_rule",
            json!({"session": session, "rule": "place", "reason": "x"}),
        ),
        (
            "call_off_session",
            json!({"session": session, "postpone": true, "reason": "x"}),
        ),
        ("preview_invitation", one.clone()),
        ("preview_mail", one),
        ("print_invitations", all.clone()),
        ("save_invitations", all.clone()),
        ("send_invitations", all.clone()),
        ("mark_invitations_sent", all),
        (
            "remind_invitees",
            json!({"seats": [{"session": session, "invitee": invitees[0]}]}),
        ),
        (
            "set_session_language",
            json!({"session": session, "language": "de"}),
        ),
        ("save_minutes", json!({"session": session, "minutes": "x"})),
        ("approve_minutes", json!({"session": session})),
        (
            "list_contracts",
            json!({"region": null, "states": [], "query": ""}),
        ),
        ("start_contract", file),
        ("get_contract", json!({"contract": contract})),
        (
            "preview_contract",
            json!({"contract": contract, "draft": null, "languages": "both"}),
        ),
        (
            "print_contract",
            json!({"contract": contract, "languages": "both"}),
        ),
        ("validate_conformity", json!({"contract": contract})),
    ];
    for (command, request) in &requests {
        assert_eq!(
            office.refused(command, request.clone()),
            "locked",
            "{command}"
        );
    }
    // None of the others answers either, but what a locked window needs.
    let open = [
        "get_status",
        "lock",
        "stay_open",
        "try_again",
        "set_preferences",
        "list_backups",
        "unlock_with_keyring",
    ];
    let asked: Vec<_> = requests.iter().map(|(command, _)| *command).collect();
    for info in cii_app::COMMANDS {
        if !open.contains(&info.name) && !asked.contains(&info.name) {
            assert!(
                office.call(info.name, &json!({})).is_err(),
                "{} answers",
                info.name
            );
        }
    }
    let status = office.ok("get_status", json!({}));
    assert_eq!(
        (&status["user"], &status["undoable"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(status["counts"]["situations"], 0);
    assert_eq!(office.state(), "locked");
}
