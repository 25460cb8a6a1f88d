//! What users do on their devices.

use std::rc::Rc;

use anyhow::Result;
use cii_domain::{
    BlobId, InstitutionKey, Region, StaffId,
    attachment::{Attachment, MediaType},
    contract::{Contract, ContractState, GoalState, SignatureState},
    person::{Person, Restriction},
    procuration::{Procuration, Revocation},
    session::Session,
    situation::{FollowUp, Involvement, Note, Situation, SituationState},
    staff::{Function, Staff},
};
use cii_store::{SealedBlob, Store, StoreError, Writer};
use cii_sync::{Conflict, ConflictState, RecordKind, Side};

use crate::{
    chance::Chance,
    people::{self, Tokens, day},
    policy::ADMINISTRATOR,
    world::Scans,
};

/// One record to be written in an act.
#[derive(Debug, Clone)]
pub(crate) enum Put {
    /// A person.
    Person(Box<Person>),
    /// A situation.
    Situation(Box<Situation>),
    /// A procuration.
    Procuration(Box<Procuration>),
    /// A session.
    Session(Box<Session>),
    /// A contract.
    Contract(Box<Contract>),
    /// A note.
    Note(Box<Note>),
    /// A member of staff.
    Staff(Box<Staff>),
    /// A conflict.
    Conflict(Box<Conflict>),
    /// A procuration with one more scan.
    Filed(Box<Procuration>, Rc<SealedBlob>),
    /// A session with one more document.
    Documented(Box<Session>, Rc<SealedBlob>),
    /// A note to be deleted.
    DeleteNote(cii_domain::NoteId),
    /// A session to be deleted.
    DeleteSession(cii_domain::SessionId),
}

impl Put {
    /// Writes it.
    pub(crate) fn write(&self, writer: &mut Writer<'_>) -> Result<(), StoreError> {
        match self {
            Self::Person(one) => writer.put(&**one).map(drop),
            Self::Situation(one) => writer.put(&**one).map(drop),
            Self::Procuration(one) => writer.put(&**one).map(drop),
            Self::Session(one) => writer.put(&**one).map(drop),
            Self::Contract(one) => writer.put(&**one).map(drop),
            Self::Note(one) => writer.put(&**one).map(drop),
            Self::Staff(one) => writer.put(&**one).map(drop),
            Self::Conflict(one) => writer.put(&**one).map(drop),
            Self::Filed(one, sealed) => {
                writer.keep_blob(sealed)?;
                writer.put(&**one).map(drop)
            }
            Self::Documented(one, sealed) => {
                writer.keep_blob(sealed)?;
                writer.put(&**one).map(drop)
            }
            Self::DeleteNote(id) => writer.delete::<Note>(id),
            Self::DeleteSession(id) => writer.delete::<Session>(id),
        }
    }
}

/// The staff of the simulated office, beside the administrator.
pub(crate) const CAST: [(StaffId, Function, Option<Region>); 4] = [
    (
        StaffId(uuid::Uuid::from_u128(0x51)),
        Function::RegionalCoordinator,
        Some(Region::Sion),
    ),
    (
        StaffId(uuid::Uuid::from_u128(0x52)),
        Function::RegionalCoordinator,
        Some(Region::HautValais),
    ),
    (
        StaffId(uuid::Uuid::from_u128(0x53)),
        Function::FieldWorker,
        None,
    ),
    (
        StaffId(uuid::Uuid::from_u128(0x54)),
        Function::FieldWorker,
        None,
    ),
];

/// Two regions are enough to move between.
const REGIONS: [Region; 2] = [Region::Sion, Region::HautValais];

/// Who decides what is done.
pub(crate) struct Deeds<'w> {
    /// Chance.
    pub chance: &'w mut Chance,
    /// New words.
    pub tokens: &'w mut Tokens,
    /// What is in each content.
    pub scans: &'w mut Scans,
    /// Who acts.
    pub by: StaffId,
    /// The device's data.
    pub store: &'w Store,
    /// The day.
    pub today: chrono::NaiveDate,
}

