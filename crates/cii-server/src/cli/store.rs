//! The database that is configured, with the engine and the accounts on it.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Result, bail};
use cii_server::{
    Accounts, Cost, Database, Engine, PostgresAddress, PostgresDatabase, Rules, SqliteDatabase,
    has_begun, http::Host,
};

use super::{
    arguments::Arguments,
    configuration::Configuration,
    folder::{Folder, is_there},
    host::{Machine, id},
};

/// The engine as it is served.
pub(super) type Hub = Engine<Arc<dyn Database>, Rules>;

fn database_file(folder: &Folder) -> PathBuf {
    folder.path().join("server.db")
}

/// A server but for its sockets.
pub(super) struct Opened {
    pub(super) configuration: Configuration,
    pub(super) folder: Folder,
    pub(super) database: Arc<dyn Database>,
    /// The same, if it is PostgreSQL.
    pub(super) postgres: Option<Arc<PostgresDatabase>>,
}

impl Opened {
    /// Opens what is configured, and has begun.
    pub(super) fn open(arguments: &Arguments) -> Result<Self> {
        let configuration = Configuration::read(arguments)?;
        let folder = Folder::open(&configuration.folder)?;
        Self::begun(configuration, folder)
    }

    /// The same with a folder that was opened. A database that is gone is never replaced by an empty one: desktops would
    /// meet a server that knows nobody.
    pub(super) fn begun(configuration: Configuration, folder: Folder) -> Result<Self> {
        if configuration.postgres.is_none() {
            let path = database_file(&folder);
            if !is_there(&path)? {
                bail!(
                    "{} is not there: put it back, or restore a backup",
                    path.display()
                );
            }
        }
        let opened = Self::with(configuration, folder)?;
        if !has_begun(&*opened.database)? {
            bail!("the database holds no server: put the right one back, or restore a backup");
        }
        opened.folder.has_begun()?;
        Ok(opened)
    }

    /// Whether there is a database in which a server has begun. Makes none.
    pub(super) fn is_begun(configuration: Configuration) -> Result<bool> {
        let folder = Folder::at(&configuration.folder);
        if configuration.postgres.is_none() && !is_there(&database_file(&folder))? {
            return Ok(false);
        }
        let opened = Self::with(configuration, folder)?;
        Ok(has_begun(&*opened.database)?)
    }

    /// Opens the database, or makes it.
    pub(super) fn with(configuration: Configuration, folder: Folder) -> Result<Self> {
        let Some(url) = &configuration.postgres else {
            let sqlite = SqliteDatabase::open(&database_file(&folder))?;
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
