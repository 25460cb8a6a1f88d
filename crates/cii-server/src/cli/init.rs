//! `init`: from an empty folder to a server that waits for its first administrator.

use anyhow::{Context, Result};
use chrono::Datelike;
use cii_domain::{
    InstitutionKey, Language, StaffId,
    access::BUREAU,
    person::Address,
    person::Form,
    staff::{Function, Staff, WorkingWeek},
};
use cii_server::{By, NewAccount, http};

use super::{
    arguments::Arguments,
    configuration::Configuration,
    folder::{Folder, write_private},
    host::{id, moment, random},
    serve,
    store::Opened,
    tell,
    user::tell_code,
};

pub(super) fn init(arguments: &Arguments) -> Result<()> {
    let name = arguments.get("name")?;
    let administrator = Staff {
        functions: vec![Function::CantonalOfficer],
        institution: InstitutionKey::new(BUREAU),
        ..staff(arguments.get("first-name")?, arguments.get("last-name")?)
    };
    let configuration = Configuration::read(arguments)?;
    let folder = Folder::make(&configuration.folder)?;
    let made = !configuration.certificate.exists();
    if made {
        make_certificate(arguments, &configuration)?;
    }
    let opened = Opened::with(configuration, folder)?;
    let engine = opened.engine()?;
    engine
        .plant(&administrator, "staff_save", id(), moment())
        .context("the database is not empty")?;
    let account = NewAccount {
        name,
        staff: administrator.id,
        roles: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    let accounts = opened.accounts()?;
    let code = accounts.create(By::Machine, &account, moment(), &random)?;
    let certificate = serve::certificate(&opened.configuration)?;
    tell(&format!("folder: {}", opened.folder.path().display()))?;
    tell(&format!(
        "certificate: {} ({})",
        opened.configuration.certificate.display(),
        if made { "made now" } else { "as given" }
    ))?;
    tell(&format!("fingerprint: {}", certificate.fingerprint()))?;
    tell(&format!("account: {}", account.name))?;
    tell_code(&code)?;
    if arguments.has("serve") {
        return serve::run(&opened, engine);
    }
    Ok(())
}

fn make_certificate(arguments: &Arguments, configuration: &Configuration) -> Result<()> {
    let mut names = arguments.all("certificate-name")?;
    if names.is_empty() {
        names.push("localhost".to_owned());
    }
    let (certificate, key) = http::self_signed(&names, moment().today.year())?;
    write_private(&configuration.key, key.as_bytes())?;
    write_private(&configuration.certificate, certificate.as_bytes())
}

/// A member of staff of whom only the name is known.
pub(super) fn staff(first_name: String, name: String) -> Staff {
    Staff {
        id: StaffId(id()),
        name,
        first_name,
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
    }
}
