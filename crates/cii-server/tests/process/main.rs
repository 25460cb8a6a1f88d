//! The program itself: started, spoken to over TLS, killed, started again, on SQLite and on PostgreSQL.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod administration;
mod backups;
mod beginning;
#[path = "../client/mod.rs"]
mod client;
#[path = "../cluster/mod.rs"]
mod cluster;
mod oversight;
mod page;
mod retention;

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader, Read},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use client::{There, Trust, User, room};
use cluster::Cluster;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

const PROGRAM: &str = env!("CARGO_BIN_EXE_bureau-cii-server");
/// Between two looks at what goes on elsewhere.
const BREATH: Duration = Duration::from_millis(2);

#[expect(
    clippy::disallowed_methods,
    reason = "a real process has the real time"
)]
fn now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.unwrap().as_secs()
}

/// An installation: a folder with a configuration.
struct Installation {
    folder: TempDir,
    address: SocketAddr,
    configuration: PathBuf,
    /// One-time code of the first administrator.
    code: String,
}

impl Installation {
    fn new(postgres: Option<&str>) -> Self {
        let mut installation = Self::uninitialised(postgres);
        let made = installation.run(&[
            "init",
            "--name",
            "claire.exemple",
            "--first-name",
            "Claire",
            "--last-name",
            "Exemple",
        ]);
        let fingerprint = line(&made, "fingerprint: ");
        assert_eq!(fingerprint.len(), 32 * 3 - 1, "{fingerprint}");
        installation.code = line(&made, "one-time code: ");
        installation
    }

    fn uninitialised(postgres: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = free_address();
        let configuration = folder.path().join("server.toml");
        let data = folder.path().join("data");
        let database = postgres.map_or(String::new(), |url| format!("postgres = \"{url}\"\n"));
        let text = format!(
            "folder = \"{}\"\nlisten = \"{address}\"\n{database}",
            data.display()
        );
        fs::write(&configuration, text).unwrap();
        Self {
            folder,
            address,
            configuration,
            code: String::new(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(words).arg("--config").arg(&self.configuration);
        command
    }

    fn try_run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs a command that succeeds, and gives what it told.
    fn run(&self, words: &[&str]) -> String {
        let output = self.try_run(words);
        let told = String::from_utf8(output.stdout).unwrap();
        let complained = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {told}{complained}");
        told
    }

    /// Runs a command that fails, and gives what it told and complained.
    fn fail(&self, words: &[&str]) -> String {
        let output = self.try_run(words);
        assert!(!output.status.success(), "{words:?} succeeded");
        format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    }

    fn there(&self) -> There {
        let certificate = fs::read_to_string(self.path("data/certificate.pem")).unwrap();
        There {
            address: self.address,
            trust: Trust::usual(&certificate),
        }
    }

    fn serve(&self) -> Served {
        self.serve_as(&["serve"])
    }

    fn serve_as(&self, words: &[&str]) -> Served {
        let mut child = self
            .command(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        let mut stderr = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).unwrap();
            log
        });
        let mut listening = String::new();
        while !listening.contains("listening on ") {
            let length = told.read_line(&mut listening).unwrap();
            assert!(length > 0, "ended: {listening}{}", log.join().unwrap());
        }
        Served {
            child,
            log: Some(log),
        }
    }

    /// The first administrator on a device.
    fn administrator(&self) -> User {
        let there = self.there();
        let mut user = User::enrol(&there, "claire.exemple", &self.code, 1, now());
        user.sign_in();
        user
    }

    /// A new colleague on a device.
    fn colleague(&self, name: &str, function: &str, institution: &str, device: u8) -> User {
        let made = self.run(&[
            "user",
            "add",
            "--name",
            name,
            "--first-name",
            name,
            "--last-name",
            "Exemple",
            "--institution",
            institution,
            "--function",
            function,
            "--region",
            "sion",
        ]);
        let code = line(&made, "one-time code: ");
        let mut user = User::enrol(&self.there(), name, &code, device, now());
        user.sign_in();
        user
    }
}

