//! The office while it is being made up.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use cii_domain::{
    InstitutionKey, Language, NoteId, PersonId, Region, SituationId, StaffId,
    avs::Avs,
    calendar::{AdministrationDay, find_working_day},
    catalogue::CatalogueItem,
    contract::Contract,
    dates::{add_months, age_on},
    institution::Institution,
    office::{AdministrationYear, Office},
    person::{Address, Confirmation, Person, Representative, RepresentativeKind},
    procuration::Procuration,
    session::Session,
    situation::{
        AgeGroup, Announcement, CaseNumber, Closing, ClosingResult, Criterion, FollowUp,
        Involvement, Note, Provenance, Register, Situation, SituationState, Triage, TriageOutcome,
    },
    staff::Staff,
};
use uuid::Uuid;

use super::{
    DemoYear, TODAY,
    chance::{Chance, after, before, date},
    meetings::Agenda,
    names::{self, Origin},
    team::{Cast, Team},
    texts::{self, Pair, say},
};

/// All that has been made up so far.
pub(super) struct Builder {
    pub(super) chance: Chance,
    pub(super) ids: Chance,
    pub(super) team: Team,
    pub(super) cast: Cast,
    pub(super) catalogue: Vec<CatalogueItem>,
    pub(super) closed: Vec<AdministrationDay>,
    pub(super) agenda: Agenda,
    pub(super) persons: Vec<Person>,
    pub(super) situations: Vec<Situation>,
    pub(super) procurations: Vec<Procuration>,
    pub(super) sessions: Vec<Session>,
    pub(super) contracts: Vec<Contract>,
    pub(super) notes: Vec<Note>,
    avs: u32,
}

/// What is announced, before chance adds the rest.
#[derive(Debug, Clone)]
pub(super) struct Announced {
    pub(super) register: Register,
    pub(super) region: Region,
    pub(super) service: InstitutionKey,
    pub(super) counted_under: InstitutionKey,
    pub(super) provenance: Provenance,
    pub(super) age_group: AgeGroup,
    pub(super) received_on: NaiveDate,
    pub(super) follow_up_started_on: Option<NaiveDate>,
}

impl Builder {
    /// An office with its staff and nobody to help.
    pub(super) fn new(
        seed: u64,
        catalogue: Vec<CatalogueItem>,
        closed: Vec<AdministrationDay>,
    ) -> Self {
        let mut chance = Chance::new(seed);
        let mut ids = Chance::new(seed ^ 0x1d5_1d5_1d5);
        let (team, cast) = Team::hire(&mut chance, &mut ids);
        Self {
            chance,
            ids,
            team,
            cast,
            catalogue,
            closed,
            agenda: Agenda::default(),
            persons: Vec::new(),
            situations: Vec::new(),
            procurations: Vec::new(),
            sessions: Vec::new(),
            contracts: Vec::new(),
            notes: Vec::new(),
            avs: 999_000_000,
        }
    }

    /// Numbers the situations in the order in which they were announced, and hands everything over.
    pub(super) fn finish(
        mut self,
        showcase: SituationId,
        institutions: Vec<Institution>,
        office: Office,
        administration_years: Vec<AdministrationYear>,
    ) -> DemoYear {
        self.situations
            .sort_by_key(|situation| situation.announcement.received_on);
        let (mut year, mut running) = (0, 0);
        for situation in &mut self.situations {
            let received_in = u16::try_from(situation.announcement.received_on.year()).unwrap_or(0);
            if received_in != year {
                (year, running) = (received_in, 0);
            }
            running += 1;
            situation.number = CaseNumber { year, running };
        }
        let Team {
            staff,
            rooms,
            secretary,
            ..
        } = self.team;
        DemoYear {
            today: TODAY,
            user: secretary,
            showcase,
            institutions,
            catalogue: self.catalogue,
            office,
            administration_years,
            staff,
            rooms,
            persons: self.persons,
            situations: self.situations,
            procurations: self.procurations,
            sessions: self.sessions,
            contracts: self.contracts,
            notes: self.notes,
        }
    }

    /// The first working day on or after a day.
    pub(super) fn working_day(&self, day: NaiveDate) -> NaiveDate {
        find_working_day(day, &self.closed).unwrap_or(day)
    }

    /// A working day between two days, or the next one after them.
    pub(super) fn working_day_between(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let day = self.chance.day(first, last);
        self.working_day(day)
    }

    /// A working day so many days later.
    pub(super) fn later(&mut self, day: NaiveDate, low: u32, high: u32) -> NaiveDate {
        let days = self.chance.between(low, high);
        self.working_day(after(day, days))
    }

    /// A working day so many days earlier, or the next one after it.
    pub(super) fn earlier(&mut self, day: NaiveDate, low: u32, high: u32) -> NaiveDate {
        let days = self.chance.between(low, high);
        self.working_day(before(day, days))
    }

    /// The member of staff, who exists.
    pub(super) fn member(&self, id: StaffId) -> Option<&Staff> {
        self.team.find(id)
    }

