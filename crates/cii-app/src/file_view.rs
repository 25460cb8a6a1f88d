//! The file of a situation, put together for the screen.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    SituationId, StaffId,
    contract::{Contract, ContractState},
    dates::{add_months, age_on},
    due::find_follow_up_due,
    next_step::{Act, Checked, Course, Target, find_next_step},
    person::Person,
    procuration::{Procuration, ProcurationState},
    session::{Session, SessionKind, SessionState},
    situation::{Note, Situation, SituationState},
};
use cii_store::{AccessKind, Happening};

#[allow(
    clippy::wildcard_imports,
    reason = "it builds nearly every view of the file"
)]
use crate::{
    AppError,
    api::{
        file::*,
        message::{MessageView, ParamView, StatusView, Tone, WrittenTextView},
    },
    app::Desk,
    commands::announcement::early_detection_message,
    people::People,
    say::say,
    session_file::SessionFile,
};

/// Everything loaded for one file.
struct File {
    situation: Situation,
    person: Person,
    others: Vec<Situation>,
    procurations: Vec<Procuration>,
    sessions: Vec<SessionFile>,
    contracts: Vec<Contract>,
    notes: Vec<Note>,
    people: People,
    today: NaiveDate,
    now: NaiveDateTime,
    viewer: StaffId,
}

/// The file of `id`, read by the user: the reading goes into the access journal.
pub(crate) fn get(desk: &mut Desk<'_>, id: SituationId) -> Result<FileView, AppError> {
    let (today, now, viewer) = (desk.at.today(), desk.at.local, desk.at.by);
    let file = desk.read(|r| {
        let people = People::load(r)?;
        let situation: Situation = r.get(&id)?;
        let person: Person = r.get(&situation.person)?;
        let mut procurations = r.list_of::<Procuration>(&id)?;
        procurations.sort_by_key(|procuration| std::cmp::Reverse(procuration.drawn_up_on));
        let mut sessions = Vec::new();
        for session in r.list_of::<Session>(&id)? {
            sessions.push(SessionFile::of(r, &people, session, today)?);
        }
        sessions.sort_by_key(|file| std::cmp::Reverse(file.session.starts_at));
        let mut contracts = r.list_of::<Contract>(&id)?;
        contracts.sort_by_key(|contract| std::cmp::Reverse(contract.amendment));
        let others = r.list_of::<Situation>(&person.id)?;
        let notes = r.list_of::<Note>(&id)?;
        Ok(File {
            situation,
            person,
            others,
            procurations,
            sessions,
            contracts,
            notes,
            people,
            today,
            now,
            viewer,
        })
    })?;
    let masked = !file.person.is_visible_to(viewer);
    desk.witness(AccessKind::Read, vec![id.0, file.person.id.0], "")?;
    Ok(file.view(masked))
}

impl File {
    fn view(&self, masked: bool) -> FileView {
        let situation = &self.situation;
        let header = FileHeaderView {
            id: situation.id,
            number: situation.number.to_string(),
            name: (!masked).then(|| self.person.full_name()),
            region: situation.region,
            register: situation.register,
            state: situation.state,
            status: state_status(situation.state),
        };
        FileView {
            header,
            content: (!masked).then(|| self.content()),
        }
    }

