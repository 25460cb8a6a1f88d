//! The file of a situation, put together for the screen.

mod history;
mod next_step;
mod procuration;
mod timeline;
mod written;

pub(crate) use history::{Reading, entry_view, history};

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::{
    SituationId, StaffId,
    access::{CaseRecord, Group, RecordKind},
    contract::Contract,
    dates::age_on,
    person::Person,
    procuration::Procuration,
    session::Session,
    situation::{Note, Situation, SituationState},
};
use procuration::{procuration_status, procuration_view, proposed_view};

#[allow(
    clippy::wildcard_imports,
    reason = "it builds nearly every view of the file"
)]
use crate::{
    AppError,
    api::{
        attachments::AttachmentView,
        file::*,
        message::{MessageView, StatusView, Tone, WrittenTextView},
    },
    commands::{
        announcement::early_detection_message, attachments, conflicts::count_open,
        contracts::contract_status,
    },
    desk::Desk,
    mask::{name_for, person_of, situations_of_person},
    people::People,
    rights::{Rights, held_back},
    session_file::SessionFile,
    witness::Looked,
};

/// Everything loaded for one file.
struct File {
    situation: Situation,
    person: Person,
    /// All situations of the person, and whether the state of each is shown.
    others: Vec<(Situation, bool)>,
    procurations: Vec<Procuration>,
    /// The files of each procuration.
    attachments: Vec<Vec<AttachmentView>>,
    sessions: Vec<SessionFile>,
    contracts: Vec<Contract>,
    notes: Vec<Note>,
    /// How many open conflicts are about it.
    conflicts: u32,
    people: People,
    today: NaiveDate,
    now: NaiveDateTime,
    viewer: StaffId,
    rights: Rights,
    held_back: HeldBackView,
}

/// The file of `id`, read by the user: the reading goes into the access journal.
pub(crate) fn get(desk: &mut Desk<'_>, id: SituationId) -> Result<FileView, AppError> {
    let (today, now, viewer) = (desk.at.today(), desk.at.local, desk.at.by);
    let shared = desk.office.link.is_some();
    let judged_on = desk.judged_on();
    let file = desk.read(|r| {
        let people = People::load(r)?;
        let situation: Situation = r.get(&id)?;
        let person = person_of(r, &situation)?;
        let mut procurations = r.list_of::<Procuration>(&id)?;
        procurations.sort_by_key(|procuration| std::cmp::Reverse(procuration.drawn_up_on));
        let attachments = procurations
            .iter()
            .map(|procuration| attachments::views(r, &procuration.attachments, shared))
            .collect::<Result<_, _>>()?;
        let mut sessions = SessionFile::list(r, &people, r.list_of::<Session>(&id)?, now)?;
        sessions.sort_by_key(|file| std::cmp::Reverse(file.session.starts_at));
        let mut contracts = r.list_of::<Contract>(&id)?;
        contracts.sort_by_key(|contract| std::cmp::Reverse(contract.amendment));
        let others = situations_of_person(r, &situation)?
            .into_iter()
            .map(|other| {
                let held_back = held_back(r, RecordKind::Situation, other.id.0)?;
                Ok((other, !held_back.contains(&Group::CaseState)))
            })
            .collect::<Result<_, AppError>>()?;
        let notes = r.list_of::<Note>(&id)?;
        let conflicts = count_open(r, &situation)?;
        let rights = Rights::load(r, viewer, id, judged_on)?;
        let held_back = held_back_view(
            held_back(r, RecordKind::Person, situation.person.0)?,
            held_back(r, RecordKind::Situation, id.0)?,
        );
        Ok(File {
            situation,
            person,
            others,
            procurations,
            attachments,
            sessions,
            contracts,
            notes,
            conflicts,
            people,
            today,
            now,
            viewer,
            rights,
            held_back,
        })
    })?;
    let masked = !file.person.is_visible_to(viewer);
    desk.witness_reading(Looked::File, id, &file.person);
    Ok(file.view(masked))
}

impl File {
    fn view(&self, masked: bool) -> FileView {
        let situation = &self.situation;
        let header = FileHeaderView {
            id: situation.id,
            number: situation.number.to_string(),
            name: name_for(&self.person, self.viewer),
            region: self.shows(Group::CaseRegion).then_some(situation.region),
            register: self.shows(Group::CaseState).then_some(situation.register),
            state: self.shows(Group::CaseState).then_some(situation.state),
            status: self
                .shows(Group::CaseState)
                .then(|| state_status(situation.state)),
            conflicts: if masked { 0 } else { self.conflicts },
        };
        FileView {
            header,
            content: (!masked).then(|| self.content()),
        }
    }

