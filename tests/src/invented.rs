//! Invented situations in any number, to measure with.

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, Language, PersonId, Region, SituationId, StaffId,
    person::{Address, Form, Person},
    situation::{
        AgeGroup, Announcement, CaseManagement, CaseNumber, Criterion, Involvement, Provenance,
        Register, Service, ServiceKind, Situation, SituationState,
    },
    staff::{Staff, WorkingWeek},
};
use uuid::Uuid;

/// Beginnings and endings of invented family names; together some 1,600.
const STARTS: [&str; 40] = [
    "Zuf", "Mül", "Sala", "Kalber", "Fav", "Ber", "Imb", "Rod", "Car", "Dar", "Evé", "Four",
    "Gail", "Héri", "Ims", "Jac", "Kuo", "Lam", "Mich", "Nan", "Ogg", "Perr", "Quen", "Rey",
    "Schny", "Ter", "Ulr", "Vouill", "Wal", "Zen", "Abg", "Briw", "Clav", "Delal", "Emer", "Fux",
    "Grich", "Heinz", "Jor", "Lug",
];
const ENDS: [&str; 40] = [
    "ferey", "ler", "min", "matten", "re", "thod", "oden", "uit", "ron", "bellay", "quoz", "nier",
    "lard", "tier", "eng", "quier", "nen", "on", "ellod", "chen", "ier", "uchoud", "oz", "mond",
    "drig", "mermann", "ich", "amoz", "pen", "häusern", "ottspon", "and", "ien", "oye", "y", "er",
    "ting", "mann", "dan", "on-Rey",
];
const FIRST_NAMES: [&str; 24] = [
    "Anna",
    "Léa",
    "Noé",
    "Jörg",
    "Chloé",
    "Élodie",
    "Beat",
    "Urs",
    "Zoé",
    "Marie-Laure",
    "Matteo",
    "Ruth",
    "Samuel",
    "Inès",
    "Théo",
    "Verena",
    "Xavier",
    "Yvonne",
    "Benoît",
    "Céline",
    "David",
    "Fabienne",
    "Gérald",
    "Heidi",
];
const TOWNS: [&str; 12] = [
    "Sion",
    "Sierre",
    "Martigny",
    "Monthey",
    "Visp",
    "Brig",
    "Naters",
    "Conthey",
    "Fully",
    "Saint-Maurice",
    "Leuk",
    "Saxon",
];

/// A small generator that gives the same numbers each time.
#[derive(Debug)]
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(limit).unwrap_or(1)).unwrap_or_default()
    }

    /// One of them.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from.get(self.below(from.len()))
            .copied()
            .unwrap_or_else(|| unreachable!("below its length"))
    }
}

/// A family name.
pub fn family_name(numbers: &mut Numbers) -> String {
    format!("{}{}", numbers.pick(&STARTS), numbers.pick(&ENDS))
}

/// A first name.
pub fn first_name(numbers: &mut Numbers) -> &'static str {
    numbers.pick(&FIRST_NAMES)
}

/// A place.
pub fn town(numbers: &mut Numbers) -> &'static str {
    numbers.pick(&TOWNS)
}

fn day(numbers: &mut Numbers, year: i32) -> NaiveDate {
    let days = u64::try_from(numbers.below(365)).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default() + chrono::Days::new(days)
}

/// Number `n` of the staff.
pub fn staff(n: u128, numbers: &mut Numbers) -> Staff {
    Staff {
        id: StaffId(Uuid::from_u128(0xFFFF_0000 + n)),
        name: family_name(numbers),
        first_name: first_name(numbers).into(),
        title: String::new(),
        form: Form::Neutral,
        institution: InstitutionKey::new("cms"),
        region: None,
        functions: Vec::new(),
        language: Language::Fr,
        phone: String::new(),
        email: String::new(),
        address: Address::default(),
        working_week: WorkingWeek::FULL,
        absences: Vec::new(),
        from: None,
        to: None,
    }
}

/// Number `n` of the situations, with its person.
pub fn case(n: u32, numbers: &mut Numbers) -> (Person, Situation) {
    let person = Person {
        id: PersonId(Uuid::from_u128((1 << 100) + u128::from(n))),
        name: family_name(numbers),
        first_name: first_name(numbers).into(),
        form: Form::Neutral,
        sex: None,
        birth_date: Some(day(
            numbers,
            1960 + i32::try_from(n % 45).unwrap_or_default(),
        )),
        avs: None,
        language: Language::Fr,
        address: Address {
            street: "Rue des Vergers".into(),
            number: "7".into(),
            postcode: "1950".into(),
            town: town(numbers).into(),
            ..Address::default()
        },
        phone: "027 000 00 00".into(),
        email: String::new(),
        representative: None,
        restriction: None,
        identity_confirmed: None,
        not_same_as: Vec::new(),
    };
    let received_on = day(numbers, 2025);
    let institutions = ["orp", "cms", "oai", "osp", "bip"];
    let situation = Situation {
        id: situation_id(n),
        number: CaseNumber {
            year: 2025,
            running: n,
        },
        person: person.id,
        former: None,
        register: numbers.pick(Register::ALL),
        region: numbers.pick(Region::ALL),
        state: numbers.pick(&[
            SituationState::Announced,
            SituationState::InTriage,
            SituationState::Complex,
            SituationState::InService,
            SituationState::FollowedUp,
            SituationState::Closed,
        ]),
        announcement: Announcement {
            service: InstitutionKey::new(numbers.pick(&institutions)),
            counted_under: InstitutionKey::new("orp"),
            worker: None,
            respondent: None,
            received_on,
            follow_up_started_on: None,
            age_group: AgeGroup::Adult,
            provenance: Provenance::Institution,
            service_asked: None,
            criteria: vec![Criterion::SeveralServices],
            laci_rights_end_on: None,
            reason: "Plusieurs services, droits peu clairs, stratégies à accorder.".into(),
            language: None,
        },
        involved: (0..3)
            .map(|_| Involvement {
                institution: InstitutionKey::new(numbers.pick(&institutions)),
                contact: None,
                imminent: false,
            })
            .collect(),
        coordinator: Some(StaffId(Uuid::from_u128(0xFFFF_0000 + u128::from(n % 7)))),
        triage: None,
        services: vec![Service {
            kind: numbers.pick(ServiceKind::ALL),
            started_on: received_on,
            ended_on: None,
            session: None,
        }],
        case_manager: Some(CaseManagement {
            staff: StaffId(Uuid::from_u128(0xFFFF_0000 + u128::from(n % 60))),
            since: received_on,
        }),
        follow_ups: Vec::new(),
        closing: None,
    };
    (person, situation)
}

/// The identity of situation number `n`.
pub fn situation_id(n: u32) -> SituationId {
    SituationId(Uuid::from_u128((1 << 101) + u128::from(n)))
}
