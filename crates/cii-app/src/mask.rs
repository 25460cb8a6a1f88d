//! Who a situation is about, as far as the user may know: behind the mask of a restricted person nobody reads or changes
//! anything but the staff who are named.

use cii_domain::{SituationId, StaffId, person::Person, situation::Situation};
use cii_store::{Reader, StoreError};

use crate::AppError;

/// The situation `id`, if `viewer` may know whose it is. Every act on a file begins here, so that a refused act leaves
/// nothing behind.
pub(crate) fn get_situation(
    r: &Reader<'_>,
    id: SituationId,
    viewer: StaffId,
) -> Result<Situation, AppError> {
    let situation: Situation = r.get(&id)?;
    let person = person_of(r, &situation)?;
    refuse_unless_visible(&person, viewer)?;
    Ok(situation)
}

/// The person of `situation`. One of whom nothing is known where the shared server does not show who it is: somebody can be
/// at the table, or decide about a measure, without a name.
pub(crate) fn person_of(r: &Reader<'_>, situation: &Situation) -> Result<Person, StoreError> {
    let person = r.find(&situation.person)?;
    Ok(person.unwrap_or_else(|| Person::unknown(situation.person)))
}

/// All situations of the person of `situation`, as far as they are here; none where it is not shown who it is.
pub(crate) fn situations_of_person(
    r: &Reader<'_>,
    situation: &Situation,
) -> Result<Vec<Situation>, StoreError> {
    // Those of unknown persons have nothing in common but that.
    if situation.person.0.is_nil() {
        return Ok(Vec::new());
    }
    r.list_of(&situation.person)
}

/// The name of `person`, if `viewer` may know it.
pub(crate) fn name_for(person: &Person, viewer: StaffId) -> Option<String> {
    let name = person.full_name();
    (person.is_visible_to(viewer) && !name.is_empty()).then_some(name)
}

/// Refuses if `person` is restricted to others.
pub(crate) fn refuse_unless_visible(person: &Person, viewer: StaffId) -> Result<(), AppError> {
    if person.is_visible_to(viewer) {
        Ok(())
    } else {
        Err(AppError::new("restricted"))
    }
}
