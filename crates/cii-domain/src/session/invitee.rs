//! The places at the table: in what capacity somebody sits there, which letters went out, what was answered.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{InstitutionKey, InviteeId, Language, StaffId, code::codes, staff::Function};

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
    pub(super) const fn asks_for_function(self) -> bool {
        matches!(
            self,
            Self::SmrPhysician | Self::Coordinator | Self::BureauMember
        )
    }

    /// Whether somebody with these functions can sit in it whatever their institution.
    pub(super) fn suits(self, functions: &[Function]) -> bool {
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
