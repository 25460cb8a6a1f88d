//! Which aggregates of the domain are records, and under which identity.

use cii_domain::{
    ContractId, InstitutionKey, NoteId, PersonId, ProcurationId, RoomId, SessionId, SituationId,
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
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{Compartment, Conflict, RecordKind, Scope};

/// The identity of a record, as the domain writes it: an id, a key, a year.
pub trait RecordId {
    /// The same identity as the 128 bits under which the record is stored.
    fn uuid(&self) -> Uuid;
}

/// An aggregate: stored, permitted, compared and written as a whole.
///
/// Its JSON must be an object in which every known field is always present, so that an absent field means «written by
/// a version that did not know it» and never «emptied».
pub trait Aggregate: Serialize + DeserializeOwned {
    /// How the domain names one.
    type Id: RecordId;

    /// The kind of the record.
    const KIND: RecordKind;

    /// The identity under which it is stored.
    fn record_id(&self) -> Uuid;

    /// The scope that a permission to read it must open.
    fn scope(&self) -> Scope;

    /// The records under which it is listed.
    fn parents(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Namespace of the identities that are made from a key: the same key is the same record on every device.
const KEYED: Uuid = Uuid::from_u128(0x9d3f_7a54_6c1e_4c5b_8f0e_2b61_d5a7_43c9);

fn keyed(kind: RecordKind, key: &str) -> Uuid {
    Uuid::new_v5(&KEYED, format!("{}/{key}", kind.code()).as_bytes())
}

macro_rules! uuid_ids {
    ($($id:ty),+ $(,)?) => {$(
        impl RecordId for $id {
            fn uuid(&self) -> Uuid { self.0 }
        }
    )+};
}

uuid_ids!(
    PersonId,
    SituationId,
    ProcurationId,
    SessionId,
    ContractId,
    NoteId,
    StaffId,
    RoomId
);

impl RecordId for Uuid {
    fn uuid(&self) -> Uuid {
        *self
    }
}

impl RecordId for InstitutionKey {
    fn uuid(&self) -> Uuid {
        keyed(RecordKind::Institution, self.as_str())
    }
}

/// The key of a catalogue item.
impl RecordId for String {
    fn uuid(&self) -> Uuid {
        keyed(RecordKind::CatalogueItem, self)
    }
}

/// The one office of an installation.
impl RecordId for () {
    fn uuid(&self) -> Uuid {
        keyed(RecordKind::Office, "")
    }
}

/// The year of an administration's calendar.
impl RecordId for u16 {
    fn uuid(&self) -> Uuid {
        keyed(RecordKind::AdministrationYear, &self.to_string())
    }
}

impl Aggregate for Person {
    type Id = PersonId;
    const KIND: RecordKind = RecordKind::Person;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::person(self.id, Compartment::Identity)
    }
}

impl Aggregate for Situation {
    type Id = SituationId;
    const KIND: RecordKind = RecordKind::Situation;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::case(self.id, Compartment::Social)
    }

    fn parents(&self) -> Vec<Uuid> {
        vec![self.person.uuid()]
    }
}

impl Aggregate for Procuration {
    type Id = ProcurationId;
    const KIND: RecordKind = RecordKind::Procuration;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::case(self.situation, Compartment::Identity)
    }

    fn parents(&self) -> Vec<Uuid> {
        vec![self.situation.uuid(), self.person.uuid()]
    }
}

impl Aggregate for Session {
    type Id = SessionId;
    const KIND: RecordKind = RecordKind::Session;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::case(self.situation, Compartment::Planning)
    }

    fn parents(&self) -> Vec<Uuid> {
        vec![self.situation.uuid()]
    }
}

impl Aggregate for Contract {
    type Id = ContractId;
    const KIND: RecordKind = RecordKind::Contract;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::case(self.situation, Compartment::Contract)
    }

    fn parents(&self) -> Vec<Uuid> {
        vec![self.situation.uuid()]
    }
}

impl Aggregate for Note {
    type Id = NoteId;
    const KIND: RecordKind = RecordKind::Note;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::case(self.situation, Compartment::Internal)
    }

    fn parents(&self) -> Vec<Uuid> {
        vec![self.situation.uuid()]
    }
}

impl Aggregate for Staff {
    type Id = StaffId;
    const KIND: RecordKind = RecordKind::Staff;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::reference("directory", Compartment::Directory)
    }

    fn parents(&self) -> Vec<Uuid> {
        vec![self.institution.uuid()]
    }
}

impl Aggregate for Room {
    type Id = RoomId;
    const KIND: RecordKind = RecordKind::Room;

    fn record_id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::reference("directory", Compartment::Directory)
    }
}

impl Aggregate for Institution {
    type Id = InstitutionKey;
    const KIND: RecordKind = RecordKind::Institution;

    fn record_id(&self) -> Uuid {
        self.key.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::reference("directory", Compartment::Directory)
    }

    fn parents(&self) -> Vec<Uuid> {
        self.parent.iter().map(RecordId::uuid).collect()
    }
}

impl Aggregate for CatalogueItem {
    type Id = String;
    const KIND: RecordKind = RecordKind::CatalogueItem;

    fn record_id(&self) -> Uuid {
        self.key.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::reference("catalogue", Compartment::Catalogue)
    }
}

impl Aggregate for Office {
    type Id = ();
    const KIND: RecordKind = RecordKind::Office;

    fn record_id(&self) -> Uuid {
        ().uuid()
    }

    fn scope(&self) -> Scope {
        Scope::reference("office", Compartment::Office)
    }
}

impl Aggregate for AdministrationYear {
    type Id = u16;
    const KIND: RecordKind = RecordKind::AdministrationYear;

    fn record_id(&self) -> Uuid {
        self.year.uuid()
    }

    fn scope(&self) -> Scope {
        Scope::reference("office", Compartment::Office)
    }
}

impl Aggregate for Conflict {
    type Id = Uuid;
    const KIND: RecordKind = RecordKind::Conflict;

    fn record_id(&self) -> Uuid {
        self.id
    }

    fn scope(&self) -> Scope {
        self.scope.clone()
    }

    fn parents(&self) -> Vec<Uuid> {
        let mut parents = vec![self.record];
        parents.extend(self.scope.find_case().map(|situation| situation.0));
        parents.dedup();
        parents
    }
}
