//! How somebody is reached, as it is typed: telephone, mail, postcode. What is empty is for the form to judge.

use crate::error_code::{ErrorCode, Param};

/// The fewest digits of a telephone number: a Swiss one without its leading zero.
pub const FEWEST_DIGITS: usize = 9;

/// Why nobody is reached there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    /// A character that no telephone number has.
    #[error("{0:?} in a telephone number")]
    PhoneCharacter(char),
    /// Fewer digits than any number has.
    #[error("fewer than {FEWEST_DIGITS} digits")]
    PhoneShort,
    /// Not a name, one `@`, and a domain of at least two labels.
    #[error("not a mail address")]
    Email,
    /// A Swiss postcode has four digits and begins with 1 at least.
    #[error("not a Swiss postcode")]
    Postcode,
}

impl ErrorCode for ContactError {
    fn code(&self) -> &'static str {
        match self {
            Self::PhoneCharacter(_) => "phone_character",
            Self::PhoneShort => "phone_short",
            Self::Email => "email",
            Self::Postcode => "postcode",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::PhoneCharacter(character) => {
                vec![("character", Param::Text(character.to_string()))]
            }
            Self::PhoneShort => {
                let least = i64::try_from(FEWEST_DIGITS).unwrap_or_default();
                vec![("least", Param::Number(least))]
            }
            Self::Email | Self::Postcode => Vec::new(),
        }
    }
}

/// Digits with what people put between them: blanks, brackets, dots, slashes, hyphens, and a plus sign.
pub fn check_phone(phone: &str) -> Result<(), ContactError> {
    let belongs = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '+' | '(' | ')' | '.' | '/' | '-' | '\u{2011}')
    };
    if let Some(character) = phone.chars().find(|c| !belongs(*c)) {
        return Err(ContactError::PhoneCharacter(character));
    }
    if phone.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
        return Err(ContactError::PhoneShort);
    }
    Ok(())
}

/// A name, one `@`, a domain of at least two labels; nothing between two dots is empty.
pub fn check_email(email: &str) -> Result<(), ContactError> {
    let (name, domain) = email.split_once('@').ok_or(ContactError::Email)?;
    let is_name = |part: &str| {
        !part.is_empty()
            && !part
                .chars()
                .any(|c| c.is_whitespace() || "@,;:<>()[]\\\"".contains(c))
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let holds =
        name.split('.').all(is_name) && domain.contains('.') && domain.split('.').all(is_label);
    holds.then_some(()).ok_or(ContactError::Email)
}

/// The postcode of an address in `country`; empty or Switzerland: four digits, from 1000 on. Others are as they are.
pub fn check_postcode(postcode: &str, country: &str) -> Result<(), ContactError> {
    let is_swiss = matches!(
        country.to_lowercase().as_str(),
        "" | "ch" | "suisse" | "schweiz" | "svizzera" | "switzerland"
    );
    let is_postcode = postcode.len() == 4
        && postcode.chars().all(|c| c.is_ascii_digit())
        && !postcode.starts_with('0');
    if is_swiss && !is_postcode {
        Err(ContactError::Postcode)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_digits_and_what_stands_between() {
        let character = |c| Err(ContactError::PhoneCharacter(c));
        for (phone, expected) in [
            ("027 606 00 00", Ok(())),
            ("+41 (0)27 606-00-00", Ok(())),
            ("0033/1.23.45.67.89", Ok(())),
            ("276060000", Ok(())),
            ("27606000", Err(ContactError::PhoneShort)),
            ("+-()", Err(ContactError::PhoneShort)),
            ("027 606 00 00 int. 3", character('i')),
            ("demander Anne", character('d')),
            ("０２７ 606 00 00", character('０')),
        ] {
            assert_eq!(check_phone(phone), expected, "{phone}");
        }
    }

    #[test]
    fn a_mail_address_has_a_name_and_a_domain() {
        for (email, expected) in [
            ("anne.rey@example.ch", true),
            ("a+b@sub.example-test.ch", true),
            ("zoe@bücher.example", true),
            ("a@b", false),
            ("a@@b.ch", false),
            ("a@b@c.ch", false),
            ("@example.ch", false),
            ("a@.ch", false),
            ("a@example..ch", false),
            ("a@example.ch.", false),
            ("a..b@example.ch", false),
            (".a@example.ch", false),
            ("a b@example.ch", false),
            ("a@exam ple.ch", false),
            ("a@-example.ch", false),
            ("Anne <a@example.ch>", false),
            ("a,b@example.ch", false),
        ] {
            assert_eq!(check_email(email).is_ok(), expected, "{email}");
        }
    }

    #[test]
    fn a_swiss_postcode_has_four_digits() {
        for (postcode, country, expected) in [
            ("1950", "", true),
            ("9999", "Suisse", true),
            ("0999", "", false),
            ("195", "", false),
            ("19500", "Schweiz", false),
            ("CH-1950", "", false),
            ("١٩٥٠", "", false),
            ("75001", "France", true),
            ("20121", "Italia", true),
        ] {
            assert_eq!(
                check_postcode(postcode, country).is_ok(),
                expected,
                "{postcode} {country}"
            );
        }
    }
}
