//! Objective contracts: list, write, check, sign, amend, print.

mod conformity;
mod course;
mod decision;
mod draft;
mod file;
mod list;
mod paper;
mod signature;

pub(crate) use conformity::{propose_contract_reviews, reopen_contract, validate_conformity};
pub(crate) use course::{
    amend_contract, end_contract, follow_goal, start_contract, take_up_contract,
};
pub(crate) use decision::record_decision;
pub(crate) use draft::save_contract;
pub(crate) use file::get_contract;
pub(crate) use list::{contract_status, count_on_their_way, list_contracts, row_of};
pub(crate) use paper::{preview_contract, print_contract};
pub(crate) use signature::record_signature;
