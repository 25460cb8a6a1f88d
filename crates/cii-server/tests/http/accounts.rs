//! Accounts of others over the line: for whoever may not, there is nothing there.

use cii_domain::staff::Function;
use serde_json::{Value, json};

use super::{Ear, House, NEWS, User};
use crate::client::Answer;

/// Nobody's.
const NOBODY: &str = "00000000-0000-0000-0000-000000000099";

fn ask(user: &User, method: &str, path: &str, body: &Value) -> Answer {
    user.there
        .ask_json(method, path, user.token(), body)
        .unwrap()
}

/// What an answer says, without what belongs to the moment.
fn told(answer: &Answer) -> (u16, Value) {
    (answer.status, answer.json())
}

#[test]
fn whoever_may_not_is_answered_as_if_there_were_no_such_path() {
    let house = House::open();
    let officer = house.user_who_is(1, Function::CantonalOfficer);
    let listed = ask(&officer, "GET", "/v1/accounts", &Value::Null);
    let account = listed.json()[0]["id"].as_str().unwrap().to_owned();
    let nothing = |user: &User, method: &str| told(&ask(user, method, "/v1/nothing", &json!({})));
    for (number, function) in (2..).zip(
        Function::ALL
            .iter()
            .filter(|one| **one != Function::CantonalOfficer),
    ) {
        let user = house.user_who_is(number, *function);
        for (method, path, body) in [
            ("GET", "/v1/accounts".to_owned(), Value::Null),
            (
                "POST",
                "/v1/accounts".to_owned(),
                json!({"name": "neu", "staff": NOBODY}),
            ),
            ("POST", "/v1/accounts".to_owned(), json!("not at all")),
            (
                "POST",
                format!("/v1/accounts/{account}/end"),
                json!({"last_day": null}),
            ),
            (
                "POST",
                format!("/v1/accounts/{NOBODY}/end"),
                json!({"last_day": null}),
            ),
            ("POST", format!("/v1/accounts/{account}/resume"), json!({})),
            ("POST", format!("/v1/accounts/{account}/reset"), json!({})),
            ("POST", "/v1/accounts/%00/reset".to_owned(), json!({})),
        ] {
            let answer = ask(&user, method, &path, &body);
            assert_eq!(
                told(&answer),
                nothing(&user, method),
                "{function:?} {method} {path}"
            );
        }
        // Devices of others are none, whether they are there or not.
        let unknown = ask(
            &user,
            "DELETE",
            &format!("/v1/devices/{NOBODY}"),
            &Value::Null,
        );
        let foreign = format!("/v1/devices/{}", officer.device.0);
        let label = json!({"label": "Meiner"});
        for (method, body) in [("DELETE", &Value::Null), ("PUT", &label)] {
            let answer = ask(&user, method, &foreign, body);
            assert_eq!(told(&answer), told(&unknown), "{function:?} {method}");
            assert_eq!(answer.code(), "device_unknown");
        }
    }
    assert_eq!(
        ask(&officer, "GET", "/v1/devices", &Value::Null).status,
        200,
        "untouched"
    );
    // Without a session it is like everywhere else.
    for (token, expected) in [("", "token_missing"), ("AAAA", "token_unknown")] {
        let answer = house
            .there
            .ask_json("GET", "/v1/accounts", token, &Value::Null);
        let answer = answer.unwrap();
        assert_eq!((answer.status, answer.code().as_str()), (401, expected));
    }
}

#[test]
fn an_officer_lets_a_colleague_in_and_out() {
    let house = House::open();
    let officer = house.user_who_is(1, Function::CantonalOfficer);
    let staff = house.hire(2, Function::Secretariat);
    let made = ask(
        &officer,
        "POST",
        "/v1/accounts",
        &json!({"name": "Noe.Exemple", "staff": staff}),
    );
    assert_eq!(made.status, 200, "{made:?}");
    let account = made.json()["account"].as_str().unwrap().to_owned();
    let code = made.json()["code"].as_str().unwrap().to_owned();
    assert_eq!(made.json()["until"], "2026-03-09T08:00:00Z");
    let again = ask(
        &officer,
        "POST",
        "/v1/accounts",
        &json!({"name": "noe.exemple", "staff": staff}),
    );
    assert_eq!(
        (again.status, again.code().as_str()),
        (409, "staff_has_account")
    );
    let list = || ask(&officer, "GET", "/v1/accounts", &Value::Null);
    let shown = String::from_utf8(list().body).unwrap();
    assert!(!shown.contains(&code), "told once");
    assert_eq!(list().json()[1]["setup"], "waiting", "{shown}");

    let now = 1_772_438_400; // 2026-03-02T08:00:00Z
    let colleague = User::enrol(&house.there, "noe.exemple", &code, 2, now);
    let own = |user: &User| ask(user, "GET", "/v1/devices", &Value::Null);
    assert_eq!(
        own(&colleague).status,
        200,
        "the session began with the account"
    );
    assert_eq!(own(&colleague).json()[0]["label"], "Poste 2");
    assert_eq!(list().json()[1]["setup"], "done");
    assert_eq!(list().json()[1]["devices"][0]["label"], "Poste 2");

    let act = |what: &str, body: &Value| {
        ask(
            &officer,
            "POST",
            &format!("/v1/accounts/{account}/{what}"),
            body,
        )
    };
    // Whoever is shut out hears that there is something, and need not wait for the next time to ask.
    let listen = |user: &User| Ear::of(&house, user.token());
    for (what, body, status, code) in [
        ("end", json!({"last_day": "gestern"}), 400, "malformed"),
        ("end", json!({"last_day": "2026-03-02"}), 204, ""),
        ("end", json!({}), 204, "account_ended"),
        ("resume", json!({}), 204, "session_ended"),
    ] {
        let ear = (code == "account_ended").then(|| listen(&colleague));
        let answer = act(what, &body);
        assert_eq!(answer.status, status, "{what}: {answer:?}");
        if status == 204 {
            assert_eq!(own(&colleague).code(), code, "{what} {body}");
        }
        if let Some(mut ear) = ear {
            ear.hear(NEWS);
        }
    }
    // A new code for who lost the authenticator; the device is bound as before.
    let reset = || {
        let code = act("reset", &json!({})).json()["code"].clone();
        User::enrol(&house.there, "noe.exemple", code.as_str().unwrap(), 2, now)
    };
    let mut ear = listen(&reset());
    let colleague = reset();
    ear.hear(NEWS);
    assert_eq!(own(&colleague).status, 200);
    let mut ear = listen(&colleague);
    let revoked = ask(
        &officer,
        "DELETE",
        &format!("/v1/devices/{}", colleague.device.0),
        &Value::Null,
    );
    assert_eq!(revoked.status, 204, "{revoked:?}");
    assert_eq!(own(&colleague).code(), "device_revoked");
    ear.hear(NEWS);

    for path in [
        format!("/v1/accounts/{NOBODY}/end"),
        "/v1/accounts/%00/end".to_owned(),
    ] {
        let answer = ask(&officer, "POST", &path, &json!({}));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "account_unknown")
        );
    }
    let mine = list().json()[0]["id"].as_str().unwrap().to_owned();
    for what in ["end", "reset"] {
        let answer = ask(
            &officer,
            "POST",
            &format!("/v1/accounts/{mine}/{what}"),
            &json!({}),
        );
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (409, "own_account"),
            "{what}"
        );
    }
    let huge = json!({"name": "x".repeat(20_000), "staff": staff});
    assert_eq!(
        ask(&officer, "POST", "/v1/accounts", &huge).code(),
        "too_large"
    );
}