impl Deeds<'_> {
    /// The first act of an office: its staff.
    pub(crate) fn found(&mut self) -> Vec<Put> {
        CAST.iter()
            .map(|(id, function, region)| {
                let token = self.tokens.next();
                Put::Staff(Box::new(people::staff(*id, *function, *region, token)))
            })
            .collect()
    }

    fn list<T: cii_sync::Aggregate>(&self) -> Result<Vec<T>, StoreError> {
        self.store.read(cii_store::Reader::list::<T>)
    }

    fn one<T: cii_sync::Aggregate + Clone>(&mut self) -> Result<Option<T>, StoreError> {
        let all = self.list::<T>()?;
        Ok(self.chance.pick(&all).cloned())
    }

    fn contact(&mut self) -> Option<StaffId> {
        let workers = [CAST[2].0, CAST[3].0];
        if self.chance.percent(70) {
            self.chance.pick(&workers).copied()
        } else {
            None
        }
    }

    /// Something that a user does; what is not possible yet comes to nothing.
    pub(crate) fn any(&mut self) -> Result<Vec<Put>, StoreError> {
        match self.chance.below(100) {
            0..14 => Ok(self.announce()),
            14..26 => self.person(),
            26..34 => self.restriction(),
            34..52 => self.situation(),
            52..60 => self.procuration(),
            60..74 => self.session(),
            74..82 => self.note(),
            82..91 => self.contract(),
            91..96 => self.settle(),
            _ => self.staff(),
        }
    }

    fn announce(&mut self) -> Vec<Put> {
        let region = match CAST.iter().find(|(id, _, _)| *id == self.by) {
            Some((_, _, Some(region))) => *region,
            _ => *self.chance.pick(&REGIONS).unwrap_or(&Region::Sion),
        };
        let contact = self.contact();
        let person = people::person(self.chance, self.tokens);
        let situation = people::situation(self.chance, self.tokens, &person, region, contact);
        let procuration = people::procuration(self.chance, &situation);
        let note = people::note(self.chance, self.tokens, situation.id, self.by);
        vec![
            Put::Person(Box::new(person)),
            Put::Situation(Box::new(situation)),
            Put::Procuration(Box::new(procuration)),
            Put::Note(Box::new(note)),
        ]
    }

    fn person(&mut self) -> Result<Vec<Put>, StoreError> {
        let Some(mut person) = self.one::<Person>()? else {
            return Ok(Vec::new());
        };
        let token = self.tokens.next();
        match self.chance.below(4) {
            0 => person.name = token,
            1 => person.first_name = token,
            2 => person.phone = token,
            _ => person.address.town = token,
        }
        Ok(vec![Put::Person(Box::new(person))])
    }

    fn restriction(&mut self) -> Result<Vec<Put>, StoreError> {
        let Some(mut person) = self.one::<Person>()? else {
            return Ok(Vec::new());
        };
        person.restriction = if person.restriction.is_some() {
            None
        } else {
            let mut allowed = vec![self.by];
            if self.chance.percent(30) {
                allowed.push(CAST[0].0);
            }
            let reason = self.tokens.next();
            Some(Restriction { allowed, reason })
        };
        Ok(vec![Put::Person(Box::new(person))])
    }

    fn situation(&mut self) -> Result<Vec<Put>, StoreError> {
        let Some(mut situation) = self.one::<Situation>()? else {
            return Ok(Vec::new());
        };
        match self.chance.below(6) {
            0 => situation.announcement.reason = self.tokens.next(),
            1 => {
                let states = [
                    SituationState::InTriage,
                    SituationState::Complex,
                    SituationState::Network,
                ];
                situation.state = *self
                    .chance
                    .pick(&states)
                    .unwrap_or(&SituationState::Complex);
            }
            2 => situation.follow_ups.push(FollowUp {
                on: self.today,
                by: self.by,
                text: self.tokens.next(),
                language: None,
            }),
            3 => {
                situation.region = if situation.region == REGIONS[0] {
                    REGIONS[1]
                } else {
                    REGIONS[0]
                };
            }
            4 => {
                let key = if self.chance.percent(50) {
                    "cms"
                } else {
                    "oai"
                };
                let contact = self.contact();
                situation
                    .involved
                    .retain(|involvement| involvement.institution.as_str() != key);
                situation.involved.push(Involvement {
                    institution: InstitutionKey::new(key),
                    contact,
                    imminent: false,
                });
            }
            _ => drop(situation.involved.pop()),
        }
        Ok(vec![Put::Situation(Box::new(situation))])
    }

    fn procuration(&mut self) -> Result<Vec<Put>, StoreError> {
        let Some(mut procuration) = self.one::<Procuration>()? else {
            return Ok(Vec::new());
        };
        if self.chance.percent(45) {
            if self.chance.percent(30) && !procuration.attachments.is_empty() {
                procuration.attachments.remove(0);
                return Ok(vec![Put::Procuration(Box::new(procuration))]);
            }
            let (attachment, sealed) = self.scan(procuration.id.0)?;
            if procuration.attach(attachment).is_err() {
                return Ok(Vec::new());
            }
            return Ok(vec![Put::Filed(Box::new(procuration), sealed)]);
        }
        match self.chance.below(4) {
            0 => procuration.signed_on = Some(self.today),
            1 => {
                procuration.revocation = Some(Revocation {
                    on: self.today,
                    reason: self.tokens.next(),
                    language: None,
                });
            }
            2 => procuration.starts_on = day(i64::try_from(self.chance.below(50)).unwrap_or(0)),
            _ => procuration.ends_on = day(i64::try_from(self.chance.below(500)).unwrap_or(0)),
        }
        Ok(vec![Put::Procuration(Box::new(procuration))])
    }

    /// A file for a record, sealed on this device.
    fn scan(&mut self, record: uuid::Uuid) -> Result<(Attachment, Rc<SealedBlob>), StoreError> {
        let mut content = format!("%PDF-1.7 {} ", self.tokens.next()).into_bytes();
        let more = usize::try_from(self.chance.below(4_000)).unwrap_or(0);
        content.extend((0..more).map(|at| u8::try_from(at % 251).unwrap_or(0)));
        let blob = BlobId(self.chance.uuid());
        let chance = &mut *self.chance;
        let sealed = self.store.seal_blob(blob, &content, &mut |bytes| {
            for byte in bytes {
                *byte = u8::try_from(chance.below(256)).unwrap_or(0);
            }
        })?;
        let attachment = Attachment {
            blob,
            hash: sealed.hash().to_owned(),
            size: sealed.size(),
            media: MediaType::Pdf,
            title: "Scan".to_owned(),
            added_on: self.today,
        };
        self.scans.insert(blob, (content, record));
        Ok((attachment, Rc::new(sealed)))
    }

    fn session(&mut self) -> Result<Vec<Put>, StoreError> {
        if self.chance.percent(30) {
            let Some(situation) = self.one::<Situation>()? else {
                return Ok(Vec::new());
            };
            let session = people::session(self.chance, situation.id);
            return Ok(vec![Put::Session(Box::new(session))]);
        }
        let Some(mut session) = self.one::<Session>()? else {
            return Ok(Vec::new());
        };
        if self.chance.percent(15) {
            let (attachment, sealed) = self.scan(session.id.0)?;
            if session.attach(attachment).is_err() {
                return Ok(Vec::new());
            }
            return Ok(vec![Put::Documented(Box::new(session), sealed)]);
        }
        match self.chance.below(8) {
            0 => {
                let hour = u32::try_from(self.chance.below(8)).unwrap_or(0);
                session.starts_at = day(12).and_hms_opt(8 + hour, 0, 0);
                session.sequence += 1;
            }
            1 | 2 => {
                let guest = CAST[2].0;
                session.invitees.push(people::invitee(self.chance, guest));
            }
            3 => drop(session.invitees.pop()),
            4 => {
                let token = self.tokens.next();
                if let Some(invitee) = session.invitees.first_mut() {
                    invitee.institution = Some(InstitutionKey::new(token));
                }
            }
            5 | 6 => {
                let key = if self.chance.percent(50) {
                    "cms"
                } else {
                    "oai"
                };
                let token = self.tokens.next();
                session
                    .blocks
                    .retain(|block| block.institution.as_str() != key);
                session.blocks.push(people::block(key, token));
            }
            _ => return Ok(vec![Put::DeleteSession(session.id)]),
        }
        Ok(vec![Put::Session(Box::new(session))])
    }

    fn note(&mut self) -> Result<Vec<Put>, StoreError> {
        if self.chance.percent(40) {
            let Some(situation) = self.one::<Situation>()? else {
                return Ok(Vec::new());
            };
            let note = people::note(self.chance, self.tokens, situation.id, self.by);
            return Ok(vec![Put::Note(Box::new(note))]);
        }
        let Some(mut note) = self.one::<Note>()? else {
            return Ok(Vec::new());
        };
        if self.chance.percent(40) {
            return Ok(vec![Put::DeleteNote(note.id)]);
        }
        note.text = self.tokens.next();
        Ok(vec![Put::Note(Box::new(note))])
    }

    fn contract(&mut self) -> Result<Vec<Put>, StoreError> {
        if self.chance.percent(30) {
            let Some(situation) = self.one::<Situation>()? else {
                return Ok(Vec::new());
            };
            let contract = people::contract(self.chance, self.tokens, situation.id);
            return Ok(vec![Put::Contract(Box::new(contract))]);
        }
        let Some(mut contract) = self.one::<Contract>()? else {
            return Ok(Vec::new());
        };
        match self.chance.below(5) {
            0 => contract.aim.text = self.tokens.next(),
            1 => contract.goals.push(people::goal(self.chance, self.tokens)),
            2 => contract.state = ContractState::ToSign,
            3 => {
                if let Some(goal) = contract.goals.first_mut() {
                    goal.state = GoalState::Reached;
                }
            }
            _ => {
                if let Some(signature) = contract.signatures.first_mut() {
                    signature.state = SignatureState::Signed {
                        on: self.today,
                        by: String::new(),
                    };
                }
            }
        }
        Ok(vec![Put::Contract(Box::new(contract))])
    }

    /// Chooses in an open conflict: what was kept stays, or what was offered takes its place.
    fn settle(&mut self) -> Result<Vec<Put>, StoreError> {
        let mut open = self.list::<Conflict>()?;
        open.retain(|conflict| conflict.state == ConflictState::Open);
        let Some(mut conflict) = self.chance.pick(&open).cloned() else {
            return Ok(Vec::new());
        };
        let at = people::at(0);
        let (by, side) = (self.by, conflict.sides.first().cloned());
        if let (RecordKind::Note, Some(side)) = (conflict.of, &side)
            && self.chance.percent(50)
            && let Some(note) = self.replaced_note(&conflict, side)?
        {
            conflict.state = ConflictState::Replaced { by, at };
            return Ok(vec![
                Put::Note(Box::new(note)),
                Put::Conflict(Box::new(conflict)),
            ]);
        }
        conflict.state = ConflictState::Kept { by, at };
        Ok(vec![Put::Conflict(Box::new(conflict))])
    }

    fn replaced_note(&self, conflict: &Conflict, side: &Side) -> Result<Option<Note>, StoreError> {
        let id = cii_domain::NoteId(conflict.record);
        let Some(mut note) = self.store.read(|reader| reader.find::<Note>(&id))? else {
            return Ok(None);
        };
        let Some(text) = side.offered.as_ref().and_then(serde_json::Value::as_str) else {
            return Ok(None);
        };
        text.clone_into(&mut note.text);
        Ok(Some(note))
    }

    /// The administrator gives and takes rights.
    fn staff(&mut self) -> Result<Vec<Put>, StoreError> {
        if self.by != ADMINISTRATOR {
            return Ok(Vec::new());
        }
        let Some(mut staff) = self.one::<Staff>()? else {
            return Ok(Vec::new());
        };
        match self.chance.below(3) {
            0 => {
                staff.to = match staff.to {
                    None => self.today.pred_opt(),
                    Some(_) => None,
                };
            }
            1 if staff.has(Function::RegionalCoordinator) => {
                staff.region = if staff.region == Some(REGIONS[0]) {
                    Some(REGIONS[1])
                } else {
                    Some(REGIONS[0])
                };
            }
            _ => {
                staff.functions = if staff.has(Function::Secretariat) {
                    match CAST.iter().find(|(id, _, _)| *id == staff.id) {
                        Some((_, function, _)) => vec![*function],
                        None => Vec::new(),
                    }
                } else {
                    vec![Function::Secretariat]
                };
            }
        }
        Ok(vec![Put::Staff(Box::new(staff))])
    }
}
