//! Planning, holding and calling off a session.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use cii_domain::{
    InviteeId, Language, SessionId, StaffId,
    calendar::{ClosedReason, Half, Week, closed_halves, why_closed},
    dates::{Expectation, parse_time, parse_typed_date},
    due,
    planner::{self, Conflict, Resource, check_duration, missing_roles, propose_roster},
    readiness,
    session::{
        Block, CalledOff, Channel, Decision, Invitee, Outcome, Place, ReadinessRule, Reply, Role,
        Session, SessionKind, SessionState, Waiver, Who,
    },
    situation::{CaseManagement, Service, ServiceKind, Situation, SituationState},
};
use cii_store::Reader;

use crate::{
    App, AppError,
    api::{
        message::{MessageView, ParamView, StatusView, Tone},
        sessions::*,
    },
    app::Desk,
    form::Form,
    mask::{get_situation, refuse_unless_visible},
    people::People,
    say::say,
    session_file::SessionFile,
};

/// How far ahead proposals are looked for: six weeks.
const PROPOSAL_DAYS: u16 = 42;
/// How many proposals are shown.
const PROPOSALS: usize = 3;

pub(crate) fn list_sessions(
    app: &App,
    ListSessionsRequest { region, past }: ListSessionsRequest,
) -> Result<SessionListView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        desk.read(|r| {
            let people = People::load(r)?;
            let listed = if past {
                r.list::<Session>()?
            } else {
                list_upcoming(r)?
            };
            let mut sessions = Vec::new();
            for session in listed {
                let file = SessionFile::of(r, &people, session, today)?;
                if region.is_none_or(|region| region == file.situation.region) {
                    sessions.push(file.row(&people, viewer));
                }
            }
            // Those without a date come first: they wait for one.
            sessions.sort_by_key(|row| (row.starts_at, row.number.clone()));
            if past {
                sessions.reverse();
            }
            Ok(SessionListView { sessions })
        })
    })
}

