//! Objective contracts of the practice office, in every state and both languages.

use chrono::NaiveDate;
use cii_domain::{
    ContractId, InstitutionKey, Language,
    conformity::propose_reviews,
    contract::{
        CommissionDecision, Contract, ContractState, Duty, Goal, GoalState, LegalBasis, Measure,
        Party, Payer, Signature, SignatureState, Written,
    },
    dates::add_months,
    money::Centimes,
    situation::Situation,
    typed::Typed,
};

use super::{
    TODAY,
    chance::{after, before, date},
    office::{Builder, confirmation},
    plan::Paper,
    texts::{self, Pair, say, written},
};

impl Builder {
    /// The contract that an assessment yielded, as it stands on the office's day. Returns the day on which an ended one ended.
    pub(super) fn agree(
        &mut self,
        situation: &Situation,
        paper: Paper,
        assessed_on: NaiveDate,
    ) -> Option<NaiveDate> {
        let language = situation.region.language();
        let translated = matches!(paper, Paper::ToSign | Paper::Amended) || self.chance.percent(30);
        let unsigned = matches!(paper, Paper::Draft | Paper::Review | Paper::ToSign);
        let starts_on = if unsigned {
            self.later(TODAY, 15, 30)
        } else {
            self.later(assessed_on, 18, 24)
        };
        let months = match paper {
            Paper::Achieved | Paper::PartlyAchieved | Paper::Interrupted | Paper::Expired => 6,
            Paper::Amended => 12,
            _ => 9,
        };
        let mut contract = self.write(situation, language, translated, starts_on, months);
        let checked_on = self.working_day(after(assessed_on, 9));
        let checked_on = if unsigned {
            checked_on.max(date(2025, 12, 18))
        } else {
            checked_on
        };
        let coordinator = situation.coordinator.unwrap_or(self.team.officer);
        let ended_on = self
            .working_day(before(add_months(starts_on, months), 6))
            .min(before(TODAY, 16));
        match paper {
            Paper::Draft => {
                // As one leaves it on a Friday evening: a goal without a date, a measure without a payer.
                contract.state = ContractState::Draft;
                contract.starts_on = Typed::Empty;
                contract.reviews.clear();
                if let Some(goal) = contract.goals.last_mut() {
                    goal.due_on = Typed::Empty;
                }
                if let Some(measure) = contract.measures.last_mut() {
                    measure.payer = None;
                    measure.cost = Typed::Empty;
                }
            }
            Paper::Review => {
                contract.state = ContractState::ConformityReview;
                contract
                    .measures
                    .extend(self.fund_measure(language, translated, starts_on));
            }
            Paper::ToSign => {
                contract.state = ContractState::ToSign;
                contract.conformity = Some(confirmation(checked_on, coordinator));
                let signed = contract.signatures.len() / 2;
                for signature in contract.signatures.iter_mut().take(signed) {
                    signature.state = SignatureState::Signed {
                        on: self.working_day(after(checked_on, 5)).min(before(TODAY, 1)),
                        by: String::new(),
                    };
                }
            }
            Paper::InForce
            | Paper::Amended
            | Paper::Achieved
            | Paper::PartlyAchieved
            | Paper::Interrupted
            | Paper::Expired => {
                contract.state = match paper {
                    Paper::Amended => ContractState::Amended,
                    Paper::Achieved => ContractState::Achieved,
                    Paper::PartlyAchieved => ContractState::PartlyAchieved,
                    Paper::Interrupted => ContractState::Interrupted,
                    Paper::Expired => ContractState::Expired,
                    _ => ContractState::InForce,
                };
                contract.conformity = Some(confirmation(checked_on, coordinator));
                for signature in &mut contract.signatures {
                    let on = self.later(checked_on, 3, 7);
                    signature.state = SignatureState::Signed {
                        on,
                        by: String::new(),
                    };
                }
            }
        }
        let reached = |index: usize| match paper {
            Paper::Achieved => GoalState::Reached,
            Paper::PartlyAchieved | Paper::InForce if index == 0 => GoalState::Reached,
            Paper::PartlyAchieved => GoalState::PartlyReached,
            Paper::Interrupted => GoalState::Dropped,
            _ => GoalState::Open,
        };
        for (index, goal) in contract.goals.iter_mut().enumerate() {
            goal.state = reached(index);
        }
        if paper == Paper::Interrupted {
            contract.end_reason = self.text(texts::END_REASONS, language);
        }
        let is_refused_once = |known: &Contract| known.state == ContractState::NotConcluded;
        if paper == Paper::InForce && !self.contracts.iter().any(is_refused_once) {
            let refused = self.refused_before(&contract, language);
            self.contracts.push(refused);
        }
        if paper == Paper::Amended {
            let amendment = self.amend(&contract);
            self.contracts.push(amendment);
        }
        self.contracts.push(contract);
        matches!(
            paper,
            Paper::Achieved | Paper::PartlyAchieved | Paper::Interrupted | Paper::Expired
        )
        .then_some(ended_on)
    }

