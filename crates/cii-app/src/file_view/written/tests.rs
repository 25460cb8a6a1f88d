use std::collections::BTreeSet;

use cii_domain::Language;
use cii_i18n::{find, format, tr, tr_plural};
use cii_sync::{Aggregate, body_of};
use serde_json::json;

use super::*;
use crate::demo::{self, DemoYear, SEED};

/// A part as a window writes it.
fn sentence(language: Language, part: &MessageView) -> String {
    let args: Vec<(String, String)> = part
        .params
        .iter()
        .map(|(name, value)| {
            let value = match value {
                ParamView::Text(text) => text.clone(),
                ParamView::Number(number) => format::number(number.unsigned_abs()),
                ParamView::Date(date) => format::short_date(*date),
                ParamView::DateTime(moment) => moment.format("%d.%m.%Y %H:%M").to_string(),
                ParamView::Money(amount) => format::money(*amount),
                ParamView::Label(key) => {
                    find(language, key).unwrap_or_else(|| panic!("no text for {key}"))
                }
                ParamView::Institution(key) => key.as_str().to_uppercase(),
                other => panic!("no value of a field: {other:?}"),
            };
            (name.clone(), value)
        })
        .collect();
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let key = format!("core.history.value.{}", part.code);
    if let Some(ParamView::Number(count)) = part.params.get("count") {
        return tr_plural(language, &key, count.unsigned_abs(), &args);
    }
    assert!(find(language, &key).is_some(), "no sentence for {key}");
    tr(language, &key, &args)
}

/// What is stored and not written.
fn is_raw(text: &str) -> bool {
    let uuid_like =
        |word: &str| word.len() >= 32 && word.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let code_like =
        |word: &str| word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    text.trim().is_empty()
        || text.contains(['{', '}', '[', ']'])
        || text
            .split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')')
            .any(|word| {
                matches!(word, "null" | "true" | "false") || uuid_like(word) || code_like(word)
            })
}

struct Walk<'a> {
    named: Named<'a>,
    /// Kinds and fields of which a value was seen.
    seen: BTreeSet<(RecordKind, String)>,
}

impl Walk<'_> {
    fn record<T: Aggregate>(&mut self, record: &T) {
        for (field, value) in body_of(record).unwrap() {
            self.field(T::KIND, &field, &value);
        }
    }

    fn field(&mut self, kind: RecordKind, field: &str, value: &Value) {
        let lines = lines(kind, field, Some(value), &self.named);
        if matches!(field, "id" | "person" | "situation") {
            return assert!(lines.is_empty(), "{field}");
        }
        for language in [Language::Fr, Language::De] {
            let label = format!("core.history.field.{field}");
            assert!(find(language, &label).is_some(), "no label {label}");
            for part in lines.iter().flatten() {
                assert_ne!(part.code, "unreadable", "{kind:?} {field}: {value}");
                let text = sentence(language, part);
                assert!(!is_raw(&text), "{kind:?} {field}: {text:?} of {value}");
            }
        }
        if !lines.is_empty() {
            self.seen.insert((kind, field.to_owned()));
        }
    }
}

/// Fields that nothing in the practice year has, as they are stored.
fn seldom(demo: &DemoYear) -> Vec<(RecordKind, &'static str, Value)> {
    use RecordKind as K;
    let staff = json!(demo.staff[0].id);
    let other = json!(demo.persons[0].id);
    let scan = json!([{
        "blob": other, "hash": "", "size": 8, "media": "pdf", "title": "Procuration signée", "added_on": "2026-01-14",
    }]);
    vec![
        (
            K::Person,
            "restriction",
            json!({"allowed": [staff], "reason": "Proche."}),
        ),
        (
            K::Person,
            "representative",
            json!({"kind": "curator", "name": "Cédric Rey", "phone": "027 000 00 00"}),
        ),
        (K::Person, "avs", json!("7569217076985")),
        (K::Person, "email", json!("essai@exemple.ch")),
        (K::Person, "not_same_as", json!([other])),
        (K::Person, "not_same_as", json!([other, other])),
        (K::Situation, "former", other.clone()),
        (K::Procuration, "replaced_by", other.clone()),
        (K::Procuration, "replaced_on", json!("2026-01-14")),
        (K::Procuration, "majority_on", json!("2026-01-14")),
        (
            K::Procuration,
            "revocation",
            json!({"on": "2026-01-14", "reason": "Retrait.", "language": "fr"}),
        ),
        (K::Procuration, "attachments", scan.clone()),
        (K::Session, "attachments", scan),
        (K::Session, "handed_out", json!(3)),
        (
            K::Session,
            "waivers",
            json!([{"rule": "quorum", "reason": "Urgent.", "by": staff, "on": "2026-01-14"}]),
        ),
        (K::Session, "language", json!("de")),
        (
            K::Session,
            "place",
            json!({"kind": "video", "value": "https://exemple.ch/salle"}),
        ),
        (K::Session, "person_invited_because", json!("À sa demande.")),
        (
            K::Session,
            "called_off",
            json!({"on": "2026-01-14", "reason": "Malade."}),
        ),
        (K::Contract, "amends", other.clone()),
        (K::Contract, "end_reason", json!("Emploi trouvé.")),
        (K::Contract, "starts_on", json!({"typed": "31.13.26"})),
        (
            K::Staff,
            "absences",
            json!([{"from": "2026-01-14T08:00:00", "to": "2026-01-16T17:00:00"}]),
        ),
        (K::Staff, "title", json!("Dr")),
        (K::Staff, "from", json!("2026-01-14")),
        (K::Staff, "to", json!("2026-06-30")),
        (K::Room, "access", json!({"fr": "Ascenseur", "de": "Lift"})),
        (
            K::Office,
            "image",
            json!({"png": "iVBO", "alternative": {"fr": "Armoiries", "de": "Wappen"}}),
        ),
        (
            K::AdministrationYear,
            "days",
            json!([
                {"date": "2026-04-03", "half": "whole", "name": {"kind": "good_friday"}},
                {"date": "2026-04-06", "half": "whole", "name": {"kind": "easter_monday"}},
                {"date": "2026-05-01", "half": "whole", "name": {"kind": "labour_day"}},
                {"date": "2026-05-25", "half": "whole", "name": {"kind": "whit_monday"}},
                {"date": "2026-12-24", "half": "afternoon", "name": {"kind": "christmas_eve"}},
                {"date": "2026-12-26", "half": "whole", "name": {"kind": "saint_stephen"}},
                {"date": "2026-12-31", "half": "morning", "name": {"kind": "new_years_eve"}},
                {"date": "2026-12-28", "half": "whole", "name": {"kind": "other", "fr": "Pont", "de": "Brücke"}},
            ]),
        ),
    ]
}

