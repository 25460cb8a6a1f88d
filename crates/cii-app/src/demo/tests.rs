use std::collections::BTreeSet;

use cii_domain::{
    InstitutionKey,
    calendar::is_working_day,
    conformity::{Review, conformity},
    contract::ContractState,
    dates::age_on,
    institution::Institution,
    planner::{Planning, missing_roles},
    readiness::{Preparation, is_ready, readiness},
    session::{Reply, SessionKind, SessionState, Who},
    situation::{Provenance, SituationState},
};

use super::{DemoYear, SEED, SITUATIONS, TODAY, year};

fn demo() -> DemoYear {
    year(SEED, None).unwrap()
}

#[test]
fn it_is_the_same_every_time_and_another_with_another_seed() {
    assert_eq!(demo(), demo());
    assert_ne!(demo().persons, year(SEED + 1, None).unwrap().persons);
}

#[test]
fn it_grows_by_closed_situations_of_earlier_years() {
    let small = demo();
    let large = year(SEED, Some(3_000)).unwrap();
    assert_eq!(small.situations.len(), usize::try_from(SITUATIONS).unwrap());
    assert_eq!(large.situations.len(), 3_000);
    let added = &large.situations[..3_000 - small.situations.len()];
    assert!(
        added
            .iter()
            .all(|s| s.closing.is_some() && s.number.year < 2025)
    );
    // What was there before is there still.
    assert_eq!(&large.situations[added.len()..], &small.situations[..]);
    let names: BTreeSet<String> = large
        .persons
        .iter()
        .map(cii_domain::person::Person::full_name)
        .collect();
    assert!(names.len() > 2_500, "{} names", names.len());
}

#[test]
fn identities_are_unique_and_everything_named_exists() {
    let demo = demo();
    let mut ids = BTreeSet::new();
    let all = demo.staff.iter().map(|s| s.id.0);
    let all = all.chain(demo.rooms.iter().map(|r| r.id.0));
    let all = all.chain(demo.persons.iter().map(|p| p.id.0));
    let all = all.chain(demo.situations.iter().map(|s| s.id.0));
    let all = all.chain(demo.procurations.iter().map(|p| p.id.0));
    let all = all.chain(
        demo.sessions
            .iter()
            .flat_map(|s| std::iter::once(s.id.0).chain(s.invitees.iter().map(|i| i.id.0))),
    );
    let all = all.chain(demo.contracts.iter().map(|c| c.id.0));
    for id in all.chain(demo.notes.iter().map(|n| n.id.0)) {
        assert!(ids.insert(id), "{id} occurs twice");
    }
    let institutions: BTreeSet<&InstitutionKey> = demo
        .institutions
        .iter()
        .map(|i: &Institution| &i.key)
        .collect();
    for member in &demo.staff {
        assert!(
            institutions.contains(&member.institution),
            "{}",
            member.institution.as_str()
        );
        assert!(!member.functions.is_empty() && member.address.is_complete());
        assert!(member.phone.starts_with("027 000 ") && member.email.ends_with("@example.ch"));
    }
    for situation in &demo.situations {
        let announcement = &situation.announcement;
        assert!(institutions.contains(&announcement.service));
        assert!(ids.contains(&situation.person.0));
        for involvement in &situation.involved {
            assert!(
                institutions.contains(&involvement.institution),
                "{}",
                involvement.institution.as_str()
            );
            assert!(involvement.contact.is_none_or(|id| ids.contains(&id.0)));
        }
        if announcement.provenance == Provenance::Institution {
            assert!(
                announcement.worker.is_some() && announcement.respondent.is_some(),
                "{}",
                announcement.service.as_str()
            );
        }
        if let Some(former) = situation.former {
            let former = demo.situations.iter().find(|s| s.id == former).unwrap();
            assert_eq!(former.person, situation.person);
            assert!(former.closing.as_ref().unwrap().on < announcement.received_on);
        }
    }
    assert!(
        demo.situations
            .iter()
            .filter(|s| s.former.is_some())
            .count()
            >= 5
    );
}

