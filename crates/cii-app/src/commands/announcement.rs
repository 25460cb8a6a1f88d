//! Reading an announcement as it is typed.

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, Language, PersonId, Region, SituationId,
    avs::Avs,
    dates::Expectation,
    early_detection::early_detection,
    institution::Institution,
    person::{Person, Representative},
    situation::{
        Announcement, CaseNumber, Criterion, Involvement, Register, Situation, SituationState,
    },
    staff::Staff,
};
use cii_store::Reader;

use crate::{
    AppError,
    api::{
        message::{MessageView, ParamView},
        situations::AnnouncementDraft,
    },
    error::message_of,
    form::Form,
};

/// What an announcement says once it can be read whole.
pub(crate) struct ReadAnnouncement {
    /// None: the draft names a person on file.
    pub(crate) identity: Option<Person>,
    pub(crate) region: Region,
    pub(crate) register: Register,
    pub(crate) announcement: Announcement,
    pub(crate) involved: Vec<Involvement>,
}

/// Reads `draft`, whose sentences are written in `language`, leaving every refusal in `form`. None if anything was
/// refused.
pub(crate) fn read(
    form: &mut Form,
    draft: &AnnouncementDraft,
    id: PersonId,
    language: Language,
) -> Option<ReadAnnouncement> {
    let identity = if draft.person.is_some() {
        None
    } else {
        read_identity(form, draft, id)
    };
    let region = form.require("region", draft.region);
    let register = form.require("register", draft.register);
    let age_group = form.require("age_group", draft.age_group);
    let provenance = form.require("provenance", draft.provenance);
    let service = form.require("service", draft.service.clone());
    let received_on = form.date("received_on", &draft.received_on, Expectation::Past);
    let follow_up_started_on = form.optional_date(
        "follow_up_started_on",
        &draft.follow_up_started_on,
        Expectation::Past,
    );
    if let (Some(received), Some(_)) = (received_on, follow_up_started_on)
        && let Err(error) = early_detection(received, follow_up_started_on)
    {
        form.refuse("follow_up_started_on", message_of(&error));
    }
    let laci_rights_end_on = form.optional_date(
        "laci_rights_end_on",
        &draft.laci_rights_end_on,
        Expectation::Any,
    );
    let reason = form.optional_note("reason", &draft.reason);
    let service = service?;
    let announcement = Announcement {
        counted_under: draft
            .counted_under
            .clone()
            .unwrap_or_else(|| service.clone()),
        worker: draft.worker,
        respondent: draft.respondent,
        received_on: received_on?,
        follow_up_started_on,
        age_group: age_group?,
        provenance: provenance?,
        service_asked: draft.service_asked,
        criteria: Criterion::ALL
            .iter()
            .copied()
            .filter(|criterion| draft.criteria.contains(criterion))
            .collect(),
        laci_rights_end_on,
        language: (!reason.is_empty()).then_some(language),
        reason,
        service: service.clone(),
    };
    let born = identity.as_ref().and_then(|person| person.birth_date);
    refuse_impossible(form, &announcement, born);
    let involved = list_involved(draft, service);
    if identity.is_none() && draft.person.is_none() {
        return None;
    }
    Some(ReadAnnouncement {
        identity,
        region: region?,
        register: register?,
        announcement,
        involved,
    })
}

/// Refuses what of an announcement cannot be for somebody born then.
pub(crate) fn refuse_impossible(
    form: &mut Form,
    announcement: &Announcement,
    born: Option<NaiveDate>,
) {
    for error in announcement.list_errors(born) {
        form.refuse(error.field(), message_of(&error));
    }
}

/// Refuses an announcement that names institutions, staff or situations which are not there.
///
/// A worker or respondent was in office on the day on which it was received.
pub(crate) fn refuse_unknown(
    r: &Reader<'_>,
    draft: &AnnouncementDraft,
    received_on: NaiveDate,
) -> Result<(), AppError> {
    let others = draft.other_services.iter();
    let institutions = [&draft.service, &draft.counted_under];
    for key in institutions
        .into_iter()
        .flatten()
        .chain(others.clone().map(|other| &other.institution))
    {
        r.get::<Institution>(key)?;
    }
    for (field, id) in [("worker", draft.worker), ("respondent", draft.respondent)] {
        if let Some(id) = id
            && !r.get::<Staff>(&id)?.is_active_on(received_on)
        {
            return Err(AppError::field(field, MessageView::new("staff_left")));
        }
    }
    for id in others.filter_map(|other| other.contact) {
        r.get::<Staff>(&id)?;
    }
    if let Some(former) = draft.former {
        r.get::<Situation>(&former)?;
    }
    Ok(())
}

