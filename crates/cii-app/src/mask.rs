//! The mask over persons whose file is restricted to named staff: nobody else reads it, and nobody else changes it.

use cii_domain::{SituationId, StaffId, person::Person, situation::Situation};
use cii_store::Reader;

use crate::AppError;

/// The situation `id`, if `viewer` may know whose it is. Every act on a file begins here, so that a refused act leaves
/// nothing behind.
pub(crate) fn get_situation(
    r: &Reader<'_>,
    id: SituationId,
    viewer: StaffId,
) -> Result<Situation, AppError> {
    let situation: Situation = r.get(&id)?;
    let person: Person = r.get(&situation.person)?;
    refuse_unless_visible(&person, viewer)?;
    Ok(situation)
}

/// Refuses if `person` is restricted to others.
pub(crate) fn refuse_unless_visible(person: &Person, viewer: StaffId) -> Result<(), AppError> {
    if person.is_visible_to(viewer) {
        Ok(())
    } else {
        Err(AppError::new("restricted"))
    }
}
