//! The catalogue of measures (catalogue de prestations CII; convention 2022, 7.3).

use serde::{Deserialize, Serialize};

use crate::{
    Bilingual,
    contract::{LegalBasis, Payer},
};

/// A measure that a contract can take from the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueItem {
    /// Stable key.
    pub key: String,
    /// Title.
    pub title: Bilingual,
    /// Conditions for granting it, in a sentence.
    pub conditions: Bilingual,
    /// In whose catalogue it stands and who therefore pays.
    pub payer: Payer,
    /// On what law it rests.
    pub legal_basis: LegalBasis,
}
