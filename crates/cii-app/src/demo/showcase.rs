//! The file that shows everything: Maëlle Roncevent of Sierre, on the road from the announcement to the contract.

use cii_domain::{
    InstitutionKey, Language, NoteId, PersonId, Region, SituationId,
    dates::add_months,
    person::{Address, Form, Person, Sex},
    procuration::{DataCategory, Grant, Procuration},
    session::{Decision, Reply, Role, SessionKind, SessionState, Who},
    situation::{
        AgeGroup, CaseManagement, Criterion, FollowUp, Involvement, Note, Provenance, Register,
        ServiceKind, Situation, SituationState, Triage, TriageOutcome,
    },
};

use super::{
    chance::date,
    meetings::Answers,
    office::{Announced, Builder, confirmation, moment},
    texts::{GOALS, written},
};

/// Makes up the file and says which it is.
pub(super) fn build(builder: &mut Builder) -> SituationId {
    let person = person(builder);
    builder.persons.push(person.clone());
    let mut situation = announced(builder, &person);
    procuration(builder, &situation);
    table(builder, &mut situation);
    let secretary = builder.team.secretary;
    if let Some(person) = builder.find_person(person.id) {
        person.identity_confirmed = Some(confirmation(date(2026, 1, 13), secretary));
    }
    assessment(builder, &situation);
    contract(builder, &situation);
    notes(builder, &situation);
    let id = situation.id;
    builder.situations.push(situation);
    id
}

fn person(builder: &mut Builder) -> Person {
    Person {
        id: PersonId(builder.id()),
        name: "Roncevent".to_owned(),
        first_name: "Maëlle".to_owned(),
        form: Form::Madam,
        sex: Some(Sex::Female),
        birth_date: Some(date(1984, 3, 14)),
        avs: builder.next_avs(),
        language: Language::Fr,
        address: Address {
            supplement: String::new(),
            street: "Chemin des Mélèzes".to_owned(),
            number: "12".to_owned(),
            postal_box: String::new(),
            postcode: "3960".to_owned(),
            town: "Sierre".to_owned(),
            country: String::new(),
        },
        phone: "027 000 07 14".to_owned(),
        email: "maelle.roncevent@example.ch".to_owned(),
        representative: None,
        restriction: None,
        identity_confirmed: None,
        not_same_as: Vec::new(),
    }
}

fn announced(builder: &mut Builder, person: &Person) -> Situation {
    let key = InstitutionKey::new;
    let cast = builder.cast;
    let coordinator = builder.team.coordinator(Region::Sierre);
    let announced = Announced {
        register: Register::Bureau,
        region: Region::Sierre,
        service: key("orp"),
        counted_under: key("orp"),
        provenance: Provenance::Institution,
        age_group: AgeGroup::Adult,
        received_on: date(2025, 11, 3),
        follow_up_started_on: Some(date(2025, 8, 18)),
    };
    let mut situation = builder.announce(announced, person);
    let announcement = &mut situation.announcement;
    announcement.worker = Some(cast.announcer);
    announcement.service_asked = Some(ServiceKind::RoundTable);
    announcement.laci_rights_end_on = Some(date(2026, 3, 31));
    announcement.criteria = vec![
        Criterion::SeveralServices,
        Criterion::AccumulatedDifficulties,
        Criterion::RiskFactors,
        Criterion::EntitlementUnclear,
        Criterion::StrategicDivergence,
    ];
    "Onze ans dans le commerce de détail, poste supprimé. Douleurs dorsales ; la capacité de travail est jugée différemment par l’ORP et par le médecin traitant. Budget serré, deux enfants."
        .clone_into(&mut announcement.reason);
    announcement.language = Some(Language::Fr);
    situation.involved = vec![
        Involvement {
            institution: key("orp"),
            contact: Some(cast.announcer),
            imminent: false,
        },
        Involvement {
            institution: key("cms"),
            contact: Some(cast.social_worker),
            imminent: false,
        },
        Involvement {
            institution: key("oai"),
            contact: Some(cast.insurer),
            imminent: false,
        },
    ];
    situation.coordinator = Some(coordinator);
    situation.triage = Some(Triage {
        on: date(2025, 11, 10),
        by: coordinator,
        outcome: TriageOutcome::Complex,
        text: "Cinq critères sur six. Une table ronde doit réunir l’ORP, le CMS et l’Office AI."
            .to_owned(),
        language: Some(Language::Fr),
    });
    situation.state = SituationState::InService;
    situation
}

fn procuration(builder: &mut Builder, situation: &Situation) {
    use DataCategory::{Debt, DisabilityInsurance, Employment, Identity, Medical, SocialAid};
    let grant = |institution: &str, categories: &[DataCategory]| Grant {
        institution: InstitutionKey::new(institution),
        categories: categories.iter().copied().collect(),
    };
    let procuration = Procuration {
        id: cii_domain::ProcurationId(builder.id()),
        person: situation.person,
        situation: situation.id,
        drawn_up_on: date(2025, 11, 3),
        signed_on: Some(date(2025, 11, 5)),
        starts_on: date(2025, 11, 5),
        ends_on: date(2026, 10, 31),
        signed_by_representative: false,
        majority_on: None,
        grants: vec![
            grant("orp", &[Identity, Employment, SocialAid]),
            grant(
                "cms",
                &[Identity, Employment, SocialAid, DisabilityInsurance, Debt],
            ),
            grant("oai", &[Identity, Employment, DisabilityInsurance]),
            grant("smr", &[Identity, DisabilityInsurance, Medical]),
        ],
        form_version: 3,
        revocation: None,
        replaced_by: None,
        replaced_on: None,
        attachments: Vec::new(),
    };
    builder.procurations.push(procuration);
}

