//! The shared server as a program of its own, with accounts whose authenticator the test holds.
#![expect(
    clippy::expect_used,
    reason = "only tests call it: what is not there fails the test"
)]

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use totp_rs::{Algorithm, Builder, Secret};

use crate::{
    office::{Office, PASSWORD},
    process::built,
};

/// How long something that happens by itself may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server in a folder of its own.
pub struct SharedServer {
    folder: TempDir,
    address: SocketAddr,
    /// Further lines of its configuration.
    further: String,
    fingerprint: String,
    /// One-time code of the first administrator, whose account is `clara.exemple`.
    pub code: String,
    child: Option<Child>,
}

/// An account that was set up.
#[derive(Debug)]
pub struct Account {
    name: String,
    recovery: Vec<String>,
}

impl Account {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A recovery code that was not used yet.
    ///
    /// # Panics
    /// If none is left.
    pub fn take_code(&mut self) -> String {
        self.recovery.pop().expect("a recovery code")
    }
}

/// A port that is free now and was given to nobody here before: a server that is restarted must be found where it was.
fn free_address() -> SocketAddr {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let socket = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = socket.local_addr().expect("a port");
        let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
        if given.insert(address.port()) {
            return address;
        }
    }
}

fn line(told: &str, begin: &str) -> String {
    let found = told.lines().find_map(|line| line.strip_prefix(begin));
    found.expect("a line of the program").to_owned()
}

/// What the authenticator that holds `secret` shows now.
///
/// # Panics
/// If it is no secret in base32.
#[expect(
    clippy::disallowed_methods,
    reason = "an authenticator has the real time"
)]
pub fn code_now(secret: &str) -> String {
    let secret: String = secret.split_whitespace().collect();
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(Secret::try_from_base32(&secret).expect("base32"))
        .build()
        .expect("a secret");
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    totp.generate(since.expect("a time").as_secs()).to_string()
}

impl SharedServer {
    /// A new server on SQLite or on the PostgreSQL database behind `postgres`, running.
    ///
    /// # Panics
    /// If the program is not there or does not start.
    pub fn begin(postgres: Option<&str>) -> Self {
        Self::begin_with(postgres, "")
    }

    /// The same with more lines in its configuration.
    ///
    /// # Panics
    /// If the program is not there or does not start.
    pub fn begin_with(postgres: Option<&str>, further: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut server = Self {
            folder,
            address: free_address(),
            further: further.to_owned(),
            fingerprint: String::new(),
            code: String::new(),
            child: None,
        };
        server.configure(postgres);
        let made = server.run(&[
            "init",
            "--name",
            "clara.exemple",
            "--first-name",
            "Clara",
            "--last-name",
            "Zenruffinen",
        ]);
        server.fingerprint = line(&made, "fingerprint: ");
        server.code = line(&made, "one-time code: ");
        server.start();
        server
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(built("bureau-cii-server"));
        command
            .args(words)
            .arg("--config")
            .arg(self.folder.path().join("server.toml"));
        command
    }

    /// Runs a command that succeeds, and gives what it told.
    ///
    /// # Panics
    /// If it fails.
    pub fn run(&self, words: &[&str]) -> String {
        let output = self.command(words).output().expect("the program");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let complained = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {told}{complained}");
        told
    }

    /// The same, with what somebody types.
    ///
    /// # Panics
    /// If it fails.
    pub fn run_typing(&self, words: &[&str], typed: &str) {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut keyboard = child.stdin.take().expect("its input");
        keyboard.write_all(typed.as_bytes()).expect("typed");
        drop(keyboard);
        assert!(child.wait().expect("its end").success(), "{words:?}");
    }

