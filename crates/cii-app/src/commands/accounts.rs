//! Accounts and devices at the shared server: the user's own devices, and everything of others for whoever administers
//! them. Nothing of it is kept here, so that it needs the server; who may is decided there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use cii_domain::{
    StaffId, access::propose_account_name, dates::Expectation, staff::Staff, text::clean_device,
};
use cii_remote::Failure;
use cii_sync::{Account, AccountDevice, DeviceId, InForce, NewAccountRequest, OneTimeCode, Setup};

use super::server::{DONE, connected};
use crate::{
    App, AppError,
    api::{
        accounts::*,
        message::{DoneView, MessageView, NothingRequest},
    },
    error::message_of,
    form::Form,
    link::refusal,
};

fn today(app: &App) -> NaiveDate {
    cii_domain::zurich(app.host().now()).date()
}

/// The device of the open office.
fn this(app: &App) -> Option<DeviceId> {
    app.with_link(|office, _| office.store.device())
}

/// The devices of an account: this one first, those without access last, the others as they joined.
fn device_views(devices: Vec<AccountDevice>, this: Option<DeviceId>) -> Vec<DeviceView> {
    let mut views: Vec<DeviceView> = devices
        .into_iter()
        .map(|device| DeviceView {
            id: device.device.0,
            label: device.label,
            is_this: this == Some(device.device),
            joined: device
                .joined
                .map(|joined| cii_domain::zurich(joined).date()),
            last_contact: device.last_contact.map(cii_domain::zurich),
            signed_in: device.signed_in,
            revoked: device.revoked,
        })
        .collect();
    views.sort_by_key(|view| (!view.is_this, view.revoked, view.joined, view.id));
    views
}

pub(crate) fn list_devices(app: &App, _: NothingRequest) -> Result<DeviceListView, AppError> {
    let (server, token) = connected(app)?;
    let devices = server
        .list_devices(&token)
        .map_err(|failure| refusal(&failure))?;
    Ok(DeviceListView {
        devices: device_views(devices, this(app)),
    })
}

pub(crate) fn label_device(
    app: &App,
    LabelDeviceRequest { id, label }: LabelDeviceRequest,
) -> Result<DoneView, AppError> {
    let label =
        clean_device(&label).map_err(|error| AppError::field("label", message_of(&error)))?;
    let (server, token) = connected(app)?;
    let request = cii_sync::LabelDeviceRequest { label };
    server
        .label_device(&token, DeviceId(id), &request)
        .map_err(|failure| refusal(&failure))?;
    Ok(DONE)
}

pub(crate) fn revoke_device(
    app: &App,
    RevokeDeviceRequest { id }: RevokeDeviceRequest,
) -> Result<DoneView, AppError> {
    let (server, token) = connected(app)?;
    let is_this = this(app) == Some(DeviceId(id));
    if is_this {
        // Before the server is asked, since its bell can be faster than its answer.
        app.with_link(|_, link| link.is_leaving = true);
    }
    server
        .revoke_device(&token, DeviceId(id))
        .map_err(|failure| {
            if failure != Failure::Lost && failure.code() != "device_revoked" {
                // It stays; whoever withdraws its access later may be somebody else.
                app.with_link(|_, link| link.is_leaving = false);
            }
            refusal(&failure)
        })?;
    // Of this computer: it hears of it at once, and not with the next round.
    if is_this {
        app.hurry();
    }
    Ok(DONE)
}

pub(crate) fn list_accounts(app: &App, _: NothingRequest) -> Result<AccountListView, AppError> {
    let (server, token) = connected(app)?;
    let accounts = server
        .list_accounts(&token)
        .map_err(|failure| refusal(&failure))?;
    let staff = app.at_desk(|desk| desk.read(|r| Ok(r.list::<Staff>()?)))?;
    let staff: BTreeMap<StaffId, Staff> = staff.into_iter().map(|one| (one.id, one)).collect();
    let own = app.with_link(|_, link| link.bond.staff);
    let (today, this) = (today(app), this(app));
    let without = without(&staff, &accounts, today);
    let mut listed: Vec<(_, AccountView)> = accounts
        .into_iter()
        .map(|account| {
            let user = staff.get(&account.staff);
            let is_own = own == Some(account.staff);
            let view = account_view(account, user, is_own, today, this);
            let is_over = matches!(view.state, AccountState::Ended { .. });
            let name = user.map(|user| (user.name.clone(), user.first_name.clone()));
            ((is_over, name, view.name.clone()), view)
        })
        .collect();
    listed.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(AccountListView {
        accounts: listed.into_iter().map(|(_, view)| view).collect(),
        without,
    })
}

