//! Shared by the tests and the dev host.
