//! Why somebody is not let in.

use cii_domain::access::AccountRefusal;

use crate::ServerError;

/// A refusal, or a failure of the server. Refusals say as little as somebody honest needs.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// Name, password or second factor is not right: which one is not told.
    #[error("not signed in")]
    Refused,
    /// The account's time has not begun or is over. Told only to whoever knew all the rest.
    #[error("the account is not in force")]
    AccountEnded,
    /// The one-time code or what goes with it is not right.
    #[error("not enrolled")]
    EnrolmentRefused,
    /// The account is set up already. Told only to whoever has the one-time code.
    #[error("set up already")]
    Enrolled,
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany {
        /// To wait before the next one.
        seconds: u64,
    },
    /// No such token: never given, or replaced by a newer one.
    #[error("unknown token")]
    TokenUnknown,
    /// The token's time is over: renew it.
    #[error("token expired")]
    TokenExpired,
    /// The session was ended, or not used for too long: sign in again.
    #[error("session ended")]
    SessionEnded,
    /// The device was revoked: nothing may remain on it.
    #[error("device revoked")]
    DeviceRevoked,
    /// The device name belongs to another account or another key.
    #[error("device name taken")]
    DeviceTaken,
    /// The challenge was not given, was used, or is too old: get another one.
    #[error("unknown challenge")]
    ChallengeUnknown,
    /// The signature is not the device's.
    #[error("invalid proof")]
    ProofInvalid,
    /// The password is too short.
    #[error("password too short")]
    PasswordShort {
        /// Characters it must have.
        at_least: usize,
    },
    /// The name of an account has other characters than small letters, digits and `.@_-`, or too many or few.
    #[error("a name has 2 to 64 small letters, digits and .@_-")]
    NameInvalid,
    /// Another account has this name.
    #[error("name taken")]
    NameTaken,
    /// The member of staff has an account already.
    #[error("has an account")]
    StaffHasAccount,
    /// There is no such member of staff. For the administrator only.
    #[error("unknown member of staff")]
    UnknownStaff,
    /// It is the own account.
    #[error("the own account")]
    OwnAccount,
    /// Nobody would be left who administers accounts.
    #[error("the last administrator")]
    LastAdministrator,
    /// Whoever may not administer accounts need not know that others may.
    #[error("not entitled")]
    NotEntitled,
    /// There is no such account. For the administrator only.
    #[error("unknown account")]
    UnknownAccount,
    /// There is no such device of the account.
    #[error("unknown device")]
    UnknownDevice,
    /// Not what the protocol says.
    #[error("malformed request")]
    Malformed,
    /// The server failed.
    #[error(transparent)]
    Server(#[from] ServerError),
}

impl AuthError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused => "sign_in_refused",
            Self::AccountEnded => "account_ended",
            Self::EnrolmentRefused => "enrolment_refused",
            Self::Enrolled => "enrolment_done",
            Self::TooMany { .. } => "too_many_attempts",
            Self::TokenUnknown => "token_unknown",
            Self::TokenExpired => "token_expired",
            Self::SessionEnded => "session_ended",
            Self::DeviceRevoked => "device_revoked",
            Self::DeviceTaken => "device_taken",
            Self::ChallengeUnknown => "challenge_unknown",
            Self::ProofInvalid => "proof_invalid",
            Self::PasswordShort { .. } => "password_short",
            Self::NameInvalid => "name_invalid",
            Self::NameTaken => "name_taken",
            Self::StaffHasAccount => "staff_has_account",
            Self::UnknownStaff => "staff_unknown",
            Self::OwnAccount => "own_account",
            Self::LastAdministrator => "last_administrator",
            Self::NotEntitled => "not_found",
            Self::UnknownAccount => "account_unknown",
            Self::UnknownDevice => "device_unknown",
            Self::Malformed => "malformed",
            Self::Server(error) => error.code(),
        }
    }

    /// The HTTP status that says it. 401 sends an application back to signing in.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused
            | Self::AccountEnded
            | Self::EnrolmentRefused
            | Self::TokenUnknown
            | Self::TokenExpired
            | Self::SessionEnded
            | Self::DeviceRevoked
            | Self::ChallengeUnknown
            | Self::ProofInvalid => 401,
            Self::TooMany { .. } => 429,
            Self::DeviceTaken
            | Self::Enrolled
            | Self::NameTaken
            | Self::StaffHasAccount
            | Self::OwnAccount
            | Self::LastAdministrator => 409,
            Self::PasswordShort { .. } | Self::NameInvalid | Self::UnknownStaff => 422,
            Self::NotEntitled | Self::UnknownAccount | Self::UnknownDevice => 404,
            Self::Malformed => 400,
            Self::Server(error) => error.status(),
        }
    }
}

impl From<AccountRefusal> for AuthError {
    fn from(refusal: AccountRefusal) -> Self {
        match refusal {
            AccountRefusal::Own => Self::OwnAccount,
            AccountRefusal::LastAdministrator => Self::LastAdministrator,
        }
    }
}
