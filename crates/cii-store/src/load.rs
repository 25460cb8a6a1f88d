//! Loading many records at once: a demo year, the office's old files.

use chrono::{DateTime, Utc};
use cii_domain::{
    StaffId,
    catalogue::CatalogueItem,
    contract::Contract,
    institution::Institution,
    office::{AdministrationYear, Office},
    person::Person,
    procuration::Procuration,
    session::Session,
    situation::{Note, Situation},
    staff::{Room, Staff},
};
use cii_sync::{Aggregate, BodyError, Change, Mutation, Record, RecordKind, Scope, apply, body_of};
use rusqlite::TransactionBehavior;
use uuid::Uuid;

use crate::{
    Finality, Store, StoreError, projection,
    table::{act, history, outbox, record},
};

/// A record to be loaded.
#[derive(Debug, Clone)]
pub struct NewRecord {
    id: Uuid,
    kind: RecordKind,
    scope: Scope,
    parents: Vec<Uuid>,
    body: cii_sync::Body,
}

impl NewRecord {
    /// The record that holds `aggregate`.
    pub fn of<T: Aggregate>(aggregate: &T) -> Result<Self, BodyError> {
        Ok(Self {
            id: aggregate.record_id(),
            kind: T::KIND,
            scope: aggregate.scope(),
            parents: aggregate.parents(),
            body: body_of(aggregate)?,
        })
    }
}

macro_rules! new_record_from {
    ($($aggregate:ty),+ $(,)?) => {$(
        impl TryFrom<&$aggregate> for NewRecord {
            type Error = BodyError;
            fn try_from(aggregate: &$aggregate) -> Result<Self, BodyError> {
                Self::of(aggregate)
            }
        }
    )+};
}

new_record_from!(
    Person,
    Situation,
    Procuration,
    Session,
    Contract,
    Note,
    Staff,
    Room,
    Institution,
    CatalogueItem,
    Office,
    AdministrationYear,
);

impl Store {
    /// Loads records that do not exist yet, in one durable transaction and as one act that cannot be taken back, and
    /// gives their number. Recency in lists and search is their order here. Projections are written afterwards at once,
    /// which is what makes it fast; nothing but an empty or small database should be loaded into.
    ///
    /// Fails, having loaded nothing, if one of them exists, or if the source fails.
    pub fn load<E: From<StoreError>>(
        &mut self,
        records: impl IntoIterator<Item = Result<NewRecord, E>>,
        by: StaffId,
        at: DateTime<Utc>,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Result<usize, E> {
        const LOAD: &str = "load";
        let device = self.device();
        let seen = self.seen();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let group = ids();
        let first_n = act::next_n(&transaction)?;
        let first_entry = history::next_entry(&transaction)?;
        let mut n = first_n;
        for new in records {
            let NewRecord {
                id,
                kind,
                scope,
                parents,
                body,
            } = new?;
            let mutation = Mutation {
                device,
                n,
                uuid: ids(),
                group,
                act: LOAD.to_owned(),
                record: id,
                kind,
                scope,
                by,
                at,
                base_version: 0,
                seen,
                change: Change::Create(body),
            };
            let made: Option<Record> = apply(None, &mutation).unwrap_or(None);
            if let Some(made) = made {
                outbox::push(&transaction, &mutation)?;
                history::write(&transaction, &mutation, None, Some(&made))?;
                record::insert(&transaction, &made, Some(seen), &parents)?;
                n = n.saturating_add(1);
            }
        }
        let loaded = n.saturating_sub(first_n);
        if loaded > 0 {
            act::insert(
                &transaction,
                group,
                LOAD,
                (by, at, Finality::Final),
                (first_n, n.saturating_sub(1)),
                first_entry,
            )?;
            projection::rebuild(&transaction)?;
        }
        transaction.commit().map_err(StoreError::from)?;
        // The log has grown by the whole load; bring it into the file and let it shrink.
        self.connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;")
            .map_err(StoreError::from)?;
        Ok(usize::try_from(loaded).unwrap_or(usize::MAX))
    }
}
