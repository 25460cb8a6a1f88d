//! The procuration: what the person allows the institutions to exchange (convention 2022, 5.12).

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionKey, Language, PersonId, ProcurationId, SituationId,
    attachment::Attachment,
    code::codes,
    dates::{add_months, majority_on},
    due::ENDING_AHEAD_DAYS,
    error_code::{ErrorCode, Param},
    person::{Person, Representative},
};

codes! {
    /// A category of data that a procuration opens or leaves closed.
    pub enum DataCategory {
        /// Who the person is.
        Identity = "identity",
        /// Employment and unemployment.
        Employment = "employment",
        /// Social aid.
        SocialAid = "social_aid",
        /// Disability insurance.
        DisabilityInsurance = "disability_insurance",
        /// Training and guidance.
        Training = "training",
        /// Medical data; off unless ticked.
        Medical = "medical",
        /// Debts.
        Debt = "debt",
        /// Penal matters.
        Penal = "penal",
    }
}

/// What one institution may learn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Which institution.
    pub institution: InstitutionKey,
    /// Which categories.
    pub categories: BTreeSet<DataCategory>,
}

/// The end that the person set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    /// From this day on nothing may be exchanged.
    pub on: NaiveDate,
    /// In the person's words, if any.
    pub reason: String,
    /// The language in which the reason was written. None: there is none, or unknown.
    pub language: Option<Language>,
}

codes! {
    /// Where a procuration stands on a given day.
    pub enum ProcurationState {
        /// Drawn up, not signed.
        DrawnUp = "drawn_up",
        /// Signed, its first day still to come.
        Signed = "signed",
        /// In force.
        Active = "active",
        /// Past its last day, or outgrown at majority.
        Expired = "expired",
        /// Revoked by the person.
        Revoked = "revoked",
        /// Replaced by a newer one.
        Replaced = "replaced",
    }
}

/// A procuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procuration {
    /// Identity of the record.
    pub id: ProcurationId,
    /// Whose.
    pub person: PersonId,
    /// For which situation.
    pub situation: SituationId,
    /// Day it was drawn up.
    pub drawn_up_on: NaiveDate,
    /// Day it was signed. None: not yet.
    pub signed_on: Option<NaiveDate>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Whether a representative signed instead of the person (minor, curatelle).
    pub signed_by_representative: bool,
    /// Day on which a minor comes of age: the last day is the one before. None: not a minor's procuration.
    pub majority_on: Option<NaiveDate>,
    /// The matrix institutions × categories.
    pub grants: Vec<Grant>,
    /// Version of the form that was signed.
    pub form_version: u16,
    /// Revocation, if any. It always wins.
    pub revocation: Option<Revocation>,
    /// The procuration that takes its place, if any.
    pub replaced_by: Option<ProcurationId>,
    /// The successor's first day, from which on this one is replaced. None with a successor: it was replaced at once,
    /// as records from before this field say it.
    #[serde(default)]
    pub replaced_on: Option<NaiveDate>,
    /// The signed paper, scanned. It may be added after the signature, which is what usually happens.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// Why a paper is no procuration of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// It was over before it was signed, so that it never opened anything.
    #[error("signed after its last day, {0}")]
    SignedAfterEnd(NaiveDate),
    /// Signed by a representative, and the person has none.
    #[error("no representative")]
    WithoutRepresentative,
    /// Signed by a minor for whom a representative acts.
    #[error("signed by a minor")]
    RepresentativeMustSign,
}

impl PaperError {
    /// The input of the form that is wrong.
    pub const fn field(self) -> &'static str {
        match self {
            Self::SignedAfterEnd(_) => "signed_on",
            Self::WithoutRepresentative | Self::RepresentativeMustSign => {
                "signed_by_representative"
            }
        }
    }
}

