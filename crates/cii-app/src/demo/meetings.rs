//! Sessions of the practice office: nobody sits at two tables, no room is booked twice, the offices are open.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use cii_domain::{
    InviteeId, RoomId, SessionId, StaffId,
    calendar::{closed_halves, is_working_day},
    session::{
        Approval, Block, Channel, Decision, Invitee, Outcome, Place, Reply, Role, Sending,
        SendingKind, Session, SessionKind, SessionState, Who,
    },
    situation::{Service, ServiceKind, Situation},
    staff::{Function, Staff},
};
use uuid::Uuid;

use super::{
    TODAY,
    chance::after,
    office::{Builder, moment},
    texts::{self, BlockTexts, Pair, say},
};

/// What is taken, by whom or which room.
#[derive(Debug, Default)]
pub(super) struct Agenda(Vec<(Uuid, NaiveDateTime, NaiveDateTime)>);

impl Agenda {
    fn is_free(&self, who: Uuid, from: NaiveDateTime, to: NaiveDateTime) -> bool {
        !self
            .0
            .iter()
            .any(|(taken, start, end)| *taken == who && *start < to && from < *end)
    }

    fn book(&mut self, who: Uuid, from: NaiveDateTime, to: NaiveDateTime) {
        self.0.push((who, from, to));
    }
}

/// Who has answered the invitations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// Everybody accepted.
    All,
    /// Everybody but the last so many of the staff, who have not answered.
    AllBut(usize),
}

fn works(member: &Staff, from: NaiveDateTime, to: NaiveDateTime) -> bool {
    let weekday = usize::try_from(from.date().weekday().num_days_from_monday()).unwrap_or(0);
    let half = if from < moment(from.date(), 12, 0) {
        member.working_week.mornings
    } else {
        member.working_week.afternoons
    };
    half.get(weekday).copied().unwrap_or(false)
        && member.is_active_on(from.date())
        && !member
            .absences
            .iter()
            .any(|absence| absence.from < to && from < absence.to)
}

impl Builder {
    /// The staff whom the rules ask for, with their places; the physician apart, for any will do.
    fn seats(&self, situation: &Situation, kind: SessionKind) -> Vec<(StaffId, Role)> {
        let announcer = &situation.announcement.service;
        let mut seats: Vec<(StaffId, Role)> = Vec::new();
        if let Some(worker) = situation
            .announcement
            .worker
            .or(situation.announcement.respondent)
        {
            seats.push((worker, Role::AnnouncingWorker));
        }
        for involvement in situation
            .involved
            .iter()
            .filter(|i| !i.imminent && i.institution != *announcer)
        {
            if let Some(contact) = involvement.contact {
                seats.push((contact, Role::Respondent));
            }
        }
        let leader = situation.coordinator.unwrap_or(self.team.officer);
        seats.push((
            leader,
            if kind == SessionKind::Assessment {
                Role::BureauMember
            } else {
                Role::Coordinator
            },
        ));
        seats
    }

    /// A session with its table and no date.
    fn draw_up(&mut self, situation: &Situation, kind: SessionKind) -> Session {
        let mut invitees = Vec::new();
        if kind == SessionKind::Assessment {
            invitees.push(self.invitee(Who::Person, Role::Person));
        }
        for (member, role) in self.seats(situation, kind) {
            let seat = self.invitee(Who::Staff(member), role);
            invitees.push(seat);
        }
        Session::plan(SessionId(self.id()), kind, situation, invitees)
    }

    fn invitee(&mut self, who: Who, role: Role) -> Invitee {
        let institution = match who {
            Who::Person => None,
            Who::Staff(id) => self.member(id).map(|member| member.institution.clone()),
        };
        Invitee::new(InviteeId(self.id()), who, role, institution)
    }