    /// Starts the program and waits until it listens.
    ///
    /// # Panics
    /// If it ends instead.
    pub fn start(&mut self) {
        let mut child = self
            .command(&["serve"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut told = BufReader::new(child.stdout.take().expect("its output"));
        let mut listening = String::new();
        while !listening.contains("listening on ") {
            let length = told.read_line(&mut listening).expect("its output");
            assert!(length > 0, "ended: {listening}");
        }
        self.child = Some(child);
    }

    /// Ends the program without a farewell.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }

    /// The number of its process. None: it does not run.
    pub fn pid(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// A place beside the server's folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Destroys what the server has, and brings back what `backup` holds, into the empty `database` of PostgreSQL or into
    /// its own folder.
    ///
    /// # Panics
    /// If it does not come back.
    pub fn lose_and_restore(&mut self, backup: &Path, database: Option<&str>) {
        self.kill();
        if let Some(url) = database {
            self.configure(Some(url));
        } else {
            for entry in fs::read_dir(self.beside("data")).expect("the folder") {
                let path = entry.expect("an entry").path();
                if path.is_file() && path.to_string_lossy().contains("server.db") {
                    fs::remove_file(path).expect("removed");
                }
            }
        }
        self.run(&["restore", "--from", &backup.display().to_string()]);
        self.start();
    }

    fn configure(&self, postgres: Option<&str>) {
        let database = postgres.map_or(String::new(), |url| format!("postgres = \"{url}\"\n"));
        let text = format!(
            "folder = \"{}\"\nlisten = \"{}\"\n{database}[retention]\nyears = 0\n{}",
            self.beside("data").display(),
            self.address,
            self.further
        );
        fs::write(self.beside("server.toml"), text).expect("a configuration");
    }

    /// Takes the certificate of `other`, as when the administration replaces its own.
    ///
    /// # Panics
    /// If a file cannot be copied.
    pub fn take_certificate_of(&mut self, other: &Self) {
        for file in ["certificate.pem", "secrets/certificate-key.pem"] {
            let place = |server: &Self| server.folder.path().join("data").join(file);
            fs::copy(place(other), place(self)).expect("a copy");
        }
        self.fingerprint.clone_from(&other.fingerprint);
    }

    /// Address and port.
    pub fn place(&self) -> SocketAddr {
        self.address
    }

    /// Name, port and fingerprint, as the administration hands them out.
    pub fn address(&self) -> String {
        format!("{}#{}", self.address, self.fingerprint)
    }

    /// A new colleague, who gets a one-time code.
    pub fn add_user(&self, name: &str, words: &[&str]) -> String {
        let mut all = vec!["user", "add", "--name", name];
        let last_name = format!("{name}-Test");
        if !words.contains(&"--staff") {
            all.extend(["--first-name", name, "--last-name", &last_name]);
        }
        all.extend(words);
        line(&self.run(&all), "one-time code: ")
    }

    /// Sets an account up from the window of `office`.
    ///
    /// # Panics
    /// If it is refused.
    pub fn enrol(&self, office: &Office, account: &str, code: &str) -> Account {
        let address = self.address();
        let told = office.ok(
            "begin_enrolment",
            json!({"address": address, "account": account, "code": code}),
        );
        let secret = told
            .get("secret")
            .and_then(|secret| secret.as_str())
            .unwrap_or_default();
        let codes = office.ok(
            "finish_enrolment",
            json!({
                "address": address, "account": account, "code": code, "password": PASSWORD,
                "password_again": PASSWORD, "totp": code_now(secret), "label": "Poste d’essai",
            }),
        );
        let codes = codes.get("codes").and_then(|codes| codes.as_array());
        Account {
            name: account.to_owned(),
            recovery: codes
                .into_iter()
                .flatten()
                .filter_map(|code| code.as_str().map(str::to_owned))
                .collect(),
        }
    }

    /// What an empty computer asks to join with an account that was set up elsewhere.
    pub fn join_request(&self, account: &mut Account, use_keyring: bool) -> Value {
        json!({
            "address": self.address(), "account": account.name, "password": PASSWORD,
            "second": account.take_code(), "label": "Poste d’essai", "use_keyring": use_keyring,
        })
    }

    /// Sets an account up on an empty computer, makes an office there out of what the server holds, and keeps it in step.
    ///
    /// # Panics
    /// If it is refused.
    pub fn join(&self, name: &str, code: &str) -> Office {
        self.join_with_codes(name, code).0
    }

    /// The same, for whoever needs the account's recovery codes later.
    ///
    /// # Panics
    /// If it is refused.
    pub fn join_with_codes(&self, name: &str, code: &str) -> (Office, Account) {
        let office = Office::empty();
        let account = self.enrol(&office, name, code);
        office.ok(
            "join_office",
            json!({
                "address": self.address(), "account": name, "password": PASSWORD, "second": null,
                "label": null, "use_keyring": false,
            }),
        );
        office.keep_in_step();
        (office, account)
    }

    /// Makes an office on one more computer of an account, and keeps it in step.
    ///
    /// # Panics
    /// If it is refused.
    pub fn join_another(&self, account: &mut Account) -> Office {
        let office = Office::empty();
        office.ok("join_office", self.join_request(account, false));
        office.keep_in_step();
        office
    }

    /// Sets an account up in an office that worked alone, binds it, and keeps it in step.
    ///
    /// # Panics
    /// If it is refused.
    pub fn bind(&self, office: &Office, name: &str, code: &str) -> Account {
        let account = self.enrol(office, name, code);
        office.ok(
            "bind_office",
            json!({
                "address": self.address(), "account": name, "password": PASSWORD, "second": null,
                "label": null,
            }),
        );
        office.keep_in_step();
        account
    }
}

impl Drop for SharedServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits until something is so. Looks more and more rarely: a look may ask the server, which answers only so often.
///
/// # Panics
/// If it does not become so.
pub fn until(what: &str, is_so: impl Fn() -> bool) {
    let begin = Instant::now();
    let mut pause = Duration::from_millis(20);
    while !is_so() {
        assert!(begin.elapsed() < PATIENCE, "{what}: not in time");
        thread::sleep(pause);
        pause = (pause * 5 / 4).min(Duration::from_millis(250));
    }
}
