//! What is one's own, for somebody outside the Bureau: invitations, measures to decide about, announcements. Nothing of it is
//! ever late, since whoever looks at it is shown a part only.

use chrono::{NaiveDate, TimeDelta};
use cii_domain::{
    access::{CaseRecord, Group},
    contract::{CommissionDecision, Contract, ContractState},
    situation::{Situation, SituationState},
    staff::{Function, Staff},
};
use cii_store::{Order, Reader, SituationFilter, Slice};

use super::{calendar, name_of};
use crate::{
    AppError,
    api::{
        message::{MessageView, StatusView, Tone},
        today::*,
    },
    commands::sessions::list_at_work,
    desk::Moment,
    file_view::state_status,
    people::People,
    rights::Rights,
    session_file::SessionFile,
};

/// So long an answer to an announcement is news.
const NEWS_DAYS: i64 = 30;
/// More than one institution announces in that time.
const LATEST: Slice = Slice {
    offset: 0,
    limit: 200,
};

pub(super) fn view(
    r: &Reader<'_>,
    user: &Staff,
    at: Moment,
    judged_on: Option<NaiveDate>,
    done: Vec<DoneTodayView>,
) -> Result<TodayView, AppError> {
    let today = at.today();
    let invitations = list_invitations(r, user, at, judged_on)?;
    let decisions = list_decisions(r, user)?;
    let acts = invitations
        .iter()
        .map(|own| u32::from(own.to_answer).saturating_add(u32::from(own.to_write)));
    let due = acts
        .chain(decisions.iter().map(|due| due.waiting))
        .fold(0, u32::saturating_add);
    Ok(TodayView {
        today,
        region: None,
        own: true,
        due,
        late: 0,
        sessions: Vec::new(),
        invitations,
        decisions,
        replies: Vec::new(),
        follow_ups: Vec::new(),
        procurations: Vec::new(),
        contracts: Vec::new(),
        announcements: list_announcements(r, user, at)?,
        done,
        fortnight: calendar::list_fortnight(r, today, |_| true)?,
        next_holiday: calendar::next_holiday(today),
    })
}

/// The sessions to come at which the user has a seat, or whose block of the own institution waits for the user.
fn list_invitations(
    r: &Reader<'_>,
    user: &Staff,
    at: Moment,
    judged_on: Option<NaiveDate>,
) -> Result<Vec<OwnInvitationView>, AppError> {
    let people = People::load(r)?;
    let mut invitations = Vec::new();
    for file in SessionFile::list(r, &people, list_at_work(r)?, at.local)? {
        let session = &file.session;
        if !session.state.is_upcoming() {
            continue;
        }
        let rights = Rights::load(r, user.id, session.situation, judged_on)?
            .to_record(CaseRecord::Session(session.id));
        let seat = file.own_seat(user.id);
        let to_answer = seat.is_some_and(|seat| {
            session.is_awaited(seat, at.local)
                && rights.may_change_element(Group::SessionReply, &seat.id.to_string())
        });
        let institution = &user.institution;
        let mut blocks = session.blocks.iter();
        let to_write = blocks
            .any(|block| block.institution == *institution && block.filled_on.is_none())
            && rights.may_change_element(Group::BlockText, institution.as_str());
        if seat.is_some() || to_write {
            invitations.push(OwnInvitationView {
                session: file.row(&people, user.id),
                to_answer,
                to_write,
            });
        }
    }
    invitations.sort_by_key(|own| (own.session.starts_at.is_none(), own.session.starts_at));
    Ok(invitations)
}

fn list_decisions(r: &Reader<'_>, user: &Staff) -> Result<Vec<DecisionDueView>, AppError> {
    let mut decisions = Vec::new();
    if !user.functions.contains(&Function::LegalCommission) {
        return Ok(decisions);
    }
    // What is no longer being written is no longer decided about.
    let states = ContractState::ALL.iter().copied();
    for state in states.filter(|state| state.is_editable()) {
        for listed in r.list_contracts_in_state(state)? {
            let contract: Contract = r.get(&listed.contract)?;
            let measures = contract.measures.iter();
            let waiting = measures
                .filter(|measure| measure.commission == CommissionDecision::Requested)
                .count();
            if waiting > 0 {
                let situation: Situation = r.get(&listed.situation)?;
                decisions.push(DecisionDueView {
                    contract: contract.id,
                    number: situation.number.to_string(),
                    region: situation.region,
                    waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
                });
            }
        }
    }
    decisions.sort_by(|a, b| a.number.cmp(&b.number));
    Ok(decisions)
}

/// What the own institution announced and the Bureau has not decided on, or has a short time ago.
fn list_announcements(
    r: &Reader<'_>,
    user: &Staff,
    at: Moment,
) -> Result<Vec<AnnouncementDueView>, AppError> {
    let today = at.today();
    let since = today
        .checked_sub_signed(TimeDelta::days(NEWS_DAYS))
        .unwrap_or(today);
    let all = SituationFilter::default();
    let page = r.list_situations(&all, Order::Announced, LATEST, at.by, today)?;
    let mut listed = Vec::new();
    for row in page.rows {
        let (Some(service), Some(received_on), Some(state)) =
            (row.announced_by.clone(), row.announced_on, row.state)
        else {
            continue;
        };
        if service != user.institution {
            continue;
        }
        let waits = matches!(state, SituationState::Announced | SituationState::InTriage);
        if !waits {
            let situation: Situation = r.get(&row.situation)?;
            if situation.triage.is_none_or(|triage| triage.on < since) {
                continue;
            }
        }
        listed.push(AnnouncementDueView {
            situation: row.situation,
            number: row.number.to_string(),
            name: name_of(&row),
            service,
            region: row.region,
            received_on,
            status: if waits {
                StatusView::new(Tone::Waiting, MessageView::new("with_bureau"))
            } else {
                state_status(state)
            },
        });
    }
    Ok(listed)
}
