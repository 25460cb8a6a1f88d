//! When its term has passed and two persons confirmed it, a file leaves the server and every window.

use bureau_cii_tests::office::PASSWORD;

use super::*;

/// What nobody writes by chance, in whatever field.
const CANARIES: [&str; 4] = ["Canaripass", "Rossignolstr", "7569217076985", "Merlenoir"];

pub(super) fn what_is_due_leaves_every_window_and_every_page(place: &Place) {
    let mut server = SharedServer::begin(place.database().as_deref());
    let first = Office::open();
    let mut officer = server.bind(&first, "clara.exemple", &server.code);
    in_step(&first);
    let mut draft = first.draft();
    draft["name"] = json!("Canaripass");
    draft["address"]["street"] = json!("Rossignolstr");
    let situation = first.announce(&draft);
    first.ok(
        "decide_triage",
        json!({"situation": situation, "outcome": "refused", "text": "Merlenoir", "coordinator": null}),
    );
    let mut other = first.draft();
    other["name"] = json!("Reste-Essai");
    other["avs"] = json!("");
    let staying = first.announce(&other);
    in_step(&first);
    let words = ["--institution", "bureau", "--function", "secretariat"];
    let code = server.add_user("noe.exemple", &words);
    let (second, mut secretary) = server.join_with_codes("noe.exemple", &code);
    until("the second office has the file", || {
        file(&second, &situation).is_some()
    });
    let held = |office: &Office| pages::holding(office, &CANARIES).unwrap();
    assert_eq!(held(&first), CANARIES);
    assert_eq!(held(&second), CANARIES);

    let told = server.run(&["retention", "preview"]);
    let preview = told.lines().find_map(|line| line.strip_prefix("preview: "));
    let preview = preview.expect("something is due");
    assert!(
        told.contains("due on") && told.contains(": 1 persons"),
        "{told}"
    );
    server.kill();
    for (name, account) in [
        ("clara.exemple", &mut officer),
        ("noe.exemple", &mut secretary),
    ] {
        let typed = format!("{PASSWORD}\n{}\n", account.take_code());
        let words = ["retention", "confirm", "--preview", preview, "--name", name];
        server.run_typing(&words, &typed);
    }
    let archive = server.beside("archive").display().to_string();
    server.run(&[
        "retention",
        "run",
        "--preview",
        preview,
        "--archive",
        &archive,
    ]);
    server.start();

    for office in [&first, &second] {
        until("the file has left the window", || {
            file(office, &situation).is_none()
        });
        in_step(office);
        assert_eq!(held(office), Vec::<&str>::new(), "in no page");
        let found = office.ok("search_everywhere", json!({"query": "Canaripass"}));
        assert_eq!(found["found"], json!([]));
        assert!(file(office, &staying).is_some(), "the other file stays");
    }
}
