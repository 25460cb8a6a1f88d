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
    // Not even an office: the window goes on saying that it waits for one.
    assert_eq!(desk.state(), "filling");
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
