//! A session with all that its rules look at, loaded once.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use cii_domain::{
    SessionId, SituationId, StaffId,
    calendar::AdministrationDay,
    office::AdministrationYear,
    person::Person,
    planner::Planning,
    procuration::Procuration,
    readiness::{self, Preparation, RuleState, State},
    session::{Place, Session, SessionState},
    situation::Situation,
    staff::{Room, Staff},
};
use cii_store::Reader;

use crate::{
    AppError,
    api::{
        message::{MessageView, ParamView, StatusView, Tone},
        sessions::{RuleStateView, RuleView, SessionRowView},
    },
    people::People,
    say::say,
};

/// How far around the session other sessions can matter to the planner: eight weeks of proposals.
const PLANNING_DAYS: u64 = 70;

/// A session and everything around it.
pub(crate) struct SessionFile {
    pub(crate) session: Session,
    pub(crate) situation: Situation,
    pub(crate) person: Person,
    pub(crate) procurations: Vec<Procuration>,
    /// Other sessions that may collide.
    pub(crate) sessions: Vec<Session>,
    pub(crate) person_situations: Vec<SituationId>,
    pub(crate) closed: Vec<AdministrationDay>,
    pub(crate) staff: Vec<Staff>,
    pub(crate) rooms: Vec<Room>,
    pub(crate) today: NaiveDate,
}

impl SessionFile {
    pub(crate) fn load(
        r: &Reader<'_>,
        people: &People,
        id: SessionId,
        today: NaiveDate,
    ) -> Result<Self, AppError> {
        Self::of(r, people, r.get(&id)?, today)
    }

    /// For a session that may not be stored in this form.
    pub(crate) fn of(
        r: &Reader<'_>,
        people: &People,
        session: Session,
        today: NaiveDate,
    ) -> Result<Self, AppError> {
        let situation: Situation = r.get(&session.situation)?;
        let person: Person = r.get(&situation.person)?;
        let procurations = r.list_of::<Procuration>(&situation.id)?;
        let person_situations = r
            .list_of::<Situation>(&person.id)?
            .into_iter()
            .map(|situation| situation.id)
            .collect();
        let around = session.starts_at.map_or(today, |start| start.date());
        let from = around.min(today);
        let to = around
            .max(today)
            .checked_add_days(Days::new(PLANNING_DAYS))
            .unwrap_or(around);
        let sessions = r
            .list_sessions_between(from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN))?
            .into_iter()
            .map(|row| r.get::<Session>(&row.session))
            .collect::<Result<_, _>>()?;
        let mut closed = Vec::new();
        for year in from.year()..=to.year() {
            if let Ok(year) = u16::try_from(year)
                && let Some(year) = r.find::<AdministrationYear>(&year)?
            {
                closed.extend(year.days);
            }
        }
        Ok(Self {
            session,
            situation,
            person,
            procurations,
            sessions,
            person_situations,
            closed,
            staff: people.staff.values().cloned().collect(),
            rooms: people.rooms.values().cloned().collect(),
            today,
        })
    }

    pub(crate) fn planning(&self) -> Planning<'_> {
        Planning {
            session: &self.session,
            region: self.situation.region,
            staff: &self.staff,
            rooms: &self.rooms,
            sessions: &self.sessions,
            person_situations: &self.person_situations,
            closed: &self.closed,
            today: self.today,
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

    /// The person's name, or None behind the mask.
    pub(crate) fn visible_name(&self, viewer: StaffId) -> Option<String> {
        self.person
            .is_visible_to(viewer)
            .then(|| self.person.full_name())
    }

    pub(crate) fn row(&self, people: &People, viewer: StaffId) -> SessionRowView {
        let rules = self.rules();
        let names = people.with_person(self.visible_name(viewer).unwrap_or_default());
        let missing = readiness::find_missing(&rules).map(|rule| say(&names, rule.message.clone()));
        let met = readiness::count_settled(&rules);
        let status = self.status(&rules, met);
        let session = &self.session;
        let room = match &session.place {
            Place::Room(id) => people.rooms.get(id),
            Place::Open | Place::Video(_) => None,
        };
        SessionRowView {
            id: session.id,
            kind: session.kind,
            state: session.state,
            situation: self.situation.id,
            number: self.situation.number.to_string(),
            name: self.visible_name(viewer),
            region: self.situation.region,
            starts_at: session.starts_at,
            ends_at: session.ends_at(),
            room: room.map(|room| room.name.clone()).unwrap_or_default(),
            room_town: room
                .map(|room| room.address.town.clone())
                .unwrap_or_default(),
            video: matches!(session.place, Place::Video(_)),
            rules: rules.iter().map(|rule| rule_state(&rule.state)).collect(),
            met: u32::try_from(met).unwrap_or(u32::MAX),
            missing: if session.state.is_upcoming() {
                missing
            } else {
                None
            },
            status,
        }
    }

    fn status(&self, rules: &[RuleState], met: usize) -> StatusView {
        let number = |n: usize| ParamView::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let plain = |tone, code: &str| StatusView::new(tone, MessageView::new(code));
        match self.session.state {
            SessionState::Cancelled => return plain(Tone::Draft, "cancelled"),
            SessionState::Held => return plain(Tone::Waiting, "minutes_to_write"),
            SessionState::MinutesInReview => return plain(Tone::Waiting, "minutes_in_review"),
            SessionState::Approved => return plain(Tone::Done, "approved"),
            SessionState::Postponed => return plain(Tone::Late, "to_reschedule"),
            SessionState::Planned
            | SessionState::Invited
            | SessionState::Confirmed
            | SessionState::Ready => {}
        }
        if self
            .session
            .starts_at
            .is_some_and(|start| start.date() < self.today)
        {
            return plain(Tone::Late, "outcome_missing");
        }
        if readiness::is_ready(rules) {
            return plain(Tone::Done, "ready");
        }
        let open = rules.iter().any(|rule| rule.state == State::Open);
        let tone = if !open {
            Tone::Waiting
        } else if met <= rules.len() / 2 {
            Tone::Blocked
        } else {
            Tone::Late
        };
        StatusView::new(
            tone,
            MessageView::new("of")
                .with("met", number(met))
                .with("all", number(rules.len())),
        )
    }

    pub(crate) fn rule_views(&self, people: &People, viewer: StaffId) -> Vec<RuleView> {
        let names = people.with_person(self.visible_name(viewer).unwrap_or_default());
        self.rules()
            .into_iter()
            .map(|rule| {
                let state = rule_state(&rule.state);
                let (waived_because, waived_by) = match rule.state {
                    State::Waived { reason, by } => (reason, people.name(by)),
                    State::Met | State::Waiting | State::Open => Default::default(),
                };
                RuleView {
                    rule: rule.rule,
                    state,
                    message: say(&names, rule.message),
                    waived_because,
                    waived_by,
                }
            })
            .collect()
    }
}

fn rule_state(state: &State) -> RuleStateView {
    match state {
        State::Met => RuleStateView::Met,
        State::Waiting => RuleStateView::Waiting,
        State::Open => RuleStateView::Open,
        State::Waived { .. } => RuleStateView::Waived,
    }
}
