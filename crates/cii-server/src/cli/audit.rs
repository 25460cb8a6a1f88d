//! `audit`: whether the log of what was done is what was written.

use std::{fs, process::ExitCode};

use anyhow::{Context, Result};
use cii_server::{AuditBreak, SignedHead};

use super::{arguments::Arguments, store::Opened, tell};

pub(super) fn verify(arguments: &Arguments) -> Result<ExitCode> {
    let opened = Opened::open(arguments)?;
    let head: Option<SignedHead> = match arguments.find("head")? {
        None => None,
        Some(file) => {
            let text = fs::read(&file).with_context(|| file.clone())?;
            Some(serde_json::from_slice(&text).with_context(|| file.clone())?)
        }
    };
    let key = opened.folder.audit_key()?.verifying_key();
    let anchor = head.as_ref().map(|head| (head, &key));
    let found = opened.engine()?.verify_audit(anchor)?;
    tell(&match &found {
        None if head.is_some() => "the audit is whole, and goes on from the head".to_owned(),
        None => "the audit is whole; without a head neither a cut end nor a chain that was computed anew shows".to_owned(),
        Some(found) => say(found),
    })?;
    Ok(match found {
        None => ExitCode::SUCCESS,
        Some(_) => ExitCode::FAILURE,
    })
}

/// What is wrong with the audit, in words.
pub(super) fn say(found: &AuditBreak) -> String {
    match found {
        AuditBreak::At(n) => format!("from entry {n} on it is not what was written"),
        AuditBreak::Truncated { expected, found } => {
            format!("{found} entries are there, {expected} must be")
        }
        AuditBreak::Rewritten => "another audit than the one of the head".to_owned(),
        AuditBreak::Forged => "the head was not signed by this server".to_owned(),
    }
}

pub(super) fn export_head(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let head = opened.engine()?.sign_audit(&opened.folder.audit_key()?)?;
    tell(&serde_json::to_string(&head)?)
}
