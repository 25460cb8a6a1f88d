//! What is due.

use chrono::{Days, NaiveDate, NaiveDateTime};
use cii_domain::{
    Language, Region,
    calendar::{list_holidays, why_closed},
    contract::{Contract, ContractState, SignatureState},
    due::list_outstanding_replies,
    next_step,
    office::AdministrationYear,
    person::Person,
    session::{Session, Who},
    situation::{Situation, SituationState},
};
use cii_store::{Order, Reader, SituationFilter, SituationRow, Slice};

use super::{
    sessions::{closed_message, upcoming_rows},
    situations::follow_up_due,
};
use crate::{
    App, AppError,
    api::{
        message::{MessageView, ParamView, StatusView, Tone},
        today::*,
    },
    app::{Desk, Moment},
    file_view::contract_status,
    people::People,
};

/// Sessions so many days ahead are prepared now.
const SESSION_DAYS: u64 = 35;
/// Follow-ups due in so many days are shown.
const FOLLOW_UP_DAYS: u64 = 14;
/// Procurations that end in so many days are shown (at 60, 30 and 0 days).
const PROCURATION_DAYS: u64 = 60;
/// A procuration that ended longer ago is a matter of the file, not of the day.
const EXPIRED_DAYS: u64 = 30;

pub(crate) fn get_today(
    app: &App,
    TodayRequest { region }: TodayRequest,
) -> Result<TodayView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let done = list_done(desk)?;
        let language = desk.preferences.language;
        desk.read(|r| view(r, region, at, done, language))
    })
}

fn view(
    r: &Reader<'_>,
    region: Option<Region>,
    at: Moment,
    done: Vec<DoneTodayView>,
    language: Language,
) -> Result<TodayView, AppError> {
    let today = at.today();
    let people = People::load(r)?;
    let here = |other: Region| region.is_none_or(|region| region == other);
    let mut sessions = upcoming_rows(r, &people, today, SESSION_DAYS, at.by)?;
    sessions.retain(|row| here(row.region));

    let mut replies = Vec::new();
    for row in &sessions {
        let session: Session = r.get(&row.id)?;
        replies.extend(list_replies(r, &session, row, &people, at.local)?);
    }
    replies.sort_by_key(|reply| (reply.sent_on, reply.session_on));

    let until = today
        .checked_sub_days(Days::new(90 - FOLLOW_UP_DAYS))
        .unwrap_or(today);
    let mut follow_ups: Vec<_> = r
        .list_follow_ups_due(until, at.by, today)?
        .into_iter()
        .filter(|row| here(row.region))
        .filter_map(|row| follow_up_view(&row, &people, today))
        .collect();
    follow_ups.sort_by_key(|due| due.due);

    let procurations = list_procurations(r, at, &here)?;
    let contracts = list_contracts(r, at, &here)?;
    let announcements = list_announcements(r, at, region)?;

    let late = sessions.iter().filter(|row| is_late(&row.status)).count()
        + replies.iter().filter(|row| is_late(&row.status)).count()
        + follow_ups.iter().filter(|row| is_late(&row.status)).count()
        + procurations
            .iter()
            .filter(|row| is_late(&row.status))
            .count()
        + contracts.iter().filter(|row| is_late(&row.status)).count()
        + announcements
            .iter()
            .filter(|row| is_late(&row.status))
            .count();
    let due = sessions.iter().filter(|row| row.missing.is_some()).count()
        + replies.len()
        + follow_ups.len()
        + procurations.len()
        + contracts.len()
        + announcements.len();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let fortnight = list_fortnight(r, today, &here, language)?;
    Ok(TodayView {
        today,
        due: count(due),
        late: count(late),
        sessions,
        replies,
        follow_ups,
        procurations,
        contracts,
        announcements,
        done,
        fortnight,
        next_holiday: next_holiday(today),
    })
}

fn is_late(status: &StatusView) -> bool {
    matches!(status.tone, Tone::Late | Tone::Blocked)
}

