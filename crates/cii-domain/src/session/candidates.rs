//! Who could take a seat at the table.

use chrono::NaiveDate;

use super::{Role, Session, Who};
use crate::{InstitutionKey, InviteeId, Region, StaffId, staff::Staff};

/// The seat for which somebody is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looking {
    /// In what capacity.
    pub role: Role,
    /// For which institution. None: any.
    pub institution: Option<InstitutionKey>,
    /// Whose substitute it is to be. None: nobody's.
    pub instead_of: Option<InviteeId>,
}

/// Who could take a seat: those of the region first, else in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates {
    /// Those whom the seat is meant for: of its institution, with the function that it asks for.
    pub meant: Vec<StaffId>,
    /// The others who can sit in it all the same.
    pub others: Vec<StaffId>,
}

impl Looking {
    fn is_meant_for(&self, member: &Staff) -> bool {
        let of_institution = self
            .institution
            .as_ref()
            .is_none_or(|key| *key == member.institution);
        of_institution && (!self.role.asks_for_function() || self.role.suits(&member.functions))
    }
}

impl Session {
    /// Who of `staff` could take a seat at the session of a situation in `region`: in office `today`, and not at the table
    /// yet, or called off and to be invited again; as a substitute only who may come instead.
    pub fn list_candidates(
        &self,
        looking: &Looking,
        staff: &[Staff],
        region: Region,
        today: NaiveDate,
    ) -> Candidates {
        let seat = looking.instead_of.and_then(|id| self.find_invitee(id));
        let sits = |member: &Staff| {
            let who = Who::Staff(member.id);
            self.invitees.iter().any(|invitee| {
                invitee.who == who && (seat.is_some() || invitee.called_off.is_none())
            })
        };
        let mut free: Vec<&Staff> = staff
            .iter()
            .filter(|member| member.is_active_on(today) && !sits(member))
            .filter(|member| seat.is_none_or(|seat| seat.takes_instead(member)))
            .collect();
        free.sort_by_key(|member| member.region != Some(region));
        let (meant, others): (Vec<&Staff>, Vec<&Staff>) = free
            .into_iter()
            .partition(|member| looking.is_meant_for(member));
        let ids = |staff: Vec<&Staff>| staff.into_iter().map(|member| member.id).collect();
        Candidates {
            meant: ids(meant),
            others: ids(others),
        }
    }
}