    /// Whether these fields of the situation are open to the user.
    fn shows(&self, group: Group) -> bool {
        !self.held_back.situation.contains(&group)
    }

    fn content(&self) -> FileContentView {
        let situation = &self.situation;
        let rights = self.rights.to_record(CaseRecord::Situation);
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
            procuration: (!self.procurations.is_empty() || !self.held_back.procurations)
                .then(|| procuration_status(&self.procurations, self.today)),
            laci_rights_end_on: announcement.laci_rights_end_on,
            announcement: self.shows(Group::Announcement).then(|| self.announcement()),
            institutions: situation
                .involved
                .iter()
                .map(|involvement| InvolvedInstitutionView {
                    institution: involvement.institution.clone(),
                    contact: reference(involvement.contact),
                    imminent: involvement.imminent,
                    announced: self.shows(Group::Announcement)
                        && announcement.service == involvement.institution,
                    can_change_contact: rights.may_change_element(
                        Group::InvolvedContact,
                        involvement.institution.as_str(),
                    ),
                    case_manager: situation.case_manager.as_ref().is_some_and(|manager| {
                        self.people
                            .staff
                            .get(&manager.staff)
                            .is_some_and(|staff| staff.institution == involvement.institution)
                    }),
                })
                .collect(),
            timeline: timeline::list_entries(self),
            procurations: self
                .procurations
                .iter()
                .zip(&self.attachments)
                .map(|(procuration, attachments)| {
                    let record = CaseRecord::Procuration(procuration.id);
                    let rights = self.rights.to_record(record).groups();
                    let attachments = attachments.clone();
                    procuration_view(procuration, &self.person, self.today, attachments, rights)
                })
                .collect(),
            proposed_procuration: proposed_view(
                &self.procurations,
                self.today,
                self.rights
                    .may_change_added(RecordKind::Procuration, Group::ProcurationSigned),
            ),
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
                .find(|(other, _)| Some(other.id) == situation.former)
                .map(linked),
            others: self
                .others
                .iter()
                .filter(|(other, _)| other.id != situation.id)
                .map(linked)
                .collect(),
            rights: FileRightsView {
                person: self.rights.to_person().groups(),
                situation: rights.groups(),
                makes: self.rights.makes(),
                copies: self.rights.may_copy(),
            },
            held_back: self.held_back.clone(),
        }
    }

    fn announcement(&self) -> AnnouncementView {
        let announcement = &self.situation.announcement;
        let reference = |id: Option<StaffId>| id.and_then(|id| self.people.reference(id));
        AnnouncementView {
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
            reason: WrittenTextView::new(announcement.language, &announcement.reason),
        }
    }
}

/// What is held back from the user, from the groups of person and situation that are.
///
/// Of a list no record says whether it is all of it. Who sees all of one sees a group of the situation too, by the same
/// rule: whoever gets all sessions the course, all procurations the triage, all contracts the follow-ups, and every
/// institution the situation before this one.
fn held_back_view(person: Vec<Group>, situation: Vec<Group>) -> HeldBackView {
    let lacks = |group: Group| situation.contains(&group);
    HeldBackView {
        institutions: lacks(Group::CaseFormer),
        procurations: lacks(Group::CaseTriage),
        sessions: lacks(Group::CaseCourse),
        contracts: lacks(Group::CaseFollowUps),
        person,
        situation,
    }
}

fn linked((situation, shows_state): &(Situation, bool)) -> LinkedSituationView {
    LinkedSituationView {
        id: situation.id,
        number: situation.number.to_string(),
        state: shows_state.then_some(situation.state),
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
        representative_address: representative
            .map(|r| r.address.clone().into())
            .unwrap_or_default(),
        representative_language: representative.and_then(|r| r.language),
        restricted: restriction.is_some(),
        restriction_reason: restriction.map(|r| r.reason.clone()).unwrap_or_default(),
        restriction_allowed: restriction.map(|r| r.allowed.clone()).unwrap_or_default(),
        identity_confirmed_on: person.identity_confirmed.as_ref().map(|c| c.on),
    }
}