pub(crate) fn plan_session(
    app: &App,
    PlanSessionRequest { situation, kind }: PlanSessionRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let id = SessionId(desk.id());
        let invitee_ids: Vec<_> = (0..32).map(|_| InviteeId(desk.id())).collect();
        desk.change("plan_session", |w| {
            let mut situation = get_situation(w, situation, at.by)?;
            if !situation.state.is_complex() {
                return Err(AppError::new("not_complex"));
            }
            // A second press of the key must not make a second session.
            if let Some(open) = w
                .list_of::<Session>(&situation.id)?
                .into_iter()
                .find(|session| session.kind == kind && session.state.is_upcoming())
            {
                return Err(AppError::new("session_exists")
                    .with("session", ParamView::Text(open.id.to_string())));
            }
            let people = People::load(w)?;
            let staff: Vec<_> = people.staff.values().cloned().collect();
            let seats = propose_roster(kind, &situation, &staff, at.today());
            let leader = seats
                .iter()
                .find(|seat| matches!(seat.role, Role::Coordinator | Role::BureauMember))
                .and_then(|seat| match seat.who {
                    Who::Staff(id) => Some(id),
                    Who::Person => None,
                });
            let blocks = seats
                .iter()
                .filter(|seat| matches!(seat.role, Role::Respondent | Role::AnnouncingWorker))
                .filter_map(|seat| seat.institution.clone())
                .fold(Vec::<Block>::new(), |mut blocks, institution| {
                    if !blocks.iter().any(|block| block.institution == institution) {
                        blocks.push(empty_block(institution));
                    }
                    blocks
                });
            let invitees = seats
                .into_iter()
                .zip(invitee_ids)
                .map(|(seat, id)| Invitee {
                    id,
                    who: seat.who,
                    role: seat.role,
                    institution: seat.institution,
                    sendings: Vec::new(),
                    reply: Reply::Open,
                })
                .collect();
            let session = Session {
                id,
                kind,
                situation: situation.id,
                state: SessionState::Planned,
                leader,
                starts_at: None,
                minutes: kind.usual_minutes(),
                place: Place::Open,
                invitees,
                person_invited_because: String::new(),
                blocks,
                waivers: Vec::new(),
                sequence: 0,
                former_starts: Vec::new(),
                called_off: None,
                outcome: None,
            };
            w.put(&session)?;
            situation.state = SituationState::InService;
            w.put(&situation)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

fn empty_block(institution: cii_domain::InstitutionKey) -> Block {
    Block {
        institution,
        status: String::new(),
        entitlement: String::new(),
        measures_done: String::new(),
        next_step: String::new(),
        filled_on: None,
    }
}

pub(crate) fn get_session(
    app: &App,
    SessionRequest { session }: SessionRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| view(desk, session))
}

/// A session as the planner shows it.
pub(crate) fn view(desk: &Desk<'_>, id: SessionId) -> Result<SessionView, AppError> {
    let (today, viewer) = (desk.at.today(), desk.at.by);
    desk.read(|r| {
        let people = People::load(r)?;
        let file = SessionFile::load(r, &people, id, today)?;
        refuse_unless_visible(&file.person, viewer)?;
        let session = &file.session;
        let invitees: Vec<_> = session
            .invitees
            .iter()
            .map(|invitee| invitee_view(&file, &people, invitee))
            .collect();
        let to_update = invitees
            .iter()
            .filter(|invitee| invitee.state == InviteeStateView::ToUpdate)
            .count();
        Ok(SessionView {
            row: file.row(&people, viewer),
            minutes: session.minutes,
            place: place_view(&session.place),
            leader: session.leader,
            invitees,
            missing_roles: missing_roles(session, &file.situation)
                .into_iter()
                .map(|gap| say(&people.with_person(file.person.full_name()), gap.message()))
                .collect(),
            person_invited_because: session.person_invited_because.clone(),
            rules: file.rule_views(&people, viewer),
            blocks: session.blocks.iter().map(block_view).collect(),
            called_off_because: session
                .called_off
                .as_ref()
                .map(|off| off.reason.clone())
                .unwrap_or_default(),
            decision: session.outcome.as_ref().map(|outcome| outcome.decision),
            minutes_text: session
                .outcome
                .as_ref()
                .map(|outcome| outcome.minutes.clone())
                .unwrap_or_default(),
            to_update: u32::try_from(to_update).unwrap_or(u32::MAX),
        })
    })
}

fn place_view(place: &Place) -> PlaceView {
    match place {
        Place::Open => PlaceView::Open,
        Place::Room(id) => PlaceView::Room(*id),
        Place::Video(link) => PlaceView::Video(link.clone()),
    }
}

fn block_view(block: &Block) -> BlockView {
    let Block {
        institution,
        status,
        entitlement,
        measures_done,
        next_step,
        filled_on,
    } = block.clone();
    BlockView {
        institution,
        status,
        entitlement,
        measures_done,
        next_step,
        filled_on,
    }
}

/// How an invitee is reached: the person by post, staff by mail where an address is known.
pub(crate) fn channel_of(people: &People, invitee: &Invitee) -> Channel {
    match invitee.who {
        Who::Person => Channel::Letter,
        Who::Staff(id) => match people.staff.get(&id) {
            Some(staff) if !staff.email.is_empty() => Channel::Mail,
            _ => Channel::Letter,
        },
    }
}

/// Whether an invitation can reach the invitee: staff by mail or post, the person by post.
pub(crate) fn is_reachable(file: &SessionFile, people: &People, invitee: &Invitee) -> bool {
    let staff = match invitee.who {
        Who::Person => None,
        Who::Staff(id) => people.staff.get(&id),
    };
    match staff {
        Some(staff) => !staff.email.is_empty() || staff.address.is_complete(),
        None => file.person.address.is_complete(),
    }
}

fn invitee_view(file: &SessionFile, people: &People, invitee: &Invitee) -> InviteeView {
    let session = &file.session;
    let staff = match invitee.who {
        Who::Person => None,
        Who::Staff(id) => Some(id),
    };
    let channel = channel_of(people, invitee);
    let sent = invitee.last_sending();
    let plain = |tone, code: &str| StatusView::new(tone, MessageView::new(code));
    let on = |tone, code: &str, day: NaiveDate| {
        StatusView::new(
            tone,
            MessageView::new(code).with("on", ParamView::Date(day)),
        )
    };
    let (state, replied_on, replaced_by, status) = match (&invitee.reply, sent) {
        (Reply::Accepted { on: day }, _) => (
            InviteeStateView::Accepted,
            Some(*day),
            None,
            on(Tone::Done, "accepted", *day),
        ),
        (Reply::Declined { on: day }, _) => (
            InviteeStateView::Declined,
            Some(*day),
            None,
            on(Tone::Blocked, "declined", *day),
        ),
        (Reply::Replaced { on: day, by }, _) => (
            InviteeStateView::Replaced,
            Some(*day),
            Some(*by),
            plain(Tone::Neutral, "replaced"),
        ),
        (Reply::Open, None) => (
            InviteeStateView::ToSend,
            None,
            None,
            plain(Tone::Waiting, "to_send"),
        ),
        (Reply::Open, Some(sending)) if sending.sequence < session.sequence => (
            InviteeStateView::ToUpdate,
            None,
            None,
            plain(Tone::Late, "to_update"),
        ),
        (Reply::Open, Some(sending)) => {
            let waited = file.today.signed_duration_since(sending.on).num_days();
            let tone = if waited > due::REPLY_DAYS {
                Tone::Late
            } else {
                Tone::Waiting
            };
            let message = MessageView::new("no_reply").with("count", ParamView::Number(waited));
            (
                InviteeStateView::Sent,
                None,
                None,
                StatusView::new(tone, message),
            )
        }
    };
    let language = match staff.and_then(|id| people.staff.get(&id)) {
        Some(staff) => staff.language,
        None => file.person.language,
    };
    let reachable = is_reachable(file, people, invitee);
    InviteeView {
        id: invitee.id,
        staff,
        name: match staff {
            Some(id) => people.name(id),
            None => file.person.full_name(),
        },
        role: invitee.role,
        institution: invitee.institution.clone(),
        language,
        channel,
        state,
        status,
        sent_on: sent.map(|sending| sending.on),
        replied_on,
        replaced_by,
        problem: (!reachable).then(|| MessageView::new("invitee_without_address")),
    }
}

pub(crate) fn get_week(
    app: &App,
    WeekRequest { session, week_of }: WeekRequest,
) -> Result<WeekView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        desk.read(|r| {
            let people = People::load(r)?;
            let file = SessionFile::load(r, &people, session, today)?;
            refuse_unless_visible(&file.person, viewer)?;
            Ok(week_view(
                &file,
                &people,
                week_of,
                desk.preferences.language,
            ))
        })
    })
}

