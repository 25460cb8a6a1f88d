//! Whoever oversees gets no data onto a computer, whatever is asked of the server from there.

use bureau_cii_tests::desk::Desk;

use super::*;

pub(super) fn nothing_of_any_file_reaches_an_auditor(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    server.bind(&bureau, "clara.exemple", &server.code);
    let mut draft = bureau.draft();
    draft["name"] = json!("Canaripass");
    bureau.complex_from(&draft);
    in_step(&bureau);
    let words = ["--institution", "bureau", "--role", "auditor"];
    let code = server.add_user("max.exemple", &words);
    let desk = server.join("max.exemple", &code);
    in_step(&desk);
    until("it was asked", || {
        server_of(&desk)["last_contact"] != Value::Null
    });
    assert_eq!(desk.state(), "without_records");
    let found = desk.ok("search_everywhere", json!({"query": "Canaripass"}));
    assert_eq!(found["found"], json!([]));
    let words = ["Canaripass", "Canaripass-Test", "clara.exemple"];
    assert_eq!(pages::holding(&desk, &words).unwrap(), Vec::<&str>::new());
}

pub(super) fn what_was_read_without_the_server_stands_in_its_log_once(place: &Place) {
    let mut server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    let situation = bureau.complex();
    server.bind(&bureau, "clara.exemple", &server.code);
    in_step(&bureau);
    let words = ["--institution", "bureau", "--role", "auditor"];
    let code = server.add_user("max.exemple", &words);
    let mut account = server.enrol(&Office::empty(), "max.exemple", &code);
    server.kill();
    bureau.ok("get_history", json!({"situation": situation}));
    bureau.ok("search_everywhere", json!({"query": "Canaripass"}));
    server.start();
    let auditor = Desk::new(&server, &mut account).unwrap();
    let entries = || -> Vec<Value> {
        let page = auditor
            .server
            .audit_page(&auditor.session.token, 1)
            .unwrap();
        let entries = page.entries.iter();
        entries
            .map(|line| serde_json::from_str(&line.entry).unwrap())
            .collect()
    };
    let read = || -> Vec<Value> {
        let read = entries().into_iter();
        read.filter(|entry| entry["act"] == "journal_read" && entry["remark"] == "history")
            .collect()
    };
    bureau.ok("synchronise", json!({}));
    until("the log holds it", || !read().is_empty());
    // Nothing more comes of telling again.
    bureau.ok("synchronise", json!({}));
    in_step(&bureau);
    let subjects: Vec<_> = read().iter().map(|entry| entry["record"].clone()).collect();
    let mut apart = subjects.clone();
    apart.sort_by_key(Value::to_string);
    apart.dedup();
    assert_eq!(apart.len(), subjects.len(), "once for each");
    assert!(subjects.contains(&json!(situation)));
    let all = Value::from(entries()).to_string();
    assert!(
        !all.contains("Canaripass"),
        "what was typed stays on the device"
    );
}

pub(super) fn whoever_sees_no_record_sees_what_the_server_shows(place: &Place) {
    let mut server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    server.bind(&bureau, "clara.exemple", &server.code);
    let situation = bureau.complex();
    bureau.ok("get_history", json!({"situation": situation}));
    in_step(&bureau);
    let come = |name: &str, words: &[&str]| {
        let office = server.join(name, &server.add_user(name, words));
        in_step(&office);
        office
    };
    let auditor = come(
        "max.exemple",
        &["--institution", "bureau", "--role", "auditor"],
    );
    let reader = ["--institution", "bureau", "--role", "statistics_reader"];
    let reader = come("eva.exemple", &reader);
    let both = [
        "--institution",
        "bureau",
        "--function",
        "secretariat",
        "--role",
        "auditor",
    ];
    let both = come("noe.exemple", &both);
    until("the secretary's office is open", || both.state() == "open");
    let (log, verify, figures) = ("list_log", "verify_log", "get_figures");
    let all = json!({"from": "", "to": "", "before": null, "limit": 200});
    for (office, state, shows_log, shows_figures) in [
        (&auditor, "without_records", true, false),
        (&reader, "without_records", false, true),
        (&both, "open", true, true),
        (&bureau, "open", false, true),
    ] {
        assert_eq!(office.state(), state);
        let bond = server_of(office);
        let told = (&bond["shows_log"], &bond["shows_figures"]);
        assert_eq!(told, (&json!(shows_log), &json!(shows_figures)), "{bond}");
        for (command, request, may) in [
            (log, all.clone(), shows_log),
            (verify, json!({}), shows_log),
            (figures, json!({}), shows_figures),
        ] {
            if may {
                office.ok(command, request);
            } else {
                assert_eq!(office.refused(command, request), "server_not_shown");
            }
        }
    }

    // The latest first, in words, page by page.
    let read = |before: Value, limit: u32| {
        let request = json!({"from": "", "to": "", "before": before, "limit": limit});
        auditor.ok(log, request)["entries"]
            .as_array()
            .unwrap()
            .clone()
    };
    bureau.ok("synchronise", json!({}));
    until("the reading is told", || {
        let entries = Value::from(read(Value::Null, 200));
        entries.to_string().contains("core.access.read_history")
    });
    let entries = read(Value::Null, 200);
    let latest = &entries[0];
    assert_eq!(latest["what"]["code"], "audit_read");
    assert_eq!(
        latest["who"]["params"]["name"]["value"],
        "max.exemple max.exemple-Test"
    );
    let numbers: Vec<u64> = entries
        .iter()
        .map(|entry| entry["n"].as_u64().unwrap())
        .collect();
    assert!(
        numbers.is_sorted_by(|one, next| *one == next + 1),
        "{numbers:?}"
    );
    assert_eq!(read(json!(numbers[0] + 1), 3)[..], entries[..3]);
    assert_eq!(read(json!(numbers[2]), 2)[..], entries[3..5]);
    let told = Value::from(entries).to_string();
    assert!(told.contains("core.access.read_history") && told.contains("core.act.announce"));
    assert!(!told.contains("Canaripass"), "{told}");

    for (from, to, any) in [("1.1.2020", "", true), ("", "1.1.2020", false)] {
        let found = auditor.ok(
            log,
            json!({"from": from, "to": to, "before": null, "limit": 9}),
        );
        assert_eq!(found["total"] != 0, any, "{from} {to}");
        assert_eq!(found["entries"] != json!([]), any, "{from} {to}");
    }
    let verified = auditor.ok(verify, json!({}));
    assert_eq!(verified["broken_at"], Value::Null);

    server.kill();
    until("it is offline", || {
        auditor.ok("synchronise", json!({}));
        server_of(&auditor)["state"]["kind"] == "offline"
    });
    assert_eq!(auditor.refused(log, all.clone()), "server_lost");
    assert_eq!(auditor.state(), "without_records");
    server.start();
    auditor.ok("synchronise", json!({}));
    in_step(&auditor);
    server.run(&["user", "end", "--name", "max.exemple"]);
    assert_eq!(auditor.refused(log, all), "server_account_ended");
}
