//! Which institution may pay on which law.

use crate::{
    InstitutionKey,
    contract::{LegalBasis, Payer},
    institution::Institution,
};

/// The institutions that carry out a law. Their own services are meant with them.
const fn carriers(basis: LegalBasis) -> &'static [&'static str] {
    match basis {
        // Unemployment insurance, and the cantonal employment act (here beside the Fund): SICT
        // with ORP and LMMT.
        LegalBasis::Laci | LegalBasis::Lemc => &["sict", "orp", "lmmt"],
        // Disability insurance: the cantonal office with the SMR.
        LegalBasis::Lai => &["oai"],
        // Integration and social aid: SAS with OCPS, OASI and BIP; the CMS carry it out.
        LegalBasis::Lias => &["sas", "cms", "ocps", "oasi", "bip"],
        // Vocational training: SFOP with the platform T1; guidance (LFPr, chapter 7): SHE with OSP and CIO.
        LegalBasis::Lfpr => &["sfop", "t1", "she"],
        // Accident insurance.
        LegalBasis::Laa => &["suva"],
    }
}

/// Whether a payer can pay a measure on this law: it, or the institution it belongs to, carries the
/// law out. The cantonal employment fund pays on the LEMC alone.
pub fn fits_legal_basis(basis: LegalBasis, payer: &Payer, institutions: &[Institution]) -> bool {
    match payer {
        Payer::Fund => basis == LegalBasis::Lemc,
        Payer::Institution(key) => list_upwards(key, institutions)
            .iter()
            .any(|key| carriers(basis).contains(&key.as_str())),
    }
}

/// An institution and all it belongs to.
fn list_upwards<'a>(
    key: &'a InstitutionKey,
    institutions: &'a [Institution],
) -> Vec<&'a InstitutionKey> {
    let mut upwards = vec![key];
    let mut at = key;
    while let Some(parent) = institutions
        .iter()
        .find(|institution| institution.key == *at)
        .and_then(|institution| institution.parent.as_ref())
    {
        // Reference data that run in a circle end here.
        if upwards.contains(&parent) {
            break;
        }
        upwards.push(parent);
        at = parent;
    }
    upwards
}