fn list_replies(
    r: &Reader<'_>,
    session: &Session,
    row: &crate::api::sessions::SessionRowView,
    people: &People,
    now: NaiveDateTime,
) -> Result<Vec<OutstandingReplyView>, AppError> {
    let Some(session_on) = session.starts_at else {
        return Ok(Vec::new());
    };
    let mut replies = Vec::new();
    for outstanding in list_outstanding_replies(session, now) {
        let Some(invitee) = session.find_invitee(outstanding.invitee) else {
            continue;
        };
        let (name, language) = match invitee.who {
            Who::Person => {
                let situation: Situation = r.get(&session.situation)?;
                let person: Person = r.get(&situation.person)?;
                (row.name.clone().unwrap_or_default(), person.language)
            }
            Who::Staff(id) => {
                let Some(staff) = people.staff.get(&id) else {
                    continue;
                };
                (people.name(id), staff.language)
            }
        };
        let tone = if outstanding.late {
            Tone::Late
        } else {
            Tone::Waiting
        };
        replies.push(OutstandingReplyView {
            session: session.id,
            invitee: invitee.id,
            name,
            institution: invitee.institution.clone(),
            language,
            number: row.number.clone(),
            session_on,
            sent_on: outstanding.sent_on,
            status: StatusView::new(
                tone,
                MessageView::new("days").with("count", ParamView::Number(outstanding.days)),
            ),
        });
    }
    Ok(replies)
}

fn follow_up_view(
    row: &SituationRow,
    people: &People,
    today: NaiveDate,
) -> Option<FollowUpDueView> {
    let due = follow_up_due(row)?;
    let left = due.signed_duration_since(today).num_days();
    if left > i64::try_from(FOLLOW_UP_DAYS).unwrap_or(0) {
        return None;
    }
    let (tone, code) = if left < 0 {
        (Tone::Late, "days_late")
    } else {
        (Tone::Waiting, "in_days")
    };
    Some(FollowUpDueView {
        situation: row.situation,
        number: row.number.to_string(),
        name: name_of(row),
        last_service: row.services.last().copied(),
        region: row.region,
        coordinator: row.coordinator.map(|id| people.name(id)),
        due,
        status: StatusView::new(
            tone,
            MessageView::new(code).with("count", ParamView::Number(left.abs())),
        ),
    })
}

fn name_of(row: &SituationRow) -> Option<String> {
    row.visible
        .then(|| format!("{} {}", row.first_name, row.name).trim().to_owned())
}

fn list_procurations(
    r: &Reader<'_>,
    at: Moment,
    here: &impl Fn(Region) -> bool,
) -> Result<Vec<ProcurationDueView>, AppError> {
    let today = at.today();
    let from = today
        .checked_sub_days(Days::new(EXPIRED_DAYS))
        .unwrap_or(today);
    let to = today
        .checked_add_days(Days::new(PROCURATION_DAYS))
        .unwrap_or(today);
    let mut due = Vec::new();
    for ending in r.list_procurations_ending(from, to)? {
        let Some(row) = r.find_situation_row(ending.situation, at.by, today)? else {
            continue;
        };
        if !here(row.region) || !row.state.is_complex() {
            continue;
        }
        // Another procuration may have taken its place without replacing it formally.
        if row
            .procuration_last_day
            .is_some_and(|day| day > ending.last_day)
        {
            continue;
        }
        let left = ending.last_day.signed_duration_since(today).num_days();
        let (code, status) = if left < 0 {
            (
                "expired",
                StatusView::new(Tone::Late, MessageView::new("procuration_expired_short")),
            )
        } else {
            let tone = if left <= 30 {
                Tone::Late
            } else {
                Tone::Waiting
            };
            let days = MessageView::new("days").with("count", ParamView::Number(left));
            (
                "expires",
                StatusView::new(if left <= 7 { tone } else { Tone::Waiting }, days),
            )
        };
        due.push(ProcurationDueView {
            situation: row.situation,
            number: row.number.to_string(),
            name: name_of(&row),
            line: MessageView::new(code).with("on", ParamView::Date(ending.last_day)),
            status,
        });
    }
    // Complex situations without any procuration block everything else.
    let filter = SituationFilter {
        procuration: Some(cii_store::ProcurationFilter::Missing),
        states: vec![
            SituationState::Complex,
            SituationState::InService,
            SituationState::FollowedUp,
        ],
        ..SituationFilter::default()
    };
    let slice = Slice {
        offset: 0,
        limit: 50,
    };
    for row in r
        .list_situations(&filter, Order::Newest, slice, at.by, today)?
        .rows
    {
        if here(row.region) {
            due.push(ProcurationDueView {
                situation: row.situation,
                number: row.number.to_string(),
                name: name_of(&row),
                line: MessageView::new("missing"),
                status: StatusView::new(
                    Tone::Blocked,
                    MessageView::new("procuration_missing_short"),
                ),
            });
        }
    }
    Ok(due)
}

