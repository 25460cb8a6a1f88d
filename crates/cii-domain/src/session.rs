//! Round tables and assessments.

mod acts;
mod candidates;
mod held;
mod table;
#[cfg(test)]
mod tests;

pub use acts::{CallOff, SessionError, reply_by};
pub use candidates::{Candidates, Looking};
pub use held::Held;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionKey, InviteeId, Language, Region, RoomId, SessionId, SituationId, StaffId,
    code::codes, staff::Function,
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

codes! {
    /// In what capacity somebody sits at the table.
    pub enum Role {
        /// The person concerned.
        Person = "person",
        /// The worker who announced.
        AnnouncingWorker = "announcing_worker",
        /// Respondent of an institution.
        Respondent = "respondent",
        /// Physician delegated by the SMR.
        SmrPhysician = "smr_physician",
        /// Member of the Bureau.
        BureauMember = "bureau_member",
        /// Coordinator who leads.
        Coordinator = "coordinator",
        /// Somebody else whose presence helps.
        Guest = "guest",
    }
}

impl Role {
    /// Whether one leads in it: a coordinator a round table, a member of the Bureau an assessment.
    pub const fn leads(self) -> bool {
        matches!(self, Self::Coordinator | Self::BureauMember)
    }

    /// Whether one sits in it for a function, and not for an institution.
    const fn asks_for_function(self) -> bool {
        matches!(
            self,
            Self::SmrPhysician | Self::Coordinator | Self::BureauMember
        )
    }

    /// Whether somebody with these functions can sit in it whatever their institution.
    fn suits(self, functions: &[Function]) -> bool {
        functions.iter().any(|function| match self {
            Self::SmrPhysician => *function == Function::SmrPhysician,
            Self::Coordinator | Self::BureauMember => function.is_bureau(),
            _ => false,
        })
    }
}

/// Who is meant by an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Who {
    /// The person of the situation.
    Person,
    /// A member of staff.
    Staff(StaffId),
}

/// The answer of an invitee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Reply {
    /// None yet.
    Open,
    /// Will come.
    Accepted {
        /// Day of the answer.
        on: NaiveDate,
    },
    /// Will not come.
    Declined {
        /// Day of the answer.
        on: NaiveDate,
    },
    /// Somebody else comes instead.
    Replaced {
        /// Day of the answer.
        on: NaiveDate,
        /// The invitee who comes instead.
        by: InviteeId,
    },
}

codes! {
    /// How an invitation travels.
    pub enum Channel {
        /// On paper.
        Letter = "letter",
        /// By mail.
        Mail = "mail",
    }
}

codes! {
    /// Why a letter to an invitee went out.
    pub enum SendingKind {
        /// It told the date: a first invitation, a change, a cancellation.
        Invitation = "invitation",
        /// It asked again for an answer.
        Reminder = "reminder",
        /// It took the invitation of this one invitee back; the session takes place.
        CallOff = "call_off",
    }
}

/// One letter that went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// Day.
    pub on: NaiveDate,
    /// Which state of the session it told: equal to the session's `sequence` while nothing has changed since.
    pub sequence: u32,
    /// How.
    pub channel: Channel,
    /// Why.
    pub kind: SendingKind,
    /// The begin that it told.
    pub starts_at: NaiveDateTime,
}

codes! {
    /// Where the invitation of one invitee stands.
    pub enum InviteeState {
        /// Nothing went out yet.
        ToSend = "to_send",
        /// What went out tells another date or place.
        ToUpdate = "to_update",
        /// Invited; no answer yet.
        Sent = "sent",
        /// Comes.
        Accepted = "accepted",
        /// Does not come.
        Declined = "declined",
        /// Somebody else comes instead.
        Replaced = "replaced",
        /// No longer needed, and does not know it yet.
        ToCallOff = "to_call_off",
        /// No longer needed, and was told so.
        CalledOff = "called_off",
    }
}

codes! {
    /// How somebody can be taken off the table.
    pub enum Leaving {
        /// At once: nobody would come in vain.
        AtOnce = "at_once",
        /// By being called off: told of the session, and expected.
        ByCallOff = "by_call_off",
        /// Once the letter that calls them off went out.
        AfterLetter = "after_letter",
    }
}

