//! The rules a second time, slowly, from their prose: one field of one record, one question, no tables, and no code
//! shared with the rules. Where the two differ, one of them is wrong. The numbers are those of the rules in
//! `access.rs`.

use chrono::{Days, NaiveDate};

use super::world::{Sample, Viewer, World};
use crate::{
    InstitutionKey, StaffId,
    access::{Opening, Override, Role},
    person::Person,
    procuration::{DataCategory, Procuration},
    session::{self, Invitee, Reply, Session, SessionKind, SessionState, Who},
    situation::{AgeGroup, Register, Situation, SituationState},
    staff::Function,
};

/// One look: who, at what, on which day, in which capacity.
pub(super) struct Look<'w> {
    pub(super) world: &'w World,
    pub(super) viewer: &'w Viewer,
    pub(super) role: Role,
    pub(super) today: NaiveDate,
}

/// `blocks[orp].status` as (`blocks`, `orp`, `status`).
pub(super) fn split(path: &str) -> (&str, &str, &str) {
    match path.split_once('[') {
        Some((field, rest)) => {
            let (key, part) = rest.rsplit_once(']').unwrap();
            (field, key, part.trim_start_matches('.'))
        }
        None => match path.split_once('.') {
            Some((field, part)) => (field, "", part),
            None => (path, "", ""),
        },
    }
}

/// Whether `viewer` sees the field `path` of the record.
pub(super) fn sees(
    world: &World,
    viewer: &Viewer,
    sample: Sample<'_>,
    path: &str,
    today: NaiveDate,
) -> bool {
    in_office(viewer, today)
        && viewer.roles().into_iter().any(|role| {
            let look = Look {
                world,
                viewer,
                role,
                today,
            };
            super::oracle_read::sees(&look, sample, path)
        })
}

/// Whether `viewer` may change the field `path` of the record.
pub(super) fn changes(
    world: &World,
    viewer: &Viewer,
    sample: Sample<'_>,
    path: &str,
    today: NaiveDate,
) -> bool {
    in_office(viewer, today)
        && !super::oracle_write::is_sealed(world, viewer, sample, path)
        && viewer.roles().into_iter().any(|role| {
            let look = Look {
                world,
                viewer,
                role,
                today,
            };
            super::oracle_write::changes(&look, sample, path)
        })
}

/// Rule 2.
fn in_office(viewer: &Viewer, today: NaiveDate) -> bool {
    let began = match viewer.staff.from {
        Some(first) => today >= first,
        None => true,
    };
    let goes_on = match viewer.staff.to {
        Some(last) => today <= last,
        None => true,
    };
    began && goes_on
}

/// Rule 12: under which category an institution's own data fall.
pub(super) fn category(institution: &str) -> Option<DataCategory> {
    Some(match institution {
        "sict" | "orp" | "lmmt" => DataCategory::Employment,
        "sas" | "ocps" | "oasi" | "bip" | "bcop" | "cms" | "spm" | "bci" | "scj" | "ope" => {
            DataCategory::SocialAid
        }
        "sfop" | "t1" | "she" | "osp" | "cio" | "se" | "oes" | "sec2" => DataCategory::Training,
        "oai" => DataCategory::DisabilityInsurance,
        "smr" | "suva" | "addiction_valais" | "cdtea" | "ppp" | "sppa" | "sppea" | "sppha" => {
            DataCategory::Medical
        }
        "sapem" | "osama" | "epcl" => DataCategory::Penal,
        _ => return None,
    })
}

/// What must be ticked to learn from `institution`.
pub(super) fn needed(institution: &str) -> DataCategory {
    category(institution).unwrap_or(DataCategory::Medical)
}

pub(super) fn is_active(procuration: &Procuration, today: NaiveDate) -> bool {
    let revoked = match &procuration.revocation {
        Some(revocation) => today >= revocation.on,
        None => false,
    };
    let outgrown = match procuration.majority_on {
        Some(majority) => today >= majority,
        None => false,
    };
    let signed = match procuration.signed_on {
        Some(signed) => today >= signed,
        None => false,
    };
    signed
        && !revoked
        && !outgrown
        && procuration.replaced_by.is_none()
        && today >= procuration.starts_on
        && today <= procuration.ends_on
}

