//! Start, lock, user, preferences, backup, history of access.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use cii_domain::{
    Bilingual, Language, Region, SituationId, StaffId, access::RecordKind, office::WindowSide,
    person::Address, staff::Function, witness::AccessKind,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::message::MessageView;

/// The shortest password, in characters: what NIST SP 800-63B-4 asks of one that stands alone.
pub(crate) const SHORTEST_PASSWORD: usize = 15;

/// What the window must show first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StartState {
    FirstStart,
    Locked,
    Open,
    KeyringLocked,
    KeyringMissing,
    Damaged,
    /// Another file lies in the place of the database.
    Foreign,
    /// A database without the file that holds its keys.
    KeysMissing,
    Newer,
    ReadOnly,
    DiskFull,
    /// The folder cannot be used for another reason.
    Unreadable,
    InUse,
    /// The first sync with the shared server is under way: there is nothing to show yet.
    Filling,
    /// The shared server shows the account no record, but its log or its figures.
    WithoutRecords,
    /// The shared server was not heard of for too long.
    LeaseOver,
    /// The shared server says that the account is not in force.
    AccountEnded,
    /// The device was revoked, and everything on it destroyed.
    Revoked,
    /// The same, as the user asked for on the device itself.
    RevokedHere,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// Whose work Today shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "region")]
