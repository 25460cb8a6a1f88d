//! The tables of the server, each with its statements.

pub(crate) mod audit;
pub(crate) mod counter;
pub(crate) mod device;
pub(crate) mod disclosure;
pub(crate) mod grant;
pub(crate) mod history;
pub(crate) mod log;
pub(crate) mod mutation;
pub(crate) mod quarantine;
pub(crate) mod record;

use crate::{ServerError, database::Database};

/// Makes what is not there.
pub(crate) fn prepare(database: &dyn Database) -> Result<(), ServerError> {
    let definitions = [
        counter::DEFINITIONS,
        record::DEFINITIONS,
        log::DEFINITIONS,
        device::DEFINITIONS,
        mutation::DEFINITIONS,
        quarantine::DEFINITIONS,
        grant::DEFINITIONS,
        history::DEFINITIONS,
        disclosure::DEFINITIONS,
        audit::DEFINITIONS,
        crate::auth::table::DEFINITIONS,
    ];
    for definition in definitions.into_iter().flatten() {
        database.define(definition)?;
    }
    database.write(&mut |transaction| counter::found(transaction))
}
