//! Devices: bound to a key, given another name, labelled, revoked.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use cii_domain::text::clean_device;
use cii_sync::{
    AccountDevice, AuditAct, Challenge, DeviceId, NewKey, Proof, Purpose, SessionAnswer,
    proof_message,
};
use ed25519_dalek::{Signature, VerifyingKey};
use uuid::Uuid;

use super::{
    Accounts, AuthError, Present, Random,
    administration::{About, By, enter, entitle},
    hashed, millis, note, table,
};
use crate::{Moment, ServerError, Transaction, database::read};

/// How long a challenge is good, in seconds.
const CHALLENGE: u64 = 120;

/// A challenge that was signed as it should be, and is not used yet.
pub(super) struct Proven {
    hash: Vec<u8>,
    until: u64,
}

impl Proven {
    /// Uses the challenge up.
    pub(super) fn use_up(
        self,
        transaction: &mut dyn Transaction,
        moment: Moment,
    ) -> Result<(), AuthError> {
        if table::use_challenge(transaction, self.hash, self.until, millis(moment))? {
            Ok(())
        } else {
            Err(AuthError::ChallengeUnknown)
        }
    }
}

/// Reads a public key.
pub(super) fn key(text: &str) -> Result<VerifyingKey, AuthError> {
    let bytes = BASE64.decode(text).map_err(|_| AuthError::Malformed)?;
    let bytes = bytes.try_into().map_err(|_| AuthError::Malformed)?;
    VerifyingKey::from_bytes(&bytes)
        .ok()
        .filter(|key| !key.is_weak())
        .ok_or(AuthError::Malformed)
}

impl Accounts {
    /// Something to sign. Nothing is stored for it: it carries its own end, sealed.
    pub fn challenge(&self, moment: Moment, random: Random<'_>) -> Result<Challenge, AuthError> {
        let until = millis(moment).saturating_add(CHALLENGE.saturating_mul(1000));
        let sealed = self.seal.seal("challenge", &until.to_be_bytes(), random)?;
        Ok(Challenge {
            challenge: BASE64.encode(sealed),
            seconds: CHALLENGE,
        })
    }

    /// Whether `key` signed a challenge that this server gave not long ago.
    pub(super) fn check_proof(
        &self,
        purpose: Purpose,
        proof: &Proof,
        device: DeviceId,
        key: &VerifyingKey,
        moment: Moment,
    ) -> Result<Proven, AuthError> {
        let sealed = BASE64
            .decode(&proof.challenge)
            .map_err(|_| AuthError::ChallengeUnknown)?;
        let opened = self
            .seal
            .open("challenge", &sealed)
            .ok_or(AuthError::ChallengeUnknown)?;
        let until = <[u8; 8]>::try_from(opened.as_slice())
            .map(u64::from_be_bytes)
            .ok()
            .filter(|until| *until >= millis(moment))
            .ok_or(AuthError::ChallengeUnknown)?;
        let signature = BASE64
            .decode(&proof.signature)
            .ok()
            .and_then(|bytes| Signature::from_slice(&bytes).ok())
            .ok_or(AuthError::ProofInvalid)?;
        let message = proof_message(purpose, &proof.challenge, device);
        key.verify_strict(message.as_bytes(), &signature)
            .map_err(|_| AuthError::ProofInvalid)?;
        Ok(Proven {
            // Of the sealed bytes: the text can be written in more than one way.
            hash: hashed("challenge", &sealed),
            until,
        })
    }

