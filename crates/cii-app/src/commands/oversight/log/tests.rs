use chrono::{TimeZone as _, Utc};
use cii_domain::{StaffId, witness::AccessKind};
use cii_sync::AuditAct;

use super::*;
use crate::witness::Looked;

const NOE: Uuid = Uuid::from_u128(0x1111_1111 << 96);
const FILE: Uuid = Uuid::from_u128(0x2222_2222 << 96);

fn entry(act: &str, kind: Option<RecordKind>, remark: &str) -> AuditEntry {
    AuditEntry {
        at: Utc.timestamp_opt(0, 0).unwrap(),
        told: None,
        staff: Some(StaffId(NOE)),
        device: None,
        act: act.to_owned(),
        record: Some(FILE),
        kind,
        remark: remark.to_owned(),
    }
}

/// The keys that a sentence of the log needs.
fn keys(family: &str, message: &MessageView) -> Vec<String> {
    let own = format!("core.log.{family}.{}", message.code);
    let labels = message.params.values().filter_map(|param| match param {
        ParamView::Label(key) => Some(key.clone()),
        _ => None,
    });
    labels.chain([own]).collect()
}

fn check_words(family: &str, message: &MessageView) {
    for language in Language::ALL {
        for key in keys(family, message) {
            assert!(find(*language, &key).is_some(), "{language:?}: {key}");
        }
    }
}

#[test]
fn whatever_the_server_enters_has_words_of_its_own() {
    for act in AuditAct::ALL {
        let told = what(&entry(act.code(), None, ""));
        assert_eq!(told, MessageView::new(act.code()));
        check_words("what", &told);
    }
}

#[test]
fn whatever_a_device_tells_has_words_without_what_was_typed() {
    let looked = [
        Looked::File,
        Looked::History,
        Looked::Session,
        Looked::Contract,
        Looked::Letter,
        Looked::Paper,
        Looked::Attachment,
        Looked::Journal,
        Looked::PersonCopy,
    ];
    let readings = looked.map(|looked| (AccessKind::Read, looked.code()));
    let others = AccessKind::ALL.iter().map(|kind| (*kind, ""));
    let copy = (AccessKind::Export, Looked::PersonCopy.code());
    // How, or what of it, which has no words of its own.
    let opened = (AccessKind::Unlock, "password");
    for (kind, remark) in readings.into_iter().chain(others).chain([copy, opened]) {
        let told = what(&entry(&format!("journal_{}", kind.code()), None, remark));
        assert_eq!(told.code, "reading", "{kind:?} {remark}");
        check_words("what", &told);
        for key in keys("what", &told) {
            let words = find(Language::Fr, &key).unwrap();
            assert!(!words.contains("%{detail}"), "{key}: {words}");
        }
    }
}

#[test]
fn a_change_is_named_by_its_act_and_what_came_of_it() {
    let of = |act: &str, remark: &str| what(&entry(act, Some(RecordKind::Session), remark));
    for (act, remark, code, label) in [
        ("plan_session", "applied", "change", "core.act.plan_session"),
        (
            "plan_session",
            "merged",
            "change_merged",
            "core.act.plan_session",
        ),
        (
            "plan_session",
            "conflict",
            "change_conflict",
            "core.act.plan_session",
        ),
        (
            "plan_session",
            "refused",
            "change_refused",
            "core.act.plan_session",
        ),
        // Of a newer version.
        ("plan_banquet", "applied", "change", "core.log.what.other"),
    ] {
        let told = of(act, remark);
        let wanted = MessageView::new(code).with("act", ParamView::Label(label.to_owned()));
        assert_eq!(told, wanted);
        check_words("what", &told);
    }
    for act in ["dance", "journal_dance"] {
        assert_eq!(what(&entry(act, None, "")), MessageView::new("other"));
    }
}

#[test]
fn only_staff_is_named() {
    let names = Names::from([
        (NOE, "Noé Exemple".to_owned()),
        (FILE, "Mia Exemple".to_owned()),
    ]);
    let nobody = Names::new();
    let (read, plan) = ("journal_read", "plan_session");
    for (names, act, kind, code) in [
        (
            &names,
            "account_end",
            Some(RecordKind::Staff),
            "staff_named",
        ),
        (&nobody, "account_end", Some(RecordKind::Staff), "staff"),
        (&names, read, None, "subject"),
        (&names, "device_revoke", None, "device"),
        (&names, plan, Some(RecordKind::Session), "session"),
    ] {
        let told = record(&entry(act, kind, ""), names).unwrap();
        assert_eq!(told.code, code);
        let says = if code == "staff_named" {
            "Mia Exemple"
        } else {
            "22222222"
        };
        assert_eq!(told.params.into_values().next(), Some(text(says)), "{code}");
    }
    for kind in RecordKind::ALL {
        check_words(
            "record",
            &record(&entry(plan, Some(*kind), ""), &nobody).unwrap(),
        );
    }
    for code in ["staff_named", "subject", "device"] {
        check_words("record", &MessageView::new(code));
    }
    let mut by_itself = entry("backup", None, "");
    by_itself.staff = None;
    for (entry, names, code) in [
        (&by_itself, &names, "server"),
        (&entry(plan, None, ""), &names, "named"),
        (&entry(plan, None, ""), &nobody, "gone"),
    ] {
        let told = who(entry, names);
        assert_eq!(told.code, code);
        check_words("who", &told);
    }
}
