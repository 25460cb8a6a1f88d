//! `user` and `device`: accounts and devices, by the administrator of the machine.

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, Language, Region, StaffId,
    staff::{Function, Staff},
};
use cii_server::{AccountInfo, NewAccount};
use cii_sync::{AccountRole, DeviceId, RecordKind};
use uuid::Uuid;

use super::{
    arguments::Arguments,
    host::{id, moment, random},
    init::staff,
    store::Opened,
    tell,
};

fn codes<T>(arguments: &Arguments, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>> {
    arguments
        .all(name)?
        .iter()
        .map(|code| read(code).with_context(|| format!("--{name}: there is no «{code}»")))
        .collect()
}

fn one<T>(
    arguments: &Arguments,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let mut all = codes(arguments, name, read)?;
    if all.len() > 1 {
        bail!("--{name} can be given once");
    }
    Ok(all.pop())
}

/// Whoever oversees needs no function: figures or the log are all there is to see.
fn new_staff(arguments: &Arguments, roles: &[AccountRole]) -> Result<Staff> {
    let functions = codes(arguments, "function", Function::from_code)?;
    if functions.is_empty() && roles.is_empty() {
        bail!("--function or --role is missing");
    }
    let language = |code: &str| match code {
        "fr" => Some(Language::Fr),
        "de" => Some(Language::De),
        _ => None,
    };
    Ok(Staff {
        functions,
        institution: InstitutionKey::new(arguments.get("institution")?),
        region: one(arguments, "region", Region::from_code)?,
        language: one(arguments, "language", language)?.unwrap_or(Language::Fr),
        email: arguments.find("email")?.unwrap_or_default(),
        ..staff(arguments.get("first-name")?, arguments.get("last-name")?)
    })
}

pub(super) fn add(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let engine = opened.engine()?;
    let account = NewAccount {
        name: arguments.get("name")?,
        roles: codes(arguments, "role", AccountRole::from_code)?,
        starts_on: arguments.parse::<NaiveDate>("from")?,
        ends_on: arguments.parse::<NaiveDate>("to")?,
        staff: StaffId(arguments.parse::<Uuid>("staff")?.unwrap_or_else(id)),
    };
    if arguments.find("staff")?.is_some() {
        let found = engine.find_record(account.staff.0)?;
        if found.is_none_or(|record| record.kind != RecordKind::Staff) {
            bail!("there is no such member of staff");
        }
    } else {
        let staff = Staff {
            id: account.staff,
            ..new_staff(arguments, &account.roles)?
        };
        engine.plant(&staff, "staff_save", id(), moment())?;
    }
    let code = opened.accounts()?.create(&account, moment(), &random)?;
    tell(&format!("account: {}", account.name))?;
    tell(&format!("staff: {}", account.staff))?;
    tell(&format!("one-time code: {}", code.0))
}

pub(super) fn list(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    for AccountInfo { account, enrolled } in opened.accounts()?.list()? {
        let day = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        tell(&format!(
            "{}\t{}\t{} to {}\t{}",
            account.name,
            account.staff,
            day(account.starts_on),
            day(account.ends_on),
            if enrolled { "set up" } else { "waits" }
        ))?;
    }
    Ok(())
}

pub(super) fn end(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let name = arguments.get("name")?;
    let at_once = moment().today.pred_opt().context("no day before today")?;
    let last_day = arguments.parse("last-day")?.unwrap_or(at_once);
    opened.accounts()?.end(&name, last_day, moment())?;
    tell(&format!("{name} ended with {last_day}"))
}

pub(super) fn reset(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let name = arguments.get("name")?;
    let code = opened.accounts()?.reset(&name, moment(), &random)?;
    tell(&format!("account: {name}"))?;
    tell(&format!("one-time code: {}", code.0))
}

pub(super) fn list_devices(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    for device in opened.accounts()?.devices_of(&arguments.get("name")?)? {
        let state = match (device.revoked, device.signed_in) {
            (true, _) => "revoked",
            (false, true) => "signed in",
            (false, false) => "signed out",
        };
        tell(&format!("{}\t{state}", device.device.0))?;
    }
    Ok(())
}

pub(super) fn revoke_device(arguments: &Arguments) -> Result<()> {
    let opened = Opened::open(arguments)?;
    let device: Uuid = arguments.parse("device")?.context("--device is missing")?;
    opened.accounts()?.revoke(DeviceId(device), moment())?;
    tell(&format!("{device} is revoked"))
}