pub enum TodayScope {
    Canton,
    Region(Region),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UserView {
    pub staff: StaffId,
    pub name: String,
    pub function: Function,
    pub region: Option<Region>,
    /// The kinds of which the functions of the user let them make a record.
    pub makes: Vec<RecordKind>,
}

/// Kept per user of the computer, outside the encrypted database: they are needed before it opens.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the settings"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreferencesView {
    pub language: Language,
    pub theme: Theme,
    /// Interface zoom in percent, 90 to 200.
    pub zoom: u16,
    pub comfortable_rows: bool,
    pub single_letter_keys: bool,
    pub hide_footer: bool,
    /// Minutes without input until the database locks itself; 0: never.
    pub auto_lock_minutes: u16,
    /// Where printed and saved documents go. Empty: the folder of the system.
    pub output_folder: String,
    /// Printing hands the document to the system's viewer; off, it is only put into the output folder.
    pub open_after_print: bool,
    /// What Today shows. None: nobody chose yet, then the user's own region, or the canton for who serves it.
    pub today_scope: Option<TodayScope>,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is asked for on a screen of its own"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusOfOfficeView {
    pub state: StartState,
    pub preferences: PreferencesView,
    /// The office's day; the fixed day of the exercise in a practice office.
    pub today: NaiveDate,
    pub practice: bool,
    /// Where the data lie: for whoever has to help.
    pub data_folder: String,
    pub user: Option<UserView>,
    /// Whether a password slot exists, so that the field makes sense.
    pub has_password: bool,
    /// Whether the system's keyring holds a key, so that asking it makes sense.
    pub has_keyring: bool,
    /// Whether the recovery key opened the office and no password was set since: a new one is set without the present
    /// one, which is lost, and the window offers to.
    pub by_recovery_key: bool,
    /// For Newer: version found; for Damaged and others: nothing.
    pub found_version: Option<u32>,
    /// Own changes waiting for a shared server; shown as «saved here».
    pub outbox: u32,
    /// Accesses that the journal could not be told yet; shown as a warning.
    pub journal_waiting: u32,
    /// The file of a damaged access journal that was set aside, until the user has read of it.
    pub journal_set_aside: Option<String>,
    /// What Ctrl+Z would take back.
    pub undoable: Option<MessageView>,
    /// Size of the rail's lists.
    pub counts: CountsView,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CountsView {
    pub today: u32,
    pub situations: u32,
    pub sessions: u32,
    pub contracts: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreateOfficeRequest {
    pub first_name: String,
    pub name: String,
    pub function: Function,
    pub region: Option<Region>,
    pub language: Language,
    pub password: String,
    pub password_again: String,
    /// Keep the key in the system's keyring as well, so that the application opens without a password.
    pub use_keyring: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoveryKeyView {
    /// Shown once, for the office's safe.
    pub recovery_key: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnlockRequest {
    pub password: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnlockWithRecoveryKeyRequest {
    pub recovery_key: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangePasswordRequest {
    /// Not looked at while the office is open by its recovery key.
    pub current: String,
    pub password: String,
    pub password_again: String,
}

/// The password once more, for what it protects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PasswordRequest {
    pub password: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StartPracticeRequest {
    /// None: the demo year 2025 as published. A number: at least so many situations, for measurements.
    pub situations: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetPreferencesRequest {
    pub preferences: PreferencesView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupRequest {
    /// Folder; empty: the data folder's own `backups`.
    pub folder: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupView {
    pub path: String,
    pub records: u64,
    pub bytes: u64,
    pub at: DateTime<Utc>,
}

/// A backup that lies in the data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundBackupView {
    pub path: String,
    /// What it says it holds. None: it is no whole backup.
    pub records: Option<u64>,
    pub bytes: u64,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupListView {
    pub backups: Vec<FoundBackupView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestoreBackupRequest {
    pub path: String,
    /// Password or recovery key of the office that made it.
    pub secret: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyBackupRequest {
    pub path: String,
    /// Password or recovery key of the office that made it. Empty: it is this office, which is open.
    pub secret: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RebuiltView {
    pub records: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SalvagedView {
    pub records: u64,
    /// Own changes that were saved and that the server has not got; it sends the records again. None: there is no server.
    pub waiting: Option<u64>,
}

/// What the office prints on its letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterheadView {
    pub name: Bilingual,
    pub tagline: Bilingual,
    pub place: Bilingual,
    pub address: AddressView,
    pub phone: String,
    pub email: String,
    pub window: WindowSide,
    pub image: Option<LetterheadImageView>,
}

/// The image in the head of the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterheadImageView {
    /// A PNG file in base 64, as `read_letterhead_image` gave it.
    pub png: String,
    /// What it says to whoever does not see it.
    pub alternative: Bilingual,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadLetterheadImageRequest {
    /// A file on this computer.
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadLetterheadImageView {
    /// The image as it is printed: a PNG file in base 64.
    pub png: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveLetterheadRequest {
    pub letterhead: LetterheadView,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct AddressView {
    pub supplement: String,
    pub street: String,
    pub number: String,
    pub postal_box: String,
    pub postcode: String,
    pub town: String,
    pub country: String,
}

impl From<Address> for AddressView {
    fn from(address: Address) -> Self {
        let Address {
            supplement,
            street,
            number,
            postal_box,
            postcode,
            town,
            country,
        } = address;
        Self {
            supplement,
            street,
            number,
            postal_box,
            postcode,
            town,
            country,
        }
    }
}

impl From<AddressView> for Address {
    fn from(address: AddressView) -> Self {
        let AddressView {
            supplement,
            street,
            number,
            postal_box,
            postcode,
            town,
            country,
        } = address;
        Self {
            supplement,
            street,
            number,
            postal_box,
            postcode,
            town,
            country,
        }
    }
}

/// One line of the access journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessEntryView {
    /// Local time of Europe/Zurich.
    pub at: NaiveDateTime,
    pub by: String,
    /// `access.<code>`.
    pub message: MessageView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessJournalView {
    pub entries: Vec<AccessEntryView>,
}

/// Asks for a page of the whole access journal. What is empty asks for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListAccessesRequest {
    pub kind: Option<AccessKind>,
    pub by: Option<StaffId>,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// The place of the last line of the page before. None: the first page.
    pub before: Option<i64>,
    pub limit: u32,
}

/// One line of the whole access journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessView {
    /// Its place in the journal; the first access has 1.
    pub place: i64,
    /// Local time of Europe/Zurich.
    pub at: NaiveDateTime,
    pub by: String,
    /// `access.<code>`.
    pub message: MessageView,
    /// The files whose data it was: the first few.
    pub files: Vec<AccessFileView>,
    /// How many files there are beyond those.
    pub more_files: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessFileView {
    pub situation: SituationId,
    pub number: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessListView {
    /// Newest first.
    pub accesses: Vec<AccessView>,
    /// How many there are in all of what was asked for.
    pub total: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoRequest {
    /// The act that is to be taken back, as the answer to it named it; refused if it is not the newest. None: whichever is.
    pub act: Option<Uuid>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoneView {
    /// `act.<code>`.
    pub act: MessageView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchEverywhereRequest {
    pub query: String,
}

/// One thing found from the command palette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FoundView {
    Situation {
        situation: super::situations::SituationRowView,
    },
    Session {
        session: super::sessions::SessionRowView,
    },
    Contract {
        contract: super::contracts::ContractRowView,
    },
    Institution {
        key: cii_domain::InstitutionKey,
    },
    Staff {
        staff: super::directory::StaffView,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundListView {
    pub found: Vec<FoundView>,
}
