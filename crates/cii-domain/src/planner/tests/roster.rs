//! Who must sit at the table, and who is proposed for it.

use super::*;

#[test]
fn an_assessment_needs_its_table() {
    let check = |change: &dyn Fn(&mut Session), expected: &[RosterGap]| {
        let mut session = assessment();
        change(&mut session);
        assert_eq!(missing_roles(&session, &situation()), expected);
    };
    let respondent = |code: &str| RosterGap::Respondent(key(code));
    check(&|_| {}, &[]);
    check(
        &|session| session.invitees.retain(|seat| seat.who != Who::Person),
        &[RosterGap::Person],
    );
    check(
        &|session| {
            session
                .invitees
                .retain(|seat| seat.role != Role::AnnouncingWorker)
        },
        &[RosterGap::AnnouncingWorker],
    );
    check(
        &|session| {
            session
                .invitees
                .retain(|seat| seat.role != Role::SmrPhysician)
        },
        &[RosterGap::SmrPhysician],
    );
    check(
        &|session| {
            session
                .invitees
                .retain(|seat| seat.role != Role::BureauMember);
        },
        &[RosterGap::BureauMember],
    );
    // The leader who declined does not lead.
    check(
        &|session| session.invitees[5].reply = Reply::Declined { on: today() },
        &[RosterGap::BureauMember],
    );
    check(
        &|session| {
            session
                .invitees
                .retain(|seat| seat.role != Role::Respondent)
        },
        &[respondent("cms"), respondent("oai")],
    );
    check(
        &|session| session.invitees[2].reply = Reply::Declined { on: today() },
        &[respondent("cms")],
    );
    check(
        &|session| {
            let mut instead = session.invitees[2].clone();
            instead.id = crate::InviteeId(Uuid::from_u128(99));
            instead.who = Who::Staff(staff_id(99));
            session.invitees[2].reply = Reply::Replaced {
                on: today(),
                by: instead.id,
            };
            session.invitees.push(instead);
        },
        &[],
    );
    check(
        &|session| session.invitees.clear(),
        &[
            RosterGap::Person,
            RosterGap::AnnouncingWorker,
            RosterGap::SmrPhysician,
            RosterGap::BureauMember,
            respondent("cms"),
            respondent("oai"),
        ],
    );
}

#[test]
fn a_round_table_needs_its_table() {
    let table = || {
        let mut session = assessment();
        session.kind = SessionKind::RoundTable;
        session
            .invitees
            .retain(|seat| !matches!(seat.role, Role::Person | Role::SmrPhysician));
        session.invitees[3].role = Role::Coordinator;
        session
    };
    let check = |change: &dyn Fn(&mut Session), expected: &[RosterGap]| {
        let mut session = table();
        change(&mut session);
        assert_eq!(missing_roles(&session, &situation()), expected);
    };
    check(&|_| {}, &[]);
    check(
        &|session| drop(session.invitees.pop()),
        &[RosterGap::Coordinator],
    );
    check(&|session| session.invitees[0].role = Role::Respondent, &[]);
    check(
        &|session| {
            session.invitees.remove(0);
        },
        &[RosterGap::AnnouncerOrRespondent],
    );
    let with_person = |reason: &'static str| {
        move |session: &mut Session| {
            session
                .invitees
                .push(invitee(100, Who::Person, Role::Person, None));
            session.person_invited_because = reason.to_owned();
        }
    };
    check(&with_person("  "), &[RosterGap::PersonWithoutReason]);
    check(&with_person("L’a demandé"), &[]);
}

#[test]
fn institutions_about_to_be_involved_need_not_come() {
    let mut situation = situation();
    situation.involved.push(Involvement {
        institution: key("osp"),
        contact: None,
        imminent: true,
    });
    assert_eq!(missing_roles(&assessment(), &situation), []);
    situation.involved[3].imminent = false;
    assert_eq!(
        missing_roles(&assessment(), &situation),
        [RosterGap::Respondent(key("osp"))]
    );
}

#[test]
fn a_table_is_proposed_from_the_directory() {
    let names = |seats: Vec<Seat>| -> Vec<(Option<StaffNumber>, Role, Option<InstitutionKey>)> {
        seats
            .into_iter()
            .map(|seat| (number(seat.who), seat.role, seat.institution))
            .collect()
    };
    let found = propose_roster(SessionKind::Assessment, &situation(), &staff(), today());
    assert_eq!(
        names(found),
        [
            (None, Role::Person, None),
            (Some(1), Role::AnnouncingWorker, Some(key("orp"))),
            (Some(3), Role::Respondent, Some(key("cms"))),
            (Some(4), Role::Respondent, Some(key("oai"))),
            (Some(5), Role::SmrPhysician, Some(key("smr"))),
            (Some(6), Role::BureauMember, Some(key("bureau"))),
        ]
    );
    let found = propose_roster(SessionKind::RoundTable, &situation(), &staff(), today());
    assert_eq!(
        names(found),
        [
            (Some(1), Role::AnnouncingWorker, Some(key("orp"))),
            (Some(3), Role::Respondent, Some(key("cms"))),
            (Some(4), Role::Respondent, Some(key("oai"))),
            (Some(6), Role::Coordinator, Some(key("bureau"))),
        ]
    );

    // Leavers are passed over, contacts of the file and the thematic coordinator preferred.
    let mut situation = situation();
    let mut staff = staff();
    staff[0].to = Some(date("2026-01-31"));
    staff.push(member(7, "cms", Function::RespondentAdults));
    staff.push(member(8, "bureau", Function::ThematicCoordinator));
    situation.involved[1].contact = Some(staff_id(7));
    situation.register = Register::T1;
    let found = propose_roster(SessionKind::RoundTable, &situation, &staff, today());
    assert_eq!(
        names(found),
        [
            (Some(2), Role::Respondent, Some(key("orp"))),
            (Some(7), Role::Respondent, Some(key("cms"))),
            (Some(4), Role::Respondent, Some(key("oai"))),
            (Some(8), Role::Coordinator, Some(key("bureau"))),
        ]
    );
}
