//! The access journal: who read, searched, printed or exported what. Apart from the data, in an encrypted file of its
//! own, to which entries are only ever added.
//!
//! The journal serves the people whose data these are, and so does the work on them: a journal that is damaged, or that
//! nothing can be written to, never keeps the office closed. A damaged one is set aside under a dated name and a new one
//! begins by saying so; what cannot be written waits in memory, in order, until it can.

mod access;
mod telling;

pub use access::{Access, AccessFilter, AccessPage};
pub use telling::Untold;

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use cii_domain::{StaffId, witness::AccessKind};
use rusqlite::{Connection, Row, params, params_from_iter, types::Value};
use uuid::Uuid;

use crate::{
    Damage, DatabaseKey, KeySlots, StoreError,
    folder::{self, JOURNAL, JOURNAL_ASIDE},
    open,
    store::{check, close, remove_database},
};

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
        BEGIN SELECT RAISE (ABORT, 'the access journal is only added to'); END;";

/// Under which name a shared server knows this journal, from which place on, and up to which it was told.
const TELLING: &str = "
    CREATE TABLE telling (
        journal BLOB NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL
    ) STRICT;
    INSERT INTO telling (journal, since, until) VALUES (randomblob(16), 0, 0);
    PRAGMA user_version = 2;";

/// The newest journal that this version opens.
const VERSION: u32 = 2;

/// The access journal of an office, on a connection of its own: it never waits for the data, nor they for it.
pub struct Journal {
    folder: PathBuf,
    key: DatabaseKey,
    /// None while the file cannot be opened.
    pub(crate) connection: Option<Connection>,
    /// What could not be written yet, in the order in which it happened.
    waiting: Vec<Access>,
    set_aside: Option<String>,
    /// The newest place there was when the file was opened, until a server said how far this journal was told. The file may
    /// be an older copy of one that went on and was told: from then on the two differ.
    opened: Option<i64>,
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Journal")
    }
}

impl Journal {
    /// Opens the journal in `folder`, or begins one if there is none. The key is that of the database. `by` and `at`
    /// sign the first entry of the one that begins in the place of a damaged one. A file that cannot be opened or made
    /// now is tried again at every entry.
    ///
    /// Fails only for a key that is not the folder's and for a journal of a newer version of the application.
    ///
    /// Open it after the [`crate::Store`], which holds the folder for this process.
    pub fn open(
        folder: &Path,
        key: &DatabaseKey,
        (by, at): (StaffId, DateTime<Utc>),
    ) -> Result<Self, StoreError> {
        let mut journal = Self {
            folder: folder.to_owned(),
            key: key.clone(),
            connection: None,
            waiting: Vec::new(),
            set_aside: None,
            opened: None,
        };
        match journal.connect() {
            Ok(connection) => journal.connection = Some(connection),
            Err(StoreError::Damaged(_)) => journal.begin_anew(by, at),
            Err(
                error @ (StoreError::WrongKey
                | StoreError::KeyFile
                | StoreError::NewerVersion { .. }),
            ) => return Err(error),
            Err(_) => {}
        }
        Ok(journal)
    }

    /// Enters an access. It is on the disk when this returns, or waits for the next entry that can be written; it is no
    /// reason to refuse the access to somebody who needs it.
    pub fn record(&mut self, access: Access) {
        let (by, at) = (access.by, access.at);
        self.waiting.push(access);
        if let Err(StoreError::Damaged(_)) = self.write_waiting() {
            self.begin_anew(by, at);
        }
    }

    /// How many accesses wait to be written.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// The accesses that wait, for the journal that is opened next.
    pub fn into_waiting(self) -> Vec<Access> {
        self.waiting
    }

    /// The name under which a damaged journal was set aside since this was asked last.
    pub fn take_set_aside(&mut self) -> Option<String> {
        self.set_aside.take()
    }

    /// Looks at every page. A journal that is found damaged is set aside, and the new one begins.
    pub fn examine(&mut self, by: StaffId, at: DateTime<Utc>) {
        if let Some(connection) = &self.connection
            && let Err(StoreError::Damaged(_)) = check(connection)
        {
            self.begin_anew(by, at);
        }
    }