    /// The language in which somebody of the staff writes.
    pub(super) fn language_of(&self, id: StaffId) -> Language {
        self.member(id)
            .map_or(Language::Fr, |member| member.language)
    }

    /// A person of a region, so old on a day.
    pub(super) fn person(&mut self, region: Region, age: u32, on: NaiveDate) -> Person {
        let german = region.language() == Language::De;
        let origin = match self.chance.below(100) {
            0..70 => {
                if german {
                    Origin::German
                } else {
                    Origin::French
                }
            }
            70..80 => {
                if german {
                    Origin::French
                } else {
                    Origin::German
                }
            }
            _ => Origin::Elsewhere,
        };
        let name = names::name(&mut self.chance, origin);
        let language = if self.chance.percent(8) {
            region.language().other()
        } else {
            region.language()
        };
        let born = self.birth_date(age, on);
        let minor = age_on(born, on).is_some_and(|age| age < 18);
        let representative = if minor {
            let parent = names::name(&mut self.chance, origin);
            Some((
                RepresentativeKind::Parent,
                format!("{} {}", parent.first, name.family),
            ))
        } else if self.chance.percent(4) {
            let curator = names::name(&mut self.chance, Origin::French);
            Some((
                RepresentativeKind::Curator,
                format!("{} {}", curator.first, curator.family),
            ))
        } else {
            None
        };
        let representative = representative.map(|(kind, name)| Representative {
            kind,
            name,
            phone: names::phone(&mut self.chance),
            address: Address::default(),
            language: None,
        });
        let avs = if self.chance.percent(70) {
            self.next_avs()
        } else {
            None
        };
        let phone = if self.chance.percent(90) {
            names::phone(&mut self.chance)
        } else {
            String::new()
        };
        let email = if self.chance.percent(60) {
            names::email(&name.first, &name.family)
        } else {
            String::new()
        };
        Person {
            id: PersonId(self.ids.id()),
            form: name.form(),
            sex: self.chance.percent(95).then_some(name.sex),
            name: name.family,
            first_name: name.first,
            birth_date: Some(born),
            avs,
            language,
            address: names::address(&mut self.chance, region),
            phone,
            email,
            representative,
            restriction: None,
            identity_confirmed: None,
            not_same_as: Vec::new(),
        }
    }

    fn birth_date(&mut self, age: u32, on: NaiveDate) -> NaiveDate {
        let latest = add_months(on, -12 * i32::try_from(age).unwrap_or(0));
        before(latest, self.chance.below(364))
    }

    /// The next AVS number of a range that nobody has.
    pub(super) fn next_avs(&mut self) -> Option<Avs> {
        self.avs += 1;
        Avs::from_body(self.avs)
    }

    /// When the follow-up began so that the announcement counts as early, or not.
    pub(super) fn follow_up_start(&mut self, received_on: NaiveDate, early: bool) -> NaiveDate {
        if early {
            before(received_on, self.chance.between(14, 170))
        } else {
            let months = i32::try_from(self.chance.between(6, 26)).unwrap_or(6);
            before(add_months(received_on, -months), self.chance.between(3, 27))
        }
    }

    /// An announced situation that nobody has looked at yet.
    pub(super) fn announce(&mut self, announced: Announced, person: &Person) -> Situation {
        let Announced {
            register,
            region,
            service,
            counted_under,
            provenance,
            age_group,
            received_on,
            follow_up_started_on,
        } = announced;
        let from_institution = provenance == Provenance::Institution;
        let (worker, respondent) = if from_institution {
            let worker = self.team.worker(&mut self.chance, &service, region);
            (
                worker,
                self.team
                    .respondent(&mut self.chance, &service, region, age_group),
            )
        } else {
            (None, None)
        };
        let reasons = if age_group == AgeGroup::Youth {
            texts::YOUTH_REASONS
        } else {
            texts::REASONS
        };
        let language = worker.map_or(region.language(), |worker| self.language_of(worker));
        let criteria = self.criteria();
        let contact = worker.or(respondent).or_else(|| {
            self.team
                .respondent(&mut self.chance, &service, region, age_group)
        });
        let involved = vec![Involvement {
            institution: service.clone(),
            contact,
            imminent: false,
        }];
        Situation {
            id: SituationId(self.ids.id()),
            number: CaseNumber {
                year: 0,
                running: 0,
            },
            person: person.id,
            former: None,
            register,
            region,
            state: SituationState::Announced,
            announcement: Announcement {
                service,
                counted_under,
                worker,
                respondent,
                received_on,
                follow_up_started_on,
                age_group,
                provenance,
                service_asked: None,
                criteria,
                laci_rights_end_on: None,
                reason: self.text(reasons, language),
                language: Some(language),
            },
            involved,
            coordinator: None,
            triage: None,
            services: Vec::new(),
            case_manager: None,
            follow_ups: Vec::new(),
            closing: None,
        }
    }

    fn criteria(&mut self) -> Vec<Criterion> {
        let mut criteria: Vec<Criterion> = Criterion::ALL
            .iter()
            .copied()
            .filter(|_| self.chance.percent(60))
            .collect();
        if criteria.is_empty() {
            criteria.push(Criterion::SeveralServices);
        }
        criteria
    }

