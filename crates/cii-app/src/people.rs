//! The staff and rooms that views name.

use std::collections::BTreeMap;

use cii_domain::{
    RoomId, StaffId,
    staff::{Room, Staff},
};
use cii_store::Reader;

use crate::{AppError, api::file::StaffRefView, say::Names};

/// Everybody in the directory and every room, those who left included: old files name them.
pub(crate) struct People {
    pub(crate) staff: BTreeMap<StaffId, Staff>,
    pub(crate) rooms: BTreeMap<RoomId, Room>,
}

impl People {
    pub(crate) fn load(r: &Reader<'_>) -> Result<Self, AppError> {
        let staff = r
            .list::<Staff>()?
            .into_iter()
            .map(|staff| (staff.id, staff))
            .collect();
        let rooms = r
            .list::<Room>()?
            .into_iter()
            .map(|room| (room.id, room))
            .collect();
        Ok(Self { staff, rooms })
    }

    /// Somebody who was known under another identity before.
    pub(crate) fn also_known(&mut self, former: StaffId, now: StaffId) {
        if let Some(staff) = self.staff.get(&now).cloned() {
            self.staff.entry(former).or_insert(staff);
        }
    }

    /// First name and name, with the title before.
    pub(crate) fn name(&self, id: StaffId) -> String {
        self.staff.get(&id).map(staff_name).unwrap_or_default()
    }

    pub(crate) fn reference(&self, id: StaffId) -> Option<StaffRefView> {
        self.staff.get(&id).map(|staff| StaffRefView {
            id,
            name: staff_name(staff),
            institution: staff.institution.clone(),
            region: staff.region,
            phone: staff.phone.clone(),
            language: staff.language,
        })
    }

    /// The look-up for messages about `person`.
    pub(crate) fn with_person(&self, person: String) -> PeopleAndPerson<'_> {
        PeopleAndPerson {
            people: self,
            person,
        }
    }
}

fn staff_name(staff: &Staff) -> String {
    format!("{} {}", staff.title, staff.full_name())
        .trim()
        .to_owned()
}

/// The directory, and the person of the situation at hand.
pub(crate) struct PeopleAndPerson<'a> {
    people: &'a People,
    person: String,
}

impl Names for PeopleAndPerson<'_> {
    fn person(&self) -> String {
        self.person.clone()
    }

    fn staff(&self, id: StaffId) -> String {
        self.people.name(id)
    }

    fn room(&self, id: RoomId) -> String {
        self.people
            .rooms
            .get(&id)
            .map(|room| room.name.clone())
            .unwrap_or_default()
    }
}
