//! The first start: an office of one's own, or the practice office.

use cii_domain::{
    InstitutionKey, StaffId,
    person::Address,
    staff::{Staff, WorkingWeek},
};
use cii_store::{
    DatabaseKey, Journal, KeySlots, Meta, OfficeUse, Presence, RecoveryCode, Secret, SlotKind,
    Store, StoreError, presence,
};
use cii_sync::DeviceId;

use super::{DONE, PRACTICE_DAY, seat::set_user};
use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView},
        office::*,
    },
    commands::keys::{draw_keyring_secret, read_password},
    demo,
    desk::draw_id,
    form::Form,
    reference,
};

pub(crate) fn create_office(
    app: &App,
    request: CreateOfficeRequest,
) -> Result<RecoveryKeyView, AppError> {
    let host = app.host();
    let now = host.now();
    let mut form = Form::new(cii_domain::zurich(now).date());
    let first_name = form.name("first_name", &request.first_name);
    let name = form.name("name", &request.name);
    read_password(&mut form, &request.password, &request.password_again);
    // Whoever runs the office is of the Bureau: nobody else may see and write what its work asks for.
    if !request.function.is_bureau() {
        form.refuse("function", MessageView::new("function_not_of_bureau"));
    }
    form.finish()?;
    let _handling = app.handle_folder();
    let Foundation {
        mut store,
        slots,
        key,
        recovery,
    } = lay_foundation(
        app,
        &request.password,
        request.use_keyring,
        DeviceId(draw_id(host)),
    )?;
    let user = StaffId(draw_id(host));
    let staff = Staff {
        id: user,
        name,
        first_name,
        title: String::new(),
        form: cii_domain::person::Form::Neutral,
        institution: InstitutionKey::new("bureau"),
        region: request.region,
        functions: vec![request.function],
        language: request.language,
        phone: String::new(),
        email: String::new(),
        address: Address::default(),
        working_week: WorkingWeek::FULL,
        absences: Vec::new(),
        from: None,
        to: None,
    };
    let reference = reference::records().map_err(|_| AppError::new("internal"))?;
    let act = cii_store::Act::final_("create_office", user, now);
    store.change(act, &mut || draw_id(host), |w| {
        reference.put_into(w)?;
        w.put(&staff)?;
        Ok::<_, AppError>(())
    })?;
    set_user(&mut store, user)?;
    let journal = Journal::open(app.data_dir(), &key, (user, now))?;
    let key = (key, SlotKind::Password);
    app.put_office(store, journal, slots, key, user, None)?;
    // Nothing that fails from here on may keep the recovery key from being shown: a language can be chosen again.
    drop(app.set_preferences(PreferencesView {
        language: request.language,
        ..app.preferences()
    }));
    Ok(RecoveryKeyView {
        recovery_key: recovery.to_string(),
    })
}

/// An office without anything in it.
pub(crate) struct Foundation {
    pub(crate) store: Store,
    pub(crate) slots: KeySlots,
    pub(crate) key: DatabaseKey,
    /// Shown once.
    pub(crate) recovery: RecoveryCode,
}

/// Draws the keys of a new office and makes its empty database, for who handles the folder. Never where there is one.
pub(crate) fn lay_foundation(
    app: &App,
    password: &str,
    use_keyring: bool,
    device: DeviceId,
) -> Result<Foundation, AppError> {
    let host = app.host();
    let random: &mut dyn FnMut(&mut [u8]) = &mut |buffer| host.random(buffer);
    let key = DatabaseKey::draw(random);
    let recovery = RecoveryCode::draw(random);
    let in_keyring = draw_keyring_secret(host);
    let mut secrets = vec![Secret::Password(password), Secret::Recovery(&recovery)];
    // Before the keyring is written to: the secret of an office that is there already must stay.
    if matches!(
        presence(app.data_dir()),
        Presence::DatabaseOnly | Presence::Complete
    ) {
        return Err(StoreError::Exists.into());
    }
    if use_keyring {
        in_keyring.keep(host)?;
        secrets.push(in_keyring.secret());
    }
    // Without its office a secret in the keyring is of no use to anybody.
    let forget = |_: &StoreError| in_keyring.forget(host);
    let slots = KeySlots::create(app.data_dir(), &key, OfficeUse::Real, &secrets, random)
        .inspect_err(forget)?;
    let meta = Meta {
        device,
        office: OfficeUse::Real,
        created_at: host.now(),
    };
    let store = Store::create(app.data_dir(), &key, meta).inspect_err(forget)?;
    Ok(Foundation {
        store,
        slots,
        key,
        recovery,
    })
}

pub(crate) fn start_practice(
    app: &App,
    StartPracticeRequest { situations }: StartPracticeRequest,
) -> Result<DoneView, AppError> {
    let _handling = app.handle_folder();
    let host = app.host();
    let random: &mut dyn FnMut(&mut [u8]) = &mut |buffer| host.random(buffer);
    let key = DatabaseKey::draw(random);
    let slots = KeySlots::create(
        app.data_dir(),
        &key,
        OfficeUse::Practice,
        &[Secret::Practice],
        random,
    )?;
    let meta = Meta {
        device: DeviceId(draw_id(host)),
        office: OfficeUse::Practice,
        created_at: host.now(),
    };
    let mut store = Store::create(app.data_dir(), &key, meta)?;
    let year = demo::year(demo::SEED, situations).map_err(|_| AppError::new("internal"))?;
    let (user, today) = (year.user, year.today);
    let now = cii_domain::on_day(host.now(), today);
    year.load_into(&mut store, now, &mut || draw_id(host))?;
    set_user(&mut store, user)?;
    store.set_setting(PRACTICE_DAY, &today.to_string())?;
    let journal = Journal::open(app.data_dir(), &key, (user, now))?;
    let key = (key, SlotKind::Practice);
    app.put_office(store, journal, slots, key, user, Some(today))?;
    Ok(DONE)
}