    /// A complete contract in draft: one goal each quarter, a measure and a duty of each institution.
    pub(super) fn write(
        &mut self,
        situation: &Situation,
        language: Language,
        translated: bool,
        starts_on: NaiveDate,
        months: i32,
    ) -> Contract {
        let ends_on = add_months(starts_on, months);
        let mut stock: Vec<(Pair, Pair)> = texts::GOALS.to_vec();
        self.chance.shuffle(&mut stock);
        let goals = stock
            .into_iter()
            .zip([3, 6, 9])
            .filter(|(_, month)| *month <= months)
            .map(|((text, indicator), month)| Goal {
                id: self.id(),
                text: written(text, language, translated),
                indicator: written(indicator, language, translated),
                due_on: Typed::Read(self.working_day(before(add_months(starts_on, month), 3))),
                state: GoalState::Open,
            })
            .collect();
        let parties: Vec<InstitutionKey> = situation
            .involved
            .iter()
            .filter(|i| !i.imminent)
            .map(|i| i.institution.clone())
            .collect();
        let mut measures = Vec::new();
        for institution in &parties {
            measures.extend(self.measure(institution, language, translated, starts_on, ends_on));
        }
        let mut duties: Vec<Duty> = Vec::new();
        let mut person_duties = texts::PERSON_DUTIES.to_vec();
        self.chance.shuffle(&mut person_duties);
        for text in person_duties.into_iter().take(3) {
            duties.push(Duty {
                id: self.id(),
                party: Party::Person,
                text: written(text, language, translated),
            });
        }
        for institution in &parties {
            let stock = match institution.as_str() {
                "orp" => texts::ORP_DUTIES,
                "cms" => texts::CMS_DUTIES,
                "oai" => texts::OAI_DUTIES,
                _ => texts::OTHER_DUTIES,
            };
            let text = written(self.chance.one(stock), language, translated);
            duties.push(Duty {
                id: self.id(),
                party: Party::Institution(institution.clone()),
                text,
            });
        }
        let signatures = self.signatures(situation);
        Contract {
            id: ContractId(self.id()),
            situation: situation.id,
            amendment: 0,
            amends: None,
            state: ContractState::Draft,
            language,
            starts_on: Typed::Read(starts_on),
            aim: written(self.chance.one(texts::AIMS), language, translated),
            goals,
            measures,
            duties,
            case_manager: situation.case_manager.as_ref().map(|manager| manager.staff),
            reviews: propose_reviews(starts_on, Some(ends_on), &self.closed)
                .into_iter()
                .map(Typed::Read)
                .collect(),
            signatures,
            conformity: None,
            end_reason: String::new(),
        }
    }

    /// A measure out of an institution's part of the catalogue. None if it has none.
    fn measure(
        &mut self,
        institution: &InstitutionKey,
        language: Language,
        translated: bool,
        starts_on: NaiveDate,
        ends_on: NaiveDate,
    ) -> Option<Measure> {
        let payer = Payer::Institution(institution.clone());
        let keys: Vec<String> = self
            .catalogue
            .iter()
            .filter(|item| item.payer == payer)
            .filter(|item| texts::OFFERS.iter().any(|(key, ..)| *key == item.key))
            .map(|item| item.key.clone())
            .collect();
        let key = self.chance.pick(&keys)?.clone();
        self.measure_of(&key, language, translated, starts_on, ends_on)
    }

    /// The measure of the catalogue with this key. None if nobody offers it.
    pub(super) fn measure_of(
        &mut self,
        key: &str,
        language: Language,
        translated: bool,
        starts_on: NaiveDate,
        ends_on: NaiveDate,
    ) -> Option<Measure> {
        let item = self.catalogue.iter().find(|item| item.key == key)?.clone();
        let (_, provider, weeks, francs) = texts::OFFERS
            .iter()
            .find(|(offered, ..)| *offered == key)
            .copied()?;
        let from = self.later(starts_on, 0, 30);
        let to = after(from, 7 * weeks).min(ends_on);
        Some(Measure {
            id: self.id(),
            catalogue_item: Some(item.key),
            title: written_of(&item.title, language, translated),
            provider: provider.to_owned(),
            payer: Some(item.payer),
            legal_basis: Some(item.legal_basis),
            from: Typed::Read(from),
            to: Typed::Read(to),
            cost: Centimes::new(i64::from(francs) * 100).ok().into(),
            commission: CommissionDecision::NotNeeded,
        })
    }

