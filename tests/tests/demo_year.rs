//! The practice office adds up to the published annual report: every figure is counted from the records as they come
//! back out of the database.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "what fails here fails the test, and the time it takes is worth reading"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use cii_app::demo::{self, DemoYear};
use cii_domain::{
    InstitutionKey, Language, Region,
    contract::{Contract, ContractState},
    dates::add_months,
    early_detection::early_detection,
    institution::{Circle, Institution, ReportRow},
    person::Person,
    procuration::{Procuration, ProcurationState},
    session::{Session, SessionKind, SessionState},
    situation::{
        ClosingResult, Note, Provenance, Register, ServiceKind, Situation, SituationState,
    },
    staff::{Function, Room, Staff},
};
use cii_store::{DatabaseKey, KeySlots, Meta, OfficeUse, RecordKind, Secret, Store, StoreError};
use cii_sync::DeviceId;
use uuid::Uuid;

/// The records as a reader of the database gets them.
struct Records {
    made: DemoYear,
    institutions: BTreeMap<InstitutionKey, Institution>,
    staff: Vec<Staff>,
    rooms: Vec<Room>,
    persons: Vec<Person>,
    situations: Vec<Situation>,
    procurations: Vec<Procuration>,
    sessions: Vec<Session>,
    contracts: Vec<Contract>,
    notes: Vec<Note>,
}

fn load() -> Records {
    let folder = tempfile::tempdir().unwrap();
    let mut drawn = 0_u8;
    let random = &mut |buffer: &mut [u8]| {
        for byte in buffer {
            drawn = drawn.wrapping_mul(29).wrapping_add(7);
            *byte = drawn;
        }
    };
    let key = DatabaseKey::draw(random);
    KeySlots::create(
        folder.path(),
        &key,
        OfficeUse::Practice,
        &[Secret::Practice],
        random,
    )
    .unwrap();
    let at: DateTime<Utc> = "2026-01-14T06:00:00Z".parse().unwrap();
    let meta = Meta {
        device: DeviceId(Uuid::from_u128(1)),
        office: OfficeUse::Practice,
        created_at: at,
    };
    let mut store = Store::create(folder.path(), &key, meta).unwrap();

    let begun = Instant::now();
    let made = demo::year(demo::SEED, None).unwrap();
    let made_up = begun.elapsed();
    let mut n = 100_u128;
    let loaded = made
        .load_into(&mut store, at, &mut || {
            n += 1;
            Uuid::from_u128(n)
        })
        .unwrap();
    println!(
        "{loaded} records made up in {made_up:?}, loaded after {:?}",
        begun.elapsed()
    );

    store
        .read(|reader| {
            let counted: usize = RecordKind::ALL
                .iter()
                .map(|kind| reader.count(*kind).unwrap())
                .sum();
            assert_eq!(counted, loaded);
            Ok::<_, StoreError>(Records {
                institutions: reader
                    .list::<Institution>()?
                    .into_iter()
                    .map(|institution| (institution.key.clone(), institution))
                    .collect(),
                staff: reader.list()?,
                rooms: reader.list()?,
                persons: reader.list()?,
                situations: reader.list()?,
                procurations: reader.list()?,
                sessions: reader.list()?,
                contracts: reader.list()?,
                notes: reader.list()?,
                made,
            })
        })
        .unwrap()
}

impl Records {
    fn announced_in_2025(&self, register: Register) -> impl Iterator<Item = &Situation> {
        self.situations
            .iter()
            .filter(move |s| s.register == register && s.announcement.received_on.year() == 2025)
    }

    fn with_service(&self, kind: ServiceKind) -> impl Iterator<Item = &Situation> {
        self.situations
            .iter()
            .filter(move |s| s.services.iter().any(|service| service.kind == kind))
    }

    fn procurations_in(&self, state: ProcurationState) -> Vec<&Procuration> {
        self.procurations
            .iter()
            .filter(|p| p.state_on(self.made.today) == state)
            .collect()
    }
}

/// Percent of a whole, rounded as the report prints it.
fn percent(part: usize, whole: usize) -> usize {
    (200 * part + whole) / (2 * whole)
}

#[test]
fn the_demo_year_reproduces_the_annual_report_2025() {
    let records = load();
    what_was_made_comes_back(&records);
    bureau_by_service_and_region(&records);
    platform_t1_by_origin(&records);
    services_of_the_year(&records);
    early_detection_of_the_year(&records);
    sessions_in_every_state(&records);
    procurations_in_every_state(&records);
    contracts_in_every_state(&records);
    staff_rooms_and_languages(&records);
    work_is_due(&records);
}

