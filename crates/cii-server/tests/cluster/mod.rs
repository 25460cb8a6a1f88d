//! A private cluster of PostgreSQL: made in a temporary folder, reached by a socket in it, gone at the end.

use std::{
    fs,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// The role that made the cluster.
pub(crate) const MAKER: &str = "postgres";
/// The role that owns the databases.
pub(crate) const OWNER: &str = "bureau";

/// A running cluster.
pub(crate) struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    /// Who runs it. PostgreSQL refuses to run as root.
    user: Option<(u32, u32)>,
}

impl Cluster {
    /// Starts one with further settings of the server, such as `-c fsync=off`.
    pub(crate) fn start(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
        let user = is_root.then(|| unprivileged().expect("an unprivileged user"));
        if let Some((uid, gid)) = user {
            std::os::unix::fs::chown(folder.path(), Some(uid), Some(gid)).unwrap();
        }
        let cluster = Self {
            programs: programs().expect("PostgreSQL 15 or newer is installed (package postgresql)"),
            folder,
            user,
        };
        let data = cluster.data();
        cluster.run(
            "initdb",
            &[
                "--pgdata",
                &data,
                "--username",
                MAKER,
                "--auth",
                "trust",
                // A locale that orders texts otherwise than by their bytes, as a cluster in Valais has it.
                "--locale-provider",
                "icu",
                "--icu-locale",
                "fr-CH",
            ],
        );
        let socket = format!(
            "-c listen_addresses= -c unix_socket_directories={} {settings}",
            cluster.folder.path().display()
        );
        let log = cluster.folder.path().join("log");
        cluster.run(
            "pg_ctl",
            &[
                "--pgdata",
                &data,
                "--options",
                &socket,
                "--log",
                &log.display().to_string(),
                "--wait",
                "start",
            ],
        );
        // The server refuses a role that no row security binds, such as the one that made the cluster.
        cluster.run(
            "createuser",
            &[
                "--host",
                &cluster.socket(),
                "--username",
                MAKER,
                "--no-superuser",
                OWNER,
            ],
        );
        cluster
    }

    /// The folder of the socket.
    fn socket(&self) -> String {
        self.folder.path().display().to_string()
    }

    /// The address of a database in it that is made for this.
    pub(crate) fn create(&self, database: &str) -> String {
        let folder = self.socket();
        self.run(
            "createdb",
            &[
                "--host",
                &folder,
                "--username",
                MAKER,
                "--owner",
                OWNER,
                "--encoding",
                "UTF8",
                "--template",
                "template0",
                database,
            ],
        );
        format!("host={folder} user={OWNER} dbname={database}")
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = Command::new(self.programs.join(program));
        // Where else there is a cluster is nothing to this one.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(name);
            }
        }
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::null());
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        let status = command.status().unwrap();
        let log = || fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        assert!(status.success(), "{program}: {status} {}", log());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if std::thread::panicking() && !self.folder.path().join("data/postmaster.pid").exists() {
            // It did not start, and why was told.
            return;
        }
        self.run(
            "pg_ctl",
            &["--pgdata", &self.data(), "--mode", "immediate", "stop"],
        );
    }
}

/// The newest installed programs.
fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|version| {
            let number: u32 = version.file_name().to_str()?.parse().ok()?;
            Some((number, version.path().join("bin")))
        })
        .filter(|(_, programs)| programs.join("initdb").exists())
        .max();
    let elsewhere = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").exists())
    };
    debian.map(|(_, programs)| programs).or_else(elsewhere)
}

/// Number of a user, and of its group, who may nothing.
pub(crate) fn unprivileged() -> Option<(u32, u32)> {
    let users = fs::read_to_string(Path::new("/etc/passwd")).ok()?;
    ["postgres", "nobody"].iter().find_map(|wanted| {
        users.lines().find_map(|line| {
            let mut fields = line.split(':');
            (fields.next()? == *wanted).then_some(())?;
            let mut numbers = fields.skip(1).filter_map(|field| field.parse().ok());
            Some((numbers.next()?, numbers.next()?))
        })
    })
}
