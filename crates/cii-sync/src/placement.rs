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
use uuid::Uuid;

use crate::{Aggregate, Body, BodyError, Conflict, RecordKind, Scope, complete};

macro_rules! dispatch {
    ($kind:expr, $of:ident, $body:expr) => {
        match $kind {
            RecordKind::Person => $of::<Person>($body),
            RecordKind::Situation => $of::<Situation>($body),
            RecordKind::Procuration => $of::<Procuration>($body),
            RecordKind::Session => $of::<Session>($body),
            RecordKind::Contract => $of::<Contract>($body),
            RecordKind::Note => $of::<Note>($body),
            RecordKind::Staff => $of::<Staff>($body),
            RecordKind::Room => $of::<Room>($body),
            RecordKind::Institution => $of::<Institution>($body),
            RecordKind::CatalogueItem => $of::<CatalogueItem>($body),
            RecordKind::Office => $of::<Office>($body),
            RecordKind::AdministrationYear => $of::<AdministrationYear>($body),
            RecordKind::Conflict => $of::<Conflict>($body),
        }
    };
}

/// Where a record belongs, as its own fields say: nobody else is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Its identity.
    pub id: Uuid,
    /// Its scope.
    pub scope: Scope,
    /// The records under which it is listed.
    pub parents: Vec<Uuid>,
}

/// The placement of a record of `kind` with these fields. Fails if they are not those of its aggregate; fields that are
/// not there count as hidden, unless `whole` is asked for.
pub fn placement(kind: RecordKind, body: &Body) -> Result<Placement, BodyError> {
    fn of<T: Aggregate>(body: &Body) -> Result<Placement, BodyError> {
        let aggregate =
            T::deserialize(body).or_else(|_| T::deserialize(&complete(T::KIND, body)))?;
        Ok(placed(&aggregate))
    }
    dispatch!(kind, of, body)
}

/// Like [`placement`], of a record that must be there as a whole.
pub fn placement_of_whole(kind: RecordKind, body: &Body) -> Result<Placement, BodyError> {
    fn of<T: Aggregate>(body: &Body) -> Result<Placement, BodyError> {
        Ok(placed(&T::deserialize(body)?))
    }
    dispatch!(kind, of, body)
}

fn placed<T: Aggregate>(aggregate: &T) -> Placement {
    // A parent that is hidden is no parent: two situations whose persons are hidden are not those of one person.
    let mut parents = aggregate.parents();
    parents.retain(|parent| !parent.is_nil());
    Placement {
        id: aggregate.record_id(),
        scope: aggregate.scope(),
        parents,
    }
}