fn week_view(
    file: &SessionFile,
    people: &People,
    week_of: Option<NaiveDate>,
    language: Language,
) -> WeekView {
    let planning = file.planning();
    let session = &file.session;
    let names = people.with_person(file.person.full_name());
    let tomorrow = file.today.succ_opt().unwrap_or(file.today);
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
        .unwrap_or(file.today);
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
    let proposals = proposals
        .into_iter()
        .zip(1..)
        .map(|(slot, rank)| ProposalView {
            rank,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            room: slot.room,
            available: u32::try_from(slot.available).unwrap_or(u32::MAX),
            of: u32::try_from(slot.of).unwrap_or(u32::MAX),
            reasons: slot
                .reasons
                .iter()
                .map(|reason| say(&names, reason.message()))
                .collect(),
            chosen: session.starts_at == Some(slot.starts_at),
        })
        .collect();
    WeekView {
        monday,
        week: week.number,
        days: days
            .into_iter()
            .map(|date| {
                let closed = why_closed(date, &file.closed);
                WeekDayView {
                    date,
                    closed: closed
                        .as_ref()
                        .map(|reason| closed_message(reason, language)),
                    closed_half: match closed_halves(date, &file.closed) {
                        (true, true) => Some(Half::Whole),
                        (true, false) => Some(Half::Morning),
                        (false, true) => Some(Half::Afternoon),
                        (false, false) => None,
                    },
                }
            })
            .collect(),
        rows,
        proposals,
    }
}

