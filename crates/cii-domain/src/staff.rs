//! The staff of the institutions and the rooms in which they meet.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionKey, Language, Region, RoomId, StaffId,
    code::codes,
    names::fold,
    person::{Address, Form},
};

codes! {
    /// What somebody does for the CII (cahiers des charges 4 to 6).
    pub enum Function {
        /// Secretariat of the Bureau.
        Secretariat = "secretariat",
        /// Cantonal officer.
        CantonalOfficer = "cantonal_officer",
        /// Regional coordinator.
        RegionalCoordinator = "regional_coordinator",
        /// Thematic coordinator, youth.
        ThematicCoordinator = "thematic_coordinator",
        /// Respondent for adults.
        RespondentAdults = "respondent_adults",
        /// Respondent for youth.
        RespondentYouth = "respondent_youth",
        /// Worker in the field.
        FieldWorker = "field_worker",
        /// Physician of the SMR.
        SmrPhysician = "smr_physician",
        /// Member of the Commission droit.
        LegalCommission = "legal_commission",
        /// Contact person of a partner of the second circle.
        ContactPerson = "contact_person",
    }
}

impl Function {
    /// Whether it belongs to the Bureau itself.
    pub const fn is_bureau(self) -> bool {
        matches!(
            self,
            Self::Secretariat
                | Self::CantonalOfficer
                | Self::RegionalCoordinator
                | Self::ThematicCoordinator
        )
    }

    /// Whether one coordinates situations in it.
    pub const fn is_coordinator(self) -> bool {
        matches!(self, Self::RegionalCoordinator | Self::ThematicCoordinator)
    }
}

/// Which half days of a week somebody works, Monday first. A coordinator at 20 % works two of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorkingWeek {
    /// Mornings, Monday to Friday.
    pub mornings: [bool; 5],
    /// Afternoons, Monday to Friday.
    pub afternoons: [bool; 5],
}

impl WorkingWeek {
    /// Every morning and afternoon.
    pub const FULL: Self = Self {
        mornings: [true; 5],
        afternoons: [true; 5],
    };
}

/// A known absence, local time of Europe/Zurich.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// First moment.
    pub from: NaiveDateTime,
    /// First moment back.
    pub to: NaiveDateTime,
}

/// A member of staff, with professional contact only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Identity of the record.
    pub id: StaffId,
    /// Family name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Title before the name, such as `Dr`; may be empty.
    pub title: String,
    /// How letters address this person.
    pub form: Form,
    /// Institution.
    pub institution: InstitutionKey,
    /// Region. None: the whole canton.
    pub region: Option<Region>,
    /// Functions; at least one.
    pub functions: Vec<Function>,
    /// Language of letters to this person.
    pub language: Language,
    /// Professional telephone.
    pub phone: String,
    /// Professional e-mail.
    pub email: String,
    /// Office address.
    pub address: Address,
    /// Half days worked.
    pub working_week: WorkingWeek,
    /// Known absences.
    pub absences: Vec<Absence>,
    /// First day. None: since ever.
    pub from: Option<NaiveDate>,
    /// Last day. None: still here.
    pub to: Option<NaiveDate>,
}

impl Staff {
    /// First name and name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.name)
            .trim()
            .to_owned()
    }

    /// Whether somebody is in office on `day`.
    pub fn is_active_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether somebody has `function`.
    pub fn has(&self, function: Function) -> bool {
        self.functions.contains(&function)
    }

    /// The region whose work this member looks at first. None: secretariat and cantonal officer serve the whole canton,
    /// wherever their desk stands.
    pub fn home_region(&self) -> Option<Region> {
        let serves_canton = self.has(Function::Secretariat) || self.has(Function::CantonalOfficer);
        self.region.filter(|_| !serves_canton)
    }
}

/// A meeting room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// Identity of the record.
    pub id: RoomId,
    /// Name, such as `3.12`.
    pub name: String,
    /// Region.
    pub region: Region,
    /// Building and address.
    pub building: crate::Bilingual,
    /// Address.
    pub address: Address,
    /// Seats.
    pub seats: u16,
    /// How to get there: floor, lift.
    pub access: crate::Bilingual,
    /// Whether it can still be booked.
    pub in_use: bool,
}

/// The most seats that a room has.
pub const MOST_SEATS: u16 = 200;

impl Room {
    /// Whether another room has the same name in the same building, in either language.
    pub fn is_named_like(&self, other: &Self) -> bool {
        let same = |own: &str, others: &str| !own.is_empty() && fold(own) == fold(others);
        let building = same(&self.building.fr, &other.building.fr)
            || same(&self.building.de, &other.building.de);
        building
            && same(&self.name, &other.name)
            && fold(&self.address.town) == fold(&other.address.town)
    }
}

#[cfg(test)]
mod tests {
    use super::Function;
    use crate::{Bilingual, fixtures::rooms};

    #[test]
    fn four_functions_are_of_the_bureau_and_two_of_them_coordinate() {
        use Function as F;
        for function in F::ALL {
            let expected = match function {
                F::Secretariat | F::CantonalOfficer => (true, false),
                F::RegionalCoordinator | F::ThematicCoordinator => (true, true),
                F::RespondentAdults
                | F::RespondentYouth
                | F::FieldWorker
                | F::SmrPhysician
                | F::LegalCommission
                | F::ContactPerson => (false, false),
            };
            assert_eq!(
                (function.is_bureau(), function.is_coordinator()),
                expected,
                "{function:?}"
            );
        }
    }

    #[test]
    fn a_building_has_one_room_of_a_name() {
        let room = |name: &str, fr: &str, de: &str, town: &str| {
            let mut room = rooms().remove(0);
            name.clone_into(&mut room.name);
            room.building = Bilingual::new(fr, de);
            town.clone_into(&mut room.address.town);
            room
        };
        let known = room("3.12", "Maison du lac", "Haus am See", "Sierre");
        for (other, expected) in [
            (room("3.12", "Maison du lac", "Seehaus", "Sierre"), true),
            (room("3.12", "La maison", "haus am  see", "Sierre"), true),
            (
                room("3.13", "Maison du lac", "Haus am See", "Sierre"),
                false,
            ),
            (room("3.12", "Maison du lac", "Haus am See", "Sion"), false),
            (room("3.12", "", "", "Sierre"), false),
        ] {
            assert_eq!(known.is_named_like(&other), expected, "{other:?}");
        }
    }
}
