//! How processes that share a database tell one another that something is new.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use postgres::fallible_iterator::FallibleIterator;

use super::PostgresDatabase;
use crate::ServerError;

const CHANNEL: &str = "bureau_cii";
/// How soon a listener notices that it should stop, and how long it waits before it connects anew.
const BREATH: Duration = Duration::from_secs(1);

impl PostgresDatabase {
    /// Tells every process that listens, this one included.
    pub fn ring(&self) -> Result<(), ServerError> {
        let mut connection = self.pool.take()?;
        Ok(connection
            .client()
            .batch_execute(&format!("NOTIFY {CHANNEL}"))?)
    }

    /// Calls `heard` whenever somebody rang, until `stop`. Whoever was not connected may have missed something, so every
    /// new connection counts as a ring.
    pub fn listen(&self, heard: &dyn Fn(), stop: &AtomicBool) {
        while !stop.load(Ordering::Relaxed) {
            if self.listen_once(heard, stop).is_err() {
                std::thread::sleep(BREATH);
            }
        }
    }

    fn listen_once(&self, heard: &dyn Fn(), stop: &AtomicBool) -> Result<(), ServerError> {
        let mut client = self.pool.address().connect()?;
        client.batch_execute(&format!("LISTEN {CHANNEL}"))?;
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
