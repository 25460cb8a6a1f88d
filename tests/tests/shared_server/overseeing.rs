//! Whoever oversees gets no data onto a computer, whatever is asked of the server from there.

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
