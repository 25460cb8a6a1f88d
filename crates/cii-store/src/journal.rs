//! The access journal: who read, searched, printed or exported what. Apart from the data, in an encrypted file of its
//! own, to which entries are only ever added.

use std::path::Path;

use chrono::{DateTime, Utc};
use cii_domain::StaffId;
use cii_sync::RecordId;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Damage, DatabaseKey, KeySlots, StoreError,
    folder::JOURNAL,
    open,
    store::{close, remove_database},
};

/// What was done with data. The code is stored; it never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessKind {
    /// A file was opened.
    Read,
    /// A search was made.
    Search,
    /// A document was printed, or shown for printing.
    Print,
    /// Data left the application as a file or a mail draft.
    Export,
    /// The mask over a restricted person was lifted for somebody entitled.
    Unmask,
    /// A backup was made.
    Backup,
    /// A backup was restored.
    Restore,
    /// The database was opened.
    Unlock,
}

impl AccessKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Read,
        Self::Search,
        Self::Print,
        Self::Export,
        Self::Unmask,
        Self::Backup,
        Self::Restore,
        Self::Unlock,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Search => "search",
            Self::Print => "print",
            Self::Export => "export",
            Self::Unmask => "unmask",
            Self::Backup => "backup",
            Self::Restore => "restore",
            Self::Unlock => "unlock",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// One access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: StaffId,
    /// What was done.
    pub kind: AccessKind,
    /// The persons and situations whose data it was. Empty for a search.
    pub subjects: Vec<Uuid>,
    /// To whom the data went, for a print or an export; empty otherwise.
    pub recipient: String,
    /// Why, or what was typed in a search. It stands in this encrypted file and nowhere else.
    pub reason: String,
    /// How many situations a search found; 0 otherwise.
    pub hits: u32,
}

impl Access {
    /// An access to the data of these persons and situations.
    pub fn new(
        kind: AccessKind,
        by: StaffId,
        at: DateTime<Utc>,
        subjects: impl IntoIterator<Item = Uuid>,
    ) -> Self {
        Self {
            at,
            by,
            kind,
            subjects: subjects.into_iter().collect(),
            recipient: String::new(),
            reason: String::new(),
            hits: 0,
        }
    }
}

