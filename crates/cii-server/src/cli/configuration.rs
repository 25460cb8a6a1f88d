//! What is configured: by one file, by flags over it, and secrets apart.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    net::IpAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use cii_domain::retention::USUAL_YEARS;
use cii_server::{Leases, http::Limits};
use serde::Deserialize;

use super::arguments::Arguments;

/// The configuration of an installed server, which a command reads that is told nothing else: one that was told nothing
/// must not work on a database that is not the configured one.
const FILE: &str = "/etc/bureau-cii-server/server.toml";
/// Where everything lies if the configuration does not say it.
const FOLDER: &str = "/var/lib/bureau-cii-server";
const LISTEN: &str = "0.0.0.0:8443";

/// The file. An entry that is not known is an error: a mistyped one must not be silently without effect.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    folder: Option<PathBuf>,
    listen: Option<String>,
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
    postgres: Option<String>,
    proxies: BTreeSet<IpAddr>,
    lease: Lease,
    retention: Retention,
    limits: Crowds,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Retention {
    years: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { years: USUAL_YEARS }
    }
}

/// How many may come from one place. A whole house behind one address is one place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Crowds {
    connections: usize,
    connections_of_address: usize,
    requests_of_address: u32,
    requests_of_device: u32,
}

impl Default for Crowds {
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            connections: limits.connections,
            connections_of_address: limits.connections_of_address,
            requests_of_address: limits.burst_of_address,
            requests_of_device: limits.burst_of_device,
        }
    }
}

impl Crowds {
    fn limits(&self) -> Limits {
        Limits {
            connections: self.connections,
            connections_of_address: self.connections_of_address,
            burst_of_address: self.requests_of_address,
            burst_of_device: self.requests_of_device,
            ..Limits::default()
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lease {
    days: u32,
    roles: BTreeMap<String, u32>,
}

impl Default for Lease {
    fn default() -> Self {
        let Leases { days, of_role } = Leases::default();
        Self {
            days,
            roles: of_role,
        }
    }
}

/// The configuration.
#[derive(Debug, Clone)]
pub(super) struct Configuration {
    /// Database, certificate and secrets, unless they are said to lie elsewhere.
    pub(super) folder: PathBuf,
    pub(super) listen: String,
    pub(super) certificate: PathBuf,
    pub(super) key: PathBuf,
    /// Address of a database of PostgreSQL. None: a file of SQLite in the folder.
    pub(super) postgres: Option<String>,
    pub(super) proxies: BTreeSet<IpAddr>,
    pub(super) leases: Leases,
    /// How many years data about persons are kept.
    pub(super) years: u32,
    pub(super) limits: Limits,
}

impl Configuration {
    /// Reads it.
    pub(super) fn read(arguments: &Arguments) -> Result<Self> {
        let folder = arguments.path("folder");
        let file = match (arguments.path("config"), &folder) {
            (Some(path), _) => read(&path)?,
            (None, Some(_)) => File::default(),
            (None, None) => read(Path::new(FILE))?,
        };
        let folder = folder.or(file.folder).unwrap_or_else(|| FOLDER.into());
        let listen = arguments.find("listen")?.or(file.listen);
        let listen = listen.unwrap_or_else(|| LISTEN.to_owned());
        let port = listen.rsplit_once(':').map(|(_, port)| port.parse::<u16>());
        if !matches!(port, Some(Ok(_))) {
            bail!("--listen: «{listen}» is not ADDRESS:PORT");
        }
        Ok(Self {
            listen,
            certificate: file
                .certificate
                .unwrap_or_else(|| folder.join("certificate.pem")),
            key: file
                .key
                .unwrap_or_else(|| folder.join("secrets/certificate-key.pem")),
            postgres: file.postgres,
            proxies: file.proxies,
            limits: file.limits.limits(),
            leases: Leases {
                days: file.lease.days,
                of_role: file.lease.roles,
            },
            years: file.retention.years,
            folder,
        })
    }
}

fn read(path: &Path) -> Result<File> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}