impl ErrorCode for PaperError {
    fn code(&self) -> &'static str {
        match self {
            Self::SignedAfterEnd(_) => "signed_after_end",
            Self::WithoutRepresentative => "no_representative",
            Self::RepresentativeMustSign => "representative_must_sign",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::SignedAfterEnd(end) => vec![("end", Param::Date(*end))],
            Self::WithoutRepresentative | Self::RepresentativeMustSign => Vec::new(),
        }
    }
}

/// A procuration that another one would cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    /// The first day of the other one, from which on it would be replaced.
    pub from: NaiveDate,
    /// Its last day as it stands.
    pub until: NaiveDate,
}

impl Procuration {
    /// Refuses a paper that cannot be one of `person`.
    pub fn check(&self, person: &Person) -> Result<(), PaperError> {
        let end = self.last_day();
        if self.signed_on.is_some_and(|signed| signed > end) {
            return Err(PaperError::SignedAfterEnd(end));
        }
        if self.signed_by_representative && person.representative.is_none() {
            return Err(PaperError::WithoutRepresentative);
        }
        let acts = |day| person.find_acting_representative(day).is_some();
        if !self.signed_by_representative && self.signed_on.is_some_and(acts) {
            return Err(PaperError::RepresentativeMustSign);
        }
        Ok(())
    }

    /// Whose signature it still needs on `day`: that of whoever acts for a minor, on a paper that stands and that they did not
    /// sign. One that a minor signed alone before anybody was entered to act is judged again by this; it stays in force
    /// meanwhile, since what institutions may know is opened and closed by somebody, not by an entry elsewhere. From the
    /// majority on the person signs.
    pub fn find_missing_signer<'a>(
        &self,
        person: &'a Person,
        day: NaiveDate,
    ) -> Option<&'a Representative> {
        let stands = matches!(
            self.state_on(day),
            ProcurationState::DrawnUp | ProcurationState::Signed | ProcurationState::Active
        );
        person
            .find_acting_representative(day)
            .filter(|_| stands && !self.signed_by_representative)
    }

    /// The last day on which it can be active: its end, or the eve of the majority.
    pub fn last_day(&self) -> NaiveDate {
        match self.majority_on.and_then(|day| day.pred_opt()) {
            Some(eve) => eve.min(self.ends_on),
            None => self.ends_on,
        }
    }

    /// The first day on which it can be active. None: not signed.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.signed_on.map(|signed| signed.max(self.starts_on))
    }

    /// Reckons the majority from the date of birth: a procuration that begins on that day or later has none to wait for.
    pub fn set_birth_date(&mut self, birth_date: Option<NaiveDate>) {
        self.majority_on = birth_date
            .map(majority_on)
            .filter(|day| *day > self.starts_on);
    }

    /// Lets a signed `successor` take the place of this one, from the successor's first day on, if on `today` both are in
    /// force or still to come. What was signed earlier, or is over before this one begins, takes nobody's place. An earlier
    /// replacement stands. Says whether anything changed.
    pub fn give_way_to(&mut self, successor: &Self, today: NaiveDate) -> bool {
        let (Some(own), Some(from)) = (self.first_day(), successor.first_day()) else {
            return false;
        };
        let stands = |procuration: &Self| {
            matches!(
                procuration.state_on(today),
                ProcurationState::Active | ProcurationState::Signed
            )
        };
        if self.id == successor.id || !stands(self) || !stands(successor) {
            return false;
        }
        let is_late = successor.signed_on < self.signed_on || successor.last_day() < own;
        if is_late || self.replaced_on.is_some_and(|on| on <= from) {
            return false;
        }
        self.replaced_by = Some(successor.id);
        self.replaced_on = Some(from);
        true
    }

    /// Which of `others` this one would cut short if it were filed on `today` as it stands; not signed yet, as if it were
    /// signed on that day. What ends before this one begins loses nothing and is not named.
    pub fn foresee_replaced(&self, others: &[Self], today: NaiveDate) -> Vec<Replacement> {
        let mut paper = self.clone();
        let signed = *paper.signed_on.get_or_insert(today);
        let from = signed.max(paper.starts_on);
        others
            .iter()
            .filter(|other| from <= other.last_day() && (*other).clone().give_way_to(&paper, today))
            .map(|other| Replacement {
                from,
                until: other.last_day(),
            })
            .collect()
    }

    /// Whether another one has taken its place on `day`.
    fn is_replaced_on(&self, day: NaiveDate) -> bool {
        self.replaced_by.is_some() && self.replaced_on.is_none_or(|on| on <= day)
    }

    /// Where it stands on `day`.
    pub fn state_on(&self, day: NaiveDate) -> ProcurationState {
        if self
            .revocation
            .as_ref()
            .is_some_and(|revocation| revocation.on <= day)
        {
            return ProcurationState::Revoked;
        }
        if self.is_replaced_on(day) {
            return ProcurationState::Replaced;
        }
        if self.signed_on.is_none_or(|signed| day < signed) {
            return ProcurationState::DrawnUp;
        }
        if day > self.last_day() {
            ProcurationState::Expired
        } else if day < self.starts_on {
            ProcurationState::Signed
        } else {
            ProcurationState::Active
        }
    }

    /// Whether on `day` it lets `institution` learn data of `category`.
    pub fn opens(
        &self,
        day: NaiveDate,
        institution: &InstitutionKey,
        category: DataCategory,
    ) -> bool {
        self.state_on(day) == ProcurationState::Active
            && self.grants.iter().any(|grant| {
                &grant.institution == institution && grant.categories.contains(&category)
            })
    }

    /// Whether on `day` it names `institution` at all.
    pub fn names(&self, day: NaiveDate, institution: &InstitutionKey) -> bool {
        self.state_on(day) == ProcurationState::Active
            && self
                .grants
                .iter()
                .any(|grant| &grant.institution == institution && !grant.categories.is_empty())
    }
}

