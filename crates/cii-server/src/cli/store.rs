//! The database that is configured, with the engine and the accounts on it.

use std::sync::Arc;

use anyhow::Result;
use cii_server::{
    Accounts, Cost, Database, Engine, PostgresAddress, PostgresDatabase, Rules, SqliteDatabase,
    http::Host,
};

use super::{
    arguments::Arguments,
    configuration::Configuration,
    folder::Folder,
    host::{Machine, id},
};

/// The engine as it is served.
pub(super) type Hub = Engine<Arc<dyn Database>, Rules>;

/// A server but for its sockets.
pub(super) struct Opened {
    pub(super) configuration: Configuration,
    pub(super) folder: Folder,
    pub(super) database: Arc<dyn Database>,
    /// The same, if it is PostgreSQL.
    pub(super) postgres: Option<Arc<PostgresDatabase>>,
}

impl Opened {
    /// Opens what is configured.
    pub(super) fn open(arguments: &Arguments) -> Result<Self> {
        let configuration = Configuration::read(arguments)?;
        let folder = Folder::open(&configuration.folder)?;
        Self::with(configuration, folder)
    }

    pub(super) fn with(configuration: Configuration, folder: Folder) -> Result<Self> {
        let Some(url) = &configuration.postgres else {
            let path = folder.path().join("server.db");
            let sqlite = SqliteDatabase::open(&path)?;
            return Ok(Self {
                configuration,
                folder,
                database: Arc::new(sqlite),
                postgres: None,
            });
        };
        let password = folder.find_secret("BUREAU_CII_POSTGRES_PASSWORD", "postgres-password")?;
        let address = PostgresAddress::parse(url, password.as_ref())?;
        let postgres = Arc::new(PostgresDatabase::open(address)?);
        Ok(Self {
            configuration,
            folder,
            database: Arc::clone(&postgres) as Arc<dyn Database>,
            postgres: Some(postgres),
        })
    }

    /// Takes up the work. The counter of the database jumps.
    pub(super) fn engine(&self) -> Result<Hub> {
        let unix_ms = u64::try_from(Machine.now().timestamp_millis()).unwrap_or(0);
        let database = Arc::clone(&self.database);
        Ok(Engine::start(database, Rules, id(), unix_ms)?)
    }

    pub(super) fn accounts(&self) -> Result<Accounts> {
        Ok(Accounts::new(
            Arc::clone(&self.database),
            self.folder.sealing_key()?,
            Cost::default(),
            self.configuration.leases.clone(),
        ))
    }
}