#[test]
fn every_field_of_the_practice_year_is_written_out() {
    let demo = demo::year(SEED, None).unwrap();
    let people = People {
        staff: demo.staff.iter().map(|s| (s.id, s.clone())).collect(),
        rooms: demo.rooms.iter().map(|r| (r.id, r.clone())).collect(),
    };
    let invitees: Vec<Invitee> = demo
        .sessions
        .iter()
        .flat_map(|session| session.invitees.clone())
        .collect();
    let mut walk = Walk {
        named: Named {
            people: &people,
            person: "Élodie Müller",
            invitees: &invitees,
        },
        seen: BTreeSet::new(),
    };
    demo.persons.iter().for_each(|it| walk.record(it));
    demo.situations.iter().for_each(|it| walk.record(it));
    demo.procurations.iter().for_each(|it| walk.record(it));
    demo.sessions.iter().for_each(|it| walk.record(it));
    demo.contracts.iter().for_each(|it| walk.record(it));
    demo.notes.iter().for_each(|it| walk.record(it));
    demo.staff.iter().for_each(|it| walk.record(it));
    demo.rooms.iter().for_each(|it| walk.record(it));
    walk.record(&demo.office);
    demo.administration_years
        .iter()
        .for_each(|it| walk.record(it));
    for (kind, field, value) in seldom(&demo) {
        walk.field(kind, field, &value);
    }

    let mut fields = BTreeSet::new();
    let mut of = |kind, body: cii_sync::Body| {
        fields.extend(body.into_iter().map(|(field, _)| (kind, field)));
    };
    of(RecordKind::Person, body_of(&demo.persons[0]).unwrap());
    of(RecordKind::Situation, body_of(&demo.situations[0]).unwrap());
    of(
        RecordKind::Procuration,
        body_of(&demo.procurations[0]).unwrap(),
    );
    of(RecordKind::Session, body_of(&demo.sessions[0]).unwrap());
    of(RecordKind::Contract, body_of(&demo.contracts[0]).unwrap());
    of(RecordKind::Note, body_of(&demo.notes[0]).unwrap());
    of(RecordKind::Staff, body_of(&demo.staff[0]).unwrap());
    of(RecordKind::Room, body_of(&demo.rooms[0]).unwrap());
    of(RecordKind::Office, body_of(&demo.office).unwrap());
    of(
        RecordKind::AdministrationYear,
        body_of(&demo.administration_years[0]).unwrap(),
    );
    fields.retain(|(_, field)| !matches!(field.as_str(), "id" | "person" | "situation"));
    let unseen: Vec<_> = fields.difference(&walk.seen).collect();
    assert!(unseen.is_empty(), "no value of these was seen: {unseen:?}");
}

#[test]
fn what_another_version_wrote_is_said_and_not_shown() {
    let people = People {
        staff: std::collections::BTreeMap::new(),
        rooms: std::collections::BTreeMap::new(),
    };
    let named = Named {
        people: &people,
        person: "",
        invitees: &[],
    };
    let check = |field: &str, value: Value, expected: &[&str]| {
        let lines = lines(RecordKind::Situation, field, Some(&value), &named);
        let codes: Vec<&str> = lines
            .iter()
            .flatten()
            .map(|part| part.code.as_str())
            .collect();
        assert_eq!(codes, expected, "{field}: {value}");
    };
    check("state", json!("asleep"), &["unreadable"]);
    check("services", json!({"kind": "new"}), &["unreadable"]);
    check("mood", json!(["good"]), &["unreadable"]);
    check("state", Value::Null, &[]);
    check("services", json!([]), &[]);
}
