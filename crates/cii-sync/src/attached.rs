//! Which contents records and changes name.

use std::collections::BTreeSet;

use cii_domain::{BlobId, attachment::Attachment};
use serde_json::Value;

use crate::{Body, Change, RecordKind};

/// The field of a record that lists its attachments.
pub(crate) const ATTACHMENTS: &str = "attachments";

/// The attachments of a record, as far as they can be seen and read.
pub fn attachments_of(kind: RecordKind, body: &Body) -> Vec<Attachment> {
    let list = has_attachments(kind)
        .then(|| body.get(ATTACHMENTS))
        .flatten();
    read(list).collect()
}

/// The contents that a change lets a record of `kind` name. They must be where the record is before it is.
pub fn blobs_named(kind: RecordKind, change: &Change) -> BTreeSet<BlobId> {
    if !has_attachments(kind) {
        return BTreeSet::new();
    }
    let blobs = |list| read(list).map(|attachment: Attachment| attachment.blob);
    match change {
        Change::Create(body) => blobs(body.get(ATTACHMENTS)).collect(),
        Change::Patch(patch) => {
            let put = patch.elements.get(ATTACHMENTS).map(|list| &list.put);
            let put = put.into_iter().flatten().filter_map(of);
            blobs(patch.set.get(ATTACHMENTS))
                .chain(put.map(|attachment| attachment.blob))
                .collect()
        }
        Change::Delete | Change::Withdrawn => BTreeSet::new(),
    }
}

/// The change without these contents: they are nowhere any more.
#[must_use]
pub fn without_blobs(change: &Change, lost: &BTreeSet<BlobId>) -> Change {
    let stays = |value: &Value| of(value).is_none_or(|found| !lost.contains(&found.blob));
    let thin = |list: Option<&mut Value>| {
        if let Some(Value::Array(list)) = list {
            list.retain(stays);
        }
    };
    let mut change = change.clone();
    match &mut change {
        Change::Create(body) => thin(body.get_mut(ATTACHMENTS)),
        Change::Patch(patch) => {
            thin(patch.set.get_mut(ATTACHMENTS));
            if let Some(elements) = patch.elements.get_mut(ATTACHMENTS) {
                elements.put.retain(stays);
            }
        }
        Change::Delete | Change::Withdrawn => {}
    }
    change
}

fn has_attachments(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Procuration | RecordKind::Session)
}

fn read(list: Option<&Value>) -> impl Iterator<Item = Attachment> {
    let list = list.and_then(Value::as_array);
    list.into_iter().flatten().filter_map(of)
}

fn of(value: &Value) -> Option<Attachment> {
    use serde::Deserialize;
    Attachment::deserialize(value).ok()
}
