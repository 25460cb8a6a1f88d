//! A situation as a list reads it.

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, PersonId, Region, SituationId, StaffId,
    due::FollowUpDays,
    procuration::ProcurationState,
    situation::{CaseNumber, Register, ServiceKind, SituationState},
};
use rusqlite::Row;
use uuid::Uuid;

use super::{
    day,
    hidden::Hidden,
    situation::service_bits,
    standing::{HIDDEN, NONE, Standing},
};
use crate::{Damage, StoreError};

/// A situation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SituationRow {
    /// Orders by age: a younger situation has a higher one.
    pub row: i64,
    /// The situation.
    pub situation: SituationId,
    /// Its person.
    pub person: PersonId,
    /// Its number.
    pub number: CaseNumber,
    /// Family name, as it is: mask it unless `visible`.
    pub name: String,
    /// First name, as it is: mask it unless `visible`.
    pub first_name: String,
    /// Date of birth: mask it unless `visible`.
    pub birth_date: Option<NaiveDate>,
    /// Town: mask it unless `visible`.
    pub place: String,
    /// Whether the person is restricted.
    pub restricted: bool,
    /// Whether the viewer may see who this is.
    pub visible: bool,
    /// Region.
    pub region: Region,
    /// Register. None: hidden from this device.
    pub register: Option<Register>,
    /// State. None: hidden from this device.
    pub state: Option<SituationState>,
    /// Coordinator in charge.
    pub coordinator: Option<StaffId>,
    /// Case manager.
    pub case_manager: Option<StaffId>,
    /// Name of the case manager; empty if there is none.
    pub case_manager_name: String,
    /// Kinds of services given or running.
    pub services: Vec<ServiceKind>,
    /// Day of the announcement. None: hidden from this device.
    pub announced_on: Option<NaiveDate>,
    /// The service that announced. None: hidden from this device.
    pub announced_by: Option<InstitutionKey>,
    /// Where its procuration stands on the day of asking. None: there is none.
    pub procuration: Option<ProcurationState>,
    /// Last day of that procuration.
    pub procuration_last_day: Option<NaiveDate>,
    /// The day from which the next quarterly follow-up is counted on the day of asking.
    pub followed_up_on: Option<NaiveDate>,
    /// Whether this device sees the follow-ups, and with them how the situation is followed.
    pub shows_follow_ups: bool,
    /// The institutions around the person.
    pub involved: Vec<InstitutionKey>,
}

/// The columns that [`from_row`] reads; `?1` must be the viewer.
pub(crate) const COLUMNS: &str = "s.row, s.situation, s.person, s.year, s.running, s.name, \
    s.first_name, s.birth_day, s.place, s.region, s.register, s.state, s.coordinator, \
    s.case_manager, s.case_manager_name, s.services, s.announced_day, s.announced_by, \
    s.procuration, s.procuration_from, s.procuration_to, s.restricted, s.follow_up, \
    s.involved, s.procuration_revoked, NOT s.restricted OR EXISTS (SELECT 1 FROM restricted_staff a \
    WHERE a.row = s.row AND a.staff = ?1), s.hidden";

/// A list row, as it stands on `today`.
pub(crate) fn from_row(row: &Row<'_>, today: NaiveDate) -> Result<SituationRow, StoreError> {
    let broken = || StoreError::Damaged(Damage::Content);
    let index = |column: usize| -> Result<usize, StoreError> {
        usize::try_from(row.get::<_, i64>(column)?).map_err(|_| broken())
    };
    let hidden: i64 = row.get(26)?;
    let day_at = |column: usize| -> Result<Option<NaiveDate>, StoreError> {
        Ok(row.get::<_, Option<i32>>(column)?.and_then(day::date))
    };
    let services = row.get::<_, i64>(15)?;
    let standing = Standing {
        code: row.get(18)?,
        from: row.get(19)?,
        to: row.get(20)?,
        revoked: row.get(24)?,
    };
    let involved = row.get_ref(23)?.as_str().map_err(|_| broken())?;
    Ok(SituationRow {
        row: row.get(0)?,
        situation: SituationId(row.get(1)?),
        person: PersonId(row.get(2)?),
        number: CaseNumber {
            year: row.get(3)?,
            running: row.get(4)?,
        },
        name: row.get(5)?,
        first_name: row.get(6)?,
        birth_date: day_at(7)?,
        place: row.get(8)?,
        region: Region::ALL.get(index(9)?).copied().ok_or_else(broken)?,
        register: match hidden & Hidden::STATE {
            0 => Some(Register::ALL.get(index(10)?).copied().ok_or_else(broken)?),
            _ => None,
        },
        state: match hidden & Hidden::STATE {
            0 => Some(
                SituationState::ALL
                    .get(index(11)?)
                    .copied()
                    .ok_or_else(broken)?,
            ),
            _ => None,
        },
        coordinator: row.get::<_, Option<Uuid>>(12)?.map(StaffId),
        case_manager: row.get::<_, Option<Uuid>>(13)?.map(StaffId),
        case_manager_name: row.get(14)?,
        services: ServiceKind::ALL
            .iter()
            .copied()
            .filter(|kind| services & service_bits([*kind]) != 0)
            .collect(),
        announced_on: day_at(16)?.filter(|_| hidden & Hidden::ANNOUNCEMENT == 0),
        announced_by: Some(InstitutionKey(row.get(17)?))
            .filter(|_| hidden & Hidden::ANNOUNCEMENT == 0),
        procuration: standing.state_on(day::number(today)),
        procuration_last_day: if matches!(standing.code, NONE | HIDDEN) {
            None
        } else {
            day::date(standing.to)
        },
        restricted: row.get(21)?,
        followed_up_on: row
            .get_ref(22)?
            .as_str_or_null()
            .map_err(|_| broken())?
            .map(serde_json::from_str::<FollowUpDays>)
            .transpose()?
            .map(|days| days.since(today)),
        involved: involved
            .split(' ')
            .filter(|key| !key.is_empty())
            .map(InstitutionKey::new)
            .collect(),
        shows_follow_ups: hidden & Hidden::FOLLOW_UPS == 0,
        visible: row.get(25)?,
    })
}