    /// A free measure that the Fund prefinances, on which the Commission droit has still to decide.
    pub(super) fn fund_measure(
        &mut self,
        language: Language,
        translated: bool,
        starts_on: NaiveDate,
    ) -> Option<Measure> {
        let from = self.working_day(after(starts_on, 14));
        Some(Measure {
            id: self.id(),
            catalogue_item: None,
            title: written(
                (
                    "Stage en entreprise, huit semaines",
                    "Betriebspraktikum, acht Wochen",
                ),
                language,
                translated,
            ),
            provider: self.chance.one(texts::PROVIDERS).to_owned(),
            payer: Some(Payer::Fund),
            legal_basis: Some(LegalBasis::Lemc),
            from: Typed::Read(from),
            to: Typed::Read(after(from, 56)),
            cost: Typed::Read(Centimes::new(320_000).ok()?),
            commission: CommissionDecision::ToRequest,
        })
    }

    fn signatures(&self, situation: &Situation) -> Vec<Signature> {
        let open = |party, name| Signature {
            party,
            name,
            state: SignatureState::Open,
        };
        let person = self
            .persons
            .iter()
            .find(|person| person.id == situation.person)
            .map(cii_domain::person::Person::full_name);
        let mut signatures = vec![open(Party::Person, person.unwrap_or_default())];
        for involvement in situation.involved.iter().filter(|i| !i.imminent) {
            let name = involvement
                .contact
                .and_then(|id| self.member(id))
                .map(cii_domain::staff::Staff::full_name);
            signatures.push(open(
                Party::Institution(involvement.institution.clone()),
                name.unwrap_or_default(),
            ));
        }
        let bureau = situation
            .coordinator
            .and_then(|id| self.member(id))
            .map(cii_domain::staff::Staff::full_name);
        signatures.push(open(Party::Bureau, bureau.unwrap_or_default()));
        signatures
    }

    /// What the institutions were asked to sign at first: one refused, and the text was taken up again in `contract`.
    fn refused_before(&mut self, contract: &Contract, language: Language) -> Contract {
        let mut refused = contract.clone();
        refused.id = ContractId(self.id());
        refused.state = ContractState::NotConcluded;
        say(texts::REFUSAL, language).clone_into(&mut refused.end_reason);
        let stood = contract.conformity.as_ref();
        refused.conformity =
            stood.map(|stood| confirmation(self.working_day(before(stood.on, 7)), stood.by));
        let on = stood.map_or(TODAY, |stood| self.working_day(before(stood.on, 3)));
        for goal in &mut refused.goals {
            goal.state = GoalState::Open;
        }
        for signature in &mut refused.signatures {
            signature.state = match signature.party {
                Party::Person => SignatureState::Signed {
                    on,
                    by: String::new(),
                },
                Party::Institution(_) | Party::Bureau => SignatureState::Open,
            };
        }
        let institution = refused
            .signatures
            .iter_mut()
            .find(|signature| matches!(signature.party, Party::Institution(_)));
        if let Some(signature) = institution {
            signature.state = SignatureState::Refused {
                on,
                reason: say(texts::REFUSAL, language).to_owned(),
            };
        }
        refused
    }

    /// The first amendment: the last goal gets three months more, and everybody signs again.
    fn amend(&mut self, contract: &Contract) -> Contract {
        let mut amendment = contract.clone();
        amendment.id = ContractId(self.id());
        amendment.amendment = 1;
        amendment.amends = Some(contract.id);
        amendment.state = ContractState::InForce;
        let agreed_on = self.working_day(
            contract
                .starts_on
                .value()
                .map_or(TODAY, |day| add_months(day, 5)),
        );
        if let Some(goal) = amendment.goals.last_mut() {
            let later = goal
                .due_on
                .value()
                .map(|due| self.working_day(add_months(due, 2)));
            goal.due_on = later.into();
        }
        if let Some(goal) = amendment.goals.first_mut() {
            goal.state = GoalState::Reached;
        }
        amendment.conformity = amendment
            .conformity
            .map(|stood| confirmation(agreed_on, stood.by));
        for signature in &mut amendment.signatures {
            signature.state = SignatureState::Signed {
                on: self.working_day(after(agreed_on, 4)),
                by: String::new(),
            };
        }
        amendment
    }
}

fn written_of(text: &cii_domain::Bilingual, language: Language, translated: bool) -> Written {
    Written {
        text: text.get(language).to_owned(),
        translation: if translated {
            text.get(language.other()).to_owned()
        } else {
            String::new()
        },
    }
}
