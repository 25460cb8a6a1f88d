//! Entering disclosures in their register, those of several pulls in one transaction.
//!
//! A page leaves the house only after its disclosure is on the disk. Were each to wait for the disk alone, a round of news
//! would take as many waits as there are listeners, and pushes would stand behind them. So whoever has the pen writes all
//! that has gathered; what gathers meanwhile is written together after that.

use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use super::Caller;
use crate::{
    Database, ServerError, Transaction,
    database::write,
    guard::{Sight, see},
    table::{
        counter,
        disclosure::{self, Disclosure},
    },
};

/// Disclosures on their way into the register.
#[derive(Debug, Default)]
pub(super) struct Register {
    open: Mutex<Gathering>,
    pen: Mutex<()>,
}

/// What will be written together.
#[derive(Debug, Default)]
struct Gathering {
    disclosures: Vec<Disclosure>,
    round: Arc<Round>,
}

/// What became of it: nothing yet, entered, or why not.
type Round = OnceLock<Result<(), String>>;

impl Register {
    /// Enters one. When this returns Ok, it is on the disk.
    pub(super) fn enter(
        &self,
        database: &dyn Database,
        disclosure: Disclosure,
    ) -> Result<(), ServerError> {
        let round = {
            let mut open = lock(&self.open);
            open.disclosures.push(disclosure);
            Arc::clone(&open.round)
        };
        let _pen = lock(&self.pen);
        // The round is open as long as nobody wrote it, or tried to.
        let gathered = {
            let mut open = lock(&self.open);
            Arc::ptr_eq(&open.round, &round).then(|| mem::take(&mut *open))
        };
        if let Some(gathered) = gathered {
            let written = write(database, |transaction, seq| {
                insert(transaction, seq, &gathered.disclosures)
            });
            // Nobody but the one with the pen sets it.
            let _ = round.set(written.map_err(|error| match error {
                ServerError::Database(why) => why,
                other => other.to_string(),
            }));
        }
        match round.get() {
            Some(Ok(())) => Ok(()),
            Some(Err(why)) => Err(ServerError::Database(why.clone())),
            None => Err(ServerError::Database("nobody wrote it".to_owned())),
        }
    }
}

/// Enters each under a number of its own, as the one to whom it was disclosed.
fn insert(
    transaction: &mut dyn Transaction,
    first: u64,
    disclosures: &[Disclosure],
) -> Result<(), ServerError> {
    let mut seq = first;
    for (place, disclosure) in disclosures.iter().enumerate() {
        if place > 0 {
            seq = counter::next(transaction)?;
        }
        let Disclosure { staff, device, .. } = *disclosure;
        see(transaction, Sight::Writer(Caller { staff, device }))?;
        disclosure::insert(transaction, seq, disclosure)?;
    }
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked with the pen wrote nothing, and those of its round are told so.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Barrier,
            atomic::{AtomicBool, AtomicUsize, Ordering},
        },
        thread,
        time::Duration,
    };

    use cii_domain::StaffId;
    use cii_sync::DeviceId;
    use uuid::Uuid;

    use super::*;
    use crate::{
        SqliteDatabase,
        database::{Work, read},
        table,
    };

    /// A database that takes its time, and fails when it is told to.
    struct Slow {
        real: SqliteDatabase,
        writes: AtomicUsize,
        fails: AtomicBool,
    }

    impl Database for Slow {
        fn read(&self, work: Work<'_>) -> Result<(), ServerError> {
            self.real.read(work)
        }

        fn write(&self, work: Work<'_>) -> Result<(), ServerError> {
            self.writes.fetch_add(1, Ordering::Relaxed);
            self.real.write(&mut |transaction| {
                work(transaction)?;
                thread::sleep(Duration::from_millis(20));
                if self.fails.load(Ordering::Relaxed) {
                    return Err(ServerError::Database("no room".to_owned()));
                }
                Ok(())
            })
        }

        fn define(&self, statement: &str) -> Result<(), ServerError> {
            self.real.define(statement)
        }

        fn has_table(&self, name: &str) -> Result<bool, ServerError> {
            self.real.has_table(name)
        }

        fn scrub(&self) -> Result<(), ServerError> {
            self.real.scrub()
        }
    }

    fn of(n: usize) -> Disclosure {
        Disclosure {
            device: DeviceId(Uuid::from_u128(7)),
            staff: StaffId(Uuid::from_u128(8)),
            grants: 1,
            from_seq: 0,
            to_seq: 9,
            records: n,
            at: "2025-11-17T08:00:00Z".to_owned(),
        }
    }

    /// What stands in the register: the number, and which it is.
    fn entered(database: &dyn Database) -> Vec<(u64, u64)> {
        let rows = read(database, |transaction| {
            transaction.query("SELECT seq, records FROM disclosure ORDER BY seq", &[])
        });
        let rows = rows.unwrap();
        rows.iter()
            .map(|row| (row.uint(0).unwrap(), row.uint(1).unwrap()))
            .collect()
    }

    #[test]
    fn those_who_come_together_are_written_together_each_under_its_own_number() {
        const MANY: usize = 24;
        let folder = tempfile::tempdir().unwrap();
        let database = Slow {
            real: SqliteDatabase::open(&folder.path().join("server.db")).unwrap(),
            writes: AtomicUsize::new(0),
            fails: AtomicBool::new(false),
        };
        table::prepare(&database).unwrap();
        database.writes.store(0, Ordering::Relaxed);
        let register = Register::default();
        let enter_all = || {
            let together = Barrier::new(MANY);
            thread::scope(|scope| {
                let entering: Vec<_> = (0..MANY)
                    .map(|n| {
                        let (register, database, together) = (&register, &database, &together);
                        scope.spawn(move || {
                            together.wait();
                            let done = register.enter(database, of(n));
                            // Whoever is told so finds it there at once.
                            let found = entered(database).iter().any(|(_, is)| *is == n as u64);
                            assert_eq!(done.is_ok(), found, "{n}");
                            done.is_ok()
                        })
                    })
                    .collect();
                let done = entering.into_iter().map(|one| one.join().unwrap());
                done.filter(|done| *done).count()
            })
        };
        database.fails.store(true, Ordering::Relaxed);
        assert_eq!(enter_all(), 0, "nobody is told what did not happen");
        database.fails.store(false, Ordering::Relaxed);
        database.writes.store(0, Ordering::Relaxed);
        assert_eq!(enter_all(), MANY);
        let writes = database.writes.load(Ordering::Relaxed);
        assert!(writes < MANY / 2, "{writes} transactions");
        let mut all = entered(&database);
        assert_eq!(all.len(), MANY);
        all.sort_by_key(|(_, which)| *which);
        assert!(
            all.iter()
                .enumerate()
                .all(|(n, (_, which))| n as u64 == *which),
            "each once"
        );
    }
}