fn account_view(
    account: Account,
    user: Option<&Staff>,
    is_own: bool,
    today: NaiveDate,
    this: Option<DeviceId>,
) -> AccountView {
    let state = match (account.in_force, account.setup) {
        (InForce::NoLonger, _) => AccountState::Ended {
            on: account.ends_on.unwrap_or(today),
        },
        (_, Setup::Waiting { until }) => AccountState::Waiting {
            until: cii_domain::zurich(until),
        },
        (_, Setup::Lapsed) => AccountState::Lapsed,
        (InForce::NotYet, Setup::Done) => AccountState::Early {
            from: account.starts_on.unwrap_or(today),
        },
        (InForce::Now, Setup::Done) => AccountState::Active {
            until: account.ends_on,
        },
    };
    let contacts = account.devices.iter().map(|device| device.last_contact);
    AccountView {
        id: account.id,
        name: account.name,
        is_own,
        user: user.map(|user| user_view(user, today)),
        state,
        last_contact: contacts.max().flatten().map(cii_domain::zurich),
        devices: device_views(account.devices, this),
    }
}

fn user_view(staff: &Staff, today: NaiveDate) -> AccountUserView {
    AccountUserView {
        staff: staff.id,
        full_name: staff.full_name(),
        institution: staff.institution.clone(),
        functions: staff.functions.clone(),
        language: staff.language,
        in_office: staff.is_active_on(today),
    }
}

/// Who in office has no account, with a name for one that nobody has.
fn without(
    staff: &BTreeMap<StaffId, Staff>,
    accounts: &[Account],
    today: NaiveDate,
) -> Vec<WithoutAccountView> {
    let with: BTreeSet<StaffId> = accounts.iter().map(|account| account.staff).collect();
    let taken: BTreeSet<&str> = accounts
        .iter()
        .map(|account| account.name.as_str())
        .collect();
    let mut without: Vec<&Staff> = staff
        .values()
        .filter(|staff| staff.is_active_on(today) && !with.contains(&staff.id))
        .collect();
    without.sort_by(|a, b| (&a.name, &a.first_name).cmp(&(&b.name, &b.first_name)));
    without
        .into_iter()
        .map(|staff| {
            let is_taken = |name: &str| taken.contains(name);
            WithoutAccountView {
                user: user_view(staff, today),
                proposed: propose_account_name(&staff.first_name, &staff.name, is_taken),
            }
        })
        .collect()
}

pub(crate) fn create_account(
    app: &App,
    CreateAccountRequest { staff, name }: CreateAccountRequest,
) -> Result<HandOverView, AppError> {
    let mut form = Form::new(today(app));
    let staff = form.require("staff", staff);
    let name = form.line("name", &name);
    form.finish()?;
    let staff = staff.ok_or_else(|| AppError::new("internal"))?;
    let (server, token) = connected(app)?;
    let request = NewAccountRequest {
        name: name.clone(),
        staff,
    };
    let code = server.create_account(&token, &request).map_err(|failure| {
        let error = refusal(&failure);
        match error.code.as_str() {
            "server_name_taken" | "server_name_invalid" => {
                AppError::field("name", MessageView::new(error.code))
            }
            "server_staff_has_account" | "server_staff_unknown" => {
                AppError::field("staff", MessageView::new(error.code))
            }
            _ => error,
        }
    })?;
    hand_over(app, staff, name.to_lowercase(), code)
}

/// What an account's user needs to come in.
fn hand_over(
    app: &App,
    staff: StaffId,
    account: String,
    code: OneTimeCode,
) -> Result<HandOverView, AppError> {
    let user = app.at_desk(|desk| desk.read(|r| Ok(r.get::<Staff>(&staff)?)))?;
    let address = app
        .with_link(|_, link| link.bond.address.clone())
        .ok_or_else(|| AppError::new("server_none"))?;
    let written = address.to_string();
    let fingerprint = written.split_once('#').map(|(_, text)| text.to_owned());
    Ok(HandOverView {
        full_name: user.full_name(),
        language: user.language,
        account,
        code: code.code.0.clone(),
        until: cii_domain::zurich(code.until),
        place: address.place(),
        fingerprint,
    })
}

pub(crate) fn end_account(
    app: &App,
    EndAccountRequest { id, last_day }: EndAccountRequest,
) -> Result<DoneView, AppError> {
    let mut form = Form::new(today(app));
    let last_day = form.optional_date("last_day", &last_day, Expectation::Future);
    form.finish()?;
    let (server, token) = connected(app)?;
    server
        .end_account(&token, id, &cii_sync::EndAccountRequest { last_day })
        .map_err(|failure| refusal(&failure))?;
    Ok(DONE)
}

pub(crate) fn resume_account(
    app: &App,
    AccountRequest { id }: AccountRequest,
) -> Result<DoneView, AppError> {
    let (server, token) = connected(app)?;
    server
        .resume_account(&token, id)
        .map_err(|failure| refusal(&failure))?;
    Ok(DONE)
}

pub(crate) fn reset_account(
    app: &App,
    AccountRequest { id }: AccountRequest,
) -> Result<HandOverView, AppError> {
    let (server, token) = connected(app)?;
    // Before anything is taken away: what is handed over must be known.
    let accounts = server
        .list_accounts(&token)
        .map_err(|failure| refusal(&failure))?;
    let account = accounts
        .into_iter()
        .find(|account| account.id == id)
        .ok_or_else(|| AppError::new("server_account_unknown"))?;
    let code = server
        .reset_account(&token, id)
        .map_err(|failure| refusal(&failure))?;
    hand_over(app, account.staff, account.name, code)
}