/// Why a day is closed: `holiday.<code>`.
pub(crate) fn closed_message(reason: &ClosedReason, language: Language) -> MessageView {
    use cii_domain::calendar::AdministrationDayName as Name;
    match reason {
        ClosedReason::Weekend => MessageView::new("weekend"),
        ClosedReason::Holiday { code } => MessageView::new(code.code()),
        ClosedReason::Administration { name } => match name {
            Name::GoodFriday => MessageView::new("good_friday"),
            Name::EasterMonday => MessageView::new("easter_monday"),
            Name::LabourDay => MessageView::new("labour_day"),
            Name::WhitMonday => MessageView::new("whit_monday"),
            Name::ChristmasEve => MessageView::new("christmas_eve"),
            Name::SaintStephen => MessageView::new("saint_stephen"),
            Name::NewYearsEve => MessageView::new("new_years_eve"),
            Name::Other { fr, de } => {
                let name = if language == Language::Fr { fr } else { de };
                MessageView::new("other").with("text", ParamView::Text(name.clone()))
            }
        },
    }
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

pub(crate) fn set_session_date(
    app: &App,
    request: SetSessionDateRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let mut form = Form::new(today);
        let day = form.take(
            "date",
            parse_typed_date(&request.date, today, Expectation::Future),
        );
        let time = form.take("time", parse_time(&request.time));
        let place = match request.place {
            PlaceView::Open => Place::Open,
            PlaceView::Room(id) => Place::Room(id),
            PlaceView::Video(link) => Place::Video(form.line("place", &link)),
        };
        form.finish()?;
        let (Some(day), Some(time)) = (day, time) else {
            return Err(AppError::new("internal"));
        };
        let start = day.and_time(time);
        let id = request.session;
        desk.change("set_session_date", |w| {
            let people = People::load(w)?;
            let mut session: Session = w.get(&id)?;
            get_situation(w, session.situation, viewer)?;
            refuse_unless_upcoming(&session)?;
            if let Place::Room(room) = &place
                && !people.rooms.contains_key(room)
            {
                return Err(field_error("place", MessageView::new("no_such_room")));
            }
            check_duration(session.kind, request.minutes)
                .map_err(|error| field_error("minutes", crate::error::message_of(&error)))?;
            let mut asked = session.clone();
            asked.starts_at = Some(start);
            asked.minutes = request.minutes;
            let file = SessionFile::of(w, &people, asked, today)?;
            refuse_conflicts(&file, &people, start, request.minutes, &place)?;
            move_to(&mut session, start, request.minutes, place);
            settle(w, &mut session, today)?;
            w.put(&session)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

/// A closed day or a double booking is refused; an absence or a free day only shows in the check-list.
fn refuse_conflicts(
    file: &SessionFile,
    people: &People,
    start: NaiveDateTime,
    minutes: u16,
    place: &Place,
) -> Result<(), AppError> {
    let names = people.with_person(file.person.full_name());
    let hard = file
        .planning()
        .list_conflicts(start, minutes, place)
        .into_iter()
        .find(|conflict| {
            matches!(
                conflict,
                Conflict::Closed(_) | Conflict::HalfClosed | Conflict::Booked { .. }
            )
        });
    match hard {
        None => Ok(()),
        Some(conflict) => {
            let message = say(&names, conflict.message());
            let code = format!("session_{}", message.code);
            Err(field_error(
                "date",
                MessageView {
                    code,
                    params: message.params,
                },
            ))
        }
    }
}

fn field_error(field: &str, error: MessageView) -> AppError {
    AppError::fields(vec![crate::api::situations::FieldErrorView {
        field: field.to_owned(),
        error,
    }])
}

/// Gives the session a new date or place. Whoever was told the former one must be told again.
fn move_to(session: &mut Session, start: NaiveDateTime, minutes: u16, place: Place) {
    let changed =
        session.starts_at != Some(start) || session.minutes != minutes || session.place != place;
    let told = session
        .invitees
        .iter()
        .any(|invitee| !invitee.sendings.is_empty());
    if changed && told {
        session.sequence += 1;
        if let Some(former) = session.starts_at.filter(|former| *former != start) {
            session.former_starts.push(former);
            // An answer was given to another date.
            for invitee in &mut session.invitees {
                if matches!(
                    invitee.reply,
                    Reply::Accepted { .. } | Reply::Declined { .. }
                ) {
                    invitee.reply = Reply::Open;
                }
            }
        }
    }
    session.starts_at = Some(start);
    session.minutes = minutes;
    session.place = place;
    session.called_off = None;
    if session.state == SessionState::Postponed {
        session.state = SessionState::Planned;
    }
}

fn refuse_unless_upcoming(session: &Session) -> Result<(), AppError> {
    if session.state.is_upcoming() {
        Ok(())
    } else {
        Err(AppError::new("session_over"))
    }
}

/// Sets the state that follows from invitations, replies and rules.
pub(crate) fn settle(
    r: &Reader<'_>,
    session: &mut Session,
    today: NaiveDate,
) -> Result<(), AppError> {
    if !matches!(
        session.state,
        SessionState::Planned
            | SessionState::Invited
            | SessionState::Confirmed
            | SessionState::Ready
    ) {
        return Ok(());
    }
    let people = People::load(r)?;
    let rules = SessionFile::of(r, &people, session.clone(), today)?.rules();
    let met = |rule| {
        rules
            .iter()
            .any(|state| state.rule == rule && state.is_settled())
    };
    session.state = if readiness::is_ready(&rules) {
        SessionState::Ready
    } else if met(ReadinessRule::Invitations) && met(ReadinessRule::Quorum) {
        SessionState::Confirmed
    } else if session
        .invitees
        .iter()
        .any(|invitee| !invitee.sendings.is_empty())
    {
        SessionState::Invited
    } else {
        SessionState::Planned
    };
    Ok(())
}

/// Changes one session and settles its state.
fn change_session(
    desk: &mut Desk<'_>,
    act: &'static str,
    id: SessionId,
    f: impl FnOnce(&Reader<'_>, &mut Session) -> Result<(), AppError>,
) -> Result<SessionView, AppError> {
    let (today, viewer) = (desk.at.today(), desk.at.by);
    desk.change(act, |w| {
        let mut session: Session = w.get(&id)?;
        get_situation(w, session.situation, viewer)?;
        f(w, &mut session)?;
        settle(w, &mut session, today)?;
        w.put(&session)?;
        Ok(())
    })?;
    view(desk, id)
}

pub(crate) fn save_invitee(
    app: &App,
    request: SaveInviteeRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let new_id = InviteeId(desk.id());
        let today = desk.at.today();
        let mut form = Form::new(today);
        let because = form.optional_note("person_invited_because", &request.person_invited_because);
        form.finish()?;
        change_session(desk, "save_invitee", request.session, |r, session| {
            refuse_unless_upcoming(session)?;
            let SaveInviteeRequest {
                invitee,
                staff,
                role,
                remove,
                ..
            } = request;
            if remove {
                session.invitees.retain(|known| Some(known.id) != invitee);
                return Ok(());
            }
            let (who, institution) = match staff {
                None => (Who::Person, None),
                Some(id) => {
                    let member: cii_domain::staff::Staff = r.get(&id)?;
                    if !member.is_active_on(today) {
                        return Err(AppError::new("staff_left"));
                    }
                    (Who::Staff(id), Some(member.institution))
                }
            };
            if who == Who::Person && session.kind == SessionKind::RoundTable {
                if because.is_empty() {
                    return Err(field_error(
                        "person_invited_because",
                        MessageView::new("person_at_round_table"),
                    ));
                }
                session.person_invited_because = because;
            }
            if session
                .invitees
                .iter()
                .any(|known| known.who == who && Some(known.id) != invitee)
            {
                return Err(field_error("staff", MessageView::new("already_invited")));
            }
            match session
                .invitees
                .iter_mut()
                .find(|known| Some(known.id) == invitee)
            {
                Some(known) => {
                    known.role = role;
                    if known.who != who {
                        known.who = who;
                        known.sendings.clear();
                        known.reply = Reply::Open;
                    }
                    known.institution.clone_from(&institution);
                }
                None => session.invitees.push(Invitee {
                    id: new_id,
                    who,
                    role,
                    institution: institution.clone(),
                    sendings: Vec::new(),
                    reply: Reply::Open,
                }),
            }
            if let Some(institution) = institution
                && matches!(role, Role::Respondent | Role::AnnouncingWorker)
                && !session
                    .blocks
                    .iter()
                    .any(|block| block.institution == institution)
            {
                session.blocks.push(empty_block(institution));
            }
            Ok(())
        })
    })
}

pub(crate) fn waive_rule(app: &App, request: WaiveRuleRequest) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let mut form = Form::new(at.today());
        let reason = form.optional_note("reason", &request.reason);
        form.finish()?;
        change_session(desk, "waive_rule", request.session, |_, session| {
            refuse_unless_upcoming(session)?;
            session.waivers.retain(|waiver| waiver.rule != request.rule);
            if !reason.is_empty() {
                session.waivers.push(Waiver {
                    rule: request.rule,
                    reason,
                    by: at.by,
                    on: at.today(),
                });
            }
            Ok(())
        })
    })
}