    /// Lets the journal grow to `pages` pages at most, which entries meet as a full disk.
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        match &self.connection {
            Some(connection) => Ok(connection.pragma_update(None, "max_page_count", pages)?),
            None => Ok(()),
        }
    }

    fn connect(&mut self) -> Result<Connection, StoreError> {
        let connection = connect(&self.folder, &self.key)?;
        // Whoever met a damage once finds no other with the same connection.
        self.opened = Some(last_place(&connection)?);
        Ok(connection)
    }

    fn write_waiting(&mut self) -> Result<(), StoreError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect()?,
        };
        let written = write(&mut connection, &self.waiting);
        match &written {
            Ok(()) => self.waiting.clear(),
            // The engine may hold on to an error; a full disk is none of the connection's.
            Err(StoreError::DiskFull) => {}
            Err(_) => return written,
        }
        self.connection = Some(connection);
        written
    }

    /// Sets the file aside and begins a new one, which says so first. If that cannot be done now, the next entry tries
    /// again.
    fn begin_anew(&mut self, by: StaffId, at: DateTime<Utc>) {
        self.connection = None;
        let Ok(name) = set_aside(&self.folder, at) else {
            return;
        };
        let mut first = Access::new(AccessKind::NewJournal, by, at, []);
        first.reason.clone_from(&name);
        self.waiting.insert(0, first);
        self.set_aside = Some(name);
        // What cannot be written now waits.
        drop(self.write_waiting());
    }

    /// The accesses to the data of any of these persons and situations, newest first, and the beginnings of new journals,
    /// before which there may have been others.
    pub fn list_of(&self, subjects: &[Uuid], limit: usize) -> Result<Vec<Access>, StoreError> {
        let mut listed: Vec<Access> = self
            .waiting
            .iter()
            .rev()
            .filter(|access| {
                access.kind == AccessKind::NewJournal
                    || subjects
                        .iter()
                        .any(|subject| access.subjects.contains(subject))
            })
            .take(limit)
            .cloned()
            .collect();
        if let Some(connection) = &self.connection {
            let left = limit.saturating_sub(listed.len());
            let places = vec!["?"; subjects.len()].join(", ");
            let condition = format!(
                "seq IN (SELECT seq FROM access_subject WHERE subject IN ({places}))
                 OR kind = 'new_journal'"
            );
            let subjects = subjects
                .iter()
                .map(|subject| subject.as_bytes().to_vec().into())
                .collect();
            let written = read(connection, &condition, subjects, left)?;
            listed.extend(written.into_iter().map(|(_, access)| access));
        }
        Ok(listed)
    }

    /// A page of what the filter asks for, newest first: the first, or what comes before the place `before`.
    pub fn list_page(
        &self,
        filter: &AccessFilter,
        before: Option<i64>,
        limit: usize,
    ) -> Result<AccessPage, StoreError> {
        let mut total = 0;
        let mut accesses = Vec::new();
        let last = self.last_place()?;
        for (place, access) in (last.saturating_add(1)..).zip(&self.waiting) {
            if filter.asks_for(access) {
                total += 1;
                if before.is_none_or(|before| place < before) {
                    accesses.push((place, access.clone()));
                }
            }
        }
        accesses.reverse();
        accesses.truncate(limit);
        if let Some(connection) = &self.connection {
            let (mut condition, mut values) = filter.condition();
            total += count(connection, &condition, &values)?;
            if let Some(before) = before {
                values.push(before.into());
                condition += " AND seq < ?";
            }
            let left = limit.saturating_sub(accesses.len());
            accesses.extend(read(connection, &condition, values, left)?);
        }
        Ok(AccessPage { accesses, total })
    }

    /// The place of the newest access that is written.
    fn last_place(&self) -> Result<i64, StoreError> {
        match &self.connection {
            Some(connection) => last_place(connection),
            None => Ok(0),
        }
    }

    /// How many accesses it holds on the disk.
    pub fn count(&self) -> Result<usize, StoreError> {
        match &self.connection {
            Some(connection) => count(connection, "true", &[]),
            None => Ok(0),
        }
    }
}

