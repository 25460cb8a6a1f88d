//! Contracts by state.

use cii_domain::{
    ContractId, SituationId,
    contract::{Contract, ContractState},
};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::in_states;
use crate::{Damage, StoreError};

pub(crate) const TABLES: &str = "
    CREATE TABLE contract_row (
        contract BLOB PRIMARY KEY NOT NULL,
        situation BLOB NOT NULL,
        amendment INTEGER NOT NULL,
        state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contract_row_state ON contract_row (state);
    CREATE INDEX contract_row_situation ON contract_row (situation, amendment);";

pub(crate) const CLEAR: &str = "DELETE FROM contract_row;";

/// A contract in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractRow {
    /// The contract.
    pub contract: ContractId,
    /// Its situation.
    pub situation: SituationId,
    /// 0, or the number of the amendment.
    pub amendment: u16,
    /// Where it stands.
    pub state: ContractState,
}

pub(crate) fn write(
    connection: &Connection,
    id: Uuid,
    contract: Option<&Contract>,
) -> Result<(), StoreError> {
    let Some(contract) = contract else {
        connection
            .prepare_cached("DELETE FROM contract_row WHERE contract = ?1")?
            .execute([id])?;
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO contract_row (contract, situation, amendment, state)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            id,
            contract.situation.0,
            contract.amendment,
            contract.state.code()
        ])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<ContractRow, StoreError> {
    Ok(ContractRow {
        contract: ContractId(row.get(0)?),
        situation: SituationId(row.get(1)?),
        amendment: row.get(2)?,
        state: ContractState::from_code(&row.get::<_, String>(3)?)
            .ok_or(StoreError::Damaged(Damage::Content))?,
    })
}

/// How many contracts are in any of these states.
pub(crate) fn count_in(
    connection: &Connection,
    states: &[ContractState],
) -> Result<i64, StoreError> {
    let wanted = in_states(states.iter().map(|state| state.code()));
    let sql = format!("SELECT count(*) FROM contract_row WHERE {wanted}");
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([], |row| row.get(0))?)
}

/// Contracts in one state.
pub(crate) fn list_in_state(
    connection: &Connection,
    state: ContractState,
) -> Result<Vec<ContractRow>, StoreError> {
    connection
        .prepare_cached(
            "SELECT contract, situation, amendment, state FROM contract_row WHERE state = ?1
             ORDER BY situation, amendment",
        )?
        .query_and_then([state.code()], from_row)?
        .collect()
}
