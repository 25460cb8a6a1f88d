//! An authority for tests that are not about permission: members see and write everything, others nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, Language, StaffId,
    person::{Address, Form},
    staff::{Function, Staff, WorkingWeek},
};
use cii_server::{Area, Authority, Located, Permission, Place, Records, ServerError, StaffTouched};
use cii_sync::{Body, Compartment, Record, RecordKind, Subject};

/// An invented member of staff.
pub(crate) fn staff(id: StaffId, function: Function) -> Staff {
    Staff {
        id,
        name: "Exemple".to_owned(),
        first_name: "Claire".to_owned(),
        title: String::new(),
        form: Form::Neutral,
        institution: InstitutionKey::new("bureau"),
        region: None,
        functions: vec![function],
        language: Language::Fr,
        phone: String::new(),
        email: String::new(),
        address: Address::default(),
        working_week: WorkingWeek::FULL,
        absences: Vec::new(),
        from: None,
        to: None,
    }
}

/// Who is a member.
pub(crate) struct OpenHouse(pub(crate) BTreeSet<StaffId>);

#[derive(Clone, PartialEq)]
pub(crate) struct All;

impl Permission for All {
    fn view(&self, _: RecordKind, body: &Body) -> Option<Body> {
        Some(body.clone())
    }

    fn opens(&self, _: RecordKind, _: &str) -> bool {
        true
    }

    fn covers(&self, _: &Self) -> bool {
        true
    }

    fn may_write(&self, _: RecordKind, _: Option<&Body>, _: Option<&Body>) -> bool {
        true
    }
}

fn house() -> Area {
    Area("house".to_owned())
}

impl Authority for OpenHouse {
    /// Whether it is a member.
    type Grants = bool;
    type Permission = All;

    fn grants(
        &self,
        _: &mut dyn Records,
        staff: StaffId,
        _: NaiveDate,
    ) -> Result<bool, ServerError> {
        Ok(self.0.contains(&staff))
    }

    fn places(&self, member: &bool) -> Vec<Place> {
        let all = Compartment::ALL.iter();
        all.filter(|_| *member)
            .map(|compartment| Place::Area(house(), *compartment))
            .collect()
    }

    fn permission(&self, member: &bool, _: &Located, _: &Area) -> Option<All> {
        member.then_some(All)
    }

    fn area(&self, _: &mut dyn Records, _: &Subject) -> Result<Area, ServerError> {
        Ok(house())
    }

    fn subjects_touched(
        &self,
        _: &mut dyn Records,
        _: Option<&Record>,
        _: Option<&Record>,
    ) -> Result<Vec<Subject>, ServerError> {
        Ok(Vec::new())
    }

    fn staff_touched(
        &self,
        _: &mut dyn Records,
        _: Option<&Record>,
        _: Option<&Record>,
    ) -> Result<StaffTouched, ServerError> {
        Ok(StaffTouched::Nobody)
    }
}