    /// A session at the first free time from a day on. None if nobody's time fits within four months.
    pub(super) fn plan(
        &mut self,
        situation: &Situation,
        kind: SessionKind,
        earliest: NaiveDate,
    ) -> Option<Session> {
        let mut session = self.draw_up(situation, kind);
        let mut physicians: Vec<Option<StaffId>> = vec![None];
        if kind == SessionKind::Assessment {
            let mut candidates: Vec<&Staff> = self
                .team
                .staff
                .iter()
                .filter(|s| s.has(Function::SmrPhysician))
                .collect();
            candidates.sort_by_key(|physician| physician.language != situation.region.language());
            physicians = candidates
                .into_iter()
                .map(|physician| Some(physician.id))
                .collect();
        }
        let starts = [(9, 0), (10, 15), (13, 30), (15, 15)];
        for day in earliest
            .iter_days()
            .take(120)
            .filter(|day| is_working_day(*day, &self.closed))
        {
            for (hour, minute) in starts {
                if kind == SessionKind::Assessment && minute == 15 {
                    continue;
                }
                for physician in &physicians {
                    if let Some(room) =
                        self.find_room(&session, situation, *physician, moment(day, hour, minute))
                    {
                        self.book(&mut session, *physician, moment(day, hour, minute), room);
                        return Some(session);
                    }
                }
            }
        }
        None
    }

    /// The same, at a given time in a given room.
    pub(super) fn plan_at(
        &mut self,
        situation: &Situation,
        kind: SessionKind,
        starts_at: NaiveDateTime,
        physician: Option<StaffId>,
    ) -> Option<Session> {
        let mut session = self.draw_up(situation, kind);
        let room = self.find_room(&session, situation, physician, starts_at)?;
        self.book(&mut session, physician, starts_at, room);
        Some(session)
    }

    /// A room for a session at a time when everybody can come.
    fn find_room(
        &self,
        session: &Session,
        situation: &Situation,
        physician: Option<StaffId>,
        from: NaiveDateTime,
    ) -> Option<RoomId> {
        let to = end(from, session.minutes);
        let (morning_closed, afternoon_closed) = closed_halves(from.date(), &self.closed);
        let closed = if from < moment(from.date(), 12, 0) {
            morning_closed
        } else {
            afternoon_closed
        };
        let staff = session.invitees.iter().filter_map(|seat| match seat.who {
            Who::Person => None,
            Who::Staff(id) => Some(id),
        });
        let all_can = staff.chain(physician).all(|id| {
            self.member(id)
                .is_some_and(|member| works(member, from, to))
                && self.agenda.is_free(id.0, from, to)
        });
        if closed || !all_can {
            return None;
        }
        let guests = session.invitees.len() + usize::from(physician.is_some());
        self.team
            .rooms
            .iter()
            .find(|room| {
                room.region == situation.region
                    && room.in_use
                    && usize::from(room.seats) >= guests
                    && self.agenda.is_free(room.id.0, from, to)
            })
            .map(|room| room.id)
    }

    fn book(
        &mut self,
        session: &mut Session,
        physician: Option<StaffId>,
        from: NaiveDateTime,
        room: RoomId,
    ) {
        if let Some(physician) = physician {
            let seat = self.invitee(Who::Staff(physician), Role::SmrPhysician);
            // Before the member of the Bureau, who closes the table.
            let last = session.invitees.len().saturating_sub(1);
            session.invitees.insert(last, seat);
        }
        let to = end(from, session.minutes);
        for seat in &session.invitees {
            if let Who::Staff(id) = seat.who {
                self.agenda.book(id.0, from, to);
            }
        }
        self.agenda.book(room.0, from, to);
        session.starts_at = Some(from);
        session.place = Place::Room(room);
    }

    /// Sends the invitations on a day, and collects the answers of the following days.
    pub(super) fn invite(&mut self, session: &mut Session, on: NaiveDate, answers: Answers) {
        let open = match answers {
            Answers::All => 0,
            Answers::AllBut(open) => open,
        };
        let Some(starts_at) = session.starts_at else {
            return;
        };
        let seats = session.invitees.len();
        let sequence = session.sequence;
        for (index, seat) in session.invitees.iter_mut().enumerate() {
            let channel = if seat.who == Who::Person {
                Channel::Letter
            } else {
                Channel::Mail
            };
            seat.sendings.push(Sending {
                on,
                sequence,
                channel,
                kind: SendingKind::Invitation,
                starts_at,
            });
            if index + open < seats {
                let answered = after(on, self.chance.between(1, 6)).min(TODAY);
                seat.reply = Reply::Accepted { on: answered };
            }
        }
    }