/// Rule 4: whether an override holds.
fn holds(world: &World, exception: &Override, today: NaiveDate) -> bool {
    let last_possible = exception.from + Days::new(30);
    let in_time = exception.from <= today
        && today <= exception.until
        && exception.until < last_possible
        && !exception.reason.trim().is_empty();
    let cut = world.procurations.iter().any(|procuration| {
        procuration.situation == exception.situation
            && procuration
                .revocation
                .as_ref()
                .is_some_and(|it| it.on >= exception.from && it.on <= today)
    });
    let is_mask = matches!(exception.opening, Opening::Mask { .. });
    in_time && (is_mask || !cut)
}

impl Look<'_> {
    pub(super) fn me(&self) -> StaffId {
        self.viewer.staff.id
    }

    pub(super) fn mine(&self) -> &InstitutionKey {
        &self.viewer.staff.institution
    }

    pub(super) fn is(&self, functions: &[Function]) -> bool {
        functions.iter().any(|f| self.role == Role::Function(*f))
    }

    pub(super) fn is_bureau(&self) -> bool {
        self.is(&[
            Function::Secretariat,
            Function::CantonalOfficer,
            Function::RegionalCoordinator,
            Function::ThematicCoordinator,
        ])
    }

    pub(super) fn is_respondent(&self) -> bool {
        self.is(&[Function::RespondentAdults, Function::RespondentYouth])
    }

    pub(super) fn is_announcer(&self) -> bool {
        self.is_respondent() || self.is(&[Function::FieldWorker])
    }

    pub(super) fn is_partner(&self) -> bool {
        self.is_announcer() || self.is(&[Function::ContactPerson])
    }

    /// Rule 3, with the exception of rule 4.
    pub(super) fn is_masked(&self, situation: &Situation) -> bool {
        let Some(restriction) = &self.world.person.restriction else {
            return false;
        };
        let lifted = self.world.overrides.iter().any(|exception| {
            exception.situation == situation.id
                && exception.opening == (Opening::Mask { staff: self.me() })
                && holds(self.world, exception, self.today)
        });
        !restriction.allowed.contains(&self.me()) && !lifted
    }

    /// Rule 5.
    pub(super) fn in_area(&self, situation: &Situation) -> bool {
        if self.is(&[Function::Secretariat, Function::CantonalOfficer]) {
            return true;
        }
        if self.is(&[Function::RegionalCoordinator]) {
            return self.viewer.staff.region == Some(situation.region);
        }
        self.is(&[Function::ThematicCoordinator])
            && (situation.register == Register::T1
                || situation.announcement.age_group == AgeGroup::Youth)
    }

    /// Rule 6: leading the situation.
    pub(super) fn in_charge(&self, situation: &Situation) -> bool {
        let manager = situation.case_manager.as_ref().map(|it| it.staff);
        situation.coordinator == Some(self.me()) || manager == Some(self.me())
    }

    pub(super) fn sessions_of(&self, situation: &Situation) -> Vec<&Session> {
        let all = self.world.sessions.iter();
        all.filter(|session| session.situation == situation.id)
            .collect()
    }

    pub(super) fn seats<'s>(&self, session: &'s Session) -> Vec<&'s Invitee> {
        let all = session.invitees.iter();
        all.filter(|seat| seat.who == Who::Staff(self.me()))
            .collect()
    }

    /// Rule 6: sitting at a session or leading it.
    pub(super) fn at(&self, session: &Session) -> bool {
        session.leader == Some(self.me()) || self.seats(session).into_iter().any(comes)
    }

    /// Rule 8.
    pub(super) fn reaches(&self, situation: &Situation) -> bool {
        let me = Some(self.me());
        if self.is(&[Function::FieldWorker]) {
            return situation.announcement.worker == me;
        }
        if !self.is_partner() {
            return false;
        }
        let region = self.viewer.staff.region;
        region.is_none()
            || region == Some(situation.region)
            || situation.announcement.worker == me
            || situation.announcement.respondent == me
            || situation.involved.iter().any(|it| it.contact == me)
            || situation.case_manager.as_ref().map(|it| it.staff) == me
            || self
                .sessions_of(situation)
                .into_iter()
                .any(|session| !self.seats(session).is_empty())
    }

    /// Rule 9.
    pub(super) fn announced(&self, situation: &Situation) -> bool {
        self.is_announcer()
            && self.reaches(situation)
            && situation.announcement.service == *self.mine()
    }

    /// Rule 9: before the triage.
    pub(super) fn is_fresh(&self, situation: &Situation) -> bool {
        self.announced(situation)
            && (situation.state == SituationState::Draft
                || situation.state == SituationState::Announced)
    }

    /// Rule 9: whether the person took a procuration back.
    pub(super) fn has_revoked(&self, situation: &Situation) -> bool {
        let all = self.world.procurations.iter();
        let mut own = all.filter(|procuration| procuration.situation == situation.id);
        own.any(|procuration| match &procuration.revocation {
            Some(revocation) => self.today >= revocation.on,
            None => false,
        })
    }

    /// Rules 4 and 12: whether `institution` may learn data of `wanted`.
    pub(super) fn opens(
        &self,
        situation: &Situation,
        institution: &InstitutionKey,
        wanted: DataCategory,
    ) -> bool {
        let signed = self.world.procurations.iter().any(|procuration| {
            procuration.situation == situation.id
                && is_active(procuration, self.today)
                && procuration
                    .grants
                    .iter()
                    .any(|it| it.institution == *institution && it.categories.contains(&wanted))
        });
        let excepted = self.world.overrides.iter().any(|exception| {
            let opened = match &exception.opening {
                Opening::Categories {
                    institution: to,
                    categories,
                } => to == institution && categories.contains(&wanted),
                Opening::Mask { .. } => false,
            };
            opened
                && exception.situation == situation.id
                && holds(self.world, exception, self.today)
        });
        signed || excepted
    }

    /// Rule 11: whether anything at all is open to the own institution.
    pub(super) fn is_named(&self, situation: &Situation) -> bool {
        let any = DataCategory::ALL.iter();
        let mut any = any.filter(|category| self.opens(situation, self.mine(), **category));
        any.next().is_some()
    }

    /// Rule 18.
    pub(super) fn examines(&self, session: &Session) -> bool {
        self.is(&[Function::SmrPhysician])
            && session.kind == SessionKind::Assessment
            && category(self.mine().as_str()) == Some(DataCategory::Medical)
            && self
                .seats(session)
                .into_iter()
                .any(|seat| comes(seat) && seat.role == session::Role::SmrPhysician)
    }

    /// Rule 15: guests are the Bureau, respondents, workers and physicians.
    pub(super) fn is_invited(&self, session: &Session) -> bool {
        let guest = self.is_bureau() || self.is_announcer() || self.is(&[Function::SmrPhysician]);
        guest && !self.seats(session).is_empty()
    }
}

pub(super) fn comes(seat: &Invitee) -> bool {
    match seat.reply {
        Reply::Open | Reply::Accepted { .. } => seat.called_off.is_none(),
        Reply::Declined { .. } | Reply::Replaced { .. } => false,
    }
}

pub(super) fn is_to_come(session: &Session) -> bool {
    match session.state {
        SessionState::Planned
        | SessionState::Invited
        | SessionState::Confirmed
        | SessionState::Ready
        | SessionState::Postponed => true,
        SessionState::Held
        | SessionState::Cancelled
        | SessionState::MinutesInReview
        | SessionState::Approved => false,
    }
}

/// Rule 3 for a person whom no situation lifts the mask from.
pub(super) fn is_allowed(person: &Person, staff: StaffId) -> bool {
    match &person.restriction {
        Some(restriction) => restriction.allowed.contains(&staff),
        None => true,
    }
}
