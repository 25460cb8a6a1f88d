//! The keys of an open office: its password, its recovery key, its place in the keyring.

use cii_store::{DatabaseKey, KeySlots, RecoveryCode, Secret, SlotKind, StoreError};
use cii_sync::LONGEST_PASSWORD;
use zeroize::Zeroizing;

use crate::{
    App, AppError, Host, KeyringError,
    api::{
        message::{DoneView, MessageView, NothingRequest, ParamView},
        office::*,
    },
    error::message_of,
    form::Form,
};

const DONE: DoneView = DoneView { can_undo: false };
/// How the entries of this application in the keyring begin; the rest tells the data folders of one computer apart.
const KEYRING_ENTRY: &str = "bureau-cii-database";

/// Reads a password typed twice.
pub(crate) fn read_password(form: &mut Form, password: &str, again: &str) {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        let least = ParamView::Number(i64::try_from(SHORTEST_PASSWORD).unwrap_or(0));
        form.refuse(
            "password",
            MessageView::new("password_short").with("least", least),
        );
    } else if password.len() > LONGEST_PASSWORD {
        form.refuse("password", password_long());
    } else if password != again {
        form.refuse("password_again", MessageView::new("passwords_differ"));
    }
}

/// The refusal of a password that no server takes.
pub(crate) fn password_long() -> MessageView {
    let most = ParamView::Number(i64::try_from(LONGEST_PASSWORD).unwrap_or(i64::MAX));
    MessageView::new("password_long").with("most", most)
}

/// A secret for the keyring under a name that nothing has yet. Key files hold the name of their own, so that those of
/// before, who shared one, still open.
pub(super) struct KeyringSecret {
    entry: String,
    secret: Zeroizing<[u8; 32]>,
}

/// Draws a secret for the keyring.
pub(super) fn draw_keyring_secret(host: &dyn Host) -> KeyringSecret {
    let mut office = [0; 8];
    host.random(&mut office);
    let mut secret = Zeroizing::new([0; 32]);
    host.random(secret.as_mut_slice());
    KeyringSecret {
        entry: format!("{KEYRING_ENTRY}-{:016x}", u64::from_be_bytes(office)),
        secret,
    }
}

impl KeyringSecret {
    /// Puts it into the keyring.
    pub(super) fn keep(&self, host: &dyn Host) -> Result<(), AppError> {
        host.keyring_set(&self.entry, self.secret.as_slice())
            .map_err(keyring_error)
    }

    /// Takes it out again. That it stays opens nothing.
    pub(super) fn forget(&self, host: &dyn Host) {
        host.keyring_delete(&self.entry).ok();
    }

    /// What a slot is made with.
    pub(super) fn secret(&self) -> Secret<'_> {
        Secret::Keyring {
            entry: &self.entry,
            secret: &self.secret,
        }
    }
}

/// Refuses if the keyring would not take anything now: before something is used up that cannot be used twice.
pub(crate) fn check_keyring(host: &dyn Host) -> Result<(), AppError> {
    host.keyring_get(KEYRING_ENTRY)
        .map(drop)
        .map_err(keyring_error)
}

fn keyring_error(error: KeyringError) -> AppError {
    AppError::new(match error {
        KeyringError::Missing => "keyring_missing",
        KeyringError::Locked => "keyring_locked",
        KeyringError::Unavailable => "keyring_unavailable",
    })
}

/// The key of the office, for whoever knows the password: `field` is where it was typed.
fn confirm(keys: &KeySlots, field: &str, password: &str) -> Result<DatabaseKey, AppError> {
    keys.open(Secret::Password(password))
        .map_err(|error| match error {
            StoreError::WrongKey => AppError::field(field, message_of(&error)),
            other => other.into(),
        })
}

/// Sets a new password, for whoever knows the present one or opened the office with the recovery key.
pub(crate) fn change_password(
    app: &App,
    request: ChangePasswordRequest,
) -> Result<DoneView, AppError> {
    let data_dir = app.data_dir().to_owned();
    app.at_desk(|desk| {
        let mut form = Form::new(desk.at.today());
        read_password(&mut form, &request.password, &request.password_again);
        form.finish()?;
        let key = if desk.office.is_by_recovery_key() {
            desk.office.key.clone()
        } else {
            confirm(&desk.office.keys, "current", &request.current)?
        };
        let host = desk.host;
        let random: &mut dyn FnMut(&mut [u8]) = &mut |buffer| host.random(buffer);
        desk.office
            .keys
            .add(&data_dir, &key, Secret::Password(&request.password), random)?;
        desk.office.note_password_set();
        Ok(DONE)
    })
}

/// Draws a new recovery key. The one before opens this office no more; backups made until now still know it.
pub(crate) fn draw_recovery_key(
    app: &App,
    PasswordRequest { password }: PasswordRequest,
) -> Result<RecoveryKeyView, AppError> {
    let password = Zeroizing::new(password);
    let data_dir = app.data_dir().to_owned();
    app.at_desk(|desk| {
        let key = confirm(&desk.office.keys, "password", &password)?;
        let host = desk.host;
        let random: &mut dyn FnMut(&mut [u8]) = &mut |buffer| host.random(buffer);
        let recovery = RecoveryCode::draw(random);
        desk.office
            .keys
            .add(&data_dir, &key, Secret::Recovery(&recovery), random)?;
        Ok(RecoveryKeyView {
            recovery_key: recovery.to_string(),
        })
    })
}

/// Keeps the key in the keyring of this computer, under a new name. What was kept there before is forgotten.
pub(crate) fn use_keyring(
    app: &App,
    PasswordRequest { password }: PasswordRequest,
) -> Result<DoneView, AppError> {
    let password = Zeroizing::new(password);
    let data_dir = app.data_dir().to_owned();
    app.at_desk(|desk| {
        let key = confirm(&desk.office.keys, "password", &password)?;
        let host = desk.host;
        let random: &mut dyn FnMut(&mut [u8]) = &mut |buffer| host.random(buffer);
        let before = desk.office.keys.find_keyring_entry().map(str::to_owned);
        let kept = draw_keyring_secret(host);
        kept.keep(host)?;
        desk.office
            .keys
            .add(&data_dir, &key, kept.secret(), random)
            .inspect_err(|_| kept.forget(host))?;
        if let Some(before) = before {
            // What is left there opens nothing any more.
            host.keyring_delete(&before).ok();
        }
        Ok(DONE)
    })
}

/// Takes the key out of the keyring: from now on the office opens by its password.
pub(crate) fn leave_keyring(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    let data_dir = app.data_dir().to_owned();
    app.at_desk(|desk| {
        let entry = desk.office.keys.find_keyring_entry().map(str::to_owned);
        desk.office.keys.remove(&data_dir, SlotKind::Keyring)?;
        if let Some(entry) = entry {
            desk.host.keyring_delete(&entry).ok();
        }
        Ok(DONE)
    })
}
