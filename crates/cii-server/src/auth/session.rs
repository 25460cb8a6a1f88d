//! Sessions: begun by a sign-in, carried on by the device's key, ended in many ways.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use cii_domain::{
    StaffId,
    access::{Subject, may_read_figures, may_read_log, may_see_records},
};
use cii_sync::{
    AuditAct, DeviceId, Purpose, RenewRequest, SecondFactor, Secret, SessionAnswer, Shown,
    SignInRequest,
};
use ed25519_dalek::VerifyingKey;

use super::{
    Accounts, AuthError, Present, Random,
    account::{is_in_force, normal},
    administration::find_staff,
    attempt::{self, Counted},
    device::{self, Proven},
    draw, draw_id, hashed, millis, note,
    second::{self, Used},
    table,
};
use crate::{
    Moment, ServerError, Transaction,
    database::{read, write},
    permission::with_roles,
};

/// How long a token is good, in seconds.
const TOKEN: u64 = 60 * 60;
/// How long a session goes on without signing in anew, in days.
const SESSION_DAYS: u64 = 90;
const DAY: u64 = 24 * 60 * 60 * 1000;

/// A sign-in that was counted and waits for its judgement.
struct Begun {
    account: Option<table::Account>,
    counted: Vec<Counted>,
}

impl Accounts {
    /// Signs in. Whatever is wrong with name, password or second factor, the answer and the work are the same.
    pub fn sign_in(
        &self,
        request: &SignInRequest,
        address: &str,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<SessionAnswer, AuthError> {
        let name = normal(&request.name).unwrap_or_default();
        let key = device::key(&request.key)?;
        let label = device::label(request.label.as_deref())?;
        let proven = self.check_proof(
            Purpose::SignIn,
            &request.proof,
            request.device,
            &key,
            moment,
        )?;
        let begun = self.begin_sign_in(&name, address, request.device, &key, proven, moment)?;
        let stored = begun
            .account
            .as_ref()
            .and_then(|account| account.password.as_deref());
        // Outside of a transaction: it takes its time.
        let knows = self.passwords.verify(stored, &request.password.0)?;
        write(&*self.database, |transaction, _| {
            let judged = self.judge(transaction, &begun, knows, request, &key, moment, random);
            match judged {
                Ok(answer) => {
                    if let Some(label) = &label {
                        table::set_label(transaction, request.device, label)?;
                    }
                    attempt::succeeded(transaction, &begun.counted, millis(moment))?;
                    Ok(Ok(answer))
                }
                Err(AuthError::Server(error)) => Err(error),
                Err(refusal) => {
                    let staff = begun.account.as_ref().map(|account| account.staff);
                    let device = Some(request.device);
                    note(transaction, moment, staff, device, AuditAct::SignInRefused)?;
                    Ok(Err(refusal))
                }
            }
        })?
    }

    /// Makes sure who somebody is who stands at the machine of the server, without a device. Counted and answered like a
    /// sign-in.
    pub fn vouch(
        &self,
        name: &str,
        password: &Secret,
        second: &SecondFactor,
        moment: Moment,
    ) -> Result<StaffId, AuthError> {
        let name = normal(name).unwrap_or_default();
        let begun = write(&*self.database, |transaction, _| {
            let account = table::find_account(transaction, &name)?;
            let counted = self.counted(&name, "the machine itself", None);
            let allowed = attempt::begin(transaction, &counted, millis(moment))?;
            Ok(allowed.map(|()| Begun { account, counted }))
        })??;
        let stored = begun
            .account
            .as_ref()
            .and_then(|account| account.password.as_deref());
        let knows = self.passwords.verify(stored, &password.0)?;
        write(&*self.database, |transaction, _| {
            match self.known(transaction, &begun, knows, second, moment) {
                Ok(account) => {
                    attempt::succeeded(transaction, &begun.counted, millis(moment))?;
                    Ok(Ok(account.staff))
                }
                Err(AuthError::Server(error)) => Err(error),
                Err(refusal) => {
                    let staff = begun.account.as_ref().map(|account| account.staff);
                    note(transaction, moment, staff, None, AuditAct::SignInRefused)?;
                    Ok(Err(refusal))
                }
            }
        })?
    }

    fn begin_sign_in(
        &self,
        name: &str,
        address: &str,
        device: DeviceId,
        key: &VerifyingKey,
        proven: Proven,
        moment: Moment,
    ) -> Result<Begun, AuthError> {
        // A refusal here is kept, not undone: the attempt counts, and the challenge is used.
        write(&*self.database, |transaction, _| {
            match proven.use_up(transaction, moment) {
                Ok(()) => {}
                Err(AuthError::Server(error)) => return Err(error),
                Err(refusal) => return Ok(Err(refusal)),
            }
            let account = table::find_account(transaction, name)?;
            let bound = table::find_device(transaction, device)?;
            let known = account.as_ref().zip(bound).is_some_and(|(account, bound)| {
                bound.account == account.id && bound.key == key.to_bytes() && !bound.revoked
            });
            let counted = self.counted(name, address, known.then_some(device));
            let allowed = attempt::begin(transaction, &counted, millis(moment))?;
            Ok(allowed.map(|()| Begun { account, counted }))
        })?
    }

    /// Whose attempts an attempt counts among.
    pub(super) fn counted(
        &self,
        name: &str,
        address: &str,
        known: Option<DeviceId>,
    ) -> Vec<Counted> {
        let account = |device: &str| {
            Counted::Account(self.seal.pseudonym(&format!("account/{name}/{device}")))
        };
        match known {
            Some(device) => vec![account(&device.0.to_string())],
            None => vec![
                Counted::Address(self.seal.pseudonym(&format!("address/{address}"))),
                account(""),
            ],
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one judgement over all that a sign-in consists of"
    )]
    fn judge(
        &self,
        transaction: &mut dyn Transaction,
        begun: &Begun,
        knows: bool,
        request: &SignInRequest,
        key: &VerifyingKey,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<SessionAnswer, AuthError> {
        let account = self.known(transaction, begun, knows, &request.second, moment)?;
        device::bind(transaction, &account, request.device, key)?;
        note(
            transaction,
            moment,
            Some(account.staff),
            Some(request.device),
            AuditAct::SignIn,
        )?;
        self.begin_session(transaction, &account, request.device, moment, random)
    }

    /// The account, if password and second factor were right.
    fn known(
        &self,
        transaction: &mut dyn Transaction,
        begun: &Begun,
        knows: bool,
        second: &SecondFactor,
        moment: Moment,
    ) -> Result<table::Account, AuthError> {
        // As it is now: it may have been set back meanwhile.
        let account = match &begun.account {
            Some(account) => table::account_by_id(transaction, account.id)?
                .filter(|present| present.password == account.password),
            None => None,
        };
        let Some(account) = account.filter(|_| knows) else {
            return Err(AuthError::Refused);
        };
        let secret = account
            .totp
            .as_ref()
            .and_then(|sealed| self.seal.open(&second::sealed_for(account.staff), sealed));
        let secret = secret.as_ref().map(|secret| secret.as_slice());
        match second::use_up(transaction, &account, secret, second, millis(moment))? {
            Used::Yes => {}
            Used::No => return Err(AuthError::Refused),
        }
        if !is_in_force(transaction, &account, moment)? {
            return Err(AuthError::AccountEnded);
        }
        Ok(account)
    }

    /// Begins a session; those that the device had are over.
    pub(super) fn begin_session(
        &self,
        transaction: &mut dyn Transaction,
        account: &table::Account,
        device: DeviceId,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<SessionAnswer, AuthError> {
        table::end_sessions_of_device(transaction, device)?;
        let now = millis(moment);
        let session = table::Session {
            id: draw_id(random),
            account: account.id,
            device,
            token: Vec::new(),
            token_until: now,
            began: now,
            renewed: now,
            ended: false,
        };
        self.next_token(transaction, session, account, moment, random)
    }

    fn next_token(
        &self,
        transaction: &mut dyn Transaction,
        mut session: table::Session,
        account: &table::Account,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<SessionAnswer, AuthError> {
        let now = millis(moment);
        let token: [u8; 32] = draw(random);
        session.token = hashed("token", &token);
        session.token_until = now.saturating_add(TOKEN.saturating_mul(1000));
        session.renewed = now;
        table::put_session(transaction, &session)?;
        Ok(SessionAnswer {
            session: session.id,
            token: Secret(BASE64.encode(token)),
            seconds: TOKEN,
            staff: account.staff,
            device: session.device,
            roles: account.roles.clone(),
            shown: shown(transaction, account, moment)?,
            lease_days: self.lease_days(transaction, account)?,
            recovery_codes: table::count_recovery_codes(transaction, account.id)?,
        })
    }

    /// The shortest lease of all that the account and its member of staff are.
    fn lease_days(
        &self,
        transaction: &mut dyn Transaction,
        account: &table::Account,
    ) -> Result<u32, ServerError> {
        let staff = crate::table::record::find(transaction, account.staff.0)?;
        let functions = staff.and_then(|staff| staff.body.get("functions").cloned());
        let functions: Vec<String> = match functions {
            Some(functions) => serde_json::from_value(functions)?,
            None => Vec::new(),
        };
        let roles: Vec<String> = serde_json::from_str(&super::roles_text(&account.roles)?)?;
        let shortest = functions
            .iter()
            .chain(&roles)
            .filter_map(|role| self.leases.of_role.get(role))
            .min();
        Ok(shortest.copied().unwrap_or(self.leases.days))
    }

    /// Gives a device its next token, by its key alone.
    pub fn renew(
        &self,
        request: &RenewRequest,
        moment: Moment,
        random: Random<'_>,
    ) -> Result<SessionAnswer, AuthError> {
        let bound = read(&*self.database, |transaction| {
            let Some(session) = table::find_session(transaction, request.session)? else {
                return Ok(None);
            };
            table::find_device(transaction, session.device)
        })?
        .ok_or(AuthError::SessionEnded)?;
        let key: [u8; 32] = bound
            .key
            .as_slice()
            .try_into()
            .map_err(|_| ServerError::Corrupt("device key".to_owned()))?;
        let key = VerifyingKey::from_bytes(&key)
            .map_err(|_| ServerError::Corrupt("device key".to_owned()))?;
        let proven =
            self.check_proof(Purpose::Renew, &request.proof, bound.device, &key, moment)?;
        self.change(|transaction| {
            proven.use_up(transaction, moment)?;
            let session = table::find_session(transaction, request.session)?
                .ok_or(AuthError::SessionEnded)?;
            let account = self.going_on(transaction, &session, moment)?;
            self.next_token(transaction, session, &account, moment, random)
        })
    }

    /// Who a token belongs to.
    pub fn authenticate(&self, token: &str, moment: Moment) -> Result<Present, AuthError> {
        let bytes = BASE64.decode(token).map_err(|_| AuthError::TokenUnknown)?;
        read(&*self.database, |transaction| {
            let Some(session) = table::session_by_token(transaction, hashed("token", &bytes))?
            else {
                return Ok(Err(AuthError::TokenUnknown));
            };
            match self.going_on(transaction, &session, moment) {
                Ok(_) if session.token_until < millis(moment) => Ok(Err(AuthError::TokenExpired)),
                Ok(account) => Ok(Ok(Present {
                    session: session.id,
                    account: account.id,
                    staff: account.staff,
                    device: session.device,
                })),
                Err(AuthError::Server(error)) => Err(error),
                Err(refusal) => Ok(Err(refusal)),
            }
        })?
    }

    /// The account of a session that is not over.
    fn going_on(
        &self,
        transaction: &mut dyn Transaction,
        session: &table::Session,
        moment: Moment,
    ) -> Result<table::Account, AuthError> {
        let revoked =
            table::find_device(transaction, session.device)?.is_none_or(|device| device.revoked);
        if revoked {
            return Err(AuthError::DeviceRevoked);
        }
        let account =
            table::account_by_id(transaction, session.account)?.ok_or(AuthError::SessionEnded)?;
        if !is_in_force(transaction, &account, moment)? {
            return Err(AuthError::AccountEnded);
        }
        let lease = u64::from(self.lease_days(transaction, &account)?).saturating_mul(DAY);
        let ends = session
            .began
            .saturating_add(SESSION_DAYS.saturating_mul(DAY))
            .min(session.renewed.saturating_add(lease));
        if session.ended || ends < millis(moment) {
            return Err(AuthError::SessionEnded);
        }
        Ok(account)
    }

    /// Ends a session: the user signs out.
    pub fn sign_out(&self, present: Present, moment: Moment) -> Result<(), AuthError> {
        self.change(|transaction| {
            table::end_sessions_of_device(transaction, present.device)?;
            let (staff, device) = (Some(present.staff), Some(present.device));
            Ok(note(transaction, moment, staff, device, AuditAct::SignOut)?)
        })
    }
}

/// What somebody with this account is shown at all.
fn shown(
    transaction: &mut dyn Transaction,
    account: &table::Account,
    moment: Moment,
) -> Result<Shown, ServerError> {
    let staff = find_staff(transaction, account.staff)?;
    let subject = staff.map(|staff| with_roles(Subject::of(&staff), &account.roles));
    let may =
        |rule: fn(&Subject, _) -> bool| subject.as_ref().is_some_and(|one| rule(one, moment.today));
    Ok(Shown {
        records: may(may_see_records),
        figures: may(may_read_figures),
        log: may(may_read_log),
    })
}