fn list_contracts(
    r: &Reader<'_>,
    at: Moment,
    here: &impl Fn(Region) -> bool,
) -> Result<Vec<ContractDueView>, AppError> {
    let mut due = Vec::new();
    for state in [ContractState::ToSign, ContractState::ConformityReview] {
        for listed in r.list_contracts_in_state(state)? {
            let Some(row) = r.find_situation_row(listed.situation, at.by, at.today())? else {
                continue;
            };
            if !here(row.region) {
                continue;
            }
            let contract: Contract = r.get(&listed.contract)?;
            let signed = contract
                .signatures
                .iter()
                .filter(|signature| matches!(signature.state, SignatureState::Signed { .. }))
                .count();
            let number = |n: usize| ParamView::Number(i64::try_from(n).unwrap_or(i64::MAX));
            let line = if state == ContractState::ToSign {
                MessageView::new("signed")
                    .with("signed", number(signed))
                    .with("all", number(contract.signatures.len()))
            } else {
                MessageView::new("review")
            };
            due.push(ContractDueView {
                contract: contract.id,
                situation: row.situation,
                number: row.number.to_string(),
                name: name_of(&row),
                line,
                status: contract_status(state),
            });
        }
    }
    Ok(due)
}

fn list_announcements(
    r: &Reader<'_>,
    at: Moment,
    region: Option<Region>,
) -> Result<Vec<AnnouncementDueView>, AppError> {
    let today = at.today();
    let filter = SituationFilter {
        regions: region.into_iter().collect(),
        states: vec![SituationState::Announced, SituationState::InTriage],
        ..SituationFilter::default()
    };
    let slice = Slice {
        offset: 0,
        limit: 50,
    };
    let page = r.list_situations(&filter, Order::AnnouncedAscending, slice, at.by, today)?;
    Ok(page
        .rows
        .into_iter()
        .map(|row| {
            let waited = today.signed_duration_since(row.announced_on).num_days();
            let tone = if waited > next_step::TRIAGE_DAYS {
                Tone::Late
            } else {
                Tone::Waiting
            };
            AnnouncementDueView {
                situation: row.situation,
                number: row.number.to_string(),
                name: name_of(&row),
                service: row.announced_by.clone(),
                region: row.region,
                received_on: row.announced_on,
                status: StatusView::new(
                    tone,
                    MessageView::new("days").with("count", ParamView::Number(waited)),
                ),
            }
        })
        .collect())
}

/// What the user did today, newest first.
fn list_done(desk: &Desk<'_>) -> Result<Vec<DoneTodayView>, AppError> {
    let since = desk.at.now.date_naive();
    Ok(desk
        .read(|r| Ok(r.list_acts(desk.at.by, 12)?))?
        .into_iter()
        .filter(|act| act.code != "load" && act.at.date_naive() == since)
        .map(|act| DoneTodayView {
            act: MessageView::new(act.code),
            at: cii_domain::zurich(act.at),
        })
        .collect())
}

fn list_fortnight(
    r: &Reader<'_>,
    today: NaiveDate,
    here: &impl Fn(Region) -> bool,
    language: Language,
) -> Result<Vec<FortnightDayView>, AppError> {
    use chrono::{Datelike, NaiveTime};
    let week = cii_domain::calendar::Week::of(today);
    let monday = week.find_monday().unwrap_or(today);
    let end = monday.checked_add_days(Days::new(14)).unwrap_or(today);
    let mut closed = Vec::new();
    for year in monday.year()..=end.year() {
        if let Ok(year) = u16::try_from(year)
            && let Some(year) = r.find::<AdministrationYear>(&year)?
        {
            closed.extend(year.days);
        }
    }
    let mut booked: Vec<NaiveDate> = Vec::new();
    for row in r.list_sessions_between(
        monday.and_time(NaiveTime::MIN),
        end.and_time(NaiveTime::MIN),
    )? {
        let Some(start) = row.starts_at.filter(|_| row.state.is_booked()) else {
            continue;
        };
        let situation: Situation = r.get(&row.situation)?;
        if here(situation.region) {
            booked.push(start.date());
        }
    }
    Ok((0..14)
        .filter_map(|offset| monday.checked_add_days(Days::new(offset)))
        .filter(|day| !cii_domain::calendar::is_weekend(*day))
        .map(|date| FortnightDayView {
            date,
            sessions: u32::try_from(booked.iter().filter(|day| **day == date).count())
                .unwrap_or(u32::MAX),
            closed: why_closed(date, &closed)
                .as_ref()
                .map(|reason| closed_message(reason, language)),
        })
        .collect())
}

fn next_holiday(today: NaiveDate) -> Option<(NaiveDate, MessageView)> {
    use chrono::Datelike;
    (today.year()..=today.year() + 1)
        .flat_map(list_holidays)
        .find(|holiday| holiday.date >= today)
        .map(|holiday| (holiday.date, MessageView::new(holiday.code.code())))
}