fn what_was_made_comes_back(records: &Records) {
    let sorted = |mut persons: Vec<Person>| {
        persons.sort_by_key(|person| person.id);
        persons
    };
    assert_eq!(
        sorted(records.persons.clone()),
        sorted(records.made.persons.clone())
    );
    assert_eq!(records.situations.len(), 814);
    assert_eq!(records.sessions.len(), records.made.sessions.len());
    assert_eq!(records.notes.len(), records.made.notes.len());
}

/// Annual report 2025, chapter 8: service × region, counted under the service of the report.
fn bureau_by_service_and_region(records: &Records) {
    let mut table: BTreeMap<ReportRow, [usize; 5]> = BTreeMap::new();
    for situation in records.announced_in_2025(Register::Bureau) {
        let row = records.institutions[&situation.announcement.counted_under]
            .report_row
            .unwrap();
        let column = Region::ALL
            .iter()
            .position(|region| *region == situation.region)
            .unwrap();
        table.entry(row).or_default()[column] += 1;
    }
    let expected = [
        (ReportRow::Orp, [7, 5, 17, 13, 8]),
        (ReportRow::Cms, [4, 5, 8, 2, 8]),
        (ReportRow::BipOasi, [1, 0, 1, 0, 0]),
        (ReportRow::Oai, [3, 0, 0, 0, 0]),
        (ReportRow::OspShe, [1, 0, 0, 0, 1]),
        (ReportRow::T1Sfop, [2, 0, 0, 0, 1]),
    ];
    assert_eq!(table, BTreeMap::from(expected));
    assert_eq!(records.announced_in_2025(Register::Bureau).count(), 87);
    // Notes 4 and 5: counted under the ORP, announced by a partner of the third circle, in Sierre and in Martigny.
    let elsewhere: Vec<Region> = records
        .announced_in_2025(Register::Bureau)
        .filter(|s| s.announcement.service != s.announcement.counted_under)
        .inspect(|s| {
            assert_eq!(s.announcement.counted_under.as_str(), "orp");
            assert_eq!(
                records.institutions[&s.announcement.service].circle,
                Circle::Third
            );
        })
        .map(|s| s.region)
        .collect();
    assert_eq!(
        elsewhere.iter().copied().collect::<BTreeSet<_>>(),
        BTreeSet::from([Region::Sierre, Region::Martigny])
    );
    assert_eq!(elsewhere.len(), 2);
}

/// Annual report 2025, chapters 2 and 5.
fn platform_t1_by_origin(records: &Records) {
    let mut provenance: BTreeMap<Provenance, usize> = BTreeMap::new();
    let mut institutions: BTreeMap<&str, usize> = BTreeMap::new();
    let mut first_circle = 0;
    for situation in records.announced_in_2025(Register::T1) {
        let announcement = &situation.announcement;
        *provenance.entry(announcement.provenance).or_default() += 1;
        if announcement.provenance != Provenance::Institution {
            continue;
        }
        let institution = &records.institutions[&announcement.counted_under];
        let row = match (institution.circle, institution.key.as_str()) {
            (Circle::First, "cio" | "osp") => "cio_osp",
            (Circle::First, key) => key,
            (Circle::Second | Circle::Third, _) => "others",
        };
        first_circle += usize::from(institution.circle == Circle::First);
        *institutions.entry(row).or_default() += 1;
    }
    let expected = [
        (Provenance::Institution, 606),
        (Provenance::Private, 80),
        (Provenance::OspSurvey, 39),
        (Provenance::MedicalNetwork, 2),
    ];
    assert_eq!(provenance, BTreeMap::from(expected));
    assert_eq!(provenance.values().sum::<usize>(), 727);
    let expected = [
        ("orp", 97),
        ("cio_osp", 57),
        ("sfop", 32),
        ("oai", 17),
        ("cms", 7),
        ("oasi", 5),
        ("others", 391),
    ];
    assert_eq!(institutions, BTreeMap::from(expected));
    // 302 situations of the first circle: 87 adults and 215 young people.
    assert_eq!(first_circle, 215);
    assert_eq!(
        first_circle + records.announced_in_2025(Register::Bureau).count(),
        302
    );
}

