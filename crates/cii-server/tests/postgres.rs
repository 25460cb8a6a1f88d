//! PostgreSQL under the contract of the server's databases, and what is particular to it.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod cluster;
mod contract;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::{Duration, Instant},
};

use cii_server::{Database, PostgresAddress, PostgresDatabase, ServerError};
use cluster::Cluster;

fn open(url: &str) -> Result<PostgresDatabase, ServerError> {
    PostgresDatabase::open(PostgresAddress::parse(url, None)?)
}

#[test]
fn postgresql_keeps_the_contract() {
    let cluster = Cluster::start("");
    let url = cluster.create("contract");
    contract::contract(&|| Box::new(open(&url).unwrap()));
    let [one, other] = ["one", "other"]
        .map(|name| -> Arc<dyn Database> { Arc::new(open(&cluster.create(name)).unwrap()) });
    contract::a_backup_brings_back_the_rows_of_every_table(&one, &other);
    a_ring_is_heard_by_whoever_shares_the_database(&cluster.create("bell"));
    whoever_works_alone_and_servers_keep_one_another_out(&cluster.create("alone"));
    what_a_role_switches_off_is_seen(&cluster.create("lax"));
    tables_are_made_once_by_many(&cluster.create("many"));
    nobody_meets_a_connection_that_the_cluster_closed(&cluster.create("closed"));
    a_role_that_nothing_binds_is_refused(&cluster.create("bound"));
}

fn a_role_that_nothing_binds_is_refused(url: &str) {
    open(url).unwrap();
    match open(&url.replace(cluster::OWNER, cluster::MAKER)) {
        Err(ServerError::Unsafe(wrong)) => {
            assert_eq!(
                wrong,
                "the role is a superuser or passes by row security (BYPASSRLS)"
            );
        }
        other => panic!("{other:?}"),
    }
}

/// As when the cluster was restarted.
fn nobody_meets_a_connection_that_the_cluster_closed(url: &str) {
    let database = open(url).unwrap();
    // Each holds a connection of its own.
    let read_three =
        || database.read(&mut |_| database.read(&mut |_| database.read(&mut |_| Ok(()))));
    read_three().unwrap();
    let mut maker = postgres::Client::connect(
        &url.replace(cluster::OWNER, cluster::MAKER),
        postgres::NoTls,
    )
    .unwrap();
    let others = "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid()
                  AND backend_type = 'client backend'";
    assert_eq!(maker.query(others, &[]).unwrap().len(), 3);
    read_three().unwrap();
}

fn a_ring_is_heard_by_whoever_shares_the_database(url: &str) {
    let [one, other] = [open(url).unwrap(), open(url).unwrap()];
    let stop = AtomicBool::new(false);
    let (tell, told) = mpsc::channel();
    let line = other.line().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| other.listen(line, &|| tell.send(()).unwrap(), &stop));
        // The first one says that it listens.
        let listens = told.recv_timeout(Duration::from_mins(1));
        one.ring().unwrap();
        let heard = told.recv_timeout(Duration::from_mins(1));
        stop.store(true, Ordering::Relaxed);
        listens.and(heard).unwrap();
    });
    assert!(told.try_recv().is_err(), "one ring was heard twice");
}

fn whoever_works_alone_and_servers_keep_one_another_out(url: &str) {
    let [one, other] = [open(url).unwrap(), open(url).unwrap()];
    let served = [one.line().unwrap(), other.line().unwrap()];
    assert!(one.alone().is_err(), "two serve");
    let [first, second] = served;
    drop(first);
    assert!(one.alone().is_err(), "one serves");
    drop(second);
    // The cluster hears with some delay that a process ended.
    let begun = Instant::now();
    let alone = loop {
        match one.alone() {
            Ok(alone) => break alone,
            Err(why) => assert!(begun.elapsed() < Duration::from_secs(30), "{why}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    assert!(other.line().is_err() && other.alone().is_err());
    drop(alone);
    other.line().unwrap();
}

fn what_a_role_switches_off_is_seen(url: &str) {
    let database = open(url).unwrap();
    for (off, on, expected) in [
        (
            "ALTER DATABASE lax SET synchronous_commit = off",
            "ALTER DATABASE lax SET synchronous_commit = on",
            "synchronous_commit is off",
        ),
        (
            "ALTER DATABASE lax SET default_transaction_read_only = on",
            "ALTER DATABASE lax RESET default_transaction_read_only",
            "the database only reads",
        ),
    ] {
        database.define(off).unwrap();
        match open(url) {
            Err(ServerError::Unsafe(wrong)) => assert_eq!(wrong, expected),
            other => panic!("{other:?}"),
        }
        database.define(on).unwrap();
    }
    open(url).unwrap();
}

fn tables_are_made_once_by_many(url: &str) {
    let databases: Vec<_> = (0..6).map(|_| open(url).unwrap()).collect();
    std::thread::scope(|scope| {
        for database in &databases {
            scope.spawn(|| {
                database
                    .define("CREATE TABLE IF NOT EXISTS made (seq BIGINT NOT NULL, name TEXT)")
                    .unwrap();
            });
        }
    });
}

#[test]
fn a_cluster_that_could_lose_what_was_confirmed_is_refused() {
    for (setting, expected) in [
        ("-c fsync=off", "fsync is off"),
        ("-c full_page_writes=off", "full_page_writes is off"),
        ("-c synchronous_commit=off", "synchronous_commit is off"),
    ] {
        let cluster = Cluster::start(setting);
        match open(&cluster.create("unsafe")) {
            Err(ServerError::Unsafe(wrong)) => assert_eq!(wrong, expected),
            other => panic!("{setting}: {other:?}"),
        }
    }
}

#[test]
fn only_this_machine_is_spoken_to_in_the_clear() {
    let check = |url: &str, allowed: bool| {
        assert_eq!(PostgresAddress::parse(url, None).is_ok(), allowed, "{url}");
    };
    check("host=/run/postgresql dbname=cii", true);
    check("host=127.0.0.1 dbname=cii", true);
    check("postgresql://cii@localhost/cii", true);
    check("postgresql://cii@[::1]/cii", true);
    check("postgresql://cii@db.example.ch/cii", false);
    check("host=/run/postgresql,10.0.0.1 dbname=cii", false);
    check("host=127.0.0.1 hostaddr=10.0.0.1 dbname=cii", false);
    check("no address", false);
}
