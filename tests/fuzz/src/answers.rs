//! What a server sends: a device must live with whatever stands at the other end.

use std::cell::RefCell;

use chrono::DateTime;
use cii_store::{DatabaseKey, KeySlots, Meta, OfficeUse, Secret, Store};
use cii_sync::{
    Account, AccountDevice, Challenge, Cookie, DeviceId, End, EnrolAnswer, EnrolFinishAnswer,
    ManifestAnswer, Next, OneTimeCode, Page, PullAnswer, PushAnswer, ReadingsAnswer, Record,
    ServerMeta, SessionAnswer, TakeNameAnswer, placement_of_whole,
};
use tempfile::TempDir;
use uuid::Uuid;

use crate::same_again;

const DEVICE: DeviceId = DeviceId(Uuid::from_u128(8));
/// After so many pages the office begins anew.
const LIFE: u64 = 400;

pub(crate) fn read(bytes: &[u8]) {
    same_again::<PushAnswer>(bytes);
    same_again::<PullAnswer>(bytes);
    same_again::<ManifestAnswer>(bytes);
    same_again::<ReadingsAnswer>(bytes);
    same_again::<SessionAnswer>(bytes);
    same_again::<TakeNameAnswer>(bytes);
    same_again::<Challenge>(bytes);
    same_again::<EnrolAnswer>(bytes);
    same_again::<EnrolFinishAnswer>(bytes);
    same_again::<ServerMeta>(bytes);
    same_again::<Vec<AccountDevice>>(bytes);
    same_again::<Vec<Account>>(bytes);
    same_again::<OneTimeCode>(bytes);
}

pub(crate) fn good() -> Vec<Vec<u8>> {
    let id = "00000000-0000-0000-0000-000000000001";
    let device = format!(
        r#"{{"device":"{id}","label":"Poste","joined":"2026-03-02T08:00:00Z","last_contact":null,"signed_in":true,"revoked":false}}"#
    );
    let texts = [
        format!(
            r#"{{"answer":"taken","results":[{{"n":1,"uuid":"{id}","outcome":{{"outcome":"conflict","conflicts":["{id}"]}}}}]}}"#
        ),
        r#"{"answer":"gap","expected":4}"#.to_owned(),
        r#"{"answer":"cloned"}"#.to_owned(),
        r#"{"answer":"restart"}"#.to_owned(),
        format!(r#"{{"epoch":"{id}","oldest_schema":1,"schema":1}}"#),
        format!(
            r#"{{"session":"{id}","token":"t","seconds":60,"staff":"{id}","device":"{id}","roles":["auditor"],"lease_days":14,"recovery_codes":9}}"#
        ),
        format!("[{device}]"),
        format!(
            r#"[{{"id":"{id}","name":"noe.exemple","staff":"{id}","roles":[],"starts_on":null,"ends_on":"2026-06-30","in_force":"now","setup":"waiting","until":"2026-03-09T08:00:00Z","devices":[{device}]}}]"#
        ),
        format!(r#"{{"account":"{id}","code":"8S6S-J14F","until":"2026-03-09T08:00:00Z"}}"#),
    ];
    let mut good: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    good.extend(good_pages());
    good
}

struct Desk {
    store: Store,
    pages: u64,
    _folder: TempDir,
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// A small office without anything in it.
pub(crate) fn office(folder: &std::path::Path) -> Store {
    let key = DatabaseKey::from_bytes([42; 32]);
    let slots = [Secret::Practice];
    KeySlots::create(folder, &key, OfficeUse::Practice, &slots, &mut |bytes| {
        bytes.fill(5);
    })
    .expect("key slots");
    let meta = Meta {
        device: DEVICE,
        office: OfficeUse::Practice,
        created_at: DateTime::UNIX_EPOCH,
    };
    Store::create(folder, &key, meta).expect("an office")
}

/// A page in the real database of a device: taken or refused, and the office still answers.
pub(crate) fn read_page(bytes: &[u8]) {
    let Ok(PullAnswer::Page(page)) = serde_json::from_slice::<PullAnswer>(bytes) else {
        return;
    };
    DESK.with_borrow_mut(|desk| {
        if desk.as_ref().is_some_and(|desk| desk.pages >= LIFE) {
            *desk = None;
        }
        let desk = desk.get_or_insert_with(|| {
            let folder = crate::engine::scratch();
            Desk {
                store: office(folder.path()),
                pages: 0,
                _folder: folder,
            }
        });
        desk.pages += 1;
        let before = desk.store.count_confirmed().expect("counted");
        let applied = desk
            .store
            .stage(&page)
            .and_then(|()| desk.store.apply_staged(true));
        if applied.is_err() {
            // All or nothing, also of a first pull that is half in place.
            desk.store.forget_stage().expect("forgotten");
            assert_eq!(desk.store.count_confirmed().expect("counted"), before);
        }
        desk.store.sync_counts().expect("counted");
        desk.store.pull_request().expect("the next question");
    });
}

pub(crate) fn good_pages() -> Vec<Vec<u8>> {
    let id = Uuid::from_u128(1);
    let puts = crate::records::bodies()
        .into_iter()
        .filter_map(|(kind, id, body)| {
            let scope = placement_of_whole(kind, &body).ok()?.scope;
            Some(Record {
                id,
                kind,
                scope,
                version: 1,
                body,
            })
        })
        .collect();
    let page = Page {
        closed: Vec::new(),
        removed: Vec::new(),
        puts,
        history: Vec::new(),
        next: Next::End(End {
            cookie: Cookie {
                epoch: id,
                seq: 12,
                grants: 3,
            },
            whole: false,
            renewed: std::collections::BTreeSet::new(),
            grants_changed: false,
            last_n: 0,
            last_uuid: None,
            results: Vec::new(),
            covered_n: 0,
        }),
    };
    vec![serde_json::to_vec(&PullAnswer::Page(Box::new(page))).expect("written")]
}
