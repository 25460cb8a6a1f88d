//! The next step of a situation, and whose act it is.

use cii_domain::{
    access::{Action, CaseRecord, Group, RecordKind, functions_for},
    next_step::{Act, Checked, Course, Target, find_next_step},
    situation::SituationState,
};

use super::File;
use crate::{
    api::file::{NextActView, NextStepView},
    error::who_may,
    say::say,
    session_file::SessionFile,
};

impl File {
    /// None also where it would be worked out from less than there is: it would ask for what is long done.
    pub(super) fn next_step(&self) -> Option<NextStepView> {
        if !self.shows_course() {
            return None;
        }
        let rules: Vec<_> = self.sessions.iter().map(SessionFile::rules).collect();
        let sessions: Vec<_> = self
            .sessions
            .iter()
            .zip(&rules)
            .map(|(file, rules)| Checked {
                session: &file.session,
                rules,
            })
            .collect();
        let step = find_next_step(&Course {
            situation: &self.situation,
            procurations: &self.procurations,
            sessions: &sessions,
            contracts: &self.contracts,
            now: self.now,
        })?;
        let names = self.people.with_person(self.person.full_name());
        let act = match (step.target, step.act) {
            (Target::Situation, Act::DecideTriage | Act::FinishAnnouncement) => NextActView::Triage,
            (Target::Situation, Act::RecordFollowUp) => NextActView::FollowUp,
            (Target::Situation, Act::DesignateCaseManager) => NextActView::CaseManager,
            (Target::Situation, _) => NextActView::None,
            (Target::Procuration(procuration), _) => NextActView::SignProcuration { procuration },
            (Target::Identity, _) => NextActView::ConfirmIdentity,
            (Target::NewSession(kind), _) => NextActView::PlanSession { session_kind: kind },
            (Target::Session(session), _) => NextActView::OpenSession { session },
            (Target::Contract(contract), _) => NextActView::OpenContract { contract },
            (Target::NewContract, _) => NextActView::StartContract,
        };
        let whose = self.whose(&act).map(str::to_owned);
        Some(NextStepView {
            due: step.due,
            message: say(&names, step.message),
            act: match whose {
                Some(_) => NextActView::None,
                None => act,
            },
            whose,
        })
    }

    /// Whether everything is shown that the next step is worked out from.
    fn shows_course(&self) -> bool {
        let held_back = &self.held_back;
        let shown = |groups: &[Group]| {
            !groups
                .iter()
                .any(|group| held_back.situation.contains(group))
        };
        match self.situation.state {
            // Of a state that is held back a blank says this one.
            SituationState::Draft | SituationState::Announced | SituationState::InTriage => {
                shown(&[Group::CaseState, Group::Announcement])
            }
            _ => {
                shown(&[
                    Group::CaseState,
                    Group::CaseTriage,
                    Group::CaseCourse,
                    Group::CaseFollowUps,
                ]) && !held_back.person.contains(&Group::PersonContact)
                    && !(held_back.procurations || held_back.sessions || held_back.contracts)
                    && self.sessions.iter().all(SessionFile::is_whole)
            }
        }
    }

    /// Whose the act is, if it is not the user's.
    fn whose(&self, act: &NextActView) -> Option<&'static str> {
        let rights = &self.rights;
        let situation = || rights.to_record(CaseRecord::Situation);
        let (is_own, action, kind, field) = match act {
            NextActView::None => return None,
            NextActView::Triage => (
                situation().may_change(Group::CaseTriage),
                Action::Change,
                RecordKind::Situation,
                Some("triage"),
            ),
            NextActView::FollowUp => (
                situation().may_change(Group::CaseFollowUps),
                Action::Change,
                RecordKind::Situation,
                Some("follow_ups"),
            ),
            NextActView::CaseManager => (
                situation().may_change(Group::CaseCourse),
                Action::Change,
                RecordKind::Situation,
                Some("case_manager"),
            ),
            NextActView::ConfirmIdentity => (
                rights.to_person().may_change(Group::PersonContact),
                Action::Change,
                RecordKind::Person,
                Some("identity_confirmed"),
            ),
            NextActView::SignProcuration {
                procuration: Some(id),
            } => (
                rights
                    .to_record(CaseRecord::Procuration(*id))
                    .may_change(Group::ProcurationSigned),
                Action::Change,
                RecordKind::Procuration,
                Some("signed_on"),
            ),
            NextActView::SignProcuration { procuration: None } => (
                rights.may_add(RecordKind::Procuration),
                Action::Create,
                RecordKind::Procuration,
                None,
            ),
            NextActView::PlanSession { .. } => (
                rights.may_add(RecordKind::Session),
                Action::Create,
                RecordKind::Session,
                None,
            ),
            NextActView::OpenSession { session } => (
                rights
                    .to_record(CaseRecord::Session(*session))
                    .may_change(Group::SessionCall),
                Action::Change,
                RecordKind::Session,
                Some("state"),
            ),
            NextActView::StartContract => (
                rights.may_add(RecordKind::Contract),
                Action::Create,
                RecordKind::Contract,
                None,
            ),
            NextActView::OpenContract { contract } => (
                rights
                    .to_record(CaseRecord::Contract(*contract))
                    .may_change(Group::ContractHead),
                Action::Change,
                RecordKind::Contract,
                Some("state"),
            ),
        };
        (!is_own).then(|| who_may(&functions_for(action, kind, field)))
    }
}
