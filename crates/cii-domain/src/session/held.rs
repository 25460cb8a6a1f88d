//! What comes out of a session: the decision and what follows from it for the situation, the minutes, their approval.

use chrono::NaiveDate;

use super::{Approval, Decision, Outcome, Session, SessionError, SessionKind, SessionState};
use crate::{
    Language, StaffId,
    situation::{CaseManagement, Service, ServiceKind, Situation, SituationState},
};

/// What is recorded of a session that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What it decided.
    pub decision: Decision,
    /// Minutes; empty: to be written. None: those that are written stay.
    pub minutes: Option<String>,
    /// The language in which the minutes are written.
    pub language: Language,
    /// The case manager that it designated, if any.
    pub case_manager: Option<StaffId>,
}

impl Session {
    /// Records what came out of the session, and what it means for its situation. Until the minutes are approved it can
    /// be recorded again.
    pub fn hold(
        &mut self,
        situation: &mut Situation,
        held: Held,
        today: NaiveDate,
    ) -> Result<(), SessionError> {
        let day = self.starts_at.ok_or(SessionError::WithoutDate)?.date();
        if day > today {
            return Err(SessionError::InFuture);
        }
        match self.state {
            SessionState::Cancelled | SessionState::Postponed => return Err(SessionError::Over),
            SessionState::Approved => return Err(SessionError::MinutesApproved),
            _ => {}
        }
        if !self.kind.decisions().contains(&held.decision) {
            return Err(SessionError::NoSuchDecision);
        }
        let former = self.outcome.take();
        let former_decision = former.as_ref().map(|outcome| outcome.decision);
        let mut outcome = former.unwrap_or(Outcome {
            decision: held.decision,
            minutes: String::new(),
            language: None,
            approval: None,
        });
        outcome.decision = held.decision;
        if let Some(minutes) = held.minutes {
            outcome.write(minutes, held.language);
        }
        self.state = outcome.state();
        self.outcome = Some(outcome);

        self.record_service(situation, day);
        record_coaching(situation, day, former_decision, held.decision);
        if let Some(staff) = held.case_manager {
            situation.case_manager = Some(CaseManagement { staff, since: day });
        }
        if situation.state.is_open() {
            situation.state = match held.decision {
                Decision::Network => SituationState::Network,
                Decision::SingleInstitution | Decision::OutsideCii => SituationState::FollowedUp,
                _ => SituationState::InService,
            };
        }
        Ok(())
    }

    fn record_service(&self, situation: &mut Situation, day: NaiveDate) {
        let kind = match self.kind {
            SessionKind::RoundTable => ServiceKind::RoundTable,
            SessionKind::Assessment => ServiceKind::Assessment,
        };
        let is_recorded = situation
            .services
            .iter()
            .any(|service| service.session == Some(self.id));
        if !is_recorded {
            situation.services.push(Service {
                kind,
                started_on: day,
                ended_on: Some(day),
                session: Some(self.id),
            });
        }
    }

    /// Writes the minutes of a session that was held, or writes them anew while they are in review.
    pub fn write_minutes(
        &mut self,
        minutes: String,
        language: Language,
    ) -> Result<(), SessionError> {
        if self.state == SessionState::Approved {
            return Err(SessionError::MinutesApproved);
        }
        let outcome = self.outcome.as_mut().ok_or(SessionError::NotHeld)?;
        outcome.write(minutes, language);
        self.state = outcome.state();
        Ok(())
    }

    /// Approves the minutes. This is final.
    pub fn approve_minutes(&mut self, approval: Approval) -> Result<(), SessionError> {
        if self.state == SessionState::Approved {
            return Err(SessionError::MinutesApproved);
        }
        let outcome = self.outcome.as_mut().ok_or(SessionError::NotHeld)?;
        if outcome.minutes.is_empty() {
            return Err(SessionError::MinutesMissing);
        }
        outcome.approval = Some(approval);
        self.state = SessionState::Approved;
        Ok(())
    }
}

impl Outcome {
    /// Takes the minutes; what was written before and stays keeps its language.
    fn write(&mut self, minutes: String, language: Language) {
        if minutes != self.minutes {
            self.language = (!minutes.is_empty()).then_some(language);
            self.minutes = minutes;
        }
    }

    /// The state of the session while its minutes are not approved.
    fn state(&self) -> SessionState {
        if self.minutes.is_empty() {
            SessionState::Held
        } else {
            SessionState::MinutesInReview
        }
    }
}

/// A coaching that the session decided begins on its day; one that it decided before and does not decide any more falls
/// away, as long as it runs.
fn record_coaching(
    situation: &mut Situation,
    day: NaiveDate,
    former: Option<Decision>,
    decision: Decision,
) {
    let is_of_session = |service: &Service| {
        service.kind == ServiceKind::Coaching
            && service.session.is_none()
            && service.started_on == day
    };
    if former == Some(Decision::Coaching) && decision != Decision::Coaching {
        situation
            .services
            .retain(|service| !(is_of_session(service) && service.ended_on.is_none()));
    }
    if decision == Decision::Coaching && !situation.services.iter().any(is_of_session) {
        situation.services.push(Service {
            kind: ServiceKind::Coaching,
            started_on: day,
            ended_on: None,
            session: None,
        });
    }
}
