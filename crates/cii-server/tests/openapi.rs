//! `docs/openapi.json` is made from the operations and from the types that are read and written. With
//! `BUREAU_CII_GENERATE=1` it is written; without, it must be what it would be.
#![expect(clippy::indexing_slicing, reason = "what fails here fails the test")]

use std::{collections::BTreeMap, fs, path::Path};

use cii_domain::attachment::MediaType;
use cii_server::http::openapi::{Access, CODES, Operation};
use cii_sync::{
    Account, AccountDevice, AuditLook, AuditLookRequest, AuditPage, AuditState, BLOB_PART,
    Challenge, DeviceId, EndAccountRequest, EnrolAnswer, EnrolFinishAnswer, EnrolFinishRequest,
    EnrolRequest, FiguresAnswer, LabelDeviceRequest, ManifestAnswer, ManifestRequest,
    NewAccountRequest, OneTimeCode, PullAnswer, PullRequest, Purpose, PushAnswer, PushRequest,
    ReadingsAnswer, ReadingsRequest, RenewRequest, ServerMeta, SessionAnswer, SignInRequest,
    TakeNameAnswer, TakeNameRequest, proof_message,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};
use uuid::Uuid;

/// What an operation answers when all is well.
enum Answer {
    Json(Schema),
    Nothing,
    Text(&'static str),
    /// How much of a content is there.
    Upload,
    /// A part of a content.
    Part,
}

fn schemas(operation: Operation, made: &mut SchemaGenerator) -> (Option<Schema>, Answer) {
    fn of<T: JsonSchema>(made: &mut SchemaGenerator) -> Schema {
        made.subschema_for::<T>()
    }
    use Answer::{Json, Nothing, Text};
    match operation {
        Operation::Meta => (None, Json(of::<ServerMeta>(made))),
        Operation::Challenge => (None, Json(of::<Challenge>(made))),
        Operation::SignIn => (
            Some(of::<SignInRequest>(made)),
            Json(of::<SessionAnswer>(made)),
        ),
        Operation::Renew => (
            Some(of::<RenewRequest>(made)),
            Json(of::<SessionAnswer>(made)),
        ),
        Operation::Enrol => (
            Some(of::<EnrolRequest>(made)),
            Json(of::<EnrolAnswer>(made)),
        ),
        Operation::FinishEnrolment => (
            Some(of::<EnrolFinishRequest>(made)),
            Json(of::<EnrolFinishAnswer>(made)),
        ),
        Operation::TakeName => (
            Some(of::<TakeNameRequest>(made)),
            Json(of::<TakeNameAnswer>(made)),
        ),
        Operation::ListDevices => (None, Json(of::<Vec<AccountDevice>>(made))),
        Operation::LabelDevice => (Some(of::<LabelDeviceRequest>(made)), Nothing),
        Operation::ListAccounts => (None, Json(of::<Vec<Account>>(made))),
        Operation::CreateAccount => (
            Some(of::<NewAccountRequest>(made)),
            Json(of::<OneTimeCode>(made)),
        ),
        Operation::EndAccount => (Some(of::<EndAccountRequest>(made)), Nothing),
        Operation::ResetAccount => (None, Json(of::<OneTimeCode>(made))),
        Operation::SignOut
        | Operation::RevokeDevice
        | Operation::ResumeAccount
        | Operation::Health => (None, Nothing),
        Operation::Push => (Some(of::<PushRequest>(made)), Json(of::<PushAnswer>(made))),
        Operation::Pull => (Some(of::<PullRequest>(made)), Json(of::<PullAnswer>(made))),
        Operation::TellReadings => (
            Some(of::<ReadingsRequest>(made)),
            Json(of::<ReadingsAnswer>(made)),
        ),
        Operation::Manifest => (
            Some(of::<ManifestRequest>(made)),
            Json(of::<ManifestAnswer>(made)),
        ),
        Operation::Figures => (None, Json(of::<FiguresAnswer>(made))),
        Operation::AuditState => (None, Json(of::<AuditState>(made))),
        Operation::AuditPage => (None, Json(of::<AuditPage>(made))),
        Operation::LookAtAudit => (
            Some(of::<AuditLookRequest>(made)),
            Json(of::<AuditLook>(made)),
        ),
        Operation::BlobState | Operation::PutBlob => (None, Answer::Upload),
        Operation::GetBlob => (None, Answer::Part),
        Operation::Live => (None, Text("text/event-stream")),
        Operation::Metrics => (None, Text("text/plain")),
    }
}

/// What is said in headers.
fn headers(operation: Operation) -> Vec<Value> {
    let header = |name: &str, required: bool, says: &str| {
        json!({
            "name": name, "in": "header", "required": required, "description": says, "schema": {"type": "string"},
        })
    };
    match operation {
        Operation::PutBlob => vec![
            header(
                "Content-Range",
                true,
                "Where the part stands in the whole: bytes 0-1048575/2345678.",
            ),
            header(
                "Repr-Digest",
                true,
                "SHA-256 of the whole in base64: sha-256=:…:.",
            ),
        ],
        Operation::GetBlob => vec![header("Range", false, "The first byte: bytes=1048576-.")],
        _ => Vec::new(),
    }
}

fn document() -> Value {
    let mut made = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths: BTreeMap<&str, BTreeMap<&str, Value>> = BTreeMap::new();
    for operation in Operation::ALL {
        let (request, answer) = schemas(*operation, &mut made);
        let well = match answer {
            Answer::Json(schema) => json!({"200": {
                "description": "The answer.", "content": {"application/json": {"schema": schema}},
            }}),
            Answer::Nothing => json!({"204": {"description": "It is done."}}),
            Answer::Upload => {
                json!({"204": {"description": "How much of it is there.", "headers": {
                    "Upload-Offset": {
                        "description": "So many bytes: the next part begins here.", "schema": {"type": "integer"},
                    },
                    "Upload-Complete": {
                        "description": "?1: it is whole and its hash is right.", "schema": {"enum": ["?0", "?1"]},
                    },
                }}})
            }
            Answer::Part => json!({"206": {
                "description": "Bytes to the end of a part, and where they stand.",
                "headers": {"Content-Range": {"schema": {"type": "string"}}},
                "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
            }}),
            Answer::Text(kind) => json!({"200": {
                "description": "The answer.", "content": {kind: {"schema": {"type": "string"}}},
            }}),
        };
        let mut responses = well;
        responses["default"] = json!({
            "description": "Why there is none.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        });
        let mut described = json!({
            "operationId": operation.name(),
            "summary": operation.summary(),
            "responses": responses,
            "security": match operation.access() {
                Access::Anyone => json!([]),
                Access::SignedIn | Access::Overseer | Access::Administrator => json!([{"token": []}]),
                Access::Operator => json!([{"metrics": []}]),
            },
        });
        if let Some(schema) = request {
            described["requestBody"] =
                json!({"required": true, "content": {"application/json": {"schema": schema}}});
        }
        let identity = || json!({"type": "string", "format": "uuid"});
        let in_path = [
            ("device", identity()),
            ("account", identity()),
            ("blob", identity()),
            ("from", json!({"type": "integer", "minimum": 1})),
        ];
        let mut parameters: Vec<Value> = in_path
            .into_iter()
            .filter(|(name, _)| operation.path().contains(&format!("{{{name}}}")))
            .map(|(name, schema)| {
                json!({"name": name, "in": "path", "required": true, "schema": schema})
            })
            .collect();
        parameters.extend(headers(*operation));
        if !parameters.is_empty() {
            described["parameters"] = parameters.into();
        }
        if *operation == Operation::PutBlob {
            let part =
                json!({"schema": {"type": "string", "format": "binary", "maxLength": BLOB_PART}});
            let kinds = MediaType::ALL
                .iter()
                .map(|media| (media.mime().to_owned(), part.clone()));
            let content: serde_json::Map<_, _> = kinds.collect();
            described["requestBody"] = json!({"required": true, "content": content});
        }
        paths
            .entry(operation.path())
            .or_default()
            .insert(operation.method(), described);
    }
    let mut schemas = made.take_definitions(true);
    let codes: Vec<Value> = CODES
        .iter()
        .map(|(status, code, meaning)| json!({"const": code, "description": format!("{status}: {meaning}")}))
        .collect();
    schemas.insert(
        "Problem".to_owned(),
        json!({
            "type": "object",
            "required": ["code", "params"],
            "properties": {"code": {"oneOf": codes}, "params": {"type": "object"}},
        }),
    );
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Bureau CII server", "version": env!("CARGO_PKG_VERSION")},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "The token of a session."},
                "metrics": {"type": "http", "scheme": "bearer", "description": "The token of the metrics."},
            },
        },
    })
}

