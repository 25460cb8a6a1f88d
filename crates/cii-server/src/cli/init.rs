//! `init`: from an empty folder to a server that waits for its first administrator.

use anyhow::{Context, Result, bail};
use chrono::Datelike;
use cii_domain::{
    InstitutionKey, Language, StaffId,
    access::BUREAU,
    person::Address,
    person::Form,
    staff::{Function, Staff, WorkingWeek},
};
use cii_server::{NewAccount, http};

use super::{
    arguments::Arguments,
    configuration::Configuration,
    folder::{Folder, is_there, write_private},
    host::{id, moment, random},
    serve,
    store::Opened,
    tell,
    user::tell_code,
};

pub(super) fn init(arguments: &Arguments) -> Result<()> {
    let administrator = Staff {
        functions: vec![Function::CantonalOfficer],
        institution: InstitutionKey::new(BUREAU),
        ..staff(arguments)?
    };
    let account = NewAccount {
        name: arguments.get("name")?,
        staff: administrator.id,
        roles: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    account.check_name()?;
    let configuration = Configuration::read(arguments)?;
    let folder = Folder::at(&configuration.folder);
    check_unbegun(&configuration, &folder)?;
    let made = new_certificate(arguments, &configuration, &folder)?;
    let lock = folder.begin()?;
    if let Some((certificate, key)) = &made {
        write_private(&configuration.key, key.as_bytes())?;
        write_private(&configuration.certificate, certificate.as_bytes())?;
    }
    let opened = Opened::with(configuration, folder)?;
    let engine = opened.engine()?;
    let accounts = opened.accounts()?;
    let code = accounts.hire(&engine, &administrator, &account, id(), moment(), &random)?;
    opened.folder.has_begun()?;
    drop(lock);
    let certificate = serve::certificate(&opened.configuration)?;
    tell(&format!("folder: {}", opened.folder.path().display()))?;
    tell(&format!(
        "certificate: {} ({})",
        opened.configuration.certificate.display(),
        if made.is_some() {
            "made now"
        } else {
            "as given"
        }
    ))?;
    tell(&format!("fingerprint: {}", certificate.fingerprint()))?;
    tell(&format!("account: {}", account.name))?;
    tell_code(&code)?;
    if arguments.has("serve") {
        serve::begin_journal();
        return serve::run(&opened, engine);
    }
    Ok(())
}

/// Goes on only where no server has begun: neither in this folder nor, from another one, in the database. An `init` that
/// did not end is no beginning.
fn check_unbegun(configuration: &Configuration, folder: &Folder) -> Result<()> {
    let place = folder.path().display();
    let has_keys = folder.has_keys()?;
    match (has_keys, Opened::is_begun(configuration.clone())?) {
        (true, true) => bail!(
            "there is a server in {place} already; user reset-second-factor prints a one-time code"
        ),
        (false, true) => bail!(
            "the database is in use; the server in {place} needs the keys with which that has begun"
        ),
        (true, false) if !folder.is_unfinished()? => bail!(
            "there are the keys of a server in {place}, but its database is gone: put it back, or restore a backup"
        ),
        _ => Ok(()),
    }
}

/// A certificate with its key, where none is given.
fn new_certificate(
    arguments: &Arguments,
    configuration: &Configuration,
    folder: &Folder,
) -> Result<Option<(String, String)>> {
    if is_there(&configuration.certificate)? {
        serve::certificate(configuration)?;
        return Ok(None);
    }
    // The key comes first: one alone is of an `init` that did not end, or somebody’s whose certificate is missing.
    if is_there(&configuration.key)? && !folder.is_unfinished()? {
        bail!("{} has no certificate", configuration.key.display());
    }
    let mut names = arguments.all("certificate-name")?;
    if names.is_empty() {
        names.push("localhost".to_owned());
    }
    let made = http::self_signed(&names, moment().at.year());
    Ok(Some(made.context("--certificate-name")?))
}

/// A member of staff of whom only the name is known.
pub(super) fn staff(arguments: &Arguments) -> Result<Staff> {
    Ok(Staff {
        id: StaffId(id()),
        name: arguments.name("last-name")?,
        first_name: arguments.name("first-name")?,
        title: String::new(),
        form: Form::Neutral,
        institution: InstitutionKey::new(""),
        region: None,
        functions: Vec::new(),
        language: Language::Fr,
        phone: String::new(),
        email: String::new(),
        address: Address::default(),
        working_week: WorkingWeek::FULL,
        absences: Vec::new(),
        from: None,
        to: None,
    })
}
