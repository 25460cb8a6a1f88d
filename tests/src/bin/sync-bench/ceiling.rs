//! How many pushes a server takes when they come without a pause: every push is a change of its own, in a transaction of its
//! own, that waits for the disk.

use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, ensure};
use bureau_cii_tests::{desk::Desk, office::Office, shared_server::SharedServer};

/// Desktops that send without a pause.
const DESKS: usize = 8;
const TIME: Duration = Duration::from_secs(10);

/// Takes row-level security from every table of the owner's.
const UNGUARD: &str = "DO $$ DECLARE guarded text; BEGIN
    FOR guarded IN SELECT relname FROM pg_class WHERE relrowsecurity LOOP
        EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', guarded);
    END LOOP; END $$";

/// Pushes per second into a PostgreSQL database that guards no row.
pub(crate) fn measure_unguarded(database: &str) -> Result<f64> {
    let server = SharedServer::begin_with(Some(database), crate::crowd::LIMITS);
    let unguarded = Command::new("psql")
        .args([
            "--quiet",
            "--set",
            "ON_ERROR_STOP=1",
            "--command",
            UNGUARD,
            database,
        ])
        .status()?;
    ensure!(unguarded.success(), "psql: {unguarded}");
    at(&server)
}

/// Pushes per second.
pub(crate) fn measure(database: Option<&str>) -> Result<f64> {
    at(&SharedServer::begin_with(database, crate::crowd::LIMITS))
}

fn at(server: &SharedServer) -> Result<f64> {
    let mut account = server.enrol(&Office::empty(), "clara.exemple", &server.code);
    let mut desks = Vec::new();
    for _ in 0..DESKS {
        desks.push(Desk::new(server, &mut account)?);
    }
    let begin = Instant::now();
    let senders: Vec<_> = desks
        .into_iter()
        .map(|mut desk| {
            thread::spawn(move || -> Result<u32> {
                let mut n = 0;
                while begin.elapsed() < TIME {
                    n += 1;
                    let mutation = desk.room(u64::from(n), format!("Salle {n}"))?;
                    desk.push(vec![mutation])?;
                }
                Ok(n)
            })
        })
        .collect();
    let mut pushes = 0;
    for sender in senders {
        pushes += sender
            .join()
            .map_err(|_| anyhow!("a sender ended by itself"))??;
    }
    Ok(f64::from(pushes) / begin.elapsed().as_secs_f64())
}
