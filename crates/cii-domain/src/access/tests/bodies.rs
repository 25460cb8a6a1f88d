//! Masks on records that somebody wrote with ill will, or with another version.

use serde_json::{Value, json};

use crate::access::{Body, Mask, RecordKind, changed_paths, filled_paths, put, show};

fn body(value: Value) -> Body {
    match value {
        Value::Object(body) => body,
        other => panic!("{other}"),
    }
}

fn mask(paths: &[&str]) -> Mask {
    paths.iter().map(|path| path.parse().unwrap()).collect()
}

fn stored() -> Body {
    body(json!({
        "id": "s1",
        "kind": "round_table",
        "minutes": 90,
        "blocks": [
            {"institution": "orp", "status": "a", "next_step": "b"},
            {"institution": "smr", "status": "secret", "next_step": "secret"},
            {"institution": "cms", "status": "c", "next_step": "d"},
        ],
        "outcome": {"decision": "pending", "minutes": "secret"},
        "waivers": ["secret"],
        "newer": "secret",
    }))
}

/// What the CMS might see: the call, the own block and that of the ORP, the decision.
fn visible() -> Mask {
    mask(&[
        "id",
        "kind",
        "minutes",
        "blocks[orp].institution",
        "blocks[orp].status",
        "blocks[cms].institution",
        "blocks[cms].status",
        "blocks[cms].next_step",
        "outcome.decision",
    ])
}

fn shown() -> Body {
    body(json!({
        "id": "s1",
        "kind": "round_table",
        "minutes": 90,
        "blocks": [
            {"institution": "orp", "status": "a"},
            {"institution": "cms", "status": "c", "next_step": "d"},
        ],
        "outcome": {"decision": "pending"},
    }))
}

#[test]
fn what_is_shown() {
    assert_eq!(show(RecordKind::Session, &stored(), &visible()), shown());
    assert_eq!(
        show(RecordKind::Session, &stored(), &Mask::EMPTY),
        Body::new()
    );
    // Of a shape that nobody knows nothing is shown.
    for odd in [
        json!("text"),
        json!([{"status": "secret"}]),
        json!(["secret"]),
        json!(3),
    ] {
        let mut stored = stored();
        stored.insert("blocks".to_owned(), odd.clone());
        stored.insert("outcome".to_owned(), odd);
        let shown = show(RecordKind::Session, &stored, &visible());
        assert!(!shown.contains_key("blocks") && !shown.contains_key("outcome"));
    }
}

/// What comes back, which paths it is judged by, and what is stored if it were allowed.
#[track_caller]
fn check(revise: fn(&mut Body), changed: &[&str], expected: fn(&mut Body)) {
    let mut revised = shown();
    revise(&mut revised);
    let paths = changed_paths(RecordKind::Session, &shown(), &revised);
    let told: Vec<String> = paths.iter().map(ToString::to_string).collect();
    assert_eq!(told, changed);
    let mut wanted = stored();
    expected(&mut wanted);
    assert_eq!(
        put(RecordKind::Session, &stored(), &revised, &visible()),
        wanted
    );
}

#[test]
fn what_comes_back() {
    check(|_| {}, &[], |_| {});
    check(
        |body| body["blocks"][1]["status"] = json!("C"),
        &["blocks[cms].status"],
        |body| body["blocks"][2]["status"] = json!("C"),
    );
    check(
        |body| body["outcome"]["decision"] = json!("coaching"),
        &["outcome.decision"],
        |body| body["outcome"]["decision"] = json!("coaching"),
    );
    // The minutes that the writer never saw outlive the outcome that the writer takes away.
    check(
        |body| body["outcome"] = Value::Null,
        &["outcome.decision"],
        |body| body["outcome"] = json!({"minutes": "secret"}),
    );
    // Two elements change places; the hidden one between them stays where it is.
    check(
        |body| body["blocks"].as_array_mut().unwrap().swap(0, 1),
        &["blocks[*].institution"],
        |body| body["blocks"].as_array_mut().unwrap().swap(0, 2),
    );
    check(
        |body| _ = body["blocks"].as_array_mut().unwrap().remove(1),
        &[
            "blocks[cms].institution",
            "blocks[cms].next_step",
            "blocks[cms].status",
        ],
        |body| _ = body["blocks"].as_array_mut().unwrap().remove(2),
    );
}

/// What was not seen is never stored; and it is told, so that it is refused.
#[test]
fn what_is_smuggled() {
    check(
        |body| _ = body.insert("waivers".to_owned(), json!([])),
        &["waivers"],
        |_| {},
    );
    check(
        |body| _ = body.insert("newer".to_owned(), json!("mine")),
        &["newer"],
        |_| {},
    );
    check(
        |body| body["outcome"]["minutes"] = json!("mine"),
        &["outcome.minutes"],
        |_| {},
    );
    check(
        |body| body["outcome"]["newest"] = json!("mine"),
        &["outcome.newest"],
        |_| {},
    );
    check(
        |body| body["blocks"][0]["next_step"] = json!("mine"),
        &["blocks[orp].next_step"],
        |_| {},
    );
    check(
        |body| {
            let block = json!({"institution": "smr", "status": "mine"});
            body["blocks"].as_array_mut().unwrap().push(block);
        },
        &["blocks[smr].institution", "blocks[smr].status"],
        |_| {},
    );
    // A star is a name like another, and a second element of the same name is told like the first.
    check(
        |body| {
            let block = json!({"institution": "*", "status": "mine"});
            body["blocks"].as_array_mut().unwrap().push(block);
        },
        &["blocks[\\*].institution", "blocks[\\*].status"],
        |_| {},
    );
    check(
        |body| {
            let block = json!({"status": "mine"});
            body["blocks"].as_array_mut().unwrap().push(block);
        },
        &["blocks"],
        |_| {},
    );
    check(|body| body["blocks"] = json!("mine"), &["blocks"], |_| {});
}

#[test]
fn what_a_record_is_made_with() {
    let paths = filled_paths(
        RecordKind::Session,
        &body(json!({
            "id": "s1",
            "minutes": 0,
            "leader": null,
            "blocks": [],
            "person_invited_because": "",
            "outcome": null,
            "called_off": {"on": "2026-05-20", "reason": ""},
            "invitees": [{"id": "i1", "reply": {"kind": "open"}}],
            "newer": "mine",
        })),
    );
    let told: Vec<String> = paths.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "called_off.on",
            "id",
            "invitees[i1].id",
            "invitees[i1].reply",
            "minutes",
            "newer"
        ]
    );
}
