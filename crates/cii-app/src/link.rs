//! The bond between an office and the shared server, and how both are kept in step.
//!
//! What waits for the network is done without the office: a step takes what it needs, lets go, asks the server, and comes
//! back with the answer. Work at the desk never waits for it.

mod bond;
mod clock;
mod contents;
mod errand;
mod refusal;
mod step;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use cii_remote::{Failure, Server, ServerAddress};
use cii_store::{Store, StoreError};
use cii_sync::{Client, Contents, ManifestAnswer, Secret, SessionAnswer, Stopped};

pub(crate) use self::{
    bond::{Bond, forget_key_to_bind, key_to_bind, note_restored},
    clock::Clock,
    refusal::{in_groups, refusal},
};

/// A token is renewed while it is still good for so long.
const RENEWED_AHEAD: Duration = Duration::from_mins(2);

/// The last thing that came of speaking to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Contact {
    /// Nothing yet.
    None,
    /// An answer.
    Good,
    /// No answer, since this moment.
    Lost(DateTime<Utc>),
    /// A certificate that is not the known one.
    Certificate {
        /// Its fingerprint.
        fingerprint: String,
    },
    /// An answer that could not be kept here: the disk is full, for instance.
    NotKept(&'static str),
}

impl Contact {
    /// What is known of the server after one more answer at `now`, or `failure`. Whatever it refuses, it answered; only one
    /// that says it cannot serve is like one that is not there.
    fn after(&self, failure: Option<&Failure>, now: DateTime<Utc>) -> Self {
        match failure {
            Some(Failure::Certificate { fingerprint }) => Self::Certificate {
                fingerprint: fingerprint.clone(),
            },
            Some(Failure::Refused { status, .. }) if *status < 500 => Self::Good,
            Some(Failure::Lost | Failure::Refused { .. }) => match self {
                Self::Lost(since) => Self::Lost(*since),
                _ => Self::Lost(now),
            },
            None => Self::Good,
        }
    }
}

/// The bond of an open office, and where the conversation stands.
pub(crate) struct Link {
    pub(crate) bond: Bond,
    pub(crate) server: Arc<Server>,
    pub(crate) client: Client,
    pub(crate) token: Option<Token>,
    pub(crate) contact: Contact,
    /// Somebody saw how much goes and agreed.
    pub(crate) agreed: bool,
    /// The access of this device is withdrawn on the device itself.
    pub(crate) is_leaving: bool,
    /// A pull just ended, and today nothing was compared yet.
    comparing: bool,
    /// When to look for what of the access journal the server was not told yet.
    tell_at: u64,
    /// Contents of attachments that go and come.
    pub(crate) contents: Contents,
    /// Tells an answer for this link from one for another.
    pub(crate) id: u64,
}

/// A token, and until when it is used.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) secret: Secret,
    until: Instant,
}

impl Token {
    /// What a sign-in or a renewal gave, at `now`.
    pub(crate) fn of(session: &SessionAnswer, now: Instant) -> Self {
        let good = Duration::from_secs(session.seconds).saturating_sub(RENEWED_AHEAD);
        Self {
            secret: session.token.clone(),
            until: now.checked_add(good).unwrap_or(now),
        }
    }
}

impl Link {
    /// The link that an office with a bond has. None: it has no bond.
    pub(crate) fn of(store: &Store, clock: &Clock) -> Result<Option<Self>, StoreError> {
        match Bond::read(store)? {
            Some(bond) => Ok(Some(Self::new(bond, store, clock)?)),
            None => Ok(None),
        }
    }

    /// A link that starts at once.
    pub(crate) fn new(bond: Bond, store: &Store, clock: &Clock) -> Result<Self, StoreError> {
        Ok(Self {
            client: Client::new(clock.millis(), store.acknowledged()?),
            server: Arc::new(Server::new(bond.address.clone())),
            bond,
            token: None,
            contact: Contact::None,
            agreed: false,
            is_leaving: false,
            comparing: false,
            tell_at: 0,
            contents: Contents::default(),
            id: clock.next_id(),
        })
    }

    /// The same server under another address, from now on.
    pub(crate) fn go_to(
        &mut self,
        address: ServerAddress,
        store: &mut Store,
        clock: &Clock,
    ) -> Result<(), StoreError> {
        self.bond.address = address.clone();
        self.bond.write(store)?;
        self.server = Arc::new(Server::new(address));
        self.contact = Contact::None;
        // What is still on its way from before is not listened to.
        self.id = clock.next_id();
        self.client.hurry(clock.millis());
        Ok(())
    }

    /// What a comparison with the server showed: how many scopes differ, which the next pull brings as a whole. None: the
    /// device is behind, which a pull puts right.
    pub(crate) fn compared(
        &mut self,
        answer: &ManifestAnswer,
        store: &mut Store,
        now: u64,
        at: DateTime<Utc>,
    ) -> Result<Option<usize>, StoreError> {
        let ManifestAnswer::Compared { differing } = answer else {
            return Ok(None);
        };
        if store.is_pulling() {
            // Its first pages were made without what would be asked for now.
            return Ok(None);
        }
        if !differing.is_empty() {
            store.ask_repair(differing)?;
            self.client.poke(now);
        }
        self.bond.compared = Some(at);
        self.bond.write(store)?;
        Ok(Some(differing.len()))
    }

    /// What holds the conversation up until somebody does something.
    pub(crate) fn stopped(&self) -> Option<Stopped> {
        self.client.stopped()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn whoever_refuses_answered_and_whoever_cannot_serve_did_not() {
        let at = |minute: i64| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute);
        let refused = |status| Failure::Refused {
            status,
            code: String::new(),
            params: serde_json::Map::new(),
        };
        let lost = Contact::Lost(at(1));
        let cases = [
            (Contact::None, Some(Failure::Lost), Contact::Lost(at(9))),
            (Contact::Good, Some(refused(503)), Contact::Lost(at(9))),
            (lost.clone(), Some(refused(500)), lost.clone()),
            (lost.clone(), Some(Failure::Lost), lost.clone()),
            (lost.clone(), Some(refused(429)), Contact::Good),
            (lost.clone(), Some(refused(401)), Contact::Good),
            (lost, None, Contact::Good),
        ];
        for (before, failure, after) in cases {
            assert_eq!(before.after(failure.as_ref(), at(9)), after, "{failure:?}");
        }
    }
}
