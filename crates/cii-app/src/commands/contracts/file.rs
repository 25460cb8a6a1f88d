//! A contract with all that its check and its paper look at, as the editor shows it.

use chrono::NaiveDate;
use cii_domain::{
    ContractId, InstitutionKey, StaffId,
    access::{CaseRecord, Group, RecordKind},
    catalogue::CatalogueItem,
    conformity::{self, Conformity, Review, sum_by_payer},
    contract::{Contract, ContractStep, Party, Signature, SignatureState},
    institution::Institution,
    person::Person,
    procuration::Procuration,
    situation::Situation,
};
use cii_store::Reader;

use super::{
    draft::{draft_of, list_unread},
    list::{row, total},
};
use crate::{
    App, AppError,
    api::{contracts::*, message::MessageView},
    desk::Desk,
    mask::{person_of, refuse_unless_visible},
    people::People,
    rights::{RecordRights, Rights, held_back},
    say::say,
    witness::Looked,
};

/// A contract with all that its check and its paper look at.
pub(super) struct ContractFile {
    pub(super) contract: Contract,
    /// The contracts of the situation with their amendments, this one among them.
    all: Vec<Contract>,
    pub(super) situation: Situation,
    /// Whether everything of the situation is shown here: only then does a gap say that something is missing.
    is_whole: bool,
    viewer: StaffId,
    pub(super) person: Person,
    pub(super) procurations: Vec<Procuration>,
    pub(super) institutions: Vec<Institution>,
    pub(super) catalogue: Vec<CatalogueItem>,
    pub(super) people: People,
    pub(super) today: NaiveDate,
}

impl ContractFile {
    pub(super) fn load(
        r: &Reader<'_>,
        id: ContractId,
        today: NaiveDate,
        viewer: StaffId,
    ) -> Result<Self, AppError> {
        let contract: Contract = r.get(&id)?;
        let (situation, is_whole) = r.get_shown::<Situation>(&contract.situation)?;
        let person = person_of(r, &situation)?;
        refuse_unless_visible(&person, viewer)?;
        let mut all: Vec<Contract> = r.list_of(&situation.id)?;
        all.sort_by_key(|contract| (contract.starts_on.value(), contract.amendment));
        Ok(Self {
            all,
            procurations: r.list_of(&situation.id)?,
            institutions: r.list()?,
            catalogue: r.list()?,
            people: People::load(r)?,
            contract,
            situation,
            is_whole,
            viewer,
            person,
            today,
        })
    }

    pub(super) fn check(&self) -> Conformity {
        conformity::conformity(&Review {
            contract: &self.contract,
            situation: &self.situation,
            procurations: &self.procurations,
            institutions: &self.institutions,
            catalogue: &self.catalogue,
            today: self.today,
        })
    }

    pub(super) fn conformity_view(&self) -> ConformityView {
        let names = self.people.with_person(self.person.full_name());
        let found = if self.is_whole {
            self.check()
        } else {
            Conformity {
                gaps: Vec::new(),
                met: Vec::new(),
            }
        };
        let by_payer = sum_by_payer(&self.contract).unwrap_or_default();
        ConformityView {
            gaps: found
                .gaps
                .into_iter()
                .map(|gap| GapView {
                    message: say(&names, gap.message),
                    field: gap.place,
                })
                .collect(),
            met: found
                .met
                .iter()
                .map(|point| MessageView::new(point.code()))
                .collect(),
            by_payer: by_payer
                .into_iter()
                .map(|(payer, sum)| PayerSumView { payer, sum: sum.0 })
                .collect(),
            total: total(&self.contract),
        }
    }

    /// Who signs for a minor beside them, by the answer to `signature`, or on the day on which it is looked at. Whoever
    /// came of age before answering signs alone.
    pub(super) fn find_signer_beside<'a>(&'a self, signature: &'a Signature) -> Option<&'a str> {
        if signature.party != Party::Person {
            return None;
        }
        match &signature.state {
            SignatureState::Signed { by, .. } if !by.is_empty() => Some(by),
            answer => {
                let day = answer.day(self.today);
                let acting = self.person.find_acting_representative(day)?;
                Some(&acting.name)
            }
        }
    }

