//! Who sits here: what changes when an office comes to a shared server.

use cii_domain::{
    StaffId,
    person::{Address, Form},
    staff::{Function, Staff},
};
use cii_store::{Store, StoreError};

use super::USER;
use crate::{
    App, AppError,
    desk::{OpenOffice, draw_id},
    reference,
};

/// What the user of an office that came to a server wrote of themselves, until the server's word of them is there.
const OWN_WORDS: &str = "own_words";
const FORMER_USER: &str = "former_user";

/// Remembers who sits here.
pub(crate) fn set_user(store: &mut Store, user: StaffId) -> Result<(), StoreError> {
    store.set_setting(USER, &user.to_string())
}

/// The user of an office that worked alone is known to a server as `staff`: they sit here from now on, and did what was
/// done here. What they wrote of themselves is kept until the server's word of them is there.
pub(crate) fn take_seat(office: &mut OpenOffice, staff: StaffId) -> Result<(), AppError> {
    let former = office.user;
    if let Some(own) = office.store.read(|r| r.find::<Staff>(&former))? {
        let text = serde_json::to_string(&own).map_err(StoreError::from)?;
        office.store.set_setting(OWN_WORDS, &text)?;
    }
    office.store.hand_over(former, staff)?;
    set_user(&mut office.store, staff)?;
    office.store.set_setting(FORMER_USER, &former.to_string())?;
    office.user = staff;
    Ok(())
}

/// Under what identity the user worked here before the office came to a server: the access journal still names it.
pub(crate) fn former_user(store: &Store) -> Result<Option<StaffId>, StoreError> {
    Ok(store.setting(FORMER_USER)?.and_then(|id| id.parse().ok()))
}

/// Everything came from the server. What the user wrote of themselves before goes where the server knows nothing, and
/// one without institutions gets those that every office begins with. Whether that changed anything.
pub(crate) fn settle_in(
    office: &mut OpenOffice,
    staff: StaffId,
    app: &App,
) -> Result<bool, StoreError> {
    let Some(own) = office.store.read(|r| r.find::<Staff>(&staff))? else {
        return Ok(false);
    };
    let mut settled = write_own_words(office, &own, app)?;
    let institutions = office
        .store
        .read(|r| r.count(cii_store::RecordKind::Institution))?;
    if institutions == 0 && own.has(Function::CantonalOfficer) {
        plant_reference(&mut office.store, staff, app)?;
        settled = true;
    }
    Ok(settled)
}

/// Title, form, telephone, mail and address as the user wrote them, where the server knows none.
fn write_own_words(office: &mut OpenOffice, own: &Staff, app: &App) -> Result<bool, StoreError> {
    let Some(words) = office
        .store
        .setting(OWN_WORDS)?
        .and_then(|text| serde_json::from_str::<Staff>(&text).ok())
    else {
        return Ok(false);
    };
    let either = |server: &str, here: String| match server {
        "" => here,
        server => server.to_owned(),
    };
    let written = Staff {
        title: either(&own.title, words.title),
        form: match own.form {
            Form::Neutral => words.form,
            form => form,
        },
        phone: either(&own.phone, words.phone),
        email: either(&own.email, words.email),
        address: if own.address == Address::default() {
            words.address
        } else {
            own.address.clone()
        },
        language: words.language,
        ..own.clone()
    };
    let act = cii_store::Act::final_("save_staff", own.id, app.host().now());
    office
        .store
        .change(act, &mut || draw_id(app.host()), |w| w.put(&written))?;
    office.store.set_setting(OWN_WORDS, "")?;
    Ok(written != *own)
}

fn plant_reference(store: &mut Store, user: StaffId, app: &App) -> Result<(), StoreError> {
    let Ok(reference) = reference::records() else {
        return Ok(());
    };
    let act = cii_store::Act::final_("create_office", user, app.host().now());
    store.change(act, &mut || draw_id(app.host()), |w| reference.put_into(w))
}
