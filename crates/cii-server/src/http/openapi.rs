//! The operations of the server, and their description for whoever writes another client.
//!
//! The list is the one place where a route is named: the router is made from it, and so is `docs/openapi.json`, whose
//! schemas come from the types that are read and written.

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Anyone,
    /// A device with a valid token.
    SignedIn,
    /// The same, of somebody who may know figures or the log. For everybody else there is nothing at its path.
    Overseer,
    /// The same, of somebody who administers accounts. For everybody else there is nothing at its path.
    Administrator,
    /// Whoever knows the token of the metrics.
    Operator,
}

macro_rules! operations {
    ($($(#[$meta:meta])* $variant:ident = $method:literal $path:literal $access:ident $summary:literal,)+) => {
        /// Something that can be asked of the server.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Operation { $($(#[$meta])* $variant,)+ }

        impl Operation {
            /// Every operation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its path.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$variant => $path,)+ }
            }

            /// Its method, in small letters.
            pub const fn method(self) -> &'static str {
                match self { $(Self::$variant => $method,)+ }
            }

            /// Who may ask it.
            pub const fn access(self) -> Access {
                match self { $(Self::$variant => Access::$access,)+ }
            }

            /// What it does, in one sentence.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)+ }
            }

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }
        }
    };
}

operations! {
    /// What the server says of itself.
    Meta = "get" "/v1/meta" Anyone "What the server says of itself: its line of history and the formats it serves.",
    /// Something to sign.
    Challenge = "post" "/v1/auth/challenge" Anyone "A challenge for the device's key, good once and for two minutes.",
    /// Signing in.
    SignIn = "post" "/v1/auth/sign-in" Anyone "Begins a session with password, second factor and the device's key.",
    /// The next token.
    Renew = "post" "/v1/auth/renew" Anyone "Gives a session its next token, by the device's key alone.",
    /// Signing out.
    SignOut = "post" "/v1/auth/sign-out" SignedIn "Ends the session.",
    /// Setting an account up.
    Enrol = "post" "/v1/auth/enrol" Anyone "Begins to set an account up by its one-time code.",
    /// Setting an account up: the end.
    FinishEnrolment = "post" "/v1/auth/enrol/finish" Anyone "Sets password and authenticator; begins a session and gives the recovery codes.",
    /// Taking a device name.
    TakeName = "post" "/v1/devices" SignedIn "Takes a device name: that of the session, or another one with its own key.",
    /// The user's devices.
    ListDevices = "get" "/v1/devices" SignedIn "The user's own devices.",
    /// Calling a device something else.
    LabelDevice = "put" "/v1/devices/{device}" SignedIn "Calls a device of the user's own something else.",
    /// Revoking a device.
    RevokeDevice = "delete" "/v1/devices/{device}" SignedIn "Revokes a device of the user's own; of anybody, by whoever administers accounts.",
    /// The accounts.
    ListAccounts = "get" "/v1/accounts" Administrator "The accounts with their devices.",
    /// A new account.
    CreateAccount = "post" "/v1/accounts" Administrator "Makes an account for a member of staff who has none; gives the one-time code, once.",
    /// The end of an account.
    EndAccount = "post" "/v1/accounts/{account}/end" Administrator "Lets an account end with a day, or at once.",
    /// An account without an end again.
    ResumeAccount = "post" "/v1/accounts/{account}/resume" Administrator "Takes the end of an account away.",
    /// An account to be set up again.
    ResetAccount = "post" "/v1/accounts/{account}/reset" Administrator "Forgets password and authenticator and ends all sessions; gives a new one-time code, once.",
    /// Own changes.
    Push = "post" "/v1/push" SignedIn "Sends own changes, in order.",
    /// What is new.
    Pull = "post" "/v1/pull" SignedIn "Fetches a page of what is new.",
    /// Comparing.
    Manifest = "post" "/v1/manifest" SignedIn "Compares what the device holds with what it should hold.",
    /// Telling readings.
    TellReadings = "post" "/v1/readings" SignedIn "Enters readings of the device's journal in the log, each once.",
    /// The figures.
    Figures = "get" "/v1/statistics" Overseer "The figures by year, never a person; small numbers are not told to whoever knows no persons.",
    /// Whether the audit is whole.
    AuditState = "get" "/v1/audit" Overseer "Walks the audit and says whether it is what was written.",
    /// The audit.
    AuditPage = "get" "/v1/audit/{from}" Overseer "Entries of the audit from a number on, from 1; they name records and never a content.",
    /// Looking at the audit.
    LookAtAudit = "post" "/v1/audit/look" Overseer "Entries of the audit between two moments, the latest first, with the names of those who acted.",
    /// How much of a content is there.
    BlobState = "head" "/v1/blobs/{blob}" SignedIn "How much of the content of an attachment is there.",
    /// A part of a content.
    PutBlob = "put" "/v1/blobs/{blob}" SignedIn "Brings the next part of the content of an attachment.",
    /// Reading a content.
    GetBlob = "get" "/v1/blobs/{blob}" SignedIn "Reads a part of the content of an attachment.",
    /// The live channel.
    Live = "get" "/v1/live" SignedIn "Server-sent events that say that something is new, and nothing else.",
    /// Whether it is well.
    Health = "get" "/healthz" Anyone "Whether the server and its database answer, and the database takes what it is given.",
    /// The counters.
    Metrics = "get" "/metrics" Operator "Counters in the text form of Prometheus.",
}

