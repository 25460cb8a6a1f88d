//! A server knows the user of an office under another identity: one that worked alone, or was known to a server that was
//! lost.

use cii_domain::StaffId;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::{Store, StoreError, projection, table::outbox};

impl Store {
    /// Puts `to` in the place of `from` in everything that this office did: acts, records that name them, history. What
    /// the office itself wrote of this member of staff is withdrawn, since the server knows them already.
    ///
    /// Only while nobody else knows `from`: before the first contact, or when the server that knew it was lost. What is in
    /// the access journal stays as it was written.
    pub fn hand_over(&mut self, from: StaffId, to: StaffId) -> Result<(), StoreError> {
        if from == to {
            return Ok(());
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        rewrite(&transaction, from, to)?;
        projection::rebuild(&transaction)?;
        transaction.commit()?;
        Ok(())
    }
}

fn rewrite(connection: &Connection, from: StaffId, to: StaffId) -> Result<(), StoreError> {
    let mut own = Vec::new();
    outbox::each_shown_after(connection, 0, |mutation| {
        if mutation.record == from.0 {
            own.push(mutation.n);
        }
        Ok(())
    })?;
    for n in own {
        outbox::withdraw(connection, n)?;
    }
    for (table, column) in [
        ("outbox", "record"),
        ("outbox", "by_staff"),
        ("history", "subject"),
        ("history", "record"),
        ("history", "by_staff"),
        ("act", "by_staff"),
        ("record", "id"),
    ] {
        connection.execute(
            &format!("UPDATE {table} SET {column} = ?2 WHERE {column} = ?1"),
            params![from.0, to.0],
        )?;
    }
    // An identity is nowhere part of another text.
    for (table, column) in [
        ("outbox", "change"),
        ("history", "old"),
        ("history", "new"),
        ("record", "body"),
    ] {
        connection.execute(
            &format!(
                "UPDATE {table} SET {column} = replace({column}, ?1, ?2) WHERE instr({column}, ?1) > 0"
            ),
            params![from.0.to_string(), to.0.to_string()],
        )?;
    }
    Ok(())
}