#[test]
fn every_road_runs_forward() {
    let demo = demo();
    for situation in &demo.situations {
        let number = situation.number;
        let received = situation.announcement.received_on;
        assert!(received <= TODAY);
        assert!(
            situation
                .announcement
                .follow_up_started_on
                .is_none_or(|start| start <= received),
            "{number}"
        );
        let triaged = situation.triage.as_ref().map(|triage| triage.on);
        assert!(
            triaged.is_none_or(|on| received <= on && on <= TODAY),
            "{number}"
        );
        for service in &situation.services {
            assert!(
                triaged.unwrap() <= service.started_on && service.started_on <= TODAY,
                "{number}"
            );
            assert!(
                service
                    .ended_on
                    .is_none_or(|end| service.started_on <= end && end <= TODAY),
                "{number}"
            );
        }
        assert!(
            situation
                .follow_ups
                .is_sorted_by_key(|follow_up| follow_up.on),
            "{number}"
        );
        for follow_up in &situation.follow_ups {
            assert!(
                triaged.unwrap() <= follow_up.on && follow_up.on <= TODAY,
                "{number}"
            );
        }
        match &situation.closing {
            Some(closing) => {
                assert_eq!(situation.state, SituationState::Closed);
                assert!(
                    closing.on <= TODAY && triaged.is_none_or(|on| on <= closing.on),
                    "{number}"
                );
                assert!(
                    situation
                        .services
                        .iter()
                        .all(|s| s.ended_on.is_some_and(|end| end <= closing.on)),
                    "{number}"
                );
                assert!(
                    situation.follow_ups.iter().all(|f| f.on <= closing.on),
                    "{number}"
                );
            }
            None => assert_ne!(situation.state, SituationState::Closed, "{number}"),
        }
    }
    for procuration in &demo.procurations {
        let situation = demo
            .situations
            .iter()
            .find(|s| s.id == procuration.situation)
            .unwrap();
        assert_eq!(situation.person, procuration.person);
        assert!(
            procuration.starts_on <= procuration.ends_on,
            "{}",
            situation.number
        );
        assert!(
            procuration
                .signed_on
                .is_none_or(|on| procuration.drawn_up_on <= on && on <= TODAY)
        );
        assert!(
            procuration
                .revocation
                .as_ref()
                .is_none_or(|r| procuration.starts_on <= r.on)
        );
        assert!(!procuration.grants.is_empty());
        // Whom the person trusts, somebody has to represent.
        let person = demo
            .persons
            .iter()
            .find(|p| p.id == procuration.person)
            .unwrap();
        if procuration.signed_by_representative {
            assert!(person.representative.is_some(), "{}", situation.number);
        }
        if procuration.majority_on.is_some() {
            assert!(age_on(person.birth_date.unwrap(), procuration.drawn_up_on).unwrap() < 18);
        }
    }
    for note in &demo.notes {
        let situation = demo
            .situations
            .iter()
            .find(|s| s.id == note.situation)
            .unwrap();
        assert!(situation.announcement.received_on <= note.on && note.on <= TODAY);
    }
}

