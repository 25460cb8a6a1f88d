//! Reference data every office begins with: institutions of the first and second circle, the catalogue of measures,
//! the administration's days, and a letterhead to be corrected. They are records like others once stored; these are
//! only their first values.

use cii_domain::{
    catalogue::CatalogueItem,
    institution::Institution,
    office::{AdministrationYear, Office},
};
use serde::de::DeserializeOwned;

#[cfg(test)]
mod tests;

const INSTITUTIONS: &str = include_str!("../../../assets/reference/institutions.json");
const CATALOGUE: &str = include_str!("../../../assets/reference/catalogue.json");
const ADMINISTRATION_DAYS: &str =
    include_str!("../../../assets/reference/administration_days.json");
const OFFICE: &str = include_str!("../../../assets/reference/office.json");

/// The records of a new office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceRecords {
    /// Institutions, parents before children.
    pub institutions: Vec<Institution>,
    /// The catalogue of measures.
    pub catalogue: Vec<CatalogueItem>,
    /// The administration's days, one record per year.
    pub administration_years: Vec<AdministrationYear>,
    /// The letterhead, with an invented address and telephone until the office writes its own.
    pub office: Office,
}

/// The reference data as this version of the application carries them. Fails only if a file under
/// `assets/reference` is not what the domain expects, which a test excludes.
pub fn records() -> Result<ReferenceRecords, serde_json::Error> {
    Ok(ReferenceRecords {
        institutions: read(INSTITUTIONS)?,
        catalogue: read(CATALOGUE)?,
        administration_years: read(ADMINISTRATION_DAYS)?,
        office: read(OFFICE)?,
    })
}

impl ReferenceRecords {
    /// Writes all of them into a new office.
    pub(crate) fn put_into(
        &self,
        w: &mut cii_store::Writer<'_>,
    ) -> Result<(), cii_store::StoreError> {
        for institution in &self.institutions {
            w.put(institution)?;
        }
        for item in &self.catalogue {
            w.put(item)?;
        }
        for year in &self.administration_years {
            w.put(year)?;
        }
        w.put(&self.office)?;
        Ok(())
    }
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(json)
}