/// Annual report 2025, chapter 8: 23 round tables, 49 coachings, 33 % of the closed ones on the primary labour market.
fn services_of_the_year(records: &Records) {
    let is_held = |session: &Session| {
        matches!(
            session.state,
            SessionState::Held | SessionState::MinutesInReview | SessionState::Approved
        )
    };
    let tables: Vec<&Session> = records
        .sessions
        .iter()
        .filter(|s| s.kind == SessionKind::RoundTable && is_held(s))
        .filter(|s| s.starts_at.is_some_and(|at| at.year() == 2025))
        .collect();
    assert_eq!(tables.len(), 23);
    let of_services: BTreeSet<_> = records
        .situations
        .iter()
        .flat_map(|s| &s.services)
        .filter(|service| {
            service.kind == ServiceKind::RoundTable && service.started_on.year() == 2025
        })
        .filter_map(|service| service.session)
        .collect();
    assert_eq!(
        of_services,
        tables.iter().map(|session| session.id).collect()
    );

    let coachings = records
        .situations
        .iter()
        .flat_map(|s| &s.services)
        .filter(|service| {
            service.kind == ServiceKind::Coaching && service.started_on.year() == 2025
        });
    assert_eq!(coachings.count(), 49);
    let closed: Vec<&Situation> = records
        .with_service(ServiceKind::Coaching)
        .filter(|s| {
            s.closing
                .as_ref()
                .is_some_and(|closing| closing.on.year() == 2025)
        })
        .collect();
    let with_job = closed
        .iter()
        .filter(|s| {
            s.closing
                .as_ref()
                .is_some_and(|c| c.result == ClosingResult::PrimaryMarket)
        })
        .count();
    assert_eq!(percent(with_job, closed.len()), 33);

    assert_eq!(records.with_service(ServiceKind::CaseManagement).count(), 0);
    assert_eq!(records.with_service(ServiceKind::MedicalMandate).count(), 0);
}

/// Annual report 2025, chapter 8: 25 % announced within six months of the beginning of the follow-up.
fn early_detection_of_the_year(records: &Records) {
    let known: Vec<_> = records
        .announced_in_2025(Register::Bureau)
        .filter_map(|s| {
            early_detection(
                s.announcement.received_on,
                s.announcement.follow_up_started_on,
            )
            .unwrap()
        })
        .collect();
    let early = known.iter().filter(|detection| detection.early).count();
    assert_eq!((early, known.len()), (22, 87));
    assert_eq!(percent(early, known.len()), 25);
}

fn sessions_in_every_state(records: &Records) {
    // 23 held, 4 to come; 10 held, 6 to come or called off, and the one of the file that shows everything.
    let count = |kind| records.sessions.iter().filter(|s| s.kind == kind).count();
    assert_eq!(count(SessionKind::RoundTable), 27);
    assert_eq!(count(SessionKind::Assessment), 17);
    let states: BTreeSet<SessionState> = records
        .sessions
        .iter()
        .filter(|s| s.kind == SessionKind::Assessment)
        .map(|s| s.state)
        .collect();
    assert_eq!(states, SessionState::ALL.iter().copied().collect());
    // The coming three weeks: one at least is ready, others are not.
    let today = records.made.today;
    let soon: Vec<&Session> = records
        .sessions
        .iter()
        .filter(|s| s.state.is_upcoming())
        .filter(|s| {
            s.starts_at
                .is_some_and(|at| today <= at.date() && (at.date() - today).num_days() <= 21)
        })
        .collect();
    assert!(soon.iter().any(|s| s.state == SessionState::Ready));
    assert!(
        soon.iter()
            .filter(|s| s.state != SessionState::Ready)
            .count()
            >= 3,
        "{} soon",
        soon.len()
    );
}

fn procurations_in_every_state(records: &Records) {
    for state in [
        ProcurationState::DrawnUp,
        ProcurationState::Active,
        ProcurationState::Expired,
        ProcurationState::Revoked,
        ProcurationState::Replaced,
    ] {
        assert!(records.procurations_in(state).len() >= 2, "{state:?}");
    }
    let active = records.procurations_in(ProcurationState::Active);
    let days_left = |p: &&Procuration| (p.last_day() - records.made.today).num_days();
    assert!(active.iter().filter(|p| days_left(p) < 30).count() >= 3);
    assert!(
        active
            .iter()
            .filter(|p| (30..60).contains(&days_left(p)))
            .count()
            >= 3
    );
    assert!(active.len() > 200);
    // And some complex situations have none at all.
    let without = records
        .situations
        .iter()
        .filter(|s| s.register == Register::Bureau && s.state.is_complex())
        .filter(|s| !records.procurations.iter().any(|p| p.situation == s.id));
    assert!(without.count() >= 2);
}

