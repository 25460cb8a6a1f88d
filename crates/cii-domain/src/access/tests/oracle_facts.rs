//! The oracle: what it asks of a record alone.

use crate::{
    InstitutionKey,
    contract::{CommissionDecision, Contract, ContractState, Party, Payer, SignatureState},
};

pub(super) fn binds(contract: &Contract, institution: &InstitutionKey) -> bool {
    let party = Party::Institution(institution.clone());
    let payer = Some(Payer::Institution(institution.clone()));
    contract.duties.iter().any(|duty| duty.party == party)
        || contract.signatures.iter().any(|it| it.party == party)
        || contract.measures.iter().any(|it| it.payer == payer)
}

pub(super) fn was_asked(decision: CommissionDecision) -> bool {
    match decision {
        CommissionDecision::NotNeeded | CommissionDecision::ToRequest => false,
        CommissionDecision::Requested
        | CommissionDecision::Granted
        | CommissionDecision::Refused => true,
    }
}

pub(super) fn is_any_signed(contract: &Contract) -> bool {
    let signed = |state: &SignatureState| matches!(state, SignatureState::Signed { .. });
    contract.signatures.iter().any(|it| signed(&it.state))
}

pub(super) fn is_being_written(contract: &Contract) -> bool {
    let state = contract.state;
    state == ContractState::Draft || state == ContractState::ConformityReview
}

/// The person's fields that rule 9 calls name, birth date and language.
pub(super) fn is_name(field: &str) -> bool {
    matches!(
        field,
        "id" | "name" | "first_name" | "form" | "birth_date" | "language"
    )
}

/// The person's fields that rule 12 calls contact.
pub(super) fn is_contact(field: &str) -> bool {
    matches!(
        field,
        "avs" | "address" | "phone" | "email" | "representative" | "identity_confirmed"
    )
}