/// The first and the last day that are proposed for one more procuration beside `existing`: a year from `today`. Where the
/// one in force, or one signed ahead, is about to end, it is a renewal and begins on the day after, so that no day stays
/// closed and none is given up.
pub fn propose_days(existing: &[Procuration], today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let open_until = existing
        .iter()
        .filter(|procuration| {
            matches!(
                procuration.state_on(today),
                ProcurationState::Active | ProcurationState::Signed
            )
        })
        .map(Procuration::last_day)
        .max();
    let starts_on = open_until
        .filter(|last| last.signed_duration_since(today).num_days() <= ENDING_AHEAD_DAYS)
        .and_then(|last| last.succ_opt())
        .unwrap_or(today);
    let a_year_on = add_months(starts_on, 12);
    (starts_on, a_year_on.pred_opt().unwrap_or(a_year_on))
}

/// How many years from today the days of a procuration usually lie within.
pub const USUAL_YEARS: i32 = 5;

/// A first or last day so far from today that it may be a slip of the keys. It is no rule: an old paper is filed late, and
/// a long one is the person's will. So it is said, and nothing is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnusualDay {
    /// It begins more than [`USUAL_YEARS`] ago.
    StartsLongAgo,
    /// It ends in more than [`USUAL_YEARS`].
    EndsFarAhead,
}

impl UnusualDay {
    /// The stable code of its hint.
    pub const fn code(self) -> &'static str {
        match self {
            Self::StartsLongAgo => "starts_long_ago",
            Self::EndsFarAhead => "ends_far_ahead",
        }
    }
}

/// What is unusual about a procuration from `starts_on` to `ends_on`, seen on `today`.
pub fn list_unusual_days(
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    today: NaiveDate,
) -> Vec<UnusualDay> {
    let months = USUAL_YEARS.saturating_mul(12);
    let starts = add_months(starts_on, months) < today;
    let ends = ends_on > add_months(today, months);
    [
        (starts, UnusualDay::StartsLongAgo),
        (ends, UnusualDay::EndsFarAhead),
    ]
    .into_iter()
    .filter_map(|(is_so, day)| is_so.then_some(day))
    .collect()
}
