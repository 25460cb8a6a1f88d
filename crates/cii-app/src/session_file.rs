//! A session with all that its rules look at.

use std::rc::Rc;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use cii_domain::{
    SessionId, SituationId, StaffId,
    access::{Group, RecordKind},
    calendar::{AdministrationDay, Week},
    due::{Standing, find_session_due, find_standing, rule_urgency},
    office::AdministrationYear,
    person::Person,
    planner::Planning,
    procuration::Procuration,
    readiness::{self, Preparation, RuleState, State},
    session::{Invitee, Place, Reply, Session, SessionState},
    situation::Situation,
    staff::{Room, Staff},
};
use cii_store::Reader;

use crate::{
    AppError,
    api::{
        message::{MessageView, ParamView, StatusView, Tone, WrittenTextView},
        sessions::{RuleStateView, RuleView, SessionRowView},
    },
    mask::{name_for, person_of, situations_of_person},
    people::People,
    rights::held_back,
    say::say,
    town_names::town_names,
};

/// How far after the last day in question others can matter to the planner: the weeks of proposals, and some beyond.
const PLANNING_DAYS: u64 = 70;

/// What several sessions have around them; loaded once for all of them.
struct Surroundings {
    /// Other sessions that may collide.
    sessions: Vec<Session>,
    closed: Vec<AdministrationDay>,
    listed_years: Vec<i32>,
    staff: Vec<Staff>,
    rooms: Vec<Room>,
}

impl Surroundings {
    fn load(
        r: &Reader<'_>,
        people: &People,
        days: impl Iterator<Item = NaiveDate>,
        now: NaiveDateTime,
    ) -> Result<Self, AppError> {
        let today = now.date();
        let (from, last) = days.fold((today, today), |(from, to), day| {
            (from.min(day), to.max(day))
        });
        let to = last
            .checked_add_days(Days::new(PLANNING_DAYS))
            .unwrap_or(today);
        let around = r
            .list_sessions_between(from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN))?
            .into_iter()
            .map(|row| r.get::<Session>(&row.session))
            .collect::<Result<_, _>>()?;
        let (mut closed, mut listed_years) = (Vec::new(), Vec::new());
        for number in from.year()..=to.year() {
            if let Ok(year) = u16::try_from(number)
                && let Some(year) = r.find::<AdministrationYear>(&year)?
            {
                closed.extend(year.days);
                listed_years.push(number);
            }
        }
        Ok(Self {
            sessions: around,
            closed,
            listed_years,
            staff: people.staff.values().cloned().collect(),
            rooms: people.rooms.values().cloned().collect(),
        })
    }
}

/// A session and everything around it.
pub(crate) struct SessionFile {
    pub(crate) session: Session,
    pub(crate) situation: Situation,
    /// Whether everything of the situation is shown here. To anybody else the rules would miss what is only hidden.
    is_situation_whole: bool,
    pub(crate) person: Person,
    procurations: Vec<Procuration>,
    person_situations: Vec<SituationId>,
    surroundings: Rc<Surroundings>,
    /// The groups of fields of the session that are not open to the user.
    pub(crate) held_back: Vec<Group>,
    pub(crate) now: NaiveDateTime,
}

impl SessionFile {
    pub(crate) fn load(
        r: &Reader<'_>,
        people: &People,
        id: SessionId,
        now: NaiveDateTime,
    ) -> Result<Self, AppError> {
        Self::of(r, people, r.get(&id)?, now)
    }

    /// With what the week that is looked at has in it: around some day, or else that of the session, past or to come.
    pub(crate) fn load_for_week(
        r: &Reader<'_>,
        people: &People,
        id: SessionId,
        week_of: Option<NaiveDate>,
        now: NaiveDateTime,
    ) -> Result<Self, AppError> {
        let session: Session = r.get(&id)?;
        let looked_at = week_of.or(session.starts_at.map(|start| start.date()));
        let monday = looked_at.and_then(|day| Week::of(day).find_monday());
        let days = day_of(&session).into_iter().chain(monday);
        let around = Surroundings::load(r, people, days, now)?;
        Self::within(r, Rc::new(around), session, now)
    }

