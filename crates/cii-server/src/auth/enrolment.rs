//! Setting an account up: a one-time code, an authenticator, a password of one's own.

use cii_sync::{EnrolAnswer, EnrolFinishRequest, EnrolRequest, RecoveryCodes, Secret};

use super::{
    Accounts, AuthError, Random,
    account::normal,
    attempt, millis, note,
    second::{self, code_hash, same},
    table,
};
use crate::{Moment, Transaction, database::write};

impl Accounts {
    /// Gives the secret for the authenticator. Asking again gives another one; the last one counts.
    pub fn enrol(
        &self,
        request: &EnrolRequest,
        address: &str,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<EnrolAnswer, AuthError> {
        let name = self.count_enrolment(&request.name, address, moment)?;
        self.change(|transaction| {
            let mut account = enrolling(transaction, &name, &request.code, moment)?;
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

    /// Takes password and authenticator and gives the recovery codes. The one-time code is used up, and every session
    /// from before is ended.
    pub fn finish_enrolment(
        &self,
        request: &EnrolFinishRequest,
        address: &str,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<RecoveryCodes, AuthError> {
        let name = self.count_enrolment(&request.name, address, moment)?;
        let password = self.passwords.hash(&request.password.0, random)?;
        self.change(|transaction| {
            let mut account = enrolling(transaction, &name, &request.code, moment)?;
            let secret = account
                .totp
                .as_ref()
                .and_then(|sealed| self.seal.open(&second::sealed_for(account.staff), sealed))
                .ok_or(AuthError::EnrolmentRefused)?;
            let step = second::step_of(&secret, &request.totp.0, millis(moment))?
                .ok_or(AuthError::EnrolmentRefused)?;
            account.password = Some(password);
            account.totp_step = step;
            account.enrolment = None;
            table::put_account(transaction, &account)?;
            table::end_sessions_of_account(transaction, account.id)?;
            let codes = second::renew_recovery_codes(transaction, account.id, random)?;
            let counted = self.counted(&name, address, None);
            attempt::succeeded(transaction, &counted, millis(moment))?;
            note(
                transaction,
                moment,
                Some(account.staff),
                None,
                "account_enrolled",
            )?;
            Ok(RecoveryCodes { codes })
        })
    }

    /// Counts an attempt with a one-time code and gives the name that is meant.
    fn count_enrolment(
        &self,
        name: &str,
        address: &str,
        moment: Moment,
    ) -> Result<String, AuthError> {
        let name = normal(name).ok_or(AuthError::EnrolmentRefused)?;
        let counted = self.counted(&name, address, None);
        write(&*self.database, |transaction, _| {
            attempt::begin(transaction, &counted, millis(moment))
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
    table::find_account(transaction, name)?
        .filter(|account| {
            let hash = account.enrolment.as_ref();
            hash.is_some_and(|hash| same(hash, &code_hash("enrolment", &code.0)))
                && account.enrolment_until >= millis(moment)
                && account.is_active_on(moment.today)
        })
        .ok_or(AuthError::EnrolmentRefused)
}