    fn row(&self, contract: &Contract) -> ContractRowView {
        row(
            contract,
            &self.situation,
            &self.person,
            self.viewer,
            self.today,
        )
    }

    fn rights_to_contract(&self, rights: &Rights) -> RecordRights {
        rights.to_record(CaseRecord::Contract(self.contract.id))
    }

    /// The steps that the contract can take now, and that the user may take.
    fn list_steps(&self, file_rights: &Rights) -> Vec<ContractStep> {
        let rights = self.rights_to_contract(file_rights);
        let may = |step: &ContractStep| match step {
            ContractStep::Write | ContractStep::Warrant => rights.may_change(Group::ContractPlan),
            ContractStep::Reopen => rights.may_change(Group::ContractHead),
            ContractStep::Answer => rights.may_change(Group::ContractSignature),
            ContractStep::Amend | ContractStep::TakeUp => file_rights.may_add(RecordKind::Contract),
            ContractStep::FollowGoals => rights.may_change(Group::ContractProgress),
            ContractStep::End => rights.may_change(Group::ContractEnd),
        };
        let mut steps = self.contract.steps(&self.all);
        steps.retain(may);
        steps
    }

    fn view(&self, rights: &Rights, held_back: Vec<Group>) -> ContractView {
        let contract = &self.contract;
        let mut institutions: Vec<InstitutionKey> = self
            .situation
            .involved
            .iter()
            .map(|known| known.institution.clone())
            .collect();
        for procuration in &self.procurations {
            for grant in &procuration.grants {
                if !institutions.contains(&grant.institution) {
                    institutions.push(grant.institution.clone());
                }
            }
        }
        ContractView {
            row: self.row(contract),
            draft: draft_of(contract),
            fields: list_unread(contract, self.today),
            steps: self.list_steps(rights),
            can_decide: self
                .rights_to_contract(rights)
                .may_change(Group::ContractDecision),
            held_back,
            ends: contract
                .state
                .ends()
                .iter()
                .map(|state| ContractEndView {
                    state: *state,
                    needs_reason: state.needs_reason(),
                })
                .collect(),
            conformity: self.conformity_view(),
            conformity_by: contract.conformity.as_ref().map(|c| self.people.name(c.by)),
            conformity_on: contract.conformity.as_ref().map(|c| c.on),
            signatories: contract
                .signatures
                .iter()
                .map(|signature| SignatoryView {
                    party: signature.party.clone(),
                    name: signature.name.clone(),
                    beside: self.find_signer_beside(signature).map(str::to_owned),
                    signature: signature.state.clone(),
                })
                .collect(),
            institutions,
            versions: self.all.iter().map(|contract| self.row(contract)).collect(),
            end_reason: contract.end_reason.clone(),
        }
    }
}

pub(crate) fn get_contract(
    app: &App,
    ContractRequest { contract }: ContractRequest,
) -> Result<ContractView, AppError> {
    app.at_desk(|desk| {
        let (file, view) = load_view(desk, contract)?;
        desk.witness_reading(Looked::Contract, file.situation.id, &file.person);
        Ok(view)
    })
}

pub(super) fn view(desk: &Desk<'_>, id: ContractId) -> Result<ContractView, AppError> {
    Ok(load_view(desk, id)?.1)
}

fn load_view(desk: &Desk<'_>, id: ContractId) -> Result<(ContractFile, ContractView), AppError> {
    let (today, viewer, judged_on) = (desk.at.today(), desk.at.by, desk.judged_on());
    desk.read(|r| {
        let file = ContractFile::load(r, id, today, viewer)?;
        let rights = Rights::load(r, viewer, file.situation.id, judged_on)?;
        let held_back = held_back(r, RecordKind::Contract, id.0)?;
        let view = file.view(&rights, held_back);
        Ok((file, view))
    })
}
