//! An office for the tests of the core: an application over a folder that vanishes, a machine whose clock,
//! keyring and viewer the test steers, and a directory of invented people.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "only tests call it: what is not there fails the test, and requests are written where they are sent"
)]

mod desk;
mod sentences;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use cii_app::{App, ChangeEvent, Host, HostError, KeyringError};
use serde_json::{Value, json};
use tempfile::TempDir;

pub use desk::{People, Rooms, lasting_procuration_request, procuration_request};
pub use sentences::{assert_sentences, has_sentence};

/// The password of every test office.
pub const PASSWORD: &str = "trois bisses sous la neige";
/// When a test begins: Monday, 8 June 2026, 08:00 in Sion.
pub const START: &str = "2026-06-08T06:00:00Z";

/// How the keyring behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// It keeps what it is given.
    Works,
    /// It is there but the user has not unlocked it.
    Locked,
    /// The system has none.
    Missing,
}

/// How the system's viewer behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// It opens.
    Works,
    /// No program opens such files.
    None,
}

/// A machine without a desktop. The clock stands until the test moves it; chance is drawn from a seed.
pub struct Machine {
    documents: PathBuf,
    /// Milliseconds since 1970.
    now: AtomicI64,
    seed: AtomicU64,
    ring: Mutex<(Ring, BTreeMap<String, Vec<u8>>)>,
    viewer: Mutex<(Viewer, Vec<PathBuf>)>,
    heard: Mutex<Vec<ChangeEvent>>,
    forgetting: Mutex<Option<Meanwhile>>,
}

/// What somebody else does while the machine is at something.
type Meanwhile = Box<dyn FnOnce() + Send>;

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Machine {
    fn new(folder: &Path, seed: u64, entries: BTreeMap<String, Vec<u8>>) -> Self {
        let now: DateTime<Utc> = START.parse().unwrap_or_default();
        Self {
            documents: folder.join("documents"),
            now: AtomicI64::new(now.timestamp_millis()),
            seed: AtomicU64::new(seed),
            ring: Mutex::new((Ring::Works, entries)),
            viewer: Mutex::new((Viewer::Works, Vec::new())),
            heard: Mutex::new(Vec::new()),
            forgetting: Mutex::new(None),
        }
    }

    /// Does `work` before the keyring next forgets a secret.
    pub fn before_forgetting(&self, work: impl FnOnce() + Send + 'static) {
        *held(&self.forgetting) = Some(Box::new(work));
    }

    /// Lets `delta` pass.
    pub fn pass(&self, delta: TimeDelta) {
        self.now
            .fetch_add(delta.num_milliseconds(), Ordering::SeqCst);
    }

    /// Sets the clock.
    pub fn set_now(&self, now: &str) {
        let now: DateTime<Utc> = now.parse().unwrap_or_default();
        self.now.store(now.timestamp_millis(), Ordering::SeqCst);
    }

    /// Makes the keyring behave so from now on.
    pub fn set_ring(&self, ring: Ring) {
        held(&self.ring).0 = ring;
    }

    /// Makes the viewer behave so from now on.
    pub fn set_viewer(&self, viewer: Viewer) {
        held(&self.viewer).0 = viewer;
    }

    /// The documents handed to the viewer so far.
    pub fn opened(&self) -> Vec<PathBuf> {
        held(&self.viewer).1.clone()
    }

    /// What the window was told, and forgets it.
    pub fn take_heard(&self) -> Vec<ChangeEvent> {
        std::mem::take(&mut held(&self.heard))
    }

    fn entries<T>(
        &self,
        work: impl FnOnce(&mut BTreeMap<String, Vec<u8>>) -> T,
    ) -> Result<T, KeyringError> {
        let mut ring = held(&self.ring);
        match ring.0 {
            Ring::Works => Ok(work(&mut ring.1)),
            Ring::Locked => Err(KeyringError::Locked),
            Ring::Missing => Err(KeyringError::Missing),
        }
    }
}

