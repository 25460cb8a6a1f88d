//! Institutions, staff, rooms, closed days, catalogue.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    Bilingual, InstitutionKey, Language, Region, RoomId, StaffId,
    calendar::{AdministrationDayName, Half},
    contract::LegalBasis,
    institution::Circle,
    person::Form,
    staff::{Function, WorkingWeek},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{message::MessageView, office::AddressView};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InstitutionView {
    pub key: InstitutionKey,
    pub code: Bilingual,
    pub name: Bilingual,
    pub german_validated: bool,
    pub circle: Circle,
    pub parent: Option<InstitutionKey>,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
    /// Whether it is a member of its circle today.
    pub member: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StaffView {
    pub id: StaffId,
    pub name: String,
    pub first_name: String,
    pub title: String,
    pub form: Form,
    pub institution: InstitutionKey,
    pub region: Option<Region>,
    pub functions: Vec<Function>,
    pub language: Language,
    pub phone: String,
    pub email: String,
    pub address: AddressView,
    /// None: not shown to the user, and with it no absence.
    pub working_week: Option<WorkingWeek>,
    pub absences: Vec<AbsenceView>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Whether in office today.
    pub active: bool,
    /// Whether situations can be given to this member to coordinate.
    pub coordinates: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AbsenceView {
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoomView {
    pub id: RoomId,
    pub name: String,
    pub region: Region,
    pub building: Bilingual,
    pub address: AddressView,
    /// The town of the address as the window names it.
    pub town: Bilingual,
    pub seats: u16,
    pub access: Bilingual,
    pub in_use: bool,
}

/// All reference data in one: a few hundred lines that every screen needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DirectoryView {
    pub institutions: Vec<InstitutionView>,
    pub staff: Vec<StaffView>,
    pub rooms: Vec<RoomView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveStaffRequest {
    /// None: somebody new.
    pub id: Option<StaffId>,
    pub name: String,
    pub first_name: String,
    pub title: String,
    pub form: Form,
    pub institution: InstitutionKey,
    pub region: Option<Region>,
    pub functions: Vec<Function>,
    pub language: Language,
    pub phone: String,
    pub email: String,
    pub address: AddressView,
    pub working_week: WorkingWeek,
    pub absences: Vec<AbsenceDraft>,
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AbsenceDraft {
    pub from_date: String,
    pub from_time: String,
    pub to_date: String,
    pub to_time: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveRoomRequest {
    pub id: Option<RoomId>,
    pub name: String,
    pub region: Region,
    pub building: Bilingual,
    pub address: AddressView,
    pub seats: u16,
    pub access: Bilingual,
    pub in_use: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedStaffView {
    pub id: StaffId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedRoomView {
    pub id: RoomId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct YearRequest {
    pub year: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdministrationDayView {
    pub date: NaiveDate,
    pub half: Half,
    pub name: AdministrationDayName,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HolidayView {
    pub date: NaiveDate,
    /// `holiday.<code>`.
    pub name: MessageView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClosedDaysView {
    pub year: u16,
    /// Public holidays of Valais, computed.
    pub holidays: Vec<HolidayView>,
    /// Days of the administration, decided each year.
    pub administration: Vec<AdministrationDayView>,
    /// Whether somebody entered the days of this year, were it that there are none.
    pub listed: bool,
    /// The days on which the administration usually closes, as a first draft.
    pub suggested: Vec<AdministrationDayView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveClosedDaysRequest {
    pub year: u16,
    pub administration: Vec<AdministrationDayDraft>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdministrationDayDraft {
    pub date: String,
    pub half: Half,
    pub name: AdministrationDayName,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CatalogueItemView {
    pub key: String,
    pub title: Bilingual,
    pub conditions: Bilingual,
    pub payer: cii_domain::contract::Payer,
    pub legal_basis: LegalBasis,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CatalogueView {
    pub items: Vec<CatalogueItemView>,
}
