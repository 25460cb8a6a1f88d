//! From the practice office to the database.

use chrono::{DateTime, Utc};
use cii_store::{NewRecord, Store, StoreError};
use cii_sync::{Aggregate, BodyError};
use uuid::Uuid;

use super::DemoYear;

impl DemoYear {
    /// Every record, those first on which others depend; situations in the order of their numbers.
    pub fn records(&self) -> impl Iterator<Item = Result<NewRecord, BodyError>> {
        fn all<T: Aggregate>(
            aggregates: &[T],
        ) -> impl Iterator<Item = Result<NewRecord, BodyError>> {
            aggregates.iter().map(NewRecord::of)
        }
        let Self {
            today: _,
            user: _,
            showcase: _,
            institutions,
            catalogue,
            office,
            administration_years,
            staff,
            rooms,
            persons,
            situations,
            procurations,
            sessions,
            contracts,
            notes,
        } = self;
        std::iter::once(NewRecord::of(office))
            .chain(all(institutions))
            .chain(all(catalogue))
            .chain(all(administration_years))
            .chain(all(staff))
            .chain(all(rooms))
            .chain(all(persons))
            .chain(all(situations))
            .chain(all(procurations))
            .chain(all(sessions))
            .chain(all(contracts))
            .chain(all(notes))
    }

    /// Loads everything into an empty store, as one act of the office's secretary. Returns the number of records.
    /// Fails, having loaded nothing, if a record exists already or the database cannot be written.
    pub fn load_into(
        &self,
        store: &mut Store,
        at: DateTime<Utc>,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Result<usize, StoreError> {
        let records = self
            .records()
            .map(|record| record.map_err(StoreError::from));
        store.load(records, self.user, at, ids)
    }
}
