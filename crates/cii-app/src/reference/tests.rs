use std::collections::BTreeSet;

use cii_domain::{
    Bilingual,
    calendar::suggest_administration_days,
    conformity::fits_legal_basis,
    contract::Payer,
    institution::{Circle, ReportRow},
};

use super::records;

fn is_bilingual(text: &Bilingual) -> bool {
    !text.fr.trim().is_empty() && !text.de.trim().is_empty() && !text.de.contains('ß')
}

#[test]
fn institutions_are_complete() {
    let institutions = records().unwrap().institutions;
    let mut seen = BTreeSet::new();
    for institution in &institutions {
        let key = institution.key.as_str();
        assert!(is_bilingual(&institution.name), "{key}");
        assert!(is_bilingual(&institution.code), "{key}");
        assert_ne!(
            institution.circle,
            Circle::Third,
            "{key}: the third circle is an open list"
        );
        if let Some(parent) = &institution.parent {
            assert!(seen.contains(parent), "{key}: the parent comes first");
        }
        if let (Some(from), Some(to)) = (institution.valid_from, institution.valid_to) {
            assert!(from < to, "{key}");
        }
        assert!(seen.insert(institution.key.clone()), "{key} occurs twice");
    }
    for row in ReportRow::ALL {
        assert!(
            institutions
                .iter()
                .any(|institution| institution.report_row == Some(*row))
        );
    }
    let named = "sict orp lmmt sas ocps oasi bip bcop cms sfop t1 she osp cio oai smr sapem osama epcl spm bci suva se \
                 oes scj ope cdtea ppp sppa sppea sppha addiction_valais bureau";
    for key in named.split_whitespace() {
        assert!(
            seen.iter().any(|seen| seen.as_str() == key),
            "{key} is missing"
        );
    }
}

#[test]
fn a_partner_leaves_its_circle_by_date() {
    let institutions = records().unwrap().institutions;
    let partner = institutions
        .iter()
        .find(|i| i.key.as_str() == "addiction_valais")
        .unwrap();
    assert!(partner.is_member_on("2012-06-01".parse().unwrap()));
    assert!(!partner.is_member_on("2025-06-01".parse().unwrap()));
}

#[test]
fn catalogue_items_name_a_payer_that_exists() {
    let records = records().unwrap();
    let mut seen = BTreeSet::new();
    for item in &records.catalogue {
        assert!(
            is_bilingual(&item.title) && is_bilingual(&item.conditions),
            "{}",
            item.key
        );
        assert!(seen.insert(item.key.clone()), "{} occurs twice", item.key);
        assert!(
            fits_legal_basis(item.legal_basis, &item.payer, &records.institutions),
            "{}",
            item.key
        );
        if let Payer::Institution(payer) = &item.payer {
            assert!(
                records.institutions.iter().any(|i| &i.key == payer),
                "{}",
                item.key
            );
        }
    }
    assert!(seen.len() >= 20);
}

#[test]
fn administration_days_are_those_the_calendar_suggests() {
    let years = records().unwrap().administration_years;
    assert_eq!(
        years.iter().map(|year| year.year).collect::<Vec<_>>(),
        [2025, 2026, 2027]
    );
    for year in years {
        assert_eq!(year.days, suggest_administration_days(i32::from(year.year)));
    }
}

#[test]
fn the_letterhead_can_be_printed() {
    let office = records().unwrap().office;
    assert!(office.address.is_complete());
    assert!(is_bilingual(&office.name) && is_bilingual(&office.place));
    assert!(office.phone.starts_with("027 000 "));
}
