//! From a stored body back to the aggregate of its kind.

use cii_domain::{
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
use cii_sync::{Aggregate, Body, BodyError, RecordKind, Scope};
use uuid::Uuid;

/// The scope and the parents that the fields of a record of `kind` give it.
pub(crate) fn scope_and_parents(
    kind: RecordKind,
    body: &Body,
) -> Result<(Scope, Vec<Uuid>), BodyError> {
    fn of<T: Aggregate>(body: &Body) -> Result<(Scope, Vec<Uuid>), BodyError> {
        let aggregate = T::deserialize(body)?;
        Ok((aggregate.scope(), aggregate.parents()))
    }
    match kind {
        RecordKind::Person => of::<Person>(body),
        RecordKind::Situation => of::<Situation>(body),
        RecordKind::Procuration => of::<Procuration>(body),
        RecordKind::Session => of::<Session>(body),
        RecordKind::Contract => of::<Contract>(body),
        RecordKind::Note => of::<Note>(body),
        RecordKind::Staff => of::<Staff>(body),
        RecordKind::Room => of::<Room>(body),
        RecordKind::Institution => of::<Institution>(body),
        RecordKind::CatalogueItem => of::<CatalogueItem>(body),
        RecordKind::Office => of::<Office>(body),
        RecordKind::AdministrationYear => of::<AdministrationYear>(body),
    }
}
