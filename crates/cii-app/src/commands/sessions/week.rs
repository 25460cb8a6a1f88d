//! The planner's picture of a week: who and which room is taken when, and the proposals.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    Bilingual, SessionId,
    calendar::{
        AdministrationDay, AdministrationDayName, ClosedReason, Half, Week, closed_halves,
        why_closed,
    },
    planner::{self, Proposal, Resource},
    session::{Place, Who},
};

use crate::{
    App, AppError,
    api::{
        message::{MessageView, ParamView},
        sessions::*,
    },
    mask::refuse_unless_visible,
    people::{People, PeopleAndPerson},
    say::say,
    session_file::SessionFile,
};

/// How far ahead proposals are looked for: six weeks.
const PROPOSAL_DAYS: u16 = 42;
/// How many proposals are shown.
const PROPOSALS: usize = 3;

pub(crate) fn get_week(
    app: &App,
    WeekRequest { session, week_of }: WeekRequest,
) -> Result<WeekView, AppError> {
    app.at_desk(|desk| {
        let (now, viewer) = (desk.at.local, desk.at.by);
        desk.read(|r| {
            let people = People::load(r)?;
            let file = SessionFile::load_for_week(r, &people, session, week_of, now)?;
            refuse_unless_visible(&file.person, viewer)?;
            Ok(week_view(&file, &people, week_of))
        })
    })
}

fn week_view(file: &SessionFile, people: &People, week_of: Option<NaiveDate>) -> WeekView {
    let planning = file.planning();
    let session = &file.session;
    let names = people.with_person(file.person.full_name());
    let today = file.now.date();
    let tomorrow = today.succ_opt().unwrap_or(today);
    let mut proposals = planning.propose_slots(tomorrow, PROPOSAL_DAYS, PROPOSALS);
    // The date already chosen is shown as a proposal too, unless it is one.
    if let Some(start) = session.starts_at
        && let Some(position) = proposals.iter().position(|slot| slot.starts_at == start)
    {
        proposals.swap(0, position);
    }
    let shown = week_of
        .or_else(|| session.starts_at.map(|start| start.date()))
        .or_else(|| proposals.first().map(|slot| slot.starts_at.date()))
        .unwrap_or(today);
    let week = Week::of(shown);
    let days = week.list_weekdays();
    let monday = week.find_monday().unwrap_or(shown);
    let friday = days.last().copied().unwrap_or(shown);

    let mut rows: Vec<_> = session
        .invitees
        .iter()
        .filter(|invitee| invitee.is_expected())
        .map(|invitee| WeekRowView {
            invitee: Some(invitee.id),
            room: None,
            name: match invitee.who {
                Who::Person => file.person.full_name(),
                Who::Staff(id) => people.name(id),
            },
            role: Some(invitee.role),
            institution: invitee.institution.clone(),
            busy: busy_views(
                &planning,
                Resource::Who(invitee.who),
                monday,
                friday,
                session.id,
            ),
        })
        .collect();
    let room = match &session.place {
        Place::Room(id) => Some(*id),
        Place::Open | Place::Video(_) => proposals.iter().find_map(|slot| slot.room),
    };
    if let Some(room) = room.and_then(|id| people.rooms.get(&id)) {
        rows.push(WeekRowView {
            invitee: None,
            room: Some(room.id),
            name: room.name.clone(),
            role: None,
            institution: None,
            busy: busy_views(
                &planning,
                Resource::Room(room.id),
                monday,
                friday,
                session.id,
            ),
        });
    }
    let looked_at = days
        .iter()
        .copied()
        .chain(proposals.iter().map(|slot| slot.starts_at.date()));
    let unlisted_years: BTreeSet<i32> = looked_at
        .filter_map(|date| planning.find_unlisted_year(date))
        .collect();
    WeekView {
        monday,
        week: week.number,
        days: days
            .into_iter()
            .map(|date| day_view(date, planning.closed))
            .collect(),
        rows,
        proposals: proposals
            .into_iter()
            .zip(1..)
            .map(|(slot, rank)| proposal_view(slot, rank, session.starts_at, &names))
            .collect(),
        unlisted_years: unlisted_years.into_iter().collect(),
    }
}

fn proposal_view(
    slot: Proposal,
    rank: u32,
    chosen: Option<NaiveDateTime>,
    names: &PeopleAndPerson<'_>,
) -> ProposalView {
    ProposalView {
        rank,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        room: slot.room,
        available: u32::try_from(slot.available).unwrap_or(u32::MAX),
        of: u32::try_from(slot.of).unwrap_or(u32::MAX),
        reasons: slot
            .reasons
            .iter()
            .map(|reason| say(names, reason.message()))
            .collect(),
        chosen: chosen == Some(slot.starts_at),
    }
}

fn day_view(date: NaiveDate, closed: &[AdministrationDay]) -> WeekDayView {
    WeekDayView {
        date,
        closed: why_closed(date, closed).as_ref().map(closed_message),
        closed_half: match closed_halves(date, closed) {
            (true, true) => Some(Half::Whole),
            (true, false) => Some(Half::Morning),
            (false, true) => Some(Half::Afternoon),
            (false, false) => None,
        },
    }
}

/// Why a day is closed: `holiday.<code>`.
pub(crate) fn closed_message(reason: &ClosedReason) -> MessageView {
    use AdministrationDayName as Name;
    MessageView::new(match reason {
        ClosedReason::Weekend => "weekend",
        ClosedReason::Holiday { code } => code.code(),
        ClosedReason::Administration { name } => match name {
            Name::GoodFriday => "good_friday",
            Name::EasterMonday => "easter_monday",
            Name::LabourDay => "labour_day",
            Name::WhitMonday => "whit_monday",
            Name::ChristmasEve => "christmas_eve",
            Name::SaintStephen => "saint_stephen",
            Name::NewYearsEve => "new_years_eve",
            Name::Other { fr, de } => {
                let names = ParamView::Names(Bilingual::new(fr, de));
                return MessageView::new("other").with("name", names);
            }
        },
    })
}

fn busy_views(
    planning: &planner::Planning<'_>,
    resource: Resource,
    from: NaiveDate,
    to: NaiveDate,
    own: SessionId,
) -> Vec<BusyView> {
    planning
        .list_busy(resource, from, to)
        .into_iter()
        .filter(|busy| busy.session != Some(own))
        .map(|busy| BusyView {
            from: busy.from,
            to: busy.to,
            kind: match busy.kind {
                planner::BusyKind::Session => BusyKind::Session,
                planner::BusyKind::Absence => BusyKind::Absence,
                planner::BusyKind::NotWorking => BusyKind::NotWorking,
            },
        })
        .collect()
}
