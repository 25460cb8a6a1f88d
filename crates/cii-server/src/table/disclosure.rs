//! The register of what was disclosed to whom: one row per page that carried anything. Grant set and log say the rest.

use cii_domain::StaffId;
use cii_sync::DeviceId;

use crate::{ServerError, database::Transaction};

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS disclosure (
        seq BIGINT NOT NULL,
        device BYTEA NOT NULL,
        staff BYTEA NOT NULL,
        grant_set BIGINT NOT NULL,
        from_seq BIGINT NOT NULL,
        to_seq BIGINT NOT NULL,
        records BIGINT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (seq)
    )",
    // Whether a grant set may be forgotten is asked of each.
    "CREATE INDEX IF NOT EXISTS disclosure_grant_set ON disclosure (grant_set)",
];

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disclosure {
    pub(crate) device: DeviceId,
    pub(crate) staff: StaffId,
    pub(crate) grants: u64,
    pub(crate) from_seq: u64,
    pub(crate) to_seq: u64,
    pub(crate) records: usize,
    pub(crate) at: String,
}

pub(crate) fn insert(
    transaction: &mut dyn Transaction,
    seq: u64,
    disclosure: &Disclosure,
) -> Result<(), ServerError> {
    let Disclosure {
        device,
        staff,
        grants,
        from_seq,
        to_seq,
        records,
        at,
    } = disclosure;
    transaction.execute(
        "INSERT INTO disclosure (seq, device, staff, grant_set, from_seq, to_seq, records, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            seq.into(),
            device.0.into(),
            staff.0.into(),
            (*grants).into(),
            (*from_seq).into(),
            (*to_seq).into(),
            u64::try_from(*records).unwrap_or(u64::MAX).into(),
            at.as_str().into(),
        ],
    )?;
    Ok(())
}