    /// For a session that may not be stored in this form.
    pub(crate) fn of(
        r: &Reader<'_>,
        people: &People,
        session: Session,
        now: NaiveDateTime,
    ) -> Result<Self, AppError> {
        let around = Surroundings::load(r, people, day_of(&session).into_iter(), now)?;
        Self::within(r, Rc::new(around), session, now)
    }

    /// For each of several sessions.
    pub(crate) fn list(
        r: &Reader<'_>,
        people: &People,
        sessions: Vec<Session>,
        now: NaiveDateTime,
    ) -> Result<Vec<Self>, AppError> {
        let days = sessions.iter().filter_map(day_of);
        let around = Rc::new(Surroundings::load(r, people, days, now)?);
        sessions
            .into_iter()
            .map(|session| Self::within(r, Rc::clone(&around), session, now))
            .collect()
    }

    fn within(
        r: &Reader<'_>,
        surroundings: Rc<Surroundings>,
        session: Session,
        now: NaiveDateTime,
    ) -> Result<Self, AppError> {
        let (situation, is_situation_whole): (Situation, _) = r.get_shown(&session.situation)?;
        let person = person_of(r, &situation)?;
        let procurations = r.list_of::<Procuration>(&situation.id)?;
        let person_situations = situations_of_person(r, &situation)?
            .into_iter()
            .map(|situation| situation.id)
            .collect();
        // One that is not stored yet is the user's own.
        let held_back = match r.find_record(session.id.0)? {
            Some(_) => held_back(r, RecordKind::Session, session.id.0)?,
            None => Vec::new(),
        };
        Ok(Self {
            session,
            situation,
            is_situation_whole,
            person,
            procurations,
            person_situations,
            surroundings,
            held_back,
            now,
        })
    }