impl Host for Machine {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.now.load(Ordering::SeqCst)).unwrap_or_default()
    }

    fn random(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            // SplitMix64: every state once, so no identity is drawn twice.
            let state = self.seed.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            for (byte, random) in chunk.iter_mut().zip(mixed.to_le_bytes()) {
                *byte = random;
            }
        }
    }

    fn keyring_get(&self, entry: &str) -> Result<Option<Vec<u8>>, KeyringError> {
        self.entries(|entries| entries.get(entry).cloned())
    }

    fn keyring_set(&self, entry: &str, secret: &[u8]) -> Result<(), KeyringError> {
        self.entries(|entries| {
            entries.insert(entry.to_owned(), secret.to_owned());
        })
    }

    fn keyring_delete(&self, entry: &str) -> Result<(), KeyringError> {
        let work = held(&self.forgetting).take();
        if let Some(work) = work {
            work();
        }
        self.entries(|entries| {
            entries.remove(entry);
        })
    }

    fn open_file(&self, path: &Path) -> Result<(), HostError> {
        let mut viewer = held(&self.viewer);
        match viewer.0 {
            Viewer::Works => {
                viewer.1.push(path.to_owned());
                Ok(())
            }
            Viewer::None => Err(HostError::NoViewer),
        }
    }

    fn computer_name(&self) -> Option<String> {
        Some("poste-essai".to_owned())
    }

    fn documents_folder(&self) -> Option<PathBuf> {
        Some(self.documents.clone())
    }

    fn emit(&self, event: ChangeEvent) {
        held(&self.heard).push(event);
    }
}

/// An application over a folder of its own.
pub struct Office {
    folder: TempDir,
    /// The machine below it.
    pub machine: Arc<Machine>,
    /// The application.
    pub app: App,
}

/// The office that every test of a binary starts from: made once, copied afterwards.
struct Template {
    folder: TempDir,
    entries: BTreeMap<String, Vec<u8>>,
    recovery_key: String,
}

fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let office = Office::empty();
        let made = office.ok(
            "create_office",
            json!({
                "first_name": "Clara", "name": "Zenruffinen", "function": "regional_coordinator",
                "region": "sierre", "language": "fr", "password": PASSWORD,
                "password_again": PASSWORD, "use_keyring": true,
            }),
        );
        desk::furnish(&office);
        office.ok("lock", json!({}));
        let entries = held(&office.machine.ring).1.clone();
        let Office { folder, .. } = office;
        Template {
            folder,
            entries,
            recovery_key: made["recovery_key"].as_str().unwrap_or_default().to_owned(),
        }
    })
}

/// Every machine draws from a seed of its own, so that two of them never draw the same identity.
fn next_seed() -> u64 {
    static SEEDS: AtomicU64 = AtomicU64::new(1);
    SEEDS
        .fetch_add(1, Ordering::SeqCst)
        .wrapping_mul(0x0123_4567_89ab_cdef)
}

