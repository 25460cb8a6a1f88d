//! The tables of accounts, devices and sessions, with their statements.

mod account;
mod attempt;
mod device;
mod session;

pub(super) use account::*;
pub(super) use attempt::*;
pub(super) use device::*;
pub(super) use session::*;

pub(crate) const DEFINITIONS: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS account (
        id BYTEA NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        staff BYTEA NOT NULL,
        roles TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        password TEXT,
        totp BYTEA,
        totp_step BIGINT NOT NULL,
        enrolment BYTEA,
        enrolment_until BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX IF NOT EXISTS account_name ON account (name)",
    "CREATE TABLE IF NOT EXISTS recovery_code (
        account BYTEA NOT NULL,
        hash BYTEA NOT NULL,
        PRIMARY KEY (account, hash)
    )",
    "CREATE TABLE IF NOT EXISTS device_key (
        device BYTEA NOT NULL PRIMARY KEY,
        account BYTEA NOT NULL,
        public_key BYTEA NOT NULL,
        revoked BIGINT NOT NULL
    )",
    // Apart from the keys: devices that were bound before there were labels have no row here.
    "CREATE TABLE IF NOT EXISTS device_label (
        device BYTEA NOT NULL PRIMARY KEY,
        label TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS session (
        id BYTEA NOT NULL PRIMARY KEY,
        account BYTEA NOT NULL,
        device BYTEA NOT NULL,
        token BYTEA NOT NULL,
        token_until BIGINT NOT NULL,
        began BIGINT NOT NULL,
        renewed BIGINT NOT NULL,
        ended BIGINT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS session_token ON session (token)",
    "CREATE INDEX IF NOT EXISTS session_device ON session (device)",
    "CREATE TABLE IF NOT EXISTS used_challenge (
        hash BYTEA NOT NULL PRIMARY KEY,
        until BIGINT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS attempt (
        key BYTEA NOT NULL PRIMARY KEY,
        attempts BIGINT NOT NULL,
        blocked_until BIGINT NOT NULL,
        last_at BIGINT NOT NULL
    )",
];