/// Every code of an error, with its status and what it means.
pub const CODES: &[(u16, &str, &str)] = &[
    (
        400,
        "malformed",
        "The request is not what the protocol says: a bug of the sender.",
    ),
    (401, "token_missing", "There is no token."),
    (
        401,
        "token_unknown",
        "The token was never given, or a newer one replaced it.",
    ),
    (
        401,
        "token_expired",
        "The token's time is over: renew it by the device's key.",
    ),
    (401, "session_ended", "The session is over: sign in again."),
    (401, "account_ended", "The account is not in force."),
    (
        401,
        "device_revoked",
        "The device was revoked: nothing may remain on it.",
    ),
    (
        401,
        "sign_in_refused",
        "Name, password or second factor is not right.",
    ),
    (
        401,
        "enrolment_refused",
        "The one-time code or what goes with it is not right.",
    ),
    (
        409,
        "enrolment_done",
        "The account was set up with this one-time code: sign in.",
    ),
    (
        401,
        "challenge_unknown",
        "The challenge was not given, was used, or is too old.",
    ),
    (401, "proof_invalid", "The signature is not the device's."),
    (
        401,
        "device_unknown",
        "The device is not one of the user's; 404 where it is named in the path.",
    ),
    (404, "not_found", "There is nothing here, for whoever asks."),
    (404, "account_unknown", "There is no such account."),
    (
        404,
        "blob_unknown",
        "There is no such content, or none that may be read.",
    ),
    (405, "method_not_allowed", "Not by this method."),
    (408, "too_slow", "The request did not arrive in time."),
    (
        409,
        "device_taken",
        "The device name belongs to another account or key.",
    ),
    (409, "name_taken", "Another account has this name."),
    (
        409,
        "blob_taken",
        "The name of the content belongs to another one: draw a new name.",
    ),
    (
        409,
        "staff_has_account",
        "The member of staff has an account.",
    ),
    (409, "own_account", "Nobody shuts out the own account."),
    (
        409,
        "last_administrator",
        "No account would be left for good by which this could be undone.",
    ),
    (
        413,
        "too_large",
        "More than `most` bytes or mutations: send less at once.",
    ),
    (415, "not_json", "The content is not said to be JSON."),
    (
        415,
        "encoded",
        "The content is compressed, which is not taken.",
    ),
    (
        415,
        "blob_refused",
        "The content is too large, or neither PDF nor PNG nor JPEG.",
    ),
    (
        422,
        "blob_broken",
        "What came is not what its hash says. It was thrown away: bring it again.",
    ),
    (
        422,
        "password_short",
        "The password needs `at_least` characters.",
    ),
    (422, "name_invalid", "Not a name of an account."),
    (422, "staff_unknown", "There is no such member of staff."),
    (
        426,
        "schema_not_served",
        "The format is not served: update the application.",
    ),
    (
        429,
        "too_many_attempts",
        "Too many attempts to get in: wait `seconds`.",
    ),
    (
        429,
        "too_many_requests",
        "Too many requests: wait `seconds`.",
    ),
    (500, "server_failed", "The server failed; its log says why."),
    (503, "no_database", "The database does not answer."),
    (
        503,
        "nothing_written",
        "The database answers but takes nothing: its disk may be full.",
    ),
    (503, "busy", "More to do than can be done: wait `seconds`."),
    (
        507,
        "blob_quota",
        "The user brought as much as may be here without a record that names it.",
    ),
];