    pub(crate) fn planning(&self) -> Planning<'_> {
        Planning {
            session: &self.session,
            region: self.situation.region,
            staff: &self.surroundings.staff,
            rooms: &self.surroundings.rooms,
            sessions: &self.surroundings.sessions,
            person_situations: &self.person_situations,
            closed: &self.surroundings.closed,
            listed_years: &self.surroundings.listed_years,
            today: self.now.date(),
        }
    }

    pub(crate) fn rules(&self) -> Vec<RuleState> {
        readiness::readiness(&Preparation {
            planning: self.planning(),
            situation: &self.situation,
            person: &self.person,
            procurations: &self.procurations,
        })
    }

    /// Whether everything is shown that its rules look at. Where it is not, they would call missing what is only hidden.
    pub(crate) fn is_whole(&self) -> bool {
        let looked_at = [
            Group::SessionSeat,
            Group::SessionReply,
            Group::BlockShell,
            Group::SessionFile,
        ];
        self.is_situation_whole && !looked_at.iter().any(|group| self.held_back.contains(group))
    }

    /// The person's name, or None behind the mask.
    pub(crate) fn visible_name(&self, viewer: StaffId) -> Option<String> {
        name_for(&self.person, viewer)
    }

    pub(crate) fn row(&self, people: &People, viewer: StaffId) -> SessionRowView {
        let is_whole = self.is_whole();
        let rules = if is_whole { self.rules() } else { Vec::new() };
        let names = people.with_person(self.visible_name(viewer).unwrap_or_default());
        let missing = readiness::find_missing(&rules).map(|rule| say(&names, rule.message.clone()));
        let met = readiness::count_settled(&rules);
        let session = &self.session;
        let due = find_session_due(session, &rules, self.now).filter(|_| is_whole);
        let status = if is_whole {
            status_view(find_standing(session, &rules, self.now))
        } else {
            self.own_status(viewer)
        };
        let room = match &session.place {
            Place::Room(id) => people.rooms.get(id),
            Place::Open | Place::Video(_) => None,
        };
        SessionRowView {
            id: session.id,
            kind: session.kind,
            state: session.state,
            upcoming: session.state.is_upcoming(),
            to_come: session.state.is_to_come(),
            situation: self.situation.id,
            number: self.situation.number.to_string(),
            name: self.visible_name(viewer),
            masked: !self.person.is_visible_to(viewer),
            region: self.situation.region,
            starts_at: session.starts_at,
            ends_at: session.ends_at(),
            room: room.map(|room| room.name.clone()).unwrap_or_default(),
            room_town: room
                .map(|room| town_names(&room.address.town))
                .unwrap_or_default(),
            video: matches!(session.place, Place::Video(_)),
            rules: rules.iter().map(|rule| rule_state(&rule.state)).collect(),
            met: u32::try_from(met).unwrap_or(u32::MAX),
            missing: missing.filter(|_| session.state.is_upcoming()),
            stage: due.map(|due| due.stage),
            status,
        }
    }

    /// The place of `viewer` at the table. None: there is none.
    pub(crate) fn own_seat(&self, viewer: StaffId) -> Option<&Invitee> {
        let mut seats = self.session.invitees.iter();
        seats.find(|seat| seat.staff() == Some(viewer) && seat.called_off.is_none())
    }

    /// How a session stands to whoever does not prepare it: whether it takes place, and the own answer.
    fn own_status(&self, viewer: StaffId) -> StatusView {
        let session = &self.session;
        let (tone, code) = match session.state {
            SessionState::Cancelled => (Tone::Draft, "cancelled"),
            SessionState::Postponed => (Tone::Neutral, "to_reschedule"),
            SessionState::Approved => (Tone::Done, "approved"),
            _ if !session.state.is_to_come() => (Tone::Done, "session_held"),
            _ => match self.own_seat(viewer) {
                Some(seat) if session.is_awaited(seat, self.now) => (Tone::Waiting, "to_answer"),
                Some(seat) => match seat.reply {
                    Reply::Accepted { .. } => (Tone::Done, "own_accepted"),
                    Reply::Declined { .. } => (Tone::Neutral, "own_declined"),
                    Reply::Open | Reply::Replaced { .. } => (Tone::Neutral, "session_to_come"),
                },
                None => (Tone::Neutral, "session_to_come"),
            },
        };
        StatusView::new(tone, MessageView::new(code))
    }

    pub(crate) fn rule_views(&self, people: &People, viewer: StaffId) -> Vec<RuleView> {
        if !self.is_whole() {
            return Vec::new();
        }
        let names = people.with_person(self.visible_name(viewer).unwrap_or_default());
        self.rules()
            .into_iter()
            .map(|rule| {
                let state = rule_state(&rule.state);
                let on = self.session.starts_at.map(|start| start.date());
                let tone = rule_urgency(&rule, on, self.now.date()).into();
                let (waived_because, waived_by) = match rule.state {
                    State::Waived {
                        reason,
                        language,
                        by,
                    } => (WrittenTextView::new(language, &reason), people.name(by)),
                    State::Met | State::Waiting | State::Open => Default::default(),
                };
                RuleView {
                    rule: rule.rule,
                    state,
                    tone,
                    message: say(&names, rule.message),
                    waived_because,
                    waived_by,
                }
            })
            .collect()
    }
}

/// The day of a session to come. What was held collides with nothing any more.
fn day_of(session: &Session) -> Option<NaiveDate> {
    let start = session.starts_at.filter(|_| session.state.is_upcoming());
    start.map(|start| start.date())
}

fn status_view(standing: Standing) -> StatusView {
    let message = match standing {
        Standing::Cancelled => {
            return StatusView::new(Tone::Draft, MessageView::new("cancelled"));
        }
        Standing::ToReschedule => MessageView::new("to_reschedule"),
        Standing::InPreparation { settled, of, .. } => {
            let number = |n: usize| ParamView::Number(i64::try_from(n).unwrap_or(i64::MAX));
            MessageView::new("of")
                .with("met", number(settled))
                .with("all", number(of))
        }
        Standing::Ready => MessageView::new("ready"),
        Standing::ToRecord { .. } => MessageView::new("outcome_missing"),
        Standing::ToWrite => MessageView::new("minutes_to_write"),
        Standing::ToApprove => MessageView::new("minutes_in_review"),
        Standing::Approved => MessageView::new("approved"),
    };
    StatusView::new(standing.urgency().into(), message)
}

fn rule_state(state: &State) -> RuleStateView {
    match state {
        State::Met => RuleStateView::Met,
        State::Waiting => RuleStateView::Waiting,
        State::Open => RuleStateView::Open,
        State::Waived { .. } => RuleStateView::Waived,
    }
}