#[test]
fn nobody_and_no_room_is_booked_twice_and_the_offices_are_open() {
    let demo = demo();
    let closed: Vec<_> = demo
        .administration_years
        .iter()
        .flat_map(|y| y.days.clone())
        .collect();
    for session in &demo.sessions {
        let situation = demo
            .situations
            .iter()
            .find(|s| s.id == session.situation)
            .unwrap();
        let of_person: Vec<_> = demo
            .situations
            .iter()
            .filter(|s| s.person == situation.person)
            .map(|s| s.id)
            .collect();
        let planning = Planning {
            session,
            region: situation.region,
            staff: &demo.staff,
            rooms: &demo.rooms,
            sessions: &demo.sessions,
            person_situations: &of_person,
            closed: &closed,
            listed_years: &[],
            today: TODAY,
        };
        if let (Some(starts_at), true) = (session.starts_at, session.state.is_booked()) {
            assert!(is_working_day(starts_at.date(), &closed));
            let conflicts = planning.list_conflicts(starts_at, session.minutes, &session.place);
            assert!(conflicts.is_empty(), "{}: {conflicts:?}", situation.number);
            let received = situation.announcement.received_on;
            assert!(
                situation
                    .triage
                    .as_ref()
                    .is_none_or(|t| t.on < starts_at.date())
                    && received < starts_at.date()
            );
            for seat in &session.invitees {
                assert!(seat.sendings.iter().all(|sent| received <= sent.on
                    && sent.on < starts_at.date()
                    && sent.on <= TODAY));
                if let Reply::Accepted { on } = seat.reply {
                    assert!(on <= TODAY && on <= starts_at.date());
                }
            }
        }
        let gaps = missing_roles(session, situation);
        assert!(
            gaps.is_empty(),
            "{} {:?}: {gaps:?}",
            situation.number,
            session.kind
        );
        if session.kind == SessionKind::RoundTable {
            assert!(session.invitees.iter().all(|seat| seat.who != Who::Person));
        }
        let held = matches!(
            session.state,
            SessionState::Held | SessionState::MinutesInReview | SessionState::Approved
        );
        assert_eq!(held, session.outcome.is_some());
        assert_eq!(
            held,
            situation
                .services
                .iter()
                .any(|service| service.session == Some(session.id))
        );
        assert!(
            !held || session.starts_at.unwrap().date() < TODAY,
            "{}",
            situation.number
        );
        if session.state == SessionState::Ready {
            let procurations: Vec<_> = demo
                .procurations
                .iter()
                .filter(|p| p.situation == situation.id)
                .cloned()
                .collect();
            let person = demo
                .persons
                .iter()
                .find(|p| p.id == situation.person)
                .unwrap();
            let rules = readiness(&Preparation {
                planning,
                situation,
                person,
                procurations: &procurations,
            });
            assert!(is_ready(&rules), "{}: {rules:?}", situation.number);
        }
    }
}

#[test]
fn contracts_to_sign_conform_and_drafts_have_gaps() {
    let demo = demo();
    for contract in &demo.contracts {
        let situation = demo
            .situations
            .iter()
            .find(|s| s.id == contract.situation)
            .unwrap();
        let procurations: Vec<_> = demo
            .procurations
            .iter()
            .filter(|p| p.situation == situation.id)
            .cloned()
            .collect();
        let check = conformity(&Review {
            contract,
            situation,
            procurations: &procurations,
            institutions: &demo.institutions,
            catalogue: &demo.catalogue,
            today: TODAY,
        });
        match contract.state {
            ContractState::ToSign => {
                assert!(check.is_met(), "{}: {:?}", situation.number, check.gaps);
            }
            ContractState::Draft | ContractState::ConformityReview => {
                assert!(!check.is_met(), "{}", situation.number);
            }
            _ => assert!(contract.conformity.is_some()),
        }
        let start = contract.starts_on.value().unwrap_or(TODAY);
        assert!(situation.announcement.received_on < start);
        assert!(
            contract
                .goals
                .iter()
                .all(|goal| goal.due_on.value().is_none_or(|due| due > start))
        );
    }
}

#[test]
fn the_showcase_is_a_table_of_six_in_two_languages() {
    let demo = demo();
    let situation = demo
        .situations
        .iter()
        .find(|s| s.id == demo.showcase)
        .unwrap();
    let person = demo
        .persons
        .iter()
        .find(|p| p.id == situation.person)
        .unwrap();
    assert_eq!(person.full_name(), "Maëlle Roncevent");
    let assessment = demo
        .sessions
        .iter()
        .find(|s| s.situation == situation.id && s.kind == SessionKind::Assessment)
        .unwrap();
    assert_eq!(assessment.invitees.len(), 6);
    let languages: BTreeSet<_> = assessment
        .invitees
        .iter()
        .map(|seat| match seat.who {
            Who::Person => person.language,
            Who::Staff(id) => demo.staff.iter().find(|s| s.id == id).unwrap().language,
        })
        .collect();
    assert_eq!(languages.len(), 2);
    assert!(
        assessment
            .invitees
            .iter()
            .filter(|seat| seat.reply == Reply::Open)
            .count()
            >= 2
    );
    let contract = demo
        .contracts
        .iter()
        .find(|c| c.situation == situation.id)
        .unwrap();
    assert_eq!(contract.state, ContractState::Draft);
    assert_eq!((contract.goals.len(), contract.measures.len()), (3, 4));
}