    fn content(&self) -> FileContentView {
        let situation = &self.situation;
        let announcement = &situation.announcement;
        let reference = |id: Option<StaffId>| id.and_then(|id| self.people.reference(id));
        FileContentView {
            person: person_view(&self.person),
            age: self
                .person
                .birth_date
                .and_then(|birth| age_on(birth, self.today))
                .and_then(|age| u16::try_from(age).ok()),
            case_manager: situation.case_manager.as_ref().and_then(|manager| {
                let staff = self.people.reference(manager.staff)?;
                Some(CaseManagerView {
                    staff,
                    since: manager.since,
                })
            }),
            coordinator: reference(situation.coordinator),
            procuration: procuration_status(&self.procurations, self.today),
            laci_rights_end_on: announcement.laci_rights_end_on,
            announcement: AnnouncementView {
                service: announcement.service.clone(),
                counted_under: announcement.counted_under.clone(),
                worker: reference(announcement.worker),
                respondent: reference(announcement.respondent),
                received_on: announcement.received_on,
                follow_up_started_on: announcement.follow_up_started_on,
                early_detection: early_detection_message(
                    announcement.received_on,
                    announcement.follow_up_started_on,
                ),
                age_group: announcement.age_group,
                provenance: announcement.provenance,
                service_asked: announcement.service_asked,
                criteria: announcement.criteria.clone(),
                reason: announcement.reason.clone(),
            },
            institutions: situation
                .involved
                .iter()
                .map(|involvement| InvolvedInstitutionView {
                    institution: involvement.institution.clone(),
                    contact: reference(involvement.contact),
                    imminent: involvement.imminent,
                    announced: announcement.service == involvement.institution,
                    case_manager: situation.case_manager.as_ref().is_some_and(|manager| {
                        self.people
                            .staff
                            .get(&manager.staff)
                            .is_some_and(|staff| staff.institution == involvement.institution)
                    }),
                })
                .collect(),
            timeline: self.timeline(),
            procurations: self
                .procurations
                .iter()
                .map(|procuration| procuration_view(procuration, self.today))
                .collect(),
            sessions: self
                .sessions
                .iter()
                .map(|session| session.row(&self.people, self.viewer))
                .collect(),
            contracts: self
                .contracts
                .iter()
                .map(|contract| FileContractView {
                    id: contract.id,
                    amendment: contract.amendment,
                    state: contract.state,
                    status: contract_status(contract.state),
                })
                .collect(),
            next_step: self.next_step(),
            former: self
                .others
                .iter()
                .find(|other| Some(other.id) == situation.former)
                .map(linked),
            others: self
                .others
                .iter()
                .filter(|other| other.id != situation.id)
                .map(linked)
                .collect(),
        }
    }

    fn next_step(&self) -> Option<NextStepView> {
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
        Some(NextStepView {
            due: step.due,
            message: say(&names, step.message),
            act: match (step.target, step.act) {
                (Target::Situation, Act::DecideTriage | Act::FinishAnnouncement) => {
                    NextActView::Triage
                }
                (Target::Situation, Act::RecordFollowUp) => NextActView::FollowUp,
                (Target::Situation, Act::DesignateCaseManager) => NextActView::CaseManager,
                (Target::Situation, _) => NextActView::None,
                (Target::Procuration(procuration), _) => {
                    NextActView::SignProcuration { procuration }
                }
                (Target::Identity, _) => NextActView::ConfirmIdentity,
                (Target::NewSession(kind), _) => NextActView::PlanSession { session_kind: kind },
                (Target::Session(session), _) => NextActView::OpenSession { session },
                (Target::Contract(contract), _) => NextActView::OpenContract { contract },
                (Target::NewContract, _) => NextActView::StartContract,
            },
        })
    }

