//! The staff of the practice office and its partners, and the rooms in which they meet.

mod rooms;
mod turnover;

use cii_domain::{
    InstitutionKey, Language, Region, StaffId,
    person::Form,
    situation::AgeGroup,
    staff::{Function, Room, Staff, WorkingWeek},
};

use super::{
    chance::Chance,
    names::{Origin, email, name, office_address, phone},
};

/// Everybody there is, in the order in which they were made up.
#[derive(Debug)]
pub(super) struct Team {
    pub(super) staff: Vec<Staff>,
    pub(super) rooms: Vec<Room>,
    /// Who sits at the keyboard: the secretary of the Bureau.
    pub(super) secretary: StaffId,
    /// The cantonal officer.
    pub(super) officer: StaffId,
}

/// Those whom the showcase file names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cast {
    pub(super) announcer: StaffId,
    pub(super) social_worker: StaffId,
    pub(super) insurer: StaffId,
    pub(super) physician: StaffId,
}

/// Half days, Monday to Friday: `m` morning, `a` afternoon, `d` the whole day, `-` none.
fn week(days: &str) -> WorkingWeek {
    let mut week = WorkingWeek {
        mornings: [false; 5],
        afternoons: [false; 5],
    };
    let halves = week.mornings.iter_mut().zip(week.afternoons.iter_mut());
    for ((morning, afternoon), day) in halves.zip(days.chars()) {
        *morning = matches!(day, 'm' | 'd');
        *afternoon = matches!(day, 'a' | 'd');
    }
    week
}

/// One line of the directory before it has a name.
struct Post {
    institution: &'static str,
    region: Option<Region>,
    language: Language,
    functions: &'static [Function],
    week: &'static str,
    name: Option<(&'static str, &'static str, Form)>,
}

struct Hiring<'a> {
    chance: &'a mut Chance,
    ids: &'a mut Chance,
    staff: Vec<Staff>,
}

impl Hiring<'_> {
    fn hire(&mut self, post: &Post) -> StaffId {
        let (first, family, form) = if let Some((first, family, form)) = post.name {
            (first.to_owned(), family.to_owned(), form)
        } else {
            self.make_up_name(post.language)
        };
        let id = StaffId(self.ids.id());
        let seat = post.region.unwrap_or(if post.language == Language::De {
            Region::HautValais
        } else {
            Region::Sion
        });
        let physician = post.functions.contains(&Function::SmrPhysician);
        let title = match (post.language, form) {
            _ if !physician => "",
            (Language::Fr, Form::Madam) => "Dre",
            (Language::Fr, _) => "Dr",
            (Language::De, _) => "Dr.",
        };
        self.staff.push(Staff {
            id,
            email: email(&first, &family),
            name: family,
            first_name: first,
            title: title.to_owned(),
            form,
            institution: InstitutionKey::new(post.institution),
            region: post.region,
            functions: post.functions.to_vec(),
            language: post.language,
            phone: phone(self.chance),
            address: office_address(self.chance, seat),
            working_week: week(post.week),
            absences: Vec::new(),
            from: None,
            to: None,
        });
        id
    }

    /// A name that nobody else of the staff has.
    fn make_up_name(&mut self, language: Language) -> (String, String, Form) {
        let origin = match language {
            Language::Fr => Origin::French,
            Language::De => Origin::German,
        };
        let mut made_up = name(self.chance, origin);
        while self
            .staff
            .iter()
            .any(|s| s.name == made_up.family && s.first_name == made_up.first)
        {
            made_up = name(self.chance, origin);
        }
        let form = made_up.form();
        (made_up.first, made_up.family, form)
    }

    fn named(
        &mut self,
        who: (&'static str, &'static str, Form),
        institution: &'static str,
        region: Option<Region>,
        language: Language,
        functions: &'static [Function],
        week: &'static str,
    ) -> StaffId {
        self.hire(&Post {
            institution,
            region,
            language,
            functions,
            week,
            name: Some(who),
        })
    }

    fn some(
        &mut self,
        count: usize,
        institution: &'static str,
        region: Option<Region>,
        language: Language,
        functions: &'static [Function],
        week: &'static str,
    ) {
        for _ in 0..count {
            self.hire(&Post {
                institution,
                region,
                language,
                functions,
                week,
                name: None,
            });
        }
    }
}

const FULL: &str = "ddddd";