    /// Gives the account of a session another device name with a key of its own, and a session for it. For an
    /// installation whose name is used twice.
    pub fn take_name(
        &self,
        present: Present,
        device: DeviceId,
        new: &NewKey,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<SessionAnswer, AuthError> {
        let key = key(&new.key)?;
        let proven = self.check_proof(Purpose::TakeName, &new.proof, device, &key, moment)?;
        self.change(|transaction| {
            proven.use_up(transaction, moment)?;
            let account = table::account_by_id(transaction, present.account)?
                .ok_or(AuthError::SessionEnded)?;
            bind(transaction, &account, device, &key)?;
            // The same computer under another name is still called the same.
            if let Some(label) = table::find_label(transaction, present.device)? {
                table::set_label(transaction, device, &label)?;
            }
            note(
                transaction,
                moment,
                Some(account.staff),
                Some(device),
                AuditAct::DeviceTakeName,
            )?;
            self.begin_session(transaction, &account, device, moment, random)
        })
    }

    /// The devices of an account.
    pub fn devices_of(&self, account: Uuid) -> Result<Vec<AccountDevice>, AuthError> {
        Ok(read(&*self.database, |transaction| {
            table::list_devices(transaction, account)
        })?)
    }

    /// Calls a device of the user's own something else.
    pub fn label_own(
        &self,
        present: Present,
        device: DeviceId,
        label: &str,
        moment: Moment,
    ) -> Result<(), AuthError> {
        let label = clean_device(label).map_err(|_| AuthError::Malformed)?;
        self.change(|transaction| {
            table::find_device(transaction, device)?
                .filter(|found| found.account == present.account)
                .ok_or(AuthError::UnknownDevice)?;
            table::set_label(transaction, device, &label)?;
            let (by, about) = (By::User(present), About::Device(device));
            Ok(enter(
                transaction,
                moment,
                by,
                &about,
                AuditAct::DeviceLabel,
            )?)
        })
    }

    /// Revokes a device: it is lost, and must forget everything when it is heard of again. Everybody may revoke the own
    /// ones, whoever administers accounts those of others.
    pub fn revoke(&self, by: By, device: DeviceId, moment: Moment) -> Result<(), AuthError> {
        self.change(|transaction| {
            let found = table::find_device(transaction, device)?;
            let is_own = |found: &table::DeviceKey| matches!(by, By::User(present) if present.account == found.account);
            let may = found.as_ref().is_some_and(is_own)
                || match entitle(transaction, by, moment) {
                    Ok(()) => true,
                    Err(AuthError::NotEntitled) => false,
                    Err(other) => return Err(other),
                };
            let found = found.filter(|_| may).ok_or(AuthError::UnknownDevice)?;
            table::revoke_device(transaction, found.device)?;
            table::end_sessions_of_device(transaction, found.device)?;
            Ok(enter(transaction, moment, by, &About::Device(device), AuditAct::DeviceRevoke)?)
        })
    }
}

/// Every device, by account.
pub(super) fn by_account(
    transaction: &mut dyn Transaction,
) -> Result<BTreeMap<Uuid, Vec<AccountDevice>>, ServerError> {
    let mut devices: BTreeMap<Uuid, Vec<AccountDevice>> = BTreeMap::new();
    for (account, device) in table::list_all_devices(transaction)? {
        devices.entry(account).or_default().push(device);
    }
    Ok(devices)
}

/// What a device is to be called, as it arrived. None: nothing was said.
pub(super) fn label(text: Option<&str>) -> Result<Option<String>, AuthError> {
    text.map(clean_device)
        .transpose()
        .map_err(|_| AuthError::Malformed)
}

/// Binds a device name to a key of an account, or makes sure that it is.
pub(super) fn bind(
    transaction: &mut dyn Transaction,
    account: &table::Account,
    device: DeviceId,
    key: &VerifyingKey,
) -> Result<(), AuthError> {
    match table::find_device(transaction, device)? {
        None => {
            let bound = table::DeviceKey {
                device,
                account: account.id,
                key: key.to_bytes().to_vec(),
                revoked: false,
            };
            Ok(table::insert_device(transaction, &bound)?)
        }
        Some(known) if known.account != account.id || known.key != key.to_bytes() => {
            Err(AuthError::DeviceTaken)
        }
        Some(known) if known.revoked => Err(AuthError::DeviceRevoked),
        Some(_) => Ok(()),
    }
}
