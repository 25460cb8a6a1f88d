//! The practice office: an invented year 2025 whose figures are those of the published annual report, to learn the
//! application on, to show it, and to test and measure it.
//!
//! Deterministic: the same seed gives the same office, byte for byte. The office's day is fixed ([`TODAY`]), so that
//! what is due stays due. Nobody in it exists: names are composed of words of nature, streets are made up, telephone
//! numbers lie in a range that is not assigned, AVS numbers in one that is far from being used.

mod bureau;
mod chance;
mod load;
mod meetings;
mod names;
mod office;
mod papers;
mod past;
mod plan;
mod procurations;
mod showcase;
mod team;
mod texts;
mod youth;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use cii_domain::{
    Bilingual, InstitutionKey, SituationId, StaffId,
    catalogue::CatalogueItem,
    contract::Contract,
    institution::{Circle, Institution},
    office::{AdministrationYear, Office},
    person::Person,
    procuration::Procuration,
    session::Session,
    situation::{Note, Situation},
    staff::{Room, Staff},
};

use crate::reference::{self, ReferenceRecords};

/// The office's day: Wednesday, 14 January 2026. The year 2025 is complete and the new one has begun.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 14) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The seed of the practice office that everybody sees.
pub const SEED: u64 = 2025;

/// The situations of the year 2025: 87 of the Bureau and 727 of the platform T1.
pub const SITUATIONS: u32 = 814;

/// A relief organisation of the third circle, which announces through the ORP.
pub(crate) const RELIEF: &str = "entraide_hauts";
/// A workshop for young people, third circle.
pub(crate) const WORKSHOP: &str = "atelier_passage";
/// A private school, third circle.
pub(crate) const SCHOOL: &str = "ecole_tremplin";
/// A home for young people, third circle.
pub(crate) const HOSTEL: &str = "foyer_arolles";

/// Everything in the practice office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoYear {
    /// The day on which the office is shown.
    pub today: NaiveDate,
    /// Who sits at the keyboard: the secretary of the Bureau.
    pub user: StaffId,
    /// The file that shows everything.
    pub showcase: SituationId,
    /// Institutions of all three circles, parents before children.
    pub institutions: Vec<Institution>,
    /// The catalogue of measures.
    pub catalogue: Vec<CatalogueItem>,
    /// The letterhead.
    pub office: Office,
    /// The administration's days.
    pub administration_years: Vec<AdministrationYear>,
    /// Staff, leavers included.
    pub staff: Vec<Staff>,
    /// Meeting rooms.
    pub rooms: Vec<Room>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Situations, in the order of their numbers.
    pub situations: Vec<Situation>,
    /// Procurations.
    pub procurations: Vec<Procuration>,
    /// Sessions.
    pub sessions: Vec<Session>,
    /// Objective contracts and amendments.
    pub contracts: Vec<Contract>,
    /// Notes.
    pub notes: Vec<Note>,
}

/// Makes up the practice office. With `situations` above [`SITUATIONS`], closed situations of earlier years are added
/// up to that number in all; they have a person and nothing else. Fails only where the reference data cannot be read.
pub fn year(seed: u64, situations: Option<u32>) -> Result<DemoYear, serde_json::Error> {
    let ReferenceRecords {
        mut institutions,
        catalogue,
        administration_years,
        office,
    } = reference::records()?;
    institutions.extend(third_circle());
    let closed = administration_years
        .iter()
        .flat_map(|year| year.days.iter().cloned())
        .collect();
    let mut builder = office::Builder::new(seed, catalogue, closed);
    let showcase = showcase::build(&mut builder);
    youth::build(&mut builder);
    bureau::build(&mut builder);
    let earlier = situations.unwrap_or(SITUATIONS).saturating_sub(SITUATIONS);
    past::build(&mut builder, earlier);
    Ok(builder.finish(showcase, institutions, office, administration_years))
}

/// Partners of the third circle, an open list (convention 2022, 2). Invented.
fn third_circle() -> impl Iterator<Item = Institution> {
    [
        (
            RELIEF,
            ("EDH", "HHV"),
            ("Association Entraide des Hauts", "Verein Höhenhilfe"),
        ),
        (
            WORKSHOP,
            ("ATP", "WDG"),
            ("Atelier du Passage", "Werkstatt Durchgang"),
        ),
        (
            SCHOOL,
            ("ETR", "SPB"),
            ("École Tremplin", "Schule Sprungbrett"),
        ),
        (
            HOSTEL,
            ("FAR", "WHA"),
            ("Foyer des Arolles", "Wohnheim Arven"),
        ),
    ]
    .into_iter()
    .map(|(key, code, name)| Institution {
        key: InstitutionKey::new(key),
        code: Bilingual::new(code.0, code.1),
        name: Bilingual::new(name.0, name.1),
        german_validated: false,
        circle: Circle::Third,
        parent: None,
        valid_from: None,
        valid_to: None,
        report_row: None,
    })
}