fn table(builder: &mut Builder, situation: &mut Situation) {
    let starts_at = moment(date(2025, 12, 2), 9, 0);
    let Some(mut session) = builder.plan_at(situation, SessionKind::RoundTable, starts_at, None)
    else {
        return;
    };
    builder.fill_as_held(
        &mut session,
        situation,
        starts_at.date(),
        SessionState::Approved,
        Decision::Assessment,
    );
    session.minutes = 75;
    builder.sessions.push(session);
    situation.case_manager = Some(CaseManagement {
        staff: builder.cast.social_worker,
        since: date(2025, 12, 2),
    });
    let by = situation.coordinator.unwrap_or(builder.team.officer);
    situation.follow_ups.push(FollowUp {
        on: date(2026, 1, 9),
        by,
        text: "Le CMS a clarifié le budget ; l’Office AI attend l’assessment avant de décider l’évaluation en atelier.".to_owned(),
        language: Some(Language::Fr),
    });
}

/// Six places, two languages: two answers are outstanding, and the letter to the person waits for the post.
fn assessment(builder: &mut Builder, situation: &Situation) {
    let starts_at = moment(date(2026, 2, 3), 9, 0);
    let physician = builder.cast.physician;
    let Some(mut session) = builder.plan_at(
        situation,
        SessionKind::Assessment,
        starts_at,
        Some(physician),
    ) else {
        return;
    };
    session.state = SessionState::Invited;
    builder.invite(&mut session, date(2026, 1, 6), Answers::All);
    let insurer = builder.cast.insurer;
    for seat in &mut session.invitees {
        if seat.role == Role::Person {
            seat.sendings.clear();
            seat.reply = Reply::Open;
        } else if seat.who == Who::Staff(physician) || seat.who == Who::Staff(insurer) {
            seat.reply = Reply::Open;
        } else {
            seat.reply = Reply::Accepted {
                on: date(2026, 1, 8),
            };
        }
    }
    builder.fill_blocks(&mut session, date(2026, 1, 12), 0);
    builder.sessions.push(session);
}

/// The contract that the case manager prepares beforehand; what the assessment must decide is still open.
fn contract(builder: &mut Builder, situation: &Situation) {
    let starts_on = date(2026, 2, 16);
    let mut contract = builder.write(situation, Language::Fr, true, starts_on, 9);
    contract.aim = written(
        (
            "Retrouver, d’ici la fin de 2026, un emploi durable dans la vente ou la logistique légère, à un taux d’au moins 60 %.",
            "Bis Ende 2026 eine dauerhafte Stelle im Verkauf oder in der leichten Logistik finden, mit einem Pensum von mindestens 60 %.",
        ),
        Language::Fr,
        true,
    );
    // Capacity, rhythm, employment: one after the other.
    for (goal, (text, indicator)) in contract.goals.iter_mut().zip(GOALS) {
        goal.text = written(*text, Language::Fr, true);
        goal.indicator = written(*indicator, Language::Fr, true);
    }
    let ends_on = add_months(starts_on, 9);
    contract.measures.clear();
    for key in ["workshop_observation", "skills_review", "budget_support"] {
        let measure = builder.measure_of(key, Language::Fr, true, starts_on, ends_on);
        contract.measures.extend(measure);
    }
    let fund = builder.fund_measure(Language::Fr, true, starts_on);
    contract.measures.extend(fund);
    if let Some(goal) = contract.goals.last_mut() {
        goal.due_on = cii_domain::typed::Typed::Empty;
    }
    builder.contracts.push(contract);
}

fn notes(builder: &mut Builder, situation: &Situation) {
    let cast = builder.cast;
    let coordinator = situation.coordinator.unwrap_or(builder.team.officer);
    let secretary = builder.team.secretary;
    for (on, by, language, text) in [
        (
            date(2025, 11, 6),
            secretary,
            Language::Fr,
            "Procuration reçue, quatre institutions nommées ; médical ouvert au SMR seulement.",
        ),
        (
            date(2025, 11, 18),
            cast.announcer,
            Language::Fr,
            "Stage d’essai de trois semaines interrompu après huit jours : douleurs en position debout.",
        ),
        (
            date(2025, 12, 3),
            coordinator,
            Language::Fr,
            "La personne est informée des conclusions de la table ronde et accepte un assessment.",
        ),
        (
            date(2025, 12, 17),
            cast.social_worker,
            Language::Fr,
            "Budget clarifié, loyer à jour, garde des enfants assurée quatre jours par semaine.",
        ),
        (
            date(2026, 1, 8),
            cast.physician,
            Language::De,
            "Unterlagen des Hausarztes verlangt; ein Termin am Vormittag passt besser.",
        ),
        (
            date(2026, 1, 13),
            secretary,
            Language::Fr,
            "Identité et adresse confirmées par téléphone. La lettre à la personne est prête, à poster.",
        ),
    ] {
        builder.notes.push(Note {
            id: NoteId(builder.ids.id()),
            situation: situation.id,
            on,
            by,
            language,
            text: text.to_owned(),
        });
    }
}