/// One place at the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    /// Identity within the session.
    pub id: InviteeId,
    /// Who.
    pub who: Who,
    /// In what capacity.
    pub role: Role,
    /// For which institution. None: the person, or a guest.
    pub institution: Option<InstitutionKey>,
    /// What went out so far, oldest first.
    pub sendings: Vec<Sending>,
    /// The answer.
    pub reply: Reply,
    /// Day on which the Bureau called off this invitee alone, who had been told of the session. None: needed.
    #[serde(default)]
    pub called_off: Option<NaiveDate>,
    /// Why, for the file; letters do not carry it. Empty: not said.
    #[serde(default)]
    pub called_off_because: String,
    /// The language in which that was written. None: nothing is.
    #[serde(default)]
    pub called_off_language: Option<Language>,
}

impl Invitee {
    /// Somebody who sits at the table from now on; nothing went out yet.
    pub fn new(id: InviteeId, who: Who, role: Role, institution: Option<InstitutionKey>) -> Self {
        Self {
            id,
            who,
            role,
            institution,
            sendings: Vec::new(),
            reply: Reply::Open,
            called_off: None,
            called_off_because: String::new(),
            called_off_language: None,
        }
    }

    /// The last sending, if any.
    pub fn last_sending(&self) -> Option<&Sending> {
        self.sendings.last()
    }

    /// The last sending of one kind, if any.
    pub fn last_of(&self, kind: SendingKind) -> Option<&Sending> {
        self.sendings
            .iter()
            .rev()
            .find(|sending| sending.kind == kind)
    }

    /// Whether this invitee is still expected: not declined, not replaced and not called off.
    pub fn is_expected(&self) -> bool {
        self.called_off.is_none() && matches!(self.reply, Reply::Open | Reply::Accepted { .. })
    }

    /// Whether this invitee was called off and still has to hear of it.
    pub fn is_to_call_off(&self) -> bool {
        self.called_off.is_some()
            && self
                .last_sending()
                .is_some_and(|sending| sending.kind != SendingKind::CallOff)
    }

    /// Which member of staff. None: the person.
    pub const fn staff(&self) -> Option<StaffId> {
        match self.who {
            Who::Staff(id) => Some(id),
            Who::Person => None,
        }
    }

    /// How the seat is cleared. Whoever was told of the session and not of having been called off would come, and nobody
    /// would know.
    pub fn leaving(&self) -> Leaving {
        if self.sendings.is_empty() {
            Leaving::AtOnce
        } else if self.is_to_call_off() {
            Leaving::AfterLetter
        } else if self.is_expected() {
            Leaving::ByCallOff
        } else {
            Leaving::AtOnce
        }
    }

    /// Whether this invitee can lead: expected, in a role that does.
    pub fn can_lead(&self) -> bool {
        self.role.leads() && self.is_expected()
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

codes! {
    /// What a session decides.
    pub enum Decision {
        /// Network care.
        Network = "network",
        /// An assessment.
        Assessment = "assessment",
        /// Coaching ORP-CMS.
        Coaching = "coaching",
        /// Case management CII.
        CaseManagement = "case_management",
        /// Medical mandate.
        MedicalMandate = "medical_mandate",
        /// Follow-up by one institution alone.
        SingleInstitution = "single_institution",
        /// Outside the CII.
        OutsideCii = "outside_cii",
        /// Pending.
        Pending = "pending",
        /// An objective contract, the result of an assessment.
        ObjectiveContract = "objective_contract",
    }
}

/// What came out of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The decision.
    pub decision: Decision,
    /// Minutes; empty: to be written.
    pub minutes: String,
    /// The language in which the minutes were written. None: there are none.
    pub language: Option<Language>,
    /// Who approved the minutes. None: not approved, and still open to changes.
    pub approval: Option<Approval>,
}

/// The approval of minutes. From then on neither they nor the decision change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Day.
    pub on: NaiveDate,
    /// By whom.
    pub by: StaffId,
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