// The triggers are for mistakes and for whoever opens the file with another program; the file itself is authentic only
// as long as the key is.
const TABLES: &str = "
    CREATE TABLE access (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        by_staff BLOB NOT NULL,
        kind TEXT NOT NULL,
        recipient TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        hits INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE access_subject (
        subject BLOB NOT NULL,
        seq INTEGER NOT NULL REFERENCES access (seq),
        PRIMARY KEY (subject, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX access_subject_seq ON access_subject (seq);
    CREATE TRIGGER access_update BEFORE UPDATE ON access
        BEGIN SELECT RAISE (ABORT, 'the access journal is only added to'); END;
    CREATE TRIGGER access_delete BEFORE DELETE ON access
        BEGIN SELECT RAISE (ABORT, 'the access journal is only added to'); END;
    CREATE TRIGGER access_subject_update BEFORE UPDATE ON access_subject
        BEGIN SELECT RAISE (ABORT, 'the access journal is only added to'); END;
    CREATE TRIGGER access_subject_delete BEFORE DELETE ON access_subject
        BEGIN SELECT RAISE (ABORT, 'the access journal is only added to'); END;
    PRAGMA user_version = 1;";

/// The newest journal that this version opens.
const VERSION: u32 = 1;

/// The access journal of an office, on a connection of its own: it never waits for the data, nor they for it.
pub struct Journal {
    pub(crate) connection: Connection,
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Journal")
    }
}

impl Journal {
    /// Opens the journal in `folder`, or begins one if there is none. The key is that of the database.
    ///
    /// Open it after the [`crate::Store`], which holds the folder for this process.
    pub fn open(folder: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        let slots = KeySlots::read(folder)?;
        let path = folder.join(JOURNAL);
        if !path.exists() {
            if !slots.fits(key) {
                return Err(StoreError::WrongKey);
            }
            let temporary = crate::folder::sibling(&path, "new");
            remove_database(&temporary)?;
            let connection = open::create(&temporary, key)?;
            connection.execute_batch(&format!("BEGIN IMMEDIATE; {TABLES} COMMIT;"))?;
            close(connection)?;
            std::fs::rename(&temporary, &path)?;
            crate::folder::sync_folder_of(&path)?;
        }
        let connection = open::open(&path, key, Some(&slots))?;
        let found = crate::schema::user_version(&connection)?;
        if found > VERSION {
            return Err(StoreError::NewerVersion {
                found,
                supported: VERSION,
            });
        }
        Ok(Self { connection })
    }

    /// Enters an access. It is on the disk when this returns Ok; a failure is for the caller to report, and is no
    /// reason to refuse the access to somebody who needs it.
    pub fn record(&mut self, access: &Access) -> Result<(), StoreError> {
        let Access {
            at,
            by,
            kind,
            subjects,
            recipient,
            reason,
            hits,
        } = access;
        let transaction = self.connection.transaction()?;
        transaction
            .prepare_cached(
                "INSERT INTO access (at, by_staff, kind, recipient, reason, hits)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                at.to_rfc3339(),
                by.0,
                kind.code(),
                recipient,
                reason,
                hits
            ])?;
        let seq = transaction.last_insert_rowid();
        {
            let mut insert = transaction.prepare_cached(
                "INSERT OR IGNORE INTO access_subject (subject, seq) VALUES (?1, ?2)",
            )?;
            for subject in subjects {
                insert.execute(params![subject, seq])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// The accesses to the data of a person or a situation, newest first.
    pub fn list_of(
        &self,
        subject: &impl RecordId,
        limit: usize,
    ) -> Result<Vec<Access>, StoreError> {
        self.list(
            "seq IN (SELECT seq FROM access_subject WHERE subject = ?1)",
            Some(subject.uuid()),
            limit,
        )
    }

    /// The newest accesses to whatever data, newest first.
    pub fn list_newest(&self, limit: usize) -> Result<Vec<Access>, StoreError> {
        self.list("?1 IS NULL", None, limit)
    }

    /// How many accesses it holds.
    pub fn count(&self) -> Result<usize, StoreError> {
        let count: i64 = self
            .connection
            .query_row("SELECT count(*) FROM access", [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    fn list(
        &self,
        condition: &str,
        subject: Option<Uuid>,
        limit: usize,
    ) -> Result<Vec<Access>, StoreError> {
        let mut subjects = self
            .connection
            .prepare_cached("SELECT subject FROM access_subject WHERE seq = ?1 ORDER BY subject")?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.connection
            .prepare_cached(&format!(
                "SELECT seq, at, by_staff, kind, recipient, reason, hits FROM access
                 WHERE {condition} ORDER BY seq DESC LIMIT ?2"
            ))?
            .query_and_then(params![subject, limit], from_row)?
            .map(|row| {
                let (seq, access) = row?;
                let subjects = subjects
                    .query_map([seq], |row| row.get(0))?
                    .collect::<Result<_, _>>()?;
                Ok(Access { subjects, ..access })
            })
            .collect()
    }
}

fn from_row(row: &Row<'_>) -> Result<(i64, Access), StoreError> {
    let broken = || StoreError::Damaged(Damage::Content);
    let access = Access {
        at: row.get::<_, String>(1)?.parse().map_err(|_| broken())?,
        by: StaffId(row.get(2)?),
        kind: AccessKind::from_code(&row.get::<_, String>(3)?).ok_or_else(broken)?,
        subjects: Vec::new(),
        recipient: row.get(4)?,
        reason: row.get(5)?,
        hits: row.get(6)?,
    };
    Ok((row.get(0)?, access))
}