#[test]
fn the_description_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let fresh = serde_json::to_string_pretty(&document()).unwrap() + "\n";
    if std::env::var_os("BUREAU_CII_GENERATE").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap();
    assert!(
        there == fresh,
        "docs/openapi.json is stale, run `cargo xtask generate`"
    );
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    match (name.as_str(), member) {
                        ("$ref", Value::String(to)) => found.push(to.clone()),
                        _ => walk(member, found),
                    }
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| walk(element, found)),
            _ => {}
        }
    }
    let document = document();
    let mut references = Vec::new();
    walk(&document, &mut references);
    assert!(references.len() > 20, "{references:?}");
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

/// Whoever asks has the description and not the program.
#[test]
fn no_description_refers_to_the_code() {
    let text = document().to_string();
    let referred: Vec<&str> = text
        .split('"')
        .filter(|part| part.contains("[`") || part.contains("::"))
        .collect();
    assert_eq!(referred, Vec::<&str>::new());
    for purpose in [
        Purpose::SignIn,
        Purpose::Renew,
        Purpose::TakeName,
        Purpose::Enrol,
    ] {
        let signed = proof_message(purpose, "CHALLENGE", DeviceId(Uuid::nil()));
        let word = signed.lines().nth(1).unwrap();
        assert!(text.contains(&format!("`{word}`")), "{word}");
    }
}

/// Codes as they stand in the sources, beside a status or on their own.
#[test]
fn every_code_is_described() {
    let sources = [
        include_str!("../src/http/accounts.rs"),
        include_str!("../src/http/handlers.rs"),
        include_str!("../src/http/oversight.rs"),
        include_str!("../src/http/problem.rs"),
        include_str!("../src/http/body.rs"),
        include_str!("../src/auth/error.rs"),
        include_str!("../src/error.rs"),
    ];
    let mut used: Vec<&str> = Vec::new();
    for source in sources {
        for begin in ["Problem::new(", "Self::new(", "=> \""] {
            for rest in source.split(begin).skip(1) {
                let rest = if begin.ends_with('"') {
                    rest
                } else {
                    let Some((_, rest)) = rest.split_once('"') else {
                        continue;
                    };
                    rest
                };
                used.extend(rest.split('"').next());
            }
        }
    }
    // Outcomes of mutations, and names of parameters.
    let others = [
        "applied", "merged", "conflict", "refused", "at_least", "seconds",
    ];
    used.retain(|code| !others.contains(code));
    used.sort_unstable();
    used.dedup();
    let mut described: Vec<&str> = CODES.iter().map(|(_, code, _)| *code).collect();
    described.sort_unstable();
    assert_eq!(used, described);
}
