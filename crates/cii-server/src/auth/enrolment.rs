//! Setting an account up: a one-time code, an authenticator, a password of one's own, and the first session.

use cii_sync::{
    AuditAct, EnrolAnswer, EnrolFinishAnswer, EnrolFinishRequest, EnrolRequest, Purpose, Secret,
};

use super::{
    Accounts, AuthError, Random,
    account::{is_in_force, normal},
    attempt,
    device::{self, Proven},
    millis, note,
    second::{self, code_hash, same},
    table,
};
use crate::{
    Moment, Transaction,
    database::{read, write},
};

impl Accounts {
    /// Gives the secret for the authenticator. Asking again gives another one; the last one counts.
    pub fn enrol(
        &self,
        request: &EnrolRequest,
        address: &str,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<EnrolAnswer, AuthError> {
        let name = self.count_enrolment(&request.name, address, None, moment)?;
        self.change(|transaction| {
            let mut account = enrolling(transaction, &name, &request.code, moment)?;
            if account.password.is_some() {
                return Err(AuthError::Enrolled);
            }
            let secret = second::draw_secret(random);
            account.totp = Some(self.seal.seal(
                &second::sealed_for(account.staff),
                &secret,
                random,
            )?);
            account.totp_step = 0;
            table::put_account(transaction, &account)?;
            let counted = self.counted(&name, address, None);
            attempt::succeeded(transaction, &counted, millis(moment))?;
            let (secret, uri) = second::told(&secret, &account.name)?;
            Ok(EnrolAnswer { secret, uri })
        })
    }

    /// Takes password and authenticator, begins a session on the device that asks, and gives the recovery codes. The
    /// one-time code is used up, and every session from before is ended. So is the code of the authenticator: that it
    /// proved the second factor here serves for this session and for no other.
    ///
    /// Whoever got no answer asks again: as long as the one-time code would be good, the same password and authenticator
    /// get an answer, with recovery codes and a session of their own. Those of before are void.
    pub fn finish_enrolment(
        &self,
        request: &EnrolFinishRequest,
        address: &str,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<EnrolFinishAnswer, AuthError> {
        let device = request.device;
        let key = device::key(&request.key)?;
        let label = device::label(request.label.as_deref())?;
        let proven = self.check_proof(Purpose::Enrol, &request.proof, device, &key, moment)?;
        let name = self.count_enrolment(&request.name, address, Some(proven), moment)?;
        let stored = self.stored_password(&name)?;
        // Outside of a transaction: it takes its time.
        let password = match &stored {
            None => self.passwords.hash(&request.password.0, random)?,
            Some(stored) => stored.clone(),
        };
        let knows = match &stored {
            None => true,
            Some(stored) => self.passwords.verify(Some(stored), &request.password.0)?,
        };
        self.change(|transaction| {
            let mut account = enrolling(transaction, &name, &request.code, moment)?;
            if account.password != stored || !knows {
                return Err(AuthError::Enrolled);
            }
            let secret = account
                .totp
                .as_ref()
                .and_then(|sealed| self.seal.open(&second::sealed_for(account.staff), sealed))
                .ok_or(AuthError::EnrolmentRefused)?;
            let step = second::step_of(&secret, &request.totp.0, millis(moment))?;
            let step = match step {
                // The same code again is the same request again.
                Some(step) if step >= account.totp_step => step,
                _ if stored.is_some() => return Err(AuthError::Enrolled),
                _ => return Err(AuthError::EnrolmentRefused),
            };
            account.password = Some(password);
            account.totp_step = step;
            table::put_account(transaction, &account)?;
            table::end_sessions_of_account(transaction, account.id)?;
            let recovery_codes = second::renew_recovery_codes(transaction, account.id, random)?;
            device::bind(transaction, &account, device, &key)?;
            if let Some(label) = &label {
                table::set_label(transaction, device, label)?;
            }
            let counted = self.counted(&name, address, None);
            attempt::succeeded(transaction, &counted, millis(moment))?;
            note(
                transaction,
                moment,
                Some(account.staff),
                Some(device),
                AuditAct::AccountEnrolled,
            )?;
            let session = self.begin_session(transaction, &account, device, moment, random)?;
            Ok(EnrolFinishAnswer {
                recovery_codes,
                session,
            })
        })
    }

    /// The password of the account, if it is set up.
    fn stored_password(&self, name: &str) -> Result<Option<String>, AuthError> {
        let account = read(&*self.database, |transaction| {
            table::find_account(transaction, name)
        })?;
        Ok(account.and_then(|account| account.password))
    }

    /// Counts an attempt with a one-time code, uses the challenge up with which it came, and gives the name that is meant.
    /// All that is kept, whatever comes of the attempt.
    fn count_enrolment(
        &self,
        name: &str,
        address: &str,
        proven: Option<Proven>,
        moment: Moment,
    ) -> Result<String, AuthError> {
        let name = normal(name).ok_or(AuthError::EnrolmentRefused)?;
        let counted = self.counted(&name, address, None);
        write(&*self.database, |transaction, _| {
            match proven.map_or(Ok(()), |proven| proven.use_up(transaction, moment)) {
                Ok(()) => attempt::begin(transaction, &counted, millis(moment)),
                Err(AuthError::Server(error)) => Err(error),
                Err(refusal) => Ok(Err(refusal)),
            }
        })??;
        Ok(name)
    }
}

/// The account whose one-time code this is.
fn enrolling(
    transaction: &mut dyn Transaction,
    name: &str,
    code: &Secret,
    moment: Moment,
) -> Result<table::Account, AuthError> {
    let found = table::find_account(transaction, name)?.filter(|account| {
        let hash = account.enrolment.as_ref();
        hash.is_some_and(|hash| same(hash, &code_hash("enrolment", &code.0)))
            && account.enrolment_until >= millis(moment)
    });
    match found {
        Some(account) if is_in_force(transaction, &account, moment)? => Ok(account),
        _ => Err(AuthError::EnrolmentRefused),
    }
}
