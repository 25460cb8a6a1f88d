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
    FinishEnrolment = "post" "/v1/auth/enrol/finish" Anyone "Sets password and authenticator; gives the recovery codes.",
    /// Taking a device name.
    TakeName = "post" "/v1/devices" SignedIn "Takes a device name: that of the session, or another one with its own key.",
    /// The user's devices.
    ListDevices = "get" "/v1/devices" SignedIn "The user's own devices.",
    /// Revoking a device.
    RevokeDevice = "delete" "/v1/devices/{device}" SignedIn "Revokes a device of the user's own.",
    /// Own changes.
    Push = "post" "/v1/push" SignedIn "Sends own changes, in order.",
    /// What is new.
    Pull = "post" "/v1/pull" SignedIn "Fetches a page of what is new.",
    /// Comparing.
    Manifest = "post" "/v1/manifest" SignedIn "Compares what the device holds with what it should hold.",
    /// The live channel.
    Live = "get" "/v1/live" SignedIn "Server-sent events that say that something is new, and nothing else.",
    /// Whether it is well.
    Health = "get" "/healthz" Anyone "Whether the server and its database answer.",
    /// The counters.
    Metrics = "get" "/metrics" Operator "Counters in the text form of Prometheus.",
}