impl Office {
    /// A folder without an office.
    ///
    /// # Panics
    /// If no temporary folder can be made.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let machine = Arc::new(Machine::new(folder.path(), next_seed(), BTreeMap::new()));
        let data = folder.path().join("data");
        let app = App::new(Arc::clone(&machine) as Arc<dyn Host>, data);
        Self {
            folder,
            machine,
            app,
        }
    }

    /// An open office with its directory furnished, on [`START`].
    pub fn open() -> Self {
        let office = Self::closed();
        assert_eq!(office.state(), "open");
        office
    }

    /// The same, before anybody asked for its state.
    ///
    /// # Panics
    /// If the folder cannot be copied.
    pub fn closed() -> Self {
        let template = template();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data");
        copy_folder(&template.folder.path().join("data"), &data);
        let machine = Machine::new(folder.path(), next_seed(), template.entries.clone());
        let machine = Arc::new(machine);
        let app = App::new(Arc::clone(&machine) as Arc<dyn Host>, data);
        Self {
            folder,
            machine,
            app,
        }
    }

    /// The recovery key that was shown when the office was made.
    pub fn recovery_key() -> &'static str {
        &template().recovery_key
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.data().join("bureau-cii.db")
    }

    /// A place beside the data folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A second application over the same folder and machine, as when the program is started again.
    pub fn second(&self) -> App {
        App::new(Arc::clone(&self.machine) as Arc<dyn Host>, self.data())
    }

    /// Keeps the office in step with its server from now on, as the shell does.
    pub fn keep_in_step(&self) {
        for work in [App::keep_in_step, App::listen] {
            let app = self.app.clone();
            std::thread::spawn(move || work(&app));
        }
    }

    /// Ends the application and starts it again over the same folder.
    #[must_use]
    pub fn restarted(self) -> Self {
        let data = self.data();
        let Self {
            folder,
            machine,
            app,
        } = self;
        drop(app);
        let app = App::new(Arc::clone(&machine) as Arc<dyn Host>, data);
        Self {
            folder,
            machine,
            app,
        }
    }

    /// Runs a command with a JSON request. Every refusal is checked for its sentences in both languages.
    pub fn call(&self, command: &str, request: &Value) -> Result<Value, Value> {
        call(&self.app, command, request)
    }

    /// Runs a command with these very bytes.
    pub fn call_raw(&self, command: &str, request: &[u8]) -> Result<Value, Value> {
        ask(&self.app, command, request).map(view_of)
    }

    /// Runs a command that must succeed.
    ///
    /// # Panics
    /// If it is refused.
    pub fn ok(&self, command: &str, request: Value) -> Value {
        match self.call(command, &request) {
            Ok(view) => view,
            Err(error) => panic!("{command} {request}: {error}"),
        }
    }

    /// Runs a command that must succeed, and gives the name of the act that it wrote.
    ///
    /// # Panics
    /// If it is refused.
    pub fn act(&self, command: &str, request: Value) -> Value {
        match ask(&self.app, command, request.to_string().as_bytes()) {
            Ok(answer) => answer["act"].clone(),
            Err(error) => panic!("{command} {request}: {error}"),
        }
    }

    /// Runs a command that must be refused, and gives the code.
    ///
    /// # Panics
    /// If it succeeds.
    pub fn refused(&self, command: &str, request: Value) -> String {
        match self.call(command, &request) {
            Ok(view) => panic!("{command} {request} was not refused: {view}"),
            Err(error) => error["code"].as_str().unwrap_or_default().to_owned(),
        }
    }

    /// Runs a command that must be refused for its input, and gives `field: code` of every field named.
    ///
    /// # Panics
    /// If it succeeds.
    pub fn refused_fields(&self, command: &str, request: &Value) -> Vec<String> {
        match self.call(command, request) {
            Ok(view) => panic!("{command} was not refused: {view}"),
            Err(error) => {
                assert_eq!(error["code"], "fields", "{command}: {error}");
                fields(&error["fields"])
            }
        }
    }

    /// What the window has to show first.
    pub fn state(&self) -> String {
        let status = self.ok("get_status", json!({}));
        status["state"].as_str().unwrap_or_default().to_owned()
    }
}

/// `field: code` of every field error.
pub fn fields(errors: &Value) -> Vec<String> {
    errors
        .as_array()
        .into_iter()
        .flatten()
        .map(|field| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            format!(
                "{}: {}",
                text(&field["field"]),
                text(&field["error"]["code"])
            )
        })
        .collect()
}

/// Runs a command of `app`.
pub fn call(app: &App, command: &str, request: &Value) -> Result<Value, Value> {
    ask(app, command, request.to_string().as_bytes()).map(view_of)
}

fn ask(app: &App, command: &str, request: &[u8]) -> Result<Value, Value> {
    let read = |json: Vec<u8>| serde_json::from_slice(&json).unwrap_or_default();
    match app.call(command, request) {
        Ok(view) => {
            let answer: Value = read(view);
            // Some answers carry field errors of what was kept all the same.
            sentences::assert_fields(command, &answer["view"]["fields"]);
            Ok(answer)
        }
        Err(error) => {
            let error: Value = read(error);
            assert_sentences(command, &error);
            Err(error)
        }
    }
}

fn view_of(mut answer: Value) -> Value {
    answer["view"].take()
}

/// Copies a folder with all that is in it.
///
/// # Panics
/// If it cannot.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("make the folder");
    for entry in fs::read_dir(from).expect("read the folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copy a file");
        }
    }
}
