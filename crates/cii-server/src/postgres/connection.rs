//! Connections to the cluster and the few that are kept open.
//!
//! A pool of our own: taking one and giving it back is all there is to it. The known pools bring threads of their own
//! (r2d2) or are asynchronous (deadpool, bb8).

use std::{
    collections::HashMap,
    fmt,
    ops::{Deref, DerefMut},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use postgres::{Client, Config, IsolationLevel, NoTls, Statement, config::Host};
use zeroize::Zeroizing;

use super::{LONGEST_STATEMENT, Running};
use crate::{ServerError, database::Work};

/// Where the cluster is.
#[derive(Clone)]
pub struct PostgresAddress {
    config: Config,
    most: usize,
}

impl fmt::Debug for PostgresAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresAddress")
            .field("hosts", &self.config.get_hosts())
            .field("database", &self.config.get_dbname())
            .finish_non_exhaustive()
    }
}

impl PostgresAddress {
    /// Reads `url`, in either of the forms that libpq reads, and adds the password, which comes from elsewhere.
    ///
    /// The connection is not encrypted, so it must not leave the machine: a socket or a loopback address. To a cluster on
    /// another machine leads a tunnel.
    pub fn parse(url: &str, password: Option<&Zeroizing<String>>) -> Result<Self, ServerError> {
        let mut config: Config = url
            .parse()
            .map_err(|_| ServerError::Unsafe("not an address of PostgreSQL".to_owned()))?;
        if let Some(password) = password {
            config.password(password.as_str());
        }
        let stays = |host: &Host| match host {
            #[cfg(unix)]
            Host::Unix(_) => true,
            Host::Tcp(name) => {
                name == "localhost"
                    || name
                        .parse::<std::net::IpAddr>()
                        .is_ok_and(|address| address.is_loopback())
            }
        };
        let stays_too = |address: &std::net::IpAddr| address.is_loopback();
        if !config.get_hosts().iter().all(stays) || !config.get_hostaddrs().iter().all(stays_too) {
            return Err(ServerError::Unsafe(
                "PostgreSQL on another machine is reached through a tunnel only".to_owned(),
            ));
        }
        // What the server relies on is set for its own connections, whatever the cluster's defaults are. Somebody who
        // vanishes in the middle of a transaction must not hold the counter for ever. Policies look dear to the planner,
        // which would compile every statement for longer than it runs.
        let milliseconds = LONGEST_STATEMENT.as_millis();
        config
            .application_name("bureau-cii-server")
            .connect_timeout(Duration::from_secs(10))
            .keepalives_idle(Duration::from_secs(30))
            .options(&format!(
                "-c statement_timeout={milliseconds} -c idle_in_transaction_session_timeout={milliseconds} -c jit=off"
            ));
        Ok(Self { config, most: 16 })
    }

    pub(super) fn connect(&self) -> Result<Client, ServerError> {
        Ok(self.config.connect(NoTls)?)
    }
}

/// Statements that were prepared on a connection.
pub(super) type Statements = HashMap<String, Statement>;

pub(super) struct Connection {
    client: Client,
    statements: Statements,
}

/// Why a transaction did not even begin.
struct Unbegun(ServerError);

impl Connection {
    pub(super) fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    /// Runs `work` in a transaction, which is committed if it succeeds.
    fn run(
        &mut self,
        isolation: IsolationLevel,
        read_only: bool,
        work: Work<'_>,
    ) -> Result<Result<(), ServerError>, Unbegun> {
        let mut transaction = self
            .client
            .build_transaction()
            .isolation_level(isolation)
            .read_only(read_only)
            .start()
            .map_err(|error| Unbegun(error.into()))?;
        let worked = work(&mut Running {
            transaction: &mut transaction,
            statements: &mut self.statements,
            confined: false,
        });
        Ok(worked.and_then(|()| Ok(transaction.commit()?)))
    }
}

/// A few open connections, and a limit to their number.
pub(super) struct Pool {
    address: PostgresAddress,
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Connection>,
    /// Idle or taken.
    open: usize,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.address.fmt(f)
    }
}

impl Pool {
    pub(super) fn new(address: PostgresAddress) -> Self {
        Self {
            address,
            state: Mutex::default(),
            returned: Condvar::new(),
        }
    }

    pub(super) fn address(&self) -> &PostgresAddress {
        &self.address
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `work` in a transaction of any connection.
    pub(super) fn run(
        &self,
        isolation: IsolationLevel,
        read_only: bool,
        work: Work<'_>,
    ) -> Result<(), ServerError> {
        loop {
            let mut taken = self.take()?;
            match taken.run(isolation, read_only, &mut *work) {
                Ok(result) => return result,
                Err(Unbegun(error)) if taken.is_new => return Err(error),
                // The cluster closed it while it rested, as at a restart. Nothing was done yet, and another one does it.
                Err(Unbegun(_)) => taken.connection = None,
            }
        }
    }

    /// Takes a connection: one that is idle, a new one, or the next that comes back.
    pub(super) fn take(&self) -> Result<Taken<'_>, ServerError> {
        let mut state = self.state();
        loop {
            while let Some(connection) = state.idle.pop() {
                if !connection.client.is_closed() {
                    return Ok(Taken {
                        pool: self,
                        connection: Some(connection),
                        is_new: false,
                    });
                }
                state.open = state.open.saturating_sub(1);
            }
            if state.open < self.address.most {
                break;
            }
            let (given, waited) = self
                .returned
                .wait_timeout(state, LONGEST_STATEMENT)
                .unwrap_or_else(PoisonError::into_inner);
            state = given;
            if waited.timed_out() {
                return Err(ServerError::Database("all connections are busy".to_owned()));
            }
        }
        state.open = state.open.saturating_add(1);
        drop(state);
        let mut taken = Taken {
            pool: self,
            connection: None,
            is_new: true,
        };
        taken.connection = Some(Connection {
            client: self.address.connect()?,
            statements: Statements::new(),
        });
        Ok(taken)
    }
}

/// A connection that goes back when it is no longer needed.
pub(super) struct Taken<'p> {
    pool: &'p Pool,
    /// None only while it is being made, or when that failed.
    connection: Option<Connection>,
    is_new: bool,
}

#[expect(
    clippy::expect_used,
    reason = "`take` hands it out with a connection, and only `drop` takes it away"
)]
impl Deref for Taken<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("taken")
    }
}

#[expect(
    clippy::expect_used,
    reason = "`take` hands it out with a connection, and only `drop` takes it away"
)]
impl DerefMut for Taken<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("taken")
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.state();
        match self.connection.take() {
            Some(connection) if !connection.client.is_closed() => state.idle.push(connection),
            _ => state.open = state.open.saturating_sub(1),
        }
        drop(state);
        self.pool.returned.notify_one();
    }
}