pub(crate) fn record_reply(
    app: &App,
    request: RecordReplyRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let on = desk.at.today();
        let new_id = InviteeId(desk.id());
        change_session(desk, "record_reply", request.session, |r, session| {
            refuse_unless_upcoming(session)?;
            let seat = session
                .find_invitee(request.invitee)
                .cloned()
                .ok_or_else(|| AppError::new("no_such_invitee"))?;
            let reply = match request.reply {
                ReplyDraft::Open => Reply::Open,
                ReplyDraft::Accepted => Reply::Accepted { on },
                ReplyDraft::Declined => Reply::Declined { on },
                ReplyDraft::ReplacedBy { staff } => {
                    let member: cii_domain::staff::Staff = r.get(&staff)?;
                    if !member.is_active_on(on) {
                        return Err(AppError::new("staff_left"));
                    }
                    if session
                        .invitees
                        .iter()
                        .any(|known| known.who == Who::Staff(staff))
                    {
                        return Err(field_error("staff", MessageView::new("already_invited")));
                    }
                    session.invitees.push(Invitee {
                        id: new_id,
                        who: Who::Staff(staff),
                        role: seat.role,
                        institution: Some(member.institution),
                        sendings: Vec::new(),
                        reply: Reply::Open,
                    });
                    Reply::Replaced { on, by: new_id }
                }
            };
            if let Some(known) = session
                .invitees
                .iter_mut()
                .find(|known| known.id == request.invitee)
            {
                known.reply = reply;
            }
            Ok(())
        })
    })
}