    fn timeline(&self) -> Vec<TimelineEntryView> {
        let mut entries = Vec::new();
        let mut add = |on: NaiveDate, title: MessageView| -> usize {
            entries.push(TimelineEntryView {
                on,
                future: on > self.today,
                title,
                detail: None,
                missing: None,
                text: None,
                status: None,
                session: None,
                contract: None,
            });
            entries.len() - 1
        };
        let situation = &self.situation;
        let announcement = &situation.announcement;
        let institution = |key: &cii_domain::InstitutionKey| ParamView::Institution(key.clone());
        let mut details: Vec<(usize, MessageView)> = Vec::new();
        let mut texts: Vec<(usize, WrittenTextView)> = Vec::new();
        let mut sessions = Vec::new();
        let mut contracts = Vec::new();

        if let Some(on) = announcement.follow_up_started_on {
            add(
                on,
                MessageView::new("follow_up_began")
                    .with("institution", institution(&announcement.service)),
            );
        }
        let announced = add(
            announcement.received_on,
            MessageView::new("announced").with("institution", institution(&announcement.service)),
        );
        if let Some(hint) =
            early_detection_message(announcement.received_on, announcement.follow_up_started_on)
        {
            details.push((
                announced,
                MessageView {
                    code: format!("announced_{}", hint.code),
                    params: hint.params,
                },
            ));
        }
        if let Some(on) = announcement.laci_rights_end_on {
            let index = add(on, MessageView::new("laci_rights_end"));
            details.push((
                index,
                MessageView::new("coaching_possible")
                    .with("from", ParamView::Date(add_months(on, -3))),
            ));
        }
        if let Some(triage) = &situation.triage {
            let index = add(
                triage.on,
                MessageView::new(format!("triage_{}", triage.outcome.code())),
            );
            if !triage.text.is_empty() {
                texts.push((
                    index,
                    WrittenTextView {
                        language: None,
                        text: triage.text.clone(),
                    },
                ));
            }
        }
        for procuration in &self.procurations {
            let institutions = procuration
                .grants
                .iter()
                .map(|grant| grant.institution.clone())
                .collect();
            if let Some(on) = procuration.signed_on {
                let index = add(on, MessageView::new("procuration_signed"));
                details.push((
                    index,
                    MessageView::new("procuration_names")
                        .with("institutions", ParamView::Institutions(institutions))
                        .with("until", ParamView::Date(procuration.last_day())),
                ));
                if procuration.state_on(self.today) == ProcurationState::Active {
                    add(procuration.last_day(), MessageView::new("procuration_ends"));
                }
            }
            if let Some(revocation) = &procuration.revocation {
                let index = add(revocation.on, MessageView::new("procuration_revoked"));
                if !revocation.reason.is_empty() {
                    texts.push((
                        index,
                        WrittenTextView {
                            language: None,
                            text: revocation.reason.clone(),
                        },
                    ));
                }
            }
        }
        if let Some(confirmed) = &self.person.identity_confirmed {
            let index = add(confirmed.on, MessageView::new("identity_confirmed"));
            details.push((
                index,
                MessageView::new("by")
                    .with("name", ParamView::Text(self.people.name(confirmed.by))),
            ));
        }
        for file in &self.sessions {
            let session = &file.session;
            let Some(start) = session.starts_at else {
                continue;
            };
            let kind = match session.kind {
                SessionKind::RoundTable => "round_table",
                SessionKind::Assessment => "assessment",
            };
            let suffix = match session.state {
                SessionState::Cancelled => "cancelled",
                SessionState::Held | SessionState::MinutesInReview | SessionState::Approved => {
                    "held"
                }
                _ => "planned",
            };
            let index = add(
                start.date(),
                MessageView::new(format!("{kind}_{suffix}"))
                    .with("start", ParamView::DateTime(start)),
            );
            sessions.push((index, file));
            if let Some(outcome) = &session.outcome {
                details.push((
                    index,
                    MessageView::new("decision").with(
                        "decision",
                        ParamView::Label(format!("domain.decision.{}", outcome.decision.code())),
                    ),
                ));
                if !outcome.minutes.is_empty() {
                    texts.push((
                        index,
                        WrittenTextView {
                            language: None,
                            text: outcome.minutes.clone(),
                        },
                    ));
                }
            }
        }
        for service in &situation.services {
            if service.session.is_some() {
                continue;
            }
            let label = ParamView::Label(format!("domain.service_kind.{}", service.kind.code()));
            add(
                service.started_on,
                MessageView::new("service_began").with("service", label.clone()),
            );
            if let Some(on) = service.ended_on {
                add(on, MessageView::new("service_ended").with("service", label));
            }
        }
        if let Some(manager) = &situation.case_manager {
            add(
                manager.since,
                MessageView::new("case_manager")
                    .with("name", ParamView::Text(self.people.name(manager.staff))),
            );
        }
        for contract in &self.contracts {
            if let Some(confirmation) = &contract.conformity {
                let index = add(confirmation.on, MessageView::new("contract_conformity"));
                contracts.push((index, contract.id));
            }
            if let Some(on) = contract.starts_on
                && !contract.state.is_editable()
            {
                let index = add(
                    on,
                    MessageView::new("contract_starts").with(
                        "amendment",
                        ParamView::Number(i64::from(contract.amendment)),
                    ),
                );
                contracts.push((index, contract.id));
            }
            if contract.state == ContractState::InForce {
                for review in contract.reviews.iter().filter(|day| **day > self.today) {
                    let index = add(*review, MessageView::new("contract_review"));
                    contracts.push((index, contract.id));
                }
            }
        }
        for follow_up in &situation.follow_ups {
            let index = add(
                follow_up.on,
                MessageView::new("followed_up")
                    .with("name", ParamView::Text(self.people.name(follow_up.by))),
            );
            texts.push((
                index,
                WrittenTextView {
                    language: None,
                    text: follow_up.text.clone(),
                },
            ));
        }
        if let Some(next) = find_follow_up_due(situation, self.today) {
            add(next.due, MessageView::new("follow_up_due"));
        }
        for note in &self.notes {
            let index = add(
                note.on,
                MessageView::new("note").with("name", ParamView::Text(self.people.name(note.by))),
            );
            texts.push((
                index,
                WrittenTextView {
                    language: Some(note.language),
                    text: note.text.clone(),
                },
            ));
        }
        if let Some(closing) = &situation.closing {
            let index = add(closing.on, MessageView::new("closed"));
            details.push((
                index,
                MessageView::new("result").with(
                    "result",
                    ParamView::Label(format!("domain.closing_result.{}", closing.result.code())),
                ),
            ));
        }

        for (index, detail) in details {
            if let Some(entry) = entries.get_mut(index) {
                entry.detail = Some(detail);
            }
        }
        for (index, text) in texts {
            if let Some(entry) = entries.get_mut(index) {
                entry.text = Some(text);
            }
        }
        for (index, file) in sessions {
            if let Some(entry) = entries.get_mut(index) {
                let row = file.row(&self.people, self.viewer);
                entry.session = Some(file.session.id);
                if file.session.state.is_upcoming() {
                    entry.missing = row.missing;
                    entry.status = Some(row.status);
                }
            }
        }
        for (index, contract) in contracts {
            if let Some(entry) = entries.get_mut(index) {
                entry.contract = Some(contract);
            }
        }
        // Newest first; what happened on the same day stays in the order in which it was put down, turned round.
        entries.reverse();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.on));
        entries
    }
}

