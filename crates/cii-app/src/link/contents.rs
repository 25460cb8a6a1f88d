//! Contents of attachments between the office and its server: what a change needs goes before it, what records name comes
//! once nothing else is to be said.

use std::collections::BTreeSet;

use cii_domain::BlobId;
use cii_remote::{BlobPart, Failure, Server};
use cii_store::{Fetching, Outgoing, Part, Store, StoreError, Taken};
use cii_sync::{BLOB_PART, BlobState, Contents, Mutation, Secret};

use super::{
    Link,
    step::{Effect, chance},
};
use crate::App;

/// So large a content is fetched before anybody asked for it, so that it is there without a network too.
const AT_ONCE: u64 = 5 * 1024 * 1024;

/// Something to ask about a content.
pub(super) enum About {
    State(BlobId),
    Put(Box<BlobPart>),
    Get(Fetching),
}

/// What came of it.
pub(super) enum Came {
    State(BlobId, Result<BlobState, Failure>),
    Part(Fetching, Result<Vec<u8>, Failure>),
}

impl Came {
    pub(super) fn failure(&self) -> Option<&Failure> {
        match self {
            Self::State(_, answer) => answer.as_ref().err(),
            Self::Part(_, answer) => answer.as_ref().err(),
        }
    }
}

impl About {
    pub(super) fn run(self, server: &Server, token: &Secret) -> Came {
        match self {
            Self::State(blob) => Came::State(blob, server.blob_state(token, blob)),
            Self::Put(part) => Came::State(part.blob, server.put_blob(token, *part)),
            Self::Get(fetching) => {
                let answer = server.get_blob(token, fetching.blob, fetching.from);
                Came::Part(fetching, answer)
            }
        }
    }
}

/// What goes before or with the changes from counter `from` on.
pub(super) fn plan_outgoing(
    store: &mut Store,
    contents: &Contents,
    (from, most): (u64, usize),
) -> Result<Result<About, Vec<Mutation>>, StoreError> {
    let (blob, hash, size, media) = match store.next_outgoing(from, most)? {
        Outgoing::Changes(changes) => return Ok(Err(changes)),
        Outgoing::Blob {
            blob,
            hash,
            size,
            media,
        } => (blob, hash, size, media),
    };
    let Some(have) = contents.goes_on_from(blob, size) else {
        return Ok(Ok(About::State(blob)));
    };
    let part = u64::try_from(BLOB_PART).unwrap_or(u64::MAX);
    let Part { from, bytes } = match store.read_blob_part(blob, have, part) {
        Err(StoreError::BlobLost) => {
            store.give_up_blobs(&BTreeSet::from([blob]))?;
            return plan_outgoing(store, contents, (from, most));
        }
        read => read?,
    };
    Ok(Ok(About::Put(Box::new(BlobPart {
        blob,
        hash,
        size,
        media,
        from,
        bytes,
    }))))
}

/// The next content to be fetched.
pub(super) fn plan_incoming(
    store: &Store,
    contents: &Contents,
) -> Result<Option<About>, StoreError> {
    for blob in contents.wanted() {
        if let Some(fetching) = store.fetching(blob)? {
            return Ok(Some(About::Get(fetching)));
        }
    }
    let next = store.next_fetching(AT_ONCE, contents.refused())?;
    Ok(next.map(About::Get))
}

/// What becomes of an answer about a content.
pub(super) fn take(
    store: &mut Store,
    link: &mut Link,
    came: Came,
    now: u64,
    app: &App,
) -> Result<Effect, StoreError> {
    let (client, contents) = (&mut link.client, &mut link.contents);
    match came {
        Came::State(blob, Ok(state)) => {
            client.on_part(now);
            contents.on_state(blob, state);
            if state.ready {
                store.note_blob_sent(blob)?;
            }
            Ok(Effect::changed(state.ready))
        }
        Came::State(blob, Err(failure)) => {
            contents.on_interrupted();
            if failure.code() == "blob_broken" {
                // On the way, or on this disk: then it is no more.
                let changed = store.note_blobs_missing(&BTreeSet::from([blob]))?;
                client.on_failure(None, now, chance(app));
                return Ok(Effect::changed(changed));
            }
            client.on_failure(failure.status(), now, chance(app));
            Ok(Effect::default())
        }
        Came::Part(Fetching { blob, from, .. }, Ok(bytes)) => {
            client.on_part(now);
            let part = Part { from, bytes };
            let taken = store.take_blob_part(blob, &part, &mut |bytes| app.host().random(bytes));
            match taken {
                // No record names it any more: nothing was kept.
                Ok(Taken::More) | Err(StoreError::NoSuchRecord) => Ok(Effect::default()),
                Ok(Taken::Whole) => {
                    contents.on_whole(blob);
                    Ok(Effect::changed(true))
                }
                Ok(Taken::Wrong) => {
                    contents.on_refused(blob);
                    Ok(Effect::changed(true))
                }
                Err(other) => Err(other),
            }
        }
        Came::Part(Fetching { blob, .. }, Err(failure)) => {
            if failure.status() == Some(404) {
                client.on_part(now);
                contents.on_refused(blob);
                return Ok(Effect::changed(true));
            }
            client.on_failure(failure.status(), now, chance(app));
            Ok(Effect::default())
        }
    }
}

/// The server lacks what a change names.
pub(super) fn bring_missing(
    store: &mut Store,
    contents: &mut Contents,
    missing: &BTreeSet<BlobId>,
) -> Result<Effect, StoreError> {
    let given_up = contents.on_missing(missing);
    let gone = store.give_up_blobs(&given_up)?;
    let lost = store.note_blobs_missing(&(missing - &given_up))?;
    Ok(Effect::changed(gone || lost))
}
