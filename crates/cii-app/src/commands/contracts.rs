//! contracts
use crate::{App, AppError, api::{contracts::*, directory::*, file::*, message::*, office::*, sessions::*, situations::*, today::*}};
pub(crate) fn list_contracts(_: &App, _: ListContractsRequest) -> Result<ContractListView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn start_contract(_: &App, _: StartContractRequest) -> Result<ContractCreatedView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn get_contract(_: &App, _: ContractRequest) -> Result<ContractView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn save_contract(_: &App, _: SaveContractRequest) -> Result<ContractSavedView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn preview_contract(_: &App, _: PreviewContractRequest) -> Result<PagesView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn print_contract(_: &App, _: PrintContractRequest) -> Result<PrintedView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn validate_conformity(_: &App, _: ContractRequest) -> Result<ContractView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn reopen_contract(_: &App, _: ContractRequest) -> Result<ContractView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn record_signature(_: &App, _: RecordSignatureRequest) -> Result<ContractView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn amend_contract(_: &App, _: ContractRequest) -> Result<ContractCreatedView, AppError> { Err(AppError::new("not_ready")) }
pub(crate) fn end_contract(_: &App, _: EndContractRequest) -> Result<ContractView, AppError> { Err(AppError::new("not_ready")) }