impl Team {
    /// Hires everybody, the Bureau first.
    pub(super) fn hire(chance: &mut Chance, ids: &mut Chance) -> (Self, Cast) {
        use Function::{
            CantonalOfficer, ContactPerson, FieldWorker, LegalCommission, RegionalCoordinator,
            RespondentAdults, RespondentYouth, Secretariat, SmrPhysician, ThematicCoordinator,
        };
        use Language::{De, Fr};
        let (madam, sir) = (Form::Madam, Form::Sir);
        let mut hiring = Hiring {
            chance,
            ids,
            staff: Vec::new(),
        };
        let secretary = hiring.named(
            ("Églantine", "Combeclaire", madam),
            "bureau",
            None,
            Fr,
            &[Secretariat],
            FULL,
        );
        let officer = hiring.named(
            ("Solange", "Hauteneige", madam),
            "bureau",
            None,
            Fr,
            &[CantonalOfficer, LegalCommission],
            "dddd-",
        );
        // A fifth of a post each: two half days.
        for (who, region, days) in [
            (("Alena", "Lärchtal", madam), Region::HautValais, "-d---"),
            (("Basile", "Chantevent", sir), Region::Sierre, "-m--a"),
            (("Bérengère", "Sourceaube", madam), Region::Sion, "--d--"),
            (("Jérémie", "Fontclaire", sir), Region::Martigny, "---d-"),
            (("Octave", "Rivebrume", sir), Region::Monthey, "a---m"),
        ] {
            hiring.named(
                who,
                "bureau",
                Some(region),
                region.language(),
                &[RegionalCoordinator],
                days,
            );
        }
        hiring.named(
            ("Noémie", "Valbisse", madam),
            "bureau",
            None,
            Fr,
            &[ThematicCoordinator],
            "d-d-m",
        );
        hiring.named(
            ("Silvan", "Föhnwald", sir),
            "bureau",
            None,
            De,
            &[ThematicCoordinator],
            "-d-a-",
        );

        let announcer = hiring.named(
            ("Colin", "Brumerive", sir),
            "orp",
            Some(Region::Sierre),
            Fr,
            &[FieldWorker],
            FULL,
        );
        let social_worker = hiring.named(
            ("Ludivine", "Pierrelune", madam),
            "cms",
            Some(Region::Sierre),
            Fr,
            &[RespondentAdults],
            "dd-dd",
        );
        let insurer = hiring.named(
            ("Faustin", "Neigebois", sir),
            "oai",
            None,
            Fr,
            &[RespondentAdults],
            FULL,
        );
        let physician = hiring.named(
            ("Reto", "Arvenstein", sir),
            "smr",
            None,
            De,
            &[SmrPhysician],
            "adm--",
        );
        hiring.named(
            ("Salomé", "Hautecime", madam),
            "smr",
            None,
            Fr,
            &[SmrPhysician],
            "-dd--",
        );
        hiring.named(
            ("Oriane", "Brisefeuille", madam),
            "orp",
            Some(Region::Martigny),
            Fr,
            &[RespondentAdults],
            FULL,
        );
        hiring.named(
            ("Romane", "Sourcevive", madam),
            "cms",
            Some(Region::Sion),
            Fr,
            &[RespondentAdults],
            FULL,
        );
        hiring.some(1, "smr", None, Fr, &[SmrPhysician], "a--dd");
        hiring.some(1, "smr", None, De, &[SmrPhysician], "-d-dm");

        for region in Region::ALL.iter().copied() {
            let at = Some(region);
            let language = region.language();
            for institution in ["orp", "cms"] {
                let named = hiring.staff.iter().any(|s| {
                    s.institution.as_str() == institution
                        && s.region == at
                        && s.has(RespondentAdults)
                });
                hiring.some(
                    usize::from(!named),
                    institution,
                    at,
                    language,
                    &[RespondentAdults],
                    FULL,
                );
                hiring.some(
                    1,
                    institution,
                    at,
                    language,
                    &[RespondentYouth, FieldWorker],
                    "dddd-",
                );
            }
            hiring.some(4, "orp", at, language, &[FieldWorker], FULL);
            // The day off must not be the coordinator's only day.
            let part_time = if region == Region::Martigny {
                "dd-dd"
            } else {
                "ddd-d"
            };
            hiring.some(3, "cms", at, language, &[FieldWorker], part_time);
            hiring.some(1, "t1", at, language, &[RespondentYouth], FULL);
            hiring.some(1, "t1", at, language, &[FieldWorker], FULL);
            hiring.some(
                1,
                "cio",
                at,
                language,
                &[RespondentYouth, FieldWorker],
                FULL,
            );
        }
        for (language, region) in [(Fr, None), (De, Some(Region::HautValais))] {
            hiring.some(1, "oai", region, language, &[RespondentAdults], FULL);
            hiring.some(1, "oai", region, language, &[RespondentYouth], FULL);
            hiring.some(2, "oai", region, language, &[FieldWorker], FULL);
            hiring.some(
                1,
                "oasi",
                region,
                language,
                &[RespondentAdults, RespondentYouth],
                FULL,
            );
            hiring.some(1, "oasi", region, language, &[FieldWorker], "ddd--");
            hiring.some(
                1,
                "bip",
                region,
                language,
                &[RespondentAdults, RespondentYouth],
                FULL,
            );
            hiring.some(1, "bip", region, language, &[FieldWorker], FULL);
            hiring.some(
                1,
                "osp",
                region,
                language,
                &[RespondentAdults, RespondentYouth],
                FULL,
            );
            hiring.some(1, "osp", region, language, &[FieldWorker], FULL);
            hiring.some(
                1,
                "sfop",
                region,
                language,
                &[RespondentAdults, RespondentYouth],
                FULL,
            );
            for partner in [
                "osama", "bci", "suva", "oes", "sec2", "ope", "cdtea", "sppa", "sppea",
            ] {
                hiring.some(1, partner, region, language, &[ContactPerson], "dd-dd");
            }
        }
        for partner in [
            "epcl",
            "sppha",
            super::RELIEF,
            super::WORKSHOP,
            super::SCHOOL,
            super::HOSTEL,
        ] {
            hiring.some(1, partner, None, Fr, &[ContactPerson], FULL);
        }
        for institution in ["bcop", "lmmt", "ocps"] {
            hiring.some(1, institution, None, Fr, &[ContactPerson], FULL);
        }
        for institution in ["oai", "sict", "sas"] {
            hiring.some(1, institution, None, Fr, &[LegalCommission], FULL);
        }
        let mut staff = hiring.staff;
        turnover::leave(&mut staff, chance, ids);
        turnover::be_absent(&mut staff, chance);
        let rooms = rooms::list(chance, ids);
        (
            Self {
                staff,
                rooms,
                secretary,
                officer,
            },
            Cast {
                announcer,
                social_worker,
                insurer,
                physician,
            },
        )
    }

