//! Projections: what lists, search and planning read. Derived from the records, rewritten in the same transaction as
//! they are, and rebuildable at any time. Nothing here is truth.

pub(crate) mod attachment;
pub(crate) mod contract;
pub(crate) mod day;
pub(crate) mod hidden;
pub(crate) mod person;
pub(crate) mod procuration;
pub(crate) mod search;
pub(crate) mod session;
pub(crate) mod situation;
pub(crate) mod situation_row;
pub(crate) mod standing;

use cii_domain::{
    contract::Contract, person::Person, procuration::Procuration, session::Session, staff::Staff,
};
use cii_sync::{Record, RecordKind};
use rusqlite::{Connection, TransactionBehavior};

use crate::{StoreError, table};

/// Rises with every change of a projection's table or of what is written into it. Projections need no migrations: a file
/// with others gets them anew from its records.
const VERSION: &str = "8";

/// Under which key the database says which projections it has.
const VERSION_KEY: &str = "projections";

/// Makes the projections of this version if the file does not have them.
pub(crate) fn ensure(connection: &mut Connection) -> Result<(), StoreError> {
    if table::meta::find(connection, VERSION_KEY)?.as_deref() == Some(VERSION) {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for name in [
        "search",
        "restricted_row",
        "restricted_staff",
        "person_row",
        "situation_row",
        "session_row",
        "session_staff",
        "contract_row",
        "procuration_row",
        "attachment_row",
    ] {
        transaction.execute_batch(&format!("DROP TABLE IF EXISTS {name};"))?;
    }
    for tables in [
        person::TABLES,
        situation::TABLES,
        search::TABLES,
        session::TABLES,
        contract::TABLES,
        procuration::TABLES,
        attachment::TABLES,
    ] {
        transaction.execute_batch(tables)?;
    }
    rebuild(&transaction)?;
    table::meta::set(&transaction, VERSION_KEY, VERSION)?;
    transaction.commit()?;
    Ok(())
}

/// Brings every projection in step with a record that came, changed or went. The record table is up to date already.
pub(crate) fn update(
    connection: &Connection,
    before: Option<&Record>,
    after: Option<&Record>,
) -> Result<(), StoreError> {
    let Some(record) = after.or(before) else {
        return Ok(());
    };
    write_own(connection, record, after)?;
    match record.kind {
        RecordKind::Person => {
            for situation in situation::list_of_person(connection, record.id)? {
                situation::refresh(connection, situation)?;
            }
        }
        RecordKind::Situation => match after {
            Some(after) => {
                let hidden = hidden::Hidden::of(&after.body);
                situation::refresh_as(connection, after.aggregate()?, hidden)?;
            }
            None => situation::remove(connection, record.id)?,
        },
        RecordKind::Procuration => {
            let (now, former) = (read::<Procuration>(after)?, read::<Procuration>(before)?);
            let mut situations: Vec<_> = now
                .iter()
                .chain(&former)
                .map(|procuration| procuration.situation.0)
                .collect();
            situations.dedup();
            for situation in situations {
                situation::refresh(connection, situation)?;
            }
        }
        RecordKind::Staff => {
            let name = |staff: Option<Staff>| staff.map(|staff| staff.full_name());
            if name(read(before)?) != name(read(after)?) {
                for situation in situation::list_of_case_manager(connection, record.id)? {
                    situation::refresh(connection, situation)?;
                }
            }
        }
        RecordKind::Session
        | RecordKind::Contract
        | RecordKind::Conflict
        | RecordKind::Note
        | RecordKind::Room
        | RecordKind::Institution
        | RecordKind::CatalogueItem
        | RecordKind::Office
        | RecordKind::AdministrationYear => {}
    }
    Ok(())
}

/// Writes what depends on this record alone, which is or was `record`. The rows of situations gather from several records.
pub(crate) fn write_own(
    connection: &Connection,
    record: &Record,
    after: Option<&Record>,
) -> Result<(), StoreError> {
    let id = record.id;
    match record.kind {
        RecordKind::Person => person::write(connection, id, read::<Person>(after)?.as_ref()),
        RecordKind::Procuration => {
            let now = read::<Procuration>(after)?;
            procuration::write(connection, id, now.as_ref())?;
            let attached = now.as_ref().map(|now| &*now.attachments);
            attachment::write(connection, id, attached.unwrap_or_default())
        }
        RecordKind::Session => {
            let now = read::<Session>(after)?;
            session::write(connection, id, now.as_ref())?;
            let attached = now.as_ref().map(|now| &*now.attachments);
            attachment::write(connection, id, attached.unwrap_or_default())
        }
        RecordKind::Contract => contract::write(connection, id, read::<Contract>(after)?.as_ref()),
        RecordKind::Situation
        | RecordKind::Staff
        | RecordKind::Conflict
        | RecordKind::Note
        | RecordKind::Room
        | RecordKind::Institution
        | RecordKind::CatalogueItem
        | RecordKind::Office
        | RecordKind::AdministrationYear => Ok(()),
    }
}

/// The condition that a projection is in one of these states. Their codes come from closed lists, so that they may stand
/// in the statement.
fn in_states<'c>(codes: impl Iterator<Item = &'c str>) -> String {
    let codes: Vec<String> = codes.map(|code| format!("'{code}'")).collect();
    format!("state IN ({})", codes.join(", "))
}

fn read<T: cii_sync::Aggregate>(record: Option<&Record>) -> Result<Option<T>, StoreError> {
    Ok(record.map(Record::aggregate).transpose()?)
}

/// Empties every projection and writes it anew from the records.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    for clear in [
        person::CLEAR,
        situation::CLEAR,
        search::CLEAR,
        session::CLEAR,
        contract::CLEAR,
        procuration::CLEAR,
        attachment::CLEAR,
    ] {
        connection.execute_batch(clear)?;
    }
    for kind in [
        RecordKind::Person,
        RecordKind::Procuration,
        RecordKind::Session,
        RecordKind::Contract,
    ] {
        let sql = format!(
            "SELECT {} FROM record WHERE kind = ?1 ORDER BY row",
            table::record::COLUMNS
        );
        let mut statement = connection.prepare(&sql)?;
        for record in statement.query_and_then([kind.code()], table::record::from_row)? {
            let record = record?;
            write_own(connection, &record, Some(&record))?;
        }
    }
    if table::meta::is_filling(connection)? {
        // Rows that gather from several records are written when all of those are there.
        return Ok(());
    }
    while situation::extend(connection)? {}
    search::fill(connection)
}