/// A port that is free now and was given to nobody here before: a server that is restarted must be found where it was.
fn free_address() -> SocketAddr {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
        if given.insert(address.port()) {
            return address;
        }
    }
}

fn line(told: &str, begin: &str) -> String {
    told.lines()
        .find_map(|line| line.strip_prefix(begin))
        .unwrap_or_else(|| panic!("no «{begin}» in {told}"))
        .to_owned()
}

/// A running server.
struct Served {
    child: Child,
    log: Option<std::thread::JoinHandle<String>>,
}

impl Served {
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args(["-s", name, &self.child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Stops it in order, and gives its log.
    fn stop(mut self) -> String {
        self.signal("TERM");
        assert!(self.child.wait().unwrap().success());
        self.log.take().unwrap().join().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_day_with_the_server_on_sqlite() {
    a_day_with_the_server(None);
}

#[test]
fn a_day_with_the_server_on_postgresql() {
    let cluster = Cluster::start("");
    a_day_with_the_server(Some(&cluster.create("day")));
}

fn a_day_with_the_server(postgres: Option<&str>) {
    let installation = Installation::new(postgres);
    let served = installation.serve();
    let mut officer = installation.administrator();
    let secretary = installation.colleague("noe", "secretariat", "bureau", 2);
    let respondent = installation.colleague("mia", "respondent_adults", "orp", 3);
    let mutations: Vec<_> = (0..5).map(|number| officer.create(&room(number))).collect();
    let pushed = officer.push(&mutations).unwrap();
    assert_eq!(pushed.status, 200, "{pushed:?}");
    let outcomes: BTreeSet<String> = pushed.json()["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["outcome"]["outcome"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(outcomes, BTreeSet::from(["applied".to_owned()]));
    let rooms: BTreeSet<Uuid> = mutations.iter().map(|mutation| mutation.record).collect();
    for (who, user) in [("secretary", &secretary), ("respondent", &respondent)] {
        let seen: BTreeSet<Uuid> = user.pull_all().into_iter().collect();
        assert!(seen.is_superset(&rooms), "{who} sees {seen:?}");
        // The three members of staff are in the directory.
        assert_eq!(seen.len(), rooms.len() + 3, "{who}");
    }
    // A respondent does not change the directory.
    let mut respondent = respondent;
    let refused = respondent.create(&room(9));
    let answer = respondent.push(&[refused]).unwrap();
    assert_eq!(
        answer.json()["results"][0]["outcome"]["outcome"],
        "refused",
        "{answer:?}"
    );
    // What the log says of all that.
    let device = officer.device.0.to_string();
    let token = officer.token().to_owned();
    let log = served.stop();
    assert!(
        log.contains("\"route\":\"/v1/push\",\"status\":200"),
        "{log}"
    );
    for canary in [
        "claire",
        "Exemple",
        "noe",
        "Salle",
        &device,
        &token,
        "127.0.0.1",
    ] {
        assert!(!log.contains(canary), "«{canary}» in {log}");
    }
    // The audit is whole, and an end that is cut off shows.
    let head = installation.run(&["audit", "export-head"]);
    fs::write(installation.path("head"), &head).unwrap();
    let head_file = installation.path("head").display().to_string();
    installation.run(&["audit", "verify", "--head", &head_file]);
    let forged = head.replacen("\"entries\":", "\"entries\":9", 1);
    fs::write(installation.path("forged"), forged).unwrap();
    let forged_file = installation.path("forged").display().to_string();
    let told = installation.fail(&["audit", "verify", "--head", &forged_file]);
    assert!(told.contains("not signed by this server"), "{told}");
    installation.run(&["doctor"]);
}

#[test]
fn nothing_is_lost_when_the_server_is_killed_on_sqlite() {
    nothing_is_lost_when_the_server_is_killed(None, 12);
}

#[test]
fn nothing_is_lost_when_the_server_is_killed_on_postgresql() {
    let cluster = Cluster::start("");
    nothing_is_lost_when_the_server_is_killed(Some(&cluster.create("killed")), 8);
}

/// One device pushes without end, while the server is killed again and again wherever it just is.
fn nothing_is_lost_when_the_server_is_killed(postgres: Option<&str>, kills: u64) {
    const EACH: u64 = 7;
    let installation = Installation::new(postgres);
    let served = installation.serve();
    let mut user = installation.administrator();
    let wanted = kills * EACH * 2;
    let answered = AtomicU64::new(0);
    let mut served = Some(served);
    let (mutations, results, retries) = std::thread::scope(|scope| {
        let pusher = scope.spawn(|| {
            let mut mutations = Vec::new();
            let mut results = Vec::new();
            let mut retries = 0_u64;
            for number in 0..wanted {
                let begun = std::time::Instant::now();
                let mutation = user.create(&room(number.into()));
                loop {
                    match user.push(std::slice::from_ref(&mutation)) {
                        Ok(answer) if answer.status == 200 => {
                            results.push(answer.json()["results"][0].clone());
                            break;
                        }
                        Ok(answer) => assert_eq!(answer.status, 429, "{answer:?}"),
                        Err(_) => retries += 1,
                    }
                    assert!(begun.elapsed().as_secs() < 120, "no progress");
                    std::thread::sleep(BREATH);
                }
                mutations.push(mutation);
                answered.store(number + 1, Ordering::SeqCst);
            }
            (mutations, results, retries)
        });
        for kill in 1..=kills {
            // Not at the same place each time: between answers, and in the middle of the next push.
            while answered.load(Ordering::SeqCst) < kill * EACH + kill % 3 && !pusher.is_finished()
            {
                std::thread::sleep(BREATH);
            }
            served.take().unwrap().kill();
            served = Some(installation.serve());
        }
        pusher.join().unwrap()
    });
    assert!(retries > 0, "no push ever met a dead server");
    let results: Vec<Value> = results;
    for (mutation, result) in mutations.iter().zip(&results) {
        assert_eq!(result["n"], json!(mutation.n));
        assert_eq!(result["outcome"]["outcome"], "applied", "{result}");
    }
    let seen = user.pull_all();
    let rooms: Vec<Uuid> = mutations.iter().map(|mutation| mutation.record).collect();
    let there: Vec<&Uuid> = seen.iter().filter(|id| rooms.contains(id)).collect();
    assert_eq!(there.len(), rooms.len(), "each once: none lost, none twice");
    // All of them again: known, and answered alike.
    for (batch, known) in mutations.chunks(100).zip(results.chunks(100)) {
        assert_eq!(user.push(batch).unwrap().json()["results"], json!(known));
    }
    served.take().unwrap().stop();
    installation.run(&["audit", "verify"]);
    installation.run(&["doctor"]);
}

#[test]
fn processes_that_share_a_database_wake_one_anothers_listeners() {
    let cluster = Cluster::start("");
    let url = cluster.create("shared");
    let one = Installation::new(Some(&url));
    let other_address = free_address();
    let _served = one.serve();
    let other_listens = other_address.to_string();
    let _other = one.serve_as(&["serve", "--listen", &other_listens]);
    let mut user = one.administrator();
    let there = There {
        address: other_address,
        ..one.there()
    };
    let mut line = there.line().unwrap();
    let request = format!(
        "GET /v1/live HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n\r\n",
        user.token()
    );
    line.say(request.as_bytes()).unwrap();
    let mut until = |wanted: &str| {
        let mut heard = String::new();
        while !heard.contains(wanted) {
            let bytes = line.hear().unwrap();
            assert!(!bytes.is_empty(), "closed after {heard}");
            heard.push_str(&String::from_utf8_lossy(&bytes));
            // A sign of life: so long there was nothing.
            assert!(!heard.contains("\n:\n\n"), "only {heard:?}");
        }
    };
    until(": listening");
    // A server that begins to listen tells its own, too: of two that come, one at least is of a push.
    for number in 1..=2 {
        let mutation = user.create(&room(number));
        assert_eq!(user.push(&[mutation]).unwrap().status, 200);
        until("event: news");
    }
}