pub(crate) fn save_block(
    app: &App,
    SaveBlockRequest { session, block }: SaveBlockRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let today = desk.at.today();
        let mut form = Form::new(today);
        let mut read = |name: &str, text: &str| form.optional_note(&format!("block.{name}"), text);
        let mut filled = Block {
            status: read("status", &block.status),
            entitlement: read("entitlement", &block.entitlement),
            measures_done: read("measures_done", &block.measures_done),
            next_step: read("next_step", &block.next_step),
            institution: block.institution,
            filled_on: None,
        };
        form.finish()?;
        // Status and next step are what the table needs to decide.
        if !filled.status.is_empty() && !filled.next_step.is_empty() {
            filled.filled_on = Some(today);
        }
        change_session(desk, "save_block", session, |r, session| {
            r.get::<cii_domain::institution::Institution>(&filled.institution)?;
            match session
                .blocks
                .iter_mut()
                .find(|known| known.institution == filled.institution)
            {
                Some(known) => *known = filled,
                None => session.blocks.push(filled),
            }
            Ok(())
        })
    })
}

pub(crate) fn call_off_session(
    app: &App,
    request: CallOffRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let on = desk.at.today();
        let mut form = Form::new(on);
        let reason = form.line("reason", &request.reason);
        form.finish()?;
        let act = if request.postpone {
            "postpone_session"
        } else {
            "cancel_session"
        };
        change_session(desk, act, request.session, |_, session| {
            refuse_unless_upcoming(session)?;
            session.state = if request.postpone {
                SessionState::Postponed
            } else {
                SessionState::Cancelled
            };
            session.called_off = Some(CalledOff { on, reason });
            if session
                .invitees
                .iter()
                .any(|invitee| !invitee.sendings.is_empty())
            {
                session.sequence += 1;
            }
            Ok(())
        })
    })
}

