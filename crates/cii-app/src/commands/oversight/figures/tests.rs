use std::collections::BTreeMap;

use cii_i18n::{Language, find};

use super::*;

fn names() -> InstitutionNames {
    InstitutionNames::of(reference::records().unwrap().institutions)
}

#[test]
fn whatever_is_counted_has_words() {
    let names = names();
    for dimension in Dimension::ALL {
        let title = format!("core.figures.dimension.{}", dimension.code());
        let labels =
            dimension
                .codes()
                .into_iter()
                .map(|code| match label(*dimension, code, &names) {
                    ParamView::Label(key) => key,
                    other => panic!("{dimension:?} {code}: {other:?}"),
                });
        for key in labels.chain([title]) {
            for language in Language::ALL {
                assert!(find(*language, &key).is_some(), "{language:?}: {key}");
            }
        }
    }
}

#[test]
fn years_stand_beside_one_another_in_the_order_of_the_list() {
    let table = |cells: &[(&str, Option<u64>)], total| FigureTable {
        total,
        cells: cells
            .iter()
            .map(|(code, n)| ((*code).to_owned(), *n))
            .collect(),
    };
    let (former, latter) = (
        table(&[("sion", Some(7)), ("haut_valais", None)], Some(9)),
        table(&[("monthey", Some(6))], None),
    );
    let of = |code: &str, counts: [Option<u32>; 2]| FigureRowView {
        label: ParamView::Label(format!("domain.region.{code}")),
        counts: counts.to_vec(),
    };
    let years = [Some(&latter), Some(&former)];
    let told = table_view(Dimension::Region, &years, &names()).unwrap();
    assert_eq!(told.totals, [None, Some(9)]);
    assert_eq!(
        told.rows,
        [
            of("haut_valais", [Some(0), None]),
            of("sion", [Some(0), Some(7)]),
            of("monthey", [Some(6), Some(0)]),
        ]
    );
    assert_eq!(table_view(Dimension::Sex, &[None, None], &names()), None);
    // A service is an institution; one that nobody here knows keeps its key.
    let services = FigureTable {
        total: Some(2),
        cells: BTreeMap::from([("orp".to_owned(), Some(1)), ("zzz".to_owned(), Some(1))]),
    };
    let told = table_view(Dimension::Service, &[Some(&services)], &names()).unwrap();
    let labels: Vec<_> = told.rows.into_iter().map(|row| row.label).collect();
    let orp = names().full(&InstitutionKey::new("orp"));
    assert_ne!(orp.fr, "orp");
    let zzz = cii_domain::Bilingual::new("zzz", "zzz");
    assert_eq!(labels, [ParamView::Names(orp), ParamView::Names(zzz)]);
}