fn list_involved(draft: &AnnouncementDraft, service: InstitutionKey) -> Vec<Involvement> {
    let contact = draft.respondent.or(draft.worker);
    let mut involved = vec![Involvement {
        institution: service,
        contact,
        imminent: false,
    }];
    for other in &draft.other_services {
        if !involved
            .iter()
            .any(|known| known.institution == other.institution)
        {
            involved.push(Involvement {
                institution: other.institution.clone(),
                contact: other.contact,
                imminent: other.imminent,
            });
        }
    }
    involved
}

fn read_identity(form: &mut Form, draft: &AnnouncementDraft, id: PersonId) -> Option<Person> {
    let name = form.name("name", &draft.name);
    let first_name = form.name("first_name", &draft.first_name);
    let address_form = form.require("form", draft.form);
    let language = form.require("language", draft.language);
    let birth_date = form.optional_date("birth_date", &draft.birth_date, Expectation::Birth);
    let avs = read_avs(form, &draft.avs);
    let address = form.address("address", &draft.address);
    let phone = form.optional_phone("phone", &draft.phone);
    let email = form.optional_email("email", &draft.email);
    let representative = draft.representative_kind.map(|kind| Representative {
        kind,
        name: form.name("representative_name", &draft.representative_name),
        phone: form.optional_phone("representative_phone", &draft.representative_phone),
        address: form
            .address("representative_address", &draft.representative_address)
            .into(),
        language: draft.representative_language,
    });
    if name.is_empty() || first_name.is_empty() {
        return None;
    }
    Some(Person {
        id,
        name,
        first_name,
        form: address_form?,
        sex: draft.sex,
        birth_date,
        avs,
        language: language?,
        address: address.into(),
        phone,
        email,
        representative,
        restriction: None,
        identity_confirmed: None,
        not_same_as: each_once(&draft.not_same_as),
    })
}

fn each_once(persons: &[PersonId]) -> Vec<PersonId> {
    let mut seen = std::collections::HashSet::new();
    persons
        .iter()
        .copied()
        .filter(|person| seen.insert(*person))
        .collect()
}

/// An AVS number, which is always optional.
pub(crate) fn read_avs(form: &mut Form, input: &str) -> Option<Avs> {
    if input.trim().is_empty() {
        None
    } else {
        form.take("avs", Avs::parse(input))
    }
}

/// The same AVS number is the same person: a second file with it would lose sight of the first. `own`: whose number it
/// may be, if anybody's.
pub(crate) fn refuse_known_avs(
    r: &Reader<'_>,
    avs: Option<&Avs>,
    own: Option<PersonId>,
) -> Result<(), AppError> {
    let Some(avs) = avs else { return Ok(()) };
    let others = r.list_persons_alike("", "", None, Some(avs))?;
    if others.iter().any(|other| Some(*other) != own) {
        return Err(AppError::field("avs", MessageView::new("avs_known")));
    }
    Ok(())
}

/// «5 months 12 days since the follow-up began»; None while the dates are not there.
pub(crate) fn early_detection_message(
    received_on: NaiveDate,
    follow_up_started_on: Option<NaiveDate>,
) -> Option<MessageView> {
    let found = early_detection(received_on, follow_up_started_on)
        .ok()
        .flatten()?;
    let code = if found.early { "early" } else { "late" };
    let after = ParamView::Span {
        months: found.months,
        days: found.days,
    };
    Some(MessageView::new(code).with("after", after))
}

impl ReadAnnouncement {
    /// The situation that follows from it.
    pub(crate) fn into_situation(
        self,
        id: SituationId,
        number: CaseNumber,
        person: PersonId,
        former: Option<SituationId>,
    ) -> Situation {
        Situation {
            id,
            number,
            person,
            former,
            register: self.register,
            region: self.region,
            state: SituationState::Announced,
            announcement: self.announcement,
            involved: self.involved,
            coordinator: None,
            triage: None,
            services: Vec::new(),
            case_manager: None,
            follow_ups: Vec::new(),
            closing: None,
        }
    }
}