pub(crate) fn hold_session(
    app: &App,
    request: HoldSessionRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let mut form = Form::new(today);
        let minutes = form.optional_note("minutes", &request.minutes);
        form.finish()?;
        let id = request.session;
        desk.change("hold_session", |w| {
            let mut session: Session = w.get(&id)?;
            let mut situation = get_situation(w, session.situation, viewer)?;
            if let Some(staff) = request.case_manager {
                w.get::<cii_domain::staff::Staff>(&staff)?;
            }
            let day = session
                .starts_at
                .map(|start| start.date())
                .ok_or_else(|| AppError::new("session_without_date"))?;
            if day > today {
                return Err(AppError::new("session_in_future"));
            }
            if matches!(
                session.state,
                SessionState::Cancelled | SessionState::Postponed
            ) {
                return Err(AppError::new("session_over"));
            }
            session.state = if minutes.is_empty() {
                SessionState::Held
            } else {
                SessionState::MinutesInReview
            };
            session.outcome = Some(Outcome {
                decision: request.decision,
                minutes,
            });
            record_outcome(
                &mut situation,
                &session,
                day,
                request.decision,
                request.case_manager,
            );
            w.put(&session)?;
            w.put(&situation)?;
            Ok(())
        })?;
        view(desk, id)
    })
}

/// What a held session means for the situation.
fn record_outcome(
    situation: &mut Situation,
    session: &Session,
    day: NaiveDate,
    decision: Decision,
    case_manager: Option<StaffId>,
) {
    let kind = match session.kind {
        SessionKind::RoundTable => ServiceKind::RoundTable,
        SessionKind::Assessment => ServiceKind::Assessment,
    };
    if !situation
        .services
        .iter()
        .any(|service| service.session == Some(session.id))
    {
        situation.services.push(Service {
            kind,
            started_on: day,
            ended_on: Some(day),
            session: Some(session.id),
        });
    }
    if decision == Decision::Coaching {
        situation.services.push(Service {
            kind: ServiceKind::Coaching,
            started_on: day,
            ended_on: None,
            session: None,
        });
    }
    if let Some(staff) = case_manager {
        situation.case_manager = Some(CaseManagement { staff, since: day });
    }
    situation.state = match decision {
        Decision::Network => SituationState::Network,
        Decision::SingleInstitution | Decision::OutsideCii => SituationState::FollowedUp,
        _ => SituationState::InService,
    };
}

/// Sessions between today and so many days later, for Today.
pub(crate) fn upcoming_rows(
    r: &Reader<'_>,
    people: &People,
    today: NaiveDate,
    days: u64,
    viewer: StaffId,
) -> Result<Vec<SessionRowView>, AppError> {
    let until = today
        .checked_add_days(Days::new(days))
        .unwrap_or(today)
        .and_time(NaiveTime::MIN);
    let mut rows = Vec::new();
    for session in list_upcoming(r)? {
        if session.starts_at.is_none_or(|start| start < until) {
            rows.push(SessionFile::of(r, people, session, today)?.row(people, viewer));
        }
    }
    rows.sort_by_key(|row| (row.starts_at.is_none(), row.starts_at));
    Ok(rows)
}

fn list_upcoming(r: &Reader<'_>) -> Result<Vec<Session>, AppError> {
    let rows = r.list_sessions_upcoming()?;
    rows.iter().map(|row| Ok(r.get(&row.session)?)).collect()
}
