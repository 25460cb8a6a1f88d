//! Round tables and assessments.

mod acts;
mod candidates;
mod held;
mod invitee;
mod outcome;
mod table;
#[cfg(test)]
mod tests;

pub use acts::{CallOff, SessionError, reply_by};
pub use candidates::{Candidates, Looking};
pub use held::Held;
pub use invitee::{
    Channel, Invitee, InviteeState, Leaving, Reply, Role, Sending, SendingKind, Who,
};
pub use outcome::{Approval, Decision, Outcome};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionKey, InviteeId, Language, Region, RoomId, SessionId, SituationId, StaffId,
    attachment::Attachment, code::codes,
};

codes! {
    /// The two kinds of session.
    pub enum SessionKind {
        /// Table ronde / Runder Tisch: the professionals, the person as a rule absent.
        RoundTable = "round_table",
        /// Assessment: with the person and a physician of the SMR.
        Assessment = "assessment",
    }
}

impl SessionKind {
    /// Usual duration in minutes: a round table lasts at most 90, an assessment 120.
    pub const fn usual_minutes(self) -> u16 {
        match self {
            Self::RoundTable => 90,
            Self::Assessment => 120,
        }
    }

    /// What such a session can decide, the usual first: a round table may ask for an assessment, and an assessment yields
    /// the objective contract (annual report 2012, 6).
    pub const fn decisions(self) -> &'static [Decision] {
        use Decision as D;
        match self {
            Self::RoundTable => &[
                D::Assessment,
                D::Network,
                D::Coaching,
                D::CaseManagement,
                D::MedicalMandate,
                D::SingleInstitution,
                D::OutsideCii,
                D::Pending,
            ],
            Self::Assessment => &[
                D::ObjectiveContract,
                D::Network,
                D::Coaching,
                D::CaseManagement,
                D::MedicalMandate,
                D::SingleInstitution,
                D::OutsideCii,
                D::Pending,
            ],
        }
    }
}

codes! {
    /// Where a session stands.
    pub enum SessionState {
        /// Roster and perhaps a date; nobody invited.
        Planned = "planned",
        /// Invitations went out.
        Invited = "invited",
        /// The quorum has answered.
        Confirmed = "confirmed",
        /// Every rule met or waived.
        Ready = "ready",
        /// It took place.
        Held = "held",
        /// Put off; a new date is to be found.
        Postponed = "postponed",
        /// It will not take place.
        Cancelled = "cancelled",
        /// Minutes written, being read.
        MinutesInReview = "minutes_in_review",
        /// Minutes approved.
        Approved = "approved",
    }
}

impl SessionState {
    /// Whether it still takes the time of people and rooms.
    pub const fn is_booked(self) -> bool {
        !matches!(self, Self::Postponed | Self::Cancelled)
    }

    /// Whether it still has to be prepared.
    pub const fn is_upcoming(self) -> bool {
        matches!(
            self,
            Self::Planned | Self::Invited | Self::Confirmed | Self::Ready | Self::Postponed
        )
    }

    /// Whether it is to take place on its date: one that was put off waits for another first.
    pub const fn is_to_come(self) -> bool {
        self.is_upcoming() && !matches!(self, Self::Postponed)
    }

    /// Whether there is something to do still: it is to come, or its minutes are not approved.
    pub const fn is_at_work(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Approved)
    }
}

/// Where a session takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum Place {
    /// Not decided.
    Open,
    /// In a room.
    Room(RoomId),
    /// By video, under this link.
    Video(String),
}

/// What one institution brings to the table (annual report 2012, 6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Which.
    pub institution: InstitutionKey,
    /// Status of the person there.
    pub status: String,
    /// Entitlement.
    pub entitlement: String,
    /// Measures done.
    pub measures_done: String,
    /// Next step.
    pub next_step: String,
    /// Day on which the block was filled. None: still empty.
    pub filled_on: Option<NaiveDate>,
    /// The language in which it was written. None: nothing written yet.
    pub language: Option<Language>,
}

impl Block {
    /// A block in which nothing is written.
    pub fn empty(institution: InstitutionKey) -> Self {
        Self {
            institution,
            status: String::new(),
            entitlement: String::new(),
            measures_done: String::new(),
            next_step: String::new(),
            filled_on: None,
            language: None,
        }
    }

    /// Whether it says what the table needs to decide: where the person stands, and what comes next.
    pub fn is_sufficient(&self) -> bool {
        !self.status.is_empty() && !self.next_step.is_empty()
    }
}

codes! {
    /// A rule that a session must meet before it is ready.
    pub enum ReadinessRule {
        /// Everyone the kind of session needs is on the roster.
        Roster = "roster",
        /// An active procuration names every institution at the table.
        Procuration = "procuration",
        /// Identity data confirmed since the announcement or within 30 days.
        Identity = "identity",
        /// Every institution filled its block.
        Blocks = "blocks",
        /// Room or video link.
        Place = "place",
        /// Everyone invited to the present date.
        Invitations = "invitations",
        /// Everyone who must be there has accepted.
        Quorum = "quorum",
        /// A working day, and nobody and no room booked twice.
        Date = "date",
    }
}

