//! Payer and legal basis of each measure.

use super::*;

#[test]
fn legal_frames() {
    check(
        |file| file.contract.measures[0].payer = None,
        &[("measure_without_payer", "measures.0.payer")],
    );
    check(
        |file| file.contract.measures[0].legal_basis = None,
        &[("measure_without_legal_basis", "measures.0.legal_basis")],
    );
    check(
        |file| file.contract.measures[0].legal_basis = Some(LegalBasis::Lai),
        &[("legal_basis_does_not_fit", "measures.0.legal_basis")],
    );
    check(
        |file| {
            file.contract.measures[0].payer = Some(Payer::Fund);
            file.contract.measures[0].legal_basis = Some(LegalBasis::Lemc);
        },
        &[],
    );
    let outside = |commission: CommissionDecision| {
        move |file: &mut File| file.contract.measures[0].commission = commission
    };
    let place = "measures.0.commission";
    check(
        outside(CommissionDecision::NotNeeded),
        &[("measure_outside_catalogue", place)],
    );
    check(
        outside(CommissionDecision::ToRequest),
        &[("measure_outside_catalogue", place)],
    );
    check(
        outside(CommissionDecision::Requested),
        &[("commission_not_decided", place)],
    );
    check(
        outside(CommissionDecision::Refused),
        &[("commission_refused", place)],
    );
    check(outside(CommissionDecision::Granted), &[]);
    let from_catalogue = |item: &'static str, payer: &'static str, basis: LegalBasis| {
        move |file: &mut File| {
            let measure = &mut file.contract.measures[0];
            measure.commission = CommissionDecision::NotNeeded;
            measure.catalogue_item = Some(item.to_owned());
            measure.payer = Some(Payer::Institution(key(payer)));
            measure.legal_basis = Some(basis);
        }
    };
    check(from_catalogue("internship", "orp", LegalBasis::Laci), &[]);
    check(
        from_catalogue("internship", "cms", LegalBasis::Lias),
        &[("measure_in_catalogue_of_another", place)],
    );
    check(
        from_catalogue("gone", "orp", LegalBasis::Laci),
        &[("measure_no_longer_in_catalogue", place)],
    );
}

#[test]
fn payers_fit_their_law() {
    let check = |basis: LegalBasis, fitting: &[&str]| {
        for payer in [
            "sict", "orp", "sas", "cms", "sfop", "t1", "oai", "smr", "suva", "nobody",
        ] {
            let fits = fits_legal_basis(basis, &Payer::Institution(key(payer)), &institutions());
            assert_eq!(fits, fitting.contains(&payer), "{basis:?} {payer}");
        }
        let fund = fits_legal_basis(basis, &Payer::Fund, &institutions());
        assert_eq!(fund, fitting.contains(&"fund"), "{basis:?} fund");
    };
    check(LegalBasis::Laci, &["sict", "orp"]);
    check(LegalBasis::Lai, &["oai", "smr"]);
    check(LegalBasis::Lias, &["sas", "cms"]);
    check(LegalBasis::Lemc, &["sict", "orp", "fund"]);
    check(LegalBasis::Lfpr, &["sfop", "t1"]);
    check(LegalBasis::Laa, &["suva"]);
    // Reference data in a circle end the search.
    let mut institutions = institutions();
    institutions[0].parent = Some(key("orp"));
    assert!(!fits_legal_basis(
        LegalBasis::Lai,
        &Payer::Institution(key("orp")),
        &institutions
    ));
}