    /// One of the sentences, in a language.
    pub(super) fn text(&mut self, stock: &[Pair], language: Language) -> String {
        say(self.chance.one(stock), language).to_owned()
    }

    /// Another institution around the person.
    pub(super) fn involve(&mut self, situation: &mut Situation, institution: &str, imminent: bool) {
        let institution = InstitutionKey::new(institution);
        if situation.involves(&institution) {
            return;
        }
        let contact = self.team.respondent(
            &mut self.chance,
            &institution,
            situation.region,
            situation.announcement.age_group,
        );
        situation.involved.push(Involvement {
            institution,
            contact,
            imminent,
        });
    }

    /// The coordinator sorts the situation.
    pub(super) fn triage(
        &mut self,
        situation: &mut Situation,
        by: StaffId,
        outcome: TriageOutcome,
    ) -> NaiveDate {
        let on = self.later(situation.announcement.received_on, 2, 9);
        let stock = match outcome {
            TriageOutcome::Complex => texts::TRIAGE_COMPLEX,
            TriageOutcome::Network => texts::TRIAGE_NETWORK,
            TriageOutcome::Refused => texts::TRIAGE_REFUSED,
        };
        let language = self.language_of(by);
        situation.coordinator = Some(by);
        situation.triage = Some(Triage {
            on,
            by,
            outcome,
            text: self.text(stock, language),
            language: Some(language),
        });
        situation.state = match outcome {
            TriageOutcome::Complex => SituationState::Complex,
            TriageOutcome::Network => SituationState::Network,
            TriageOutcome::Refused => SituationState::Refused,
        };
        on
    }

    /// Follow-ups every three months after a day until another, the last one left out if it is to be overdue.
    pub(super) fn follow_up(
        &mut self,
        situation: &mut Situation,
        from: NaiveDate,
        until: NaiveDate,
        leave_last: bool,
    ) {
        let by = situation.coordinator.unwrap_or(self.team.officer);
        let language = self.language_of(by);
        let mut last = from;
        let mut days = Vec::new();
        loop {
            let due = add_months(last, 3);
            let on = self.earlier(due, 1, 8);
            if on >= until || on > due {
                break;
            }
            days.push(on);
            last = on;
        }
        if leave_last {
            days.pop();
        }
        for on in days {
            let text = self.text(texts::FOLLOW_UPS, language);
            situation.follow_ups.push(FollowUp {
                on,
                by,
                text,
                language: Some(language),
            });
        }
    }

    /// Adds notes to a situation between two days.
    pub(super) fn note(
        &mut self,
        situation: &Situation,
        count: u32,
        from: NaiveDate,
        until: NaiveDate,
    ) {
        for _ in 0..count {
            let on = self.working_day_between(from, until.max(from));
            let by = match self.chance.below(3) {
                0 => self.team.secretary,
                1 => situation
                    .case_manager
                    .as_ref()
                    .map(|manager| manager.staff)
                    .or(situation.coordinator)
                    .unwrap_or(self.team.secretary),
                _ => situation.coordinator.unwrap_or(self.team.secretary),
            };
            let language = self.language_of(by);
            let text = self.text(texts::NOTES, language);
            self.notes.push(Note {
                id: NoteId(self.ids.id()),
                situation: situation.id,
                on: on.min(TODAY),
                by,
                language,
                text,
            });
        }
    }

    /// The person of a situation.
    pub(super) fn find_person(&mut self, id: PersonId) -> Option<&mut Person> {
        self.persons.iter_mut().find(|person| person.id == id)
    }

    /// A fresh identity of whatever kind.
    pub(super) fn id(&mut self) -> Uuid {
        self.ids.id()
    }
}

/// Somebody stood for something on a day, at a quarter past nine.
pub(super) fn confirmation(on: NaiveDate, by: StaffId) -> Confirmation {
    // A quarter past nine in Sion is a quarter past eight in UTC in winter; nobody will mind the summer.
    let at = Utc.from_utc_datetime(&moment(on, 8, 15));
    Confirmation { on, at, by }
}

/// The end of a situation.
pub(super) fn close(situation: &mut Situation, on: NaiveDate, result: ClosingResult) {
    let continued_by = match result {
        ClosingResult::SocialAid => Some("cms"),
        ClosingResult::DisabilityInsurance => Some("oai"),
        ClosingResult::EmploymentOffice => Some("orp"),
        ClosingResult::Network => Some(situation.announcement.service.as_str()),
        _ => None,
    }
    .map(InstitutionKey::new);
    situation.closing = Some(Closing {
        on,
        result,
        continued_by,
    });
    situation.state = SituationState::Closed;
}

/// A time of a day.
pub(super) fn moment(on: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    on.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

/// The first and the last day of the year that the report is about.
pub(super) fn year_2025() -> (NaiveDate, NaiveDate) {
    (date(2025, 1, 6), date(2025, 12, 31))
}