fn linked(situation: &Situation) -> LinkedSituationView {
    LinkedSituationView {
        id: situation.id,
        number: situation.number.to_string(),
        state: situation.state,
    }
}

/// The state of a situation as a status.
pub(crate) fn state_status(state: SituationState) -> StatusView {
    let tone = match state {
        SituationState::Draft => Tone::Draft,
        SituationState::Announced | SituationState::InTriage => Tone::Waiting,
        SituationState::Refused | SituationState::Closed | SituationState::Anonymised => {
            Tone::Neutral
        }
        SituationState::Network => Tone::Done,
        SituationState::Complex | SituationState::InService | SituationState::FollowedUp => {
            Tone::Running
        }
    };
    StatusView::new(
        tone,
        MessageView::new(format!("situation_{}", state.code())),
    )
}

/// The state of a contract as a status.
pub(crate) fn contract_status(state: ContractState) -> StatusView {
    let tone = match state {
        ContractState::Draft => Tone::Draft,
        ContractState::ConformityReview => Tone::Waiting,
        ContractState::ToSign => Tone::Running,
        ContractState::InForce | ContractState::Achieved => Tone::Done,
        ContractState::PartlyAchieved | ContractState::Amended => Tone::Neutral,
        ContractState::Interrupted | ContractState::Expired => Tone::Late,
    };
    StatusView::new(tone, MessageView::new(format!("contract_{}", state.code())))
}

/// What the procurations of a situation allow today, in one status.
fn procuration_status(procurations: &[Procuration], today: NaiveDate) -> StatusView {
    let newest = |state: ProcurationState| {
        procurations
            .iter()
            .find(|procuration| procuration.state_on(today) == state)
    };
    if let Some(active) = newest(ProcurationState::Active) {
        return procuration_view(active, today).status;
    }
    for state in [
        ProcurationState::Revoked,
        ProcurationState::Expired,
        ProcurationState::Signed,
        ProcurationState::DrawnUp,
    ] {
        if let Some(procuration) = newest(state) {
            return procuration_view(procuration, today).status;
        }
    }
    StatusView::new(Tone::Blocked, MessageView::new("procuration_missing"))
}

/// Days before the end from which a procuration shows as expiring.
const EXPIRING_DAYS: i64 = 60;

