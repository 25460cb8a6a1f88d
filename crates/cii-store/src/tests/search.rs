use cii_domain::{
    Region,
    due::follow_up_since,
    situation::{Service, ServiceKind, SituationState},
};

use super::fixture::*;
use crate::*;

fn with_people(people: &[cii_domain::person::Person]) -> Office {
    let mut office = office();
    office.act("load", |w| {
        for (person, n) in people.iter().zip(1..) {
            w.put(person)?;
            w.put(&situation(n, person))?;
        }
        Ok(())
    });
    office
}

#[test]
fn accents_umlauts_and_the_order_of_words_do_not_matter() {
    let office = with_people(&[
        person(1, "Müller", "Jörg"),
        person(2, "Mueller", "Anne-Lise"),
        person(3, "Héritier", "Chloé"),
    ]);
    for (query, found) in [
        ("muller", vec![2, 1]),
        ("Müller", vec![2, 1]),
        ("MUELLER", vec![2, 1]),
        ("mul jo", vec![1]),
        ("joerg müll", vec![1]),
        ("heritier", vec![3]),
        ("chloe her", vec![3]),
        ("lise", vec![2]),
        ("2025-0003", vec![3]),
        ("3", vec![3]),
        ("sion", vec![3, 2, 1]),
        ("sierre", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(office.found(query, CLARA), found, "{query}");
    }
}

#[test]
fn nothing_that_can_be_typed_breaks_the_search() {
    let office = with_people(&[person(1, "O’Neill \"Bob\"", "Zoé")]);
    let long = "x".repeat(10_000);
    let words = "ne ".repeat(4_000);
    for query in [
        "\"",
        "*",
        "NEAR",
        "NEAR(a b)",
        "AND OR NOT",
        "a AND",
        "(",
        ")",
        "indexed:zoe",
        "-zoe",
        "^zoe",
        "+",
        "🙂",
        "e\u{301}",
        "'; DROP TABLE record; --",
        "\0",
        "％",
        "ſ",
        "זואי",
        "{}",
        &long,
    ] {
        office.found(query, CLARA);
        let filter = SituationFilter {
            query: query.into(),
            ..SituationFilter::default()
        };
        office.read(|r| {
            r.list_situations(
                &filter,
                Order::Name,
                Slice {
                    offset: 0,
                    limit: 10,
                },
                CLARA,
                today(),
            )
        });
    }
    for query in ["neill", "\"bob\"", "zoe*", "🙂 bob", &words] {
        assert_eq!(office.found(query, CLARA), [1], "{query:.20}");
    }
}

#[test]
fn a_restricted_person_stands_at_the_place_of_the_name_for_those_allowed_only() {
    let office = with_people(&[
        person(1, "Rey", "Anna"),
        restricted(person(2, "Rey", "Paul"), &[BRUNO]),
        person(3, "Abbet", "Zoé"),
        person(4, "Rey Bonvin", "Anna"),
        restricted(person(5, "Aymon", "Luc"), &[CLARA]),
    ]);
    let order = |order: Order, viewer| -> Vec<u32> {
        let slice = Slice {
            offset: 0,
            limit: 10,
        };
        let page = office.read(|r| {
            r.list_situations(&SituationFilter::default(), order, slice, viewer, today())
        });
        page.rows.iter().map(|row| row.number.running).collect()
    };
    assert_eq!(order(Order::Name, BRUNO), [5, 3, 1, 2, 4]);
    assert_eq!(order(Order::NameDescending, BRUNO), [4, 2, 1, 3, 5]);
    assert_eq!(order(Order::Name, CLARA), [2, 3, 5, 1, 4]);
}

#[test]
fn a_restricted_person_is_found_by_name_by_those_allowed_only() {
    let mut office = with_people(&[
        person(1, "Rey", "Anna"),
        restricted(person(2, "Rey", "Paul"), &[BRUNO]),
    ]);
    assert_eq!(office.found("rey", CLARA), [1]);
    assert_eq!(office.found("rey", BRUNO), [2, 1]);
    assert_eq!(office.found("paul", CLARA), [0_u32; 0]);
    assert_eq!(office.found("2025-0002", CLARA), [2]);
    let row = |office: &Office, viewer| {
        let id = situation(2, &person(2, "", "")).id;
        office
            .read(|r| r.find_situation_row(id, viewer, today()))
            .unwrap()
    };
    assert!(row(&office, CLARA).restricted && !row(&office, CLARA).visible);
    assert!(row(&office, BRUNO).visible);
    office.act("unmask", |w| w.put(&person(2, "Rey", "Paul")));
    assert_eq!(office.found("paul", CLARA), [2]);
    assert!(row(&office, CLARA).visible);
    office.act("mask", |w| {
        w.put(&restricted(person(2, "Rey", "Paul"), &[BRUNO]))
    });
    assert_eq!(office.found("paul", CLARA), [0_u32; 0]);
    office.store.rebuild().unwrap();
    assert_eq!(office.found("paul", CLARA), [0_u32; 0]);
    assert_eq!(office.found("paul", BRUNO), [2]);
}

#[test]
fn the_case_managers_name_is_followed() {
    let mut office = office();
    let person = person(1, "Rey", "Anna");
    let mut case = situation(1, &person);
    case.case_manager = Some(cii_domain::situation::CaseManagement {
        staff: BRUNO,
        since: today(),
    });
    office.act("load", |w| {
        w.put(&person)?;
        w.put(&case)?;
        w.put(&staff(BRUNO, "Kalbermatten", "Bruno"))
    });
    assert_eq!(office.found("kalb", CLARA), [1]);
    office.act("marry", |w| w.put(&staff(BRUNO, "Zenhäusern", "Bruno")));
    assert_eq!(office.found("kalb", CLARA), [0_u32; 0]);
    assert_eq!(office.found("zenhausern", CLARA), [1]);
}

fn list(office: &Office, filter: &SituationFilter, order: Order) -> Vec<u32> {
    let page = office.read(|r| {
        r.list_situations(
            filter,
            order,
            Slice {
                offset: 0,
                limit: 50,
            },
            CLARA,
            today(),
        )
    });
    assert_eq!(page.total, page.rows.len());
    page.rows.iter().map(|row| row.number.running).collect()
}

#[test]
fn lists_are_filtered_and_ordered() {
    let mut office = office();
    let people = [
        person(1, "Zermatten", "A"),
        person(2, "Äbi", "B"),
        person(3, "Berthod", "C"),
        person(4, "Constantin", "D"),
    ];
    let mut cases: Vec<_> = people
        .iter()
        .zip(1..)
        .map(|(person, n)| situation(n, person))
        .collect();
    cases[1].region = Region::HautValais;
    cases[2].state = SituationState::Closed;
    cases[3].coordinator = Some(CLARA);
    let procurations = [
        procuration(1, &cases[0], "2025-01-01", "2025-06-30"),
        procuration(2, &cases[0], "2025-07-01", "2026-06-30"),
        procuration(3, &cases[1], "2025-01-01", "2025-12-01"),
        procuration(4, &cases[2], "2024-01-01", "2024-12-31"),
    ];
    office.act("load", |w| {
        people
            .iter()
            .try_for_each(|person| w.put(person).map(drop))?;
        cases.iter().try_for_each(|case| w.put(case).map(drop))?;
        procurations
            .iter()
            .try_for_each(|procuration| w.put(procuration).map(drop))
    });
    let all = SituationFilter::default;
    assert_eq!(list(&office, &all(), Order::Newest), [4, 3, 2, 1]);
    assert_eq!(list(&office, &all(), Order::Name), [2, 3, 4, 1]);
    assert_eq!(list(&office, &all(), Order::NameDescending), [1, 4, 3, 2]);
    let filters = [
        (
            SituationFilter {
                regions: vec![Region::HautValais],
                ..all()
            },
            vec![2],
        ),
        (
            SituationFilter {
                states: vec![SituationState::Closed],
                ..all()
            },
            vec![3],
        ),
        (
            SituationFilter {
                open_only: true,
                ..all()
            },
            vec![4, 2, 1],
        ),
        (
            SituationFilter {
                coordinator: Some(CLARA),
                ..all()
            },
            vec![4],
        ),
        (
            SituationFilter {
                query: "b".into(),
                ..all()
            },
            vec![3, 2],
        ),
        (
            SituationFilter {
                query: "b".into(),
                open_only: true,
                ..all()
            },
            vec![2],
        ),
        (
            SituationFilter {
                query: "?!".into(),
                ..all()
            },
            vec![],
        ),
        (
            SituationFilter {
                procuration: Some(ProcurationFilter::Active),
                ..all()
            },
            vec![2, 1],
        ),
        (
            SituationFilter {
                procuration: Some(ProcurationFilter::Expiring),
                ..all()
            },
            vec![2],
        ),
        (
            SituationFilter {
                procuration: Some(ProcurationFilter::Expired),
                ..all()
            },
            vec![3],
        ),
        (
            SituationFilter {
                procuration: Some(ProcurationFilter::Missing),
                ..all()
            },
            vec![4],
        ),
        (
            SituationFilter {
                procuration: Some(ProcurationFilter::Revoked),
                ..all()
            },
            vec![],
        ),
    ];
    for (filter, expected) in filters {
        assert_eq!(
            list(&office, &filter, Order::Newest),
            expected,
            "{filter:?}"
        );
    }
    let number = office.read(|r| r.next_case_number(2025));
    assert_eq!(number.to_string(), "2025-0005");
    assert_eq!(
        office.read(|r| r.next_case_number(2026)).to_string(),
        "2026-0001"
    );
}

#[test]
fn what_is_open_is_listed_without_reading_the_past() {
    let office = with_people(&[person(1, "Müller", "Jörg")]);
    let open = SituationFilter {
        open_only: true,
        ..SituationFilter::default()
    };
    let states = |states: &[SituationState]| SituationFilter {
        states: states.to_vec(),
        ..SituationFilter::default()
    };
    let complex = SituationFilter {
        procuration: Some(ProcurationFilter::Missing),
        ..states(&[SituationState::Complex, SituationState::InService])
    };
    let plan = |filter: &SituationFilter, order| {
        crate::list::plan(&office.store.connection, filter, order, day("2025-06-02")).unwrap()
    };
    for filter in [&open, &complex, &states(&[SituationState::Announced])] {
        for order in [Order::Newest, Order::Oldest] {
            let plan = plan(filter, order);
            assert!(plan.contains("situation_row_open"), "{filter:?}: {plan}");
        }
    }
    let closed = plan(&states(&[SituationState::Closed]), Order::Newest);
    assert!(!closed.contains("situation_row_open"), "{closed}");
}

#[test]
fn a_service_to_come_hides_no_follow_up() {
    let service = |started_on: &str, ended_on: Option<&str>| Service {
        kind: ServiceKind::Coaching,
        started_on: day(started_on),
        ended_on: ended_on.map(day),
        session: None,
    };
    let person = person(1, "Rey", "Anna");
    let mut case = situation(1, &person);
    case.state = SituationState::InService;
    case.services = vec![
        service("2025-03-03", Some("2025-06-30")),
        service("2025-12-01", Some("2026-02-27")),
    ];
    let mut office = office();
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&case)
    });
    for (today, since) in [
        ("2025-02-28", "2025-02-03"),
        ("2025-11-30", "2025-06-30"),
        ("2025-12-01", "2026-02-27"),
    ] {
        let (today, since) = (day(today), day(since));
        let row = office.read(|r| r.find_situation_row(case.id, CLARA, today));
        assert_eq!(row.unwrap().followed_up_on, Some(since), "{today}");
        assert_eq!(follow_up_since(&case, today), Some(since), "{today}");
        let due = office.read(|r| r.list_follow_ups_due(since, CLARA, today));
        assert_eq!(due.len(), 1, "{today}");
    }
}