fn contracts_in_every_state(records: &Records) {
    let states: BTreeSet<ContractState> = records
        .contracts
        .iter()
        .map(|contract| contract.state)
        .collect();
    assert_eq!(states, ContractState::ALL.iter().copied().collect());
    for language in [Language::Fr, Language::De] {
        let translated = records.contracts.iter().any(|contract| {
            contract.language == language
                && !contract.aim.translation.is_empty()
                && contract
                    .goals
                    .iter()
                    .all(|goal| !goal.text.translation.is_empty())
        });
        assert!(translated, "{language:?}");
    }
    for amendment in records
        .contracts
        .iter()
        .filter(|contract| contract.amendment > 0)
    {
        let amended = records
            .contracts
            .iter()
            .find(|contract| Some(contract.id) == amendment.amends)
            .unwrap();
        assert_eq!(amended.state, ContractState::Amended);
    }
}

fn staff_rooms_and_languages(records: &Records) {
    for region in Region::ALL {
        assert!(
            records
                .rooms
                .iter()
                .any(|room| room.region == *region && room.in_use)
        );
        let coordinators = records
            .staff
            .iter()
            .filter(|s| s.region == Some(*region) && s.has(Function::RegionalCoordinator))
            .inspect(|s| {
                let week = s.working_week;
                let halves = week
                    .mornings
                    .iter()
                    .chain(&week.afternoons)
                    .filter(|works| **works)
                    .count();
                assert_eq!(halves, 2, "a fifth of a post");
            });
        assert_eq!(coordinators.count(), 1);
        let of_region: Vec<&Situation> = records
            .situations
            .iter()
            .filter(|s| s.region == *region)
            .collect();
        let own_language = of_region
            .iter()
            .filter(|s| {
                records
                    .persons
                    .iter()
                    .any(|p| p.id == s.person && p.language == region.language())
            })
            .count();
        let share = percent(own_language, of_region.len());
        assert!(
            (85..100).contains(&share),
            "{region:?}: {share} % in the language of the region"
        );
    }
    let count = |function| {
        records
            .staff
            .iter()
            .filter(|member| member.has(function))
            .count()
    };
    assert_eq!(count(Function::Secretariat), 1);
    assert_eq!(count(Function::CantonalOfficer), 1);
    assert_eq!(count(Function::ThematicCoordinator), 2);
    assert!(
        records
            .staff
            .iter()
            .any(|s| s.has(Function::SmrPhysician) && s.language == Language::De)
    );
    assert!(
        records
            .staff
            .iter()
            .any(|s| s.to.is_some_and(|to| to < records.made.today))
    );
    let user = records
        .staff
        .iter()
        .find(|member| member.id == records.made.user)
        .unwrap();
    assert_eq!(user.full_name(), "Églantine Combeclaire");
    assert!(
        records
            .persons
            .iter()
            .filter(|p| p.restriction.is_some())
            .count()
            >= 3
    );
    assert!(
        records
            .persons
            .iter()
            .any(|p| p.restriction.is_some() && !p.is_visible_to(user.id))
    );
}

fn work_is_due(records: &Records) {
    let today = records.made.today;
    let due = |situation: &Situation| -> NaiveDate {
        let services = situation
            .services
            .iter()
            .map(|s| s.ended_on.unwrap_or(s.started_on));
        let last = situation
            .follow_ups
            .iter()
            .map(|f| f.on)
            .chain(services)
            .chain(situation.triage.iter().map(|t| t.on))
            .max();
        add_months(last.unwrap_or(situation.announcement.received_on), 3)
    };
    let overdue = |register| {
        records
            .situations
            .iter()
            .filter(|s| s.register == register && s.state.is_complex() && due(s) < today)
            .count()
    };
    let (bureau, t1) = (overdue(Register::Bureau), overdue(Register::T1));
    assert!((3..12).contains(&bureau), "{bureau} overdue");
    assert!((1..12).contains(&t1), "{t1} overdue");
    let new = records.situations.iter().filter(|s| {
        s.register == Register::Bureau
            && matches!(
                s.state,
                SituationState::Announced | SituationState::InTriage
            )
    });
    assert_eq!(new.count(), 5);
}