fn procuration_view(procuration: &Procuration, today: NaiveDate) -> ProcurationView {
    let state = procuration.state_on(today);
    let last_day = procuration.last_day();
    let left = last_day.signed_duration_since(today).num_days();
    let status = match state {
        ProcurationState::Active if left <= EXPIRING_DAYS => StatusView::new(
            Tone::Waiting,
            MessageView::new("procuration_expiring")
                .with("count", ParamView::Number(left))
                .with("until", ParamView::Date(last_day)),
        ),
        ProcurationState::Active => StatusView::new(
            Tone::Done,
            MessageView::new("procuration_active").with("until", ParamView::Date(last_day)),
        ),
        ProcurationState::DrawnUp => {
            StatusView::new(Tone::Draft, MessageView::new("procuration_drawn_up"))
        }
        ProcurationState::Signed => StatusView::new(
            Tone::Waiting,
            MessageView::new("procuration_signed")
                .with("from", ParamView::Date(procuration.starts_on)),
        ),
        ProcurationState::Expired => StatusView::new(
            Tone::Late,
            MessageView::new("procuration_expired").with("on", ParamView::Date(last_day)),
        ),
        ProcurationState::Revoked => {
            StatusView::new(Tone::Blocked, MessageView::new("procuration_revoked"))
        }
        ProcurationState::Replaced => {
            StatusView::new(Tone::Neutral, MessageView::new("procuration_replaced"))
        }
    };
    ProcurationView {
        id: procuration.id,
        state,
        status,
        drawn_up_on: procuration.drawn_up_on,
        signed_on: procuration.signed_on,
        starts_on: procuration.starts_on,
        ends_on: procuration.ends_on,
        last_day,
        signed_by_representative: procuration.signed_by_representative,
        grants: procuration
            .grants
            .iter()
            .map(|grant| GrantView {
                institution: grant.institution.clone(),
                categories: grant.categories.iter().copied().collect(),
            })
            .collect(),
        revoked_on: procuration
            .revocation
            .as_ref()
            .map(|revocation| revocation.on),
        revocation_reason: procuration
            .revocation
            .as_ref()
            .map(|revocation| revocation.reason.clone())
            .unwrap_or_default(),
    }
}

fn person_view(person: &Person) -> PersonView {
    let representative = person.representative.as_ref();
    let restriction = person.restriction.as_ref();
    PersonView {
        id: person.id,
        name: person.name.clone(),
        first_name: person.first_name.clone(),
        form: person.form,
        sex: person.sex,
        birth_date: person.birth_date,
        avs: person.avs.as_ref().map(ToString::to_string),
        language: person.language,
        address: person.address.clone().into(),
        phone: person.phone.clone(),
        email: person.email.clone(),
        representative_kind: representative.map(|representative| representative.kind),
        representative_name: representative.map(|r| r.name.clone()).unwrap_or_default(),
        representative_phone: representative.map(|r| r.phone.clone()).unwrap_or_default(),
        restricted: restriction.is_some(),
        restriction_reason: restriction.map(|r| r.reason.clone()).unwrap_or_default(),
        restriction_allowed: restriction.map(|r| r.allowed.clone()).unwrap_or_default(),
        identity_confirmed_on: person.identity_confirmed.as_ref().map(|c| c.on),
    }
}

/// Every change of every record of the file, newest first.
pub(crate) fn history(desk: &mut Desk<'_>, id: SituationId) -> Result<HistoryView, AppError> {
    let viewer = desk.at.by;
    desk.read(|r| {
        let situation: Situation = r.get(&id)?;
        let person: Person = r.get(&situation.person)?;
        if !person.is_visible_to(viewer) {
            return Err(AppError::new("restricted"));
        }
        let people = People::load(r)?;
        let entries = r
            .history_of_case(id)?
            .into_iter()
            .rev()
            .map(|entry| {
                let text = |value: Option<serde_json::Value>| match value {
                    None | Some(serde_json::Value::Null) => String::new(),
                    Some(serde_json::Value::String(text)) => text,
                    Some(other) => other.to_string(),
                };
                let (field, old, new) = match entry.happening {
                    Happening::Created => ("created".to_owned(), String::new(), String::new()),
                    Happening::Deleted => ("deleted".to_owned(), String::new(), String::new()),
                    Happening::Changed { field, old, new } => (field, text(old), text(new)),
                };
                HistoryEntryView {
                    at: entry.at,
                    local: cii_domain::zurich(entry.at),
                    by: people.name(entry.by),
                    act: MessageView::new(entry.act),
                    field,
                    old,
                    new,
                }
            })
            .collect();
        Ok(HistoryView { entries })
    })
}