    /// The blocks of the institutions, all but the last so many filled on a day.
    pub(super) fn fill_blocks(&mut self, session: &mut Session, on: NaiveDate, empty: usize) {
        let filled = session.blocks.len().saturating_sub(empty);
        for block in session.blocks.iter_mut().take(filled) {
            let stock: &[BlockTexts] = match block.institution.as_str() {
                "orp" => texts::BLOCK_ORP,
                "cms" => texts::BLOCK_CMS,
                "oai" => texts::BLOCK_OAI,
                _ => texts::BLOCK_OTHER,
            };
            let writer = session
                .invitees
                .iter()
                .filter(|seat| seat.institution.as_ref() == Some(&block.institution))
                .find_map(|seat| match seat.who {
                    Who::Staff(id) => Some(id),
                    Who::Person => None,
                });
            let Some(language) = writer.map(|id| self.language_of(id)) else {
                continue;
            };
            let [status, entitlement, measures_done, next_step] = self
                .chance
                .one(stock)
                .map(|pair: Pair| say(pair, language).to_owned());
            *block = Block {
                status,
                entitlement,
                measures_done,
                next_step,
                filled_on: Some(on),
                language: Some(language),
                ..Block::empty(block.institution.clone())
            };
        }
    }

    /// A session that took place, with its invitations, blocks and minutes, and the service it gave. The day, or None if
    /// no time was found.
    pub(super) fn hold(
        &mut self,
        situation: &mut Situation,
        kind: SessionKind,
        earliest: NaiveDate,
        state: SessionState,
        decision: Decision,
    ) -> Option<NaiveDate> {
        let mut session = self.plan(situation, kind, earliest)?;
        let day = session.starts_at?.date();
        self.fill_as_held(&mut session, situation, day, state, decision);
        self.sessions.push(session);
        Some(day)
    }

    /// What a session that took place on `day` has, beyond its table.
    pub(super) fn fill_as_held(
        &mut self,
        session: &mut Session,
        situation: &mut Situation,
        day: NaiveDate,
        state: SessionState,
        decision: Decision,
    ) {
        let invited_on = self.earlier(day, 12, 15);
        self.invite(session, invited_on, Answers::All);
        let filled_on = self.earlier(day, 3, 8);
        self.fill_blocks(session, filled_on.min(day), 0);
        session.state = state;
        let language = session
            .leader
            .map_or(situation.region.language(), |leader| {
                self.language_of(leader)
            });
        let [to_assess, coaching, alone, goals, pending] = MINUTES_BY_DECISION;
        let minutes = match decision {
            Decision::Assessment => to_assess,
            Decision::Coaching => coaching,
            Decision::ObjectiveContract => goals,
            Decision::Pending | Decision::MedicalMandate => pending,
            _ => alone,
        };
        // A session that was held and nothing more waits for its minutes.
        let is_written = state != SessionState::Held;
        session.outcome = Some(Outcome {
            decision,
            minutes: if is_written {
                say(minutes, language).to_owned()
            } else {
                String::new()
            },
            language: is_written.then_some(language),
            approval: (state == SessionState::Approved).then(|| Approval {
                on: self.working_day(after(day, 7)).min(TODAY),
                by: situation.coordinator.unwrap_or(self.team.officer),
            }),
        });
        let service = match session.kind {
            SessionKind::RoundTable => ServiceKind::RoundTable,
            SessionKind::Assessment => ServiceKind::Assessment,
        };
        situation.services.push(Service {
            kind: service,
            started_on: day,
            ended_on: Some(day),
            session: Some(session.id),
        });
        let by = self.team.secretary;
        if let Some(person) = self.find_person(situation.person) {
            person.identity_confirmed = Some(super::office::confirmation(filled_on.min(day), by));
        }
    }
}

const MINUTES_BY_DECISION: [Pair; 5] = texts::MINUTES;

fn end(from: NaiveDateTime, minutes: u16) -> NaiveDateTime {
    from.checked_add_signed(TimeDelta::minutes(i64::from(minutes)))
        .unwrap_or(from)
}