    /// The member with this identity.
    pub(super) fn find(&self, id: StaffId) -> Option<&Staff> {
        self.staff.iter().find(|member| member.id == id)
    }

    /// Who coordinates a region.
    pub(super) fn coordinator(&self, region: Region) -> StaffId {
        self.staff
            .iter()
            .find(|s| s.region == Some(region) && s.has(Function::RegionalCoordinator))
            .map_or(self.officer, |s| s.id)
    }

    /// Who coordinates the situations of young people.
    pub(super) fn thematic(&self, region: Region) -> StaffId {
        self.staff
            .iter()
            .find(|s| s.has(Function::ThematicCoordinator) && s.language == region.language())
            .map_or(self.officer, |s| s.id)
    }

    /// Somebody of an institution who may stand for a region with one of the functions, the nearer ones first.
    fn someone(
        &self,
        chance: &mut Chance,
        institution: &InstitutionKey,
        region: Region,
        functions: &[Function],
    ) -> Option<StaffId> {
        let distance = |member: &Staff| match member.region {
            Some(at) if at == region => Some(0),
            None if member.language == region.language() => Some(1),
            None => Some(2),
            Some(_) => None,
        };
        let fits = |member: &&Staff| {
            member.institution == *institution
                && member.to.is_none()
                && functions.iter().any(|f| member.has(*f))
        };
        let nearest = self.staff.iter().filter(fits).filter_map(distance).min()?;
        let candidates: Vec<StaffId> = self
            .staff
            .iter()
            .filter(fits)
            .filter(|m| distance(m) == Some(nearest))
            .map(|m| m.id)
            .collect();
        chance.pick(&candidates).copied()
    }

    /// A worker of an institution in a region.
    pub(super) fn worker(
        &self,
        chance: &mut Chance,
        institution: &InstitutionKey,
        region: Region,
    ) -> Option<StaffId> {
        self.someone(chance, institution, region, &[Function::FieldWorker])
            .or_else(|| self.someone(chance, institution, region, &[Function::ContactPerson]))
            .or_else(|| self.respondent(chance, institution, region, AgeGroup::Adult))
    }

    /// The respondent of an institution for a region.
    pub(super) fn respondent(
        &self,
        chance: &mut Chance,
        institution: &InstitutionKey,
        region: Region,
        age: AgeGroup,
    ) -> Option<StaffId> {
        let (first, second) = match age {
            AgeGroup::Adult => (Function::RespondentAdults, Function::RespondentYouth),
            AgeGroup::Youth => (Function::RespondentYouth, Function::RespondentAdults),
        };
        self.someone(chance, institution, region, &[first])
            .or_else(|| self.someone(chance, institution, region, &[second]))
            .or_else(|| self.someone(chance, institution, region, &[Function::ContactPerson]))
    }
}
