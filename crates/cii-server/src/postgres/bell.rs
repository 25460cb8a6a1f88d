//! How processes that share a database tell one another that something is new, and that they are there.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use postgres::{Client, error::SqlState, fallible_iterator::FallibleIterator};

use super::PostgresDatabase;
use crate::{Database as _, ServerError};

const CHANNEL: &str = "bureau_cii";
/// How soon a listener notices that it should stop, and how long it waits before it connects anew.
const BREATH: Duration = Duration::from_secs(1);
/// How long the cluster may need until it knows that somebody went.
const FAREWELL: Duration = Duration::from_secs(2);
/// Held by every server, with the others; or by whoever needs the database without any.
const SERVED: i64 = 0x0043_494a;

/// A line to the database on which a server hears the others. As long as it is open, they know that one serves.
pub struct PostgresLine(Client);

/// The database without a server on it, as long as this is there.
pub struct PostgresAlone(#[expect(dead_code, reason = "held, not read")] Client);

impl PostgresDatabase {
    /// Tells every process that listens, this one included.
    pub fn ring(&self) -> Result<(), ServerError> {
        self.write(&mut |transaction| {
            let rung = transaction.execute(&format!("NOTIFY {CHANNEL}"), &[]);
            rung.map(drop)
        })
    }

    fn hold(&self, how: &str, hindrance: &str) -> Result<Client, ServerError> {
        let mut client = self.pool.address().connect()?;
        client.batch_execute(&format!("SET lock_timeout = {}", FAREWELL.as_millis()))?;
        let held = client.execute(&format!("SELECT pg_advisory_lock{how}($1)"), &[&SERVED]);
        match held {
            Ok(_) => Ok(client),
            Err(error) if error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) => {
                Err(ServerError::Database(hindrance.to_owned()))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps every server out. Fails while one is there.
    pub fn alone(&self) -> Result<PostgresAlone, ServerError> {
        self.hold("", "a server is running on it")
            .map(PostgresAlone)
    }

    /// Opens the line of a server. Fails while somebody has the database alone.
    pub fn line(&self) -> Result<PostgresLine, ServerError> {
        let mut client = self.hold("_shared", "somebody works on it alone")?;
        client.batch_execute(&format!("LISTEN {CHANNEL}"))?;
        Ok(PostgresLine(client))
    }

    /// Calls `heard` whenever somebody rang, until `stop`. Whoever was not connected may have missed something, so every
    /// line counts as a ring.
    pub fn listen(&self, line: PostgresLine, heard: &dyn Fn(), stop: &AtomicBool) {
        let mut line = Ok(line);
        while line.and_then(|line| line.listen(heard, stop)).is_err() {
            std::thread::sleep(BREATH);
            if stop.load(Ordering::Relaxed) {
                return;
            }
            line = self.line();
        }
    }
}

impl PostgresLine {
    fn listen(self, heard: &dyn Fn(), stop: &AtomicBool) -> Result<(), ServerError> {
        let Self(mut client) = self;
        heard();
        while !stop.load(Ordering::Relaxed) {
            if client.is_closed() {
                return Err(ServerError::Database("the line was cut".to_owned()));
            }
            let mut rings = client.notifications();
            let mut rings = rings.timeout_iter(BREATH);
            while rings.next()?.is_some() {
                heard();
            }
        }
        Ok(())
    }
}
