//! `user` and `device`: accounts and devices, by the administrator of the machine.

use anyhow::{Context, Result, anyhow, bail};
use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::{
    InstitutionKey, Language, Region, StaffId,
    contact::check_email,
    staff::{Function, Staff},
    text::clean_line,
};
use cii_server::{By, NewAccount};
use cii_sync::{AccountRole, DeviceId, OneTimeCode, Setup};
use uuid::Uuid;

use super::{
    arguments::Arguments,
    host::{id, in_local_time, moment, random},
    init::staff,
    store::{Hub, Opened},
    tell,
};

/// The values of an option, each one of a closed list. What is not on it is answered with the list.
fn codes<T: Copy>(arguments: &Arguments, name: &str, known: &[(&str, T)]) -> Result<Vec<T>> {
    let read = |code: &String| {
        let found = known.iter().find(|(known, _)| known == code);
        found.map(|(_, value)| *value).with_context(|| {
            let known: Vec<&str> = known.iter().map(|(code, _)| *code).collect();
            format!("--{name}: «{code}» is none of {}", known.join(", "))
        })
    };
    arguments.all(name)?.iter().map(read).collect()
}

fn one<T: Copy>(arguments: &Arguments, name: &str, known: &[(&str, T)]) -> Result<Option<T>> {
    let mut all = codes(arguments, name, known)?;
    if all.len() > 1 {
        bail!("--{name} can be given once");
    }
    Ok(all.pop())
}

/// Whoever oversees needs no function: figures or the log are all there is to see.
fn new_staff(arguments: &Arguments, roles: &[AccountRole], engine: &Hub) -> Result<Staff> {
    let functions: Vec<_> = Function::ALL.iter().map(|one| (one.code(), *one)).collect();
    let functions = codes(arguments, "function", &functions)?;
    if functions.is_empty() && roles.is_empty() {
        bail!("--function or --role is missing");
    }
    let institution = arguments.get("institution")?;
    let cleaned = clean_line(&institution).ok();
    if institution.is_empty() || cleaned.as_ref() != Some(&institution) {
        bail!("--institution: «{}» is no key", institution.escape_debug());
    }
    let institution = InstitutionKey::new(institution);
    let known = engine.institutions()?;
    // Before the first administrator has joined there are none, and nothing to compare with.
    if !known.is_empty() && !known.contains(&institution) {
        let known: Vec<&str> = known.iter().map(|key| key.0.as_str()).collect();
        let wrong = &institution.0;
        bail!("--institution: «{wrong}» is none of {}", known.join(", "));
    }
    let regions: Vec<_> = Region::ALL.iter().map(|one| (one.code(), *one)).collect();
    let languages = [("fr", Language::Fr), ("de", Language::De)];
    let email = arguments.find("email")?.unwrap_or_default();
    if !email.is_empty() {
        check_email(&email).map_err(|error| anyhow!("--email: {error}"))?;
    }
    Ok(Staff {
        functions,
        institution,
        region: one(arguments, "region", &regions)?,
        language: one(arguments, "language", &languages)?.unwrap_or(Language::Fr),
        email,
        ..staff(arguments)?
    })
}

pub(super) fn add(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let engine = opened.engine()?;
    let accounts = opened.accounts()?;
    let roles: Vec<_> = AccountRole::ALL
        .iter()
        .map(|one| (one.code(), *one))
        .collect();
    let account = NewAccount {
        name: arguments.get("name")?,
        roles: codes(arguments, "role", &roles)?,
        starts_on: arguments.parse::<NaiveDate>("from")?,
        ends_on: arguments.parse::<NaiveDate>("to")?,
        staff: StaffId(arguments.parse::<Uuid>("staff")?.unwrap_or_else(id)),
    };
    account.check_name()?;
    let days = account.starts_on.zip(account.ends_on);
    if days.is_some_and(|(first, last)| last < first) {
        bail!("--to is before --from");
    }
    let code = if arguments.find("staff")?.is_some() {
        accounts.create(By::Machine, &account, moment(), &random)?
    } else {
        let staff = Staff {
            id: account.staff,
            ..new_staff(arguments, &account.roles, &engine)?
        };
        accounts.hire(&engine, &staff, &account, id(), moment(), &random)?
    };
    tell(&format!("account: {}", account.name))?;
    tell(&format!("staff: {}", account.staff))?;
    tell_code(&code)
}

/// How an account is set up.
pub(super) fn tell_code(code: &OneTimeCode) -> Result<()> {
    tell(&format!("one-time code: {}", code.code.0))?;
    tell(&format!("good until: {}", in_local_time(code.until)))
}

fn when(moment: Option<DateTime<Utc>>) -> String {
    moment.map_or("-".to_owned(), in_local_time)
}

pub(super) fn list(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    for account in opened.accounts()?.list(By::Machine, moment())? {
        let day = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        let contacts = account.devices.iter().map(|device| device.last_contact);
        tell(&format!(
            "{}\t{}\t{} to {}\t{}\t{}",
            account.name,
            account.staff,
            day(account.starts_on),
            day(account.ends_on),
            match account.setup {
                Setup::Done => "set up",
                Setup::Waiting { .. } => "waits",
                Setup::Lapsed => "code lapsed",
            },
            when(contacts.max().flatten()),
        ))?;
    }
    Ok(())
}

pub(super) fn end(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let name = arguments.get("name")?;
    let accounts = opened.accounts()?;
    let account = accounts.named(&name)?;
    let last_day = accounts.end(By::Machine, account, arguments.parse("last-day")?, moment())?;
    tell(&format!("{name} ended with {last_day}"))
}

pub(super) fn resume(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let name = arguments.get("name")?;
    let accounts = opened.accounts()?;
    accounts.resume(By::Machine, accounts.named(&name)?, moment())?;
    tell(&format!("{name} has no end"))
}

pub(super) fn reset(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let name = arguments.get("name")?;
    let accounts = opened.accounts()?;
    let code = accounts.reset(By::Machine, accounts.named(&name)?, moment(), &random)?;
    tell(&format!("account: {name}"))?;
    tell_code(&code)
}

pub(super) fn list_devices(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let accounts = opened.accounts()?;
    for device in accounts.devices_of(accounts.named(&arguments.get("name")?)?)? {
        let state = match (device.revoked, device.signed_in) {
            (true, _) => "revoked",
            (false, true) => "signed in",
            (false, false) => "signed out",
        };
        tell(&format!(
            "{}\t{state}\t{}\t{}\t{}",
            device.device.0,
            when(device.joined),
            when(device.last_contact),
            device.label,
        ))?;
    }
    Ok(())
}

pub(super) fn revoke_device(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let device: Uuid = arguments.parse("device")?.context("--device is missing")?;
    opened
        .accounts()?
        .revoke(By::Machine, DeviceId(device), moment())?;
    tell(&format!("{device} is revoked"))
}