/// A rule set aside by somebody entitled, with a reason. It then shows as waived, not as met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// Which rule.
    pub rule: ReadinessRule,
    /// Why.
    pub reason: String,
    /// The language in which the reason was written. None: unknown.
    pub language: Option<Language>,
    /// By whom.
    pub by: StaffId,
    /// Day.
    pub on: NaiveDate,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Identity of the record.
    pub id: SessionId,
    /// Round table or assessment.
    pub kind: SessionKind,
    /// The situation it is about.
    pub situation: SituationId,
    /// Where it stands.
    pub state: SessionState,
    /// Who leads: somebody at the table who has not declined. None: nobody does.
    pub leader: Option<StaffId>,
    /// Begin, local time of Europe/Zurich. None: to be found, or to be found again.
    pub starts_at: Option<NaiveDateTime>,
    /// Duration in minutes.
    pub minutes: u16,
    /// The language spoken. None: that of the region.
    pub language: Option<Language>,
    /// Where.
    pub place: Place,
    /// The table.
    pub invitees: Vec<Invitee>,
    /// Why the person is invited to a round table, which is the exception. Empty otherwise.
    pub person_invited_because: String,
    /// One block per institution.
    pub blocks: Vec<Block>,
    /// Rules set aside.
    pub waivers: Vec<Waiver>,
    /// Counts changes of date or place since the first invitation: which state of the session a letter tells.
    pub sequence: u32,
    /// The number (SEQUENCE) with which calendar files of the session left last. None: none left.
    #[serde(default)]
    pub handed_out: Option<u32>,
    /// Day of the postponement or cancellation and why. None while it stands.
    pub called_off: Option<CalledOff>,
    /// What came out. None: not held yet.
    pub outcome: Option<Outcome>,
    /// What belongs to the minutes: the scan of a signed sheet, a document that lay on the table.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// Why a session does not take place as planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledOff {
    /// Day of the decision.
    pub on: NaiveDate,
    /// Reason, for the file; letters do not carry it.
    pub reason: String,
    /// The language in which the reason was written. None: unknown.
    pub language: Option<Language>,
}

impl Session {
    /// End, if the begin is known.
    pub fn ends_at(&self) -> Option<NaiveDateTime> {
        self.starts_at
            .and_then(|start| start.checked_add_signed(TimeDelta::minutes(i64::from(self.minutes))))
    }

    /// The language spoken at the session of a situation in `region`.
    pub fn spoken_in(&self, region: Region) -> Language {
        self.language.unwrap_or(region.language())
    }

    /// The invitee with this id.
    pub fn find_invitee(&self, id: InviteeId) -> Option<&Invitee> {
        self.invitees.iter().find(|invitee| invitee.id == id)
    }

    /// Whether somebody was told of it, so that a change has to be told as well.
    pub fn is_told(&self) -> bool {
        self.invitees
            .iter()
            .any(|invitee| !invitee.sendings.is_empty())
    }

    /// Where the invitation of one of its invitees stands. Who accepted and was told another place comes first of all
    /// to be told this one.
    pub fn invitee_state(&self, invitee: &Invitee) -> InviteeState {
        let told = invitee
            .last_sending()
            .map(|sending| sending.sequence == self.sequence);
        if invitee.called_off.is_some() {
            return if invitee.is_to_call_off() {
                InviteeState::ToCallOff
            } else {
                InviteeState::CalledOff
            };
        }
        match (&invitee.reply, told) {
            (Reply::Declined { .. }, _) => InviteeState::Declined,
            (Reply::Replaced { .. }, _) => InviteeState::Replaced,
            (Reply::Open | Reply::Accepted { .. }, Some(false)) => InviteeState::ToUpdate,
            (Reply::Accepted { .. }, _) => InviteeState::Accepted,
            (Reply::Open, None) => InviteeState::ToSend,
            (Reply::Open, Some(true)) => InviteeState::Sent,
        }
    }

    /// Whether the letters to its table concern the invitee: somebody expected, or called off and told so by a letter that
    /// can still be taken back. Who declined or is replaced gets none any more.
    pub fn is_addressed(&self, invitee: &Invitee) -> bool {
        match self.invitee_state(invitee) {
            InviteeState::Declined | InviteeState::Replaced => false,
            InviteeState::CalledOff => self.refuse_taking_back(invitee).is_ok(),
            InviteeState::ToSend
            | InviteeState::ToUpdate
            | InviteeState::Sent
            | InviteeState::Accepted
            | InviteeState::ToCallOff => true,
        }
    }

    /// Whether an answer of the invitee is awaited: invited to the date as it stands, which is still to come.
    pub fn is_awaited(&self, invitee: &Invitee, now: NaiveDateTime) -> bool {
        self.state.is_to_come()
            && self.starts_at.is_some_and(|starts_at| starts_at > now)
            && self.invitee_state(invitee) == InviteeState::Sent
    }
}
