//! The second factor: codes of an authenticator, each accepted once, and codes on paper for when it is lost.

use cii_domain::StaffId;
use cii_sync::{SecondFactor, Secret};
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Builder, Totp};
use zeroize::Zeroizing;

use super::{Random, draw, hashed, table};
use crate::{ServerError, Transaction};

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;
/// What authenticators show beside the account.
const ISSUER: &str = "Bureau CII";
/// Letters of codes that people type: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code that is typed once: 80 bits in four groups.
pub(super) fn draw_code(random: Random<'_>) -> Secret {
    let bytes: [u8; 16] = draw(random);
    let letters: Vec<char> = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)))
        .copied()
        .map(char::from)
        .collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    Secret(groups.join("-"))
}

/// The hash of a code that was typed: case, blanks and hyphens do not count, and letters that look alike are one.
pub(super) fn code_hash(purpose: &str, code: &str) -> Vec<u8> {
    let normal: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    hashed(purpose, normal.as_bytes())
}

/// Whether two hashes are the same, in a time that tells nothing.
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

/// A new secret for an authenticator.
pub(super) fn draw_secret(random: Random<'_>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(draw::<20>(random).to_vec())
}

/// Six digits every thirty seconds; the clock of the authenticator may be one step off.
fn totp(secret: &[u8]) -> Result<Totp, ServerError> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret.to_vec())
        .build()
        .map_err(|error| ServerError::Corrupt(error.to_string()))
}

/// The step whose code this is. None: of none that is near.
pub(super) fn step_of(secret: &[u8], code: &str, millis: u64) -> Result<Option<u64>, ServerError> {
    let digits: String = code
        .chars()
        .filter(|digit| !digit.is_whitespace())
        .collect();
    Ok(totp(secret)?.check(&digits, millis / 1000))
}

/// How an authenticator is told the secret: in base32 to be typed, and as an address to be shown as a picture.
pub(super) fn told(secret: &[u8], name: &str) -> Result<(Secret, Secret), ServerError> {
    let base32 = totp(secret)?.secret().to_base32();
    let issuer = ISSUER.replace(' ', "%20");
    // Names of accounts have no character that an address would read otherwise, but for the one sign.
    let account = name.replace('@', "%40");
    let uri = format!(
        "otpauth://totp/{issuer}:{account}?secret={base32}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
    );
    Ok((Secret(base32), Secret(uri)))
}

/// Replaces the recovery codes of an account.
pub(super) fn renew_recovery_codes(
    transaction: &mut dyn Transaction,
    account: uuid::Uuid,
    random: Random<'_>,
) -> Result<Vec<Secret>, ServerError> {
    table::clear_recovery_codes(transaction, account)?;
    let codes: Vec<Secret> = (0..RECOVERY_CODES).map(|_| draw_code(random)).collect();
    for code in &codes {
        table::insert_recovery_code(transaction, account, code_hash("recovery", &code.0))?;
    }
    Ok(codes)
}

/// What a second factor came to.
pub(super) enum Used {
    /// It is right and used up.
    Yes,
    /// It is not right, or was used before.
    No,
}

/// Uses up a second factor of an account, whose opened secret is `secret`.
pub(super) fn use_up(
    transaction: &mut dyn Transaction,
    account: &table::Account,
    secret: Option<&[u8]>,
    second: &SecondFactor,
    millis: u64,
) -> Result<Used, ServerError> {
    let used = match second {
        SecondFactor::Totp { code } => {
            let step = match secret {
                Some(secret) => step_of(secret, &code.0, millis)?,
                None => None,
            };
            match step.filter(|step| *step > account.totp_step) {
                Some(step) => table::set_totp_step(transaction, account.id, step)?,
                None => false,
            }
        }
        SecondFactor::Recovery { code } => {
            table::delete_recovery_code(transaction, account.id, code_hash("recovery", &code.0))?
        }
    };
    Ok(if used { Used::Yes } else { Used::No })
}

/// The purpose under which the secret of an account is sealed: it opens for nobody else's.
pub(super) fn sealed_for(staff: StaffId) -> String {
    format!("totp/{}", staff.0)
}
