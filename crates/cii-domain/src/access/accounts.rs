//! Who administers the accounts and devices of others at the shared server, and what stays closed even then.

use chrono::NaiveDate;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::subject::Subject;
use crate::{StaffId, staff::Function};

/// Longest name of an account, in characters.
pub const ACCOUNT_NAME_LIMIT: usize = 64;

/// Whether `subject` may make, end and set back the accounts of others, and revoke their devices: the cantonal officer
/// alone, who warrants that the tool works (cahier des charges 4.1). Nobody else, the secretariat neither (ours: whoever
/// gives access decides who sees what, and that is nobody's daily work).
pub fn may_administer_accounts(subject: &Subject, today: NaiveDate) -> bool {
    subject.is_active_on(today) && subject.is(Function::CantonalOfficer)
}

/// What the rule must know of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountStanding {
    /// Whose.
    pub staff: StaffId,
    /// Whether its user may administer accounts today.
    pub administers: bool,
    /// Whether its user set it up, and neither it nor its user has a last day.
    pub lasts: bool,
}

/// Why nobody is shut out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefusal {
    /// It is the own account: who shuts out somebody must still be there to let them in again (ours).
    #[error("the own account")]
    Own,
    /// No account would be left for good by which accounts are administered in the window (ours).
    #[error("the last administrator")]
    LastAdministrator,
}

/// Whether `by` may shut out the account `of`: end it, or take password and authenticator from it. `all` are the accounts
/// of the server. Refused rather than warned, because whoever is shut out by mistake cannot take it back; the
/// administration of the machine still can do both.
pub fn may_shut_out(
    by: StaffId,
    of: &AccountStanding,
    all: &[AccountStanding],
) -> Result<(), AccountRefusal> {
    if of.staff == by {
        return Err(AccountRefusal::Own);
    }
    let stays = |account: &AccountStanding| {
        account.staff != of.staff && account.administers && account.lasts
    };
    if of.administers && !all.iter().any(stays) {
        return Err(AccountRefusal::LastAdministrator);
    }
    Ok(())
}

/// The name of an account that is proposed for somebody and not `is_taken`: first name and name with a full stop between
/// them, in the letters that names of accounts have, with a number where it needs one. Umlauts are written out, accents go.
pub fn propose_account_name(
    first_name: &str,
    name: &str,
    is_taken: impl Fn(&str) -> bool,
) -> String {
    let parts = [first_name, name].map(plain_letters);
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let plain = parts.join(".");
    let numbered = (2..).map(|number: u32| shortened(&plain, &number.to_string()));
    std::iter::once(shortened(&plain, ""))
        .chain(numbered)
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

/// As much of `plain` before `end` as a name of an account may have letters.
fn shortened(plain: &str, end: &str) -> String {
    let room = ACCOUNT_NAME_LIMIT.saturating_sub(end.len());
    let begin: String = plain.chars().take(room).collect();
    format!("{}{end}", begin.trim_end_matches(['-', '.']))
}

/// Small letters without accents; what is no letter parts words.
fn plain_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'æ' => plain.push_str("ae"),
            'ö' | 'œ' | 'ø' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            'ł' => plain.push('l'),
            'đ' => plain.push('d'),
            other => plain.extend(
                std::iter::once(other)
                    .nfd()
                    .filter(|c| !is_combining_mark(*c)),
            ),
        }
    }
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}