/// The journal in `folder`, opened or begun.
fn connect(folder: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    let slots = KeySlots::read(folder)?;
    if !slots.fits(key) {
        return Err(StoreError::WrongKey);
    }
    let path = folder.join(JOURNAL);
    if !path.exists() {
        let temporary = folder::sibling(&path, "new");
        remove_database(&temporary)?;
        let connection = open::create(&temporary, key)?;
        connection.execute_batch(&format!("BEGIN IMMEDIATE; {TABLES} {TELLING} COMMIT;"))?;
        close(connection)?;
        fs::rename(&temporary, &path)?;
        folder::sync_folder_of(&path)?;
    }
    let connection = open::open(&path, key, Some(&slots))?;
    let is_journal: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'access')",
        [],
        |row| row.get(0),
    )?;
    if !is_journal {
        return Err(StoreError::Damaged(Damage::Foreign));
    }
    let found = crate::schema::user_version(&connection)?;
    if found > VERSION {
        return Err(StoreError::NewerVersion {
            found,
            supported: VERSION,
        });
    }
    if found < VERSION {
        connection.execute_batch(&format!("BEGIN IMMEDIATE; {TELLING} COMMIT;"))?;
    }
    Ok(connection)
}

fn last_place(connection: &Connection) -> Result<i64, StoreError> {
    let sql = "SELECT ifnull(max(seq), 0) FROM access";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Moves the journal in `folder` out of the way with what belongs to it, and gives its new name.
fn set_aside(folder: &Path, at: DateTime<Utc>) -> Result<String, StoreError> {
    let stamp = at.format("%Y%m%d%H%M%S");
    let free = folder::free_name(|n| {
        let again = if n == 1 {
            String::new()
        } else {
            format!("-{n}")
        };
        folder.join(format!("{JOURNAL_ASIDE}{stamp}{again}.db"))
    })?;
    // The file itself last: until it is gone the next attempt finds it in its place.
    for suffix in ["-wal", "-shm", ""] {
        let present = folder::beside(&folder.join(JOURNAL), suffix);
        if present.exists() {
            fs::rename(present, folder::beside(&free, suffix))?;
        }
    }
    folder::sync_folder_of(&free)?;
    Ok(free
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default())
}

/// Writes all of `accesses`, in order, or none.
fn write(connection: &mut Connection, accesses: &[Access]) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    for access in accesses {
        let Access {
            at,
            by,
            kind,
            subjects,
            recipient,
            reason,
            hits,
        } = access;
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
        let mut insert = transaction.prepare_cached(
            "INSERT OR IGNORE INTO access_subject (subject, seq) VALUES (?1, ?2)",
        )?;
        for subject in subjects {
            insert.execute(params![subject, seq])?;
        }
    }
    Ok(transaction.commit()?)
}

fn count(connection: &Connection, condition: &str, values: &[Value]) -> Result<usize, StoreError> {
    let count: i64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM access WHERE {condition}"))?
        .query_row(params_from_iter(values), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

fn read(
    connection: &Connection,
    condition: &str,
    mut values: Vec<Value>,
    limit: usize,
) -> Result<Vec<(i64, Access)>, StoreError> {
    let mut subjects = connection
        .prepare_cached("SELECT subject FROM access_subject WHERE seq = ?1 ORDER BY subject")?;
    values.push(i64::try_from(limit).unwrap_or(i64::MAX).into());
    connection
        .prepare_cached(&format!(
            "SELECT seq, at, by_staff, kind, recipient, reason, hits FROM access
             WHERE ({condition}) ORDER BY seq DESC LIMIT ?"
        ))?
        .query_and_then(params_from_iter(values), from_row)?
        .map(|row| {
            let (seq, access) = row?;
            let subjects = subjects
                .query_map([seq], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            Ok((seq, Access { subjects, ..access }))
        })
        .collect()
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
