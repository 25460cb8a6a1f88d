//! The local encrypted database: records, outbox, projections, search, key slots, backup, access journal. The only home
//! of the database engine.
//!
//! A data folder holds `bureau-cii.db` (SQLCipher under one random key), `keys.json` (that key, sealed in slots),
//! `journal.db` (who looked at what, apart from the data), `blobs/` (the contents of attachments, one encrypted file each),
//! `lock` and `backups/`.
//!
//! Truth is `mirror` and `outbox`; `record` is what they give, and everything that lists and searches is a projection
//! of it. Every change is one durable transaction: when [`Store::change`] returns, the change survives the loss of the
//! process and of the power.

mod backup;
mod blob;
mod error;
mod folder;
mod hex;
mod journal;
mod keys;
mod list;
mod load;
mod open;
mod projection;
mod reader;
mod salvage;
mod schema;
mod store;
mod sync;
mod table;
mod undo;
mod writer;

pub use backup::{
    BackupSummary, read_backup_slots, read_backup_summary, restore_backup, verify_backup,
};
pub use blob::{BlobPresence, Fetching, Outgoing, Part, SealedBlob, Taken};
pub use error::{Damage, StoreError, UndoRefusal};
pub use folder::{Presence, erase, presence};
pub use journal::{Access, AccessFilter, AccessPage, Journal, Untold};
pub use keys::{DatabaseKey, KeySlots, OfficeUse, Random, RecoveryCode, Secret, SlotKind};
pub use list::{MOST_FOUND, Order, Page, ProcurationFilter, SituationFilter, Slice};
pub use load::NewRecord;
pub use projection::{
    contract::ContractRow, procuration::ProcurationRow, session::SessionRow,
    situation_row::SituationRow,
};
pub use reader::Reader;
pub use salvage::{Salvaged, salvage};
pub use store::Store;
pub use sync::{Applied, Queue, SyncCounts};
pub use table::{
    act::{Act, ActDone, Finality},
    history::{Happening, HistoryEntry},
    meta::Meta,
    quarantine::Quarantined,
};
pub use undo::Undone;
pub use writer::{Writer, Written};

pub use cii_sync::{RecordKind, Standing};

#[cfg(test)]
mod tests;
